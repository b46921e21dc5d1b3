"""The narrow walk: a facts file without a slip, read line by line in about the time of the C parser.

It takes one key with a plain, quoted or bracketed value a line, lists with marks, known keys in their
columns, and stops at any other line.
"""

from collections.abc import Mapping as Table
from dataclasses import dataclass, replace

from planner.facts.model import Fact, Kind, Question
from planner.facts.reading.narrowform import ITEMS, LINE, LIST, QUOTED, STEP, Asked, OpenFrame, asked_by_key
from planner.facts.reading.nodes import Scalar, Sequence
from planner.facts.reading.reader import Reader
from planner.finding import Finding, Place


@dataclass(frozen=True, slots=True)
class Start:
    """Where a part begins that can go the long way: its line and key, and how much was read before it.

    `listing` is the list that holds the part when it is a record, with the records read and counted.
    """

    index: int
    key: str
    values: int
    records: int
    findings: int
    found: int
    listing: OpenFrame | None = None
    listed: int = 0
    counted: int = 0


class Walk:
    """Takes the lines of a file one by one; `stack` holds the frames that are open, outermost first.

    `section` and `record` are where the latest key of the top begins, and the latest record below it.
    """

    def __init__(self, reader: Reader) -> None:
        """Begin above the first line of the source of `reader`, which takes what is read."""
        self.reader = reader
        self.file = reader.source.file
        self.found: list[Finding] = []
        self.section: Start | None = None
        self.record: Start | None = None
        self.tables: dict[int, Table[str, Asked]] = {}
        self.stack = [OpenFrame(0, "", asked_by_key(reader.questionnaire.questions))]
        # The key that has nothing behind it, its column and path: its value may stand below.
        self.open: tuple[Asked, int, str] | None = None

    def begins(self, column: int, mark: str | None, key: str | None, listing: OpenFrame | None) -> bool:
        """Return whether a line begins a part: a known key of the top, or a record of `listing`."""
        if mark is None:
            return column == 0 and key in self.stack[0].known and key not in self.stack[0].seen
        if listing is None or listing.of_list is None or listing.column != column:
            return False
        return key in self._known(listing.of_list.question)

    def _start(self, index: int, key: str, listing: OpenFrame | None) -> None:
        """Keep where a part begins, after what stands above it is closed."""
        self._leave_blank()
        self._close(listing.column if listing else 0, marked=listing is not None)
        reader = self.reader
        read = len(reader.values), len(reader.records), len(reader.findings), len(self.found)
        start = Start(index, key, *read)
        if listing is None:
            self.section, self.record = start, None
        else:
            self.record = replace(start, listing=listing, listed=len(listing.records), counted=listing.count)

    def back_to(self, start: Start) -> None:
        """Forget a part that has been begun, and all that was read of it."""
        for table, size in ((self.reader.values, start.values), (self.reader.records, start.records)):
            while len(table) > size:
                table.popitem()
        del self.reader.findings[start.findings :]
        del self.found[start.found :]
        self.open = self.record = None
        if start.listing is None:
            self.section = None
            self.stack[0].seen.discard(start.key)
            self.stack[1:] = []
        else:
            self.stack[1:] = [start.listing]
            del start.listing.records[start.listed :]
            start.listing.count = start.counted

    def take(self, number: int, line: str) -> bool:
        """Return whether a line fits where it stands; if so, it has been read."""
        match = LINE.fullmatch(line)
        if match is None:
            return False
        indent, mark, key, value, other, text = match.groups()
        column = len(indent)
        listing = self.stack[1] if mark and len(self.stack) > 1 else None
        if key and (column == 0 or listing) and self.begins(column, mark, key, listing):
            self._start(number - 1, key, listing)
        if mark and not self._opens_list(column):
            return False
        if key is None:
            return mark is not None and self._item(text, Place(self.file, number, column + STEP + 1))
        top = self.stack[-1]
        if mark:
            fits = self._opens_record(column + STEP, number)
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

    def _put(self, frame: OpenFrame, key: str, path: str, facts: tuple[Fact, ...]) -> None:
        if frame.fields is None:
            self.reader.values[path] = facts
        else:
            frame.fields[key] = facts

    def _other(  # noqa: PLR0913, PLR0917 - what a line says
        self, frame: OpenFrame, asked: Asked, path: str, value: str | None, other: str | None, place: Place
    ) -> bool:
        """Return whether a list on one line, or a value in quotes or brackets, could be read."""
        if asked.is_group or asked.is_records:
            return False
        question = asked.question
        if other is None:
            facts = self.reader.facts(question, Scalar(value or "", place), path)
        elif asked.is_list and LIST.fullmatch(other):
            facts = tuple(self._bracketed(question, other, path, place))
        elif question.kind is Kind.MONTHS and LIST.fullmatch(other):
            items = (Scalar(match[0].rstrip(" "), place) for match in ITEMS.finditer(other))
            facts = self.reader.facts(question, Sequence(tuple(items), place, in_brackets=True), path)
        elif QUOTED.fullmatch(other):
            facts = self.reader.facts(question, Scalar(other[1:-1], place), path)
        else:
            return False
        if facts:
            self._put(frame, question.key, path, facts)
        return True

    def _bracketed(self, question: Question, typed: str, path: str, place: Place) -> list[Fact]:
        """Return the answers that a list in brackets gives."""
        reader, facts, column = self.reader, list[Fact](), place.column
        matches = list(ITEMS.finditer(typed))
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
            if (column - above) % STEP:
                return False
            if column >= above:
                if not (asked.is_list or asked.is_records):
                    return False
                self.open = None
                self.stack.append(OpenFrame(column, path, {}, of_list=asked))
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
        self.stack.append(OpenFrame(column, f"{top.path}.{top.count}.", known, place, fields={}))
        return True

    def _opens_group(self, column: int) -> bool:
        """Return whether a key at `column` stands beside keys that are open or below its group."""
        if self.open:
            asked, above, path = self.open
            if (column - above) % STEP:
                return False
            if column > above:
                if not asked.is_group:
                    return False
                self.open = None
                self.stack.append(OpenFrame(column, f"{path}.", self._known(asked.question)))
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

    def _known(self, question: Question) -> Table[str, Asked]:
        """Return the children of a question by key, made once."""
        known = self.tables.get(id(question))
        if known is None:
            known = self.tables[id(question)] = asked_by_key(question.children)
        return known
