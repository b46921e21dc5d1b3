"""Mending: the lines of a facts file written anew, as YAML reads what was meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from planner.facts.model import Kind, Question
from planner.facts.reading.frames import Frames, Latest
from planner.facts.reading.lines import UNUSABLE, Keyed, bare_blanks, split_key, split_mark
from planner.facts.reading.scalars import (
    Mended,
    Opens,
    bracket_end,
    closes_quote,
    mend,
    mend_unclosed,
    quoted,
    without_comment,
)
from planner.facts.reading.slips import Slips
from planner.finding import Severity

_PLAIN_KEY: Final = re.compile(r"\w[\w ]*")
_AFTER_KEY: Final = " \t\u3000\u00a0;；=＝、,，.。"
_FREE_TEXT: Final = frozenset({Kind.TEXT, Kind.LIST})
_SPAN: Final = 100


@dataclass(slots=True)
class Mender:
    """Writes a mended line for each line of the file to `out`; `opens` is what the last value opened."""

    slips: Slips
    frames: Frames
    out: list[str] = field(init=False)
    opens: Opens = Opens.NOTHING

    def __post_init__(self) -> None:
        """Begin with all lines blank."""
        self.out = [""] * len(self.slips.lines)

    def keyed(self, index: int, column: int, key: Keyed, prefix: str) -> None:
        """Write a line that holds a key, its colon and blanks put right."""
        question = self.frames.top.keys.get(key.name)
        self.slips.of_key(index, key)
        name = key.name if _PLAIN_KEY.fullmatch(key.name) else quoted(key.name)
        prefix += f"{name}:{key.gap if key.gap and bare_blanks(key.gap) else ' '}"
        self.frames.latest = Latest(index, column, question, prefix, key.value)
        free = question is not None and question.kind in _FREE_TEXT
        self.slips.of_second_key(index, key, self.frames.top.keys, free=free)
        self.value(index, prefix, key.value, question.kind if question else None)

    def value(self, index: int, prefix: str, value: str, kind: Kind | None) -> None:
        """Write a value behind `prefix`, put right for the parser."""
        mended = mend(value, kind) if value else Mended("")
        self.out[index] = prefix + mended.text
        self.opens = mended.opens
        self.slips.of_value(index, value, mended)
        latest = self.frames.latest
        filled = bool(mended.text) or latest.in_list
        self.frames.latest = replace(latest, value=without_comment(value), filled=filled)

    def goes_on(self, index: int, rest: str) -> bool:
        """Return whether a line can carry on the value above it; if so, it is added there."""
        latest = self.frames.latest
        if not latest.prefix or latest.value[:1] in {'"', "'", "[", "{", "|", ">"} or rest[0] in ":：":
            return False
        joint = " "
        if not latest.in_list and latest.question is not None and latest.question.kind is Kind.LIST:
            joint = "；"
            self.slips.add("多条", index, 0, "几条内容要每条一行，以短横开头", f"- {rest}")
        elif latest.in_list:
            advice = f"要另成一条，写成 - {rest}"
            message = "这一行没有短横，算上一条的内容"
            self.slips.add("多条", index, 0, message, advice, severity=Severity.INFO)
        value = latest.value + joint + rest
        mended = mend(value, Kind.TEXT)
        self.slips.of_value(index, rest, Mended("", tuple(s for s in mended.slips if s.rule == "井号")))
        self.out[latest.index] = latest.prefix + mended.text
        self.frames.latest = replace(latest, value=without_comment(value))
        return True

    def without_colon(
        self, index: int, column: int, rest: str, names: Mapping[str, Question]
    ) -> Keyed | None:
        """Return the known key that `rest` begins with, reporting its colon missing; None without one."""
        known = max((name for name in names if _begins(rest, name)), key=len, default=None)
        if known is None:
            return None
        value = rest[len(known) :].lstrip(_AFTER_KEY)
        self.slips.add("冒号", index, column + len(known), f"“{known}”后面缺冒号", f"{known}: {value}")
        return Keyed(known, known, ":", " ", value)

    def span(self, index: int) -> int:
        """Take in the lines below that a quote or bracket of a line opens; return the index of the next."""
        opens, self.opens = self.opens, Opens.NOTHING
        if opens in {Opens.NOTHING, Opens.BLOCK}:
            return index + 1
        value = self.frames.latest.value
        end = self._closing(index, value, opens)
        if end is not None:
            for below in range(index + 1, end + 1):
                self.slips.of_signs(below, "")
                self.out[below] = UNUSABLE.sub("\ufffd", self.slips.lines[below].rstrip())
            return end + 1
        mended = mend_unclosed(value)
        self.out[index] = self.frames.latest.prefix + mended.text
        self.slips.of_value(index, value, mended)
        return index + 1

    def _closing(self, index: int, value: str, opens: Opens) -> int | None:
        text = value
        for number in range(index + 1, min(len(self.slips.lines), index + _SPAN)):
            rest = self.slips.lines[number].strip()
            key = split_key(split_mark(rest)[1])
            if key and self.frames.owner(key.name, 0):
                return None
            text = f"{text} {rest}"
            closed = closes_quote(text) if opens is Opens.QUOTE else bracket_end(text) == len(text)
            if closed:
                return number
        return None


def _begins(rest: str, name: str) -> bool:
    return rest.startswith(name) and (len(rest) == len(name) or rest[len(name)] in _AFTER_KEY)
