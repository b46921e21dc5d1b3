"""Plain text and Markdown of a draft, for reading, comparing and golden files."""

from planner.draft.model import Block, Draft, Heading, Paragraph, Role, Spans, Table, plain

_INDENT = "　　"


def to_text(draft: Draft) -> str:
    """Return the draft as plain text: one line a paragraph, indented as on paper, tables by tabs."""
    lines = [plain(draft.title), ""]
    for block in draft.blocks:
        lines.extend(_text_lines(block))
    return "\n".join(lines) + "\n"


def to_markdown(draft: Draft) -> str:
    """Return the draft as Markdown: headings by level, run-in heads bold, tables as pipe tables."""
    lines = [f"# {plain(draft.title)}", ""]
    for block in draft.blocks:
        lines.extend([*_markdown_lines(block), ""])
    return "\n".join(lines).rstrip("\n") + "\n"


def _text_lines(block: Block) -> list[str]:
    match block:
        case Heading(level=0):
            return ["", plain(block.spans), ""]
        case Heading():
            return [f"{_INDENT}{block.number}{plain(block.spans)}"]
        case Paragraph():
            indent = _INDENT if block.role is Role.BODY else ""
            return [f"{indent}{block.number}{plain(block.head)}{plain(block.spans)}"]
        case Table():
            rows = ["\t".join(_cell(cell) for cell in row) for row in block.rows]
            heads = "\t".join(column.heading for column in block.columns)
            above = ["", block.label, plain(block.title)] if block.label else []
            return [*above, heads, *rows]


def _markdown_lines(block: Block) -> list[str]:
    match block:
        case Heading():
            return [f"{'#' * (block.level + 2)} {block.number}{plain(block.spans)}"]
        case Paragraph():
            head = f"**{block.number}{plain(block.head)}**" if block.head else block.number
            return [f"{head}{plain(block.spans)}"]
        case Table():
            heads = [_escaped(column.heading) for column in block.columns]
            rows = [[_escaped(_cell(cell)) for cell in row] for row in block.rows]
            table = [f"| {' | '.join(row)} |" for row in (heads, ["---"] * len(heads), *rows)]
            above = [f"## {block.label}　{plain(block.title)}", ""] if block.label else []
            return [*above, *table]


def _cell(spans: Spans) -> str:
    """Return the words of a cell on one line, without the tab that parts cells."""
    return " ".join(plain(spans).split("\n")).replace("\t", " ")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|")
