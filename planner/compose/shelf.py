"""Shelf: the frames that suit a report, by group and half, fresh ones first."""

from planner.bank.model import Frame, Tense
from planner.compose.memory import Memory
from planner.compose.setting import Setting


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
        return [f for f in usable if not self._memory.is_worn(f)] or usable
