from hypothesis import given
from hypothesis import strategies as st

from planner.bank.model import Duty
from planner.mining.codec import (
    candidate_json,
    candidate_of,
    candidates_bytes,
    candidates_of,
    extract_bytes,
    extract_of,
)
from planner.mining.model import Candidate, CandidateKind, Seen
from planner.mining.pieces import Extract, Heads, Piece, Told, Topic

_WORDS = st.text(max_size=6)
_TENSES = st.sampled_from(["回顾", "计划", ""])
_NUMBERS = st.integers(0, 9999)
_DUTIES = st.sampled_from(Duty)
_KINDS = st.sampled_from(CandidateKind)
_PAIRS = st.lists(st.tuples(_WORDS, _WORDS), max_size=3).map(tuple)
_EXTRACTS = st.builds(
    Extract,
    report=_WORDS,
    digest=_WORDS,
    office=_WORDS,
    year_review=_NUMBERS,
    year_plan=_NUMBERS,
    told=st.lists(st.builds(Told, _NUMBERS, _TENSES, _DUTIES, _WORDS, st.text(min_size=1)), max_size=3).map(
        tuple
    ),
    pieces=st.lists(st.builds(Piece, _KINDS, _WORDS, _NUMBERS), max_size=3).map(tuple),
    topics=st.lists(st.builds(Topic, _WORDS, _WORDS, _WORDS, _NUMBERS), max_size=3).map(tuple),
    heads=st.lists(st.builds(Heads, _NUMBERS, _TENSES, _DUTIES, _NUMBERS, _PAIRS), max_size=3).map(tuple),
)
_SEEN = st.builds(Seen, _WORDS, _NUMBERS, _NUMBERS, _TENSES, _WORDS)
_CANDIDATES = st.builds(
    Candidate,
    key=_WORDS,
    kind=_KINDS,
    text=_WORDS,
    duty=_DUTIES,
    tense=_TENSES,
    seen=st.lists(_SEEN, max_size=3).map(tuple),
    count=_NUMBERS,
    reports=_NUMBERS,
    score=st.floats(0, 9),
    variants=st.lists(_WORDS, max_size=3).map(tuple),
    heads=st.dictionaries(_WORDS, _WORDS, max_size=3),
)


@given(_EXTRACTS)
def test_an_extract_comes_back_from_its_bytes_as_it_was(made: Extract) -> None:
    assert extract_of(extract_bytes(made)) == made
    assert extract_bytes(extract_of(extract_bytes(made))) == extract_bytes(made)


@given(st.lists(_CANDIDATES, max_size=3).map(tuple))
def test_candidates_come_back_from_their_bytes_as_they_were(made: tuple[Candidate, ...]) -> None:
    assert candidates_of(candidates_bytes(made)) == made


@given(_CANDIDATES)
def test_a_candidate_comes_back_from_its_json_as_it_was(made: Candidate) -> None:
    assert candidate_of(candidate_json(made)) == made
