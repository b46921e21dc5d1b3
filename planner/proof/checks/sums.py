"""Figures against what the text lists: N部法律, 一是…四是, parts that do not add up."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from planner.chinese import numeral, parse_numeral
from planner.finding import Severity
from planner.proof.listings import Listed, counted_after, runs, titled
from planner.proof.mentions import told_otherwise
from planner.proof.model import Hit, Rule, Zone
from planner.proof.opinions import opinions
from planner.proof.partsums import altogether, among, counted_bodies, done_and_left, of_each, proposals
from planner.proof.statistics import more_named, more_stated
from planner.proof.subject import Detector, Subject
from planner.reports.items.topicwords import one_of
from planner.reports.model import Genre

_LAW: Final = re.compile("(?:法|条例|法典|决定|规定|办法|规则|解释|宪法)(?:（[^（）]*）)?》?$")
_LAWS: Final = re.compile("(?:国家)?法律|法规")
_ORDINAL: Final = re.compile(
    "(?:(?<=[。；：，！？:])|^)[ \u3000]*(?P<ordinal>[一二三四五六七八九十]{1,3})是(?!否)", re.MULTILINE
)
_ANNOUNCED: Final = re.compile(
    "(?P<number>[0-9]{1,2}|[两二三四五六七八九十]{1,2})(?P<unit>个方面|方面|项|点|条|件|个|种|大)[^，。；：\n0-9]{0,14}[：。，:]$"
)
_NOT_ALL: Final = re.compile("(?:第|前|后|其中|年|月|余|多)$")
_BACK: Final = 40
_PARTS: Final = re.compile(
    "(?P<number>[0-9]{1,2}|[两二三四五六七八九十]{1,2})个?(?:方面|部分)(?:的?(?:重点)?(?:工作|任务|情况))*[^，。；：]{0,8}[。：]?$"
)
_LEAST_PARTS: Final = 2
_SETTLED: Final = re.compile(
    "(?P<noun>[\u4e00-\u9fff]{2})?(?P<whole>[0-9]+)(?P<unit>个|件|条|项|处|名|家|宗|户)"
    "(?:的?[\u4e00-\u9fff]{0,8}|（[^（）0-9]{0,10}）)[，、；]?(?:现|目前|均|已|其中|年内|当年|全年|会后|截至目前|及时)?"
    f"(?:有)?已?(?:经)?{one_of('督促 推动 帮助 核查 协调 促成 现场')}?"
    f"{one_of('整改 办结 完成 解决 办理 办成 兑现 落实 答复 销号 纠正 化解 消除 采纳')}"
    "(?:到位|完成|了)?(?P=noun)?(?P<part>[0-9]+)(?P=unit)(?=[，。；、！）]|$)"
)
_SETTLED_AFTER: Final = re.compile(
    "(?P<whole>[0-9]+)(?P<unit>个|件|条|项|处|名|家|宗|户)[\u4e00-\u9fff]{0,10}[，、；]?(?:已有|现有|其中)?(?P<part>[0-9]+)(?P=unit)"
    f"(?:按期|如期|均|已|经|基本|全部)*{one_of('整改 办结 完成 解决 办成 兑现 落实 答复 销号')}"
)


def laws_and_titles(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield numbers of laws or documents that are not the number listed (domain reference §7, rule 1)."""
    for listed in titled(subject.text):
        if listed.too_many or listed.too_few:
            yield _counted(subject, listed)


def laws_left_out(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield numbers of laws that are more than the laws listed before 等, which may stand elsewhere."""
    for listed in titled(subject.text):
        if listed.is_open and listed.said > len(listed.members) and _LAWS.match(listed.noun):
            yield _counted(subject, listed)


def no_laws(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield titles in a list of laws that are no laws: an opinion, a plan, a notice."""
    for listed in titled(subject.text):
        if _LAWS.match(listed.noun) and "文件" not in listed.noun and "政策" not in listed.noun:
            for start, title in listed.members:
                if title.startswith("《") and not _LAW.search(title):
                    yield Hit(start, start + len(title), {"数": subject.text[listed.start : listed.end]})


def run_counts(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield numbers said of a list of words that has more or fewer members; sure where they are alike."""
    for listed in runs(subject.text):
        if listed.too_many or (listed.too_few and listed.most > 1):
            sure = listed.alike and len(listed.members) > _LEAST_PARTS
            yield _counted(subject, listed, Severity.ERROR if sure else None)


def numbers_after(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield numbers after a list of what was heard or visited (…情况的报告，共4项) that are not its own."""
    for listed in counted_after(subject.text):
        if listed.too_many or listed.too_few:
            yield _counted(subject, listed)


def _counted(subject: Subject, listed: Listed, severity: Severity | None = None) -> Hit:
    number = subject.text[listed.start : listed.end]
    count = len(listed.members) if listed.too_many else listed.most
    end = listed.end
    return Hit(listed.start, end, {"写": str(listed.said), "列": str(count), "数": number}, severity=severity)


def points_announced(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield an announced number of points (三项工作：一是…) that is not that of the points told."""
    for place, count in _sequences(subject.text):
        start, begin = place, subject.text.rfind("\n", 0, place) + 1
        left = subject.text[max(start - _BACK, begin) : start].rstrip()
        if not left:
            start = max(begin - 1, 0)
            begin = subject.text.rfind("\n", 0, start) + 1
            left = subject.text[max(begin, start - _BACK) : start]
        announced = _ANNOUNCED.search(left)
        if announced is None or _NOT_ALL.search(left[: announced.start()]):
            continue
        number = _number(announced["number"])
        if number is not None and number != count:
            offset = start - len(left) + announced.start()
            said = announced["number"] + announced["unit"]
            at = subject.text.find(said, max(0, offset - 1))
            yield Hit(at, at + len(said), {"写": str(number), "列": str(count), "末": f"{numeral(count)}是"})


def _sequences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each whole sequence 一是, 二是 … starts and how many there are.

    A sequence goes on to the next line only where that begins with its next point.
    """
    begin, count, line_end = -1, 0, -1
    for match in _ORDINAL.finditer(text):
        number = parse_numeral(match["ordinal"])
        at_line = match.start() == 0 or text[match.start() - 1] == "\n"
        near = match.start() <= line_end or at_line
        if number == count + 1 and number > 1 and near:
            count = number
        else:
            if count > 1:
                yield begin, count
            begin, count = (match.start(), 1) if number == 1 else (-1, 0)
        line_end = text.find("\n", match.end())
        line_end = len(text) if line_end < 0 else line_end
    if count > 1:
        yield begin, count


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else parse_numeral(text)


def parts_announced(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield an announced number of parts, in the line before the first, that is not the number there are."""
    for half in (subject.report.review, subject.report.plan):
        if len(half) < _LEAST_PARTS or not half[0].number or half[0].number.endswith("是"):
            continue
        index = subject.line_at(subject.offset(half[0].line)) - 1
        if index < 0:
            continue
        line = subject.lines[index].text
        found = _PARTS.search(line)
        number = _number(found["number"]) if found else None
        if found and number is not None and number != len(half):
            start = subject.starts[index] + found.start()
            slots = {"写": str(number), "列": str(len(half))}
            yield Hit(start, start + len(found.group().rstrip("。：")), slots)


def parts_of_total(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield parts that do not agree with their total: 其中…, done and left, ways of settling proposals."""
    yield from among(subject.text)
    yield from done_and_left(subject.text)
    yield from proposals(subject.sentences)


def more_settled(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield more settled than there was: 46个问题已整改47个."""
    matches = (match for pattern in (_SETTLED, _SETTLED_AFTER) for match in pattern.finditer(subject.text))
    for match in matches:
        whole, part = int(match["whole"]), int(match["part"])
        if part > whole:
            slots = {"总": match["whole"] + match["unit"], "和": match["part"] + match["unit"]}
            yield Hit(match.start("part"), match.end("part") + len(match["unit"]), slots)


def added_up(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield totals after the figures they come of (共计15次, 每人5名) that these do not give."""
    yield from altogether(subject.text)
    yield from of_each(subject.text)
    yield from counted_bodies(subject.text)


def statistics_less(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield figures of the statistics that are smaller than what the text names of the form."""
    return more_named(subject)


def statistics_more(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield figures of the statistics that are greater than what the text names, which is often right."""
    return more_stated(subject)


def opinions_told(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the number of 审议意见 in the statistics that is not the sum of those told."""
    return opinions(subject)


def told_twice(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield a figure of the year that is told again with another number."""
    if subject.report.genre is Genre.FIVE_YEARS:
        return iter(())
    told = tuple(said for said in subject.sentences if said.zone is not Zone.PLAN)
    return told_otherwise(subject.text, told)


DETECTORS: Final[Mapping[str, Detector]] = {
    "统计少于点名": statistics_less,
    "统计多于点名": statistics_more,
    "审议意见合计": opinions_told,
    "部数与书名": laws_and_titles,
    "名单里不是法律": no_laws,
    "法律没有列全": laws_left_out,
    "列举个数": run_counts,
    "列出后共数": numbers_after,
    "一是个数": points_announced,
    "几个部分": parts_announced,
    "其中不合": parts_of_total,
    "部分多于总数": more_settled,
    "共计不合": added_up,
    "前后数不同": told_twice,
}
