"""The example of a town: a whole report by its presidium, plain and short, everything told once."""

import re
from collections import Counter

import pytest

from planner.bank.setphrases import set_phrases, slogans
from planner.bank.validity import expired_in
from planner.draft.model import FromFact, block_spans, plain
from planner.draft.signs import signs
from planner.draft.trace import numbers_without_origin
from planner.drafting import Wish, draft_bytes, make_draft
from planner.facts.derived.timing import facts_clock
from planner.facts.model import Fact, Record
from tests.acceptance.reading import PLAN, REVIEW, Reading, all_facts, compact, read
from tests.acceptance.test_complete import assert_headings_of_one_scheme
from tests.acceptance.test_modes import COUNTY_ONLY
from tests.shipped import TOWN

ORDER = ("政治", "监督", "代表", "自身")
SCHEMES = ("七字句", "三三短句", "围绕要新")
# What steers how an item is told, or stands in the annex alone.
BESIDE_THE_PROSE = {"领域", "形式", "月份", "数据年度", "题目", "报告机关"}
STEERING = {"文种", "级别", "来年.实事票决"}
HOW_IT_IS_WRITTEN = ("结构.", "来年.责任分工.")
CLOSING = "让我们更加紧密地团结在以习近平同志为核心的党中央周围"


def test_the_facts_file_has_no_error_and_no_warning(town: Reading) -> None:
    assert [f.message for f in town.opened.findings if f.severity != "info"] == []


def test_the_body_has_3000_to_4000_characters(town: Reading) -> None:
    assert 3000 <= len(compact(town.text)) <= 4000


def test_the_front_names_the_presidium_the_session_and_its_chairman(town: Reading) -> None:
    lines = town.text.splitlines()
    assert lines[:4] == [
        "穗溪镇人民代表大会主席团工作报告",
        "——2027年1月8日在穗溪镇第十九届人民代表大会第七次会议上",
        "穗溪镇人民代表大会主席　顾长禾",
        "各位代表：",
    ]
    assert "受穗溪镇第十九届人民代表大会主席团委托，我向大会报告工作" in lines[4]


def test_both_halves_have_four_parts_under_one_scheme(town: Reading) -> None:
    assert_headings_of_one_scheme(town, ORDER)


def test_the_presidium_hears_and_discusses_and_the_congress_examines_and_approves(town: Reading) -> None:
    review, plan = town.half_text(REVIEW), town.half_text(PLAN)
    assert "代表听取和讨论" in review
    assert "大会审查和批准2025年镇级决算" in review
    assert "提请大会审查和批准2027年镇级预算" in plan
    own = re.sub("县人大常委会", "", town.text)
    assert COUNTY_ONLY.findall(own) == []


def test_the_statistics_count_the_items(town: Reading) -> None:
    statistics = next(line for line in town.text.splitlines() if "主席团会议7次" in line)
    for counted in ("人民代表大会会议2次", "听取和讨论专项工作报告3项", "执法检查1项", "视察调研3次"):
        assert counted in statistics


def test_nothing_is_left_open_and_no_number_stands_without_an_origin(town: Reading) -> None:
    assert town.questions == set()
    assert list(numbers_without_origin(town.draft)) == []


@pytest.mark.parametrize("path", ["本年议题", "来年议题"])
def test_every_agenda_item_is_told(town: Reading, path: str) -> None:
    shown = town.shown
    untold = [
        record.path
        for record in town.opened.facts.list(path)
        if not any(fact.path in shown for fact in _answers(record))
    ]
    assert untold == []


def test_every_answer_shows_in_the_draft(town: Reading) -> None:
    hidden = (
        {fact.path for fact in all_facts(town.opened)} - town.shown - _shown_in_the_tasks(town) - STEERING
    )
    left = [
        path
        for path in hidden
        if path.rpartition(".")[2] not in BESIDE_THE_PROSE and not path.startswith(HOW_IT_IS_WRITTEN)
    ]
    assert sorted(path for path in left if not re.fullmatch(r"不足\.\d\.部分", path)) == []


def test_who_answers_for_a_part_shows_in_the_table_of_tasks(town: Reading) -> None:
    said = [fact.path for record in town.opened.facts.list("来年.责任分工") for fact in _answers(record)]
    leading = {path for path in said if path.endswith("责任领导")}
    assert len(leading) == 4
    assert leading <= _shown_in_the_tasks(town)


def test_no_sentence_is_said_twice(town: Reading) -> None:
    counts = Counter(sentence.text for sentence in town.sentences)
    assert [text for text, times in counts.items() if times > 1] == []


def test_no_wording_is_out_of_date(town: Reading) -> None:
    clock, bank = facts_clock(town.opened.facts), town.opened.bank
    found = (
        *expired_in(town.half_text(REVIEW), bank, clock.review_span),
        *expired_in(town.half_text(PLAN), bank, clock.plan_span),
    )
    assert [occurrence.entry.text for occurrence in found] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_sign_of_a_template_warns_under_any_scheme_of_towns(scheme: str) -> None:
    reading = read(TOWN, scheme)
    bank = reading.opened.bank
    found = signs(reading.draft, set_phrases(bank), slogans(bank))
    assert [f"{sign.name} {sign.place} {sign.value:.2f}" for sign in found if sign.warns] == []


def test_the_report_closes_with_a_call(town: Reading) -> None:
    closing = town.text.splitlines()[-1]
    assert closing.startswith("各位代表！")
    assert CLOSING in closing


def test_the_table_of_a_town_has_no_column_for_committees_and_cites_the_law_of_towns(town: Reading) -> None:
    (table,) = town.tables
    assert plain(table.title) == "穗溪镇人大主席团2027年议题安排表"
    assert "承办委室" not in [column.heading for column in table.columns]
    at = [column.heading for column in table.columns].index("法律依据")
    basis = {plain(row[2]): plain(row[at]) for row in table.rows}
    assert basis["听取和讨论"] == "地方组织法第十九条"
    assert basis["视察"] == "代表法第二十九条"
    assert not any("监督法" in text for text in basis.values())


def test_the_file_is_titled_for_the_presidium(town: Reading) -> None:
    data = draft_bytes(town.draft, town.opened, ".docx", "gb9704")
    assert _core(data, "title") == "穗溪镇人民代表大会主席团工作报告"
    assert _core(data, "creator") == "穗溪镇人大主席团"


def _core(data: bytes, name: str) -> str:
    from io import BytesIO  # noqa: PLC0415 - for this test alone
    from zipfile import ZipFile  # noqa: PLC0415

    with ZipFile(BytesIO(data)) as archive:
        text = archive.read("docProps/core.xml").decode()
    found = re.search(f"<dc:{name}>(.*?)</dc:{name}>", text)
    return found[1] if found else ""


def _answers(record: Record) -> list[Fact]:
    return [fact for facts in record.fields.values() for fact in facts]


def _shown_in_the_tasks(town: Reading) -> set[str]:
    """Return the paths of the answers that the town's table of tasks shows."""
    tasks = make_draft(town.opened, Wish("任务分解表"))
    spans = (span for block in tasks.blocks for span in block_spans(block))
    return {span.origin.path for span in spans if isinstance(span.origin, FromFact)}
