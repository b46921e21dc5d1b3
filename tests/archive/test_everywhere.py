"""One search over the bank and the archives, with one scale."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter

import pytest

from planner.archive.everywhere import Everywhere
from planner.archive.model import Neighbours
from planner.archive.search import Hit
from planner.archive.store import open_archive
from planner.bank.entries import Formula
from planner.bank.index import index_of
from planner.bank.load import load_bank
from planner.bank.model import Authority, Duty, Level, PhraseBank
from planner.bank.search import Match
from planner.clock import Period
from planner.search.filters import Filters, Origin
from tests.archive.samples import report, state

SENTENCE = "做好规范性文件备案审查工作。"


def _formula(key: str, text: str) -> Formula:
    return Formula(
        id=key,
        kind="提法",
        text=text,
        duty=Duty.OVERSIGHT,
        levels=frozenset(Level),
        valid=Period(),
        authority=Authority.COMMON,
        sources=("行文1",),
    )


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Everywhere]:
    bank = PhraseBank({key: _formula(key, text) for key, text in (("甲", "备案审查"), ("乙", SENTENCE))})
    with ExitStack() as stack:
        archives = []
        for name, year in (("一", 2024), ("二", 2025)):
            made = report(name, {f"{name}部": [SENTENCE, f"{year}年开展备案审查。"]}, year=year)
            archive = stack.enter_context(open_archive(tmp_path / name, write=True))
            archive.put(made, state(made))
            archives.append(archive)
        yield Everywhere(index_of(bank), tuple(archives))


def test_bank_and_archive_are_one_list_by_score_the_bank_first_of_equals(place: Everywhere) -> None:
    found = place.search("备案审查")
    assert [(type(one), one.text) for one in found] == [
        (Match, "备案审查"),
        (Hit, "2024年开展备案审查。"),
        (Hit, "2025年开展备案审查。"),
        (Match, SENTENCE),
        (Hit, SENTENCE),
    ]
    assert found[3].score == found[4].score
    assert found[3].reasons == found[4].reasons == ("原文更长",)
    assert found[3].terms == found[4].terms


def test_a_text_of_two_archives_is_one_answer_with_both_places(place: Everywhere) -> None:
    (hit,) = [one for one in place.search("规范性文件") if isinstance(one, Hit)]
    assert (hit.count, [where.report for where in hit.places]) == (2, ["一", "二"])


def test_the_origin_narrows_to_one_of_them(place: Everywhere) -> None:
    assert {type(one) for one in place.search("备案审查", filters=Filters(origin=Origin.BANK))} == {Match}
    assert {type(one) for one in place.search("备案审查", filters=Filters(origin=Origin.ARCHIVE))} == {Hit}


def test_answers_that_lack_a_word_are_left_out_while_another_has_them_all(place: Everywhere) -> None:
    found = place.search("2025年 备案审查")
    assert [one.text for one in found] == ["2025年开展备案审查。"]


def test_a_keystroke_is_answered_in_a_moment(place: Everywhere) -> None:
    everything = Everywhere(index_of(load_bank()), place.archives)
    typed = "民生实事"
    everything.search(typed)
    started = perf_counter()
    for end in range(1, len(typed) + 1):
        everything.search(typed[:end], limit=30)
    assert (perf_counter() - started) / len(typed) < 0.1


def test_the_sentences_beside_a_hit_are_looked_up_in_the_archive_that_has_it(place: Everywhere) -> None:
    hit = place.search("2025年开展", filters=Filters(origin=Origin.ARCHIVE))[0]
    assert isinstance(hit, Hit)
    assert place.around(hit) == Neighbours(SENTENCE, "")
    assert place.around(place.search("备案审查")[0]) is None
