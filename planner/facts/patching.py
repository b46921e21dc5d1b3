"""Patching: where in a facts file the wanted changes go, as patches of its content."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

import yaml

from planner.facts.answers import split_items, without_number
from planner.facts.model import Kind, Question, Questionnaire
from planner.facts.page import Page, Patch
from planner.facts.wanted import Change
from planner.facts.writing import Former, in_braces, in_brackets, in_one_value, written

_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with its value and question; `column` is where the key stands."""

    question: Question
    key: yaml.ScalarNode
    value: yaml.Node
    in_brackets: bool

    @property
    def column(self) -> int:
        """The column of the key, from 0."""
        return self.key.start_mark.column

    @property
    def line(self) -> int:
        """The line of the key, from 0."""
        return self.key.start_mark.line

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all stands behind the key."""
        return isinstance(self.value, yaml.ScalarNode) and not self.value.value and not self.value.style


def patches(page: Page, change: Change, questionnaire: Questionnaire) -> list[Patch]:
    """Return the patches that make a change; raises SpliceError where the page is not fit for it."""
    patcher = _Patcher(page, _Habits.of(page.root))
    root = page.root
    if root is None or (isinstance(root, yaml.ScalarNode) and not root.value):
        added = patcher.new_lines(questionnaire.questions, change, 0)
        if not page.content.strip():
            return [Patch(0, 0, "".join(line + page.line_end for line in added))]
        last = next(at for at in range(len(page.lines) - 1, -1, -1) if page.lines[at])
        return [page.after(last, added)] if added else []
    if not isinstance(root, yaml.MappingNode):
        page.refuse(root.start_mark.line, "不是“键: 值”")
    return list(patcher.group(questionnaire.questions, root, change, None))


@dataclass(frozen=True, slots=True)
class _Habits:
    """How a file is laid out: blanks before the keys of a group and before list marks, [ ] in records."""

    step: int = _STEP
    dash: int = _STEP
    brackets: bool = False

    @classmethod
    def of(cls, root: yaml.Node | None) -> "_Habits":
        """Return the habits of the first group and the first list of a file."""
        pairs = [pair for pair in _pairs(root) if not getattr(pair[1], "flow_style", True)]
        steps = [_inset(pair) for pair in pairs if isinstance(pair[1], yaml.MappingNode)]
        dashes = [_inset(pair) for pair in pairs if isinstance(pair[1], yaml.SequenceNode)]
        step = next((step for step in steps if step > 0), _STEP)
        return cls(step, dashes[0] if dashes else _STEP, _uses_brackets(root))


@dataclass(frozen=True, slots=True)
class _Patcher:
    """Makes the patches of a page, question by question in the order of the questions."""

    page: Page
    habits: _Habits

    def group(
        self, questions: Sequence[Question], node: yaml.MappingNode, change: Change, head: int | None
    ) -> Iterator[Patch]:
        """Yield the patches of a group or record; `head` is the line of a group's key, if it has one."""
        flow = bool(node.flow_style)
        entries: dict[str, _Entry] = {}
        known = {question.key: question for question in questions}
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in known:
                entries.setdefault(key.value, _Entry(known[key.value], key, value, flow))
        before: _Entry | None = None
        for question in questions:
            entry, inner = entries.get(question.key), change.below.get(question.key)
            if entry and inner:
                yield from self._answer(entry, inner)
            elif inner and inner.gives:
                yield self._insert(question, inner, node, before, head)
            before = entry or before

    def _answer(self, entry: _Entry, change: Change) -> Iterator[Patch]:
        kind = entry.question.kind
        if kind is Kind.GROUP:
            yield from self._subgroup(entry, change)
        elif kind is Kind.RECORDS:
            yield from self._records(entry, change)
        elif change.texts is not None and change.texts != _texts_of(entry):
            if not change.texts:
                yield from self._clear(entry)
            elif kind is Kind.LIST:
                yield from self._list(entry, change.texts)
            else:
                yield from self._value(entry, change.texts[0])

    def _subgroup(self, entry: _Entry, change: Change) -> Iterator[Patch]:
        if isinstance(entry.value, yaml.MappingNode):
            yield from self.group(entry.question.children, entry.value, change, entry.line)
        elif not entry.is_blank or entry.in_brackets:
            self.page.refuse(entry.line, f"“{entry.question.key}”下面要分项填，现在直接写着值")
        elif change.gives:
            self._sure(entry)
            lines = self.new_lines(entry.question.children, change, entry.column + self.habits.step)
            yield self.page.after(self.page.with_remarks(entry.line, entry.column), lines)

    def _sure(self, entry: _Entry) -> None:
        """Refuse a key whose line the line check had to mend."""
        self.page.offset(entry.value.start_mark.line, entry.value.start_mark.column)

    # Single values

    def _value(self, entry: _Entry, text: str) -> Iterator[Patch]:
        value, question = entry.value, entry.question
        former = self._former(value)
        if former.sign in {"|", ">"} and (former.sign == "|" or "\n" not in text):
            yield self._block(entry, text)
            return
        form = written(text, question.kind, former, in_brackets=entry.in_brackets)
        if form is None:
            self.page.refuse(entry.line, f"“{question.key}”写不进“{text}”")
        if entry.is_blank:
            at = self.page.start(value)
            yield Patch(at, at, f" {form}")
        elif isinstance(value, yaml.CollectionNode) and not value.flow_style:
            yield from self._clear(entry)
            at = self._behind_colon(entry)
            yield Patch(at, at, f" {form}")
        else:
            yield Patch(*self.page.extent(value, entry.column), form)

    def _former(self, value: yaml.Node) -> Former:
        text = value.value if isinstance(value, yaml.ScalarNode) else ""
        return Former(text, self.page.style(value))

    def _block(self, entry: _Entry, text: str) -> Patch:
        """Return the patch of the lines below | or >, with the indent of the first of them."""
        page, first = self.page, entry.value.start_mark.line + 1
        last = page.last_line(entry.value, entry.column)
        column = entry.column + self.habits.step
        if last >= first:
            filled = next(line for line in page.lines[first : last + 1] if line.strip())
            column = len(filled) - len(filled.lstrip())
        lines = [" " * column + words if words.strip() else "" for words in text.split("\n")]
        if last < first:
            return page.after(last, lines)
        self._sure(entry)
        return Patch(page.starts[first], page.starts[last] + len(page.lines[last]), page.line_end.join(lines))

    def _clear(self, entry: _Entry) -> Iterator[Patch]:
        """Yield the patches that leave a key blank; comments between the entries of a list stay."""
        page, value = self.page, entry.value
        if entry.is_blank:
            return
        if isinstance(value, yaml.SequenceNode) and not value.flow_style:
            for item in value.value:
                yield self._without(item, value.start_mark.column)
            return
        begin, end = page.extent(value, entry.column)
        if entry.in_brackets:
            yield Patch(begin, end, "")
        elif value.start_mark.line > entry.line:
            yield page.without(value.start_mark.line, page.last_line(value, entry.column))
        else:
            yield Patch(self._behind_colon(entry), end, "")

    def _behind_colon(self, entry: _Entry) -> int:
        """Return the offset right behind the colon of a key."""
        page, key = self.page, entry.key
        at = page.offset(key.end_mark.line, key.end_mark.column)
        return page.content.index(":", at) + 1

    # Lists of texts

    def _list(self, entry: _Entry, texts: tuple[str, ...]) -> Iterator[Patch]:
        value = entry.value
        if isinstance(value, yaml.SequenceNode) and not value.flow_style:
            bare = self._is_bare(value)
            yield from self._all_dashes(entry, value, texts) if bare else self._dashes(entry, value, texts)
            return
        form = self._on_one_line(entry, texts)
        if form is None and entry.in_brackets:
            self.page.refuse(entry.line, f"花括号里写不下“{entry.question.key}”的新内容")
        if form is not None and entry.is_blank:
            at = self.page.start(value)
            yield Patch(at, at, f" {form}")
        elif form is not None:
            yield Patch(*self.page.extent(value, entry.column), form)
        else:
            yield from self._as_dashes(entry, texts)

    def _on_one_line(self, entry: _Entry, texts: tuple[str, ...]) -> str | None:
        """Return the entries on one line, in brackets or as one value as they stand; None for dashes."""
        value = entry.value
        if isinstance(value, yaml.SequenceNode):
            return in_brackets(texts, self._joint(value))
        if entry.in_brackets:
            return in_brackets(texts)
        if isinstance(value, yaml.ScalarNode) and value.value and value.style not in {"|", ">"}:
            return in_one_value(texts, self._former(value))
        return None

    def _joint(self, value: yaml.SequenceNode) -> str:
        """Return what parts the first two entries in brackets, a comma and a blank when there is one."""
        if len(value.value) < 2:  # noqa: PLR2004 - a pair
            return ", "
        first, second = value.value[:2]
        between = self.page.content[self.page.extent(first, 0)[1] : self.page.start(second)]
        return between if not between.strip(", ") else ", "

    def _as_dashes(self, entry: _Entry, texts: tuple[str, ...]) -> Iterator[Patch]:
        """Yield the patches that write the entries below the key, each on its line."""
        page, column = self.page, entry.column + self.habits.dash
        line = page.last_line(entry.value, entry.column) if not entry.is_blank else entry.line
        self._sure(entry)
        yield from self._clear(entry)
        lines = [f"{' ' * column}- {self._entry_form(entry.line, text)}" for text in texts]
        yield page.after(page.with_remarks(line, entry.column), lines)

    def _entry_form(self, line: int, text: str) -> str:
        form = written(text, Kind.TEXT)
        if form is None:
            self.page.refuse(line, f"写不进“{text}”")
        return form

    def _dashes(self, entry: _Entry, value: yaml.SequenceNode, texts: tuple[str, ...]) -> Iterator[Patch]:
        """Yield patches of the entries that change; the lines of the others stay."""
        items, column = list(value.value), value.start_mark.column
        former = [_numberless(item.value) if isinstance(item, yaml.ScalarNode) else None for item in items]
        matcher = SequenceMatcher(None, former, [_numberless(text) for text in texts], autojunk=False)
        for _, low, high, begin, end in matcher.get_opcodes():
            kept = min(high - low, end - begin)
            if former[low:high] == [_numberless(text) for text in texts[begin:end]]:
                continue
            for item, text in zip(items[low:], texts[begin : begin + kept], strict=False):
                yield self._entry_patch(item, column, text)
            for item in items[low + kept : high]:
                yield self._without(item, column)
            if begin + kept < end:
                yield self._more(entry, value, low + kept, texts[begin + kept : end])

    def _is_bare(self, value: yaml.SequenceNode) -> bool:
        """Return whether the entries stand on lines of their own without marks."""
        line, column = value.start_mark.line, value.start_mark.column
        return self.page.lines[line][column : column + 1] != "-"

    def _all_dashes(self, entry: _Entry, value: yaml.SequenceNode, texts: tuple[str, ...]) -> Iterator[Patch]:
        """Yield the patches that write a list without marks anew, with marks."""
        first, column = value.start_mark.line, value.start_mark.column
        last = self.page.last_line(value, column)
        yield self.page.without(first, last)
        lines = [f"{' ' * column}- {self._entry_form(entry.line, text)}" for text in texts]
        yield self.page.after(last, lines)

    def _entry_patch(self, item: yaml.Node, column: int, text: str) -> Patch:
        form = written(text, Kind.TEXT, self._former(item))
        if form is None:
            self.page.refuse(item.start_mark.line, f"写不进“{text}”")
        begin, end = self.page.extent(item, column)
        return Patch(begin, end, form if end > begin else f" {form}")

    def _more(self, entry: _Entry, value: yaml.SequenceNode, place: int, texts: Sequence[str]) -> Patch:
        """Return the patch that puts entries before the entry at `place`, or behind the last."""
        page, items, column = self.page, value.value, value.start_mark.column
        model = items[max(place - 1, 0)]
        mark = page.lines[model.start_mark.line][: model.start_mark.column]
        page.start(model)
        mark = mark if mark.strip() == "-" else f"{' ' * column}- "
        lines = [mark + self._entry_form(entry.line, text) for text in texts]
        if place:
            return page.after(page.last_line(model, column), lines)
        at = page.starts[model.start_mark.line]
        return Patch(at, at, "".join(line + page.line_end for line in lines))

    def _without(self, item: yaml.Node, column: int) -> Patch:
        """Return the patch that takes an entry of a list, or a record, away with its lines."""
        page = self.page
        first = next(
            at for at in range(item.start_mark.line, -1, -1) if page.mended[at][column : column + 1] == "-"
        )
        return page.without(first, page.last_line(item, column))

    # Records

    def _records(self, entry: _Entry, change: Change) -> Iterator[Patch]:
        value = entry.value
        there = len(value.value) if isinstance(value, yaml.SequenceNode) else 0
        beyond = next((n for n, part in change.below.items() if part.gives and int(n) > there), "")
        if change.texts is not None:
            yield from self._clear(entry)
        elif beyond:
            self.page.refuse(entry.line, f"“{entry.question.key}”下面没有第 {beyond} 条")
        elif isinstance(value, yaml.SequenceNode):
            yield from self._known_records(entry, value, change)
        added = [record for record in change.added if record.gives]
        if added:
            yield from self._new_records(entry, added)

    def _known_records(self, entry: _Entry, value: yaml.SequenceNode, change: Change) -> Iterator[Patch]:
        for number, item in enumerate(value.value, 1):
            inner = change.below.get(str(number))
            if inner is None:
                continue
            if inner.texts is not None and not value.flow_style:
                yield self._without(item, value.start_mark.column)
            elif isinstance(item, yaml.MappingNode) and inner.texts is None:
                yield from self.group(entry.question.children, item, inner, None)
            elif inner.gives or inner.texts is not None:
                self.page.refuse(item.start_mark.line, "的这一条写法认不准")

    def _new_records(self, entry: _Entry, added: Sequence[Change]) -> Iterator[Patch]:
        page, value = self.page, entry.value
        if isinstance(value, yaml.SequenceNode) and value.flow_style:
            yield self._in_brackets(entry, value, added)
            return
        if isinstance(value, yaml.SequenceNode) and value.value:
            last, column = value.value[-1], value.start_mark.column
            page.start(last)
            line, mark = page.last_line(last, column), self._mark(last, column)
            inner = last.start_mark.column
        elif entry.is_blank and not entry.in_brackets:
            self._sure(entry)
            column = entry.column + self.habits.dash
            line, mark, inner = entry.line, f"{' ' * column}- ", column + _STEP
        else:
            page.refuse(entry.line, f"“{entry.question.key}”要一条一条写，每条以“- ”开头")
        above = entry.column if entry.is_blank else column
        lines = [line for record in added for line in self._record(entry.question, record, mark, inner)]
        yield page.after(page.with_remarks(line, above), lines)

    def _mark(self, record: yaml.Node, column: int) -> str:
        """Return what stands before the first key of a record."""
        mark = self.page.lines[record.start_mark.line][: record.start_mark.column]
        return mark if mark.strip() == "-" else f"{' ' * column}-".ljust(record.start_mark.column)

    def _record(self, question: Question, record: Change, mark: str, column: int) -> list[str]:
        lines = self.new_lines(question.children, record, column, in_record=True)
        return [mark + lines[0][column:], *lines[1:]]

    def _in_brackets(self, entry: _Entry, value: yaml.SequenceNode, added: Sequence[Change]) -> Patch:
        end = self.page.extent(value, entry.column)[1] - 1
        joint = ", " if value.value else ""
        records = ", ".join(self._braces(entry, record) for record in added)
        return Patch(end, end, joint + records)

    def _braces(self, entry: _Entry, record: Change) -> str:
        children = entry.question.children
        given = [
            (child, record.below[child.key].texts or ()) for child in children if child.key in record.below
        ]
        pairs = {child.key: self._brace_form(entry, child, texts) for child, texts in given if texts}
        whole = in_braces(pairs)
        if whole is None:
            self.page.refuse(entry.line, "花括号里写不下这一条")
        return whole

    def _brace_form(self, entry: _Entry, child: Question, texts: tuple[str, ...]) -> str:
        if child.kind is Kind.LIST:
            form = in_brackets(texts)
        else:
            form = written(texts[0], child.kind, in_brackets=True)
        if form is None:
            self.page.refuse(entry.line, f"花括号里写不下“{child.key}”")
        return form

    # Keys that are missing

    def _insert(
        self,
        question: Question,
        change: Change,
        node: yaml.MappingNode,
        before: _Entry | None,
        head: int | None,
    ) -> Patch:
        """Return the patch that puts a key where it belongs among those of a group or record."""
        page, column = self.page, node.start_mark.column
        in_record = head is None and column > 0
        if node.flow_style:
            return self._insert_in_braces(question, change, node)
        lines = self._new_entry(question, change, column, in_record=in_record)
        if before is not None:
            self._sure(before)
            last = before.line if before.is_blank else page.last_line(before.value, before.column)
            below = page.with_remarks(last, before.column)
            return page.after(below, self._spaced(lines, question, column, below))
        if head is not None:
            return page.after(head, lines)
        at, first = page.start(node), node.start_mark.line
        if page.lines[first][:column].strip():
            words = page.line_end.join(lines)[column:]
            return Patch(at, at, words + page.line_end + " " * column)
        at = page.starts[first]
        return Patch(at, at, "".join(line + page.line_end for line in lines))

    def _spaced(self, lines: list[str], question: Question, column: int, line: int) -> list[str]:
        """Return the lines of a new group or list set apart by a blank line where the file does so."""
        below = self.page.lines[line + 1 : line + 2]
        apart = column == 0 and question.kind in {Kind.GROUP, Kind.RECORDS, Kind.LIST}
        ends = not any(self.page.lines[line + 1 :])
        spaced = "" in self.page.lines[:line] if ends else bool(below) and not below[0].strip()
        return ["", *lines] if apart and spaced else lines

    def _insert_in_braces(self, question: Question, change: Change, node: yaml.MappingNode) -> Patch:
        page, texts = self.page, change.texts or ()
        if question.kind in {Kind.GROUP, Kind.RECORDS} or not texts:
            page.refuse(node.start_mark.line, f"花括号里写不下“{question.key}”")
        form = (
            in_brackets(texts)
            if question.kind is Kind.LIST
            else written(texts[0], question.kind, in_brackets=True)
        )
        if form is None:
            page.refuse(node.start_mark.line, f"花括号里写不下“{question.key}”")
        end = page.extent(node, node.start_mark.column)[1] - 1
        return Patch(end, end, f"{', ' if node.value else ''}{question.key}: {form}")

    def new_lines(
        self, questions: Sequence[Question], change: Change, column: int, *, in_record: bool = False
    ) -> list[str]:
        """Return the lines of a new group or record whose keys stand at `column`."""
        given = [(q, change.below[q.key]) for q in questions if q.key in change.below]
        entries = (self._new_entry(q, one, column, in_record=in_record) for q, one in given if one.gives)
        return [line for entry in entries for line in entry]

    def _new_entry(self, question: Question, change: Change, column: int, *, in_record: bool) -> list[str]:
        head = f"{' ' * column}{question.key}:"
        if question.kind is Kind.GROUP:
            return [head, *self.new_lines(question.children, change, column + self.habits.step)]
        inner = column + self.habits.dash
        if question.kind is Kind.RECORDS:
            mark = f"{' ' * inner}- "
            added = [record for record in change.added if record.gives]
            return [head, *(line for r in added for line in self._record(question, r, mark, inner + _STEP))]
        texts = change.texts or ()
        if question.kind is Kind.LIST:
            short = in_brackets(texts) if in_record and self.habits.brackets else None
            if short:
                return [f"{head} {short}"]
            return [head, *(f"{' ' * inner}- {self._entry_form(0, text)}" for text in texts)]
        form = written(texts[0], question.kind)
        if form is None:
            self.page.refuse(0, f"写不进“{texts[0]}”")
        return [f"{head} {form}"]


def _texts_of(entry: _Entry) -> tuple[str, ...]:
    """Return the answer behind a key as texts, as far as it can be compared."""
    value = entry.value
    if isinstance(value, yaml.SequenceNode):
        return tuple(item.value.strip() for item in value.value if isinstance(item, yaml.ScalarNode))
    if not isinstance(value, yaml.ScalarNode) or not value.value.strip():
        return ()
    if entry.question.kind is Kind.LIST:
        return split_items(value.value)[0]
    return (value.value.strip(),)


def _numberless(text: str) -> str:
    return without_number(text).strip()


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    """Yield the keys and values of a file, those further in behind those that hold them."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value
            yield from _pairs(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _pairs(item)


def _inset(pair: tuple[yaml.Node, yaml.Node]) -> int:
    key, value = pair
    return max(value.start_mark.column - key.start_mark.column, 0)


def _uses_brackets(root: yaml.Node | None) -> bool:
    """Return whether the first list of texts in a record stands in brackets."""
    lists = (value for _, value in _pairs(root) if isinstance(value, yaml.SequenceNode))
    records = (item for found in lists for item in found.value if isinstance(item, yaml.MappingNode))
    inner = (value for record in records for _, value in _pairs(record))
    return next((bool(value.flow_style) for value in inner if isinstance(value, yaml.SequenceNode)), False)
