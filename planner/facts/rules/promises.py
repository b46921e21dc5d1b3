"""Promises of last year's plan: each is answered for, and its answer agrees with the year's items."""

from collections.abc import Iterator
from typing import Final

from planner.bank.model import PhraseBank
from planner.facts.derived.promises import Promised, Result, promised, titles
from planner.facts.model import Facts, walk
from planner.facts.reading.answers import nearest
from planner.facts.rules.notes import at_fact, at_record
from planner.finding import Finding, Severity

RULE: Final = "去年计划"

_BASIS: Final = "去年大会上说了要做的，今年要逐件有交代"
_MEASURE_OF: Final = {
    "政治": "来年.政治措施",
    "监督": "来年.监督措施",
    "决定任免": "来年.大局措施",
    "代表": "来年.代表措施",
    "自身": "来年.自身措施",
}


def promises(facts: Facts, bank: PhraseBank) -> Iterator[Finding]:
    """Yield what each promise still lacks and what contradicts it, at its own line."""
    known = titles(facts)
    for promise in promised(facts, bank):
        match promise.result:
            case None:
                yield from _unanswered(promise)
            case Result.DONE:
                yield from _done(promise)
            case Result.RUNNING:
                yield from _running(promise)
            case Result.UNDONE:
                yield from _undone(promise)
        yield from _unknown_item(promise, known)
        yield from _left_off(promise, facts)


def _unanswered(promise: Promised) -> Iterator[Finding]:
    if promise.record.one("结果"):  # 待填 has a finding of its own
        return
    message = f"{promise.name}还没有交代办得怎样，初稿里会留【待填】"
    advice = "填“结果: 完成”“结果: 推进中”或“结果: 未做”"
    if promise.item:
        line = promise.item.record.place.line
        advice = f"第{line}行的议题办了，把它的“状态”改掉就行；否则{advice}"
    yield _at_result(promise, Severity.WARNING, message, advice)


def _done(promise: Promised) -> Iterator[Finding]:
    item, how = promise.item, promise.known("说明")
    if item and not promise.agrees(item):
        yield _contradiction(promise, f"“{item.stage.word}”", "核对两处，改掉不对的一处")
    elif item and how:
        message = f"{promise.name}由议题“{item.topic}”体现，“说明”不写进初稿"
        advice = "要写就填到议题的“举措”“成效”里"
        yield at_fact(how, RULE, Severity.INFO, message, advice, _BASIS)
    elif not (promise.record.one("议题") or promise.record.one("说明")):
        message = f"{promise.name}填的是完成，没有写由哪个议题体现，初稿里会留【待填】"
        advice = "填“议题:”，照抄“本年议题”里的题目；没有对应的议题就填“说明:”，写明做了什么"
        yield _at_result(promise, Severity.WARNING, message, advice)


def _running(promise: Promised) -> Iterator[Finding]:
    item = promise.item
    if item and not promise.agrees(item):
        yield _contradiction(promise, f"“{item.stage.word}”", "核对两处，改掉不对的一处")
    elif not item and not promise.record.one("说明"):
        message = f"{promise.name}还在推进，没有写到了哪一步，初稿里会留【待填】"
        yield _at_result(promise, Severity.WARNING, message, "填“说明:”，如 已完成实地检查，正在起草报告")


def _undone(promise: Promised) -> Iterator[Finding]:
    item = promise.item
    if item and not promise.agrees(item):
        yield _contradiction(promise, f"“{item.stage.word}”", "做了就把“结果”改成完成或推进中")
    elif not item and not promise.record.one("原因"):
        message = f"{promise.name}没有做，也没有写原因，初稿里会留【待填】"
        yield _at_result(promise, Severity.WARNING, message, "填“原因:”，如 上位法正在修改")


def _contradiction(promise: Promised, stage: str, advice: str) -> Finding:
    fact, item = promise.record.one("结果"), promise.item
    line = item.record.place.line if item else 0
    topic = item.topic if item else ""
    said = fact.text if fact else ""
    message = f"{promise.name}填的是{said}，第{line}行的议题“{topic}”却是{stage}"
    return _at_result(promise, Severity.ERROR, message, advice)


def _unknown_item(promise: Promised, known: tuple[str, ...]) -> Iterator[Finding]:
    """Yield a title that no item of the year bears: an error where nothing else shows the promise."""
    named = promise.known("议题")
    if named is None or promise.items:
        return
    near = nearest(named.text, known)
    guess = f"，是不是“{near}”" if near else ""
    severity = Severity.WARNING if promise.known("说明") or promise.known("原因") else Severity.ERROR
    message = f"“本年议题”里没有“{named.text}”{guess}"
    advice = near or "照抄“本年议题”里的题目；没有对应的议题就删掉这一行，填“说明:”"
    yield at_fact(named, RULE, severity, message, advice, _BASIS)


def _left_off(promise: Promised, facts: Facts) -> Iterator[Finding]:
    """Yield what is not done and stands in next year's plan neither as an item nor as a measure."""
    if promise.result not in {Result.RUNNING, Result.UNDONE} or promise.taken_up:
        return
    said = "还没做完" if promise.result is Result.RUNNING else "没有做"
    part = promise.known("部分")
    home = _MEASURE_OF.get(part.text if part else "", "")
    asked = any(path == home for path, _ in walk(facts.questionnaire.questions))
    places = f"“来年议题”或“{home}”" if asked else "“来年议题”"
    message = f"{promise.name}{said}，来年的计划里没有接着安排"
    yield _at_result(promise, Severity.INFO, message, f"还要办就写进{places}；不再办就不用管")


def _at_result(promise: Promised, severity: Severity, message: str, advice: str) -> Finding:
    fact = promise.record.one("结果")
    if fact:
        return at_fact(fact, RULE, severity, message, advice, _BASIS)
    return at_record(promise.record, RULE, severity, message, advice)
