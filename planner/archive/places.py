"""A report laid flat: its sections in order, and its headings and sentences in the order of reading."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.archive.model import Occurrence, Role, StoredSection
from planner.reports.model import Element, Half, Passage, Report, Section, Sentence

_PLAN_ELEMENTS: Final = frozenset({Element.REQUIREMENTS})
_NEITHER: Final = frozenset({Element.MANDATE, Element.CLOSING})


@dataclass(frozen=True, slots=True)
class Flat:
    """The sections of a report, and its texts in the order of reading."""

    sections: tuple[StoredSection, ...]
    texts: tuple[Occurrence, ...]


def flatten(report: Report) -> Flat:
    """Return the sections, headings and sentences of a report.

    A sentence that stands in a part and in an element as well is given once, in the part.
    """
    sections: list[StoredSection] = []
    texts: list[Occurrence] = []
    for half in Half:
        for part in report.half(half):
            _lay(part, half, "", sections, texts)
    known = Counter((text.line, text.text) for text in texts)
    for passage in report.passages:
        _lay_passage(passage, known, sections, texts)
    return Flat(tuple(sections), tuple(sorted(texts, key=lambda text: text.line)))


def _lay(
    section: Section, half: Half, above: str, sections: list[StoredSection], texts: list[Occurrence]
) -> None:
    path = f"{above} / {_name(section)}" if above else _name(section)
    place = len(sections)
    sections.append(StoredSection(path, half, section.duty, section.line))
    if section.heading:
        texts.append(Occurrence(section.heading, section.line, Role.HEADING, place))
    texts += _occurrences(section.sentences, place)
    for child in section.children:
        _lay(child, half, path, sections, texts)


def _lay_passage(
    passage: Passage,
    known: Counter[tuple[int, str]],
    sections: list[StoredSection],
    texts: list[Occurrence],
) -> None:
    own = []
    for sentence in passage.sentences:
        key = sentence.line, sentence.text
        if known[key]:
            known[key] -= 1
        else:
            own.append(sentence)
    if own:
        sections.append(StoredSection(str(passage.element), _half(passage.element), None, passage.line))
        texts += _occurrences(own, len(sections) - 1)


def _occurrences(sentences: tuple[Sentence, ...] | list[Sentence], section: int) -> Iterator[Occurrence]:
    for sentence in sentences:
        yield Occurrence(sentence.text, sentence.line, Role.SENTENCE, section)


def _half(element: Element) -> Half | None:
    if element in _NEITHER:
        return None
    return Half.PLAN if element in _PLAN_ELEMENTS else Half.REVIEW


def _name(section: Section) -> str:
    """Return number and heading as they stand in a report: 一、……, （一）……, 1.……, 一是……."""
    number = section.number
    if not number or number.endswith(("）", ")", "—", "是")):
        mark = ""
    else:
        mark = "." if number.isdecimal() else "、"
    return f"{number}{mark}{section.heading}"
