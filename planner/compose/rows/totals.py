"""The totals of a file, row by row, each with what it counts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.bank.entries import Form
from planner.bank.model import Tense
from planner.compose.joints import join, words
from planner.compose.rows.sheet import Listing, Row, row_number
from planner.compose.setting import Setting
from planner.draft.model import Column, FromRule, Span, Spans
from planner.facts.derived.agenda import Item, agenda
from planner.facts.derived.ledger import Total, term_files, term_totals, totals, year_totals
from planner.facts.model import Fact, Facts, YearKind

_COLUMNS = (
    Column("序号", 8, centred=True),
    Column("年度", 13, centred=True),
    Column("统计项", 16),
    Column("数", 11, centred=True),
    Column("计入的议题", 53),
)


def total_listing(setting: Setting, _: str) -> Listing:
    """Return the totals of the year, of the plan and of the term where the report is on one."""
    return Listing(_COLUMNS, tuple(_total_rows(setting)), wide=False)


@dataclass(frozen=True, slots=True)
class _Legend:
    """Unit and label of each total, by its name: a form's counter or an answer's path."""

    units: Mapping[str, str]
    labels: Mapping[str, str]


def _total_rows(setting: Setting) -> Iterator[Row]:
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


def _total_row(number: int, year: Spans, total: Total, legend: _Legend, counted: Spans) -> Row:
    unit = legend.units.get(total.name, "")
    figure = Span(f"{total.text}{unit}", FromRule(f"合计：{total.name}", total.paths))
    name = legend.labels.get(total.name, total.name)
    return (row_number(number), year, words(name), (figure,), counted)


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
