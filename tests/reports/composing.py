"""Made reports: one outline written in any habit of numbering, for tests of structure."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.chinese import numeral

OVERVIEW: Final = "2026年，县人大常委会在县委坚强领导下，认真履行宪法和法律赋予的职责，各项工作都有新进展。"
PREAMBLE: Final = "2027年，县人大常委会将在县委领导下依法履职，重点做好以下几个方面的工作。"
LEAD: Final = "常委会把这项工作摆在重要位置，坚持早谋划、早部署、早推动，一步一个脚印抓下去。"
BODIES: Final = (
    "全年走访企业和村社一百多次，把看到的、听到的原原本本带回会议室，逐条研究、逐条交办。",
    "牵头委室每季度对账一次，没有办完的说明原因，办完的请群众说好不好。",
    "从年初排计划到年末看结果，每个环节都有人管、有人催，做到不漏一项、不拖一天。",
    "遇到难啃的骨头，主任会议成员带着问题下去，带着办法回来，直到问题解决为止。",
)


@dataclass(frozen=True, slots=True)
class Part:
    """A part to be written: its heading and the headings below it."""

    heading: str
    children: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Habits:
    """How the two levels are marked: names of `FIRST` and `SECOND`."""

    first: str
    second: str


FIRST: Final[dict[str, Callable[[int], str]]] = {
    "一、": lambda n: f"{numeral(n)}、",
    "一.": lambda n: f"{numeral(n)}.",
    "（一）": lambda n: f"（{numeral(n)}）",
    "(一)": lambda n: f"({numeral(n)})",
    "第一章": lambda n: f"第{numeral(n)}章　",
    "1.": lambda n: f"{n}.",
    "独立成行": lambda _: "",
}
"""What stands before a heading of a part, which has a line of its own."""

SECOND: Final[dict[str, tuple[str, Callable[[int], str]]]] = {
    "（二级）一、": ("", lambda n: f"{numeral(n)}、"),
    "（一）": ("", lambda n: f"（{numeral(n)}）"),
    "(一）": ("", lambda n: f"({numeral(n)}）"),
    "1．": ("", lambda n: f"{n}．"),
    "1、": ("", lambda n: f"{n}、"),
    "（1）": ("", lambda n: f"（{n}）"),
    "1）": ("", lambda n: f"{n}）"),
    "①": ("", lambda n: "①②③④⑤⑥"[n - 1]),
    "——": ("", lambda _: "——"),
    "段首句": ("", lambda _: ""),
    "一是": ("段内", lambda n: f"{numeral(n)}是"),
    "第一，": ("段内", lambda n: f"第{numeral(n)}，"),
}
"""Whether a heading below a part stands inside its paragraph, and what stands before it."""


def report_lines(review: Sequence[Part], plan: Sequence[Part], habits: Habits) -> list[str]:
    """Return the lines of a report whose halves have these parts."""
    return [
        "青禾县人大常委会工作报告",
        "各位代表：",
        "我受县人大常委会委托，向大会报告工作，请予审议。",
        "2026年主要工作",
        OVERVIEW,
        *_half(review, habits),
        "2027年工作安排",
        PREAMBLE,
        *_half(plan, habits),
    ]


def _half(parts: Sequence[Part], habits: Habits) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        yield FIRST[habits.first](number) + part.heading
        yield from _below(part, habits, number)


def _below(part: Part, habits: Habits, salt: int) -> Iterator[str]:
    where, mark = SECOND[habits.second]
    texts = [
        f"{mark(number)}{heading}。{BODIES[(number + salt) % len(BODIES)]}"
        for number, heading in enumerate(part.children, 1)
    ]
    if not texts:
        yield LEAD
    elif where:
        yield LEAD + "".join(texts)
    else:
        yield LEAD
        yield from texts
