"""Laws of structure: it sees the outline, not the habit it is written in, nor what is printed around it."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.reports.model import Line, Lines, Report, Section
from planner.reports.structure import structure
from tests.reports.composing import BODIES, FIRST, LEAD, SECOND, Habits, Part, report_lines
from tests.reports.outlines.documents import made_reports
from tests.reports.outlines.truth import FOLDER, headings, shown

_SCHEMES = (
    ("坚持党的领导，始终把牢正确方向", "抓牢监督主业，有力助推改革发展", "尊重代表主体，充分激发履职活力"),
    ("以铸魂之志坚定政治方向", "以较真之劲增强监督实效", "以搭台之力激扬代表风采", "以自强之功锻造一流机关"),
    ("思想根基更加牢固", "监督工作更加有力", "代表作用更加彰显", "自身建设更加过硬"),
    ("高举旗帜跟党走", "锚定中心助发展", "情系百姓解民忧", "依靠代表聚合力", "勤修内功提质效"),
    ("要把握政治新要求", "要追求监督新实效", "要展现机关新风貌"),
)
_CHILDREN = (
    ("学习走在前头", "请示赶在事前", "部署落在实处"),
    ("盯住产业走势", "盯住创新链条", "盯住财政收支", "盯住国资家底"),
    ("让培训贴近需求", "让联系走进日常", "让站点开门纳言", "让建议落地生根"),
    ("制度立起来", "能力强起来", "作风硬起来"),
    ("议事有章法", "队伍有本领"),
)
_SAME_SIGNS = {("一、", "（二级）一、"), ("一.", "（二级）一、"), ("（一）", "（一）"), ("（一）", "(一）")}
_SAME_SIGNS |= {("(一)", "（一）"), ("(一)", "(一）"), ("1.", "1．"), ("1.", "1、")}
_HABITS = [Habits(*pair) for pair in product(FIRST, SECOND) if pair not in _SAME_SIGNS]


@st.composite
def halves(draw: st.DrawFn) -> list[Part]:
    """Draw the parts of a half; at least one has headings below."""
    scheme = draw(st.sampled_from(_SCHEMES))
    below = draw(st.lists(st.sampled_from([(), *_CHILDREN]), min_size=len(scheme), max_size=len(scheme)))
    below[0] = below[0] or _CHILDREN[0]
    below[1] = below[1] or _CHILDREN[1]
    return [Part(heading, children) for heading, children in zip(scheme, below, strict=True)]


def read(lines: list[str]) -> Report:
    numbered = tuple(Line(text, number) for number, text in enumerate(lines, 1))
    return structure(Lines("made.txt", "", numbered, "UTF-8"))


def outline(sections: tuple[Section, ...]) -> list[Part]:
    return [Part(part.heading, tuple(child.heading for child in part.children)) for part in sections]


@pytest.mark.parametrize("habits", _HABITS, ids=lambda habits: f"{habits.first} {habits.second}")
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(review=halves(), plan=halves())
def test_renumbering_a_report_keeps_its_headings(
    habits: Habits, review: list[Part], plan: list[Part]
) -> None:
    report = read(report_lines(review, plan, habits))
    assert outline(report.review) == review
    assert outline(report.plan) == plan


@given(review=halves(), data=st.data())
def test_the_elements_after_the_parts_are_seen_in_any_order(review: list[Part], data: st.DataObject) -> None:
    texts = {
        "成绩归因": "各位代表！这些成绩得益于县委的正确领导。我代表常委会，向大家表示衷心的感谢！",
        "体会": "一年来的实践使我们体会到：做好工作，必须心中有党，必须心中有民，必须心中有责。",
        "不足": "同时也要看到，我们的工作还存在一些不足：一是跟踪不够。二是调研不深。",
    }
    order = data.draw(st.permutations(sorted(texts)))
    lines = report_lines(review, review, Habits("一、", "（一）"))
    plan = lines.index("2027年工作安排")
    report = read([*lines[:plan], *(texts[name] for name in order), *lines[plan:]])
    assert [p.element.value for p in report.passages][2:-1] == list(order)
    assert outline(report.review) == review
    assert outline(report.plan) == review


@pytest.mark.parametrize("name", ["01-区-三段式标题", "03-市-破折号和冒号", "04-县-五年报告"])
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_noise_lines_change_no_heading(name: str, data: st.DataObject) -> None:
    lines = (FOLDER / "made" / f"{name}.txt").read_text("utf-8").split("\n")
    clean = read([line for line in lines if line])
    places = data.draw(st.lists(st.integers(8, len(lines)), min_size=1, max_size=6, unique=True))
    noisy = list(lines)
    for page, place in enumerate(sorted(places, reverse=True), 1):
        noisy.insert(
            place, data.draw(st.sampled_from([f"— {page} —", f"第{page}页 共9页", "www.fanwen-example.com"]))
        )
    report = read([line for line in noisy if line])
    assert headings(report.review) == headings(clean.review)
    assert headings(report.plan) == headings(clean.plan)
    assert [p.element for p in report.passages] == [p.element for p in clean.passages]


_WIDTHS = str.maketrans("，：；（）！？", ",:;()!?")


@pytest.mark.parametrize("name", [n for n in made_reports() if not n.startswith(("09", "10"))])
def test_the_width_of_marks_changes_nothing_but_their_width(name: str) -> None:
    source = (FOLDER / "made" / f"{name}.txt").read_text("utf-8")
    wide, narrow = (
        shown(read([line for line in text.split("\n") if line.strip()]))
        for text in (source, source.translate(_WIDTHS))
    )
    assert str(wide).translate(_WIDTHS) == str(narrow).translate(_WIDTHS)


@settings(max_examples=150)
@given(
    st.lists(
        st.text(
            "一二三、（）(1).。：，！是要第各位代表！年工作回顾安排 \u3000——听取和审议的报告《》“”2026",
            max_size=60,
        )
    )
)
def test_any_text_gives_a_report_and_never_an_error(lines: list[str]) -> None:
    report = read(lines)
    assert len(report.lines.lines) == len(lines)


def test_a_report_without_any_line_has_no_parts() -> None:
    report = read([])
    assert (report.review, report.plan, report.passages, report.level, report.year_plan) == (
        (),
        (),
        (),
        "",
        None,
    )


def test_the_same_lines_give_the_same_report(repository: Path) -> None:
    lines = (FOLDER / "made" / "01-区-三段式标题.txt").read_text("utf-8").split("\n")
    assert repository
    assert read(lines) == read(list(lines))


def test_bodies_of_the_made_reports_are_no_headings() -> None:
    report = read(["2026年工作回顾", LEAD, *BODIES])
    assert report.review == ()
