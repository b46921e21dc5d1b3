"""The craft rules of part headings and run-in heads, held over the shipped bank.

The files are read as plain YAML strings, so that these rules hold for what an editor sees in them.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml

BANK = Path(__file__).parents[2] / "phrasebank"
UNDIVIDED = "监督"
LOCAL = ("决定任免", "服务大局", "换届选举", "基层民主")
FIVE = ("政治", "发展", "民生", "代表", "自身")
SETS = (
    FIVE,
    *(("政治", UNDIVIDED, local, "代表", "自身") for local in LOCAL),
    *((*FIVE[:3], local, *FIVE[3:]) for local in LOCAL if local != "服务大局"),
)
PARTS = (*FIVE, UNDIVIDED, *LOCAL)
TENSES = ("回顾", "计划")
YEAR_KINDS = ("平年", "届末", "首年")
LEVELS = ("区", "县", "县级市", "镇", "乡")
NAMES_OF_DUTIES = "政治|发展|监督|代表|民生|履职|机关|人大|工作|民主|选举|服务"
GROUPS = {
    "政治": ("学习", "报告", "落实"),
    "发展": ("经济", "创新", "财政", "资产", "城乡", "乡村", "决定", "任免"),
    "民生": ("教卫", "保障", "生态", "安全", "法治", "司法"),
    "代表": ("能力", "联系", "平台", "建议", "实事"),
    "自身": ("制度", "能力", "作风", "联动"),
    "决定任免": ("决定", "任免"),
    "服务大局": ("大局",),
    "换届选举": ("组织", "登记", "流程"),
    "基层民主": ("平台", "实事", "实践"),
    UNDIVIDED: (
        *("经济", "创新", "财政", "资产", "城乡", "乡村", "决定", "任免"),
        *("教卫", "保障", "生态", "安全", "法治", "司法"),
    ),
}
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
    return tuple({**document["默认"], **entry} for entry in document["条目"])


def schemes() -> list[Any]:
    """Return every scheme with each tense, as test parameters."""
    rows = [(scheme, tense) for scheme in entries("标题.yaml") for tense in TENSES]
    return [pytest.param(s[t], id=f"{s['名称']}-{t}") for s, t in rows]


def run_in_sets() -> list[Any]:
    """Return every set of run-in heads, as test parameters."""
    return [pytest.param(entry, id=entry["编号"]) for entry in entries("小标题.yaml")]


def han(text: str) -> str:
    """Keep the Chinese characters of `text`."""
    return re.sub(r"[^\u4e00-\u9fff]", "", text)


def chosen(headings: dict[str, str]) -> Iterator[list[str]]:
    """Yield the headings of each set that can stand in one report."""
    for parts in SETS:
        yield [headings[part] for part in parts]


def pairs_of_characters(text: str) -> set[str]:
    """Return the two-character words `text` may hold, the names of duties left out."""
    pieces = re.split(f"[^\u4e00-\u9fff]|{NAMES_OF_DUTIES}", text)
    return {piece[i : i + 2] for piece in pieces for i in range(len(piece) - 1)}


def repeated(texts: list[str]) -> set[str]:
    """Return the two-character words that stand in some of `texts`; an anchor stands in all of them."""
    held = [pairs_of_characters(text) for text in texts]
    anchor = set.intersection(*held)
    return {word for one, other in combinations(held, 2) for word in one & other} - anchor


@pytest.mark.parametrize("headings", schemes())
def test_a_scheme_names_every_part(headings: dict[str, str]) -> None:
    assert sorted(headings) == sorted(PARTS)


@pytest.mark.parametrize("headings", schemes())
def test_headings_of_a_set_have_the_same_segments_of_like_length(headings: dict[str, str]) -> None:
    for texts in chosen(headings):
        segments = [[len(han(piece)) for piece in text.split("，")] for text in texts]
        assert len({len(lengths) for lengths in segments}) == 1, texts
        assert all(max(column) - min(column) <= 1 for column in zip(*segments, strict=True)), texts
        assert max(map(sum, segments)) - min(map(sum, segments)) <= 2, texts


@pytest.mark.parametrize("headings", schemes())
def test_no_word_stands_twice_in_a_set_outside_its_anchor(headings: dict[str, str]) -> None:
    for texts in chosen(headings):
        assert repeated(texts) == set(), texts


@pytest.mark.parametrize("headings", schemes())
def test_headings_are_short_bare_and_free_of_tense_marks_and_digits(headings: dict[str, str]) -> None:
    for text in headings.values():
        assert len(han(text)) <= 16, text
        assert not re.search(r"[将了已0-9０-９a-zA-Z*{}〔〕]", text), text
        assert not re.search(r"[。；，、！？：\s]$", text), text


@pytest.mark.parametrize("scheme", entries("标题.yaml"), ids=lambda s: s["名称"])
def test_review_and_plan_open_with_different_verbs(scheme: Entry) -> None:
    opening = {tense: {text[:2] for text in scheme[tense].values()} for tense in TENSES}
    assert opening["回顾"] & opening["计划"] == set()


@pytest.mark.parametrize("scheme", entries("标题.yaml"), ids=lambda s: s["名称"])
def test_schemes_for_towns_only_are_short(scheme: Entry) -> None:
    if set(scheme["级别"]) <= {"镇", "乡"}:
        assert all(len(han(text)) <= 8 for tense in TENSES for text in scheme[tense].values())


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("year_kind", YEAR_KINDS)
def test_last_years_scheme_can_be_avoided_at_every_level_in_every_kind_of_year(
    level: str, year_kind: str
) -> None:
    fitting = [
        s["名称"]
        for s in entries("标题.yaml")
        if level in s["级别"] and year_kind in s.get("年型", YEAR_KINDS)
    ]
    assert len(fitting) >= 3, fitting


def test_the_scheme_of_an_opening_year_serves_no_other_year() -> None:
    (opening,) = [s for s in entries("标题.yaml") if s["名称"] == "开局"]
    assert opening["年型"] == ["首年"]


def test_no_two_schemes_share_a_heading() -> None:
    for tense in TENSES:
        texts = [(text, s["名称"]) for s in entries("标题.yaml") for text in s[tense].values()]
        first: dict[str, str] = {}
        for text, name in texts:
            assert first.setdefault(text, name) == name, text


@pytest.mark.parametrize("scheme", entries("标题.yaml"), ids=lambda s: s["名称"])
def test_state_organs_of_power_are_named_in_full(scheme: Entry) -> None:
    for tense in TENSES:
        for text in scheme[tense].values():
            assert "权力机关" not in text.replace("国家权力机关", ""), text


@pytest.mark.parametrize("entry", run_in_sets())
def test_a_set_of_run_in_heads_serves_every_group_of_its_part(entry: Entry) -> None:
    towns = set(entry["级别"]) <= {"镇", "乡"}
    groups = TOWN_GROUPS[entry["部分"], entry["时态"]] if towns else GROUPS[entry["部分"]]
    assert tuple(entry["条"]) == groups


@pytest.mark.parametrize("entry", run_in_sets())
def test_run_in_heads_are_short_bare_and_of_like_length(entry: Entry) -> None:
    lengths = [len(han(text)) for text in entry["条"].values()]
    assert min(lengths) >= 4
    assert max(lengths) <= 10
    assert max(lengths) - min(lengths) <= 2
    for text in entry["条"].values():
        assert not re.search(r"[。；，！？：\s0-9将了已]", text), text


@pytest.mark.parametrize("entry", run_in_sets())
def test_no_word_stands_twice_in_a_set_of_run_in_heads_outside_its_anchor(entry: Entry) -> None:
    texts = list(entry["条"].values())
    assert len(texts) == 1 or repeated(texts) == set(), texts


@pytest.mark.parametrize("entry", run_in_sets())
def test_run_in_heads_open_with_no_word_spent_in_part_headings(entry: Entry) -> None:
    for text in entry["条"].values():
        assert not text.startswith(SPENT_IN_HEADINGS), text


@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_alternative_formulas_of_run_in_heads(part: str) -> None:
    review_and_plan = (3, 2) if part == UNDIVIDED else (4, 3)
    for tense, least in zip(TENSES, review_and_plan, strict=True):
        formulas = {e["文本"] for e in entries("小标题.yaml") if (e["部分"], e["时态"]) == (part, tense)}
        assert len(formulas) >= least, (part, tense)
