"""planner templates: what a draft can be made of."""

from planner.bank.load import load_bank
from planner.bank.model import HeadingScheme
from planner.cli.output import Json, emit, emit_json
from planner.drafting import DOCUMENTS, EXAMPLES, STRUCTURES
from planner.facts.model import YearKind
from planner.facts.questionnaire import load_questionnaire
from planner.word.profile_file import profile_names

_DOCUMENTS = {"工作报告": "常委会（镇、乡：主席团）向人民代表大会作的工作报告"}
_YEAR_KINDS = {
    YearKind.ORDINARY: "年度报告：回顾一年，安排下一年；不写 --year-kind 就是它",
    YearKind.LAST: "五年报告：届满时回顾五年，五年合计由历年问卷算出",
    YearKind.FIRST: "新一届第一年的报告",
}
_PROFILES = {
    "gb9704": "GB/T 9704—2012《党政机关公文格式》；不写 --profile 就用它",
    "gbt33476": "GB/T 33476.2—2016《党政机关电子公文格式规范 第2部分：显现》",
}
_EXAMPLES = {
    "工作报告": "填全了的区问卷",
    "工作报告-最简": "只填必需的几项",
    "工作报告-镇": "填全了的镇问卷，主席团工作报告",
    "工作报告-届末": "县的五年报告，参照四份往年问卷",
    **{f"工作报告-届末-{year}": "上面那份参照的往年问卷" for year in range(2022, 2026)},
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
                "name": name,
                "about": _DOCUMENTS[name],
                "levels": list(load_questionnaire(name).levels),
                "year_kinds": [kind.value for kind in YearKind],
            }
            for name in DOCUMENTS
        ],
        "structures": [{"name": name, "about": about} for name, about in STRUCTURES.items()],
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
        "examples": [{"name": name, "about": _EXAMPLES[name]} for name in EXAMPLES],
    }


def _listing() -> str:
    levels = {level: None for name in DOCUMENTS for level in load_questionnaire(name).levels}
    sections = {
        "文种（--kind）": [f"{name}　{_DOCUMENTS[name]}" for name in DOCUMENTS],
        "级别（--level）": ["、".join(levels)],
        "年型（--year-kind）": [f"{kind}　{about}" for kind, about in _YEAR_KINDS.items()],
        "结构（--structure）": [f"{name}　{about}" for name, about in STRUCTURES.items()],
        "标题方案（--headings）": [_scheme_line(scheme) for scheme in _schemes()],
        "版式（--profile）": [f"{name}　{_PROFILES[name]}" for name in profile_names()],
        "示例（planner example）": [f"{name}　{_EXAMPLES[name]}" for name in EXAMPLES],
    }
    return "\n".join("\n  ".join([f"{title}：", *lines]) for title, lines in sections.items())


def _schemes() -> tuple[HeadingScheme, ...]:
    return load_bank().of(HeadingScheme)


def _scheme_line(scheme: HeadingScheme) -> str:
    limits = f"（限{'、'.join(sorted(scheme.year_kinds))}）" if scheme.year_kinds else ""
    return f"{scheme.name}{limits}　如“{next(iter(scheme.review.values()))}”"
