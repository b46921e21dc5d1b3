"""Powers and procedure: who may do what at which level, and how the law says it."""

import pytest

from planner.bank.model import Level
from planner.finding import Severity
from planner.proof.reading import Given
from tests.proof.saying import report, told, weighed

TOWN = Given(2026, Level.TOWN)
DISTRICT = Given(2026, Level.DISTRICT)


def test_an_audit_report_is_not_approved_with_the_final_accounts() -> None:
    text = report("审查和批准了2025年区级决算和2025年度预算执行及其他财政收支的审计工作报告。")
    words = "审查和批准了2025年区级决算和2025年度预算执行及其他财政收支的审计工作报告"
    assert told("职权", text) == [("职权-审计不批准", words)]


def test_final_accounts_approved_beside_an_audit_report_that_is_heard_are_right() -> None:
    assert told("职权", report("审查和批准了2025年区级决算，听取和审议了审计工作报告。")) == []


def test_a_committee_that_approves_the_budget_is_an_error_and_without_its_name_a_doubt() -> None:
    named = weighed("职权", report("常委会审查和批准了2026年区级预算。"))
    bare = weighed("职权", report("依法审查和批准了2026年区级预算。"))
    assert named == [("职权-常委会不批准预算", "审查和批准了2026年区级预算", Severity.ERROR)]
    assert bare == [("职权-常委会不批准预算", "审查和批准了2026年区级预算", Severity.WARNING)]


@pytest.mark.parametrize(
    "clean",
    [
        "常委会审查和批准了2026年区级预算调整方案。",
        "区六届人大五次会议审查和批准了2026年区级预算，常委会监督预算执行。",
        "督促区政府严格执行批准的预算。",
    ],
)
def test_adjustments_and_what_the_congress_approves_are_right(clean: str) -> None:
    assert told("职权", report(clean)) == []


@pytest.mark.parametrize(
    ("level", "words", "wrong"),
    [
        (Level.DISTRICT, "代表十人以上联名提出议案2件。", False),
        (Level.DISTRICT, "代表五人以上联名提出议案2件。", True),
        (Level.TOWN, "代表五人以上联名提出议案2件。", False),
        (Level.TOWN, "代表3人以上联名提出议案2件。", True),
        (Level.COUNTY, "常委会组成人员3人以上联名提出质询案。", False),
        (Level.COUNTY, "常委会组成人员5人以上联名提出质询案。", True),
    ],
)
def test_as_many_must_join_as_the_law_says_for_the_level(level: Level, words: str, *, wrong: bool) -> None:
    found = told("职权", words, Given(2026, level))
    assert bool(found) is wrong
    assert all(rule == "职权-联名人数" for rule, _ in found)


def test_five_meetings_of_the_committee_in_a_year_are_too_few_and_in_half_a_year_not() -> None:
    assert told("职权", report("全年召开常委会会议5次、主任会议12次。")) == [
        ("职权-常委会六次", "常委会会议5次")
    ]
    assert told("职权", report("全年召开主任会议5次、常委会会议6次。")) == []
    assert told("职权", report("上半年召开常委会会议3次。")) == []


def test_a_district_makes_no_law_and_an_autonomous_county_does() -> None:
    assert told("职权", "常委会制定地方性法规2件。", DISTRICT) == [
        ("职权-区县无立法权", "制定地方性法规2件"[:7])
    ]
    assert told("职权", "协助市人大常委会制定地方性法规，提出建议9条。", DISTRICT) == []
    county = Given(2026, Level.COUNTY)
    assert told("职权", "桐岫土家族自治县人大常委会制定地方性法规草案。", county) == []


def test_a_town_has_neither_standing_committee_nor_appointments() -> None:
    text = "全年召开主任会议6次，依法任免工作人员6人次。"
    assert told("职权", text, TOWN) == [
        ("职权-乡镇无主任会议", "主任会议"),
        ("职权-乡镇无任免权", "依法任免"),
    ]
    assert told("职权", "列席县人大常委会会议3次，配合县人大常委会做好任免工作。", TOWN) == []


def test_a_presidium_discusses_and_the_congress_deliberates() -> None:
    heard = "镇人大主席团听取和审议了国有资产管理情况的报告。"
    assert told("职权", heard, TOWN) == [("职权-主席团听取和讨论", "听取和审议")]
    assert told("职权", "镇第八届人民代表大会第三次会议听取和审议主席团工作报告。", TOWN) == []
