"""Annex: every planned item has a row, with all that was typed of it."""

from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.compose.annex import annex_lines
from planner.compose.setting import Setting
from planner.draft.markup import parse
from planner.draft.model import Table, plain
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


def _rows(folder: Path, months: str) -> list[list[str]]:
    path = folder / "facts.yaml"
    path.write_text(_FACTS.format(months=months), encoding="utf-8")
    bank = load_bank()
    facts, _ = load_facts(path, bank)
    (table,) = parse(annex_lines(Setting(facts, bank, {})), "附表").blocks
    assert isinstance(table, Table)
    return [[plain(cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("typed", "shown"), [("4", "4月"), ("5—6", "5至6月"), ("1-12", "1至12月"), ("上半年", "1至6月")]
)
def test_the_months_are_shown_however_long_they_are(tmp_path: Path, typed: str, shown: str) -> None:
    first = _rows(tmp_path, typed)[0]

    assert first == ["1", "预算联网监督", "联网监督", "区政府", "财政经济工委", shown, "监督法第三十条"]


def test_what_is_missing_is_asked_for_in_its_cell(tmp_path: Path) -> None:
    second = _rows(tmp_path, "4")[1]

    assert second[:6] == ["2", "城区学校建设", "视察", "—", "【待填：委室】", "【待填：月份】"]
