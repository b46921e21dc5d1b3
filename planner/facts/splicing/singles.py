"""Singles: patches of an answer that is one value, and of any answer that is taken away."""

from collections.abc import Iterator

import yaml

from planner.facts.splicing.entries import Entry, former_of, sure
from planner.facts.splicing.page import Page, Patch
from planner.facts.writing.values import written


def value_patches(page: Page, entry: Entry, text: str) -> Iterator[Patch]:
    """Yield the patches that give a key another value, in the form the former one has."""
    value, question = entry.value, entry.question
    former = former_of(page, value)
    if former.sign in {"|", ">"} and (former.sign == "|" or "\n" not in text):
        yield _block(page, entry, text)
        return
    form = written(text, question.kind, former, in_brackets=entry.in_brackets)
    if form is None:
        page.refuse(entry.line, f"“{question.key}”写不进“{text}”")
    if entry.is_blank:
        at = page.start(value)
        yield Patch(at, at, f" {form}")
    elif isinstance(value, yaml.CollectionNode) and not value.flow_style:
        yield from clear(page, entry)
        at = _behind_colon(page, entry)
        yield Patch(at, at, f" {form}")
    else:
        yield Patch(*page.extent(value, entry.column), form)


def _block(page: Page, entry: Entry, text: str) -> Patch:
    """Return the patch of the lines below | or >, with the indent of the first of them."""
    first = entry.value.start_mark.line + 1
    last = page.last_line(entry.value, entry.column)
    column = entry.column + page.habits.step
    if last >= first:
        filled = next(line for line in page.lines[first : last + 1] if line.strip())
        column = len(filled) - len(filled.lstrip())
    lines = [" " * column + words if words.strip() else "" for words in text.split("\n")]
    if last < first:
        return page.after(last, lines)
    sure(page, entry)
    return Patch(page.starts[first], page.starts[last] + len(page.lines[last]), page.line_end.join(lines))


def clear(page: Page, entry: Entry) -> Iterator[Patch]:
    """Yield the patches that leave a key blank; comments between the entries of a list stay."""
    value = entry.value
    if entry.is_blank:
        return
    if isinstance(value, yaml.SequenceNode) and not value.flow_style:
        for item in value.value:
            yield without(page, item, value.start_mark.column)
        return
    begin, end = page.extent(value, entry.column)
    if entry.in_brackets:
        yield Patch(begin, end, "")
    elif value.start_mark.line > entry.line:
        last = page.last_line(value, entry.column)
        remark = page.content[end : page.starts[last] + len(page.lines[last])].strip()
        yield Patch(begin, end, "") if remark else page.without(value.start_mark.line, last)
    else:
        yield Patch(_behind_colon(page, entry), end, "")


def _behind_colon(page: Page, entry: Entry) -> int:
    """Return the offset right behind the colon of a key."""
    key = entry.key
    at = page.offset(key.end_mark.line, key.end_mark.column)
    return page.content.index(":", at) + 1


def without(page: Page, item: yaml.Node, column: int) -> Patch:
    """Return the patch that takes an entry of a list, or a record, away with its lines."""
    first = next(
        at for at in range(item.start_mark.line, -1, -1) if page.mended[at][column : column + 1] == "-"
    )
    return page.without(first, page.last_line(item, column))
