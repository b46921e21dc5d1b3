"""Slips of typing in a line of a facts file: its signs, its key and colon, its value, each with its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from planner.facts.model import Question
from planner.facts.reading.lines import INVISIBLE, UNUSABLE, Keyed, bare_blanks, visible, width
from planner.facts.reading.scalars import Mended
from planner.facts.reading.source import Source
from planner.finding import Finding, Severity

_BASIS: Final = "填写规则：名称、半角冒号、空格、内容"
_COLON: Final = re.compile("[:：]")
_TYPED_KEY: Final = re.compile(r"[\s\u3000](?P<key>\w{1,30}):(?:\s|$)")
_ANY_KEY: Final = re.compile(r"[\s\u3000,，;；、](?P<key>\w{1,30})\s*[:：]")


@dataclass(slots=True)
class Slips:
    """The slips found so far; `lines` are those of the source without characters of no width."""

    source: Source
    lines: list[str] = field(init=False)
    findings: list[Finding] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Take the lines of the source."""
        self.lines = [visible(line) for line in self.source.lines]

    def add(  # noqa: PLR0913 - one argument per field of a finding
        self,
        rule: str,
        index: int,
        offset: int,
        message: str,
        suggestion: str,
        *,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Add a slip at a line and a column of it, both counted from 0."""
        place = self.source.place(index + 1, offset + 1)
        found = self.source.finding(rule, place, message, suggestion, severity=severity, basis=_BASIS)
        self.findings.append(found)

    def of_signs(self, index: int, indent: str) -> None:
        """Add signs that no document can hold or that do not show; blanks that are none in `indent`."""
        raw = self.source.lines[index]
        bad = UNUSABLE.search(raw)
        if bad:
            message = f"有不能写进文档的字符 U+{ord(bad[0]):04X}"
            self.add("字符", index, bad.start(), message, "删掉它，重新输入这个字")
        hidden = INVISIBLE.search(raw.split(":", 1)[0])
        if hidden:
            message = f"有看不见的字符 U+{ord(hidden[0]):04X}，已去掉"
            severity = Severity.WARNING
            self.add("不可见字符", index, hidden.start(), message, visible(raw).strip(), severity=severity)
        if not bare_blanks(indent):
            name = "制表符" if "\t" in indent else "全角空格或特殊空格"
            rule = "制表符" if "\t" in indent else "缩进"
            advice = at_column(width(indent), raw.strip())
            self.add(rule, index, 0, f"行首用了{name}，要用半角空格", advice)

    def of_key(self, index: int, key: Keyed) -> None:
        """Add quotes around a key, and a colon that is not the one of YAML."""
        line = self.lines[index]
        at, mended = max(line.find(key.colon), 0), f"{key.name}: {key.value}".rstrip()
        if key.key[0] in "“”‘’＂「":
            self.add("引号", index, line.find(key.key), "冒号前面的名称不加引号", mended)
        if len(key.colon) > 1:
            self.add("冒号", index, at, f"“{key.name}”后面的冒号写重了，只要一个半角冒号", mended)
        elif key.colon != ":":
            self.add("冒号", index, at, f"“{key.name}”后面的冒号是全角的，要用半角冒号加空格", mended)
        elif key.value and not key.gap:
            self.add("冒号", index, at, f"“{key.name}”的冒号后面要空一格", mended)
        elif not bare_blanks(key.gap):
            rule, name = ("制表符", "制表符") if "\t" in key.gap else ("缩进", "全角空格或特殊空格")
            self.add(rule, index, at + 1, f"冒号后面是{name}，要用半角空格", mended)

    def of_second_key(self, index: int, key: Keyed, known: Mapping[str, Question], *, free: bool) -> None:
        """Add a key of `known` that stands behind the value: in a `free` text only one typed as keys are."""
        if not _COLON.search(key.value) or key.value[0] in "\"'[{":
            return
        for match in (_TYPED_KEY if free else _ANY_KEY).finditer(key.value):
            if match["key"] in known:
                at = max(self.lines[index].find(key.value), 0) + match.start("key")
                advice = f"另起一行，和“{key.name}”对齐：{key.value[match.start('key') :]}"
                self.add("换行", index, at, f"“{match['key']}”是另一项，不能写在同一行", advice)
                return

    def of_value(self, index: int, value: str, mended: Mended) -> None:
        """Add the slips of a value that stands in a line."""
        start = max(self.lines[index].find(value), 0)
        for slip in mended.slips:
            at = start + slip.offset
            self.add(slip.rule, index, at, slip.message, slip.suggestion, severity=slip.severity)


def at_column(column: int, words: str) -> str:
    """Return in words where a line begins, for blanks alone do not show."""
    return f"行首空{column}格：{words}" if column else f"行首不空格：{words}"
