"""What stands around a place of a sentence, near enough to matter: so that no sentence is read twice over."""

from typing import Final

_NEAR: Final = 240


def before(text: str, place: int) -> str:
    """Return what stands before a place, as far back as 240 characters."""
    return text[max(place - _NEAR, 0) : place]


def clause_after(text: str, place: int, marks: str = "，；。！？") -> str:
    """Return what stands from a place to the first of the marks, at most 240 characters."""
    ahead = text[place : place + _NEAR]
    stops = [stop for mark in marks if (stop := ahead.find(mark)) >= 0]
    return ahead[: min(stops, default=len(ahead))]


def clause_before(text: str, place: int, marks: str = "，；。！？") -> str:
    """Return what stands from the last of the marks to a place, at most 240 characters."""
    behind = before(text, place)
    return behind[max(behind.rfind(mark) for mark in marks) + 1 :]
