"""Words that stand out from those around them: another face or size, colour, weight (GB/T 9704—2012 5.2)."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from planner.proof.checks.pagehits import merged, place_of, told
from planner.proof.layout import RunLook
from planner.proof.model import Hit, Rule
from planner.proof.pagelayout.allowed import allowed, size_name
from planner.proof.pagelayout.mainlook import HAN
from planner.proof.pagelayout.roles import Role, SetLine
from planner.proof.subject import Detector, Subject

_MARKS: Final = re.compile("[“”‘’—…·]+")
_DARK: Final = 0x48
_MOST: Final = 6
"""Places of one fault that are told one by one; more are told at the first."""

_Spots = tuple[SetLine, list[tuple[int, int, str]]]
"""A paragraph and the spans in it that have a fault, each with what is wrong."""


def mixed_faces(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find words inside of a body paragraph in another face or size than its other words."""

    def fault(look: RunLook, main: RunLook) -> str | None:
        said = []
        if look.chinese != main.chinese:
            said.append(look.chinese or "未指定的字体")
        if look.size != main.size:
            said.append(size_name(look.size))
        return "、".join(said) or None

    yield from _places(subject, _spots(subject, fault))


def marks_in_latin_face(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find Chinese quotes, dashes and dots that Word sets in the Latin face: they come out narrow."""
    first: tuple[SetLine, tuple[int, int], str] | None = None
    count = 0
    for one in _shown(subject):
        for run in one.paragraph.runs:
            if not run.look.latin_marks or not run.look.latin:
                continue
            for mark in _MARKS.finditer(one.paragraph.text, run.start, run.end):
                count += len(mark[0])
                first = first or (one, place_of(one, *mark.span()), run.look.latin)
    if first:
        one, span, face = first
        yield told(subject, one, {"处": str(count), "字体": face}, span)


def coloured(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find words that are not black."""
    yield from _marked(subject, lambda look: "" if _is_black(look.colour) else look.colour)


def highlighted(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find words with a marker or a shade behind them."""
    yield from _marked(subject, lambda look: look.highlight, cells=False)


def heavy(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find bold or slanted words in body text, but for the head of a paragraph and what it counts by."""
    may = allowed(subject.layout.profiles) if subject.layout else None
    if may and may.has(lambda one: one.level2_bold or one.level3_bold):
        return

    def fault(look: RunLook, _main: RunLook) -> str | None:
        return "加粗" if look.bold else "倾斜" if look.italic else None

    yield from _places(subject, _spots(subject, fault))


def _spots(subject: Subject, fault: Callable[[RunLook, RunLook], str | None]) -> Iterator[_Spots]:
    """Yield the body paragraphs that have runs with a fault, and where."""
    for one in subject.pages.of(Role.BODY) if subject.pages else ():
        main = one.main
        if main is None:
            continue
        text = one.paragraph.text
        spans = [
            (run.start, run.end, said)
            for run in one.paragraph.runs
            if run.start >= one.plain
            and HAN.search(text, run.start, run.end)
            and (said := fault(run.look, main))
        ]
        if spans:
            yield one, list(merged(spans))


def _marked(subject: Subject, mark: Callable[[RunLook], str], *, cells: bool = True) -> Iterator[Hit]:
    """Yield the words that a mark of their look is on."""

    def spots() -> Iterator[_Spots]:
        for one in _shown(subject):
            if cells or one.role is not Role.CELL:
                text = one.paragraph.text
                runs = ((run.start, run.end, mark(run.look)) for run in one.paragraph.runs)
                yield one, list(merged(run for run in runs if run[2] and text[run[0] : run[1]].strip()))

    yield from _places(subject, spots())


def _places(subject: Subject, spots: Iterable[_Spots]) -> Iterator[Hit]:
    """Yield a hit for each place, {样} what is wrong; the first alone where there are many of a kind."""
    by_kind: dict[str, list[tuple[SetLine, int, int]]] = {}
    for one, spans in spots:
        for start, end, said in spans:
            by_kind.setdefault(said, []).append((one, start, end))
    for said, places in by_kind.items():
        many = len(places) > _MOST
        for one, start, end in places[:1] if many else places:
            values = {"样": said, "共": f"，全文共{len(places)}处" if many else ""}
            yield told(subject, one, values, place_of(one, start, end))


def _shown(subject: Subject) -> Iterator[SetLine]:
    """Yield every paragraph from the title on: above it may stand the red head of an office."""
    if not subject.pages:
        return
    titles = subject.pages.of(Role.TITLE)
    first = titles[0].index if titles else 0
    yield from (one for one in subject.pages.lines if one.index >= first)


def _is_black(colour: str) -> bool:
    """Return whether a colour is black to the eye, or the automatic one."""
    if len(colour) != len("000000"):
        return True
    try:
        return all(int(colour[at : at + 2], 16) <= _DARK for at in (0, 2, 4))
    except ValueError:
        return True


DETECTORS: Final[Mapping[str, Detector]] = {
    "混用字体": mixed_faces,
    "西文标点": marks_in_latin_face,
    "彩色字": coloured,
    "突出显示": highlighted,
    "加粗倾斜": heavy,
}
