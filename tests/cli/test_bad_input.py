"""Bad input ends in a Chinese message with the place, in an exit code, and in no damage."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import Planner

_FORMER = b"the draft of yesterday"
_YEAR = "年度: 2026"
_SPEAKER = "报告人: 周叙明"


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip in the shortest example: `old` becomes `new`; what check must say, and where."""

    name: str
    old: str
    new: str
    place: str
    says: str
    advises: str = ""


SLIPS = (
    Slip(
        "wrong key", _YEAR, "年分: 2026", "6:1", "错误 未知项：没有“年分”这一项", "可以填：文种、级别、年度"
    ),
    Slip("wrong type", "常委会会议: 7", "常委会会议: 好几次", "21:10", "错误 整数", "改法："),
    Slip("wrong choice", "职务: 主任", "职务: 主仁", "15:7", "错误 选项", "主任"),
    Slip("impossible date", "2027年1月15日", "2027年2月30日", "13:7", "错误 日期：没有2027年2月30日这一天"),
    Slip("key twice", _YEAR, f"{_YEAR}\n年度: 2027", "7:1", "错误 重复：“年度”写了两次，第一次在第 6 行"),
    Slip("full-width colon", _YEAR, "年度：2026", "6:3", "错误 冒号：“年度”后面的冒号是全角的", _YEAR),
    Slip("tab", "  地区:", "\t地区:", "9:1", "错误 制表符：行首用了制表符", "地区: 青禾区"),
    Slip("open quote", _SPEAKER, '报告人: "周叙明', "14:8", "错误 引号：引号没有配对", "周叙明"),
    Slip("control character", "周叙明", "周\x0b叙明", "14:9", "错误 字符：有不能写进文档的字符 U+000B"),
    Slip("private character", "周叙明", "周\ue5e5明", "14:9", "错误 字符：有不能写进文档的字符 U+E5E5"),
    Slip("noncharacter", "周叙明", "周\ufffe明", "14:9", "错误 字符：有不能写进文档的字符 U+FFFE"),
)

UNREADABLE = {
    "empty": (b"", "facts.yaml:1:1 错误 格式：文件里没有一行“名称: 内容”"),
    "no keys": ("今年开了七次会。\n".encode(), "facts.yaml:1:1 错误 格式"),
    "zip": (b"PK\x03\x04" + bytes(40), "facts.yaml 是 Word、Excel 或压缩文件"),
    "binary": (b"\x00\x01\x02" * 9, "facts.yaml 不是文本文件"),
    "two encodings": (
        "文种: 工作报告\n级别: ".encode() + "区\n".encode("gbk"),
        "混着两种编码：第 1 行是 UTF-8",
    ),
    "lone surrogate": (b"\xe5\x9c\xb0\xe5\x8c\xba: \xed\xa0\x80\n", "facts.yaml"),
}


@pytest.fixture(params=SLIPS, ids=lambda slip: slip.name)
def slip(request: pytest.FixtureRequest, facts: Path, shortest: str) -> Slip:
    wanted: Slip = request.param
    assert shortest.count(wanted.old) >= 1
    facts.write_text(shortest.replace(wanted.old, wanted.new, 1), encoding="utf-8")
    return wanted


@pytest.fixture(params=UNREADABLE)
def unreadable(request: pytest.FixtureRequest, facts: Path) -> str:
    data, message = UNREADABLE[request.param]
    facts.write_bytes(data)
    return message


def test_check_names_file_line_column_and_what_to_type(planner: Planner, slip: Slip) -> None:
    done = planner("check", "facts.yaml")
    assert done.code == 1
    (found,) = [part for part in done.text.split("\nfacts.yaml") if slip.says in part]
    assert found.removeprefix("facts.yaml").startswith(f":{slip.place} {slip.says}")
    assert slip.advises in found
    assert "\n  改法：" in found
    assert "Traceback" not in done.text + done.err


def test_draft_is_written_in_spite_of_a_slip_and_the_former_one_is_kept(
    planner: Planner, folder: Path, slip: Slip
) -> None:
    (folder / "out.docx").write_bytes(_FORMER)
    done = planner("draft", "facts.yaml", "-o", "out.docx")
    assert done.code == 1
    assert f"facts.yaml:{slip.place} {slip.says}" in done.err
    assert (folder / "out.docx").read_bytes().startswith(b"PK")
    assert (folder / "out.旧.docx").read_bytes() == _FORMER
    assert "原来的 out.docx 留在 " in done.err


def test_draft_names_the_lines_it_did_not_use(planner: Planner, facts: Path, shortest: str) -> None:
    bad = (
        shortest.replace(_YEAR, "年度：2026")
        .replace("职务: 主任", "职务: 主仁")
        .replace("接收: 9", "接受: 9")
    )
    facts.write_text(bad, encoding="utf-8")
    done = planner("draft", "facts.yaml", "-o", "out.docx")
    assert "问卷第 15、61 行（连同它们下面的各项）没有用进初稿。改好以后再写一次。" in done.err


def test_a_file_that_gives_no_facts_is_refused_by_check(planner: Planner, unreadable: str) -> None:
    done = planner("check", "facts.yaml")
    assert (done.code, done.out) == (3, b"")
    assert unreadable in done.err
    assert re.search(r"请|再试|改法：", done.err)
    assert "Traceback" not in done.err


def test_a_file_that_gives_no_facts_leaves_the_former_draft_alone(
    planner: Planner, folder: Path, unreadable: str
) -> None:
    (folder / "out.docx").write_bytes(_FORMER)
    done = planner("draft", "facts.yaml", "-o", "out.docx")
    assert done.code == 3
    assert unreadable in done.err
    assert (folder / "out.docx").read_bytes() == _FORMER
    assert sorted(path.name for path in folder.iterdir()) == ["facts.yaml", "out.docx"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_other_encodings_give_the_same_draft(
    planner: Planner, folder: Path, facts: Path, shortest: str, encoding: str
) -> None:
    planner("draft", "facts.yaml", "-o", "plain.txt")
    facts.write_bytes(shortest.encode(encoding))
    assert planner("draft", "facts.yaml", "-o", "other.txt").code == 0
    assert (folder / "other.txt").read_bytes() == (folder / "plain.txt").read_bytes()


def test_check_says_that_a_file_was_read_as_gb18030(planner: Planner, facts: Path, shortest: str) -> None:
    facts.write_bytes(shortest.encode("gbk"))
    done = planner("check", "facts.yaml")
    assert done.code == 0
    assert "facts.yaml:1:1 提示 编码：文件按 GB18030 读取" in done.text


@pytest.mark.parametrize(
    ("name", "message"),
    [("没有.yaml", "找不到 没有.yaml"), (".", ". 是文件夹")],
)
def test_a_name_that_is_no_file_is_refused(planner: Planner, name: str, message: str) -> None:
    done = planner("check", name)
    assert (done.code, done.out) == (3, b"")
    assert message in done.err


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("没有/out.docx", "没有这个文件夹"),
        ("facts.yaml/out.docx", "没有写入"),
        ("folder.docx", "它是文件夹"),
        ("长" * 200 + ".docx", "文件名太长"),
    ],
)
def test_an_output_that_cannot_be_written_is_refused(
    planner: Planner, folder: Path, facts: Path, out: str, message: str
) -> None:
    (folder / "folder.docx").mkdir()
    before = facts.read_bytes()
    done = planner("draft", "facts.yaml", "-o", out)
    assert done.code == 3
    assert message in done.err
    assert facts.read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["facts.yaml", "folder.docx"]


def test_a_trace_that_cannot_be_written_leaves_the_former_draft_alone(
    planner: Planner, folder: Path, facts: Path
) -> None:
    (folder / "out.docx").write_bytes(_FORMER)
    done = planner("draft", facts.name, "-o", "out.docx", "--trace", "没有/trace.json")
    assert done.code == 3
    assert "没有这个文件夹" in done.err
    assert (folder / "out.docx").read_bytes() == _FORMER
    assert sorted(path.name for path in folder.iterdir()) == ["facts.yaml", "out.docx"]


@pytest.mark.parametrize("same", ["facts.yaml", "./facts.yaml"])
@pytest.mark.parametrize(
    "arguments", [("-o", "{}"), ("-o", "out.docx", "--trace", "{}")], ids=["draft", "trace"]
)
def test_the_facts_file_is_never_an_output(
    planner: Planner, facts: Path, shortest: str, same: str, arguments: tuple[str, ...]
) -> None:
    done = planner("draft", "facts.yaml", *(word.format(same) for word in arguments))
    assert done.code == 2
    assert "不能是同一个文件" in done.err
    assert facts.read_text(encoding="utf-8") == shortest


_HOUSE = """\
类别: {}
默认:
  职责: 监督
  级别: [区]
  权威: 本单位
  来源: [本单位]
条目:
"""
_BANKS = {
    "没有“提发”这一类别": (1, "类别: 提发\n条目:\n"),
    "这里不能空着": (9, _HOUSE.format("提法") + "  - 编号: 提法-甲\n    文本:\n"),
    "没有采用中的词组叫“没有”": (
        9,
        _HOUSE.format("成句")
        + "  - 编号: 成句-甲\n    文本: 〔{词.没有}〕\n    位置: 结束\n    时态: 通用\n",
    ),
    "“外事”不是可用的部分": (
        10,
        _HOUSE.format("标题")
        + "  - 编号: 标题-甲\n    名称: 甲\n    回顾:\n      外事: 甲\n    计划:\n      政治: 甲\n",
    ),
}


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("message", _BANKS)
def test_a_broken_bank_of_an_office_is_shown_with_its_file_and_line(
    planner: Planner, folder: Path, message: str
) -> None:
    line, text = _BANKS[message]
    (folder / "bank").mkdir()
    (folder / "bank" / "本单位.yaml").write_text(text, encoding="utf-8")
    done = planner("draft", "facts.yaml", "-o", "out.docx", "--bank", "bank")
    assert done.code == 3
    assert f"本单位.yaml:{line}:" in done.err
    assert message in done.err
    assert not (folder / "out.docx").exists()


def test_a_wrong_profile_is_shown_with_its_file_and_line(planner: Planner, folder: Path, facts: Path) -> None:
    assert facts.exists()
    (folder / "本院.yaml").write_text("依据: gb9704\n页边:\n  天头: 高\n", encoding="utf-8")
    done = planner("draft", "facts.yaml", "-o", "out.docx", "--profile", "本院.yaml")
    assert done.code == 3
    assert "本院.yaml:3:7 错误 版式" in done.err
    assert not (folder / "out.docx").exists()
