"""The line check: finds the slips of typing that YAML would misread, or report on another line.

Every slip is mended as it was meant, line by line, so that the parser can go on and all problems
of a file are found at once.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from planner.facts.model import Kind, Questionnaire
from planner.facts.reading.frames import Frame, Frames, Latest, keyed
from planner.facts.reading.lines import (
    DASHES,
    UNUSABLE,
    Keyed,
    bare_blanks,
    split_indent,
    split_key,
    split_mark,
    width,
)
from planner.facts.reading.mending import Mender
from planner.facts.reading.scalars import Opens
from planner.facts.reading.slips import Slips, at_column
from planner.facts.reading.source import Source
from planner.finding import Finding

_DIVIDER: Final = re.compile(r"(---|\.\.\.)(\s.*)?|%.*")
_OTHER_MARK: Final = re.compile(rf"[{re.escape(DASHES)}]|[*+][ \t\u3000\u00a0]")
_NEAR: Final = 60


@dataclass(frozen=True, slots=True)
class Linted:
    """The text for the parser, with the lines of the file at their numbers, and the slips found.

    `frames` are those that are open behind the last line.
    """

    text: str
    findings: tuple[Finding, ...]
    frames: Frames


def lint(source: Source, questionnaire: Questionnaire) -> Linted:
    """Return the lines of `source` mended for the parser, and a finding for each slip."""
    slips, frames = Slips(source), Frames([Frame(0, keyed(questionnaire.questions), None)])
    mender = Mender(slips, frames)
    _Walk(source, frames, slips, mender).run()
    return Linted("\n".join(mender.out) + "\n", tuple(slips.findings), frames)


@dataclass(slots=True)
class _Walk:
    """One pass over the lines: finds what each belongs to, and has it mended.

    `block` is the column of the key whose text goes on below it, if one is open.
    """

    source: Source
    frames: Frames
    slips: Slips
    mender: Mender
    block: int | None = None
    started: bool = False

    def run(self) -> None:
        """Read every line; a value that spans lines is read together with its first."""
        index = 0
        while index < len(self.slips.lines):
            index = self._line(index)

    def _line(self, index: int) -> int:
        """Read the line at `index`; return the index of the next line to read."""
        indent, rest = split_indent(self.slips.lines[index])
        if not rest:
            return index + 1
        column = width(indent)
        if self.block is not None and column > self.block:
            self.slips.of_signs(index, "")
            self.mender.out[index] = " " * (self.block + 2) + UNUSABLE.sub("\ufffd", rest)
            return index + 1
        self.block = None
        if rest.startswith("#"):
            return index + 1
        self.slips.of_signs(index, indent)
        rest = UNUSABLE.sub("\ufffd", rest)
        if column == 0 and _DIVIDER.fullmatch(rest):
            self._divider(index)
        else:
            self._entry(index, column, rest)
        self.started = True
        if self.mender.opens is Opens.BLOCK:
            self.block = self.frames.latest.column
        return self.mender.span(index)

    def _divider(self, index: int) -> None:
        if self.started or not self.source.lines[index].startswith("---"):
            message = "这一行会把文件分成两份，后面的内容读不到"
            self.slips.add("分隔线", index, 0, message, "删掉这一行；要分段就写 # 开头的注释")

    def _entry(self, index: int, column: int, rest: str) -> None:
        mark, after = split_mark(rest)
        if not mark and _OTHER_MARK.match(rest) and self.frames.expects_mark(column):
            mark, after = "- ", rest.lstrip(DASHES + "*+").lstrip(" \t\u3000\u00a0")
            message = "短横要用半角，后面空一格"
            self.slips.add("短横", index, column, message, f"- {after}")
        elif mark and not bare_blanks(mark[1:]):
            self.slips.add("短横", index, column + 1, "短横后面要用半角空格", f"- {after}")
            mark = "- "
        off = self._off_by_one(index, column, mark)
        if off:
            column -= off
            message = f"这一行比下面的{'多' if off > 0 else '少'}一个空格"
            self.slips.add("缩进", index, 0, message, at_column(column, rest))
        if mark:
            self._marked(index, column, mark, after)
        else:
            self._unmarked(index, column, rest)

    def _off_by_one(self, index: int, column: int, mark: str) -> int:
        """Return 1 or -1 when the first line below a key has one blank more or less than the next line."""
        if self.frames.latest.filled or (column - self.frames.latest.column) % 2 == 0:
            return 0
        indent, following = self._following(index)
        inner = 0 if split_mark(following)[0] else len(mark)
        off = column + inner - indent
        return off if off in {1, -1} and indent - inner > self.frames.latest.column else 0

    def _following(self, index: int) -> tuple[int, str]:
        """Return indent and words of the next line that is not blank; (0, "") at the end."""
        for line in self.slips.lines[index + 1 :]:
            indent, rest = split_indent(line)
            if rest:
                return width(indent), rest
        return 0, ""

    def _marked(self, index: int, column: int, mark: str, rest: str) -> None:
        """Read a list entry: of records, of texts, or one that has slipped out of its column."""
        frames = self.frames
        if frames.awaits_list(column):
            question = frames.latest.question
            frames.close(column, marked=True)
            if not (frames.top.is_list and frames.top.column == column):
                keys = keyed(question.children) if question else {}
                frames.stack.append(Frame(column, keys, question, is_list=True))
        else:
            near = frames.list_near(column)
            if near is None:
                self.slips.add("短横", index, column, "这里不是一条一条写的，行首不能用短横", rest)
                return
            if near.column != column:
                advice = at_column(near.column, mark + rest)
                self.slips.add("缩进", index, 0, "短横要和上面的短横对齐", advice)
            column = near.column
            frames.close(column, marked=True)
        self._list_entry(index, column, mark, rest)

    def _list_entry(self, index: int, column: int, mark: str, rest: str) -> None:
        holder = self.frames.top
        question = holder.question
        is_record = question is None or question.kind is Kind.RECORDS
        key = None if rest[:1] in {"{", "["} else split_key(rest)
        if key is None and is_record:
            key = self.mender.without_colon(index, column + len(mark), rest, holder.keys)
        prefix = " " * column + mark
        if key and is_record and (key.name in holder.keys or key.is_yaml):
            if len(mark) > len("- ") and self._following(index)[0] == column + len("- "):
                self.slips.add("短横", index, column + 1, "短横后面只空一格，下面各项才对得齐", f"- {rest}")
                mark, prefix = "- ", " " * column + "- "
            inner = column + len(mark)
            self.frames.stack.append(Frame(inner, holder.keys, question))
            self.mender.keyed(index, inner, key, prefix)
        elif not rest and is_record:
            self.mender.out[index] = prefix
            record = replace(question, kind=Kind.GROUP) if question else None
            self.frames.latest = Latest(index, column, record, filled=False)
        else:
            self.frames.latest = Latest(index, column, question, prefix, rest, in_list=True)
            self.mender.value(index, prefix, rest, Kind.TEXT)

    def _unmarked(self, index: int, column: int, rest: str) -> None:
        """Read a line without a list mark: a key, a text going on, or one that fits nowhere."""
        key, latest = split_key(rest), self.frames.latest
        known = key is not None and self.frames.owner(key.name, column) is not None
        if self.frames.awaits(column):
            self._below(index, column, rest, key)
        elif not known and (holder := self.frames.texts_at(column)):
            self._unmarked_text(index, holder.column, rest)
        elif column > latest.column and latest.filled and not known:
            if key and key.is_yaml and column == latest.column + 1:
                self.slips.add("缩进", index, 0, "这一行比上面的多一个空格", at_column(latest.column, rest))
                self._sibling(index, latest.column, rest, key)
            elif not self.mender.goes_on(index, rest):
                self._lost(index, -1, rest, None)
        else:
            self._sibling(index, column, rest, key)

    def _unmarked_text(self, index: int, column: int, rest: str) -> None:
        """Read an entry of a list of texts that stands in its column without a mark."""
        self.frames.close(column, marked=True)
        if not self.frames.top.bare:
            self.slips.add("短横", index, column, "这一条前面缺短横", f"- {rest}")
        self._list_entry(index, column, "- ", rest)

    def _below(self, index: int, column: int, rest: str, key: Keyed | None) -> None:
        """Read the first line below a key that has nothing beside it."""
        frames, question = self.frames, self.frames.latest.question
        if question is None or question.kind is Kind.GROUP:
            frames.stack.append(Frame(column, keyed(question.children) if question else {}, question))
            self._sibling(index, column, rest, key)
        elif question.kind is Kind.RECORDS and key:
            column = max(column - 2, frames.latest.column)
            self.slips.add("短横", index, column, "每一条的第一行要以短横开头", f"- {rest}")
            self._marked(index, column, "- ", rest)
        elif key and frames.owner(key.name, column):
            self._sibling(index, column, rest, key)
        elif question.kind is Kind.LIST:
            indent, following = self._following(index)
            marked = bool(split_mark(following)[0]) and frames.latest.column <= indent <= column
            column = indent if marked else column
            frames.stack.append(Frame(column, {}, question, is_list=True, bare=not marked))
            if marked:
                self._unmarked_text(index, column, rest)
            else:
                self._list_entry(index, column, "- ", rest)
        else:
            prefix = " " * column
            frames.latest = Latest(index, frames.latest.column, question, prefix, rest)
            self.mender.value(index, prefix, rest, question.kind)

    def _sibling(self, index: int, column: int, rest: str, key: Keyed | None) -> None:
        """Read a line that must hold a key: in its column, or out of it by a slip."""
        frames = self.frames
        owner = frames.owner(key.name, column) if key else None
        opened = list(frames.stack)
        frames.close(column, marked=False)
        in_line = frames.top.column == column and not frames.top.is_list
        if key and owner and not (in_line and owner is frames.top):
            frames.stack = opened[: opened.index(owner) + 1]
            self._misaligned(index, owner.column, key)
        elif key and in_line and (owner or key.is_yaml):
            self.mender.keyed(index, column, key, " " * column)
        else:
            self._lost(index, column, rest, key)
            if not self.mender.out[index]:
                frames.stack = opened

    def _misaligned(self, index: int, column: int, key: Keyed) -> None:
        advice = at_column(column, f"{key.name}: {key.value}".rstrip())
        self.slips.add("缩进", index, 0, f"“{key.name}”没有和同一组的其他项对齐", advice)
        self.mender.keyed(index, column, key, " " * column)

    def _lost(self, index: int, column: int, rest: str, key: Keyed | None) -> None:
        """Report a line that is no key and no text, taking it for a known key where it begins so."""
        names = self.frames.top.keys if self.frames.top.column == column else {}
        known = self.mender.without_colon(index, column, rest, names)
        if known is not None:
            self.mender.keyed(index, column, known, " " * column)
            return
        if key is not None:
            near = process.extractOne(key.name, list(names), scorer=fuzz.ratio, score_cutoff=_NEAR)
            name = near[0] if near else key.name
            at = max(self.slips.lines[index].find(key.colon), 0)
            self.slips.add("冒号", index, at, f"“{name}”后面要用半角冒号加空格", f"{name}: {key.value}")
            return
        advice = "是说明，行首加“# ”；接着上一行写的，比上一行多空两格；单独一项，写成“名称: 内容”"
        self.slips.add("看不懂", index, 0, "这一行不是“名称: 内容”，没有收下", advice)
