"""The figures of a whole year that a report tells more than once, and whether they agree."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from planner.finding import Severity
from planner.proof.model import Hit
from planner.proof.quantities import TIMES, Quantity, between, quantities
from planner.proof.subject import Said

_FIGURE: Final = "(?P<figure>[0-9]{1,6})"
_YEARLY: Final = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        (
            "常委会会议",
            f"(?<![区县市省乡镇]委)(?:召开|举行)了?(?:[区县市]?人大)?常委会会议{_FIGURE}次",
        ),
        ("主任会议", f"主任会议{_FIGURE}次"),
        ("主席团会议", f"主席团会议{_FIGURE}次"),
        ("任免人次", f"任免(?:国家机关工作人员|国家工作人员|干部|人员|工作人员)?{_FIGURE}(?:人次|名|人)"),
        (
            "代表建议",
            f"(?:交办|收到|办理|提出|督办|处理)了?(?:人大|区人大|县人大|市人大|镇人大)?代表(?:提出的?)?(?:议案)?(?:和)?建议(?:、批评和意见)?{_FIGURE}件",
        ),
        ("代表建议", f"{_FIGURE}件(?:人大)?(?:代表)?建议(?:、批评和意见)(?!中)"),
        ("听取和审议报告", f"听取和审议(?:“?一府一委两院”?)?(?:专项)?(?:工作)?报告{_FIGURE}(?:项|个)"),
        ("执法检查", f"(?:开展|组织)执法检查{_FIGURE}(?:项|次|部)"),
        ("规范性文件", f"(?:接收|收到)(?:报备|报送)?(?:的)?规范性文件{_FIGURE}件"),
        ("决议决定", f"[作做]出决议、?决定{_FIGURE}项"),
    )
)
_HINT: Final = re.compile("会议|任免|建议|报告|执法检查|规范性文件|决议")
_OTHER: Final = re.compile(
    "上半年|下半年|去年|上年|前年|本届|上届|五年|四年|累计|闭会|其中|每|季度|联动|协助|配合|未|没有|重点|领衔|平均|同比"
    "|市人大常委会|省人大|[一二三四五六七八九十0-9]月|会议期间|大会期间"
)
_CLAUSE: Final = re.compile("[，。；：！？]")
_LEADS: Final = re.compile("[\u4e00-\u9fff、]{6}$")
_LEAD: Final = 6
_LONG: Final = 3


def told_otherwise(text: str, sentences: Sequence[Said]) -> Iterator[Hit]:
    """Yield each later mention of a yearly figure whose number is not that of the first.

    Half-years, earlier years, parts and other bodies are left out. Other figures of three digits and more
    that the same six characters lead in, and that differ in one digit or in the order of digits, are a
    warning.
    """
    first: dict[str, str] = {}
    shown: set[int] = set()
    for said in sentences:
        if _HINT.search(said.text):
            for name, start, figure in _yearly(said):
                shown.add(start)
                if first.setdefault(name, figure) != figure:
                    yield Hit(start, start + len(figure), {"名": name, "前": first[name]})
    yield from _slips(text, sentences, shown)


def _yearly(said: Said) -> Iterator[tuple[str, int, str]]:
    for name, pattern in _YEARLY:
        for match in pattern.finditer(said.text):
            clause = _CLAUSE.split(said.text[: match.end()])[-1]
            if not _OTHER.search(clause):
                yield name, said.start + match.start("figure"), match["figure"]


def _slips(text: str, sentences: Sequence[Said], shown: set[int]) -> Iterator[Hit]:
    first: dict[tuple[str, str], Quantity] = {}
    found = quantities(text)
    for said in sentences:
        for one in between(found, said.start, said.end):
            lead = _LEADS.search(text, max(said.start, one.start - _LEAD), one.start)
            if not lead or one.exact is None or len(one.digits) < _LONG or one.unit in TIMES or not one.unit:
                continue
            known = first.setdefault((lead.group(), one.unit), one)
            start = one.at
            if start not in shown and _nearly(known.digits, one.digits):
                slots = {"名": lead.group(), "前": known.text}
                yield Hit(start, start + len(one.text), slots, severity=Severity.WARNING)


def _nearly(one: str, other: str) -> bool:
    """Return whether two numbers look like a slip of one another: one digit, or their order."""
    if one == other or len(one) != len(other):
        return False
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1 or sorted(one) == sorted(other)
