"""The family of documents: written from one facts file, they cannot disagree."""

import re
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from planner.draft.model import Draft, FromFact, FromRule, Span, Table, block_spans, gaps, plain
from planner.draft.plaintext import to_text
from planner.draft.trace import trace
from planner.drafting import Opened, Wish, family, make_draft, open_facts
from tests.shipped import COMPLETE, TEMPLATES, TERM, TOWN

DISTRICT_FAMILY = ("工作报告", "年度工作要点", "监督工作计划", "代表工作计划", "任务分解表", "总结计划")
PLANNING = ("工作报告", "年度工作要点", "监督工作计划", "任务分解表", "总结计划")
KEY_POINTS = TEMPLATES / "年度工作要点" / "五部分" / "示例.yaml"
EXAMPLES = (COMPLETE, TOWN, TERM)


@cache
def opened(path: Path) -> Opened:
    return open_facts(path)


@cache
def drafted(path: Path, kind: str) -> Draft:
    return make_draft(opened(path), Wish(kind))


def spans(draft: Draft) -> list[Span]:
    return [*draft.title, *(span for block in draft.blocks for span in block_spans(block))]


def text(path: Path, kind: str) -> str:
    return to_text(drafted(path, kind))


def test_a_district_writes_six_documents_a_town_five_and_no_summary_ends_a_term() -> None:
    assert family(opened(COMPLETE)) == DISTRICT_FAMILY
    assert family(opened(TOWN)) == tuple(kind for kind in DISTRICT_FAMILY if kind != "监督工作计划")
    assert family(opened(TERM)) == tuple(
        kind for kind in DISTRICT_FAMILY if kind not in {"总结计划", "任务分解表"}
    )


def test_a_file_that_only_plans_has_nothing_for_documents_that_review() -> None:
    planning = ("年度工作要点", "监督工作计划", "代表工作计划", "任务分解表")
    assert family(opened(KEY_POINTS)) == planning


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_every_figure_of_one_document_is_the_same_in_any_other(path: Path) -> None:
    def figures(kind: str) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for span in spans(drafted(path, kind)):
            match span.origin:
                case FromFact(where):
                    key = where
                case FromRule(formula, paths) if formula.startswith(("合计", "五年")):
                    key = f"{formula}：{paths}"
                case _:
                    continue
            found.setdefault(key, set()).update(re.findall(r"\d+(?:\.\d+)?", span.text))
        return found

    kinds = family(opened(path))
    shared = 0
    for one, other in combinations(kinds, 2):
        ours, theirs = figures(one), figures(other)
        for key in ours.keys() & theirs.keys():
            assert ours[key] == theirs[key], (one, other, key)
            shared += 1
    assert shared > 10


@pytest.mark.parametrize("path", [COMPLETE, TOWN], ids=lambda path: path.parent.name)
def test_every_planned_item_stands_in_every_document_that_plans(path: Path) -> None:
    topics = [record.one("题目") for record in opened(path).facts.list("来年议题")]
    assert len(topics) > 5
    for kind in PLANNING:
        if kind in family(opened(path)):
            missing = [t.text for t in topics if t and t.text.strip("《》") not in text(path, kind)]
            assert missing == [], kind


def test_what_the_plan_of_oversight_announces_is_what_it_lists() -> None:
    written = text(COMPLETE, "监督工作计划")
    listed = re.findall(r"^　　（[一二三四五六七八九十]+）(.*)$", written, re.MULTILINE)
    announced = {
        "听取和审议": int(re.findall(r"听取和审议报告(\d+)项", written)[0]),
        "审查和批准": int(re.findall(r"审查和批准事项(\d+)项", written)[0]),
        "执法检查": int(re.findall(r"执法检查(\d+)项", written)[0]),
        "专题询问": int(re.findall(r"专题询问(\d+)次", written)[0]),
        "视察": int(re.findall(r"视察(\d+)次", written)[0]),
        "专题调研": int(re.findall(r"专题调研(\d+)次", written)[0]),
    }
    # Counted by hand from 来年议题 of the example.
    assert announced == {
        "听取和审议": 14,
        "审查和批准": 2,
        "执法检查": 3,
        "专题询问": 1,
        "视察": 2,
        "专题调研": 2,
    }
    assert sum(line.startswith("听取和审议") for line in listed) == 14
    assert sum(line.startswith("审查和批准") for line in listed) == 2
    assert sum("执法检查" in line for line in listed) == 3
    assert sum(line.startswith("组织代表视察") for line in listed) == 2
    assert len(listed) == 27
    (table,) = (block for block in drafted(COMPLETE, "监督工作计划").blocks if isinstance(block, Table))
    assert len(table.rows) == 27


def test_the_year_told_in_a_summary_is_the_year_told_in_the_report() -> None:
    counted = ("听取和审议报告", "执法检查", "专题询问", "常委会会议", "主任会议", "任免国家机关工作人员")
    statistics = "|".join(f"{name}\\d+(?:项|次|人次)" for name in counted)

    def told(kind: str) -> set[str]:
        return {match[0] for match in re.finditer(statistics, text(COMPLETE, kind))}

    assert told("工作报告") >= told("总结计划")
    assert len(told("总结计划")) >= 5


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_no_document_of_a_complete_file_has_a_gap_or_a_figure_without_origin(path: Path) -> None:
    for kind in family(opened(path)):
        draft = drafted(path, kind)
        asked = [gap.path for gap in gaps(draft)]
        assert asked == [], kind
        assert trace(draft)["numbers_without_origin"] == [], kind
        assert plain(draft.title), kind
