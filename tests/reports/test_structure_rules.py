"""Rules of structure one by one: front, halves, headings without numbers, headings cut from a sentence."""

import pytest

from planner.bank.model import Duty
from planner.reports.layout.heads import cut
from planner.reports.layout.titles import element_heading, half_heading
from planner.reports.model import Element, Genre, Line, Lines, Report, Section
from planner.reports.structure import structure

BODY = "牵头委室每季度对账一次，没有办完的说明原因，办完的请群众说好不好。"
MORE = "全年走访企业和村社一百多次，把看到的、听到的带回会议室，逐条研究、逐条交办。"


def read(*lines: str, **kinds: int) -> Report:
    """Read lines; `kinds` gives the outline level of some by their text."""
    made = tuple(Line(t, n, outline=kinds.get(t, 0)) for n, t in enumerate(lines, 1))
    return structure(Lines("甲.txt", "", made, "UTF-8"))


def tree(parts: tuple[Section, ...]) -> list[object]:
    return [(p.heading, tree(p.children)) if p.children else p.heading for p in parts]


def test_a_title_on_two_lines_with_spaced_signs_is_put_together() -> None:
    report = read("青禾县人大常委会", "工 作 报 告", "（2027年1月8日）", "各位代表：", "2026年工作回顾", BODY)
    assert report.title == "青禾县人大常委会工作报告"
    assert report.salutation == "各位代表："


def test_the_mandate_ends_where_the_overview_begins() -> None:
    report = read("各位代表：", "我受县人大常委会委托，向大会报告工作，请予审议。" + BODY, "一、政治", BODY)
    assert [(p.element, len(p.sentences)) for p in report.passages] == [
        (Element.MANDATE, 1),
        (Element.OVERVIEW, 1),
    ]


def test_one_emphatic_short_sentence_is_no_heading() -> None:
    report = read("一、监督工作有力有为", "民生无小事。" + BODY, MORE, "二、代表工作有声有色", BODY, MORE)
    assert tree(report.review) == ["监督工作有力有为", "代表工作有声有色"]


def test_first_sentences_of_one_part_alone_are_no_headings_unless_they_are_parallel() -> None:
    others = ("二、代表工作有声有色", BODY, "三、自身建设从严从实", MORE)
    loose = read(
        "一、监督工作有力有为", "民生无小事。" + BODY, "把群众的事办到心坎上才算数。" + MORE, *others
    )
    parallel = ("盯住产业走势。" + BODY, "盯住财政收支。" + MORE, "盯住民生冷暖。" + BODY)
    assert tree(loose.review)[0] == "监督工作有力有为"
    assert tree(read("一、监督工作有力有为", *parallel, *others).review)[0] == (
        "监督工作有力有为",
        ["盯住产业走势", "盯住财政收支", "盯住民生冷暖"],
    )


def test_first_sentences_are_headings_where_two_parts_have_them() -> None:
    report = read(
        *("一、监督工作有力有为", "盯住产业走势。" + BODY, "盯住财政收支。" + MORE),
        *("二、代表工作有声有色", "培训贴近需求。" + BODY, "联系走进日常。" + MORE),
    )
    assert tree(report.review) == [
        ("监督工作有力有为", ["盯住产业走势", "盯住财政收支"]),
        ("代表工作有声有色", ["培训贴近需求", "联系走进日常"]),
    ]


def test_a_lead_sentence_that_states_something_is_no_heading() -> None:
    report = read(
        *("一、监督工作有力有为", lead := "常委会把监督摆在突出位置，抓得紧、抓得实、抓出了成效。"),
        *("盯住产业走势。" + BODY, "盯住财政收支。" + MORE),
        *(
            "二、代表工作有声有色",
            "人大代表是人大工作的主体。" + lead,
            "培训贴近需求。" + BODY,
            "联系走进日常。" + MORE,
        ),
    )
    assert tree(report.review[1:]) == [("代表工作有声有色", ["培训贴近需求", "联系走进日常"])]


def test_sentences_in_one_paragraph_are_no_headings_when_only_one_part_has_them() -> None:
    inside = f"加强学习。{BODY}加强培训。{MORE}"
    report = read("一、政治引领", BODY, "二、监督工作", MORE, "三、代表工作", BODY, "四、自身建设", inside)
    assert tree(report.review) == ["政治引领", "监督工作", "代表工作", "自身建设"]


def test_sentences_in_one_paragraph_are_no_headings_when_only_two_parts_have_them() -> None:
    texts = [f"要抓好{a}。{BODY}要抓好{b}。{MORE}" for a, b in (("学习", "请示"), ("财政", "民生"))]
    report = read("2027年工作安排", "一、政治引领", texts[0], "二、监督工作", texts[1])
    assert tree(report.plan) == ["政治引领", "监督工作"]


def test_sentences_in_one_paragraph_are_headings_when_the_parts_share_their_formula() -> None:
    texts = [
        f"要抓好{a}。{BODY}要抓好{b}。{MORE}"
        for a, b in (("学习", "请示"), ("财政", "民生"), ("培训", "联系"))
    ]
    report = read(
        "2027年工作安排", "一、政治引领", texts[0], "二、监督工作", texts[1], "三、代表工作", texts[2]
    )
    assert tree(report.plan)[1] == ("监督工作", ["要抓好财政", "要抓好民生"])


def test_lines_right_above_one_another_are_two_levels() -> None:
    report = read(
        *("2026年工作回顾", BODY, "高举旗帜跟党走", "学得更深", BODY, "跟得更紧", MORE),
        *("锚定中心助发展", "盯住产业", BODY, "盯住财政", MORE),
    )
    assert tree(report.review) == [
        ("高举旗帜跟党走", ["学得更深", "跟得更紧"]),
        ("锚定中心助发展", ["盯住产业", "盯住财政"]),
    ]


def test_a_single_line_without_a_stop_is_no_heading() -> None:
    report = read("2026年工作回顾", "一、政治引领", BODY, "落款单位名称在此", MORE, "二、监督工作", BODY)
    assert tree(report.review) == ["政治引领", "监督工作"]


def test_a_line_that_comes_again_is_a_running_head() -> None:
    head = "青禾县第九届人代会会议材料"
    report = read("2026年工作回顾", BODY, "一、政治引领", BODY, head, MORE, "二、监督工作", head, BODY)
    assert tree(report.review) == ["政治引领", "监督工作"]


def test_styles_order_headings_and_a_long_paragraph_in_a_style_is_text() -> None:
    report = read(
        *("2026年工作回顾", BODY, "思想引领", "学得更深", BODY * 2, "监督助力", MORE),
        **{"2026年工作回顾": 1, "思想引领": 2, "学得更深": 3, BODY * 2: 3, "监督助力": 2},
    )
    assert tree(report.review) == [("思想引领", ["学得更深"]), "监督助力"]
    assert [s.text for s in report.review[0].children[0].sentences] == [BODY, BODY]


def test_a_stray_third_point_is_no_heading() -> None:
    report = read("一、监督工作", f"{BODY}三是开展慰问。{MORE}", "二、代表工作", "四是办好班。" + BODY)
    assert tree(report.review) == ["监督工作", "代表工作"]
    assert report.review[1].sentences[0].text == "四是办好班。"


def test_a_first_point_without_a_second_is_no_heading() -> None:
    report = read("一、监督工作", "一是开展慰问。" + BODY, "二、代表工作", "1.办好班。" + MORE)
    assert tree(report.review) == ["监督工作", "代表工作"]


def test_points_set_apart_by_semicolons_are_no_headings() -> None:
    report = read(
        "一、监督工作", "抓好三件事：一是定题目；二是抓调研；三是促整改。" + BODY, "二、代表工作", MORE
    )
    assert tree(report.review) == ["监督工作", "代表工作"]


def test_points_after_a_colon_and_across_paragraphs_are_headings() -> None:
    report = read(
        "一、监督工作",
        f"重点抓好两项工作：一是定准题目。{BODY}",
        f"二是抓实整改。{MORE}",
        "二、代表工作",
        BODY,
    )
    assert tree(report.review) == [("监督工作", ["定准题目", "抓实整改"]), "代表工作"]


def test_headings_run_together_in_one_paragraph_are_taken_apart() -> None:
    whole = f"一、政治引领。{BODY * 4}（一）学习。{MORE * 3}（二）请示。{BODY * 3}二、监督工作。{MORE * 4}"
    report = read("2026年工作回顾", whole)
    assert tree(report.review) == [("政治引领", ["学习", "请示"]), "监督工作"]
    assert {section.line for part in report.review for section in part.walk()} == {2}


def test_a_whole_report_on_one_line_is_taken_apart() -> None:
    report = read(
        f"各项工作有进展。 一、政治。 {BODY} 二、监督工作。 一是听。{BODY}二是看。{MORE} 三、代表工作。{BODY}"
    )
    assert tree(report.review) == ["政治", ("监督工作", ["听", "看"]), "代表工作"]


def test_a_number_below_a_part_does_not_hold_the_next_line() -> None:
    report = read(
        "一、监督工作",
        f"一是定题目。{BODY}二是促整改。{MORE}",
        "（一）财经监督",
        BODY,
        "（二）民生监督",
        MORE,
    )
    assert tree(report.review) == [("监督工作", ["定题目", "促整改", "财经监督", "民生监督"])]


def test_tables_are_no_part_of_the_structure() -> None:
    rows = tuple(Line("一、议题安排", n, table=True) for n in range(3, 6))
    lines = (Line("一、监督工作", 1), Line(BODY * 3, 2), *rows)
    assert tree(structure(Lines("甲.docx", "", lines)).review) == ["监督工作"]


def test_a_report_that_stands_in_a_table_for_its_layout_is_read() -> None:
    lines = tuple(
        Line(t, n, table=True) for n, t in enumerate(("一、政治引领", BODY, "二、监督工作", MORE), 1)
    )
    assert tree(structure(Lines("甲.docx", "", lines)).review) == ["政治引领", "监督工作"]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("坚持党的领导，把牢方向", "坚持党的领导，把牢方向"),
        (
            "持续把监督做深做实，让每一条审议意见都落地有声。聚焦重点。",
            "持续把监督做深做实，让每一条审议意见都落地有声",
        ),
        ("聚焦经济发展：听取报告6项。再看成效。", "聚焦经济发展"),
        ("坚持高点站位：把党的领导贯穿始终", "坚持高点站位：把党的领导贯穿始终"),
        (
            "办好群众身边的每一件民生实事，组织代表逐项视察、逐件测评，推动承办单位一件一件落到实处。",
            "办好群众身边的每一件民生实事",
        ),
        (
            "按照县委部署，开展新一轮工作评议，组织代表走进部门和单位，推动作风转变、服务提升。",
            "按照县委部署，开展新一轮工作评议",
        ),
        (
            "围绕全县发展大局，听取和审议产业发展情况的报告，推动出台扶持政策九条、兑现资金一千万元。",
            "围绕全县发展大局",
        ),
    ],
)
def test_a_heading_is_cut_from_its_paragraph_as_a_reader_would_quote_it(text: str, heading: str) -> None:
    assert cut(text)[0] == heading


@pytest.mark.parametrize(
    ("text", "is_half"),
    [
        ("2026年主要工作安排", True),
        ("二、过去五年主要工作回顾", False),
        ("过去五年主要工作回顾", True),
        ("对今后五年工作的建议", True),
        ("20xx年工作总结", True),
        ("二〇二六年工作回顾", True),
        ("工作完成情况", True),
        ("扎实做好全年主要工作", False),
        ("代表工作", False),
        ("监督工作情况", False),
        ("2026年工作总结及2027年工作计划", False),
    ],
)
def test_a_half_heading_is_made_of_nothing_but_time_congress_and_work(text: str, is_half: bool) -> None:  # noqa: FBT001
    assert (half_heading(text) is not None) is is_half


def test_headings_of_elements_are_known() -> None:
    named = {
        t: element_heading(t)
        for t in ("存在的问题和不足", "几点体会", "总体要求", "工作要求", "问题整改有力")
    }
    assert named == {
        "存在的问题和不足": Element.SHORTCOMINGS,
        "几点体会": Element.EXPERIENCE,
        "总体要求": Element.REQUIREMENTS,
        "工作要求": None,
        "问题整改有力": None,
    }


def test_elements_under_headings_of_their_own_are_taken_out_of_the_parts() -> None:
    report = read(
        *("2026年工作回顾", "高举旗帜跟党走", BODY, "锚定中心助发展", MORE),
        *("存在的问题和不足", "监督手段还不够活。", "2027年工作安排", "总体要求", "坚持党的领导。"),
        *("畅通渠道集民智", BODY, "从严管理树新风", MORE),
    )
    assert [p.element for p in report.passages] == [Element.SHORTCOMINGS, Element.REQUIREMENTS]
    assert tree(report.review) == ["高举旗帜跟党走", "锚定中心助发展"]
    assert tree(report.plan) == ["畅通渠道集民智", "从严管理树新风"]


def test_statistics_are_an_element_of_their_own() -> None:
    counts = "全年召开常委会会议8次，听取审议报告21项，任免干部63人次。"
    report = read(
        "2026年工作回顾", f"2026年是开局之年。{counts}{BODY}", "一、政治引领", BODY, "二、监督工作", MORE
    )
    assert [(p.element, [s.text for s in p.sentences]) for p in report.passages] == [
        (Element.OVERVIEW, ["2026年是开局之年。", BODY]),
        (Element.STATISTICS, [counts]),
    ]


LACK = "我们也清醒地认识到，常委会工作还存在一些不足，需要下力气改进。"


def test_words_on_shortcomings_inside_a_part_are_no_element() -> None:
    before_a_part = read("2026年工作回顾", "一、政治引领", BODY, LACK, "二、监督工作", MORE)
    before_a_number = read("2026年工作回顾", "一、监督工作", "（一）财政", LACK, "（二）民生", MORE)
    at_the_end = read("2026年工作回顾", "一、政治引领", BODY, "二、监督工作", MORE, LACK)
    elements = [[p.element for p in r.passages] for r in (before_a_part, before_a_number, at_the_end)]
    assert elements == [[], [], [Element.SHORTCOMINGS]]


def test_a_part_called_main_tasks_is_a_part_of_the_plan_that_has_begun() -> None:
    report = read("2027年工作安排", "一、总体思路", BODY, "二、重点任务", MORE, "三、工作举措", BODY)
    assert report.plan_heading == "2027年工作安排"
    assert tree(report.plan) == ["总体思路", "重点任务", "工作举措"]


def test_two_headings_of_one_half_are_no_parts_and_no_sentences_of_it() -> None:
    report = read("2027年工作安排", BODY, "2027年主要任务", "一、政治引领", BODY, "二、监督工作", MORE)
    assert report.plan_heading == "2027年工作安排"
    assert tree(report.plan) == ["政治引领", "监督工作"]
    assert [s.text for p in report.passages for s in p.sentences] == [BODY]


@pytest.mark.parametrize(
    ("lines", "years"),
    [
        (("2026年工作回顾", BODY, "2027年工作安排", MORE), (2026, 2027)),
        (("过去一年的主要工作", "2026年是开局之年。", "今后工作建议", MORE), (2026, 2027)),
        (
            (
                "青禾县人大常委会工作报告",
                "（2027年1月8日）",
                "一年来的主要工作",
                BODY,
                "下一步工作打算",
                MORE,
            ),
            (2026, 2027),
        ),
        (("青禾县人大常委会工作报告", "（2026年12月29日）", "一年来的主要工作", BODY), (2026, None)),
        (("青禾县人大常委会2027年工作要点", "一、总体要求", BODY), (None, 2027)),
        (("二〇二六年工作回顾", BODY, "明年工作安排", MORE), (2026, 2027)),
        (("过去五年工作回顾", "2022年至2026年，五年很长。", "今后五年工作建议", MORE), (2026, 2027)),
        (("工作回顾", BODY), (None, None)),
    ],
)
def test_years_come_from_headings_then_text_then_the_day_of_delivery(
    lines: tuple[str, ...], years: tuple[int | None, int | None]
) -> None:
    report = read(*lines)
    assert (report.year_review, report.year_plan) == years


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("青禾县人大常委会工作报告", Genre.REPORT),
        ("青禾县人大常委会2027年工作要点", Genre.POINTS),
        ("青禾县人大常委会2027年监督工作计划", Genre.OVERSIGHT_PLAN),
        ("望渠镇人大2026年工作总结及2027年工作计划", Genre.SUMMARY),
    ],
)
def test_the_genre_is_that_of_the_title(title: str, genre: Genre) -> None:
    assert read(title, "2026年工作回顾", BODY).genre is genre


def test_without_a_title_the_first_paragraph_may_say_the_genre() -> None:
    report = read(
        "现将2026年工作总结和2027年工作安排汇报如下：",
        "一、工作完成情况",
        "（一）政治引领",
        BODY,
        "（二）监督",
        MORE,
    )
    assert report.genre is Genre.SUMMARY


def test_the_level_is_that_of_the_title_before_that_of_the_text() -> None:
    assert read("望渠镇人大主席团工作报告", "县人大常委会指导。县委领导。县政府支持。").level == "镇"
    assert read("工作回顾", "在县委领导下，县人大常委会督促县政府。").level == "县"
    assert read("工作回顾", "天气很好。").level == ""


def test_a_part_below_keeps_the_duty_of_its_part_unless_it_says_another() -> None:
    report = read(
        *("一、坚持党的领导，把牢正确方向", "（一）理论武装走深走实", BODY, "（二）人事任免依法有序", MORE),
        *("二、加强自身建设，提升履职能力", "（一）思想建设持续加强", BODY, "（二）联系群众更加紧密", MORE),
    )
    duties = [[child.duty for child in part.children] for part in report.review]
    assert duties == [[Duty.POLITICAL, Duty.DECISION], [Duty.SELF, Duty.SELF]]
    tied = read("一、坚持党的领导，把牢正确方向", "（一）理论学习紧跟大局", BODY, "（二）请示报告", MORE)
    assert tied.review[0].children[0].duty is Duty.POLITICAL
