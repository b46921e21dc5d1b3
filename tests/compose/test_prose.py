"""Prose: what the shipped drafts keep of the prose guide, counted sentence by sentence."""

from functools import cache
from pathlib import Path

import pytest

from planner.bank.setphrases import set_phrases, slogans
from planner.compose.optional import is_optional
from planner.draft.counts import Counts, counts
from planner.draft.measure import length
from planner.draft.model import Draft, FromFact, Paragraph, Role, plain, sentence_spans
from planner.draft.recurrence import DEGREE, own_sentences, recurrences
from planner.draft.signs import signs
from planner.drafting import Opened, make_draft, open_facts
from tests.shipped import COMPLETE, MINIMAL, TERM, TOWN

SHIPPED = (COMPLETE, TOWN, TERM, MINIMAL)
# Sentences that name the thought, the meetings, the party committee and the aim have to be long.
LONG_BY_NATURE = ("回顾.总述", "回顾.统计", "计划.总体要求")


@cache
def _opened(path: Path) -> Opened:
    return open_facts(path)


@cache
def _draft(path: Path) -> Draft:
    return make_draft(_opened(path))


@cache
def _counts(path: Path) -> Counts:
    return counts(_draft(path))


def _name(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


def _paragraphs(path: Path) -> list[Paragraph]:
    return [b for b in _draft(path).blocks if isinstance(b, Paragraph) and b.role is Role.BODY]


@pytest.mark.parametrize(("path", "most"), [(COMPLETE, 0), (TOWN, 0), (MINIMAL, 0), (TERM, 4)], ids=str)
def test_no_turn_of_words_comes_again_too_soon(path: Path, most: int) -> None:
    # A report on five years lists many inspections of one line each, and there are three verbs for them.
    found = recurrences(_draft(path), slogans(_opened(path).bank))
    assert len(found) <= most, [(r.window.name, r.sentence) for r in found]


@pytest.mark.parametrize("path", SHIPPED, ids=_name)
def test_no_frame_more_than_twice_in_a_part_and_no_sentence_twice(path: Path) -> None:
    assert _counts(path).most_frame_uses <= 2
    assert _counts(path).sentences_twice == ()


@pytest.mark.parametrize("path", SHIPPED, ids=_name)
def test_no_two_neighbouring_paragraphs_begin_alike(path: Path) -> None:
    assert _counts(path).same_openings == ()


@pytest.mark.parametrize("path", SHIPPED, ids=_name)
def test_one_word_of_degree_to_a_sentence_and_one_at_the_same_time_to_a_paragraph(path: Path) -> None:
    exempt = slogans(_opened(path).bank)
    for paragraph in _paragraphs(path):
        for sentence in own_sentences(paragraph.spans):
            bare = sentence
            for phrase in exempt:
                bare = bare.replace(phrase, "")
            assert sum(bare.count(word) for word in DEGREE) <= 1, sentence
        own = "".join(s.text for s in paragraph.spans if not isinstance(s.origin, FromFact))
        assert own.count("同时") <= 1


@pytest.mark.parametrize("path", SHIPPED, ids=_name)
def test_a_report_asks_one_rhetorical_question_at_most(path: Path) -> None:
    own = "".join(
        span.text for p in _paragraphs(path) for span in p.spans if not isinstance(span.origin, FromFact)
    )
    assert own.count("？") <= 1


@pytest.mark.parametrize("path", SHIPPED, ids=_name)
def test_no_sentence_but_those_of_the_overview_passes_120_characters_or_six_commas(path: Path) -> None:
    told = [
        plain(sentence)
        for paragraph in _paragraphs(path)
        if paragraph.id not in LONG_BY_NATURE
        for sentence in sentence_spans(paragraph.spans)
    ]
    assert [text for text in told if length(text) > 120 or text.count("，") > 6] == []


@pytest.mark.parametrize("path", SHIPPED, ids=_name)
def test_what_may_be_dropped_holds_no_answer(path: Path) -> None:
    dropped = [s for p in _paragraphs(path) for s in sentence_spans(p.spans) if is_optional(s)]
    assert dropped
    assert not any(isinstance(span.origin, FromFact) for sentence in dropped for span in sentence)


@pytest.mark.parametrize("path", [COMPLETE, TOWN], ids=_name)
def test_no_sign_of_a_template_warns(path: Path) -> None:
    bank = _opened(path).bank
    found = signs(_draft(path), set_phrases(bank), slogans(bank))
    assert [f"{sign.name} {sign.place} {sign.value:.2f}" for sign in found if sign.warns] == []


def test_shortcomings_and_measures_follow_the_order_of_the_parts() -> None:
    paths = [
        span.origin.path
        for paragraph in _paragraphs(COMPLETE)
        if paragraph.id == "回顾.不足"
        for span in paragraph.spans
        if isinstance(span.origin, FromFact)
    ]
    order = ["政治", "监督", "发展", "民生", "决定任免", "代表", "自身"]
    records = {record.path: record for record in _opened(COMPLETE).facts.list("不足")}
    named = [records[path.rpartition(".")[0]].one("部分") for path in paths]
    places = [order.index(fact.text) for fact in named if fact]
    assert places == sorted(places)
    assert len(paths) == len(records)
