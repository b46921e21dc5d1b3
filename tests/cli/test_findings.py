"""Findings on the terminal: the same remark a hundred times does not bury the others."""

from planner.cli.findings import for_people
from planner.finding import Finding, Place, Severity


def found(line: int, message: str, severity: Severity = Severity.WARNING, rule: str = "状态") -> Finding:
    return Finding(rule, severity, Place("甲.yaml", line, 1), "", message)


def test_after_ten_of_one_remark_the_others_share_a_line_that_names_theirs() -> None:
    shown = list(for_people(found(line, f"“题目{line}”还没有办") for line in range(1, 14)))
    assert shown[9] == "甲.yaml:10:1 注意 状态：“题目10”还没有办"
    assert shown[10:] == ["注意 状态：同样的还有 3 处，在第 11、12、13 行"]


def test_errors_are_never_folded() -> None:
    shown = list(for_people(found(line, "缺冒号", Severity.ERROR) for line in range(1, 14)))
    assert len(shown) == 13


def test_remarks_of_one_rule_that_differ_each_have_their_line() -> None:
    words = "甲乙丙丁戊己庚辛壬癸子丑"
    shown = list(for_people(found(5, f"少了{word}") for word in words))
    assert shown[11] == "甲.yaml:5:1 注意 状态：少了丑"


def test_questions_that_may_stay_blank_share_one_line_by_group() -> None:
    paths = ("会议.主任会议", "政治.学习", "政治.请示")
    blanks = [Finding("缺项", Severity.INFO, Place("甲.yaml"), path, "没有填") for path in paths]
    assert list(for_people(blanks)) == [
        "提示 缺项：多数单位有、这里没有填的还有 3 项，初稿里不写：会议（主任会议）；政治（学习、请示）"
    ]
