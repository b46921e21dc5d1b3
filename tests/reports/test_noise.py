"""What is not the author's is named with its place, and is out of what is mined; what is shown stays."""

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.reports.clean import clean
from planner.reports.cleaning.pagemarks import is_page_number
from planner.reports.model import Line, Lines, Noise, NoiseKind
from planner.reports.noise import find_noise
from planner.reports.read import read_lines
from tests.reports.five import five_reports


def noise(*texts: str | Line) -> tuple[Noise, ...]:
    lines = tuple(Line(text, place) if isinstance(text, str) else text for place, text in enumerate(texts, 1))
    return find_noise(Lines("报告.txt", "", lines))


def kinds(text: str) -> list[tuple[NoiseKind, str]]:
    return [(found.kind, found.text) for found in noise(text)]


FIVE = {
    "000": {NoiseKind.MASK: 65},
    "001": {NoiseKind.MASK: 22},
    "002": {NoiseKind.MASK: 21, NoiseKind.ADVERT: 2, NoiseKind.HALF_WIDTH: 2},
    "003": {NoiseKind.MASK: 70, NoiseKind.HALF_WIDTH: 18, NoiseKind.QUOTES: 3},
    "004": {NoiseKind.INDENT: 29},
}


@pytest.mark.parametrize("name", FIVE)
def test_noise_of_a_real_report_is_counted_exactly(name: str) -> None:
    found = find_noise(read_lines(five_reports()[name]))
    assert Counter(each.kind for each in found) == FIVE[name]


def test_noise_of_the_real_reports_is_what_it_is_counted_as() -> None:
    found = {name: find_noise(read_lines(path)) for name, path in five_reports().items()}
    assert {each.text for each in found["000"]} == {"**"}
    assert Counter(each.text for each in found["001"]) == {"X": 22}
    assert [each.text for each in found["002"] if each.kind is NoiseKind.ADVERT] == [
        "“笔杆儿网www.bgzjy.cn”"
    ] * 2
    assert [each.text for each in found["002"] if each.kind is NoiseKind.HALF_WIDTH] == ["<", ">"]
    assert [each.text for each in found["003"] if each.kind is NoiseKind.HALF_WIDTH] == [","] * 18
    assert [each.text for each in found["003"] if each.kind is NoiseKind.QUOTES] == ["''", '"', '"']
    assert "".join(each.text for each in found["004"]) == "\u3000" * 58


def test_every_place_is_where_the_text_stands() -> None:
    for path in five_reports().values():
        read = read_lines(path)
        rows = {line.number: line.text for line in read.lines}
        for each in find_noise(read):
            assert rows[each.line][each.column - 1 :].startswith(each.text)


CLEANED = {
    # adverts and addresses
    "推动落实。“笔杆儿网www.bgzjy.cn”": "推动落实。",
    "扎实推进“老秘网”各项工作。": "扎实推进各项工作。",
    "推进笔杆子网www.bgz.cn监督工作。": "推进监督工作。",
    "推进监督（来源：范文网 https://www.fanwen.com/a?id=3）工作。": "推进监督工作。",
    "在人大网站（www.yunchuan.gov.cn）公开。": "在人大网站公开。",
    "发到 office@yunchuan.gov.cn 收集意见。": "发到  收集意见。",
    "依法监督。更多精品材料请关注公众号“某某笔杆”。": "依法监督。",
    "欢迎关注微信公众号获取材料": "",
    "本文来自第一公文网，仅供参考。": "",
    "依法监督。加微信：bgz20260101。": "依法监督。。",
    "引导代表关注“云川人大”公众号，了解工作。": "引导代表关注“云川人大”公众号，了解工作。",
    "推进预算联网监督，用好市长热线电话12345。": "推进预算联网监督，用好市长热线电话12345。",
    "围绕“互联网+”应用，建好物联网。": "围绕“互联网+”应用，建好物联网。",
    # page numbers
    "－ 3 －": "",
    "— 12 —": "",
    "-3-": "",
    "第3页 共9页": "",
    "共 9 页，第 3 页": "",
    "3/9": "",
    "Page 3 of 9": "",
    "１２": "",
    "强化跟踪— 3 —监督": "强化跟踪监督",
    "2026年": "2026年",
    "从1 - 3 - 5看": "从1 - 3 - 5看",
    # marks of anonymisation
    "召开**次会议": "召开{某}次会议",
    "20**年": "{某}年",
    "20**-2021年": "{某}-2021年",
    "202X年": "{某}年",
    "二〇××年": "{某}年",
    "达**.**%。": "达{某}%。",
    "**月**日": "{某}月{某}日",
    "X.X亿元": "{某}亿元",
    "XX县XX乡": "{某}县{某}乡",
    "对《X》等": "对《{某}》等",
    "审查X2021年决算": "审查{某}2021年决算",
    "1**户": "{某}户",
    "＊＊街道": "{某}街道",
    "○○县": "{某}县",
    "区×届×次全会": "区{某}届{某}次全会",
    "某某局、某县": "{某}局、{某}县",
    "张某某代表": "张{某}代表",
    "手机138****1234": "手机{某}",
    "____人": "{某}人",
    "开展X光、X射线检查": "开展X光、X射线检查",
    "XBRL、5G、PPP和e站": "XBRL、5G、PPP和e站",
    "3×4米、3x4、2*3": "3×4米、3x4、2*3",
    "“数据要素×”行动": "“数据要素×”行动",
    "二○二六年": "二○二六年",
    "某些问题、某项工作": "某些问题、某项工作",
    "* 第一点": "* 第一点",
    # half-width marks
    "一年来,听取报告3项;检查2次": "一年来，听取报告3项；检查2次",
    "一年来, 听取报告": "一年来，听取报告",
    "主要是:1,234件": "主要是：1,234件",
    "会议(扩大)": "会议（扩大）",
    "(一)加强监督": "（一）加强监督",
    "（一)加强监督": "（一）加强监督",
    "10.26突发12:30": "10.26突发12:30",
    "办结率100%.": "办结率100%。",
    "1.加强监督": "1.加强监督",
    "一.加强监督": "一.加强监督",
    "《<意见>情况》": "《〈意见〉情况》",
    "学习<决定>": "学习《决定》",
    "改革--发展": "改革——发展",
    "国内生产总值(GDP)": "国内生产总值（GDP）",
    "A,B(C)": "A,B(C)",
    # quotes
    "“批评和自我批评''这一": "“批评和自我批评”这一",
    '“三个代表"重要思想': "“三个代表”重要思想",
    '"四个机关"建设': "“四个机关”建设",
    '"一府两院”': "“一府两院”",
    "“四个意识“": "“四个意识”",
    "”四个意识”": "“四个意识”",
    '督查"等环节': "督查等环节",
    "他说：“要办好。": "他说：“要办好。",
    "“‘五个一’行动”": "“‘五个一’行动”",
    # indents and what cannot be seen
    "　　过去一年": "过去一年",
    "过\u200b去\ufeff一年 ": "过去一年",
    "依法履职，主动担当。": "依法履职，主动担当。",
}


@pytest.mark.parametrize(("text", "mined"), CLEANED.items(), ids=list(CLEANED))
def test_mined_text_is_clean_and_plain_text_is_left_alone(text: str, mined: str) -> None:
    assert clean(text) == mined


def test_noise_in_a_line_is_named_by_kind() -> None:
    text = "　　达**.**%,见笔杆儿网www.a.cn的\"说明''。"
    assert kinds(text) == [
        (NoiseKind.INDENT, "　　"),
        (NoiseKind.MASK, "**"),
        (NoiseKind.MASK, "**"),
        (NoiseKind.HALF_WIDTH, ","),
        (NoiseKind.ADVERT, "笔杆儿网www.a.cn"),
        (NoiseKind.QUOTES, '"'),
        (NoiseKind.QUOTES, "''"),
    ]


def test_straight_quotes_that_pair_are_half_width_and_a_lone_one_does_not_pair() -> None:
    assert kinds('"四个机关"') == [(NoiseKind.HALF_WIDTH, '"')] * 2
    assert kinds("他说：“要办好。") == [(NoiseKind.QUOTES, "“")]
    assert noise("“甲“乙”") == (Noise(NoiseKind.QUOTES, "“", 1, 1),)


def test_header_that_every_page_repeats_is_noise_and_the_title_is_not() -> None:
    title, pages = "云川区人大常委会工作报告", ("－ 1 －", "－ 2 －")
    found = noise(title, "甲。", pages[0], title, "乙。", pages[1], title, "丙。")
    assert [(each.kind, each.line) for each in found] == [
        (NoiseKind.PAGE_NUMBER, 3),
        (NoiseKind.HEADER, 4),
        (NoiseKind.PAGE_NUMBER, 6),
        (NoiseKind.HEADER, 7),
    ]


def test_words_that_a_report_itself_repeats_are_no_header() -> None:
    assert noise("各位代表：", "甲。", "各位代表！", "乙。", "各位代表！", "丙。", "各位代表！") == ()
    assert noise("一、监督工作", "甲。", "二、监督工作", "乙。", "三、监督工作") == ()
    assert noise("主要任务", "甲。", "主要任务", "乙。") == ()


def test_figure_in_a_table_is_no_page_number() -> None:
    assert noise(Line("12", 1, table=True), "甲。", Line("13", 3)) == (
        Noise(NoiseKind.PAGE_NUMBER, "13", 3, 1),
    )


ANYTHING = st.text("人大监督代表，。、“”''\"**XX×○某()（）<>《》,;:.-— 3１a网www.cn\u3000\n", max_size=40)


@given(ANYTHING)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(ANYTHING.map(lambda text: text.replace("\n", "")))
@example("、. ")
def test_text_without_noise_is_mined_as_it_stands(text: str) -> None:
    if not noise(text):
        assert clean(text) == text.strip()


@given(st.text("人大常委会监督代表工作的和2026年，。、；：“”《》（）", max_size=60))
def test_plain_chinese_is_never_changed_but_for_quotes(text: str) -> None:
    bare = text.replace("“", "").replace("”", "")
    if any("一" <= sign <= "鿿" for sign in bare):
        assert clean(bare) == bare


def test_a_line_of_nothing_but_digits_takes_no_longer_than_its_length() -> None:
    # Formerly quadratic: every digit was tried as the start of a mail address.
    line = Line("1" * 400_000, 1)
    assert find_noise(Lines("数.txt", "", (line,))) == ()


@pytest.mark.parametrize("odd", [" " * 300_000, "\u3000" * 300_000, "<" + "云" * 100_000, "a." * 50_000])
def test_odd_long_lines_take_no_longer_than_their_length(odd: str) -> None:
    # Formerly quadratic, minutes each: a report with such a line stopped a whole folder.
    lines = Lines("长.txt", "", (Line(f"云溪区{odd}好", 1),))
    assert not [found for found in find_noise(lines) if found.kind is NoiseKind.PAGE_NUMBER]


@pytest.mark.parametrize("marks", ["!" * 15_000, "(1)" * 5_000])
def test_a_run_of_marks_is_cleaned_in_a_bounded_number_of_passes(marks: str) -> None:
    assert clean(f"云溪{marks}好").startswith("云溪")


def test_page_number_drawn_apart_with_blanks_is_one() -> None:
    assert is_page_number(Line("第 1 页" + " " * 40 + "共 9 页", 1))
    assert not is_page_number(Line("第 1 页" + " " * 400 + "共 9 页", 1))


def test_a_sentence_on_who_compiled_the_text_is_an_advert_without_any_other_hint() -> None:
    assert clean("常委会依法履职。本文由云水写手整理。") == "常委会依法履职。"
