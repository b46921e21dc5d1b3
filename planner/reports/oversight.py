"""Oversight items: which forms a report names on which topics, in what was done and in what is planned.

An item needs a form and a topic of its own. Forms that are only listed (“综合运用执法检查、专题询问等方式”)
or that another body exercises are no items. The names of the forms are those of the bank.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from planner.reports.items.actions import afterwards, done, joined
from planner.reports.items.forms import DISCUSSED, DUTIES, HEARD, NAMES, Hit, Saying
from planner.reports.items.hearings import approved, heard
from planner.reports.items.otherforms import others
from planner.reports.model import Half, OversightItem, Section

# Longer runs without a full stop are no sentences; no report has one half as long.
_LONGEST: Final = 2000
# Every item holds one of these words: most sentences hold none and need no closer look.
_HINTS: Final = re.compile(
    f"{NAMES}|听取|审议|审查|初审|审批|述职|履职|询问|督办|备案|票决|民生实事|联网监督|跟踪|主任会议|作出|做出"
)


def find_oversight(parts: tuple[Section, ...], half: Half) -> tuple[OversightItem, ...]:
    """Return the oversight items that the parts of one half name, in order; on one line each once."""
    found: dict[tuple[int, str, str], OversightItem] = {}
    before: list[Hit] = []
    for line, text in _texts(parts):
        hits = items_in(text, before)
        for hit in hits:
            item = OversightItem(hit.form, hit.topic, half, line, DUTIES[hit.form])
            found.setdefault((line, hit.form, hit.topic), item)
        before = [hit for hit in hits if hit.form in {HEARD, DISCUSSED}] or before
    return tuple(found.values())


def _texts(parts: tuple[Section, ...]) -> Iterator[tuple[int, str]]:
    """Yield heading and sentences with their lines; a heading that a sentence holds too comes once."""
    for part in parts:
        for section in part.walk():
            if not any(section.heading in sentence.text for sentence in section.sentences[:1]):
                yield section.line, section.heading
            for sentence in section.sentences:
                yield sentence.line, sentence.text


def items_in(sentence: str, before: Sequence[Hit] = ()) -> list[Hit]:
    """Return the items one sentence names, in the order they stand; `before` was heard last."""
    if len(sentence) > _LONGEST or not _HINTS.search(sentence):
        return []
    said = Saying.of(sentence)
    hits = [*heard(said), *approved(said), *done(said), *others(said)]
    return sorted([*hits, *joined(said, hits), *afterwards(said, list(before))], key=lambda hit: hit.place)
