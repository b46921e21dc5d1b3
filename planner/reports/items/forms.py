"""The forms of oversight as reports name them: each word, the name the bank has for it, its duty."""

import re
from dataclasses import dataclass
from typing import Final

from planner.bank.model import Duty
from planner.reports.items.topics import topics, veil

HEARD: Final = "听取和审议"
DISCUSSED: Final = "听取和讨论"
CHAIR: Final = "主任会议听取"
APPROVED: Final = "审查和批准"
PRELIMINARY: Final = "初步审查"
LAW_CHECK: Final = "执法检查"
INQUIRY: Final = "专题询问"
STUDY: Final = "专题调研"
VISIT: Final = "视察"
RECORD: Final = "备案审查"
POLL: Final = "满意度测评"
APPRAISAL: Final = "工作评议"
PERSON: Final = "履职评议"
FOLLOW: Final = "跟踪监督"
PROPOSALS: Final = "代表建议督办"
PEOPLE: Final = "民生实事监督"
ONLINE: Final = "联网监督"
DECIDED: Final = "作出决议决定"
SPECIAL: Final = "特定问题调查"

DUTIES: Final = {
    **dict.fromkeys((HEARD, DISCUSSED, CHAIR, APPROVED, PRELIMINARY, LAW_CHECK, INQUIRY), Duty.OVERSIGHT),
    **dict.fromkeys((STUDY, VISIT, RECORD, POLL, APPRAISAL, FOLLOW, ONLINE, SPECIAL), Duty.OVERSIGHT),
    **dict.fromkeys((PERSON, DECIDED), Duty.DECISION),
    **dict.fromkeys((PROPOSALS, PEOPLE), Duty.DEPUTIES),
}
"""Every form that is found, by its name in the bank, and its duty."""

WORDS: Final = {
    "执法检查": LAW_CHECK,
    "专题询问": INQUIRY,
    **dict.fromkeys(("满意度测评", "社会满意度测评", "满意度评价", "测评"), POLL),
    **dict.fromkeys(("工作评议", "专项评议", "评议"), APPRAISAL),
    **dict.fromkeys(("履职评议", "述职评议"), PERSON),
    **dict.fromkeys(("专题调研", "专项调研", "跟踪调研", "调研", "调查研究"), STUDY),
    **dict.fromkeys(("视察", "专题视察", "集中视察", "专项视察"), VISIT),
    # What is checked and is no law is looked at on the spot: 视察检查 stand together in the plans.
    **dict.fromkeys(("专项检查", "工作检查", "检查"), VISIT),
    **dict.fromkeys(("跟踪监督", "跟踪检查", "跟踪问效", "跟踪督办", "跟踪督查", "“回头看”"), FOLLOW),
    "特定问题调查": SPECIAL,
}
"""The words that name a form done on something, and the form."""

NAMES: Final = "|".join(sorted(WORDS, key=lambda word: (-len(word), word)))
"""A pattern for one of `WORDS`, to stand among others."""

FORM: Final = f"(?:{NAMES})"
"""A pattern for one of `WORDS`."""

FORMS: Final = f"{FORM}(?:(?:和|、|及|与|并|以及)?{FORM})*"
"""A pattern for several in a row: 视察、调研."""

_MEANS: Final = re.compile(
    "(?:通过|采取|采用|利用|运用|以)[^。；]{0,90}?(?:方式|形式|手段|途径|相结合)"
    "|(?:参加|参与|列席)[^。；，]{0,60}?等(?:各类|监督)?(?:活动|工作)"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """An item found in a sentence: where its verb stands, its form, its topic."""

    place: int
    form: str
    topic: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, and the same with quotes, titles and mere lists of means hidden, place by place."""

    text: str
    hidden: str

    @classmethod
    def of(cls, sentence: str) -> "Saying":
        """Return the saying of a sentence."""
        hidden = _MEANS.sub(lambda found: "，" * len(found.group()), veil(sentence))
        return cls(sentence, hidden)

    def words(self, found: re.Match[str], group: str, offset: int = 0) -> str:
        """Return the words of a group of a match in `hidden` that began at `offset`."""
        return self.text[offset + found.start(group) : offset + found.end(group)]

    def hits(self, found: re.Match[str], form: str) -> list[Hit]:
        """Return an item of `form` for each topic in the group “object” of a match."""
        return [Hit(found.start(), form, topic) for topic in topics(self.words(found, "object"))]

    def clause_start(self, place: int) -> int:
        """Return where the clause begins that `place` stands in."""
        return max(self.hidden.rfind(mark, 0, place) for mark in "，；。：！？") + 1
