"""How the clerk divides the report: names that do not exist, parts too few, too many or forgotten."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Final

from planner.bank.model import Tense
from planner.documents.load import catalogue, kinds
from planner.facts.derived.division import LENGTHS, NUMBERING, OMITTED, PARTS, STYLE, division_of
from planner.facts.derived.pins import dotted
from planner.facts.model import Fact, Facts
from planner.facts.rules.notes import at_fact, at_record
from planner.finding import Finding, Severity

RULE: Final = "结构"

_USUAL: Final = range(4, 9)
_NEEDED: Final = ("代表", "自身")
_BASIS: Final = "各地的工作报告分四至八个部分"
# Where the elements stand that are written in paragraphs of their own, for which a length can be asked.
_SECTIONS: Final = {
    Tense.REVIEW: ("总述", "统计", "体会", "感谢", "不足"),
    Tense.PLAN: ("总体要求", "结束", "依据"),
}
_WHOLE: Final = "全文"


def division(facts: Facts) -> Iterator[Finding]:
    """Yield errors for names that do not exist, warnings for an unusual division.

    A report has four to eight parts (domain reference §1.6), and what is done for deputies and the
    committee's own affairs have no place in any other part.
    """
    yield from _style(facts)
    known = tuple(catalogue().parts)
    for path in PARTS.values():
        named = facts.all(path)
        yield from _unknown(named, known, "部分")
        yield from _unusual([fact for fact in named if fact.text in known])
    elements = {name for kind in kinds().values() for s in kind.structures for name in s.elements}
    yield from _unknown(facts.all(OMITTED), sorted(elements), "要件")
    for path in NUMBERING.values():
        yield from _unknown(facts.all(path), tuple(catalogue().numberings), "编号")
    yield from _lengths(facts)


def _lengths(facts: Facts) -> Iterator[Finding]:
    """Yield a warning for each length that is asked for of a part the document does not have, or not said."""
    known = _measured(facts) if facts.list(LENGTHS) else ()
    for record in facts.list(LENGTHS):
        named = record.one("部分")
        if named and not named.pending and dotted(named.text) not in known:
            message = f"没有“{dotted(named.text)}”这一部分，它的篇幅没有管"
            yield at_fact(named, RULE, Severity.WARNING, message, _advice(dotted(named.text), known))
        elif not record.one("字数") and not record.one("分钟"):
            message = "篇幅没有写字数，也没有写分钟，这一条没有用上"
            yield at_record(record, RULE, Severity.WARNING, message, "写上“字数”或者“分钟”，或者删掉这一条")


def _measured(facts: Facts) -> tuple[str, ...]:
    """Return the names under which a length may be asked for; parts of the review need no 回顾 before."""
    divided = division_of(facts)
    names = [_WHOLE]
    for tense in divided.halves:
        sections = [name for name in _SECTIONS[tense] if name in divided.elements]
        inside = [*(part.name for part in divided.half(tense).parts), *sections]
        names += [tense.value, *(inside if tense is Tense.REVIEW else ())]
        names += [f"{tense}.{name}" for name in inside]
    return tuple(dict.fromkeys(names))


def _style(facts: Facts) -> Iterator[Finding]:
    """Yield an error when the structure named is none of the kind, or does not fit level and year."""
    mode, kind = facts.mode, kinds().get(facts.questionnaire.document)
    structures = kind.structures if kind else ()
    usable = [s.name for s in structures if s.fits(mode.level, mode.year_kind)]
    for fact in facts.all(STYLE):
        if not fact.pending and fact.text not in usable:
            exists = fact.text in {s.name for s in structures}
            reason = f"{mode.level}、{mode.year_kind}不用这种结构" if exists else "没有这种结构"
            yield at_fact(fact, RULE, Severity.ERROR, f"{reason}：{fact.text}", _advice(fact.text, usable))


def _unknown(named: Sequence[Fact], known: Sequence[str], what: str) -> Iterator[Finding]:
    for fact in named:
        if not fact.pending and fact.text not in known:
            message = f"没有“{fact.text}”这个{what}"
            yield at_fact(fact, RULE, Severity.ERROR, message, _advice(fact.text, known))


def _advice(typed: str, known: Sequence[str]) -> str:
    near = get_close_matches(typed, known, n=1, cutoff=0.4)
    guess = f"是不是“{near[0]}”？" if near else ""
    return f"{guess}可以写：{'、'.join(known)}"


def _unusual(named: Sequence[Fact]) -> Iterator[Finding]:
    """Yield what is unusual about the parts a clerk chose, at the first of them."""
    if not named:
        return
    names = [fact.text for fact in named]
    if len(names) not in _USUAL:
        message = f"分成了{len(names)}个部分，一般是四到八个"
        yield at_fact(named[0], RULE, Severity.WARNING, message, "请核对“部分”", _BASIS)
    if not any(catalogue().parts[name].groups for name in names):
        message = "没有写监督的部分，监督的议题无处可写"
        yield at_fact(named[0], RULE, Severity.ERROR, message, "加上“监督”，或者“发展”“民生”“法治”等")
    for needed in _NEEDED:
        if needed not in names:
            message = f"没有“{needed}”这个部分，问卷里“{needed}”的内容不会写进报告"
            yield at_fact(named[0], RULE, Severity.WARNING, message, f"把“{needed}”加进来")
    twice = next((fact for place, fact in enumerate(named) if fact.text in names[:place]), None)
    if twice:
        yield at_fact(twice, RULE, Severity.ERROR, f"“{twice.text}”写了两次", "两处留一处")
