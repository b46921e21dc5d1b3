"""How paragraphs are set: indents, alignment, space, headings as styles, numbers (GB/T 9704—2012 7.3)."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Final

from planner.proof.checks.pagehits import alike, told
from planner.proof.layout import PageParagraph
from planner.proof.model import Hit, Rule
from planner.proof.pagelayout.roles import Pages, Role, SetLine, typed_level
from planner.proof.subject import Detector, Subject

_TWO: Final = 2.0
_NEAR: Final = 0.3
_BLANKS: Final = re.compile("[ \u3000\t\xa0]+")
_ALIGNED: Final = {"left": "左对齐", "center": "居中", "right": "右对齐"}
_FLOWING: Final = 40
"""Characters from which a paragraph surely fills a line."""

_POINT: Final = 0.5
_SHOWN: Final = 5


def indent(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find body text not indented by two characters, or whose other lines are indented."""

    def fault(one: SetLine) -> str | None:
        look = one.paragraph.look
        if look.align in {"center", "right"} or _leading(one):
            return None
        if abs(look.left) > _NEAR and look.first >= 0:
            return f"整段左缩进了{look.left:.2g}字"
        if abs(look.first - _TWO) <= _NEAR and abs(look.left) <= _NEAR:
            return None
        if look.first < -_NEAR:
            return "设成了悬挂缩进"
        return "首行没有缩进" if abs(look.first) <= _NEAR else f"首行缩进了{look.first:.2g}字"

    yield from _body(subject, fault)


def blanks_for_indent(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find paragraphs pushed in by typed blanks."""

    def fault(one: SetLine) -> str | None:
        return (
            "，另外还设了首行缩进"
            if _leading(one) and one.paragraph.look.first > _NEAR
            else ("" if _leading(one) else None)
        )

    if subject.pages:
        lines = subject.pages.of(Role.BODY, Role.HEADING)
        yield from alike(subject, lines, fault, lambda more: {"另": str(more)})


def alignment(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find body text of more than a line that is not justified."""

    def fault(one: SetLine) -> str | None:
        align = one.paragraph.look.align
        short = len(one.line.text) < _FLOWING
        return None if align not in _ALIGNED or short else _ALIGNED[align]

    yield from _body(subject, fault)


def salutation(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find a salutation, the first one, that does not begin at the left edge."""
    first = subject.pages.of(Role.SALUTATION)[:1] if subject.pages else ()
    for one in first:
        look = one.paragraph.look
        moved = look.first + max(look.left, 0.0) > _NEAR or look.align in {"center", "right"}
        if moved or _leading(one):
            yield told(subject, one)


def space_around(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find body text with space above or below its paragraphs: pages then hold fewer lines."""

    def fault(one: SetLine) -> tuple[float, float] | None:
        look = one.paragraph.look
        return (look.before, look.after) if max(look.before, look.after) > _POINT else None

    def values(wrong: Hashable) -> Mapping[str, str]:
        before, after = wrong if isinstance(wrong, tuple) else (0.0, 0.0)
        return {"前": f"{before:.3g}", "后": f"{after:.3g}"}

    if subject.pages:
        lines = [one for one in subject.pages.of(Role.BODY) if not _before_signature(subject.pages, one)]
        yield from alike(subject, lines, fault, values)


def widows(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find body text with widow control on: pages then end a line early."""
    yield from _body(subject, lambda one: "" if one.paragraph.look.widow_control else None)


def headings_as_styles(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find headings of their own line without an outline level."""
    if subject.pages:
        lines = subject.pages.of(Role.HEADING)
        yield from alike(subject, lines, lambda one: None if one.paragraph.look.outline else "", lambda _: {})


def heading_left_behind(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find headings of their own line that may stand alone at the bottom of a page."""
    if subject.pages:
        lines = [one for one in subject.pages.of(Role.HEADING) if one.paragraph.look.outline]
        yield from alike(
            subject, lines, lambda one: None if one.paragraph.look.keep_next else "", lambda _: {}
        )


def blank_lines(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find blank paragraphs between paragraphs of the body."""
    pages = subject.pages
    if not pages:
        return
    inside = {one.line.number: one for one in pages.of(Role.BODY, Role.HEADING)}
    after: SetLine | None = None
    blank = False
    found: list[SetLine] = []
    for paragraph in pages.layout.paragraphs:
        if paragraph.table or paragraph.note or paragraph.boxed:
            after, blank = None, False
        elif paragraph.number in inside:
            if after and blank:
                found.append(inside[paragraph.number])
            after, blank = inside[paragraph.number], False
        elif _is_blank(paragraph):
            blank = True
        else:
            after, blank = None, False
    if found:
        spans = "、".join(str(one.line.number) for one in found[:_SHOWN])
        spans += "等" if len(found) > _SHOWN else ""
        yield told(subject, found[0], {"段": f"第{spans}段", "处": str(len(found))})


def mixed_numbers(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find headings whose number Word counts among others of the level whose number is typed, or both."""
    pages = subject.pages
    if not pages:
        return
    lines = pages.of(Role.HEADING, Role.BODY)
    for one in lines:
        if one.paragraph.look.counted and typed_level(one.line.text):
            yield told(subject, one, {"怎样": "自动编号后面又打了一个编号"})
            return
    counted: dict[int, SetLine] = {}
    typed: set[int] = set()
    for one in lines:
        if one.level and one.paragraph.look.counted:
            counted.setdefault(one.level, one)
        elif one.level and typed_level(one.line.text):
            typed.add(one.level)
    for level, one in counted.items():
        if level in typed:
            yield told(subject, one, {"怎样": "同一层的标题有的是自动编号，有的是手打的编号"})


def _body(subject: Subject, fault: Callable[[SetLine], Hashable | None]) -> Iterator[Hit]:
    if subject.pages:
        yield from alike(subject, subject.pages.of(Role.BODY), fault, lambda wrong: {"怎样": str(wrong)})


def _leading(one: SetLine) -> bool:
    return bool(_BLANKS.match(one.line.text))


def _is_blank(paragraph: PageParagraph) -> bool:
    return paragraph.blank and not paragraph.page_break and not paragraph.hidden


def _before_signature(pages: Pages, one: SetLine) -> bool:
    """Return whether a paragraph is the last of the body: a blank line may stand below it."""
    return one is pages.of(Role.BODY)[-1]


DETECTORS: Final[Mapping[str, Detector]] = {
    "首行缩进": indent,
    "空格缩进": blanks_for_indent,
    "两端对齐": alignment,
    "称谓顶格": salutation,
    "段前段后": space_around,
    "孤行控制": widows,
    "标题样式": headings_as_styles,
    "标题与下段同页": heading_left_behind,
    "正文空行": blank_lines,
    "编号混用": mixed_numbers,
}
