"""Headings of one level against one another: beginnings, lengths, repetitions, what stands under them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from statistics import median
from typing import Final

from rapidfuzz import fuzz

from planner.proof.heads.spots import Head, families, heads
from planner.proof.model import Hit, Rule
from planner.proof.subject import Subject
from planner.reports.layout.numbering import Habit
from planner.reports.layout.titles import element_heading, half_heading
from planner.reports.model import Genre, Half

_SEVERAL: Final = 3
_MOST_COMPARED: Final = 40
_OFF: Final = 5
_OPENING: Final = 2
_ALIKE: Final = 88
_LONG: Final = 8
_FIGURES: Final = re.compile("[0-9一二三四五六七八九十]")
_LINE: Final = frozenset({Habit.COMMA, Habit.BRACKETS, Habit.PART, Habit.CHAPTER})
_SPOKEN: Final = frozenset({Habit.BEING, Habit.SHALL, Habit.ORDINAL})
_SHORT: Final = 6
_SHOWN: Final = 4


def _sets(subject: Subject, least: int) -> Iterator[tuple[Head, ...]]:
    """Yield the families of headings that stand alone, of at least so many; a list of forms has no rhythm."""
    if subject.report.genre is Genre.OVERSIGHT_PLAN:
        return
    for family in families(heads(subject)):
        alone = tuple(head for head in family if head.is_heading and head.habit)
        if len(alone) == len(family):
            alone = tuple(head for head in alone if not element_heading(head.words))
            yield from (alone,) if len(alone) >= least else ()


def odd_openings(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the one part that begins otherwise where all others begin with the same two characters."""
    for family in _sets(subject, _SEVERAL + 1):
        counts = Counter(head.words[:_OPENING] for head in family)
        opening, count = counts.most_common(1)[0]
        if count == len(family) - 1 and family[0].level == 1:
            odd = next(head for head in family if not head.words.startswith(opening))
            yield Hit(odd.start, odd.end, {"起": opening, "数": str(count)})


def uneven(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a part's heading that is much longer or shorter than the others, or has other clauses."""
    for family in _sets(subject, _SEVERAL):
        if family[0].level > 1:
            continue
        usual = int(median(len(head.words) for head in family))
        long_or_short = [head for head in family if abs(len(head.words) - usual) >= _OFF]
        clauses, count = Counter(head.clauses for head in family).most_common(1)[0]
        other = [head for head in family if head.clauses != clauses] if count == len(family) - 1 else []
        for head in family:
            said = []
            if head in long_or_short and len(long_or_short) * _SEVERAL <= len(family):
                said.append(f"{len(head.words)}字，其他多为{usual}字")
            if head in other:
                said.append(f"分{head.clauses}段，其他分{clauses}段")
            if said:
                yield Hit(head.start, head.end, {"差别": "；".join(said)})


def same_verb(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the second of two parts that begin with one word where no other two do."""
    for family in _sets(subject, _SEVERAL + 1):
        counts = Counter(head.words[:_OPENING] for head in family)
        twice = [opening for opening, count in counts.items() if count == _SEVERAL - 1]
        if family[0].level == 1 and len(twice) == 1 and max(counts.values()) < _SEVERAL:
            first, second = (head for head in family if head.words.startswith(twice[0]))
            values = {"词": twice[0], "前": first.section.number, "后": second.section.number}
            yield Hit(second.start, second.start + _OPENING, values)


def repeated(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a heading that stands in the same half already, or nearly so under the same heading."""
    found = [head for head in heads(subject) if head.is_heading and head.habit in _LINE]
    seen: dict[tuple[Half, str], Head] = {}
    same: set[int] = set()
    for head in found:
        known = seen.setdefault((head.half, head.words), head)
        if known is not head:
            same.add(head.start)
            yield Hit(head.start, head.end, {"像": "一字不差", "前": known.section.number})
    for family in families(found):
        for one, other in combinations(family[:_MOST_COMPARED], 2):
            if other.start not in same and _nearly(one.words, other.words):
                same.add(other.start)
                values = {"像": f"几乎一样（“{one.words}”）", "前": one.section.number}
                yield Hit(other.start, other.end, values)


def _nearly(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _LONG or _FIGURES.search(one + other):
        return False
    return fuzz.ratio(one, other) >= _ALIKE


def both_halves(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the parts of the plan whose heading is that of a part of the review."""
    parts = [head for head in heads(subject) if head.level == 1]
    review = {head.words for head in parts if head.half is Half.REVIEW and len(head.words) >= _SHORT}
    for head in parts:
        if head.half is Half.PLAN and head.words in review:
            yield Hit(head.start, head.end)


def empty(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield a heading on a line of its own with nothing under it, where others of its level have text."""
    for family in families(heads(subject)):
        # What is cut off at the end of an excerpt may have had its text.
        bare = [head for head in family if _is_empty(head) and subject.text[head.end :].strip()]
        if len(family) > 1 and 2 * len(bare) <= len(family):
            yield from (Hit(head.start, head.end) for head in bare)


def _is_empty(head: Head) -> bool:
    nothing = not head.section.sentences and not head.section.children
    is_item = head.level > 1 and bool(_FIGURES.search(head.words))
    leads = element_heading(head.words) or half_heading(head.words)
    return nothing and head.is_heading and head.habit in _LINE and not is_item and not leads


def without_children(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the one part of a half without headings below it where all others have several."""
    found = heads(subject)
    for half in Half:
        parts = [place for place, head in enumerate(found) if head.half is half and head.level == 1]
        lines = Counter(head.parent for head in found if head.is_heading and head.habit in _LINE)
        bare = [found[place] for place in parts if not found[place].section.children]
        rest = [lines[place] for place in parts if found[place].section.children]
        if len(bare) == 1 and len(rest) >= _SEVERAL and min(rest) > 1:
            counts = f"{min(rest)}至{max(rest)}" if min(rest) < max(rest) else str(min(rest))
            yield Hit(bare[0].start, bare[0].end, {"数": counts})


def unbalanced(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the part with many times the headings of the others."""
    title = subject.report.title
    if subject.report.genre is Genre.OVERSIGHT_PLAN or ("计划" in title and "总结" not in title):
        return
    found = heads(subject)
    for half in Half:
        below = Counter(head.parent for head in found if head.habit not in _SPOKEN)
        places = [place for place, head in enumerate(found) if head.half is half and head.level == 1]
        parts, counts = [found[place] for place in places], [below[place] for place in places]
        if len(counts) >= _SEVERAL and max(counts) >= _LONG and max(counts) >= _SEVERAL * median(counts):
            head = parts[counts.index(max(counts))]
            values = {"数": str(max(counts)), "少": str(min(counts))}
            yield Hit(head.start, head.end, values)


def as_last_year(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the first heading of a part that last year's report has word for word, with all of them."""
    if subject.last is None:
        return
    before = {
        section.heading
        for half in Half
        for section in subject.last.half(half)
        if len(section.heading) >= _SHORT
    }
    same = [head for head in heads(subject) if head.level == 1 and head.words in before]
    if same:
        listed = "、".join(f"“{head.words}”" for head in same[:_SHOWN]) + ("等" if same[_SHOWN:] else "")
        yield Hit(same[0].start, same[0].end, {"数": str(len(same)), "列": listed})


def final_marks(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the final mark of a heading that stands alone and has its text below it."""
    found = heads(subject)
    for family in families(found):
        stopped = [head for head in family if head.alone and head.stop and _has_text_below(head)]
        bare = [head for head in family if head.is_heading]
        for head in stopped:
            sure = head.habit in {Habit.COMMA, Habit.PART, Habit.CHAPTER}
            if (sure and head.level == 1) or (bare and head.habit in _LINE):
                at = subject.text.index(head.stop, head.end)
                yield Hit(at, at + 1, {"题": head.words}, replacement="")


def _has_text_below(head: Head) -> bool:
    section = head.section
    lines = [one.line for one in section.sentences] + [one.line for one in section.children]
    return any(line != section.line for line in lines)


def mixed_kinds(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the first heading of a part whose level below is numbered otherwise than in the other parts."""
    found = heads(subject)
    for half in Half:
        groups = [
            family
            for family in families(found)
            if family[0].half is half and family[0].level > 1 and _all_lines(family)
        ]
        kinds = Counter(family[0].habit for family in groups if family[0].level == _OPENING)
        if len(kinds) > 1:
            usual = kinds.most_common(1)[0][0]
            for family in groups:
                head = family[0]
                if head.level == _OPENING and head.habit is not usual and usual:
                    values = {"号": head.section.number, "前": usual.value}
                    yield Hit(head.begin, max(head.start, head.begin + 1), values)


def _all_lines(family: Sequence[Head]) -> bool:
    return all(head.alone and head.habit in _LINE | {Habit.ARABIC} for head in family)


_ORDER: Final = {Habit.COMMA: 1, Habit.BRACKETS: 2, Habit.ARABIC: 3, Habit.ARABIC_BRACKETS: 4}
_BELOW: Final = {Habit.COMMA: "（一）", Habit.BRACKETS: "1.", Habit.ARABIC: "（1）"}


def jumps(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the first heading of a level that skips one or stands under a lower one (GB/T 9704, 7.3.3)."""
    found = heads(subject)
    for family in families(found):
        head = family[0]
        above = found[head.parent] if head.parent >= 0 else None
        if above is None or above.habit not in _ORDER or head.habit not in _ORDER or not head.alone:
            continue
        own, upper = _ORDER[head.habit], _ORDER[above.habit]
        # From 一、 straight to 1. is allowed by use where there are two levels only.
        if own < upper or own > upper + 2 or (own == upper + 2 and upper > 1):
            values = {
                "号": head.section.number,
                "上": above.section.number,
                "应": _BELOW.get(above.habit, ""),
            }
            yield Hit(head.begin, max(head.start, head.begin + 1), values)


DETECTORS: Final[dict[str, Callable[[Subject, Rule], Iterable[Hit]]]] = {
    "标题起首": odd_openings,
    "标题长短": uneven,
    "标题动词": same_verb,
    "标题雷同": repeated,
    "两半同题": both_halves,
    "空标题": empty,
    "缺下级标题": without_children,
    "下级标题失衡": unbalanced,
    "同去年标题": as_last_year,
    "标题末尾标点": final_marks,
    "同级标号不一": mixed_kinds,
    "标号跳级": jumps,
}
