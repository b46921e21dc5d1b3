"""Made reports as files: text in the encoding their truth names, or Word files.

In the source of a Word file `#2 ` before a line stands for the style of a heading of that level (`#0 ` for
the title), and `@1 ` for a number that Word generates: level 1 is 一、, level 2 is （一）.
"""

import re
from pathlib import Path
from typing import Final

from tests.reports.made import docx, numbering, paragraph, styles
from tests.reports.outlines.truth import FOLDER, Truth

_MARKED: Final = re.compile("([#@])([0-9]) (.*)")
_PLAN: Final = re.compile("20[0-9]{2}年(?:工作安排|主要任务)")
_LEVELS: Final = "".join(
    f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl>'
    for place, text in enumerate(("%1、", "（%2）"))
)
_STYLES: Final = (
    "".join(
        f'<w:style w:type="paragraph" w:styleId="h{level}"><w:name w:val="heading {level}"/>'
        f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr></w:style>'
        for level in (1, 2, 3)
    )
    + '<w:style w:type="paragraph" w:styleId="h0"><w:name w:val="Title"/></w:style>'
)


def made_reports() -> list[str]:
    """Return the names of the made reports."""
    return sorted(path.stem for path in (FOLDER / "made").glob("*.txt"))


def write_report(name: str, truth: Truth, folder: Path) -> Path:
    """Write a made report into a folder as the kind of file it is, and return its path."""
    source = (FOLDER / "made" / f"{name}.txt").read_text("utf-8")
    if any(_MARKED.match(line) for line in source.splitlines()):
        path = folder / f"{name}.docx"
        path.write_bytes(_word(source))
        return path
    path = folder / f"{name}.txt"
    encoding = truth.values.get("编码", "utf-8")
    ends = "\r\n" if encoding == "gb18030" else "\n"
    path.write_bytes(source.replace("\n", ends).encode(encoding))
    return path


def _word(source: str) -> bytes:
    body, list_id = "", 1
    for line in source.splitlines():
        if _PLAN.fullmatch(line):
            list_id = 2
        body += _paragraph(line, list_id)
    lists = f'<w:abstractNum w:abstractNumId="0">{_LEVELS}</w:abstractNum>' + "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in (1, 2)
    )
    return docx(body, numbering=numbering(lists), styles=styles(_STYLES))


def _paragraph(line: str, list_id: int) -> str:
    marked = _MARKED.match(line)
    if not marked:
        return paragraph(line)
    sign, level, text = marked.groups()
    if sign == "#":
        return paragraph(text, f'<w:pStyle w:val="h{level}"/>')
    place = f'<w:ilvl w:val="{int(level) - 1}"/><w:numId w:val="{list_id}"/>'
    return paragraph(text, f"<w:numPr>{place}</w:numPr>")
