"""Titles: what heads an item that came out of a sentence of last year's plan."""

from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.bank.model import Level
from planner.facts.load import facts_of_text
from planner.facts.model import YearKind
from planner.files import Text
from planner.rollover.lastfacts import last_year_of_facts
from planner.rollover.model import LastYear
from planner.rollover.reading import read_last_year
from planner.rollover.start import start
from planner.rollover.statutory import statutory_items
from planner.rollover.titles import full_name, reporter_of, title_of

BANK = load_bank()


@pytest.mark.parametrize(
    ("topic", "form", "title"),
    [
        ("养老服务", "听取和审议", "养老服务"),
        ("审计", "听取和审议", "审计工作"),
        ("预算执行和其他财政收支的审计", "听取和审议", "预算执行和其他财政收支的审计工作"),
        ("经济责任审计", "听取和审议", "经济责任审计"),
        ("政府推进园区转型", "听取和审议", "推进园区转型"),
        ("区政府推进园区转型", "视察", "推进园区转型"),
        ("政府债务管理", "听取和审议", "政府债务管理"),
        ("政府执行", "听取和审议", "政府执行"),
        ("区法院民商事审判", "听取和审议", "民商事审判"),
        ("区法院民商事审判", "视察", "区法院民商事审判"),
        ("区法院执行", "听取和审议", "区法院执行"),
        ("区法院执行工作", "听取和审议", "区法院执行工作"),
        ("县检察院服务企业发展", "主任会议听取", "服务企业发展"),
        ("区监察委", "听取和审议", "区监察委专项工作"),
        ("《关于物业管理情况的审议意见》", "满意度测评", "《关于物业管理情况的审议意见》落实"),
        ("就业举措特别是技能培训", "专题调研", "就业举措"),
        ("养老特别是助餐", "专题调研", "养老特别是助餐"),
        ("执行", "听取和审议", ""),
        ("有关工作", "听取和审议", ""),
    ],
)
def test_a_topic_becomes_a_title(topic: str, form: str, title: str) -> None:
    assert title_of(topic, form) == title


def test_a_noun_that_begins_with_the_government_names_no_reporter() -> None:
    assert reporter_of("政府债务管理", "听取和审议") == ""
    assert reporter_of("政府推进园区转型", "听取和审议") == "政府"
    assert reporter_of("政府推进园区转型", "视察") == ""


def test_an_organ_without_its_level_is_that_of_the_place() -> None:
    assert full_name("政府", Level.CITY) == "市政府"
    assert full_name("法院", Level.COUNTY) == "县法院"
    assert full_name("区政府", Level.DISTRICT) == "区政府"
    assert full_name("政府", None) == "政府"


def _plan(folder: Path, *lines: str) -> LastYear:
    path = folder / "要点.txt"
    head = "云川区人大常委会2026年工作要点\n2026年，常委会要依法履职。\n一、依法监督\n"
    path.write_text(head + "\n".join(lines) + "\n", "utf-8")
    return read_last_year(path, BANK)[0]


def test_who_reports_is_named_once_and_the_promise_finds_the_item(tmp_path: Path) -> None:
    last = _plan(
        tmp_path,
        "1.听取和审议关于区法院民商事审判工作情况报告。",
        "2.听取政府推进园区转型发展专项报告。",
        "3.听取和审议区监察委专项工作报告。",
    )
    told = [(planned.one("题目"), planned.one("报告机关")) for planned in last.planned]
    assert told == [("民商事审判", "区法院"), ("推进园区转型发展", "区政府"), ("区监察委专项工作", "")]
    assert [promise.topic for promise in last.promises] == [title for title, _ in told]


def test_what_heads_nothing_is_a_promise_and_no_item(tmp_path: Path) -> None:
    last = _plan(tmp_path, "1.听取执行情况的报告。", "2.视察水库建设情况。")
    assert [planned.one("题目") for planned in last.planned] == ["水库建设"]
    assert [promise.text for promise in last.promises] == ["听取执行情况的报告", "视察水库建设情况"]


def test_an_inspection_and_a_review_of_filed_rules_have_no_year_of_figures(tmp_path: Path) -> None:
    last = _plan(
        tmp_path,
        "1.对《中华人民共和国食品安全法》实施情况开展执法检查。",
        "2.做好规范性文件备案审查工作。",
        "3.听取和审议区政府关于本级决算的报告。",
    )
    started = start(last, 2026, Level.DISTRICT, YearKind.ORDINARY, BANK)
    items = started.filling.records["本年议题"]
    assert {item["题目"][0]: item.get("数据年度") for item in items} == {
        "《中华人民共和国食品安全法》": None,
        "规范性文件": None,
        "本级决算": ("2025",),
    }


def test_what_the_law_has_approved_is_planned_for_approval_and_a_bill_of_one_year_does_not_return() -> None:
    known = [
        {"题目": ("决算",), "形式": ("听取和审议",), "报告机关": ("区政府",)},
        {"题目": ("预算调整",), "形式": ("听取和审议",)},
        {"题目": ("预算调整方案",), "形式": ("审查和批准",)},
        {"题目": ("“加快园区建设”议案办理",), "形式": ("听取和审议",)},
        {"题目": ("规范性文件",), "形式": ("备案审查",)},
    ]
    items = statutory_items(BANK, Level.DISTRICT, 2027, YearKind.ORDINARY, known)
    told = {item["题目"][0]: item["形式"][0] for item in items}
    assert told["决算"] == "审查和批准"
    assert told["预算调整方案"] == "审查和批准"
    assert "代表建议办理" in told
    assert "“加快园区建设”议案办理" not in told
    assert told["备案审查工作"] == "听取和审议"


FACTS = """\
文种: 工作报告
级别: 区
年度: 2026
来年:
  监督措施:
    - 建立审议意见台账
  决定事项:
    - 全民阅读促进
    - 城市更新规划
来年议题:
  - 题目: 全民阅读促进
    形式: 作出决议决定
  - 题目: 审计工作
    形式: 听取和审议
    数据年度: 2026
    报告名: 2026年度区本级预算执行和其他财政收支的审计工作报告
  - 题目: 法治政府建设
    形式: 听取和审议
    数据年度: 2026
不足:
  - 表现: 跟踪不紧
    措施: 建立审议意见台账。
    部分: 监督
"""


def _facts() -> LastYear:
    facts, _ = facts_of_text("2026.yaml", Text(FACTS, "UTF-8"), BANK)
    return last_year_of_facts(facts, FACTS, BANK)


def test_what_stands_in_a_file_twice_is_promised_once() -> None:
    assert [promise.text for promise in _facts().promises] == [
        "建立审议意见台账",
        "讨论决定城市更新规划",
        "作出关于全民阅读促进的决定",
        "听取和审议审计工作情况的报告",
        "听取和审议法治政府建设情况的报告",
    ]


def test_years_of_a_report_stay_where_the_next_year_follows() -> None:
    items = start(_facts(), 2027, Level.DISTRICT, YearKind.ORDINARY, BANK).filling.records["本年议题"]
    assert [item["数据年度"] for item in items[1:]] == [("2026",), ("2026",)]


def test_years_of_a_report_move_on_where_a_year_was_left_out() -> None:
    items = start(_facts(), 2029, Level.DISTRICT, YearKind.ORDINARY, BANK).filling.records["本年议题"]
    assert [item["数据年度"] for item in items[1:]] == [("2028",), ("2028",)]
    assert items[1]["报告名"] == ("2028年度区本级预算执行和其他财政收支的审计工作报告",)
