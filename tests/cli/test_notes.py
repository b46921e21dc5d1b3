"""Doubtful wording of the facts file becomes a Word comment on just the words of that answer."""

import re
import zipfile
from pathlib import Path

from tests.cli.conftest import Planner

LIST = "落实部署: [推进精准扶贫项目9个并做出决议2项, 巩固拓展脱贫攻坚成果5项, 助力脱贫攻坚任务3件]"
SUCCESSOR = "现在的提法是“常态化精准帮扶”。"


def commented(docx: Path) -> dict[str, str]:
    """Return the comments that speak of wording, by the words they are on."""
    with zipfile.ZipFile(docx) as archive:
        body = archive.read("word/document.xml").decode()
        notes = archive.read("word/comments.xml").decode()
    found = {}
    for number, note in re.findall(r'<w:comment w:id="(\d+)"(.*?)</w:comment>', notes, re.DOTALL):
        ends = rf'<w:commentRangeStart w:id="{number}"/>(.*?)<w:commentRangeEnd w:id="{number}"/>'
        covered = re.search(ends, body, re.DOTALL)
        assert covered is not None
        found[_words(covered[1])] = _words(note)
    return {words: note for words, note in found.items() if "不适用" in note or "误写" in note}


def _words(xml: str) -> str:
    return "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", xml))


def test_each_answer_of_a_one_line_list_carries_all_remarks_on_it_and_no_others(
    planner: Planner, folder: Path, facts: Path, shortest: str
) -> None:
    facts.write_text(shortest.replace("\n本年议题:", f"\n政治:\n  {LIST}\n\n本年议题:"), encoding="utf-8")
    assert planner("draft", "facts.yaml", "-o", "out.docx").code == 0
    assert commented(folder / "out.docx") == {
        "推进精准扶贫项目9个并做出决议2项": (
            f"“精准扶贫”在报告说的这段时间不适用（2013年1月起到2020年12月止），{SUCCESSOR}"
            "“做出决议”是误写，写作“作出决议、决定”。"
        ),
        "助力脱贫攻坚任务3件": (
            f"“脱贫攻坚”在报告说的这段时间不适用（2015年1月起到2021年2月止），{SUCCESSOR}"
        ),
    }


def test_without_a_year_no_answer_carries_a_remark_on_its_time(
    planner: Planner, folder: Path, facts: Path, shortest: str
) -> None:
    undated = shortest.replace("年度: 2026\n", "").replace("  日期: 2027年1月15日\n", "")
    facts.write_text(undated.replace("政治:\n", f"政治:\n  {LIST}\n"), encoding="utf-8")
    planner("draft", "facts.yaml", "-o", "out.docx")
    assert commented(folder / "out.docx") == {}
