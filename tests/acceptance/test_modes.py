"""Every level in every kind of year: a whole draft, in the words and within the powers of the level."""

import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from planner.bank.entries import Frame, Sentence
from planner.bank.levels import TOWN_LEVELS
from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank
from planner.compose.document import render
from planner.compose.pattern import parse_pattern
from planner.compose.sample import sample_facts
from planner.compose.setting import Setting
from planner.draft.model import Draft, FromFact, Span, block_spans, gaps
from planner.draft.trace import numbers_without_origin
from planner.drafting import Opened
from planner.facts.derived.division import division_of
from planner.facts.model import Kind, Mode, Need, YearKind, walk
from planner.facts.questionnaire import load_questionnaire
from planner.facts.writing.blank import blank_questionnaire
from tests.acceptance.reading import PLAN, REVIEW, Reading, read_text
from tests.shipped import COMPLETE

DOCUMENT, YEAR = "工作报告", 2026
MODES = tuple(Mode(level, kind) for level, kind in product(Level, YearKind))
TOWNS = tuple(mode for mode in MODES if mode.level in TOWN_LEVELS)
# What only a county congress has: a standing committee, appointments, the review of rules put on record.
COUNTY_ONLY = re.compile("常委会|主任会议|任免|备案审查|审议意见|一府一委两院|组成人员|听取和审议")
# 区 and 县 as words for the level, not as a part of another word.
_DISTRICT = re.compile("(?<![选地社片辖园小城街])区")
_DISTRICT_OR_COUNTY = re.compile("(?<![选地社片辖园小城街])[区县]")


def _name(mode: Mode) -> str:
    return f"{mode.level}-{mode.year_kind}"


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def _empty(folder: Path, mode: Mode, bank: PhraseBank) -> Reading:
    questionnaire = load_questionnaire(DOCUMENT, mode)
    return read_text(folder, blank_questionnaire(questionnaire, mode.level, YEAR, bank))


def _parts(mode: Mode) -> int:
    return 4 if mode.level in TOWN_LEVELS else 5


def _drafted(setting: Setting) -> Draft:
    return render(setting, division_of(setting.facts))


@pytest.mark.parametrize("mode", MODES, ids=_name)
def test_an_empty_questionnaire_gives_a_draft_of_gaps(tmp_path: Path, mode: Mode, bank: PhraseBank) -> None:
    reading = _empty(tmp_path, mode, bank)
    assert reading.opened.facts.mode == mode
    assert [f.message for f in reading.opened.findings if f.severity == "error"] == []
    assert [len(reading.parts(half)) for half in (REVIEW, PLAN)] == [_parts(mode)] * 2
    assert list(numbers_without_origin(reading.draft)) == []


@pytest.mark.parametrize("mode", MODES, ids=_name)
def test_a_draft_of_gaps_asks_all_that_must_be_answered(tmp_path: Path, mode: Mode, bank: PhraseBank) -> None:
    questions = walk(load_questionnaire(DOCUMENT, mode).questions)
    given = {"文种", "级别", "年度"}
    needed = {path for path, q in questions if q.need is Need.MUST and q.kind is not Kind.GROUP} - given
    asked = {gap.path for gap in gaps(_empty(tmp_path, mode, bank).draft)}
    # A sum over five years asks for the yearly files, in the words of the question it sums up.
    summed = {"会议.常委会会议", "会议.人代会", "会议.主席团会议", "任免.人次", "代表.建议总数"}
    ends_term = mode.year_kind is YearKind.LAST
    assert sorted(needed - asked - (summed if ends_term else set())) == []
    assert ("参照.历年" in asked) == ends_term


@pytest.mark.parametrize("mode", MODES, ids=_name)
def test_a_questionnaire_answered_throughout_gives_a_draft_without_a_number_of_its_own(
    mode: Mode, bank: PhraseBank
) -> None:
    draft = _drafted(_sample(mode, bank))
    assert list(numbers_without_origin(draft)) == []
    yearly = {gap.path for gap in gaps(draft)}
    assert yearly == ({"参照.历年"} if mode.year_kind is YearKind.LAST else set())


@pytest.mark.parametrize("mode", TOWNS, ids=_name)
def test_a_town_is_told_without_what_only_a_county_congress_has(
    tmp_path: Path, mode: Mode, bank: PhraseBank
) -> None:
    filled = Reading(_empty(tmp_path, mode, bank).opened, _drafted(_sample(mode, bank)))
    for reading in (_empty(tmp_path, mode, bank), filled):
        assert [span.text for span in _own_words(reading) if COUNTY_ONLY.search(span.text)] == []


@pytest.mark.parametrize("mode", TOWNS, ids=_name)
def test_no_frame_or_sentence_of_a_town_speaks_of_what_only_a_county_has(
    mode: Mode, bank: PhraseBank
) -> None:
    setting = _sample(mode, bank)
    entries = (*setting.usable(Frame), *setting.usable(Sentence))
    assert len(entries) > 300
    assert [e.id for e in entries if COUNTY_ONLY.search(re.sub(r"\{[^}]*\}", "", e.text))] == []


@pytest.mark.parametrize("mode", TOWNS, ids=_name)
def test_a_towns_questionnaire_is_short_and_asks_nothing_only_a_county_has(
    mode: Mode, bank: PhraseBank
) -> None:
    questionnaire = load_questionnaire(DOCUMENT, mode)
    asked = (q for _, q in walk(questionnaire.questions) if not q.folded)
    questions = [q for q in asked if q.kind is not Kind.GROUP]
    single = [q for q in questions if q.kind not in {Kind.RECORDS, Kind.LIST}]
    elections = 6  # asked only of a place that reports on them
    assert len(single) - elections <= 40
    assert len([q for q in single if q.need is Need.MUST]) <= 12
    blank = blank_questionnaire(questionnaire, mode.level, YEAR, bank).replace("县人大常委会", "")
    assert COUNTY_ONLY.findall(blank) == []


@pytest.mark.parametrize("mode", MODES, ids=_name)
def test_every_slot_of_what_may_be_written_is_known(mode: Mode, bank: PhraseBank) -> None:
    setting = _sample(mode, bank)
    sentences = setting.usable(Sentence)
    told = [frame for frame in setting.usable(Frame) if frame.role == "段落" and "." in frame.text]
    slots = {(s, e.id) for e in (*sentences, *told) for s in parse_pattern(e.text).slots if "." in s}
    assert [(slot, entry) for slot, entry in sorted(slots) if not _is_known(slot, setting)] == []


@pytest.mark.parametrize(
    ("level", "word", "foreign"),
    [(Level.COUNTY, "县", _DISTRICT), (Level.CITY, "市", _DISTRICT_OR_COUNTY)],
)
def test_the_words_follow_the_level(
    tmp_path: Path, level: Level, word: str, foreign: re.Pattern[str]
) -> None:
    facts = COMPLETE.read_text(encoding="utf-8").replace("级别: 区", f"级别: {level}")
    reading = read_text(tmp_path, _DISTRICT.sub(word, facts))
    assert [f.message for f in reading.opened.findings if f.severity == "error"] == []
    assert reading.questions == set()
    assert [span.text for span in _own_words(reading) if foreign.search(span.text)] == []
    text = reading.text
    assert f"在{word}委坚强领导下" in text
    assert text.splitlines()[0] == f"云川{word}人民代表大会常务委员会工作报告"


@pytest.mark.parametrize("kind", YearKind)
@pytest.mark.parametrize(("level", "title"), [(Level.TOWN, "主席团"), (Level.COUNTY, "常务委员会")])
def test_title_and_headings_follow_level_and_kind_of_year(
    level: Level, title: str, kind: YearKind, bank: PhraseBank
) -> None:
    setting = _sample(Mode(level, kind), bank)
    draft = _drafted(setting)
    reading = Reading(Opened(setting.facts, bank, ()), draft)
    lines = reading.text.splitlines()
    assert lines[0] == f"云川{level}人民代表大会{title}工作报告"
    ended = ("过去五年工作回顾", "今后五年工作建议")
    halves = [line for line in lines if line in {*ended, "2026年工作回顾", "2027年主要任务"}]
    assert tuple(halves) == (ended if kind is YearKind.LAST else ("2026年工作回顾", "2027年主要任务"))


def test_the_first_year_of_a_term_says_so(bank: PhraseBank) -> None:
    for level in (Level.COUNTY, Level.TOWN):
        setting = _sample(Mode(level, YearKind.FIRST), bank)
        text = Reading(Opened(setting.facts, bank, ()), _drafted(setting)).text
        assert re.search("新一届|接过", text)
        assert "五年来" not in text


def _sample(mode: Mode, bank: PhraseBank) -> Setting:
    """Return every question of a mode answered with its example, but how the report is divided."""
    facts = sample_facts(load_questionnaire(DOCUMENT, mode), bank)
    divided = {"结构.样式", "结构.部分", "结构.计划部分", "结构.编号", "结构.计划编号"}
    values = {path: answers for path, answers in facts.values.items() if path not in divided}
    return Setting(replace(facts, values=values), bank, {})


def _own_words(reading: Reading) -> list[Span]:
    spans = (*reading.draft.title, *(span for block in reading.draft.blocks for span in block_spans(block)))
    return [span for span in spans if not isinstance(span.origin, FromFact)]


def _is_known(slot: str, setting: Setting) -> bool:
    return slot.startswith(("合计.", "五年合计.", "词.")) or setting.knows(slot)
