"""What reports are known to hold, written so that a person can check it against the report.

A heading stands as number｜heading｜duty, indented below its part; an oversight item as half｜form｜topic.
Long words of real reports are shortened: “坚定维护政治核心…大局意识（31字）” begins and ends so and has 31
characters.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from planner.reports.model import Half, Report, Section

FOLDER = Path(__file__).resolve().parent
_SHORT = re.compile("(?P<start>[^…]*)…(?P<end>[^…（]*)（(?P<length>[0-9]+)字）")
_HALVES = {Half.REVIEW: "回顾", Half.PLAN: "计划"}


@dataclass(frozen=True)
class Truth:
    """The known content of a report, by the keys of its file."""

    values: dict[str, Any]

    def differences(self, report: Report) -> dict[str, object]:
        """Return what `report` has otherwise, with what was expected; empty when all is right."""
        return {
            key: {"expected": self._expected(key), "got": got}
            for key, got in shown(report).items()
            if not _same(self._expected(key), got)
        }

    def _expected(self, key: str) -> object:
        value = self.values[key]
        return _rows(value) if key in {"回顾", "计划", "议题"} else value


def read_truth(path: Path) -> Truth:
    """Return the truth that a YAML file holds."""
    return Truth(yaml.safe_load(path.read_text("utf-8")))


def shown(report: Report) -> dict[str, object]:
    """Return a report in the shape of a truth."""
    return {
        "标题": report.title,
        "称呼": report.salutation,
        "级别": report.level,
        "文种": report.genre.value,
        "年份": [report.year_review, report.year_plan],
        "半标题": [report.review_heading, report.plan_heading],
        "要素": [passage.element.value for passage in report.passages],
        "回顾": headings(report.review),
        "计划": headings(report.plan),
        "议题": [f"{_HALVES[item.half]}｜{item.form}｜{item.topic}" for item in report.oversight],
    }


def headings(parts: tuple[Section, ...]) -> list[str]:
    """Return the headings of a half as a truth writes them."""
    return [
        f"{'  ' * (section.level - 1)}{section.number}｜{section.heading}｜{section.duty.value}"
        for part in parts
        for section in part.walk()
    ]


def _rows(block: str) -> list[str]:
    return [row.rstrip() for row in block.splitlines() if row.strip()]


def _same(expected: object, got: object) -> bool:
    if isinstance(expected, list) and isinstance(got, list):
        return len(expected) == len(got) and all(map(_same, expected, got))
    if isinstance(expected, str) and isinstance(got, str) and "｜" in expected:
        return _same(expected.split("｜"), got.split("｜"))
    if isinstance(expected, str) and isinstance(got, str) and (short := _SHORT.fullmatch(expected)):
        whole = got.startswith(short["start"]) and got.endswith(short["end"])
        return whole and len(got) == int(short["length"])
    return expected == got
