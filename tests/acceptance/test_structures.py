"""Every structure's complete example: whole, clean, and read back as the structure that was asked for."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from planner.bank.model import Tense
from planner.bank.setphrases import set_phrases, slogans
from planner.bank.validity import expired_in
from planner.chinese import numeral
from planner.documents.model import Half, Mark
from planner.draft.counts import Counts, counts
from planner.draft.lengths import WHOLE, length_plan, lengths
from planner.draft.model import Draft, Heading, Paragraph, gaps, plain
from planner.draft.plaintext import to_text
from planner.draft.signs import signs
from planner.draft.trace import numbers_without_origin
from planner.drafting import Opened, Wish, draft_bytes, family, make_draft, open_facts
from planner.facts.derived.agenda import ELECTION, election_over
from planner.facts.derived.division import Division, division_of
from planner.facts.derived.timing import facts_clock
from planner.reports.model import Report, Section
from planner.reports.read import read_lines
from planner.reports.structure import structure
from tests.acceptance.reading import words
from tests.conftest import Golden
from tests.shipped import EXAMPLES

_SHIPPED: Final = tuple(path for path in EXAMPLES if path.stem == "示例")
# test_golden.py holds what the first examples read as.
_RECORDED: Final = frozenset({"工作报告-五部分", "工作报告-五年报告", "工作报告-主席团"})
_SUFFIXES: Final = (".txt", ".docx")
_PART: Final = 1
_DISTRICT: Final = "区"

# The level whose length plan an example keeps, and for which sections: a structure without statistics
# has a shorter survey, a plan of eight parts is longer than one of five.
_PLANNED: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "四个机关": (_DISTRICT, (WHOLE, "政治", "监督", "代表", "自身", "不足")),
    "四部分": ("县", (WHOLE, "政治", "监督", "代表", "自身", "体会感谢", "不足", "总体要求", "计划")),
}

# How a report that is read back shows the number of the first, second … of a level.
_NUMBERS: Final[Mapping[Mark, str]] = {
    Mark.LINE: "{}",
    Mark.BRACKET: "（{}）",
    Mark.BRACKET_LINE: "（{}）",
    Mark.ORDINAL: "{}是",
    Mark.INLINE: "{}是",
    Mark.DASH: "——",
    Mark.BARE: "",
    Mark.BARE_INLINE: "",
}
_ARABIC: Final = frozenset({Mark.ARABIC, Mark.ARABIC_ON})


def _name(path: Path) -> str:
    return f"{path.parent.parent.name}-{path.parent.name}"


@cache
def opened(path: Path) -> Opened:
    return open_facts(path)


@cache
def drafted(path: Path) -> Draft:
    return make_draft(opened(path))


@cache
def counted(path: Path) -> Counts:
    return counts(drafted(path))


example = pytest.mark.parametrize("path", _SHIPPED, ids=_name)


def test_each_of_these_structures_ships_its_example() -> None:
    assert {"工作报告-五部分", "工作报告-五部分一是", "工作报告-五年报告", "工作报告-主席团"} <= names()
    assert "年度工作要点-五部分" in names()


def names() -> set[str]:
    return {_name(path) for path in _SHIPPED}


@example
def test_the_example_says_which_kind_and_structure_it_is_for(path: Path) -> None:
    division = division_of(opened(path).facts)
    assert (division.structure.kind, division.structure.name) == (path.parent.parent.name, path.parent.name)


@example
def test_the_facts_file_has_no_error_and_no_warning(path: Path) -> None:
    assert [found.message for found in opened(path).findings if found.severity != "info"] == []


@example
def test_no_document_of_it_leaves_a_question_open_or_a_number_without_origin(path: Path) -> None:
    for kind in family(opened(path)):
        draft = make_draft(opened(path), Wish(kind))
        assert [gap.path for gap in gaps(draft)] == [], kind
        assert list(numbers_without_origin(draft)) == [], kind


@example
@pytest.mark.parametrize("suffix", _SUFFIXES)
def test_its_outline_read_back_is_the_structure_asked_for(path: Path, suffix: str, tmp_path: Path) -> None:
    report = _read_back(path, suffix, tmp_path)
    division = division_of(opened(path).facts)
    halves = {Tense.REVIEW: report.review, Tense.PLAN: report.plan}
    for tense, sections in halves.items():
        _assert_half(sections, _as_written(division, tense, path))
    found = [section.heading for sections in halves.values() for section in sections]
    assert found == list(_part_headings(drafted(path)))


def _part_headings(draft: Draft) -> Iterator[str]:
    """Yield the headings of the parts, on a line of their own or at the head of their paragraph."""
    for block in draft.blocks:
        if isinstance(block, Heading) and block.level == _PART:
            yield plain(block.spans)
        elif isinstance(block, Paragraph) and block.number and block.id.count(".") == 1:
            yield plain(block.head).removesuffix("。")


def _read_back(path: Path, suffix: str, folder: Path) -> Report:
    file = folder / f"读回{suffix}"
    file.write_bytes(draft_bytes(drafted(path), opened(path), suffix, "gb9704"))
    return structure(read_lines(file))


def _as_written(division: Division, tense: Tense, path: Path) -> Half:
    """Return the half asked for; of elections that were held there is nothing left to plan."""
    half = division.half(tense)
    over = tense is Tense.PLAN and election_over(opened(path).facts)
    parts = tuple(part for part in half.parts if not (over and part.name == ELECTION))
    return Half(half.heading, parts, half.marks)


def _assert_half(sections: tuple[Section, ...], half: Half) -> None:
    assert [section.duty for section in sections] == [part.duty for part in half.parts]
    if half.parts:
        assert [s.number for s in sections] == _numbers(half.part_mark, len(sections))
    for section, part in zip(sections, half.parts, strict=True):
        mark = part.mark or half.group_mark
        numbers = [child.number for child in section.children]
        if mark is Mark.NONE:
            assert numbers == [], section.heading
        else:
            assert _numbered(numbers, mark), (section.heading, numbers)


def _numbers(mark: Mark, count: int) -> list[str]:
    if mark in _ARABIC:
        return [str(nth) for nth in range(1, count + 1)]
    return [_NUMBERS[mark].format(numeral(nth)) for nth in range(1, count + 1)]


def _numbered(numbers: list[str], mark: Mark) -> bool:
    """Return whether the heads of a part are marked so; numbers that run on begin where the last ended."""
    if mark is Mark.ARABIC_ON and numbers:
        first = int(numbers[0])
        return numbers == [str(nth) for nth in range(first, first + len(numbers))]
    return numbers == _numbers(mark, len(numbers))


@example
def test_no_sign_of_a_template_warns(path: Path) -> None:
    bank = opened(path).bank
    found = signs(drafted(path), set_phrases(bank), slogans(bank))
    assert [f"{sign.name} {sign.place} {sign.value:.2f}" for sign in found if sign.warns] == []


@example
def test_no_frame_stands_more_than_twice_in_a_part(path: Path) -> None:
    assert {where: times for where, times in counted(path).frame_uses.items() if times > 2} == {}


@example
def test_no_sentence_stands_twice(path: Path) -> None:
    assert counted(path).sentences_twice == ()


@example
def test_no_two_neighbouring_paragraphs_begin_alike(path: Path) -> None:
    assert counted(path).same_openings == ()


@example
def test_the_headings_of_the_parts_are_of_one_length(path: Path) -> None:
    halves = [where for where in counted(path).heading_lengths if "." not in where]
    assert halves
    assert {where: counted(path).spread(where) for where in halves if counted(path).spread(where) > 2} == {}


@example
def test_no_wording_is_out_of_date(path: Path) -> None:
    clock, bank = facts_clock(opened(path).facts), opened(path).bank
    spans = {True: clock.review_span, False: clock.plan_span}
    for block in drafted(path).blocks:
        found = expired_in(words(block), bank, spans[block.id.startswith(Tense.REVIEW)])
        assert [occurrence.entry.text for occurrence in found] == [], block.id


@pytest.mark.parametrize("path", [p for p in _SHIPPED if p.parent.name == "五部分一是"], ids=_name)
def test_a_report_of_a_district_in_this_form_is_as_long_as_one_read_aloud(path: Path) -> None:
    found, plan = lengths(_DISTRICT, drafted(path)), length_plan(_DISTRICT, drafted(path))
    for section in (WHOLE, "监督", "代表", "自身", "计划"):
        assert plan[section].off(found[section]) == 0, (section, found[section])
    ahead = found["计划"] + found["总体要求"]
    assert 3.5 <= (found[WHOLE] - ahead) / ahead <= 4.5


@pytest.mark.parametrize("path", [p for p in _SHIPPED if p.parent.name in _PLANNED], ids=_name)
def test_every_part_of_a_full_report_keeps_to_its_length(path: Path) -> None:
    level, sections = _PLANNED[path.parent.name]
    found, plan = lengths(level, drafted(path)), length_plan(level, drafted(path))
    off = {section: plan[section].off(found[section]) for section in sections}
    assert {section: by for section, by in off.items() if by} == {}


@pytest.mark.parametrize("path", [p for p in _SHIPPED if p.parent.name in _PLANNED], ids=_name)
def test_a_full_report_has_as_many_items_as_a_full_year(path: Path) -> None:
    facts = opened(path).facts
    assert len(facts.list("本年议题")) >= 34
    assert len(facts.list("来年议题")) >= 24


@pytest.mark.parametrize("path", [p for p in _SHIPPED if p.parent.parent.name == "年度工作要点"], ids=_name)
def test_key_points_of_a_year_have_3000_to_4500_characters(path: Path) -> None:
    assert 3000 <= lengths(_DISTRICT, drafted(path))[WHOLE] <= 4500


@pytest.mark.parametrize("path", [p for p in _SHIPPED if _name(p) not in _RECORDED], ids=_name)
def test_the_example_reads_as_recorded(path: Path, golden: Golden) -> None:
    golden.compare(f"{_name(path)}.txt", to_text(drafted(path)))
