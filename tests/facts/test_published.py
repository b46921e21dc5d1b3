"""Totals already published: read as typed, held against the items, both lists where they differ."""

import pytest

from planner.facts.derived.published import Counted, known_names, meaning, nearest, read_claim
from planner.facts.questionnaire import load_questionnaire
from planner.finding import Finding
from tests.facts.checking import facts_from, of_rule
from tests.facts.reading import HEAD, shipped_bank

RULE = "统计核对"
ITEMS = """\
本年议题:
  - 题目: 上半年预算执行
    形式: 听取和审议
    意见数: 5
  - 题目: 本级决算
    形式: 审查和批准
    产物: 《关于批准决算的决议》
  - 题目: 托育服务发展
    形式: 听取和审议
    意见数: 7
  - 题目: 托育服务发展
    形式: 专题询问
  - 题目: 城市内涝治理
    形式: 视察
  - 题目: 老城保护规划
    形式: 听取和审议
    状态: 未完成
    原因: 规划调整
  - 题目: 生活垃圾分类
    形式: 专题调研
    状态: 进行中
    进展: 实地察看
会议:
  常委会会议: 8
"""


def claimed(*claims: str, items: str = ITEMS) -> list[Finding]:
    listed = "".join(f"  - {claim}\n" for claim in claims)
    return of_rule(facts_from(f"{HEAD}{items}核对:\n{listed}"), RULE)


@pytest.mark.parametrize(
    ("typed", "name", "number", "unit"),
    [
        ("听取审议报告16项", "听取审议报告", 16, "项"),
        ("听取审议报告 １６ 项", "听取审议报告", 16, "项"),
        ("听取审议报告：16", "听取审议报告", 16, ""),
        ("开展执法检查三次", "执法检查", 3, "次"),
        ("意见数1,203条", "意见数", 1203, "条"),
        ("16项听取审议报告", "听取审议报告", 16, "项"),
        ("一府一委两院报告16项", "一府一委两院报告", 16, "项"),
        ("全年共召开常委会会议8次", "常委会会议", 8, "次"),
        ("任免共计63人次", "任免", 63, "人次"),
        ("作出决议、决定十二项", "决议、决定", 12, "项"),
    ],
)
def test_a_total_is_read_with_or_without_verb_unit_and_colon(
    typed: str, name: str, number: int, unit: str
) -> None:
    claim = read_claim(typed)
    assert claim is not None
    assert (claim.name, claim.number, claim.unit, claim.approximate) == (name, number, unit, False)


@pytest.mark.parametrize("typed", ["听取审议报告", "16", "", "第十六", "很多项"])
def test_what_is_no_name_with_a_number_is_no_total(typed: str) -> None:
    assert read_claim(typed) is None


@pytest.mark.parametrize("typed", ["意见约120条", "意见120余条"])
def test_a_round_total_is_known_as_round(typed: str) -> None:
    claim = read_claim(typed)
    assert claim
    assert claim.approximate


@pytest.mark.parametrize(
    ("typed", "counter"),
    [
        ("听取审议报告16项", "听取审议报告"),
        ("听取和审议专项工作报告16项", "听取审议报告"),
        ("专项工作报告16项", "听取审议报告"),
        ("报告16项", "听取审议报告"),
        ("执法检查3部", "执法检查"),
        ("联动执法检查3部", "执法检查"),
        ("视察和调研9次", "视察调研"),
        ("审议意见120条", "意见数"),
        ("意见建议120条", "意见数"),
        ("作出决议决定8项", "决议决定"),
        ("决议8项", "决议决定"),
        ("满意度测评2次", "测评评议"),
    ],
)
def test_a_total_goes_by_the_names_forms_and_aliases_of_its_counter(typed: str, counter: str) -> None:
    names = known_names(shipped_bank(), load_questionnaire("工作报告"))
    claim = read_claim(typed)
    found = meaning(claim, names) if claim else None
    assert isinstance(found, Counted)
    assert found.counter == counter


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("常委会会议8次", "会议.常委会会议"),
        ("主任会议16次", "会议.主任会议"),
        ("人事任免63人次", "任免.人次"),
        ("代表建议187件", "代表.建议总数"),
        ("代表.建议总数187", "代表.建议总数"),
        ("审议意见20件", "自身.交办意见"),
    ],
)
def test_a_total_may_be_of_an_answer(typed: str, path: str) -> None:
    names = known_names(shipped_bank(), load_questionnaire("工作报告"))
    claim = read_claim(typed)
    assert claim
    assert meaning(claim, names) == path


def test_a_form_of_its_own_kind_counts_alone_and_one_that_heads_others_counts_them_all() -> None:
    names = known_names(shipped_bank(), load_questionnaire("工作报告"))
    assert names["满意度测评"] == Counted("测评评议", frozenset({"满意度测评"}))
    assert names["审计工作报告"] == Counted("听取审议报告", frozenset({"听取审计报告"}))
    heard = names["听取和审议"]
    assert isinstance(heard, Counted)
    assert {"听取和审议", "听取审计报告", "听取环境报告"} <= heard.forms


def test_totals_that_agree_are_passed_over() -> None:
    assert claimed("听取审议报告2项", "意见数12条", "决议决定1项", "常委会会议8次", "视察调研1次") == []


def test_a_total_that_is_too_high_shows_every_item_counted_and_those_that_explain_it() -> None:
    (found,) = claimed("听取审议报告3项")
    assert (found.severity, found.place.line, found.text) == ("error", 29, "听取审议报告3项")
    assert found.message == (
        "报过“听取审议报告3项”，文件里数出来是2项：第5行 上半年预算执行；第11行 托育服务发展。"
        "没有算进去的：第18行 老城保护规划，未完成，差的正好是这些。"
        "“审查批准”正好1项，另外统计：第8行 本级决算。"
    )
    assert found.suggestion == "漏了就在“本年议题”里补上；议题齐全就把报过的数改成2"


def test_a_total_that_is_too_low_names_topics_counted_under_another_form_too() -> None:
    (found,) = claimed("听取审议报告1项")
    assert found.message == (
        "报过“听取审议报告1项”，文件里数出来是2项：第5行 上半年预算执行；第11行 托育服务发展。"
        "没有算进去的：第18行 老城保护规划，未完成。"
        "题目还用了别的形式、这里也算一次的：第11行 托育服务发展。"
    )


def test_what_explains_only_part_of_the_difference_is_not_said_to_explain_it() -> None:
    (found,) = claimed("听取审议报告9项")
    assert found.message == (
        "报过“听取审议报告9项”，文件里数出来是2项：第5行 上半年预算执行；第11行 托育服务发展。"
        "没有算进去的：第18行 老城保护规划，未完成。"
    )


def test_an_answer_larger_than_the_published_figure_is_an_error_too() -> None:
    (found,) = claimed("常委会会议7次")
    assert found.message == "报过“常委会会议7次”，第27行“会议.常委会会议”填的是8"


def test_an_item_that_still_runs_explains_one_too_many() -> None:
    (found,) = claimed("视察调研2次")
    assert found.message == (
        "报过“视察调研2次”，文件里数出来是1次：第16行 城市内涝治理。"
        "没有算进去的：第22行 生活垃圾分类，进行中，差的正好是这些。"
    )


def test_opinions_are_listed_item_by_item_with_those_that_lack_a_number() -> None:
    items = ITEMS.replace("    形式: 视察\n", "    形式: 视察\n    意见: [汛前清淤]\n")
    (found,) = claimed("意见数15条", items=items)
    assert found.message == (
        "报过“意见数15条”，文件里数出来是12条：第7行5条；第13行7条。"
        "写了意见、没有填“意见数”的：第16行 城市内涝治理。"
    )


def test_what_was_never_done_counts_nothing() -> None:
    (found,) = claimed("执法检查3次")
    assert found.message == "报过“执法检查3次”，文件里数出来是0次。"


def test_an_answer_that_differs_is_an_error_with_both_figures_and_a_blank_one_is_asked_for() -> None:
    differs, blank = claimed("常委会会议9次", "主任会议16次")
    assert (differs.severity, differs.message) == (
        "error",
        "报过“常委会会议9次”，第27行“会议.常委会会议”填的是8",
    )
    assert (blank.severity, blank.message) == ("warning", "报过“主任会议16次”，“会议.主任会议”还没有填")
    assert blank.suggestion == "核对后把16填到“会议.主任会议”"


def test_opinions_that_are_pending_cannot_be_compared() -> None:
    (found,) = claimed("意见数12条", items=ITEMS.replace("意见数: 5", "意见数: 待填"))
    assert (found.severity, found.message) == (
        "warning",
        "“意见数12条”核对不了：有的议题“意见数”还是待填",
    )


@pytest.mark.parametrize("items", [ITEMS.replace("意见数: 5", "意见数: 约5"), ITEMS])
def test_round_figures_are_let_be(items: str) -> None:
    assert claimed("意见数约15条", items=items) == []
    assert claimed("意见数15条", items=ITEMS.replace("意见数: 5", "意见数: 约5")) == []


def test_an_unknown_name_is_asked_about_with_the_nearest_one() -> None:
    (found,) = claimed("听取审仪报告16项")
    assert (found.severity, found.message) == (
        "warning",
        "没有叫“听取审仪报告”的统计项，“听取审仪报告16项”没有核对",
    )
    assert found.suggestion == "是不是“听取审议报告”？是就照这样写"


def test_what_is_no_total_is_told_how_to_write_one() -> None:
    (found,) = claimed("都已经报过")
    assert found.message == "看不出“都已经报过”报的是哪一项、多少"
    assert found.suggestion.startswith("写成“名称+数”，如 听取审议报告16项；能核对的有：")
    assert "执法检查" in found.suggestion


def test_no_name_is_near_to_nonsense() -> None:
    names = known_names(shipped_bank(), load_questionnaire("工作报告"))
    assert nearest("春暖花开", names) == ""


def test_a_town_counts_what_its_presidium_heard() -> None:
    body = """\
文种: 工作报告
级别: 镇
年度: 2026
本年议题:
  - 题目: 农村供水
    形式: 听取和讨论
核对: [听取和讨论报告2项]
"""
    (found,) = of_rule(facts_from(body), RULE)
    assert found.message == "没有叫“听取和讨论报告”的统计项，“听取和讨论报告2项”没有核对"
    (found,) = of_rule(facts_from(body.replace("听取和讨论报告", "听取和讨论")), RULE)
    assert found.message == "报过“听取和讨论2项”，文件里数出来是1项：第5行 农村供水。"


@pytest.mark.parametrize(
    "typed",
    [
        "听取和审议“一府一委两院”工作报告2项",
        "听取和审议各项工作报告2项",
        "视察、专题调研1次",
        "视察和专题调研1次",
        "召开8次常委会会议",
        "人大常委会会议8次",
        "作出决议1项",
        "作出决定0项",
        "全年召开常委会会议8次、听取和审议专项工作报告2项，开展专题询问1次；作出决议、决定1项。",
        "意见数12条",
    ],
)
def test_a_true_total_is_accepted_in_the_words_clerks_use(typed: str) -> None:
    assert claimed(typed) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("常委会会议8次、专题询问2次", "报过“专题询问2次”，文件里数出来是1次"),
        ("听取和审议各项工作报告3项", "文件里数出来是2项"),
        ("召开9次常委会会议", "“会议.常委会会议”填的是8"),
        ("作出决议2项", "文件里数出来是1项"),
        ("视察、专题调研3次", "文件里数出来是1次"),
        ("意见数1,203条", "文件里数出来是12条"),
    ],
)
def test_a_wrong_total_is_found_in_the_words_clerks_use(typed: str, said: str) -> None:
    (found,) = claimed(typed)
    assert (found.severity, said in found.message) == ("error", True)


def test_one_part_of_an_entry_that_is_no_total_is_named() -> None:
    (found,) = claimed("常委会会议8次、茶话会3次")
    assert (found.severity, "没有叫“茶话会”的统计项" in found.message) == ("warning", True)
    (found,) = claimed("常委会会议8次、很多报告")
    assert (found.severity, "看不出" in found.message) == ("warning", True)


RULES_ON_RECORD = """\
备案:
  接收: 17
  审查: 16
"""


@pytest.mark.parametrize(
    "typed",
    ["审查规范性文件16件", "备案审查16件", "备案审查规范性文件16件", "备案17件", "接收规范性文件17件"],
)
def test_rules_put_on_record_are_held_against_the_answer_not_against_the_agenda(typed: str) -> None:
    assert claimed(typed, items=ITEMS + RULES_ON_RECORD) == []
    (found,) = claimed(typed.replace("6", "8").replace("7", "8"), items=ITEMS + RULES_ON_RECORD)
    assert "“备案." in found.message


def test_resolutions_cannot_be_told_from_decisions_without_their_names() -> None:
    nameless = "  - 题目: 城市更新\n    形式: 作出决议决定\n"
    (found,) = claimed("作出决议1项", items=ITEMS.replace("会议:\n", f"{nameless}会议:\n"))
    assert (found.severity, "没有填“产物”" in found.message) == ("warning", True)
    assert claimed("作出决议、决定2项", items=ITEMS.replace("会议:\n", f"{nameless}会议:\n")) == []
