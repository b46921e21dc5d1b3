"""任务分解表: what each row says, who answers for it, by when; and that no part of the plan is left out."""

from itertools import product
from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.bank.model import Level
from planner.compose.rows.deadlines import due
from planner.compose.rows.tasks import MEASURES
from planner.compose.setting import Setting
from planner.compose.tables import table_of
from planner.draft.model import Draft, FromFact, FromRule, Gap, Table, block_spans, plain
from planner.draft.plaintext import to_text
from planner.draft.trace import numbers_without_origin
from planner.drafting import make_table, open_facts
from planner.facts.load import load_facts
from planner.facts.model import Fact, Kind, Mode, YearKind, walk
from planner.facts.questionnaire import load_questionnaire
from planner.finding import Place
from tests.conftest import Golden
from tests.shipped import COMPLETE, TERM, TOWN

_FACTS = """文种: 工作报告
级别: 区
年度: 2026
单位:
  地区: 云川区
  届: 九
去年计划:
  - 事项: 新建行业类代表联络站4个。
    部分: 代表
    结果: 推进中
    说明: 已建成2个，另外2个正在选址。
  - 事项: 开展全民阅读调研
    部分: 监督
    结果: 未做
  - 事项: 修订常委会议事规则
    部分: 自身
    结果: 完成
    说明: 6月修订
  - 事项: 跟踪督办养老服务
    部分: 监督
    结果: 推进中
不足:
  - 表现: 审议意见跟踪不紧。
    措施: 建立台账，每季度通报一次；
    部分: 监督
来年:
  监督措施: [上半年公开征集监督议题]
  决定事项: [全民阅读促进]
  实事票决: 是
  能力措施: [三季度前办好培训3期]
  责任分工:
    - 部分: 监督
      责任领导: 副主任何景行
      牵头: 办公室
      配合: [财政经济工委, 代表工委]
来年议题:
  - 题目: 托育服务发展
    形式: 听取和审议
    报告机关: 区政府
    委室: 社会建设工委
    分管领导: 副主任梁予安
    协办: [区教育局]
    月份: 4—6
    重点: [普惠托位供给, 收费监管]
    做法: [走访机构12家, 召开座谈会]
    目的: 加快补齐普惠托育短板
  - 题目: 《中华人民共和国食品安全法》
    形式: 执法检查
    委室: 教科文卫工委
    月份: 5
  - 题目: 养老服务
    形式: 跟踪监督
    报告机关: 区政府
"""
_HEADINGS = [
    "序号", "部分", "工作任务", "具体举措", "责任领导", "牵头委室", "配合单位", "完成时限",
    "成果形式", "进展",
]  # fmt: skip


def _table(folder: Path, facts: str) -> Table | None:
    path = folder / "facts.yaml"
    path.write_text(facts, encoding="utf-8")
    bank = load_bank()
    return table_of("任务分解", Setting(load_facts(path, bank)[0], bank, {}))


def _rows(folder: Path, facts: str = _FACTS) -> list[list[str]]:
    table = _table(folder, facts)
    assert table is not None
    assert [column.heading for column in table.columns] == _HEADINGS
    assert table.wide
    return [[plain(cell) for cell in row] for row in table.rows]


def test_items_measures_answers_and_what_goes_on_have_a_row_each_by_part(tmp_path: Path) -> None:
    who, others = ["副主任何景行", "办公室"], "财政经济工委、代表工委"
    lead = [f"【待填：{part}工作的责任领导】" for part in ("决定任免", "代表", "自身")]
    office = [f"【待填：{part}工作的牵头委室】" for part in ("决定任免", "代表", "自身")]
    assert _rows(tmp_path) == [
        [
            "1", "监督", "听取和审议托育服务发展情况的报告",
            "走访机构12家；召开座谈会；加快补齐普惠托育短板", "副主任梁予安", "社会建设工委", "区教育局",
            "6月底前", "审议意见", "",
        ],
        [
            "2", "监督", "检查《中华人民共和国食品安全法》实施情况",
            "—", "副主任何景行", "教科文卫工委", "—", "5月底前", "执法检查报告", "",
        ],
        [
            "3", "监督", "跟踪监督养老服务",
            "—", "副主任何景行", "【待填：委室】", "区政府", "【待填：月份】", "研究处理情况报告", "",
        ],
        ["4", "监督", "改进监督工作", "上半年公开征集监督议题", *who, others, "6月底前", "—", ""],
        [
            "5", "监督", "解决审议意见跟踪不紧的问题", "建立台账，每季度通报一次",
            *who, others, "每季度", "—", "",
        ],
        ["6", "决定任免", "讨论决定全民阅读促进", "—", lead[0], office[0], "—", "年底前", "决议、决定", ""],
        ["7", "代表", "票决民生实事项目", "—", lead[1], office[1], "—", "年底前", "—", ""],
        [
            "8", "代表", "新建行业类代表联络站4个", "继续推进",
            lead[1], office[1], "—", "年底前", "—", "已建成2个，另外2个正在选址",
        ],
        [
            "9", "自身", "加强学习、培训、调研", "三季度前办好培训3期",
            lead[2], office[2], "—", "9月底前", "—", "",
        ],
    ]  # fmt: skip


def test_items_of_one_part_stand_by_month(tmp_path: Path) -> None:
    earlier = _FACTS.replace("月份: 5", "月份: 1")
    assert [row[2] for row in _rows(tmp_path, earlier)][:2] == [
        "检查《中华人民共和国食品安全法》实施情况",
        "听取和审议托育服务发展情况的报告",
    ]


def test_a_measure_cell_holds_what_fits_into_25_characters_and_never_nothing(tmp_path: Path) -> None:
    steps = _FACTS.replace("    做法: [走访机构12家, 召开座谈会]\n", "")
    assert _rows(tmp_path, steps)[0][3] == "重点审议普惠托位供给、收费监管"
    aims = steps.replace("    重点: [普惠托位供给, 收费监管]\n", "")
    assert _rows(tmp_path, aims)[0][3] == "加快补齐普惠托育短板"
    long = _FACTS.replace("[走访机构12家, 召开座谈会]", f"[{'走访托育机构和社区家庭' * 3}, 座谈]")
    assert _rows(tmp_path, long)[0][3] == "走访托育机构和社区家庭" * 3


def test_no_cell_ends_with_a_mark(tmp_path: Path) -> None:
    assert not [cell for row in _rows(tmp_path) for cell in row if cell.endswith(tuple("。；，、："))]


def test_no_number_is_without_origin_and_every_gap_has_a_path(tmp_path: Path) -> None:
    table = _table(tmp_path, _FACTS)
    assert table is not None
    assert list(numbers_without_origin(Draft((), (table,)))) == []
    paths = {span.origin.path for span in block_spans(table) if isinstance(span.origin, Gap)}
    assert paths == {"来年.责任分工", "来年议题.3.委室", "来年议题.3.月份"}


def test_a_cell_knows_where_it_comes_from(tmp_path: Path) -> None:
    table = _table(tmp_path, _FACTS)
    assert table is not None
    first = dict(zip(_HEADINGS, table.rows[0], strict=True))
    assert first["完成时限"][0].origin == FromRule("月份→完成时限", ("来年议题.1.月份",))
    assert first["成果形式"][0].origin == FromRule(
        "形式→成果（监督法第十一条至第十七条）", ("来年议题.1.形式",)
    )
    assert isinstance(first["责任领导"][0].origin, FromFact)
    decided = dict(zip(_HEADINGS, table.rows[5], strict=True))
    assert decided["成果形式"][0].origin == FromRule(
        "形式→成果（地方组织法第五十条第一款第四项；地方组织法第十二条）", ("来年.决定事项",)
    )


def test_what_is_carried_on_but_stands_in_the_plan_has_one_row(tmp_path: Path) -> None:
    assert [row[2] for row in _rows(tmp_path) if "养老服务" in row[2]] == ["跟踪监督养老服务"]


def test_what_was_done_or_given_up_is_no_task(tmp_path: Path) -> None:
    told = "".join(cell for row in _rows(tmp_path) for cell in row)
    assert "议事规则" not in told
    assert "阅读调研" not in told


def test_leaders_are_no_column_while_nobody_is_named(tmp_path: Path) -> None:
    bare = "".join(
        line for line in _FACTS.splitlines(keepends=True) if "分管领导" not in line and "责任领导" not in line
    )
    table = _table(tmp_path, bare)
    assert table is not None
    assert "责任领导" not in [column.heading for column in table.columns]


def test_a_town_is_asked_who_leads_and_has_no_committees(tmp_path: Path) -> None:
    facts = "文种: 工作报告\n级别: 镇\n年度: 2026\n来年议题:\n  - 题目: 危旧桥\n    形式: 视察\n    月份: 4\n"
    table = _table(tmp_path, facts)
    assert table is not None
    assert dict(zip([c.heading for c in table.columns], map(plain, table.rows[0]), strict=True)) == {
        "序号": "1",
        "部分": "监督",
        "工作任务": "视察危旧桥",
        "责任领导": "【待填：“危旧桥”的责任领导】",
        "完成时限": "4月底前",
        "成果形式": "视察意见",
        "进展": "",
    }


def test_at_the_end_of_a_term_no_task_is_set(tmp_path: Path) -> None:
    assert _table(tmp_path, _FACTS.replace("年度: 2026\n", "年度: 2026\n年型: 届末\n")) is None
    assert make_table(open_facts(TERM), "任务分解") is None


def test_every_item_and_every_measure_of_the_complete_example_has_its_row() -> None:
    opened = open_facts(COMPLETE)
    facts = opened.facts
    draft = make_table(opened, "任务分解")
    assert draft is not None
    (table,) = draft.blocks
    assert isinstance(table, Table)
    measures = sum(len(facts.all(path)) for path in MEASURES)
    voted = facts.one("来年.实事票决")
    expected = len(facts.list("来年议题")) + measures + len(facts.list("不足")) + bool(voted)
    assert len(table.rows) == expected == 52
    told = to_text(draft)
    for path in MEASURES:
        for fact in facts.all(path):
            assert fact.text.rstrip("。；") in told


MODES = tuple(Mode(level, kind) for level, kind in product(Level, YearKind))


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_no_measure_of_any_questionnaire_is_left_out_of_the_table(mode: Mode) -> None:
    questions = walk(load_questionnaire("工作报告", mode).questions)
    asked = {path for path, q in questions if path.startswith("来年.") and q.kind is Kind.LIST}
    assert asked - {"来年.地方会议"} <= set(MEASURES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每季度通报一次", "每季度"),
        ("选送专干跟班，一季一轮", "每季度"),
        ("按季提请审议", "每季度"),
        ("每月第一个周六固定开放", "每月"),
        ("余下问题一季度整改到位", "3月底前"),
        ("2027年6月交付", "6月底前"),
        ("4月启动，11月评比", "11月底前"),
        ("上半年完成", "6月底前"),
        ("三季度前办好培训3期", "9月底前"),
        ("举办培训12期", "年底前"),
        ("建站12个月内达标", "年底前"),
        ("走访13月亮社区", "年底前"),
    ],
)
def test_a_deadline_is_read_off_the_measure(text: str, expected: str) -> None:
    fact = Fact("来年.监督措施", text, text, Place(), "")
    assert plain(due(fact)) == expected


def test_a_measure_that_is_not_known_is_due_by_the_end_of_the_year() -> None:
    assert plain(due(None)) == "年底前"
    assert plain(due(Fact("路", "6月", "6月", Place(), "", pending=True))) == "年底前"


@pytest.mark.parametrize("kind", ["议题安排", "任务分解"])
def test_the_tables_of_the_town_example_read_as_recorded(kind: str, golden: Golden) -> None:
    draft = make_table(open_facts(TOWN), kind)
    assert draft is not None
    golden.compare(f"表-{kind}-镇.txt", to_text(draft))


@pytest.mark.parametrize("kind", ["议题安排", "任务分解"])
@pytest.mark.parametrize("example", [COMPLETE, TOWN])
def test_the_tables_of_the_complete_examples_have_no_gap(kind: str, example: Path) -> None:
    draft = make_table(open_facts(example), kind)
    assert draft is not None
    assert "【待填" not in to_text(draft)
