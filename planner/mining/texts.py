"""The sentences of an extract as plain text, in which runs are counted, and the way back to their words."""

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Final

from planner.mining.pieces import Extract
from planner.mining.runs import BREAK

LONGEST: Final = 34
"""How many characters a phrase has at most."""

_QUOTES: Final = "“”‘’\"'《》〈〉"
_STRONG: Final = "。；：！？!?;:（）()…—"
_BREAKS: Final = re.compile(f"[{_STRONG}]")
_QUOTE: Final = re.compile(f"[{_QUOTES}]")
_QUOTE_OR_BREAK: Final = re.compile(f"[{_QUOTES}{BREAK}]")
_PAIRS: Final = ("“”", "《》")


def plain(text: str) -> str:
    """Return `text` without quotes, with one kind of comma, and a line end for every stronger mark."""
    return _marked(text).replace("、", "，")


def _marked(text: str) -> str:
    # Many times as fast as str.translate, which looks every character up.
    return _BREAKS.sub(BREAK, _QUOTE.sub("", text))


class PlainText:
    """The sentences of an extract: `plain` is their plain text, one a line.

    What only few phrases need is worked out when it is asked for.
    """

    def __init__(self, extract: Extract) -> None:
        """Take the sentences with their slots."""
        self._sentences = [told.slotted for told in extract.told]
        self._joined = BREAK.join(self._sentences)
        self.plain = plain(self._joined)

    @cached_property
    def marked(self) -> str:
        """The plain text with 、 kept apart from ，; a comma inside quotes divides a saying and is 、."""
        signs = list(_marked(self._joined))
        for first, last in self._quotations:
            signs[first:last] = ["、" if sign == "，" else sign for sign in signs[first:last]]
        return "".join(signs)

    def quotations(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Return where the quotations begin and end that begin from `start` to `end` of the plain text."""
        first = bisect_left(self._quotations, (start, start))
        return self._quotations[first : bisect_left(self._quotations, (end, end))]

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence at `offset` of the plain text."""
        return bisect_right(self._starts, offset) - 1

    def form(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` of the plain text as they stand, in whole quotes."""
        number = self.sentence(start)
        sentence, offset = self._sentences[number], self._starts[number]
        if not _QUOTE.search(sentence):
            return sentence[start - offset : end - offset]
        kept = [place for place, sign in enumerate(sentence) if sign not in _QUOTES]
        return _in_whole_quotes(sentence, kept[start - offset], kept[end - 1 - offset] + 1)

    @cached_property
    def _quotations(self) -> tuple[tuple[int, int], ...]:
        found = []
        opened, dropped = -1, 0
        for mark in _QUOTE_OR_BREAK.finditer(self._joined):
            place = mark.start() - dropped
            dropped += mark[0] != BREAK
            if mark[0] == "”" and opened >= 0:
                found.append((opened, place))
            opened = place if mark[0] == "“" else -1 if mark[0] in {"”", BREAK} else opened
        return tuple(found)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        lengths = (len(line) + 1 for line in _QUOTE.sub("", self._joined).split(BREAK))
        return tuple(accumulate(lengths, initial=0))[:-1]


def _in_whole_quotes(sentence: str, first: int, last: int) -> str:
    """Return sentence[first:last] with the quotes around it that it needs, without those it cannot close."""
    for opening, closing in _PAIRS:
        if sentence[first - 1 : first] == opening and closing in sentence[first : last + 1]:
            first -= 1
        if sentence[last : last + 1] == closing and opening in sentence[first:last]:
            last += 1
    form = sentence[first:last]
    for opening, closing in _PAIRS:
        if form.count(opening) != form.count(closing):
            form = form.replace(opening, "").replace(closing, "")
    return form
