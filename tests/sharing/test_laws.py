"""What must hold for any facts file, however it is laid out, and for any change made in a part."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.facts.splicing.splice import Edit, NewRecord, splice
from planner.sharing.stand import Stand
from tests.sharing.desk import Desk, brief, desk_in

pytestmark = pytest.mark.slow

_LAWS = settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
_COMMITTEES = ("财政经济工委", "代表工委", "社会建设工委")
_WORDS = (
    "审计整改",
    "学位供给",
    "河道治理：三年",
    "#号路修缮",
    "“一老一小”",
    "5.20",
    "010",
    "- 短横",
    "甲、乙",
    "no",
)
_FIELDS = {
    "月份": ("6", "2—3"),
    "意见数": ("7", "约30"),
    "成效": _WORDS,
    "背景": _WORDS,
    "重点": _WORDS,
    "状态": ("已见成效", "进行中"),
}
_SINGLES = {
    "会议.常委会会议": "8",
    "会议.主任会议": "17",
    "代表.培训期数": "4",
    "代表.建议总数": "187",
    "任免.人次": "63",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How a clerk lays a file out."""

    indent: int
    marks_in: int
    in_brackets: bool
    comments: bool
    quoted: bool
    line_end: str


_layouts = st.builds(
    Layout,
    st.sampled_from([2, 4]),
    st.sampled_from([0, 2]),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["\n", "\r\n"]),
)
_records = st.lists(
    st.tuples(
        st.sampled_from(_WORDS),
        st.sampled_from(("听取和审议", "视察", "执法检查")),
        st.sampled_from(("", *_COMMITTEES)),
        st.lists(st.sampled_from(sorted(_FIELDS)), unique=True, max_size=4),
    ),
    max_size=5,
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Return a facts file."""
    layout = draw(_layouts)
    lines = ["文种: 工作报告", "级别: 区", "年度: 2026"]
    for group in ("会议", "任免", "代表"):
        lines += [f"# 关于{group}", ""] if layout.comments else []
        lines.append(f"{group}:")
        for path, text in _SINGLES.items():
            if path.startswith(group) and draw(st.booleans()):
                remark = "  # 核过" if layout.comments and draw(st.booleans()) else ""
                lines.append(f"{' ' * layout.indent}{path.partition('.')[2]}: {text}{remark}")
    for path in ("本年议题", "来年议题"):
        lines += ["", f"{path}:"]
        for title, form, owner, keys in draw(_records):
            lines += _record(draw, layout, [("题目", title), ("形式", form), ("委室", owner)], keys)
    return layout.line_end.join([*lines, ""])


def _record(
    draw: st.DrawFn, layout: Layout, first: list[tuple[str, str]], keys: Sequence[str]
) -> Iterator[str]:
    margin = " " * layout.marks_in
    if layout.comments:
        yield f"{margin}# 这一件"
    answers = [*first, *((key, draw(st.sampled_from(_FIELDS[key]))) for key in keys)]
    mark = "- "
    for key, text in ((key, text) for key, text in answers if text):
        value = f'"{text}"'
        if key == "重点" and layout.in_brackets:
            value = f"[{value}, '收费监管']"
        yield f"{margin}{mark}{key}: {value}"
        mark = "  "


@contextmanager
def _desk(content: str) -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as folder:
        yield desk_in(Path(folder), content)


def _texts(stand: Stand) -> dict[str, tuple[str, ...]]:
    found = {path: said.texts for path, said in stand.answers.items()}
    for path, entries in stand.records.items():
        for entry in entries:
            found |= {f"{path}.{entry.number}.{key}": said.texts for key, said in entry.fields.items()}
    return found


def _edit(part: Path, desk: Desk, edits: Sequence[Edit | NewRecord]) -> None:
    asked = desk.whole().facts.questionnaire
    part.write_bytes(splice(part.read_bytes().decode(), edits, asked).encode())


def _answers(part: Path, desk: Desk) -> dict[str, tuple[str, ...]]:
    sides = desk.returned(part)[0].sides
    assert sides is not None
    found = _texts(sides.theirs)
    return {path: texts for path, texts in found.items() if "." in path and not path.endswith(".委室")}


def _other(path: str, texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return another answer to the same question."""
    key = path.rpartition(".")[2]
    if texts[0].removeprefix("约").isdecimal() and key != "成效":
        return ("11",) if key == "月份" else (str(int(texts[0].removeprefix("约")) + 1),)
    if key == "形式":
        return ("专题调研" if texts[0] != "专题调研" else "视察",)
    if key == "状态":
        return ("整改中",)
    if key == "月份":
        return ("11",)
    return (f"{texts[0]}一", *texts[1:])


@_LAWS
@given(files())
def test_dividing_and_merging_unchanged_gives_the_file_byte_for_byte(content: str) -> None:
    with _desk(content) as desk:
        parts = desk.split()
        assert brief(desk.merge(*parts.values())) == []
        assert desk.facts.read_bytes() == content.encode()


@_LAWS
@given(files(), st.data())
def test_each_change_in_a_part_arrives_and_every_other_answer_and_comment_stays(
    content: str, data: st.DataObject
) -> None:
    with _desk(content) as desk:
        parts = desk.split()
        part = data.draw(st.sampled_from(sorted(parts.values())))
        answers = _answers(part, desk)
        if not answers:
            return
        path = data.draw(st.sampled_from(sorted(answers)))
        wanted = _other(path, answers[path])
        _edit(part, desk, [Edit(path, wanted)])
        before = _texts(desk.stand())
        written = desk.merge(*parts.values()).choice.written
        assert [each.theirs.texts for each in written] == [wanted]
        assert _texts(desk.stand()) == {**before, written[0].path: wanted}
        after = desk.facts.read_bytes().decode()
        changed = set(content.split("\n")) - set(after.split("\n"))
        assert len(changed) <= len(wanted)
        assert [line for line in content.split("\n") if line.lstrip().startswith("#")] == [
            line for line in after.split("\n") if line.lstrip().startswith("#")
        ]


_DOUBLED = """文种: 工作报告
级别: 区
年度: 2026
来年议题:
  - 题目: 审计整改
    形式: 听取和审议
  - 题目: 审计整改
    形式: 听取和审议
  - 题目: 审计整改
    形式: 听取和审议
    委室: 财政经济工委
"""


def test_one_of_two_equal_items_can_be_changed_beside_another_part(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, _DOUBLED)
    parts = desk.split()
    for part in (parts["办公室"], parts["财政经济工委"]):
        _edit(part, desk, [Edit("来年议题.1.形式", ("专题调研",))])
    desk.merge(*parts.values())
    forms = [entry.texts["形式"] for entry in desk.stand().records["来年议题"]]
    assert forms == [("专题调研",), ("听取和审议",), ("专题调研",)]
    assert brief(desk.merge(*parts.values())) == []


def test_an_item_whose_title_became_another_is_known_again_when_it_is_merged_twice(tmp_path: Path) -> None:
    desk = desk_in(tmp_path, _DOUBLED.replace("题目: 审计整改", "题目: 一二三", 1))
    parts = desk.split()
    _edit(parts["办公室"], desk, [Edit("来年议题.1.题目", ("四五",))])
    _edit(parts["财政经济工委"], desk, [Edit("来年议题.1.形式", ("专题调研",))])
    desk.merge(*parts.values())
    assert desk.stand().records["来年议题"][0].texts["题目"] == ("四五",)
    assert brief(desk.merge(*parts.values())) == []


@_LAWS
@given(files(), st.data())
def test_the_changes_of_two_parts_come_to_the_same_in_any_order(content: str, data: st.DataObject) -> None:
    with _desk(content) as desk:
        parts = sorted(desk.split().values())
        if len(parts) == 1:
            return
        two = data.draw(st.lists(st.sampled_from(parts), min_size=2, max_size=2, unique=True))
        for part in two:
            answers = _answers(part, desk)
            if answers:
                path = data.draw(st.sampled_from(sorted(answers)))
                _edit(part, desk, [Edit(path, _other(path, answers[path]))])
        results = []
        for order in ([two[0]], [two[1]]), ([two[1]], [two[0]]), (two,), (two[::-1],):
            desk.facts.write_bytes(content.encode())
            for given_back in order:
                desk.merge(*given_back)
            results.append(desk.facts.read_bytes())
        assert len(set(results)) == 1
        assert brief(desk.merge(*two)) == []
