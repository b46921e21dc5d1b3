"""planner templates: what a draft can be made of."""

from planner.bank.entries import HeadingScheme
from planner.bank.load import load_bank
from planner.bank.model import Level, Tense
from planner.cli.output import Json, emit, emit_json
from planner.documents.load import catalogue, kinds
from planner.documents.model import Structure
from planner.examples import examples
from planner.facts.model import YearKind
from planner.word.profile_file import profile_names

_YEAR_KINDS = {
    YearKind.ORDINARY: "年度报告：回顾一年，安排下一年；不写 --year-kind 就是它",
    YearKind.LAST: "五年报告：届满时回顾五年，五年合计由历年问卷算出",
    YearKind.FIRST: "新一届第一年的报告",
}
_PROFILES = {
    "gb9704": "GB/T 9704—2012《党政机关公文格式》；不写 --profile 就用它",
    "gbt33476": "GB/T 33476.2—2016《党政机关电子公文格式规范 第2部分：显现》",
}


def list_templates(*, as_json: bool) -> None:
    """Print kinds of documents, levels, structures, heading schemes, profiles and examples."""
    if as_json:
        emit_json(_document())
    else:
        emit(_listing())


def _document() -> Json:
    return {
        "kinds": [
            {
                "name": kind.name,
                "about": kind.about,
                "levels": [level.value for level in Level if level in kind.levels],
                "year_kinds": [year.value for year in YearKind if year in kind.year_kinds],
            }
            for kind in kinds().values()
        ],
        "structures": [_structure(s) for kind in kinds().values() for s in kind.structures],
        "headings": [
            {
                "id": s.id,
                "name": s.name,
                "year_kinds": sorted(s.year_kinds),
                "review": dict(s.review),
                "plan": dict(s.plan),
            }
            for s in _schemes()
        ],
        "profiles": [{"name": name, "about": _PROFILES[name]} for name in profile_names()],
        "examples": [{"name": e.name, "about": e.about} for e in examples().values()],
    }


def _structure(structure: Structure) -> Json:
    return {
        "name": structure.name,
        "kind": structure.kind,
        "about": structure.about,
        "levels": [level.value for level in Level if level in structure.levels],
        "year_kinds": [year.value for year in YearKind if year in structure.year_kinds],
        "elements": list(structure.elements),
        **{_KEYS[half]: _half(structure, half) for half in structure.halves},
    }


def _half(structure: Structure, half: Tense) -> Json:
    spec = structure.halves[half]
    return {"parts": [part.name for part in spec.parts], "numbering": [mark.value for mark in spec.marks]}


_KEYS = {Tense.REVIEW: "review", Tense.PLAN: "plan"}


def _listing() -> str:
    sections = {
        "文种（--kind）": [f"{kind.name}　{kind.about}" for kind in kinds().values()],
        "级别（--level）": ["、".join(Level)],
        "年型（--year-kind）": [f"{kind}　{about}" for kind, about in _YEAR_KINDS.items()],
        **{
            f"{kind.name}的结构（--structure，或问卷“结构.样式”）": [
                f"{s.name}　{_limits(s)}{s.about}" for s in kind.structures
            ]
            for kind in kinds().values()
        },
        "部分（问卷“结构.部分”）": ["、".join(catalogue().parts)],
        "编号（问卷“结构.编号”）": [
            f"{name}　{'　'.join(marks)}" for name, marks in catalogue().numberings.items()
        ],
        "标题方案（--headings）": [_scheme_line(scheme) for scheme in _schemes()],
        "版式（--profile）": [f"{name}　{_PROFILES[name]}" for name in profile_names()],
        "示例（planner example）": [f"{e.name}　{e.about}" for e in examples().values()],
    }
    return "\n".join("\n  ".join([f"{title}：", *lines]) for title, lines in sections.items())


def _limits(structure: Structure) -> str:
    """Return in brackets where a structure is used, nothing for one that is used everywhere."""
    levels = [level.value for level in Level if level in structure.levels]
    years = [year.value for year in YearKind if year in structure.year_kinds]
    said = [
        *([] if len(levels) == len(Level) else levels),
        *([] if len(years) == len(YearKind) else years),
    ]
    return f"（{'、'.join(said)}）" if said else ""


def _schemes() -> tuple[HeadingScheme, ...]:
    return load_bank().of(HeadingScheme)


def _scheme_line(scheme: HeadingScheme) -> str:
    limits = f"（限{'、'.join(sorted(scheme.year_kinds))}）" if scheme.year_kinds else ""
    return f"{scheme.name}{limits}　如“{next(iter((scheme.review or scheme.plan).values()))}”"
