"""Start: this year's facts file, begun with what last year's file hands on.

What does not change by itself is answered. What was true of last year only is a comment beside its
question, never an answer.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Duty, Level, PhraseBank
from planner.bank.validity import WatchList, successor_in, watch_list
from planner.clock import Period, clock_of
from planner.facts.derived.agenda import PLAN, REVIEW
from planner.facts.model import Fact, Kind, Mode, Question, Questionnaire, YearKind, walk
from planner.facts.questionnaire import load_questionnaire
from planner.facts.writing.filling import Answers, Filling
from planner.rollover.model import LastYear, Planned, Promise
from planner.rollover.statutory import data_year, statutory_items
from planner.rollover.term import Following, following

PROMISES: Final = "去年计划"
HEADINGS, LOCAL, PLACE = "结构.标题", "结构.本地部分", "单位.地区"
REFERENCE, YEARS = "参照.去年", "参照.历年"

_LONGEST: Final = 160
_CARRIED: Final = frozenset(
    {PLACE, "单位.届", "大会.次", LOCAL, HEADINGS, REFERENCE, "年度", "年型", "文种", "级别"}
)
_PARTS: Final[Mapping[Duty, str]] = {
    Duty.POLITICAL: "政治",
    Duty.OVERALL: "政治",
    Duty.OVERSIGHT: "监督",
    Duty.DECISION: "决定任免",
    Duty.DEPUTIES: "代表",
    Duty.SELF: "自身",
}
_RELATIVE: Final = {"去年": -1, "今年": 0, "本年": 0, "明年": 1, "来年": 1}
_RELATIVE_YEAR: Final = re.compile("去年|今年|本年(?!度)|明年|来年")
_YEAR: Final = re.compile("20[0-9]{2}(?![0-9])")
_DATED: Final = ("数据年度", "报告名")
_SLOGANS: Final = frozenset(
    {"总述.口号", "总述.目标", "总述.地方会议", "总述.定性", "来年.口号", "来年.定性", "来年.地方会议"}
)
_MEASURES: Final = re.compile("^来年\\..*(?:措施|事项|培训)$|^核对$")
_HEARD, _DISCUSSED = "听取和审议", "听取和讨论"


@dataclass(frozen=True, slots=True)
class Started:
    """The file of this year as it is begun: its questions, what is known, how many of each were taken."""

    questionnaire: Questionnaire
    filling: Filling
    promises: int
    planned: int
    statutory: int
    remarked: int


def start(last: LastYear, year: int, level: Level, wanted: YearKind | None, bank: PhraseBank) -> Started:
    """Return the file on `year` for `level` that begins where `last` ends; `wanted` is the kind of year.

    No answer is taken for a question whose answer belongs to one year.
    """
    follows = following(last, year, level, wanted)
    questionnaire = load_questionnaire("工作报告", Mode(level, follows.kind))
    asked = dict(walk(questionnaire.questions))
    made = _Making(last, year, level, bank, asked)
    values = made.values(follows)
    records = {PROMISES: made.promises(), REVIEW: made.agenda()}
    if follows.kind is not YearKind.LAST:
        records[PLAN] = made.plan(follows.kind)
    remarks = made.remarks(follows, records)
    kept = {path: found for path, found in records.items() if found and path in asked}
    return Started(
        questionnaire,
        Filling(values, kept, remarks),
        promises=len(kept.get(PROMISES, ())),
        planned=len(kept.get(REVIEW, ())),
        statutory=len(kept.get(PLAN, ())),
        remarked=sum(path in last.figures for path in remarks),
    )


@dataclass(frozen=True, slots=True)
class _Making:
    """What the parts of the new file are made from."""

    last: LastYear
    year: int
    level: Level
    bank: PhraseBank
    asked: Mapping[str, Question]

    def values(self, follows: Following) -> Answers:
        """Return the answers that stand: place, term and session where sure, the local part."""
        values: dict[str, tuple[str, ...]] = {}
        if self.last.place:
            values[PLACE] = (self.last.place,)
        if self.last.local_part in self._choices(LOCAL):
            values[LOCAL] = (self.last.local_part,)
        return {**values, **follows.values, REFERENCE: (self.last.file,)}

    def promises(self) -> tuple[Answers, ...]:
        """Return a record for each promise: its words, its part, its place; the outcome is left blank."""
        titles = {answers["题目"][0] for answers in self.agenda()}
        return tuple(self._promise(promise, titles) for promise in self.last.promises)

    def _promise(self, promise: Promise, titles: set[str]) -> Answers:
        record: dict[str, tuple[str, ...]] = {"事项": (self._dated(promise.text),)}
        part = _PARTS.get(promise.duty, "")
        if part in self._choices(f"{PROMISES}.部分"):
            record["部分"] = (part,)
        topic = self._dated(promise.topic)
        if topic in titles:
            record["议题"] = (topic,)
        return {**record, "出处": (f"第{promise.line}{self.last.unit}",)}

    def agenda(self) -> tuple[Answers, ...]:
        """Return this year's items as last year's plan named them, none of them done yet."""
        return tuple(self._item(planned) for planned in self.last.planned)

    def _item(self, planned: Planned) -> Answers:
        answers = {key: tuple(map(self._dated, texts)) for key, texts in planned.answers.items()}
        # A town's presidium hears and discusses, a standing committee deliberates (Organic Law, art. 19, 50).
        if answers.get("形式") in {(_HEARD,), (_DISCUSSED,)}:
            answers["形式"] = (_DISCUSSED if self.level in TOWN_LEVELS else _HEARD,)
        answers = {key: texts for key, texts in answers.items() if key in self._keys(REVIEW)}
        answers |= self._moved(answers)
        year = "" if "数据年度" in answers else data_year(answers, self.bank, self.level, self.year)
        status = answers.pop("状态", ())
        return {**answers, **({"数据年度": (year,)} if year else {}), "状态": status}

    def _moved(self, answers: Answers) -> Answers:
        """Return the years of a planned report, moved on where last year's file planned another year."""
        gap = self.year - (self.last.plan_year or self.year)
        if not gap:
            return {}
        return {
            key: tuple(_YEAR.sub(lambda found: str(int(found[0]) + gap), text) for text in answers[key])
            for key in _DATED
            if key in answers
        }

    def plan(self, kind: YearKind) -> tuple[Answers, ...]:
        """Return the items that the law asks of the next year."""
        following_kind = YearKind.ORDINARY if kind is YearKind.FIRST else kind
        return statutory_items(self.bank, self.level, self.year + 1, following_kind, self.agenda())

    def remarks(self, follows: Following, records: Mapping[str, Sequence[Answers]]) -> Mapping[str, str]:
        """Return the comments: last year's values, what is unsure, wording that has gone out of use."""
        remarks = dict(self._values_of_last_year())
        remarks |= {**self.last.remarks, **follows.remarks}
        headings = self._headings()
        if headings:
            remarks[HEADINGS] = headings
        if not self.last.place:
            remarks[PLACE] = "去年的文件里没有写，或者被遮去了；请填全称"
        remarks |= self._gap(records) | dict(self._expired(records))
        return {path: said for path, said in remarks.items() if path.split(".", 1)[0] in self.asked and said}

    def _values_of_last_year(self) -> Iterator[tuple[str, str]]:
        for path, question in self.asked.items():
            fact = self.last.figures.get(path)
            if (
                fact
                and path not in _CARRIED
                and not _MEASURES.search(path)
                and question.kind is not Kind.GROUP
            ):
                yield path, self._said(fact, question)

    def _said(self, fact: Fact, question: Question) -> str:
        told = self.last.year
        when = f"{told}年" if told and told != self.year - 1 else "去年"
        place = f"（第{fact.place.line}{self.last.unit}）" if fact.place.line else ""
        more = "；按今年的文件写" if fact.path in _SLOGANS else ""
        texts = "；".join(self.last.lists.get(question_path(fact), (fact.text,)))
        return _short(f"{when}：{texts}{question.unit}{place}{more}")

    def _headings(self) -> str:
        if self.last.scheme:
            return f"去年用的是“{self.last.scheme}”，今年换一套；不填由程序另选"
        if not self.last.headings:
            return ""
        return _short(f"去年的大标题是：{'；'.join(self.last.headings)}。今年换一套，不填由程序选")

    def _gap(self, records: Mapping[str, Sequence[Answers]]) -> dict[str, str]:
        """Return a warning where last year's file did not plan this year."""
        planned = self.last.plan_year
        if planned is None or planned == self.year:
            return {}
        said = f"下面是{planned}年的计划，不是{self.year}年的；不相干的删掉，漏的补上"
        return {path: said for path in (PROMISES, REVIEW) if records.get(path)}

    def _expired(self, records: Mapping[str, Sequence[Answers]]) -> Iterator[tuple[str, str]]:
        span = clock_of(self.year, None).review_span
        watched = watch_list(self.bank, span)
        for path in (PROMISES, REVIEW):
            for number, record in enumerate(records.get(path, ()), 1):
                words = _out_of_use(
                    "".join(record.get("事项", ()) + record.get("题目", ())), watched, self.bank, span
                )
                if words:
                    yield f"{path}.{number}", words

    def _dated(self, text: str) -> str:
        """Return `text` with 今年 and 明年, as last year's plan says them, told as years."""
        said = self.last.plan_year
        if said is None:
            return text
        return _RELATIVE_YEAR.sub(lambda found: f"{said + _RELATIVE[found[0]]}年", text)

    def _choices(self, path: str) -> tuple[str, ...]:
        head, _, key = path.partition(".")
        question = self.asked.get(path) or next(
            (child for child in self.asked[head].children if child.key == key), None
        )
        return question.choices if question else ()

    def _keys(self, path: str) -> frozenset[str]:
        return frozenset(child.key for child in self.asked[path].children)


def with_reference(started: Started, reference: str, *, is_facts: bool) -> Started:
    """Return the file with the name under which it finds last year's.

    A facts file is also one of the yearly files from which a five-year report takes its totals.
    """
    values = {**started.filling.values, REFERENCE: (reference,)}
    remarks = dict(started.filling.remarks)
    asked = {path for path, _ in walk(started.questionnaire.questions)}
    if is_facts and YEARS in asked:
        values[YEARS] = (reference,)
        remarks[YEARS] = "去年的已经写上，再补本届更早几年的"
    return replace(started, filling=replace(started.filling, values=values, remarks=remarks))


def question_path(fact: Fact) -> str:
    """Return the path of the question a fact answers: without the place in a list."""
    head, _, last = fact.path.rpartition(".")
    return head if last.isdecimal() else fact.path


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _out_of_use(text: str, watched: WatchList, bank: PhraseBank, span: Period) -> str:
    """Return what is to be said of wording in `text` that is no longer used, "" for none."""
    said = []
    for found in watched.find(text):
        words, entry = text[found.start : found.end], found.entry
        if words in entry.wrong:
            said.append(f"“{words}”宜写作“{entry.text}”")
            continue
        successor = successor_in(span, entry, bank)
        instead = f"，现在说“{successor.text}”" if successor else ""
        said.append(f"“{words}”今年不再这样说{instead}")
    return "；".join(dict.fromkeys(said))
