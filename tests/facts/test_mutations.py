"""Any slip and any text: the right line is named, nothing is misread in silence, nothing crashes."""

import itertools
import re
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from planner.chinese import half_width
from planner.errors import InvalidInputError, PlannerError
from planner.facts.load import load_facts
from planner.facts.model import Fact, Facts
from planner.facts.questionnaire import load_questionnaire
from planner.facts.reading.lint import lint
from planner.facts.reading.nodes import parse_nodes
from planner.facts.reading.source import source_of
from tests.facts.reading import HEAD, answers, read, shipped_bank
from tests.shipped import COMPLETE

# Small, and with every construction a facts file has.
SOUND = (
    HEAD
    + """
单位:
  地区: 云川区
  届: 九
总述:
  地方会议: [区委七届九次全会, 区委经济工作会议]
  口号: 建设“山水宜居”之城、绿色智造强区
政治:
  党组学习: 14
  落实部署:
    - 联系重点项目9个，协调解决问题26个
    - 办成小事47件
  补充:
    - 小标题: 任务分解到委室
      内容: 逐项分解，每季度报告一次
本年议题:
  - 题目: 托育服务发展
    形式: 听取和审议
    月份: 6
    问题: [布局不均, 收费偏高]
    意见数: 7
  - 题目: 老旧小区改造
    形式: 专题询问
    成效: 新增停车位860个
体会:
  - 监督要准，准在选题
"""
)
SIGNS = "：　“”，－\t"


@cache
def sound_answers() -> dict[str, Fact]:
    """Return what the sound file says."""
    return answers(read(SOUND)[0])


def said(fact: Fact) -> tuple[str, object, bool]:
    """Return what an answer says, wherever it stands."""
    return fact.text, fact.value, fact.pending


def line_at(place: int) -> int:
    return SOUND.count("\n", 0, place) + 1


def silently_changed(mutant: str, line: int) -> set[str]:
    """Return the answers of other lines that changed with no finding on the line of the slip."""
    try:
        facts, findings = read(mutant)
    except InvalidInputError as error:
        return set() if any(f.place.line == line for f in error.findings) else {"everything"}
    if any(found.place.line == line for found in findings):
        return set()
    if findings:
        return {f"line {found.place.line}" for found in findings}
    now, sound = answers(facts), sound_answers()
    changed = {path for path in sound if path not in now or said(now[path]) != said(sound[path])}
    return {path for path in changed if sound[path].place.line != line}


def test_sound_file_is_sound() -> None:
    assert read(SOUND)[1] == ()


@settings(max_examples=100)
@given(st.integers(0, len(SOUND) - 1), st.sampled_from(SIGNS), st.sampled_from([0, 1]))
@example(SOUND.index("地区"), "　", 0)
@example(SOUND.index("- 办成"), "－", 1)
def test_one_sign_typed_wrong_is_named_on_its_line_or_changes_that_line_alone(
    place: int, sign: str, replaced: int
) -> None:
    if SOUND[place] == "\n" and replaced:
        return
    mutant = SOUND[:place] + sign + SOUND[place + replaced :]
    assert silently_changed(mutant, line_at(place)) == set()


@settings(max_examples=100)
@given(st.integers(0, len(SOUND) - 1))
def test_one_sign_left_out_is_named_on_its_line_or_changes_that_line_alone(place: int) -> None:
    if SOUND[place] != "\n":
        assert silently_changed(SOUND[:place] + SOUND[place + 1 :], line_at(place)) == set()


@settings(max_examples=40)
@given(
    st.sampled_from([match.end() for match in re.finditer(r"^ *(?:- )?[^:\n]+(?=: ?)", SOUND, re.MULTILINE)])
)
def test_full_width_colon_after_any_key_is_named_on_its_line(place: int) -> None:
    width = 2 if SOUND[place + 1] == " " else 1
    facts, findings = read(SOUND[:place] + "：" + SOUND[place + width :])
    assert [(found.place.line, found.rule) for found in findings] == [(line_at(place), "冒号")]
    assert {path: said(fact) for path, fact in answers(facts).items()} == {
        path: said(fact) for path, fact in sound_answers().items()
    }


def wrongly_read(mutant: str, line: int) -> list[str]:
    """Return the answers that a mutant changes in silence, on the line of the slip or on another."""
    try:
        facts, findings = read(mutant)
    except InvalidInputError as error:
        return [] if any(f.place.line == line for f in error.findings) else ["everything"]
    if any(found.place.line == line for found in findings):
        return []
    if findings:
        return [f"line {found.place.line}" for found in findings]
    now, sound = answers(facts), sound_answers()
    gone = [path for path in sound if path not in now and sound[path].place.line != line]
    typed = mutant.split("\n")[line - 1]
    return gone + [
        path
        for path, fact in now.items()
        if (path not in sound or said(fact) != said(sound[path])) and not as_typed(fact, typed, line)
    ]


def as_typed(fact: Fact, typed: str, line: int) -> bool:
    """Return whether an answer stands on a line and holds no word that is not typed there."""
    words = re.findall(r"\w+", half_width(fact.text))
    there = re.sub(r"\s", "", half_width(typed))
    numeral = isinstance(fact.value, int) and str(fact.value) in there
    return fact.place.line == line and (numeral or all(word in there for word in words))


MUTANT_SIGNS = (*SIGNS, *': ;"、.8甲')


@pytest.mark.slow
@pytest.mark.parametrize("sign", ["", *MUTANT_SIGNS])
def test_every_mutant_of_one_sign_is_named_on_its_line_or_read_as_typed(sign: str) -> None:
    wrong = []
    for place, replaced in itertools.product(range(len(SOUND)), (0, 1) if sign else (1,)):
        if replaced and SOUND[place] == "\n":
            continue
        mutant = SOUND[:place] + sign + SOUND[place + replaced :]
        if found := wrongly_read(mutant, line_at(place)):
            wrong.append((place, replaced, found))
    assert wrong == []


def test_mutants_are_ten_thousand() -> None:
    assert len(SOUND) * (2 * len(MUTANT_SIGNS) + 1) - SOUND.count("\n") * (len(MUTANT_SIGNS) + 1) >= 10_000


COLONS = ("：", "： ", "：　", "﹕", "︰ ", " ：", "：:", ":")


@cache
def pieces() -> tuple[str, ...]:
    """Return the complete example in pieces of few lines, each a facts file of its own."""
    text = COMPLETE.read_text(encoding="utf-8")
    groups = re.split(r"\n(?=[^ #\n])", text.partition("年度: 2026\n")[2])
    found = []
    for group in groups:
        head, *records = re.split(r"\n(?=  - )", group)
        found += [f"{head}\n{record}\n" for record in records] or [f"{head}\n"]
    return tuple(HEAD + piece for piece in found)


@pytest.mark.slow
@pytest.mark.parametrize("colon", COLONS)
def test_wrong_colon_at_any_of_200_keys_is_named_on_its_line(colon: str) -> None:
    keys = [
        (piece, match.end())
        for piece in pieces()
        for match in re.finditer(r"^ *(?:- )?\w+(?=: )", piece, re.MULTILINE)
        if match.start() >= len(HEAD)
    ]
    chosen = keys[:: len(keys) // 200][:200]
    assert len(chosen) == 200
    wrong = []
    for piece, place in chosen:
        line = piece.count("\n", 0, place) + 1
        facts, findings = read(piece[:place] + colon + piece[place + 2 :])
        known = {(f.place.line, f.rule) for f in read(piece)[1]}
        named = [f.place.line for f in findings if (f.place.line, f.rule) not in known]
        if named != [line] or texts(facts) != texts(read(piece)[0]):
            wrong.append((piece[place - 4 : place + 6], named, line))
    assert wrong == []


def texts(facts: Facts) -> dict[str, str]:
    return {path: fact.text for path, fact in answers(facts).items()}


YAML_SIGNS = st.sampled_from(
    [*"-:：?[]{},#&*!|>'\"%@`\\ \n\t　", "\n  ", "年度", "单位:\n", "  - ", "\u200b", "\x00"]
)
ODD_TEXT = st.one_of(st.text(), st.lists(st.one_of(YAML_SIGNS, st.characters()), max_size=60).map("".join))


@settings(max_examples=100)
@given(ODD_TEXT, st.sampled_from(["", HEAD, HEAD + "本年议题:\n  - 题目: ", HEAD + "体会: "]))
def test_any_text_gives_facts_or_findings_and_nothing_else(text: str, head: str) -> None:
    try:
        facts, findings = read(head + text)
    except InvalidInputError as error:
        assert error.findings  # noqa: PT017 - either outcome is right
    else:
        assert facts.file
        assert all(found.message and found.place.line > 0 for found in findings)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200))
def test_any_bytes_give_facts_or_a_planner_error(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "事实.yaml").write_bytes(data)
    try:
        load_facts(tmp_path / "事实.yaml", shipped_bank())
    except PlannerError as error:
        assert str(error)  # noqa: PT017 - either outcome is right


@settings(max_examples=60)
@given(ODD_TEXT)
def test_mended_text_keeps_its_lines(text: str) -> None:
    source = source_of("x", text)
    assert lint(source, load_questionnaire("工作报告")).text.count("\n") == len(source.lines)


@settings(max_examples=100)
@given(ODD_TEXT)
def test_parser_alone_raises_nothing_but_its_own_error(text: str) -> None:
    with suppress(InvalidInputError):
        parse_nodes(text, source_of("x", text))
