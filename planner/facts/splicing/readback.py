"""Read-back: whether a changed facts file says what it said before, and what was to change."""

from collections.abc import Mapping as Tree
from itertools import zip_longest

from planner.facts.model import Kind, Question, Questionnaire
from planner.facts.reading.answers import split_items, without_number
from planner.facts.reading.longway import root_of
from planner.facts.reading.nodes import Mapping, Node, Scalar, Sequence
from planner.facts.splicing.wanted import Change

Plain = str | list["Plain"] | dict[str, "Plain"]


def differs(former: str, changed: str, change: Change, questionnaire: Questionnaire) -> str:
    """Return the path of an answer of `changed` that is neither as before nor as wanted, "" for none.

    Raises InvalidInputError when either content cannot be parsed.
    """
    before, now = (_plain(root_of(content, questionnaire)) for content in (former, changed))
    return _group(before, now, change, {q.key: q for q in questionnaire.questions}, "")


def _plain(node: Node | None) -> Plain:
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.entries}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.text.strip() if isinstance(node, Scalar) else ""


def _group(before: Plain, now: Plain, change: Change, known: Tree[str, Question], path: str) -> str:
    """Return the path that differs in a group or record."""
    if not change.below:
        return "" if _same(before, now) else path or "文件"
    first = before if isinstance(before, dict) else {}
    second = now if isinstance(now, dict) else {}
    for key in dict.fromkeys((*first, *second)):
        inner = change.below.get(key, Change())
        found = _answer(first.get(key, ""), second.get(key, ""), inner, known.get(key), f"{path}{key}")
        if found:
            return found
    missing = (key for key in change.below if key not in second and change.below[key].gives)
    return next((f"{path}{key}" for key in missing), "")


def _answer(before: Plain, now: Plain, change: Change, question: Question | None, path: str) -> str:
    known = {child.key: child for child in question.children} if question else {}
    if question is None:
        return "" if _same(before, now) else path
    if question.kind is Kind.GROUP:
        return _group(before, now, change, known, f"{path}.")
    if question.kind is Kind.RECORDS:
        return _records(before, now, change, known, path)
    if change.texts is None:
        return "" if _same(before, now) else path
    return "" if _read(now, question) == _numberless(change.texts, question) else path


def _records(before: Plain, now: Plain, change: Change, known: Tree[str, Question], path: str) -> str:
    if change.texts == ():
        kept: list[tuple[Plain, Change]] = []
    else:
        listed = before if isinstance(before, list) else []
        numbered = [(item, change.below.get(str(number), Change())) for number, item in enumerate(listed, 1)]
        kept = [(item, inner) for item, inner in numbered if inner.texts is None]
        if not isinstance(before, list) and not _is_blank(before):
            return "" if before == now else path
    pairs = [*kept, *(("", added) for added in change.added if added.gives)]
    found = now if isinstance(now, list) else []
    for number, (pair, item) in enumerate(zip_longest(pairs, found), 1):
        if pair is None or item is None:
            return f"{path}.{number}"
        differing = _group(pair[0], item, pair[1], known, f"{path}.{number}.")
        if differing:
            return differing
    return ""


def _read(now: Plain, question: Question) -> tuple[str, ...]:
    """Return the texts of an answer as the loader takes them."""
    if question.kind is Kind.LIST and isinstance(now, str):
        return _numberless(split_items(now)[0], question)
    if isinstance(now, list):
        return _numberless(tuple(item if isinstance(item, str) else "?" for item in now), question)
    return (now,) if isinstance(now, str) and now else ()


def _numberless(texts: tuple[str, ...], question: Question) -> tuple[str, ...]:
    if question.kind is not Kind.LIST:
        return texts
    return tuple(without_number(text).strip() for text in texts)


def _same(before: Plain, now: Plain) -> bool:
    if _is_blank(before) and _is_blank(now):
        return True
    if isinstance(before, dict) and isinstance(now, dict):
        return all(_same(before.get(key, ""), now.get(key, "")) for key in {**before, **now})
    return before == now


def _is_blank(value: Plain) -> bool:
    if isinstance(value, dict):
        return all(_is_blank(part) for part in value.values())
    return not value
