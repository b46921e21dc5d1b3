"""What most of a paragraph looks like, and where a head or a count at its beginning may look otherwise."""

import re
from typing import Final

from planner.proof.layout import PageParagraph, RunLook
from planner.proof.pagelayout.allowed import allowed

HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
"""A Chinese character."""

_COUNT: Final = re.compile(
    "(?:[一二三四五六七八九十]+是|第[一二三四五六七八九十]+，|[首其再次]先?，|[^。；：]{1,30}[。：])"
)
_MARKS: Final = "。！？：；，"


def main_look(paragraph: PageParagraph, begin: int, end: int) -> RunLook | None:
    """Return the look that most Chinese characters of a part of a paragraph have, None without any."""
    counts: dict[tuple[str, float], int] = {}
    looks: dict[tuple[str, float], RunLook] = {}
    for run in paragraph.runs:
        start, stop = max(run.start, begin), min(run.end, end)
        signs = len(HAN.findall(paragraph.text, start, stop)) if start < stop else 0
        if signs:
            key = run.look.chinese, run.look.size
            counts[key] = counts.get(key, 0) + signs
            looks.setdefault(key, run.look)
    return looks[max(counts, key=lambda key: counts[key])] if counts else None


def plain_from(paragraph: PageParagraph) -> int:
    """Return where the words without a look of their own begin: after a run-in head or a bold count."""
    return max(_run_in_end(paragraph), _counted_end(paragraph))


def _run_in_end(paragraph: PageParagraph) -> int:
    """Return where a head in 黑体 or 楷体 ends, at a mark; 0 without one."""
    text, face, end = paragraph.text, "", 0
    for run in paragraph.runs:
        if HAN.search(text, run.start, run.end):
            face = face or run.look.chinese
            if run.look.chinese != face or not allowed().is_face(face, "hei_face", "kai_face"):
                break
        end = run.end
    ends = face and 0 < end < len(text) and (text[end - 1] in _MARKS or text[end] in _MARKS)
    return end if ends else 0


def _counted_end(paragraph: PageParagraph) -> int:
    """Return where a bold beginning ends: 一是, 第一，, or a short clause up to its mark; 0 without one."""
    text, runs = paragraph.text, paragraph.runs
    first = next((run for run in runs if HAN.search(text, run.start, run.end)), None)
    if first is None or not first.look.bold:
        return 0
    end = next((run.start for run in runs if not run.look.bold and run.start >= first.start), 0)
    return end if end and _COUNT.fullmatch(text[:end].strip()) else 0
