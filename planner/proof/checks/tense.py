"""Tense: what is yet to be done told in the review, what is done told in the plan (domain §7.28)."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from planner.proof.checks.around import before, clause_after
from planner.proof.checks.halfyears import half_at, without_quotes
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Detector, Said, Subject
from planner.reports.model import Element

_ACTS: Final = (
    "继续|进一步|围绕|听取|开展|组织|召开|按照|认真|坚持|紧扣|紧紧|聚焦|依法|适时|重点|全面|持续|着力|不断|深入|切实|务实|严格"
    "|积极|努力|加强|推动|推进|统筹|探索|完善|健全|审议|审查|视察|更加|充分|大力|全力|突出|强化|做好|跟踪|安排|督促|督办|检查|调研|牢牢|始终|走访|举办|邀请|征集|联系|接待|选派|制定|修订|出台|建立"
)
# 将 before an act is the mark of the future; before a thing it is a preposition, as 把 is.
_WILL: Final = re.compile(f"(?<![即必行终可得虽])将(?:要|会)?(?=(?:于|在|以|对|就|把)|(?:{_ACTS})(?!的))")
# What the verb of a 将 taken as 把 looks like, further on in the clause.
_TAKEN: Final = re.compile(
    "作为|纳入|列为|列入|结合|贯穿|融入|转化|变为|变成|当作|视为|视作|放在|摆在|落实到|落到|落实在|体现|统一到|定为|确定为|打造|建设成"
    "|建成|分解|细化|延伸|拓展到|扩大|提升到|提高到|推向|引向|送到|交由|交给|提交|报送|反馈|印发|转交|汇总|归纳|挂钩|衔接|统筹起来|同步"
    "|联系起来|抓在|置于|写入|嵌入|下沉|压减|缩短|[调划移上降增]整?[到至为]"
)
_INTENDS: Final = re.compile(
    "(?<![草模虚比])拟(?:于|在|对|听取|开展|组织|安排|召开|视察|调研|检查|督办|审议|审查|围绕)(?![^，。；]{0,10}的)"
    "|(?:(?<=[，。；：会团们大])|^)计划(?:于|在|听取|开展|组织|安排|召开|再|对)"
)
_MUST: Final = re.compile(
    f"^(?:[一二三四五六七八九十]+是)?(?:我们|(?:[区县市镇]?人大)?常委会|主席团)?(?P<hit>要(?={_ACTS}))"
)
_REPORTED: Final = re.compile("要求|强调|指出|建议|承诺|表示|预计|认为|答复")
# A speech that goes on in the sentences after it.
_SPEECH: Final = re.compile("(?:强调|指出|要求|建议|提出|认为)[，：:]|会议(?:强调|指出|要求|认为)")
_REPORTED_HERE: Final = re.compile("(?:提出|明确|决定|审议意见)[^，；]*$")
_LATER: Final = re.compile(
    "今后|下一步|下步|接下来|未来|问题|不足|差距|改进|届时|展望|顺延|结转|将来|新的一年|下一年"
)
_NOT_ACTS: Final = frozenset(
    {Element.SHORTCOMINGS, Element.EXPERIENCE, Element.CREDIT, Element.CLOSING, Element.MANDATE}
)

_DONE: Final = re.compile(
    "(?:听取和审议|听取审议|听取|审议|审查和批准|审查批准|初步审查|开展|组织|召开|举办|督办|视察|调研|任免|任命|补选|办理|办结|形成|提出|制定"
    "|出台|完成|建成|邀请|配合|交办|作出|取得|得到|实现|提升|增强|推动|促进|解决|建立|健全)了(?![解如结望却断]|多少|什么|哪些|没有)"
    "|已(?:经)?(?:完成|听取|开展|组织|召开|建成|办结|形成|提出|全部|整改|落实到位|[\u4e00-\u9fff]{2,3}了)(?![^，。；]{0,8}的)"
)
_COUNTED: Final = re.compile(
    "(?:共|累计|先后|全年共)(?:听取|开展|组织|召开|收到|办理|提出|形成|督办|接待|收集|任免|邀请|举办|视察|检查)"
    "[^。，；\n]{0,24}?[0-9]+余?(?:件|次|项|条|人次|份|场|名|个|部)"
    "|(?:整改率|办结率|满意率|答复率|完成率)(?:达到|达|为)了?[0-9.]+[%％]"
)
_ALREADY: Final = re.compile("一年来")
_OTHERS: Final = re.compile(
    "党中央|中央|总书记|全会|[一二]十[一二三]?大|[省市区县镇]委|代表大会|次会议|大会|讲话|法律|规划|条例|过去|去年|以来|为[^，。]{1,20}提供"
    "|之后|历史|时代|如果|只有|一旦|不足|问题|经验|成绩|基础上"
)
_AIMED: Final = re.compile("拟|计划|预计|将|要|安排|力争|确保|努力|目标|不低于|以上|达到|争取|使")


def future_in_review(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield marks of the future in the review, outside of what others said and of what is to be mended."""
    line, reported = -1, False
    for said in _sentences(subject, Zone.REVIEW):
        if said.line != line:
            line, reported = said.line, False
        bare = without_quotes(said.text)
        if not _LATER.search(bare):
            yield from _future(said, bare, reported=reported)
        reported = reported or bool(_SPEECH.search(bare))


def _future(said: Said, bare: str, *, reported: bool) -> Iterator[Hit]:
    for found in _WILL.finditer(bare):
        if _is_own(bare, found.start(), reported=reported) and not _TAKEN.search(
            clause_after(bare, found.end())
        ):
            yield Hit(said.start + found.start(), said.start + found.end())
    for found in _INTENDS.finditer(bare):
        if _is_own(bare, found.start(), reported=reported):
            yield Hit(said.start + found.start(), said.start + found.end())
    must = _MUST.match(bare)
    if must and not reported:
        yield Hit(said.start + must.start("hit"), said.start + must.end("hit"))


def _is_own(text: str, place: int, *, reported: bool) -> bool:
    """Return whether a mark of the future is the writer's own and not what somebody asked for."""
    behind = before(text, place)
    return (
        not (reported and place == 0) and not _REPORTED.search(behind) and not _REPORTED_HERE.search(behind)
    )


def past_in_plan(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield what the plan tells as done, unless the sentence speaks of what others did or of the past."""
    for said in _sentences(subject, Zone.PLAN):
        bare = without_quotes(said.text)
        for found in _DONE.finditer(bare):
            if not _OTHERS.search(before(bare, found.end())):
                yield Hit(said.start + found.start(), said.start + found.end())
        for found in _COUNTED.finditer(bare):
            if not _AIMED.search(before(bare, found.end())) and not _OTHERS.search(before(bare, found.end())):
                yield Hit(said.start + found.start(), said.start + found.end())
        for found in _ALREADY.finditer(bare):
            yield Hit(said.start + found.start(), said.start + found.end())


def _sentences(subject: Subject, zone: Zone) -> Iterator[Said]:
    """Yield the sentences of a half that tell of acts: no shortcomings, lessons, thanks or closing words."""
    aside = {
        (sentence.line, sentence.text)
        for passage in subject.report.passages
        if passage.element in _NOT_ACTS
        for sentence in passage.sentences
    }
    for said in subject.sentences:
        if half_at(subject, said.start) is zone and (subject.lines[said.line].number, said.text) not in aside:
            yield said


DETECTORS: Final[Mapping[str, Detector]] = {"回顾将来": future_in_review, "计划完成": past_in_plan}
