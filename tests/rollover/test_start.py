"""The file of this year as it is begun: what is answered, what is a comment, what is planned."""

from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.bank.model import Level
from planner.facts.load import facts_of_text
from planner.facts.model import Facts, YearKind, walk
from planner.facts.writing.blank import blank_questionnaire
from planner.files import Text
from planner.resources import data_dir
from planner.rollover.lastfacts import last_year_of_facts
from planner.rollover.model import LastYear
from planner.rollover.reading import read_last_year
from planner.rollover.start import Started, start, with_reference
from planner.rollover.statutory import statutory_items
from tests.reports.five import five_reports
from tests.rollover.truth import MADE

BANK = load_bank()
STANDING = {"单位.地区", "单位.届", "大会.次", "结构.本地部分", "参照.去年"}


def _rolled(last: LastYear, year: int, level: Level, kind: YearKind | None = None) -> tuple[Started, Facts]:
    started = start(last, year, level, kind, BANK)
    text = blank_questionnaire(started.questionnaire, level.value, year, BANK, started.filling)
    facts, findings = facts_of_text("今年.yaml", Text(text, "UTF-8"), BANK)
    assert [found.message for found in findings if found.severity.value == "error"] == []
    return started, facts


def _report(name: str, level: Level | None = None) -> LastYear:
    return read_last_year(MADE / f"{name}.txt", BANK, level)[0]


def _example() -> LastYear:
    content = (data_dir("templates") / "工作报告" / "五部分" / "示例.yaml").read_text("utf-8")
    facts, _ = facts_of_text("2026.yaml", Text(content, "UTF-8"), BANK)
    return last_year_of_facts(facts, content, BANK)


def test_only_what_does_not_change_by_itself_is_answered() -> None:
    _, facts = _rolled(_report("1-区-三级编号"), 2025, Level.DISTRICT)
    assert set(facts.values) - {"文种", "级别", "年度"} <= STANDING


def test_from_a_facts_file_too_only_what_does_not_change_is_answered() -> None:
    _, facts = _rolled(_example(), 2027, Level.DISTRICT, YearKind.ORDINARY)
    assert set(facts.values) - {"文种", "级别", "年度"} <= STANDING


def test_every_figure_of_last_year_is_a_comment_beside_its_question() -> None:
    last = _report("1-区-三级编号")
    started, facts = _rolled(last, 2025, Level.DISTRICT)
    assert started.filling.remarks["会议.常委会会议"] == "去年：8次（第7行）"
    assert started.filling.remarks["任免.人次"] == "去年：约60人次（第7行）"
    assert set(last.figures) <= set(started.filling.remarks)
    assert not set(last.figures) & set(facts.values)


def test_last_years_lists_stand_whole_in_the_comment() -> None:
    started, _ = _rolled(_example(), 2027, Level.DISTRICT)
    assert started.filling.remarks["自身.制度"].count("《") >= 2


def test_slogans_are_comments_that_say_to_follow_this_years_wording() -> None:
    started, facts = _rolled(_example(), 2027, Level.DISTRICT)
    assert started.filling.remarks["总述.口号"].endswith("按今年的文件写")
    assert facts.one("总述.口号") is None


def test_each_promise_waits_for_its_outcome() -> None:
    started, facts = _rolled(_report("2-县-段首句"), 2026, Level.COUNTY)
    records = facts.list("去年计划")
    assert len(records) == started.promises == 24
    assert all(record.one("结果") is None for record in records)
    assert [fact.text for fact in records[2].fields["出处"]] == ["第18行"]


def test_a_promise_of_an_agenda_item_names_it() -> None:
    _, facts = _rolled(_report("2-县-段首句"), 2026, Level.COUNTY)
    titles = {record.fields["题目"][0].text for record in facts.list("本年议题")}
    named = [record.one("议题") for record in facts.list("去年计划")]
    assert {fact.text for fact in named if fact} == titles


def test_no_item_of_this_year_counts_before_the_clerk_says_so() -> None:
    _, facts = _rolled(_report("2-县-段首句"), 2026, Level.COUNTY)
    statuses = {record.fields["状态"][0].text for record in facts.list("本年议题")}
    assert statuses == {"拟开展"}


def test_an_item_keeps_form_organ_and_the_year_the_law_makes_it_speak_of() -> None:
    _, facts = _rolled(_report("1-区-三级编号"), 2025, Level.DISTRICT)
    items = {record.fields["题目"][0].text: record for record in facts.list("本年议题")}
    told = {key: found[0].text for key, found in items["预算执行和其他财政收支的审计工作"].fields.items()}
    assert told == {
        "题目": "预算执行和其他财政收支的审计工作",
        "形式": "听取和审议",
        "报告机关": "区政府",
        "数据年度": "2024",
        "状态": "拟开展",
    }


def test_a_month_in_brackets_is_the_items_month(tmp_path: Path) -> None:
    path = tmp_path / "要点.txt"
    path.write_text(
        "云川区人大常委会2026年工作要点\n2026年，常委会要依法履职。\n一、依法监督\n"
        "1.听取和审议区政府关于养老服务情况的报告（5月至7月）。\n2.视察水库建设情况（9月）。\n",
        "utf-8",
    )
    last, _ = read_last_year(path, BANK)
    assert [planned.one("月份") for planned in last.planned] == ["5—7", "9"]


def test_a_town_hears_and_discusses() -> None:
    last = read_last_year(five_reports()["004"], BANK)[0]
    _, facts = _rolled(last, 2022, Level.TOWN)
    forms = {record.fields["形式"][0].text for record in facts.list("本年议题")}
    assert "听取和审议" not in forms


def test_this_and_next_year_are_told_as_years(tmp_path: Path) -> None:
    text = (
        "云川区人大常委会2026年工作要点\n2026年，常委会要依法履职。\n一、依法监督\n"
        "1.今年办好代表培训班3期，明年换届前完成轮训。\n"
    )
    last = _from_text(tmp_path, text)
    _, facts = _rolled(last, 2026, Level.DISTRICT)
    said = [record.fields["事项"][0].text for record in facts.list("去年计划")]
    assert not any("今年" in words or "明年" in words for words in said)


def test_wording_out_of_use_is_marked_at_the_promise_that_holds_it(tmp_path: Path) -> None:
    last = _from_text(
        tmp_path,
        "云川区人大常委会2026年工作要点\n2026年，常委会要依法履职。\n一、依法监督\n1.开展脱贫攻坚专项视察2次。\n",
    )
    started, _ = _rolled(last, 2026, Level.DISTRICT)
    assert "脱贫攻坚" in started.filling.remarks["去年计划.1"]


def test_a_plan_of_another_year_says_so_above_its_promises() -> None:
    started, _ = _rolled(_report("1-区-三级编号"), 2027, Level.DISTRICT)
    assert "2025年的计划" in started.filling.remarks["去年计划"]
    assert started.filling.remarks["会议.常委会会议"].startswith("2024年：")


def test_last_years_headings_are_only_a_comment() -> None:
    started, facts = _rolled(_report("1-区-三级编号"), 2025, Level.DISTRICT)
    assert "坚持政治统领，牢牢把准方向" in started.filling.remarks["结构.标题"]
    assert facts.one("结构.标题") is None


def test_a_scheme_of_the_bank_is_named(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    golden = Path(__file__).resolve().parents[1] / "golden" / "工作报告-最简.txt"
    path.write_bytes(golden.read_bytes())
    last, _ = read_last_year(path, BANK)
    started, _ = _rolled(last, 2027, Level.DISTRICT)
    assert last.scheme
    assert f"“{last.scheme}”" in started.filling.remarks["结构.标题"]


def test_the_plan_of_next_year_begins_with_what_the_law_asks_of_it() -> None:
    _, facts = _rolled(_report("1-区-三级编号"), 2025, Level.DISTRICT)
    planned = {r.fields["题目"][0].text: r.fields["数据年度"][0].text for r in facts.list("来年议题")}
    assert planned["本级预算草案"] == "2027"
    assert planned["政府债务管理"] == "2025"
    assert planned["上半年预算执行"] == "2026"


def test_the_statutory_items_of_a_town_are_its_own() -> None:
    items = statutory_items(BANK, Level.TOWN, 2027, YearKind.ORDINARY, ())
    assert [answers["形式"] for answers in items] == [("审查和批准",)] * len(items)
    assert 1 <= len(items) <= 4


def test_a_committee_that_goes_out_plans_no_agenda_for_the_next_one() -> None:
    started, _ = _rolled(_report("2-县-段首句"), 2026, Level.COUNTY, YearKind.LAST)
    assert started.statutory == 0


def test_from_a_facts_file_next_years_items_become_this_years() -> None:
    last = _example()
    _, facts = _rolled(last, 2027, Level.DISTRICT)
    assert len(facts.list("本年议题")) == len(last.planned) == 27
    first = {key: found[0].text for key, found in facts.list("本年议题")[0].fields.items()}
    assert (first["委室"], first["月份"], first["数据年度"], first["状态"]) == (
        "财政经济工委",
        "8",
        "2027",
        "拟开展",
    )


def test_from_a_facts_file_measures_and_amends_become_promises() -> None:
    last = _example()
    said = {promise.text for promise in last.promises}
    assert "制定党组年度学习计划，安排专题学习12次" in said
    assert "聘请财经、法律专家12名，参加会前调研和预算审查" in said
    assert len(said) == len(last.promises)


def test_words_of_last_years_items_go_on_into_the_statutory_ones() -> None:
    _, facts = _rolled(_example(), 2027, Level.DISTRICT)
    audit = next(r for r in facts.list("来年议题") if r.fields["题目"][0].text == "审计工作")
    assert audit.fields["委室"][0].text == "财政经济工委"
    assert audit.fields["数据年度"][0].text == "2027"


def test_what_is_not_carried_is_said() -> None:
    content = (data_dir("templates") / "工作报告" / "五部分" / "示例-最简.yaml").read_text("utf-8")
    content += (
        "# 口号等区委全会定稿再改\n去年计划:\n  - 事项: 办好读书班\n    结果: 未做\n    原因: 场地改造\n"
    )
    facts, _ = facts_of_text("2026.yaml", Text(content, "UTF-8"), BANK)
    said = "".join(last_year_of_facts(facts, content, BANK).left_out)
    assert "1件推进中或未做" in said
    assert f"{content.splitlines().index('# 口号等区委全会定稿再改') + 1}" in said


def test_the_questionnaires_own_comments_are_no_comments_of_the_clerk() -> None:
    started, _ = _rolled(_report("1-区-三级编号"), 2025, Level.DISTRICT)
    text = blank_questionnaire(started.questionnaire, "区", 2025, BANK, started.filling)
    facts, _ = facts_of_text("2025.yaml", Text(text, "UTF-8"), BANK)
    assert last_year_of_facts(facts, text, BANK).left_out == ()


def test_the_totals_of_five_years_are_no_figures_of_last_year() -> None:
    made = Path(__file__).resolve().parents[1] / "reports" / "outlines" / "made" / "04-县-五年报告.txt"
    last, _ = read_last_year(made, BANK)
    assert (last.kind, last.figures) == (YearKind.LAST, {})
    assert "五年合计" in last.left_out[0]


def test_last_years_facts_file_is_one_of_the_years_of_the_term() -> None:
    started = start(_example(), 2027, Level.DISTRICT, YearKind.LAST, BANK)
    assert with_reference(started, "2026.yaml", is_facts=True).filling.values["参照.历年"] == ("2026.yaml",)
    assert "参照.历年" not in with_reference(started, "报告.txt", is_facts=False).filling.values
    ordinary = start(_example(), 2027, Level.DISTRICT, YearKind.ORDINARY, BANK)
    assert "参照.历年" not in with_reference(ordinary, "2026.yaml", is_facts=True).filling.values


@pytest.mark.parametrize("kind", list(YearKind))
@pytest.mark.parametrize("level", list(Level))
def test_a_file_begun_for_any_level_and_kind_of_year_loads(level: Level, kind: YearKind) -> None:
    for name in ("1-区-三级编号", "4-乡-总结及计划"):
        started, facts = _rolled(_report(name, level), 2026, level, kind)
        assert facts.mode.level is level
        assert facts.mode.year_kind is kind
        asked = {path for path, _ in walk(facts.questionnaire.questions)}
        assert set(started.filling.remarks) - asked == {
            path for path in started.filling.remarks if path.split(".")[-1].isdecimal()
        }


def _from_text(folder: Path, text: str) -> LastYear:
    path = folder / "要点.txt"
    path.write_text(text, "utf-8")
    return read_last_year(path, BANK)[0]
