"""Titles: a topic as a report words it, made fit to head an agenda item of this year.

A topic comes out of a sentence, so it may begin with who reports, or end where 工作 or 落实 was left to the
words after it. Nothing is added that the sentence does not say; what heads nothing is no item.
"""

import re
from typing import Final

from planner.bank.model import Level

_ASIDE: Final = re.compile("，?(?:特别是|尤其是).*$")
_DOES: Final = (
    "(?=推[进动行]|促进|加[强快]|落实|开展|执行|贯彻|实施|做好|优化|打造|深化"
    "|改善|防范|化解|履行|办理|发挥|服务|依法)"
)
_GOVERNMENT: Final = re.compile(f"^(?:[本区县市镇乡])?(?:人民)?政府{_DOES}(?=.{{4}})")
_REPORTER: Final = re.compile(
    "^(?P<organ>[区县市镇乡]?(?:(?:人民)?(?:政府|法院|检察院)|监察委员会|监察委|监委))(?P<rest>.*)$"
)
_ONLY_ORGAN: Final = re.compile("(?:法院|检察院|监察委员会|监察委|监委|政府)$")
_HEARD: Final = re.compile("^(?:主任会议)?听取")
_OPINION: Final = re.compile("审议意见》?$")
_AUDIT: Final = re.compile("(?:^|的)审计$")
_BARE: Final = frozenset({"政府", "人民政府", "法院", "人民法院", "检察院", "人民检察院", "监委", "监察委"})
_NO_TITLE: Final = re.compile(
    "^(?:执行|落实|实施|办理|进展|整改|履职|有关|相关|专项|工作|情况|问题|建议|意见|报告|本级|全区|全县|全市|全镇|全乡)+$"
)
_SHORTEST: Final = 4


def title_of(topic: str, form: str) -> str:
    """Return what a topic is called at the head of an item of `form`, "" when it heads nothing."""
    short = _ASIDE.sub("", topic)
    title = short if len(short) >= _SHORTEST else topic
    title = _GOVERNMENT.sub("", title)
    title = title.removeprefix(reporter_of(title, form))
    if _OPINION.search(title):
        title += "落实"
    elif _AUDIT.search(title):
        title += "工作"
    elif _HEARD.match(form) and _ONLY_ORGAN.search(title):
        title += "专项工作"
    return "" if _NO_TITLE.match(title) else title


def reporter_of(topic: str, form: str) -> str:
    """Return the organ that a topic begins with where it is that organ that reports, "" for none."""
    found = _REPORTER.match(topic)
    if found is None or not _HEARD.match(form):
        return ""
    rest = found["rest"]
    if len(rest) < _SHORTEST or _NO_TITLE.match(rest):
        return ""
    is_noun = found["organ"].endswith("政府") and not re.match(_DOES, rest)  # 政府债务, 政府采购
    return "" if is_noun else found["organ"]


def full_name(organ: str, level: Level | None) -> str:
    """Return an organ with the sign of its level, as an item names it: 政府 of a district is 区政府."""
    return f"{level.value[-1]}{organ}" if level and organ in _BARE else organ
