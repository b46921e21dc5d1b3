"""Powers and procedure of congresses, standing committees and presidia, level by level."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Level
from planner.chinese import numeral, parse_numeral
from planner.finding import Severity
from planner.proof.checks.around import before, clause_after
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Detector, Subject
from planner.proof.wordsearch import literal_hits
from planner.reports.model import Genre

_MEETINGS_A_YEAR: Final = 6

_APPROVED: Final = re.compile(
    r"(?:(?:审查和|审查|审议)?批准|审议通过)了?(?!的|后)(?:(?!决算|听取|审议|执行|大会)[^。；，、！？\n]){0,16}?预算(?:[（(]?草案[）)]?)?"
    r"(?!的?(?:法|执行|编制|公开|绩效|管理|联网|监督|审查|单位))(?![^。；，、\n]{0,10}(?:调整|变更|执行))"
)
_COMMITTEE: Final = re.compile("常委会|常务委员会|主任会议")
_CONGRESS: Final = re.compile("代表大会(?!常)|人代会|大会|人大(?:第?[一二三四五六七八九十]+次|全体)会议|提请")
_MEETING: Final = re.compile("会议|大会|人代会|代表大会|提请|票决")
_CLOSED: Final = re.compile("听取(?:和|并)?审议(?!意见)")
_AT_CONGRESS: Final = re.compile("代表大会|人代会|大会|会议|常委会|主席团|[市县区省](?:人大|政府)|提请")
_OF_CONGRESS: Final = re.compile("(?:政府|人大|主席团|财政)工作报告|预算|决算")

_ABOVE: Final = re.compile("[县市区省州旗]人大|上级|县级|[县市区省]常委会|[县市区]委|配合|协助")

_LEGISLATION: Final = re.compile(
    r"(?:制定|修订|修改|出台|颁布|审议通过|通过)了?(?:[0-9一二三四五六七八九十]+[件部])?地方性法规"
    r"|(?:行使|用好|履行)(?:好)?(?:地方)?立法(?:权|职权|职能|职责)"
)
_OWN_STATUTE: Final = re.compile(
    r"(?:制定|修订|修改|出台|颁布|审议通过|通过)了?《(?:[\u4e00-\u9fff]{1,6}市)?[\u4e00-\u9fff]{1,3}"
    "(?<!开发)(?<!特)(?<!贸)(?<!保护)(?<!名胜)(?<!新)(?<!景)(?<!园)(?<!示范)(?<!试验)(?<!功能)(?<!社)(?<!小)(?<!片)(?<!治)(?<!山)(?<!库)"
    r"[区县][\u4e00-\u9fff]{2,20}条例》"
)
_HIGHER: Final = re.compile("协助|配合|参与|市人大|省人大|州人大|全国人大|上级|设区的市|省、市")
_SELF_RULE: Final = re.compile("自治[县旗]")

_NUMBER: Final = "([0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_JOINTLY: Final = re.compile(
    rf"(?P<who>代表|组成人员|委员)?(?:[，,])?(?P<hit>(?P<number>{_NUMBER})[人名]以上(?:的?(?P<who2>代表|常委会组成人员|组成人员|委员))?"
    r"(?:书面)?联名)(?:(?!建议)[^。；，！？\n]){0,14}?(?P<what>质询案|议案)"
)
_HELD: Final = re.compile(
    rf"(?:召开|举行)(?:了)?(?:[^。；，\n]{{0,24}}?[、和])?(?:了)?(?:[区县市]?人大)?"
    rf"(?P<hit>常委会(?:会议)?(?:共)?(?P<after>{_NUMBER})次(?!会议)|(?P<before>{_NUMBER})次(?:[区县市]?人大)?常委会会议)"
)
_PART_OF_YEAR: Final = re.compile(
    "上半年|下半年|季度|月份|以来已|截至|闭会|换届(?:后|以来)|[0-9一二三四五六七八九十]月(?!.{0,4}年)"
)


class _Law(NamedTuple):
    """How many must join, and what is said of it."""

    number: int
    words: str


_BY_COUNTY: Final = _Law(10, "县级人大代表十人以上联名可以提出议案")
_BY_TOWN: Final = _Law(5, "乡镇人大代表五人以上联名可以提出议案")
_QUESTION: Final = _Law(10, "大会期间代表十人以上联名可以提出质询案")
_BY_MEMBERS: Final = _Law(3, "县级常委会组成人员三人以上联名可以提出议案、质询案")


def approves_budget(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield where a standing committee approves the budget, which only the congress does.

    Without a subject it is the committee that reports, but that is a doubt only.
    """
    for said in subject.sentences:
        if "预算" not in said.text:
            continue
        for found in _APPROVED.finditer(said.text):
            ahead_of_it = before(said.text, found.start())
            start, end = said.start + found.start(), said.start + found.end()
            if _COMMITTEE.search(ahead_of_it):
                if not _CONGRESS.search(_from_committee(ahead_of_it)):
                    yield Hit(start, end)
            elif not _MEETING.search(said.text) and said.zone in {Zone.REVIEW, Zone.PLAN}:
                yield Hit(start, end, severity=Severity.WARNING)


def _from_committee(text: str) -> str:
    """Return what stands between the last name of the committee and the verb, the clause before it too."""
    place = max(text.rfind("常委会"), text.rfind("常务委员会"), text.rfind("主任会议"))
    return text[max(text.rfind("，", 0, max(place, 0)), 0) :]


def heard_in_recess(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield 听取和审议 in a town where the presidium in recess is meant; named, another rule says so."""
    for said in subject.sentences:
        for found in _CLOSED.finditer(said.text) if "审议" in said.text else ():
            ahead = clause_after(said.text, found.end(), "。")
            if not _AT_CONGRESS.search(before(said.text, found.start())) and not _OF_CONGRESS.search(ahead):
                yield Hit(said.start + found.start(), said.start + found.end())


def none_in_towns(subject: Subject, rule: Rule) -> Iterator[Hit]:
    """Yield the rule's words in a town, unless the sentence so far names a body of a higher level."""
    for said in subject.sentences:
        for found in literal_hits(rule.words, said.text):
            if not _ABOVE.search(before(said.text, found.start)):
                yield Hit(said.start + found.start, said.start + found.end)


def legislates(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield where a place without legislative power makes law; autonomous counties have it."""
    if not any(word in subject.text for word in ("立法", "地方性法规", "条例》")):
        return
    if _SELF_RULE.search(subject.text):
        return
    for said in subject.sentences:
        if not _HIGHER.search(said.text):
            for found in _OWN_STATUTE.finditer(said.text):
                yield Hit(said.start + found.start(), said.start + found.end())
        for found in _LEGISLATION.finditer(said.text):
            if not _HIGHER.search(before(said.text, found.start())):
                yield Hit(said.start + found.start(), said.start + found.end())


def joint_movers(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield where fewer or more members than the law says join in a bill or a question."""
    if subject.level is None or "联名" not in subject.text:
        return
    for found in _JOINTLY.finditer(subject.text):
        number = _number_of(found["number"])
        law = _law(subject.level, found["who2"] or found["who"] or "", found["what"])
        if number is not None and law and number != law.number:
            told = f"{law.words}，这里写的是{found['number']}人"
            legal = f"{numeral(law.number)}人以上联名"
            yield Hit(found.start("hit"), found.end("hit"), {"说明": told, "法定": legal})


def _law(level: Level, who: str, what: str) -> _Law | None:
    if who in {"组成人员", "常委会组成人员", "委员"}:
        return None if level in TOWN_LEVELS else _BY_MEMBERS
    if what == "质询案":
        return _QUESTION if who else None
    return _BY_TOWN if level in TOWN_LEVELS else _BY_COUNTY


def too_few_meetings(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a count of standing committee meetings in the year that is below six."""
    if subject.report.genre is Genre.FIVE_YEARS:
        return
    for said in subject.sentences:
        if "常委会" not in said.text or _PART_OF_YEAR.search(said.text):
            continue
        for found in _HELD.finditer(said.text):
            number = _number_of(found["after"] or found["before"])
            if number is not None and 0 < number < _MEETINGS_A_YEAR:
                yield Hit(said.start + found.start("hit"), said.start + found.end("hit"), {"次": str(number)})


def _number_of(written: str) -> int | None:
    return int(written) if written.isdecimal() else parse_numeral(written)


DETECTORS: Final[Mapping[str, Detector]] = {
    "常委会批准预算": approves_budget,
    "乡镇没有": none_in_towns,
    "乡镇听取和讨论": heard_in_recess,
    "区县立法": legislates,
    "联名人数": joint_movers,
    "常委会会议次数": too_few_meetings,
}
