"""Promises of last year's plan that this year's review does not answer."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from planner.bank.model import Duty
from planner.proof.model import Hit, Rule
from planner.proof.parts.whole import body, half_start
from planner.proof.subject import Detector, Subject
from planner.reports.model import Half
from planner.rollover.acts import is_counted, is_formal
from planner.rollover.model import Promise
from planner.rollover.promises import promises

# Words every report is full of say nothing of what was promised.
_COMMON: Final = re.compile(
    "20[0-9]{2}年度?|[0-9]+余?[件项次期场个名人份部家条处]?|[一二三四]季度|[0-9]{1,2}月|上半年|下半年|今年|明年|年底前?|年初|区|县|镇"
    "|听取和?(?:审议|讨论)|审查和?批准|初步审查|执法检查|专题(?:调研|询问)|视察|情况|报告|工作|关于|常委会|主席团|人大|政府|代表"
    "|进一步|继续|不断|积极|认真|切实|着力|深入|全面|加强|推动|推进|促进|提高|提升|完善|健全|做好|开展|组织|强化|落实|建设|实施|制度|机制"
    "|中华人民共和国|[《》“”‘’（）()，。；、：！？\\s]|[的了和与及对把将要在为以]"
)
_LAW: Final = re.compile("《(?:中华人民共和国)?(?P<name>[^《》]+[法例典])》?")
_BUILDS: Final = re.compile("设立|建立|制定|修订|编印|出台|搭建|建成|开通|创建|新建|成立|组建|票决")
_ROUTINE: Final = re.compile("请示报告|理论|精神|宪法宣誓|向宪法宣誓")
_ENOUGH: Final = 0.5
_NEAR: Final = 2
_SHORTEST: Final = 4
_TELLING: Final = 8
_SHOWN: Final = 10
_LONGEST: Final = 34


@dataclass(slots=True)
class _Index:
    """Pairs of characters of a review and the sentences they stand in."""

    text: str
    whole: str
    places: dict[str, set[int]] = field(default_factory=dict)
    count: int = 0

    def share(self, words: str) -> float:
        """Return how much of the words two neighbouring sentences hold at most, by their rarer pairs."""
        weights = {pair: self._weight(pair) for pair in _pairs(words)}
        whole = sum(weights.values())
        if not whole:
            return 1.0
        held: dict[int, float] = {}
        for pair, weight in weights.items():
            for place in {near for one in self.places.get(pair, ()) for near in (one, one - 1)}:
                held[place] = held.get(place, 0.0) + weight
        return max(held.values(), default=0.0) / whole

    def _weight(self, pair: str) -> float:
        often = len(self.places.get(pair, ()))
        return 1.0 / (1 + often * 20 / (self.count + 20))


# Every rule of the family asks for the index of the same review.
@lru_cache(maxsize=2)
def _index(text: str) -> _Index:
    """Return the index of a text, sentence by sentence."""
    index = _Index(_COMMON.sub("", text), text)
    for number, sentence in enumerate(re.split("[。！？\n]", text)):
        index.count = number + 1
        for pair in _pairs(sentence):
            index.places.setdefault(pair, set()).add(number)
    return index


def _pairs(text: str) -> set[str]:
    """Return the pairs of neighbouring characters of what a text says beyond the common words."""
    pieces = _COMMON.sub(" ", text).split()
    return {piece[at : at + _NEAR] for piece in pieces for at in range(len(piece) - 1)}


def _is_answered(promise: Promise, index: _Index) -> bool:
    """Return whether a review speaks of what was promised: of its topic, else of most of its words."""
    law = _LAW.search(promise.topic)
    if law:
        return law["name"] in index.whole
    topic = _COMMON.sub("", promise.topic)
    if len(topic) >= _SHORTEST and topic in index.text:
        return True
    words = promise.topic if len(topic) >= _SHORTEST - 1 else promise.text
    return index.share(words) >= _ENOUGH


def _is_agenda(promise: Promise) -> bool:
    """Return whether an item of the agenda was promised, with a topic of its own."""
    return bool(promise.form) and len(promise.topic) >= _SHORTEST


def _is_measure(promise: Promise) -> bool:
    return not _is_agenda(promise) and is_counted(promise.text)


def _is_soft(promise: Promise) -> bool:
    """Return whether work of the congress was promised that can be told, without a number."""
    told = (
        len(promise.text) >= _TELLING
        and not _ROUTINE.search(promise.text)
        and (is_formal(promise.text) or bool(_BUILDS.search(promise.text)))
    )
    return told and not _is_agenda(promise) and not is_counted(promise.text)


def _open_promises(subject: Subject) -> tuple[Promise, ...]:
    if subject.last is None or not subject.report.review:
        return ()
    index = _index(body(subject).review)
    return tuple(one for one in promises(subject.last) if not _is_answered(one, index))


def _detector(kind: Callable[[Promise], bool], *, by_part: bool = True) -> Detector:
    def find(subject: Subject, _: Rule) -> Iterator[Hit]:
        groups: dict[int, list[Promise]] = {}
        for promise in _open_promises(subject):
            if kind(promise):
                at = _place(subject, promise.duty) if by_part else half_start(subject, Half.REVIEW)
                groups.setdefault(at, []).append(promise)
        for at, group in groups.items():
            duties = "、".join(dict.fromkeys(one.duty.value for one in group))
            yield Hit(at, at, {"数": str(len(group)), "列": _listed(group), "部分": duties})

    return find


def _listed(group: Sequence[Promise]) -> str:
    shown = "；".join(f"“{_short(one.text)}”（第{one.line}行）" for one in group[:_SHOWN])
    return shown + (f"；还有{len(group) - _SHOWN}项" if len(group) > _SHOWN else "")


def _short(text: str) -> str:
    inner = text.replace("“", "‘").replace("”", "’")
    return inner if len(inner) <= _LONGEST else f"{inner[:_LONGEST]}…"


def _place(subject: Subject, duty: Duty) -> int:
    """Return where the part of the review begins that should answer: the first of its duty."""
    found = next((part for part in subject.report.review if part.duty is duty), None)
    return subject.offset(found.line) if found else half_start(subject, Half.REVIEW)


DETECTORS: Final[Mapping[str, Detector]] = {
    "承诺议题": _detector(_is_agenda),
    "承诺数目": _detector(_is_measure),
    "承诺措施": _detector(_is_soft, by_part=False),
}
