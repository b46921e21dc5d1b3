"""Lists: patches of a list of texts, in the form it has: one value, brackets, or lines with marks."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import yaml

from planner.facts.model import Kind
from planner.facts.reading.answers import without_number
from planner.facts.splicing.entries import Entry, former_of, sure
from planner.facts.splicing.newlines import marked, text_form
from planner.facts.splicing.page import Page, Patch
from planner.facts.splicing.singles import clear, without
from planner.facts.writing.values import in_brackets, in_one_value, written


def list_patches(page: Page, entry: Entry, texts: tuple[str, ...]) -> Iterator[Patch]:
    """Yield the patches that give a list other entries; what does not fit its form gets marks."""
    value = entry.value
    if isinstance(value, yaml.SequenceNode) and not value.flow_style:
        bare = _is_bare(page, value)
        yield from _all_dashes(page, entry, value, texts) if bare else _dashes(page, entry, value, texts)
        return
    form = _on_one_line(page, entry, texts)
    if form is None and entry.in_brackets:
        page.refuse(entry.line, f"花括号里写不下“{entry.question.key}”的新内容")
    if form is not None and entry.is_blank:
        at = page.start(value)
        yield Patch(at, at, f" {form}")
    elif form is not None:
        yield Patch(*page.extent(value, entry.column), form)
    else:
        yield from _as_dashes(page, entry, texts)


def _on_one_line(page: Page, entry: Entry, texts: tuple[str, ...]) -> str | None:
    """Return the entries on one line, in brackets or as one value as they stand; None for dashes."""
    value = entry.value
    if isinstance(value, yaml.SequenceNode):
        return in_brackets(texts, _joint(page, value))
    if entry.in_brackets:
        return in_brackets(texts)
    if isinstance(value, yaml.ScalarNode) and value.value and value.style not in {"|", ">"}:
        return in_one_value(texts, former_of(page, value))
    return None


def _joint(page: Page, value: yaml.SequenceNode) -> str:
    """Return what parts the first two entries in brackets, a comma and a blank when there is one."""
    if len(value.value) < 2:  # noqa: PLR2004 - a pair
        return ", "
    first, second = value.value[:2]
    between = page.content[page.extent(first, 0)[1] : page.start(second)]
    return between if not between.strip(", ") else ", "


def _as_dashes(page: Page, entry: Entry, texts: tuple[str, ...]) -> Iterator[Patch]:
    """Yield the patches that write the entries below the key, each on its line."""
    column = entry.column + page.habits.dash
    line = page.last_line(entry.value, entry.column) if not entry.is_blank else entry.line
    sure(page, entry)
    yield from clear(page, entry)
    yield page.after(page.with_remarks(line, entry.column), marked(page, entry.line, texts, column))


def _dashes(page: Page, entry: Entry, value: yaml.SequenceNode, texts: tuple[str, ...]) -> Iterator[Patch]:
    """Yield patches of the entries that change; the lines of the others stay."""
    items, column = list(value.value), value.start_mark.column
    former = [_numberless(item.value) if isinstance(item, yaml.ScalarNode) else None for item in items]
    matcher = SequenceMatcher(None, former, [_numberless(text) for text in texts], autojunk=False)
    for _, low, high, begin, end in matcher.get_opcodes():
        kept = min(high - low, end - begin)
        if former[low:high] == [_numberless(text) for text in texts[begin:end]]:
            continue
        for item, text in zip(items[low:], texts[begin : begin + kept], strict=False):
            yield _entry_patch(page, item, column, text)
        for item in items[low + kept : high]:
            yield without(page, item, column)
        if begin + kept < end:
            yield _more(page, entry, value, low + kept, texts[begin + kept : end])


def _is_bare(page: Page, value: yaml.SequenceNode) -> bool:
    """Return whether the entries stand on lines of their own without marks."""
    line, column = value.start_mark.line, value.start_mark.column
    return page.lines[line][column : column + 1] != "-"


def _all_dashes(
    page: Page, entry: Entry, value: yaml.SequenceNode, texts: tuple[str, ...]
) -> Iterator[Patch]:
    """Yield the patches that write a list without marks anew, with marks."""
    first, column = value.start_mark.line, value.start_mark.column
    last = page.last_line(value, column)
    yield page.without(first, last)
    yield page.after(last, marked(page, entry.line, texts, column))


def _entry_patch(page: Page, item: yaml.Node, column: int, text: str) -> Patch:
    form = written(text, Kind.TEXT, former_of(page, item))
    if form is None:
        page.refuse(item.start_mark.line, f"写不进“{text}”")
    begin, end = page.extent(item, column)
    return Patch(begin, end, form if end > begin else f" {form}")


def _more(page: Page, entry: Entry, value: yaml.SequenceNode, place: int, texts: Sequence[str]) -> Patch:
    """Return the patch that puts entries before the entry at `place`, or behind the last."""
    items, column = value.value, value.start_mark.column
    model = items[max(place - 1, 0)]
    mark = page.lines[model.start_mark.line][: model.start_mark.column]
    page.start(model)
    mark = mark if mark.strip() == "-" else f"{' ' * column}- "
    lines = [mark + text_form(page, entry.line, text) for text in texts]
    if place:
        return page.after(page.last_line(model, column), lines)
    at = page.starts[model.start_mark.line]
    return Patch(at, at, "".join(line + page.line_end for line in lines))


def _numberless(text: str) -> str:
    return without_number(text).strip()
