"""Mining the five real reports: what must be found, and what must not get out."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.mining.codec import candidates_bytes
from planner.mining.extract import extract
from planner.mining.mine import mine
from planner.mining.model import Candidate, CandidateKind
from planner.mining.pieces import Extract
from planner.mining.slots import shown, slotted
from planner.reports.read import read_lines
from planner.reports.structure import structure

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_FORMULAS = Path(__file__).with_name("formulas.txt")

# What stands in one of the five reports and names its place (domain reference §6.2), and local slogans.
_LEAKS = re.compile(
    "小林|三灶|南水|平沙|首都|良乡|城南|百万亩|太行山|兴和|东城|洛浦|大明渠|库头|洞西|涧西|寮步|广东|高新区|"
    "一区一城|一区一品|产业第一|交通中心|大学城|华侨|屠宰|科教兴区|笔杆儿|四个体系"
)
_NOT_HAN = re.compile("[^\u4e00-\u9fff{}]")


@pytest.fixture(scope="module")
def extracts() -> list[Extract]:
    if not _SHARED.is_dir():
        pytest.skip("the five reports are not beside the project")
    return [extract(structure(read_lines(path))) for path in sorted((_SHARED / "reports").glob("*.txt"))]


@pytest.fixture(scope="module")
def candidates(extracts: list[Extract]) -> tuple[Candidate, ...]:
    return mine(extracts)


def _texts(candidates: tuple[Candidate, ...]) -> Iterator[str]:
    for one in candidates:
        yield from (one.text, *one.variants, *one.heads.values())


def _han(text: str) -> str:
    return _NOT_HAN.sub("", text)


def test_no_name_of_a_place_and_no_local_slogan_reaches_a_candidate(
    candidates: tuple[Candidate, ...],
) -> None:
    assert [text for text in _texts(candidates) if _LEAKS.search(text)] == []


def test_no_figure_mask_or_level_word_reaches_a_candidate(candidates: tuple[Candidate, ...]) -> None:
    found = re.compile(r"\d|[*X×]|(?<![选社小园片地城辖])区(?:委|政府|人大)|[省市县镇](?:委|政府)")
    assert [text for text in _texts(candidates) if found.search(text)] == []


def test_no_candidate_shares_twenty_characters_with_one_report_only(
    candidates: tuple[Candidate, ...],
) -> None:
    sys.path.insert(0, str(_SHARED / "tools"))
    try:
        from overlap import han  # type: ignore[import-not-found]  # noqa: PLC0415 - lies beside the project
    finally:
        sys.path.pop(0)
    reports = [han(path.read_text(encoding="utf-8")) for path in sorted((_SHARED / "reports").glob("*.txt"))]
    known = han((_SHARED / "reference" / "domain.md").read_text(encoding="utf-8"))
    for text in _texts(candidates):
        letters = han(text)
        for start in range(len(letters) - 19):
            run = letters[start : start + 20]
            assert sum(run in report for report in reports) != 1 or run in known, text


def test_of_the_formulas_two_reports_share_ninety_five_in_a_hundred_are_found(
    candidates: tuple[Candidate, ...],
) -> None:
    formulas = _FORMULAS.read_text(encoding="utf-8").split()
    found = [_han(text) for text in _texts(candidates)]
    missed = [one for one in formulas if not any(_han(shown(slotted(one))) in text for text in found)]
    assert len(formulas) > 150
    assert len(missed) <= len(formulas) * 0.05, missed


def test_what_is_listed_as_shared_is_shared(extracts: list[Extract]) -> None:
    told = [_han(shown("\n".join(one.slotted for one in made.told))) for made in extracts]
    raw = [_han("\n".join(one.text for one in made.told)) for made in extracts]
    for one in _FORMULAS.read_text(encoding="utf-8").split():
        slots = _han(shown(slotted(one)))
        assert max(sum(slots in text for text in told), sum(_han(one) in text for text in raw)) > 1, one


@pytest.mark.parametrize(
    "broken", ["入学习贯彻", "委请示报告制度", "的重要讲", "人民当家", "十九届", "党的十九"]
)
def test_no_formula_is_cut_in_the_middle_of_a_word(candidates: tuple[Candidate, ...], broken: str) -> None:
    formulas = [one for one in candidates if one.kind is CandidateKind.FORMULA]
    cut = [text for one in formulas for text in (one.text, *one.variants)]
    assert [text for text in cut if text.startswith(broken) and broken[0] in "入委的"] == []
    assert [text for text in cut if text.endswith(broken) and broken[0] not in "入委"] == []


def test_the_known_chains_are_whole(candidates: tuple[Candidate, ...]) -> None:
    texts = set(_texts(candidates))
    assert "增强“四个意识”，坚定“四个自信”，做到“两个维护”" in texts
    assert "“人民选我当代表，我当代表为人民”" in texts
    assert "提高政治判断力、政治领悟力、政治执行力" in texts
    assert "把方向、管大局、保落实" in texts


def test_every_kind_of_candidate_is_there(candidates: tuple[Candidate, ...]) -> None:
    counts = {kind: sum(one.kind is kind for one in candidates) for kind in CandidateKind}
    least = {
        CandidateKind.SCHEME: 8,
        CandidateKind.RUN_IN: 25,
        CandidateKind.FORMULA: 150,
        CandidateKind.FRAME: 120,
        CandidateKind.ITEM: 100,
        CandidateKind.OPENING: 10,
        CandidateKind.SHORTCOMING: 12,
        CandidateKind.CLOSING: 4,
    }
    assert {kind for kind in CandidateKind if counts[kind] < least[kind]} == set()


def test_the_order_of_the_five_changes_no_byte(
    extracts: list[Extract], candidates: tuple[Candidate, ...]
) -> None:
    assert candidates_bytes(mine(extracts[::-1])) == candidates_bytes(candidates)
