"""A facts file becomes facts: typed, placed, with every problem at once."""

from datetime import date
from pathlib import Path

import pytest

from planner.errors import InvalidInputError, UnreadableInputError
from planner.facts.load import facts_of_text, load_facts
from planner.facts.model import Fact
from planner.files import Text
from planner.finding import Place, Severity
from tests.facts.reading import HEAD, answers, facts_of, problems, read, shipped_bank, texts_of
from tests.shipped import COMPLETE, MINIMAL


def test_answer_knows_its_value_text_label_and_place() -> None:
    facts = facts_of(HEAD + "会议:\n  常委会会议: 约 12 次\n")
    place = Place("事实.yaml", 5, 10)
    assert facts.one("会议.常委会会议") == Fact(
        "会议.常委会会议", "约12", 12, place, "全年召开常委会会议", approximate=True
    )


def test_records_are_numbered_from_one_and_their_lists_too() -> None:
    facts = facts_of(
        HEAD
        + "本年议题:\n  - 题目: 托育\n    形式: 专题询问\n  - 题目: 养老\n    问题: [布局不均, 收费偏高]\n"
    )
    records = facts.list("本年议题")
    assert [record.path for record in records] == ["本年议题.1", "本年议题.2"]
    assert records[1].place == Place("事实.yaml", 7, 5)
    assert [(f.path, f.text) for f in records[1].all("问题")] == [
        ("本年议题.2.问题.1", "布局不均"),
        ("本年议题.2.问题.2", "收费偏高"),
    ]
    assert records[1].one("形式") is None


def test_pending_answers_are_there_without_words() -> None:
    facts = facts_of(HEAD + "会议:\n  常委会会议: ？\n体会: [待填]\n")
    assert [(f.text, f.pending) for f in (*facts.all("会议.常委会会议"), *facts.all("体会"))] == [
        ("", True)
    ] * 2


def test_blank_answers_are_not_there() -> None:
    facts = facts_of(HEAD + '会议:\n  常委会会议:\n  主任会议: ""\n不足:\n体会: []\n')
    assert [path for path in facts.values if "." in path] == []
    assert facts.list("不足") == ()


def test_every_problem_of_a_file_is_found_at_once_in_order() -> None:
    body = "会议：\n  常委会会议: 八点半\n  主任会 议: 3\n"
    body += "本年议题:\n  - 题目: 托育\n    形式: 品茶\n    月份: 13\n"
    assert problems(HEAD + body) == [
        (4, "冒号", "error"),
        (5, "整数", "error"),
        (6, "未知项", "error"),
        (9, "形式", "error"),
        (10, "月份", "error"),
    ]


def test_one_bad_answer_does_not_cost_the_others() -> None:
    assert texts_of(HEAD + "会议:\n  常委会会议: 八点半\n  主任会议: 16\n") == {"会议.主任会议": "16"}


@pytest.mark.parametrize(
    ("body", "message", "suggestion"),
    [
        ("会议:\n  常委会会: 8\n", "没有“常委会会”这一项，是不是“常委会会议”", "常委会会议"),
        ("常委会会议: 8\n", "“常委会会议”不在这里，它是“会议”里的一项", "移到“会议:”下面，行首空两格"),
        ("大会:\n  职务: 秘书\n", "没有“秘书”这个选项", "从这些里选一个：主任、代理主任、副主任"),
        (
            "会议:\n  常委会会议: 8场\n",
            "这里按“次”计，写的是“场”",
            "核对是不是填在“全年召开常委会会议”；是就只写数字",
        ),
        ("不足: 有\n", "“不足”要一条一条写，每条有几项", "- 表现: 少数意见建议落实不够到位"),
    ],
)
def test_problem_says_what_is_wrong_and_what_to_type(body: str, message: str, suggestion: str) -> None:
    found = read(HEAD + body)[1]
    assert [(f.message, f.suggestion) for f in found] == [(message, suggestion)]


def test_form_is_named_as_the_bank_names_it() -> None:
    assert (
        texts_of(HEAD + "本年议题:\n  - 题目: 托育\n    形式: 听取审议\n")["本年议题.1.形式"] == "听取和审议"
    )


def test_months_may_stand_in_brackets() -> None:
    facts = facts_of(HEAD + "本年议题:\n  - 题目: 托育\n    月份: [2, 3]\n")
    month = facts.list("本年议题")[0].one("月份")
    assert month is not None
    assert (month.value, month.text) == ((2, 3), "2至3")


def test_unknown_kind_of_document_is_an_answer_out_of_the_choices() -> None:
    assert problems("文种: 情书\n级别: 区\n年度: 2026\n") == [(1, "选项", "error")]


@pytest.mark.parametrize(("encoding", "found"), [("utf-8", []), ("utf-8-sig", []), ("gb18030", ["编码"])])
def test_file_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str, found: list[str]) -> None:
    path = tmp_path / "事实.yaml"
    path.write_bytes((HEAD + "大会:\n  日期: 2027-01-12\n").encode(encoding))
    facts, findings = load_facts(path, shipped_bank())
    assert [finding.rule for finding in findings] == found
    assert answers(facts)["大会.日期"].value == date(2027, 1, 12)


def test_file_that_gives_nothing_raises_with_all_findings(tmp_path: Path) -> None:
    path = tmp_path / "事实.yaml"
    path.write_text("会议：\n  主任会议：3\n体会: [&a 甲]\n", encoding="utf-8")
    with pytest.raises(InvalidInputError, match="第 3 行读不下去") as caught:
        load_facts(path, shipped_bank())
    assert [found.place.line for found in caught.value.findings] == [1, 2, 3]


def test_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="找不到"):
        load_facts(tmp_path / "没有.yaml", shipped_bank())


@pytest.mark.parametrize("path", [COMPLETE, MINIMAL])
def test_shipped_example_loads_without_a_finding_and_every_answer_stands_at_its_place(path: Path) -> None:
    facts, findings = load_facts(path, shipped_bank())
    assert findings == ()
    lines = path.read_text(encoding="utf-8").split("\n")
    for fact in answers(facts).values():
        typed = lines[fact.place.line - 1][fact.place.column - 1 :]
        assert typed.startswith(fact.text[:1]) or fact.label.startswith(("形式", "本届"))


def findings_of(text: str) -> list[tuple[int, str, str, str]]:
    """Return line, rule, message and suggestion of every finding of a whole file."""
    found = facts_of_text("事实.yaml", Text(text, "UTF-8"), shipped_bank())[1]
    return [(f.place.line, f.rule, f.message, f.suggestion) for f in found]


def test_question_that_only_other_levels_ask_is_said_to_be_theirs() -> None:
    text = HEAD.replace("区", "镇") + "会议:\n  主任会议: 3\n任免:\n  人次: 5\n"
    assert [(line, rule, message) for line, rule, message, _ in findings_of(text)] == [
        (5, "级别", "镇一级不问“主任会议”（区、县、县级市才有）"),
        (6, "级别", "镇一级不问“任免”（区、县、县级市才有）"),
    ]


def test_question_that_only_other_years_ask_is_said_to_be_theirs() -> None:
    text = HEAD + "参照:\n  历年: [2022.yaml]\n"
    advice = "删掉这一项；今年是届末，就把“年型”改过来"
    assert findings_of(text) == [(5, "级别", "平年不问“历年”（届末才有）", advice)]


@pytest.mark.parametrize(
    ("typed", "level"),
    [
        ("镇级", "镇"),
        ("镇人大", "镇"),
        ("市辖区", "区"),
        ("旗", "县"),
        ("市", "县级市"),
        ("乡", "乡"),
        ("省", "区"),
    ],
)
def test_mistyped_level_is_named_once_and_read_for_the_level_meant(typed: str, level: str) -> None:
    text = f"文种: 工作报告\n级别: {typed}\n年度: 2026\n参照:\n  去年: 报告.docx\n"
    facts, findings = facts_of_text("事实.yaml", Text(text, "UTF-8"), shipped_bank())
    assert facts.mode.level.value == level
    assert [f.place.line for f in findings] == ([] if typed == level else [2])


def test_mistyped_kind_of_year_is_named_with_what_to_type() -> None:
    text = HEAD + "年型: 届末年\n参照:\n  历年: [2022.yaml]\n"
    found = [(line, rule, message) for line, rule, message, _ in findings_of(text)]
    assert found == [(4, "选项", "没有“届末年”这个选项，是不是“届末”")]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_level_is_found_whatever_ends_the_lines(ending: str) -> None:
    text = HEAD.replace("区", "镇").replace("\n", ending)
    facts, _ = facts_of_text("事实.yaml", Text(text, "UTF-8"), shipped_bank())
    assert facts.mode.level.value == "镇"


@pytest.mark.parametrize(
    ("topic", "advice"),
    [
        ("《监察法》", "《中华人民共和国监察法》"),
        ("安全生产法", "《中华人民共和国安全生产法》"),
        ("《宪法》《消法》", "《中华人民共和国宪法》《中华人民共和国消费者权益保护法》"),
        ("《中华人民共和国监察法》", ""),
        ("《嘉澜市物业管理条例》", ""),
        ("《未曾听说法》", ""),
    ],
)
def test_law_under_inspection_is_asked_for_in_full(topic: str, advice: str) -> None:
    found = read(HEAD + f"本年议题:\n  - 题目: {topic}\n    形式: 执法检查\n")[1]
    assert [f.suggestion for f in found] == ([advice] if advice else [])
    assert all(f.severity is Severity.WARNING for f in found)


def test_law_in_a_report_that_is_heard_may_be_named_short() -> None:
    facts_of(HEAD + "本年议题:\n  - 题目: 《监察法》\n    形式: 听取和审议\n")
