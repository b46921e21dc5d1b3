"""The questionnaire as data: how much it asks, under what conditions, in every mode."""

from collections.abc import Iterator

import pytest

from planner.bank.model import Level
from planner.facts.derived.asked import asked
from planner.facts.model import Condition, Kind, Mode, Need, Question, YearKind, walk
from planner.facts.questionnaire import load_questionnaire
from tests.facts.reading import HEAD, facts_of, read

MODES = tuple(Mode(level, kind) for level in Level for kind in YearKind)
LISTS = {Kind.LIST, Kind.RECORDS}
DISTRICT = load_questionnaire("工作报告")


def unconditional(questions: tuple[Question, ...], prefix: str = "") -> Iterator[tuple[str, Question]]:
    """Yield the questions that are asked whatever the other answers are."""
    for question in questions:
        if question.when:
            continue
        path = f"{prefix}{question.key}"
        if question.kind is Kind.GROUP:
            yield from unconditional(question.children, f"{path}.")
        else:
            yield path, question


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_at_most_60_single_questions_stand_beside_the_lists(mode: Mode) -> None:
    questions = unconditional(load_questionnaire("工作报告", mode).questions)
    assert len([path for path, question in questions if question.kind not in LISTS]) <= 60


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_at_most_15_questions_must_be_answered_lists_counted(mode: Mode) -> None:
    questions = unconditional(load_questionnaire("工作报告", mode).questions)
    assert len([path for path, question in questions if question.need is Need.MUST]) <= 15


def test_the_district_asks_these_must_haves() -> None:
    questions = unconditional(DISTRICT.questions)
    assert [path for path, question in questions if question.need is Need.MUST] == [
        "文种",
        "级别",
        "年度",
        "单位.地区",
        "单位.届",
        "大会.次",
        "大会.日期",
        "大会.报告人",
        "大会.职务",
        "会议.常委会会议",
        "本年议题",
        "任免.人次",
        "代表.建议总数",
        "不足",
        "来年议题",
    ]


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_conditions_and_upper_bounds_name_questions_of_the_same_mode(mode: Mode) -> None:
    questions = dict(walk(load_questionnaire("工作报告", mode).questions))
    for path, question in questions.items():
        for condition in question.when:
            assert set(condition.values) & set(questions[condition.path].choices), path
        if question.most:
            assert questions[question.most].kind is question.kind is Kind.INTEGER, path
            assert questions[question.most].unit == question.unit, path


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_usual_spans_run_from_small_to_large_and_hold_the_example(mode: Mode) -> None:
    for path, question in walk(load_questionnaire("工作报告", mode).questions):
        if question.usual and question.kind is Kind.INTEGER:
            low, high = question.usual
            assert low <= int(question.example[0]) <= high, path
            assert low < high, path


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_every_question_has_a_label_and_all_but_groups_and_records_an_example(mode: Mode) -> None:
    for path, question in walk(load_questionnaire("工作报告", mode).questions):
        assert question.label, path
        answers = (question,) if question.kind is not Kind.RECORDS else question.children
        assert all(one.example or one.kind is Kind.GROUP for one in answers), path


def test_a_town_is_asked_neither_for_appointments_nor_for_meetings_of_a_standing_committee() -> None:
    town = load_questionnaire("工作报告", Mode(Level.TOWN))
    paths = {path for path, _ in walk(town.questions)}
    assert paths & {"任免", "任免.人次", "备案", "会议.常委会会议", "会议.主任会议"} == set()
    assert town.elsewhere["任免"] == "区、县、县级市"


def test_words_of_the_level_stand_in_the_questions() -> None:
    town = dict(walk(load_questionnaire("工作报告", Mode(Level.TOWN)).questions))
    district = dict(walk(DISTRICT.questions))
    assert (district["总述.口号"].label, town["总述.口号"].label) == (
        "区委提出的奋斗目标",
        "镇党委提出的奋斗目标",
    )
    assert (district["大会.职务"].choices[0], town["大会.职务"].choices[0]) == ("主任", "主席")


def test_elections_are_asked_about_only_where_the_local_part_is_on_them() -> None:
    assert dict(walk(DISTRICT.questions))["选举"].when == (Condition("结构.本地部分", ("换届选举",)),)
    blank, chosen = facts_of(HEAD), facts_of(f"{HEAD}结构:\n  本地部分: 换届选举\n")
    other, unknown = facts_of(f"{HEAD}结构:\n  本地部分: 服务大局\n"), f"{HEAD}结构:\n  本地部分: 待填\n"
    elections = [
        [path for path, _ in asked(facts) if path.startswith("选举.")]
        for facts in (blank, chosen, other, read(unknown)[0])
    ]
    assert [bool(paths) for paths in elections] == [False, True, False, False]


def _told(mode: Mode) -> str:
    """Return every word a clerk of `mode` reads: what is asked, its help, its examples."""
    asked_ = (question for _, question in walk(load_questionnaire("工作报告", mode).questions))
    return "\n".join("\n".join((q.label, q.help, *q.example)) for q in asked_)


@pytest.mark.parametrize(
    "mode", [mode for mode in MODES if mode.level in {Level.TOWN, Level.TOWNSHIP}], ids=str
)
def test_a_town_is_shown_examples_of_a_town(mode: Mode) -> None:
    told = _told(mode)
    for word in ("委室", "审计", "国有资产", "街道", "主任会议", "智造强", "住房城乡建设局", "监督法"):
        assert word not in told, word


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_no_word_in_braces_is_left(mode: Mode) -> None:
    assert "{" not in _told(mode)


def test_the_motto_of_the_example_names_the_level() -> None:
    for level, motto in ((Level.DISTRICT, "强区"), (Level.COUNTY, "强县"), (Level.CITY, "强市")):
        motto_of = dict(walk(load_questionnaire("工作报告", Mode(level)).questions))["总述.口号"]
        assert motto_of.example == (f"建设山水宜居之城、绿色智造{motto}",)


def test_at_the_end_of_a_term_the_second_half_is_asked_for_as_advice() -> None:
    last = dict(walk(load_questionnaire("工作报告", Mode(year_kind=YearKind.LAST)).questions))
    assert last["来年"].label == "十五、今后工作建议"
    assert last["来年.政治措施"].label == "政治建设的建议"
    assert (last["大会.次"].label, last["大会.次"].example) == ("新一届第几次会议", ("一",))
    ordinary = dict(walk(DISTRICT.questions))
    assert ordinary["来年.政治措施"].label == "政治建设的打算"
