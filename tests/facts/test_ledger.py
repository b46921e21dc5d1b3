"""Ledger and agenda: stages follow what is recorded, totals follow the items."""

from dataclasses import replace

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.facts.derived.agenda import Item, Stage, agenda, bare_topic
from planner.facts.derived.ledger import Total, additive, term_files, term_totals, term_years, totals
from planner.facts.model import Background, Fact, Facts, Questionnaire, Record
from planner.finding import Place
from tests.facts.checking import facts_from, told

_NUMBERS = {"意见数", "月份"}


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def _record(path: str, answers: dict[str, str]) -> Record:
    fields = {
        key: (Fact(f"{path}.{key}", text, int(text) if key in _NUMBERS else text, Place(), key),)
        for key, text in answers.items()
    }
    return Record(path, Place(), fields)


def _items(bank: PhraseBank, *answers: dict[str, str], half: str = "本年议题") -> tuple[Item, ...]:
    records = tuple(_record(f"{half}.{n}", a) for n, a in enumerate(answers, start=1))
    facts = Facts("甲.yaml", Questionnaire("工作报告", ("区",), ()), {}, {half: records})
    return agenda(facts, bank, Tense.PLAN if half == "来年议题" else Tense.REVIEW)


@pytest.mark.parametrize(
    ("answers", "stage"),
    [
        ({}, Stage.HEARD),
        ({"意见数": "7"}, Stage.OPINED),
        ({"意见": "健全补助机制"}, Stage.OPINED),
        ({"意见数": "7", "举措": "出台办法"}, Stage.HANDLED),
        ({"意见数": "7", "成效": "新增托位860个"}, Stage.EFFECTIVE),
        ({"进展": "实地检查"}, Stage.RUNNING),
        ({"原因": "规划调整"}, Stage.DROPPED),
        ({"成效": "新增托位860个", "状态": "已提意见"}, Stage.OPINED),
    ],
)
def test_the_stage_is_the_one_named_else_the_latest_that_the_answers_show(
    bank: PhraseBank, answers: dict[str, str], stage: Stage
) -> None:
    (item,) = _items(bank, {"题目": "托育服务发展", "形式": "听取和审议", **answers})

    assert item.stage is stage


def test_every_item_of_the_plan_is_only_planned(bank: PhraseBank) -> None:
    (item,) = _items(bank, {"题目": "托育服务发展", "形式": "听取和审议"}, half="来年议题")

    assert item.stage is Stage.PLANNED
    assert not item.done


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("托育服务发展情况的报告", "托育服务发展"),
        ("托育服务发展情况", "托育服务发展"),
        ("备案审查工作", "备案审查工作"),
        ("关于托育服务发展情况的报告", "托育服务发展"),
        ("政府工作报告", "政府工作报告"),
        ("报告", "报告"),
    ],
)
def test_tails_that_the_frames_add_are_taken_off_a_topic(typed: str, topic: str) -> None:
    assert bare_topic(typed) == topic


def test_a_field_is_found_by_the_longest_keyword_in_the_topic(bank: PhraseBank) -> None:
    items = _items(bank, {"题目": "审计查出问题整改"}, {"题目": "居家养老服务"}, {"题目": "上半年预算执行"})

    assert [item.field and item.field.group for item in items] == ["财政", "保障", "财政"]


def test_totals_count_what_was_done_and_name_what_they_count(bank: PhraseBank) -> None:
    items = _items(
        bank,
        {"题目": "托育服务发展", "形式": "听取和审议", "意见数": "7"},
        {"题目": "托育服务发展", "形式": "专题询问", "意见数": "5"},
        {"题目": "城区学校建设", "形式": "视察"},
        {"题目": "社区矫正", "形式": "专题调研"},
        {"题目": "历史街区保护", "形式": "听取和审议", "原因": "规划调整"},
        {"题目": "本级决算", "形式": "审查和批准", "产物": "《关于批准决算的决议》"},
    )

    assert totals(tuple(item for item in items if item.done)) == {
        "听取审议报告": Total("听取审议报告", 1, ("本年议题.1",)),
        "意见数": Total("意见数", 12, ("本年议题.1.意见数", "本年议题.2.意见数")),
        "专题询问": Total("专题询问", 1, ("本年议题.2",)),
        "视察": Total("视察", 1, ("本年议题.3",)),
        "专题调研": Total("专题调研", 1, ("本年议题.4",)),
        "审查批准": Total("审查批准", 1, ("本年议题.6",)),
        "决议决定": Total("决议决定", 1, ("本年议题.6",)),
        "视察调研": Total("视察调研", 2, ("本年议题.3", "本年议题.4")),
    }


YEAR = """\
文种: 工作报告
级别: 区
年度: {year}
单位:
  地区: 云川区
会议:
  常委会会议: {meetings}
代表:
  站点: 46
  建议总数: {proposals}
本年议题:
  - 题目: 托育服务发展
    形式: 听取和审议
    意见数: {opinions}
  - 题目: 城市内涝治理
    形式: 视察
"""
LAST = (
    YEAR.replace("年度", "年型: 届末\n年度") + "参照:\n  历年: [2022.yaml, 2023.yaml, 2024.yaml, 2025.yaml]\n"
)


def yearly(year: int, **changed: str) -> Facts:
    values = {"meetings": "8", "proposals": "100", "opinions": "5"} | changed
    return facts_from(YEAR.format(year=year, **values), f"/甲/{year}.yaml")


def term(*others: Facts, **changed: str) -> Facts:
    values = {"meetings": "9", "proposals": "120", "opinions": "7"} | changed
    facts = facts_from(LAST.format(year=2026, **values), "/甲/2026.yaml")
    return replace(facts, background=Background(term=others))


FOUR = (2022, 2023, 2024, 2025)


def test_five_year_totals_add_up_counters_and_counts_and_trace_each_to_its_file(bank: PhraseBank) -> None:
    added = term_totals(term(*map(yearly, FOUR)), bank)
    assert {name: total.value for name, total in added.items()} == {
        "会议.常委会会议": 41,
        "代表.建议总数": 520,
        "听取审议报告": 5,
        "视察": 5,
        "视察调研": 5,
        "意见数": 27,
    }
    assert added["会议.常委会会议"].paths == (
        "2022.yaml:会议.常委会会议",
        "2023.yaml:会议.常委会会议",
        "2024.yaml:会议.常委会会议",
        "2025.yaml:会议.常委会会议",
        "会议.常委会会议",
    )
    assert added["意见数"].paths[0] == "2022.yaml:本年议题.1.意见数"
    assert added["视察"].paths[-1] == "本年议题.2"


def test_a_five_year_total_is_no_less_than_any_of_its_years(bank: PhraseBank) -> None:
    files = tuple(yearly(year, meetings=str(year - 2015)) for year in FOUR)
    added = term_totals(term(*files), bank)["会议.常委会会议"]
    assert added.value == 7 + 8 + 9 + 10 + 9


def test_what_there_is_of_people_and_places_does_not_add_up() -> None:
    paths = additive(term())
    assert "代表.建议总数" in paths
    assert not {"代表.站点", "代表.联系代表", "代表.述职", "单位.届", "年度"} & set(paths)
    assert not [path for path in paths if path.startswith("来年.")]


@pytest.mark.parametrize("changed", ["待填", ""])
def test_a_figure_that_one_year_does_not_tell_has_no_five_year_total(bank: PhraseBank, changed: str) -> None:
    files = [yearly(2022, proposals=changed), *map(yearly, FOUR[1:])]
    facts = term(*files)
    assert "代表.建议总数" not in term_totals(facts, bank)
    assert "会议.常委会会议" in term_totals(facts, bank)
    assert told(facts, "五年合计") == [
        (19, "info", "有的年份没有这些数，加不出五年合计：代表.建议总数（2022年）")
    ]


def test_opinions_that_one_year_does_not_tell_have_no_five_year_total(bank: PhraseBank) -> None:
    facts = term(*map(yearly, FOUR[:3]), yearly(2025, opinions="待填"))
    assert "意见数" not in term_totals(facts, bank)
    assert term_totals(facts, bank)["听取审议报告"].value == 5
    assert [message for *_, message in told(facts, "五年合计")] == [
        "有的年份没有这些数，加不出五年合计：意见数（2025年）"
    ]


def test_a_year_without_its_agenda_has_no_counters(bank: PhraseBank) -> None:
    bare = facts_from("文种: 工作报告\n级别: 区\n年度: 2025\n会议:\n  常委会会议: 8\n", "2025.yaml")
    facts = term(*map(yearly, FOUR[:3]), bare)
    assert set(term_totals(facts, bank)) == {"会议.常委会会议"}
    assert [message for *_, message in told(facts, "五年合计")] == [
        "有的年份没有这些数，加不出五年合计：代表.建议总数（2025年）、报告、检查等议题的项数（2025年）"
    ]


def test_an_approximate_year_makes_the_total_approximate(bank: PhraseBank) -> None:
    added = term_totals(term(*map(yearly, FOUR[:3]), yearly(2025, proposals="约100")), bank)
    assert added["代表.建议总数"].text == "约520"


def test_missing_years_leave_no_totals_and_are_named(bank: PhraseBank) -> None:
    facts = term(yearly(2022), yearly(2025))
    assert term_totals(facts, bank) == {}
    assert told(facts, "五年合计") == [
        (19, "warning", "五年合计缺2023、2024年的问卷（本届是2022到2026年），合计的数初稿里留【待填】")
    ]


@pytest.mark.parametrize(
    ("strange", "message"),
    [
        (yearly(2021), "2021.yaml是2021年的，不在本届2022到2026年里"),
        (replace(yearly(2024), file="旧.yaml"), "旧.yaml和2024.yaml都是2024年的，只加了2024.yaml"),
        (yearly(2026), "2026.yaml和2026.yaml都是2026年的，只加了2026.yaml"),
        (
            replace(facts_from("文种: 工作报告\n级别: 区\n"), file="空.yaml"),
            "空.yaml没有填年度，不知道是哪一年的",
        ),
    ],
)
def test_a_file_that_does_not_belong_is_named(strange: Facts, message: str) -> None:
    facts = term(*map(yearly, FOUR), strange)
    assert [said for *_, said in told(facts, "五年合计")] == [message]


def test_a_file_of_another_place_is_named() -> None:
    other = facts_from(YEAR.format(year=2022, meetings=8, proposals=9, opinions=5).replace("云川", "青禾"))
    facts = term(replace(other, file="2022.yaml"), *map(yearly, FOUR[1:]))
    assert [said for *_, said in told(facts, "五年合计")] == ["2022.yaml的单位是青禾区，这份问卷是云川区"]


def test_an_ordinary_year_is_not_asked_for_the_files_of_the_term() -> None:
    assert told(yearly(2024), "五年合计") == []
    assert term_years(yearly(2024)) == (2020, 2021, 2022, 2023, 2024)
    assert list(term_files(yearly(2024))) == [2024]


def test_a_published_five_year_total_is_held_against_the_sum() -> None:
    facts = term(*map(yearly, FOUR))
    text = (
        LAST.format(year=2026, meetings=9, proposals=120, opinions=7) + "核对: [五年共召开常委会会议42次]\n"
    )
    claimed = replace(facts_from(text, "/甲/2026.yaml"), background=facts.background)
    assert told(claimed, "统计核对") == [
        (
            20,
            "error",
            (
                "报过“五年共召开常委会会议42次”，五年的问卷加起来是41："
                "2022年8、2023年8、2024年8、2025年8、2026年9"
            ),
        )
    ]
