"""Layout that is spoilt in one place of a Word file (`植版面.yaml`), and whether it is found."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from planner.finding import Severity
from planner.plainyaml import load_plain
from planner.proof.model import Remark
from planner.proof.pagelayout.read import read_layout
from planner.proof.reading import Given, subject_of
from planner.proof.run import remarks
from planner.reports.read import read_lines
from tests.proof.outcomes import Outcome, bank, new_remarks, rules
from tests.proof.seeded import DATA, Plant
from tests.proof.setpages import packed, parts

_FAMILIES = frozenset({"版面"})


@dataclass(frozen=True, slots=True)
class PagePlant:
    """What is spoilt: `before` in a part of the file becomes `after`; `words` say which paragraph is hit."""

    kind: str
    part: str
    before: str
    after: str
    words: str


@cache
def page_plants() -> tuple[PagePlant, ...]:
    """Return all of them."""
    found = load_plain((DATA / "植版面.yaml").read_text(encoding="utf-8"))
    return tuple(
        PagePlant(one["类"], f"word/{one['件']}.xml", one["原"], one["换"], one.get("指", ""))
        for one in found
    )


def page_outcomes() -> tuple[Outcome, ...]:
    """Return what comes of each."""
    return tuple(_outcome(plant) for plant in page_plants())


def page_alarms() -> tuple[Remark, ...]:
    """Return the errors and warnings on the layout that is not spoilt."""
    return tuple(
        one
        for one in _quiet()
        if one.finding.severity is not Severity.INFO and one.finding.rule.startswith("版面")
    )


def _outcome(plant: PagePlant) -> Outcome:
    heard = [
        one for one in new_remarks(_told(_spoilt(plant)), _quiet()) if one.finding.rule.startswith("版面")
    ]
    placed = not plant.words or any(plant.words in one.finding.source_line for one in heard)
    told = Plant(1, plant.kind, Severity.WARNING, _FAMILIES, after=plant.words)
    return Outcome(told, bool(heard), bool(heard) and placed, weighed=True)


def _spoilt(plant: PagePlant) -> Mapping[str, str]:
    whole = parts()[plant.part]
    if plant.before not in whole:
        raise ValueError(f"{plant.before!r} 不在 {plant.part} 里")
    return {**parts(), plant.part: whole.replace(plant.before, plant.after, 1)}


@cache
def _quiet() -> tuple[Remark, ...]:
    return _told(parts())


def _told(contents: Mapping[str, str]) -> tuple[Remark, ...]:
    data = packed(contents)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "稿.docx"
        path.write_bytes(data)
        lines = read_lines(path)
    return remarks(subject_of(lines, bank(), Given(layout=read_layout(data))), rules())
