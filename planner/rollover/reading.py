"""Reading last year's file, whatever it is: a facts file or a report."""

import re
from pathlib import Path
from typing import Final

from planner.bank.model import Level, PhraseBank
from planner.errors import UnreadableInputError
from planner.facts.load import DEFAULT_DOCUMENT, facts_of_text
from planner.files import read_text
from planner.finding import Finding
from planner.reports.read import read_lines
from planner.rollover.lastfacts import last_year_of_facts
from planner.rollover.lastreport import last_year_of_report
from planner.rollover.model import LastYear

_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_TEXTS: Final = frozenset({".txt", ""})
_HEAD: Final = re.compile(r"^文种\s*[:：].*\n(?:.*\n){0,5}?级别\s*[:：]", re.MULTILINE)


def is_facts_file(path: Path) -> bool:
    """Return whether `path` is a facts file: by its name, or a text that begins with 文种 and 级别."""
    if path.suffix.lower() in _SUFFIXES:
        return True
    if path.suffix.lower() not in _TEXTS:
        return False
    try:
        return bool(_HEAD.search(read_text(path).content))
    except UnreadableInputError:
        return False


def read_last_year(
    path: Path, bank: PhraseBank, level: Level | None = None
) -> tuple[LastYear, tuple[Finding, ...]]:
    """Return what the file at `path` hands on, and the problems of a facts file.

    `level` overrides what a report says of itself. Raises UnreadableInputError, or InvalidInputError for
    a facts file that gives no answers at all.
    """
    if is_facts_file(path):
        text = read_text(path)
        facts, findings = facts_of_text(path.name, text, bank)
        return last_year_of_facts(facts, text.content, bank), findings
    lines = read_lines(path)
    return last_year_of_report(lines, bank, DEFAULT_DOCUMENT, level), ()
