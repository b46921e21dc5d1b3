"""Figures and sums: against last year's report, within time, and the rates that a text gives."""

import time
from collections.abc import Iterator

import pytest

from planner.bank.load import load_bank
from planner.bank.model import PhraseBank
from planner.drafting import make_draft, open_facts
from planner.examples import examples
from planner.finding import Severity
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark
from planner.proof.reading import Given, lines_of_draft, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from planner.proof.subject import Subject
from planner.reports.structure import structure

RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family in {"数字", "合计", "议题"}]


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


@pytest.fixture(scope="module")
def text() -> str:
    lines = lines_of_draft(make_draft(open_facts(examples()["工作报告"].path)))
    return "\n".join(line.text for line in lines.lines if not line.table)


def _found(subject: Subject) -> list[Remark]:
    return [one for one in remarks(subject, RULES) if one.finding.severity is not Severity.INFO]


def _rules(bank: PhraseBank, text: str) -> Iterator[tuple[str, str]]:
    for one in _found(subject_of(lines_of_text(text), bank)):
        yield one.finding.rule, one.finding.text


def test_our_own_draft_has_neither_error_nor_warning(bank: PhraseBank, text: str) -> None:
    assert list(_rules(bank, text)) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("听取和审议报告18项", "听取和审议报告12项", ("合计-统计少于点名", "12项")),
        ("决议、决定3项", "决议、决定1项", ("合计-统计少于点名", "1项")),
        ("63人次，其中", "61人次，其中", ("合计-前后不一", "61")),
        ("其中任命39人次", "其中任命49人次", ("合计-其中不合", "49人次、免职24人次")),
        ("已整改43个", "已整改48个", ("合计-部分多于总数", "48个")),
        ("代表满意率97.3%", "代表满意率173%", ("数字-超过百分之百", "173%")),
        ("中，9件按期完成。", "中，12件按期完成。", ("合计-部分多于总数", "12件")),
        ("等4项制度", "等3项制度", ("合计-部数与书名", "3项制度")),
        ("17件、审查17件", "17件、审查19件", ("数字-大于总数", "19")),
    ],
)
def test_one_wrong_figure_in_a_good_report_is_found_where_it_stands(
    bank: PhraseBank, text: str, old: str, new: str, expected: tuple[str, str]
) -> None:
    assert old in text
    assert expected in set(_rules(bank, text.replace(old, new, 1)))


def test_a_figure_ten_times_last_years_is_a_warning_and_names_both(bank: PhraseBank, text: str) -> None:
    last = structure(lines_of_text(text.replace("6240人次", "642人次")))
    found = _found(subject_of(lines_of_text(text), bank, Given(last=last)))
    assert [(one.finding.rule, one.finding.text, one.finding.message) for one in found] == [
        (
            "数字-去年十倍",
            "6240",
            "“代表走访、接待群众”写6240，去年报告写642，相差近十倍或更多",
        )
    ]


def test_a_rate_of_rounded_figures_is_allowed_their_rounding(bank: PhraseBank) -> None:
    right = "登记选民18.6万人，参加投票17.9万人，参选率96.4%。"
    assert list(_rules(bank, right)) == []
    assert list(_rules(bank, right.replace("96.4", "98.9"))) == [("数字-百分数不合", "98.9%")]


def test_a_rate_cut_off_instead_of_rounded_is_let_pass(bank: PhraseBank) -> None:
    assert list(_rules(bank, "交办代表建议123件，办结119件，办结率96.8%。")) == []


def test_with_several_wholes_a_wrong_rate_is_only_a_warning(bank: PhraseBank) -> None:
    text = "交办代表建议187件、重点建议160件，办结119件，办结率96.7%。"
    found = _found(subject_of(lines_of_text(text), bank))
    assert [one.finding.severity for one in found if one.finding.rule == "数字-百分数不合"] == [
        Severity.WARNING
    ]


def test_the_cost_grows_with_the_length_alone(bank: PhraseBank, text: str) -> None:
    short, long = (subject_of(lines_of_text(text * times), bank) for times in (2, 20))
    remarks(short, RULES)
    spent = []
    for subject in (short, long):
        begun = time.perf_counter()
        remarks(subject, RULES)
        spent.append(time.perf_counter() - begun)
    assert spent[1] < 25 * spent[0]
