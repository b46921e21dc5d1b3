"""The promises of last year's plan, row by row: what became of each, and what shows it."""

from collections.abc import Iterator

from planner.compose.gaps import gap
from planner.compose.joints import join, strip_end, words
from planner.compose.rows.sheet import NOTHING, Listing, Row, row_number
from planner.compose.setting import Setting
from planner.draft.model import Column, FromRule, Span, Spans
from planner.facts.derived.agenda import Item
from planner.facts.derived.promises import Promised, promised

_COLUMNS = (
    Column("序号", 8, centred=True),
    Column("去年计划", 30),
    Column("部分", 10, centred=True),
    Column("结果", 12, centred=True),
    Column("体现的议题、做了什么", 32),
    Column("没做的原因", 18),
    Column("出处", 10),
)


def promise_listing(setting: Setting, _: str) -> Listing:
    """Return every promise of the file with its result and what shows it."""
    return Listing(_COLUMNS, tuple(_promise_rows(setting)), wide=True)


def _promise_rows(setting: Setting) -> Iterator[Row]:
    for number, promise in enumerate(promised(setting.facts, setting.bank), start=1):
        yield tuple(cell or words(NOTHING) for cell in _promise_row(number, promise, setting))


def _promise_row(number: int, promise: Promised, setting: Setting) -> Row:
    """Return number, promise, part, result, what shows it, why it was not kept, where it was made."""
    path = promise.record.path
    return (
        row_number(number),
        _cell(promise, "事项", setting) or (gap(f"{path}.事项", "去年计划的原话"),),
        _cell(promise, "部分", setting) or words(NOTHING),
        _result(promise, setting),
        _shown(promise, setting),
        _obstacle(promise, setting),
        _cell(promise, "出处", setting),
    )


def _result(promise: Promised, setting: Setting) -> Spans:
    """Return what became of a promise: as typed, else as its item shows, else a gap."""
    typed = _cell(promise, "结果", setting)
    if typed or promise.result is None:
        return typed or (gap(f"{promise.record.path}.结果", "办得怎样"),)
    return (Span(promise.result, FromRule("议题的状态", tuple(item.key for item in promise.items))),)


def _shown(promise: Promised, setting: Setting) -> Spans:
    """Return what shows a promise: the items it names with form and month, then what was done."""
    members = [_item(item, setting) for item in promise.items]
    if not members:
        members = [named] if (named := _cell(promise, "议题", setting)) else []
    how = _cell(promise, "说明", setting)
    return join([*members, *([how] if how else [])], "；")


def _item(item: Item, setting: Setting) -> Spans:
    title, form, months = (item.record.one(key) for key in ("题目", "形式", "月份"))
    told: list[Spans] = [(setting.span(form),)] if form else []
    told += [(setting.span(months), *words("月"))] if months and not months.pending else []
    result, step = item.record.one("成效"), item.record.one("进展")
    named = (setting.span(title),) if title else words(item.name)
    done = (*words("，"), *strip_end((setting.span(result),))) if result else ()
    if step and not result:
        done = (*words("，已完成"), *strip_end((setting.span(step),)))
    return (*named, *words("（"), *join(told, "，"), *words("）"), *done) if told else (*named, *done)


def _obstacle(promise: Promised, setting: Setting) -> Spans:
    reason = next((fact for item in promise.items if (fact := item.record.one("原因"))), None)
    return _cell(promise, "原因", setting) or ((setting.span(reason),) if reason else ())


def _cell(promise: Promised, key: str, setting: Setting) -> Spans:
    fact = promise.record.one(key)
    return strip_end((setting.span(fact),)) if fact else ()
