"""Finding things in a draft: what counts as told, and what two outlines share."""

from dataclasses import replace

import pytest

from planner.draft.model import Draft, Heading, Paragraph, Role, Span
from tests.retold.reading import PLAN, REVIEW, Must, Retold, Wanted, habit, shape_of

_OUTLINE = {
    "文种": "工作报告",
    "级别": "区",
    "年份": [2021, 2022],
    "称呼": "",
    "半标题": ["", "2022年工作任务"],
    "要素": ["总述"],
    "回顾": "一｜讲政治｜政治\n  ｜学得深｜政治\n  ｜报得早｜政治\n二｜强监督｜监督\n",
    "计划": "一是｜讲政治｜政治\n",
}


def _draft(*told: str, half: str = REVIEW, head: str = "") -> Retold:
    blocks = tuple(
        Paragraph(f"{half}.监督.{n}", Role.BODY, (Span(text),), (Span(head),) if head else ())
        for n, text in enumerate(told)
    )
    return Retold(Draft((Span("报告"),), blocks), {}, "\n".join(told))


def _item(form: str, *words: str, half: str = REVIEW) -> Wanted:
    return Wanted(half, words, form)


def test_an_item_is_told_by_a_verb_of_its_form_and_its_words_in_one_sentence() -> None:
    draft = _draft("组织代表视察食品安全。听取和审议物业管理情况的报告。")
    told = (_item("视察", "食品安全"), _item("听取和审议", "物业管理"))
    crossed = (_item("听取和审议", "食品安全"), _item("视察", "物业管理"))
    assert draft.missing((*told, *crossed)) == ["回顾｜听取和审议｜食品安全", "回顾｜视察｜物业管理"]


def test_a_list_tells_all_its_items_and_an_organ_must_be_named_with_its_own() -> None:
    draft = _draft("分别听取和审议区法院关于执行、区检察院关于公益诉讼情况的报告。")
    assert draft.missing((_item("听取和审议", "执行", "区法院"), _item("听取和审议", "公益诉讼"))) == []
    assert draft.missing((_item("听取和审议", "执行", "区监委"),)) == ["回顾｜听取和审议｜执行 区监委"]


def test_only_a_continued_item_may_have_its_topic_next_door_and_only_in_its_paragraph() -> None:
    item = _item("视察", "托育服务")
    continued = replace(item, continued=True)
    assert _draft("听取和审议托育服务情况的报告。会前组织代表视察。").missing((item,)) == [item.name]
    assert _draft("听取和审议托育服务情况的报告。会前组织代表视察。").missing((continued,)) == []
    apart = _draft("听取和审议托育服务情况的报告。", "会前组织代表视察。")
    assert apart.missing((continued,)) == [continued.name]


def test_what_the_other_half_tells_does_not_count() -> None:
    draft = _draft("视察食品安全。", half=PLAN)
    assert draft.missing((_item("视察", "食品安全"),)) == ["回顾｜视察｜食品安全"]
    assert draft.missing((_item("视察", "食品安全", half=PLAN),)) == []


def test_a_figure_stands_with_what_it_counts_and_a_run_in_head_opens_its_sentence() -> None:
    draft = _draft("参选率达到96.73%。选区86个。", head="登记准确。")
    must = Must({"议题": [], "数字": [{"半": REVIEW, "数": "96.73%", "词": ["登记", "参选率"]}]})
    assert draft.missing(must.figures) == []
    crossed = Must({"议题": [], "数字": [{"半": REVIEW, "数": 86, "词": ["参选率"]}]})
    assert draft.missing(crossed.figures) == ["回顾｜｜86 参选率"]


def test_a_heading_tells_too() -> None:
    heading = Heading("计划.代表", 1, "三、", (Span("办好民生实事"),))
    draft = Retold(Draft((), (heading,)), {}, "")
    assert draft.missing((Wanted(PLAN, ("民生实事",)),)) == []


@pytest.mark.parametrize(
    ("number", "written"),
    [
        ("三", "一"),
        ("十二", "一"),
        ("（四）", "（一）"),
        ("2", "1"),
        ("三是", "一是"),
        ("——", "——"),
        ("", ""),
    ],
)
def test_a_number_is_known_by_how_it_is_written(number: str, written: str) -> None:
    assert habit(number) == written


def test_a_shape_keeps_duties_numbers_and_depth_and_leaves_the_words() -> None:
    shape = shape_of(_OUTLINE)
    assert shape.parts == {REVIEW: ("一｜政治", "一｜监督"), PLAN: ("一是｜政治",)}
    assert shape.children == {REVIEW: (("", ""), ()), PLAN: ((),)}
    assert (shape.salutation, shape.half_headings) == (False, (False, True))
    reworded = _OUTLINE | {"回顾": _OUTLINE["回顾"].replace("学得深", "学得实")}  # type: ignore[attr-defined]
    assert shape_of(reworded) == shape


@pytest.mark.parametrize(
    ("old", "new"),
    [("二｜强监督｜监督", "二｜强监督｜代表"), ("  ｜报得早", "  （一）｜报得早"), ("二｜", "——｜")],
)
def test_a_duty_or_a_number_that_differs_makes_another_shape(old: str, new: str) -> None:
    other = _OUTLINE | {"回顾": str(_OUTLINE["回顾"]).replace(old, new)}
    assert shape_of(other) != shape_of(_OUTLINE)
