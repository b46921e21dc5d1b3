import pytest

from planner.bank.entries import Field, OversightTopic
from planner.bank.fields import fitting_field
from planner.bank.load import load_bank


@pytest.mark.parametrize(
    ("topic", "field"),
    [
        ("优化营商环境", "营商环境"),
        ("国有资产管理情况", "国有资产"),
        ("义务教育均衡发展", "义务教育"),
        ("食品安全", "食品药品安全"),
        ("毫不相干的事", ""),
    ],
)
def test_a_topic_belongs_to_the_field_of_its_longest_keyword(topic: str, field: str) -> None:
    found = fitting_field(load_bank().of(Field), topic)
    assert (found.name if found else "") == field


def test_governance_is_a_group_of_its_own_in_the_order_of_nearness() -> None:
    fields = [field for field in load_bank().of(Field) if field.group == "治理"]
    assert [field.name for field in sorted(fields, key=lambda field: field.order)] == [
        *("基层治理", "信访工作", "民族宗教", "数字政府"),
    ]
    assert {field.part for field in fields} == {"民生"}


def test_no_two_fields_of_a_group_have_the_same_place() -> None:
    places = [(field.group, field.order) for field in load_bank().of(Field)]
    assert len(places) == len(set(places))


def test_most_topics_of_past_reports_have_a_field() -> None:
    topics = load_bank().of(OversightTopic)
    fields = {field.name for field in load_bank().of(Field)}
    assert {topic.field for topic in topics} <= fields | {""}
    assert sum(bool(topic.field) for topic in topics) > 0.7 * len(topics)
