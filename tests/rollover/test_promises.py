"""The promises of a plan: every one is there, in its own words, none cut in two, no slogan among them."""

from pathlib import Path
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from planner.bank.load import load_bank
from planner.bank.model import Duty
from planner.compose.document import render
from planner.compose.setting import Setting
from planner.draft.plaintext import to_text
from planner.facts.derived.division import division_of
from planner.facts.load import facts_of_text
from planner.files import Text
from planner.reports.model import Half, Section, Sentence
from planner.reports.oversight import items_in
from planner.rollover.acts import ClauseKind, kind_of
from planner.rollover.clauses import segments
from planner.rollover.lastfacts import last_year_of_facts
from planner.rollover.promises import promises, promises_of
from tests.reports.five import five_reports
from tests.rollover.truth import MADE, as_known, five_keys, known_promises, made_reports, report_of
from tests.shipped import COMPLETE


@pytest.mark.parametrize("name", made_reports())
def test_every_promise_of_a_made_report_is_found_word_for_word_and_nothing_else(name: str) -> None:
    found = [as_known(promise) for promise in promises(report_of(MADE / f"{name}.txt"))]
    assert found == known_promises(name)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_promise_read_in_the_five_reports_is_found(number: str) -> None:
    found: dict[int, list[list[object]]] = {}
    for promise in promises(report_of(five_reports()[number])):
        found.setdefault(promise.line, []).append([len(promise.text), promise.text[:6]])
    assert found == five_keys()[number]


def test_how_many_promises_the_five_reports_make() -> None:
    counts = {name: len(promises(report_of(path))) for name, path in five_reports().items()}
    assert counts == {"000": 30, "001": 135, "002": 36, "003": 74, "004": 25}


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_every_agenda_item_of_a_plan_is_a_promise(number: str) -> None:
    report = report_of(five_reports()[number])
    promised = {promise.topic for promise in promises(report)}
    planned = {item.topic for item in report.oversight if item.half is Half.PLAN}
    assert planned - promised == set()


SENTENCES = {
    "听取和审议区政府关于养老服务、托育服务工作情况的报告。": [
        "听取和审议区政府关于养老服务工作情况的报告",
        "听取和审议区政府关于托育服务工作情况的报告",
    ],
    "听取和审议区法院关于执行工作情况的报告、区检察院关于公益诉讼工作情况的报告。": [
        "听取和审议区法院关于执行工作情况的报告",
        "听取和审议区检察院关于公益诉讼工作情况的报告",
    ],
    "对《安全生产法》《消防法》两部法律的实施情况开展执法检查，对校外培训治理开展专题询问。": [
        "对《安全生产法》实施情况开展执法检查",
        "对《消防法》实施情况开展执法检查",
        "对校外培训治理开展专题询问",
    ],
    "聚焦“一老一小”，听取和审议养老服务情况的报告，推动养老服务提质。": ["听取和审议养老服务情况的报告"],
    "围绕城市更新，适时组织代表开展专题视察。": ["围绕城市更新，适时组织代表开展专题视察"],
    "坚持党的全面领导，深入学习贯彻党的二十大精神，不断提高政治站位。": [],
    "坚持联席会议制度，坚持定期通报审议意见办理情况。": ["坚持联席会议制度", "坚持定期通报审议意见办理情况"],
    "举办代表培训班3期；组织60名代表向选民述职；编印《云川人大》4期。": [
        "举办代表培训班3期",
        "组织60名代表向选民述职",
        "编印《云川人大》4期",
    ],
    "出台《关于加强联系、做好服务，发挥作用；改进工作的意见》。": [
        "出台《关于加强联系、做好服务，发挥作用；改进工作的意见》"
    ],
    "完善“前期听取意见，中期通报进展；后期集中视察”工作链条。": [
        "完善“前期听取意见，中期通报进展；后期集中视察”工作链条"
    ],
    "选取重点建议（含跨部门办理的，不少于3件）由主任会议成员督办。": [
        "选取重点建议（含跨部门办理的，不少于3件）由主任会议成员督办"
    ],
    "今年，常委会将重点做好以下工作：一是新建代表联络站2个，让代表履职有平台。": ["新建代表联络站2个"],
    "建议办理满意率力争达到98%以上。": ["建议办理满意率力争达到98%以上"],
    "切实把思想和行动统一到区委决策部署上来，为建设美丽云川贡献人大力量。": [],
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_a_sentence_gives_each_of_its_promises_whole(sentence: str, expected: list[str]) -> None:
    assert [promise.text for promise in promises_of(_section(sentence))] == expected


CLAUSES = {
    "对物业管理条例开展执法检查": ClauseKind.ACT,
    "严格执行重大事项请示报告制度": ClauseKind.ACT,
    "将制定常委会年度学习计划": ClauseKind.ACT,
    "坚持开展代表接待日活动": ClauseKind.ACT,
    "推动区政府补齐短板": ClauseKind.RESULT,
    "为高质量发展提供法治保障": ClauseKind.RESULT,
    "聚焦民生实事": ClauseKind.LEAD,
    "按照区委统一安排": ClauseKind.LEAD,
    "采取视察、座谈等方式": ClauseKind.LEAD,
    "坚持以人民为中心的发展思想": ClauseKind.ATTITUDE,
    "全面贯彻落实区委全会精神": ClauseKind.ATTITUDE,
    "把人大工作放在全区大局中谋划": ClauseKind.ATTITUDE,
    "轻车简从下村去": ClauseKind.OTHER,
}


@pytest.mark.parametrize(("clause", "kind"), CLAUSES.items())
def test_a_clause_is_told_by_its_first_verb(clause: str, kind: ClauseKind) -> None:
    assert kind_of(clause) is kind


def test_a_short_heading_before_its_detail_is_no_promise() -> None:
    section = _section("加强作风建设。", "开展机关作风评议2次。")
    assert [promise.text for promise in promises_of(section)] == ["开展机关作风评议2次"]


_PIECES = st.sampled_from(
    [
        "听取和审议",
        "区政府关于",
        "养老服务",
        "情况的报告",
        "《城乡供水条例》",
        "“回头看，再回头；不松劲”",
        "（含试点，不少于3个）",
        "，",
        "；",
        "、",
        "开展执法检查",
        "对",
        "围绕",
        "推动",
        "坚持",
        "组织代表视察",
        "3次",
        "：",
        "和",
    ]
)


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_no_promise_cuts_a_pair_of_marks_and_each_is_of_the_sentence(sentence: str) -> None:
    for promise in promises_of(_section(f"{sentence}。")):
        assert all(
            promise.text.count(left) == promise.text.count(right) for left, right in ("《》", "“”", "（）")
        )
        assert promise.text
        assert promise.text[-1] not in "，；。：、"


@given(st.lists(_PIECES, max_size=24).map("".join))
def test_the_clauses_of_a_sentence_are_its_own_words_in_order(sentence: str) -> None:
    end = 0
    for stretch in segments(sentence):
        for clause in stretch:
            assert clause.start >= end
            end = clause.start + len(clause.text)
            assert sentence[clause.start : end] == clause.text


@given(
    st.text(
        alphabet="区县镇人大常委会将要坚持听取和审议开展对围绕推动，。；：、“”《》（）0123456789%次名X*第届",
        max_size=120,
    )
)
def test_whatever_the_text_its_promises_are_found_without_an_error(text: str) -> None:
    for promise in promises_of(_section(text)):
        assert promise.text


def test_a_line_of_a_hundred_thousand_signs_takes_no_more_than_a_moment() -> None:
    section = _section("组织代表视察，围绕城市更新的重点" * 6000)
    started = perf_counter()
    assert list(promises_of(section))
    assert perf_counter() - started < 5


def test_items_of_a_sentence_stand_in_the_order_they_are_said() -> None:
    hits = items_in("听取和审议养老服务情况的报告，对消防法实施情况开展执法检查。")
    assert [hit.form for hit in hits] == ["听取和审议", "执法检查"]


def _section(*texts: str) -> Section:
    said = tuple(Sentence(text, text, 1) for text in texts)
    return Section("一", "重点工作", 1, Duty.OVERSIGHT, 1, said)


def test_what_our_own_draft_plans_is_found_again_in_it(tmp_path: Path) -> None:
    bank = load_bank()
    content = COMPLETE.read_text("utf-8")
    facts, _ = facts_of_text("示例.yaml", Text(content, "UTF-8"), bank)
    path = tmp_path / "报告.txt"
    path.write_text(to_text(render(Setting(facts, bank, {}), division_of(facts))), "utf-8")
    found = [promise.text for promise in promises(report_of(path))]
    planned = last_year_of_facts(facts, content, bank).promises
    missing = [
        known.text
        for known in planned
        if not any(known.topic and known.topic in text for text in found)
        and max(fuzz.partial_ratio(known.text, text) for text in found) < 80
    ]
    assert len(missing) <= len(planned) // 10
