"""The craft rules of part headings and run-in heads, held over the shipped bank.

The files are read as plain YAML strings, so that these rules hold for what an editor sees in them.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.bank.entries import HeadingScheme
from planner.bank.load import load_bank
from planner.compose.formula import alike, headings_of_scheme

BANK = Path(__file__).parents[2] / "phrasebank"
UNDIVIDED = "监督"
LOCAL = ("决定任免", "服务大局", "换届选举", "基层民主")
FIELDS = ("财经", "城乡", "乡村", "科教", "生态", "安全", "法治", "治理")
TOWN_PARTS = ("政治", "发展", "民生", UNDIVIDED, "代表", "自身", *LOCAL)
PARTS = (*TOWN_PARTS, *FIELDS)
# Oversight stands undivided or in fields; all other parts may stand beside one another.
APART = ({UNDIVIDED, "发展"}, {UNDIVIDED, "民生"})
REPORTS = (
    "政治 监督 代表 自身",
    "政治 发展 民生 代表 自身",
    "政治 服务大局 监督 代表 自身",
    "政治 监督 代表 自身 换届选举",
    "政治 发展 民生 决定任免 代表 自身",
    "政治 监督 基层民主 代表 换届选举 自身",
    "政治 发展 财经 民生 法治 代表 自身",
    "政治 发展 乡村 民生 生态 法治 代表 自身",
    "发展 法治 安全 治理 民生 科教 代表 自身",
)
TENSES = ("回顾", "计划")
YEAR_KINDS = ("平年", "届末", "首年")
LEVELS = ("区", "县", "县级市", "镇", "乡")
TOWNS = {"镇", "乡"}
NAMES_OF_DUTIES = "政治|发展|监督|代表|民生|履职|机关|人大|工作|民主|选举|服务"
# Words that name a part, its object or an organ in full: both halves cannot do without them.
NAMES_OF_PARTS = f"国家权力|决定|任免|换届|基层|全局|大局|中心|攻坚|一线|{'|'.join(FIELDS)}"
ORGANS = {
    "政治机关": {"政治"},
    "国家权力机关": {"发展", UNDIVIDED},
    "代表机关": {"代表"},
    "工作机关": {"自身"},
}
DEVELOPMENT = ("经济", "创新", "财政", "资产", "城乡", "乡村")
LIVELIHOOD = ("教卫", "保障", "生态", "安全", "治理", "法治", "司法")
DECIDED = ("决定", "任免")
GROUPS = {
    "政治": ("学习", "报告", "落实", "大局", *DECIDED),
    "发展": (*DEVELOPMENT, *DECIDED),
    "民生": LIVELIHOOD,
    "代表": ("能力", "联系", "平台", "建议", "实事"),
    "自身": ("制度", "能力", "作风", "联动", "学习", "报告", "落实"),
    "决定任免": DECIDED,
    "服务大局": ("大局",),
    "换届选举": ("组织", "登记", "流程"),
    "基层民主": ("平台", "实事", "实践"),
    UNDIVIDED: (*DEVELOPMENT, *DECIDED, *LIVELIHOOD),
    "财经": ("财政", "资产"),
    "科教": ("创新", "教卫"),
    "法治": ("法治", "司法"),
    **{field: (field,) for field in ("城乡", "乡村", "生态", "安全", "治理")},
}
FOLLOWED = ("政治", "发展", UNDIVIDED, "决定任免")
# What several groups of 监督 in one paragraph are headed by.
MERGED = ("发展", "民生", "公正")
ANY_PART = {"回顾": ("去年计划",), "计划": ("跟踪", "措施")}
# A town report has fewer paragraphs, and parts of its plan only one, which has no head.
TOWN_GROUPS = {
    ("政治", "回顾"): ("学习", "落实"),
    (UNDIVIDED, "回顾"): ("决定", "财政", "乡村", "保障", "安全"),
    (UNDIVIDED, "计划"): ("决定", "重点", "跟踪"),
    ("代表", "回顾"): ("能力", "联系", "建议", "实事"),
    ("代表", "计划"): ("能力", "建议"),
    ("自身", "回顾"): ("制度", "作风"),
}
SPENT_IN_HEADINGS = ("坚持", "聚焦", "强化", "加强", "推进")

Entry = dict[str, Any]


@cache
def entries(file: str) -> tuple[Entry, ...]:
    """Return the entries of one bank file, with the file's defaults filled in."""
    document = yaml.load((BANK / file).read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return tuple(
        {**{tense: {} for tense in TENSES}, **document["默认"], **entry} for entry in document["条目"]
    )


def schemes() -> list[Any]:
    """Return each half of every scheme that has it, as test parameters."""
    rows = [(scheme, tense) for scheme in entries("标题.yaml") for tense in TENSES]
    return [pytest.param(s[t], id=f"{s['名称']}-{t}") for s, t in rows if s[t]]


def whole_schemes() -> list[Any]:
    """Return the schemes with both halves, as test parameters."""
    return [pytest.param(s, id=s["名称"]) for s in entries("标题.yaml") if s["回顾"] and s["计划"]]


def run_in_sets() -> list[Any]:
    """Return every set of run-in heads, as test parameters."""
    return [pytest.param(entry, id=entry["编号"]) for entry in entries("小标题.yaml")]


def han(text: str) -> str:
    """Keep the Chinese characters of `text`."""
    return re.sub(r"[^\u4e00-\u9fff]", "", text)


def segments(text: str) -> list[str]:
    """Return the pieces of a heading between commas."""
    return [han(piece) for piece in text.split("，")]


def anchor(texts: Iterable[str]) -> str:
    """Return the characters that stand in all of `texts`."""
    return "".join(sorted(set.intersection(*(set(han(text)) for text in texts))))


def words(text: str, fixed: str, names: str = NAMES_OF_DUTIES) -> set[str]:
    """Return the two-character words `text` may hold, `names` and the anchor `fixed` left out."""
    pieces = re.split(f"[^\u4e00-\u9fff{f']|[{fixed}' if fixed else ''}]|{names}", text)
    return {piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1)}


def repeated(headings: dict[str, str], apart: tuple[set[str], ...] = ()) -> dict[str, set[str]]:
    """Return the words that stand in two of `headings` which may stand together, by the headings."""
    fixed = anchor(headings.values())
    told = {key: words(text, fixed) for key, text in headings.items()}
    pairs = [pair for pair in combinations(headings, 2) if set(pair) not in apart]
    return {f"{headings[a]} {headings[b]}": told[a] & told[b] for a, b in pairs if told[a] & told[b]}


@pytest.mark.parametrize("scheme", entries("标题.yaml"), ids=lambda s: s["名称"])
def test_a_scheme_heads_every_part_of_its_levels_in_each_half_it_has(scheme: Entry) -> None:
    parts = TOWN_PARTS if set(scheme["级别"]) <= TOWNS else PARTS
    halves = [scheme[tense] for tense in TENSES if scheme[tense]]
    assert halves
    assert all(set(half) == set(parts) for half in halves)


@pytest.mark.parametrize("parts", REPORTS)
def test_every_scheme_of_a_county_heads_reports_of_four_to_eight_parts(parts: str) -> None:
    names = parts.split()
    assert 4 <= len(names) <= 8
    assert all(set(pair) not in APART for pair in combinations(names, 2))
    schemes_of_counties = [s for s in entries("标题.yaml") if not set(s["级别"]) <= TOWNS]
    assert all(set(names) <= set(s[t]) for s in schemes_of_counties for t in TENSES if s[t])


# What holds for all parts of a half holds for whichever of them stand in one report.
@pytest.mark.parametrize("headings", schemes())
def test_headings_of_a_half_have_the_same_segments_of_like_length(headings: dict[str, str]) -> None:
    lengths = [[len(piece) for piece in segments(text)] for text in headings.values()]
    assert len({len(cut) for cut in lengths}) == 1
    assert all(max(column) - min(column) <= 1 for column in zip(*lengths, strict=True))
    assert max(map(sum, lengths)) - min(map(sum, lengths)) <= 2


@pytest.mark.parametrize("headings", schemes())
def test_no_word_stands_twice_in_parts_of_one_report_outside_the_anchor(headings: dict[str, str]) -> None:
    assert repeated(headings, APART) == {}


@pytest.mark.parametrize("headings", schemes())
def test_headings_are_short_bare_and_free_of_tense_marks_and_digits(headings: dict[str, str]) -> None:
    for text in headings.values():
        assert len(han(text)) <= 16, text
        assert not re.search(r"[将了已0-9０-９a-zA-Z*{}〔〕]", text), text
        assert not re.search(r"[。；，、！？：\s]$", text), text


@pytest.mark.parametrize("scheme", whole_schemes())
def test_review_and_plan_open_no_segment_with_the_same_verb(scheme: Entry) -> None:
    opening = {
        tense: {
            piece[:2]
            for text in scheme[tense].values()
            for piece in re.split("[，、]", text)
            if not set(piece[:2]) & set(anchor(scheme[tense].values()))
        }
        for tense in TENSES
    }
    assert opening["回顾"] & opening["计划"] == set()


@pytest.mark.parametrize("scheme", whole_schemes())
def test_a_part_is_not_headed_by_the_same_word_in_review_and_plan(scheme: Entry) -> None:
    names = f"{NAMES_OF_DUTIES}|{NAMES_OF_PARTS}"
    for part in scheme["回顾"]:
        review, plan = (words(scheme[tense][part], "", names) for tense in TENSES)
        assert review & plan == set(), scheme["计划"][part]


@pytest.mark.parametrize("parts", REPORTS)
def test_review_and_plan_of_a_report_share_at_most_two_words(parts: str) -> None:
    names = f"{NAMES_OF_DUTIES}|{NAMES_OF_PARTS}"
    for scheme in entries("标题.yaml"):
        halves = [
            scheme[tense] for tense in TENSES if scheme[tense] and set(parts.split()) <= set(scheme[tense])
        ]
        if len(halves) == 2:
            review, plan = (
                set().union(*(words(half[part], anchor(half.values()), names) for part in parts.split()))
                for half in halves
            )
            assert len(review & plan) <= 2, (scheme["名称"], review & plan)


@pytest.mark.parametrize("scheme", entries("标题.yaml"), ids=lambda s: s["名称"])
def test_schemes_for_towns_only_are_short(scheme: Entry) -> None:
    if set(scheme["级别"]) <= TOWNS:
        assert all(len(han(text)) <= 8 for tense in TENSES for text in scheme[tense].values())


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("year_kind", YEAR_KINDS)
def test_schemes_of_three_formulas_are_on_offer_at_every_level_in_every_kind_of_year(
    level: str, year_kind: str
) -> None:
    fitting = [
        scheme
        for scheme in load_bank().of(HeadingScheme)
        if level in scheme.levels
        and not scheme.reserved
        and (not scheme.year_kinds or year_kind in scheme.year_kinds)
    ]
    unlike: list[HeadingScheme] = []
    for scheme in fitting:
        if not any(alike(scheme, headings_of_scheme(other)) for other in unlike):
            unlike.append(scheme)
    assert len(unlike) >= 3, [scheme.name for scheme in unlike]


def test_the_scheme_of_an_opening_year_serves_no_other_year() -> None:
    (opening,) = [s for s in entries("标题.yaml") if s["名称"] == "开局"]
    assert opening["年型"] == ["首年"]


def test_schemes_without_a_review_are_kept_for_the_documents_that_have_none() -> None:
    plan_only = [s for s in entries("标题.yaml") if not s["回顾"]]
    assert len(plan_only) >= 3
    assert all(s["专用"] == "true" for s in plan_only)


def test_no_two_schemes_share_a_heading() -> None:
    texts = [(text, s["名称"]) for s in entries("标题.yaml") for t in TENSES for text in s[t].values()]
    first: dict[str, str] = {}
    for text, name in texts:
        assert first.setdefault(text, name) == name, text
    assert len(first) == len(texts)


@pytest.mark.parametrize("headings", schemes())
def test_the_four_organs_are_named_in_full_each_in_its_own_part(headings: dict[str, str]) -> None:
    for part, text in headings.items():
        assert "权力机关" not in text.replace("国家权力机关", ""), text
        assert all(part in parts for organ, parts in ORGANS.items() if organ in text), text


def test_no_scheme_and_no_heading_uses_a_wrong_form_of_a_set_formula() -> None:
    wrong = [form for entry in entries("提法.yaml") for form in entry.get("误写", ())]
    assert "全过程民主" in wrong
    shown = [(s["名称"], *s["回顾"].values(), *s["计划"].values()) for s in entries("标题.yaml")]
    heads = [tuple(s["条"].values()) for s in entries("小标题.yaml")]
    assert [(text, form) for row in (*shown, *heads) for text in row for form in wrong if form in text] == []


def groups_of(entry: Entry) -> tuple[str, ...]:
    """Return the paragraph groups that a set of run-in heads is to serve."""
    part, tense = entry["部分"], entry["时态"]
    if "-合" in entry["编号"]:
        return MERGED
    if set(entry["级别"]) <= TOWNS:
        return TOWN_GROUPS[part, tense]
    if part == "通用":
        return ANY_PART[tense]
    return (*GROUPS[part], *(("跟踪",) if part in FOLLOWED and tense == "计划" else ()))


@pytest.mark.parametrize("entry", run_in_sets())
def test_a_set_of_run_in_heads_serves_every_group_of_its_part(entry: Entry) -> None:
    assert tuple(entry["条"]) == groups_of(entry)


@pytest.mark.parametrize("entry", run_in_sets())
def test_run_in_heads_are_short_bare_and_of_like_length(entry: Entry) -> None:
    lengths = [len(han(text)) for text in entry["条"].values()]
    assert min(lengths) >= (8 if "分列" in entry else 4)
    assert max(lengths) <= (16 if "分列" in entry else 10)
    assert max(lengths) - min(lengths) <= 2
    for text in entry["条"].values():
        assert not re.search(r"[。；，！？：\s0-9将了已]", text), text


@pytest.mark.parametrize("entry", run_in_sets())
def test_no_word_stands_twice_in_a_set_of_run_in_heads_outside_its_anchor(entry: Entry) -> None:
    assert len(entry["条"]) == 1 or repeated(entry["条"]) == {}


@pytest.mark.parametrize("entry", run_in_sets())
def test_run_in_heads_open_with_no_word_spent_in_part_headings(entry: Entry) -> None:
    for text in entry["条"].values():
        assert not text.startswith(SPENT_IN_HEADINGS), text


@pytest.mark.parametrize("tense", TENSES)
@pytest.mark.parametrize("part", [*PARTS, "通用"])
def test_every_part_has_four_formulas_of_run_in_heads(part: str, tense: str) -> None:
    found = [e for e in entries("小标题.yaml") if (e["部分"], e["时态"]) == (part, tense)]
    county = {e["文本"] for e in found if not set(e["级别"]) <= TOWNS and "分列" not in e}
    assert len(county) >= 4


@pytest.mark.parametrize(("part", "tense"), TOWN_GROUPS)
def test_every_part_of_a_town_report_with_heads_has_four_formulas_of_them(part: str, tense: str) -> None:
    found = [e for e in entries("小标题.yaml") if (e["部分"], e["时态"]) == (part, tense)]
    assert len({e["文本"] for e in found if set(e["级别"]) <= TOWNS}) >= 4


def test_heads_numbered_with_brackets_are_there_for_the_parts_every_report_has() -> None:
    listed = {(e["部分"], e["时态"]) for e in entries("小标题.yaml") if "分列" in e}
    assert listed == {(p, t) for p in ("政治", "决定任免", UNDIVIDED, "代表", "自身") for t in TENSES}
