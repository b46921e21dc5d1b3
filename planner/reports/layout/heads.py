"""Cutting a marked paragraph into its heading and its body."""

import re
from typing import Final

from planner.reports.sentences import sentence_spans

_WHOLE: Final = 32
_LINE: Final = 50
_FINAL: Final = "。！？；;：:，,、. 　—"
_CLAUSES: Final = 40
_CLAUSE: Final = re.compile("[^，,]+[，,]?")
_COLON: Final = re.compile("[^，。；：:《“]{2,20}[：:]")
_COLON_ROOM: Final = 30
# A clause that only says on what ground, to what end or by what means is no heading by itself.
_GROUND: Final = re.compile(
    "按照|根据|依照|依据|对照|针对|为了?|通过|结合|在|以(?!更)|坚持以|把|将|对|就|本着|充分利用"
)


def cut(text: str) -> tuple[str, str]:
    """Return the bare heading that a marked paragraph opens with, and its body.

    `text` has no number any more. In this order: a paragraph of one sentence without a final mark is
    all heading; words before a colon are, when a sentence follows them; a first sentence of up to 32
    characters is; of a longer one its first clause is, with the next when the first only says on what
    ground (按照…，) and both are short, and the body then keeps the sentence whole.
    """
    spans = sentence_spans(text)
    if not spans:
        return "", ""
    end = spans[0][1]
    first, rest = text[:end], text[end:].strip()
    core = bare(first)
    if len(spans) == 1 and not first.endswith(("。", "！", "？")) and len(core) <= _LINE:
        return core, ""
    colon = _COLON.match(first)
    if colon and (rest or len(core) > _COLON_ROOM):
        return bare(colon.group()), text[colon.end() :].strip()
    if len(core) <= _WHOLE:
        return core, rest
    return _clauses(core), text


def bare(text: str) -> str:
    """Return a heading without its final mark."""
    return text.strip().rstrip(_FINAL)


def _clauses(core: str) -> str:
    """Return the first clause of a long sentence, with the next while the last only names a ground."""
    clauses = _CLAUSE.findall(core)
    taken = 1
    while taken < len(clauses) and _GROUND.match(clauses[taken - 1]) and _fits(clauses[: taken + 1]):
        taken += 1
    return bare("".join(clauses[:taken]))


def _fits(clauses: list[str]) -> bool:
    return sum(len(clause) for clause in clauses) <= _CLAUSES
