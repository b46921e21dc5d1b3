"""planner roll as a clerk runs it: from last year's file to this year's draft."""

from pathlib import Path

import pytest

from planner.cli.program import run
from planner.resources import data_dir
from tests.reports.five import five_reports
from tests.reports.made import docx, paragraph
from tests.rollover.truth import MADE, answered, made_reports, read_facts

YEARS = {"1-区-三级编号": 2025, "2-县-段首句": 2026, "3-市-工作要点": 2026, "4-乡-总结及计划": 2026}


def _roll(last: Path, out: Path, year: int, *more: str) -> int:
    return run(["roll", str(last), "-o", str(out), "--year", str(year), *more])


def _through_to_the_draft(
    last: Path, folder: Path, year: int, *more: str, session: tuple[str, str] = ("九", "六")
) -> str:
    """Roll, answer as a clerk would, draft; return the draft's text."""
    numbers = dict(zip(("单位.届", "大会.次"), session, strict=True))
    out, draft = folder / f"{year}.yaml", folder / "初稿.txt"
    assert _roll(last, out, year, *more) == 0
    facts = read_facts(out)
    out.write_text(answered(out.read_text("utf-8"), facts, numbers), "utf-8")
    again = read_facts(out)
    assert all(record.one("结果") for record in again.list("去年计划"))
    assert run(["draft", str(out), "-o", str(draft)]) == 0
    return draft.read_text("utf-8-sig")


@pytest.mark.slow
@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_each_of_the_five_reports_rolls_on_to_a_draft(tmp_path: Path, number: str) -> None:
    draft = _through_to_the_draft(five_reports()[number], tmp_path, 2026)
    assert len(draft) > 1500


@pytest.mark.slow
@pytest.mark.parametrize("name", made_reports())
def test_each_made_report_rolls_on_to_a_draft(tmp_path: Path, name: str) -> None:
    draft = _through_to_the_draft(MADE / f"{name}.txt", tmp_path, YEARS[name], session=("十二", "六"))
    assert len(draft) > 1500


@pytest.mark.slow
@pytest.mark.parametrize("level", ["区", "县", "县级市", "镇", "乡"])
def test_every_level_rolls_on_to_a_draft(tmp_path: Path, level: str) -> None:
    _through_to_the_draft(MADE / "4-乡-总结及计划.txt", tmp_path, 2026, "--level", level)


@pytest.mark.slow
@pytest.mark.parametrize(("kind", "session"), [("届末", ("十二", "一")), ("首年", ("十三", "二"))])
def test_the_end_and_the_start_of_a_term_roll_on_to_a_draft(
    tmp_path: Path, kind: str, session: tuple[str, str]
) -> None:
    _through_to_the_draft(MADE / "2-县-段首句.txt", tmp_path, 2026, "--year-kind", kind, session=session)


@pytest.mark.slow
def test_a_facts_file_rolls_on_to_a_draft(tmp_path: Path) -> None:
    last = tmp_path / "去年.yaml"
    last.write_bytes((data_dir("templates") / "工作报告" / "五部分" / "示例.yaml").read_bytes())
    _through_to_the_draft(last, tmp_path, 2027, session=("九", "七"))


def test_the_command_says_what_it_took_and_what_to_do_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "2024年报告.txt"
    last.write_bytes((MADE / "1-区-三级编号.txt").read_bytes())
    assert _roll(last, tmp_path / "2025.yaml", 2025) == 0
    out, said = capsys.readouterr()
    assert out == ""
    assert "回顾2024年，计划2025年" in said
    assert "云川区，第九届，第六次会议；去年计划32件；本年议题" in said
    assert f"planner check {tmp_path / '2025.yaml'}" in said


def test_last_years_file_is_named_as_it_lies_from_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "历年").mkdir()
    last = tmp_path / "历年" / "2024年报告.txt"
    last.write_bytes((MADE / "1-区-三级编号.txt").read_bytes())
    assert _roll(last, tmp_path / "2025.yaml", 2025) == 0
    reference = read_facts(tmp_path / "2025.yaml").one("参照.去年")
    assert reference is not None
    assert reference.text == "历年/2024年报告.txt"


def test_a_taken_name_is_refused_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "2025.yaml"
    out.write_text("别动", "utf-8")
    assert _roll(MADE / "1-区-三级编号.txt", out, 2025) == 2
    assert out.read_text("utf-8") == "别动"
    assert "已经存在" in capsys.readouterr().err


def test_last_years_own_file_is_never_the_new_one(tmp_path: Path) -> None:
    last = tmp_path / "2024.yaml"
    last.write_text("文种: 工作报告\n级别: 区\n年度: 2024\n", "utf-8")
    assert _roll(last, last, 2025) == 2
    assert last.read_text("utf-8").startswith("文种")


USAGE = {
    "级别": (["--level", "省"], "没有“省”这个级别"),
    "年型": (["--year-kind", "中间"], "没有“中间”这个年型"),
}


@pytest.mark.parametrize(("options", "words"), USAGE.values(), ids=USAGE)
def test_an_unknown_level_or_kind_of_year_is_a_matter_of_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert _roll(MADE / "1-区-三级编号.txt", tmp_path / "新.yaml", 2025, *options) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "新.yaml").exists()


def test_a_report_that_does_not_say_its_level_asks_for_the_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "去年.txt"
    last.write_text("2025年工作安排\n一、抓好监督\n组织视察3次。\n", "utf-8")
    assert _roll(last, tmp_path / "新.yaml", 2025) == 2
    assert "--level 区" in capsys.readouterr().err
    assert _roll(last, tmp_path / "新.yaml", 2025, "--level", "区") == 0


def test_another_name_than_yaml_is_refused_with_a_proposal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _roll(MADE / "1-区-三级编号.txt", tmp_path / "新.docx", 2025) == 2
    assert "新.yaml" in capsys.readouterr().err


UNREADABLE = {"没有.docx": None, "图.docx": b"\x89PNG\r\n\x1a\n", "空.txt": b"", "坏.yaml": b"- 1\n"}


@pytest.mark.parametrize(("name", "data"), UNREADABLE.items())
def test_a_file_that_cannot_be_read_ends_with_three_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, data: bytes | None
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert _roll(tmp_path / name, tmp_path / "新.yaml", 2025) == 3
    assert name in capsys.readouterr().err
    assert not (tmp_path / "新.yaml").exists()


def test_a_word_file_under_a_wrong_name_and_a_text_in_gb18030_roll_too(tmp_path: Path) -> None:
    text = (MADE / "1-区-三级编号.txt").read_text("utf-8")
    (tmp_path / "报告.txt").write_bytes(docx("".join(paragraph(row) for row in text.splitlines())))
    (tmp_path / "旧.txt").write_bytes(text.encode("gb18030"))
    for name in ("报告", "旧"):
        assert _roll(tmp_path / f"{name}.txt", tmp_path / f"{name}.yaml", 2025) == 0
        assert len(read_facts(tmp_path / f"{name}.yaml").list("去年计划")) == 32


def test_paragraphs_of_a_word_file_are_named_as_such(tmp_path: Path) -> None:
    text = (MADE / "2-县-段首句.txt").read_text("utf-8")
    (tmp_path / "报告.docx").write_bytes(docx("".join(paragraph(row) for row in text.splitlines())))
    assert _roll(tmp_path / "报告.docx", tmp_path / "新.yaml", 2026) == 0
    place = read_facts(tmp_path / "新.yaml").list("去年计划")[0].one("出处")
    assert place is not None
    assert place.text.endswith("段")


def test_a_facts_file_with_mistakes_rolls_and_says_how_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "2024.yaml"
    last.write_text("文种: 工作报告\n级别: 区\n年度: 2024\n会议:\n  常委会会议: 很多\n", "utf-8")
    assert _roll(last, tmp_path / "2025.yaml", 2025) == 0
    assert "1处错误" in capsys.readouterr().err


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        (tmp_path / name).mkdir()
        last = tmp_path / name / "去年.txt"
        last.write_bytes((MADE / "3-市-工作要点.txt").read_bytes())
        assert _roll(last, tmp_path / name / "新.yaml", 2026) == 0
    assert (tmp_path / "甲" / "新.yaml").read_bytes() == (tmp_path / "乙" / "新.yaml").read_bytes()


def test_only_what_is_not_filled_in_is_said_to_be_open(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    last = tmp_path / "去年.yaml"
    last.write_bytes((data_dir("templates") / "工作报告" / "五部分" / "示例.yaml").read_bytes())
    assert _roll(last, tmp_path / "今 年.yaml", 2027, "--year-kind", "届末") == 0
    said = capsys.readouterr().err
    assert "请留意：届从那份文件里定不下来，请按会议通知填。" in said
    assert f'planner ask "{tmp_path / "今 年.yaml"}"' in said
