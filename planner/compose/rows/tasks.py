"""任务分解表: what the plan sets out to do, row by row: who leads, who helps, by when, what it yields.

Every planned item, every measure, every answer to a shortcoming and every promise that goes on has a
row (domain reference §2; cells as in the prose guide §8: 25 characters where it can be, no final mark).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from planner.bank.entries import Form
from planner.bank.model import Tense
from planner.compose.gaps import gap
from planner.compose.joints import join, strip_end, words
from planner.compose.rows.cells import ItemCells, in_order, yielded
from planner.compose.rows.deadlines import due
from planner.compose.rows.owners import Owner
from planner.compose.rows.sheet import NOTHING, Listing, Sheet, filled, row_number
from planner.compose.setting import Setting
from planner.draft.model import Column, Spans, plain
from planner.facts.derived.agenda import Item, local_part
from planner.facts.derived.promises import Promised, Result, promised
from planner.facts.model import Fact

MEASURES: Final[Mapping[str, tuple[str, str]]] = {
    "来年.政治措施": ("政治", "加强政治建设"),
    "来年.大局措施": ("服务大局", "服务发展大局"),
    "来年.监督措施": ("监督", "改进监督工作"),
    "来年.决定事项": ("决定任免", "讨论决定"),
    "来年.任免措施": ("决定任免", "做好人事任免"),
    "来年.本地措施": ("", "做好{部分}工作"),
    "来年.代表培训": ("代表", "组织代表学习、履职"),
    "来年.建议措施": ("代表", "督办代表建议"),
    "来年.代表措施": ("代表", "做好代表工作"),
    "来年.能力措施": ("自身", "加强学习、培训、调研"),
    "来年.自身措施": ("自身", "加强制度、作风建设"),
}
"""The measures of the plan by path: the part they belong to ("" for the local one), what they serve."""

_PARTS: Final = ("政治", "服务大局", "监督", "决定任免", "基层民主", "换届选举", "代表", "自身")
_DECIDED: Final = "来年.决定事项"
_DECIDES: Final = "作出决议决定"
_VOTED: Final = "来年.实事票决"
_LAST_PART: Final = _PARTS[-1]
_CELL: Final = 25
# Task and emphasis by the frames of an item's form: words before and after the topic, what to look at.
_VERBS: Final[Mapping[str, tuple[str, str, str]]] = {
    "听取和讨论": ("听取和讨论", "", "重点讨论"),
    "审查和批准": ("审查和批准", "", "重点审查"),
    "初步审查": ("初步审查", "", "重点审查"),
    "主任会议听取": ("主任会议听取", "情况汇报", "重点听取"),
    "执法检查": ("检查", "实施情况", "重点检查"),
    "专题询问": ("专题询问", "", "重点询问"),
    "专题调研": ("专题调研", "", "重点了解"),
    "视察": ("视察", "", "重点察看"),
    "跟踪监督": ("跟踪监督", "", "重点跟踪"),
    "工作评议": ("评议", "工作", "重点评议"),
    "民生实事监督": ("监督", "", "重点监督"),
    "代表建议督办": ("督办", "", "重点督办"),
    "作出决议决定": ("讨论决定", "事项", "重点审议"),
}
_REPORTS: Final = frozenset({"听取和审议", "听取和讨论"})


@dataclass(frozen=True, slots=True)
class _Task:
    """One row. An empty cell says that nobody answered; `progress` stays empty until there is some."""

    part: str
    task: Spans
    how: Spans
    leader: Spans
    office: Spans
    partners: Spans
    due: Spans
    product: Spans
    progress: Spans = ()


def task_listing(setting: Setting, _: str) -> Listing:
    """Return the tasks by part: items by month, measures, answers to shortcomings, what goes on.

    No row at the end of a term: such a report suggests to the next committee and sets no task.
    """
    if setting.ends_term:
        return Listing((), (), wide=True)
    tasks = [*_items(setting), *_measures(setting), *_answers(setting), *_going_on(setting)]
    parts = (*_PARTS, *dict.fromkeys(task.part for task in tasks if task.part not in _PARTS))
    tasks.sort(key=lambda task: parts.index(task.part))
    rows = [_row(number, task) for number, task in enumerate(tasks, start=1)]
    columns = tuple(c for c in _COLUMNS if c.heading == _PROGRESS or c in filled(_COLUMNS, rows))
    return Listing(columns, tuple(tuple(_cell(c, row) for c in columns) for row in rows), wide=True)


_PROGRESS: Final = "进展"
_COLUMNS: Final = tuple(
    Column(heading, centred=heading not in {"工作任务", "具体举措", _PROGRESS})
    for heading in (
        "序号",
        "部分",
        "工作任务",
        "具体举措",
        "责任领导",
        "牵头委室",
        "配合单位",
        "完成时限",
        "成果形式",
        _PROGRESS,
    )
)


def _row(number: int, task: _Task) -> Mapping[str, Spans]:
    return {
        "序号": row_number(number),
        "部分": words(task.part),
        "工作任务": task.task,
        "具体举措": task.how,
        "责任领导": task.leader,
        "牵头委室": task.office,
        "配合单位": task.partners,
        "完成时限": task.due,
        "成果形式": task.product,
        _PROGRESS: task.progress,
    }


def _cell(column: Column, row: Mapping[str, Spans]) -> Spans:
    """Return a cell: progress is left blank to be written in as the year goes on."""
    return row[column.heading] or (() if column.heading == _PROGRESS else words(NOTHING))


# Agenda items


def _items(setting: Setting) -> Iterator[_Task]:
    for item in in_order(setting.plan, "月份"):
        cells = ItemCells(item, setting)
        part = item.form.duty.value if item.form else "监督"
        owner = Owner(setting, part)
        yield _Task(
            part,
            _named(item, cells),
            _steps(item, cells),
            cells.answer("分管领导") or owner.leader((f"{item.key}.分管领导", f"{item.name}的责任领导")),
            cells.office(),
            cells.answer("协办") or _other_organ(cells),
            cells.deadline(),
            cells.product(by_form=True),
        )


def _other_organ(cells: ItemCells) -> Spans:
    """Return the organ that reports, unless it is the committee in charge."""
    organ = cells.answer("报告机关")
    return () if plain(cells.answer("委室") or organ) in plain(organ) and cells.facts("委室") else organ


def _named(item: Item, cells: ItemCells) -> Spans:
    """Return form and topic as one phrase: 听取和审议托育服务发展情况的报告."""
    group = item.form.frames if item.form else ""
    if group in _REPORTS:
        return (*words(group), *cells.report())
    before, after, _ = _VERBS.get(group, ("", "", ""))
    if not before:
        return (*cells.form(), *words("："), *cells.topic())
    return (*words(before), *cells.topic(), *words(after))


def _steps(item: Item, cells: ItemCells) -> Spans:
    """Return what is recorded of how it is done: steps, what to look at, the aim, while there is room."""
    group = item.form.frames if item.form else ""
    focus = cells.answer("重点")
    emphasis = _VERBS.get(group, ("", "", "重点审议" if group in _REPORTS else "重点了解"))[2]
    told = [_told(fact, cells.setting) for fact in cells.facts("做法")]
    told += [(*words(emphasis), *focus)] if focus else []
    told += [_told(fact, cells.setting) for fact in cells.facts("目的")]
    kept = told[:1]
    for phrase in told[1:]:
        if len(plain(join([*kept, phrase], "；"))) <= _CELL:
            kept.append(phrase)
    return join(kept, "；")


# Measures, shortcomings, promises


def _measures(setting: Setting) -> Iterator[_Task]:
    for path, (part, serves) in MEASURES.items():
        own_part = part or local_part(setting.facts) or _LAST_PART
        for fact in setting.facts.all(path):
            if path == _DECIDED:
                task = (*words("讨论决定"), *_told(fact, setting))
                yield replace(
                    _measure(setting, own_part, task, (), fact), product=_yields(_DECIDES, path, setting)
                )
            else:
                task = words(serves.format(部分=own_part))
                yield _measure(setting, own_part, task, _told(fact, setting), fact)
    voted = setting.facts.one(_VOTED)
    if voted and voted.text == "是":
        yield _measure(setting, "代表", words("票决民生实事项目"), ())


def _answers(setting: Setting) -> Iterator[_Task]:
    for record in setting.facts.list("不足"):
        measure, wanting, named = record.one("措施"), record.one("表现"), record.one("部分")
        part = named.text if named and not named.pending else _LAST_PART
        how = _told(measure, setting) if measure else (gap(f"{record.path}.措施", "今后怎么改"),)
        told = _told(wanting, setting) if wanting else (gap(f"{record.path}.表现", "不足是什么"),)
        yield _measure(setting, part, (*words("解决"), *told, *words("的问题")), how, measure)


def _yields(form_name: str, path: str, setting: Setting) -> Spans:
    """Return what the law has a form yield, for an answer that is of that form."""
    form = next((form for form in setting.bank.of(Form) if form.name == form_name), None)
    return yielded(form, path) if form else ()


def _going_on(setting: Setting) -> Iterator[_Task]:
    """Yield what last year's plan promised, is under way, and stands in no other row."""
    for promise in promised(setting.facts, setting.bank):
        if promise.result is Result.RUNNING and not promise.taken_up and promise.text:
            named = promise.known("部分")
            task = _measure(setting, named.text if named else _LAST_PART, _promise(promise, setting), ())
            yield replace(task, how=words("继续推进"), progress=_progress(promise, setting))


def _promise(promise: Promised, setting: Setting) -> Spans:
    fact = promise.known("事项")
    return (replace(setting.span(fact), text=promise.text),) if fact else ()


def _progress(promise: Promised, setting: Setting) -> Spans:
    """Return how far a promise has come: as told of it, else of the item that answers for it."""
    steps = (item.record.one("进展") for item in promise.items)
    fact = promise.known("说明") or next((step for step in steps if step), None)
    return _told(fact, setting) if fact else ()


def _measure(setting: Setting, part: str, task: Spans, how: Spans, fact: Fact | None = None) -> _Task:
    """Return a row whose owner is that of its part and whose deadline stands in the words of `fact`."""
    owner = Owner(setting, part)
    return _Task(part, task, how, owner.leader(), owner.office(), owner.partners(), due(fact), ())


def _told(fact: Fact, setting: Setting) -> Spans:
    return strip_end((setting.span(fact),))


TASKS = Sheet("年工作任务分解表", Tense.PLAN, task_listing)
