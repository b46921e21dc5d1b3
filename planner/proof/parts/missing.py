"""What a document of its kind must have and this one has not: title, salutation, mandate … closing."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from planner.bank.model import Duty
from planner.finding import Severity
from planner.proof.model import Hit, Rule
from planner.proof.parts.whole import REPORTS, Body, body, half_start, is_whole, is_work_plan, passage
from planner.proof.subject import Detector, Subject
from planner.reports.layout.numbering import NUMBERED, read_mark
from planner.reports.layout.titles import half_heading
from planner.reports.model import Element, Genre, Half, Section

_HEAD: Final = 12
_TITLE: Final = 64
_SALUTATION: Final = re.compile(r"[ \u3000]*(?:各位|尊敬的|同志们|主任[、，])")
_BY_LINE: Final = re.compile(r"^[—－-]|会议上$|(?:主任|主席)[ \u3000]")
_MANDATE: Final = re.compile(
    "受[^。]{2,40}委托|向(?:大会|会议)报告|予以?审议|现就[^。]{2,60}(?:汇报|报告)如下"
)
_TO_DELIBERATE: Final = re.compile("请予?以?(?:各位代表)?审[议查]|请[^。，]{0,8}审[议查]")
_CLOSING: Final = re.compile("让我们|各位代表[！!，]|团结在|不懈努力|不懈奋斗|更大贡献")
_TAIL: Final = 3
_LONG_TAIL: Final = 500
_THANKS: Final = re.compile("感谢|谢意|敬意")
_LACKS: Final = re.compile(
    "(?:存在|还有|仍有|有一[定些]|不少|下功夫|看到|认识到|正视)[^。]{0,30}(?:不足|差距|短板|弱项|薄弱|问题)"
    "|(?:不足|差距|短板|问题)[^。]{0,8}(?:主要)?(?:是|有|表现)|还要下功夫"
)
_THOUGHT: Final = "习近平新时代中国特色社会主义思想"
_STATISTICS: Final = re.compile(
    "[0-9一二三四五六七八九十*×X]+余?[次项件部人][^。]{0,40}[0-9一二三四五六七八九十*×X]+余?[次项件部人]"
)
_DELIVERED: Final = ("称谓", "委托语", "结束语")


def _has_title(subject: Subject, _: Body) -> bool:
    if subject.report.title:
        return True
    line = next((line.text.strip() for line in subject.lines if not line.table), "")
    mark = read_mark(line)
    numbered = mark is not None and mark.habit in NUMBERED
    plain = (
        not numbered and not _BY_LINE.search(line) and not _SALUTATION.match(line) and not half_heading(line)
    )
    return plain and len(line) <= _TITLE and not line.endswith(("。", "：", "；"))


def _has_salutation(subject: Subject, _: Body) -> bool:
    return bool(subject.report.salutation) or any(
        _SALUTATION.match(line.text) for line in subject.lines[:_HEAD]
    )


def _has_mandate(subject: Subject, _: Body) -> bool:
    opening = "\n".join(line.text for line in subject.lines[:_HEAD])
    return passage(subject, Element.MANDATE) is not None or bool(_MANDATE.search(opening))


def _has_overview(subject: Subject, _: Body) -> bool:
    return passage(subject, Element.OVERVIEW) is not None or passage(subject, Element.STATISTICS) is not None


def _has_statistics(subject: Subject, _: Body) -> bool:
    overview = passage(subject, Element.OVERVIEW)
    said = "".join(one.text for one in overview.sentences) if overview else ""
    return passage(subject, Element.STATISTICS) is not None or bool(_STATISTICS.search(said))


def _has_thanks(subject: Subject, told: Body) -> bool:
    return passage(subject, Element.CREDIT) is not None or bool(_THANKS.search(told.all))


def _has_lacks(subject: Subject, told: Body) -> bool:
    if passage(subject, Element.SHORTCOMINGS) is not None:
        return True
    said = [passage(subject, element) for element in (Element.CREDIT, Element.EXPERIENCE)]
    after = "".join(one.text for found in said if found for one in found.sentences)
    tail = told.review[-_LONG_TAIL:]
    return bool(_LACKS.search(after) or _LACKS.search(tail))


def _has_requirements(subject: Subject, _: Body) -> bool:
    return passage(subject, Element.REQUIREMENTS) is not None


def _has_closing(subject: Subject, told: Body) -> bool:
    tail = [line.text for line in subject.lines[: told.last + 1] if not line.table][-_TAIL:]
    return passage(subject, Element.CLOSING) is not None or any(_CLOSING.search(text) for text in tail)


_ELEMENTS: Final[dict[str, Callable[[Subject, Body], bool]]] = {
    "称谓": _has_salutation,
    "委托语": _has_mandate,
    "感谢": _has_thanks,
    "不足": _has_lacks,
    "结束语": _has_closing,
}
"""What a report to a congress must have beside its two halves, in its order (domain reference §1.7)."""


def _lacking(subject: Subject) -> list[str]:
    told = body(subject)
    return [name for name, has in _ELEMENTS.items() if not has(subject, told)]


def _place(subject: Subject, name: str) -> int:
    if name in {"称谓", "委托语"}:
        return 0
    if name == "结束语":
        told = body(subject)
        return subject.starts[told.last] + len(subject.lines[told.last].text)
    return half_start(subject, Half.PLAN)


def _of(name: str) -> Detector:
    def find(subject: Subject, _: Rule) -> Iterator[Hit]:
        if subject.report.genre not in REPORTS or not is_whole(subject):
            return
        lacking = _lacking(subject)
        if name in lacking and not set(_DELIVERED) <= set(lacking):
            at = _place(subject, name)
            yield Hit(at, at)

    return find


def not_for_delivery(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield once all that is missing in a report without salutation, mandate and closing."""
    if subject.report.genre in REPORTS and is_whole(subject):
        lacking = _lacking(subject)
        if set(_DELIVERED) <= set(lacking):
            yield Hit(0, 0, {"缺": "、".join(lacking)})


def untitled(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the place of a title that is not there."""
    if is_whole(subject) and not _has_title(subject, body(subject)):
        yield Hit(0, 0)


def summary_without_lacks(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield where a summary with a plan should say what fell short."""
    if subject.report.genre is Genre.SUMMARY and is_whole(subject) and not _has_lacks(subject, body(subject)):
        at = half_start(subject, Half.PLAN)
        yield Hit(at, at)


def without_overview(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield where a review begins with its first part."""
    if subject.report.review and is_whole(subject) and not _has_overview(subject, body(subject)):
        at = subject.offset(subject.report.review[0].line)
        yield Hit(at, at)


def without_statistics(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the overview of a report that counts nothing."""
    overview = passage(subject, Element.OVERVIEW)
    told = body(subject)
    if subject.report.genre in REPORTS and overview and is_whole(subject):
        at = subject.offset(overview.line)
        yield from () if _has_statistics(subject, told) else (Hit(at, at),)


def without_requirements(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield where a plan begins with its first part."""
    if subject.report.plan and is_whole(subject) and not _has_requirements(subject, body(subject)):
        at = subject.offset(subject.report.plan[0].line)
        yield Hit(at, at)


def without_thought(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the requirements of a plan of all work that name no guiding thought."""
    found = passage(subject, Element.REQUIREMENTS)
    title = subject.report.title
    partial = "监督" in title or "代表工作" in title
    said = [body(subject).plan, *(one.text for one in found.sentences if found)] if found else []
    if found and is_whole(subject) and not partial and not any(_THOUGHT in text for text in said):
        at = subject.offset(found.line)
        yield Hit(at, at)


def without_mandate_words(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the mandate that does not ask the congress to deliberate."""
    found = passage(subject, Element.MANDATE)
    if found and subject.report.genre in REPORTS and is_whole(subject):
        said = "".join(one.text for one in found.sentences)
        opening = "\n".join(line.text for line in subject.lines[:_HEAD])
        if not _TO_DELIBERATE.search(said) and not _TO_DELIBERATE.search(opening):
            at = subject.offset(found.line)
            yield Hit(at, at)


def one_half(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the end of a report with salutation and parts but without the other half."""
    report = subject.report
    if report.genre not in REPORTS or not report.title or not report.salutation:
        return
    if len(report.review) > _TAIL and not report.plan and not report.plan_heading:
        told = body(subject)
        at = subject.starts[told.last] + len(subject.lines[told.last].text)
        yield Hit(at, at, {"半": "计划"})


_COUNTED: Final = re.compile(
    "(?<!第)(?:[0-9]+|(?<![第一二三四五六七八九十百])[一二三四五六七八九十百两]+)余?"
    "(?:人次|[次期件项个名人部场篇条户家份轮](?!党代|会议|全会|规定)|%)|百分之|[0-9]+月"
)
_TWO_OF_KIND: Final = re.compile(
    "[一二三四五六七八九]个(?:意识|自信|维护|确立|机关|全面|紧扣|方面|下功夫)|一个个|一(?:个|件|次|项|条|部)(?![0-9])"
)


def without_figures(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the plan of a report that counts nothing and names no month."""
    if subject.report.genre not in REPORTS or not is_whole(subject):
        return
    plan = _TWO_OF_KIND.sub("", body(subject).plan)
    if not _COUNTED.search(plan):
        at = half_start(subject, Half.PLAN)
        yield Hit(at, at)


_PARTS: Final = {
    Duty.POLITICAL: ("政治", re.compile("政治|党的领导|理论学习|请示报告")),
    Duty.OVERSIGHT: ("监督", re.compile("监督|听取和?审议|执法检查")),
    Duty.DEPUTIES: ("代表工作", re.compile("代表(?:履职|工作|作用|建议|培训|联络站|联系|活动)")),
    Duty.SELF: ("自身建设", re.compile("自身建设|机关建设|队伍建设|作风|能力建设|制度建设|廉政")),
}


def without_part(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield each of the four parts of every report that a half has neither as a part nor in its words."""
    if not is_whole(subject) or subject.report.genre is Genre.OVERSIGHT_PLAN:
        return
    if subject.report.genre is Genre.POINTS and not is_work_plan(subject):
        return
    told = body(subject)
    for half in Half:
        parts = subject.report.half(half)
        if len(parts) < _TAIL:
            continue
        duties = {section.duty for part in parts for section in part.walk()}
        headings = "".join(section.heading for part in parts for section in part.walk())
        for duty, (name, words) in _PARTS.items():
            if half is Half.PLAN and duty is Duty.POLITICAL:
                continue
            spoken = len(words.findall(_in_parts(told.of(half), parts)))
            if duty not in duties and not words.search(headings) and spoken < _TAIL:
                at = subject.offset(parts[-1].line)
                values = {"半": "回顾" if half is Half.REVIEW else "计划", "部分": name}
                sure = subject.report.genre in REPORTS
                yield Hit(at, at, values, severity=None if sure else Severity.INFO)


def _in_parts(text: str, parts: Iterable[Section]) -> str:
    first = next(iter(parts)).heading
    return text[max(text.find(first), 0) :]


DETECTORS: Final[dict[str, Detector]] = {
    "缺标题": untitled,
    "缺称谓": _of("称谓"),
    "缺委托语": _of("委托语"),
    "缺感谢": _of("感谢"),
    "缺不足": _of("不足"),
    "缺结束语": _of("结束语"),
    "不是宣读稿": not_for_delivery,
    "总结缺不足": summary_without_lacks,
    "缺总述": without_overview,
    "缺统计": without_statistics,
    "缺总体要求": without_requirements,
    "缺指导思想": without_thought,
    "缺请予审议": without_mandate_words,
    "缺半篇": one_half,
    "缺部分": without_part,
    "计划无数字": without_figures,
}
