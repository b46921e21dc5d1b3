"""Tables on demand: what they list, where their words come from, and how they stand on paper."""

from itertools import groupby
from pathlib import Path

import pdfplumber
import pytest

from planner.compose.setting import Setting
from planner.compose.tables import KINDS, ORDERS, table_lines, table_of
from planner.draft.markup import parse
from planner.draft.model import Draft, Gap, Table, gaps, plain
from planner.draft.plaintext import to_markdown, to_text
from planner.draft.trace import numbers_without_origin
from planner.drafting import Opened, Wish, draft_bytes, make_draft, make_table, open_facts
from planner.errors import UsageError
from tests.conftest import Golden
from tests.rendering import need_renderer, to_pdf
from tests.shipped import COMPLETE
from tests.word.opened import Opened as Parts

_FACTS = """文种: 工作报告
级别: 区
年度: 2026
单位:
  地区: 云川区
  届: 九
大会:
  次: 六
  日期: 2027年1月12日
会议:
  常委会会议: 8
去年计划:
  - 事项: 听取和审议托育服务发展情况的报告
    部分: 监督
    结果: 完成
    议题: 托育服务发展
    出处: 第38行
  - 事项: 开展全民阅读调研
    部分: 监督
    结果: 未做
    议题: 全民阅读
  - 事项: 新建行业类代表联络站4个
    部分: 代表
    结果: 推进中
    说明: 已建成2个，另外2个正在选址。
  - 事项: 修订常委会议事规则
本年议题:
  - 题目: 托育服务发展
    形式: 听取和审议
    报告机关: 区政府
    月份: 6
    意见数: 7
    成效: 新增托位860个
  - 题目: 全民阅读
    形式: 专题调研
    状态: 未完成
    原因: 人手不足
  - 题目: 本级决算
    形式: 审查和批准
    报告机关: 区政府
    月份: 8
    意见数: 5
来年议题:
  - 题目: 本级决算
    形式: 审查和批准
    月份: 8
"""


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    path = tmp_path / "facts.yaml"
    path.write_text(_FACTS, encoding="utf-8")
    return open_facts(path)


def _table(draft: Draft | None) -> Table:
    assert draft is not None
    (table,) = (block for block in draft.blocks if isinstance(block, Table))
    return table


def _rows(opened: Opened, kind: str) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in _table(make_table(opened, kind)).rows]


def test_every_promise_has_a_row_with_its_result_and_what_shows_it(opened: Opened) -> None:
    assert _rows(opened, "去年计划") == [
        [
            "1",
            "听取和审议托育服务发展情况的报告",
            "监督",
            "完成",
            "托育服务发展（听取和审议，6月），新增托位860个",
            "—",
            "第38行",
        ],
        ["2", "开展全民阅读调研", "监督", "未做", "全民阅读（专题调研）", "人手不足", "—"],
        ["3", "新建行业类代表联络站4个", "代表", "推进中", "已建成2个，另外2个正在选址", "—", "—"],
        ["4", "修订常委会议事规则", "—", "【待填：办得怎样】", "—", "—", "—"],
    ]


def test_every_duty_has_a_row_for_each_half_with_the_item_that_meets_it(opened: Opened) -> None:
    rows = [row[1:] for row in _rows(opened, "法定事项") if row[2] == "上一年度决算"]
    basis = "监督法第十九条；预算法第七十七条至第七十九条"
    assert rows == [
        ["2026年", "上一年度决算", basis, "6—9月", "已列", "本级决算，审查和批准"],
        ["2027年", "上一年度决算", basis, "6—9月", "已列", "本级决算，审查和批准"],
    ]
    standing = {(row[1], row[2]): row[5] for row in _rows(opened, "法定事项")}
    assert standing["2026年", "审计工作报告"] == "没有列"
    assert standing["2026年", "年度工作要点"] == "不要求"


def test_every_total_has_a_row_with_what_it_counts(opened: Opened) -> None:
    assert [row[1:] for row in _rows(opened, "统计")] == [
        ["2026年", "听取审议报告", "1项", "托育服务发展"],
        ["2026年", "审查批准", "1项", "本级决算"],
        ["2026年", "意见数", "12条", "托育服务发展7条；本级决算5条"],
        ["2027年计划", "审查批准", "1项", "本级决算"],
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_no_number_of_a_table_is_without_origin(opened: Opened, kind: str) -> None:
    draft = make_table(opened, kind)
    assert draft is not None
    assert list(numbers_without_origin(draft)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_no_table_of_nothing(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("文种: 工作报告\n", encoding="utf-8")
    assert make_table(open_facts(path), kind) is None


def test_a_table_that_does_not_exist_is_refused(opened: Opened) -> None:
    known = "议题安排、任务分解、去年计划、法定事项、统计"
    with pytest.raises(UsageError, match=f"没有“任免”这种表。可用的有：{known}。"):
        make_table(opened, "任免")


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_of_the_complete_example_read_as_recorded(kind: str, golden: Golden) -> None:
    draft = make_table(open_facts(COMPLETE), kind)
    if draft is None:
        pytest.fail(f"the example has nothing to list in {kind}")
    golden.compare(f"表-{kind}.txt", to_text(draft))


def test_a_table_alone_has_its_title_once_and_no_label(opened: Opened) -> None:
    draft = make_table(opened, "统计")
    assert draft is not None
    lines = to_text(draft).splitlines()
    assert lines[:3] == ["云川区人大常委会2026年工作统计表", "", "序号\t年度\t统计项\t数\t计入的议题"]
    assert to_markdown(draft).splitlines()[:3] == [
        "# 云川区人大常委会2026年工作统计表",
        "",
        "| 序号 | 年度 | 统计项 | 数 | 计入的议题 |",
    ]


def test_annexes_are_numbered_after_the_one_the_report_has(opened: Opened) -> None:
    draft = make_draft(opened, Wish(annexes=("去年计划", "统计", "去年计划")))
    labels = [(block.label, plain(block.title)) for block in draft.blocks if isinstance(block, Table)]
    assert labels == [
        ("附件1", "云川区人大常委会2027年议题安排表"),
        ("附件2", "云川区人大常委会2026年计划落实情况表"),
        ("附件3", "云川区人大常委会2026年工作统计表"),
    ]
    assert Gap("去年计划.4.结果", "办得怎样") in gaps(draft)


def test_as_an_annex_a_table_lists_what_it_lists_alone(opened: Opened) -> None:
    draft = make_draft(opened, Wish(annexes=("去年计划",)))
    table = next(block for block in draft.blocks if block.id == "去年计划")
    assert isinstance(table, Table)
    assert [[plain(cell) for cell in row] for row in table.rows] == _rows(opened, "去年计划")
    assert table.wide


def test_the_annex_a_report_has_is_not_repeated(opened: Opened) -> None:
    draft = make_draft(opened, Wish(annexes=("议题安排",)))
    assert [block.id for block in draft.blocks if isinstance(block, Table)] == ["议题安排"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("label", ["附件", ""])
def test_a_table_placed_by_a_template_is_the_table(opened: Opened, kind: str, label: str) -> None:
    table = table_of(kind, Setting(opened.facts, opened.bank, {}), label=label)
    assert table is not None
    (placed,) = parse(table_lines(table), "行文").blocks
    assert placed == table


def test_an_order_that_does_not_exist_is_refused(opened: Opened) -> None:
    with pytest.raises(UsageError, match="不能按“委室”排。可写：月份、形式。"):
        make_table(opened, "议题安排", "委室")
    assert ORDERS == ("月份", "形式")


def test_a_single_annex_bears_no_number(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(_FACTS.partition("来年议题")[0], encoding="utf-8")
    draft = make_draft(open_facts(path), Wish(annexes=("去年计划",)))
    assert [block.label for block in draft.blocks if isinstance(block, Table)] == ["附件"]


def test_an_annex_with_nothing_to_list_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("文种: 工作报告\n", encoding="utf-8")
    draft = make_draft(open_facts(path), Wish(annexes=KINDS))
    assert [block for block in draft.blocks if isinstance(block, Table)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_wide_table_lies_across_the_paper(opened: Opened, kind: str) -> None:
    draft = make_table(opened, kind)
    assert draft is not None
    parts = Parts(draft_bytes(draft, opened, ".docx", "gb9704"))
    page = parts.one("//w:sectPr/w:pgSz")
    width, height = (int(page.get(key)) for key in page.attrib if key.endswith(("}w", "}h")))
    wide = _table(draft).wide
    assert wide is (kind in {"任务分解", "去年计划", "法定事项"})
    assert (width > height) is wide
    assert parts.find("//w:sectPr/w:pgSz/@w:orient") == (["landscape"] if wide else [])
    assert len(parts.find("//w:tr[w:trPr/w:tblHeader]")) == 1
    assert parts.find("//w:p[w:pPr/w:pStyle/@w:val='AnnexLabel']") == []


@pytest.mark.slow
@pytest.mark.render
def test_rows_run_over_pages_with_their_head_and_inside_the_margins(tmp_path: Path) -> None:
    need_renderer()
    opened = open_facts(COMPLETE)
    kind = "法定事项"
    draft = make_table(opened, kind)
    assert draft is not None
    files = to_pdf({"表": draft_bytes(draft, opened, ".docx", "gb9704")}, tmp_path)
    with pdfplumber.open(files["表"]) as pdf:
        heads = [page.extract_text().split("\n") for page in pdf.pages]
        assert len(pdf.pages) > 1
        assert heads[0][0] == "云川区人大常委会 2026 年法定事项安排表"
        for number, page in enumerate(pdf.pages):
            assert page.width > page.height
            row = heads[number][1 if number == 0 else 0]
            assert row.split() == ["序号", "年度", "法定事项", "依据", "时间", "情况", "对应的议题和内容"]
            # The page number lies beside the text, turned with the paper.
            words = page.filter(lambda thing: thing.get("upright", True)).extract_words()
            assert min(word["x0"] for word in words) > 95
            assert max(word["x1"] for word in words) < page.width - 95


@pytest.mark.slow
@pytest.mark.render
def test_the_pages_of_a_report_turn_for_its_wide_annexes_and_turn_back(tmp_path: Path) -> None:
    need_renderer()
    opened = open_facts(COMPLETE)
    draft = make_draft(opened, Wish(annexes=("任务分解", "统计")))
    files = to_pdf({"稿": draft_bytes(draft, opened, ".docx", "gb9704")}, tmp_path)
    with pdfplumber.open(files["稿"]) as pdf:
        pages = [(page.width > page.height, page.extract_text()) for page in pdf.pages]
    runs = [(across, [text for _, text in run]) for across, run in groupby(pages, key=lambda page: page[0])]
    assert [across for across, _ in runs] == [False, True, False]
    texts, wide, last = (run for _, run in runs)
    assert "附件：1. 云川区人大常委会 2027 年议题安排表" in texts[-1]
    assert [text.split("\n")[0] for text in (wide[0], last[0])] == ["附件 1", "附件 3"]
    assert sum(text.startswith("附件 2") for text in wide) == 1
    assert all("序号" in text for text in (*wide, *last))
    assert all(len(text) > len("— 10 —") for _, text in pages)
