"""Rates held against the part and the whole that a sentence names: 123件, 办结119件, 办结率96.7%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from planner.finding import Severity
from planner.proof.model import Hit
from planner.proof.quantities import PERCENT, TIMES, Quantity, between, quantities
from planner.proof.subject import Said

_HUNDRED: Final = 100
_STEM: Final = (
    "(?P<stem>办结|办复|答复|解决|满意|采纳|整改|完成|落实|反馈|参选|出席|审结|参会|到会|见面|走访|面商|采用"
    "|合格|达标|回访|审查)"
)
_RATE: Final = re.compile(
    f"{_STEM}率(?:均|已|就|分别)*(?:为|达到|达|是|提高到|上升到)?(?P<rate>[0-9]{{1,3}}(?:\\.[0-9]+)?)[%％](?!以上|左右|以下)"
    "(?:（(?P<part>[0-9]+)/(?P<whole>[0-9]+)）)?"
)
_SHARE: Final = re.compile(
    "占(?:比|建议总数|问题总数|总数|总量|总人数|总件数|全部)?(?:的|为|达到|达)*(?P<rate>[0-9]{1,3}(?:\\.[0-9]+)?)[%％](?!以上|左右)"
)
_DONE_AS: Final = {
    "到会": "实到|到会(?!率)",
    "参会": "实到|参会(?!率)",
    "出席": "实际出席|实到|(?<!应)出席(?!率)",
    "参选": "参加投票|投票选民|参选(?!率)",
}
"""The words that tell the part of a rate, where they are others than the rate's own."""

_Pair = tuple[Quantity, Quantity]
_REACH: Final = 10
_SHARE_REACH: Final = 24
_CLOSED: Final = re.compile(
    "(?P<claim>(?:全部|均已|全都|悉数|逐件|已全部)(?P<verb>办结|办理完毕|解决|整改到位|整改完成|整改|完成|答复|兑现|落实|销号)"
    "|(?P<rated>办结|解决|整改|完成|答复|兑现|办理)率(?:均)?(?:为|达到|达|是)?100[%％]|百分之百(?P<spelt>办结|解决|整改|完成|答复))"
)
_REST: Final = re.compile(
    "(?:其余|剩余|余下|另有|尚有|还有|仍有|只有|其中|但)(?:的)?(?P<rest>[0-9]+|[一二两三四五六七八九十]+)(?P<unit>件|个|条|项|处|家|宗)"
    "[^，。；]{0,12}?(?:尚未|仍未|还未|未|没有|没|正在|仍在|还在|待)(?:能|有|能够|按期|抓紧|继续|持续)*"
    "(?P<verb>办结|办理|解决|整改|完成|答复|兑现|落实|推进|销号)"
)


_LESS: Final = re.compile(
    "(?P<verb>办结|解决|整改|完成|答复|兑现|落实)率(?:均)?(?:为|达到|达|是)?[0-9]{1,2}(?:\\.[0-9]+)?[%％]"
)


def wrong_rates(text: str, sentences: Sequence[Said]) -> Iterator[Hit]:
    """Yield rates that do not follow from part and whole; rounding and cutting off are both let pass.

    Only parts told with the verb of the rate count (办结119件 for 办结率), and wholes of the same unit before
    them. With several wholes to choose from it is only a warning.
    """
    found = quantities(text)
    for said in sentences:
        if "率" not in said.text and "占" not in said.text:
            continue
        inside = tuple(q for q in between(found, said.start, said.end) if q.unit not in TIMES)
        for match in _RATE.finditer(said.text):
            if match["part"]:
                candidates = [(quantities(match["part"])[0], quantities(match["whole"])[0])]
            else:
                candidates = _pairs(said, inside, match["stem"], said.start + match.start())
            yield from _judged(said, match, candidates)
        for match in _SHARE.finditer(said.text):
            yield from _judged(said, match, _share_pairs(inside, said.start + match.start()))


def _pairs(said: Said, inside: Sequence[Quantity], stem: str, place: int) -> list[_Pair]:
    """Return part and whole for every way to read the sentence before a rate, none without a part."""
    parts = [one for one in inside if one.end <= place and not one.about and _is_done(said, one, stem)]
    if len(parts) != 1:
        return []
    part = parts[0]
    wholes = {
        one.number: one
        for one in inside
        if one.end <= part.at and one.unit == part.unit and not one.about and one.number >= part.number
    }
    return [(part, wholes[number]) for number in sorted(wholes)]


def _is_done(said: Said, one: Quantity, stem: str) -> bool:
    """Return whether a quantity is told with the verb of a rate: 办结119件, 119件已办结."""
    if not one.unit or one.unit == PERCENT:
        return False
    text, start, end = said.text, one.start - said.start, one.end - said.start
    before = re.split("[，。；、：]", text[max(0, start - _REACH) : start])[-1]
    after = re.split("[，。；、：]", text[end : end + _REACH])[0]
    words = _DONE_AS.get(stem, f"(?<!未)(?<!正在)(?<!待){stem}(?!率)")
    return bool(re.search(f"(?:{words})[^0-9]{{0,6}}$", before) or re.search(words, after))


def _share_pairs(inside: Sequence[Quantity], place: int) -> list[_Pair]:
    before = [one for one in inside if one.end <= place and one.unit and one.unit != PERCENT]
    if not before or place - before[-1].end > _SHARE_REACH or before[-1].about:
        return []
    part = before[-1]
    wholes = {
        one.number: one
        for one in before[:-1]
        if one.unit == part.unit and not one.about and one.number > part.number
    }
    return [(part, wholes[number]) for number in sorted(wholes)]


def _margin(part: Quantity, whole: Quantity) -> Decimal:
    """Return by how much a rate may be off where part or whole is rounded (18.6万), in percent."""
    return sum((one.rounded / one.number for one in (part, whole) if one.number), Decimal(0)) * _HUNDRED


def _judged(said: Said, match: re.Match[str], candidates: Sequence[_Pair]) -> Iterator[Hit]:
    rate = Decimal(match["rate"])
    places = len(match["rate"].partition(".")[2])
    last = Decimal(1).scaleb(-places)
    exact = [part.number * _HUNDRED / whole.number for part, whole in candidates if whole.number]
    margins = [_margin(part, whole) for part, whole in candidates if whole.number]
    fits = (abs(one - rate) <= last + margin for one, margin in zip(exact, margins, strict=True))
    if not exact or any(fits):
        return
    (part, whole), real = candidates[0], exact[0]
    slots = {"部分": part.text, "总数": whole.text, "应": f"{real:.{max(places, 1)}f}%"}
    start = said.start + match.start("rate")
    end = start + len(match["rate"]) + 1
    yield Hit(start, end, slots, severity=None if len(exact) == 1 else Severity.WARNING)


def whole_claims(sentences: Sequence[Said]) -> Iterator[Hit]:
    """Yield claims that all is done (全部办结) where the same sentence tells of a rest or a lesser rate."""
    for said in sentences:
        rest = _REST.search(said.text) or _LESS.search(said.text)
        if rest is None:
            continue
        for claim in _CLOSED.finditer(said.text, 0, rest.start()):
            verb = claim["verb"] or claim["rated"] or claim["spelt"]
            gap = said.text[claim.end() : rest.start()]
            if _meets(verb, rest["verb"]) and "其中" not in gap and not re.search("[0-9]", gap):
                start = said.start + claim.start()
                yield Hit(start, start + len(claim.group()), {"余": rest.group()})


def _meets(claimed: str, left: str) -> bool:
    """Return whether what is left undone is what was claimed: to be 办理 is not to be 办结."""
    return claimed[:2] == left[:2] or (claimed in {"办结", "办理完毕", "办理"} and left in {"办理", "推进"})
