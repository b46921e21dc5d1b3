import re

import click
import pytest

from planner.chinese import display_width
from planner.cli.app import program
from planner.examples import examples
from tests.cli.conftest import Planner

_ENGLISH = re.compile(r"Usage|Error|Try|Missing|No such|Invalid|Got|requires|Options|Commands|\[|Show this")


def _commands() -> dict[str, click.Command]:
    group = program()
    assert isinstance(group, click.Group)
    return dict(group.commands)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("chek",), "没有 chek 这个命令。是不是 check？"),
        (("写稿",), "没有 写稿 这个命令。"),
        (("--versoin",), "没有 --versoin 这个选项。是不是 --version？"),
        (("check",), "没有写 FACTS.yaml：问卷文件。"),
        (("check", "甲.yaml", "乙.yaml"), "多写了：乙.yaml。名字里有空格的，两头要加引号。"),
        (("check", "甲.yaml", "--jsno"), "没有 --jsno 这个选项。是不是 --json？"),
        (("check", "甲.yaml", "--json=是"), "--json 后面不写值。"),
        (("check", "甲.yaml", "—json"), "—json 的横线是全角的，选项要用半角短横：--json。"),
        (("draft", "甲.yaml", "－o", "乙.docx"), "－o 的横线是全角的，选项要用半角短横：-o。"),
        (("—help",), "—help 的横线是全角的，选项要用半角短横：--help。"),
        (("draft", "甲.yaml"), "没有写 -o：要写的文件：.docx、.txt 或 .md；用 --all 时是文件夹。"),
        (
            ("draft", "甲.yaml", "-o"),
            "-o 后面要写一个值：要写的文件：.docx、.txt 或 .md；用 --all 时是文件夹。",
        ),
        (("new", "甲.yaml", "--level", "区"), "没有写 --year：报告回顾的年份，如 2026。"),
        (
            ("new", "甲.yaml", "--level", "区", "--year", "二〇二六"),
            "--year 的值不对，要写 2000 到 2099 的整数。",
        ),
        (("search", "代表", "-n", "0"), "-n 的值不对，要写 1 到 1000 的整数。"),
        (("curate", "--list", "-n", "0"), "-n 的值不对，要写 1 以上的整数。"),
        (("mine", ""), '有一处写成了空的（""）。写上内容，或者把它连同前面的选项删去。'),
        (("search", "代表", "--bank", ""), '有一处写成了空的（""）。写上内容，或者把它连同前面的选项删去。'),
        (("search", "代表", "-n", "三"), "-n 的值不对，要写 1 到 1000 的整数。"),
        (("example",), "没有写 KIND：文种或文种-结构，如 工作报告、工作报告-最简、工作报告-主席团。"),
        (
            ("example", "报告"),
            (f"没有“报告”这个示例。是不是“工作报告”？可用的有：{'、'.join(examples())}。"),
        ),
    ],
    ids=" ".join,
)
def test_a_usage_error_says_in_chinese_what_is_wrong(
    planner: Planner, arguments: tuple[str, ...], reason: str
) -> None:
    done = planner(*arguments)
    assert (done.code, done.out) == (2, b"")
    assert done.err.splitlines()[0] == reason


@pytest.mark.parametrize("arguments", [("chek",), ("check", "--jsno"), ("draft", "甲.yaml", "-o")])
def test_a_usage_error_shows_how_the_command_goes_and_nothing_in_english(
    planner: Planner, arguments: tuple[str, ...]
) -> None:
    lines = planner(*arguments).err.splitlines()
    assert [line.split("：")[0] for line in lines[1:]] == ["用法", "详细说明"]
    without_option = [re.sub(r"\[选项\]", "", line) for line in lines]
    assert [line for line in without_option if _ENGLISH.search(line)] == []


def test_no_command_at_all_shows_the_help_as_a_usage_error(planner: Planner) -> None:
    done = planner()
    assert (done.code, done.out) == (2, b"")
    assert done.err == planner("--help").text


@pytest.mark.parametrize("name", sorted(_commands()))
def test_the_help_of_a_command_is_chinese_with_an_example_and_says_every_parameter(
    planner: Planner, name: str
) -> None:
    done = planner(name, "--help")
    assert done.code == 0
    assert done.text.startswith(f"用法：planner {name} ")
    assert f"\n例：\n  planner {name}" in done.text
    assert _ENGLISH.search(done.text.replace("[选项]", "")) is None
    for parameter in _commands()[name].params:
        shown = parameter.metavar if isinstance(parameter, click.Argument) else parameter.opts[0]
        row = re.compile(rf"  {re.escape(shown or '')}(?![\w-])")
        rows = [line for line in done.text.splitlines() if row.match(line)]
        assert len([row for row in rows if re.search(r"  [^ ]*[\u4e00-\u9fff]", row)]) == 1, shown


@pytest.mark.parametrize("name", ["", *sorted(_commands())])
def test_help_fits_a_terminal_of_eighty_columns(planner: Planner, name: str) -> None:
    text = planner(*([name] if name else []), "--help").text
    assert [line for line in text.splitlines() if display_width(line) > 80] == []


def test_help_lists_the_commands_with_what_they_do(planner: Planner) -> None:
    listed = re.findall(r"^  ([a-z]+) +[\u4e00-\u9fff].*。$", planner("--help").text, re.MULTILINE)
    assert listed == [
        *("new", "roll", "ask", "check", "draft", "vary", "table", "proof"),
        *("split", "merge", "export", "import"),
        *("search", "outline", "reuse", "mine", "curate"),
        *("templates", "example"),
    ]


def test_columns_of_help_stand_in_line_for_double_width_characters(planner: Planner) -> None:
    rows = planner("draft", "--help").text.split("选项：\n")[1].splitlines()
    starts = {display_width(found[1]) for row in rows if (found := re.match(r"(  \S.*?  +)[^ ]", row))}
    assert len(starts) == 1


def test_a_search_for_nothing_says_what_can_be_searched(planner: Planner) -> None:
    done = planner("search")
    assert (done.code, done.out) == (2, b"")
    assert done.err.startswith("没有写要找的词。例：planner search 民生实事 监督")
