import json
import re
import zipfile
from pathlib import Path

import pytest

from planner.documents.load import kinds
from planner.examples import example, examples
from planner.word.profile_file import profile_names
from tests.cli.conftest import Planner
from tests.shipped import COMPLETE

_NEW = ("--kind", "工作报告", "--level", "区", "--year", "2026")


def test_new_writes_a_questionnaire_that_has_no_error_and_no_answer(planner: Planner, folder: Path) -> None:
    assert planner("new", "facts.yaml", *_NEW).code == 0
    filled = [
        line
        for line in (folder / "facts.yaml").read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*[^#\s][^:]*: ", line)
    ]
    assert filled == ["文种: 工作报告", "级别: 区", "年度: 2026"]
    done = planner("check", "facts.yaml")
    assert done.code == 0
    assert "错误 0 处" in done.text
    assert re.search(r"已填：必填 3/15，常用 0/\d+。", done.text)


def test_new_does_not_overwrite_and_proposes_a_free_name(
    planner: Planner, facts: Path, shortest: str
) -> None:
    facts.with_name("facts-2.yaml").touch()
    done = planner("new", "facts.yaml", *_NEW)
    assert (done.code, done.out) == (2, b"")
    assert done.err == "facts.yaml 已经存在，没有改动它。换一个文件名，例如 facts-3.yaml。\n"
    assert facts.read_text(encoding="utf-8") == shortest


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("facts.yaml", "--level", "省", "--year", "2026"),
            "没有“省”这个级别。可用的有：区、县、县级市、镇、乡。",
        ),
        (("facts.yaml", "--level", "区", "--year", "2026", "--kind", "工作报高"), "是不是“工作报告”？"),
        (("facts.docx", "--level", "区", "--year", "2026"), "问卷的文件名要以 .yaml 结尾，例如 facts.yaml。"),
    ],
)
def test_new_refuses_what_it_cannot_make(
    planner: Planner, folder: Path, arguments: tuple[str, ...], message: str
) -> None:
    done = planner("new", *arguments)
    assert done.code == 2
    assert message in done.err
    assert list(folder.iterdir()) == []


def test_draft_says_which_part_it_had_to_leave_out(planner: Planner, folder: Path) -> None:
    (folder / "facts.yaml").write_bytes(COMPLETE.read_bytes())
    done = planner("draft", "facts.yaml", "--structure", "四个机关", "-o", "初稿.txt")
    assert "没有写计划的“治理”部分：没有一件议题归到这里。" in done.err
    assert "没有写" not in planner("draft", "facts.yaml", "-o", "初稿.txt").err


@pytest.mark.parametrize(
    ("name", "proposal"), [(".", "问卷.yaml"), ("/", "/问卷.yaml"), ("", "问卷.yaml"), ("..", "问卷.yaml")]
)
def test_new_proposes_a_name_where_none_was_given(planner: Planner, name: str, proposal: str) -> None:
    done = planner("new", name, *_NEW)
    assert done.code == 2
    assert f"要以 .yaml 结尾，例如 {proposal}。" in done.err


def test_new_refuses_a_name_that_is_too_long(planner: Planner, folder: Path) -> None:
    done = planner("new", "长" * 200 + ".yaml", *_NEW)
    assert done.code == 3
    assert "文件名太长" in done.err
    assert list(folder.iterdir()) == []


def test_check_shows_the_line_with_a_caret_under_the_column(
    planner: Planner, facts: Path, shortest: str
) -> None:
    facts.write_text(shortest.replace("职务: 主任", "职务: 主仁"), encoding="utf-8")
    lines = planner("check", "facts.yaml").text.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("facts.yaml:15:7"))
    assert lines[at + 1 : at + 3] == ["    职务: 主仁", "          ^"]


def test_check_ends_with_counts_and_open_questions(planner: Planner, facts: Path, shortest: str) -> None:
    bad = shortest.replace("报告人: 周叙明", "报告人: 待填").replace("\n年度: ", "\n年分: ")
    facts.write_text(bad, encoding="utf-8")
    last = planner("check", "facts.yaml").text.splitlines()[-1]
    counts = re.fullmatch(
        r"facts\.yaml：错误 1 处，注意 (\d+) 处，提示 (\d+) 处。已填：必填 13/15，常用 \d+/\d+。"
        r"写着“待填”的有 1 处。",
        last,
    )
    assert counts is not None
    findings = json.loads(planner("check", "facts.yaml", "--json").out)["findings"]
    for severity, number in (("warning", counts[1]), ("info", counts[2])):
        assert sum(finding["severity"] == severity for finding in findings) == int(number)


def test_check_says_a_slip_of_every_line_in_full_ten_times_only(
    planner: Planner, facts: Path, shortest: str
) -> None:
    facts.write_text(shortest.replace(": ", "："), encoding="utf-8")
    text = planner("check", "facts.yaml").text
    slips = text.count(" 错误 冒号：")
    assert slips > 70
    assert text.count("依据：填写规则：名称、半角冒号、空格、内容") == 10


@pytest.mark.parametrize("suffix", [".docx", ".txt", ".md"])
def test_draft_writes_by_the_suffix_and_says_what_is_open(
    planner: Planner, folder: Path, facts: Path, suffix: str
) -> None:
    assert facts.exists()
    done = planner("draft", "facts.yaml", "-o", f"out{suffix}")
    assert (done.code, done.out) == (0, b"")
    data = (folder / f"out{suffix}").read_bytes()
    assert data.startswith(b"PK") if suffix == ".docx" else "青禾区人民代表大会".encode() in data
    written = rf"已写出 out\{suffix}：(\d+) 字(?:，表 \d+ 行)?，待填 (\d+) 项；问卷错误 0 处"
    summary = re.search(written, done.err)
    assert summary is not None
    assert 2000 < int(summary[1]) < 6000
    assert 1 <= done.err.count("\n  待填：") <= 5
    assert " 提示 " not in done.err


def test_the_length_counts_the_words_of_the_text_without_annexes(
    planner: Planner, folder: Path, facts: Path
) -> None:
    assert facts.exists()
    done = planner("draft", "facts.yaml", "-o", "out.txt")
    text = (folder / "out.txt").read_text(encoding="utf-8-sig")
    body = re.split(r"\n附件\n|\n附件：", text)[0]
    said = re.search(r"：(\d+) 字", done.err)
    assert said is not None
    assert abs(len("".join(body.split())) - int(said[1])) <= 10


def test_draft_keeps_the_former_version_and_says_where(planner: Planner, folder: Path, facts: Path) -> None:
    (folder / "out.txt").write_text("昨天的初稿", encoding="utf-8")
    done = planner("draft", "facts.yaml", "-o", "out.txt")
    assert (folder / "out.旧.txt").read_text(encoding="utf-8") == "昨天的初稿"
    assert re.search(r"原来的 out\.txt 留在 .*out\.旧\.txt。", done.err)
    assert "原来的" not in planner("draft", facts.name, "-o", "out.txt").err


def test_draft_of_another_suffix_is_refused(planner: Planner, folder: Path, facts: Path) -> None:
    assert facts.exists()
    done = planner("draft", "facts.yaml", "-o", "out.pdf")
    assert done.code == 2
    assert "不会写“.pdf”文件。输出文件名请以 .docx、.txt、.md 结尾。" in done.err
    assert not (folder / "out.pdf").exists()


@pytest.mark.parametrize(
    ("choice", "code", "message"),
    [
        (("--kind", "工作要点"), 2, "没有“工作要点”这个文种。是不是“年度工作要点”？可用的有：工作报告、"),
        (("--structure", "六部分"), 2, "“工作报告”在区、平年没有“六部分”这种结构。可用的有：五部分、"),
        (("--headings", "没有这套"), 2, "没有叫“没有这套”的标题方案"),
        (("--profile", "gb9703"), 3, "没有叫“gb9703”的版式"),
        (("--bank", "没有"), 3, "找不到短语库文件夹 没有"),
    ],
)
def test_draft_names_what_there_is_when_a_choice_is_unknown(
    planner: Planner, facts: Path, choice: tuple[str, str], code: int, message: str
) -> None:
    done = planner("draft", facts.name, "-o", "out.docx", *choice)
    assert done.code == code
    assert message in done.err
    assert not facts.with_name("out.docx").exists()


def test_draft_uses_the_heading_scheme_that_is_asked_for(planner: Planner, folder: Path, facts: Path) -> None:
    assert planner("draft", facts.name, "-o", "out.md", "--headings", "动宾对").code == 0
    listed = json.loads(planner("templates", "--json").out)
    (scheme,) = [entry for entry in listed["headings"] if entry["name"] == "动宾对"]
    text = (folder / "out.md").read_text(encoding="utf-8")
    assert scheme["review"]["政治"] in text
    assert scheme["plan"]["代表"] in text


def test_draft_lists_where_a_profile_departs_from_the_standard(
    planner: Planner, folder: Path, facts: Path
) -> None:
    (folder / "本办.yaml").write_text("依据: gb9704\n页边:\n  天头: 40\n", encoding="utf-8")
    done = planner("draft", facts.name, "-o", "out.docx", "--profile", "本办.yaml")
    assert done.code == 0
    assert "\n  页边.天头：40" in done.err
    assert "和标准不同" not in planner("draft", facts.name, "-o", "out.docx").err


def test_draft_of_the_same_file_gives_the_same_bytes(planner: Planner, folder: Path, facts: Path) -> None:
    planner("draft", facts.name, "-o", "a.docx")
    planner("draft", facts.name, "-o", "b.docx")
    assert (folder / "a.docx").read_bytes() == (folder / "b.docx").read_bytes()


def test_an_overlay_of_the_bank_reaches_search_and_draft(planner: Planner, folder: Path, facts: Path) -> None:
    (folder / "bank").mkdir()
    entry = "类别: 提法\n条目:\n  - 编号: 提法-测试一\n    文本: 云上听民声\n    职责: 代表\n    级别: [区]\n"
    (folder / "bank" / "本单位.yaml").write_text(
        f"{entry}    权威: 本单位\n    来源: [本办]\n", encoding="utf-8"
    )
    done = planner("search", "云上听民声", "--bank", "bank", "--json")
    assert [match["id"] for match in json.loads(done.out)] == ["提法-测试一"]
    assert planner("draft", facts.name, "-o", "out.docx", "--bank", "bank").code == 0


def test_search_prints_the_best_first_with_kind_duty_and_source(planner: Planner) -> None:
    done = planner("search", "民生实事", "监督", "-n", "3")
    assert done.code == 0
    assert done.err == ""
    first = done.text.split("\n\n")[0]
    assert "民生实事" in first
    assert re.search(r"类别 \S+　职责 \S+　编号 \S+　来源 \S+", first)
    assert len(done.text.strip().split("\n\n")) == 3


def test_search_keeps_to_kind_and_duty(planner: Planner) -> None:
    found = json.loads(
        planner("search", "代表", "--kind", "句式", "--duty", "代表", "-n", "50", "--json").out
    )
    assert found
    assert {(match["kind"], match["duty"]) for match in found} == {("句式", "代表")}


def test_search_without_a_hit_is_no_error(planner: Planner) -> None:
    done = planner("search", "乌贼墨鱼汁")
    assert (done.code, done.out) == (0, b"")
    assert "没有找到“乌贼墨鱼汁”" in done.err
    done = planner("search", "乌贼墨鱼汁", "--json")
    assert (done.code, json.loads(done.out)) == (0, [])


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--kind", "提发", "没有“提发”这个类别。"),
        (
            "--duty",
            "立法",
            "没有“立法”这个职责。可用的有：政治、监督、决定任免、代表、自身、选举、服务大局、其他。",
        ),
    ],
)
def test_search_names_the_kinds_and_duties_there_are(
    planner: Planner, option: str, value: str, message: str
) -> None:
    done = planner("search", "代表", option, value)
    assert (done.code, done.out) == (2, b"")
    assert message in done.err


def test_templates_lists_every_choice_with_a_line_about_it(planner: Planner) -> None:
    text = planner("templates").text
    structures = [structure.name for kind in kinds().values() for structure in kind.structures]
    for name in (*kinds(), *structures, *profile_names(), *examples()):
        assert re.search(rf"^  {name}　\S", text, re.MULTILINE), name


@pytest.mark.parametrize("kind", examples())
def test_example_prints_the_shipped_file_byte_for_byte(planner: Planner, kind: str) -> None:
    done = planner("example", kind)
    assert (done.code, done.out, done.err) == (0, example(kind), "")


def test_example_into_a_file_does_not_overwrite(planner: Planner, folder: Path) -> None:
    assert planner("example", "工作报告", "-o", "例.yaml").code == 0
    assert (folder / "例.yaml").read_bytes() == example("工作报告")
    done = planner("example", "工作报告-最简", "-o", "例.yaml")
    assert done.code == 2
    assert "例.yaml 已经存在，没有改动它。换一个文件名，例如 例-2.yaml。" in done.err
    assert (folder / "例.yaml").read_bytes() == example("工作报告")


def test_the_complete_example_has_no_error_and_drafts_to_word(planner: Planner, folder: Path) -> None:
    planner("example", "工作报告", "-o", "例.yaml")
    assert planner("check", "例.yaml").code == 0
    assert planner("draft", "例.yaml", "-o", "out.docx").code == 0
    with zipfile.ZipFile(folder / "out.docx") as archive:
        assert archive.testzip() is None
