"""Set formulas: wrong forms of the bank, members and their order, near misses, the political chain."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from planner.proof.checks.members import incomplete, out_of_order
from planner.proof.checks.misspelt import misspelt
from planner.proof.checks.nearmiss import near_misses
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Detector, Subject
from planner.reports.model import Element

_QUOTE: Final = "[“”\"‘’']?"
_CHAIN: Final = re.compile(
    f"(?:增强|树牢|牢固树立|强化|坚定){_QUOTE}四[个种]意识{_QUOTE}[，、,][^，。、“]{{0,4}}{_QUOTE}四个自信{_QUOTE}"
    f"[，、,](?:坚决|自觉)?(?:做到|践行|落实)?{_QUOTE}两个维护{_QUOTE}"
)
_ESTABLISHED: Final = "两个确立"
_ESTABLISHED_ON: Final = date(2021, 11, 11)
_ORGANS: Final = ("政治机关", "国家权力机关", "工作机关", "代表机关")
_ORGAN: Final = re.compile("(?:政治|国家权力|权力|工作|代表)机关")


def repeated_chain(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the political chain where its half has said it before; the closing may say it once more."""
    said = set()
    closing = _closing(subject)
    for match in _CHAIN.finditer(subject.text):
        place = "结束" if closing and closing <= match.start() else subject.zone_at(match.start())
        if place in said:
            yield Hit(match.start(), match.end())
        said.add(place)


def _closing(subject: Subject) -> int:
    """Return where the closing of the report begins, 0 without one."""
    lines = [one.line for one in subject.report.passages if one.element is Element.CLOSING]
    return subject.offset(lines[0]) if lines else 0


def missing_two_establishments(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the first political chain of a document that never says 两个确立 though it is older."""
    clock = subject.clock
    if clock is None or clock.delivered < _ESTABLISHED_ON or _ESTABLISHED in subject.text:
        return
    match = _CHAIN.search(subject.text)
    if match:
        yield Hit(match.start(), match.end())


def four_organs(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the heading at which the four organs leave the order of the law, and no more of that half."""
    halves: dict[Zone, list[tuple[int, int, int]]] = {}
    for _, section in subject.sections():
        named = _ORGAN.findall(section.heading)
        if len(named) == 1:
            line = subject.offset(section.line)
            start = subject.text.find(named[0], line)
            place = next(index for index, organ in enumerate(_ORGANS) if organ.endswith(named[0]))
            halves.setdefault(subject.zone_at(line), []).append((start, start + len(named[0]), place))
    for found in halves.values():
        places = [place for _, _, place in found]
        if len(set(places)) >= len(_ORGANS) - 1:
            wrong = next((i for i in range(1, len(places)) if places[i] < places[i - 1]), None)
            if wrong is not None:
                yield Hit(*found[wrong][:2])


DETECTORS: Final[Mapping[str, Detector]] = {
    "提法误写": misspelt,
    "成员次序": out_of_order,
    "成员缺项": incomplete,
    "近似提法": near_misses,
    "政治链重复": repeated_chain,
    "两个确立未提": missing_two_establishments,
    "四机关次第": four_organs,
}
