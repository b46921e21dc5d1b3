"""Paragraphs of a Word file as Word shows them, followed element by element.

Shown are text boxes, content controls, tables in their place; not shown are deletions, text moved away, the
second form of what is stored twice (ISO/IEC 29500-1, 17.13.5; 29500-3, 7.5).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from planner.reports.reading.docxstyles import Numbered, outline_level, whole_number
from planner.reports.reading.docxtext import Listener, Open, Words
from planner.reports.reading.xmlpart import is_on

_UNSEEN: Final = frozenset(
    {
        "w:delText",
        "w:delInstrText",
        "w:rt",
        "w:pPrChange",
        "w:rPrChange",
        "w:sectPrChange",
        "w:tblPrChange",
        "w:trPrChange",
        "w:tcPrChange",
        "w:tblGridChange",
        "w:tblPrExChange",
        "w:numberingChange",
        "w:sectPr",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:fldData",
        "w:binData",
    }
)
_UNDERSTOOD: Final = re.compile(r"(?:wp[sgci]|wp14|w1[0-9]\w*|w16\w+|wne|v|cx\d?|aink|am3d|a14|c16r?\d?|oel)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is stored.

    `number` counts from 1 in the order of reading; `outline` is None where the style decides; `joins`
    says that its end is deleted or hidden, so that the next one goes on in the same line; `note` is the
    id of the foot- or endnote it belongs to, "" in the body.
    """

    number: int
    text: str
    style: str
    numbered: Numbered | None
    outline: int | None
    centred: bool | None
    table: bool
    joins: bool
    note: str


class Body(Words):
    """Follows one part (body or notes) and keeps its paragraphs and the notes they refer to."""

    def __init__(self, hidden: frozenset[str], default_style: str, listener: Listener | None = None) -> None:
        """`hidden` are the styles whose text is not shown."""
        super().__init__(hidden, listener)
        self.paragraphs: list[Paragraph] = []
        self.notes: list[tuple[str, str]] = []
        self.root = ""
        self.found_body = False
        self._default = default_style
        self._depth = self._until = self._number = self._tables = 0
        self._taken: list[bool] = []
        self._rows: list[int] = []
        self._cells: list[int] = []
        self._in_row_properties = False
        self._note = ""
        self._starts: dict[str, Callable[[str, dict[str, str]], None]] = self._start_rules()
        self._ends: dict[str, Callable[[], None]] = self._end_rules()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        self._depth += 1
        if self._until:
            return
        self.root = self.root or name
        if name in _UNSEEN:
            self._until = self._depth
        elif rule := self._starts.get(name):
            rule(name, attributes)

    def end(self, name: str) -> None:
        """Take the end of an element."""
        depth, self._depth = self._depth, self._depth - 1
        if self._until:
            if depth > self._until:
                return
            self._until = 0
        if rule := self._ends.get(name):
            rule()

    def text(self, words: str) -> None:
        """Take a piece of text; only what stands in an element for text is the document's."""
        if self._collecting and not self._until:
            self._words.append(words)

    def _start_rules(self) -> dict[str, Callable[[str, dict[str, str]], None]]:
        return {
            **self._word_starts(),
            "w:body": self._start_body,
            "w:p": self._start_paragraph,
            "w:pPr": self._start_properties,
            "w:pStyle": self._paragraph_style,
            "w:ilvl": self._list_level,
            "w:numId": self._list_id,
            "w:outlineLvl": self._outline,
            "w:jc": self._justification,
            "w:del": self._removed,
            "w:moveFrom": self._removed,
            "w:tbl": self._start_table,
            "w:tr": self._start_row,
            "w:trPr": self._start_row_properties,
            "w:hidden": self._hidden_row,
            "w:tc": self._start_cell,
            "w:cellDel": self._removed_cell,
            "mc:AlternateContent": self._start_alternatives,
            "mc:Choice": self._choice,
            "mc:Fallback": self._fallback,
            "w:footnote": self._start_note,
            "w:endnote": self._start_note,
            "w:footnoteReference": self._note_reference,
            "w:endnoteReference": self._note_reference,
        }

    def _end_rules(self) -> dict[str, Callable[[], None]]:
        return {
            **self._word_ends(),
            "w:p": self._end_paragraph,
            "w:pPr": self._end_properties,
            "w:tbl": self._end_table,
            "w:tr": self._end_row,
            "w:trPr": self._end_row_properties,
            "w:tc": self._end_cell,
            "mc:AlternateContent": self._end_alternatives,
        }

    def _start_body(self, _name: str, _attributes: dict[str, str]) -> None:
        self.found_body = True

    # Paragraphs

    def _start_paragraph(self, _name: str, _attributes: dict[str, str]) -> None:
        self._number += 1
        self._open.append(Open(self._number, style=self._default))
        if self._listener:
            self._listener.paragraph(self._number)

    def _end_paragraph(self) -> None:
        if not self._open:
            return
        one = self._open.pop()
        self._drop_unfinished()
        self.paragraphs.append(
            Paragraph(
                number=one.number,
                text="".join(one.pieces),
                style=one.style,
                numbered=Numbered(one.list_id, one.level) if one.list_id else None,
                outline=one.outline,
                centred=one.centred,
                table=self._tables > 0,
                joins=one.joins,
                note=self._note,
            )
        )

    def _start_properties(self, _name: str, _attributes: dict[str, str]) -> None:
        self._in_properties = bool(self._open)

    def _end_properties(self) -> None:
        self._in_properties = False

    def _paragraph_style(self, _name: str, attributes: dict[str, str]) -> None:
        if self._in_properties:
            self._open[-1].style = attributes.get("w:val", "")

    def _list_id(self, _name: str, attributes: dict[str, str]) -> None:
        if self._in_properties:
            self._open[-1].list_id = attributes.get("w:val", "")

    def _list_level(self, _name: str, attributes: dict[str, str]) -> None:
        if self._in_properties:
            self._open[-1].level = whole_number(attributes.get("w:val"))

    def _outline(self, _name: str, attributes: dict[str, str]) -> None:
        if self._in_properties:
            self._open[-1].outline = outline_level(attributes.get("w:val"))

    def _justification(self, _name: str, attributes: dict[str, str]) -> None:
        if self._in_properties:
            self._open[-1].centred = attributes.get("w:val") == "center"

    # Tracked changes, tables, alternatives

    def _removed(self, _name: str, _attributes: dict[str, str]) -> None:
        """Skip what was deleted or moved away; in properties it is the paragraph's end or the row."""
        if self._in_row_properties:
            self._until = self._rows[-1]
        elif self._in_properties:
            self._open[-1].joins = True
        else:
            self._until = self._depth

    def _hidden_row(self, _name: str, attributes: dict[str, str]) -> None:
        if self._in_row_properties and is_on(attributes.get("w:val", "")):
            self._until = self._rows[-1]

    def _removed_cell(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._cells:
            self._until = self._cells[-1]

    def _start_table(self, _name: str, _attributes: dict[str, str]) -> None:
        self._tables += 1

    def _end_table(self) -> None:
        self._tables -= 1

    def _start_row(self, _name: str, _attributes: dict[str, str]) -> None:
        self._rows.append(self._depth)

    def _end_row(self) -> None:
        self._rows.pop()
        self._in_row_properties = False

    def _start_row_properties(self, _name: str, _attributes: dict[str, str]) -> None:
        self._in_row_properties = bool(self._rows)

    def _end_row_properties(self) -> None:
        self._in_row_properties = False

    def _start_cell(self, _name: str, _attributes: dict[str, str]) -> None:
        self._cells.append(self._depth)

    def _end_cell(self) -> None:
        self._cells.pop()

    def _start_alternatives(self, _name: str, _attributes: dict[str, str]) -> None:
        self._taken.append(False)

    def _end_alternatives(self) -> None:
        self._taken.pop()

    def _choice(self, _name: str, attributes: dict[str, str]) -> None:
        needs = attributes.get("Requires", "").split()
        if not self._taken:
            return
        if self._taken[-1] or not all(map(_UNDERSTOOD.fullmatch, needs)):
            self._until = self._depth
        else:
            self._taken[-1] = True

    def _fallback(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._taken and self._taken[-1]:
            self._until = self._depth

    # Notes

    def _start_note(self, name: str, attributes: dict[str, str]) -> None:
        shown = attributes.get("w:type", "normal") == "normal"
        self._note = f"{name}:{attributes.get('w:id', '')}"
        if not shown:
            self._until = self._depth

    def _note_reference(self, name: str, attributes: dict[str, str]) -> None:
        if self._open and not self._open[-1].hidden:
            self.notes.append((name.removesuffix("Reference"), attributes.get("w:id", "")))
