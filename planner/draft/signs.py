"""Signs: what smells of a template in a draft, counted.

The fifteen signs and their limits are those of the prose guide §6, measured there on real reports.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, pstdev

from planner.draft.measure import FIXED_WORDS, MOST_FIGURES, figures, opening, skeleton
from planner.draft.model import (
    Draft,
    FromFact,
    FromPhrase,
    FromRule,
    Gap,
    Heading,
    Paragraph,
    Role,
    Span,
    plain,
    sentence_spans,
)

REVIEW_ITEM, PLAN_ITEM = "本年议题.", "来年议题."
_HALF, _PART = 0, 1
_QUOTED = re.compile(r"《[^》]*》|“[^”]*”")
_DEGREE = ("进一步", "不断", "切实", "着力", "扎实", "认真", "积极", "深入", "有力", "持续")
_EMPTY_RESULT = ("明显成效", "良好效果", "一致好评", "再上新台阶", "显著提升", "显著增强")
_PURPOSE = re.compile(r"(?:为|以)[^，。]*(?:作出[^，。]*贡献|提供[^，。]*(?:保障|基础|支撑))[。！]$")
_CHAIN = re.compile(r"一是.*二是.*三是")
# In fewer sentences a share says nothing: one of four is 25 % already.
_ENOUGH = 5
_TITLE_KEYS = frozenset({"题目", "报告机关", "数据年度", "报告名", "月份"})


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign measured: its value, where, and the values at which to warn and to refuse."""

    name: str
    place: str
    value: float
    warn: float
    fail: float
    below: bool = False

    @property
    def warns(self) -> bool:
        """Whether the value has reached the first limit."""
        return self.value < self.warn if self.below else self.value > self.warn

    @property
    def fails(self) -> bool:
        """Whether the value has reached the second limit."""
        return self.value < self.fail if self.below else self.value > self.fail


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    spans: tuple[Span, ...]
    part: str
    half: str
    paragraph: int

    @property
    def figures(self) -> int:
        return figures(self.text)

    @property
    def bare(self) -> str:
        return re.sub(r"\s", "", self.text)


def signs(draft: Draft, phrases: Sequence[str], slogans: Sequence[str]) -> tuple[Sign, ...]:
    """Return every sign measured on the body of a draft.

    `phrases` are wordings that must recur word for word and are no echo, `slogans` those whose
    stacking tires.
    """
    sentences = tuple(_sentences(draft))
    parts = {s.part: [t for t in sentences if t.part == s.part] for s in sentences if s.part}
    found: list[Sign] = []
    for part, members in parts.items():
        found.extend(_of_part(part, members))
    found.extend(_of_report(sentences, phrases, slogans))
    return tuple(found)


def _sentences(draft: Draft) -> Iterator[_Sentence]:
    half = part = ""
    for number, block in enumerate(draft.blocks):
        if isinstance(block, Heading) and block.level == _HALF:
            half, part = "计划" if half else "回顾", ""
        elif isinstance(block, Heading) and block.level == _PART:
            part = block.id
        elif isinstance(block, Paragraph) and block.role is Role.BODY:
            inside = part if block.id.startswith(f"{part}.") else ""
            for spans in sentence_spans(block.spans):
                if not _only_asks(spans):
                    yield _Sentence(plain(spans), spans, inside, half, number)


def _only_asks(sentence: Sequence[Span]) -> bool:
    """Return whether a sentence is a gap and nothing else: a question to the clerk, no prose."""
    return all(isinstance(span.origin, Gap) or not span.text.strip("。") for span in sentence)


def _of_part(part: str, sentences: Sequence[_Sentence]) -> Iterator[Sign]:
    openings = Counter(opening(s.text) for s in sentences)
    if len(sentences) >= _ENOUGH:
        share = openings.most_common(1)[0][1] / len(sentences)
        yield Sign("同样开头", part, share, 0.25, 0.40)
    yield Sign("连句同首", part, _longest_run([opening(s.text) for s in sentences]), 2, 2)
    yield Sign("连句同构", part, _longest_run([skeleton(s.text) for s in sentences]), 1, 2)
    yield Sign("同一句式", part, _frame_uses(sentences), 2, 3)
    sizes = list(Counter(s.paragraph for s in sentences).values())
    if len(sizes) >= 3:  # noqa: PLR2004 - two paragraphs of a length are no pattern
        lengths = [
            sum(len(s.bare) for s in sentences if s.paragraph == p) for p in {s.paragraph for s in sentences}
        ]
        alike = max(sum(abs(a - b) <= 0.1 * b for a in lengths) for b in lengths) / len(lengths)
        yield Sign("段长划一", part, alike, 0.6, 0.8)


def _frame_uses(sentences: Sequence[_Sentence]) -> int:
    """Return how often the commonest frame was used: how often one of its pieces stands."""
    pieces = Counter(
        (span.origin.entry_id, span.text)
        for sentence in sentences
        for span in sentence.spans
        if isinstance(span.origin, FromPhrase)
        and span.origin.entry_id.startswith("句式")
        and len(span.text) > 1
    )
    return max(pieces.values(), default=0)


def _longest_run(marks: Sequence[str]) -> int:
    longest = run = 1 if any(marks) else 0
    for before, after in pairwise(marks):
        run = run + 1 if before == after and after else 1
        longest = max(longest, run)
    return longest


def _of_report(
    sentences: Sequence[_Sentence], phrases: Sequence[str], slogans: Sequence[str]
) -> Iterator[Sign]:
    text = "".join(s.bare for s in sentences)
    lengths = [len(s.bare) for s in sentences]
    if lengths:
        yield Sign("句长划一", "全文", pstdev(lengths) / fmean(lengths), 0.45, 0.30, below=True)
    per_thousand: Callable[[Sequence[str]], float] = lambda words: (  # noqa: E731
        1000 * sum(text.count(w) for w in words) / max(len(text), 1)
    )
    yield Sign("推动", "全文", per_thousand(["推动"]), 4.5, 7)
    yield Sign("加强", "全文", per_thousand(["加强"]), 4, 6)
    yield Sign("提升", "全文", per_thousand(["提升"]), 2.5, 4)
    yield Sign("强化", "全文", per_thousand(["强化"]), 2.5, 4)
    yield Sign("虚词", "全文", per_thousand(_DEGREE), 10, 14)
    yield Sign("空成效", "全文", sum(_is_empty_result(s) for s in sentences), 0, 2)
    inner = [s for s in sentences if s.part]
    yield Sign("提法堆叠", "各部分", max((_slogans(s, slogans) for s in inner), default=0), 1, 2)
    yield Sign("四字连排", "各部分", max((_four_run(s) for s in inner), default=0), 2, 4)
    items = [s for s in sentences if _tells_item(s, REVIEW_ITEM)]
    if items:
        yield Sign("少数字", "议题句", sum(s.figures > 0 for s in items) / len(items), 0.35, 0.20, below=True)
        yield Sign("光题目", "议题句", sum(map(_is_title_only, items)) / len(items), 0.35, 0.55)
    others = [s for s in sentences if not _is_statistics(s)]
    yield Sign("数字过密", "全文", max((s.figures for s in others), default=0), MOST_FIGURES, 5)
    yield Sign("目的尾巴", "全文", sum(bool(_PURPOSE.search(s.text)) for s in sentences), 3, 6)
    review = {s.paragraph: "" for s in sentences if s.half == "回顾" and s.part}
    chained = sum(bool(_CHAIN.search("".join(s.text for s in sentences if s.paragraph == p))) for p in review)
    yield Sign("一是连排", "回顾", chained, 2, 4)
    yield Sign("自我重复", "全文", _echo(sentences, phrases), 11, 17)


def _is_empty_result(sentence: _Sentence) -> bool:
    return (
        any(w in sentence.text for w in _EMPTY_RESULT) and not sentence.figures and "《" not in sentence.text
    )


def _slogans(sentence: _Sentence, formulas: Sequence[str]) -> int:
    """Return how many set phrases stand in a sentence, one inside another counted once."""
    text = "".join("\n" if isinstance(s.origin, FromFact) else s.text for s in sentence.spans)
    count = 0
    for formula in sorted(formulas, key=len, reverse=True):
        if formula in text:
            count += 1
            text = text.replace(formula, "\n")
    return count


def _four_run(sentence: _Sentence) -> int:
    """Return the longest run of four-character phrases in words that are not facts."""
    words = "".join("，，" if isinstance(s.origin, FromFact) else s.text for s in sentence.spans)
    longest = run = 0
    for phrase in re.split(r"[、，；。]", words):
        run = run + 1 if re.fullmatch(r"[一-鿿]{4}", phrase) else 0
        longest = max(longest, run)
    return longest


def _tells_item(sentence: _Sentence, prefix: str) -> bool:
    return any(isinstance(s.origin, FromFact) and s.origin.path.startswith(prefix) for s in sentence.spans)


def _is_title_only(sentence: _Sentence) -> bool:
    facts = [s.origin for s in sentence.spans if isinstance(s.origin, FromFact)]
    keys = {fact.path.split(".")[2] for fact in facts if fact.path.startswith(REVIEW_ITEM)}
    counted = any(isinstance(s.origin, FromRule) and "意见数" in s.origin.formula for s in sentence.spans)
    return keys <= _TITLE_KEYS and not counted


def _is_statistics(sentence: _Sentence) -> bool:
    return any(
        isinstance(s.origin, FromRule) and s.origin.formula.startswith(("合计：", "五年合计："))
        for s in sentence.spans
    )


def _echo(sentences: Sequence[_Sentence], formulas: Sequence[str]) -> int:
    """Return the longest run of characters that two sentences share beyond titles and set phrases."""
    runs = [_own_runs(s, formulas) for s in sentences]
    size = 1
    while _shared(runs, size + 1):
        size += 1
    return size


def _own_runs(sentence: _Sentence, formulas: Sequence[str]) -> tuple[str, ...]:
    """Return the sentence's words without facts, titles in 《》 or “”, and set phrases."""
    masked = "".join("\n" if isinstance(s.origin, FromFact | Gap) else s.text for s in sentence.spans)
    masked = _QUOTED.sub("\n", masked)
    for fixed in (*FIXED_WORDS, *formulas):
        masked = masked.replace(fixed, "\n")
    return tuple(run for run in masked.split("\n") if run)


def _shared(runs: Sequence[tuple[str, ...]], size: int) -> bool:
    owner: dict[str, int] = {}
    for number, texts in enumerate(runs):
        for text in texts:
            for start in range(len(text) - size + 1):
                if owner.setdefault(text[start : start + size], number) != number:
                    return True
    return False
