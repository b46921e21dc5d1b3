"""From a report to its extract: sentences with slots and the pieces in them. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.bank.model import Duty
from planner.mining.frames import frames
from planner.mining.heads import TENSES, parallel_heads
from planner.mining.model import CandidateKind
from planner.mining.passages import closings, opening, shortcomings
from planner.mining.pieces import Extract, Piece, Told, Topic
from planner.mining.slots import ANY, LEVEL, NUMBER, slotted
from planner.reports.clean import clean
from planner.reports.model import Element, Half, OversightItem, Report, Section, Sentence

_OWN = re.compile(
    "([\u4e00-\u9fff]{1,10}?)(?:省|市|自治州|自治县|县|区|镇|乡)"
    "(?=人民代表大会|人大|第[一二三四五六七八九十\\d]+届)"
)
_BEFORE_OWN = re.compile("[在受于为由向日月年我届和与会]|省|市|自治州|自治县|县(?=.)")
_RANKS = frozenset({"省", "市", "自治州", "自治县", "县"})
_NO_OWN = frozenset({"", "全", "本", "我", "各", "该"})
_ORGANS = {"政府": "政府", "监委": "监委", "监察委": "监委", "法院": "法院", "检察院": "检察院"}
_ORGAN = re.compile("|".join(_ORGANS))
_NEAR = 24
_NATIONAL_LAW = re.compile("《(?:中华人民共和国)?[\u4e00-\u9fff]{2,20}法》")
_TOPIC_SIGNS = 2
# Nobody writes a longer sentence. What is longer is no text, and searching it from every character of it
# would take minutes.
_LONGEST_SENTENCE = 2000
_NO_TOPIC = frozenset({"落实", "执行", "建设", "管理", "发展", "工作", "重点单位", "实施"})
_FRINGE = re.compile(f"^(?:(?!{NUMBER}){ANY}(?:年度?|届|次)?|[全本]{LEVEL}|的|关于)+")


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A sentence or heading and where it stands; `element` is None in the numbered parts."""

    sentence: Sentence
    tense: str
    duty: Duty
    element: Element | None = None
    heading: bool = False


def extract(report: Report) -> Extract:
    """Return what `report` gives to mining."""
    own = own_places(report)
    spoken = tuple(one for one in _spoken(report) if len(one.sentence.clean) <= _LONGEST_SENTENCE)
    text = "\n".join(one.sentence.clean.replace("\n", " ") for one in spoken)
    lines = slotted(text, own).split("\n") if spoken else []
    told = tuple(
        Told(one.sentence.line, one.tense, one.duty, one.sentence.text, line)
        for one, line in zip(spoken, lines, strict=True)
    )
    return Extract(
        report=report.lines.name.rpartition(".")[0] or report.lines.name,
        digest=report.lines.digest,
        office="、".join(own),
        year_review=report.year_review or 0,
        year_plan=report.year_plan or 0,
        told=told,
        pieces=tuple(_pieces(spoken, told)),
        topics=tuple(_topics(report.oversight, told, own)),
        heads=tuple(parallel_heads(report, own)),
    )


def own_places(report: Report) -> tuple[str, ...]:
    """Return the bare names of the places the report is about, longest first.

    They stand before the name of the congress, in the title and where the mandate is told: 江州 and 云川 of
    江州市云川区人民代表大会.
    """
    mandates = (passage for passage in report.passages if passage.element is Element.MANDATE)
    told = [sentence.clean for passage in mandates for sentence in passage.sentences]
    named = (place for text in (report.title, report.salutation, *told) for place in _OWN.findall(text))
    found = {name for place in named for name in _names(place)}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _names(place: str) -> Iterator[str]:
    """Yield the names in the words before a class of place, the nearest last: 在江州市云川 gives both."""
    parts = _BEFORE_OWN.split(place)
    marks = _BEFORE_OWN.findall(place)
    for at, part in enumerate(parts):
        is_last = at == len(parts) - 1
        if part not in _NO_OWN and (is_last or marks[at] in _RANKS):
            yield part


def _spoken(report: Report) -> Iterator[_Spoken]:
    for passage in report.passages:
        for sentence in passage.sentences:
            yield _Spoken(sentence, "", Duty.OTHER, passage.element)
    for half in Half:
        for part in report.half(half):
            for section, duty in _sections(part, part.duty):
                heading = Sentence(section.heading, clean(section.heading), section.line)
                yield _Spoken(heading, TENSES[half], duty, heading=True)
                for sentence in section.sentences:
                    yield _Spoken(sentence, TENSES[half], duty)


def _sections(section: Section, duty: Duty) -> Iterator[tuple[Section, Duty]]:
    own = duty if section.duty is Duty.OTHER else section.duty
    yield section, own
    for child in section.children:
        yield from _sections(child, own)


def _pieces(spoken: Sequence[_Spoken], told: Sequence[Told]) -> Iterator[Piece]:
    for at, (one, line) in enumerate(zip(spoken, told, strict=True)):
        if one.heading:
            continue
        if one.element is Element.SHORTCOMINGS:
            yield from (Piece(CandidateKind.SHORTCOMING, text, at) for text in shortcomings(line.slotted))
        elif one.element is Element.CLOSING:
            yield from (Piece(CandidateKind.CLOSING, text, at) for text in closings(line.slotted))
        else:
            yield from (Piece(CandidateKind.FRAME, text, at) for text in frames(line.slotted))
            if word := opening(line.slotted):
                yield Piece(CandidateKind.OPENING, word, at)


def _topics(items: Sequence[OversightItem], told: Sequence[Told], own: Sequence[str]) -> Iterator[Topic]:
    """Yield the items of oversight with the sentence each stands in; an item in none is left out."""
    by_line: dict[int, list[int]] = {}
    for at, one in enumerate(told):
        by_line.setdefault(one.line, []).append(at)
    cleaned = [clean(item.topic) for item in items]
    lines = slotted("\n".join(cleaned), own).split("\n") if items else []
    for item, line in zip(items, lines, strict=True):
        topic = item.topic if _NATIONAL_LAW.fullmatch(item.topic) else _bare(line)
        places = by_line.get(item.line, [])
        at = next((at for at in places if item.topic in told[at].text), places[0] if places else -1)
        if at >= 0 and topic:
            yield Topic(item.form, topic, _organ(told[at].text, item.topic), at)


def _bare(topic: str) -> str:
    """Return a topic with slots without those at its head; "" when there is none left, or no word."""
    text = _FRINGE.sub("", topic)
    return "" if re.search(ANY, text) or text in _NO_TOPIC or len(text) < _TOPIC_SIGNS else text


def _organ(sentence: str, topic: str) -> str:
    """Return the kind of organ that reports on a topic: the last one named before it."""
    before = sentence[: sentence.find(topic)].rpartition("；")[2]
    found = _ORGAN.findall(before[-_NEAR:])
    return _ORGANS[found[-1]] if found else ""
