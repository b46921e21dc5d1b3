"""Drafts of any year, level and kind of year hold nothing dated that is not valid then."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from planner.bank.entries import Wording
from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank, Tense
from planner.bank.validity import usable, watch_list
from planner.compose.sample import sample_facts
from planner.draft.model import Draft, FromPhrase, FromTemplate, Heading, Paragraph, Span, plain
from planner.draft.plaintext import to_text
from planner.drafting import Opened, Wish, family, make_draft
from planner.facts.derived.timing import Timing
from planner.facts.model import Facts, Mode, YearKind
from planner.facts.questionnaire import load_questionnaire
from tests.bank.test_dates import ABSOLUTE

YEARS = range(2017, 2036)
# Every kind of year every year, each level in its turn.
CASES = [
    (year, Mode(tuple(Level)[(year + turn) % len(Level)], kind))
    for year in YEARS
    for turn, kind in enumerate(YearKind)
]
# What the clerk says of a year stands; here the bank must find it, and the usual structure is taken.
_LEFT_OPEN = ("总述.定性", "来年.定性", "总述.会议精神", "结构.")
_BETWEEN = "\n"


@cache
def bank() -> PhraseBank:
    return load_bank()


@cache
def sample(mode: Mode) -> Facts:
    return sample_facts(load_questionnaire("工作报告", mode), bank())


def facts_of(mode: Mode, year: int) -> Facts:
    """Return the sample answers of a mode, given in mid-January after `year`."""
    known = sample(mode)
    day = date(year + 1, 1, 15)
    values = {path: facts for path, facts in known.values.items() if not path.startswith(_LEFT_OPEN)}
    dated: dict[str, tuple[str, int | date]] = {
        "年度": (str(year), year),
        "大会.日期": (f"{day.year}年1月15日", day),
    }
    for path, (text, value) in dated.items():
        (fact,) = values[path]
        values[path] = (replace(fact, text=text, value=value),)
    return replace(known, values=values)


@cache
def draft_of(mode: Mode, year: int) -> Draft:
    return make_draft(Opened(facts_of(mode, year), bank(), ()))


def our_words(draft: Draft) -> Iterator[tuple[Tense, str]]:
    """Yield the text of each block with the half it belongs to, a break in place of the clerk's words."""
    tense = Tense.REVIEW
    for block in draft.blocks:
        if isinstance(block, Heading) and block.id == Tense.PLAN:
            tense = Tense.PLAN
        if isinstance(block, Heading | Paragraph):
            spans = (*getattr(block, "head", ()), *block.spans)
            yield tense, "".join(span.text if _is_ours(span) else _BETWEEN for span in spans)


def _is_ours(span: Span) -> bool:
    return isinstance(span.origin, FromPhrase | FromTemplate)


@pytest.mark.slow
@pytest.mark.parametrize(("year", "mode"), CASES, ids=str)
def test_no_wording_out_of_its_time_reaches_a_draft(year: int, mode: Mode) -> None:
    timing = Timing(facts_of(mode, year), bank())
    told = list(our_words(draft_of(mode, year)))
    assert {tense for tense, _ in told} == {Tense.REVIEW, Tense.PLAN}
    for tense in (Tense.REVIEW, Tense.PLAN):
        watched = watch_list(bank(), timing.span(tense))
        text = _BETWEEN.join(words for half, words in told if half is tense)
        assert [(text[start:end], entry.id) for start, end, entry in watched.find(text)] == []
        bound = [one.text for one in (timing.label(tense), timing.meetings_studied) if one]
        for words in bound:
            text = text.replace(words, "")
        assert ABSOLUTE.findall(text) == []


@pytest.mark.slow
@pytest.mark.parametrize(("year", "mode"), CASES, ids=str)
def test_phrases_of_a_draft_are_valid_on_the_day_it_is_delivered(year: int, mode: Mode) -> None:
    draft, day = draft_of(mode, year), Timing(facts_of(mode, year), bank()).clock.delivery_span
    used = {
        s.origin.entry_id
        for b in draft.blocks
        if isinstance(b, Heading | Paragraph)
        for s in b.spans
        if isinstance(s.origin, FromPhrase)
    }
    labels = {entry.id for entry in bank().of(Wording) if entry.role == "年度定性"}
    assert [key for key in sorted(used - labels) if not usable(bank().entries[key], day)] == []


@pytest.mark.parametrize("kind", YearKind)
@pytest.mark.parametrize("level", [Level.COUNTY, Level.TOWN])
def test_2027_is_not_called_the_opening_year_of_anything(level: Level, kind: YearKind) -> None:
    mode = Mode(level, kind)
    text = _BETWEEN.join(words for _, words in our_words(draft_of(mode, 2027)))
    before = _BETWEEN.join(words for half, words in our_words(draft_of(mode, 2026)) if half is Tense.PLAN)
    for told in (text, before):
        assert re.findall("开局之年|“十五五”|谋篇布局之年|收官之年", told) == []


@pytest.mark.parametrize(
    ("year", "label"),
    [(2025, "“十四五”规划收官之年"), (2026, "“十五五”开局之年"), (2029, "【待填：这一年的定性】")],
)
def test_an_ordinary_year_is_called_by_its_settled_name_or_asked_for(year: int, label: str) -> None:
    draft = draft_of(Mode(Level.DISTRICT), year)
    (overview,) = (b for b in draft.blocks if isinstance(b, Paragraph) and b.id == "回顾.总述")
    assert f"{year}年是{label}" in plain(overview.spans)


@pytest.mark.parametrize("level", [Level.COUNTY, Level.TOWN])
def test_the_first_year_of_a_term_and_its_end_are_told_in_their_own_words(level: Level) -> None:
    organ = "常务委员会" if level is Level.COUNTY else "主席团"
    first = to_text(draft_of(Mode(level, YearKind.FIRST), 2027))
    assert f"受云川{level}第九届人民代表大会{organ}委托" in first
    assert "第九届人民代表大会第二次会议上" in first
    assert not re.search("五年来|过去五年|今后五年|届满|二次会议以来|二次会议选举产生", first)
    last = to_text(draft_of(Mode(level, YearKind.LAST), 2026))
    assert f"受云川{level}第九届人民代表大会{organ}委托" in last
    assert "第十届人民代表大会第一次会议上" in last
    assert "过去五年工作回顾" in last
    assert not re.search("一年来|过去一年|本届|即将届满", last)


@pytest.mark.slow
@pytest.mark.parametrize("year", [2025, 2026, 2027, 2031])
@pytest.mark.parametrize("mode", [Mode(Level.DISTRICT), Mode(Level.TOWN, YearKind.FIRST)], ids=str)
def test_every_document_of_the_family_is_valid_on_its_day(year: int, mode: Mode) -> None:
    opened = Opened(facts_of(mode, year), bank(), ())
    timing = Timing(opened.facts, bank())
    watched = watch_list(bank(), timing.clock.delivery_span)
    labels = [one.text for tense in (Tense.REVIEW, Tense.PLAN) if (one := timing.label(tense))]
    kinds = family(opened)
    assert len(kinds) >= 4
    for kind in kinds:
        text = _BETWEEN.join(words for _, words in our_words(make_draft(opened, Wish(kind=kind))))
        for label in labels:
            text = text.replace(label, "")
        found = [(text[start:end], entry.id) for start, end, entry in watched.find(text)]
        assert found == [], kind
        assert re.findall("开局之年|收官之年|谋篇布局之年", text) == [], kind
