"""A layout for a text in an example of a rule: as GB/T 9704—2012 has it, but for what the example sets.

A setting is `什么=值` or `哪里.什么=值`; 哪里 is the number of a line, the role of paragraphs (正文, 标题,
称谓, 层次标题, 附件 …) or 中, the words marked in the example.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from planner.proof.layout import (
    Layout,
    Margins,
    PageParagraph,
    PageSection,
    ParagraphLook,
    Pitch,
    Run,
    RunLook,
    TableLook,
)
from planner.proof.pagelayout.roles import Role, SetLine, pages_of
from planner.reports.model import Report

_MARKED: Final = "中"
_YES: Final = "是"
_FACE: Final = "仿宋_GB2312"
_RUN: Final = RunLook(chinese=_FACE, latin=_FACE, size=16.0, spacing=-0.25, latin_marks=False)
_LOOK: Final = ParagraphLook(
    style="正文", align="both", first=2.0, pitch=Pitch.EXACT, line=28.95, widow_control=False
)
_MARGINS: Final = Margins(37.0, 35.0, 28.0, 26.0)
_FACES: Final = {1: "黑体", 2: "楷体_GB2312"}
_FOOTER, _HEADER = "word/footer1.xml", "word/header1.xml"
_EVEN: Final = "word/footer2.xml"

_PARAGRAPH: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "缩进": ("first", float),
    "左缩进": ("left", float),
    "对齐": ("align", str),
    "行距": ("line", float),
    "段前": ("before", float),
    "段后": ("after", float),
    "孤行控制": ("widow_control", _YES.__eq__),
    "层级": ("outline", int),
    "同页": ("keep_next", _YES.__eq__),
    "段前分页": ("page_break_before", _YES.__eq__),
    "自动编号": ("counted", _YES.__eq__),
}
_WORDS: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "字体": ("chinese", str),
    "西文": ("latin", str),
    "字号": ("size", float),
    "字距": ("spacing", float),
    "加粗": ("bold", _YES.__eq__),
    "倾斜": ("italic", _YES.__eq__),
    "颜色": ("colour", str),
    "突出": ("highlight", str),
    "西文标点": ("latin_marks", _YES.__eq__),
}
_FILE: Final[Mapping[str, tuple[str, Callable[[str], Any]]]] = {
    "属性标题": ("title", str),
    "属性作者": ("author", str),
    "最后修改": ("last_author", str),
    "修订": ("changes", int),
    "批注": ("comments", int),
    "起草批注": ("ours", int),
}
_TABLE: Final[Mapping[str, str]] = {
    "首": "first",
    "尾": "last",
    "行": "rows",
    "列": "columns",
    "宽": "width",
    "表头行": "header_rows",
}


def sample_layout(report: Report, settings: Sequence[str], marked: Sequence[tuple[int, int, int]]) -> Layout:
    """Return the layout of the text of an example; ValueError for a setting that says nothing.

    `marked` are the marked words: number of the line, where they start and end in it.
    """
    layout = _right(report)
    for setting in settings:
        place, _, rest = setting.rpartition(".") if "." in setting.partition("=")[0] else ("", "", setting)
        key, _, value = rest.partition("=")
        layout = _set(layout, report, place, (key, value), marked)
    return layout


def _right(report: Report) -> Layout:
    """Return the layout as the standard has it: first all alike, then by the roles that follow from it."""
    lines = report.lines.lines
    last = max((line.number for line in lines), default=0)
    texts = {line.number: line.text for line in lines}
    plain = [_plain(number, texts.get(number, "")) for number in range(1, last + 1)]
    section = PageSection(
        last=10**9,
        width=210.0,
        height=297.0,
        margins=_MARGINS,
        grid="lines",
        grid_line=28.95,
        footers={"default": _FOOTER, "even": _EVEN},
    )
    edges = {_FOOTER: (_number("right"),), _EVEN: (_number("left"),)}
    layout = Layout(tuple(plain), (section,), edges=edges, even_and_odd=True)
    styled = {one.line.number: _styled(one) for one in pages_of(report, layout).lines}
    return replace(layout, paragraphs=tuple(styled.get(each.number, each) for each in plain))


def _plain(number: int, text: str) -> PageParagraph:
    return PageParagraph(number, text, _LOOK, (Run(0, len(text), _RUN),) if text else ())


def _number(side: str) -> PageParagraph:
    run = RunLook(chinese="宋体", latin="宋体", size=14.0, latin_marks=False)
    return PageParagraph(1, "— 1 —", ParagraphLook(align=side), (Run(0, 5, run),), field=True)


def _styled(one: SetLine) -> PageParagraph:
    paragraph, look, run = one.paragraph, _LOOK, _RUN
    if one.role is Role.TITLE:
        look = replace(look, align="center", first=0.0)
        run = replace(run, chinese="方正小标宋简体", size=22.0)
    elif one.role in {Role.SALUTATION, Role.ANNEX}:
        look = replace(look, first=0.0, page_break_before=one.role is Role.ANNEX)
    elif one.role is Role.HEADING:
        look = replace(look, outline=one.level or 1, keep_next=True)
        run = replace(run, chinese=_FACES.get(one.level, _FACE))
    text = paragraph.text
    return replace(paragraph, look=look, runs=(Run(0, len(text), run),))


def _set(
    layout: Layout,
    report: Report,
    place: str,
    setting: tuple[str, str],
    marked: Sequence[tuple[int, int, int]],
) -> Layout:
    key, value = setting
    if not place:
        return _set_file(layout, key, value)
    if place == _MARKED:
        spans = {number: (start, end) for number, start, end in marked}
    else:
        chosen = {each.number for each in layout.paragraphs if str(each.number) == place}
        chosen |= {one.line.number for one in pages_of(report, layout).lines if one.role.value == place}
        spans = {each.number: (0, len(each.text)) for each in layout.paragraphs if each.number in chosen}
    changed = tuple(
        _set_paragraph(each, key, value, spans[each.number]) if each.number in spans else each
        for each in layout.paragraphs
    )
    return replace(layout, paragraphs=changed)


def _set_paragraph(paragraph: PageParagraph, key: str, value: str, span: tuple[int, int]) -> PageParagraph:
    if key in _PARAGRAPH:
        name, read = _PARAGRAPH[key]
        return replace(paragraph, look=replace(paragraph.look, **{name: read(value)}))
    if key == "分页":
        return replace(paragraph, page_break=value == _YES)
    if key == "隐藏":
        return replace(paragraph, hidden=int(value))
    name, read = _known(_WORDS, key)
    start, end = span
    runs: list[Run] = []
    for run in paragraph.runs:
        cuts = sorted({run.start, run.end, *(cut for cut in span if run.start < cut < run.end)})
        for begin, stop in pairwise(cuts):
            inside = start <= begin and stop <= end
            look = replace(run.look, **{name: read(value)}) if inside else run.look
            runs.append(Run(begin, stop, look))
    return replace(paragraph, runs=tuple(runs))


def _set_file(layout: Layout, key: str, value: str) -> Layout:
    if key in _FILE:
        name, read = _FILE[key]
        if hasattr(layout.origin, name):
            return replace(layout, origin=replace(layout.origin, **{name: read(value)}))
        return replace(layout, leftovers=replace(layout.leftovers, **{name: read(value)}))
    if key == "表":
        named = (pair.partition(":") for pair in value.split("/"))
        table: dict[str, Any] = {_TABLE[name]: int(amount) for name, _, amount in named}
        return replace(layout, tables=(*layout.tables, TableLook(**table)))
    if key == "两节":
        first = replace(layout.sections[0], last=int(value) - 1)
        return replace(layout, sections=(first, *layout.sections))
    if key in {"纸张", "页边", "横页", "续排"}:
        return replace(layout, sections=(*layout.sections[:-1], _set_pages(layout.sections[-1], key, value)))
    return _set_edges(layout, key, value)


def _set_pages(section: PageSection, key: str, value: str) -> PageSection:
    numbers = [float(each) for each in value.split("/")] if key in {"纸张", "页边"} else []
    match key:
        case "纸张":
            return replace(section, width=numbers[0], height=numbers[1])
        case "页边":
            return replace(section, margins=Margins(*numbers))
        case "横页":
            turned = Margins(28.0, 26.0, 35.0, 37.0)
            return replace(section, width=section.height, height=section.width, margins=turned)
    return replace(section, starts_at=int(value))


def _set_edges(layout: Layout, key: str, value: str) -> Layout:
    section = layout.sections[0]
    if key == "页眉":
        edges = {**layout.edges, _HEADER: (PageParagraph(1, value, ParagraphLook()),)}
        sections = (replace(section, headers={"default": _HEADER}), *layout.sections[1:])
        return replace(layout, edges=edges, sections=sections)
    numbers = {part: looks[0] for part, looks in layout.edges.items() if part in {_FOOTER, _EVEN}}
    if key == "页码" and value == "无":
        return replace(layout, edges={})
    return replace(
        layout, edges={**layout.edges, **{p: (_set_number(n, key, value),) for p, n in numbers.items()}}
    )


def _set_number(number: PageParagraph, key: str, value: str) -> PageParagraph:
    if key == "页码":
        look = number.runs[0].look
        return replace(number, text=value, runs=(Run(0, len(value), look),))
    if key == "页码位置":
        return replace(number, look=replace(number.look, align=value))
    name, read = _known({"页码字号": ("size", float), "页码字体": ("latin", str)}, key)
    run = number.runs[0]
    return replace(number, runs=(replace(run, look=replace(run.look, **{name: read(value)})),))


def _known(
    table: Mapping[str, tuple[str, Callable[[str], Any]]], key: str
) -> tuple[str, Callable[[str], Any]]:
    if key not in table:
        raise ValueError(f"no setting {key}")
    return table[key]
