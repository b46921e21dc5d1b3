"""Feeds: what each question is asked for, read off the bank, the templates and the rules.

A question that feeds nothing need not be asked; a slot that no question feeds stays empty for ever.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from typing import Any, Final

from planner.bank.entries import Frame, Sentence
from planner.bank.model import PhraseBank, Tense
from planner.compose.annex import annex_lines
from planner.compose.desk.outline import LEAD
from planner.compose.itemslots import ItemSlots
from planner.compose.listslots import ListSlots
from planner.compose.memory import Memory
from planner.compose.parts import layout_of
from planner.compose.pattern import parse_pattern
from planner.compose.sample import sample_facts
from planner.compose.setting import Setting
from planner.compose.templatecalls import Call, calls
from planner.facts.derived.agenda import PLAN, agenda
from planner.facts.derived.asked import fields_of
from planner.facts.derived.promises import PROMISES
from planner.facts.model import Facts, Kind, Questionnaire, Record, walk
from planner.finding import Place

_SECTION: Final = "段落"
_HALVES: Final = (Tense.REVIEW, Tense.PLAN)
_WORD_CLASS: Final = "词."
# Totals are counted from the items; the sum of a term from the same answer of its years.
_ITEM_TOTALS: Final = ("合计.", "五年合计.")
_TERM: Final = "五年."
# What functions of the templates read by themselves.
_READ_BY: Final = {
    "不足": ("不足.表现",),
    "措施": ("不足.措施", "不足.部分"),
    "体会": ("体会",),
    "去年计划": tuple(f"{PROMISES}.{key}" for key in ("事项", "部分", "结果", "议题")),
}
# A slot that holds the beginning of an answer.
_SHORTENED: Final = {"短事项": "事项"}
# What an item has at least: with everything answered, one answer can hide another.
_BARE: Final = frozenset({"题目", "形式"})
_EXTRA: Final = ("小标题", "内容")
# Questions that steer, that a rule or the trace reads, and that no sentence tells.
_BESIDE: Final = {
    "文种": "问卷的题目",
    "级别": "问卷的题目",
    "年型": "问卷的题目",
    "参照.去年": "核对：同去年的数比",
    "参照.历年": "台账：五年合计",
    **dict.fromkeys(
        (
            "结构.篇幅.部分",
            "结构.篇幅.字数",
            "结构.篇幅.分钟",
            "结构.样式",
            "结构.部分",
            "结构.计划部分",
            "结构.编号",
            "结构.计划编号",
            "结构.不写",
        ),
        "结构",
    ),
    "结构.本地部分": "结构：第五部分",
    "结构.标题": "结构：标题方案",
    "结构.建议": "结构：届末的计划",
    "结构.选定.处": "选定的话",
    "结构.选定.用": "选定的话",
    "会议.常委会末次": "检查：常委会会议的次数",
    "核对": "台账：已经报过的数",
    "去年计划.出处": "检查：去年报告的行",
    "来源": "出处（--trace）",
    **dict.fromkeys((f"来年.责任分工.{key}" for key in ("部分", "责任领导", "牵头", "配合")), "任务分解表"),
    "领域": "结构：议题归类",
    "委室": "分工（planner split）",
    "状态": "检查：做到哪一步",
}


def feeds(questionnaire: Questionnaire, bank: PhraseBank) -> Mapping[str, tuple[str, ...]]:
    """Return what each question of one mode feeds, in order; () for a question that feeds nothing.

    A question is named by its path, the field of a record by the path of its list and its key
    (本年议题.成效). What it feeds is the id of a frame or sentence that the mode may use, a template
    of any structure with the function that reads it (回顾/代表.j2：补充), or what reads it beside the text.
    """
    found = named(questionnaire, bank)
    return {path: (*found.get(path, ()), *_beside(path)) for path in asked_paths(questionnaire)}


def named(questionnaire: Questionnaire, bank: PhraseBank) -> Mapping[str, tuple[str, ...]]:
    """Return where the text of one mode names a question: templates, and frames usable in it, by path.

    The mode need not ask what they name.
    """
    reader = _Reader(questionnaire, bank)
    reader.templates()
    reader.sentences()
    reader.frames()
    return {path: tuple(dict.fromkeys(places)) for path, places in reader.found.items()}


def asked_paths(questionnaire: Questionnaire) -> Iterator[str]:
    """Yield the paths of all questions that take an answer, a record's field as 本年议题.成效.

    Fields that the records of a list are never asked are left out.
    """
    for path, question in walk(questionnaire.questions):
        if question.kind is Kind.RECORDS:
            yield from (f"{path}.{child.key}" for child in fields_of(path, question))
        elif question.kind is not Kind.GROUP:
            yield path


class _Seen(dict[str, Any]):
    """A mapping that remembers which keys were looked up."""

    def __init__(self, content: Mapping[str, Any]) -> None:
        super().__init__(content)
        self.keys_read: list[str] = []

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as of a dict
        self.keys_read.append(key)
        return super().get(key, default)


@dataclass
class _Reader:
    """Collects where questions are named; a full sample shows what a slot is made of."""

    questionnaire: Questionnaire
    bank: PhraseBank
    found: dict[str, list[str]] = field(default_factory=dict)

    @cached_property
    def _sample(self) -> Facts:
        return sample_facts(self.questionnaire, self.bank)

    @cached_property
    def _setting(self) -> Setting:
        return Setting(self._sample, self.bank, {})

    @cached_property
    def _calls(self) -> tuple[Call, ...]:
        return tuple(calls(self.questionnaire.mode))

    def templates(self) -> None:
        """Collect what the templates of the level name by themselves."""
        known = {*asked_paths(self.questionnaire), *(path for path, _ in walk(self.questionnaire.questions))}
        for call in self._calls:
            place = f"{call.template}：{call.function}"
            self._add_all(
                self._read_by_annex() if call.function == "附表" else _READ_BY.get(call.function, ()), place
            )
            for word in call.words:
                if call.function == "补充":
                    self._add_all((f"{word}.{key}" for key in _EXTRA), place)
                elif call.function == "值":
                    self._add_all(self._paths_of(word, Tense.REVIEW), place)
                elif word in known or (self._setting.knows(word) and "." in word):
                    self._add(word, place)

    def sentences(self) -> None:
        """Collect the slots of whole sentences that a template of the level calls for."""
        places = {word for call in self._calls if call.function == "成句" for word in call.words}
        for entry in self._setting.usable(Sentence):
            if entry.place in places or "." not in entry.place or entry.place.startswith(LEAD):
                tenses = _HALVES if entry.tense is Tense.ANY else (entry.tense,)
                for slot in parse_pattern(entry.text).slots:
                    for tense in tenses:
                        self._add_all(self._paths_of(slot, tense), entry.id)

    def frames(self) -> None:
        """Collect the slots of frames: of the groups that templates call for, and of agenda items."""
        groups = self._groups()
        for frame in self._setting.usable(Frame):
            for slot in parse_pattern(frame.text).slots:
                if slot.startswith(_WORD_CLASS):
                    continue
                if frame.group.startswith(PROMISES):
                    self._of_group(_SHORTENED.get(slot, slot), PROMISES, frame)
                elif frame.group in groups:
                    self._of_group(slot, groups[frame.group], frame)
                elif frame.role != _SECTION:
                    self._of_items(slot, frame)

    def _groups(self) -> Mapping[str, str]:
        """Return the groups that templates call for, each with the list of records it tells, or ""."""
        groups = {word: "" for call in self._calls if call.function == "说" for word in call.words}
        groups |= {call.words[1]: call.words[0] for call in self._calls if call.function == "事例"}
        level = self.questionnaire.mode.level
        return groups | {name: "" for tense in _HALVES for name in layout_of(level, tense).followers}

    def _of_group(self, slot: str, records: str, frame: Frame) -> None:
        fields = {f"{records}.{slot}"} & set(asked_paths(self.questionnaire))
        for tense in _halves(frame):
            self._add_all(fields or self._paths_of(slot, tense), frame.id)

    def _of_items(self, slot: str, frame: Frame) -> None:
        for tense in _halves(frame):
            self._add_all(self._of_item(slot, tense), frame.id)

    # Hundreds of frames have the same few slots: each is looked up once.

    @cached_property
    def _of_item(self) -> Callable[[str, Tense], tuple[str, ...]]:
        return cache(lambda slot, tense: tuple(self._read_of_item(slot, tense)))

    @cached_property
    def _paths_of(self) -> Callable[[str, Tense], tuple[str, ...]]:
        return cache(lambda slot, tense: tuple(self._read_of_file(slot, tense)))

    def _read_of_item(self, slot: str, tense: Tense) -> Iterator[str]:
        """Yield what a slot of an item reads: answers of its record, or of the file."""
        item = agenda(self._sample, self.bank, tense)[0]
        home = item.record.path.rpartition(".")[0]
        bare = {key: facts for key, facts in item.record.fields.items() if key in _BARE}
        for fields in (item.record.fields, bare):
            seen = _Seen(fields)
            record = Record(item.record.path, item.record.place, seen)
            slots = ItemSlots(replace(item, record=record), self._setting, Memory(()), subject=True)
            ListSlots((slots,))(slot)
            yield from (f"{home}.{key}" for key in seen.keys_read)

    def _read_by_annex(self) -> Iterator[str]:
        """Yield what the table of planned items reads."""
        seen = [_Seen(record.fields) for record in self._sample.list(PLAN)]
        records = tuple(Record(f"{PLAN}.1", Place(), fields) for fields in seen)
        facts = replace(self._sample, records={**self._sample.records, PLAN: records})
        annex_lines(Setting(facts, self.bank, {}))
        yield from (f"{PLAN}.{key}" for fields in seen for key in fields.keys_read)

    def _read_of_file(self, slot: str, tense: Tense) -> Iterator[str]:
        """Yield the paths a general slot reads."""
        if slot.startswith(_ITEM_TOTALS):
            yield "本年议题.形式"
            return
        if "." in slot:
            yield slot.removeprefix(_TERM)
            return
        for blank in (False, True):
            values = _Seen({} if blank else self._sample.values)
            facts = replace(self._sample, values=values)
            Setting(facts, self.bank, {}).lookup(slot, tense)
            yield from values.keys_read

    def _add_all(self, paths: Iterable[str], place: str) -> None:
        for path in paths:
            self._add(path, place)

    def _add(self, path: str, place: str) -> None:
        self.found.setdefault(path, []).append(place)


def _beside(path: str) -> Iterator[str]:
    keys = dict.fromkeys((path, path.rpartition(".")[2]))
    yield from (_BESIDE[key] for key in keys if key in _BESIDE)


def _halves(frame: Frame) -> tuple[Tense, ...]:
    return _HALVES if frame.tense is Tense.ANY else (frame.tense,)
