"""The document as a whole: what is missing, in what order, what the plan owes to shortcomings and law."""

import pytest

from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank
from planner.proof.detectors import DETECTORS
from planner.proof.model import Remark
from planner.proof.parts.shortcomings import told
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks

RULES = [rule for rule in rules_of((), DETECTORS)[0] if rule.family == "全篇"]

TITLE = "岚溪县人民代表大会常务委员会工作报告"
DATED = "——2027年1月19日在岚溪县第十八届人民代表大会第二次会议上"
REPORTER = "岚溪县人民代表大会常务委员会主任　沈望山"
MANDATE = "受岚溪县第十八届人民代表大会常务委员会委托，我向大会报告工作，请予审议。"
OVERVIEW = "2026年，县人大常委会召开常委会会议8次，听取和审议报告12项，开展执法检查4项。"
REVIEW = (
    "一、把牢政治方向\n坚持党的领导。\n二、做实依法监督\n听取专项报告。\n"
    "三、服务代表履职\n办好代表培训。\n四、加强自身建设\n改进机关作风。"
)
THANKS = (
    "成绩得益于县委的坚强领导，得益于全体代表和“一府一委两院”的支持，"
    "得益于县政协和社会各界的帮助，表示衷心的感谢！"
)
LACKS = "同时清醒看到，工作还有差距，主要是：审议意见跟踪不够紧；代表联络站活动不均；机关专业力量不足。"
REQUIRED = "2027年，常委会用习近平新时代中国特色社会主义思想统领各项工作，依法履职。"
PLAN = (
    "一、强化政治引领\n组织学习12次。\n二、深化依法监督\n跟踪督办审议意见。\n"
    "三、活跃代表工作\n建强联络站。\n四、抓实自身建设\n举办专业培训。"
)
CLOSING = "各位代表！让我们同心协力，为岚溪发展不懈奋斗！"
WHOLE = (
    f"{TITLE}\n{DATED}\n{REPORTER}\n各位代表：\n{MANDATE}\n2026年工作回顾\n{OVERVIEW}\n{REVIEW}\n{THANKS}"
    f"\n{LACKS}\n2027年工作安排\n{REQUIRED}\n{PLAN}\n{CLOSING}"
)


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def _remarks(text: str, bank: PhraseBank) -> dict[str, Remark]:
    subject = subject_of(lines_of_text(text), bank, Given(level=Level.COUNTY))
    return {one.finding.rule.removeprefix("全篇-"): one for one in remarks(subject, RULES)}


def _new(text: str, bank: PhraseBank) -> set[str]:
    return set(_remarks(text, bank)) - set(_remarks(WHOLE, bank))


def test_a_whole_report_lacks_nothing_but_length_and_duties(bank: PhraseBank) -> None:
    assert set(_remarks(WHOLE, bank)) == {"篇幅", "回顾法定事项", "计划法定事项"}


@pytest.mark.parametrize(
    ("left_out", "rule"),
    [
        ("各位代表：\n", "称谓"),
        (f"{MANDATE}\n", "委托语"),
        (f"{OVERVIEW}\n", "总述"),
        (f"{THANKS}\n", "感谢"),
        (f"{LACKS}\n", "不足"),
        (f"{REQUIRED}\n", "总体要求"),
        (f"\n{CLOSING}", "结束语"),
        (f"{DATED}\n{REPORTER}\n", "题注"),
        ("\n四、加强自身建设\n改进机关作风。", "缺部分"),
        ("用习近平新时代中国特色社会主义思想统领各项工作，", "指导思想"),
        ("，请予审议", "请予审议"),
        ("和“一府一委两院”", "感谢名单"),
    ],
)
def test_what_is_left_out_is_missed(left_out: str, rule: str, bank: PhraseBank) -> None:
    assert left_out in WHOLE
    assert _new(WHOLE.replace(left_out, "", 1), bank) == {rule}


def test_without_salutation_mandate_and_closing_it_is_said_once(bank: PhraseBank) -> None:
    text = WHOLE.replace("各位代表：\n", "").replace(f"{MANDATE}\n", "").replace(f"\n{CLOSING}", "")
    found = _remarks(text.replace(f"{LACKS}\n", ""), bank)
    assert "没有称谓、委托语、不足、结束语" in found["非宣读稿"].finding.message
    assert not {"称谓", "委托语", "不足", "结束语"} & set(found)


@pytest.mark.parametrize("text", [REVIEW, f"{TITLE}\n{OVERVIEW}", f"{REVIEW}\n{THANKS}", PLAN, ""])
def test_of_a_fragment_nothing_is_missed(text: str, bank: PhraseBank) -> None:
    assert _remarks(text, bank) == {}


def test_what_is_missing_is_noted_where_it_should_stand(bank: PhraseBank) -> None:
    text = WHOLE.replace(f"{LACKS}\n", "")
    one = _remarks(text, bank)["不足"]
    assert text.split("\n")[one.line - 1] == "2027年工作安排"
    assert (one.start, one.end) == (0, 0)


@pytest.mark.parametrize(
    ("right", "wrong", "rule", "words"),
    [
        ("2027年1月19日", "2026年1月19日", "题注日期", "2026年1月19日"),
        ("受岚溪县第十八届", "受岚溪县第十七届", "题注届次", "第十七届"),
        ("在岚溪县第十八届", "在青禾县第十八届", "题注地名", "青禾县"),
        ("常务委员会主任　沈", "常务委员会主席　沈", "题注职务", "主席"),
    ],
)
def test_the_lines_under_the_title_agree_with_the_text(
    right: str, wrong: str, rule: str, words: str, bank: PhraseBank
) -> None:
    text = WHOLE.replace(right, wrong, 1)
    assert _new(text, bank) == {rule}
    assert _remarks(text, bank)[rule].finding.text == words


def test_at_a_first_session_the_old_committee_gives_the_mandate(bank: PhraseBank) -> None:
    text = WHOLE.replace("在岚溪县第十八届人民代表大会第二次", "在岚溪县第十九届人民代表大会第一次")
    assert _new(text, bank) == set()


def test_the_plan_keeps_the_order_of_the_review(bank: PhraseBank) -> None:
    text = WHOLE.replace(
        "二、深化依法监督\n跟踪督办审议意见。\n三、活跃代表工作",
        "二、活跃代表工作\n跟踪督办审议意见。\n三、深化依法监督",
    )
    assert _new(text, bank) == {"计划顺序"}
    assert _remarks(text, bank)["计划顺序"].finding.text == "活跃代表工作"


def test_shortcomings_are_told_one_by_one(bank: PhraseBank) -> None:
    subject = subject_of(lines_of_text(WHOLE), bank)
    assert [one.text for one in told(subject)] == [
        "审议意见跟踪不够紧",
        "代表联络站活动不均",
        "机关专业力量不足",
    ]
    assert all(subject.text[one.start : one.end] == one.text for one in told(subject))


def test_a_shortcoming_that_the_plan_passes_over_is_hit_at_its_words(bank: PhraseBank) -> None:
    text = WHOLE.replace("代表联络站活动不均", "信访督办机制不够健全")
    assert _new(text, bank) == {"不足未答"}
    assert _remarks(text, bank)["不足未答"].finding.text == "信访督办机制不够健全"


def test_a_plan_of_oversight_names_each_duty_it_leaves_out_with_month_and_article(bank: PhraseBank) -> None:
    head = "岚溪县人大常委会2027年监督工作计划\n为做好监督工作，制定本计划。\n一、计划预算\n"
    money = (
        "听取和审议2027年计划执行情况的报告、上半年预算执行情况的报告，审查和批准2026年决算，"
        "听取和审议审计工作报告、国有资产管理情况的报告、政府债务管理情况的报告，"
        "12月听取和审议审计查出问题整改情况的报告，初步审查2028年预算草案。\n"
    )
    rest = (
        "二、专项报告\n"
        "听取和审议环境状况的报告、备案审查工作情况的报告、代表建议办理情况的报告。\n"
        "三、法律监督\n开展种子法执法检查。"
    )
    assert _remarks(head + money + rest, bank) == {}
    without = (head + money + rest).replace("、政府债务管理情况的报告", "")
    message = _remarks(without, bank)["年度计划法定事项"].finding.message
    assert message == (
        "2027年计划里没有1项法定的事：政府债务管理情况（7—10月，监督法第二十五条；"
        "地方组织法第五十条第一款第六项）"
    )
    field = (
        (head + money + rest)
        .replace("、政府债务管理情况的报告", "")
        .replace("二、专项", "二、监督政府债务\n听取专项")
    )
    assert "年度计划法定事项" in _remarks(field, bank)


def test_a_duty_is_not_asked_for_before_its_law_was_in_force(bank: PhraseBank) -> None:
    text = WHOLE.replace("2027", "2023").replace("2026", "2022")
    message = _remarks(text, bank)["回顾法定事项"].finding.message
    assert "国有资产" not in message
    assert "国有资产" in _remarks(WHOLE, bank)["回顾法定事项"].finding.message
