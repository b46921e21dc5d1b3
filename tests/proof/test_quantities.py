"""Quantities of a text: numbers with units, estimates, numerals, what is no quantity."""

from decimal import Decimal

from planner.proof.quantities import quantities


def test_a_number_is_read_with_its_unit_and_its_size() -> None:
    found = quantities("清偿拖欠账款1.7亿元，走访3200人次，下降38%")
    assert [(one.text, one.number, one.unit) for one in found] == [
        ("1.7亿元", Decimal(170000000), "元"),
        ("3200人次", Decimal(3200), "人次"),
        ("38%", Decimal(38), "%"),
    ]


def test_estimates_are_marked_and_have_no_exact_number() -> None:
    found = quantities("约300件、近40名、50余次、20多场、66名")
    assert [(one.text, one.about, one.exact) for one in found] == [
        ("300件", True, None),
        ("40名", True, None),
        ("50次", True, None),
        ("20场", True, None),
        ("66名", False, 66),
    ]


def test_chinese_numerals_count_with_a_unit_only() -> None:
    found = quantities("三项制度、两次会议、一件事、第三次会议、二十届、十五五")
    assert [(one.digits, one.unit, one.spelt) for one in found] == [
        ("三", "项", True),
        ("两", "次", True),
        ("二十", "届", True),
    ]


def test_a_list_of_figures_is_not_read_as_one_with_thousands_marks() -> None:
    assert [one.digits for one in quantities("主任会议17，187件")] == ["17", "187"]
    assert [one.number for one in quantities("共1,234件")] == [Decimal(1234)]


def test_what_is_rounded_says_by_how_much() -> None:
    assert [one.rounded for one in quantities("18.6万人、2160人")] == [Decimal(500), Decimal(0)]


def test_letters_and_dotted_numbers_are_no_quantities() -> None:
    assert quantities("PM2和G4号线") == ()
