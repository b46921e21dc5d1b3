"""议题安排表: every planned item has a row, with all that was typed of it and no column nobody filled."""

from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.compose.annex import annex_lines
from planner.compose.setting import Setting
from planner.compose.tables import table_of
from planner.draft.markup import parse
from planner.draft.model import FromFact, FromRule, Gap, Table, block_spans, plain
from planner.facts.load import load_facts

_FACTS = """文种: 工作报告
级别: 区
年度: 2026
单位:
  地区: 云川区
来年议题:
  - 题目: 预算联网监督
    形式: 联网监督
    报告机关: 区政府
    委室: 财政经济工委
    月份: {months}
    法律依据: 监督法第三十条
  - 题目: 城区学校建设
    形式: 视察
"""
_FULL = """文种: 工作报告
级别: 区
年度: 2026
单位:
  地区: 云川区
来年议题:
  - 题目: 招商引资
    形式: 主任会议听取
    报告机关: 区政府
    委室: 财政经济工委
    月份: 7
  - 题目: 农村供水保障
    形式: 视察
    委室: 农业农村工委
    月份: 9
  - 题目: 本级决算
    形式: 审查和批准
    报告机关: 区政府
    委室: 财政经济工委
    月份: 6
    主任会议: 5
    备注: 同审计报告一次会议
  - 题目: 托育服务发展
    形式: 听取和审议
    报告机关: 区政府
    委室: 社会建设工委
    分管领导: 副主任梁予安
    协办: [区教育局, 区卫生健康局]
    调研时间: 3—4
    主任会议: 5
    月份: 6
    成果: 审议意见和问题清单
"""
_TOWN = """文种: 工作报告
级别: 镇
年度: 2026
单位:
  地区: 穗溪镇
来年议题:
  - 题目: 高标准农田管护
    形式: 听取和讨论
    报告机关: 镇政府
    分管领导: 副主席周禾
    协办: [河东代表小组]
    调研时间: 4
    月份: 5
"""


def _table(folder: Path, facts: str, order: str = "月份") -> Table:
    path = folder / "facts.yaml"
    path.write_text(facts, encoding="utf-8")
    bank = load_bank()
    table = table_of("议题安排", Setting(load_facts(path, bank)[0], bank, {}), order)
    assert table is not None
    return table


def _rows(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("typed", "shown"), [("4", "4月"), ("5—6", "5至6月"), ("1-12", "1至12月"), ("上半年", "1至6月")]
)
def test_the_months_are_shown_however_long_they_are(tmp_path: Path, typed: str, shown: str) -> None:
    first = _rows(_table(tmp_path, _FACTS.format(months=typed)))[0]

    assert first == ["1", "预算联网监督", "联网监督", "监督法第三十条", "区政府", "财政经济工委", shown]


def test_what_is_missing_is_asked_for_in_its_cell(tmp_path: Path) -> None:
    second = _rows(_table(tmp_path, _FACTS.format(months="4")))[1]

    assert second == [
        "2", "城区学校建设", "视察", "监督法第十三条", "—", "【待填：委室】", "【待填：月份】"
    ]  # fmt: skip


def test_with_the_least_answers_the_table_has_seven_columns_on_an_upright_page(tmp_path: Path) -> None:
    table = _table(tmp_path, _FACTS.format(months="4"))
    headings = [column.heading for column in table.columns]
    assert headings == ["序号", "议题", "监督方式", "法律依据", "报告机关", "承办委室", "时间"]
    assert not table.wide


def test_every_column_that_anybody_filled_stands_and_each_month_under_its_own_meeting(tmp_path: Path) -> None:
    table = _table(tmp_path, _FULL)
    assert [column.heading for column in table.columns] == [
        "序号", "议题", "监督方式", "法律依据", "报告机关", "承办委室", "协办", "分管领导",
        "调研/视察时间", "主任会议时间", "常委会会议时间", "成果形式", "备注",
    ]  # fmt: skip
    assert table.wide
    assert _rows(table) == [
        [
            "1", "本级决算", "审查和批准", "监督法第十九条；预算法第七十七条至第七十九条", "区政府",
            "财政经济工委", "—", "—", "—", "5月", "6月", "决议", "同审计报告一次会议",
        ],
        [
            "2", "托育服务发展", "听取和审议", "监督法第十一条至第十七条", "区政府", "社会建设工委",
            "区教育局、区卫生健康局", "副主任梁予安", "3至4月", "5月", "6月", "审议意见和问题清单", "—",
        ],
        [
            "3", "招商引资", "主任会议听取", "地方组织法第五十四条", "区政府", "财政经济工委",
            "—", "—", "—", "7月", "—", "会议纪要", "—",
        ],
        [
            "4", "农村供水保障", "视察", "监督法第十三条", "—", "农业农村工委",
            "—", "—", "9月", "—", "—", "视察意见", "—",
        ],
    ]  # fmt: skip


@pytest.mark.parametrize("left_out", ["协办", "分管领导", "备注", "成果"])
def test_a_column_nobody_filled_is_left_out(tmp_path: Path, left_out: str) -> None:
    kept = "".join(line for line in _FULL.splitlines(keepends=True) if f"    {left_out}:" not in line)
    headings = [column.heading for column in _table(tmp_path, kept).columns]
    assert {"成果": "成果形式"}.get(left_out, left_out) not in headings
    assert len(headings) == 12


def test_no_cell_of_a_table_is_empty(tmp_path: Path) -> None:
    assert all(cell for row in _rows(_table(tmp_path, _FULL)) for cell in row)


def test_ordered_by_form_hearings_stand_before_visits_and_each_form_by_month(tmp_path: Path) -> None:
    topics = [row[1] for row in _rows(_table(tmp_path, _FULL, "形式"))]
    assert topics == ["托育服务发展", "本级决算", "招商引资", "农村供水保障"]


def test_the_product_of_a_form_is_a_rule_with_its_law_and_an_own_one_a_fact(tmp_path: Path) -> None:
    table = _table(tmp_path, _FULL)
    (derived,), (own,) = table.rows[0][11], table.rows[1][11]
    assert derived.origin == FromRule(
        "形式→成果（监督法第十九条、第二十二条；地方组织法第十二条）", ("来年议题.3.形式",)
    )
    assert isinstance(own.origin, FromFact)
    assert own.origin.path == "来年议题.4.成果"


def test_a_town_has_neither_committees_nor_chairs_meetings(tmp_path: Path) -> None:
    table = _table(tmp_path, _TOWN)
    assert [column.heading for column in table.columns] == [
        "序号", "议题", "监督方式", "法律依据", "报告机关", "协办", "分管领导", "调研/视察时间", "会议时间",
    ]  # fmt: skip
    assert _rows(table) == [
        [
            "1", "高标准农田管护", "听取和讨论", "地方组织法第十九条", "镇政府", "河东代表小组",
            "副主席周禾", "4月", "5月",
        ]
    ]  # fmt: skip


def test_an_answer_that_is_not_known_yet_is_a_gap_wherever_it_stands(tmp_path: Path) -> None:
    pending = _FULL.replace("主任会议: 5\n    月份", "主任会议: 待填\n    月份")
    table = _table(tmp_path, pending)
    assert [s.origin.path for s in block_spans(table) if isinstance(s.origin, Gap)] == ["来年议题.4.主任会议"]


def test_a_template_gets_the_table_with_its_title_and_label(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(_FULL, encoding="utf-8")
    bank = load_bank()
    (placed,) = parse(annex_lines(Setting(load_facts(path, bank)[0], bank, {})), "附表").blocks
    assert isinstance(placed, Table)
    assert (placed.id, placed.label, plain(placed.title)) == (
        "议题安排", "附件", "云川区人大常委会2027年议题安排表"
    )  # fmt: skip
    assert _rows(placed) == _rows(_table(tmp_path, _FULL))


def test_without_a_planned_item_there_is_no_annex(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(_FULL.partition("来年议题")[0], encoding="utf-8")
    bank = load_bank()
    assert annex_lines(Setting(load_facts(path, bank)[0], bank, {})) == ""
