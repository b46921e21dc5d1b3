"""Term: the report on five years sums up its yearly files, guesses nothing, tells what went on longest."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.compose.setting import Setting
from planner.draft.model import FromRule, Gap, plain
from planner.facts.load import facts_of_text
from planner.facts.model import Background, Facts
from planner.files import Text

_LAST = 2026


@cache
def _bank() -> PhraseBank:
    return load_bank()


def _facts(text: str, name: str) -> Facts:
    return facts_of_text(name, Text(text, "utf-8"), _bank())[0]


def _yearly(year: int, *, meetings: str = "7", items: str = "") -> Facts:
    kind = "届末" if year == _LAST else "平年"
    head = f"文种: 工作报告\n级别: 县\n年度: {year}\n年型: {kind}\n单位:\n  届: 十八\n大会:\n  次: 一\n"
    return _facts(
        f"{head}会议:\n  常委会会议: {meetings}\n本年议题:\n{items or _item('城建')}", f"{year}.yaml"
    )


def _item(topic: str, form: str = "听取和审议", more: str = "") -> str:
    return f"  - 题目: {topic}\n    形式: {form}\n{more}"


def _setting(last: Facts, earlier: Sequence[Facts]) -> Setting:
    return Setting(replace(last, background=Background(term=tuple(earlier))), _bank(), {})


def _review(setting: Setting, slot: str) -> str:
    return plain(setting.lookup(slot, Tense.REVIEW))


def test_a_sum_of_the_term_adds_the_yearly_files_and_names_where_each_part_stands() -> None:
    setting = _setting(_yearly(2026, meetings="8"), [_yearly(year) for year in range(2022, 2026)])
    (span,) = setting.lookup("五年.会议.常委会会议", Tense.REVIEW)
    assert span.text == "36"
    assert isinstance(span.origin, FromRule)
    assert span.origin.paths[0] == "2022.yaml:会议.常委会会议"
    assert span.origin.paths[-1] == "会议.常委会会议"


def test_a_year_without_a_file_is_asked_for_and_never_guessed() -> None:
    setting = _setting(_yearly(2026), [_yearly(year) for year in (2022, 2023, 2025)])
    (span,) = setting.lookup("五年.会议.常委会会议", Tense.REVIEW)
    assert span.origin == Gap("参照.历年", "五年合计：召开常委会会议（缺2024年的问卷）")
    (counted,) = setting.lookup("五年合计.听取审议报告", Tense.REVIEW)
    assert counted.text == "【待填：五年合计：听取审议报告】"


def test_a_year_that_lacks_the_answer_is_named() -> None:
    earlier = [_yearly(year, meetings="待填" if year == 2023 else "7") for year in range(2022, 2026)]
    earlier[2] = _facts("文种: 工作报告\n级别: 县\n年度: 2024\n本年议题:\n" + _item("城建"), "2024.yaml")
    (span,) = _setting(_yearly(2026), earlier).lookup("五年.会议.常委会会议", Tense.REVIEW)
    assert isinstance(span.origin, Gap)
    assert span.origin.question == "五年合计：召开常委会会议（2024年的问卷没有填）"


def test_an_optional_answer_that_no_year_gives_is_not_asked_for() -> None:
    setting = _setting(_yearly(2026), [])
    assert setting.lookup("五年.备案.信访", Tense.REVIEW) == ()
    assert setting.lookup("五年合计.专题询问", Tense.REVIEW) == ()


def test_a_total_in_the_review_of_a_term_is_never_that_of_its_last_year() -> None:
    setting = _setting(_yearly(2026), [])
    assert setting.lookup("合计.听取审议报告", Tense.REVIEW) == ()
    whole = _setting(_yearly(2026), [_yearly(year) for year in range(2022, 2026)])
    assert _review(whole, "合计.听取审议报告") == "5"


@pytest.mark.parametrize(("number", "term"), [("一", "十九"), ("七", "十八")])
def test_the_first_session_that_hears_the_report_belongs_to_the_next_term(number: str, term: str) -> None:
    text = f"文种: 工作报告\n级别: 县\n年度: 2026\n年型: 届末\n单位:\n  届: 十八\n大会:\n  次: {number}\n"
    setting = Setting(_facts(text, "f.yaml"), _bank(), {})
    assert _review(setting, "会届") == term
    assert _review(setting, "届") == "十八"


def test_a_matter_over_several_years_is_told_with_the_year_of_each_step() -> None:
    first = _yearly(2022, items=_item("养老服务", "专题调研", "    月份: 5\n"))
    third = _yearly(2024, items=_item("养老服务", more="    月份: 6\n    成效: 新增床位420张\n"))
    others = [_yearly(year) for year in (2023, 2025)]
    setting = _setting(_yearly(2026), [first, others[0], third, others[1]])
    steps = [item for item in setting.review if item.topic == "养老服务"]
    assert [(item.key, item.year and item.year.text) for item in steps] == [
        ("2022.yaml:本年议题.1", "2022"),
        ("2024.yaml:本年议题.1", "2024"),
    ]


def test_what_comes_up_every_year_is_told_once_in_its_fullest_form() -> None:
    fullest = _yearly(2023, items=_item("本级决算", "审查和批准", "    意见数: 6\n"))
    others = [_yearly(year, items=_item("本级决算", "审查和批准")) for year in (2022, 2024, 2025)]
    last = _yearly(2026, items=_item("本级决算", "审查和批准"))
    setting = _setting(last, [others[0], fullest, *others[1:]])
    assert [item.key for item in setting.review] == ["2023.yaml:本年议题.1"]


def test_an_item_that_cannot_be_told_yet_stays_a_question() -> None:
    setting = _setting(_yearly(2026, items="  - 题目: 供水\n"), [])
    assert [item.form for item in setting.review] == [None]
