"""What arithmetic says of years: terms of five years, anniversaries, spans of plans."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from planner.bank.anniversaries import misdated
from planner.chinese import numeral, parse_numeral
from planner.clock import FiveYearPlan, is_election_year, term_of_cycle
from planner.proof.checks.around import before
from planner.proof.checks.halfyears import YEAR, half_at, number_of_year, reviewed_years, spoken
from planner.proof.model import Hit, Rule, Zone
from planner.proof.subject import Detector, Said, Subject
from planner.reports.model import Genre

_FIRST: Final = re.compile(
    "(?:换届(?:后|选举后)?的?|(?:新一届|本届)(?!村|社区|政府|党|工会|政协)[^。；，！？\n]{0,14}?)(?:第一年|首年|开局之年|起步之年|首个年头)"
)
_LAST: Final = re.compile(
    "(?:本届|任期)(?!村|社区|政府|党|工会|政协)[^。；，！？\n]{0,12}?(?:收官之年|最后一年|届满之年)|届末之年"
)
_NTH: Final = re.compile("本届(?!村|社区|政府|党|政协)[^。；，！？\n]{0,10}?第(?P<nth>[二三四])年")
_VILLAGE: Final = re.compile("村|社区|支部|工会|“两委”|机关党")
_ELECTION: Final = re.compile(
    "(?:完成|组织|做好|开展|推进|抓好|实施)了?(?P<hit>[^。；，！？\n]{0,8}?人大(?:代表)?换届(?:选举)?)(?!以来|后|时|经验|前)"
)
_NAMED: Final = re.compile(f"({YEAR})年")
_AHEAD: Final = re.compile("迎接|喜迎|即将|筹备|到20")
_LOOK: Final = 16

_DASH: Final = "[—－–~～至到-]{1,2}"
_PLAN_SPAN: Final = re.compile(
    f"“?(?:十(?P<plan>[一二三四五六七八九])五”?(?:规划|计划|时期)(?:纲要)?|第十(?P<nth>[一二三四五六七八九])个五年(?:规划|计划)(?:纲要)?)"
    f"[》”]?[（(](?P<hit>(?P<first>{YEAR})年?{_DASH}(?P<last>{YEAR})年?)"
)
_YEARS_OF: Final = re.compile(
    f"(?P<count>[二三四五六七八九十两3-9])年(?:行动|规划|计划|攻坚|提升)[^。；，（(\n]{{0,10}}?[（(](?P<hit>(?P<first>{YEAR})年?{_DASH}(?P<last>{YEAR})年?)"
)
_SPAN: Final = re.compile(f"(?<![0-9])(?P<first>20[0-9]{{2}})年?{_DASH}(?P<last>20[0-9]{{2}})年")


def anniversaries(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield anniversaries that are not those of the year their sentence or half speaks of."""
    if "周年" not in subject.text or subject.clock is None:
        return
    for said in subject.sentences:
        if "周年" not in said.text:
            continue
        years = _spoken(subject, said)
        taken = 0
        for found in sorted(misdated(said.text, subject.bank, years), key=lambda one: (one.start, -one.end)):
            if found.start < taken or said.text.startswith("以来", found.end):
                continue
            taken = found.end
            ahead = said.text[max(found.start - _LOOK, 0) : found.start]
            if found.year == max(years) + 1 and _AHEAD.search(ahead):
                continue
            kept = max(years) - found.event.since
            word = re.match(
                r"\D*?(?=[0-9〇零一二两三四五六七八九十百]+周年)", said.text[found.start : found.end]
            )
            right = f"{word[0] if word else ''}{kept}周年"
            values = {"年": str(found.year), "说": "、".join(map(str, sorted(years))), "应": right}
            yield Hit(said.start + found.start, said.start + found.end, values)


def _spoken(subject: Subject, said: Said) -> set[int]:
    """Return the years that a sentence may mean: the half's, both before the halves."""
    now = spoken(subject)
    if now is None:
        return set()
    match half_at(subject, said.start):
        case Zone.PLAN:
            return {now.planned}
        case Zone.REVIEW:
            return set(reviewed_years(subject))
    return {*reviewed_years(subject), now.planned}


def year_of_term(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a year called first or last of the term that the cycle of elections says is not."""
    for said in subject.sentences:
        if "年" not in said.text or "届" not in said.text:
            continue
        for pattern in (_FIRST, _LAST, _NTH):
            for found in pattern.finditer(said.text):
                year = _year_meant(subject, said, found.start())
                if year is None or _VILLAGE.search(before(said.text, found.end())):
                    continue
                if pattern is _NTH:
                    wrong = term_of_cycle(year).index(year) + 1 != parse_numeral(found["nth"])
                else:
                    wrong = not is_election_year(year)
                if wrong:
                    yield Hit(said.start + found.start(), said.start + found.end(), {"年": str(year)})


def election_out_of_cycle(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield an election of county and town congresses told of a year that has none."""
    if "换届" not in subject.text or subject.report.genre is Genre.FIVE_YEARS:
        return
    for said in subject.sentences:
        for found in _ELECTION.finditer(said.text):
            year = _year_meant(subject, said, found.start())
            if year is not None and not is_election_year(year) and not _VILLAGE.search(found[0]):
                yield Hit(said.start + found.start("hit"), said.start + found.end("hit"), {"年": str(year)})


def _year_meant(subject: Subject, said: Said, place: int) -> int | None:
    """Return the last year named before a place of a sentence, else that of its half; None when unsure."""
    named = _NAMED.findall(before(said.text, place))
    if named:
        return number_of_year(named[-1])
    years = _spoken(subject, said)
    return next(iter(years)) if len(years) == 1 else None


def plan_spans(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the years beside the name of a national plan that are not its own."""
    for found in _PLAN_SPAN.finditer(subject.text):
        plan = FiveYearPlan(10 + (parse_numeral(found["plan"] or found["nth"]) or 0))
        if (number_of_year(found["first"]), number_of_year(found["last"])) != (plan.first, plan.last):
            name = f"{numeral(plan.ordinal)}五"
            values = {"规": name, "起": str(plan.first), "止": str(plan.last)}
            yield Hit(found.start("hit"), found.end("hit"), values)


def year_counts(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a span of years that runs backwards or is not as long as it is said to be."""
    for found in _YEARS_OF.finditer(subject.text):
        count = found["count"]
        number = int(count) if count.isdecimal() else parse_numeral(count) or 0
        first, last = number_of_year(found["first"]), number_of_year(found["last"])
        if last >= first and last - first + 1 != number:
            told = f"{first}年到{last}年是{numeral(last - first + 1)}年，写的是{count}年"
            yield Hit(found.start("hit"), found.end("hit"), {"说明": told})
    for found in _SPAN.finditer(subject.text):
        if int(found["last"]) < int(found["first"]):
            yield Hit(found.start(), found.end(), {"说明": "起止年份颠倒了"})


DETECTORS: Final[Mapping[str, Detector]] = {
    "周年": anniversaries,
    "届内年份": year_of_term,
    "换届年": election_out_of_cycle,
    "规划起止": plan_spans,
    "年数": year_counts,
}
