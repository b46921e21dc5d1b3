"""The narrow form: a facts file without a slip, read line by line in about the time of the C parser.

One key with a plain, quoted or bracketed value a line, lists with marks, known keys in their columns.
A file that leaves this form in a single line goes through the line check and the YAML parser. What
both can take, both read alike: a property test holds it.
"""

import re
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Final

from planner.facts.model import Fact, Kind, Question, Record
from planner.facts.nodes import Scalar, Sequence
from planner.facts.reader import Reader
from planner.finding import Place

_START: Final = r"[\w“‘《〈〔（…—]"
_PLAIN: Final = rf"(?!“.*[\"'＂]$|‘.*[\"'＂]$){_START}[^:#]*(?:(?::(?=[^ ])|(?<! )#)[^:#]*)*"
_ITEM: Final = rf"{_START}(?:[^,\[\]{{}}:#'\"＂&*!|>%@`?]|:(?=\w))*"
_LINE: Final = re.compile(rf"( *)(- )?(?:(\w{{1,30}}):(?:$| (?:({_PLAIN})|(.+)))|({_PLAIN}))")
_LIST: Final = re.compile(rf"\[(?:{_ITEM}(?:, {_ITEM})*)?\]")
_ITEMS: Final = re.compile(_ITEM)
_QUOTED: Final = re.compile(r"\"[^\"\\]*\"|'[^']*'")
_STEP: Final = 2


def read_narrow(reader: Reader) -> bool:
    """Return whether every line of the reader's source is of the narrow form, and has been read.

    When not, what the reader holds then is of no use.
    """
    lines = reader.source.lines
    if _is_odd(lines):
        return False
    walk = _Walk(reader)
    for number, line in enumerate(lines, 1):
        words = line.strip(" ")
        if words and words[0] != "#" and not walk.take(number, line.rstrip(" ")):
            return False
    return walk.ends()


def _is_odd(lines: tuple[str, ...]) -> bool:
    """Return whether a line that is no comment holds a sign that is not printed, or was lost."""
    odd = (line for line in lines if not line.isprintable() or "\ufffd" in line)
    return any(line.lstrip(" ")[:1] != "#" for line in odd)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what is looked up of its kind at every line."""

    question: Question
    is_group: bool
    is_records: bool
    is_list: bool
    is_single: bool
    is_text: bool


@dataclass(slots=True)
class _Frame:
    """Entries at one column: keys of a group or record among `known`, or the items of a list.

    `path` is that of the group, record or list, with a full stop behind that of a group or record.
    """

    column: int
    path: str
    known: Table[str, _Asked]
    place: Place | None = None
    of_list: _Asked | None = None
    seen: set[str] = field(default_factory=set)
    fields: dict[str, tuple[Fact, ...]] | None = None
    facts: list[Fact] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    count: int = 0


class _Walk:
    """Takes the lines of a file one by one; `stack` holds the frames that are open, outermost first."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self.file = reader.source.file
        self.tables: dict[int, Table[str, _Asked]] = {}
        self.stack = [_Frame(0, "", _table(reader.questionnaire.questions))]
        # The key that has nothing behind it, its column and path: its value may stand below.
        self.open: tuple[_Asked, int, str] | None = None

    def take(self, number: int, line: str) -> bool:
        """Return whether a line fits where it stands; if so, it has been read."""
        match = _LINE.fullmatch(line)
        if match is None:
            return False
        indent, mark, key, value, other, text = match.groups()
        column = len(indent)
        if mark and not self._opens_list(column):
            return False
        if key is None:
            return mark is not None and self._item(text, Place(self.file, number, column + _STEP + 1))
        top = self.stack[-1]
        if mark:
            fits = self._opens_record(column + _STEP, number)
        else:
            beside = self.open is None and top.column == column and top.of_list is None
            fits = beside or self._opens_group(column)
        start = match.start(4 if other is None else 5)
        return fits and self._answer(key, value, other, Place(self.file, number, start + 1))

    def _answer(self, key: str, value: str | None, other: str | None, place: Place) -> bool:
        """Return whether a key is asked where it stands, and not for the second time."""
        frame = self.stack[-1]
        asked = frame.known.get(key)
        if asked is None or key in frame.seen:
            return False
        frame.seen.add(key)
        path = frame.path + key
        if value is None and other is None:
            self.open = asked, frame.column, path
        elif value is not None and asked.is_single:
            if not asked.is_text and ("：" in value or ":" in value):
                return False
            fact = self.reader.fact(asked.question, value, place, path)
            if fact is not None:
                self._put(frame, key, path, (fact,))
        else:
            return self._other(frame, asked, path, value, other, place)
        return True

    def ends(self) -> bool:
        """Return whether anything was read, all of it being handed on now."""
        self._leave_blank()
        self._close(-1, marked=False)
        return bool(self.stack[0].seen)

    def _put(self, frame: _Frame, key: str, path: str, facts: tuple[Fact, ...]) -> None:
        if frame.fields is None:
            self.reader.values[path] = facts
        else:
            frame.fields[key] = facts

    def _other(  # noqa: PLR0913, PLR0917 - what a line says
        self, frame: _Frame, asked: _Asked, path: str, value: str | None, other: str | None, place: Place
    ) -> bool:
        """Return whether a list on one line, or a value in quotes or brackets, could be read."""
        if asked.is_group or asked.is_records:
            return False
        question = asked.question
        if other is None:
            facts = self.reader.facts(question, Scalar(value or "", place), path)
        elif asked.is_list and _LIST.fullmatch(other):
            facts = tuple(self._bracketed(question, other, path, place))
        elif question.kind is Kind.MONTHS and _LIST.fullmatch(other):
            items = (Scalar(match[0].rstrip(" "), place) for match in _ITEMS.finditer(other))
            facts = self.reader.facts(question, Sequence(tuple(items), place, in_brackets=True), path)
        elif _QUOTED.fullmatch(other):
            facts = self.reader.facts(question, Scalar(other[1:-1], place), path)
        else:
            return False
        if facts:
            self._put(frame, question.key, path, facts)
        return True

    def _bracketed(self, question: Question, typed: str, path: str, place: Place) -> list[Fact]:
        """Return the answers that a list in brackets gives."""
        reader, facts, column = self.reader, list[Fact](), place.column
        matches = list(_ITEMS.finditer(typed))
        for match in matches:
            text, at = match[0].rstrip(" "), Place(self.file, place.line, column + match.start())
            fact = reader.entry(question, text, at, f"{path}.{len(facts) + 1}")
            if fact is not None:
                facts.append(fact)
            if len(matches) == 1:
                reader.doubt_brackets(text, at)
        return facts

    def _opens_list(self, column: int) -> bool:
        """Return whether a mark at `column` belongs to a list that is open or to the key above it."""
        if self.open:
            asked, above, path = self.open
            if (column - above) % _STEP:
                return False
            if column >= above:
                if not (asked.is_list or asked.is_records):
                    return False
                self.open = None
                self.stack.append(_Frame(column, path, {}, of_list=asked))
                return True
            self._leave_blank()
        self._close(column, marked=True)
        top = self.stack[-1]
        return top.of_list is not None and top.column == column

    def _item(self, text: str, place: Place) -> bool:
        top = self.stack[-1]
        if top.of_list is None or not top.of_list.is_list:
            return False
        fact = self.reader.entry(top.of_list.question, text, place, f"{top.path}.{len(top.facts) + 1}")
        if fact is not None:
            top.facts.append(fact)
        return True

    def _opens_record(self, column: int, number: int) -> bool:
        top = self.stack[-1]
        if top.of_list is None or not top.of_list.is_records:
            return False
        top.count += 1
        place, known = Place(self.file, number, column + 1), self._known(top.of_list.question)
        self.stack.append(_Frame(column, f"{top.path}.{top.count}.", known, place, fields={}))
        return True

    def _opens_group(self, column: int) -> bool:
        """Return whether a key at `column` stands beside keys that are open or below its group."""
        if self.open:
            asked, above, path = self.open
            if (column - above) % _STEP:
                return False
            if column > above:
                if not asked.is_group:
                    return False
                self.open = None
                self.stack.append(_Frame(column, f"{path}.", self._known(asked.question)))
                return True
            self._leave_blank()
        self._close(column, marked=False)
        top = self.stack[-1]
        return top.column == column and top.of_list is None

    def _leave_blank(self) -> None:
        """Hand on the key that waited for its value as blank."""
        if self.open:
            asked, _, path = self.open
            self.open = None
            if asked.is_records:
                self.reader.records[path] = ()

    def _close(self, column: int, *, marked: bool) -> None:
        """Close the frames right of `column`; a list at the column stays open for a marked line."""
        stack = self.stack
        while len(stack) > 1:
            frame = stack[-1]
            if frame.column < column or (frame.column == column and (marked or frame.of_list is None)):
                return
            stack.pop()
            if frame.of_list is None:
                if frame.fields is not None and frame.place is not None:
                    record = self.reader.record(frame.path[:-1], frame.place, frame.fields)
                    stack[-1].records += (record,) if record.fields else ()
            elif frame.of_list.is_records:
                self.reader.records[frame.path] = tuple(frame.records)
            elif frame.facts:
                self._put(stack[-1], frame.of_list.question.key, frame.path, tuple(frame.facts))

    def _known(self, question: Question) -> Table[str, _Asked]:
        """Return the children of a question by key, made once."""
        known = self.tables.get(id(question))
        if known is None:
            known = self.tables[id(question)] = _table(question.children)
        return known


def _table(questions: tuple[Question, ...]) -> Table[str, _Asked]:
    return {question.key: _asked(question, question.kind) for question in questions}


def _asked(question: Question, kind: Kind) -> _Asked:
    return _Asked(
        question,
        is_group=kind is Kind.GROUP,
        is_records=kind is Kind.RECORDS,
        is_list=kind is Kind.LIST,
        is_single=kind not in {Kind.GROUP, Kind.RECORDS, Kind.LIST},
        is_text=kind is Kind.TEXT,
    )
