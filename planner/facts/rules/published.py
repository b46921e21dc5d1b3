"""Totals that were published already (核对), against what the file counts: both lists where they differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.bank.model import PhraseBank, Tense
from planner.facts.derived.agenda import Item, agenda, resolves
from planner.facts.derived.ledger import COMPOUND, OPINIONS, RESOLUTIONS, term_files, term_totals, year_totals
from planner.facts.derived.published import Claim, Counted, Names, known_names, meaning, nearest, read_claims
from planner.facts.model import Fact, Facts
from planner.facts.rules.figures import number
from planner.facts.rules.items import topics_in_several_forms
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

RULE: Final = "统计核对"

_PATH: Final = "核对"
_PRODUCT: Final = "产物"
_BASIS: Final = "统计句的数应当等于议题数出来的数"
_FORMAT: Final = "写成“名称+数”，如 听取审议报告16项；能核对的有：{}"
# What clerks count among reports heard though the ledger counts it under its own name.
_NEXT_DOOR: Final[Mapping[str, tuple[str, ...]]] = {
    "听取审议报告": ("审查批准", "初步审查", "主任会议听取"),
    "视察": ("专题调研",),
    "专题调研": ("视察",),
    "执法检查": ("跟踪监督",),
    "审查批准": ("初步审查",),
}


@dataclass(frozen=True, slots=True)
class _Count:
    """What a claim is held against: the figure, its parts as they read, the remarks that may explain."""

    number: int
    parts: tuple[str, ...]
    remarks: tuple[str, ...]


def published(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield an error for each total under 核对 that differs from what the file counts.

    It shows the items the file counts, each with its line, and says what explains the difference:
    items dropped, running or planned, one topic under several forms, items under another name.
    """
    typed = facts.all(_PATH)
    if not typed:
        return
    names, items = known_names(bank, facts.questionnaire), agenda(facts, bank, Tense.REVIEW)
    for fact in typed:
        if not fact.pending:
            yield from _checked(facts, bank, fact, names, items)


def _checked(
    facts: Facts, bank: PhraseBank, fact: Fact, names: Names, items: Sequence[Item]
) -> Iterator[Finding]:
    claims = read_claims(fact.text)
    if not claims:
        yield _unknown(fact, None, names)
    for claim in claims:
        target = meaning(claim, names)
        if target is None:
            yield _unknown(fact, claim, names)
        elif claim.approximate:
            continue
        elif claim.over_term:
            yield from _against_term(facts, bank, fact, claim, target)
        elif isinstance(target, Counted):
            yield from _against_items(fact, claim, target, items)
        else:
            yield from _against_answer(facts, fact, claim, target)


def _unknown(fact: Fact, claim: Claim | None, names: Names) -> Finding:
    counters = "、".join(sorted(name for name, counted in names.items() if counted == Counted(name)))
    if claim is None:
        message = f"看不出“{fact.text}”报的是哪一项、多少"
        return at_fact(fact, RULE, Severity.WARNING, message, _FORMAT.format(counters), _BASIS)
    near = nearest(claim.name, names)
    message = f"没有叫“{claim.name}”的统计项，“{claim.text}”没有核对"
    advice = f"是不是“{near}”？是就照这样写" if near else _FORMAT.format(counters)
    return at_fact(fact, RULE, Severity.WARNING, message, advice, _BASIS)


def _against_answer(facts: Facts, fact: Fact, claim: Claim, path: str) -> Iterator[Finding]:
    answer = facts.one(path)
    if answer is None or answer.pending:
        message = f"报过“{claim.text}”，“{path}”还没有填"
        yield at_fact(fact, RULE, Severity.WARNING, message, f"核对后把{claim.number}填到“{path}”", _BASIS)
    elif not answer.approximate and number(answer) != claim.number:
        message = f"报过“{claim.text}”，第{answer.place.line}行“{path}”填的是{answer.text}"
        yield at_fact(fact, RULE, Severity.ERROR, message, "核对哪个数对，改成一样", _BASIS)


def _against_term(
    facts: Facts, bank: PhraseBank, fact: Fact, claim: Claim, target: Counted | str
) -> Iterator[Finding]:
    name = target.counter if isinstance(target, Counted) else target
    total = term_totals(facts, bank).get(name)
    if total is None:
        message = f"“{claim.text}”核对不了：五年的问卷不全，或者有的年份没有这个数"
        yield at_fact(fact, RULE, Severity.WARNING, message, "把五年的问卷都写进“参照.历年”", _BASIS)
    elif not total.approximate:
        yearly = dict(_yearly(facts, bank, target))
        if sum(yearly.values()) != claim.number:
            years = "、".join(f"{year}年{value}" for year, value in yearly.items())
            message = f"报过“{claim.text}”，五年的问卷加起来是{sum(yearly.values())}：{years}"
            yield at_fact(fact, RULE, Severity.ERROR, message, "核对哪一年的数对，改成一样", _BASIS)


def _yearly(facts: Facts, bank: PhraseBank, target: Counted | str) -> Iterator[tuple[int, int]]:
    """Yield what each year of the term adds to a five-year total."""
    for year, file in term_files(facts).items():
        if isinstance(target, str):
            answer = file.one(target)
            yield year, number(answer) if answer else 0
        elif target.counter == OPINIONS:
            yield year, year_totals(file, bank)[OPINIONS].value
        else:
            items = agenda(file, bank, Tense.REVIEW)
            yield year, sum(item.done and _adds_to(item, target) for item in items)


def _against_items(fact: Fact, claim: Claim, target: Counted, items: Sequence[Item]) -> Iterator[Finding]:
    lacking = _lacking(target, items)
    count = _opinions(items) if target.counter == OPINIONS else _listed(claim, target, items)
    if lacking:
        message = f"“{claim.text}”核对不了：有的议题{lacking}"
        yield at_fact(fact, RULE, Severity.WARNING, message, "先把各个议题的这一项填上", _BASIS)
    elif count and count.number != claim.number:
        unit = claim.unit
        listed = f"：{'；'.join(count.parts)}" if count.parts else ""
        message = f"报过“{claim.text}”，文件里数出来是{count.number}{unit}{listed}。{''.join(count.remarks)}"
        advice = f"漏了就在“本年议题”里补上；议题齐全就把报过的数改成{count.number}"
        yield at_fact(fact, RULE, Severity.ERROR, message, advice, _BASIS)


def _lacking(target: Counted, items: Sequence[Item]) -> str:
    """Return what is missing for counting: “意见数”还是待填; "" for nothing."""
    if target.counter == OPINIONS and any(_is_pending(item.record.one(OPINIONS)) for item in items):
        return f"“{OPINIONS}”还是待填"
    products = [item.record.one(_PRODUCT) for item in items if item.done and _adds_to(item, target)]
    if target.ending and any(product is None or product.pending for product in products):
        return f"没有填“{_PRODUCT}”"
    return ""


def _is_pending(fact: Fact | None) -> bool:
    return fact is not None and fact.pending


def _opinions(items: Sequence[Item]) -> _Count | None:
    """Return the opinions of the items, None when a figure is approximate."""
    done = [item for item in items if item.done]
    facts = [(item, fact) for item in done if (fact := item.record.one(OPINIONS))]
    if any(fact.approximate for _, fact in facts):
        return None
    without = [item for item in done if item.record.all("意见") and not item.record.one(OPINIONS)]
    remarks = (f"写了意见、没有填“{OPINIONS}”的：{_named(without)}。",) if without else ()
    parts = tuple(f"第{fact.place.line}行{fact.text}条" for _, fact in facts)
    return _Count(sum(number(fact) for _, fact in facts), parts, remarks)


def _listed(claim: Claim, target: Counted, items: Sequence[Item]) -> _Count:
    ours = [item for item in items if _adds_to(item, target)]
    counted = [item for item in ours if item.done]
    left_out = [item for item in ours if not item.done]
    difference = claim.number - len(counted)
    return _Count(
        len(counted),
        tuple(_line(item) for item in counted),
        tuple(_explained(target, difference, counted, left_out, items)),
    )


def _adds_to(item: Item, target: Counted) -> bool:
    if item.form is None or (target.forms and item.form.name not in target.forms):
        return False
    product = item.record.one(_PRODUCT)
    if target.ending and product is not None:
        return product.text.rstrip("》").endswith(target.ending)
    if target.counter == RESOLUTIONS and resolves(item):
        return True
    return item.form.counter in COMPOUND.get(target.counter, (target.counter,))


def _explained(
    target: Counted, difference: int, counted: Sequence[Item], left_out: Sequence[Item], items: Sequence[Item]
) -> Iterator[str]:
    """Yield what may explain that the published total is larger or smaller by `difference`."""
    if left_out:
        stages = "；".join(f"{_line(item)}，{item.stage.word}" for item in left_out)
        exactly = "，差的正好是这些" if difference == len(left_out) else ""
        yield f"没有算进去的：{stages}{exactly}。"
    for neighbour in _NEXT_DOOR.get(target.counter, ()) if difference > 0 else ():
        others = [item for item in items if item.done and item.form and item.form.counter == neighbour]
        if len(others) == difference:
            yield f"“{neighbour}”正好{difference}项，另外统计：{_named(others)}。"
    if difference < 0:
        several = topics_in_several_forms([item for item in items if item.done])
        twice = [item for item in counted if item.topic in several]
        if twice:
            yield f"题目还用了别的形式、这里也算一次的：{_named(twice)}。"


def _named(items: Sequence[Item]) -> str:
    return "；".join(_line(item) for item in items)


def _line(item: Item) -> str:
    return f"第{item.record.place.line}行 {item.topic or '题目没有填'}"
