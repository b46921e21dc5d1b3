"""Patching: where in a facts file the wanted changes go, as patches of its content."""

from collections.abc import Iterator, Sequence

import yaml

from planner.facts.model import Kind, Question, Questionnaire
from planner.facts.splicing.additions import Gap, insertion, new_records
from planner.facts.splicing.entries import Entry, entries_of, sure, texts_of
from planner.facts.splicing.lists import list_patches
from planner.facts.splicing.newlines import new_lines
from planner.facts.splicing.page import Page, Patch
from planner.facts.splicing.singles import clear, value_patches, without
from planner.facts.splicing.wanted import Change


def patches(page: Page, change: Change, questionnaire: Questionnaire) -> list[Patch]:
    """Return the patches that make a change; raises SpliceError where the page is not fit for it."""
    root = page.root
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        added = new_lines(page, questionnaire.questions, change, 0)
        if not page.content.strip():
            return [Patch(0, 0, "".join(line + page.line_end for line in added))]
        last = next(at for at in range(len(page.lines) - 1, -1, -1) if page.lines[at])
        return [page.after(last, added)] if added else []
    if not isinstance(root, yaml.MappingNode):
        page.refuse(root.start_mark.line, "不是“名称: 内容”")
    return list(_group(page, questionnaire.questions, root, change, None))


def _group(
    page: Page, questions: Sequence[Question], node: yaml.MappingNode, change: Change, head: int | None
) -> Iterator[Patch]:
    """Yield the patches of a group or record; `head` is the line of a group's key, if it has one."""
    entries = entries_of(questions, node)
    before: Entry | None = None
    for question in questions:
        entry, inner = entries.get(question.key), change.below.get(question.key)
        if entry and inner:
            yield from _answer(page, entry, inner)
        elif inner and inner.gives:
            yield insertion(page, question, inner, Gap(node, before, head))
        before = entry or before


def _answer(page: Page, entry: Entry, change: Change) -> Iterator[Patch]:
    kind = entry.question.kind
    if kind is Kind.GROUP:
        yield from _subgroup(page, entry, change)
    elif kind is Kind.RECORDS:
        yield from _records(page, entry, change)
    elif change.texts is not None and change.texts != texts_of(entry):
        page.offset(entry.line, entry.column)  # a line with a slip is mended by hand first
        if not change.texts:
            yield from clear(page, entry)
        elif kind is Kind.LIST:
            yield from list_patches(page, entry, change.texts)
        else:
            yield from value_patches(page, entry, change.texts[0])


def _subgroup(page: Page, entry: Entry, change: Change) -> Iterator[Patch]:
    if isinstance(entry.value, yaml.MappingNode):
        yield from _group(page, entry.question.children, entry.value, change, entry.line)
    elif not entry.is_blank or entry.in_brackets:
        page.refuse(entry.line, f"“{entry.question.key}”下面要分项填，现在直接写着内容")
    elif change.gives:
        sure(page, entry)
        lines = new_lines(page, entry.question.children, change, entry.column + page.habits.step)
        yield page.after(page.with_remarks(entry.line, entry.column), lines)


def _records(page: Page, entry: Entry, change: Change) -> Iterator[Patch]:
    value = entry.value
    there = len(value.value) if isinstance(value, yaml.SequenceNode) else 0
    beyond = next((n for n, part in change.below.items() if part.gives and int(n) > there), "")
    if change.texts is not None:
        yield from clear(page, entry)
    elif beyond:
        page.refuse(entry.line, f"“{entry.question.key}”下面没有第 {beyond} 条")
    elif isinstance(value, yaml.SequenceNode):
        yield from _known_records(page, entry, value, change)
    added = [record for record in change.added if record.gives]
    if added:
        yield new_records(page, entry, added)


def _known_records(page: Page, entry: Entry, value: yaml.SequenceNode, change: Change) -> Iterator[Patch]:
    for number, item in enumerate(value.value, 1):
        inner = change.below.get(str(number))
        if inner is None:
            continue
        if inner.texts is not None and not value.flow_style:
            yield without(page, item, value.start_mark.column)
        elif isinstance(item, yaml.MappingNode) and inner.texts is None:
            yield from _group(page, entry.question.children, item, inner, None)
        elif inner.gives or inner.texts is not None:
            page.refuse(item.start_mark.line, "的这一条写法认不准")
