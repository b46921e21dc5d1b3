r"""The examples of a rule: texts in its file that it must fire on, or must keep quiet about.

`⟦…⟧` stands around the words that must be hit; an example without them must be hit somewhere. What else
the text needs to be known is said first, in `〔…〕`: a year reviewed (〔2027〕), a level (〔镇〕), a zone
(〔计划〕), a genre by its title in the text itself. Several are parted by blanks; without any, a review
of 2026 by a district. 〔问卷〕 holds the text against the shipped example of a district's report. `\n` parts
paragraphs. After `〔去年〕` at the end stands last year's report.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from planner.bank.model import Level, PhraseBank
from planner.drafting import open_facts
from planner.examples import examples
from planner.facts.model import Facts
from planner.proof.model import Remark, Rule, Zone
from planner.proof.pagelayout.sample import sample_layout
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.run import remarks
from planner.reports.structure import structure

YEAR: Final = 2026
_HEAD: Final = re.compile(r"〔([^〕]*)〕")
_MARKED: Final = re.compile("⟦(.*?)⟧", re.DOTALL)
_LAST: Final = "〔去年〕"
_FACTS: Final = "问卷"


@dataclass(frozen=True, slots=True)
class Example:
    """A text, where it stands, and the spans that must be hit."""

    text: str
    given: Given
    zone: Zone
    spans: tuple[tuple[int, int], ...]
    pages: tuple[str, ...] = ()


def example_of(written: str) -> Example:
    """Return the example as it is written in a rule file; ValueError for a word in 〔〕 that says nothing."""
    year, level, zone, facts = YEAR, Level.DISTRICT, Zone.REVIEW, None
    head = _HEAD.match(written)
    pages = []
    for word in head[1].split() if head else ():
        if word.isdecimal():
            year = int(word)
        elif word in {one.value for one in Level}:
            level = Level(word)
        elif "=" in word:
            pages.append(word)
        elif word == _FACTS:
            facts = _example_facts()
        else:
            zone = Zone(word)
    text = (written[head.end() :] if head else written).replace("\\n", "\n")
    marked, _, before = text.partition(_LAST)
    last = structure(lines_of_text(before)) if before else None
    spans = []
    for count, match in enumerate(_MARKED.finditer(marked)):
        start = match.start() - 2 * count
        spans.append((start, start + len(match[1])))
    return Example(
        _MARKED.sub(r"\1", marked), Given(year, level, last, facts), zone, tuple(spans), tuple(pages)
    )


@cache
def _example_facts() -> Facts:
    return open_facts(examples()["工作报告"].path).facts


def failing(rule: Rule, bank: PhraseBank) -> tuple[str, ...]:
    """Return the examples that the rule does not treat as they say, as they are written."""
    return tuple(
        written
        for written, fires in (*((one, True) for one in rule.fires), *((one, False) for one in rule.keeps))
        if not _behaves(rule, written, bank, fires=fires)
    )


def _behaves(rule: Rule, written: str, bank: PhraseBank, *, fires: bool) -> bool:
    try:
        example = example_of(written)
    except ValueError:
        return False
    hits = hits_of(example, [rule], bank)
    return (bool(hits) and (not example.spans or set(example.spans) == set(hits))) if fires else not hits


def hits_of(example: Example, rules: Sequence[Rule], bank: PhraseBank) -> tuple[tuple[int, int], ...]:
    """Return what the rules hit in the text of an example, as spans of that text."""
    starts = [0]
    for line in example.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    lines = lines_of_text(example.text)
    given = example.given
    if example.pages:
        marked = [_in_line(span, starts) for span in example.spans]
        given = replace(given, layout=sample_layout(structure(lines), example.pages, marked))
    subject = subject_of(lines, bank, given, example.zone)
    return tuple(_span(one, starts) for one in remarks(subject, rules))


def _in_line(span: tuple[int, int], starts: Sequence[int]) -> tuple[int, int, int]:
    """Return the number of the line that a span stands in, and where in it."""
    number = bisect_right(starts, span[0])
    begin = starts[number - 1]
    return number, span[0] - begin, span[1] - begin


def _span(remark: Remark, starts: Sequence[int]) -> tuple[int, int]:
    begin = starts[remark.line - 1]
    return begin + remark.start, begin + remark.end
