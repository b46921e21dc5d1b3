"""Choices: every place with a choice is listed, follows its pin, and leaves the rest of the draft alone."""

from pathlib import Path

import pytest

from planner.bank.entries import Frame, HeadingScheme, RunInHeads, Sentence
from planner.bank.model import Tense
from planner.compose.choices import Choices, of_half
from planner.draft.choice import ChoiceKind
from planner.draft.model import FromPhrase, block_spans
from planner.draft.trace import numbers_without_origin, trace
from planner.facts.derived.pins import Pin
from planner.facts.model import Fact
from planner.finding import Place
from tests.compose.varied import Example, Turned
from tests.shipped import COMPLETE, TERM, TOWN

_HERE = Fact("结构.选定.1.用", "", "", Place("甲.yaml", 3, 5), "用哪一条")


def _pin(slot: str, use: str) -> Pin:
    return Pin(slot, use, "结构.选定.1", _HERE, _HERE)


@pytest.fixture(scope="module")
def complete() -> Example:
    example = Example.of(COMPLETE)
    assert example.turns
    return example


def test_without_a_pin_the_cheapest_entry_is_taken() -> None:
    choices = Choices()
    assert choices.take(ChoiceKind.WHOLE, "回顾.感谢", "甲", lambda: {"甲": "一", "乙": "二"}) == "甲"


def test_a_pin_takes_the_entry_it_names() -> None:
    choices = Choices([_pin("成句.回顾.感谢", "乙")])
    assert choices.take(ChoiceKind.WHOLE, "回顾.感谢", "甲", lambda: {"甲": "一", "乙": "二"}) == "乙"
    assert list(choices.refused()) == []


def test_an_entry_that_may_not_stand_there_is_not_taken_and_is_reported() -> None:
    choices = Choices([_pin("成句.回顾.感谢", "丙")])
    assert choices.take(ChoiceKind.WHOLE, "回顾.感谢", "甲", lambda: {"甲": "一", "乙": "二"}) == "甲"
    (refused,) = choices.refused()
    assert refused.options == {"甲": "一", "乙": "二"}


def test_a_pin_of_a_place_that_never_comes_up_is_reported() -> None:
    choices = Choices([_pin("成句.回顾.感谢", "甲")])
    (refused,) = choices.refused()
    assert refused.options is None


def test_a_place_that_comes_again_has_a_name_of_its_own() -> None:
    choices = Choices([_pin("句式.本年议题.3.2", "乙")])
    taken = [choices.take(ChoiceKind.FRAME, "本年议题.3", "甲", lambda: {"甲": "", "乙": ""}) for _ in "ab"]
    assert taken == ["甲", "乙"]


def test_what_is_settled_elsewhere_goes_before_a_pin() -> None:
    choices = Choices([_pin("标题方案", "乙")])
    offer = {"甲": "", "乙": "", "丙": ""}
    assert choices.take(ChoiceKind.SCHEME, "", "丙", lambda: offer, settled="丙") == "丙"
    assert [refused.pin.use for refused in choices.refused()] == ["乙"]


def test_options_are_made_only_when_they_are_wanted() -> None:
    def never() -> dict[str, str]:
        raise AssertionError

    assert Choices([_pin("成句.别处", "乙")]).take(ChoiceKind.WHOLE, "此处", "甲", never) == "甲"


def test_a_place_is_named_with_its_half_once() -> None:
    assert of_half(Tense.REVIEW, "部首.政治") == "回顾.部首.政治"
    assert of_half(Tense.PLAN, "计划.代表") == "计划.代表"


@pytest.mark.slow
def test_every_kind_of_choice_is_listed(complete: Example) -> None:
    slots = {choice.slot for choice in complete.plain.choices}
    assert {choice.kind for choice in complete.plain.choices} == set(ChoiceKind)
    assert {"标题方案", "小标题.回顾.政治", "成句.回顾.感谢", "成句.回顾.部首.民生"} <= slots
    assert any(slot.startswith("句式.本年议题.") for slot in slots)
    assert any(slot.startswith("句式.来年议题.") for slot in slots)
    assert any(".补写." in slot for slot in slots)
    assert any(slot.startswith("并列.") for slot in slots)
    assert any(slot.startswith("词.本年议题.") for slot in slots)


@pytest.mark.slow
def test_no_entry_of_the_bank_enters_the_draft_without_being_a_choice(complete: Example) -> None:
    draft = complete.plain.draft
    spans = [span for block in draft.blocks for span in block_spans(block)]
    used = {s.origin.entry_id for s in spans if isinstance(s.origin, FromPhrase)}
    entries = complete.opened.bank.entries
    kinds = (Frame, Sentence, HeadingScheme, RunInHeads)
    chosen = {entry for entry in used if isinstance(entries.get(entry), kinds)}
    # What was studied is told by the first clause that can be filled: there is an order and no choice.
    assert {entry for entry in chosen if not entry.startswith("成句-会议学习句")} <= complete.plain.taken


@pytest.mark.slow
def test_each_choice_stands_in_the_block_it_names(complete: Example) -> None:
    blocks = complete.plain.draft.blocks
    for choice in complete.plain.choices:
        if choice.kind in {ChoiceKind.FRAME, ChoiceKind.WHOLE}:
            text = "".join(span.text for span in block_spans(blocks[choice.block - 1]))
            assert choice.text[:6] in text, choice.slot


@pytest.mark.slow
def test_the_trace_lists_the_choices_as_plain_data(complete: Example) -> None:
    data = trace(complete.plain.draft, choices=complete.plain.choices)
    first = data["choices"][0]
    assert list(first) == ["slot", "kind", "taken", "text", "pinned", "block", "options"]
    assert all({option["id"] for option in c["options"]} >= {c["taken"]} for c in data["choices"])
    assert not any(choice["pinned"] for choice in data["choices"])


def _holds(complete: Example, slot: str, entry: str) -> Turned:
    """Draft with one place settled, and hold that exactly this was done, and nothing lost."""
    turned = complete.turned((slot, entry))
    former = complete.plain
    assert turned.refused == ()
    assert (turned.at(slot).taken, turned.at(slot).pinned) == (entry, True)
    assert [choice.slot for choice in turned.choices if choice.pinned] == [slot]
    assert turned.figures == former.figures
    assert {gap.path for gap in turned.gaps} == {gap.path for gap in former.gaps}
    assert list(numbers_without_origin(turned.draft)) == []
    assert turned.kept(former, slot) >= 0.95
    return turned


@pytest.mark.slow
@pytest.mark.parametrize("start", range(2))
def test_any_option_of_any_place_stands_there_when_pinned_and_loses_nothing(
    complete: Example, start: int
) -> None:
    for slot, option in complete.turns[start * 19 :: 38]:
        turned = _holds(complete, slot, option.id)
        assert turned.at(slot).text == option.text


@pytest.mark.slow
def test_a_sentence_that_is_settled_stays_where_a_shorter_one_only_just_had_room(complete: Example) -> None:
    slot = "成句.计划.自身.联动"
    longest = max(complete.plain.at(slot).options, key=lambda option: len(option.text))
    assert complete.plain.at(slot).taken != longest.id
    assert _holds(complete, slot, longest.id).at(slot).text == longest.text


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in ChoiceKind if kind is not ChoiceKind.FRAME])
def test_a_pin_of_every_kind_holds(complete: Example, kind: ChoiceKind) -> None:
    slot, option = next(
        (slot, option) for slot, option in complete.turns if slot.partition(".")[0] == kind.value
    )
    _holds(complete, slot, option.id)


@pytest.mark.slow
def test_the_same_pins_give_the_same_draft(complete: Example) -> None:
    pins = [(slot, option.id) for slot, option in complete.turns[::97]]
    assert complete.turned(*pins).draft == complete.turned(*pins).draft


@pytest.mark.slow
def test_pinning_what_stands_there_anyway_changes_nothing(complete: Example) -> None:
    pins = [(choice.slot, choice.taken) for choice in complete.plain.choices]
    assert complete.turned(*pins).draft == complete.plain.draft


@pytest.mark.slow
@pytest.mark.parametrize("path", [TOWN, TERM], ids=["town", "term"])
def test_the_other_examples_follow_their_pins_too(path: Path) -> None:
    example = Example.of(path)
    for slot, option in example.turns[::41]:
        turned = example.turned((slot, option.id))
        assert (turned.at(slot).taken, turned.refused) == (option.id, ())
        assert turned.figures == example.plain.figures
