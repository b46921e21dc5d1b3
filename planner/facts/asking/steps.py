"""Steps: the questions of a facts file in the order in which an interview puts them.

Pure: facts and what was put before go in, the steps still to be put come out.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from rapidfuzz import fuzz, process

from planner.bank.entries import Field, Form
from planner.bank.model import PhraseBank
from planner.facts.asking.progress import Open, open_questions
from planner.facts.derived.agenda import REVIEW, Stage
from planner.facts.derived.asked import asked_of
from planner.facts.derived.promises import PROMISES, Promised, Result, promised, titles
from planner.facts.model import Fact, Facts, Kind, Need, Question, Record, walk

_ITEM, _HOW, _REASON, _RESULT = "议题", "说明", "原因", "结果"
_STATUS: Final = "状态"
# What an item at a stage still has to say: one that is only planned, whether it was held at all.
_OF_ITEM: Final = {Stage.PLANNED: _STATUS, Stage.RUNNING: "进展", Stage.DROPPED: _REASON}
_LISTED: Final = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One question to put.

    `path` is where its answer goes, also into a record that is not there yet (不足.1.表现): the answer to
    its first field begins it. `home` is the label of its group, `about` names its record. `options` can
    be chosen by number.
    """

    path: str
    question: Question
    home: str
    about: str = ""
    options: tuple[str, ...] = ()

    @property
    def picks_item(self) -> bool:
        """Whether the answer is the title of one of the year's items, found by its words."""
        return self.path.startswith(f"{PROMISES}.") and self.question.key == _ITEM

    @property
    def record(self) -> str:
        """The path of the record the question belongs to, or of its group."""
        return self.path.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Interview:
    """How far an interview has come: the steps put so far, and the paths of the records begun in it.

    With `everything` the usual and optional questions follow the must-haves, save the optional fields of
    records, and last a further record is offered for each list that has to have some.
    """

    everything: bool = False
    put: tuple[Step, ...] = ()
    begun: tuple[str, ...] = ()

    def after(self, step: Step, record: str = "") -> "Interview":
        """Return the interview when `step` is over; `record` is the path of the record it began."""
        if not record:
            return replace(self, put=(*self.put, step))
        step = replace(step, path=f"{record}.{step.question.key}")
        return replace(self, put=(*self.put, step), begun=(*self.begun, record))

    def back(self) -> tuple["Interview", Step | None]:
        """Return the interview without its last step, and that step; None at the beginning."""
        return (replace(self, put=self.put[:-1]), self.put[-1]) if self.put else (self, None)


def left(interview: Interview, facts: Facts, bank: PhraseBank) -> tuple[Step, ...]:
    """Return the steps still to be put, in order; what was put in this interview is not put again.

    What records begun in it still lack comes first, then must-haves, then the rest with `everything`.
    """
    maker = _Maker(facts, bank, interview)
    passed = {step.path for step in interview.put}
    found: dict[str, Step] = {}
    for step in (*maker.begun(), *maker.open()):
        if step.path not in passed:
            found.setdefault(step.path, step)
    return tuple(found.values())


@dataclass(frozen=True)
class _Maker:
    """Makes steps of the questions of one file."""

    facts: Facts
    bank: PhraseBank
    interview: Interview

    def begun(self) -> Iterator[Step]:
        """Yield what records begun in the interview still lack, then a further record for each list."""
        lists = lists_of(self.facts)
        for path in self.interview.begun:
            home = path.rpartition(".")[0]
            record = next((one for one in self.facts.list(home) if one.path == path), None)
            for child in asked_of(record, lists[home]) if record and home in lists else ():
                if record and child.need is not Need.OPTIONAL and not _known(record.all(child.key)):
                    yield self._step(f"{path}.{child.key}", child, _named(record))
        for home in dict.fromkeys(path.rpartition(".")[0] for path in self.interview.begun):
            if home in lists:
                yield self._further(home, lists[home])

    def open(self) -> Iterator[Step]:
        """Yield the open questions in their order, promises by what each still lacks."""
        promises = list(self._promises())
        for one in open_questions(self.facts):
            if one.path == PROMISES or one.path.startswith(f"{PROMISES}."):
                continue
            if self._is_behind_promises(one):
                yield from promises
                promises = []
            if one.question.need is Need.MUST or (self.interview.everything and not self._is_detail(one)):
                yield self._open(one)
        yield from promises
        for home, question in lists_of(self.facts).items() if self.interview.everything else ():
            if question.need is Need.MUST and self.facts.list(home):
                yield self._further(home, question)

    def _is_detail(self, one: Open) -> bool:
        """Return whether a question is an optional field of a record: there are hundreds of those."""
        home = one.path.rpartition(".")[0].rpartition(".")[0]
        return one.question.need is Need.OPTIONAL and home in lists_of(self.facts)

    def _is_behind_promises(self, one: Open) -> bool:
        tops = [question.key for question in self.facts.questionnaire.questions]
        top = one.path.partition(".")[0]
        behind = PROMISES in tops and tops.index(top) > tops.index(PROMISES)
        return behind or one.question.need is not Need.MUST

    def _open(self, one: Open) -> Step:
        if one.question.kind is Kind.RECORDS:
            return self._further(one.path, one.question)
        home = one.path.rpartition(".")[0]
        records = self.facts.list(home.rpartition(".")[0])
        record = next((record for record in records if record.path == home), None)
        return self._step(one.path, one.question, _named(record) if record else "")

    def _further(self, home: str, question: Question) -> Step:
        """Return the step that begins one more record at `home`."""
        records = self.facts.list(home)
        number = int(records[-1].path.rpartition(".")[2]) + 1 if records else 1
        named = [question.label] if "." in home else []
        named += [f"第{number}条（没有了就直接按回车）"] if records else []
        first = replace(question.children[0], need=Need.OPTIONAL if records else question.need)
        return self._step(f"{home}.{number}.{first.key}", first, "，".join(named))

    def _promises(self) -> Iterator[Step]:
        """Yield what each promise of last year's plan still lacks to be told."""
        question = lists_of(self.facts).get(PROMISES)
        children = {child.key: child for child in question.children} if question else {}
        known = titles(self.facts)
        for promise in promised(self.facts, self.bank):
            waiting = tuple(self._waiting(promise))
            yield from waiting
            for key in () if waiting else _lacking(promise, known):
                if key in children:
                    step = self._step(f"{promise.record.path}.{key}", children[key], _about(promise))
                    yield replace(step, options=ranked(promise.text, known)) if step.picks_item else step

    def _waiting(self, promise: Promised) -> Iterator[Step]:
        """Yield what the items of a promise lack to answer for it: how far they came, how or why not."""
        question = lists_of(self.facts).get(REVIEW)
        children = {child.key: child for child in question.children} if question else {}
        items = () if promise.record.one(_RESULT) else promise.items
        for item in items:
            key = _OF_ITEM.get(item.stage, "")
            if key in children and (key == _STATUS or item.record.one(key) is None):
                form = f"（{item.form.name}）" if item.form else ""
                yield self._step(f"{item.key}.{key}", children[key], f"议题“{item.topic}”{form}")

    def _step(self, path: str, question: Question, about: str = "") -> Step:
        top = path.partition(".")[0]
        label = next((q.label for q in self.facts.questionnaire.questions if q.key == top), top)
        return Step(path, question, label, about, self._options(question))

    def _options(self, question: Question) -> tuple[str, ...]:
        level = self.facts.mode.level
        match question.kind:
            case Kind.FORM:
                return tuple(form.name for form in self.bank.of(Form) if level in form.levels)
            case Kind.FIELD:
                return tuple(field.name for field in self.bank.of(Field) if level in field.levels)
            case _:
                return question.choices


def lists_of(facts: Facts) -> dict[str, Question]:
    """Return the questions that are lists of records, by path."""
    return {path: q for path, q in walk(facts.questionnaire.questions) if q.kind is Kind.RECORDS}


def ranked(words: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the titles most like `words`, best first, file order among equals."""
    found = process.extract(words, known, scorer=fuzz.WRatio, limit=_LISTED)
    return tuple(title for title, _, _ in found)


def first_words(record: Record) -> str:
    """Return the first answer of a record: what it is known by."""
    return next((facts[0].text for facts in record.fields.values()), "")


def _lacking(promise: Promised, known: tuple[str, ...]) -> Iterator[str]:
    """Yield the keys without which a promise cannot be told, in the order they are asked."""
    shown = promise.item is not None
    if promise.known("事项") is None:
        yield "事项"
    match promise.result:
        case None:
            yield _RESULT
        case Result.DONE if not (shown or promise.known(_HOW)):
            yield from (_ITEM,) if known else ()
            yield _HOW
        case Result.RUNNING if not (shown or promise.known(_HOW)):
            yield _HOW
        case Result.UNDONE if not (shown or promise.known(_REASON)):
            yield _REASON
        case _:
            return


def _about(promise: Promised) -> str:
    return f"去年计划第{promise.record.path.rpartition('.')[2]}条{promise.name if promise.text else ''}"


def _named(record: Record) -> str:
    first = first_words(record)
    return f"第{record.path.rpartition('.')[2]}条{f'“{first}”' if first else ''}"


def _known(answers: Sequence[Fact]) -> bool:
    return any(not fact.pending for fact in answers)
