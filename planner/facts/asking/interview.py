"""Interview: what a line typed for a question says, and what it changes in the facts file.

Pure: typed lines go in; an answer, a refusal or a shorter list of choices comes out, and the change.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from planner.facts.asking.steps import Step, first_words, lists_of, ranked
from planner.facts.messages import key_places
from planner.facts.model import Fact, Facts, Kind, Question, Record
from planner.facts.reading.answers import Vocabulary, is_pending, read_answer, split_items, without_number
from planner.facts.reading.quantities import Refusal
from planner.facts.reading.source import source_of
from planner.facts.splicing.splice import Edit, NewRecord

PENDING: Final = "待填"

# Longer advice lists all that may be typed, which stands above already.
_LONG: Final = 30
_LAST_YEAR: Final = re.compile(r"\s*#\s*去年：(.+)")


class Key(StrEnum):
    """What a typed line asks for instead of answering."""

    SKIP = "跳过"
    HELP = "说明"
    BACK = "上一题"
    LEAVE = "退出"


_KEYS: Final = {
    "": Key.SKIP,
    "?": Key.HELP,
    "<": Key.BACK,
    "《": Key.BACK,
    "〈": Key.BACK,
    "上一题": Key.BACK,
    "q": Key.LEAVE,
    "退出": Key.LEAVE,
}


@dataclass(frozen=True, slots=True)
class Accepted:
    """An answer in the words to be written, () to leave nothing there, and what to tell about it."""

    texts: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an answer cannot be taken, and what to type instead."""

    message: str


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The choices that are like the words typed, best first, for choosing by number."""

    options: tuple[str, ...]


def key_of(typed: str) -> Key | None:
    """Return what a line asks for instead of answering; full-width signs count as half-width ones."""
    return _KEYS.get(unicodedata.normalize("NFKC", typed).strip().lower())


def read(
    step: Step, lines: Sequence[str], words: Vocabulary, known: Sequence[str] = ()
) -> Accepted | Refused | Narrowed:
    """Return what the lines typed for a step say, read as the loader will read them.

    A number chooses among the options of the step. `known` are the titles of the year's items. Where a
    title is asked for and none of them was typed, the titles most like the words come back.
    """
    if step.question.kind is Kind.LIST:
        return _read_list(step.question, lines, words)
    typed = _chosen(lines[0], step.options)
    if is_pending(typed):
        return Accepted((PENDING,))
    if step.picks_item:
        return Accepted((typed,)) if typed in known else Narrowed(ranked(typed, known))
    return _read_value(step.question, typed, words, step.options)


def change_of(step: Step, texts: tuple[str, ...], facts: Facts) -> Edit | NewRecord:
    """Return the change that an answer makes in the file."""
    if begins_record(step, facts):
        return NewRecord(step.record.rpartition(".")[0], {step.question.key: texts})
    return Edit(step.path, texts)


def begins_record(step: Step, facts: Facts) -> bool:
    """Return whether the answer to a step begins a record: the one it belongs to is not there."""
    home = step.record.rpartition(".")[0]
    return home in lists_of(facts) and record_of(step, facts) is None


def last_record(step: Step, facts: Facts) -> str:
    """Return the path of the last record of the list that a step belongs to, "" without one."""
    records = facts.list(step.record.rpartition(".")[0])
    return records[-1].path if records else ""


def record_of(step: Step, facts: Facts) -> Record | None:
    """Return the record that a step asks about, None where it is not there or it asks about none."""
    records = facts.list(step.record.rpartition(".")[0])
    return next((record for record in records if record.path == step.record), None)


def lines_of(step: Step, facts: Facts) -> frozenset[int]:
    """Return the lines that what is wrong with an answer can stand at: its own, and those of its record."""
    record = record_of(step, facts)
    fields = record.fields.values() if record else ()
    answers = (*given(step, facts), *(fact for field in fields for fact in field))
    return frozenset(fact.place.line for fact in answers)


def given(step: Step, facts: Facts) -> tuple[Fact, ...]:
    """Return the answers that the file holds for a step."""
    record = record_of(step, facts)
    return record.all(step.question.key) if record else facts.all(step.path)


def is_same(step: Step, one: Facts, other: Facts) -> bool:
    """Return whether a step asks the same of two readings of a file, and both answer it alike."""
    before, after = record_of(step, one), record_of(step, other)
    same_record = before is after is None or (before and after and first_words(before) == first_words(after))
    return bool(same_record) and _texts(given(step, one)) == _texts(given(step, other))


def line_of(step: Step, content: str) -> int:
    """Return the line of the key that a step asks for, 0 where it is in a record or not in the file."""
    return key_places(source_of("", content)).get(step.path, (0, 0))[0]


def last_year(step: Step, facts: Facts, content: str) -> str:
    """Return what last year's file answered, else what a comment above the key says of last year, or ""."""
    before = facts.background.last_year.get(step.path)
    if before:
        return f"{before.text}{step.question.unit}"
    source, line = source_of("", content), line_of(step, content)
    while line > 1 and source.lines[line - 2].lstrip().startswith("#"):
        line -= 1
        found = _LAST_YEAR.match(source.lines[line - 1])
        if found:
            return found[1].strip()
    return ""


def _read_list(question: Question, lines: Sequence[str], words: Vocabulary) -> Accepted | Refused:
    texts: list[str] = []
    remarks: list[str] = []
    for line in lines:
        if is_pending(line):
            return Accepted((PENDING,))
        parts, guessed = split_items(line)
        for part in (line,) if guessed else parts:
            answer = _read_value(question, without_number(part), words)
            if isinstance(answer, Refused):
                return answer
            texts += answer.texts
            remarks += answer.remarks
    return Accepted(tuple(texts), tuple(dict.fromkeys(remarks)))


def _read_value(
    question: Question, typed: str, words: Vocabulary, options: Sequence[str] = ()
) -> Accepted | Refused:
    reading = read_answer(question, typed, words)
    if reading is None:
        return Accepted(())
    if isinstance(reading, Refusal):
        listed = options and len(reading.suggestion) > _LONG
        advice = "填前面的数字，或者照写" if listed else reading.suggestion
        return Refused(f"{reading.message}。改法：{advice}。" if advice else f"{reading.message}。")
    remark = reading.remark
    told = tuple(f"{part}。" for part in (remark.message, remark.suggestion) if part) if remark else ()
    again = read_answer(question, reading.text, words)
    tidied = again is not None and not isinstance(again, Refusal) and again.value == reading.value
    return Accepted((reading.text if tidied else typed.strip(),), told)


def _chosen(typed: str, options: Sequence[str]) -> str:
    """Return the choice that a number names, else what was typed."""
    number = unicodedata.normalize("NFKC", typed).strip()
    if options and number.isdecimal() and 1 <= int(number) <= len(options):
        return options[int(number) - 1]
    return typed.strip()


def _texts(facts: Sequence[Fact]) -> tuple[str, ...]:
    return tuple(fact.text for fact in facts)
