"""How well a text answers a query: the one scale for bank and archive, and what it was lowered for.

From 90 the query stands in one line of the text as typed, from 80 its words stand side by side in
another order, from 65 in one line, from 50 somewhere in the text or its labels; words spelt in pinyin
count as in one line, words given by initials as somewhere. Below that a word was taken for a slip; up to
10 a word is missing, up to 6 several words of a sentence. Within a rung the score grows with the share of
the text that was asked for, for texts mined from reports half as far.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final, TypeVar

from planner.search.folding import SLOT, pairs, tighten, traced, written
from planner.search.nearness import Found, Way, find, most_missing
from planner.search.sounds import Span, heard, sound, sound_alike

ANYWHERE: Final = 50
"""From this score on every word was found, as typed or by its pinyin."""

MISSING_ONE: Final = 10
"""A score up to this one lacks a word."""

WHOLE: Final = 1.0
HALF: Final = 0.5
NOTHING: Final = 0.0

SENTENCE: Final = 10
"""So many characters asked for are a sentence."""

_T = TypeVar("_T")

_ARRANGED_WORDS: Final = 4
_LONG: Final = 4
_PAIR: Final = 2
_SOUNDED: Final = frozenset({Way.AS_TYPED, Way.SPELT, Way.INITIALS})
_WAYS: Final = {
    Way.SPELT: "按拼音",
    Way.INITIALS: "按拼音首字母",
    Way.PAIRS: "只有大半相同",
    Way.GAPS: "少两字",
    Way.HALF: "只有一个字相同",
}
_LONGER: Final = "原文更长"
_PART: Final = "只有几处相同"
_RECALLED: Final = 6
_SHARE: Final = 0.35


@dataclass(frozen=True, slots=True)
class Haystack:
    """A text ready to be searched.

    `marked` and `tight` hold its words line by line, with and without clause marks; `labels` what files
    it; `letters` the characters of both. `size` is the number of characters shown, a slot counted as what
    may fill it. `weight` is what a text gains by its brevity: WHOLE, or HALF of it when it was mined from
    reports, so that of two about as near the set wording comes first, or NOTHING while nobody approved it.
    """

    marked: str
    tight: str
    labels: str
    letters: frozenset[str]
    size: int
    weight: float

    @property
    def provisional(self) -> bool:
        """Whether nobody has approved the text yet."""
        return self.weight == NOTHING

    def within(self, word: str) -> str:
        """Return the text to look for `word` in.

        A short word must not straddle a clause mark (代表、决定 does not hold 表决); a long one may,
        because people leave the marks out (不忘初心牢记使命).
        """
        return self.tight if len(word) >= _LONG else self.marked

    def holds(self, word: str) -> bool:
        """Return whether the folded `word` stands in the text or in its labels."""
        return word in self.within(word) or word in self.labels


def hay(folded: str, labels: str = "", *, size: int | None = None, weight: float = WHOLE) -> Haystack:
    """Return a folded text ready to be searched; `size` is that of what is shown, all of it if None."""
    tight = tighten(folded)
    letters = frozenset(folded + labels)
    return Haystack(folded, tight, labels, letters, len(tight) if size is None else size, weight)


def rate(text: Haystack, words: Sequence[str], unheard: frozenset[str] = frozenset()) -> float:
    """Return the score of a text for the folded `words`, all of which it must hold; else 0.

    `unheard` are words of two characters that no text has as they were typed.
    """
    if all(text.holds(word) for word in words):
        return round(_score(text, words), 1)
    founds: list[Found] = []
    for word in words:
        found = _find(text, word, unheard)
        if found is None:
            return 0.0
        founds.append(found)
    return round(_near_score(text, words, founds, unheard), 1)


def recall(text: Haystack, words: Sequence[str]) -> float:
    """Return the score, up to 6, of a text that shares a good part of the sentence `words` make up; else 0.

    For a sentence remembered inexactly in several of its clauses. Less than ten characters are none.
    """
    if sum(map(len, words)) < SENTENCE:
        return 0.0
    wanted = {pair for word in words for pair in pairs(word)}
    if not wanted:
        return 0.0
    share = sum(pair in text.tight for pair in wanted) / len(wanted)
    return round(_RECALLED * share, 1) if share >= _SHARE else 0.0


def within_reach(
    texts: Iterable[_T], hay_of: Callable[[_T], Haystack], word: str, unheard: frozenset[str]
) -> list[_T]:
    """Return those of many texts that may hold `word` in some way: a quick look that rules most out."""
    if word.isascii():
        return list(texts)
    letters, key = frozenset(word), sound(word)
    missing = 1 if word in unheard else most_missing(word)
    alike = len(word) > _PAIR or word in unheard
    kept = []
    for text in texts:
        straw = hay_of(text)
        if len(letters - straw.letters) <= missing or (alike and key in heard(straw.tight)):
            kept.append(text)
    return kept


def reasons(text: Haystack, words: Sequence[str], unheard: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return why a text does not score 100 for `words`, in short Chinese words; () when it does."""
    if not words:
        return ()
    if all(text.holds(word) for word in words):
        said = _standing_reasons(text, words)
    elif recall(text, words) and not all(_find(text, word, unheard) for word in words):
        return (_PART,)
    else:
        said = [reason for word in words if (reason := _word_reason(text, word, unheard))]
    if text.provisional:
        said.append("还是候选")
    elif _is_longer(text, words, unheard):
        said.append(_LONGER)
    return tuple(said)


def terms(shown: str, words: Sequence[str], unheard: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Return where `words` stand in the shown text, in order, touching ones joined."""
    found: list[Span] = []
    tracings = {long: traced(shown, tight=long) for long in {len(word) >= _LONG for word in words}}
    for word in words:
        trace = tracings[len(word) >= _LONG]
        place = find(word, trace.text, heard=word not in unheard)
        found += [trace.shown(*span) for span in place.spans] if place else []
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(joined)


def _find(text: Haystack, word: str, unheard: frozenset[str]) -> Found | None:
    """Return how a text has a word."""
    if text.holds(word):
        return Found(Way.AS_TYPED, 1.0, ())
    return find(word, text.within(word), heard=word not in unheard)


def _score(text: Haystack, words: Sequence[str]) -> float:
    """Return the score of a text that holds every word: how they stand, and how little else."""
    base, room, line = _standing(text, words)
    covered = _covered(text, sum(map(len, words)), line)
    if covered < 1 and any(text.tight.find(word) >= text.size for word in words):
        covered /= 2  # part of another name of what is shown
    return base + room * covered


def _standing(text: Haystack, words: Sequence[str]) -> tuple[int, int, int]:
    """Return the base of the rung, the points above it, and the length of the line it is won by."""
    phrase = "".join(words)
    if found := _shortest((phrase,), text.within(phrase)):
        return 90, 10, found
    orders = permutations(words) if 1 < len(words) <= _ARRANGED_WORDS else ()
    for order in orders:
        if found := _shortest(("".join(order),), text.tight):
            return 80, 9, found
    if found := _shortest(words, text.tight):
        return 65, 14, found
    return ANYWHERE, 14, len(text.tight)


def _shortest(words: Sequence[str], text: str) -> int:
    """Return the length of the shortest line that holds all words; 0 without such a line."""
    if not all(word in text for word in words):
        return 0
    return min((len(line) for line in text.split("\n") if all(word in line for word in words)), default=0)


def _covered(text: Haystack, size: int, line: int) -> float:
    """Return the share of the text that `size` characters in a line make up, by the text's weight.

    Words that fill their line make up the whole: it is a name, a heading or a wrong form.
    """
    if text.provisional:
        return 0.0
    return 1.0 if size == line else text.weight * min(1.0, size / max(line, text.size))


def _near_score(
    text: Haystack, words: Sequence[str], founds: Sequence[Found], unheard: frozenset[str]
) -> float:
    """Return the score of a text some words of which were found by their sound or with a slip."""
    ways = {found.way for found in founds}
    if ways <= _SOUNDED:
        spans = [span for found in founds for span in found.spans]
        as_typed = (word for word, found in zip(words, founds, strict=True) if not found.spans)
        size = sum(end - start for start, end in spans) + sum(map(len, as_typed))
        line = _common_line(text, words, founds)
        return (50 if Way.INITIALS in ways else 65) + 14 * _covered(text, size, line)
    size = sum(map(len, words))
    pairs = zip(words, founds, strict=True)
    closeness = sum(found.worth * len(word) for word, found in pairs) / size
    whole = _fills_a_line(text, words, size, unheard)
    return MISSING_ONE + 29 * closeness + 10 * _covered(text, size, size if whole else len(text.tight))


def _common_line(text: Haystack, words: Sequence[str], founds: Sequence[Found]) -> int:
    """Return the length of the line that holds what was found; that of the whole text if none has it all."""
    lines = set()
    for word, found in zip(words, founds, strict=True):
        for start, end in found.spans:
            held = text.within(word)
            lines.add(held[held.rfind("\n", 0, start) + 1 : end] + held[end:].partition("\n")[0])
    line = tighten(lines.pop())
    return len(text.tight) if lines else len(line)


def _fills_a_line(text: Haystack, words: Sequence[str], size: int, unheard: frozenset[str]) -> bool:
    lines = (line for line in text.tight.split("\n") if abs(len(line) - size) <= 1)
    return any(all(find(word, line, heard=word not in unheard) for word in words) for line in lines)


def _is_longer(text: Haystack, words: Sequence[str], unheard: frozenset[str]) -> bool:
    """Return whether the score was lowered for what the text has besides."""
    size = sum(map(len, words))
    if all(text.holds(word) for word in words):
        return text.size > size and _covered(text, size, _standing(text, words)[2]) < 1
    founds = [found for word in words if (found := _find(text, word, unheard))]
    if {found.way for found in founds} & {Way.SPELT, Way.INITIALS}:
        size = sum(end - start for found in founds for start, end in found.spans)
    elif _fills_a_line(text, words, size, unheard):
        return False
    return text.size > size


def _standing_reasons(text: Haystack, words: Sequence[str]) -> list[str]:
    base = _standing(text, words)[0]
    if base == 90:  # noqa: PLR2004 - the rungs are those of `_standing`
        return []
    if base == 80:  # noqa: PLR2004
        return ["词序不同"]
    labels = [word for word in words if word not in text.within(word)]
    if labels:
        return [f"“{written(word)}”只在类别、职责等标注里" for word in labels]
    if base < 65:  # noqa: PLR2004
        return ["不在同一句里"]
    starts = [text.tight.find(word) for word in words]
    return ["隔着其他字"] if starts == sorted(starts) else ["词序不同", "隔着其他字"]


def _word_reason(text: Haystack, word: str, unheard: frozenset[str]) -> str:
    """Return how a word that was not found as typed was found instead."""
    if text.holds(word):
        return ""
    found = _find(text, word, unheard)
    if found is None:
        return lacks(word)
    if found.way in _WAYS:
        return _WAYS[found.way]
    start, end = found.spans[0]
    return slip_words(word, text.within(word)[start:end])


def lacks(word: str) -> str:
    """Return the reason of a score for a word that is not there."""
    return f"缺一个词：{written(word)}"


def slip_words(typed: str, held: str) -> str:
    """Return what a slip was, as 一字不同：式→事; both are folded, one slip or a sound apart."""
    pairs = [(one, other) for one, other in zip(typed, held, strict=False) if one != other]
    if len(typed) == len(held):
        one, other = (written("".join(side)) for side in zip(*pairs, strict=True))
        if len(pairs) == _PAIR and one == other[::-1]:
            return f"两字颠倒：{one}→{other}"
        kind = "同音字" if all(map(sound_alike, typed, held)) else "一字不同"
        return f"{kind}：{one}→{other}"
    longer, shorter = (held, typed) if len(held) > len(typed) else (typed, held)
    at = next((at for at, sign in enumerate(shorter) if sign != longer[at]), len(shorter))
    sign = written(longer[at]).replace(SLOT, "…")
    return f"少一字：{sign}" if longer is held else f"多一字：{sign}"
