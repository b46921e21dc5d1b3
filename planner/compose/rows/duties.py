"""The duties that the law puts on both years, row by row, each with what meets it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planner.bank.model import Tense
from planner.compose.joints import join, words
from planner.compose.rows.sheet import NOTHING, Listing, Row, row_number
from planner.compose.setting import Setting
from planner.draft.model import Column, FromPhrase, FromRule, Span, Spans
from planner.facts.derived.coverage import Covered, Standing, coverage

_YEAR_MONTHS = 12
_COLUMNS = (
    Column("序号", 8, centred=True),
    Column("年度", 10, centred=True),
    Column("法定事项", 24),
    Column("依据", 28),
    Column("时间", 12, centred=True),
    Column("情况", 10, centred=True),
    Column("对应的议题和内容", 34),
)


def duty_listing(setting: Setting, _: str) -> Listing:
    """Return the duties of the year under review, then those of the plan's year."""
    return Listing(_COLUMNS, tuple(_duty_rows(setting)), wide=True)


def _duty_rows(setting: Setting) -> Iterator[Row]:
    halves = (coverage(setting.facts, setting.bank, tense) for tense in (Tense.REVIEW, Tense.PLAN))
    for number, covered in enumerate((one for half in halves for one in half), start=1):
        origin = FromPhrase(covered.duty.id)
        yield (
            row_number(number),
            (Span(f"{covered.year}年", FromRule("年度", ("年度",))),),
            (Span(covered.duty.name, origin),),
            (Span(covered.duty.basis, origin),),
            (Span(_when(covered.duty.months), FromRule("时间")),),
            words(covered.standing),
            _met_by(covered) or words(NOTHING),
        )


def _met_by(covered: Covered) -> Spans:
    """Return what meets a duty, else why nothing does."""
    if covered.standing is Standing.COVERED:
        return join([(Span(one.text, FromRule("对应", (one.path,))),) for one in covered.evidence], "；")
    paths = tuple(one.path for one in covered.evidence)
    return (Span(covered.reason, FromRule("情况", paths)),) if covered.reason else ()


def _when(months: Sequence[int]) -> str:
    """Return the months of a duty: 6—9月, 3月、12月, 全年 for none or all of them."""
    if not months or len(set(months)) == _YEAR_MONTHS:
        return "全年"
    ordered = sorted(set(months))
    starts = [ordered[0], *(b for a, b in pairwise(ordered) if b != a + 1)]
    ends = [*(a for a, b in pairwise(ordered) if b != a + 1), ordered[-1]]
    spans = (f"{a}—{b}" if a != b else str(a) for a, b in zip(starts, ends, strict=True))
    return "、".join(f"{span}月" for span in spans)
