"""Whatever is in a document, proof-reading ends, and every finding stands where it says."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank
from planner.drafting import make_draft, open_facts
from planner.proof.detectors import DETECTORS
from planner.proof.reading import Given, lines_of_draft, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from tests.shipped import COMPLETE

pytestmark = pytest.mark.slow

RULES, _ = rules_of((), DETECTORS)
_PIECES = (
    *(
        "一、",
        "（一）",
        "1.",
        "一是",
        "《",
        "》",
        "“",
        "”",
        "（",
        "）",
        "，",
        "。",
        "、",
        "；",
        "：",
        "——",
        "…",
    ),
    *(
        "2026年",
        "2027年",
        "今年",
        "去年",
        "第十届",
        "五次会议",
        "12%",
        "3.5万元",
        "10件",
        "其中5件",
        "八部法律",
    ),
    *(
        "常委会",
        "听取和审议",
        "区政府",
        "街道",
        "《监督法》",
        "十五五",
        "四个意识",
        "将",
        "了",
        "等",
        "X",
        "**",
    ),
    *("\n", "\n\n", "　　", " ", "\t", "𠮷", "\u200b", "e\u0301"),
)


# No fixtures: a failing example would print them whole.
@cache
def _bank() -> PhraseBank:
    return load_bank()


@cache
def _paragraphs() -> tuple[str, ...]:
    return tuple(line.text for line in lines_of_draft(make_draft(open_facts(COMPLETE))).lines)


def _hold(text: str, known: Given) -> None:
    lines = lines_of_text(text)
    found = remarks(subject_of(lines, _bank(), known), RULES)
    texts = {line.number: line.text for line in lines.lines}
    for one in found:
        assert 0 <= one.start <= one.end <= len(texts[one.line])
        assert texts[one.line][one.start : one.end] == one.finding.text
        assert one.finding.place.column == one.start + 1
        assert one.finding.message
        assert "{" not in one.finding.message + one.finding.suggestion
    assert [one.line for one in found] == sorted(one.line for one in found)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    pieces=st.lists(st.sampled_from(_PIECES), max_size=60),
    year=st.sampled_from([None, 2021, 2026, 2027]),
    level=st.sampled_from([None, *Level]),
)
def test_any_run_of_signs_is_proof_read(pieces: list[str], year: int | None, level: Level | None) -> None:
    _hold("".join(pieces), Given(year=year, level=level))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_shuffle_of_a_report_is_proof_read(data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.sampled_from(_paragraphs()), min_size=1, max_size=25))
    cut = data.draw(st.integers(0, 40))
    _hold("\n".join(text[cut:] if number % 3 else text for number, text in enumerate(kept)), Given())


def test_an_empty_text_gives_no_finding() -> None:
    _hold("", Given(year=2026))
