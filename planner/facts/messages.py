"""Findings as a clerk reads them: where, what, the line with a caret, what to do, and why."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from planner.chinese import display_width
from planner.facts.reading.source import Source, source_of
from planner.finding import Finding, Place

_KEY: Final = re.compile(r"(?P<indent> *)(?P<key>[^\s#:：-][^:：]*?)\s*[:：]")
_MARGIN: Final = "  "
_SHOWN: Final = 60
_BEFORE: Final = 20


def render(finding: Finding) -> str:
    """Return a finding in lines, without colour and without a line end at the end.

    The first is 文件:行:列 错误 规则：说明; the source line with a caret under its column, 改法 and
    依据 follow where there are any. A Chinese character counts two columns.
    """
    lines = [f"{_where(finding.place)} {finding.severity.word} {finding.rule}：{finding.message}"]
    if finding.source_line.strip():
        lines += _with_caret(finding.source_line.replace("\t", " "), finding.place.column)
    if finding.suggestion:
        lines.append(f"{_MARGIN}改法：{finding.suggestion.strip()}")
    if finding.basis:
        lines.append(f"{_MARGIN}依据：{finding.basis}")
    return "\n".join(lines)


def with_lines(findings: Iterable[Finding], content: str) -> tuple[Finding, ...]:
    """Return the findings with their source lines, in the order of the file.

    `content` is the text of the facts file. A finding about a blank key (line 0, its path as text)
    gets the line of that key, or of the group that should hold it.
    """
    source = source_of("", content)
    keys = key_places(source)
    placed = (_placed(finding, keys, source) for finding in findings)
    return tuple(sorted(placed, key=lambda f: (f.place.line, f.place.column)))


def _where(place: Place) -> str:
    if not place.line:
        return f"{place.file}:"
    return f"{place.file}:{place.line}:{place.column}"


def _with_caret(line: str, column: int) -> list[str]:
    at = min(max(column - 1, 0), len(line))
    start = max(at - _BEFORE, 0) if len(line) > _SHOWN else 0
    shown = line[start : start + _SHOWN]
    head = "…" if start else ""
    tail = "…" if start + _SHOWN < len(line) else ""
    space = " " * display_width(head + line[start:at])
    return [f"{_MARGIN}{head}{shown}{tail}", f"{_MARGIN}{space}^"]


def _placed(finding: Finding, keys: Mapping[str, tuple[int, int]], source: Source) -> Finding:
    place = finding.place
    if not place.line:
        path = finding.text
        while path and path not in keys:
            path = path.rpartition(".")[0]
        line, column = keys.get(path, (0, 0))
        place = Place(place.file, line, column)
    known = 0 < place.line <= len(source.lines)
    shown = finding.source_line or (source.lines[place.line - 1] if known else "")
    return replace(finding, place=place, source_line=shown)


def key_places(source: Source) -> Mapping[str, tuple[int, int]]:
    """Return line and column of the keys that stand in groups, by path; lists are passed over."""
    places: dict[str, tuple[int, int]] = {}
    opened: list[tuple[int, str]] = []
    for number, line in enumerate(source.lines, 1):
        match = _KEY.match(line)
        if match is None:
            continue
        indent = len(match["indent"])
        opened = [(column, key) for column, key in opened if column < indent]
        opened.append((indent, match["key"]))
        places.setdefault(".".join(key for _, key in opened), (number, indent + 1))
    return places
