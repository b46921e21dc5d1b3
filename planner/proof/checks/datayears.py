"""Years of data: of which year the final accounts, the audit, the budget of a hearing are (domain §7.7)."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from planner.finding import Severity
from planner.proof.checks.around import clause_after, clause_before
from planner.proof.checks.halfyears import YEAR, base_year, number_of_year
from planner.proof.model import Hit, Rule
from planner.proof.subject import Subject
from planner.reports.model import Genre


class _Kind(NamedTuple):
    """A yearly item, how its year stands beside it, and which year that is, counted from the meeting's."""

    name: str
    pattern: re.Pattern[str]
    steps: tuple[int, ...]
    basis: str
    sure: bool


_GAP: Final = "(?:(?!决算|预算|审计|计划|规划)[^。；，、《》\n]){0,10}?"
_KINDS: Final = (
    _Kind(
        "决算",
        re.compile(f"(?P<hit>(?P<year>{YEAR})年)(?:度)?{_GAP}决算"),
        (-1,),
        "监督法第十九条",
        sure=True,
    ),
    _Kind(
        "审计工作报告",
        re.compile(
            f"(?P<hit>(?P<year>{YEAR})年)(?:度)?[^。；，、《》\n]{{0,26}}?(?:其他财政收支|审计工作报告)"
        ),
        (-1,),
        "监督法第二十七条",
        sure=True,
    ),
    _Kind(
        "预算调整",
        re.compile(f"(?P<hit>(?P<year>{YEAR})年)(?:度)?{_GAP}预算(?:的)?(?:部分)?调整"),
        (0,),
        "监督法第二十二条",
        sure=True,
    ),
    _Kind(
        "预算草案初步审查",
        re.compile(
            f"(?:初步审查|初审)了?(?:(?!执行)[^。；，\n]){{0,16}}?(?P<hit>(?P<year>{YEAR})年)"
            f"(?:度)?(?:(?!执行|调整)[^。；，、\n]){{0,12}}?预算"
            f"|(?P<hit2>(?P<year2>{YEAR})年)(?:度)?(?:(?!执行|调整)[^。；，、《》\n]){{0,10}}?预算(?:[（(]?草案[）)]?)?"
            "(?:初步方案)?(?:进行)?(?:初步审查|初审)"
        ),
        (1,),
        "预算法第二十二条、第四十四条",
        sure=True,
    ),
    _Kind(
        "上半年执行情况",
        re.compile(
            f"(?P<hit>(?P<year>{YEAR})年)(?:上半年|1[至—-]6月|前[三3]季度)[^。；，《》\n]{{0,30}}?执行"
            f"|(?P<hit2>(?P<year2>{YEAR})年)(?:度)?(?:国民经济和社会发展)?(?:年度)?(?:计划|预算)[^。；，《》\n0-9]{{0,14}}?上半年"
        ),
        (0,),
        "监督法第二十条",
        sure=True,
    ),
    _Kind(
        "国有资产管理情况",
        re.compile(f"(?P<hit>(?P<year>{YEAR})年)(?:度)?{_GAP}国有资产管理"),
        (-1,),
        "监督法第二十四条",
        sure=False,
    ),
    _Kind(
        "环境状况",
        re.compile(f"(?P<hit>(?P<year>{YEAR})年)(?:度)?{_GAP}环境状况"),
        (-1,),
        "监督法第十二条第三款",
        sure=False,
    ),
    _Kind(
        "备案审查工作情况",
        re.compile(f"(?P<hit>(?P<year>{YEAR})年)(?:度)?{_GAP}备案审查工作情况"),
        (-1, 0),
        "监督法第四十五条",
        sure=False,
    ),
    _Kind(
        "政府债务管理情况",
        re.compile(f"(?P<hit>(?P<year>{YEAR})年)(?:度)?{_GAP}债务管理"),
        (-1,),
        "监督法第二十五条",
        sure=False,
    ),
    _Kind(
        "本级预算",
        re.compile(
            f"批准了?(?P<hit>(?P<year>{YEAR})年)(?:度)?[^。；，、《》\n]{{0,6}}?预算(?!的?(?:部分)?调整|执行|收支|绩效|公开|[^。；，、]{{0,8}}执行)"
        ),
        (0, 1),
        "地方组织法第十一条、第十二条",
        sure=False,
    ),
    _Kind(
        "民生实事项目票决",
        re.compile(
            f"票决(?:产生|出|确定)?了?(?P<hit>(?P<year>{YEAR})年)(?:度)?[^。；，、《》\n]{{0,8}}?民生实事"
        ),
        (0, 1),
        "民生实事项目人大代表票决制的地方规定",
        sure=False,
    ),
)
# What stands before the last year of a span, which is no year of data by itself.
_IN_SPAN: Final = frozenset("-—－–~～至到*")
_FOLLOWED: Final = re.compile("落实|整改|跟踪|办理情况|回头看|决议执行|比|较|以来|审议意见|对照")


def wrong_data_year(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the year of a yearly item that is not the one the law makes it of."""
    if subject.report.genre is Genre.FIVE_YEARS:
        return
    for said in subject.sentences:
        base = base_year(subject, said.start)
        if base is None or "年" not in said.text:
            continue
        seen: set[int] = set()
        for kind in _KINDS:
            for found in kind.pattern.finditer(said.text):
                hit, year = (
                    ("hit2", "year2")
                    if "hit2" in kind.pattern.groupindex and found["hit2"]
                    else ("hit", "year")
                )
                start, end = found.span(hit)
                if (
                    start in seen
                    or said.text[max(start - 1, 0) : start] in _IN_SPAN
                    or number_of_year(found[year]) in {base + step for step in kind.steps}
                ):
                    seen.add(start)
                elif not _is_followed(said.text, start, found.end()):
                    seen.add(start)
                    right = str(base + kind.steps[0])
                    severity = None if kind.sure else Severity.WARNING
                    values = {"年": str(base), "事": kind.name, "应": right, "据": kind.basis}
                    yield Hit(said.start + start, said.start + end, values, severity=severity)


def _is_followed(text: str, start: int, end: int) -> bool:
    """Return whether the clause is about what became of an earlier item, or compares with it."""
    words = clause_before(text, start, "，；") + text[start:end] + clause_after(text, end, "，；。")
    return bool(_FOLLOWED.search(words))
