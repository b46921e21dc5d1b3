"""Tables on demand: last year's promises, the duties of the law, the year's totals, as annex or alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from planner.bank.levels import LEVEL_WORDS
from planner.bank.model import Form, Tense
from planner.compose.joints import join, strip_end, words
from planner.compose.setting import Setting, gap
from planner.draft.model import Column, Draft, FromPhrase, FromRule, Span, Spans, Table
from planner.errors import UsageError
from planner.facts.derived.agenda import Item, agenda
from planner.facts.derived.coverage import Covered, Standing, coverage
from planner.facts.derived.ledger import Total, term_files, term_totals, totals, year_totals
from planner.facts.derived.promises import PROMISES, Promised, promised
from planner.facts.model import Fact, Facts, YearKind

KINDS: Final = (PROMISES, "法定事项", "统计")
"""The tables there are."""

_LABEL: Final = "附件"
_YEAR_MONTHS: Final = 12
_NOTHING: Final = "—"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a table is made of; `wide` asks for paper laid across where it stands alone."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Setting], Iterator[tuple[Spans, ...]]]
    wide: bool


def annexed(draft: Draft, kinds: Sequence[str], setting: Setting) -> Draft:
    """Return the draft with the tables of `kinds` as further annexes, each that has anything to list.

    Several annexes are numbered in their order. UsageError for a kind that does not exist.
    """
    sheets = [(kind, _ANNEXED.get(kind, _sheet(kind))) for kind in dict.fromkeys(kinds)]
    tables = [table for kind, sheet in sheets if (table := _table(kind, sheet, setting))]
    blocks = (*draft.blocks, *tables)
    count = sum(isinstance(block, Table) for block in blocks)
    if not tables or count == 1:
        return Draft(draft.title, blocks)
    numbers = iter(range(1, count + 1))
    numbered = [_numbered(block, next(numbers)) if isinstance(block, Table) else block for block in blocks]
    return Draft(draft.title, tuple(numbered))


def alone(kind: str, setting: Setting) -> Draft | None:
    """Return the table of a kind as a document of its own; None when there is nothing to list.

    UsageError for a kind that does not exist.
    """
    table = _table(kind, _sheet(kind), setting)
    return Draft(table.title, (Table(table.id, "", (), table.columns, table.rows),)) if table else None


def is_wide(kind: str) -> bool:
    """Return whether the table needs paper laid across where it stands alone."""
    return _sheet(kind).wide


def _sheet(kind: str) -> _Sheet:
    if kind not in _SHEETS:
        raise UsageError(f"没有“{kind}”这种表。可用的有：{'、'.join(KINDS)}。")
    return _SHEETS[kind]


def _table(kind: str, sheet: _Sheet, setting: Setting) -> Table | None:
    rows = tuple(sheet.rows(setting))
    if not rows:
        return None
    office = LEVEL_WORDS[setting.level].office
    year = setting.lookup("年度", Tense.REVIEW)
    title = (*setting.answer("单位.地区"), *words(office), *year, *words(sheet.title))
    return Table(kind, _LABEL, title, sheet.columns, rows)


def _numbered(table: Table, number: int) -> Table:
    return Table(table.id, f"{_LABEL}{number}", table.title, table.columns, table.rows)


# Promises


def _promise_rows(setting: Setting) -> Iterator[tuple[Spans, ...]]:
    for number, promise in enumerate(promised(setting.facts, setting.bank), start=1):
        yield tuple(cell or words(_NOTHING) for cell in _promise_row(number, promise, setting))


def _promise_row(number: int, promise: Promised, setting: Setting) -> tuple[Spans, ...]:
    """Return number, promise, part, result, what shows it, why it was not kept, where it was made."""
    path = promise.record.path
    return (
        _counted(number),
        _cell(promise, "事项", setting) or (gap(f"{path}.事项", "去年计划的原话"),),
        _cell(promise, "部分", setting) or words(_NOTHING),
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


def _brief_promise_rows(setting: Setting) -> Iterator[tuple[Spans, ...]]:
    """Yield the rows for paper held upright: what shows a promise and why it was not kept in one cell."""
    for number, promise in enumerate(promised(setting.facts, setting.bank), start=1):
        first, text, part, result, shown, obstacle, _ = _promise_row(number, promise, setting)
        told = [*([shown] if shown else []), *([(*words("原因："), *obstacle)] if obstacle else [])]
        yield first, text, part or words(_NOTHING), result, join(told, "；") or words(_NOTHING)


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


# Duties


def _duty_rows(setting: Setting) -> Iterator[tuple[Spans, ...]]:
    halves = (coverage(setting.facts, setting.bank, tense) for tense in (Tense.REVIEW, Tense.PLAN))
    for number, covered in enumerate((one for half in halves for one in half), start=1):
        origin = FromPhrase(covered.duty.id)
        yield (
            _counted(number),
            (Span(f"{covered.year}年", FromRule("年度", ("年度",))),),
            (Span(covered.duty.name, origin),),
            (Span(covered.duty.basis, origin),),
            (Span(_when(covered.duty.months), FromRule("时间")),),
            words(covered.standing),
            _met_by(covered) or words(_NOTHING),
        )


def _met_by(covered: Covered) -> Spans:
    """Return what meets a duty, else why nothing does."""
    if covered.standing is Standing.COVERED:
        return join([(Span(one.text, FromRule("对应", (one.path,))),) for one in covered.evidence], "；")
    paths = tuple(one.path for one in covered.evidence)
    return (Span(covered.reason, FromRule("情况", paths)),) if covered.reason else ()


def _when(months: Sequence[int]) -> str:
    """Return the months of a duty: 6—9月, 3月、12月, 全年 for none or all of them."""
    if not months or len(set(months)) == _YEAR_MONTHS:
        return "全年"
    ordered = sorted(set(months))
    starts = [ordered[0], *(b for a, b in pairwise(ordered) if b != a + 1)]
    ends = [*(a for a, b in pairwise(ordered) if b != a + 1), ordered[-1]]
    spans = (f"{a}—{b}" if a != b else str(a) for a, b in zip(starts, ends, strict=True))
    return "、".join(f"{span}月" for span in spans)


# Totals


@dataclass(frozen=True, slots=True)
class _Legend:
    """Unit and label of each total, by its name: a form's counter or an answer's path."""

    units: Mapping[str, str]
    labels: Mapping[str, str]


def _total_rows(setting: Setting) -> Iterator[tuple[Spans, ...]]:
    facts, bank = setting.facts, setting.bank
    year = setting.lookup("年度", Tense.REVIEW)
    planned_items = agenda(facts, bank, Tense.PLAN)
    titles = {item.key: item for item in (*agenda(facts, bank, Tense.REVIEW), *planned_items)}
    numbers = iter(range(1, 10_000))
    legend = _legend(setting)
    for total in year_totals(facts, bank).values():
        yield _total_row(next(numbers), (*year, *words("年")), total, legend, _counts(total, titles, setting))
    planned = (*setting.lookup("年度", Tense.PLAN), *words("年计划"))
    for total in totals(planned_items).values():
        yield _total_row(next(numbers), planned, total, legend, _counts(total, titles, setting))
    if facts.mode.year_kind is YearKind.LAST:
        for total in term_totals(facts, bank).values():
            yield _total_row(next(numbers), words("五年合计"), total, legend, _by_year(total, setting))


def _total_row(number: int, year: Spans, total: Total, legend: _Legend, counted: Spans) -> tuple[Spans, ...]:
    unit = legend.units.get(total.name, "")
    figure = Span(f"{total.text}{unit}", FromRule(f"合计：{total.name}", total.paths))
    name = legend.labels.get(total.name, total.name)
    return (_counted(number), year, words(name), (figure,), counted)


def _counts(total: Total, items: Mapping[str, Item], setting: Setting) -> Spans:
    """Return the items a total counts, a sum with what each of them adds."""
    members = []
    for path in total.paths:
        key = path if path in items else path.rpartition(".")[0]
        item = items.get(key)
        title = item.record.one("题目") if item else None
        named = (setting.span(title),) if title else words(f"第{key.rpartition('.')[2]}条")
        added = item.record.one(path.rpartition(".")[2]) if item and path != key else None
        unit = words("条") if added and not added.pending else ()
        members.append((*named, setting.span(added), *unit) if added else named)
    return join(members, "；" if len(members) > 1 else "")


def _by_year(total: Total, setting: Setting) -> Spans:
    """Return what each year of the term adds to a total: 2022年8，2023年9."""
    parts = []
    for year, file in term_files(setting.facts).items():
        figure = _of_year(total, file, setting)
        if figure:
            origin = FromRule(f"合计：{total.name}", (total.name,))
            parts.append((Span(f"{year}年{figure}", origin),))
    return join(parts, "，")


def _of_year(total: Total, file: Facts, setting: Setting) -> str:
    fact: Fact | None = file.one(total.name)
    if fact:
        return fact.text
    counted = year_totals(file, setting.bank).get(total.name)
    return counted.text if counted else ""


def _legend(setting: Setting) -> _Legend:
    """Return the legend of a file's totals; a label that begins 其中 names its group as well."""
    units = {form.counter: form.unit for form in reversed(setting.bank.of(Form)) if form.counter}
    units |= {"意见数": "条", "决议决定": "项", "视察调研": "次"}
    labels = {}
    for path, question in setting.questions.items():
        if question.unit:
            units[path] = question.unit
            group = f"{path.rpartition('.')[0]}，" if question.label.startswith("其中") else ""
            labels[path] = group + question.label
    return _Legend(units, labels)


def _counted(number: int) -> Spans:
    return (Span(str(number), FromRule("序号")),)


_NUMBER: Final = Column("序号", 8, centred=True)
_SHEETS: Final[Mapping[str, _Sheet]] = {
    PROMISES: _Sheet(
        "年计划落实情况表",
        (
            _NUMBER,
            Column("去年计划", 30),
            Column("部分", 10, centred=True),
            Column("结果", 12, centred=True),
            Column("体现的议题、做了什么", 32),
            Column("没做的原因", 18),
            Column("出处", 10),
        ),
        _promise_rows,
        wide=True,
    ),
    "法定事项": _Sheet(
        "年法定事项安排表",
        (
            _NUMBER,
            Column("年度", 10, centred=True),
            Column("法定事项", 24),
            Column("依据", 28),
            Column("时间", 12, centred=True),
            Column("情况", 10, centred=True),
            Column("对应的议题和内容", 34),
        ),
        _duty_rows,
        wide=True,
    ),
    "统计": _Sheet(
        "年工作统计表",
        (
            _NUMBER,
            Column("年度", 13, centred=True),
            Column("统计项", 16),
            Column("数", 11, centred=True),
            Column("计入的议题", 53),
        ),
        _total_rows,
        wide=False,
    ),
}
# As annexes of a report they stand on its upright pages, where seven columns of prose have no room.
_ANNEXED: Final[Mapping[str, _Sheet]] = {
    PROMISES: _Sheet(
        _SHEETS[PROMISES].title,
        (
            Column("序号", 9, centred=True),
            Column("去年计划", 36),
            Column("部分", 12, centred=True),
            Column("结果", 13, centred=True),
            Column("落实情况", 50),
        ),
        _brief_promise_rows,
        wide=False,
    ),
    "法定事项": _Sheet(
        _SHEETS["法定事项"].title,
        (
            Column("序号", 9, centred=True),
            Column("年度", 13, centred=True),
            Column("法定事项", 22),
            Column("依据", 25),
            Column("时间", 12, centred=True),
            Column("情况", 10, centred=True),
            Column("对应的议题和内容", 29),
        ),
        _duty_rows,
        wide=False,
    ),
}
