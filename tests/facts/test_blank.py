"""A blank questionnaire explains every question, loads without a finding, and answers none."""

import re

from planner.facts.blank import blank_questionnaire
from planner.facts.model import Kind, Need, walk
from planner.facts.questionnaire import documents, load_questionnaire
from tests.facts.reading import problems, read, shipped_bank

QUESTIONNAIRE = load_questionnaire("工作报告")
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
    uncommented = re.sub(r"^(  )# (- 表现:|  措施:|  部分:)", r"\1\2", BLANK, flags=re.MULTILINE)
    filled = uncommented.replace("- 表现:", "- 表现: 落实不够到位")
    assert problems(filled) == []
    assert [r.fields["表现"][0].text for r in read(filled)[0].list("不足")] == ["落实不够到位"]


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
