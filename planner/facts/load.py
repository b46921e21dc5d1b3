"""Loading a facts file: lines checked, parsed, and each answer read as its question asks."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from planner.bank.model import Level, PhraseBank
from planner.errors import InvalidInputError
from planner.facts.model import Facts, Mode, Questionnaire, YearKind
from planner.facts.questionnaire import documents, load_questionnaire
from planner.facts.reading.answers import Vocabulary, vocabulary
from planner.facts.reading.longway import read_long
from planner.facts.reading.reader import Reader
from planner.facts.reading.shortway import read_short
from planner.facts.reading.source import Source, source_of
from planner.files import Text, read_text
from planner.finding import Finding, Severity

DEFAULT_DOCUMENT: Final = "工作报告"

_HEAD: Final = re.compile(r"^ *(文种|级别|年型)\s*[:：]\s*[\"'“]?([^\s\"'”#]+)", re.MULTILINE)
_LOST_SIGN: Final = "字符"
# Words a clerk may type for a mode, longer ones before those they hold.
_LEVELS: Final = {
    "县级市": Level.CITY,
    "镇": Level.TOWN,
    "乡": Level.TOWNSHIP,
    "区": Level.DISTRICT,
    "县": Level.COUNTY,
    "旗": Level.COUNTY,
    "市": Level.CITY,
}
_YEAR_KINDS: Final = {"末": YearKind.LAST, "五年": YearKind.LAST, "首": YearKind.FIRST, "新": YearKind.FIRST}


def load_facts(path: Path, bank: PhraseBank) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts of the file at `path`, and every problem of it ordered by place.

    Raises UnreadableInputError when the file is no text, and what facts_of_text does.
    """
    return facts_of_text(str(path), read_text(path), bank)


def facts_of_text(file: str, text: Text, bank: PhraseBank) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts of a text that was read from `file`, and every problem of it ordered by place.

    An error means that an answer cannot be used as it was meant; it is left out, the rest stands.
    Forms and fields are named as `bank` names them. Raises InvalidInputError with all findings when
    the text is not a list of answers at all.
    """
    source = source_of(file, text.content)
    facts, findings = read_facts(source, _questionnaire_for(text.content), vocabulary(bank))
    if text.encoding == "UTF-8":
        return facts, findings
    message = f"文件按 {text.encoding} 读取"
    notice = source.finding(
        "编码", source.place(1, 1), message, "另存为 UTF-8 更稳妥", severity=Severity.INFO
    )
    return facts, (notice, *findings)


def read_facts(
    source: Source, questionnaire: Questionnaire, words: Vocabulary
) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts that `source` gives to `questionnaire`, and every problem ordered by place.

    Raises InvalidInputError as facts_of_text does.
    """
    reader = Reader(source, words, questionnaire)
    found = read_short(reader)
    if found is None:
        reader = Reader(source, words, questionnaire)
        try:
            found = read_long(reader)
        except InvalidInputError as error:
            raise InvalidInputError(_ordered(error.findings), str(error)) from error
    facts = Facts(source.file, questionnaire, reader.values, reader.records)
    return facts, _ordered((*found, *reader.findings))


def _questionnaire_for(content: str) -> Questionnaire:
    """Return the questions for the document, level and kind of year that `content` names first."""
    lines = content.replace("\r", "\n") if "\r" in content else content
    said = dict(reversed([(match[1], match[2]) for match in _HEAD.finditer(lines)]))
    document = said.get("文种", "")
    mode = Mode(_level(said.get("级别", "")), _year_kind(said.get("年型", "")))
    return load_questionnaire(document if document in documents() else DEFAULT_DOCUMENT, mode)


def _level(typed: str) -> Level:
    """Return the level that `typed` means, a district where it means none: 镇级, 市辖区, 乡人大, 旗."""
    meant = (level for name, level in _LEVELS.items() if name in typed)
    return next(meant, Level.DISTRICT)


def _year_kind(typed: str) -> YearKind:
    """Return the kind of year that `typed` means, an ordinary one where it means none: 届末年, 首年度."""
    meant = (kind for name, kind in _YEAR_KINDS.items() if name in typed)
    return next(meant, YearKind.ORDINARY)


def _ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return the findings by place, one of each rule for a line: the first stage saw it best."""
    first: dict[tuple[int, str, str], Finding] = {}
    for found in findings:
        text = "" if found.rule == _LOST_SIGN else found.message
        first.setdefault((found.place.line, found.rule, text), found)
    return tuple(sorted(first.values(), key=lambda found: (found.place.line, found.place.column)))
