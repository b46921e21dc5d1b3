"""The narrow form is a short way only: what it takes reads as by the line check and the YAML parser."""

from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from planner.errors import InvalidInputError
from planner.facts.answers import vocabulary
from planner.facts.load import read_any
from planner.facts.narrow import read_narrow
from planner.facts.questionnaire import load_questionnaire
from planner.facts.reader import Reader
from planner.facts.source import source_of
from tests.facts.made_facts import facts_files
from tests.facts.reading import HEAD, shipped_bank
from tests.facts.test_mutations import SOUND

QUESTIONNAIRE = load_questionnaire("工作报告")
TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "工作报告"


def reader(text: str) -> Reader:
    return Reader(source_of("事实.yaml", text), vocabulary(shipped_bank()), QUESTIONNAIRE)


def read_twice(text: str) -> tuple[Reader, Reader] | None:
    """Return what the short way and the long way make of a text, None when the short way does not take it."""
    short, long = reader(text), reader(text)
    if not read_narrow(short):
        return None
    try:
        assert read_any(long) == ()
    except InvalidInputError as error:
        pytest.fail(f"taken in the narrow form: {error}")
    return short, long


def check(text: str) -> bool:
    """Return whether the short way takes a text; what it says must be what the long way says."""
    both = read_twice(text)
    if both is None:
        return False
    short, long = both
    assert (short.values, list(short.values)) == (long.values, list(long.values))
    assert short.records == long.records
    assert sorted(map(str, short.findings)) == sorted(map(str, long.findings))
    return True


@pytest.mark.parametrize("name", ["示例-完整.yaml", "示例-最简.yaml"])
def test_shipped_example_is_of_the_narrow_form(name: str) -> None:
    assert check((TEMPLATES / name).read_text(encoding="utf-8"))


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
    assert check(HEAD + body)


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
        "总述:\n  目标: 甲\n    乙\n",
        "总述:\n  目标: 甲: 乙\n",
        '总述:\n  目标: “甲"\n',
        "总述:\n  目标: 甲\ufffd\n",
        "总述:\n  目标: 甲\u3000乙\n",
        "茶话会: 8\n",
        "",
        "# 空\n",
    ],
)
def test_anything_out_of_the_form_takes_the_long_way(body: str) -> None:
    assert not check(HEAD * bool(body.strip("# 空\n")) + body)


@settings(max_examples=200)
@given(facts_files(QUESTIONNAIRE))
def test_any_sound_file_reads_alike_both_ways(text: str) -> None:
    check(text)


SIGNS = "：　“”，－\t -:#\"'[]{},|>&*!%@\n\u200b甲8"


@settings(max_examples=200)
@given(st.integers(0, len(SOUND) - 1), st.sampled_from(SIGNS), st.sampled_from([0, 1]))
def test_any_file_with_a_sign_changed_reads_alike_both_ways(place: int, sign: str, replaced: int) -> None:
    check(SOUND[:place] + sign + SOUND[place + replaced :])


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
