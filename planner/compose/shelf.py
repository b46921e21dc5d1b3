"""Shelf: the frames that suit a report, by group and half, fresh ones first."""

from typing import TypeVar

from planner.bank.entries import Frame, Sentence
from planner.bank.model import Tense
from planner.compose.memory import Memory
from planner.compose.setting import Setting

_W = TypeVar("_W", Frame, Sentence)


class Shelf:
    """Hands out frames; what is worn stays on it while anything fresher lies there."""

    def __init__(self, setting: Setting, memory: Memory) -> None:
        """Index the frames usable at this level and date."""
        self._memory = memory
        self._frames: dict[tuple[str, Tense], list[Frame]] = {}
        for frame in setting.usable(Frame):
            halves = (Tense.REVIEW, Tense.PLAN) if frame.tense is Tense.ANY else (frame.tense,)
            for half in halves:
                self._frames.setdefault((frame.group, half), []).append(frame)

    def frames(self, group: str, tense: Tense, *roles: str) -> list[Frame]:
        """Return the frames of a group for one half, of the given roles (any when none is given)."""
        found = self._frames.get((group, tense), [])
        usable = [f for f in found if (not roles or f.role in roles) and not self._memory.is_spent(f)]
        usable = own_first(usable)
        return [f for f in usable if not self._memory.is_worn(f)] or usable


def own_first(entries: list[_W]) -> list[_W]:
    """Return those of `entries` that are written for some kind of document, all where none is.

    What a setting gives to choose from is for its own kind of document or for any.
    """
    return [entry for entry in entries if entry.documents] or entries
