"""Which kind of bank entry a candidate becomes, and what the entry says when the decision does not."""

import re
from collections.abc import Mapping
from typing import Final

from planner.bank.entries import Field
from planner.bank.fields import fitting_field
from planner.bank.keys import KINDS
from planner.bank.model import Duty, Level, PhraseBank
from planner.bank.yamlfile import Raw
from planner.mining.heads import formula
from planner.mining.model import Candidate, CandidateKind

_USUAL: Final = {
    CandidateKind.SCHEME: "并列标题",
    CandidateKind.RUN_IN: "并列标题",
    CandidateKind.FORMULA: "套语",
    CandidateKind.FRAME: "句型",
    CandidateKind.ITEM: "议题",
    CandidateKind.OPENING: "起句",
    CandidateKind.SHORTCOMING: "不足",
    CandidateKind.CLOSING: "成句",
}
ENTRY_KINDS: Final = (
    "套语",
    "提法",
    "句型",
    "句式",
    "并列标题",
    "小标题",
    "议题",
    "起句",
    "过渡",
    "不足",
    "成句",
)
"""The kinds of entries that candidates may become."""

_ALL_LEVELS: Final = tuple(str(level) for level in Level)
_COUNTY: Final = (str(Level.DISTRICT), str(Level.COUNTY), str(Level.CITY))
_TOWN: Final = (str(Level.TOWN), str(Level.TOWNSHIP))
_COUNTY_WORDS: Final = re.compile(
    "常委会|主任会议|组成人员|专门委员会|专委会|工委|听取和审议|审议意见|一府|两院|法院|检察|监委|监察"
    "|人事任免|任免|宪法宣誓|备案审查|街道|区委|县委|市委|全区|全县"
)
_TOWN_WORDS: Final = re.compile("主席团|听取和讨论|镇党委|乡党委|全镇|全乡")
_FORMS: Final = (
    ("听取和讨论", "听取和讨论"),
    ("听取和审议", "听取和审议"),
    ("执法检查", "执法检查"),
    ("专题询问", "专题询问"),
    ("备案审查", "备案审查"),
    ("满意度测评", "满意度测评"),
    ("评议", "工作评议"),
    ("任免", "人事任免"),
    ("任命", "人事任免"),
    ("建议", "代表建议督办"),
    ("决议|决定", "作出决议决定"),
    ("审查和?批准", "审查和批准"),
    ("跟踪|回头看", "跟踪监督"),
    ("听取", "听取和审议"),
    ("视察", "视察"),
    ("调研", "专题调研"),
)
_PART_OF: Final = {
    Duty.POLITICAL: "政治",
    Duty.OVERSIGHT: "监督",
    Duty.DEPUTIES: "代表",
    Duty.SELF: "自身",
    Duty.DECISION: "决定任免",
    Duty.ELECTION: "换届选举",
    Duty.OVERALL: "服务大局",
}


def usual_kind(candidate_kind: str) -> str:
    """Return the kind of entry that a candidate of a kind becomes, "" for what is no kind of candidate."""
    return _USUAL[CandidateKind(candidate_kind)] if candidate_kind in set(CandidateKind) else ""


def proposed(candidate: Candidate, kind: str, text: str, bank: PhraseBank) -> dict[str, Raw]:
    """Return the keys of an entry of `kind` with `text` that follow from the candidate.

    All but id, text and evidence; a key that must be given and does not follow is left out. `bank` tells
    the field of a topic.
    """
    values: dict[str, Raw] = {
        "职责": str(candidate.duty),
        "级别": levels_of(text),
        "权威": "通用",
        "时态": candidate.tense or "通用",
        **_own(candidate, kind, text, bank),
    }
    return {key: value for key, value in values.items() if key in KINDS[kind].keys and value}


def levels_of(text: str) -> tuple[str, ...]:
    """Return the levels whose congresses have what a text speaks of: a town has no standing committee."""
    if _TOWN_WORDS.search(text):
        return _TOWN
    return _COUNTY if _COUNTY_WORDS.search(text) else _ALL_LEVELS


def text_of(candidate: Candidate, kind: str, text: str) -> str:
    """Return the text of an entry of `kind`: of parallel heads what they have in common, else `text`."""
    if kind != "并列标题" or text != candidate.text or not candidate.heads:
        return text
    headings = tuple(candidate.heads.values())
    return formula(headings) or f"{headings[0]}等{len(headings)}个"


def _own(candidate: Candidate, kind: str, text: str, bank: PhraseBank) -> Mapping[str, Raw]:
    match kind:
        case "句型":
            return {"用处": use_of(text, candidate.duty)}
        case "并列标题":
            level = "1" if candidate.kind is CandidateKind.SCHEME else "2"
            return {"层次": level, "条": tuple(candidate.heads.values())}
        case "议题":
            form, _, topic = text.partition("：")
            organ = candidate.heads.get("机关", "")
            field = fitting_field(bank.of(Field), topic)
            known = {"领域": field.name if field else "", "机关": organ}
            return {"形式": form, "题目": topic, **known} if topic else known
        case "不足":
            return {"部分": _PART_OF.get(candidate.duty, "")}
        case "成句":
            return {"位置": "结束"} if candidate.kind is CandidateKind.CLOSING else {}
    return {}


def use_of(text: str, duty: Duty) -> str:
    """Return what a sentence is for: the form of oversight it names, else its duty."""
    return next((form for words, form in _FORMS if re.search(words, text)), str(duty))
