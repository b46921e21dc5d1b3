"""Items of forms with wordings of their own: filing, votes on projects, proposals, decisions, follow-up."""

import re
from collections.abc import Iterator
from typing import Final

from planner.reports.items.actions import PROJECTS
from planner.reports.items.forms import DECIDED, FOLLOW, ONLINE, PEOPLE, PROPOSALS, RECORD, Hit, Saying
from planner.reports.items.topics import titles, topics

_DOCUMENTS: Final = "规范性文件"
_RECORD: Final = re.compile(
    "对(?P<object>[^，；。]{2,90})(?:进行|开展)了?(?:备案[和、]?审查|审查备案)"
    "|(?:开展|推进|做好|加强|抓好|强化|落实|深化)了?规范性文件备案审查(?!能力|制度|信息)"
    "|(?:推进|做好|加强|开展|抓好)了?备案审查(?!能力|制度|信息)"
)
_VOTED: Final = re.compile(
    "票决(?:产生|出|确定)?了?(?P<object>[^，；。]{0,120}?(?:民生实事|实事项目)(?:项目)?)"
)
_WATCHED: Final = re.compile(
    "对[^，；。]{0,16}(?:民生实事项目|件民生实事)[^，；。]{0,24}(?:监督|督办|督查|检查|测评|跟踪)"
    "|民生实事(?:项目)?[^，；。]{0,12}(?:全程监督|跟踪监督|逐项监督)"
    "|(?:监督|督办|督查|跟踪)了?[^，；。的]{0,6}民生实事项目"
)
_ONLINE: Final = re.compile(
    "(?:推进|用好|完善|加强|开展|运用|深化|依托|通过)了?(?P<object>预算|国有资产|国资)联网监督"
)
_URGED: Final = re.compile(
    "(?:列为|作为|确定为|列入)[^，；。]{0,8}(?:督办重点|重点督办)|重点督办|领衔督办|挂牌督办"
)
_PROPOSAL: Final = re.compile("[“《](?:关于)?(?P<object>[^“”《》]{4,50}?)的?(?:代表)?(?:建议|议案)[”》]")
_DECIDED: Final = re.compile(
    "[作做]出了?(?:(?P<title>《[^《》]{4,60}》)|关于(?P<object>[^，；。]{4,50}?)的(?:决议|决定))"
)
_FOLLOWED: Final = re.compile(
    "(?:^|[，；。、]|持续|继续|接续|要|将|并|还|月|开展|常委会|主席团)跟踪(?:审议|监督|督办|检查|问效)?了?"
    "(?!和|及|、|工作|机制|审议|监督|督办|检查|问效|督查|督导|调研|视察|评议|评审|落实|推进|推动|整改|服务|管理|问责|到底)"
    "(?P<object>[^，；。]{4,90}?)(?=已完成|正在|[，；。]|$)"
)
_FOLLOW_UP: Final = re.compile(
    "对(?P<object>[^，；。]{3,60}?)(?:情况)?(?:的跟踪(?:监督|督办|问效)|持续跟踪(?!监督|问效|督办|检查))"
)


def others(said: Saying) -> Iterator[Hit]:
    """Yield the items of the forms with wordings of their own."""
    for word, finder in _FINDERS:
        if word in said.hidden:
            yield from finder(said)


def _filed(said: Saying) -> Iterator[Hit]:
    for found in _RECORD.finditer(said.hidden):
        named = titles(said.words(found, "object")) if found["object"] else []
        yield from (Hit(found.start(), RECORD, topic) for topic in named or [_DOCUMENTS])


def _online(said: Saying) -> Iterator[Hit]:
    for found in _ONLINE.finditer(said.hidden):
        yield Hit(found.start(), ONLINE, found["object"])


def _voted(said: Saying) -> Iterator[Hit]:
    for found in _VOTED.finditer(said.hidden):
        named = re.findall("“([^“”]+)”", said.words(found, "object"))
        yield from (Hit(found.start(), PEOPLE, topic) for topic in named or [PROJECTS])


def _watched(said: Saying) -> Iterator[Hit]:
    if watched := _WATCHED.search(said.hidden):
        yield Hit(watched.start(), PEOPLE, PROJECTS)


def _proposals(said: Saying) -> Iterator[Hit]:
    """Yield the proposals of deputies that are named in a sentence on urging the most weighty ones."""
    if _URGED.search(said.hidden):
        for found in _PROPOSAL.finditer(said.text):
            yield Hit(found.start(), PROPOSALS, found["object"])


def _decided(said: Saying) -> Iterator[Hit]:
    for found in _DECIDED.finditer(said.hidden):
        named = titles(said.words(found, "title")) if found["title"] else topics(said.words(found, "object"))
        yield from (Hit(found.start(), DECIDED, topic) for topic in named)


def _followed(said: Saying) -> Iterator[Hit]:
    for pattern in (_FOLLOWED, _FOLLOW_UP):
        hits = (hit for found in pattern.finditer(said.hidden) for hit in said.hits(found, FOLLOW))
        yield from (hit for hit in hits if not hit.topic.startswith(PROJECTS))


# What finds the items of each form, and a word without which there is none.
_FINDERS: Final = (
    ("备案", _filed),
    ("联网监督", _online),
    ("票决", _voted),
    ("民生实事", _watched),
    ("督办", _proposals),
    ("出", _decided),
    ("跟踪", _followed),
)
