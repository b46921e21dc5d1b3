"""Formula: what parallel headings share whatever they speak of, told from headings of past reports too."""

from functools import cache

import pytest

from planner.bank.entries import HeadingScheme
from planner.bank.load import load_bank
from planner.compose.formula import Formula, alike, formula_of, opening_words, same_formula
from planner.facts.model import PartHeadings

INSISTING = ("坚持党的领导，自觉服务大局", "坚持依法监督，促进社会治理", "坚持代表主体，依法履行职责")


@cache
def schemes() -> dict[str, HeadingScheme]:
    return {scheme.name: scheme for scheme in load_bank().of(HeadingScheme)}


def scheme(name: str) -> HeadingScheme:
    return schemes()[name]


@pytest.mark.parametrize(
    ("headings", "anchor", "cut"),
    [
        (INSISTING, "坚持", (6, 6)),
        (("在铸魂上见忠诚", "在发展上显担当", "在民生上出实招"), "在上", (7,)),
        (
            ("围绕大局，发挥作用", "围绕职能，全面评议", "围绕发展，做实监督", "以人民为先，激活代表"),
            "围绕",
            (4, 4),
        ),
        (("铸牢思想根基", "做实依法监督", "建强机关队伍"), "", (6,)),
        (("强化政治引领", "发挥制度优势，推动发展", "加强自身建设"), "", ()),
    ],
)
def test_a_formula_is_the_anchor_and_the_cut(
    headings: tuple[str, ...], anchor: str, cut: tuple[int, ...]
) -> None:
    assert formula_of(headings) == Formula(frozenset(anchor), cut)


def test_two_headings_have_no_formula() -> None:
    assert formula_of(INSISTING[:2]) is None


def test_a_character_that_falls_on_another_place_in_each_heading_is_no_anchor() -> None:
    assert formula_of(("大力保护生态", "守牢全区大门", "做好大的文章")) == Formula(frozenset(), (6,))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("坚持", (6, 6)), ("坚持", (6, 8)), True),
        (("在上", (7,)), ("在上以更", (9,)), True),
        (("以为", (8, 6)), ("以之", (11,)), False),
        (("进一步彰显", (8, 11)), ("进一步体现", (7, 8)), True),
        (("", (6, 6)), ("", (6, 6.5)), True),
        (("", (6, 6)), ("", (6, 8)), False),
        (("", (6, 6)), ("", (12,)), False),
        (("", ()), ("", ()), False),
        (("坚持", (6, 6)), ("", (6, 6)), False),
    ],
)
def test_formulas_are_the_same_by_their_anchors_or_bare_by_their_cuts(
    one: tuple[str, tuple[float, ...]], other: tuple[str, tuple[float, ...]], *, same: bool
) -> None:
    first, second = (Formula(frozenset(anchor), cut) for anchor, cut in (one, other))
    assert same_formula(first, second) is same
    assert same_formula(second, first) is same


def test_a_scheme_is_like_a_report_with_its_formula_in_other_words() -> None:
    assert alike(scheme("坚持聚力"), PartHeadings(review=INSISTING))
    assert alike(scheme("坚持动宾"), PartHeadings(review=INSISTING))
    assert not alike(scheme("动宾对"), PartHeadings(review=INSISTING))
    # What was the formula of the review may be that of this year's plan.
    assert not alike(scheme("坚持聚力"), PartHeadings(plan=INSISTING))


def test_a_scheme_is_like_a_report_with_one_of_its_headings() -> None:
    last = PartHeadings(plan=("让基层议事生动鲜活", "做好各项工作"))
    assert alike(scheme("始终把让"), last)
    assert not alike(scheme("把作为"), last)


def test_the_words_that_open_headings_and_their_segments_are_spent() -> None:
    assert opening_words(INSISTING) >= {"坚持", "自觉", "促进", "依法", "坚"}
    assert opening_words(("让学习入心", "让监督见效", "让代表有为")) >= {"让", "让学"}
    assert "铸" not in opening_words(("铸牢思想根基", "做实依法监督", "建强机关队伍"))
