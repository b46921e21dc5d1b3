"""Topics: what a form of oversight is about, without organ, place, year and report.

“听取和审议区政府关于2026年养老服务工作情况和托育服务工作情况的报告” is about 养老服务 and 托育服务.
"""

import re
from typing import Final

from planner.reports.items import topicwords as words

_PAIRS: Final = re.compile("“[^“”]{1,80}”|《[^《》]{1,90}》|（[^（）]{1,40}）|\\([^()]{1,40}\\)")
_VEIL: Final = "\ue000"
_NARROW: Final = re.compile("[,;:?!]")
_WIDE: Final = str.maketrans(",;:?!", "，；：？！")
_SEEN: Final = frozenset({"“回头看”", "（讨论）", "（草案）"})
_TITLE: Final = re.compile("《[^《》]+(?:[〈<][^〉>]*[〉>][^《》]*)?》")
_MARKS: Final = " ，、；：。"
_LONGEST: Final = 600
_FEW: Final = 2


def veil(text: str) -> str:
    """Return `text` with what stands inside quotes, titles and brackets hidden, its marks full-width.

    The length is kept, so that places in it are places in `text`.
    """
    veiled = _PAIRS.sub(_veiled, text)
    return veiled.translate(_WIDE) if _NARROW.search(veiled) else veiled


def topics(text: str) -> list[str]:
    """Return the topics in the object of a form of oversight, in order; none for words that name none."""
    if len(text) > _LONGEST:
        return []
    text = words.WHEN.sub("", text)
    counted = bool(words.COUNTED.search(veil(text)))
    named = (
        bare_topic(_after_about(member))
        for report in _split(text, words.NEXT_REPORT)
        for matter in _split(_without_report(_after_about(report)), words.NEXT_MATTER)
        for member in _members(matter, counted=counted)
    )
    return list(dict.fromkeys(topic for topic in named if topic))


def bare_topic(text: str) -> str:
    """Return one topic bare; "" when nothing of its own is left."""
    topic = _without_tail(_without_front(text.strip(_MARKS)))
    topic = words.PROGRESS.sub("", topic) or topic
    topic = words.LAW_TAIL.sub("", topic)
    if _TITLE.fullmatch(topic):
        inner = topic[1:-1]
        return bare_topic(inner) if inner.endswith(("报告", "报告（草案）")) else topic
    return "" if words.is_vague(topic) else topic


def titles(text: str) -> list[str]:
    """Return the titles in 《》 of a text, with their marks, in order and each once."""
    return list(dict.fromkeys(_TITLE.findall(text)))


def _veiled(found: re.Match[str]) -> str:
    text = found.group()
    return text if text in _SEEN else text[0] + _VEIL * (len(text) - 2) + text[-1]


def _split(text: str, pattern: re.Pattern[str]) -> list[str]:
    """Split where the pattern stands outside quotes and titles."""
    pieces, start = [], 0
    for found in pattern.finditer(veil(text)):
        pieces.append(text[start : found.start()])
        start = found.end()
    return [piece for piece in [*pieces, text[start:]] if piece.strip()]


def _after_about(text: str) -> str:
    found = words.ABOUT.match(veil(text)) if "关" in text else None
    return text[found.end() :] if found else text


def _without_report(text: str) -> str:
    found = words.REPORT.search(veil(text)) if "报" in text else None
    return text[: found.start()] if found else text


def _without_front(text: str) -> str:
    before = ""
    while before != text:
        before = text
        for pattern in (words.FRONT, words.FRONT_ORGAN):
            found = pattern.match(text)
            if found and len(text) - found.end() > 1:
                text = text[found.end() :]
    return text


def _without_tail(text: str) -> str:
    before = ""
    while before != text:
        before = text
        text = words.DRAFT.sub("", words.TAIL.sub("", _without_report(text)).strip(_MARKS))
    return text


def _members(text: str, *, counted: bool) -> list[str]:
    """Return the members of a list: 甲、乙和丙; the whole where it is no list of things.

    A list with its count (等3项) is one whatever its members look like.
    """
    listed = _without_kind(text)
    pieces = _split(listed, words.NEXT_MEMBER)
    if len(pieces) < _FEW:
        named = titles(listed)
        return named if len(named) > 1 else [listed]
    one_problem = listed != text and text.endswith("问题")
    of_deeds = words.DOING.search(pieces[0][:6]) and all(words.DOING.match(piece) for piece in pieces[1:])
    if one_problem or (of_deeds and not counted):
        return [listed]
    return [*pieces[:-1], *_halves(pieces[-1])]


def _without_kind(text: str) -> str:
    """Drop “等8部法律法规”, “等工作”; a list of masked names before a kind of thing gives the kind."""
    hidden = veil(text)
    for pattern in (words.COUNT, words.KIND):
        found = pattern.search(hidden)
        if not found or not (found.group().startswith("等") or "、" in hidden[: found.start()]):
            continue
        listed, kind = text[: found.start()], found.groupdict().get("kind") or ""
        is_own = kind and not words.VAGUE_KIND.fullmatch(kind) and "《" not in text
        return text[found.start("kind") :] if is_own and re.search(words.MASK, listed) else listed
    return text


def _halves(text: str) -> list[str]:
    """Return the two members around the last 和 of a list, or the one there is."""
    hidden = veil(text)
    wholes = [found.span() for found in words.WHOLE.finditer(hidden)]
    for found in words.LAST.finditer(hidden):
        left, right = text[: found.start()], text[found.end() :]
        inside = any(start <= found.start() < end for start, end in wholes)
        if not inside and min(len(left), len(right)) > 1:
            return [left, right]
    return [text]
