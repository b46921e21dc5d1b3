"""A text held against the facts file it was written from."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from planner.drafting import Opened, Wish, family, make_draft, open_facts
from planner.examples import examples
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark
from planner.proof.quantities import TIMES, quantities
from planner.proof.reading import Given, lines_of_draft, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from planner.reports.model import Line, Lines

RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == "问卷"]
STEP = 9


@cache
def _opened(path: Path) -> Opened:
    return open_facts(path)


def _district() -> Opened:
    return _opened(examples()["工作报告"].path)


@cache
def _draft_lines(path: Path, kind: str = "") -> Lines:
    return lines_of_draft(make_draft(_opened(path), Wish(kind)))


def _lines() -> Lines:
    return _draft_lines(examples()["工作报告"].path)


def _found(opened: Opened, lines: Lines) -> list[Remark]:
    given = Given(level=opened.facts.mode.level, facts=opened.facts)
    return list(remarks(subject_of(lines, opened.bank, given), RULES))


def _said(found: list[Remark]) -> list[tuple[str, str, str]]:
    return [(one.finding.rule, one.finding.text, one.finding.suggestion) for one in found]


def _with(lines: Lines, old: str, new: str) -> Lines:
    """Return the lines with the first place of `old` changed; it must stand there."""
    index = next(n for n, line in enumerate(lines.lines) if old in line.text)
    line = lines.lines[index]
    changed = Line(line.text.replace(old, new, 1), line.number, table=line.table)
    return replace(lines, lines=(*lines.lines[:index], changed, *lines.lines[index + 1 :]))


def test_our_own_draft_agrees_with_its_facts() -> None:
    assert _said(_found(_district(), _lines())) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(examples()))
def test_every_document_of_every_example_agrees_with_its_facts(name: str) -> None:
    path = examples()[name].path
    opened = _opened(path)
    for kind in family(opened):
        assert _said(_found(opened, _draft_lines(path, kind))) == [], kind


def test_one_changed_figure_is_reported_and_nothing_else() -> None:
    found = _found(_district(), _with(_lines(), "新增学位4050个", "新增学位4500个"))
    assert _said(found) == [
        ("问卷-数不同", "4500个", "改成4050个；改过的以新数为准，就把问卷也改过来"),
    ]


@pytest.mark.slow
def test_whatever_figure_is_changed_that_one_is_reported() -> None:
    lines = _lines()
    places = [
        (index, one)
        for index, line in enumerate(lines.lines)
        if not line.table
        for one in quantities(line.text)
        if one.unit not in TIMES and not one.spelt and one.exact is not None
    ]
    for index, one in places[::STEP]:
        line = lines.lines[index]
        end = one.at + len(one.digits)
        text = f"{line.text[: one.at]}{one.exact or 0}7{line.text[end:]}"
        changed = replace(
            lines,
            lines=(*lines.lines[:index], Line(text, line.number), *lines.lines[index + 1 :]),
        )
        found = _found(_district(), changed)
        assert [(f.finding.rule, f.line, f.start) for f in found] == [("问卷-数不同", line.number, one.at)]


def test_a_figure_in_words_of_the_clerk_that_no_answer_gives_is_unknown() -> None:
    found = _found(_district(), _with(_lines(), "纠“四风”、树新风，", "纠“四风”、树新风，谈心谈话357人次，"))
    assert [(rule, text) for rule, text, _ in _said(found)] == [("问卷-数不明", "357人次")]


def test_figures_of_the_facts_may_be_told_in_other_words() -> None:
    changed = _with(_lines(), "组织宪法宣誓6次。", "宪法宣誓先后举行了6次。")
    assert _said(_found(_district(), changed)) == []


def test_an_item_that_is_cut_out_is_missed() -> None:
    cut = "38名代表视察校园食品安全情况，86所学校公开后厨视频。"
    found = _found(_district(), _with(_lines(), cut, ""))
    assert [f.finding.message for f in found] == ["问卷里的“校园食品安全”（视察）没有写进来"]


def test_a_figure_that_is_cut_out_is_missed() -> None:
    cut = "依法受理群众来信来访118件次。"
    found = _found(_district(), _with(_lines(), cut, ""))
    assert [f.finding.message for f in found] == ["问卷里“受理群众来信来访”填了118件次，稿子里没有"]


def test_a_name_that_stands_nowhere_in_the_facts_is_unknown() -> None:
    found = _found(_district(), _with(_lines(), "主任　林知远", "主任　林致远"))
    assert [(rule, text) for rule, text, _ in _said(found)] == [("问卷-名称不明", "林致远")]


def test_without_facts_nothing_is_said() -> None:
    assert remarks(subject_of(_lines(), _district().bank), RULES) == ()
