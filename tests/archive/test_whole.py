"""The archive read from end to end."""

from pathlib import Path

from planner.archive.store import open_archive
from planner.archive.whole import Standing, every_text, mandate, standings
from planner.reports.read import read_lines
from planner.reports.structure import structure
from tests.archive.samples import report, state


def test_every_text_comes_once_and_says_everywhere_it_stands(tmp_path: Path) -> None:
    older = report("甲报告", {"护航发展": ["逐处补漏。", "按月通报。"]}, year=2023)
    newer = report("乙报告", {"改善民生": ["按月通报。"]}, year=2024)
    with open_archive(tmp_path, write=True) as archive:
        for one in (older, newer):
            archive.put(one, state(one))
        numbers = {words: number for number, words in every_text(archive)}
        assert sorted(numbers) == sorted(["护航发展", "逐处补漏。", "按月通报。", "改善民生"])
        assert standings(archive, numbers["按月通报。"]) == (
            Standing(newer.lines.digest, "乙报告", 1, 2, "一、改善民生"),
            Standing(older.lines.digest, "甲报告", 2, 3, "一、护航发展"),
        )


def test_the_mandate_of_a_report_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "报告.txt"
    said = "我受汀澜区人大常委会委托，作工作报告，请予审议。"
    path.write_text(f"各位代表：\n{said}\n2025年工作回顾\n一、护航发展\n逐处补漏。\n", encoding="utf-8")
    made = structure(read_lines(path))
    with open_archive(tmp_path, write=True) as archive:
        archive.put(made, state(made))
        assert mandate(archive, made.lines.digest) == (said,)
        assert mandate(archive, "没有") == ()
