"""planner table, and tables as annexes of a draft."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Planner

_PROMISES = """去年计划:
  - 事项: 修订议事规则
    结果: 完成
    说明: 2月印发执行
  - 事项: 建设联网二期
"""


@pytest.fixture
def promises(facts: Path, shortest: str) -> Path:
    """Return the shortest example with two promises."""
    facts.write_text(f"{shortest}{_PROMISES}", encoding="utf-8")
    return facts


@pytest.mark.usefixtures("promises")
def test_a_table_goes_to_the_screen(planner: Planner) -> None:
    done = planner("table", "facts.yaml", "去年计划")
    assert done.code == 0
    assert done.text.splitlines()[2:] == [
        "序号\t去年计划\t部分\t结果\t体现的议题、做了什么\t没做的原因\t出处",
        "1\t修订议事规则\t—\t完成\t2月印发执行\t—\t—",
        "2\t建设联网二期\t—\t【待填：办得怎样】\t—\t—\t—",
    ]


@pytest.mark.usefixtures("promises")
def test_a_table_is_one_document_for_programs(planner: Planner) -> None:
    document = json.loads(planner("table", "facts.yaml", "去年计划", "--json").out)
    assert list(document) == ["title", "columns", "rows"]
    assert document["title"].endswith("年计划落实情况表")
    assert document["rows"][1]["结果"] == "【待填：办得怎样】"
    assert [list(row) for row in document["rows"]] == [document["columns"]] * 2


@pytest.mark.usefixtures("promises")
@pytest.mark.parametrize("name", ["表.docx", "表.txt", "表.md"])
def test_a_table_is_written_and_the_old_one_kept(planner: Planner, folder: Path, name: str) -> None:
    path = folder / name
    path.write_text("旧的", encoding="utf-8")
    done = planner("table", "facts.yaml", "去年计划", "-o", name)
    assert (done.code, done.out) == (0, b"")
    assert done.err.startswith(f"已写出 {name}：2 行。原来的 {name} 留在 ")
    assert (folder / name.replace(".", ".旧.")).read_text(encoding="utf-8") == "旧的"
    if name.endswith(".docx"):
        data = zipfile.ZipFile(io.BytesIO(path.read_bytes())).read("word/document.xml").decode()
    else:
        data = path.read_text(encoding="utf-8")
    assert "修订议事规则" in data


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("任免",), "没有“任免”这个表。可用的有：议题安排、任务分解、去年计划、法定事项、统计。"),
        (("去年计划",), "facts.yaml 里没有可以列进“去年计划”表的内容。先用 planner roll "),
        (("议题安排", "--order", "委室"), "没有“委室”这个次序。可用的有：月份、形式。"),
        (("统计", "--json", "-o", "表.txt"), "--json 和 -o 一次只能用一个。"),
        (("统计", "-o", "facts.yaml"), "表和问卷不能是同一个文件：facts.yaml。"),
        (("统计", "-o", "表.pdf"), "不会写“.pdf”文件。"),
    ],
)
@pytest.mark.usefixtures("facts")
def test_what_cannot_be_done_is_refused(planner: Planner, arguments: tuple[str, ...], message: str) -> None:
    done = planner("table", "facts.yaml", *arguments)
    assert (done.code, done.out) == (2, b"")
    assert message in done.err


@pytest.mark.usefixtures("promises")
def test_tables_are_annexed_to_a_draft_on_demand(planner: Planner, folder: Path) -> None:
    assert planner("draft", "facts.yaml", "-o", "稿.txt").code == 0
    bare = (folder / "稿.txt").read_text(encoding="utf-8")
    assert "计划落实情况表" not in bare
    done = planner("draft", "facts.yaml", "-o", "稿.txt", "--annex", "去年计划", "--annex", "统计")
    assert done.code == 0
    text = (folder / "稿.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("附件")] == ["附件1", "附件2", "附件3"]
    assert text.index("计划落实情况表") < text.index("工作统计表")


@pytest.mark.usefixtures("facts")
def test_an_annex_with_nothing_to_list_is_told(planner: Planner) -> None:
    done = planner("draft", "facts.yaml", "-o", "稿.txt", "--annex", "去年计划")
    assert done.code == 0
    assert "问卷里没有可以列进“去年计划”表的内容，初稿后面没有附这张表。" in done.err
    assert planner("draft", "facts.yaml", "-o", "稿.txt", "--annex", "任免").code == 2
