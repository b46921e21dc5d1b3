"""Items of forms that are done on something: 对…开展执法检查, 组织代表视察…, 围绕…，开展专题调研."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from planner.reports.items.forms import (
    APPRAISAL,
    FORM,
    FORMS,
    INQUIRY,
    LAW_CHECK,
    NAMES,
    POLL,
    WORDS,
    Hit,
    Saying,
)
from planner.reports.items.topics import bare_topic, titles, topics

PROJECTS: Final = "民生实事项目"
"""The topic of the form that watches the projects the congress voted on."""

_DO: Final = "(?:组织开展|开展(?!情况)|进行(?!情况)|组织|做好|举行|安排)"
_IN: Final = "[^，；。！？：]"
_NOT_DONE: Final = f"(?:(?!开展(?!情况)|进行|组织(?!法)){_IN})"
_HOW: Final = (
    "(?:深入|多次|集中|联动|上下联动|协同|持续|先后|全面|认真|专门|重点|分别|再次|同步|适时|依法|首次|常态化"
    "|实地|分组|逐一|统一|并|还|将|均|继续|抓好|组织(?:[^，]{0,12}代表|常委会组成人员)|联合|会同[^，]{2,10}|精心"
    "|扎实|有序|随机|主动)*"
)
_ON: Final = "(?:围绕|针对|聚焦|对(?!照|标|策|接|口|外)|就(?!业|医|读|学|餐|近|地)|紧扣|紧盯|选取|选择)"
_WHO: Final = "(?:常委会|主席团|主任会议|人大|检查组|调研组|代表|委员|组成人员|成员)"
_ACTING: Final = f"(?:{_WHO}|实地|现场|集中|组织|专题|分别|季度|月)+"
_NO_NOUN: Final = "(?!情况|报告|组|小组|的意见|质量|能力|前|计划|和|及|与)"
_NO_LIST: Final = "(?!检查|调研|视察|前|组|小组|报告|中|的|和|、|活动|等|发现|情况|已完成|正在)"

_PATTERNS: Final = (
    re.compile(
        f"{_ON}(?P<object>(?:(?!听取){_IN}){{1,140}}?){_HOW}{_DO}[了过]?(?P<own>{_IN}{{0,40}}?)"
        f"(?P<forms>{FORMS})"
    ),
    re.compile(
        f"{_ON}(?P<object>{_IN}{{1,140}}?)(?:(?<!工)作)?(?:深入|专题|实地|集中|重点|跟踪|持续|认真|同步|的)"
        "(?P<forms>调研|视察|询问|督办|测评|检查(?=$|正在))"
    ),
    re.compile(
        f"{_DO}[了过好]?(?:对|关于|以)?(?P<object>{_NOT_DONE}{{2,90}}?)的?(?P<forms>{FORMS}){_NO_NOUN}"
    ),
    re.compile(
        f"(?:{_ACTING}|^|[，；。、])(?P<forms>视察|调研|专题询问){_NO_LIST}了?"
        f"(?P<object>{_IN}{{3,90}}?)(?=正在|$)"
    ),
    re.compile(f"{_ACTING}(?P<forms>检查){_NO_LIST}了?(?P<object>{_IN}{{3,90}})"),
    re.compile(f"(?:常委会|主席团)(?P<forms>评议){_NO_LIST}(?!意见|结果|工作)了?(?P<object>{_IN}{{3,90}})"),
    re.compile(f"^对?(?P<object>{_IN}{{3,90}}?)的?(?P<forms>{FORMS})(?:已完成|正在)"),
    re.compile(f"把(?P<object>{_IN}{{3,60}}?)列为(?:年度|重点)*(?P<forms>调研)课题"),
)
# Every pattern for a clause needs one of these words, but for the one that only looks for a ground.
_NAMED: Final = re.compile(f"{NAMES}|询问|督办")
_CLAUSE: Final = re.compile(f"{_IN}+")
_LAW_CHECKED: Final = re.compile(
    f"(?:^|检查组|常委会|条文|重点|季度|月|实地|同步|代表)检查了?(?P<object>《{_IN}{{3,80}}"
    f"|[\u4e00-\u9fff]{{2,20}}(?:法|条例)(?:、{_IN}{{0,60}})?(?:实施|执行|落实))"
    f"|^(?P<law>《[^《》，]{{2,60}}》){_IN}{{0,8}}?执法检查"
)
_BARE: Final = re.compile(
    f"^(?:[0-9]{{4}}年)?{_WHO}?{_HOW}并?{_DO}了?(?:有针对性的?|社会|专项|相关|新一轮)?(?P<forms>{FORMS})(?!情况|报告|组)"
)
_AND_STATE: Final = re.compile(f"^(?P<object>{_IN}{{4,40}}?情况){_DO}了?(?P<forms>{FORMS})")
_GROUND: Final = re.compile(f"{_ON}(?P<object>{_IN}{{3,90}})$")
_JOINED: Final = re.compile(
    f"(?:并|结合审议(?:报告|工作)?|同步)(?:就此|据此|同步|现场|适时|依法)?{_DO}了?(?P<forms>{FORMS})(?=[，。；、]|$)"
)
_AFTERWARDS: Final = re.compile(
    f"^(?:随后|会后|此后|会上|会议期间|同时|[一二三四]季度|[0-9]{{1,2}}月)[，]?还?{_DO}了?(?P<forms>{FORMS})(?=[，。；]|$)"
)
_LAW: Final = re.compile("(?:法|条例|法典|规定|办法|决定|意见)》?$|^《[^《》]{1,4}》$")
_CARRIED_OUT: Final = re.compile("实施|执行|落实|》$")
_DEPARTMENTS: Final = re.compile("(?:[区县市镇乡]|政府|人民政府|及其|有关|相关|职能|组成|工作)*部门")
_PLACES: Final = re.compile("[0-9]+余?(?:处|家|个|所|人|次|名|户)$")


class _Span(NamedTuple):
    """A stretch of a sentence."""

    start: int
    end: int


def done(said: Saying) -> Iterator[Hit]:
    """Yield the items of forms done on something, clause by clause."""
    ground: _Span | None = None
    for found in _CLAUSE.finditer(said.hidden):
        clause, start = found.group(), found.start()
        named = _NAMED.search(clause)
        if named:
            yield from _clause(said, clause, start, ground)
        stated = (named and _PATTERNS[0].search(clause)) or _GROUND.search(clause)
        if stated:
            ground = _Span(start + stated.start("object"), start + stated.end("object"))
        elif said.hidden[found.end() : found.end() + 1] in {"；", "。", "！", "？"}:
            ground = None


def joined(said: Saying, hits: list[Hit]) -> Iterator[Hit]:
    """Yield items that take the topics of the verb before them: …的报告并开展满意度测评."""
    if not hits:
        return
    for found in _JOINED.finditer(said.hidden):
        start = max(said.hidden.rfind(mark, 0, found.start()) for mark in "；。！") + 1
        last = max((hit.place for hit in hits if start <= hit.place < found.start()), default=-1)
        for word in re.findall(FORM, found["forms"]):
            yield from (Hit(found.start(), WORDS[word], hit.topic) for hit in hits if hit.place == last)


def afterwards(said: Saying, before: list[Hit]) -> Iterator[Hit]:
    """Yield polls and inquiries on what the sentence before heard: 随后开展满意度测评."""
    found = _AFTERWARDS.match(said.hidden)
    if found:
        for word in re.findall(FORM, found["forms"]):
            if WORDS[word] in {POLL, INQUIRY}:
                yield from (Hit(0, WORDS[word], hit.topic) for hit in before)


def _clause(said: Saying, clause: str, start: int, ground: _Span | None) -> Iterator[Hit]:
    """Yield the items of one clause; the first pattern that gives some counts."""
    if checked := _LAW_CHECKED.search(clause):
        law = said.words(checked, "object" if checked["object"] else "law", start)
        yield from _made(LAW_CHECK, law, start + checked.start())
        return
    for pattern in _PATTERNS:
        for found in pattern.finditer(clause):
            own = found.groupdict().get("own") or ""
            text = said.words(found, "own" if bare_topic(own) else "object", start)
            hits = list(_made(found["forms"], text, start + found.start()))
            if hits:
                yield from hits
                return
    if ground:
        yield from _on_ground(said, clause, start, ground)


def _on_ground(said: Saying, clause: str, start: int, ground: _Span) -> Iterator[Hit]:
    """Yield items of a clause without a topic of its own: it takes that of 围绕…， before it."""
    if found := _BARE.match(clause):
        yield from _made(found["forms"], said.text[slice(*ground)], ground.start)
    elif found := _AND_STATE.match(clause):
        yield from _made(found["forms"], said.text[slice(*ground)], ground.start)
        yield from _made(found["forms"], said.words(found, "object", start), start)


def _made(forms: str, text: str, place: int) -> Iterator[Hit]:
    """Yield an item for each form named together and each topic; a check of a law is 执法检查."""
    text = text.strip()
    laws = [title for title in titles(text) if _LAW.search(title)]
    carried_out = bool(_CARRIED_OUT.search(text))
    for word in dict.fromkeys(re.findall(FORM, forms) or [forms]):
        form = WORDS.get(word, INQUIRY)
        if laws and (carried_out or form == LAW_CHECK):
            said = LAW_CHECK if word.endswith("检查") else form
            yield from (Hit(place, said, law) for law in laws)
        elif form == APPRAISAL and _DEPARTMENTS.fullmatch(text):
            yield Hit(place, form, text)
        else:
            of_laws = word.endswith("检查") and carried_out
            named = (topic for topic in topics(text) if not _is_passing(word, topic))
            yield from (Hit(place, LAW_CHECK if of_laws and _LAW.search(t) else form, t) for t in named)


def _is_passing(word: str, topic: str) -> bool:
    """Return whether a check is a step of another item: the places looked at, the projects voted on."""
    return word == "检查" and (topic == PROJECTS or bool(_PLACES.search(topic)))
