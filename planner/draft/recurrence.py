"""Recurrence: turns of words that may come again only some sentences later.

The windows are those of the prose guide §4, "No recurrence within N", and a few of the house's own
(a season or any time that opens a sentence, 在此基础上, 就此, 会前…会上). Only our own words count: what a
clerk typed stands as it is. Set phrases are taken out before a text is looked at.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from planner.draft.measure import sentences
from planner.draft.model import Draft, FromFact, Gap, Paragraph, Role, Span, Spans

OPENERS = ("聚焦", "围绕", "紧盯", "紧扣", "着眼", "锚定", "针对", "立足", "对照", "回应", "抓住", "顺着")
"""Lead-in words of the prose guide §1.4 that a reader hears as such."""
DEGREE = ("进一步", "不断", "持续", "切实", "着力", "扎实", "认真", "深入")
"""Words of degree (prose guide §4): each once in ten sentences, one to a sentence."""
_CAUSE = ("推动", "促进", "督促")
_TURNS = ("会后", "对此", "据此", "随后", "此后", "为此")
_SEASONS = ("一季度", "二季度", "三季度", "四季度")
# Where one of the words above is part of a fixed phrase or means something else.
_EXEMPT = re.compile("深入贯彻|深入(?:群众|基层)|认真履行|会后(?:督办|检查|整理|组织|通报|有人|形成)")
_MASK = "\n"


@dataclass(frozen=True, slots=True)
class Window:
    """A turn of words and the number of sentences within which it may not come again."""

    name: str
    pattern: re.Pattern[str]
    within: int


def _windows() -> Iterator[Window]:
    for word in OPENERS:
        yield Window(f"起句“{word}”", re.compile(f"^{word}"), 6)
    for word in _SEASONS:
        yield Window(f"起句“{word}”", re.compile(f"^{word}"), 6)
    yield Window("时间起句", re.compile(rf"^(?:{_MASK}+月|[一二三四]季度)"), 2)
    for word in _CAUSE:
        yield Window(word, re.compile(word), 3)
    for verb in ("提出", "形成"):
        yield Window(f"{verb}…意见", re.compile(f"{verb}[^。；]*(?:意见|建议)"), 3)
    yield Window("针对…问题", re.compile("针对[^。；]*问题"), 4)
    for word in _TURNS:
        yield Window(word, re.compile(word), 8)
    yield Window("在此基础上", re.compile("在此基础上"), 8)
    yield Window("就此", re.compile("就此"), 4)
    yield Window("会前…会上", re.compile("会前[^。]*会上"), 4)
    for word in DEGREE:
        yield Window(word, re.compile(word), 10)


WINDOWS = tuple(_windows())
"""Every window, those of the guide and the house's own."""
LONGEST_WINDOW = max(window.within for window in WINDOWS)


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A turn of words that came again too soon: `after` sentences later instead of `window.within`."""

    window: Window
    sentence: str
    after: int


@dataclass
class Listener:
    """Hears sentences in order and knows which turns of words it heard lately."""

    _heard: deque[frozenset[str]] = field(default_factory=lambda: deque(maxlen=LONGEST_WINDOW))

    def recurring(self, spans: Spans) -> tuple[Recurrence, ...]:
        """Return what would come again too soon if `spans` were said next; nothing is kept."""
        found: list[Recurrence] = []
        before = list(self._heard)
        for sentence in own_sentences(spans):
            found.extend(_again(sentence, before))
            before.append(_turns(sentence))
        return tuple(found)

    def hear(self, spans: Spans) -> None:
        """Keep the sentences of `spans`."""
        self._heard.extend(_turns(sentence) for sentence in own_sentences(spans))


def _again(sentence: str, before: Sequence[frozenset[str]]) -> Iterator[Recurrence]:
    turns = _turns(sentence)
    for window in WINDOWS:
        if window.name not in turns:
            continue
        for after, heard in enumerate(reversed(before[-window.within + 1 :]), start=1):
            if window.name in heard:
                yield Recurrence(window, sentence, after)
                break


@lru_cache(maxsize=4096)
def _turns(sentence: str) -> frozenset[str]:
    return frozenset(window.name for window in WINDOWS if window.pattern.search(sentence))


def own_sentences(spans: Spans) -> list[str]:
    """Return the sentences of `spans` in our own words, marks where a fact or a gap stands."""
    masked = "".join(_masked(span) for span in spans)
    return [_EXEMPT.sub(_MASK, sentence) for sentence in sentences(masked)]


def _masked(span: Span) -> str:
    """Return our words as they are; of a fact only its full stops, so that sentences stay as many."""
    if not isinstance(span.origin, FromFact | Gap):
        return span.text
    return _MASK + "".join(mark for mark in span.text if mark in "。！？") + _MASK


def recurrences(draft: Draft, phrases: Iterable[str] = ()) -> tuple[Recurrence, ...]:
    """Return every turn of words that the body of a draft repeats too soon; `phrases` are exempt."""
    listener = Listener()
    found: list[Recurrence] = []
    for block in draft.blocks:
        if isinstance(block, Paragraph) and block.role is Role.BODY:
            spans = _without(block.spans, tuple(phrases))
            found.extend(listener.recurring(spans))
            listener.hear(spans)
    return tuple(found)


def _without(spans: Spans, phrases: Sequence[str]) -> Spans:
    """Return `spans` with marks in place of the set phrases in our words."""
    result = list(spans)
    for index, span in enumerate(spans):
        if isinstance(span.origin, FromFact):
            continue
        text = span.text
        for phrase in phrases:
            text = text.replace(phrase, _MASK)
        result[index] = replace(span, text=text)
    return tuple(result)
