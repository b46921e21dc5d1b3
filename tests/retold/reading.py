"""A past report retold as a facts file: what its draft must hold, and how to find it there.

A must-file is written by hand from the original report, never from the facts file. Its outline is the
known truth of the original (tests/reports/outlines/five); the rest are rows of YAML:

    原件: "000"
    议题:                            every oversight item of the original
      - {半: 回顾, 形式: 视察, 词: [教育建设项目], 机关: 区法院, 承接: true}
    数字:                            every figure, with its unit
      - {半: 回顾, 数: 11次, 词: [常委会会议]}
    事项:                            one word or more for every other thing that is told
      回顾: [一区一品, [列席, 区委常委会会议]]
    还没有: [中国式现代化]             wordings that came up only after the day of the original

An item is there when one sentence of its half holds a verb of its form, its words and its organ. With
承接 its words may stand in the sentence before or after, as in a story of one topic under several forms.
A figure or matter is there when one sentence holds the figure and all of its words. A run-in head counts
as the opening of the sentence it introduces.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import yaml

from planner.draft.model import Draft, Gap, Heading, Paragraph, Span, Table, block_spans, plain
from planner.drafting import draft_bytes, make_draft, open_facts
from planner.reports.model import Report
from planner.reports.read import read_lines
from planner.reports.structure import structure
from tests.reports.outlines import truth

FOLDER: Final = Path(__file__).resolve().parent
NUMBERS: Final = tuple(sorted(path.name[3:6] for path in FOLDER.glob("报告-*.must.yaml")))
REVIEW, PLAN = "回顾", "计划"

_UNKNOWN_YET: Final = re.compile(
    "(?m)^(?P<key> +(?:- )?(?:日期|报告人|数据年度|意见数|常委会会议|主任会议|请示报告|人次|任命|免职|"
    "宪法宣誓|接收|审查|培训.次|走访群众|收集意见|列席|参加活动|建议总数|建议解决|重点督办|[区镇]代表): ).+$"
)
_SENTENCE_END: Final = re.compile(r"(?<=[。！？])(?!”)")
_HABITS: Final = {
    "一": re.compile("[一二三四五六七八九十]+"),
    "（一）": re.compile("（[一二三四五六七八九十]+）"),
    "1": re.compile("[0-9]+"),
    "一是": re.compile("[一二三四五六七八九十]+是"),
}
_VERBS: Final = {
    "听取和审议": "听取和审议|听取[^，。；]*并?审议|听取和讨论",
    "主任会议听取": "主任会议[^。]*听取|听取[^。]*汇报",
    "审查和批准": "审查和?批准|批准",
    "初步审查": "初步审查|初审",
    "作出决议决定": "决议|决定",
    "执法检查": "执法检查|实施情况[^。]*检查|检查[^。]*实施",
    "专题调研": "调研",
    "专题询问": "询问",
    "视察": "视察",
    "跟踪监督": "跟踪|监督|督办|回头看",
    "联网监督": "联网监督",
    "民生实事监督": "监督|检查|督办|督查",
    "履职评议": "述职|履职|评议",
    "工作评议": "评议",
    "满意度测评": "测评",
    "备案审查": "备案|审查",
    "代表建议督办": "督办",
}
"""How a report words each form; a form that is not listed is looked for by its own name."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that must stand in one sentence of a half; for an item also a verb of its `form`."""

    half: str
    words: tuple[str, ...]
    form: str = ""
    continued: bool = False

    @property
    def name(self) -> str:
        """The thing as a failed test shows it."""
        return f"{self.half}｜{self.form}｜{' '.join(self.words)}"


@dataclass(frozen=True)
class Must:
    """What the draft of a retold report must hold."""

    values: dict[str, Any] = field(repr=False)

    @cached_property
    def original(self) -> truth.Truth:
        """The known outline of the original report."""
        return truth.read_truth(truth.FOLDER / "five" / f"{self.values['原件']}.yaml")

    @property
    def items(self) -> tuple[Wanted, ...]:
        """The oversight items."""
        return tuple(
            Wanted(row["半"], (*row["词"], *_organ(row)), row["形式"], bool(row.get("承接")))
            for row in self.values["议题"]
        )

    @property
    def figures(self) -> tuple[Wanted, ...]:
        """The figures, each with its unit and the words of what it counts."""
        return tuple(Wanted(row["半"], (str(row["数"]), *row["词"])) for row in self.values.get("数字", ()))

    @property
    def matters(self) -> tuple[Wanted, ...]:
        """Everything else that is told."""
        return tuple(
            Wanted(half, tuple([row] if isinstance(row, str) else row))
            for half, rows in self.values.get("事项", {}).items()
            for row in rows
        )

    @property
    def later(self) -> tuple[str, ...]:
        """Wordings that nobody had yet on the day of the original."""
        return tuple(self.values.get("还没有", ()))


@dataclass(frozen=True)
class Retold:
    """The draft of a retold report, and what its file is read back as, by suffix."""

    draft: Draft = field(repr=False)
    reports: Mapping[str, Report] = field(repr=False)
    text: str = field(repr=False)

    def sentences(self, half: str) -> Iterator[tuple[str, str]]:
        """Yield the sentences of a half, each also together with its neighbours in its paragraph."""
        for block in self.draft.blocks:
            # An id begins with its half; a document that only plans need not say so.
            if isinstance(block, Table) or (half == REVIEW) != block.id.startswith(REVIEW):
                continue
            told = list(_sentences(block))
            for index, sentence in enumerate(told):
                yield sentence, "".join(told[max(index - 1, 0) : index + 2])

    def missing(self, wanted: tuple[Wanted, ...]) -> list[str]:
        """Return the names of those that no sentence holds, in order."""
        return [one.name for one in wanted if not self._holds(one)]

    def _holds(self, wanted: Wanted) -> bool:
        verb = re.compile(_VERBS.get(wanted.form, wanted.form))
        return any(
            verb.search(sentence) and all(word in within for word in wanted.words)
            for sentence, neighbours in self.sentences(wanted.half)
            for within in (neighbours if wanted.continued else sentence,)
        )

    @property
    def gaps(self) -> list[str]:
        """The questions the draft leaves open."""
        return [span.origin.question for span in self._spans() if isinstance(span.origin, Gap)]

    def _spans(self) -> Iterator[Span]:
        yield from self.draft.title
        for block in self.draft.blocks:
            yield from block_spans(block)


def forgotten(name: str) -> str:
    """Return the facts file of a report (000) as of a clerk who does not know its figures and day yet."""
    text = (FOLDER / f"报告-{name}.yaml").read_text("utf-8")
    return _UNKNOWN_YET.sub("\\g<key>待填", text)


def told(name: str, half: str) -> str:
    """Return what the facts file of a report (000) tells of a half: its answers, one a line.

    A measure that answers a shortcoming belongs to the plan.
    """
    text = (FOLDER / f"报告-{name}.yaml").read_text("utf-8")
    lines: list[str] = []
    for key, value in yaml.load(text, yaml.BaseLoader).items():  # noqa: S506 - plain strings only
        if key == "不足":
            lines += (item["措施" if half == PLAN else "表现"] for item in value)
        elif key.startswith("来年") == (half == PLAN):
            lines += _scalars(value)
    return "\n".join(lines)


def _scalars(node: Any) -> Iterator[str]:  # noqa: ANN401 - what YAML holds
    if isinstance(node, str):
        yield node
        return
    for child in node.values() if isinstance(node, dict) else node:
        yield from _scalars(child)


def must(name: str) -> Must:
    """Return the must-file of a retold report, by its number (000)."""
    return Must(yaml.safe_load((FOLDER / f"报告-{name}.must.yaml").read_text("utf-8")))


def retold(name: str, folder: Path) -> Retold:
    """Return the draft of a retold report; its files are written into `folder` and read back."""
    opened = open_facts(FOLDER / f"报告-{name}.yaml")
    draft = make_draft(opened)
    paths = {suffix: folder / f"报告-{name}{suffix}" for suffix in (".txt", ".docx")}
    for suffix, path in paths.items():
        path.write_bytes(draft_bytes(draft, opened, suffix, "gb9704"))
    reports = {suffix: structure(read_lines(path)) for suffix, path in paths.items()}
    return Retold(draft, reports, paths[".txt"].read_text("utf-8-sig"))


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline without its words: what two reports of one structure share.

    `parts` are “numbering｜duty” in order, `children` the numbering of the heads below each part.
    """

    genre: str
    level: str
    years: tuple[int | None, ...]
    salutation: bool
    half_headings: tuple[bool, ...]
    elements: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    children: dict[str, tuple[tuple[str, ...], ...]]


def shape_of(values: dict[str, Any]) -> Shape:
    """Return the shape of an outline, given as `truth.shown` gives it or as a truth is written."""
    rows = {half: _rows(values[half]) for half in (REVIEW, PLAN)}
    return Shape(
        genre=values["文种"],
        level=values["级别"],
        years=tuple(values["年份"]),
        salutation=bool(values["称呼"]),
        half_headings=tuple(map(bool, values["半标题"])),
        elements=tuple(values["要素"]),
        parts={half: tuple(_part(row) for row in rows[half] if _depth(row) == 0) for half in rows},
        children={half: tuple(_children(rows[half])) for half in rows},
    )


def _rows(value: str | list[str]) -> list[str]:
    lines = value.splitlines() if isinstance(value, str) else value
    return [line for line in lines if line.strip()]


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip(" "))


def _part(row: str) -> str:
    number, *_, duty = row.strip().split("｜")
    return f"{habit(number)}｜{duty}"


def _children(rows: list[str]) -> Iterator[tuple[str, ...]]:
    starts = [index for index, row in enumerate(rows) if _depth(row) == 0]
    for start, end in pairwise([*starts, len(rows)]):
        yield tuple(habit(row.strip().split("｜")[0]) for row in rows[start + 1 : end])


def habit(number: str) -> str:
    """Return how a number is written, by its first of that kind: 三 is 一, （四） is （一）, 二是 is 一是."""
    return next((name for name, pattern in _HABITS.items() if pattern.fullmatch(number)), number)


def _organ(row: dict[str, Any]) -> tuple[str, ...]:
    return (row["机关"],) if "机关" in row else ()


def _sentences(block: Heading | Paragraph) -> Iterator[str]:
    if isinstance(block, Heading):
        yield block.number + plain(block.spans)
        return
    # Older drafts end a run-in head with a full stop of its own: it belongs to what follows.
    head = plain(block.head)
    pieces = [piece for piece in _SENTENCE_END.split(plain(block.spans)) if piece]
    yield head + (pieces[0] if pieces else "")
    yield from pieces[1:]
