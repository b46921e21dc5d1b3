"""Points: passages of a plan headed by what they are for."""

from pathlib import Path

import pytest

from planner.bank.model import Tense
from planner.compose.points import Point, points
from planner.draft.model import Paragraph, plain
from planner.drafting import Wish, make_draft, open_facts
from planner.facts.derived.agenda import Item, agenda
from tests.shipped import MINIMAL


def _items(folder: Path, *items: tuple[str, str, str]) -> tuple[Item, ...]:
    """Return planned items of a facts file: topic, form, aim ("" for none)."""
    start, _, _ = MINIMAL.read_text(encoding="utf-8").partition("\n来年议题:")
    rows = [
        f"  - 题目: {topic}\n    形式: {form}\n" + (f"    目的: {aim}\n" if aim else "")
        for topic, form, aim in items
    ]
    path = folder / "facts.yaml"
    path.write_text(f"{start}\n来年议题:\n{''.join(rows)}", encoding="utf-8")
    opened = open_facts(path)
    return agenda(opened.facts, opened.bank, Tense.PLAN)


def _shown(found: tuple[Point, ...]) -> list[tuple[str, list[str]]]:
    return [(point.aim.text if point.aim else "", [_name(item) for item in point.items]) for point in found]


def _name(item: Item) -> str:
    return f"{item.topic}{item.form and item.form.name}"


def test_each_topic_with_an_aim_begins_a_passage(tmp_path: Path) -> None:
    items = _items(tmp_path, ("甲", "视察", "管好甲"), ("乙", "视察", "办好乙"))
    assert _shown(points(items)) == [("管好甲", ["甲视察"]), ("办好乙", ["乙视察"])]


def test_an_aim_that_heads_a_passage_is_not_told_again(tmp_path: Path) -> None:
    (point,) = points(_items(tmp_path, ("甲", "视察", "管好甲")))
    assert [item.record.one("目的") for item in point.items] == [None]


def test_a_topic_without_an_aim_goes_with_the_one_before_it(tmp_path: Path) -> None:
    items = _items(tmp_path, ("甲", "视察", "管好甲"), ("乙", "视察", ""))
    assert _shown(points(items)) == [("管好甲", ["甲视察", "乙视察"])]


def test_a_first_topic_without_an_aim_waits_for_the_next(tmp_path: Path) -> None:
    items = _items(tmp_path, ("甲", "视察", ""), ("乙", "视察", "办好乙"))
    assert _shown(points(items)) == [("办好乙", ["甲视察", "乙视察"])]


def test_the_forms_of_one_topic_stay_together(tmp_path: Path) -> None:
    items = _items(tmp_path, ("甲", "视察", ""), ("乙", "视察", "办好乙"), ("甲", "专题调研", "管好甲"))
    assert _shown(points(items)) == [("管好甲", ["甲视察", "甲专题调研"]), ("办好乙", ["乙视察"])]


def test_a_group_most_of_whose_topics_have_no_aim_is_one_passage_and_keeps_its_aims(tmp_path: Path) -> None:
    items = _items(tmp_path, ("甲", "视察", "管好甲"), ("乙", "视察", ""), ("丙", "视察", ""))
    (point,) = points(items)
    assert _shown((point,)) == [("", ["甲视察", "乙视察", "丙视察"])]
    assert [bool(item.record.one("目的")) for item in point.items] == [True, False, False]


@pytest.mark.parametrize(("aim", "head"), [("管好甲", "要管好甲。"), ("要管好甲", "要管好甲。")])
def test_a_head_begins_with_one_need(tmp_path: Path, aim: str, head: str) -> None:
    _items(tmp_path, ("养老服务甲", "视察", aim), ("学前教育乙", "视察", "办好乙"))
    draft = make_draft(open_facts(tmp_path / "facts.yaml"), Wish(structure="四个机关"))
    told = [plain(block.spans) for block in draft.blocks if isinstance(block, Paragraph)]
    assert [text.count(head) for text in told if "养老服务甲" in text] == [1]
    assert not any("要要" in text for text in told)
