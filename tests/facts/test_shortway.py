"""The narrow form is a short way only: it reads as the line check and the YAML parser do, slips or not."""

from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.facts.questionnaire import load_questionnaire
from planner.facts.reading.answers import vocabulary
from planner.facts.reading.longway import read_long
from planner.facts.reading.reader import Reader
from planner.facts.reading.shortway import read_short
from planner.facts.reading.source import source_of
from planner.finding import Finding
from tests.facts.made_facts import facts_files
from tests.facts.reading import HEAD, shipped_bank
from tests.facts.test_mutations import SOUND
from tests.shipped import COMPLETE, MINIMAL

QUESTIONNAIRE = load_questionnaire("工作报告")


def reader(text: str) -> Reader:
    return Reader(source_of("事实.yaml", text), vocabulary(shipped_bank()), QUESTIONNAIRE)


def check(text: str) -> tuple[Finding, ...] | None:
    """Return what the short way finds in the lines, None when it gives up; the long way must say the same."""
    short, long = reader(text), reader(text)
    found = read_short(short)
    if found is None:
        return None
    try:
        expected = read_long(long)
    except InvalidInputError as error:
        pytest.fail(f"taken in the narrow form: {error}")
    assert (short.values, list(short.values)) == (long.values, list(long.values))
    assert (short.records, list(short.records)) == (long.records, list(long.records))
    assert sorted(map(str, found)) == sorted(map(str, expected))
    assert sorted(map(str, short.findings)) == sorted(map(str, long.findings))
    return found


@pytest.mark.parametrize("path", [COMPLETE, MINIMAL])
def test_shipped_example_is_of_the_narrow_form(path: Path) -> None:
    assert check(path.read_text(encoding="utf-8")) == ()


@pytest.mark.parametrize(
    "body",
    [
        "体会: [甲, 乙丙, 准，才有用]\n",
        "体会: [准，才有用]\n",
        "体会:\n- 甲\n- （1）乙\n- 2、丙\n",
        "体会: 甲；乙\n",
        "体会: 甲、乙\n",
        "体会:\n",
        '会议:\n  常委会会议: 八点半\n  主任会议: "16"\n',
        '总述:\n  目标: “十五五\n  口号: 他说"好"\n',
        "本年议题:\n  - 题目: 《安全生产法》\n    形式: 执法检查\n    月份: [2, 3]\n  - 题目: 待填\n",
        "不足:\n\n  # 说明　在此\n  - 表现: 无\n    措施: 乙:丙\n",
        "政治:\n    补充:\n        - 内容: 甲#乙\n    党组学习: 待定\n",
    ],
)
def test_clean_lines_of_any_kind_take_the_short_way(body: str) -> None:
    assert check(HEAD + body) == ()


@pytest.mark.parametrize(
    "body",
    [
        "会议：\n  常委会会议: 8\n",
        "会议:\n 常委会会议: 8\n",
        "会议:\n  常委会会议: 8 # 注\n",
        "会议:\n  常委会会议: 8\n  常委会会议: 9\n",
        "会议: 8次\n",
        "体会:\n  甲\n",
        "体会: [甲, '乙']\n",
        "总述:\n  目标: |\n    甲\n",
        "总述:\n  目标: |+\n    甲\n\n\n体会: 乙\n",
        "总述:\n  目标: 甲\n    乙\n",
        "总述:\n  目标: 甲: 乙\n",
        '总述:\n  目标: “甲"\n',
        '总述:\n  目标: "甲\n体会: 乙"\n',
        "总述:\n  目标: 甲\ufffd\n",
        "总述:\n  目标: 甲\u3000乙\n",
        "茶话会: 8\n",
        "体会: 甲\n体会: 乙\n",
        "总述: [甲\n",
        "会议: *甲\n- 乙\n",
        "本年议题:\n  - 题目: 甲\n不足：\n  - 表现: 乙\n本年议题:\n  - 题目: 丙\n",
        "本年议题:\n  - 题目: 甲\n  - 题目: 乙\n本年议题:\n  - 题目: 丙\n",
        "---\n会议:\n  常委会会议: 8\n",
        "本年议题:\n  - 题目：甲\n  - 题目: 乙\n",
        "本年议题:\n  - 题目: 甲\n  - 题目：乙\n  - 题目: 丙\n  -\n  - 题目：\n",
        "本年议题:\n  - 题目: 甲\n   形式: 听取和审议\n  - 题目: 乙\n    问题: [一, 二\n体会: 丙\n",
        '本年议题:\n  - 题目: 甲\n    成效: "乙\n  - 题目: 丙"\n    成效: 丁\n',
    ],
)
def test_a_slip_is_read_in_the_part_it_stands_in(body: str) -> None:
    assert check(HEAD + body) is not None


@pytest.mark.parametrize(
    "body",
    [
        "体会: 甲\n会议:\n  常委会会议: 8\n体会: 乙\n",
        "茶话会: 8\n体会: 甲\n茶话会: 9\n",
        "不足:\n  - 表现: 甲\n本年议题:\n  - 题目: 乙\n不足:\n  - 表现: 丙\n",
        "",
        "# 空\n",
    ],
)
def test_what_no_part_holds_goes_the_long_way_as_a_whole(body: str) -> None:
    assert check(HEAD * bool(body.strip("# 空\n")) + body) is None


@settings(max_examples=200)
@given(facts_files(QUESTIONNAIRE))
def test_any_sound_file_reads_alike_both_ways(text: str) -> None:
    check(text)


# Several records, each able to hold a slip of its own.
MANY = SOUND + "不足:\n" + "".join(f"  - 表现: 甲{n}\n    措施: 乙{n}\n" for n in range(4)) + "本年措施: 丙\n"
SIGNS = "：　“”，－\t -:#\"'[]{},|>&*!%@\n\u200b甲8"


@settings(max_examples=200)
@given(st.integers(0, len(SOUND) - 1), st.sampled_from(SIGNS), st.sampled_from([0, 1]))
def test_any_file_with_a_sign_changed_reads_alike_both_ways(place: int, sign: str, replaced: int) -> None:
    check(SOUND[:place] + sign + SOUND[place + replaced :])


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(0, len(MANY) - 1), st.sampled_from(SIGNS), st.integers(0, 3)), max_size=4)
)
def test_any_file_with_several_slips_reads_alike_both_ways(slips: list[tuple[int, str, int]]) -> None:
    text = MANY
    for place, sign, replaced in slips:
        text = text[:place] + sign + text[place + replaced :]
    check(text)


LINES = st.lists(
    st.sampled_from(
        [
            *(
                "单位:",
                "  地区: 甲",
                "  届: 九",
                "    届: 九",
                "体会:",
                "体会: [甲]",
                "  - 甲",
                "- 甲",
                "    - 甲: 乙",
            ),
            *(
                "不足:",
                "  - 表现: 甲",
                "    措施: 乙",
                "  措施: 乙",
                "- 表现: 丙",
                "  表现: 丁",
                "    - 表现:",
                "      措施:",
                "  - 表现：甲",
                "  -表现: 甲",
                " - 表现: 甲",
                "  - 表现: [甲",
                '    措施: "乙',
                "    措施: |",
                "      丙",
                "  -",
                "不足：",
            ),
            *(
                "政治:",
                "  补充:",
                "    - 内容: 甲",
                "      小标题:",
                "  党组学习: 8",
                "  落实部署:",
                "  - 办成",
                "    甲",
            ),
            *(
                "",
                "# 注",
                "  # 注",
                "本年议题:",
                "  - 题目: 甲",
                "    问题:",
                "    - 一",
                "      - 二",
                "    问题: [一, 二]",
            ),
            *("总述:", "  目标: 甲", "   口号: 乙", "  目标: 甲:", "  目标: 待填", '  口号: "乙"'),
        ]
    ),
    max_size=9,
)


@settings(max_examples=200)
@given(LINES)
@example(["不足:", "- 表现: 丙", "  措施: 乙", "体会:", "- 甲"])
def test_any_lines_in_any_order_read_alike_both_ways(lines: list[str]) -> None:
    assume(lines)
    check(HEAD + "\n".join(lines) + "\n")
