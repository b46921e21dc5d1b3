"""Structure: what a report is made of, recovered from its lines."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from planner.reports.layout.dating import genre_of, level_of, years_of
from planner.reports.layout.front import Front, read_front
from planner.reports.layout.halves import Stretch, divide
from planner.reports.layout.nest import nest
from planner.reports.layout.paragraphs import paragraphs, sentences
from planner.reports.layout.pieces import cut_pieces
from planner.reports.model import Element, Half, Lines, Passage, Report, Section, Sentence
from planner.reports.noise import find_noise
from planner.reports.oversight import find_oversight

_NUMERALS: Final = "一二三四五六七八九十百两"
_FIGURE: Final = re.compile(
    rf"(?:(?<![0-9])[0-9]{{1,7}}(?:\.[0-9]{{1,4}})?|(?<![{_NUMERALS}])[{_NUMERALS}]{{1,9}}"
    r"|(?<![Xx])[Xx]{1,9}|(?<![*×])[*×]{1,9})[余多]?(?:人次|[次项件部个份条名人场篇])"
)
_COUNTED: Final = re.compile("会议|听取|审议|检查|任免")
_FIGURES: Final = 3


def structure(lines: Lines) -> Report:
    """Return the report that `lines` hold, with its parts, elements, years and oversight items.

    Nothing is raised for a text without structure: its parts are empty then.
    """
    noise = find_noise(lines)
    front = read_front(paragraphs(lines, noise))
    stretches = divide(front.body, front.title)
    passages = _mandate(front)
    parts: dict[Half, tuple[Section, ...]] = dict.fromkeys(Half, ())
    for stretch in stretches:
        lead, sections = nest(cut_pieces(stretch.paragraphs))
        parts[stretch.half] += sections
        passages += [*_lead(lead, stretch.half), *_elements(stretch)]
    headings = {stretch.half: stretch.heading for stretch in reversed(stretches)}
    review_year, plan_year = _years(front, stretches)
    opening = front.body[0].text if front.body else ""
    return Report(
        lines=lines,
        title=front.title,
        salutation=front.salutation,
        level=level_of(
            front.title, front.mandate.text if front.mandate else "", [p.text for p in front.body]
        ),
        genre=genre_of(front.title, opening, headings.get(Half.REVIEW, ""), [s.half for s in stretches]),
        year_review=review_year,
        year_plan=plan_year,
        review_heading=headings.get(Half.REVIEW, ""),
        plan_heading=headings.get(Half.PLAN, ""),
        review=parts[Half.REVIEW],
        plan=parts[Half.PLAN],
        passages=_in_order(passages),
        oversight=tuple(item for half in Half for item in find_oversight(parts[half], half)),
        noise=noise,
    )


def _mandate(front: Front) -> list[Passage]:
    if front.mandate is None:
        return []
    said = sentences(front.mandate.text, front.mandate.line)
    return [Passage(Element.MANDATE, front.mandate.line, said)]


def _lead(lead: Sequence[Sentence], half: Half) -> list[Passage]:
    """Return what stands before the first part: overview and statistics, or the requirements of the plan."""
    if not lead:
        return []
    if half is Half.PLAN:
        return [Passage(Element.REQUIREMENTS, lead[0].line, tuple(lead))]
    counted = tuple(sentence for sentence in lead if _is_statistics(sentence.text))
    rest = tuple(sentence for sentence in lead if not _is_statistics(sentence.text))
    made = ((Element.OVERVIEW, rest), (Element.STATISTICS, counted))
    return [Passage(element, said[0].line, said) for element, said in made if said]


def _is_statistics(sentence: str) -> bool:
    return len(_FIGURE.findall(sentence)) >= _FIGURES and bool(_COUNTED.search(sentence))


def _elements(stretch: Stretch) -> list[Passage]:
    return [
        Passage(element, paragraph.line, sentences(paragraph.text, paragraph.line))
        for element, paragraph in stretch.elements
    ]


def _in_order(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """Return each element once, in the order of the document."""
    merged: dict[Element, Passage] = {}
    for passage in sorted(passages, key=lambda passage: passage.line):
        known = merged.get(passage.element)
        said = (known.sentences if known else ()) + passage.sentences
        merged[passage.element] = Passage(passage.element, known.line if known else passage.line, said)
    return tuple(merged.values())


def _years(front: Front, stretches: Sequence[Stretch]) -> tuple[int | None, int | None]:
    openings = {
        stretch.half: (stretch.heading, stretch.paragraphs[0].text if stretch.paragraphs else "")
        for stretch in reversed(stretches)
    }
    return years_of(openings, front.title, " ".join(paragraph.text for paragraph in front.by_lines))
