"""Whatever a clerk leaves out of the complete example, the draft stands and invents nothing."""

import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.draft.trace import numbers_without_origin
from planner.drafting import parts_left_out
from planner.facts.derived.agenda import REVIEW as AGENDA
from tests.acceptance.reading import REVIEW, Reading, read_text, words
from tests.shipped import COMPLETE, TERM, TOWN

pytestmark = pytest.mark.slow

_DOUBLED = re.compile("[，、；：。][，、；：。]")
_EMPTY = re.compile(r"〔|〕|[{}]|“”|《》|（）")
_MARK_FIRST = re.compile("^[，、；：。！？）》”]")


@pytest.mark.parametrize(
    ("example", "parts"), [(COMPLETE, 5), (TOWN, 4), (TERM, 5)], ids=lambda value: str(value)[-7:]
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.sampled_from([0.05, 0.3, 0.6, 0.9]), random=st.randoms(use_true_random=False))
def test_any_subset_of_the_answers_gives_a_clean_draft(
    tmp_path: Path, example: Path, parts: int, share: float, random: Random
) -> None:
    answers = yaml.load(example.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    mode = {key: answers[key] for key in ("文种", "级别", "年型") if key in answers}
    thinned = _thinned(answers, share, random) | mode
    text = yaml.safe_dump(thinned, allow_unicode=True, sort_keys=False, width=1000)
    reading = read_text(tmp_path, text)
    missing = [half for half, _ in parts_left_out(reading.draft, reading.opened) if half == REVIEW]
    assert len(reading.parts(REVIEW)) == parts - len(missing)
    assert not missing or reading.opened.facts.list(AGENDA)
    assert list(numbers_without_origin(reading.draft)) == []
    assert _slips(reading) == []


def test_a_slip_is_found() -> None:
    slips = [
        line for line in ("开会，，审议。", "就〔〕审议。", "，审议。", "听取了《》。") if _is_slip(line)
    ]
    assert slips == ["开会，，审议。", "就〔〕审议。", "，审议。", "听取了《》。"]
    assert not _is_slip("“一府一委两院”、代表说：“好。”")


def _thinned(value: Any, share: float, random: Random) -> Any:  # noqa: ANN401  what YAML holds
    """Return `value` with each answer and each entry of a list left out with probability `share`."""
    if isinstance(value, dict):
        kept = {key: _thinned(inner, share, random) for key, inner in value.items()}
        return {k: v for k, v in kept.items() if isinstance(v, dict | list) or random.random() >= share}
    if isinstance(value, list):
        return [_thinned(inner, share, random) for inner in value if random.random() >= share]
    return value


def _slips(reading: Reading) -> list[str]:
    sentences = [sentence.text for sentence in reading.sentences]
    lines = [words(block) for block in reading.body]
    return [text for text in (*sentences, *lines) if _is_slip(text)]


def _is_slip(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_DOUBLED, _EMPTY, _MARK_FIRST))
