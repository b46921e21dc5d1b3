"""Running rules: what they find stands in order, once, and only where and when each of them holds."""

from dataclasses import replace

import pytest

from planner.bank.load import load_bank
from planner.bank.model import Authority, Level, PhraseBank
from planner.clock import period
from planner.finding import Place, Severity
from planner.proof.model import Rule, Zone
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.run import remarks
from planner.proof.subject import Subject

REPORT = """云川区人民代表大会常务委员会工作报告
各位代表！
受委托，我报告工作。

2026年主要工作
一、坚持党的领导，把准政治方向
审议了甲件事。
二、依法履行职责，服务发展大局
审议了乙件事。
2027年工作安排
一、加强理论武装
审议丙件事。
二、加强监督工作
审议丁件事。"""


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


@pytest.fixture(scope="module")
def subject(bank: PhraseBank) -> Subject:
    return subject_of(lines_of_text(REPORT), bank)


def _rule(**fields: object) -> Rule:
    plain = Rule(
        id="试-词",
        severity=Severity.WARNING,
        authority=Authority.STANDARD,
        basis="某标准4.1",
        message="“{文}”不好",
        suggestion="好{文}",
        words=("审议",),
    )
    return replace(plain, **fields)  # type: ignore[arg-type]  # fields of a rule by name


def _lines(subject: Subject, *rules: Rule) -> list[int]:
    return [remark.line for remark in remarks(subject, rules)]


def test_a_finding_says_where_what_why_and_what_to_write(subject: Subject) -> None:
    (first, *_) = remarks(subject, [_rule()], "报告.txt")
    assert first.finding.place == Place("报告.txt", 7, 1)
    assert (first.line, first.start, first.end) == (7, 0, 2)
    assert first.finding.text == "审议"
    assert first.finding.message == "“审议”不好"
    assert first.finding.suggestion == "好审议"
    assert first.finding.basis == "标准：某标准4.1"
    assert first.finding.source_line == "审议了甲件事。"
    assert first.replacement is None


def test_what_may_be_mended_carries_what_to_put_there(subject: Subject) -> None:
    assert remarks(subject, [_rule(fixes=True)])[0].replacement == "好审议"


def test_they_stand_by_place_and_at_one_place_the_weightier_first(subject: Subject) -> None:
    light = _rule(id="试-轻", severity=Severity.INFO, suggestion="轻")
    heavy = _rule(id="试-重", severity=Severity.ERROR, suggestion="重")
    found = [(remark.line, remark.finding.rule) for remark in remarks(subject, [light, heavy])]
    assert found[:4] == [(7, "试-重"), (7, "试-轻"), (9, "试-重"), (9, "试-轻")]


def test_two_rules_that_say_the_same_of_the_same_words_speak_once(subject: Subject) -> None:
    echo = _rule(id="试-回声", severity=Severity.INFO)
    assert {remark.finding.rule for remark in remarks(subject, [echo, _rule()])} == {"试-词"}


@pytest.mark.parametrize(("zone", "lines"), [(Zone.REVIEW, [7, 9]), (Zone.PLAN, [12, 14]), (Zone.FRONT, [])])
def test_a_rule_for_one_zone_keeps_to_it(subject: Subject, zone: Zone, lines: list[int]) -> None:
    assert _lines(subject, _rule(zones=frozenset({zone}))) == lines


def test_the_halves_begin_at_their_headings(subject: Subject) -> None:
    zones = {line.number: zone for line, zone in zip(subject.lines, subject.zones, strict=True)}
    assert [zones[number] for number in (1, 3, 5, 6, 9, 10, 14)] == [
        *[Zone.FRONT] * 2,
        *[Zone.REVIEW] * 3,
        *[Zone.PLAN] * 2,
    ]


def test_what_a_pattern_of_exceptions_overlaps_is_passed_over(subject: Subject) -> None:
    assert _lines(subject, _rule(unless=("审议了[甲乙]",))) == [12, 14]


def test_the_named_group_is_what_is_hit_and_the_others_fill_slots(subject: Subject) -> None:
    rule = _rule(words=(), patterns=("审议(?P<文>[丙丁])(?P<量>件)",), message="{文}{量}")
    found = remarks(subject, [rule])
    assert [(r.line, r.start, r.end, r.finding.message) for r in found] == [
        (12, 2, 3, "丙件"),
        (14, 2, 3, "丁件"),
    ]


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"valid": period("2024", "2025")}, False),
        ({"valid": period("2027", "")}, True),
        ({"levels": frozenset({Level.TOWN})}, False),
        ({"levels": frozenset({Level.DISTRICT})}, True),
        ({"genres": frozenset({"工作要点"})}, False),
        ({"genres": frozenset({"工作报告"})}, True),
    ],
)
def test_a_rule_holds_for_its_time_level_and_genre(
    subject: Subject, fields: dict[str, object], *, holds: bool
) -> None:
    assert bool(_lines(subject, _rule(**fields))) is holds


def test_what_is_given_goes_before_what_the_text_says(bank: PhraseBank) -> None:
    subject = subject_of(lines_of_text(REPORT), bank, Given(year=2030, level=Level.TOWN))
    assert subject.clock is not None
    assert (subject.clock.year, subject.level) == (2030, Level.TOWN)


def test_a_text_without_a_year_has_no_clock_and_is_held_to_every_rule(bank: PhraseBank) -> None:
    subject = subject_of(lines_of_text("审议甲件事。"), bank)
    assert subject.clock is None
    assert _lines(subject, _rule(valid=period("1990", "1991"))) == [1]


def test_lines_keep_the_numbers_of_the_file_and_offsets_lead_back_to_them(subject: Subject) -> None:
    offset = subject.offset(12, 2)
    assert subject.text[offset : offset + 3] == "丙件事"
    assert subject.lines[subject.line_at(offset)].number == 12


def test_sentences_know_where_they_stand(subject: Subject) -> None:
    said = [one for one in subject.sentences if "件事" in one.text]
    assert [(one.text, subject.text[one.start : one.end] == one.text, one.zone) for one in said] == [
        ("审议了甲件事。", True, Zone.REVIEW),
        ("审议了乙件事。", True, Zone.REVIEW),
        ("审议丙件事。", True, Zone.PLAN),
        ("审议丁件事。", True, Zone.PLAN),
    ]
