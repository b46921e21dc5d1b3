import re
from pathlib import Path

import pytest

from planner.errors import InvalidInputError, UsageError
from planner.facts.load import load_facts
from planner.facts.questionnaire import load_questionnaire
from planner.finding import Severity
from planner.sharing.parts import divide, file_names
from planner.sharing.plan import Plan, default_plan, plan_text, read_plan
from planner.sharing.shares import alike, committees, shares
from planner.sharing.stand import Stand, stand_of
from tests.sharing.desk import SMALL, Desk, bank, complete, desk_in


def _texts(stand: Stand, path: str) -> list[dict[str, tuple[str, ...]]]:
    return [entry.texts for entry in stand.records.get(path, ())]


def test_each_committee_gets_a_file_with_its_items_and_the_office_the_rest(desk: Desk) -> None:
    parts = desk.split()
    titles = {}
    for owner, path in parts.items():
        facts, _ = load_facts(path, bank())
        titles[owner] = [record.fields["题目"][0].text for record in facts.list("本年议题")]
    assert titles == {
        "财政经济工委": ["上半年预算执行", "审计工作"],
        "社会建设工委": ["居家和社区养老服务"],
        "代表工委": ["代表建议办理"],
        "办公室": [],
    }


def test_every_answer_of_the_complete_example_is_in_one_part_and_reads_the_same(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, complete())
    whole = desk.stand()
    answers: dict[str, tuple[str, ...]] = {}
    records: dict[str, list[dict[str, tuple[str, ...]]]] = {}
    for path in desk.split().values():
        facts, findings = load_facts(path, bank())
        assert [found for found in findings if found.severity is Severity.ERROR] == []
        part = stand_of(facts)
        answers |= {key: said.texts for key, said in part.answers.items()}
        for key in part.records:
            records.setdefault(key, []).extend(_texts(part, key))
    assert answers == {key: said.texts for key, said in whole.answers.items()}
    for key, entries in whole.records.items():
        assert sorted(map(str, records[key])) == sorted(str(entry.texts) for entry in entries)


def test_a_part_copies_the_lines_of_its_records_with_their_comments_and_marks_them(desk: Desk) -> None:
    text = desk.split()["社会建设工委"].read_text(encoding="utf-8")
    assert (
        "  # 以下社会建设工委\n"
        "  - 题目: 居家和社区养老服务\n"
        "    # 编号 本年议题.3（合并时用，请保留）\n"
        "    形式: 专题询问\n"
        "    委室: 社会建设工委\n"
        "    重点: [助餐补贴, 上门护理]\n"
        '    成效: "新增助餐点26处" # 民政局数\n'
    ) in text


def test_a_part_says_whom_it_is_for_and_how_it_goes_back(desk: Desk) -> None:
    head = desk.split()["代表工委"].read_text(encoding="utf-8").split("\n")[:10]
    assert head[0] == "# 分给：代表工委（云川区2026年工作报告问卷的一部分）"
    assert head[5].endswith("送回办公室。办公室合并：planner merge facts.yaml 代表工委.yaml")
    assert head[7:10] == ["文种: 工作报告", "级别: 区", "年度: 2026"]


def test_a_part_explains_its_questions_in_the_words_of_the_file_or_of_the_questionnaire(desk: Desk) -> None:
    office = desk.split()["办公室"].read_text(encoding="utf-8")
    assert "  # 全年召开常委会会议（必填）\n  常委会会议: 8\n" in office
    assert "  主任会议: 16   # 含临时召开的\n" in office
    lines = office.split("\n")
    assert "# 本区全称" in lines[lines.index("  地区: 云川区") - 1]


def test_a_question_that_the_file_leaves_out_is_asked_in_the_part(desk: Desk) -> None:
    text = desk.split()["代表工委"].read_text(encoding="utf-8")
    assert "\n  培训人次:\n" in text
    assert "\n  培训期数: 4\n" in text


def test_a_committee_without_items_for_next_year_gets_an_empty_list_to_add_to(desk: Desk) -> None:
    path = desk.split()["财政经济工委"]
    facts, _ = load_facts(path, bank())
    assert facts.list("来年议题") == ()
    assert "\n来年议题:\n" in path.read_text(encoding="utf-8")


def test_promises_of_last_year_go_with_the_item_that_shows_them(tmp_path: Path) -> None:
    promises = (
        "\n去年计划:\n"
        "  - 事项: 关注养老\n    结果: 完成\n    议题: 居家和社区养老服务\n"
        "  - 事项: 修订议事规则\n    结果: 未做\n"
    )
    parts = desk_in(tmp_path, SMALL + promises).split()
    found = {
        owner: _texts(stand_of(load_facts(path, bank())[0]), "去年计划") for owner, path in parts.items()
    }
    assert {owner: [entry["事项"] for entry in entries] for owner, entries in found.items() if entries} == {
        "社会建设工委": [("关注养老",)],
        "办公室": [("修订议事规则",)],
    }


def test_a_list_that_stands_in_brackets_is_written_out_for_the_part(tmp_path: Path) -> None:
    content = (
        "文种: 工作报告\n级别: 区\n年度: 2026\n代表: {培训期数: 4}\n"
        "本年议题: [{题目: 甲, 形式: 视察, 委室: 代表工委}, {题目: 乙, 形式: 视察}]\n"
    )
    parts = desk_in(tmp_path, content).split()
    mine = stand_of(load_facts(parts["代表工委"], bank())[0])
    assert _texts(mine, "本年议题") == [{"题目": ("甲",), "形式": ("视察",), "委室": ("代表工委",)}]
    assert mine.answers["代表.培训期数"].texts == ("4",)
    assert "# 编号 本年议题.1（" in parts["代表工委"].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [
        SMALL.replace("\n", "\r\n"),
        re.sub(r"(?ms)^(..年议题:\n)(.*?)(?=^\S|\Z)", lambda m: m[1] + m[2].replace("\n  ", "\n")[2:], SMALL),
        SMALL.replace("\n  ", "\n    "),
    ],
    ids=["CRLF", "marks at the margin", "four blanks"],
)
def test_other_line_ends_and_indents_divide_just_as_well(tmp_path: Path, content: str) -> None:
    usual = {"财政经济工委", "社会建设工委", "代表工委", "办公室"}
    assert set(desk_in(tmp_path, content).split()) == usual


def test_the_same_file_is_divided_into_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "甲").mkdir()
    (tmp_path / "乙").mkdir()
    one, other = (desk_in(tmp_path / name).split() for name in ("甲", "乙"))
    assert [path.read_bytes() for path in one.values()] == [path.read_bytes() for path in other.values()]


def test_a_file_without_its_year_is_not_divided(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, SMALL.replace("年度: 2026\n", ""))
    with pytest.raises(UsageError, match="没有填“年度”"):
        desk.split()


def test_files_are_named_so_that_windows_takes_them() -> None:
    assert file_names(["财经/预算工委", "财经、预算工委", "工委. "]) == (
        "财经、预算工委.yaml",
        "财经、预算工委2.yaml",
        "工委.yaml",
    )


def test_the_shipped_plan_names_no_committee_of_its_own() -> None:
    asked = load_questionnaire("工作报告")
    assert default_plan(asked, ["农业工委"]).owners == {"农业工委": ()}
    assert default_plan(asked, ["人事代表选举工委"]).owner("代表.建议总数") == "人事代表选举工委"
    assert default_plan(asked, ["农业工委"]).owner("代表.建议总数") == "办公室"


def test_the_longest_path_of_a_plan_decides() -> None:
    plan = Plan({"代表工委": ("代表",), "督查室": ("代表.建议总数",)})
    assert [plan.owner(path) for path in ("代表.列席", "代表.建议总数", "代表团", "会议.主任会议")] == [
        "代表工委",
        "督查室",
        "办公室",
        "办公室",
    ]


def test_a_written_plan_reads_back_as_itself(tmp_path: Path, desk: Desk) -> None:
    asked = desk.whole().facts.questionnaire
    plan = default_plan(asked, committees(desk.whole().facts))
    path = tmp_path / "分工.yaml"
    path.write_text(plan_text(plan, asked, "facts.yaml", "分工.yaml"), encoding="utf-8")
    assert read_plan(path, asked) == plan


def test_a_plan_moves_questions_and_says_where_parts_go_back_to(desk: Desk) -> None:
    path = desk.folder / "分工.yaml"
    path.write_text("送回: 李文，12月5日前\n委室:\n  研究室: [会议, 单位.届]\n", encoding="utf-8")
    whole = desk.whole()
    plan = read_plan(path, whole.facts.questionnaire)
    given = shares(whole.facts, plan)
    assert next(share.paths for share in given if share.owner == "研究室") == (
        *("单位.届", "会议.常委会会议", "会议.常委会末次", "会议.主任会议"),
        *("本年议题", "来年议题"),
    )
    part = divide(whole.facts, whole.text.content, given, plan, bank())[0]
    assert "送回李文，12月5日前。" in part.content


def test_a_comment_set_further_in_stays_with_the_question_above_it(tmp_path: Path) -> None:
    further_in = "常委会会议: 8\n    # 其中一次在乡镇开\n"
    whole = desk_in(tmp_path, SMALL.replace("常委会会议: 8\n", further_in)).whole()
    plan = Plan({"研究室": ("会议.常委会会议",)})
    parts = divide(whole.facts, whole.text.content, shares(whole.facts, plan), plan, bank())
    assert {part.owner: "其中一次在乡镇开" in part.content for part in parts} == {
        "研究室": True,
        "财政经济工委": False,
        "社会建设工委": False,
        "代表工委": False,
        "办公室": False,
    }


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("委室:\n  代表工委: [会议, 代表.建议总]\n", 2, "是不是“代表.建议总数”"),
        ("委室:\n  甲: [代表]\n  乙: [代表]\n", 3, "“代表”已经分给甲了"),
        ("委室: [代表]\n", 1, "写成“  代表工委: [代表]”"),
        ("分工:\n  甲: [代表]\n", 1, "没有“分工”这一项"),
        ("代表\n", 1, "要有“委室:”一项"),
    ],
)
def test_a_mistake_in_a_plan_is_named_with_its_line(desk: Desk, content: str, line: int, said: str) -> None:
    path = desk.folder / "分工.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInputError) as caught:
        read_plan(path, desk.whole().facts.questionnaire)
    finding = caught.value.findings[0]
    assert (finding.place.line, said in f"{finding.message}{finding.suggestion}") == (line, True)


def test_two_spellings_of_a_committee_are_noticed() -> None:
    assert list(alike(["财政经济工委", "财经工委", "代表工委"])) == [("财经工委", "财政经济工委")]
