"""What the shipped bank holds: complete tables, dates, sources, and names that fit together."""

from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise

import pytest

from planner.bank.entries import CalendarDuty, Field, Form, Formula, Wording
from planner.bank.load import load_bank
from planner.bank.model import Entry, Level, PhraseBank
from planner.clock import Period

COUNTY_LEVELS = {Level.DISTRICT, Level.COUNTY, Level.CITY}
TOWN_LEVELS = {Level.TOWN, Level.TOWNSHIP}
COUNTERS = {
    *("听取审议报告", "主任会议听取", "审查批准", "初步审查", "执法检查", "专题询问", "专题调研"),
    *("视察", "测评评议", "决议决定", "备案审查", "跟踪监督", ""),
}
GROUPS = {
    "发展": {"经济", "创新", "财政", "资产", "城乡", "乡村"},
    "民生": {"教卫", "保障", "生态", "安全", "治理", "法治", "司法"},
    "代表": {"能力", "平台", "建议", "实事"},
}


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


@pytest.mark.parametrize(
    ("kind", "least"), [(Formula, 85), (Wording, 85), (Form, 25), (Field, 55), (CalendarDuty, 18)]
)
def test_there_are_enough_entries_of_each_kind(bank: PhraseBank, kind: type[Entry], least: int) -> None:
    assert len(bank.of(kind)) >= least


def test_every_entry_names_a_source(bank: PhraseBank) -> None:
    assert [entry.id for entry in bank if not entry.sources] == []


@pytest.mark.parametrize(
    ("kinds", "table", "rows"),
    [((Formula,), 6, 85), ((Wording, Formula), 5, 75), ((Form,), 3, 31), ((CalendarDuty,), 4, 11)],
)
def test_every_row_of_the_reference_has_an_entry(
    bank: PhraseBank, kinds: tuple[type[Entry], ...], table: int, rows: int
) -> None:
    cited = {source for kind in kinds for entry in bank.of(kind) for source in entry.sources}
    assert [row for row in range(1, rows + 1) if f"参考{table}.{row}" not in cited] == []


def test_a_wording_that_both_tables_have_is_one_entry(bank: PhraseBank) -> None:
    texts = Counter(entry.text for kind in (Formula, Wording) for entry in bank.of(kind))
    assert [text for text, entries in texts.items() if entries > 1] == []


def test_a_successor_is_valid_after_the_entry_it_replaces(bank: PhraseBank) -> None:
    replaced = [entry for entry in bank if entry.successor]
    assert len(replaced) >= 30
    for entry in replaced:
        end = bank.entries[entry.successor].valid.end
        assert entry.valid.end is not None, entry.id
        assert end is None or end > entry.valid.end, entry.id


def test_every_wording_has_a_date_or_is_unconfirmed(bank: PhraseBank) -> None:
    undated = [w.id for w in bank.of(Wording) if w.valid == Period()]
    assert undated == ["时间线-党的二十一大"]


def test_a_label_of_a_year_is_valid_in_that_year_alone(bank: PhraseBank) -> None:
    labels = [w for w in bank.of(Wording) if w.role == "年度定性"]
    assert {w.year for w in labels} == set(range(2020, 2028))
    for label in labels:
        assert label.year is not None
        assert label.valid == Period(date(label.year, 1, 1), date(label.year, 12, 31)), label.id


def test_only_what_the_sources_leave_open_is_unconfirmed(bank: PhraseBank) -> None:
    assert {w.id for w in bank.of(Wording) if not w.confirmed} == {
        "时间线-二十届五中全会",
        "时间线-党的二十一大",
        "时间线-十五五第二年",
        "时间线-建军一百年",
        "时间线-法治宣传教育法",
        "时间线-突发公共卫生事件应对法",
        "时间线-村委会组织法",
        "时间线-居委会组织法",
    }


def test_one_meeting_wording_follows_another_without_gap_or_overlap(bank: PhraseBank) -> None:
    spans = [w.valid for w in bank.of(Wording) if w.role == "会议精神"]
    for before, after in pairwise(spans):
        assert before.end is not None
        assert after.start is not None
        assert (after.start - before.end).days == 1
    assert spans[-1].end is None


@pytest.mark.parametrize(
    ("formula", "members"),
    [
        ("四个意识", ("政治意识", "大局意识", "核心意识", "看齐意识")),
        ("四个自信", ("道路自信", "理论自信", "制度自信", "文化自信")),
        ("三个监督", ("正确监督", "有效监督", "依法监督")),
        ("依法行政监察司法", ("依法行政", "依法监察", "公正司法")),
        ("三感", ("获得感", "幸福感", "安全感")),
        ("新发展理念", ("创新", "协调", "绿色", "开放", "共享")),
        ("反对四风", ("形式主义", "官僚主义", "享乐主义", "奢靡之风")),
        ("队伍二十字", ("政治坚定", "服务人民", "尊崇法治", "发扬民主", "勤勉尽责")),
    ],
)
def test_members_of_a_formula_stand_in_their_order(
    bank: PhraseBank, formula: str, members: tuple[str, ...]
) -> None:
    entry = bank.entries[f"提法-{formula}"]
    assert isinstance(entry, Formula)
    assert entry.members == members


def test_members_written_with_enumeration_commas_make_up_the_text(bank: PhraseBank) -> None:
    listed = [f for f in bank.of(Formula) if f.members and f.text == "、".join(f.members)]
    assert len(listed) >= 20
    for formula in bank.of(Formula):
        if formula.members and all(member in formula.text for member in formula.members):
            places = [formula.text.index(member) for member in formula.members]
            assert places == sorted(places), formula.id


def test_a_wrong_form_is_never_the_right_one_nor_a_part_of_it(bank: PhraseBank) -> None:
    right = [entry.text for entry in bank if isinstance(entry, Formula | Wording)]
    wrong = [word for entry in bank for word in entry.wrong]
    assert len(wrong) >= 90
    assert [word for word in wrong if any(word in text for text in right)] == []


def test_what_only_a_county_has_is_not_offered_to_a_town(bank: PhraseBank) -> None:
    county_only = ["提法-宪法宣誓", "提法-一府一委两院", "提法-委托语", "提法-任免人次"]
    county_only += ["形式-听取和审议", "形式-备案审查", "形式-人事任免", "形式-主任会议听取", "形式-专题询问"]
    for name in county_only:
        assert bank.entries[name].levels == COUNTY_LEVELS, name
    for name in ("提法-委托语主席团", "形式-听取和讨论", "日历-主席团听取讨论"):
        assert bank.entries[name].levels == TOWN_LEVELS, name


def test_the_names_a_clerk_types_are_forms(bank: PhraseBank) -> None:
    assert {form.name for form in bank.of(Form)} >= {
        *("听取和审议", "主任会议听取", "审查和批准", "初步审查", "执法检查", "专题询问", "质询"),
        *("专题调研", "视察", "备案审查", "满意度测评", "工作评议", "履职评议", "特定问题调查", "撤职"),
        *("作出决议决定", "人事任免", "代表建议督办", "民生实事监督", "信访", "联网监督", "跟踪监督"),
        "听取和讨论",
    }


def test_a_word_typed_for_a_form_means_one_form(bank: PhraseBank) -> None:
    meanings = defaultdict(set)
    for form in bank.of(Form):
        for word in (form.name, *form.aliases):
            meanings[word.replace(" ", "")].add(form.name)
    assert {word: names for word, names in meanings.items() if len(names) > 1} == {}


def test_a_form_adds_to_a_known_total(bank: PhraseBank) -> None:
    assert {form.counter for form in bank.of(Form)} == COUNTERS


@pytest.mark.parametrize(
    ("form", "counter", "unit"),
    [
        ("听取和审议", "听取审议报告", "项"),
        ("听取审计报告", "听取审议报告", "项"),
        ("决算审批", "审查批准", "项"),
        ("执法检查", "执法检查", "部"),
        ("满意度测评", "测评评议", "次"),
        ("人事任免", "", "人次"),
    ],
)
def test_forms_count_by_their_own_unit(bank: PhraseBank, form: str, counter: str, unit: str) -> None:
    entry = bank.entries[f"形式-{form}"]
    assert isinstance(entry, Form)
    assert (entry.counter, entry.unit) == (counter, unit)


def test_fields_stand_in_the_groups_of_their_parts_each_at_a_place_of_its_own(bank: PhraseBank) -> None:
    fields = bank.of(Field)
    groups: dict[str, set[str]] = defaultdict(set)
    for field in fields:
        groups[field.part].add(field.group)
    assert groups == GROUPS
    places = Counter((field.part, field.group, field.order) for field in fields)
    assert [place for place, count in places.items() if count > 1] == []


@pytest.mark.parametrize(
    "row",
    [
        ("财政收入", "预算", "决算", "审计"),
        ("国有资产", "政府债务"),
        ("学前教育", "义务教育", "职业教育"),
        ("妇女儿童未成年人", "就业", "住房物业", "养老托育"),
        ("水污染防治", "大气污染防治", "土壤固废"),
        ("审判工作", "法院执行", "检察工作"),
    ],
)
def test_neighbouring_objects_follow_one_another(bank: PhraseBank, row: tuple[str, ...]) -> None:
    fields = {field.name: field for field in bank.of(Field)}
    orders = [fields[name].order for name in row]
    assert orders == sorted(orders)
    assert len({fields[name].group for name in row}) == 1


def test_a_keyword_leads_to_one_field(bank: PhraseBank) -> None:
    for field in bank.of(Field):
        assert 3 <= len(field.keywords) <= 12, field.name
    counts = Counter(word for field in bank.of(Field) for word in field.keywords)
    assert [word for word, count in counts.items() if count > 1] == []


def test_a_duty_of_the_year_is_recognised_by_forms_that_exist_at_its_level(bank: PhraseBank) -> None:
    forms = {form.name: form for form in bank.of(Form)}
    for duty in bank.of(CalendarDuty):
        for name in duty.forms:
            assert duty.levels <= forms[name].levels, (duty.id, name)
        assert duty.keywords or duty.forms, duty.id


@pytest.mark.parametrize(
    ("duty", "months", "data_year"),
    [
        ("决算", (6, 7, 8, 9), -1),
        ("审计报告", (6, 7, 8, 9), -1),
        ("计划执行", (6, 7, 8, 9), 0),
        ("国有资产", (7, 8, 9, 10), -1),
        ("环境报告", (2, 3, 4), -1),
        ("预算初审", (11, 12), 1),
        ("监督工作计划", (2, 3), None),
        ("审计整改", (12, 1, 2), -1),
    ],
)
def test_duties_have_the_months_and_the_year_of_data_of_the_law(
    bank: PhraseBank, duty: str, months: tuple[int, ...], data_year: int | None
) -> None:
    entry = bank.entries[f"日历-{duty}"]
    assert isinstance(entry, CalendarDuty)
    assert (entry.months, entry.data_year) == (months, data_year)


@pytest.mark.parametrize(
    ("duty", "since"),
    [
        ("监督工作计划", date(2024, 11, 8)),
        ("备案审查报告", date(2024, 11, 8)),
        ("国有资产", date(2024, 11, 8)),
        ("政府债务", date(2024, 11, 8)),
        ("审计整改", date(2024, 11, 8)),
        ("代表工作计划", date(2025, 3, 11)),
        ("监委专项报告", date(2018, 3, 20)),
        ("环境报告", date(2015, 1, 1)),
        ("决算", None),
    ],
)
def test_duties_begin_with_the_law_that_brought_them_in(
    bank: PhraseBank, duty: str, since: date | None
) -> None:
    assert bank.entries[f"日历-{duty}"].valid.start == since


def test_both_levels_have_a_calendar_of_their_own(bank: PhraseBank) -> None:
    levels = Counter(frozenset(duty.levels) for duty in bank.of(CalendarDuty))
    both = frozenset(COUNTY_LEVELS) | frozenset(TOWN_LEVELS)
    assert levels == {frozenset(COUNTY_LEVELS): 31, frozenset(TOWN_LEVELS): 9, both: 2}
