"""The rules of proof-reading: the shipped files, an office's own over them, its settings applied.

A rule file is written like a file of the phrase bank (类别: 校核, 默认, 条目); each stands in a folder 校核
of a phrase bank. The file 设置.yaml there is an office's own say (`planner.proof.office`).
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from planner.bank.model import Authority, Level
from planner.bank.values import NotAllowedError, filled, text, words
from planner.bank.yamlfile import Mistake, Raw, RawEntry, RawFile, read_bank_file
from planner.clock import period
from planner.errors import InvalidInputError
from planner.finding import Finding, Place, Severity
from planner.proof.model import Rule, Zone, compiled
from planner.proof.office import SETTINGS, Office
from planner.proof.settings import read_settings
from planner.reports.model import Genre
from planner.resources import data_dir

FOLDER: Final = "校核"
"""The folder of a phrase bank that holds rules, and what the files in it name as their 类别."""

ELSEWHERE: Final = ("重复-别处", "地名-出处")
"""What is found by comparison with an archive, not by a rule; settings may name these too."""

SEVERITIES: Final = {severity.word: severity for severity in Severity}
"""How severities are written in rule files and settings."""

_BASIS: Final = "校核规则的写法"
_YES: Final = {"是": True, "否": False}


def rules_of(
    folders: Iterable[Path] = (), detectors: Collection[str] = ()
) -> tuple[tuple[Rule, ...], Office]:
    """Return the shipped rules, overlaid by those in the bank `folders` in turn, and what the office set.

    A rule of a later folder takes the place of the one of the same 编号. A rule that is off is left out; a
    severity set for a rule goes before one set for its family. `detectors` are the names that may be called.
    InvalidInputError with every mistake of every file.
    """
    known = dict(_shipped(frozenset(detectors)))
    office = Office()
    findings: list[Finding] = []
    for folder in folders:
        if (folder / FOLDER).is_dir():
            own, mistakes = _read_folder(folder / FOLDER, frozenset(detectors), trusted=False)
            known |= own
            findings += mistakes
            more, file = read_settings(folder / FOLDER / SETTINGS, (*known, *ELSEWHERE), SEVERITIES)
            findings += (finding_of(file, mistake) for mistake in file.mistakes) if file else ()
            office = office.with_more(more)
    if findings:
        raise InvalidInputError(findings, f"校核规则有{len(findings)}处写法不对，改好才能用。")
    return tuple(_set(rule, office) for rule in known.values() if not office.is_off(rule.id)), office


def _set(rule: Rule, office: Office) -> Rule:
    severity = office.severity_of(rule.id)
    return replace(rule, severity=severity) if severity else rule


@cache
def _shipped(detectors: frozenset[str]) -> Mapping[str, Rule]:
    # Tests compile the shipped patterns: here that would double the time of a start.
    rules, findings = _read_folder(data_dir("phrasebank") / FOLDER, detectors, trusted=True)
    if findings:
        raise InvalidInputError(findings, "随附的校核规则写法不对。")
    return rules


def _read_folder(
    folder: Path, detectors: frozenset[str], *, trusted: bool
) -> tuple[dict[str, Rule], list[Finding]]:
    rules: dict[str, Rule] = {}
    findings: list[Finding] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != SETTINGS:
            file = read_bank_file(path)
            for rule, raw in _rules(file, detectors, trusted=trusted):
                if rule.id in rules:
                    line = raw.lines["编号"]
                    file.mistakes.append(Mistake(line, rule.id, f"编号“{rule.id}”用过了", "换一个编号"))
                rules[rule.id] = rule
            findings += (finding_of(file, mistake) for mistake in file.mistakes)
    return rules, findings


def finding_of(file: RawFile, mistake: Mistake) -> Finding:
    """Return a mistake in a rule file or in the settings as a finding."""
    source = file.source[mistake.line - 1] if mistake.line <= len(file.source) else ""
    place = Place(str(file.path), mistake.line, max(source.find(mistake.text), 0) + 1)
    error = Severity.ERROR
    return Finding(FOLDER, error, place, mistake.text, mistake.message, mistake.suggestion, _BASIS, source)


def _rules(file: RawFile, detectors: frozenset[str], *, trusted: bool) -> Iterator[tuple[Rule, RawEntry]]:
    if not file.mistakes and file.kind != FOLDER:
        file.mistakes.append(Mistake(1, file.kind, "不是校核规则的文件", f"第一行写“类别: {FOLDER}”"))
    if file.mistakes:
        return
    defaults = _values(file.defaults, file.mistakes)
    for raw in file.entries:
        before = len(file.mistakes)
        values = defaults | _values(raw, file.mistakes)
        file.mistakes += _wrong(values, raw, detectors)
        file.mistakes += () if trusted else _no_patterns(values, raw)
        if len(file.mistakes) == before:
            span = period(values.pop("from", ""), values.pop("until", ""))
            yield Rule(valid=span, **values), raw


def _wrong(values: Mapping[str, Any], raw: RawEntry, detectors: frozenset[str]) -> Iterator[Mistake]:
    for key, name in _NEEDED.items():
        if name not in values:
            yield Mistake(raw.line, key, f"缺少“{key}”", f"补上“{key}: …”")
    looks = [bool(values.get(name)) for name in ("words", "patterns", "detector")]
    if not any(looks):
        yield Mistake(raw.line, "找", "没有写找什么", "写“找”（词）、“正则”或“查”其中一项")
    if values.get("detector") and values["detector"] not in detectors:
        yield Mistake(raw.line, values["detector"], "没有这一种查法", f"可写：{'、'.join(sorted(detectors))}")


def _no_patterns(values: Mapping[str, Any], raw: RawEntry) -> Iterator[Mistake]:
    for key in ("正则", "除"):
        try:
            compiled(values.get(_KEYS[key][0], ()))
        except re.error as error:
            pattern = str(error.pattern)
            advice = "核对括号和转义；一条规则里，一个组名只用一次"
            yield Mistake(raw.lines.get(key, raw.line), pattern, f"正则不合写法：{error}", advice)


def _values(raw: RawEntry, mistakes: list[Mistake]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in raw.values.items():
        if key not in _KEYS:
            mistakes.append(Mistake(raw.lines[key], key, f"没有“{key}”这个键", f"可写：{'、'.join(_KEYS)}"))
            continue
        name, read = _KEYS[key]
        try:
            values[name] = read(value)
        except NotAllowedError as error:
            mistakes.append(Mistake(raw.lines[key], value if isinstance(value, str) else key, *error.args))
    return values


def _one_of(known: Mapping[str, Any]) -> Callable[[Raw], Any]:
    def read(value: Raw) -> Any:  # noqa: ANN401  what the table holds
        if filled(value) not in known:
            raise NotAllowedError("没有这种写法", f"可写：{'、'.join(known)}")
        return known[filled(value)]

    return read


def _some_of(known: Mapping[str, Any]) -> Callable[[Raw], frozenset[Any]]:
    one = _one_of(known)
    return lambda value: frozenset(one(word) for word in words(value))


def _month(value: Raw) -> str:
    try:
        period(filled(value), "")
    except ValueError as error:
        raise NotAllowedError("不是年月", "写成 2026、2026-02 或 2026-02-24") from error
    return filled(value)


_KEYS: Final[Mapping[str, tuple[str, Callable[[Raw], Any]]]] = {
    "编号": ("id", filled),
    "级": ("severity", _one_of(SEVERITIES)),
    "权威": ("authority", _one_of({authority.value: authority for authority in Authority})),
    "依据": ("basis", filled),
    "说": ("message", filled),
    "改": ("suggestion", text),
    "起": ("from", _month),
    "止": ("until", _month),
    "级别": ("levels", _some_of({level.value: level for level in Level})),
    "文种": ("genres", _some_of({genre.value: genre.value for genre in Genre})),
    "限": ("zones", _some_of({zone.value: zone for zone in Zone})),
    "找": ("words", words),
    "正则": ("patterns", words),
    "除": ("unless", words),
    "查": ("detector", filled),
    "可改": ("fixes", _one_of(_YES)),
    "应中": ("fires", words),
    "不中": ("keeps", words),
}
_NEEDED: Final = {
    key: name
    for key, (name, _) in _KEYS.items()
    if name in {"id", "severity", "authority", "basis", "message"}
}
