"""Headings: one scheme for the whole report, run-in heads of one formula for each part.

The choice is a function of place and year, so that the same file gives the same headings and the
next year other ones; facts file or command line may name a scheme instead.
"""

import zlib
from collections.abc import Iterable, Mapping, Sequence

from planner.bank.model import HeadingScheme, RunInHeads, Tense
from planner.compose.setting import Setting
from planner.draft.model import FromPhrase, Span, Spans
from planner.errors import UsageError


class UnknownSchemeError(UsageError):
    """No heading scheme of that name can be used here."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        """Name the schemes there are."""
        super().__init__(f"没有叫“{name}”的标题方案。可用的有：{'、'.join(known)}。")


def choose_scheme(setting: Setting, wanted: str) -> HeadingScheme:
    """Return the scheme called `wanted` (by name or id), else the one that falls to place and year.

    Neighbouring years of one place get different schemes, as long as the same ones are on offer and
    there are two. UnknownSchemeError for an unknown name.
    """
    usable = setting.usable(HeadingScheme)
    if wanted:
        named = next((s for s in usable if wanted in {s.name, s.id}), None)
        if named is None:
            raise UnknownSchemeError(wanted, [s.name for s in usable])
        return named
    if not usable:
        raise UsageError("短语库里没有这一级、这一年可用的标题方案，请恢复随程序安装的“标题.yaml”。")
    place = setting.facts.one("单位.地区")
    seed = zlib.crc32((place.text if place else "").encode())
    return usable[(seed + setting.clock.year) % len(usable)]


class RunIns:
    """Gives every paragraph its run-in head; the heads of a part share one formula."""

    def __init__(self, setting: Setting, scheme: HeadingScheme, seed: str) -> None:
        """Prepare the sets; `seed` (place and year) settles which of equals goes first."""
        self._sets = setting.usable(RunInHeads)
        self._scheme = scheme
        self._seed = seed
        self._chosen: dict[tuple[str, Tense], RunInHeads | None] = {}
        self._spent: set[str] = set()

    def head(self, part: str, group: str, tense: Tense) -> Spans:
        """Return the head of a paragraph, () when no set knows the group."""
        chosen = self._set(part, tense)
        text = chosen.heads.get(group, "") if chosen else ""
        if chosen is None or not text:
            return ()
        return (Span(f"{text}。", FromPhrase(chosen.id)),)

    def _set(self, part: str, tense: Tense) -> RunInHeads | None:
        """Return the part's set: least in common with its heading and with heads already spent."""
        key = (part, tense)
        if key not in self._chosen:
            sets = [s for s in self._sets if s.part == part and s.tense in {tense, Tense.ANY}]
            headings = self._scheme.plan if tense is Tense.PLAN else self._scheme.review
            taken = self._spent | _bigrams([headings.get(part, "")])
            self._chosen[key] = min(sets, key=lambda s: self._cost(s, taken), default=None)
            chosen = self._chosen[key]
            if chosen:
                self._spent |= _bigrams(chosen.heads.values())
        return self._chosen[key]

    def _cost(self, candidate: RunInHeads, taken: set[str]) -> tuple[int, int]:
        shared = len(_bigrams(candidate.heads.values()) & taken)
        return shared, zlib.crc32(f"{self._seed}|{candidate.id}".encode())


def _bigrams(texts: Iterable[str]) -> set[str]:
    return {text[i : i + 2] for text in texts for i in range(len(text) - 1)}


def heading_of(scheme: HeadingScheme, part: str, tense: Tense) -> Spans:
    """Return the heading of a part in one half, from the scheme."""
    headings: Mapping[str, str] = scheme.plan if tense is Tense.PLAN else scheme.review
    return (Span(headings[part], FromPhrase(scheme.id)),)
