"""Words of a Word file as Word shows them: what runs and fields add to the paragraph they stand in.

Shown are tracked insertions and results of fields; not shown are instructions of fields and hidden text
(ISO/IEC 29500-1, 17.16, 17.3.2.41).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Protocol

from planner.reports.reading.xmlpart import is_on

_SIGNS: Final = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "-",
}
_SYMBOLS: Final = {
    "\uf0b7": "•",
    "\uf0b0": "°",
    "\uf0b1": "±",
    "\uf0b4": "×",
    "\uf0b8": "÷",
    "\uf0a3": "≤",
    "\uf0b3": "≥",
}
_BOXES: Final = {"\uf0a8": "□", "\uf06f": "□", "\uf0fe": "☑", "\uf052": "☑", "\uf0a3": "□", "\uf0fc": "√"}
_EQUATION: Final = re.compile(r"\s*eq\b.*\\o.*\((?:.*)[,;，；](.*)\)\s*$", re.IGNORECASE | re.DOTALL)


class Listener(Protocol):
    """What is told of the words as they are read, while the element they come from begins or ends."""

    def paragraph(self, number: int) -> None:
        """Take the number of the paragraph whose element begins."""

    def words(self, number: int, text: str) -> None:
        """Take words that go on in a paragraph, and come from the element that now begins or ends."""


@dataclass(slots=True)
class Open:
    """A paragraph that is being read."""

    number: int
    pieces: list[str] = field(default_factory=list)
    style: str = ""
    list_id: str = ""
    level: int | None = None
    outline: int | None = None
    centred: bool | None = None
    joins: bool = False
    unstyled_hidden: bool = False
    hidden: bool = False


@dataclass(slots=True)
class _Field:
    """A field that is being read: its instruction, until its result begins."""

    instruction: list[str] = field(default_factory=list)
    instructing: bool = True


class Words:
    """Adds the words of runs and fields to the open paragraphs, the last of which is being read."""

    def __init__(self, hidden: frozenset[str], listener: Listener | None) -> None:
        """`hidden` are the styles whose text is not shown."""
        self._hidden = hidden
        self._listener = listener
        self._open: list[Open] = []
        self._fields: list[_Field] = []
        self._in_properties = self._collecting = False
        self._words: list[str] = []
        self._keeps_space = False

    @property
    def fields(self) -> int:
        """How many fields are begun and not ended."""
        return len(self._fields)

    def _word_starts(self) -> dict[str, Callable[[str, dict[str, str]], None]]:
        return {
            "w:rStyle": self._run_style,
            "w:r": self._start_run,
            "w:vanish": self._vanish,
            "w:t": self._start_text,
            "m:t": self._start_text,
            "a:t": self._start_text,
            "w:instrText": self._start_text,
            "w:sym": self._symbol,
            "w:fldChar": self._field_mark,
            "v:textpath": self._word_art,
            **dict.fromkeys(_SIGNS, self._sign),
        }

    def _word_ends(self) -> dict[str, Callable[[], None]]:
        return {
            "w:r": self._end_run,
            "w:t": self._end_text,
            "m:t": self._end_text,
            "a:t": self._end_text,
            "w:instrText": self._end_instruction,
        }

    def _start_run(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].hidden = self._open[-1].style in self._hidden

    def _end_run(self) -> None:
        if self._open:
            self._open[-1].hidden = False

    def _run_style(self, _name: str, attributes: dict[str, str]) -> None:
        if self._open and not self._in_properties and attributes.get("w:val") in self._hidden:
            self._open[-1].hidden = True

    def _vanish(self, _name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            return
        on = is_on(attributes.get("w:val", ""))
        if self._in_properties:
            self._open[-1].joins |= on
        else:
            self._open[-1].hidden = on

    def _start_text(self, _name: str, attributes: dict[str, str]) -> None:
        self._collecting = True
        self._keeps_space = "preserve" in attributes.values()
        self._words.clear()

    def _end_text(self) -> None:
        self._collecting = False
        text = "".join(self._words)
        if not self._keeps_space:
            text = text.strip(" \t\r\n")
        self._add(text.replace("\n", " "))

    def _add(self, text: str) -> None:
        if not self._open or self._open[-1].hidden or any(each.instructing for each in self._fields):
            return
        self._open[-1].pieces.append(text)
        if self._listener:
            self._listener.words(self._open[-1].number, text)

    def _sign(self, name: str, _attributes: dict[str, str]) -> None:
        if not self._in_properties:
            self._add(_SIGNS[name])

    def _symbol(self, _name: str, attributes: dict[str, str]) -> None:
        code = attributes.get("w:char", "")
        if not re.fullmatch("[0-9A-Fa-f]{4}", code):
            return
        sign = chr(int(code, 16))
        if "\ue000" <= sign <= "\uf8ff" or sign < " " or "\ud800" <= sign <= "\udfff":
            sign = chr(0xF000 | int(code, 16) & 0xFF)
            table = _SYMBOLS if attributes.get("w:font") == "Symbol" else _BOXES
            sign = table.get(sign, sign)
        self._add(sign)

    def _word_art(self, _name: str, attributes: dict[str, str]) -> None:
        self._add(attributes.get("string", ""))

    # Fields

    def _field_mark(self, _name: str, attributes: dict[str, str]) -> None:
        match attributes.get("w:fldCharType"):
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].instructing = False
            case "end" if self._fields:
                ended = self._fields.pop()
                found = _EQUATION.match("".join(ended.instruction)) if ended.instructing else None
                if found:
                    self._add(found[1])

    def _end_instruction(self) -> None:
        self._collecting = False
        if self._fields:
            self._fields[-1].instruction.extend(self._words)

    def _drop_unfinished(self) -> None:
        """Forget fields that have no result by the end of a paragraph: what follows is shown."""
        self._fields = [each for each in self._fields if not each.instructing]
