"""The line check: finds the slips of typing that YAML would misread, or report on another line.

Every slip is mended as it was meant, line by line, so that the parser can go on and all problems
of a file are found at once.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz import fuzz, process

from planner.facts.frames import Frame, Frames, Latest, keyed
from planner.facts.lines import (
    DASHES,
    INVISIBLE,
    UNUSABLE,
    Keyed,
    bare_blanks,
    split_indent,
    split_key,
    split_mark,
    visible,
)
from planner.facts.model import Kind, Question, Questionnaire
from planner.facts.scalars import (
    Mended,
    Opens,
    bracket_end,
    closes_quote,
    mend,
    mend_unclosed,
    quoted,
    without_comment,
)
from planner.facts.source import Source
from planner.finding import Finding, Severity

_BASIS: Final = "填写规则：键、半角冒号、空格、值"
_PLAIN_KEY: Final = re.compile(r"\w[\w ]*")
_DIVIDER: Final = re.compile(r"(---|\.\.\.)(\s.*)?|%.*")
_OTHER_MARK: Final = re.compile(rf"[{re.escape(DASHES)}]|[*+][ \t\u3000\u00a0]")
_AFTER_KEY: Final = " \t\u3000\u00a0;；=＝、,，.。"
_COLON: Final = re.compile("[:：]")
_TYPED_KEY: Final = re.compile(r"[\s\u3000](?P<key>\w{1,30}):(?:\s|$)")
_ANY_KEY: Final = re.compile(r"[\s\u3000,，;；、](?P<key>\w{1,30})\s*[:：]")
_FREE_TEXT: Final = frozenset({Kind.TEXT, Kind.LIST})
_NEAR: Final = 60
_SPAN: Final = 100


@dataclass(frozen=True, slots=True)
class Linted:
    """The text for the parser, with the lines of the file at their numbers, and the slips found."""

    text: str
    findings: tuple[Finding, ...]


def lint(source: Source, questionnaire: Questionnaire) -> Linted:
    """Return the lines of `source` mended for the parser, and a finding for each slip."""
    walk = _Walk(source, Frames([Frame(0, keyed(questionnaire.questions), None)]))
    walk.run()
    return Linted("\n".join(walk.out) + "\n", tuple(walk.findings))


@dataclass(slots=True)
class _Walk:
    """One pass over the lines; `out` holds a mended line for each line of the file."""

    source: Source
    frames: Frames
    lines: list[str] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    block: int | None = None
    opens: Opens = Opens.NOTHING
    started: bool = False

    def run(self) -> None:
        """Read every line; a value that spans lines is read together with its first."""
        self.lines = [visible(line) for line in self.source.lines]
        self.out = [""] * len(self.lines)
        index = 0
        while index < len(self.lines):
            index = self._line(index)

    def _line(self, index: int) -> int:
        """Read the line at `index`; return the index of the next line to read."""
        indent, rest = split_indent(self.lines[index])
        if not rest:
            return index + 1
        column = _width(indent)
        if self.block is not None and column > self.block:
            self._check_signs(index, "")
            self.out[index] = " " * (self.block + 2) + UNUSABLE.sub("\ufffd", rest)
            return index + 1
        self.block = None
        if rest.startswith("#"):
            return index + 1
        self._check_signs(index, indent)
        rest = UNUSABLE.sub("\ufffd", rest)
        if column == 0 and _DIVIDER.fullmatch(rest):
            self._divider(index)
        else:
            self._entry(index, column, rest)
        self.started = True
        return self._span(index)

    def _check_signs(self, index: int, indent: str) -> None:
        raw = self.source.lines[index]
        bad = UNUSABLE.search(raw)
        if bad:
            message = f"有不能写进文档的字符 U+{ord(bad[0]):04X}"
            self._slip("字符", index, bad.start(), message, "删掉它，重新输入这个字")
        hidden = INVISIBLE.search(raw.split(":", 1)[0])
        if hidden:
            message = f"有看不见的字符 U+{ord(hidden[0]):04X}，已去掉"
            severity = Severity.WARNING
            self._slip("不可见字符", index, hidden.start(), message, visible(raw).strip(), severity=severity)
        if not bare_blanks(indent):
            name = "制表符" if "\t" in indent else "全角空格或特殊空格"
            rule = "制表符" if "\t" in indent else "缩进"
            advice = _at_column(_width(indent), raw.strip())
            self._slip(rule, index, 0, f"行首用了{name}，要用半角空格", advice)

    def _divider(self, index: int) -> None:
        if self.started or not self.source.lines[index].startswith("---"):
            message = "这一行会把文件分成两份，后面的内容读不到"
            self._slip("分隔线", index, 0, message, "删掉这一行；要分段就写 # 开头的注释")

    def _entry(self, index: int, column: int, rest: str) -> None:
        mark, after = split_mark(rest)
        if not mark and _OTHER_MARK.match(rest) and self.frames.expects_mark(column):
            mark, after = "- ", rest.lstrip(DASHES + "*+").lstrip(" \t\u3000\u00a0")
            message = "列表的短横要用半角，后面空一格"
            self._slip("短横", index, column, message, f"- {after}")
        elif mark and not bare_blanks(mark[1:]):
            self._slip("短横", index, column + 1, "短横后面要用半角空格", f"- {after}")
            mark = "- "
        off = self._off_by_one(index, column, mark)
        if off:
            column -= off
            message = f"这一行比下面的{'多' if off > 0 else '少'}一个空格"
            self._slip("缩进", index, 0, message, _at_column(column, rest))
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
        for line in self.lines[index + 1 :]:
            indent, rest = split_indent(line)
            if rest:
                return _width(indent), rest
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
                self._slip("短横", index, column, "这里不是列表，行首不能用短横", rest)
                return
            if near.column != column:
                advice = _at_column(near.column, mark + rest)
                self._slip("缩进", index, 0, "短横要和上面的短横对齐", advice)
            column = near.column
            frames.close(column, marked=True)
        self._list_entry(index, column, mark, rest)

    def _list_entry(self, index: int, column: int, mark: str, rest: str) -> None:
        holder = self.frames.top
        question = holder.question
        is_record = question is None or question.kind is Kind.RECORDS
        key = None if rest[:1] in {"{", "["} else split_key(rest)
        if key is None and is_record:
            key = self._without_colon(index, column + len(mark), rest, holder.keys)
        prefix = " " * column + mark
        if key and is_record and (key.name in holder.keys or key.is_yaml):
            if len(mark) > len("- ") and self._following(index)[0] == column + len("- "):
                self._slip("短横", index, column + 1, "短横后面只空一格，下面各项才对得齐", f"- {rest}")
                mark, prefix = "- ", " " * column + "- "
            inner = column + len(mark)
            self.frames.stack.append(Frame(inner, holder.keys, question))
            self._keyed(index, inner, key, prefix)
        elif not rest and is_record:
            self.out[index] = prefix
            record = replace(question, kind=Kind.GROUP) if question else None
            self.frames.latest = Latest(index, column, record, filled=False)
        else:
            self.frames.latest = Latest(index, column, question, prefix, rest, in_list=True)
            self._value(index, prefix, rest, Kind.TEXT)

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
                self._slip("缩进", index, 0, "这一行比上面的多一个空格", _at_column(latest.column, rest))
                self._sibling(index, latest.column, rest, key)
            else:
                self._goes_on(index, rest)
        else:
            self._sibling(index, column, rest, key)

    def _unmarked_text(self, index: int, column: int, rest: str) -> None:
        """Read an entry of a list of texts that stands in its column without a mark."""
        self.frames.close(column, marked=True)
        if not self.frames.top.bare:
            self._slip("短横", index, column, "这一条前面缺短横", f"- {rest}")
        self._list_entry(index, column, "- ", rest)

    def _below(self, index: int, column: int, rest: str, key: Keyed | None) -> None:
        """Read the first line below a key that has nothing beside it."""
        frames, question = self.frames, self.frames.latest.question
        if question is None or question.kind is Kind.GROUP:
            frames.stack.append(Frame(column, keyed(question.children) if question else {}, question))
            self._sibling(index, column, rest, key)
        elif question.kind is Kind.RECORDS and key:
            column = max(column - 2, frames.latest.column)
            self._slip("短横", index, column, "一条记录从短横开始", f"- {rest}")
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
            self._value(index, prefix, rest, question.kind)

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
            self._keyed(index, column, key, " " * column)
        else:
            self._lost(index, column, rest, key)
            if not self.out[index]:
                frames.stack = opened

    def _misaligned(self, index: int, column: int, key: Keyed) -> None:
        advice = _at_column(column, f"{key.name}: {key.value}".rstrip())
        self._slip("缩进", index, 0, f"“{key.name}”没有和同一组的其他项对齐", advice)
        self._keyed(index, column, key, " " * column)

    def _keyed(self, index: int, column: int, key: Keyed, prefix: str) -> None:
        """Write a line that holds a key, its colon and blanks put right."""
        question = self.frames.top.keys.get(key.name)
        self._check_key(index, key)
        name = key.name if _PLAIN_KEY.fullmatch(key.name) else quoted(key.name)
        prefix += f"{name}:{key.gap if key.gap and bare_blanks(key.gap) else ' '}"
        self.frames.latest = Latest(index, column, question, prefix, key.value)
        self._check_second_key(index, key, question)
        self._value(index, prefix, key.value, question.kind if question else None)

    def _check_second_key(self, index: int, key: Keyed, question: Question | None) -> None:
        """Report a second key behind the value: in a text only one typed as keys are."""
        if not _COLON.search(key.value) or key.value[0] in "\"'[{":
            return
        free = question is not None and question.kind in _FREE_TEXT
        for match in (_TYPED_KEY if free else _ANY_KEY).finditer(key.value):
            if match["key"] in self.frames.top.keys:
                at = max(self.lines[index].find(key.value), 0) + match.start("key")
                advice = f"另起一行，和“{key.name}”对齐：{key.value[match.start('key') :]}"
                self._slip("换行", index, at, f"“{match['key']}”是另一项，不能写在同一行", advice)
                return

    def _check_key(self, index: int, key: Keyed) -> None:
        line = self.lines[index]
        at, mended = max(line.find(key.colon), 0), f"{key.name}: {key.value}".rstrip()
        if key.key[0] in "“”‘’＂「":
            self._slip("引号", index, line.find(key.key), "键不加引号", mended)
        if len(key.colon) > 1:
            self._slip("冒号", index, at, f"“{key.name}”后面的冒号写重了，只要一个半角冒号", mended)
        elif key.colon != ":":
            self._slip("冒号", index, at, f"“{key.name}”后面的冒号是全角的，要用半角冒号加空格", mended)
        elif key.value and not key.gap:
            self._slip("冒号", index, at, f"“{key.name}”的冒号后面要空一格", mended)
        elif not bare_blanks(key.gap):
            rule, name = ("制表符", "制表符") if "\t" in key.gap else ("缩进", "全角空格或特殊空格")
            self._slip(rule, index, at + 1, f"冒号后面是{name}，要用半角空格", mended)

    def _value(self, index: int, prefix: str, value: str, kind: Kind | None) -> None:
        mended = mend(value, kind) if value else Mended("")
        self.out[index] = prefix + mended.text
        self.opens = mended.opens
        self._value_slips(index, value, mended)
        latest = self.frames.latest
        filled = bool(mended.text) or latest.in_list
        self.frames.latest = replace(latest, value=without_comment(value), filled=filled)

    def _value_slips(self, index: int, value: str, mended: Mended) -> None:
        start = max(self.lines[index].find(value), 0)
        for slip in mended.slips:
            at = start + slip.offset
            self._slip(slip.rule, index, at, slip.message, slip.suggestion, severity=slip.severity)

    def _goes_on(self, index: int, rest: str) -> None:
        """Read a line that carries on the value above it."""
        latest = self.frames.latest
        if not latest.prefix or latest.value[:1] in {'"', "'", "[", "{", "|", ">"} or rest[0] in ":：":
            self._lost(index, -1, rest, None)
            return
        joint = " "
        if not latest.in_list and latest.question is not None and latest.question.kind is Kind.LIST:
            joint = "；"
            self._slip("多条", index, 0, "几条内容要每条一行，以短横开头", f"- {rest}")
        elif latest.in_list:
            advice = f"要另成一条，写成 - {rest}"
            message = "这一行没有短横，算上一条的内容"
            self._slip("多条", index, 0, message, advice, severity=Severity.INFO)
        value = latest.value + joint + rest
        mended = mend(value, Kind.TEXT)
        self._value_slips(index, rest, Mended("", tuple(s for s in mended.slips if s.rule == "井号")))
        self.out[latest.index] = latest.prefix + mended.text
        self.frames.latest = replace(latest, value=without_comment(value))

    def _lost(self, index: int, column: int, rest: str, key: Keyed | None) -> None:
        """Report a line that is no key and no text, taking it for a known key where it begins so."""
        names = self.frames.top.keys if self.frames.top.column == column else {}
        known = self._without_colon(index, column, rest, names)
        if known is not None:
            self._keyed(index, column, known, " " * column)
            return
        if key is not None:
            near = process.extractOne(key.name, list(names), scorer=fuzz.ratio, score_cutoff=_NEAR)
            name = near[0] if near else key.name
            at = max(self.lines[index].find(key.colon), 0)
            self._slip("冒号", index, at, "键后面要用半角冒号加空格", f"{name}: {key.value}")
            return
        advice = "是说明，行首加“# ”；接着上一行写的，比上一行多空两格；单独一项，写成“键: 值”"
        self._slip("看不懂", index, 0, "这一行不是“键: 值”，没有收下", advice)

    def _without_colon(
        self, index: int, column: int, rest: str, names: Mapping[str, Question]
    ) -> Keyed | None:
        """Return the known key that `rest` begins with, reporting its colon missing; None without one."""
        known = max((name for name in names if _begins(rest, name)), key=len, default=None)
        if known is None:
            return None
        value = rest[len(known) :].lstrip(_AFTER_KEY)
        self._slip("冒号", index, column + len(known), f"“{known}”后面缺冒号", f"{known}: {value}")
        return Keyed(known, known, ":", " ", value)

    def _span(self, index: int) -> int:
        """Take in the lines below that a quote, bracket or block of the line at `index` opens."""
        opens, self.opens = self.opens, Opens.NOTHING
        if opens is Opens.BLOCK:
            self.block = self.frames.latest.column
        if opens in {Opens.NOTHING, Opens.BLOCK}:
            return index + 1
        value = self.frames.latest.value
        end = self._closing(index, value, opens)
        if end is not None:
            for below in range(index + 1, end + 1):
                self._check_signs(below, "")
                self.out[below] = UNUSABLE.sub("\ufffd", self.lines[below].rstrip())
            return end + 1
        mended = mend_unclosed(value)
        self.out[index] = self.frames.latest.prefix + mended.text
        self._value_slips(index, value, mended)
        return index + 1

    def _closing(self, index: int, value: str, opens: Opens) -> int | None:
        text = value
        for number in range(index + 1, min(len(self.lines), index + _SPAN)):
            rest = self.lines[number].strip()
            key = split_key(split_mark(rest)[1])
            if key and self.frames.owner(key.name, 0):
                return None
            text = f"{text} {rest}"
            closed = closes_quote(text) if opens is Opens.QUOTE else bracket_end(text) == len(text)
            if closed:
                return number
        return None

    def _slip(  # noqa: PLR0913 - one argument per field of a finding
        self,
        rule: str,
        index: int,
        offset: int,
        message: str,
        suggestion: str,
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        place = self.source.place(index + 1, offset + 1)
        found = self.source.finding(rule, place, message, suggestion, severity=severity, basis=_BASIS)
        self.findings.append(found)


def _begins(rest: str, name: str) -> bool:
    return rest.startswith(name) and (len(rest) == len(name) or rest[len(name)] in _AFTER_KEY)


def _at_column(column: int, words: str) -> str:
    """Return in words where a line begins, for blanks alone do not show."""
    return f"行首空{column}格：{words}" if column else f"行首不空格：{words}"


def _width(indent: str) -> int:
    return sum(2 if sign in "\t\u3000" else 1 for sign in indent)
