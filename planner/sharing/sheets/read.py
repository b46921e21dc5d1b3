"""Reading: what a workbook that came back answers, and what it held when it was exported."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.errors import UnreadableInputError
from planner.facts.model import Kind, Question, Questionnaire, walk
from planner.facts.reading.answers import Vocabulary, is_pending, read_answer, without_number
from planner.facts.reading.quantities import Refusal, Remark
from planner.finding import Finding, Place, Severity
from planner.sharing.sheets.cells import Held, held, typed
from planner.sharing.sheets.layout import (
    ANSWER,
    BASE_MARK,
    FIELD,
    FIRST_ROW,
    FORM_MARK,
    LIST_MARK,
    ONE,
    SAID,
    joined,
)
from planner.sharing.sheets.opening import COLUMN_LIMIT, ROW_LIMIT, Opened
from planner.sharing.stand import PENDING, Entry, Said, Stand, lists

_BASIS: Final = "填表说明"


@dataclass(frozen=True, slots=True)
class Filled:
    """What a workbook says: of itself, its answers, the answers exported with it (None when they are lost).

    `given` are the questions it asks; `findings` what cannot be read, and what to look at.
    """

    head: Mapping[str, str]
    theirs: Stand
    original: Stand | None
    given: frozenset[str]
    findings: tuple[Finding, ...]


def read_workbook(opened: Opened, questionnaire: Questionnaire, words: Vocabulary) -> Filled:
    """Return what a workbook says; raises UnreadableInputError when it holds no questionnaire of ours."""
    sheets = _marked_sheets(opened)
    if not any(mark == FORM_MARK or mark.startswith(LIST_MARK) for mark in sheets):
        raise UnreadableInputError(
            f"{opened.file} 里没有 planner export 写出的表，或者表里隐藏的第一行、第一列删掉了。"
            f"请重新导出一份，把内容贴到“填写”一列。"
        )
    head, original = _original(sheets.get(BASE_MARK), opened.file)
    reader = _Reader(opened, words, original or Stand())
    asked = {path: q for path, q in walk(questionnaire.questions) if q.kind is not Kind.GROUP}
    if FORM_MARK in sheets:
        reader.form(sheets[FORM_MARK], asked)
    for path, question in lists(questionnaire).items():
        if f"{LIST_MARK}{path}" in sheets:
            reader.list(sheets[f"{LIST_MARK}{path}"], path, question)
        elif original and original.records.get(path):
            reader.remark(opened.file, f"少了“{path}”这张表，这一组没有动", severity=Severity.WARNING)
    stand = Stand(reader.answers, reader.records)
    return Filled(head, stand, original, frozenset(reader.given), tuple(reader.findings))


def _marked_sheets(opened: Opened) -> dict[str, Worksheet]:
    """Return the sheets by the marks in their first cells, whatever they are called."""
    found: dict[str, Worksheet] = {}
    for sheet in opened.values.worksheets:
        mark = str(sheet.cell(1, 1).value or "")
        if not mark.startswith("planner:"):
            continue
        if sheet.max_row > ROW_LIMIT and mark != BASE_MARK:
            advice = f"请删去第 {ROW_LIMIT} 行以下的内容，再试一次。"
            raise UnreadableInputError(f"{opened.file}“{sheet.title}”有 {sheet.max_row} 行。{advice}")
        if mark in found:
            names = f"“{found[mark].title}”和“{sheet.title}”"
            raise UnreadableInputError(f"{opened.file} 里 {names} 是同一张表的两份。请删去一份，再试一次。")
        found[mark] = sheet
    return found


def _original(sheet: Worksheet | None, file: str) -> tuple[dict[str, str], Stand | None]:
    """Return what was exported: the head of the file, and its answers."""
    if sheet is None:
        return {}, None
    head: dict[str, str] = {}
    answers: dict[str, Said] = {}
    fields: dict[tuple[str, int], dict[str, Said]] = {}
    for cells in sheet.iter_rows(min_row=2, max_col=5, values_only=True):
        kind, path, number, key, text = (str(cell or "") for cell in (*cells, *[None] * 5)[:5])
        said = Said(tuple(text.split("\n")) if text else (), file)
        if kind == SAID:
            head[path] = text
        elif kind == ONE and text:
            answers[path] = said
        elif kind == FIELD and number.isdecimal() and text:
            fields.setdefault((path, int(number)), {})[key] = said
    records: dict[str, list[Entry]] = {}
    for (path, count), said_there in fields.items():
        records.setdefault(path, []).append(Entry(count, said_there, file))
    return head, Stand(answers, {path: tuple(entries) for path, entries in records.items()})


@dataclass(slots=True)
class _Reader:
    """Answers read so far, and the problems met; `original` are the answers as they were exported."""

    opened: Opened
    words: Vocabulary
    original: Stand
    answers: dict[str, Said] = field(default_factory=dict)
    records: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    given: set[str] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def form(self, sheet: Worksheet, asked: Mapping[str, Question]) -> None:
        """Read the sheet of single questions."""
        columns = _columns(sheet)
        if ANSWER not in columns:
            self._wrong(f"{self.opened.file}“{sheet.title}”", "找不到“填写”一列", "请重新导出一份再填")
            return
        cells = _Cells(sheet, self.opened.formulas)
        rows: dict[str, int] = {}
        for row in range(2, sheet.max_row + 1):
            path = str(sheet.cell(row, 1).value or "").strip()
            content = cells.at(row, columns[ANSWER])
            where = self._where(sheet, row, columns[ANSWER])
            if path in asked and path not in rows:
                rows[path] = row
                self.given.add(path)
                if cells.is_spread_down(row, columns[ANSWER]):
                    self._wrong(where, "几道题的格子合并在一起，分不清是哪一题的", "取消合并，一题填一格")
                    continue
                said = self._read(asked[path], content, self.original.answers.get(path), where)
                if said:
                    self.answers[path] = said
            elif content.value is not None and row >= FIRST_ROW:
                self._stray(path, rows, content, where)

    def _stray(self, path: str, rows: Mapping[str, int], content: Held, where: str) -> None:
        if path in rows:
            self._wrong(where, f"这一题第 {rows[path]} 行已经有了", "两行只留一行")
        elif path:
            self._wrong(where, f"问卷里没有“{path}”这一题", "清空这一格，或者重新导出一份")
        else:
            message = f"这一行没有题号，填的“{content.value}”没有收下"
            self.remark(where, message, "填到有题目的行里", severity=Severity.WARNING)

    def list(self, sheet: Worksheet, path: str, question: Question) -> None:
        """Read the sheet of a list of records: a row with any answer is one."""
        columns = _columns(sheet)
        cells = _Cells(sheet, self.opened.formulas)
        known = {entry.number: entry for entry in self.original.records.get(path, ())}
        children = [child for child in question.children if child.key in columns]
        lacking = self._lacking(sheet, question, columns, known.values())
        entries: list[Entry] = []
        self.given.add(path)
        for row in range(FIRST_ROW, sheet.max_row + 1):
            said = str(sheet.cell(row, 1).value or "").strip()
            mark = int(said) if said.isdecimal() and len(said) < 7 else None  # noqa: PLR2004 - digits
            before = known[mark].fields if mark in known else {}
            fields: dict[str, Said] = {}
            for child in children:
                where = self._where(sheet, row, columns[child.key])
                content = cells.spread_at(row, columns[child.key])
                answer = self._read(child, content, before.get(child.key), where)
                if answer:
                    fields[child.key] = answer
            if fields:
                where = f"{self.opened.file}“{sheet.title}”第 {row} 行"
                fields |= {key: Said(before[key].texts, where) for key in lacking if key in before}
                entries.append(Entry(len(entries) + 1, fields, where, mark))
        self.records[path] = tuple(entries)

    def _lacking(
        self, sheet: Worksheet, question: Question, columns: Mapping[str, int], known: Iterable[Entry]
    ) -> tuple[str, ...]:
        """Return the keys whose columns are gone: their answers are as they were exported."""
        exported = {key for entry in known for key in entry.fields}
        gone = tuple(child.key for child in question.children if child.key in exported - set(columns))
        if gone:
            message = f"少了{'、'.join(f'“{key}”' for key in gone)}一列，这一列没有动"
            self.remark(f"{self.opened.file}“{sheet.title}”", message, severity=Severity.WARNING)
        return gone

    def _read(self, question: Question, content: Held, before: Said | None, where: str) -> Said | None:
        """Return the answer a cell gives; a cell that still holds what was exported gives just that."""
        text = typed(content, question, self.opened.values.epoch)
        if isinstance(text, Refusal):
            self._wrong(where, text.message, text.suggestion)
            return None
        if before and text == joined(before.texts):
            return Said(before.texts, where)
        listed = question.kind is Kind.LIST
        entries = [without_number(_undashed(line)) for line in text.split("\n")] if listed else [text]
        texts = tuple(found for entry in entries if (found := self._text(question, entry, where)))
        if listed and len(texts) == 1 and any(sign in texts[0] for sign in "；;"):
            self.remark(where, "算作一条；要分成几条，一条一行（格内换行按 Alt+Enter）")
        return Said(texts, where) if texts else None

    def _text(self, question: Question, entry: str, where: str) -> str:
        if is_pending(entry):
            return PENDING
        answer = read_answer(question, entry, self.words)
        if isinstance(answer, Refusal):
            self._wrong(where, answer.message, answer.suggestion)
            return ""
        if answer and answer.remark:
            self._look(where, answer.remark)
        return answer.text if answer else ""

    def _where(self, sheet: Worksheet, row: int, column: int) -> str:
        return f"{self.opened.file}“{sheet.title}”{get_column_letter(column)}{row}"

    def _wrong(self, where: str, message: str, suggestion: str) -> None:
        self.remark(where, message, suggestion, severity=Severity.ERROR)

    def _look(self, where: str, remark: Remark) -> None:
        self.remark(where, remark.message, remark.suggestion, severity=remark.severity)

    def remark(
        self, where: str, message: str, suggestion: str = "", *, severity: Severity = Severity.INFO
    ) -> None:
        """Note something to be said about a place of the workbook."""
        found = Finding("表格", severity, Place(where), "", message, suggestion, _BASIS)
        self.findings.append(found)


class _Cells:
    """The cells of a sheet, those of a merged range with what its first one holds."""

    def __init__(self, sheet: Worksheet, formulas: Workbook | None) -> None:
        self.sheet = sheet
        self.formulas = formulas[sheet.title] if formulas else None
        self.first: dict[tuple[int, int], tuple[int, int]] = {}
        self.down: set[tuple[int, int]] = set()
        for merged in sheet.merged_cells.ranges:
            for row, column in _inside(merged.bounds):
                self.first[row, column] = (merged.min_row, merged.min_col)
                if merged.max_row > merged.min_row:
                    self.down.add((row, column))

    def at(self, row: int, column: int) -> Held:
        """Return what a cell holds; across merged columns, what the first holds."""
        first = self.first.get((row, column), (row, column))
        return self._held(*(first if first[0] == row else (row, column)))

    def spread_at(self, row: int, column: int) -> Held:
        """Return what a cell holds; what a range merged down a column says goes for each of its rows."""
        first = self.first.get((row, column), (row, column))
        return self._held(*(first if first[1] == column else (row, column)))

    def is_spread_down(self, row: int, column: int) -> bool:
        """Return whether a cell is merged with others above or below it."""
        return (row, column) in self.down

    def _held(self, row: int, column: int) -> Held:
        cell: Cell | MergedCell = self.sheet.cell(row, column)
        return held(cell, self.formulas.cell(row, column) if self.formulas else None)


def _inside(bounds: tuple[int, int, int, int]) -> Iterator[tuple[int, int]]:
    first_column, first_row, last_column, last_row = bounds
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            yield row, column


def _columns(sheet: Worksheet) -> dict[str, int]:
    """Return the columns of a sheet by their marks in its hidden first row, the first of each."""
    found: dict[str, int] = {}
    for column in range(2, min(sheet.max_column, COLUMN_LIMIT) + 1):
        found.setdefault(str(sheet.cell(1, column).value or ""), column)
    return found


def _undashed(line: str) -> str:
    return line.strip().removeprefix("- ").removeprefix("•").strip()
