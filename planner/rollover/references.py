"""References: the other files that a facts file names under 参照, read for the checks."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from planner.bank.model import PhraseBank
from planner.chinese import numeral
from planner.errors import InvalidInputError, PlannerError
from planner.facts.load import facts_of_text
from planner.facts.model import Background, Fact, Facts, Mode, YearKind
from planner.facts.reading.tidy import tidy
from planner.facts.rules.notes import HOUSE, at_fact
from planner.files import read_text
from planner.finding import Finding, Severity
from planner.reports.read import read_lines
from planner.reports.structure import structure
from planner.rollover.lastfacts import figures_of
from planner.rollover.lastreport import figures_of_report, headings_of_report
from planner.rollover.reading import is_facts_file

LAST_YEAR: Final = "参照.去年"
TERM: Final = "参照.历年"
RULE: Final = "参照"


def background(facts: Facts, bank: PhraseBank) -> tuple[Background, tuple[Finding, ...]]:
    """Return what the files named under 参照 say, and a warning for each that cannot be read.

    Names are looked up beside the facts file. A file that is missing or spoilt is left out: nothing is
    raised for it.
    """
    findings: list[Finding] = []
    last = facts.one(LAST_YEAR)
    known = _last_year(facts, last, bank, findings) if last and not last.pending else Background()
    term = []
    for fact in facts.all(TERM):
        read = None if fact.pending else _yearly(facts, fact, bank, findings)
        if read:
            term.append(read)
    return replace(known, term=tuple(sorted(term, key=_year))), tuple(findings)


def _last_year(facts: Facts, fact: Fact, bank: PhraseBank, findings: list[Finding]) -> Background:
    path = beside(facts, fact)
    try:
        if is_facts_file(path):
            read, _ = facts_of_text(fact.text, read_text(path), bank)
            earlier = _earlier(replace(read, file=str(path)), bank)
            return Background(_as_heard(read), last_facts=replace(read, background=earlier))
        report = structure(read_lines(path))
        mode, document = Mode(facts.mode.level), facts.questionnaire.document
        figures = figures_of_report(report, mode, document, fact.text)
        return Background(figures, last_headings=headings_of_report(report))
    except PlannerError as error:
        findings.append(_unread(fact, path, error, "去年的数这次不比"))
        return Background()


def _earlier(facts: Facts, bank: PhraseBank) -> Background:
    """Return what last year's facts had to avoid in their turn: the headings of the year before.

    One step further back tells the scheme that fell to last year in almost every case. A file of then
    that is gone or cannot be read is no matter of this year.
    """
    fact = facts.one(LAST_YEAR)
    if fact is None or fact.pending:
        return Background()
    path = beside(facts, fact)
    try:
        if is_facts_file(path):
            return Background(last_facts=facts_of_text(fact.text, read_text(path), bank)[0])
        return Background(last_headings=headings_of_report(structure(read_lines(path))))
    except PlannerError:
        return Background()


def _as_heard(read: Facts) -> Mapping[str, Fact]:
    """Return last year's answers; the term of a five-year report is that of the congress that heard it."""
    answers = dict(figures_of(read))
    term, number = answers.get("单位.届"), answers.get("大会.次")
    if read.mode.year_kind is YearKind.LAST and term and number and number.value == 1:
        count = term.value + 1 if isinstance(term.value, int) else 1
        answers["单位.届"] = Fact(term.path, numeral(count), count, term.place, term.label)
    return answers


def _yearly(facts: Facts, fact: Fact, bank: PhraseBank, findings: list[Finding]) -> Facts | None:
    path = beside(facts, fact)
    try:
        if path.exists() and not is_facts_file(path):
            raise InvalidInputError((), f"“{fact.text}”不是问卷。")
        read, _ = facts_of_text(fact.text, read_text(path), bank)
    except PlannerError as error:
        findings.append(_unread(fact, path, error, "五年合计里没有算这一年"))
        return None
    return read


def _unread(fact: Fact, path: Path, error: PlannerError, effect: str) -> Finding:
    if not path.exists():
        message = f"找不到“{fact.text}”，{effect}"
        advice = "把它和本文件放在同一个文件夹，文件名照写，带上 .docx、.txt 或 .yaml；不用了就删掉这一行"
    else:
        message = f"“{fact.text}”读不了，{effect}：{error}"
        advice = (
            "换成能打开的文件；.docx、.txt 或 .yaml 都可以"
            if fact.path == LAST_YEAR
            else "换成那一年的问卷 .yaml"
        )
    return at_fact(fact, RULE, Severity.WARNING, message, advice, HOUSE)


def beside(facts: Facts, fact: Fact) -> Path:
    """Return the path that a name under 参照 means; its blanks and widths may have been tidied in reading."""
    path = Path(facts.file).parent / fact.text
    if path.exists():
        return path
    try:
        others = sorted(path.parent.iterdir())
    except OSError:
        return path
    return next((other for other in others if tidy(other.name) == tidy(path.name)), path)


def _year(facts: Facts) -> int:
    year = facts.one("年度")
    return year.value if year and isinstance(year.value, int) else 0
