"""Figures by themselves and against last year's: percentages, shares, slips of ten."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from planner.bank.model import Level
from planner.chinese import parse_numeral
from planner.facts.model import Fact, Mode, walk
from planner.facts.questionnaire import load_questionnaire
from planner.proof.changes import reversed_changes, wrong_growth
from planner.proof.model import Hit, Rule
from planner.proof.quantities import PERCENT, Quantity, between, quantities
from planner.proof.rates import whole_claims, wrong_rates
from planner.proof.subject import Detector, Subject
from planner.reports.model import Report
from planner.rollover.lastreport import figures_of_report

_HUNDRED: Final = 100
_TENFOLD: Final = 8
_TWICE: Final = 2
_DOCUMENT: Final = "工作报告"
_GREAT: Final = 3
_LARGE: Final = 20
_TELLING: Final = 20
_NOT_COUNTED: Final = frozenset({"年度", "单位.届", "大会.次"})

_RANGE: Final = re.compile(
    "(?<![0-9.—\\-第从由自/A-Za-z年月])(?P<low>[0-9]+(?:\\.[0-9]+)?)(?P<unit>[%％万亿]?)(?:至|到|—|－|～|~|-)"
    "(?P<high>[0-9]+(?:\\.[0-9]+)?)(?![0-9.\\-－—/])(?P<after>[%％万亿]?[余多]?"
    "(?:人次|件次|件|条|项|个(?!月)|名|人|次|场|部|家|户|处|宗|期|篇|份|天|%|％|元|倍|位))"
)
_ARTICLES: Final = re.compile(
    "第(?P<low>[一二三四五六七八九十百0-9]+)(?P<unit>[条章届款])(?:至|到|—)第(?P<high>[一二三四五六七八九十百0-9]+)(?P=unit)"
)
_UNITLESS: Final = re.compile(
    "(?P<noun>会议|报告|建议|意见|活动|调研|视察|检查|询问|代表|人员|问题|办法|文件|事项|制度|议案|线索|信访件|议题|决议|决定|干部|群众)"
    "(?P<figure>[0-9]{1,4})(?=[，。；、])"
)
_FAMILIES: Final = {
    unit: family for family, units in enumerate(("人次 人 名 位 件次", "件 条 项")) for unit in units.split()
}
_PERSONS: Final = frozenset({"人", "名", "位"})
_NOUN: Final = re.compile("[\u4e00-\u9fff]{2,6}$")
_NOUN_REACH: Final = 6
_KEY: Final = 4
_THINGS: Final = frozenset(
    {"建议", "意见", "问题", "报告", "线索", "议案", "文件", "代表", "群众", "干部", "人员", "来访", "议题"}
)
_EACH_SHARE: Final = re.compile("(?:分别|各)占[^，。；]{0,12}?(?=[0-9])")
_STOP: Final = re.compile("[。；\n]")


def rates(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield percentages that do not follow from the part and the whole named with them."""
    return wrong_rates(subject.text, subject.sentences)


def all_with_rest(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield claims of the whole (全部办结) in a sentence that names a rest."""
    return whole_claims(subject.sentences)


def reversed_ranges(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield ranges that run from the larger number to the smaller: 5至3件, 第三十条至第二十八条."""
    for match in _RANGE.finditer(subject.text):
        same = not match["unit"] or match["after"].startswith(match["unit"])
        if same and Decimal(match["low"]) > Decimal(match["high"]):
            yield _swapped(match)
    for match in _ARTICLES.finditer(subject.text):
        low, high = (_ordinal(match[group]) for group in ("low", "high"))
        if low and high and low > high:
            yield _swapped(match)


def _swapped(match: re.Match[str]) -> Hit:
    whole, text = match.group(), match.string
    before = whole[: match.start("low") - match.start()]
    mid = text[match.end("low") : match.start("high")]
    after = text[match.end("high") : match.end()]
    return Hit(match.start(), match.end(), {"正": f"{before}{match['high']}{mid}{match['low']}{after}"})


def _ordinal(text: str) -> int | None:
    return int(text) if text.isdecimal() else parse_numeral(text)


def growth(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield growth rates that the two figures in the same sentence do not give."""
    return wrong_growth(subject.text)


def wrong_way(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield changes that go the other way than their verb says: 由86.3%提高到68.8%."""
    return reversed_changes(subject.text)


def leaps(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield figures about ten or a hundred times last year's, or a tenth or a hundredth of it."""
    for now, before, start in _against_last(subject):
        low, high = sorted((_value(now), _value(before)))
        if low and high >= _TENFOLD * low and high >= _LARGE:
            yield _leap(now, before, start)


def great_changes(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield figures that trebled or fell to a third since last year, where both are large."""
    for now, before, start in _against_last(subject):
        low, high = sorted((_value(now), _value(before)))
        if low >= _LARGE and _GREAT * low <= high < _TENFOLD * low:
            yield _leap(now, before, start)


def _leap(now: Fact, before: Fact, start: int) -> Hit:
    slots = {"题": now.label, "去年": before.text, "今": now.text}
    return Hit(start, start + len(now.text), slots)


def _value(fact: Fact) -> int:
    return fact.value if isinstance(fact.value, int) else 0


def _against_last(subject: Subject) -> Iterator[tuple[Fact, Fact, int]]:
    """Yield this and last year's figure of the same question, and where this year's stands."""
    if subject.last is None:
        return
    mode = Mode(subject.level or Level.DISTRICT)
    before = _figures(subject.last, mode)
    for path, now in _figures(subject.report, mode).items() if before else ():
        start = _place(subject, now) if path in before and path not in _NOT_COUNTED else -1
        if start >= 0:
            yield now, before[path], start


def _place(subject: Subject, fact: Fact) -> int:
    """Return where a figure of the report stands, -1 where it is not written as it was read."""
    if not fact.place.line:
        return -1
    begin = subject.offset(fact.place.line)
    end = begin + len(subject.lines[subject.line_at(begin)].text)
    found = re.compile(f"(?<![0-9.]){re.escape(fact.text)}(?![0-9])").search(subject.text, begin, end)
    return found.start() if found else -1


def _figures(report: Report, mode: Mode) -> Mapping[str, Fact]:
    return figures_of_report(report, mode, _DOCUMENT, report.lines.name)


def above_whole(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield figures of the year greater than those they are a part of (办结意见 of 收集意见, 不大于)."""
    mode = Mode(subject.level or Level.DISTRICT)
    told = _figures(subject.report, mode)
    for path, question in walk(load_questionnaire(_DOCUMENT, mode).questions):
        part, whole = told.get(path), told.get(question.most)
        if part and whole and not part.approximate and not whole.approximate and _value(part) > _value(whole):
            start = _place(subject, part)
            if start >= 0:
                slots = {"题": part.label, "总题": whole.label, "总": whole.text, "今": part.text}
                yield Hit(start, start + len(part.text), slots)


def out_of_span(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield figures twice as large as any office of the level has (常见): a digit too many."""
    mode = Mode(subject.level or Level.DISTRICT)
    told = _figures(subject.report, mode)
    for path, question in walk(load_questionnaire(_DOCUMENT, mode).questions):
        fact = told.get(path)
        if fact and question.usual and _value(fact) >= _TWICE * question.usual[1]:
            start = _place(subject, fact)
            if start >= 0:
                low, high = question.usual
                yield Hit(start, start + len(fact.text), {"题": fact.label, "少": str(low), "多": str(high)})


def unitless(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield numbers after a countable noun that end a clause without a unit: 召开常委会会议8，."""
    for match in _UNITLESS.finditer(subject.text):
        yield Hit(match.start(), match.end())


def mixed_units(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield a figure told again of the same noun under another unit: 建议187件, 建议187条.

    Only figures of 20 and more tell; 人 and 名 may stand for each other (domain reference §7, rule 4).
    """
    seen: dict[tuple[str, int, int], Quantity] = {}
    text = subject.text
    for one in quantities(text):
        family = _FAMILIES.get(one.unit)
        if family is None or one.exact is None or one.exact < _TELLING:
            continue
        for noun in _nouns(text, one):
            first = seen.setdefault((noun, one.exact, family), one)
            if first.unit != one.unit and not {first.unit, one.unit} <= _PERSONS:
                yield Hit(one.at, one.end, {"前": first.text, "名": noun})
                break


def _nouns(text: str, one: Quantity) -> Iterator[str]:
    """Yield what a quantity counts: the characters before it, and those after it.

    Of a figure of three digits two characters tell enough, where they name what is counted (建议).
    """
    if one.number >= _HUNDRED:
        near = (text[max(0, one.start - 2) : one.start], text[one.end : one.end + 2])
        yield from (noun for noun in near if noun in _THINGS)
    before = _NOUN.search(text, max(0, one.start - _NOUN_REACH), one.start)
    if before and len(before.group()) >= _KEY:
        yield before.group()[-_KEY:]
    after = text[one.end : one.end + _KEY]
    if len(after) == _KEY and re.fullmatch("[\u4e00-\u9fff]{4}", after):
        yield after


def sums_over_hundred(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield shares of one whole that add up to more than 100 %: 分别占60%、30%、20%."""
    found = quantities(subject.text)
    for match in _EACH_SHARE.finditer(subject.text):
        stop = _STOP.search(subject.text, match.end())
        end = stop.start() if stop else len(subject.text)
        shares = [one for one in between(found, match.end(), end) if one.unit == PERCENT]
        total = sum((one.number for one in shares), Decimal(0))
        if len(shares) > 1 and total > _HUNDRED + Decimal("0.5"):
            yield Hit(shares[0].at, shares[-1].end, {"和": f"{total.normalize():f}%"})


DETECTORS: Final[Mapping[str, Detector]] = {
    "百分数不合": rates,
    "全部有余": all_with_rest,
    "范围颠倒": reversed_ranges,
    "增长率不合": growth,
    "增减反向": wrong_way,
    "去年十倍": leaps,
    "去年大变": great_changes,
    "大于总数": above_whole,
    "超出常见": out_of_span,
    "数后无单位": unitless,
    "同数异单位": mixed_units,
    "占比过百": sums_over_hundred,
}
