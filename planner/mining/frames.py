"""Sentence frames: how a sentence of the genre is built, with slots for what it tells.

A clause belongs to one of a few shapes: what moved the congress to act (围绕…, 针对…问题), the form of
oversight with its legal verb, what was proposed, what came of it. Of each shape the verb and the set tail
stay, the rest becomes a slot.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from planner.mining.slots import AREA, LAW, NAME, NUMBER, ORGAN, TIMES, TOPIC

ALTERNATIVE: Final = "\x1f"
"""What stands between the words of a clause and the same clause with slots."""

_MOST_CLAUSES: Final = 5
_STATEMENT: Final = re.compile("[。；！？]+")
_NUMBERED: Final = re.compile(
    "^(?:[一二三四五六七八九十]是要?|要|将|同时，|其中，|此外，|一年来，|今年，|并)+"
)

_ACT: Final = (
    "(?:专题调研|专项调研|调研视察|视察调研|调研|专项视察|集中视察|视察|执法检查|专项检查|监督检查|跟踪检查|"
    "检查|专题询问|询问|工作评议|评议|满意度测评|测评|跟踪监督|跟踪督办|评审监督|监督|督办|审议|审查|备案和审查|"
    "整治|培训|述职)"
)
_OPINION: Final = (
    "(?:审议意见|意见建议|意见和建议|建议意见|整改意见|督办意见|意见|建议|决议、决定|决议决定|决议|调研报告)"
)
_STATE: Final = "(?:的?(?:贯彻实施|贯彻执行|贯彻|实施|落实|执行|工作开展|开展|工作|建设|管理)?情况)?"
_COUNT: Final = f"[{NUMBER}{TIMES}](?:人次|[件名项个次期条部篇份人户家场])"
_DEPUTIES: Final = "(?:人大代表|代表|常委会委员|常委会组成人员)"
_SECTIONS: Final = f"{ORGAN}?(?:[及和](?:其|有关|相关)+部门|(?:有关|相关)部门)?"
_TOPIC: Final = "(?P<topic>.+?)"

_HEAR: Final = (
    ".{0,8}?(?:专题|专项|跟踪|认真|依法)?(?:听取[和并]?审议|听取|审议)了?"
    f"{ORGAN}?(?:关于)?{_TOPIC}{_STATE}的?(?:综合|专项|专题|调研|审计工作|专项工作|工作)?(?:报告|汇报)"
    f"(?:{NUMBER}项|等)?"
)
_ON: Final = f".{{0,8}}?对{_TOPIC}{_STATE}(?:进行|开展)了?{_ACT}(?:和{_ACT})*"
_AROUND: Final = (
    f".{{0,6}}?(?:重点|紧紧|精准)?(?:围绕|聚焦|针对|结合|就){_TOPIC}(?:工作|问题)?(?:进行|开展)了?"
    f"{_ACT}(?:[、和]{_ACT})*(?:活动)?"
)
_CARRY: Final = f".{{0,6}}?(?:组织)?开展了?(?!{_ACT}(?:活动)?$){_TOPIC}{_STATE}{_ACT}(?:活动)?"
_PROPOSE: Final = f"(?:并|及时)?(?:提出|形成|作出)了?{_TOPIC}等?(?:{NUMBER}条)?的?(?:合理)?{_OPINION}"
_LEAD: Final = (
    "(?:(?:重点|紧紧|精准|深入)?(?:围绕|聚焦|针对|紧盯|紧扣|着眼|立足|对照|抓住)|按照|根据|结合|依托)"
    f"{_TOPIC}(?:中?存在的(?:困难和)?问题|等?(?:突出|主要)?问题|等(?:工作|方面|重点|内容)|工作|"
    "的(?:要求|部署|统一安排|安排|有关规定|规定)|为重点)?"
)
_COUNTED: Final = (
    "(?:共|全年|先后|依法|累计)*(?:召开|举办|开展|组织|邀请|接收|收到|受理|办理|督办|交办|任免|任命|补选|接受|"
    "联系|走访|收集|提交|产生|听取|审议|检查|建成|发现|帮助|评议|审查|报送|编发|刊发|安排)"
    f"(?P<topic>.*?){_COUNT}.{{0,6}}?(?P<more>(?:、.+?{_COUNT})*)"
)
_GATHER: Final = (
    f"(?:组织|邀请|动员)(?:部分|全体|{NUMBER}名|各级|四级)?{_DEPUTIES}(?:、{_DEPUTIES})?"
    "(?:参加|参与|对|开展|视察|实地视察|调研|深入|列席|进行)*(?P<topic>.*)"
)
# Of a clause of such a shape only the topic is told anew.
_REPORTED: Final = re.compile(f"^{_HEAR}$")
# Each shape that is tried anywhere in a clause, after a word that no clause of it is without.
_SHAPES: Final = (
    ("报", _REPORTED),
    ("对", re.compile(f"^{_ON}$")),
    ("", re.compile(f"^{_AROUND}$")),
    ("开展", re.compile(f"^{_CARRY}$")),
    *(("", re.compile(f"^{shape}$")) for shape in (_PROPOSE, _LEAD, _COUNTED, _GATHER)),
)
# What came of it may stay in its own words.
_RESULT: Final = re.compile(
    "^(?:进一步|切实|有效|有力|持续|全面|不断|着力|积极|强力|充分|更好地?|深入|扎实|稳步|全力)*"
    "(?:督促|推动|促进|助推|助力|推进|促使|确保|保障|提升|提高|增强|解决|维护|改善|优化|完善|强化|加强|深化|拓宽|"
    "拓展|健全|规范|压实|激发|落实|巩固|夯实|回应|支持|引导)了?"
    f"{_SECTIONS}{_TOPIC}(?:(?:工作)?(?:水平|能力|质量|实效|效果|效能|效率)|(?:取得|得到)(?:明显|显著|新)?.{{2,4}}|"
    "落到实处|落实到位|有效落实|落地见效|整改|制度|机制|建设|工作)?$"
)
_PROPOSED: Final = re.compile(
    "^(?:并|及时)?(?:提出|形成|作出|做出)了?(?:合理|针对性|有针对性的|具体|高质量的|改进工作的)?"
    f"{_OPINION}(?:{NUMBER}[条件项篇])?(?:并.{{2,8}})?$"
)
_TOLD: Final = frozenset({"", LAW, NAME, LAW + "等", AREA})


def frames(sentence: str) -> Iterator[str]:
    """Yield the frames of a sentence with slots: what it says between two strong marks.

    A clause that may stay as it is, if its words are nobody's own, is written with the clause that stands
    for it otherwise: words, ALTERNATIVE, slots ("" when only the words will do).
    """
    for statement in _STATEMENT.split(sentence):
        clauses = _NUMBERED.sub("", statement).split("，")
        if len(clauses) <= _MOST_CLAUSES and "" not in clauses and _is_whole(statement, clauses):
            yield "，".join(map(_shape, clauses))


def _is_whole(statement: str, clauses: Sequence[str]) -> bool:
    """Return whether no clause holds half a quotation."""
    if '"' in statement:
        return False
    return "“" not in statement or all(clause.count("“") == clause.count("”") for clause in clauses)


@lru_cache(maxsize=1 << 14)
def _shape(clause: str) -> str:
    """Return a clause with slots for what it tells, or with both its words and its slots."""
    if _PROPOSED.match(clause):
        return clause
    for word, shape in _SHAPES:
        if word in clause and (found := shape.match(clause)):
            return _with_slots(found)
    found = _RESULT.match(clause)
    return clause + ALTERNATIVE + (_with_slots(found) if found else "")


def _with_slots(found: re.Match[str]) -> str:
    """Return a clause with a slot for its topic, and one for what it counts beside."""
    clause = found.string
    start, end = found.span("topic")
    topic = clause[start:end] if clause[start:end] in _TOLD else TOPIC
    if found.re is _REPORTED and clause[start - 1 : start] == ORGAN:
        topic = "关于" + topic
    if "more" in found.re.groupindex and found["more"]:
        return clause[:start] + topic + clause[end : found.start("more")] + "、" + TOPIC
    return clause[:start] + topic + clause[end:]
