"""The questionnaire: one file of questions for all kinds of document, read for one mode."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Level
from planner.chinese import numeral
from planner.documents.load import kinds
from planner.facts.model import Condition, Kind, Mode, Need, Question, Questionnaire, YearKind
from planner.plainyaml import read_plain
from planner.resources import data_dir

FOLDER: Final = "问卷"
"""The folder of the templates that holds the questions, how figures and shares are recognised."""

FILE_NAME: Final = "问卷.yaml"

_TOWNS: Final = "乡镇"
_SECTION: Final = re.compile("^[一二三四五六七八九十]+、")

_Raw = Mapping[str, Any]


def documents(folder: Path | None = None) -> tuple[str, ...]:
    """Return the kinds of document that can be drafted from a facts file."""
    return tuple(kinds(folder))


@cache
def load_questionnaire(document: str, mode: Mode = Mode(), folder: Path | None = None) -> Questionnaire:  # noqa: B008 - a value, never changed
    """Return the questionnaire of `document` for one level and kind of year.

    It comes from `folder` or the shipped templates. Words in braces ({党委}, {例地}, {打算}) stand as the
    level and the kind of year say them (级别用词, 年型用词 in the file); what stands under 乡镇, 届末 or
    首年 in an entry goes before the entry's own words there. Raises UnreadableInputError when there is
    none. The file is part of the project: a mistake in it is a bug and shows as KeyError or ValueError.
    """
    raw = _questions(folder)
    words = raw["级别用词"][mode.level.value] | raw["年型用词"][mode.year_kind.value]
    reader = _Reader(mode, words, raw.get("记录类型", {}))
    questions = tuple(_numbered(reader.questions(raw["题"], "")))
    return Questionnaire(document, tuple(raw["级别"]), questions, mode, reader.elsewhere)


@cache
def _questions(folder: Path | None) -> _Raw:
    return read_plain((folder or data_dir("templates")) / FOLDER / FILE_NAME)


def _numbered(questions: Sequence[Question]) -> Iterator[Question]:
    """Yield the questions with the numbers of their sections (三、) running on over what others are asked."""
    number = 0
    for question in questions:
        counted = _SECTION.match(question.label)
        number += counted is not None
        label = _SECTION.sub(f"{numeral(number)}、", question.label) if counted else question.label
        yield replace(question, label=label)


@dataclass(slots=True)
class _Reader:
    """Reads entries for one mode; `elsewhere` collects what only other modes ask."""

    mode: Mode
    words: Mapping[str, str]
    shared: Mapping[str, Sequence[_Raw]]
    elsewhere: dict[str, str]

    def __init__(self, mode: Mode, words: Mapping[str, str], shared: Mapping[str, Sequence[_Raw]]) -> None:
        self.mode, self.words, self.shared, self.elsewhere = mode, words, shared, {}

    def questions(self, entries: Sequence[_Raw], prefix: str) -> tuple[Question, ...]:
        """Return the questions of `entries` that the mode asks."""
        found = []
        for entry in map(self._as_asked, entries):
            others = tuple(self._others(entry))
            if others:
                self.elsewhere.setdefault(f"{prefix}{entry['键']}", "、".join(others))
            else:
                found.append(self._question(entry, prefix))
        for question in found:  # one key may be asked in other words at other levels
            self.elsewhere.pop(f"{prefix}{question.key}", None)
        return tuple(found)

    def _as_asked(self, entry: _Raw) -> _Raw:
        """Return an entry with what it says otherwise for the mode's level or kind of year."""
        own: _Raw = entry.get(_TOWNS, {}) if self.mode.level in TOWN_LEVELS else {}
        return {**entry, **own, **entry.get(self.mode.year_kind.value, {})}

    def _others(self, entry: _Raw) -> Iterator[str]:
        """Yield the modes that ask an entry, when this mode does not."""
        levels, kinds = entry.get("级别", list(Level)), entry.get("年型", list(YearKind))
        if self.mode.level.value not in levels:
            yield from levels
        elif self.mode.year_kind.value not in kinds:
            yield from kinds

    def _question(self, entry: _Raw, prefix: str) -> Question:
        children = self.shared[entry["记录"]] if "记录" in entry else entry.get("组", ())
        usual = entry.get("常见")
        return Question(
            key=entry["键"],
            label=self._said(entry["问"]),
            kind=Kind(entry.get("类型", Kind.GROUP)),
            need=Need(entry.get("要求", Need.OPTIONAL)),
            help=self._said(entry.get("说明", "")),
            unit=self._said(entry.get("单位", "")),
            example=tuple(self._said(text) for text in _listed(entry.get("例", ()))),
            choices=tuple(self._said(text) for text in entry.get("选项", ())),
            children=self.questions(children, f"{prefix}{entry['键']}."),
            when=tuple(Condition(path, tuple(values)) for path, values in entry.get("当", {}).items()),
            most=entry.get("不大于", ""),
            usual=(int(usual[0]), int(usual[1])) if usual else None,
            usual_basis=entry.get("常见依据", ""),
            told_in=entry.get("写在", ""),
            folded=entry.get("收起", "") == "是",
        )

    def _said(self, text: str) -> str:
        for name, word in self.words.items():
            text = text.replace(f"{{{name}}}", word)
        return text


def _listed(value: str | Sequence[str]) -> Sequence[str]:
    return (value,) if isinstance(value, str) else value
