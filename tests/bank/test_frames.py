"""The sentence frames of the shipped bank: legal verbs, slots, joints, enough of each to vary."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.bank.entries import Form, Frame
from planner.bank.load import load_bank
from planner.bank.model import Level, Tense

QUESTIONNAIRE = Path(__file__).parents[2] / "templates" / "问卷" / "问卷.yaml"
COUNTY_LEVELS = {Level.DISTRICT, Level.COUNTY, Level.CITY}
TOWN_LEVELS = {Level.TOWN, Level.TOWNSHIP}

NAMES_OF_AN_ITEM = {"主体", "议题", "报告", "短报告", "法名"}
DETAILS = {
    *("背景", "目的", "重点", "做法", "点位", "人数", "问题语", "意见语", "落点", "测评", "产物"),
    *("应询单位", "上级", "金额"),
}
OTHER_WORDS = {"成文意见", "建议语", "促成果"}
# How an item of a list of tasks is headed.
HEADS = {"题", "法题"}
ITEM = NAMES_OF_AN_ITEM | DETAILS | OTHER_WORDS | {"报告机关", "年", "月", "季", "进展", "原因", "措施"}
LISTED = {"报告组", "机关报告组", "议题组", "法组", "产物组", "项", "意见合计"}
PLACE_AND_TIME = {"党委", "级", "下级", "下年度"}
STORY = {"建议", "反映", "做法", "承办", "成效"}
PROMISE = {"事项", "短事项", "说明"}
COUNTED = {"合计.决议决定", "决定组", "制度数"}
OF_A_TERM = "五年."
WORDS = {"词.会后", "词.发现", "词.指出", "词.提出", "词.为此"}

LEGAL_VERB = {
    "听取和审议": "听取和审议",
    "主任会议听取": "主任会议",
    "审查和批准": "审查和批准",
    "初步审查": "初步审查",
    "执法检查": "检查",
    "专题询问": "专题询问",
    "专题调研": "调研",
    "视察": "视察",
    "满意度测评": "测评",
    "工作评议": "工作评议",
    "跟踪监督": "跟踪|回头看",
    "特定问题调查": "特定问题调查",
    "质询": "质询",
    "听取和讨论": "听取和讨论",
}
AT_LEAST = {
    ("听取和审议", "回顾", "全写"): 12,
    ("听取和审议", "回顾", "短写"): 4,
    ("听取和审议", "回顾", "并列"): 4,
    ("听取和审议", "回顾", "进行"): 2,
    ("听取和审议", "计划", "全写"): 8,
    ("听取和审议", "计划", "并列"): 4,
    ("审查和批准", "回顾", "全写"): 4,
    ("审查和批准", "计划", "全写"): 3,
    ("执法检查", "回顾", "全写"): 8,
    ("执法检查", "回顾", "进行"): 2,
    ("执法检查", "计划", "全写"): 5,
    ("专题询问", "回顾", "全写"): 6,
    ("专题询问", "计划", "全写"): 4,
    ("专题调研", "回顾", "全写"): 6,
    ("专题调研", "计划", "全写"): 4,
    ("视察", "回顾", "全写"): 6,
    ("视察", "回顾", "并列"): 3,
    ("视察", "计划", "全写"): 4,
    ("满意度测评", "回顾", "全写"): 3,
    ("作出决议决定", "回顾", "全写"): 4,
    ("跟踪监督", "回顾", "全写"): 4,
    ("听取和讨论", "回顾", "全写"): 8,
    ("听取和讨论", "计划", "全写"): 6,
    ("未完成", "回顾", "全写"): 3,
    ("计划.措施", "计划", "段落"): 4,
    ("去年计划.完成", "回顾", "段落"): 3,
    ("去年计划.完成", "回顾", "接续"): 3,
    ("去年计划.推进中", "回顾", "段落"): 3,
    ("去年计划.推进中", "回顾", "接续"): 3,
    ("去年计划.未做", "回顾", "段落"): 3,
    ("去年计划.未做", "回顾", "接续"): 3,
}
EMPTY_WORDS = re.compile("明显成效|良好效果|一致好评|高度重视|显著增强|进一步|不断|切实|着力|认真")
GAP = re.compile(r"\{([^}]+)\}")
BRACKET = re.compile(r"〔([^〔〕]*)〕")
BAD_JOINT = re.compile(r"[，。；：、？][，。；：、？]|^[，。；：、]")


@cache
def frames() -> tuple[Frame, ...]:
    """Return every approved frame of the shipped bank."""
    return load_bank().of(Frame)


def slots(text: str) -> set[str]:
    """Return the names of the slots of `text`."""
    return set(GAP.findall(text))


def required(frame: Frame) -> set[str]:
    """Return the slots that stand outside brackets."""
    return slots(BRACKET.sub("", frame.text))


def literal(frame: Frame) -> str:
    """Return what the frame itself says, with a mark where a slot stands."""
    return GAP.sub("○", frame.text)


def groups() -> dict[str, list[Frame]]:
    """Return the frames by the group they belong to."""
    found: dict[str, list[Frame]] = defaultdict(list)
    for frame in frames():
        found[frame.group].append(frame)
    return found


@cache
def questionnaire_paths() -> frozenset[str]:
    """Return the dotted path of every question that is not a record of its own."""
    document = yaml.load(QUESTIONNAIRE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return frozenset(_paths(document["题"], ""))


def _paths(questions: Iterable[dict[str, Any]], prefix: str) -> Iterator[str]:
    for question in questions:
        path = prefix + question["键"]
        if "组" in question and question.get("类型") != "条目":
            yield from _paths(question["组"], f"{path}.")
        else:
            yield path


def fillings(frame: Frame) -> Iterator[str]:
    """Yield the frame with every choice of brackets kept, and with the subject named or dropped."""
    parts = BRACKET.split(frame.text)
    for kept in product((True, False), repeat=len(parts) // 2):
        text = "".join(part for i, part in enumerate(parts) if i % 2 == 0 or kept[i // 2])
        for subject in ("某", ""):
            yield _tidied(GAP.sub("某", text.replace("{主体}", subject)))


def _tidied(text: str) -> str:
    return text.replace("，。", "。").replace("，，", "，")


def test_every_slot_is_one_the_composer_fills() -> None:
    known = ITEM | LISTED | HEADS | PLACE_AND_TIME | STORY | PROMISE | COUNTED | WORDS | questionnaire_paths()
    named = {slot.removeprefix(OF_A_TERM): f.id for f in frames() for slot in slots(f.text)}
    assert {slot: frame for slot, frame in named.items() if slot not in known} == {}


def test_every_bracket_holds_a_slot_and_none_stands_inside_another() -> None:
    assert [f.id for f in frames() if re.search(r"〔[^〕]*〔", f.text)] == []
    assert [f.id for f in frames() if any(not slots(part) for part in BRACKET.findall(f.text))] == []


def test_punctuation_is_right_whatever_details_are_missing() -> None:
    wrong = {f.id: t for f in frames() for t in fillings(f) if BAD_JOINT.search(t) or not t.endswith("。")}
    assert wrong == {}


def test_no_sentence_has_more_than_six_commas_when_all_details_are_told() -> None:
    told = {f.id: max(s.count("，") for s in literal(f).split("。")) for f in frames()}
    assert {key: commas for key, commas in told.items() if commas > 6} == {}


def test_no_two_frames_say_the_same() -> None:
    told = Counter((f.group, f.tense, f.text) for f in frames())
    assert [key for key, times in told.items() if times > 1] == []


def test_a_review_frame_does_not_look_ahead() -> None:
    review = [f for f in frames() if f.tense is not Tense.PLAN]
    assert [f.id for f in review if re.search("[将拟]", literal(f))] == []


def test_a_plan_frame_reports_nothing_done() -> None:
    plan = [f for f in frames() if f.tense is not Tense.REVIEW]
    assert [f.id for f in plan if re.search("了(?!解)", literal(f))] == []
    assert [
        f.id for f in plan if slots(f.text) & {"落点", "问题语", "意见语", "测评", "意见合计", *OTHER_WORDS}
    ] == []


def test_a_frame_brings_no_figure_of_its_own() -> None:
    assert [f.id for f in frames() if re.search(r"[0-9０-９]|百分之", literal(f))] == []


def test_no_frame_praises() -> None:
    assert [f.id for f in frames() if EMPTY_WORDS.search(f.text)] == []


def test_the_verb_before_a_result_is_left_to_the_composer() -> None:
    before = re.compile(r"(推动|促成|促进|督促|带动|助推)\{(落点|成效)\}")
    assert [f.id for f in frames() if before.search(f.text)] == []


@pytest.mark.parametrize(("group", "verb"), LEGAL_VERB.items())
def test_an_item_is_told_with_the_verb_of_the_law(group: str, verb: str) -> None:
    told = [f for f in groups()[group] if f.role in {"全写", "短写", "并列"}]
    assert told
    assert [f.id for f in told if not re.search(verb, literal(f))] == []


def test_forms_of_one_organ_are_not_lent_to_another() -> None:
    assert [f.id for f in frames() if "主席团" in f.text and "听取和审议" in f.text] == []
    assert [f.id for f in frames() if re.search("主任会议[^。]*审议○", literal(f))] == []
    assert [f.id for f in frames() if "审计" in f.text and "批准" in f.text] == []
    county = re.compile("常委会|主任会议|组成人员|听取和审议")
    assert [f.id for f in frames() if f.levels & TOWN_LEVELS and county.search(literal(f))] == []
    assert {level for f in groups()["听取和讨论"] for level in f.levels} == TOWN_LEVELS


def test_half_of_a_group_begins_in_its_own_way() -> None:
    starts: dict[tuple[str, Tense], list[str]] = defaultdict(list)
    for frame in frames():
        starts[frame.group, frame.tense].append(re.sub("[〔〕]", "", literal(frame))[:4])
    assert {key: s for key, s in starts.items() if len(set(s)) * 2 < len(s)} == {}


FORMS = sorted({form.frames for form in load_bank().of(Form)})
# What every form of oversight and decision has at least, by role; of one year, not of a term.
EACH_FORM = {("回顾", "全写"): 6, ("回顾", "短写"): 4, ("回顾", "进行"): 2, ("回顾", "并列"): 2}
STEPS = {"先期": 3, "接续": 3, "跟踪": 3}
# Of these nothing is followed up: an appointment, a removal, a letter, a query are done with.
NOT_FOLLOWED = {"人事任免", "信访", "撤职", "特定问题调查", "联网监督", "质询"}


def of_one_year(group: str, tense: str, role: str = "") -> int:
    """Return how many frames of a group and half, of one role when it is given, fit a report of one year."""
    return sum(
        (f.group, f.tense) == (group, tense) and role in {"", f.role} and f.year_kinds != {"届末"}
        for f in frames()
    )


@pytest.mark.parametrize("form", FORMS)
def test_every_form_can_be_told_in_many_ways(form: str) -> None:
    told = {key: of_one_year(form, *key) for key in EACH_FORM}
    assert {key: count for key, count in told.items() if count < EACH_FORM[key]} == {}
    assert of_one_year(form, "计划") >= 6


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tense", ["回顾", "计划"])
def test_every_form_can_be_a_step_before_after_and_back_to_another(form: str, tense: str) -> None:
    steps = {step: of_one_year(f"{step}.{form}", tense) for step in STEPS}
    if form in NOT_FOLLOWED:
        del steps["跟踪"]
    assert {step: count for step, count in steps.items() if count < STEPS[step]} == {}


def test_no_text_stands_in_both_halves_or_under_two_forms() -> None:
    told = Counter(f.text for f in frames())
    assert [text for text, times in told.items() if times > 1] == []


@pytest.mark.parametrize(("key", "least"), AT_LEAST.items(), ids=str)
def test_there_are_enough_frames_to_vary(key: tuple[str, str, str], least: int) -> None:
    assert sum((f.group, f.tense, f.role) == key for f in frames()) >= least


@pytest.mark.parametrize("tense", [Tense.REVIEW, Tense.PLAN])
def test_an_item_of_any_form_can_be_told_by_its_title_alone_in_two_ways(tense: Tense) -> None:
    by_title = [f for f in frames() if f.tense is tense and required(f) <= NAMES_OF_AN_ITEM]
    lacking = {
        (form.name, level)
        for form in load_bank().of(Form)
        for level in form.levels & (TOWN_LEVELS if form.frames == "听取和讨论" else COUNTY_LEVELS)
        if sum(f.group == form.frames and level in f.levels for f in by_title) < 2
    }
    assert lacking == set()


@pytest.mark.parametrize("tense", [Tense.REVIEW, Tense.PLAN])
def test_a_detail_left_out_can_be_told_afterwards(tense: Tense) -> None:
    later = [required(f) - WORDS - {"主体"} for f in groups()["补写"] if f.tense in {tense, Tense.ANY}]
    told_in_a_plan = DETAILS - {"金额", "问题语", "意见语", "落点", "测评", "产物"}
    for detail in DETAILS if tense is Tense.REVIEW else told_in_a_plan:
        # A reason is a whole clause of the clerk's: it stands bare, and one way suffices.
        wanted = 1 if detail == "背景" else 3 if tense is Tense.REVIEW else 2
        assert later.count({detail}) >= wanted, detail


def test_problem_opinion_and_result_can_be_told_together() -> None:
    later = [required(f) - WORDS - {"主体"} for f in groups()["补写"]]
    assert later.count({"问题语", "意见语"}) >= 3
    assert later.count({"意见语", "落点"}) >= 3


def test_a_further_form_of_a_topic_does_not_name_the_topic_again() -> None:
    further = [f for f in frames() if f.group.startswith("接续.")]
    assert [f.id for f in further if slots(f.text) & {"议题", "报告", "短报告"}] == []
    forms = {form.name for form in load_bank().of(Form)}
    assert {f.group.partition(".")[2] for f in frames() if f.group[:2] in {"接续", "先期"}} <= forms
    for group in {f.group for f in further}:
        assert {f.tense for f in groups()[group]} == {Tense.REVIEW, Tense.PLAN}, group


def test_each_answer_of_a_paragraph_has_a_frame_that_needs_no_other_answer() -> None:
    answers = questionnaire_paths() - {"年度"}
    lacking = {
        (group, slot)
        for group, members in groups().items()
        if members[0].role == "段落"
        for slot in {s for f in members for s in slots(f.text)} & answers
        if not any(required(f) & answers == {slot} for f in members)
    }
    assert lacking == set()


@pytest.mark.parametrize("level", [Level.DISTRICT, Level.TOWN])
def test_each_sum_of_a_term_has_a_frame_that_needs_no_other_sum(level: Level) -> None:
    lacking = set()
    for group, members in groups().items():
        fit = [f for f in members if level in f.levels and members[0].role == "段落"]
        for slot in {s for f in fit for s in slots(f.text) if s.startswith(OF_A_TERM)}:
            if not any(required(f) - PLACE_AND_TIME == {slot} for f in fit):
                lacking.add((group, slot))
    assert lacking == set()


def test_what_counts_one_year_is_not_said_of_a_term() -> None:
    term = [f for f in frames() if f.tense is Tense.REVIEW and (not f.year_kinds or "届末" in f.year_kinds)]
    assert [f.id for f in term if re.search("全年|一年|年内|年末", literal(f))] == []
