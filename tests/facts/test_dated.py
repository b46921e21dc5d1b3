"""What free texts say of the year: plan, anniversary, year of the term, laws, what is not settled."""

import pytest

from tests.facts.checking import facts_from, of_rule, told

HEAD = "文种: 工作报告\n级别: {level}\n年度: {year}\n年型: {kind}\n"


def file(more: str, *, year: int = 2026, kind: str = "平年", level: str = "区") -> str:
    return HEAD.format(level=level, year=year, kind=kind) + more


def messages(text: str, rule: str) -> list[str]:
    return [message for _, _, message in told(facts_from(text), rule)]


@pytest.mark.parametrize(
    ("said", "half", "year", "message"),
    [
        ("“十五五”规划开局之年", "总述", 2026, ""),
        ("“十五五”开局之年", "来年", 2026, "2027年不是“十五五”开局之年：那是2026年"),
        ("“十五五”规划的第二年", "来年", 2026, ""),
        ("“十五五”规划第三年", "来年", 2026, "2027年不是“十五五”规划第三年：那是2028年"),
        ("“十四五”收官之年", "总述", 2025, ""),
        ("“十四五”规划收官之年", "总述", 2026, "2026年不是“十四五”规划收官之年：那是2025年"),
        ("“十五五”收官之年", "总述", 2030, ""),
        ("“十六五”规划的开局之年", "来年", 2030, ""),
        ("“十六五”中期之年", "总述", 2033, ""),
        ("2025年是“十四五”收官之年，2026年是“十五五”开局之年", "总述", 2026, ""),
    ],
)
def test_a_year_of_a_five_year_plan_is_counted(said: str, half: str, year: int, message: str) -> None:
    found = messages(
        file(f"{half}:\n  目标: {said}\n".replace("来年:\n  目标", "来年:\n  定性"), year=year), "规划年份"
    )
    assert found == ([message] if message else [])


def test_a_wrong_year_of_a_plan_is_answered_with_the_right_one() -> None:
    (found,) = of_rule(facts_from(file("来年:\n  定性: 是“十五五”开局之年\n")), "规划年份")
    assert found.suggestion == "2027年是“十五五”第二年，按这个改"
    assert (found.place.line, found.place.column, found.text) == (6, 8, "“十五五”开局之年")


def test_a_place_that_arithmetic_speaks_of_is_not_spoken_of_twice() -> None:
    text = file("来年:\n  口号: 庆祝建党105周年，迎接“十五五”开局之年\n")
    found = of_rule(facts_from(text), "规划年份", "周年", "提法时效")
    assert [f.rule for f in found] == ["周年", "规划年份"]


def test_a_wording_is_replaced_by_one_that_may_be_written_then() -> None:
    text = "总述:\n  目标: 落实“七五”普法\n"
    (now,) = of_rule(facts_from(file(text, year=2028)), "提法时效")
    (later,) = of_rule(facts_from(file(text, year=2033)), "提法时效")
    assert now.suggestion == "现在的提法是““九五”普法”"
    assert later.suggestion == "核对提法，不适用就改掉"


@pytest.mark.parametrize(
    ("said", "half", "message"),
    [
        ("庆祝中国共产党成立105周年", "总述", ""),
        ("庆祝建党一百零五周年", "总述", ""),
        ("庆祝中国共产党成立105周年", "来年", "“中国共产党成立105周年”是2026年，这里说的是2027年"),
        ("迎接建军100周年", "来年", ""),
        ("纪念红军长征胜利90周年", "总述", ""),
        ("庆祝新中国成立75周年", "总述", "“新中国成立75周年”是2024年，这里说的是2026年"),
        ("2024年庆祝新中国成立75周年", "总述", ""),
        ("学习在庆祝全国人民代表大会成立70周年大会上的重要讲话", "总述", ""),
        ("地方人大设立常委会45周年", "总述", "“地方人大设立常委会45周年”是2024年，这里说的是2026年"),
    ],
)
def test_an_anniversary_is_counted_from_its_event(said: str, half: str, message: str) -> None:
    found = messages(file(f"{half}:\n  口号: {said}\n"), "周年")
    assert found == ([message] if message else [])


@pytest.mark.parametrize(
    ("said", "year", "kind", "message"),
    [
        (
            "新一届人大工作的开局之年",
            2024,
            "平年",
            "“新一届人大工作的开局之年”：2024年不是一届的第一年（这一届一般是2022到2026年）",
        ),
        ("换届后第一年", 2027, "首年", ""),
        ("新一届人大依法履职的第一年", 2028, "首年", ""),
        ("本届人大收官之年", 2026, "届末", ""),
        (
            "本届人大收官之年",
            2024,
            "平年",
            "“本届人大收官之年”：2024年不是一届的最后一年（这一届一般是2022到2026年）",
        ),
    ],
)
def test_the_first_and_the_last_year_of_a_term_are_said_of_those_years_alone(
    said: str, year: int, kind: str, message: str
) -> None:
    found = messages(file(f"总述:\n  目标: {said}\n", year=year, kind=kind), "届内年份")
    assert found == ([message] if message else [])


def test_the_plan_of_a_terms_last_year_may_speak_of_the_next_terms_first() -> None:
    text = file("来年:\n  目标: 新一届人大履职的第一年\n", kind="届末")
    text = text.replace("目标", "口号")
    assert messages(text, "届内年份") == []


ITEM = "{half}:\n  - 题目: {topic}\n    形式: 执法检查\n{more}"
CODE = "改用《中华人民共和国生态环境法典》的规定，条文核对后再写"


def item(topic: str, *, half: str = "本年议题", more: str = "", year: int = 2026) -> str:
    return file(ITEM.format(half=half, topic=topic, more=more), year=year)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (item("《环境保护法》", more="    月份: 5\n"), []),
        (
            item("《环境保护法》", more="    月份: 7—9\n"),
            [("info", "《环境保护法》施行到2026年8月14日，这件事是在那以后办的吗")],
        ),
        (item("《环境保护法》"), [("info", "《环境保护法》施行到2026年8月14日，这件事是在那以后办的吗")]),
        (
            item("《环境保护法》", more="    月份: 10\n"),
            [("warning", "《环境保护法》施行到2026年8月14日，这件事在10月")],
        ),
        (
            item("中华人民共和国大气污染防治法", half="来年议题"),
            [("warning", "中华人民共和国大气污染防治法施行到2026年8月14日")],
        ),
        (
            item("水质", half="来年议题", more="    法律依据: 水污染防治法第九条\n"),
            [("warning", "水污染防治法施行到2026年8月14日")],
        ),
        (item("《海洋环境保护法》", year=2025, more="    月份: 10\n"), []),
        (
            item("《固体废物污染环境防治法》", year=2027),
            [("warning", "《固体废物污染环境防治法》施行到2026年8月14日")],
        ),
        (item("环境保护法律法规", half="来年议题"), []),
        (item("《中华人民共和国生态环境法典》", half="来年议题"), []),
        (item("《中华人民共和国劳动合同法》", half="来年议题"), []),
        (item("《合同法》", half="来年议题"), [("warning", "《合同法》施行到2020年12月31日")]),
        (item("《行政监察法》", half="来年议题"), [("warning", "《行政监察法》施行到2018年3月19日")]),
    ],
)
def test_a_law_named_after_another_took_its_place_is_named_with_its_successor(
    text: str, found: list[tuple[str, str]]
) -> None:
    assert [(severity, message) for _, severity, message in told(facts_from(text), "法律更替")] == found


def test_the_successor_of_a_law_is_the_advice() -> None:
    (plan,) = of_rule(facts_from(item("《环境保护法》", half="来年议题")), "法律更替")
    (late,) = of_rule(facts_from(item("《环境保护法》", more="    月份: 10\n")), "法律更替")
    (maybe,) = of_rule(facts_from(item("《环境保护法》")), "法律更替")
    assert (plan.suggestion, late.suggestion) == (CODE, CODE)
    assert maybe.suggestion == f"是的话，{CODE}；在那以前办的不用改"


def test_a_law_named_in_a_free_text_of_the_plan_is_found() -> None:
    text = file("来年:\n  口号: 学习宣传《环境保护法》\n")
    assert messages(text, "法律更替") == ["《环境保护法》施行到2026年8月14日"]


@pytest.mark.parametrize(
    ("year", "path", "told_of"),
    [
        (2026, "来年.定性", "按年份推算是“十五五”第二年，逢中国人民解放军建军100周年"),
        (2030, "总述.定性", "按年份推算是“十五五”第五年（收官之年）"),
        (2031, "总述.定性", "按年份推算是“十六五”第一年（开局之年），逢中国共产党成立110周年"),
    ],
)
def test_a_year_without_a_settled_name_is_asked_for(year: int, path: str, told_of: str) -> None:
    found = [f for f in of_rule(facts_from(file("", year=year)), "年度定性") if f.text == path]
    assert [f.severity for f in found] == ["info"]
    assert told_of in (found[0].suggestion or "")


def test_a_first_year_is_not_asked_what_it_is_not_asked_in_the_file() -> None:
    found = of_rule(facts_from(file("", year=2027, kind="首年")), "年度定性")
    assert [f.text for f in found] == ["来年.定性"]
    assert of_rule(facts_from(file("", year=2026, kind="届末")), "年度定性") == []


def test_from_the_next_party_congress_on_the_meetings_studied_are_asked_for() -> None:
    assert messages(file("", year=2026), "会议精神") == []
    assert messages(file("", year=2027), "会议精神") == [
        "2028年1月要贯彻哪次党代会和全会的精神，短语库里没有核实过，初稿里留【待填】"
    ]
    assert messages(file("总述:\n  会议精神: 党的某次大会精神\n", year=2027), "会议精神") == []


def test_the_study_campaign_of_the_year_is_remembered_where_the_file_names_none() -> None:
    assert messages(file("", year=2026), "学习教育") == [
        "2026年开展过树立和践行正确政绩观学习教育，问卷里没有填"
    ]
    assert messages(file("", year=2027), "学习教育") == []
    answered = "政治:\n  学习教育: 树立和践行正确政绩观学习教育\n"
    assert messages(file(answered, year=2026), "学习教育") == []
    planned = file("", year=2026).replace("文种: 工作报告", "文种: 年度工作要点")
    assert messages(planned, "学习教育") == []


def test_what_is_settled_up_to_a_day_is_unsettled_after_it() -> None:
    said = "总述:\n  目标: 学习党的二十届历次全会精神\n"
    assert messages(file(said, year=2026), "提法待核") == []
    assert messages(file(said, year=2028), "提法待核") == ["“二十届历次全会”没有核实过（核实到2027年9月）"]


def test_the_next_party_congress_is_not_written_of_before_it_is_settled() -> None:
    assert messages(file("来年:\n  口号: 喜迎党的二十一大\n"), "提法待核") == ["“二十一大”没有核实过"]
    assert messages(file("来年:\n  口号: 学习党的二十届五中全会精神\n"), "提法待核") == [
        "“二十届五中全会”没有核实过"
    ]
