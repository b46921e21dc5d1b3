"""Ledger and agenda: stages follow what is recorded, totals follow the items."""

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.facts.agenda import Item, Stage, agenda, bare_topic
from planner.facts.ledger import Total, totals
from planner.facts.model import Fact, Facts, Questionnaire, Record
from planner.finding import Place

_NUMBERS = {"意见数", "月份"}


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def _record(path: str, answers: dict[str, str]) -> Record:
    fields = {
        key: (Fact(f"{path}.{key}", text, int(text) if key in _NUMBERS else text, Place(), key),)
        for key, text in answers.items()
    }
    return Record(path, Place(), fields)


def _items(bank: PhraseBank, *answers: dict[str, str], half: str = "本年议题") -> tuple[Item, ...]:
    records = tuple(_record(f"{half}.{n}", a) for n, a in enumerate(answers, start=1))
    facts = Facts("甲.yaml", Questionnaire("工作报告", ("区",), ()), {}, {half: records})
    return agenda(facts, bank, Tense.PLAN if half == "来年议题" else Tense.REVIEW)


@pytest.mark.parametrize(
    ("answers", "stage"),
    [
        ({}, Stage.HEARD),
        ({"意见数": "7"}, Stage.OPINED),
        ({"意见": "健全补助机制"}, Stage.OPINED),
        ({"意见数": "7", "举措": "出台办法"}, Stage.HANDLED),
        ({"意见数": "7", "成效": "新增托位860个"}, Stage.EFFECTIVE),
        ({"进展": "实地检查"}, Stage.RUNNING),
        ({"原因": "规划调整"}, Stage.DROPPED),
        ({"成效": "新增托位860个", "状态": "已提意见"}, Stage.OPINED),
    ],
)
def test_the_stage_is_the_one_named_else_the_latest_that_the_answers_show(
    bank: PhraseBank, answers: dict[str, str], stage: Stage
) -> None:
    (item,) = _items(bank, {"题目": "托育服务发展", "形式": "听取和审议", **answers})

    assert item.stage is stage


def test_every_item_of_the_plan_is_only_planned(bank: PhraseBank) -> None:
    (item,) = _items(bank, {"题目": "托育服务发展", "形式": "听取和审议"}, half="来年议题")

    assert item.stage is Stage.PLANNED
    assert not item.done


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("托育服务发展情况的报告", "托育服务发展"),
        ("托育服务发展情况", "托育服务发展"),
        ("备案审查工作", "备案审查工作"),
        ("关于托育服务发展情况的报告", "托育服务发展"),
        ("政府工作报告", "政府工作报告"),
        ("报告", "报告"),
    ],
)
def test_tails_that_the_frames_add_are_taken_off_a_topic(typed: str, topic: str) -> None:
    assert bare_topic(typed) == topic


def test_a_field_is_found_by_the_longest_keyword_in_the_topic(bank: PhraseBank) -> None:
    items = _items(bank, {"题目": "审计查出问题整改"}, {"题目": "居家养老服务"}, {"题目": "上半年预算执行"})

    assert [item.field and item.field.group for item in items] == ["财政", "保障", "财政"]


def test_totals_count_what_was_done_and_name_what_they_count(bank: PhraseBank) -> None:
    items = _items(
        bank,
        {"题目": "托育服务发展", "形式": "听取和审议", "意见数": "7"},
        {"题目": "托育服务发展", "形式": "专题询问", "意见数": "5"},
        {"题目": "城区学校建设", "形式": "视察"},
        {"题目": "社区矫正", "形式": "专题调研"},
        {"题目": "历史街区保护", "形式": "听取和审议", "原因": "规划调整"},
        {"题目": "本级决算", "形式": "审查和批准", "产物": "《关于批准决算的决议》"},
    )

    assert totals(tuple(item for item in items if item.done)) == {
        "听取审议报告": Total("听取审议报告", 1, ("本年议题.1",)),
        "意见数": Total("意见数", 12, ("本年议题.1.意见数", "本年议题.2.意见数")),
        "专题询问": Total("专题询问", 1, ("本年议题.2",)),
        "视察": Total("视察", 1, ("本年议题.3",)),
        "专题调研": Total("专题调研", 1, ("本年议题.4",)),
        "审查批准": Total("审查批准", 1, ("本年议题.6",)),
        "决议决定": Total("决议决定", 1, ("本年议题.6",)),
        "视察调研": Total("视察调研", 2, ("本年议题.3", "本年议题.4")),
    }
