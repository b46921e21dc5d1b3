"""Figures: the counts of a past report, recognised by the words around them (认数.yaml)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from planner.chinese import half_width
from planner.facts.model import Fact, Kind, Question, Questionnaire, walk
from planner.facts.questionnaire import FOLDER
from planner.facts.reading.quantities import Reading, read_integer, read_percent
from planner.finding import Place
from planner.plainyaml import read_plain
from planner.reports.model import Element, Report, Sentence
from planner.resources import data_dir

FILE_NAME: Final = "认数.yaml"

_NUMBER: Final = (
    "(?P<figure>(?:大约|将近|约|近|超过|逾)?(?:[0-9][0-9,]*|(?<![第百千万0-9.])[一二两三四五六七八九十百千]+)[余多]?)"
    "(?![0-9.万亿%届年月])"
)
_PERCENT: Final = r"(?P<figure>[0-9]{1,3}(?:\.[0-9]+)?)"
_TOKEN: Final = re.compile(r"\{数\}|…|〔([^〔〕]*)〕")
_OPTIONAL: Final = re.compile(r"\{数\}|…|〔[^〔〕]*〕")
_EACH: Final = re.compile("每(?:[名位个家年月季次件]|人(?!民))")
_FEW: Final = "[^，。；：！？、]{0,16}?"
_COUNTS: Final = frozenset({Kind.INTEGER, Kind.PERCENT})
_FIRST: Final = (Element.STATISTICS, Element.OVERVIEW)


def figures(report: Report, questionnaire: Questionnaire, file: str) -> Mapping[str, Fact]:
    """Return the counts and shares that the review of `report` tells, by questionnaire path.

    Their place is in `file`. Marks of anonymisation give none; of several the first counts, and what
    the statistics sentence says before what the parts say.
    """
    said = [(half_width(sentence.text), sentence.line) for sentence in _sentences(report)]
    texts = _Texts(tuple(said), "\n".join(text for text, _ in said))
    found: dict[str, Fact] = {}
    for path, question in walk(questionnaire.questions):
        if question.kind in _COUNTS:
            fact = _first(question, path, texts, file)
            if fact:
                found[path] = fact
    return found


def _sentences(report: Report) -> Iterator[Sentence]:
    passages = {passage.element: passage.sentences for passage in report.passages}
    for element in _FIRST:
        yield from passages.get(element, ())
    for part in report.review:
        for section in part.walk():
            yield from section.sentences


@dataclass(frozen=True, slots=True)
class _Texts:
    """The sentences of a report with their lines, and all of them as one text."""

    rows: Sequence[tuple[str, int]]
    whole: str

    def holding(self, words: Sequence[str]) -> Iterator[tuple[str, int]]:
        """Yield the sentences that hold all of `words`; most wordings stand in none, which one look tells."""
        if all(word in self.whole for word in words):
            yield from (row for row in self.rows if all(word in row[0] for word in words))


def _first(question: Question, path: str, texts: _Texts, file: str) -> Fact | None:
    """Return the figure that the first wording of a question finds, the earliest of several places."""
    read = read_percent if question.kind is Kind.PERCENT else read_integer
    for wording in _wordings().get(path, ()):
        for text, line in texts.holding(_literals(wording)):
            for match in _compiled(wording, question.kind).finditer(text):
                reading = read(question, match["figure"])
                if isinstance(reading, Reading) and not _is_of_each(text, match):
                    place = Place(file, line, match.start("figure") + 1)
                    about = reading.approximate
                    return Fact(path, reading.text, reading.value, place, question.label, approximate=about)
    return None


def _is_of_each(text: str, match: re.Match[str]) -> bool:
    """Return whether a figure is that of each one (每人联系3名), or only 一件 of a story."""
    clause = max(text.rfind(mark, 0, match.start("figure")) for mark in "，。；：") + 1
    return match["figure"] == "一" or bool(_EACH.search(text, clause, match.start("figure")))


@cache
def _literals(wording: str) -> tuple[str, ...]:
    """Return the words that every text must hold for a wording to be found in it."""
    return tuple(piece for piece in _OPTIONAL.split(wording) if piece)


@cache
def _compiled(wording: str, kind: Kind) -> re.Pattern[str]:
    return re.compile(_pattern(wording, kind))


def _pattern(wording: str, kind: Kind) -> str:
    """Return the regular expression of one wording."""
    figure = _PERCENT if kind is Kind.PERCENT else _NUMBER
    pieces, start = [], 0
    for token in _TOKEN.finditer(wording):
        pieces.append(re.escape(wording[start : token.start()]))
        start = token.end()
        if token[0] == "{数}":
            pieces.append(figure)
        elif token[0] == "…":
            pieces.append(_FEW)
        else:
            pieces.append(f"(?:{_pattern(token[1], kind)})?")
    return "".join([*pieces, re.escape(wording[start:])])


@cache
def _wordings() -> Mapping[str, Sequence[str]]:
    """Return the wordings a figure is recognised by, by the path of its question."""
    return read_plain(data_dir("templates") / FOLDER / FILE_NAME)
