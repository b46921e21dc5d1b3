"""Percentages and their base: a rate without one, one that cannot be, and claims of the whole."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from planner.chinese import half_width
from planner.facts.model import Fact, Facts
from planner.facts.rules.figures import exact, number
from planner.facts.rules.notes import at_fact
from planner.facts.rules.texts import texts_of_the_year
from planner.finding import Finding, Severity

RULE: Final = "百分数"

_BASIS: Final = "百分数要有底数"
_WHOLE: Final = 100
_BASES: Final = {"代表.建议满意率": "代表.建议总数", "选举.参选率": "选举.登记选民"}
_ONLY_RATED: Final = "核对这两个数；只按收到评价的件数算的不用改"
_ALL: Final = re.compile(r"100(?:\.0+)?%|百分之百|百分百")
_CLAUSE: Final = re.compile(r"[^，。；！]+")
_DIGITS: Final = re.compile(r"\d+")
_PART_OF: Final = re.compile(
    r"(\d+)(个|件|条|处|项|名|家)[^\d，。；]{0,8}[，、]?已?(?:经)?"
    r"(?:整改|办结|完成|解决|办理|办成|兑现|落实)(?:到位|完成|了)?(\d+)\2(?=[，。；、！）]|$)"
)


def rates(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for a rate whose base is blank, an info for one that no count of the base gives."""
    for path, base_path in _BASES.items():
        rate = facts.one(path)
        if rate is None or rate.pending or not isinstance(rate.value, Decimal):
            continue
        base, home = exact(facts, base_path), base_path.rpartition(".")[2]
        if facts.one(base_path) is None:
            message = f"“{rate.label}”填了{rate.text}，“{home}”没有填，看不出是怎么算的"
            yield at_fact(rate, RULE, Severity.WARNING, message, f"填上“{base_path}”", _BASIS)
        elif base and number(base) and not _possible(rate.value, number(base)):
            message = f"“{home}”是{base.text}，没有哪个件数正好是它的{rate.text}"
            yield at_fact(rate, RULE, Severity.INFO, message, _ONLY_RATED, _BASIS)


def claims_of_the_whole(facts: Facts) -> Iterator[Finding]:
    """Yield an info for 100% in a clause that says no number it is 100% of (§7, rule 5)."""
    for fact in texts_of_the_year(facts):
        if "100" not in fact.text and "百分" not in fact.text:
            continue
        for clause in _CLAUSE.findall(half_width(fact.text)):
            claim = _ALL.search(clause)
            if claim and not _DIGITS.search(_ALL.sub("", clause)):
                message = f"写了{claim[0]}，同一句里没有说是多少件里的{claim[0]}"
                advice = "补上底数，如“12件全部办结”；没有底数就不写百分数"
                yield at_fact(fact, RULE, Severity.INFO, message, advice, _BASIS)


def parts_in_texts(facts: Facts) -> Iterator[Finding]:
    """Yield an error where a free text says that more was settled than there was (46个问题已整改47个)."""
    for fact in texts_of_the_year(facts):
        for match in _PART_OF.finditer(half_width(fact.text)) if _has_digit(fact) else ():
            whole, unit, part = match.groups()
            if int(part) > int(whole):
                message = f"“{match[0]}”，{part}{unit}多于{whole}{unit}"
                yield at_fact(fact, "数字勾稽", Severity.ERROR, message, "核对这两个数", _BASIS)


def _has_digit(fact: Fact) -> bool:
    return any(sign.isdigit() for sign in fact.text)


def _possible(rate: Decimal, base: int) -> bool:
    """Return whether some whole number of `base` rounds to `rate`, to the places it is given with."""
    places = Decimal(1).scaleb(int(rate.as_tuple().exponent))
    near = int(rate * base / _WHOLE)
    parts = range(max(near - 1, 0), min(near + 2, base) + 1)
    return any((Decimal(part * _WHOLE) / base).quantize(places, ROUND_HALF_UP) == rate for part in parts)
