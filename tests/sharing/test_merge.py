from pathlib import Path

import pytest

from planner.errors import InvalidInputError
from planner.sharing.choosing import Wish
from planner.sharing.merging import NO_ORIGINAL, merged
from planner.sharing.threeway import Verdict
from tests.sharing.desk import SMALL, Desk, bank, brief, change, complete, desk_in

PART, CLEAR = Wish(part=True), Wish(clear=True)


@pytest.mark.parametrize(
    "content", [SMALL, SMALL.replace("\n", "\r\n"), complete()], ids=["小", "CRLF", "全"]
)
def test_parts_merged_as_they_went_out_change_no_byte(tmp_path: Path, content: str) -> None:
    desk = desk_in(tmp_path, content)
    result = desk.merge(*desk.split().values())
    assert brief(result) == []
    assert desk.facts.read_bytes() == content.encode()


def test_an_answer_changed_in_a_part_arrives_and_nothing_else_moves(desk: Desk) -> None:
    parts = desk.split()
    change(parts["社会建设工委"], "新增助餐点26处", "新增助餐点27处")
    change(parts["办公室"], "常委会会议: 8", "常委会会议: 9")
    result = desk.merge(*parts.values())
    assert brief(result) == [(Verdict.TAKEN, "会议.常委会会议"), (Verdict.TAKEN, "本年议题.3.成效")]
    wanted = SMALL.replace("新增助餐点26处", "新增助餐点27处").replace("常委会会议: 8", "常委会会议: 9")
    assert desk.facts.read_text(encoding="utf-8") == wanted


def test_a_blank_filled_in_a_part_arrives_behind_its_key(desk: Desk) -> None:
    parts = desk.split()
    change(parts["财政经济工委"], "    成效:\n", "    成效: 46个问题已整改43个\n")
    desk.merge(parts["财政经济工委"])
    assert desk.facts.read_text(encoding="utf-8") == SMALL.replace(
        "    成效:\n", "    成效: 46个问题已整改43个\n"
    )


def test_an_item_whose_title_was_changed_is_still_the_same_item(desk: Desk) -> None:
    part = desk.split()["财政经济工委"]
    change(part, "题目: 审计工作", "题目: 2025年度审计工作")
    assert brief(desk.merge(part)) == [(Verdict.TAKEN, "本年议题.2.题目")]


def test_items_moved_about_in_a_part_are_recognised_by_their_marks(desk: Desk) -> None:
    part = desk.split()["财政经济工委"]
    text = part.read_text(encoding="utf-8")
    first, second = (text.index(f"  - 题目: {title}") for title in ("上半年预算执行", "审计工作"))
    end = text.index("\n", text.index("    成效:")) + 1
    swapped = text[:first] + text[second:end] + text[first:second] + text[end:]
    part.write_text(swapped.replace("意见数: 5", "意见数: 6"), encoding="utf-8")
    assert brief(desk.merge(part)) == [(Verdict.TAKEN, "本年议题.1.意见数")]


def test_an_item_that_lost_its_mark_is_recognised_by_what_it_says(desk: Desk) -> None:
    part = desk.split()["财政经济工委"]
    lines = [line for line in part.read_text(encoding="utf-8").split("\n") if "# 编号" not in line]
    part.write_text("\n".join(lines).replace("意见数: 5", "意见数: 6"), encoding="utf-8")
    assert brief(desk.merge(part)) == [(Verdict.TAKEN, "本年议题.1.意见数")]


def test_an_item_recognised_by_likeness_alone_is_marked_as_doubtful(desk: Desk) -> None:
    part = desk.split()["财政经济工委"]
    lines = [line for line in part.read_text(encoding="utf-8").split("\n") if "# 编号" not in line]
    part.write_text(
        "\n".join(lines).replace("题目: 上半年预算执行", "题目: 预算上半年执行"), encoding="utf-8"
    )
    written = desk.merge(part).choice.written
    assert [(each.path, each.doubtful) for each in written] == [("本年议题.1.题目", True)]


def test_an_item_moved_and_changed_at_the_office_meanwhile_gets_the_change(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    change(part, "- 题目: 代表建议办理", "- 题目: 代表建议办理\n    意见数: 4")
    change(
        desk.facts, "  - 题目: 上半年预算执行", "  - 题目: 专题新增\n    形式: 视察\n  - 题目: 上半年预算执行"
    )
    change(desk.facts, "题目: 代表建议办理", "题目: 代表建议、批评和意见办理")
    assert brief(desk.merge(part)) == [(Verdict.TAKEN, "本年议题.5.意见数")]
    assert "题目: 代表建议、批评和意见办理" in desk.facts.read_text(encoding="utf-8")


def test_what_the_office_changed_meanwhile_stays(desk: Desk) -> None:
    parts = desk.split()
    change(desk.facts, "意见数: 5", "意见数: 7")
    assert brief(desk.merge(*parts.values())) == []
    assert "意见数: 7" in desk.facts.read_text(encoding="utf-8")


def test_both_making_the_same_change_is_no_conflict(desk: Desk) -> None:
    parts = desk.split()
    change(desk.facts, "意见数: 5", "意见数: 7")
    change(parts["财政经济工委"], "意见数: 5", "意见数: ７")
    assert brief(desk.merge(*parts.values())) == []


def test_an_answer_both_changed_differently_is_a_conflict_that_names_both_places(desk: Desk) -> None:
    part = desk.split()["财政经济工委"]
    change(desk.facts, "意见数: 5", "意见数: 7")
    change(part, "意见数: 5", "意见数: 6")
    before = desk.facts.read_bytes()
    conflict = desk.merge(part).choice.left[0]
    assert conflict.verdict is Verdict.CONFLICT
    assert (conflict.ours.texts, conflict.theirs.texts, conflict.original.texts) == (("7",), ("6",), ("5",))
    assert conflict.ours.where == f"{desk.facts} 第 22 行"
    line = part.read_text(encoding="utf-8").split("\n").index("    意见数: 6") + 1
    assert conflict.theirs.where == f"{part} 第 {line} 行"
    assert desk.facts.read_bytes() == before


def test_a_conflict_is_written_when_the_part_is_preferred_and_the_rest_in_any_case(desk: Desk) -> None:
    part = desk.split()["财政经济工委"]
    change(desk.facts, "意见数: 5", "意见数: 7")
    change(part, "意见数: 5", "意见数: 6")
    change(part, "月份: 6", "月份: 7")
    assert brief(desk.merge(part)) == [
        (Verdict.TAKEN, "本年议题.2.月份"),
        (Verdict.CONFLICT, "本年议题.1.意见数"),
    ]
    assert brief(desk.merge(part, wish=PART)) == [(Verdict.CONFLICT, "本年议题.1.意见数")]
    assert "意见数: 6" in desk.facts.read_text(encoding="utf-8")


def test_an_item_added_in_a_part_comes_last_and_only_once(desk: Desk) -> None:
    part = desk.split()["社会建设工委"]
    with part.open("a", encoding="utf-8") as stream:
        stream.write("  - 题目: 无障碍环境建设\n    形式: 视察\n    重点: [盲道, 坡道]\n")
    assert brief(desk.merge(part)) == [(Verdict.ADDED, "来年议题")]
    assert desk.facts.read_text(encoding="utf-8").startswith(SMALL)
    assert desk.stand().records["来年议题"][1].texts == {
        "题目": ("无障碍环境建设",),
        "形式": ("视察",),
        "重点": ("盲道", "坡道"),
    }
    assert brief(desk.merge(part)) == []


def test_a_copied_item_is_a_new_one_when_it_was_changed_and_a_repetition_when_not(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    text = part.read_text(encoding="utf-8")
    start = text.index("  - 题目: 代表建议办理")
    record = text[start : text.index("\n\n", start) + 1]
    changed = record.replace("听取和审议", "专题调研")
    part.write_text(text.replace(record, record + changed + record), encoding="utf-8")
    assert brief(desk.merge(part)) == [(Verdict.ADDED, "本年议题"), (Verdict.REPEATED, "本年议题")]


def test_an_item_taken_out_of_a_part_is_reported_and_stays_until_clearing_is_asked_for(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    text = part.read_text(encoding="utf-8")
    start = text.index("  - 题目: 代表建议办理")
    part.write_text(text[:start] + text[text.index("\n\n", start) :], encoding="utf-8")
    assert brief(desk.merge(part)) == [(Verdict.GONE, "本年议题.4")]
    assert desk.facts.read_text(encoding="utf-8") == SMALL
    assert brief(desk.merge(part, wish=CLEAR)) == [(Verdict.GONE, "本年议题.4")]
    assert [entry.texts["题目"] for entry in desk.stand().records["本年议题"]] == [
        ("上半年预算执行",),
        ("审计工作",),
        ("居家和社区养老服务",),
    ]


def test_an_answer_emptied_in_a_part_stays_until_clearing_is_asked_for(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    change(part, "建议总数: 187", "建议总数:")
    assert brief(desk.merge(part)) == [(Verdict.EMPTIED, "代表.建议总数")]
    assert desk.facts.read_text(encoding="utf-8") == SMALL
    desk.merge(part, wish=CLEAR)
    assert "代表.建议总数" not in desk.stand().answers


def test_an_item_the_office_took_out_and_the_part_changed_is_a_conflict(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    content = desk.facts.read_text(encoding="utf-8")
    start = content.index("  - 题目: 代表建议办理")
    desk.facts.write_text(content[:start] + content[content.index("\n代表:", start) :], encoding="utf-8")
    assert brief(desk.merge(part)) == []
    change(part, "- 题目: 代表建议办理", "- 题目: 代表建议督办")
    assert brief(desk.merge(part)) == [(Verdict.CONFLICT, "本年议题")]


def test_an_answer_to_a_question_of_others_is_reported_and_written_only_when_preferred(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    with part.open("a", encoding="utf-8") as stream:
        stream.write("自身:\n  交办意见: 96\n会议:\n  常委会会议: 8\n")
    assert brief(desk.merge(part)) == [(Verdict.FOREIGN, "自身.交办意见")]
    assert "交办意见" not in desk.facts.read_text(encoding="utf-8")
    desk.merge(part, wish=PART)
    assert desk.stand().answers["自身.交办意见"].texts == ("96",)


def test_two_parts_that_disagree_are_both_named_and_neither_is_written(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    other = part.with_name("代表工委-第二稿.yaml")
    other.write_bytes(part.read_bytes())
    change(part, "建议总数: 187", "建议总数: 188")
    change(other, "建议总数: 187", "建议总数: 189")
    result = desk.merge(part, other)
    assert (brief(result), desk.facts.read_text(encoding="utf-8")) == ([], SMALL)
    rivals = result.choice.rivals[0]
    assert {rivals.first.theirs.texts, rivals.second.theirs.texts} == {("188",), ("189",)}
    assert {part.name in rivals.first.theirs.where, part.name in rivals.second.theirs.where} == {True, False}


def test_without_the_original_what_one_side_lacks_is_taken_and_what_differs_is_a_conflict(desk: Desk) -> None:
    part = desk.split()["财政经济工委"]
    for path in sorted(desk.folder.glob("facts.底稿/*/*")):
        path.unlink()
    change(part, "    成效:\n", "    成效: 已整改43个\n")
    change(part, "意见数: 5", "意见数: 6")
    assert [each.remark for each in desk.returned(part)] == [NO_ORIGINAL]
    assert brief(desk.merge(part)) == [
        (Verdict.TAKEN, "本年议题.2.成效"),
        (Verdict.CONFLICT, "本年议题.1.意见数"),
    ]


def test_a_second_division_is_compared_with_its_own_original(desk: Desk) -> None:
    early = desk.split()["财政经济工委"].read_bytes()
    change(desk.facts, "意见数: 5", "意见数: 7")
    late = desk.split()["财政经济工委"]
    change(late, "意见数: 7", "意见数: 8")
    assert brief(desk.merge(late)) == [(Verdict.TAKEN, "本年议题.1.意见数")]
    late.write_bytes(early)
    assert brief(desk.merge(late)) == []


def test_a_part_with_an_error_is_refused_whole_and_the_others_are_merged(desk: Desk) -> None:
    parts = desk.split()
    change(parts["财政经济工委"], "意见数: 5", "意见数: 六七条")
    change(parts["财政经济工委"], "月份: 6", "月份: 7")
    change(parts["代表工委"], "建议总数: 187", "建议总数: 188")
    returned = desk.returned(parts["财政经济工委"], parts["代表工委"])
    assert [(part.refusal, len(part.findings)) for part in returned] == [("有 1 处错误", 1), ("", 0)]
    result = merged(desk.whole(), returned, Wish(), bank())
    assert result.content == SMALL.replace("建议总数: 187", "建议总数: 188")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [("年度: 2026", "年度: 2025", "“年度”是 2025"), ("级别: 区", "级别: 县", "“级别”是 县")],
)
def test_a_part_of_another_year_or_level_is_refused(desk: Desk, old: str, new: str, said: str) -> None:
    part = desk.split()["代表工委"]
    change(part, old, new)
    assert said in desk.returned(part)[0].refusal


def test_a_part_that_is_no_yaml_any_more_is_refused_with_its_line(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    change(part, "建议总数: 187", "建议总数: &甲 187\n  列席: *甲")
    assert desk.returned(part)[0].refusal


def test_nothing_is_merged_into_a_file_with_errors(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    change(desk.facts, "建议总数: 187", "建议总数: 很多")
    with pytest.raises(InvalidInputError, match="有 1 处错误"):
        desk.returned(part)


def test_a_part_in_gb18030_is_read_and_the_facts_file_keeps_its_own_encoding(desk: Desk) -> None:
    part = desk.split()["社会建设工委"]
    change(part, "新增助餐点26处", "新增助餐点27处")
    part.write_bytes(part.read_text(encoding="utf-8").encode("gb18030"))
    assert brief(desk.merge(part)) == [(Verdict.TAKEN, "本年议题.3.成效")]


def test_a_yearless_kind_of_year_goes_along_with_every_part(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, SMALL.replace("年度: 2026\n", "年度: 2026\n年型: 届末\n"))
    parts = desk.split()
    assert all("\n年型: 届末\n" in path.read_text(encoding="utf-8") for path in parts.values())
    assert brief(desk.merge(*parts.values())) == []


def test_an_item_one_part_takes_out_and_another_changes_is_left_to_the_clerk(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    other = part.with_name("代表工委-第二稿.yaml")
    other.write_bytes(part.read_bytes())
    text = part.read_text(encoding="utf-8")
    start = text.index("  - 题目: 代表建议办理")
    part.write_text(text[:start] + text[text.index("\n代表:") :], encoding="utf-8")
    change(other, "    形式: 听取和审议", "    形式: 听取和审议\n    意见数: 4")
    result = desk.merge(part, other, wish=CLEAR)
    assert (brief(result), desk.facts.read_text(encoding="utf-8")) == ([], SMALL)
    (rivals,) = result.choice.rivals
    assert rivals.first.theirs.where == str(part)
    assert rivals.second.theirs.where.startswith(str(other))


def test_one_new_item_in_two_versions_is_not_added_twice(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    other = part.with_name("代表工委-第二稿.yaml")
    change(part, "    委室: 代表工委\n", "    委室: 代表工委\n  - 题目: 代表履职\n    形式: 视察\n")
    first = part.read_text(encoding="utf-8")
    other.write_text(first.replace("    形式: 视察\n", "    形式: 视察\n    意见数: 4\n"), encoding="utf-8")
    result = desk.merge(part, other)
    assert (brief(result), desk.facts.read_text(encoding="utf-8")) == ([], SMALL)
    (rivals,) = result.choice.rivals
    assert [part.name in each.theirs.where for each in (rivals.first, rivals.second)] == [False, True]
    assert brief(desk.merge(part)) == [(Verdict.ADDED, "本年议题")]
    assert brief(desk.merge(other)) == [(Verdict.TAKEN, "本年议题.5.意见数")]


def test_two_new_items_of_one_name_in_one_part_are_both_added(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    added = "".join(f"  - 题目: 代表履职\n    形式: 视察\n    月份: {month}\n" for month in (4, 9))
    change(part, "    委室: 代表工委\n", f"    委室: 代表工委\n{added}")
    assert brief(desk.merge(part)) == [(Verdict.ADDED, "本年议题")] * 2


def test_what_a_part_lacks_is_reported_with_the_name_of_the_part(desk: Desk) -> None:
    part = desk.split()["代表工委"]
    change(part, "建议总数: 187", "建议总数:")
    (emptied,) = desk.merge(part).choice.left
    assert (emptied.verdict, emptied.theirs.where) == (Verdict.EMPTIED, str(part))
