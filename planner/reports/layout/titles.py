"""Headings that say which half of a report begins, or which element: told by what they consist of.

Such a heading is made of words for time, of words for the congress and of words for work; a heading of
a part always holds some other word. So “2026年主要工作安排” begins the plan, “扎实做好全年工作” does not.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from planner.reports.model import Element, Half


class Turn(StrEnum):
    """What a half heading says: the past, the coming year, or only a year."""

    PAST = "past"
    COMING = "coming"
    EITHER = "either"


_YEAR: Final = (
    "(?:(?:19|20)[0-9*Xx×]{2}|[*Xx×]{2,4}(?=年)|二[〇○零Ｏ0O][一二三四五六七八九〇○零]{2})"
    "(?:[年—\\-－~至到]+)?(?:度)?"
)
_PAST_TIME: Final = (
    "过去的?(?:[一二三四五]|几)年来?|[一五四三]年来|去年|上一?年度?|本届(?:以来|任期)?(?:[一五四三]年来)?|任期(?:内|以来)?"
    "|以来|往年|上半年"
)
_COMING_TIME: Final = (
    "今后(?:的?[一五三四]年|一段?(?:个)?时期)?|下一?步|明年|来年|新的?一年|未来(?:[一五三四]年)?|下一?年度?|下一?阶段"
    "|新一届|下一?届|下半年"
)
_PAST_WORK: Final = "回顾|总结|完成|履职|开展|取得|情况|成绩|成效|做法|所做"
_COMING_WORK: Final = (
    "安排|计划|打算|思路|建议|要点|展望|谋划|设想|部署|任务|目标|意见|举措|措施|提出|规划|总体要求"
    "|重点(?=$|和|及|与)"
)
_WORK: Final = "主要|重点|工作|年度|全年|今年|一年|五年|基本|总体|几点|各项|具体"
_BODY: Final = (
    "(?:[\u4e00-\u9fff*X×]{0,6}[省市区县镇乡])?(?:第?[一二三四五六七八九十X×*]+届)?"
    "(?:人民代表大会|人大|大会)(?:及其)?(?:常务委员会|常委会|主席团|办公室)?|常务委员会|常委会|主席团|本届"
)
_GLUE: Final = "[的和与及暨、，对在年来]|关于|以及|期间|中"
_TOKENS: Final = re.compile(
    f"(?P<year>{_YEAR})|(?P<past_time>{_PAST_TIME})|(?P<coming_time>{_COMING_TIME})"
    f"|(?P<past_work>{_PAST_WORK})|(?P<coming_work>{_COMING_WORK})|(?P<work>{_WORK})"
    f"|(?P<body>{_BODY})|(?P<glue>{_GLUE})"
)
_EDGES: Final = "。！：:；;，, 　—－-（）()《》“”"
_LONGEST: Final = 34
_BARE: Final = frozenset(
    {"主要工作", "全年主要工作", "今年主要工作", "全年工作", "今年的主要工作", "一年工作"}
)

_WHOLE_ELEMENT: Final = {
    Element.SHORTCOMINGS: re.compile(
        "(?:(?:当前|目前|工作中?|履职中?|仍?还?|主要|面临|自身|人大)的?)*(?:存在的?|有的?)?(?:主要|突出|一些)?的?"
        "(?:问题|不足|差距|短板|困难|薄弱环节|原因)(?:(?:和|与|及|、|以及)(?:主要|存在的?)?"
        "(?:问题|不足|差距|短板|困难|薄弱环节|原因|改进措施|(?:今后|下步)?的?(?:努力方向|工作意见|工作打算|打算)))*"
    ),
    Element.EXPERIENCE: re.compile(
        "(?:[一五]年来的?|过去[一五]年的?|履职|工作|人大|主要|几点|基本|深刻|的)*"
        "(?:经验|体会|启示|认识)(?:(?:和|与|及|、)(?:主要|几点)?(?:经验|体会|启示|认识|做法))*"
    ),
    Element.REQUIREMENTS: re.compile(
        "(?:工作|今年|全年|年度|的|"
        + _YEAR
        + ")*(?:指导思想|总体要求|总体思路|工作思路|基本思路|总体目标|总的要求|工作目标)"
        "(?:(?:和|与|及|、)(?:指导思想|总体要求|总体思路|工作思路|总体目标|主要目标|目标任务|工作目标|基本原则))*"
    ),
    Element.OVERVIEW: re.compile("总体情况|基本情况|工作概况|总体概况|概述|主要成效|工作综述"),
    Element.CREDIT: re.compile("(?:成绩|致谢|感谢)"),
    Element.CLOSING: re.compile("结语|结束语"),
}


@dataclass(frozen=True, slots=True)
class HalfHeading:
    """A heading made of nothing but time, congress and work; `timed` when it says a year or a time."""

    turn: Turn
    year: str = ""
    timed: bool = False


def half_heading(text: str) -> HalfHeading | None:
    """Return what a bare heading says of the half it begins, None when it is another heading."""
    core = text.strip(_EDGES)
    if not core or len(core) > _LONGEST:
        return None
    kinds = _kinds(core)
    if kinds is None or not kinds.keys() & {"past_work", "coming_work", "work"}:
        return None
    past = "past_time" in kinds or ("past_work" in kinds and "coming_time" not in kinds)
    coming = "coming_time" in kinds or ("coming_work" in kinds and "past_time" not in kinds)
    if past and coming and _both_halves(core):
        return None
    if not past and not coming and "year" not in kinds and core not in _BARE:
        return None
    year = kinds.get("year", "")
    timed = not kinds.keys().isdisjoint({"year", "past_time", "coming_time"})
    if coming and not ("past_work" in kinds and core.endswith(("回顾", "总结", "情况"))):
        return HalfHeading(Turn.COMING, year, timed)
    return HalfHeading(Turn.PAST if past else Turn.EITHER, year, timed)


def element_heading(text: str) -> Element | None:
    """Return the element a bare heading names (“存在的问题和不足”), None when it names none."""
    core = text.strip(_EDGES)
    return next((element for element, form in _WHOLE_ELEMENT.items() if form.fullmatch(core)), None)


def _kinds(core: str) -> dict[str, str] | None:
    kinds: dict[str, str] = {}
    place = 0
    while place < len(core):
        token = _TOKENS.match(core, place)
        if not token or token.end() == place:
            return None
        kinds.setdefault(token.lastgroup or "", token.group())
        place = token.end()
    return kinds


def _both_halves(core: str) -> bool:
    """Return whether a heading names review and plan, as a title does."""
    return bool(re.search("(?:总结|回顾|情况).*[及和与暨、].*(?:计划|安排|打算|思路|要点|建议)", core))


def half_of(turn: Turn, earlier: Half | None, *, later_year: bool) -> Half:
    """Return the half a heading begins, given the half before it and whether its year is a later one."""
    if turn is Turn.EITHER:
        return Half.PLAN if earlier is not None or later_year else Half.REVIEW
    return Half.PLAN if turn is Turn.COMING else Half.REVIEW
