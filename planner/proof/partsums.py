"""Parts against their total: 其中A件、B件, 9件按期完成，1件顺延, 已解决A件、列入计划B件, …共计N次."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from planner.finding import Severity
from planner.proof.model import Hit
from planner.proof.quantities import PERCENT, TIMES, Quantity, between, quantities
from planner.proof.subject import Said
from planner.reports.items.topicwords import one_of

_ENDS: Final = re.compile("[。；！？\n]")
_TWO: Final = 2
_AMONG: Final = re.compile("其中[，：]?")
_REACH: Final = 40
_SENTENCE_REACH: Final = 120
_SET: Final = tuple(
    re.compile(pattern)
    for pattern in (
        "任命.*免职|任命.*免去|免职.*任命|免去.*任命",
        "男.*女",
        "A类.*B类.*C类",
        "满意.*基本满意.*不满意",
        "赞成.*反对.*弃权",
    )
)
"""Words of parts that make up the whole between them."""

_DONE: Final = one_of("完成 办结 办成 建成 整改 解决 兑现 落实 到位")
_REST: Final = re.compile(
    "(?P<done>[0-9]+)(?P<unit>件|个|项|条|处)[^，。；0-9]{0,6}?(?:已|按期|如期|全部)*"
    f"{_DONE}(?:完成|到位)?，(?:其余|另外|另有|剩余|余下|还有)?(?:的)?(?P<rest>[0-9]+)(?P=unit)"
    "(?:因|由于|顺延|未|尚|正在|仍|跨年|结转|需|暂)"
)
_REST_AFTER: Final = re.compile(
    f"(?:{_DONE}|完成)了?(?P<done>[0-9]+)(?P<unit>件|个|项|条|处)，(?:其余|另外|另有|剩余|余下|还有)的?"
    "(?P<rest>[0-9]+)(?P=unit)"
)
_SOLVED: Final = re.compile("解决(?:或者?基本解决)?(?:的)?有?(?P<n>[0-9]+)件|(?P<m>[0-9]+)件(?:已|已经)解决")
_PLANNED: Final = re.compile(
    "(?:列入|纳入)计划(?:逐步|分步)?(?:解决)?的?有?(?P<n>[0-9]+)件|正在(?:逐步)?解决的?(?P<m>[0-9]+)件"
)
_KEPT: Final = re.compile(
    f"{one_of('留作参考 留作研究 解释说明 暂时难以解决 暂不能解决 作出说明')}的?有?(?P<n>[0-9]+)件"
)
_PROPOSALS: Final = re.compile("(?P<n>[0-9]+)件(?:代表)?建议|建议(?:、批评和意见)?(?P<m>[0-9]+)件")
_ALTOGETHER: Final = re.compile(
    "[，、；](?:一共|总共|共计|合计|总计|共)(?:开展|召开|组织|提出|完成|办理|举办|有)?(?=[0-9])"
)


_OF_EACH: Final = re.compile(
    "(?P<many>[0-9]{1,3})(?:名|位|人|个)[^。；，0-9]{0,16}(?:每人|每名|每个|各|人均)[^。；，0-9]{0,8}(?P<each>[0-9]{1,3})"
    "(?P<unit>名|户|件|个|家)[^。；，0-9]{0,8}[，、](?:一共|共计|共)?(?:联系|走访)?(?P<total>[0-9]{1,5})(?P=unit)"
)
_BODIES: Final = re.compile(
    "(?P<kinds>[0-9]{1,3}个[\u4e00-\u9fff]{1,10}(?:[、和][0-9]{1,3}个[\u4e00-\u9fff]{1,10}?)+)(?P<etc>等)?(?:共)?"
    "(?P<total>[0-9]{1,3})个(?:单位|部门|地方|点位|项目|站点|小组)"
)


def among(text: str) -> Iterator[Hit]:
    """Yield parts after 其中 that are more than their total, one by one or together.

    Parts joined by 、 are taken to be apart from each other; a whole set (任命、免职) that is less than its
    total is a warning.
    """
    found = quantities(text)
    for match in _AMONG.finditer(text):
        before = between(found, max(0, match.start() - _REACH), match.start())
        totals = [one for one in before if one.unit and one.unit not in TIMES and one.exact is not None]
        if not totals or _ENDS.search(text, totals[-1].end, match.start()):
            continue
        end = _ENDS.search(text, match.end())
        inside = between(found, match.end(), end.start() if end else len(text))
        parts = _leading(inside, totals[-1].unit)
        if parts and totals[-1].exact and totals[-1].unit != PERCENT:
            yield from _compared(text, totals[-1], parts)


def _leading(inside: Sequence[Quantity], unit: str) -> list[Quantity]:
    parts = []
    for one in inside:
        if one.unit != unit or one.exact is None:
            break
        parts.append(one)
    return parts


def _compared(text: str, total: Quantity, parts: list[Quantity]) -> Iterator[Hit]:
    first, most = parts[0], total.exact or 0
    if first.number > total.number and "，" not in text[total.end : first.start].removeprefix("，"):
        yield Hit(first.at, first.end, {"总": total.text, "和": first.text, "称": "部分"})
        return
    whole = _whole_set(text, total, parts)
    members = whole or _joined(text, parts)
    both = sum(one.exact or 0 for one in members)
    if len(members) < _TWO or both == most:
        return
    slots = {"总": total.text, "和": f"{both}{total.unit}", "称": "相加"}
    if both > most:
        yield Hit(first.at, members[-1].end, slots)
    elif whole:
        yield Hit(first.at, members[-1].end, slots, severity=Severity.WARNING)


def _whole_set(text: str, total: Quantity, parts: list[Quantity]) -> list[Quantity]:
    """Return the first parts that make up a whole set, none where there is no such set."""
    for count in range(_TWO, len(parts) + 1):
        words = text[total.end : parts[count - 1].at]
        if any(pattern.search(words) for pattern in _SET):
            return parts[:count]
    return []


def _joined(text: str, parts: list[Quantity]) -> list[Quantity]:
    """Return the first parts that only 、 stands between."""
    members = parts[:1]
    for one, other in pairwise(parts):
        if not re.fullmatch("[^，。；：]*[、和][^，。；：]*", text[one.end : other.start]):
            break
        members.append(other)
    return members


def done_and_left(text: str) -> Iterator[Hit]:
    """Yield what is done and what is left where they do not make up the total before them.

    With several figures of the unit before them, any of which may be the total, one that fits is enough.
    """
    found = quantities(text)
    for match in (match for pattern in (_REST, _REST_AFTER) for match in pattern.finditer(text)):
        begin = _sentence_start(text, match.start())
        wholes = [
            one.exact
            for one in between(found, begin, match.start())
            if one.unit == match["unit"] and one.exact is not None
        ]
        both, unit = int(match["done"]) + int(match["rest"]), match["unit"]
        if wholes and both not in wholes:
            slots = {"总": f"{wholes[-1]}{unit}", "和": f"{both}{unit}", "称": "相加"}
            yield Hit(match.start("done"), match.end("rest") + len(unit), slots)


def proposals(sentences: Sequence[Said]) -> Iterator[Hit]:
    """Yield the ways proposals were settled (解决、列入计划、留作参考) that do not add up to their number.

    Two of the three ways that are less than all may leave the third untold: a warning.
    """
    for said in sentences:
        if "解决" not in said.text or "建议" not in said.text:
            continue
        ways = [found for pattern in (_SOLVED, _PLANNED, _KEPT) if (found := pattern.search(said.text))]
        if len(ways) < _TWO or _SOLVED.search(said.text) is None:
            continue
        start, end = min(way.start() for way in ways), max(way.end() for way in ways)
        totals = [int(one["n"] or one["m"]) for one in _PROPOSALS.finditer(said.text, 0, start)]
        both = sum(int(way.groupdict().get("n") or way.groupdict().get("m") or 0) for way in ways)
        if totals and both != totals[-1]:
            sure = both > totals[-1] or len(ways) > _TWO
            slots = {"总": f"{totals[-1]}件", "和": f"{both}件", "称": "各类相加"}
            severity = None if sure else Severity.WARNING
            yield Hit(said.start + start, said.start + end, slots, severity=severity)


def of_each(text: str) -> Iterator[Hit]:
    """Yield totals that are not the number of each times how many there are: 31名…每人联系5名代表，165名."""
    for match in _OF_EACH.finditer(text):
        product = int(match["many"]) * int(match["each"])
        if product != int(match["total"]):
            unit = match["unit"]
            yield Hit(match.start("total"), match.end("total") + len(unit), {"和": f"{product}{unit}"})


def counted_bodies(text: str) -> Iterator[Hit]:
    """Yield numbers of bodies that are not the sum of the kinds before them: 4个镇、8个街道等13个单位.

    With 等 more than the sum is an info: others may be meant.
    """
    for match in _BODIES.finditer(text):
        both = sum(int(number) for number in re.findall("([0-9]+)个", match["kinds"]))
        total = int(match["total"])
        if both != total:
            severity = Severity.INFO if match["etc"] and both < total else None
            yield Hit(match.start("total"), match.end(), {"和": f"{both}个"}, severity=severity)


def altogether(text: str) -> Iterator[Hit]:
    """Yield totals that the figures before them do not give: 检查4次、调研6次、视察3次，共计15次."""
    found = quantities(text)
    for match in _ALTOGETHER.finditer(text):
        begin = _sentence_start(text, match.start())
        after = between(found, match.end(), match.end() + 1)
        parts = [one for one in between(found, begin, match.start()) if one.unit not in TIMES]
        if not after or len(parts) < _TWO or any(one.exact is None for one in (*parts, after[0])):
            continue
        total, both = after[0], sum(one.exact or 0 for one in parts)
        listed = all(re.search("[、，]", text[a.end : b.start]) for a, b in pairwise(parts))
        same = all(one.unit == total.unit for one in parts) and not _AMONG.search(text, begin, match.end())
        if same and listed and both != total.exact:
            yield Hit(total.at, total.end, {"和": f"{both}{total.unit}"})


def _sentence_start(text: str, place: int) -> int:
    """Return where the sentence or the part of it up to ； begins that a place stands in."""
    begin = max(0, place - _SENTENCE_REACH)
    ends = [match.end() for match in _ENDS.finditer(text, begin, place)]
    return ends[-1] if ends else begin
