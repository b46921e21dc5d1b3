"""Residue: placeholders, masks, adverts, addresses."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from planner.finding import Severity
from planner.proof.model import Hit, Rule
from planner.proof.subject import Detector, Subject
from planner.reports.model import Noise, NoiseKind

_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]+"
)
_INDENT: Final = re.compile("[\u3000 ]{2,}")
# A paragraph of running text, which an indent belongs before.
_PARAGRAPH: Final = 60
_MOST: Final = 0.7
_MOST_HEADERS: Final = 3


def noise_hit(subject: Subject, noise: Noise) -> Hit:
    """Return where noise of the report stands, as a hit."""
    start = subject.offset(noise.line, noise.column - 1)
    return Hit(start, start + len(noise.text))


def _of_kind(kind: NoiseKind) -> Detector:
    def found(subject: Subject, _rule: Rule) -> Iterator[Hit]:
        own = subject.own.all
        for noise in subject.report.noise:
            if noise.kind is kind and noise.text not in own:
                yield noise_hit(subject, noise)

    return found


def _addresses(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield addresses; one of a public body, or a mailbox, may be meant."""
    for noise in subject.report.noise:
        if noise.kind is NoiseKind.ADDRESS and noise.text not in subject.own.all:
            public = ".gov.cn" in noise.text or "@" in noise.text
            yield replace(noise_hit(subject, noise), severity=Severity.WARNING if public else None)


def _headers(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the first place of each line that every page repeats."""
    counted = _repeated(subject)
    if len(counted) > _MOST_HEADERS:
        return
    said: set[str] = set()
    for noise in subject.report.noise:
        if noise.kind is NoiseKind.HEADER and noise.text not in said:
            said.add(noise.text)
            yield replace(noise_hit(subject, noise), values={"数": str(counted[noise.text])})


def _page_numbers(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    in_columns = len(_repeated(subject)) > _MOST_HEADERS
    for noise in subject.report.noise:
        if noise.kind is NoiseKind.PAGE_NUMBER and not (in_columns and noise.text.strip().isdecimal()):
            yield noise_hit(subject, noise)


def _repeated(subject: Subject) -> Counter[str]:
    """Return how often each line that seems a header stands; many of them are the cells of a table."""
    return Counter(noise.text for noise in subject.report.noise if noise.kind is NoiseKind.HEADER)


def _unseen(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield characters that nobody sees and no text needs; they can simply go."""
    for found in _UNSEEN.finditer(subject.text):
        signs = " ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(found.group()))
        yield Hit(*found.span(), {"码": signs}, replacement="")


def _indents(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the paragraphs that are not indented by blanks where most are, or the other way round."""
    body = [
        (index, bool(_INDENT.match(line.text)))
        for index, line in enumerate(subject.lines)
        if not line.table and len(line.text) >= _PARAGRAPH and "。" in line.text
    ]
    indented = sum(has for _, has in body)
    if not 0 < indented < len(body) or max(indented, len(body) - indented) < _MOST * len(body):
        return
    most = indented * 2 > len(body)
    for index, has in body:
        if has is not most:
            start = subject.starts[index]
            yield Hit(start, start + 1, {"多": "有" if most else "没有", "此": "没有" if most else "有"})


DETECTORS: Final[Mapping[str, Detector]] = {
    "匿名标记": _of_kind(NoiseKind.MASK),
    "广告": _of_kind(NoiseKind.ADVERT),
    "网址": _addresses,
    "页码": _page_numbers,
    "页眉页脚": _headers,
    "看不见的字符": _unseen,
    "缩进不一": _indents,
}
