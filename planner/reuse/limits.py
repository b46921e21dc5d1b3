"""From where on a reader speaks of copying: the limits as data, each with its reason."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit and why it is what it is; shares are fractions, lengths are units outside formulas."""

    name: str
    value: float
    reason: str


PASSAGE: Final = Limit(
    "算作重合", 12, "互不相干的两份报告也常有十来个字相同，那是这类文章共有的话；到十二个字才像同一句话"
)
COPIED: Final = Limit("照抄别处", 20, "固定提法之外还有二十个字相同，读者会认为是抄来的")
KEPT: Final = Limit("照搬去年", 40, "固定提法之外有四十个字与去年相同，听过去年报告的代表听得出来")
SECTION_OTHERS: Final = Limit("一部分里来自别处", 0.2, "一部分有五分之一是别处的话，就不再是本单位的工作")
SECTION_LAST: Final = Limit(
    "一部分里与去年相同", 0.5, "一部分有一半与去年相同，代表会问这一年做了什么（“年年一个腔调”）"
)
HEADINGS: Final = Limit("与去年相同的标题", 1, "标题是听报告的人最先记住的，与去年一样就像没有改过")
LIMITS: Final = (PASSAGE, COPIED, KEPT, SECTION_OTHERS, SECTION_LAST, HEADINGS)

LEAST_SECTION: Final = 100
"""Units outside formulas that a section must have for its share to say anything."""
