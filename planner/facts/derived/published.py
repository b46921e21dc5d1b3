"""Published totals: what a clerk typed under 核对, read as a figure of the ledger or of an answer."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from planner.bank.entries import Form
from planner.bank.model import PhraseBank
from planner.chinese import half_width, parse_numeral
from planner.facts.derived.ledger import COMPOUND, OPINIONS, RESOLUTIONS
from planner.facts.model import Kind, Questionnaire, walk

_NUMERALS: Final = "〇零一二两三四五六七八九十百千"
_NUMBER: Final = rf"(?P<number>\d[\d,]*|[{_NUMERALS}]+)"
_UNIT: Final = r"(?P<unit>人次|件次|场次|个部门|[项次件条部个份期场名人篇位]?)"
_ABOUT: Final = r"(?P<about>大约|将近|约|近|超过|逾)?"
_AFTER: Final = re.compile(
    rf"(?P<name>.*?[^\d\s第{_NUMERALS}])\s*[:：=]?\s*(?:共计|合计|共|计|达|为|有)?\s*{_ABOUT}{_NUMBER}(?P<more>余|多)?\s*{_UNIT}"
)
_BEFORE: Final = re.compile(rf"{_ABOUT}{_NUMBER}(?P<more>余|多)?{_UNIT}(?P<name>[^\d\s].*)")
_LEAD: Final = re.compile(
    r"^(?:全年|本年|今年|年内|累计|共计?|合计|依法|组织|开展|召开|听取了|作出了?|提出|形成)+"
)
_TAIL: Final = re.compile(r"(?:总数|次数|项数|件数|条数|总计|合计)$")
_TERM: Final = re.compile(r"^(?:五年来?|本届|届内)(?:共|合计|累计)*")
_NEAR: Final = 60
# What stands around a name without changing what is counted.
_AROUND: Final = re.compile(r"一府(?:一委)?两院|各项|各类|^(?:办理|收到|交办|收集|人大|代表提出的?)+")
_JOINTS: Final = re.compile("[、和与及]")
_PARTS: Final = re.compile(r"[，；;、。]|,(?!\d{3}(?!\d))")

# Other names clerks give to what the ledger counts; the forms' own aliases come from the phrase bank.
_ALSO: Final[Mapping[str, tuple[str, ...]]] = {
    "听取审议报告": (
        *("报告", "工作报告", "听取报告", "审议议题", "听取和审议专项报告", "听取和审议工作报告"),
        *("听取和审议专项工作报告", "审议专项报告", "审议专项工作报告"),
    ),
    "视察调研": ("视察和调研", "视察和专题调研", "调研视察", "专题调研和视察", "视察调研活动"),
    OPINIONS: ("意见", "审议意见", "审议意见数", "审议意见书", "意见建议", "建议意见", "审议意见建议"),
    RESOLUTIONS: ("决议、决定", "决定决议", "作出决议决定"),
    "任免.人次": ("任免", "人事任免", "任免干部", "任免国家工作人员", "任免国家机关工作人员"),
    "代表.建议总数": ("代表建议", "建议", "建议、批评和意见", "代表建议、批评和意见", "意见建议办理"),
    "代表.实事总数": ("实事", "民生实事", "民生实事项目"),
    "会议.常委会会议": ("常委会", "常务委员会会议"),
    "备案.接收": ("备案", "报备文件", "规范性文件", "备案规范性文件", "接收规范性文件"),
    "备案.审查": ("审查规范性文件", "备案审查规范性文件", "审查备案规范性文件"),
}
# As documents (件, 份) 审议意见 are those handed over, as proposals (条) those of the items; so with the
# rules on record, which are an item only where the committee took them up as one.
_AS_DOCUMENTS: Final = {OPINIONS: "自身.交办意见", "备案审查": "备案.审查"}
_DOCUMENTS: Final = frozenset({"件", "份"})


@dataclass(frozen=True, slots=True)
class Claim:
    """A total as typed: 听取审议报告16项.

    `text` is how it reads, `name` what it is of, without the verbs around it; `over_term` is True for a
    total of five years.
    """

    text: str
    name: str
    number: int
    unit: str
    approximate: bool
    over_term: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """What a name means: a counter of the ledger, of these forms only unless there are none.

    With `ending` only the items whose product ends with it: 决议 apart from 决定.
    """

    counter: str
    forms: frozenset[str] = frozenset()
    ending: str = ""


Names = Mapping[str, Counted | str]
"""What each name means: something counted from the agenda, or the path of an answer."""


def read_claims(typed: str) -> tuple[Claim, ...]:
    """Return the totals typed in one entry (常委会会议8次、主任会议17次), () when one of them is none."""
    found: list[Claim] = []
    waiting = ""
    for part in re.split(f"({_PARTS.pattern})", half_width(typed).strip()):
        waiting += part
        claim = None if _PARTS.fullmatch(part) else read_claim(waiting)
        if claim:
            found.append(claim)
            waiting = ""
        elif _PARTS.fullmatch(waiting):
            waiting = ""
    return () if waiting.strip() else tuple(found)


def read_claim(typed: str) -> Claim | None:
    """Return what was typed as name and number (听取审议报告16项, 16项报告), None when it is neither."""
    text = half_width(typed).strip().rstrip("。；;，,")
    match = _AFTER.fullmatch(text) or _BEFORE.fullmatch(_LEAD.sub("", text))
    number = _number(match["number"]) if match else None
    if match is None or number is None:
        return None
    full = re.sub(r"[\s“”]", "", match["name"])
    name = _TERM.sub("", full)
    bare = _LEAD.sub("", name) or name
    about = bool(match["about"] or match["more"])
    return Claim(text, bare, number, match["unit"], about, name != full)


def meaning(claim: Claim, names: Names) -> Counted | str | None:
    """Return what the claim is of, None when nothing bears the name."""
    found = _named(claim.name, names)
    path = _AS_DOCUMENTS.get(found.counter, "") if isinstance(found, Counted) else ""
    return path if claim.unit in _DOCUMENTS and path in names else found


def _named(name: str, names: Names) -> Counted | str | None:
    spellings = dict.fromkeys((name, _TAIL.sub("", name), _AROUND.sub("", name)))
    exact = next((names[spelling] for spelling in spellings if spelling in names), None)
    if exact is not None:
        return exact
    folded = {_JOINTS.sub("", known): target for known, target in reversed(list(names.items()))}
    return next((folded[bare] for each in spellings if (bare := _JOINTS.sub("", each)) in folded), None)


def nearest(name: str, names: Names) -> str:
    """Return the known name nearest to `name`, "" when none is near."""
    near = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=_NEAR)
    return near[0] if near else ""


def known_names(bank: PhraseBank, questionnaire: Questionnaire) -> Names:
    """Return every name a published total may go by at the level of the questionnaire."""
    names: dict[str, Counted | str] = {}
    asked = dict(_answers(questionnaire))
    forms = [form for form in bank.of(Form) if questionnaire.mode.level in form.levels]
    counters = {form.counter for form in forms if form.counter} | {OPINIONS, RESOLUTIONS, *COMPOUND}
    names |= {counter: Counted(counter) for counter in counters}
    names |= {word: Counted(RESOLUTIONS, ending=word) for word in ("决议", "决定")}
    for target, others in _ALSO.items():
        known: Counted | str | None = Counted(target) if target in counters else target
        for name in others if target in counters or target in asked.values() else ():
            names.setdefault(name, known or target)
    for name, path in asked.items():
        names.setdefault(name, path)
    for form in forms:
        for name in (form.name, form.text, *form.aliases) if form.counter else ():
            names.setdefault(name, _of_form(form, forms))
    return names


def _of_form(form: Form, forms: list[Form]) -> Counted:
    """Return what a form's name counts: with its like where it heads them (听取和审议), else it alone."""
    heads = form.frames == form.name
    like = (one.name for one in forms if one.counter == form.counter and one.frames == form.name)
    return Counted(form.counter, frozenset(like if heads else (form.name,)))


def _answers(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Yield the names of the answers that are counts: path, key where it is the only one, question."""
    counts = [(path, q) for path, q in walk(questionnaire.questions) if q.kind is Kind.INTEGER]
    keys = [question.key for _, question in counts]
    for path, question in counts:
        yield path, path
        yield path.replace(".", ""), path
        yield _LEAD.sub("", question.label) or question.label, path
        if keys.count(question.key) == 1:
            yield question.key, path


def _number(text: str) -> int | None:
    digits = text.replace(",", "")
    return int(digits) if digits.isdecimal() else parse_numeral(text)
