"""A blank questionnaire explains every question, loads without a finding, and answers none."""

import re

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from planner.bank.model import Level
from planner.facts.load import facts_of_text
from planner.facts.model import Kind, Mode, Need, YearKind, walk
from planner.facts.questionnaire import documents, load_questionnaire
from planner.facts.reading.answers import is_pending, read_answer, vocabulary
from planner.facts.reading.quantities import Reading
from planner.facts.writing.blank import blank_questionnaire
from planner.facts.writing.filling import Filling
from planner.facts.writing.values import cleaned
from planner.files import Text
from tests.facts.reading import problems, read, shipped_bank

QUESTIONNAIRE = load_questionnaire("工作报告")
ASKED = dict(walk(QUESTIONNAIRE.questions))
TEXTS = ("总述.口号", "总述.目标", "单位.地区", "政治.学习教育")
MODES = tuple(Mode(level, kind) for level in Level for kind in YearKind)
BLANK = blank_questionnaire(QUESTIONNAIRE, "区", 2026, shipped_bank())


def test_blank_file_loads_and_gives_only_what_was_given() -> None:
    facts, findings = read(BLANK)
    assert findings == ()
    assert {path: answers[0].text for path, answers in facts.values.items()} == {
        "文种": "工作报告",
        "级别": "区",
        "年度": "2026",
    }
    assert all(records == () for records in facts.records.values())


def test_every_question_stands_as_a_comment_right_above_its_key() -> None:
    lines = BLANK.split("\n")
    for path, question in walk(QUESTIONNAIRE.questions):
        if path in {"文种", "级别", "年度"}:
            continue
        indent = "  " * path.count(".")
        if question.folded:
            assert f"{question.key}（{question.label}）" in BLANK, path
            continue
        asked = [i for i, line in enumerate(lines) if line.startswith(f"{indent}# {question.label}")]
        assert any(f"{indent}{question.key}:" in lines[i : i + 3] for i in asked), path


def test_musts_units_choices_and_examples_are_said() -> None:
    assert "  # 全年召开常委会会议（必填；单位：次；例：8）\n  常委会会议:" in BLANK
    assert "（必填；选一个：主任、代理主任、副主任）" in BLANK
    musts = [q for _, q in walk(QUESTIONNAIRE.questions) if q.need is Need.MUST and q.kind is not Kind.GROUP]
    assert BLANK.count("必填") >= len(musts) - 3


def test_forms_of_the_level_can_be_chosen_from() -> None:
    assert "专题询问" in BLANK
    assert "听取和讨论" not in BLANK


def test_entry_shown_as_a_comment_becomes_a_record_when_the_marks_are_taken_off() -> None:
    head, sample = BLANK.split("\n不足:\n")
    uncommented = re.sub(r"^(  )# (- 表现:|  措施:|  部分:)", r"\1\2", sample, count=3, flags=re.MULTILINE)
    filled = f"{head}\n不足:\n" + uncommented.replace("- 表现:", "- 表现: 落实不够到位")
    assert problems(filled) == []
    assert [r.fields["表现"][0].text for r in read(filled)[0].list("不足")] == ["落实不够到位"]


def test_what_came_of_an_item_is_not_asked_of_a_planned_one() -> None:
    planned = BLANK.split("\n来年议题:\n")[1]
    assert "# - 题目:" in planned
    assert [key for key in ("意见数:", "成效:", "举措:") if key in planned] == []


def test_the_blank_file_of_a_district_has_under_400_lines() -> None:
    assert len(BLANK.splitlines()) < 400


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_every_mode_has_a_blank_file_without_a_finding_that_names_it(mode: Mode) -> None:
    questionnaire = load_questionnaire("工作报告", mode)
    text = blank_questionnaire(questionnaire, mode.level, 2026, shipped_bank())
    facts, findings = facts_of_text("新.yaml", Text(text, "UTF-8"), shipped_bank())
    assert findings == ()
    assert facts.mode == mode
    year_kind = {} if mode.year_kind is YearKind.ORDINARY else {"年型": mode.year_kind.value}
    given = {"文种": "工作报告", "级别": mode.level.value, "年度": "2026", **year_kind}
    assert {path: told[0].text for path, told in facts.values.items()} == given


def test_known_answers_stand_behind_their_keys_and_remarks_beside_them() -> None:
    filling = Filling(
        {"单位.地区": ("云川区",), "体会": ("监督要准，准在选题", "盯住 #号不放")},
        {"去年计划": ({"事项": ("对物业管理条例开展执法检查",), "部分": ("监督",)},)},
        {"会议.常委会会议": "去年：8次", "去年计划.1": "去年报告第38行", "去年计划.1.结果": "去年\n没有写"},
    )
    text = blank_questionnaire(QUESTIONNAIRE, "区", 2026, shipped_bank(), filling)
    assert "  地区: 云川区\n" in text
    assert '体会:\n  - 监督要准，准在选题\n  - "盯住 #号不放"\n' in text
    assert "  # 全年召开常委会会议（必填；单位：次）\n  # 去年：8次\n  常委会会议:\n" in text
    promise = text.split("  # 去年报告第38行\n")[1].splitlines()[:4]
    assert promise == [
        "  - 事项: 对物业管理条例开展执法检查",
        "    部分: 监督",
        "    # 去年 没有写",
        "    结果:",
    ]
    facts, findings = read(text)
    assert findings == ()
    assert facts.one("会议.常委会会议") is None
    assert [fact.text for fact in facts.all("体会")] == ["监督要准，准在选题", "盯住#号不放"]


def test_a_question_that_a_known_answer_rules_out_is_left_out() -> None:
    chosen = Filling({"结构.本地部分": ("换届选举",)})
    text = blank_questionnaire(QUESTIONNAIRE, "区", 2026, shipped_bank(), chosen)
    assert "\n选举:\n" in text
    assert "\n本地:\n" not in text
    assert "\n选举:\n" in BLANK
    assert "\n本地:\n" in BLANK


def test_an_answer_to_what_is_not_asked_is_refused() -> None:
    with pytest.raises(ValueError, match=r"会议\.乡村会"):
        blank_questionnaire(QUESTIONNAIRE, "区", 2026, shipped_bank(), Filling({"会议.乡村会": ("8",)}))


@given(
    st.dictionaries(
        st.sampled_from(TEXTS),
        st.text(st.characters(codec="utf-8"), max_size=20).filter(str.strip),
        min_size=1,
    )
)
@settings(max_examples=150, deadline=None)
def test_any_text_that_is_filled_in_reads_back_as_the_same_text(answers: dict[str, str]) -> None:
    """What the loader makes of a text typed by itself is what it makes of it in the file."""
    filling = Filling({path: (text,) for path, text in answers.items()})
    try:
        written = blank_questionnaire(QUESTIONNAIRE, "区", 2026, shipped_bank(), filling)
    except ValueError:
        reject()  # characters that no facts file can hold
    facts, _ = read(written)
    for path, text in answers.items():
        answer = read_answer(ASKED[path], cleaned(text), vocabulary(shipped_bank()))
        expected = answer.text if isinstance(answer, Reading) else None
        fact = facts.one(path)
        assert (fact.text if fact and not fact.pending else None) == (None if is_pending(text) else expected)


def test_every_example_is_an_answer_its_question_accepts() -> None:
    lines = ["文种: 工作报告", "级别: 区", "年度: 2026"]
    for path, question in walk(QUESTIONNAIRE.questions):
        indent = "  " * path.count(".")
        if question.kind is Kind.GROUP:
            lines.append(f"{question.key}:")
        elif question.kind is Kind.RECORDS:
            fields = [f"{child.key}: {child.example[0]}" for child in question.children]
            lines += [f"{indent}{question.key}:", f"{indent}  - {fields[0]}"]
            lines += [f"{indent}    {field}" for field in fields[1:]]
        elif "." in path or question.kind is Kind.LIST:
            lines.append(f"{indent}{question.key}:")
            lines[-1] += f" {question.example[0]}" if question.kind is not Kind.LIST else ""
            lines += [f"{indent}  - {e}" for e in question.example if question.kind is Kind.LIST]
    assert [found for found in read("\n".join(lines))[1] if found.severity != "info"] == []


def test_questionnaires_are_found_by_their_folder() -> None:
    assert "工作报告" in documents()


def test_a_field_that_is_asked_for_by_its_own_name_is_named_once() -> None:
    text = blank_questionnaire(load_questionnaire("工作报告"), "区", 2026, shipped_bank())
    assert "\n  #   月份（例：6）。2—3 表示两到三月。\n" in text
    assert "形式：形式" not in text
