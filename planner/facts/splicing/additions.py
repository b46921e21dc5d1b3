"""Additions: patches that put in what a facts file has no key for yet, and new records of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from planner.facts.model import Kind, Question
from planner.facts.splicing.entries import Entry, sure
from planner.facts.splicing.habits import STEP
from planner.facts.splicing.newlines import brace_form, braces, new_entry, record_lines
from planner.facts.splicing.page import Page, Patch
from planner.facts.splicing.wanted import Change


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a key is missing: in the group or record `node`, behind the entry `before` if there is one.

    `head` is the line of a group's own key; None for a record and for the top.
    """

    node: yaml.MappingNode
    before: Entry | None
    head: int | None


def insertion(page: Page, question: Question, change: Change, gap: Gap) -> Patch:
    """Return the patch that puts a key where it belongs among those of a group or record."""
    node, before, head = gap.node, gap.before, gap.head
    column = node.start_mark.column
    in_record = head is None and column > 0
    if node.flow_style:
        return _insert_in_braces(page, question, change, node)
    lines = new_entry(page, question, change, column, in_record=in_record)
    if before is not None:
        sure(page, before)
        last = before.line if before.is_blank else page.last_line(before.value, before.column)
        below = page.with_remarks(last, before.column)
        return page.after(below, _spaced(page, lines, question, column, below))
    if head is not None:
        return page.after(head, lines)
    at, first = page.start(node), node.start_mark.line
    if page.lines[first][:column].strip():
        words = page.line_end.join(lines)[column:]
        return Patch(at, at, words + page.line_end + " " * column)
    at = page.starts[first]
    return Patch(at, at, "".join(line + page.line_end for line in lines))


def _spaced(page: Page, lines: list[str], question: Question, column: int, line: int) -> list[str]:
    """Return the lines of a new group or list set apart by a blank line where the file does so."""
    below = page.lines[line + 1 : line + 2]
    apart = column == 0 and question.kind in {Kind.GROUP, Kind.RECORDS, Kind.LIST}
    ends = not any(page.lines[line + 1 :])
    spaced = "" in page.lines[:line] if ends else bool(below) and not below[0].strip()
    return ["", *lines] if apart and spaced else lines


def _insert_in_braces(page: Page, question: Question, change: Change, node: yaml.MappingNode) -> Patch:
    line, texts = node.start_mark.line, change.texts or ()
    if question.kind in {Kind.GROUP, Kind.RECORDS} or not texts:
        page.refuse(line, f"花括号里写不下“{question.key}”")
    form = brace_form(page, line, question, texts)
    end = page.extent(node, node.start_mark.column)[1] - 1
    return Patch(end, end, f"{', ' if node.value else ''}{question.key}: {form}")


def new_records(page: Page, entry: Entry, added: Sequence[Change]) -> Patch:
    """Return the patch that adds records behind those of a list, in the form the list has."""
    value = entry.value
    if isinstance(value, yaml.SequenceNode) and value.flow_style:
        return _more_in_brackets(page, entry, value, added)
    if isinstance(value, yaml.SequenceNode) and value.value:
        last, column = value.value[-1], value.start_mark.column
        page.start(last)
        line, mark = page.last_line(last, column), _mark(page, last, column)
        inner = last.start_mark.column
    elif entry.is_blank and not entry.in_brackets:
        sure(page, entry)
        column = entry.column + page.habits.dash
        line, mark, inner = entry.line, f"{' ' * column}- ", column + STEP
    else:
        page.refuse(entry.line, f"“{entry.question.key}”要一条一条写，每条以“- ”开头")
    above = entry.column if entry.is_blank else column
    lines = [line for record in added for line in record_lines(page, entry.question, record, mark, inner)]
    return page.after(page.with_remarks(line, above), lines)


def _mark(page: Page, record: yaml.Node, column: int) -> str:
    """Return what stands before the first key of a record."""
    mark = page.lines[record.start_mark.line][: record.start_mark.column]
    return mark if mark.strip() == "-" else f"{' ' * column}-".ljust(record.start_mark.column)


def _more_in_brackets(page: Page, entry: Entry, value: yaml.SequenceNode, added: Sequence[Change]) -> Patch:
    end = page.extent(value, entry.column)[1] - 1
    joint = ", " if value.value else ""
    records = ", ".join(braces(page, entry.line, entry.question, record) for record in added)
    return Patch(end, end, joint + records)
