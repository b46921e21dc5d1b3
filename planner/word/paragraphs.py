"""Paragraphs of a draft: title, headings, body text, the note on annexes."""

import re
from functools import cache

from planner.draft.model import Heading, Paragraph, Role, Spans, Table, plain
from planner.word.markup import w
from planner.word.names import LEVELS, Style
from planner.word.profile import Profile
from planner.word.properties import exact
from planner.word.runs import Ink, bare_runs, span_groups, text_runs
from planner.word.title import break_title, broken

_STYLES = {
    Role.DATELINE: Style.DATELINE,
    Role.SPEAKER: Style.SPEAKER,
    Role.SALUTATION: Style.SALUTATION,
    Role.BODY: Style.BODY,
}
_LABEL = "附件："
# 一是, 二是: numbers that are words of the sentence.
_COUNTS_ON = re.compile("[一二三四五六七八九十]+是")
_THIRD_LEVEL = re.compile("（?[0-9]")
# Characters a full line may lose to the gaps some editors set between digits and Chinese; a title holds
# one number, and loses one.
_SLACK = 2


def paragraph(style: Style, runs: str, *properties: str) -> str:
    """Return w:p in `style`; `properties` are set on this paragraph alone."""
    return f"<w:p>{_properties(style, *properties)}{runs}</w:p>"


@cache
def _properties(style: Style, *properties: str) -> str:
    return w("pPr", w("pStyle", val=style), *properties)


def title_paragraph(style: Style, title: Spans, profile: Profile, ink: Ink) -> str:
    """Return a title as one paragraph, its lines broken by sense."""
    gaps = 1 if any(sign.isdecimal() for sign in plain(title)) else 0
    lines = break_title(plain(title), profile.title_width - gaps)
    return paragraph(style, span_groups(broken(title, lines), ink))


def heading_paragraph(heading: Heading, ink: Ink) -> str:
    """Return a heading in the style of its level; ValueError for a level that does not exist."""
    if not 0 <= heading.level < len(LEVELS):
        raise ValueError(f"block {heading.id}: no heading level {heading.level}")
    runs = text_runs(heading.number, ink) + span_groups(heading.spans, ink)
    return paragraph(LEVELS[heading.level], runs)


def text_paragraph(text: Paragraph, ink: Ink, profile: Profile, *, blank_below: bool) -> str:
    """Return a paragraph in the style of its role, its run-in heading in 楷体 with the number before it.

    一是 and its like are words of the sentence, and set as it is; 1. and （1） are of the levels that stand
    in the face of the text, their headings too (GB/T 9704, 7.3.3). A dateline too long for one line is
    broken by sense like a title: it is centred too.
    """
    spans = text.spans
    if text.role in {Role.DATELINE, Role.SPEAKER}:
        spans = broken(spans, break_title(plain(spans), profile.characters_per_line - _SLACK))
    head_style = None if _THIRD_LEVEL.match(text.number) else Style.RUN_IN_HEAD
    number_style = None if _COUNTS_ON.fullmatch(text.number) else head_style
    runs = text_runs(text.number, ink, number_style)
    runs += span_groups(text.head, ink, head_style) + span_groups(spans, ink)
    spacing = [exact(profile.pitch, after=1)] if blank_below else []
    return paragraph(_STYLES[text.role], runs, *spacing)


def annex_note(tables: tuple[Table, ...], profile: Profile, ink: Ink) -> str:
    """Return 附件说明 (GB/T 9704 7.3.4): a blank line, then one line for each annex.

    One annex bears no number; turnover lines stand under the first character of the name.
    """
    numbers = [f"{n}. " if len(tables) > 1 else "" for n in range(1, len(tables) + 1)]
    last = len(tables) - 1
    return "".join(
        paragraph(
            Style.ANNEX_NOTE,
            text_runs(_LABEL * (n == 0) + numbers[n], ink) + "".join(bare_runs(s, ink) for s in table.title),
            w("keepNext") if n < last else "",
            exact(profile.pitch, before=1) if n == 0 else "",
            _annex_indent(_LABEL * (n == 0), numbers[n], profile),
        )
        for n, table in enumerate(tables)
    )


def _annex_indent(label: str, number: str, profile: Profile) -> str:
    # A digit, a point and a space take one character's width in a Latin face, one and a half in 仿宋.
    number_width = 0.0 if not number else 1.0 if profile.latin_face else 1.5
    left, hanging = 5 + number_width, len(label) + number_width
    return w(
        "ind",
        leftChars=round(left * 100),
        left=round(left * profile.advance),
        hangingChars=round(hanging * 100),
        hanging=round(hanging * profile.advance),
    )
