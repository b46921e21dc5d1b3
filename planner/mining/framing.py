"""Candidates of sentence frames: each clause in its own words where they are nobody's, else with slots."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from planner.mining.desk import SOMEBODYS, Desk, Place, longest_run, reports_of, size
from planner.mining.frames import ALTERNATIVE
from planner.mining.model import CandidateKind
from planner.mining.slots import ANY, MASK, TOPIC

_MOST_CLAUSES: Final = 4
_LEAST_WORDS: Final = 8
_WORDS_A_SLOT: Final = 4
_PLAIN_WORDS: Final = 12
_LONGEST: Final = 90
_SLOT: Final = re.compile(ANY)
FORMS: Final = re.compile("听取|审议|视察|调研|检查|询问|评议|测评|任免|督办|备案|审查|述职|监督")
"""The words of the forms of oversight; frames that hold one are wanted most."""


def framed(desk: Desk) -> dict[str, list[Place]]:
    """Return the frames of the extracts, each with its places."""
    found: dict[str, list[Place]] = defaultdict(list)
    for piece, places in _recurring(desk):
        for text in _frames_of(desk, piece):
            found[text] += places
    return found


def _recurring(desk: Desk) -> Iterator[tuple[str, Sequence[Place]]]:
    """Yield the statements whose skeleton stands in enough reports, with the places of each."""
    by_skeleton: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for piece, place in desk.pieces(CandidateKind.FRAME):
        skeleton = _skeleton(piece) if desk.least > 1 else piece
        by_skeleton[skeleton][piece].append(place)
    for by_piece in by_skeleton.values():
        if reports_of([place for places in by_piece.values() for place in places]) >= desk.least:
            yield from by_piece.items()


def _skeleton(piece: str) -> str:
    """Return a statement with slots in every clause that has a form with slots."""
    return "，".join([clause.partition(ALTERNATIVE)[2] or clause for clause in piece.split("，")])


def _frames_of(desk: Desk, piece: str) -> Iterator[str]:
    """Yield what of a statement makes a frame: clauses side by side, in safe words or with slots.

    A frame ends before the words between two slots would be somebody's sentence.
    """
    frame, clauses = "", 0
    for clause in piece.split("，"):
        kept = _clause(desk, clause, before=frame)
        if kept and clauses < _MOST_CLAUSES:
            frame, clauses = f"{frame}，{kept}" if frame else kept, clauses + 1
            continue
        if _is_frame(frame):
            yield frame
        frame = _clause(desk, clause, before="")
        clauses = int(bool(frame))
    if _is_frame(frame):
        yield frame


def _clause(desk: Desk, clause: str, before: str) -> str:
    """Return the clause in words or with slots, whichever is safe after `before`; "" for neither."""
    words, _, slots = clause.partition(ALTERNATIVE)
    for text in (words, slots):
        if text and longest_run(before + text) < SOMEBODYS and desk.words.knows(text):
            return text
    return ""


def _is_frame(text: str) -> bool:
    """Return whether a text has a slot and enough words beside it."""
    slots, words = len(_SLOT.findall(text)), size(text)
    if not slots or words < max(_LEAST_WORDS, _WORDS_A_SLOT * slots) or len(text) > _LONGEST:
        return False
    if TOPIC + TOPIC in text or MASK in text:
        return False
    is_plain = "，" in text and words >= _PLAIN_WORDS and words >= 2 * _WORDS_A_SLOT * slots
    return is_plain or bool(FORMS.search(text))
