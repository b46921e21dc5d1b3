"""Changes from one figure to another: growth rates that do not follow, verbs that go the other way."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from planner.proof.model import Hit

_HUNDRED: Final = 100
_CHANGE: Final = "(?:增长|增加|提高|上升|提升|增幅|下降|降低|减少|降幅|压减|缩短)"
_FIGURE: Final = "[0-9]+(?:\\.[0-9]+)?"
_GROWTH: Final = (
    re.compile(
        "(?:由|从)(?:(?:20[0-9]{2}年|[^，。；0-9]{0,12}?)的?)?约?"
        f"(?P<from>{_FIGURE})(?P<size>[万亿]?)(?P<unit>[^，。；0-9]{{0,4}}?)"
        "(?P<way>增加|增长|提高|上升|提升|扩大|减少|下降|降低|压缩|缩减|缩短|增|升|降|减)(?:到|至|为)了?"
        f"[^，。；0-9]{{0,8}}?(?P<to>{_FIGURE})(?P<tosize>[万亿]?)(?P<tounit>[^，。；0-9（(]{{0,4}})"
        f"[，、（(][^，。；0-9]{{0,6}}?{_CHANGE}[^，。；0-9]{{0,4}}?(?P<rate>{_FIGURE})(?P<sign>[%％]|个百分点|倍)"
    ),
    re.compile(
        f"(?P<to>{_FIGURE})(?P<tosize>[万亿]?)(?P<tounit>[^，。；0-9（(]{{0,4}})[，、（(]?(?:比|较)"
        "(?:去年|上年|前一年|20[0-9]{2}年)(?:同期)?的?"
        f"(?P<from>{_FIGURE})(?P<size>[万亿]?)(?P<unit>[^，。；0-9]{{0,4}}?)"
        f"(?P<way>增长|增加|提高|上升|下降|降低|减少)了?(?P<rate>{_FIGURE})(?P<sign>[%％]|个百分点|倍)"
    ),
)
_CHANGES: Final = re.compile(
    "(?:由|从)(?:(?:20[0-9]{2}年|[^，。；0-9]{0,8}?)的)?"
    f"(?P<from>{_FIGURE})(?P<size>[万亿]?)(?P<unit>[^，。；0-9]{{0,4}}?)"
    "(?P<way>增加|增长|提高|上升|提升|扩大|减少|下降|降低|压缩|缩减|缩短|增|升|降|减)(?:到|至)了?"
    f"(?P<to>{_FIGURE})(?P<tosize>[万亿]?)(?P<tounit>[^，。；0-9（(]{{0,4}})"
)
_SIZES: Final = {"": 1, "万": 10**4, "亿": 10**8}
_FALLS: Final = frozenset({"减少", "下降", "降低", "压缩", "缩减", "缩短", "降", "减"})


def wrong_growth(text: str) -> Iterator[Hit]:
    """Yield growth rates that the two figures in the same sentence do not give."""
    matches = (match for pattern in _GROWTH for match in pattern.finditer(text))
    for match in matches:
        before = Decimal(match["from"]) * _SIZES[match["size"] or match["tosize"]]
        after = Decimal(match["to"]) * _SIZES[match["tosize"]]
        shares = match["tounit"].startswith(("%", "％"))
        low, high = (after, before) if match["way"] in _FALLS else (before, after)
        if not before or low > high:
            continue
        real = _real_growth(before, high - low, match["sign"], shares=shares)
        stated, places = Decimal(match["rate"]), _places(match["rate"])
        if abs(real - stated) > Decimal(1).scaleb(-places):
            start = match.start("rate")
            sign = "个百分点" if shares else match["sign"]
            yield Hit(start, match.end(), {"应": f"{_rounded(real, places)}{sign}"})
        elif shares and match["sign"] != "个百分点":
            yield Hit(match.start("rate"), match.end(), {"应": f"{match['rate']}个百分点"})


def reversed_changes(text: str) -> Iterator[Hit]:
    """Yield changes that go the other way than their verb says: 由86.3%提高到68.8%."""
    for match in _CHANGES.finditer(text):
        unit, other = match["unit"], match["tounit"]
        if unit and not other.startswith(unit):
            continue
        before = Decimal(match["from"]) * _SIZES[match["size"] or match["tosize"]]
        after = Decimal(match["to"]) * _SIZES[match["tosize"]]
        falls = match["way"] in _FALLS
        if (falls and after > before) or (not falls and after < before):
            end = match.end("to") + len(match["tosize"]) + (len(unit) if other.startswith(unit) else 0)
            yield Hit(match.start(), end, {"向": "多" if after > before else "少"})


def _real_growth(before: Decimal, change: Decimal, sign: str, *, shares: bool) -> Decimal:
    if shares:
        return change
    return change / before if sign == "倍" else change * _HUNDRED / before


def _places(digits: str) -> int:
    return len(digits.partition(".")[2])


def _rounded(value: Decimal, places: int) -> str:
    return f"{value:.{places}f}"
