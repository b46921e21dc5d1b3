"""Markup: the small line format between a rendered template and a Draft.

A line is a block; its first mark says which. `= ` title, `~ ` dateline, `^ ` speaker, `: `
salutation, `# ` to `##### ` headings of level 0 to 4, `! ` a table (label | title), `!! ` one laid
across, `|` its columns and rows, anything else body text. A body line may begin with a number and a
run-in head.

Words that do not come from the template are wrapped in private-use characters that carry their
origin; BREAK ends a paragraph inside a template block. Facts cannot hold those characters, so no
fact can forge a mark, open a block or pass for another origin: the analogue of escaping in HTML,
and held by a property test.
"""

import re
from collections.abc import Iterator
from itertools import count

from planner.chinese import numeral
from planner.draft.model import (
    Block,
    Column,
    Draft,
    FromFact,
    FromPhrase,
    FromRule,
    FromTemplate,
    Gap,
    Heading,
    Origin,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
    plain,
)

OPEN, BODY, CLOSE, FIELD, ITEM = "\ue000", "\ue001", "\ue002", "\ue003", "\ue004"
HEAD, ID, BREAK, NUMBER = "\ue005", "\ue006", "\ue007", "\ue008"

_MARKED = re.compile(f"{OPEN}([^{BODY}]*){BODY}([^{CLOSE}]*){CLOSE}")
_ROLES = {"~": Role.DATELINE, "^": Role.SPEAKER, ":": Role.SALUTATION}


def encode(spans: Spans) -> str:
    """Return `spans` as marked text for a template to place."""
    return "".join(_encode_span(span) for span in spans)


def run_in(head: Spans, body: str) -> str:
    """Return a body line that opens with `head`; `body` is marked text."""
    return f"{encode(head)}{HEAD}{body}" if head else body


def countable(body: str) -> str:
    """Return a body line that may be numbered though it has no run-in head; `body` is marked text."""
    return f"{HEAD}{body}"


def numbered(number: str, line: str) -> str:
    """Return a body line whose paragraph carries `number` before its run-in head and its words."""
    return f"{NUMBER}{number}{NUMBER}{line}" if number else line


def body_parts(line: str) -> tuple[str, str, str]:
    """Return the id, the run-in head and the words of a body line, "" for what it does not have."""
    block_id, rest = _split_id(line)
    head, mark, body = rest.partition(HEAD)
    return (block_id, head, body) if mark else (block_id, "", rest)


def with_id(block_id: str, line: str) -> str:
    """Return `line` so that the block made of it has the stable id `block_id`."""
    return f"{ID}{block_id}{ID}{line}"


def _encode_span(span: Span) -> str:
    header = FIELD.join((*_origin_fields(span.origin), span.note))
    return f"{OPEN}{header}{BODY}{span.text}{CLOSE}"


def _origin_fields(origin: Origin) -> tuple[str, ...]:
    match origin:
        case FromFact(path, line, column):
            return ("fact", path, str(line), str(column))
        case FromRule(formula, paths):
            return ("rule", formula, ITEM.join(paths))
        case FromPhrase(entry_id):
            return ("phrase", entry_id)
        case FromTemplate(place):
            return ("template", place)
        case Gap(path, question):
            return ("gap", path, question)


def _decode_origin(fields: list[str]) -> Origin:
    match fields:
        case ["fact", path, line, column]:
            return FromFact(path, int(line), int(column))
        case ["rule", formula, paths]:
            return FromRule(formula, tuple(paths.split(ITEM)) if paths else ())
        case ["phrase", entry_id]:
            return FromPhrase(entry_id)
        case ["template", place]:
            return FromTemplate(place)
        case ["gap", path, question]:
            return Gap(path, question)
        case _:
            raise ValueError(fields)


def decode(text: str, place: str) -> Spans:
    """Return the spans of marked text; unmarked words belong to the template at `place`."""
    spans: list[Span] = []
    end = 0
    for match in _MARKED.finditer(text):
        if match.start() > end:
            spans.append(Span(text[end : match.start()], FromTemplate(place)))
        *fields, note = match[1].split(FIELD)
        spans.append(Span(match[2], _decode_origin(fields), note))
        end = match.end()
    if end < len(text):
        spans.append(Span(text[end:], FromTemplate(place)))
    return tuple(spans)


def parse(text: str, place: str) -> Draft:
    """Return the Draft that a rendered template describes; `place` names the template.

    Numbers of headings are generated here, restarting under each parent, and the level-1 numbers
    under each unnumbered half.
    """
    title: Spans = ()
    blocks: list[Block] = []
    numbers = _Numbers()
    ids = _Ids()
    lines = list(logical_lines(text))
    position = 0
    while position < len(lines):
        block_id, line = _split_id(lines[position])
        position += 1
        if line.startswith("= "):
            title = decode(line[2:], place)
        elif line.startswith(("! ", "!! ")):
            rows = []
            while position < len(lines) and lines[position].startswith("|"):
                rows.append(lines[position])
                position += 1
            blocks.append(_table(ids.give(block_id, "表"), line, rows, place))
        else:
            blocks.append(_line_block(ids, block_id, line, place, numbers))
    return Draft(title, tuple(blocks))


def logical_lines(text: str) -> Iterator[str]:
    """Yield the lines of `text` that hold anything; a line break inside a mark belongs to its words."""
    yield from (line for line in _all_lines(text) if line.strip())


def _all_lines(text: str) -> Iterator[str]:
    depth = 0
    start = 0
    for position, char in enumerate(text):
        if char == OPEN:
            depth += 1
        elif char == CLOSE:
            depth -= 1
        elif char == "\n" and depth == 0:
            yield text[start:position]
            start = position + 1
    yield text[start:]


def _split_id(line: str) -> tuple[str, str]:
    """Return the id a line carries ("" for none) and the line without it."""
    marks, rest = "", line
    match = re.match(rf"(#* ?)?{ID}([^{ID}]*){ID}", line)
    if match:
        marks, rest = match[2], (match[1] or "") + line[match.end() :]
    return marks, rest


def _line_block(ids: "_Ids", block_id: str, line: str, place: str, numbers: "_Numbers") -> Block:
    heading = re.match(r"(#{1,5}) ", line)
    if heading:
        level = len(heading[1]) - 1
        spans = decode(line[heading.end() :], place)
        return Heading(ids.give(block_id, plain(spans)), level, numbers.next(level), spans)
    role = _ROLES.get(line[0], Role.BODY) if line[1:2] == " " else Role.BODY
    if role is not Role.BODY:
        return Paragraph(ids.give(block_id, role), role, decode(line[2:], place))
    number = re.match(f"{NUMBER}([^{NUMBER}]*){NUMBER}", line)
    head, mark, body = line[number.end() if number else 0 :].partition(HEAD)
    if not mark:
        head, body = "", head
    block_id = ids.give(block_id, ids.section)
    given = number[1] if number else ""
    return Paragraph(block_id, role, decode(body, place), decode(head, place), given)


def _table(block_id: str, line: str, rows: list[str], place: str) -> Table:
    """Return the table of a `! label | title` line, `!!` for one laid across, a column line and row lines.

    The column line gives heading:weight, with ^ after the weight for a centred column.
    """
    mark, _, named = line.partition(" ")
    label, _, title = named.partition("|")
    columns = tuple(_column(cell) for cell in _cells(rows[0]))
    cells = (tuple(decode(c.strip(), place) for c in _cells(row)) for row in rows[1:])
    return Table(
        block_id, label.strip(), decode(title.strip(), place), columns, tuple(cells), wide=mark == "!!"
    )


def _column(cell: str) -> Column:
    heading, _, weight = cell.strip().partition(":")
    return Column(heading, int(weight.rstrip("^")), weight.endswith("^"))


def _cells(row: str) -> list[str]:
    """Return the cells of a row line: `|` separates them, except inside a mark."""
    cells, depth = [""], 0
    for char in row[1:]:
        depth += (char == OPEN) - (char == CLOSE)
        if char == "|" and depth == 0:
            cells.append("")
        else:
            cells[-1] += char
    return cells


class _Ids:
    """Gives each block a stable id: its own, or its section's with a running number."""

    def __init__(self) -> None:
        self.section = "开头"
        self._counts: dict[str, Iterator[int]] = {}
        self._given: set[str] = set()

    def give(self, wanted: str, section: str) -> str:
        """Return `wanted`, made unique, or the next number under `section`."""
        base = wanted or section
        if wanted:
            self.section = wanted
        if base not in self._given and wanted:
            self._given.add(base)
            return base
        while True:
            candidate = f"{base}.{next(self._counts.setdefault(base, count(1)))}"
            if candidate not in self._given:
                self._given.add(candidate)
                return candidate


class _Numbers:
    """Generates 一、 （一） 1. （1）, each level restarting under its parent."""

    def __init__(self) -> None:
        self._counts = [0] * 5

    def next(self, level: int) -> str:
        """Return the number of the next heading of `level` ("" for level 0)."""
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (4 - level)
        n = self._counts[level]
        return ("", f"{numeral(n)}、", f"（{numeral(n)}）", f"{n}.", f"（{n}）")[level]
