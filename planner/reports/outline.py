"""The outline of a report: for other programs as JSON, for people as indented text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from planner.reports.model import Half, Noise, NoiseKind, OversightItem, Passage, Report, Section

_NAMES: Final = {Half.REVIEW: "回顾", Half.PLAN: "计划"}
_NAMED_PLACES: Final = 5
_SHORT: Final = 24
_SHOWN: Final = frozenset({NoiseKind.ADVERT, NoiseKind.ADDRESS, NoiseKind.HEADER, NoiseKind.QUOTES})


def outline_json(report: Report) -> dict[str, object]:
    """Return the outline in the shape of `planner outline --json`; what the report does not say is null."""
    return {
        "file": report.lines.name,
        "title": report.title,
        "salutation": report.salutation,
        "level": report.level or None,
        "genre": report.genre.value,
        "year_review": report.year_review,
        "year_plan": report.year_plan,
        "review_heading": report.review_heading,
        "plan_heading": report.plan_heading,
        "review": [_section(section) for section in report.review],
        "plan": [_section(section) for section in report.plan],
        "elements": [passage.element.value for passage in report.passages],
        "passages": [_passage(passage) for passage in report.passages],
        "oversight": [_item(item) for item in report.oversight],
        "noise": [_noise(noise) for noise in report.noise],
    }


def outline_text(report: Report) -> str:
    """Return the outline for reading: front, parts with duty and line, elements, oversight, noise."""
    # A text file has an encoding and lines, a Word file has paragraphs.
    unit = "行" if report.lines.encoding else "段"
    blocks = (
        _front(report),
        *(_half(report, half, unit) for half in Half),
        _elements(report, unit),
        _oversight(report, unit),
        _noises(report.noise, unit),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _section(section: Section) -> dict[str, object]:
    return {
        "number": section.number,
        "heading": section.heading,
        "duty": section.duty.value,
        "level": section.level,
        "line": section.line,
        "children": [_section(child) for child in section.children],
    }


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "element": passage.element.value,
        "line": passage.line,
        "sentences": [sentence.text for sentence in passage.sentences],
    }


def _item(item: OversightItem) -> dict[str, object]:
    return {
        "form": item.form,
        "topic": item.topic,
        "section": item.half.value,
        "line": item.line,
        "duty": item.duty.value,
    }


def _noise(noise: Noise) -> dict[str, object]:
    return {"text": noise.text, "line": noise.line, "kind": noise.kind.value, "column": noise.column}


def _front(report: Report) -> list[str]:
    years = (
        f"{name}{year}年"
        for name, year in (("回顾", report.year_review), ("计划", report.year_plan))
        if year is not None
    )
    facts = [report.genre.value, report.level or "级别不明", *years]
    return [report.title or "（没有标题）", "　".join(facts)]


def _half(report: Report, half: Half, unit: str) -> list[str]:
    parts = report.half(half)
    heading = report.review_heading if half is Half.REVIEW else report.plan_heading
    if not parts and not heading:
        return []
    first = f"{_NAMES[half]}：{heading or '（没有标题）'}"
    return [first, *(_heading(section, unit) for part in parts for section in part.walk())]


def _heading(section: Section, unit: str) -> str:
    number = f"{section.number} " if section.number else ""
    return f"{'  ' * section.level}{number}{section.heading}　[{section.duty.value}]　第{section.line}{unit}"


def _elements(report: Report, unit: str) -> list[str]:
    if not report.passages:
        return []
    named = (f"{passage.element.value}（第{passage.line}{unit}）" for passage in report.passages)
    return [f"要素：{'、'.join(named)}"]


def _oversight(report: Report, unit: str) -> list[str]:
    if not report.oversight:
        return []
    by_form: dict[str, list[OversightItem]] = {}
    for item in report.oversight:
        by_form.setdefault(item.form, []).append(item)
    rows = (row for form, items in by_form.items() for row in _form(form, items, unit))
    return [f"监督议题（{len(report.oversight)}项）：", *rows]


def _form(form: str, items: Sequence[OversightItem], unit: str) -> Iterator[str]:
    counts = ((half, sum(item.half is half for item in items)) for half in Half)
    yield f"  {form}（{'，'.join(f'{_NAMES[half]}{count}项' for half, count in counts if count)}）"
    for half, group in groupby(items, key=lambda item: item.half):
        yield from (f"    {_NAMES[half]}　{item.topic}　第{item.line}{unit}" for item in group)


def _noises(noise: Sequence[Noise], unit: str) -> list[str]:
    if not noise:
        return []
    kinds = dict.fromkeys(found.kind for found in noise)
    return ["不是作者写的：", *(_kind(kind, [n for n in noise if n.kind is kind], unit) for kind in kinds)]


def _kind(kind: NoiseKind, found: Sequence[Noise], unit: str) -> str:
    """Return how often a kind of noise was found, and where."""
    lines = list(dict.fromkeys(noise.line for noise in found))
    places = "、".join(str(line) for line in lines[:_NAMED_PLACES]) + (
        "等" if len(lines) > _NAMED_PLACES else ""
    )
    texts = dict.fromkeys(noise.text.strip()[:_SHORT] for noise in found) if kind in _SHOWN else ()
    return f"  {kind.value}{len(found)}处，在第{places}{unit}" + (f"：{' '.join(texts)}" if texts else "")
