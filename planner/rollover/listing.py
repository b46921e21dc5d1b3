"""Listing: a clause that names several agenda items, told once for each of them.

“听取和审议甲、乙工作情况的报告” is “听取和审议甲工作情况的报告” and “听取和审议乙工作情况的报告”: the words
before the first item and those after the last one stand around each.
"""

import re
from collections.abc import Sequence
from typing import Final

from planner.reports.items.forms import PERSON, Hit
from planner.reports.items.topics import veil

_TELLING: Final = {
    "听取和审议": "听取和审议{}情况的报告",
    "听取和讨论": "听取和讨论{}情况的报告",
    "主任会议听取": "主任会议听取{}情况的报告",
    "审查和批准": "审查和批准{}",
    "初步审查": "初步审查{}",
    "履职评议": "听取{}履职情况报告",
    "代表建议督办": "督办{}建议",
    "民生实事监督": "监督{}",
    "联网监督": "做好{}联网监督",
    "作出决议决定": "作出关于{}的决定",
    "备案审查": "做好{}备案审查",
}
_DONE_ON: Final = "对{}开展{}"
_ABOUT: Final = "关于"
_DOES: Final = re.compile(
    "听取|审议|审查|批准|开展(?!情况)|进行|视察|检查|调研|询问|督办|测评|评议|组织|票决|监督|做好|初审|决定"
)
_JOINT: Final = re.compile("、|以及|及其|[和及与]|，|；|(?<=》)(?=《)")
_OWN_TAIL: Final = re.compile("(?:情况|工作|报告|草案|方案|决算|预算|计划|项目|议案|建设|问题|实施)$")
_COUNT: Final = re.compile(
    "^等?(?:这)?(?:[0-9]+|[一二三四五六七八九十两]+)?(?:[部项个件条])?(?:法律法规|法律|法规|条例|专项|项目|方面|内容)?的?"
)
_NOUNS: Final = re.compile("^(?:的|工作|情况|建设|开展|办理|落实|实施|执行|现状|专项|综合|进展)*")
_VERB: Final = re.compile(
    "^.*?(?:听取(?:(?:和|、)?审议|(?:和|、)?讨论)?|审查(?:和)?批准|审查|初步审查|初审|审议|检查|视察|调研|督办|对|围绕|就|聚焦|针对)了?"
)


def told(text: str, start: int, hits: Sequence[Hit]) -> list[tuple[str, Hit]]:
    """Return the clause once for each topic that `hits` name in it, with the first hit of that topic.

    `start` is where the clause stands in the sentence that the places of the hits count in. Where the
    words of a topic do not stand in the clause, the form and the topic tell it.
    """
    first: dict[str, Hit] = {}
    for hit in hits:
        first.setdefault(hit.topic, hit)
    places = {hit: max(hit.place - start, 0) for hit in first.values()}
    inside = [hit for hit in first.values() if places[hit] < len(text)]
    verbs = _verbs(text, sorted({places[hit] for hit in inside}))
    said: list[tuple[str, Hit]] = []
    for number, verb in enumerate(verbs):
        until = verbs[number + 1] if number + 1 < len(verbs) else len(text)
        piece = text[verb if number else 0 : until].strip("，、；")
        said += _each(piece, [hit for hit in inside if verb <= places[hit] < until])
    said += [(by_form(hit.form, hit.topic), hit) for hit in first.values() if hit not in inside]
    return said


def _verbs(text: str, places: Sequence[int]) -> list[int]:
    """Return the places where another verb begins: a list that goes on after a comma has the one before."""
    kept = list(places[:1])
    for place in places[1:]:
        if _DOES.search(veil(text), kept[-1], place):
            kept.append(place)
    return kept


def _each(text: str, hits: Sequence[Hit]) -> list[tuple[str, Hit]]:
    """Return the words of one verb once for each of its topics."""
    if len(hits) == 1 or hits[0].form == PERSON:
        return [(text, hits[0])]
    places = _places(text, [hit.topic for hit in hits])
    if places is None:
        return [(by_form(hit.form, hit.topic), hit) for hit in hits]
    return list(zip(_members(text, places), hits, strict=True))


def by_form(form: str, topic: str) -> str:
    """Return form and topic in the order a plan says them: 对甲开展执法检查."""
    if form in _TELLING:
        return _TELLING[form].format(topic)
    return _DONE_ON.format(topic, form)


def _places(text: str, topics: Sequence[str]) -> list[tuple[int, int]] | None:
    """Return where the topics stand, one after the other; None when one is not to be found."""
    places, start = [], 0
    for topic in topics:
        found = text.find(topic, start)
        if found < 0:
            return None
        start = found + len(topic)
        places.append((found, start))
    return places


def _members(text: str, places: Sequence[tuple[int, int]]) -> list[str]:
    """Return the clause with one topic each, its own words before and after it kept."""
    head = text[: places[0][0]]
    tail = text[places[-1][1] :]
    told_once, own_head = [], head
    for number, (start, end) in enumerate(places):
        after = text[end : places[number + 1][0]] if number + 1 < len(places) else ""
        own_tail, next_head = _parted(after)
        told_once.append(f"{own_head}{text[start:end]}{_ended(text[start:end], own_tail, tail, after)}")
        own_head = _head(head, next_head)
    return told_once


def _head(common: str, own: str) -> str:
    """Return the words before a topic that has some of its own: the verb, who reports, 关于, its year."""
    if not own:
        return common
    about = common.find(_ABOUT)
    if _ABOUT not in own and about >= 0:
        return common[: about + len(_ABOUT)] + own
    if own.startswith(_ABOUT) and about >= 0:
        return common[:about] + own
    verb = _VERB.match(veil(common))
    return (common[: verb.end()] if verb else common) + own


def _parted(between: str) -> tuple[str, str]:
    """Return what belongs to the topic before and what to the topic after a joint between two topics."""
    joints = list(_JOINT.finditer(between))
    if not joints:
        return "", ""
    last = joints[-1]
    return between[: last.start()].rstrip("、，；"), between[last.end() :]


def _ended(topic: str, own: str, tail: str, after: str) -> str:
    """Return the words that end one topic: its own, and of the common ones those that it lacks."""
    if not after:
        return _without_count(tail)
    common = _without_count(tail)
    if own.endswith(("报告", "汇报")):
        return own
    if own and _OWN_TAIL.search(own):
        rest = common[_end_of_nouns(common) :]
        return f"{own}的{rest}" if rest.startswith(("报告", "汇报")) else f"{own}{rest}"
    if _OWN_TAIL.search(topic) and common.startswith(("工作", "情况")) and topic.endswith(common[:2]):
        return own + common[2:]
    return own + common


def _without_count(tail: str) -> str:
    found = _COUNT.match(tail)
    return tail[found.end() :] if found and found.group() not in {"", "的"} else tail


def _end_of_nouns(text: str) -> int:
    found = _NOUNS.match(text)
    return found.end() if found else 0
