"""The schema of a facts file: it refuses what the loader refuses, and nothing the loader accepts."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from planner.bank.model import Level
from planner.facts.model import Kind, Mode, Question, YearKind, walk
from planner.facts.questionnaire import load_questionnaire
from planner.facts.reading.answers import is_pending, read_answer, vocabulary
from planner.facts.reading.quantities import Refusal
from planner.facts.writing.blank import blank_questionnaire
from planner.facts.writing.schema import json_schema
from tests.facts.reading import HEAD, shipped_bank
from tests.shipped import EXAMPLES

MODES = tuple(Mode(level, kind) for level in Level for kind in YearKind)
RETOLD = sorted((Path(__file__).parents[1] / "retold").glob("报告-00?.yaml"))
QUESTIONS: dict[Kind, Question] = {
    question.kind: question
    for _, top in walk(load_questionnaire("工作报告").questions)
    for question in (top, *top.children)
    if question.kind not in {Kind.GROUP, Kind.RECORDS}
}
# What a clerk types where figures, words and dates are asked for; the loader reads all of it.
TYPED = (
    *("8", "8次", "１２", "1,234", "八", "约300", "30余", "近40", "96.7%", "96.7", "百分之九十六"),
    *("2026", "2026年", "二〇二六年", "2027年1月12日", "2027-01-12", "2027.1.12", "20270112"),
    *("九", "第九届", "9", "6月", "三月", "2—3", "2,3", "二季度", "上半年", "全年", "“主任”", "主 任"),
    *("待填", "？", "XX", "无", "没有", "-", "~", "", "听取和审议", "执法 检查", "养老", "是"),
)


@cache
def validator(mode: Mode = Mode()) -> Draft7Validator:  # noqa: B008 - a value, never changed
    """Return the validator of a mode's schema, which is held against draft-07 first."""
    schema = json_schema(load_questionnaire("工作报告", mode), shipped_bank())
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def errors(text: str, mode: Mode = Mode()) -> list[str]:  # noqa: B008 - a value, never changed
    """Return the paths of what the schema refuses, read as an editor reads YAML."""
    found = validator(mode).iter_errors(yaml.load(text, Loader=_Loader))  # noqa: S506 - a safe loader
    return sorted(".".join(str(part) for part in error.absolute_path) for error in found)


class _Loader(yaml.SafeLoader):
    """YAML 1.2's types, as editors use them: a date is text."""


_LEFT = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(("timestamp", "merge"))]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.yaml_implicit_resolvers = _LEFT


@pytest.mark.parametrize("path", [*EXAMPLES, *RETOLD], ids=lambda path: path.stem)
def test_every_facts_file_that_is_shipped_is_valid(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    said = dict(line.split(": ") for line in text.splitlines() if line.startswith(("级别: ", "年型: ")))
    mode = Mode(Level(said["级别"]), YearKind(said.get("年型", "平年")))
    assert errors(text, mode) == []


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_the_blank_file_of_every_mode_is_valid(mode: Mode) -> None:
    questionnaire = load_questionnaire("工作报告", mode)
    assert errors(blank_questionnaire(questionnaire, mode.level, 2026, shipped_bank()), mode) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("乡镇: 8\n", ""),
        ("会议:\n  开会: 8\n", "会议"),
        ("会议:\n  常委会会议: 很多次\n", "会议.常委会会议"),
        ("会议:\n  常委会会议: 8.5\n", "会议.常委会会议"),
        ("会议:\n  常委会会议: -3\n", "会议.常委会会议"),
        ("会议:\n  常委会会议: [8]\n", "会议.常委会会议"),
        ("会议: 8\n", "会议"),
        ("大会:\n  职务: 主席\n", "大会.职务"),
        ("大会:\n  日期: 明年初\n", "大会.日期"),
        ("本年议题:\n  - 题目: 托育\n    形势: 视察\n", "本年议题.0"),
        ("本年议题:\n  - 题目: 托育\n    形式: 专题寻问\n", "本年议题.0.形式"),
        ("本年议题:\n  题目: 托育\n", "本年议题"),
        ("体会:\n  - 表现: 甲\n", "体会.0"),
        ("来年:\n  实事票决: 开展\n", "来年.实事票决"),
        ("代表:\n  建议满意率: 很高\n", "代表.建议满意率"),
        ("不足:\n  - 表现: 甲\n    部分: 财政\n", "不足.0.部分"),
    ],
)
def test_what_is_wrong_is_refused_at_its_place(text: str, wrong: str) -> None:
    assert errors(HEAD + text) == [wrong]


def test_a_question_of_another_level_is_refused() -> None:
    appointed = "任免:\n  人次: 3\n"
    assert errors(HEAD + appointed) == []
    assert errors(HEAD.replace("区", "镇") + appointed, Mode(Level.TOWN)) == [""]


@pytest.mark.parametrize("kind", QUESTIONS, ids=str)
@pytest.mark.parametrize("typed", TYPED, ids=repr)
def test_what_a_clerk_types_and_the_loader_reads_is_never_refused(kind: Kind, typed: str) -> None:
    _holds(QUESTIONS[kind], typed)


@given(st.sampled_from(sorted(QUESTIONS)), st.text(st.characters(codec="utf-8"), max_size=8))
@settings(max_examples=400, deadline=None)
def test_no_text_that_the_loader_reads_is_refused(kind: Kind, typed: str) -> None:
    _holds(QUESTIONS[kind], typed)


@given(st.sampled_from(sorted(QUESTIONS)), st.text("0123456789.,-%年月日次约余第九十百“” ", max_size=8))
@settings(max_examples=400, deadline=None)
def test_no_figure_that_the_loader_reads_is_refused(kind: Kind, typed: str) -> None:
    _holds(QUESTIONS[kind], typed)


def test_titles_and_descriptions_are_the_questions_and_their_help() -> None:
    schema = json_schema(load_questionnaire("工作报告"), shipped_bank())
    asked: Any = schema["properties"]["会议"]["properties"]["常委会会议"]
    assert (asked["title"], asked["description"]) == ("全年召开常委会会议", "必须。单位：次。例：8")


def _holds(question: Question, typed: str) -> None:
    """Fail when the loader reads `typed` and the schema of the question refuses it, as text or as typed."""
    answer = read_answer(question, typed, vocabulary(shipped_bank()))
    if isinstance(answer, Refusal) and not is_pending(typed):
        return
    schema = _schema_of(question)
    values: list[object] = [typed]
    try:
        plain = yaml.load(typed, Loader=_Loader)  # noqa: S506 - a safe loader
        values += [plain] if isinstance(plain, int | float | bool | None) else []
    except (yaml.YAMLError, ValueError):
        pass
    assert [value for value in values if not schema.is_valid(value)] == []


@cache
def _schema_of(question: Question) -> Draft7Validator:
    return Draft7Validator(_find(validator().schema, question.label))


def _find(schema: Any, label: str) -> Any:  # noqa: ANN401 - a schema
    """Return the part of a schema that has the title `label`."""
    if schema.get("title") == label:
        return schema
    inner = (*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else []))
    return next((found for one in inner if (found := _find(one, label))), None)
