"""Reports and drafts laid out for comparison, as real files."""

from pathlib import Path

from docx import Document

from planner.reports.read import read_lines
from planner.reports.structure import structure
from planner.reuse.model import Unit
from planner.reuse.texts import text_of

_LINES = (
    "云川区人民代表大会常务委员会工作报告",
    "各位代表、同志们：",
    "我受云川区人大常委会委托，作工作报告，请予审议。",
    "2026年的主要工作",
    "一、聚焦大局，监督更有准头",
    "听取了水务站的汇报。逐处看了渗漏点。",
    "二、贴近选民，履职更有温度",
    "代表家站每月开门一次。",
    "2027年的主要任务",
    "一、再添一把劲，把监督做实",
    "继续盯住渠道渗漏。",
)


def _written(folder: Path, suffix: str) -> Path:
    path = folder / f"报告{suffix}"
    if suffix == ".docx":
        document = Document()
        for line in _LINES:
            document.add_paragraph(line)
        document.save(str(path))
    else:
        path.write_text("\n".join(_LINES) + "\n", encoding="utf-8")
    return path


def test_a_word_file_and_a_text_file_give_the_same_units_in_the_same_parts(tmp_path: Path) -> None:
    texts = [text_of(structure(read_lines(_written(tmp_path, s))), "报告") for s in (".docx", ".txt")]
    assert texts[0] == texts[1]
    assert texts[0].place == "云川区"
    assert [(unit.line, unit.column, unit.section, unit.text) for unit in texts[0].units] == [
        (3, 1, "委托语", _LINES[2]),
        (5, 3, "回顾 一、聚焦大局，监督更有准头", "聚焦大局，监督更有准头"),
        (6, 1, "回顾 一、聚焦大局，监督更有准头", "听取了水务站的汇报。"),
        (6, 11, "回顾 一、聚焦大局，监督更有准头", "逐处看了渗漏点。"),
        (7, 3, "回顾 二、贴近选民，履职更有温度", "贴近选民，履职更有温度"),
        (8, 1, "回顾 二、贴近选民，履职更有温度", "代表家站每月开门一次。"),
        (10, 3, "计划 一、再添一把劲，把监督做实", "再添一把劲，把监督做实"),
        (11, 1, "计划 一、再添一把劲，把监督做实", "继续盯住渠道渗漏。"),
    ]


def test_a_text_without_structure_is_laid_out_by_its_sentences(tmp_path: Path) -> None:
    path = tmp_path / "一段.txt"
    path.write_text("代表沿渠走了三天。记下渗漏点。\n", encoding="utf-8")
    units = text_of(structure(read_lines(path)), "一段").units
    assert [(unit.text, unit.line, unit.column) for unit in units] == [
        ("代表沿渠走了三天。", 1, 1),
        ("记下渗漏点。", 1, 10),
    ]
    assert all(isinstance(unit, Unit) and not unit.heading for unit in units)
