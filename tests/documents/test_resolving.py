"""Resolving: every piece of content has one place, whatever parts a report is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.bank.model import Tense
from planner.documents.load import catalogue, kinds
from planner.documents.model import HalfSpec, Mark, Part
from planner.documents.resolving import resolved

KNOWN = catalogue()
WIDE = [name for name, part in KNOWN.parts.items() if part.groups]
PLAIN = HalfSpec("", (), (Mark.LINE, Mark.BARE), {})
FIVE = kinds()["工作报告"].structures[0].halves


def names(parts: tuple[Part, ...]) -> list[str]:
    return [part.name for part in parts]


def the(name: str, parts: tuple[Part, ...]) -> Part:
    return next(part for part in parts if part.name == name)


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ("", ["政治", "监督", "代表", "自身"]),
        ("民生法治", ["政治", "发展", "民生", "代表", "自身"]),
        ("决定任免", ["政治", "监督", "决定任免", "代表", "自身"]),
        ("服务大局", ["政治", "服务大局", "监督", "代表", "自身"]),
        ("基层民主", ["政治", "监督", "基层民主", "代表", "自身"]),
        ("换届选举", ["政治", "监督", "代表", "换届选举", "自身"]),
    ],
)
@pytest.mark.parametrize("tense", [Tense.REVIEW, Tense.PLAN])
def test_a_local_part_stands_where_it_belongs(local: str, expected: list[str], tense: Tense) -> None:
    assert names(resolved(FIVE[tense], KNOWN, local).parts) == expected


def test_a_structure_may_put_a_local_part_elsewhere() -> None:
    spec = HalfSpec("", FIVE[Tense.REVIEW].parts, (Mark.LINE,), {"换届选举": "自身", "服务大局": ""})
    assert names(resolved(spec, KNOWN, "换届选举").parts)[-2:] == ["自身", "换届选举"]
    assert names(resolved(spec, KNOWN, "服务大局").parts) == ["政治", "监督", "代表", "自身"]


def test_the_part_that_covers_less_takes_its_groups_from_the_wider_one() -> None:
    chosen = ("政治", "发展", "乡村", "民生", "法治", "决定任免", "代表", "自身")
    parts = resolved(PLAIN, KNOWN, chosen=chosen).parts
    assert names(parts) == list(chosen)
    assert the("发展", parts).groups == ("经济", "创新", "财政", "资产", "城乡")
    assert the("民生", parts).groups == ("教卫", "保障", "生态", "安全", "治理")
    assert the("法治", parts).groups == ("法治", "司法")
    assert the("发展", parts).contents == ("监督",)
    assert the("决定任免", parts).contents == ("决定任免",)


def test_what_no_part_covers_goes_to_the_widest_part_on_oversight() -> None:
    parts = resolved(PLAIN, KNOWN, chosen=("政治", "财经", "生态", "代表", "自身")).parts
    assert set(the("财经", parts).groups) == set(KNOWN.parts["监督"].groups) - {"生态"}
    assert the("财经", parts).contents == ("监督", "决定任免")


def test_four_organs_tell_appointments_in_the_political_part_and_politics_among_their_own_affairs() -> None:
    structure = next(s for s in kinds()["工作报告"].structures if s.name == "四个机关")
    review = resolved(structure.halves[Tense.REVIEW], KNOWN).parts
    assert the("政治", review).contents == ("政治", "决定任免")
    assert the("监督", review).contents == ("监督",)
    plan = resolved(structure.halves[Tense.PLAN], KNOWN).parts
    assert names(plan) == ["发展", "法治", "安全", "治理", "民生", "科教", "代表", "自身"]
    assert the("自身", plan).contents == ("政治", "自身")
    assert "创新" in the("科教", plan).groups


@given(
    st.lists(st.sampled_from(sorted(KNOWN.parts)), min_size=1, max_size=9, unique=True),
    st.sampled_from(["", *KNOWN.locals]),
)
def test_every_group_and_every_content_stands_once(chosen: list[str], local: str) -> None:
    parts = resolved(PLAIN, KNOWN, local, tuple(chosen)).parts
    assert names(parts) == chosen
    groups = [group for part in parts for group in part.groups]
    contents = [content for part in parts for content in part.contents if content != "监督"]
    assert len(groups) == len(set(groups))
    assert len(contents) == len(set(contents))
    if set(chosen) & set(WIDE):
        assert sorted(groups) == sorted(KNOWN.parts["监督"].groups)
        assert "决定任免" in contents
