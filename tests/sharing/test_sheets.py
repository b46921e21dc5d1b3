import time
import zipfile
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900

from planner.errors import UnwritableOutputError
from planner.facts.model import Background, Fact, Kind, Need, Question
from planner.facts.reading.quantities import Refusal
from planner.finding import Place
from planner.sharing.choosing import Wish
from planner.sharing.sheets.cells import Held, typed
from planner.sharing.sheets.write import workbook
from planner.sharing.threeway import Verdict
from tests.sharing.desk import SMALL, Desk, bank, brief, change, complete, desk_in
from tests.sharing.sheets import opened

CLEAR = Wish(clear=True)
FULL = SMALL + (
    "大会:\n  日期: 2027年1月12日\n"
    "来年:\n  实事票决: 是\n  政治措施:\n    - '=1+1'\n    - 一条，有“引号”\n"
    "体会:\n  - 甲、乙\n  - （1）（2）丙\n"
)


@pytest.mark.parametrize("content", [SMALL, FULL, complete()], ids=["小", "多", "全"])
def test_a_workbook_imported_as_it_was_exported_changes_no_byte(tmp_path: Path, content: str) -> None:
    desk = desk_in(tmp_path, content)
    returned = desk.sheets(desk.export())
    assert (returned.findings, returned.refusal, returned.remark) == ((), "", "")
    assert brief(desk.import_(desk.folder / "问卷.xlsx")) == []
    assert desk.facts.read_bytes() == content.encode()


def test_the_same_file_gives_the_same_bytes_at_another_time(desk: Desk) -> None:
    first = workbook(desk.whole().facts, bank())
    time.sleep(1.1)
    assert workbook(desk.whole().facts, bank()) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_only_cells_for_answers_are_unlocked_and_all_of_them_hold_text(desk: Desk) -> None:
    book = load_workbook(desk.export())
    form, items = book["填表"], book["本年议题"]
    unlocked = {cell.column for row in form.iter_rows(min_row=5) for cell in row if not _locked(cell)}
    assert unlocked == {4}
    assert {cell.number_format for cell in form["D"][4:]} == {"@"}
    assert all(not _locked(cell) for row in items.iter_rows(min_row=5) for cell in row)
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in (form, items))


def _locked(cell: object) -> bool:
    return bool(getattr(cell, "protection").locked)  # noqa: B009 - merged cells have it too


def test_marks_are_hidden_the_header_is_frozen_and_the_page_is_a4_across(desk: Desk) -> None:
    book = load_workbook(desk.export())
    for name in ("填表", "本年议题", "代表·群众事例"):
        sheet = book[name]
        assert sheet.row_dimensions[1].hidden
        assert sheet.column_dimensions["A"].hidden
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("D5", "$4:$4")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert book["_底稿"].sheet_state == "veryHidden"


def test_choices_and_the_forms_of_the_level_can_be_picked_from_a_list(desk: Desk) -> None:
    book = load_workbook(desk.export())
    offered = {}
    for sheet, column in (("本年议题", "形式"), ("本年议题", "状态"), ("填表", "报告人职务（必填）")):
        page = book[sheet]
        cells = {cell.value: get_column_letter(cell.column or 0) for cell in page[4]}
        row = next((cell.row for cell in page["C"] if cell.value == column), 5)
        where = f"{cells.get(column, 'D')}{row}"
        rule = next(each for each in page.data_validations.dataValidation if where in each.sqref)
        name, _, area = str(rule.formula1).partition("!")
        words = [cell.value for (cell,) in book[name.strip("'")][area.replace("$", "")]]
        offered[column] = words
    assert offered["报告人职务（必填）"] == ["主任", "代理主任", "副主任"]
    assert {"听取和审议", "执法检查", "专题询问"} <= set(offered["形式"])
    assert offered["状态"] == ["拟开展", "进行中", "已审议", "已提意见", "整改中", "已见成效", "未完成"]


def test_the_header_of_a_column_tells_what_to_fill_in(desk: Desk) -> None:
    header = load_workbook(desk.export())["本年议题"]["C4"]
    assert header.value == "题目"
    assert header.comment is not None
    assert header.comment.text == "议题（必填）\n不带“情况的报告”；执法检查写法律全称。\n例：托育服务发展"


def test_last_years_answers_stand_beside_the_questions_and_are_not_taken_for_answers(desk: Desk) -> None:
    facts = desk.whole().facts
    last = Fact("会议.主任会议", "15", 15, Place("2025年.yaml", 9, 1), "主任会议")
    path = desk.folder / "问卷.xlsx"
    with_last = replace(facts, background=Background({last.path: last}))
    path.write_bytes(workbook(with_last, bank()))
    with opened(path) as sheets:
        cell = sheets.answer(last.path)
        assert [sheets.form().cell(row, 8).value for row in (4, cell.row)] == ["去年", "15"]
    assert brief(desk.import_(path)) == []


def test_a_text_that_begins_with_an_equals_sign_is_no_formula(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, FULL)
    with opened(desk.export()) as sheets:
        cell = sheets.answer("来年.政治措施")
        assert (cell.value, cell.data_type) == ("=1+1\n一条，有“引号”", "s")


def test_a_cell_filled_in_is_all_that_changes(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.answer("会议.常委会会议").value = "9"
        sheets.field("本年议题", 3, "成效").value = "新增助餐点27处"
    assert brief(desk.import_(path)) == [
        (Verdict.TAKEN, "会议.常委会会议"),
        (Verdict.TAKEN, "本年议题.3.成效"),
    ]
    wanted = SMALL.replace("常委会会议: 8", "常委会会议: 9").replace("新增助餐点26处", "新增助餐点27处")
    assert desk.facts.read_text(encoding="utf-8") == wanted


@pytest.mark.parametrize(
    ("kind", "value", "shown_as", "read"),
    [
        (Kind.INTEGER, "8", "@", "8"),
        (Kind.INTEGER, 8, "General", "8"),
        (Kind.INTEGER, 8.0, "0.00", "8"),
        (Kind.INTEGER, 1234567, "#,##0", "1234567"),
        (Kind.INTEGER, " ８ ", "@", "８"),
        (Kind.PERCENT, 0.967, "0.0%", "96.7%"),
        (Kind.PERCENT, 0.29, "0%", "29%"),
        (Kind.PERCENT, 1, "0%", "100%"),
        (Kind.PERCENT, "96.7%", "@", "96.7%"),
        (Kind.DATE, datetime(2027, 1, 12), "yyyy-m-d", "2027年1月12日"),  # noqa: DTZ001
        (Kind.DATE, date(2027, 1, 12), "yyyy-m-d", "2027年1月12日"),
        (Kind.DATE, 46399, "General", "2027年1月12日"),
        (Kind.TEXT, 5.2, "General", "5.2"),
        (Kind.TEXT, "5.20", "@", "5.20"),
        (Kind.TEXT, "010", "@", "010"),
        (Kind.MONTHS, "2-3", "@", "2-3"),
        (Kind.MONTHS, 6, "General", "6"),
        (Kind.CHOICE, True, "General", "是"),
        (Kind.CHOICE, False, "General", "否"),
        (Kind.TEXT, "甲\r\n乙", "@", "甲\n乙"),
        (Kind.TEXT, None, "@", ""),
    ],
)
def test_a_cell_is_read_as_it_was_meant(kind: Kind, value: object, shown_as: str, read: str) -> None:
    question = Question("题", "题", kind, Need.USUAL)
    assert typed(Held(value, shown_as), question, CALENDAR_WINDOWS_1900) == read


@pytest.mark.parametrize(
    ("kind", "content", "said"),
    [
        (Kind.MONTHS, Held(datetime(2026, 2, 3)), "当成了日期（2026年2月3日）"),  # noqa: DTZ001
        (Kind.INTEGER, Held(datetime(2026, 2, 3)), "当成了日期"),  # noqa: DTZ001
        (Kind.INTEGER, Held(datetime(2026, 2, 3, 8, 30).time()), "当成了时间"),  # noqa: DTZ001
        (Kind.INTEGER, Held("#REF!", is_error=True), "出错的结果 #REF!"),
        (Kind.INTEGER, Held(None, is_formula=True), "没有存算出的数"),
        (Kind.INTEGER, Held(float("nan")), "不是数"),
    ],
)
def test_what_the_program_made_something_else_of_is_asked_about(kind: Kind, content: Held, said: str) -> None:
    answer = typed(content, Question("题", "题", kind, Need.USUAL), CALENDAR_WINDOWS_1900)
    assert isinstance(answer, Refusal)
    assert said in answer.message


def test_a_formula_is_read_by_the_value_it_had(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.answer("会议.常委会会议").value = "=4+5"
    returned = desk.sheets(path)
    assert [(found.place.file, found.message) for found in returned.findings] == [
        (f"{path}“填表”D{_row(path, '会议.常委会会议')}", "这是公式，表里没有存算出的数")
    ]


def _row(path: Path, question: str) -> int:
    with opened(path) as sheets:
        return sheets.answer(question).row


def test_each_line_of_a_cell_is_an_entry_of_a_list(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.field("本年议题", 3, "重点").value = "1. 助餐补贴\n- 上门护理\n\n康复辅具、轮椅租借"
    desk.import_(path)
    said = desk.stand().records["本年议题"][2].fields["重点"]
    assert said.texts == ("助餐补贴", "上门护理", "康复辅具、轮椅租借")


def test_an_empty_cell_takes_nothing_away_unless_clearing_is_asked_for(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.answer("代表.建议总数").value = None
        sheets.field("本年议题", 1, "意见数").value = None
    assert brief(desk.import_(path)) == [
        (Verdict.EMPTIED, "本年议题.1.意见数"),
        (Verdict.EMPTIED, "代表.建议总数"),
    ]
    assert desk.facts.read_text(encoding="utf-8") == SMALL
    desk.import_(path, CLEAR)
    assert "代表.建议总数" not in desk.stand().answers


def test_what_changed_in_the_file_after_the_export_is_not_turned_back(desk: Desk) -> None:
    path = desk.export()
    change(desk.facts, "意见数: 5", "意见数: 7")
    with opened(path) as sheets:
        sheets.answer("代表.建议总数").value = "188"
    assert brief(desk.import_(path)) == [(Verdict.TAKEN, "代表.建议总数")]
    assert "意见数: 7" in desk.facts.read_text(encoding="utf-8")


def test_rows_deleted_added_and_moved_are_told_apart(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheet = sheets.records("本年议题")
        rows: list[list[Any]] = [
            [cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8)
        ]
        new: list[Any] = [None, "9", "城市内涝治理", "视察", *[None] * (len(rows[0]) - 4)]
        for number, row in enumerate([rows[3], new, rows[0], rows[1], [None] * len(new)], 5):
            for column, value in enumerate(row, 1):
                sheet.cell(number, column).value = value
    assert brief(desk.import_(path)) == [(Verdict.ADDED, "本年议题"), (Verdict.GONE, "本年议题.3")]
    assert [entry.texts["题目"][0] for entry in desk.stand().records["本年议题"]] == [
        *("上半年预算执行", "审计工作", "居家和社区养老服务", "代表建议办理", "城市内涝治理"),
    ]


def test_rows_whose_contents_changed_places_are_no_changes(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheet = sheets.records("本年议题")
        for column in range(3, sheet.max_column + 1):
            one, other = sheet.cell(5, column), sheet.cell(6, column)
            one.value, other.value = other.value, one.value
    assert brief(desk.import_(path)) == []


def test_a_row_that_is_there_twice_is_not_added(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheet = sheets.records("本年议题")
        for column in range(1, sheet.max_column + 1):
            sheet.cell(9, column).value = sheet.cell(5, column).value
    assert brief(desk.import_(path)) == [(Verdict.REPEATED, "本年议题")]
    assert desk.facts.read_text(encoding="utf-8") == SMALL


def test_sheets_renamed_and_columns_moved_are_found_by_their_marks(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.form().title = "第一页"
        sheet = sheets.records("本年议题")
        sheet.title = "议题（定稿）"
        form, owner = sheets.column(sheet, "形式"), sheets.column(sheet, "委室")
        for row in (1, *range(4, 9)):
            one, other = sheet.cell(row, form), sheet.cell(row, owner)
            one.value, other.value = other.value, one.value
        sheets.answer("代表.建议总数").value = "188"
    assert brief(desk.import_(path)) == [(Verdict.TAKEN, "代表.建议总数")]


def test_a_cell_merged_over_several_items_goes_for_each(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        cell = sheets.field("本年议题", 1, "报告机关")
        cell.value = "区政府"
        sheets.records("本年议题").merge_cells(
            start_row=5, end_row=7, start_column=cell.column, end_column=cell.column
        )
    desk.import_(path)
    entries = desk.stand().records["本年议题"]
    assert [entry.texts.get("报告机关") for entry in entries] == [("区政府",), ("区政府",), ("区政府",), None]


def test_a_cell_merged_over_several_questions_is_asked_about(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        first, second = sheets.answer("会议.常委会会议"), sheets.answer("会议.常委会末次")
        sheets.form().merge_cells(f"{first.coordinate}:{second.coordinate}")
    returned = desk.sheets(path)
    assert returned.refusal == "有 2 处错误"
    assert "几道题的格子合并在一起" in returned.findings[0].message


def test_a_value_that_cannot_be_read_is_named_with_its_cell_and_nothing_is_written(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.field("本年议题", 1, "形式").value = "执法检"
        sheets.answer("代表.建议总数").value = "188"
    returned = desk.sheets(path)
    assert returned.refusal == "有 1 处错误"
    assert [(found.place.file, found.suggestion) for found in returned.findings] == [
        (f"{path}“本年议题”D5", "执法检查")
    ]


def test_an_answer_beside_no_question_is_noticed(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheet = sheets.form()
        sheet.cell(sheet.max_row + 1, 4).value = "另有 3 次"
    assert [found.message for found in desk.sheets(path).findings] == [
        "这一行没有题号，填的“另有 3 次”没有收下"
    ]


def test_a_question_that_is_there_twice_is_an_error(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheet, row = sheets.form(), sheets.form().max_row + 1
        sheet.cell(row, 1).value, sheet.cell(row, 4).value = "代表.建议总数", "188"
    assert "已经有了" in desk.sheets(path).findings[0].message


def test_a_deleted_sheet_takes_nothing_away_and_is_noticed(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.book.remove(sheets.records("本年议题"))
    returned = desk.sheets(path)
    assert [found.message for found in returned.findings] == ["少了“本年议题”这张表，这一组没有动"]
    assert brief(desk.import_(path)) == []


def test_a_workbook_that_lost_its_hidden_sheet_still_gives_what_is_new(desk: Desk) -> None:
    path = desk.export()
    with opened(path) as sheets:
        sheets.book.remove(sheets.sheet("planner:底稿"))
        sheets.answer("代表.建议总数").value = "188"
        sheets.answer("代表.培训人次").value = "420"
    assert desk.sheets(path).remark
    assert brief(desk.import_(path)) == [
        (Verdict.TAKEN, "代表.培训人次"),
        (Verdict.CONFLICT, "代表.建议总数"),
    ]


@pytest.mark.parametrize(("old", "new"), [("年度: 2026", "年度: 2025"), ("级别: 区", "级别: 县")])
def test_a_workbook_of_another_year_or_level_is_refused(desk: Desk, old: str, new: str) -> None:
    path = desk.export()
    change(desk.facts, old, new)
    assert "不是同一份问卷" in desk.sheets(path).refusal


_CELLS = {
    "会议.常委会会议": ("9", 9, 9.0, "约300"),
    "总述.目标": ("中国式现代化云川实践", "5.20", "010", 5.5, "=甲", "- 短横", "#号", "一：二"),
    "总述.地方会议": ("区委七届九次全会", "甲\n乙"),
    "本年议题.1.题目": ("另一件", "甲、乙"),
    "本年议题.1.月份": ("2-3", 4),
    "本年议题.3.重点": ("甲", "甲、乙\n丙", "“甲”\n[乙]"),
    "不足.1.表现": ("一条不足",),
}


@pytest.mark.slow
@settings(max_examples=8, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_one_cell_that_is_changed_is_all_that_the_import_changes(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    desk = desk_in(tmp_path_factory.mktemp("单格"))
    question = data.draw(st.sampled_from(sorted(_CELLS)))
    value = data.draw(st.sampled_from(_CELLS[question]))
    path = desk.export()
    with opened(path) as sheets:
        parts = question.split(".")
        cell = sheets.answer(question) if len(parts) == 2 else sheets.field(parts[0], int(parts[1]), parts[2])
        cell.value = value
        cell.data_type = "s" if isinstance(value, str) else "n"
    before = desk.facts.read_text(encoding="utf-8").split("\n")
    written = desk.import_(path).choice.written
    assert len(written) == 1
    assert written[0].path in {question, question.split(".")[0]}
    after = desk.facts.read_text(encoding="utf-8").split("\n")
    assert len(set(before) - set(after)) <= 1


def _many(items: int) -> str:
    head = "文种: 工作报告\n级别: 区\n年度: 2026\n本年议题:\n"
    return head + "".join(
        f"  - 题目: 第{number}件\n    形式: 视察\n    委室: 代表工委\n    月份: 6\n"
        for number in range(items)
    )


@pytest.mark.slow
def test_a_workbook_of_a_thousand_items_comes_back(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, _many(1000))
    path = desk.export()
    with opened(path) as sheets:
        sheets.field("本年议题", 1000, "委室").value = "办公室"
    assert [each.theirs.texts for each in desk.import_(path).choice.written] == [("办公室",)]


@pytest.mark.slow
def test_more_than_a_workbook_can_bring_back_is_not_exported(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, _many(3000))
    with pytest.raises(UnwritableOutputError, match="一份表格装不下"):
        desk.export()


def test_a_deleted_column_takes_nothing_away_and_is_noticed(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, complete())
    path = desk.export()
    with opened(path) as sheets:
        sheet = sheets.records("不足")
        sheet.delete_cols(sheets.column(sheet, "措施"))
        sheets.field("不足", 2, "表现").value = "少数意见停在书面答复"
    (found,) = desk.sheets(path).findings
    assert (found.severity, found.message) == ("warning", "少了“措施”一列，这一列没有动")
    assert brief(desk.import_(path, CLEAR)) == [(Verdict.TAKEN, "不足.2.表现")]
