"""What a reader would call copying, as findings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from planner.finding import Finding, Place, Severity
from planner.reuse.limits import COPIED, HEADINGS, KEPT, LEAST_SECTION, SECTION_LAST, SECTION_OTHERS, Limit
from planner.reuse.model import Origin, Passage, Share, Source

RULE: Final = "重复"
HEADING_RULE: Final = "标题重复"

_SHOWN: Final = 40
_LISTED: Final = 8
_OWN_WORDS: Final = (
    "换成本单位这件事的事实和自己的话；确是各地通用的提法，用 planner curate 收进短语库，就不再算"
)
_THIS_YEAR: Final = "写今年的做法、数字和成效；年年要说的通用话，用 planner curate 收进短语库，就不再算"
_NEW_HEADING: Final = "换一套标题（planner templates 列出可选的标题方案），或者一条一条改"


def judge(
    file: str, whole: Share, sections: Sequence[Share], passages: Sequence[Passage], lines: Mapping[int, str]
) -> Iterator[Finding]:
    """Yield what is copied: passages first, longest first, then parts that owe too much.

    `lines` are the words with which each line begins, to show a part by.
    """
    for passage in passages:
        yield from _passage(file, passage)
    yield from _headings(file, passages)
    several = [share for share in sections if share.section]
    for share in several or [whole]:
        yield from _section(file, share, lines)


def _passage(file: str, passage: Passage) -> Iterator[Finding]:
    place = Place(file, passage.line, passage.column)
    where = _where(passage.source)
    match passage.source.origin:
        case Origin.LAST | Origin.OWN if passage.size >= KEPT.value:
            message = f"“{_short(passage.words)}”有 {passage.size} 个字与{where}相同"
            yield Finding(RULE, Severity.INFO, place, passage.words, message, _THIS_YEAR, KEPT.reason)
        case Origin.OTHERS if passage.size >= COPIED.value:
            message = (
                f"“{_short(passage.words)}”有 {passage.size} 个字与{where}相同：“{_short(passage.theirs)}”"
            )
            yield Finding(RULE, Severity.WARNING, place, passage.words, message, _OWN_WORDS, COPIED.reason)


def _headings(file: str, passages: Sequence[Passage]) -> Iterator[Finding]:
    """Yield one finding on all headings that are last year's."""
    same = [one for one in passages if one.heading and one.source.origin is Origin.LAST and one.whole]
    if len(same) >= HEADINGS.value:
        same.sort(key=lambda one: one.first)
        place = Place(file, same[0].line, same[0].column)
        listed = "、".join(f"“{one.words}”" for one in same[:_LISTED])
        more = "等" if len(same) > _LISTED else ""
        message = f"有 {len(same)} 条标题与去年的相同：{listed}{more}"
        yield Finding(
            HEADING_RULE, Severity.INFO, place, same[0].words, message, _NEW_HEADING, HEADINGS.reason
        )


def _section(file: str, share: Share, lines: Mapping[int, str]) -> Iterator[Finding]:
    if share.units - share.formulas < LEAST_SECTION:
        return
    name = f"“{share.section}”" if share.section else "全文"
    place = Place(file, share.line, 1)
    text = _short(lines.get(share.line, ""))

    def over(limit: Limit, count: int, what: str, advice: str) -> Iterator[Finding]:
        if share.part(count) >= limit.value:
            message = f"{name}除固定提法外有 {share.part(count):.0%} {what}"
            yield Finding(RULE, Severity.WARNING, place, text, message, advice, limit.reason)

    yield from over(SECTION_LAST, share.last, "与去年的报告相同", _THIS_YEAR)
    yield from over(SECTION_OTHERS, share.others, "与别处的报告相同", _OWN_WORDS)


def _where(source: Source) -> str:
    """Return whose words they are, and where they stand."""
    owner = f"（{source.place}）" if source.origin is Origin.OTHERS and source.place else ""
    line = f"第 {source.line} 行" if source.line else ""
    further = f"，另有 {source.others} 份报告也有" if source.others else ""
    return f"《{source.report}》{owner}{line}{further and f'（{further[1:]}）'}"


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
