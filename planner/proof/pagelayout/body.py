"""The body of a Word file with its looks: what the reader of reports follows, and how it is set.

Paragraphs are counted and text is shown exactly as `planner.reports.reading.docxbody` does it, since this
follows the same elements with the same rules and only writes down more.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from planner.proof.layout import PageParagraph, Run, RunLook, TableLook
from planner.proof.pagelayout.properties import PARAGRAPH, RUN, Written, number
from planner.proof.pagelayout.sheet import Sheet
from planner.reports.reading.docxbody import Body
from planner.reports.reading.xmlpart import is_on

_Rule = Callable[[str, dict[str, str]], None]

_TRACKED: Final = ("w:ins", "w:del", "w:moveFrom", "w:moveTo")
_CHANGED: Final = frozenset({"w:rPrChange", "w:pPrChange", "w:sectPrChange", "w:tblPrChange", "w:cellIns"})
_TWIPS_PER_MM: Final = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section as written: the elements of w:sectPr, the number of its last paragraph."""

    elements: tuple[Written, ...]
    last: int


@dataclass(slots=True)
class _Setting:
    """How a paragraph that is being read is set."""

    boxed: bool
    paragraph: list[Written] = field(default_factory=list)
    run: list[Written] = field(default_factory=list)
    words: list[tuple[int, str, tuple[Written, ...]]] = field(default_factory=list)
    length: int = 0
    hidden: int = 0
    page_break: bool = False
    field: bool = False


@dataclass(slots=True)
class _Table:
    """A table that is being read."""

    first: int
    rows: int = 0
    columns: int = 0
    grid: float = 0.0
    width: float | None = None
    fixed: bool = False
    header_rows: int = 0
    whole_rows: int = 0
    floating: bool = False


class LooksBody(Body):
    """Follows the body, a header or a footer, and keeps paragraphs with their looks."""

    def __init__(self, hidden: frozenset[str], default_style: str, sheet: Sheet) -> None:
        """`hidden` are the styles whose text is not shown."""
        super().__init__(hidden, default_style)
        self.looks: list[PageParagraph] = []
        self.sections: list[WrittenSection] = []
        self.tables: list[TableLook] = []
        self.changes = 0
        self.comments: set[str] = set()
        self._sheet = sheet
        self._settings: list[_Setting] = []
        self._tables_read: list[_Table] = []
        self._section: list[Written] | None = None
        self._section_depth = 0
        self._in_run_properties = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element."""
        if self._section is not None:
            if self._depth == self._section_depth:
                self._section.append((name, tuple(attributes.items())))
        elif not self._until and name == "w:sectPr":
            self._section, self._section_depth = [], self._depth + 1
        if name in _CHANGED and not self._until:
            self.changes += 1
        super().start(name, attributes)

    def _end_section(self) -> None:
        if self._section is not None:
            self.sections.append(WrittenSection(tuple(self._section), self._number))
            self._section = None

    def _start_rules(self) -> dict[str, _Rule]:
        rules = super()._start_rules()
        more: dict[str, list[_Rule]] = {
            "w:rPr": [self._start_run_properties],
            "w:tbl": [self._begin_table],
            "w:tr": [self._begin_row],
            "w:br": [self._page_break],
            "w:fldSimple": [self._simple_field],
            "w:commentReference": [self._comment],
            "w:gridCol": [self._column],
            "w:tblW": [self._table_width],
            "w:tblLayout": [self._table_layout],
            "w:tblpPr": [self._table_place],
            "w:tblHeader": [self._row_switch],
            "w:cantSplit": [self._row_switch],
        }
        for name in _TRACKED:
            more.setdefault(name, []).append(self._tracked)
        for name in RUN | PARAGRAPH:
            more.setdefault(name, []).append(self._property)
        for name, added in more.items():
            rules[name] = _all_of([*added, *([rules[name]] if name in rules else [])])
        return rules

    def _end_rules(self) -> dict[str, Callable[[], None]]:
        return {
            **super()._end_rules(),
            "w:rPr": self._end_run_properties,
            "w:sectPr": self._end_section,
        }

    # Paragraphs and runs

    def _start_paragraph(self, name: str, attributes: dict[str, str]) -> None:
        self._settings.append(_Setting(boxed=bool(self._open)))
        super()._start_paragraph(name, attributes)

    def _end_paragraph(self) -> None:
        super()._end_paragraph()
        if not self._settings:
            return
        setting = self._settings.pop()
        paragraph = self.paragraphs[-1]
        style = self._sheet.style_of(setting.paragraph)
        runs = tuple(self._runs(setting, style))
        widest = (
            max(runs, key=lambda run: run.end - run.start).look if runs else self._sheet.run_look(style, ())
        )
        self.looks.append(
            PageParagraph(
                number=paragraph.number,
                text=paragraph.text,
                look=self._sheet.paragraph_look(tuple(setting.paragraph), widest.size),
                runs=runs,
                table=paragraph.table,
                note=bool(paragraph.note),
                boxed=setting.boxed,
                page_break=setting.page_break,
                hidden=setting.hidden,
                field=setting.field,
            )
        )

    def _runs(self, setting: _Setting, style: str) -> list[Run]:
        """Return the runs of a paragraph, neighbours of one look as one."""
        runs: list[Run] = []
        look: RunLook | None = None
        begin = end = 0
        for start, text, written in setting.words:
            this = self._sheet.run_look(style, written)
            if this is not look and this != look:
                if look is not None:
                    runs.append(Run(begin, end, look))
                look, begin = this, start
            end = start + len(text)
        if look is not None:
            runs.append(Run(begin, end, look))
        return runs

    def _start_run(self, name: str, attributes: dict[str, str]) -> None:
        if self._settings:
            self._settings[-1].run = []
        super()._start_run(name, attributes)

    def _start_run_properties(self, _name: str, _attributes: dict[str, str]) -> None:
        """Begin the properties of a run; those of the mark of a paragraph are dropped with the next run."""
        self._in_run_properties = bool(self._open)

    def _end_run_properties(self) -> None:
        self._in_run_properties = False

    def _property(self, name: str, attributes: dict[str, str]) -> None:
        if self._in_run_properties:
            if name in RUN:
                self._settings[-1].run.append((name, tuple(attributes.items())))
        elif self._in_properties and name in PARAGRAPH:
            self._settings[-1].paragraph.append((name, tuple(attributes.items())))

    def _add(self, text: str) -> None:
        setting = self._settings[-1] if self._settings else None
        before = len(self._open[-1].pieces) if self._open else 0
        super()._add(text)
        if setting is None:
            return
        if len(self._open[-1].pieces) > before:
            setting.words.append((setting.length, text, tuple(setting.run)))
            setting.length += len(text)
        elif self._open[-1].hidden and not any(each.instructing for each in self._fields):
            setting.hidden += len(text.strip())

    def _page_break(self, _name: str, attributes: dict[str, str]) -> None:
        if self._settings and attributes.get("w:type") == "page":
            self._settings[-1].page_break = True

    # Fields, tracked changes, comments

    def _end_instruction(self) -> None:
        self._note_field("".join(self._words))
        super()._end_instruction()

    def _simple_field(self, _name: str, attributes: dict[str, str]) -> None:
        self._note_field(attributes.get("w:instr", ""))

    def _note_field(self, instruction: str) -> None:
        if self._settings and instruction.upper().split()[:1] == ["PAGE"]:
            self._settings[-1].field = True

    def _tracked(self, _name: str, _attributes: dict[str, str]) -> None:
        self.changes += 1

    def _comment(self, _name: str, attributes: dict[str, str]) -> None:
        self.comments.add(attributes.get("w:id", ""))

    # Tables

    def _begin_table(self, _name: str, _attributes: dict[str, str]) -> None:
        self._tables_read.append(_Table(self._number + 1))

    def _end_table(self) -> None:
        super()._end_table()
        one = self._tables_read.pop()
        self.tables.append(
            TableLook(
                first=one.first,
                last=self._number,
                rows=one.rows,
                columns=one.columns,
                width=one.width or one.grid / _TWIPS_PER_MM or None,
                fixed=one.fixed,
                header_rows=one.header_rows,
                whole_rows=one.whole_rows,
                floating=one.floating,
            )
        )

    def _begin_row(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._tables_read:
            self._tables_read[-1].rows += 1

    def _column(self, _name: str, attributes: dict[str, str]) -> None:
        if self._tables_read:
            self._tables_read[-1].columns += 1
            self._tables_read[-1].grid += number(attributes.get("w:w", ""))

    def _table_width(self, _name: str, attributes: dict[str, str]) -> None:
        """Take the width; one in percent is kept by the sum of the columns only where it is the whole."""
        if self._tables_read and attributes.get("w:type") == "dxa":
            self._tables_read[-1].width = number(attributes.get("w:w", "")) / _TWIPS_PER_MM

    def _table_layout(self, _name: str, attributes: dict[str, str]) -> None:
        if self._tables_read:
            self._tables_read[-1].fixed = attributes.get("w:type") == "fixed"

    def _table_place(self, _name: str, _attributes: dict[str, str]) -> None:
        if self._tables_read:
            self._tables_read[-1].floating = True

    def _row_switch(self, name: str, attributes: dict[str, str]) -> None:
        if not self._tables_read or not is_on(attributes.get("w:val", "")):
            return
        if name == "w:tblHeader":
            self._tables_read[-1].header_rows += 1
        else:
            self._tables_read[-1].whole_rows += 1


def _all_of(rules: list[_Rule]) -> _Rule:
    if len(rules) == 1:
        return rules[0]

    def every(name: str, attributes: dict[str, str]) -> None:
        for rule in rules:
            rule(name, attributes)

    return every
