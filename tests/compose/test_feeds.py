"""Every question feeds something, and everything the text of a mode names is asked there."""

from collections.abc import Mapping
from functools import cache

import pytest

from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank
from planner.compose.feeds import asked_paths, feeds, named
from planner.facts.model import Mode, Questionnaire, YearKind, walk
from planner.facts.questionnaire import load_questionnaire

MODES = tuple(Mode(level, kind) for level in Level for kind in YearKind)


@cache
def shipped() -> PhraseBank:
    return load_bank()


def asked_in(mode: Mode) -> Questionnaire:
    return load_questionnaire("工作报告", mode)


@cache
def fed(mode: Mode = Mode()) -> Mapping[str, tuple[str, ...]]:  # noqa: B008 - a value, never changed
    return feeds(asked_in(mode), shipped())


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_every_question_feeds_a_sentence_a_rule_or_the_structure(mode: Mode) -> None:
    assert [path for path, places in fed(mode).items() if not places] == []


@pytest.mark.parametrize("mode", MODES, ids=str)
def test_everything_that_templates_and_usable_frames_name_is_asked(mode: Mode) -> None:
    asked = {*asked_paths(asked_in(mode)), *(path for path, _ in walk(asked_in(mode).questions))}
    found = named(asked_in(mode), shipped())
    assert {path: places for path, places in found.items() if path not in asked} == {}


def test_it_is_known_which_sentences_a_figure_feeds() -> None:
    assert fed()["任免.宪法宣誓"] == ("句式-定任1", "句式-定任2", "句式-定任3", "句式-定任5")


def test_it_is_known_which_template_tells_an_extra_and_a_measure() -> None:
    assert fed()["政治.补充.内容"] == ("回顾/政治.j2：补充",)
    assert "计划/代表.j2：措施" in fed()["来年.建议措施"]


def test_words_that_are_made_of_answers_count_for_them() -> None:
    assert any(place.startswith("成句-总述") for place in fed()["大会.次"])
    assert "工作报告/正文.j2：值" in fed()["大会.报告人"]


def test_slots_of_an_item_are_traced_to_the_answers_they_are_made_of() -> None:
    heard = "句式-听1"  # {报告} {做法} {问题语} {意见语} {落点}
    made_of = {path for path, places in fed().items() if heard in places and path.startswith("本年议题.")}
    keys = (
        "题目",
        "报告机关",
        "报告名",
        "数据年度",
        "做法",
        "问题",
        "问题数",
        "意见",
        "意见数",
        "举措",
        "成效",
    )
    assert {f"本年议题.{key}" for key in keys} <= made_of


def test_a_town_feeds_no_sentence_on_appointments() -> None:
    assert [path for path in fed(Mode(Level.TOWN)) if path.startswith("任免.")] == []


def test_frames_of_another_level_feed_nothing() -> None:
    town = {place for places in fed(Mode(Level.TOWN)).values() for place in places}
    assert "句式-定任1" not in town
    assert any(place.startswith("句式-") for place in town)
