"""What of the law's calendar a file meets: by item, by answer, by words; what is not due, what is missing."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.bank.model import Tense
from planner.facts.derived.coverage import Covered, Standing, coverage
from planner.facts.load import load_facts
from tests.facts.checking import facts_from, of_rule
from tests.facts.reading import shipped_bank
from tests.shipped import COMPLETE

RETOLD = Path(__file__).resolve().parents[1] / "retold"
ITEM = "  - 题目: {}\n    形式: {}\n"


def covered(text: str, tense: Tense = Tense.REVIEW) -> dict[str, Covered]:
    return {one.duty.name: one for one in coverage(facts_from(text), shipped_bank(), tense)}


def body(*items: tuple[str, str], level: str = "区", year: int = 2026, half: str = "本年议题") -> str:
    listed = "".join(ITEM.format(*item) for item in items)
    return f"文种: 工作报告\n级别: {level}\n年度: {year}\n{half}:\n{listed}"


@pytest.mark.parametrize(
    ("duty", "topic", "form"),
    [
        ("上一年度决算", "2025年财政决算", "审查和批准"),
        ("上一年度决算", "本级决算草案", "审查和批准"),
        ("上一年度决算", "2025年度区本级财政决算（草案）", "听取和审议"),
        ("上一年度决算", "2025年区级", "决算审批"),
        ("审计工作报告", "预算执行和其他财政收支审计", "听取和审议"),
        ("审计工作报告", "2025年度审计工作", "听取和审议"),
        ("审计工作报告", "同级审工作", "听取和审议"),
        ("审计工作报告", "本级预算执行和其他财政收支的审计工作报告", "听取和审议"),
        ("审计工作报告", "上年度", "听取审计报告"),
        ("审计查出问题整改情况", "审计查出问题整改", "听取和审议"),
        ("审计查出问题整改情况", "审计工作报告反映问题的整改", "听取和审议"),
        ("计划上半年执行情况", "国民经济和社会发展计划上半年执行", "听取和审议"),
        ("计划上半年执行情况", "2026年上半年国民经济和社会发展计划、财政预算执行", "听取和审议"),
        ("计划上半年执行情况", "上半年经济运行", "听取和审议"),
        ("预算上半年执行情况", "2026年上半年国民经济和社会发展计划、财政预算执行", "听取和审议"),
        ("预算上半年执行情况", "上半年财政收支", "听取和审议"),
        ("预算上半年执行情况", "上半年财政预算执行", "听取预算执行"),
        ("国有资产管理情况", "国有资产管理情况综合报告", "听取和审议"),
        ("国有资产管理情况", "行政事业性国有资产管理专项", "听取和审议"),
        ("国有资产管理情况", "国有自然资源资产管理", "听取和审议"),
        ("政府债务管理情况", "地方政府性债务管理", "听取和审议"),
        ("环境状况和环境保护目标完成情况", "环境质量和环保目标任务完成", "听取和审议"),
        ("备案审查工作情况", "规范性文件备案审查工作", "听取和审议"),
        ("备案审查工作情况", "规范性文件备案工作", "听取和审议"),
        ("代表建议办理情况", "议案建议办理", "听取和审议"),
        ("代表建议办理情况", "人大代表建议、批评和意见办理", "听取和审议"),
        ("预算调整方案", "2026年区级预算调整（草案）", "审查和批准"),
        ("下一年度预算草案初步审查", "2027年财政预算", "初步审查"),
        ("下一年度预算草案初步审查", "2027年本级预算草案初步方案", "听取和审议"),
        ("执法检查", "《中华人民共和国安全生产法》", "执法检查"),
        ("审计工作报告", "2025年度审计", "听取和审议"),
    ],
)
def test_a_duty_is_met_by_its_item_however_the_topic_is_worded(duty: str, topic: str, form: str) -> None:
    one = covered(body((topic, form)))[duty]
    assert one.standing is Standing.COVERED
    assert [(e.path, e.line) for e in one.evidence] == [("本年议题.1", 5)]


@pytest.mark.parametrize(
    ("duty", "topic", "form"),
    [
        ("审计工作报告", "审计查出问题整改", "听取和审议"),
        ("审计工作报告", "上半年财政收支", "听取和审议"),
        ("审计查出问题整改情况", "环保督察反馈问题整改", "听取和审议"),
        ("预算上半年执行情况", "预算执行和其他财政收支审计", "听取和审议"),
        ("计划上半年执行情况", "执行工作", "听取和审议"),
        ("代表建议办理情况", "检察建议办理", "听取和审议"),
        ("上一年度决算", "决算编制", "专题调研"),
        ("国有资产管理情况", "国有资产管理", "视察"),
    ],
)
def test_what_only_sounds_like_a_duty_does_not_meet_it(duty: str, topic: str, form: str) -> None:
    assert covered(body((topic, form)))[duty].standing is Standing.MISSING


def test_the_organ_that_reports_shows_the_reports_of_court_procuratorate_and_supervision() -> None:
    organs = {"监察委员会": "区监委", "人民法院": "区法院", "人民检察院": "区检察院"}
    for duty, organ in organs.items():
        text = body(("年度专项工作", "听取和审议")) + f"    报告机关: {organ}\n"
        found = covered(text)
        met = [name for name in found if name.startswith(tuple(organs)) and found[name].evidence]
        assert met == [f"{duty}专项工作报告"]


def test_a_dropped_item_leaves_the_duty_missing_and_says_so() -> None:
    text = body(("本级决算", "审查和批准")) + "    状态: 未完成\n    原因: 时间来不及\n"
    one = covered(text)["上一年度决算"]
    assert (one.standing, one.reason) == (Standing.MISSING, "第5行列了，没有做成")
    assert one.advice == (
        "在“本年议题”补一条，题目: 上一年度决算，形式: 审查和批准，数据年度: 2025；已经列了就把题目写明"
    )


def test_a_duty_that_only_a_sentence_mentions_is_missing_from_the_agenda() -> None:
    text = body(("托育服务发展", "专题询问")) + "政治:\n  落实部署: [听取政府债务管理情况汇报]\n"
    one = covered(text)["政府债务管理情况"]
    assert one.standing is Standing.MISSING
    assert one.reason == "第8行的文字提到了，没有列成议题，统计里不算"


def test_meetings_plans_and_proposals_are_met_by_answers_and_sentences() -> None:
    text = body(("托育服务发展", "专题询问")) + (
        "会议:\n  常委会会议: 6\n代表:\n  建议总数: 9\n"
        "自身:\n  补充:\n    - 内容: 年度监督工作计划由主任会议通过并公布。\n"
    )
    found = covered(text)
    shown = {
        name: [(e.path, e.line) for e in found[name].evidence] for name in ("常委会会议", "监督工作计划")
    }
    assert shown == {
        "常委会会议": [("会议.常委会会议", 8)],
        "监督工作计划": [("自身.补充.1.内容", 13)],
    }
    assert found["代表建议交办"].standing is Standing.COVERED
    assert found["代表工作计划"].standing is Standing.MISSING


def test_an_answer_that_is_pending_meets_its_duty() -> None:
    text = body(("托育服务发展", "专题询问")) + "会议:\n  常委会会议: 待填\n"
    one = covered(text)["常委会会议"]
    assert (one.standing, one.evidence[0].text) == (Standing.COVERED, "全年召开常委会会议（待填）")


def test_a_plan_heard_by_the_chairs_is_met_by_that_item() -> None:
    one = covered(body(("年度代表工作计划", "主任会议听取")))["代表工作计划"]
    assert [e.path for e in one.evidence] == ["本年议题.1"]


def test_no_item_stands_for_the_congress_itself() -> None:
    found = covered(body(("人民代表大会会议筹备", "专题调研")))
    assert found["人民代表大会会议"].standing is Standing.MISSING


def test_too_few_meetings_are_missing_and_the_warning_stands_at_the_answer() -> None:
    text = body(("托育服务发展", "专题询问")) + "会议:\n  常委会会议: 5\n"
    one = covered(text)["常委会会议"]
    assert (one.standing, one.reason) == (Standing.MISSING, "填的是5，应不少于6")
    (found,) = of_rule(facts_from(text), "会议次数")
    assert (found.place.line, found.severity) == (8, "warning")
    assert found.message == (
        "“全年召开常委会会议”5次，少于6次：常委会会议每两个月至少举行一次，全年不少于六次。"
    )


@pytest.mark.parametrize(
    ("year", "duty", "standing", "reason"),
    [
        (2022, "国有资产管理情况", Standing.NOT_DUE, "2024年11月8日起才要求"),
        (2024, "国有资产管理情况", Standing.NOT_DUE, "2024年11月8日起才要求"),
        (2025, "国有资产管理情况", Standing.MISSING, ""),
        (2026, "五年规划纲要中期评估", Standing.NOT_DUE, "五年规划的第三年才有"),
        (2027, "五年规划纲要中期评估", Standing.NOT_DUE, "五年规划的第三年才有"),
        (2028, "五年规划纲要中期评估", Standing.MISSING, ""),
        (2029, "五年规划纲要中期评估", Standing.NOT_DUE, "五年规划的第三年才有"),
        (2033, "五年规划纲要中期评估", Standing.MISSING, ""),
        (2026, "五年规划纲要年度实施情况", Standing.NOT_DUE, "五年规划的第二、第三、第四、第五年才有"),
        (2026, "预算调整方案", Standing.ASKED, "2026年调整过预算吗"),
        (2026, "法治政府建设情况", Standing.NOT_DUE, "期限和依据以本地规定为准"),
        (2026, "任命选举委员会", Standing.NOT_DUE, "换届的年份才有"),
        (2026, "专题询问", Standing.NOT_DUE, "不是每年都有，这一年没有列"),
        (2026, "专项工作报告送交期限", Standing.UNLISTED, "程序上的要求，照规定办，不用在报告里写"),
        (2026, "年度工作要点", Standing.NOT_DUE, "惯例，法律没有规定每年要办"),
    ],
)
def test_a_duty_that_is_not_due_says_why(year: int, duty: str, standing: Standing, reason: str) -> None:
    one = covered(body(("托育服务发展", "跟踪监督"), year=year))[duty]
    assert (one.standing, one.reason) == (standing, reason)


@pytest.mark.parametrize(
    ("year", "topic"), [(2028, "“十五五”规划纲要中期评估"), (2033, "“十六五”规划纲要中期评估")]
)
def test_the_mid_term_evaluation_is_due_in_the_third_year_of_any_plan(year: int, topic: str) -> None:
    one = covered(body((topic, "听取和审议"), year=year))["五年规划纲要中期评估"]
    assert one.standing is Standing.COVERED


def test_what_is_due_only_when_it_happened_is_asked_and_not_said_to_be_missing() -> None:
    (found,) = [
        f
        for f in of_rule(facts_from(body(("托育服务发展", "专题询问"))), "法定议题")
        if "预算调整" in f.message
    ]
    assert found.severity == "info"
    assert found.message == (
        "2026年调整过预算吗？“本年议题”里没有列“预算调整方案”："
        "上级下达债务限额或收支有重大变化时，审查和批准本年度预算调整方案。"
    )
    assert found.suggestion == (
        "有的话，在“本年议题”补一条，题目: 预算调整方案，形式: 审查和批准；已经列了就把题目写明；没有就不用管"
    )


def test_a_plan_need_not_foresee_what_is_due_only_when_it_happens() -> None:
    text = body(("托育服务发展", "专题询问")) + "来年议题:\n" + ITEM.format("托育服务发展", "跟踪监督")
    one = covered(text, Tense.PLAN)["预算调整方案"]
    assert (one.standing, one.reason) == (Standing.UNLISTED, "有了这样的事再提请，计划里可以不列")


def test_what_happened_under_a_form_that_does_not_do_is_missing() -> None:
    one = covered(body(("本级预算调整方案", "专题调研")))["预算调整方案"]
    assert one.standing is Standing.MISSING


def test_the_last_year_of_a_term_asks_for_the_election_and_leaves_the_plan_to_the_next_congress() -> None:
    text = "年型: 届末\n" + body(("托育服务发展", "专题询问"))
    found = covered(text)
    assert found["任命选举委员会"].standing is Standing.MISSING
    assert found["任命选举委员会"].advice == "填“选举”下面的题，或在“选举.补充”里写任命选举委员会"
    planned = covered(text + "来年议题:\n" + ITEM.format("托育服务发展", "跟踪监督"), Tense.PLAN)
    assert planned["上一年度决算"].reason == "届末报告只提建议，计划由新一届定"
    assert {one.standing for one in planned.values()} == {Standing.NOT_DUE}


def test_the_plan_is_asked_for_agenda_items_and_not_for_daily_work() -> None:
    found = covered(body(("托育服务发展", "专题询问"), half="来年议题"), Tense.PLAN)
    missing = {name for name, one in found.items() if one.standing is Standing.MISSING}
    assert missing == {
        "环境状况和环境保护目标完成情况",
        "备案审查工作情况",
        "上一年度决算",
        "审计工作报告",
        "计划上半年执行情况",
        "预算上半年执行情况",
        "国有资产管理情况",
        "政府债务管理情况",
        "执法检查",
        "代表建议办理情况",
        "审计查出问题整改情况",
        "下一年度预算草案初步审查",
    }
    assert found["上一年度决算"].year == 2027
    assert "数据年度: 2026" in found["上一年度决算"].advice


@pytest.mark.parametrize(
    ("duty", "topic", "form"),
    [
        ("审计查出问题整改情况", "审计发现问题整改落实", "主任会议听取"),
        ("审计查出问题整改情况", "审计查出问题整改", "跟踪监督"),
        ("代表建议办理情况", "意见建议办理", "主任会议听取"),
        ("备案审查工作情况", "备案审查工作", "主任会议听取"),
        ("国有资产管理情况", "国有资产管理", "专题调研"),
    ],
)
def test_what_the_standing_committee_itself_must_hear_is_not_met_under_another_form(
    duty: str, topic: str, form: str
) -> None:
    one = covered(body((topic, form)))[duty]
    assert one.standing is Standing.MISSING
    assert one.reason == f"第5行列的形式是“{form}”，这件事要“听取和审议”"


def test_deputies_report_to_their_voters_from_time_to_time_not_every_year() -> None:
    for level in ("县", "镇"):
        one = covered(body(("垃圾分类", "执法检查"), level=level))["代表向原选区选民报告履职情况"]
        assert (one.standing, one.reason) == (Standing.NOT_DUE, "不是每年都有，这一年没有列")


def test_a_town_is_held_to_its_own_duties_and_to_no_duty_of_a_county() -> None:
    text = body(("镇级决算", "审查和批准"), ("农村供水", "听取和讨论"), level="镇") + (
        "会议:\n  人代会: 1\n代表:\n  述职: 20\n  建议总数: 30\n大会:\n  日期: 2027年1月8日\n"
    )
    found = {name: one.standing.value for name, one in covered(text).items()}
    assert found == {
        "乡镇人民代表大会会议": "没有列",
        "乡镇预算和预算执行情况": "没有列",
        "乡镇决算": "已列",
        "乡镇预算调整方案": "有了才列",
        "主席团闭会期间的监督安排": "已列",
        "听取和讨论专项工作报告": "已列",
        "主席团工作报告": "已列",
        "代表向原选区选民报告履职情况": "已列",
        "乡镇代表建议办理": "已列",
        "乡镇民生实事票决": "不要求",
        "新一届第一次会议": "不要求",
    }
    told = [f.message for f in of_rule(facts_from(text), "法定议题", "会议次数")]
    assert told == [
        "“本年议题”里没有“乡镇预算和预算执行情况”：大会审查和批准本年度预算和上一年度预算执行情况的报告。",
        "2026年调整过预算吗？“本年议题”里没有列“乡镇预算调整方案”：预算需要调整时，由大会审查和批准调整方案。",
        "“全年召开人民代表大会会议”1次，少于2次：乡镇人民代表大会会议一般每年举行两次。",
    ]


def test_without_level_or_year_nothing_is_asked() -> None:
    assert coverage(facts_from("文种: 工作报告\n年度: 2026\n"), shipped_bank(), Tense.REVIEW) == ()
    assert coverage(facts_from("文种: 工作报告\n级别: 区\n"), shipped_bank(), Tense.REVIEW) == ()


@pytest.mark.parametrize(
    ("path", "tense", "missing"),
    [
        (COMPLETE, Tense.REVIEW, set()),
        (COMPLETE, Tense.PLAN, set()),
        (
            RETOLD / "报告-000.yaml",
            Tense.REVIEW,
            {"代表建议交办", "代表建议办理情况", "下一年度预算草案初步审查"},
        ),
        (RETOLD / "报告-003.yaml", Tense.REVIEW, {"下一年度预算草案初步审查"}),
    ],
)
def test_of_a_whole_file_only_what_it_really_leaves_out_is_missing(
    path: Path, tense: Tense, missing: set[str]
) -> None:
    facts, _ = load_facts(path, shipped_bank())
    found = coverage(facts, shipped_bank(), tense)
    assert {one.duty.name for one in found if one.standing is Standing.MISSING} == missing


def test_each_duty_of_the_complete_example_is_missed_when_its_items_are_taken_out() -> None:
    facts, _ = load_facts(COMPLETE, shipped_bank())
    for tense, half in ((Tense.REVIEW, "本年议题"), (Tense.PLAN, "来年议题")):
        whole = coverage(facts, shipped_bank(), tense)
        held = [one for one in whole if one.on_agenda and one.duty.yearly and one.duty.confirmed]
        held = [one for one in held if not (one.duty.condition or one.duty.plan_years)]
        assert len(held) == 12
        for one in held:
            gone = {e.path for e in one.evidence}
            left = tuple(record for record in facts.list(half) if record.path not in gone)
            without = replace(facts, records={**facts.records, half: left})
            lost = [now.duty.name for now in coverage(without, shipped_bank(), tense) if _lost(now, whole)]
            assert lost == [one.duty.name]


def _lost(now: Covered, before: tuple[Covered, ...]) -> bool:
    then = next(one for one in before if one.duty is now.duty)
    return now.standing is Standing.MISSING and then.standing is not Standing.MISSING


def test_of_a_free_text_only_the_sentence_that_speaks_of_the_duty_is_shown() -> None:
    told = "代表:\n  补充:\n    - 内容: 年初走访代表43名。代表工作计划向社会公布。夏天办了培训班\n"
    one = covered(f"{told}{body(('全民阅读', '视察'))}")["代表工作计划"]
    assert [evidence.text for evidence in one.evidence] == ["代表工作计划向社会公布"]
