"""Page numbers and what else stands at the edges of the page (GB/T 9704—2012 7.5)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.proof.checks.pagehits import told_of_file
from planner.proof.layout import Layout, PageParagraph, PageSection
from planner.proof.model import Hit, Rule
from planner.proof.pagelayout.allowed import allowed, size_name
from planner.proof.pagelayout.roles import Role
from planner.proof.subject import Detector, Subject
from planner.word.profile import NumberPlace

_DASHED: Final = re.compile(r"\s*—\s*\d*\s*—\s*")
_DIGITS: Final = re.compile(r"\d+")
_SHOWN: Final = 20
_CENTRE: Final = "center"


@dataclass(frozen=True, slots=True)
class _Number:
    """The paragraph of a page number: on odd or even pages; whether its place can be read off it."""

    paragraph: PageParagraph
    even: bool

    @property
    def side(self) -> str:
        """Left, center, right, outside; "" where a frame or a text box hides it."""
        look = self.paragraph.look
        if self.paragraph.boxed or self.paragraph.table:
            return ""
        if look.frame:
            return {"placed": ""}.get(look.frame, look.frame)
        return {"both": "left"}.get(look.align, look.align)


def missing(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find a document without page numbers."""
    layout = subject.layout
    if layout and layout.sections and allowed(layout.profiles).numbered and not _all(layout):
        yield from told_of_file(subject)


def size(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find page numbers of another size than 四号."""
    layout = subject.layout
    for number in _all(layout) if layout else ():
        runs = [
            run.look.size
            for run in number.paragraph.runs
            if number.paragraph.text[run.start : run.end].strip()
        ]
        wrong = next(
            (
                each
                for each in runs
                if layout and not allowed(layout.profiles).is_size(each, "number_size_pt")
            ),
            None,
        )
        if wrong is not None:
            yield from told_of_file(subject, {"字号": size_name(wrong)})
            return


def face(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find page numbers in another face than 宋体."""
    layout = subject.layout
    for number in _all(layout) if layout else ():
        text = number.paragraph.text
        for run in number.paragraph.runs:
            known = layout and allowed(layout.profiles).is_face(run.look.latin, "number_face")
            if _DIGITS.search(text, run.start, run.end) and not known:
                yield from told_of_file(subject, {"字体": run.look.latin or "没有指定"})
                return


def dashes(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find page numbers without a dash on either side."""
    layout = subject.layout
    if not layout or allowed(layout.profiles).bare_numbers:
        return
    for number in _all(layout):
        if not _DASHED.fullmatch(number.paragraph.text):
            yield from told_of_file(subject, {"样": number.paragraph.text.strip() or "1"})
            return


def sides(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find page numbers that do not stand right on odd pages and left on even ones."""
    layout = subject.layout
    if not layout or not layout.sections:
        return
    places = allowed(layout.profiles).number_places
    section = next((each for each in layout.sections if not each.across), layout.sections[0])
    numbers = list(_of_section(layout, section))
    odd = next((each.side for each in numbers if not each.even), None)
    even = next((each.side for each in numbers if each.even), None)
    if odd in {None, "", "outside"} or (NumberPlace.CENTRE in places and odd == _CENTRE):
        return
    if NumberPlace.RIGHT in places and odd == "right" and even in {None, "right"}:
        return
    if odd == "right" and (even in {"left", ""}):
        return
    if odd == _CENTRE:
        wrong = "页码居中"
    elif not layout.even_and_odd:
        wrong = "单页双页的页码在同一边"
    elif even is None:
        wrong = "双页没有页码"
    else:
        wrong = f"单页码在{_SIDES.get(odd, odd)}，双页码在{_SIDES.get(even, even)}"
    yield from told_of_file(subject, {"怎样": wrong})


_SIDES: Final = {"left": "左", "right": "右", "center": "中间", "": "别处"}


def restarts(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find a section after the body that begins to count its pages anew; a cover before it may."""
    pages = subject.pages
    bodies = pages.of(Role.BODY) if pages else ()
    if not pages or not bodies:
        return
    sections = pages.layout.sections
    for place in range(1, len(sections)):
        if sections[place].starts_at is not None and bodies[0].line.number <= sections[place - 1].last:
            yield from told_of_file(subject, {"页": str(sections[place].starts_at)}, place)
            return


def header(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find words in a header, which official papers do not have."""
    layout = subject.layout
    if not layout:
        return
    seen: set[str] = set()
    for place, section in enumerate(layout.sections):
        for kind, part in section.headers.items():
            unused = (kind == "even" and not layout.even_and_odd) or (
                kind == "first" and not section.title_page
            )
            if unused or part in seen:
                continue
            seen.add(part)
            words = (each.text.strip() for each in layout.edges.get(part, ()) if not each.field)
            text = "".join(words)
            if text and text not in seen:
                seen.add(text)
                yield from told_of_file(subject, {"样": text[:_SHOWN]}, place)


def _all(layout: Layout) -> list[_Number]:
    found: dict[str, _Number] = {}
    parts = {
        (part, kind)
        for section in layout.sections
        for kind, part in (*section.footers.items(), *section.headers.items())
    }
    for part, kind in sorted(parts):
        number = _number_of(layout, part, kind)
        if number and (kind != "even" or layout.even_and_odd):
            found.setdefault(part, number)
    return list(found.values())


def _of_section(layout: Layout, section: PageSection) -> Iterator[_Number]:
    for kind in ("default", "even"):
        number = _number_of(layout, section.footers.get(kind, ""), kind)
        if number and (kind != "even" or layout.even_and_odd):
            yield number


def _number_of(layout: Layout, part: str, kind: str) -> _Number | None:
    paragraph = next((each for each in layout.edges.get(part, ()) if each.field), None)
    return _Number(paragraph, kind == "even") if paragraph else None


DETECTORS: Final[dict[str, Detector]] = {
    "没有页码": missing,
    "页码字号": size,
    "页码字体": face,
    "页码一字线": dashes,
    "页码位置": sides,
    "页码续排": restarts,
    "页眉": header,
}
