"""planner search over bank and archive, as a clerk and as a program sees it."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.archive.store import open_archive
from planner.cli.pick import Finder
from planner.cli.picker.state import Question
from planner.cli.search import everywhere
from tests.archive.samples import report, state
from tests.cli.conftest import Planner

SENTENCES = ("听取和审议政府工作报告。", "办好民生实事项目12件，逐项票决监督。", "组织代表视察养老服务。")


@pytest.fixture
def bank(folder: Path) -> Path:
    """Return a bank folder with no phrases of its own and an archive of two reports."""
    home = folder / "短语库"
    with open_archive(home, write=True) as archive:
        for year in (2024, 2025):
            made = report(f"{year}年报告", {"增强监督实效": [*SENTENCES, f"{year}年收官。"]}, year=year)
            archive.put(made, state(made))
    return home


def _json(planner: Planner, *arguments: str) -> list[dict[str, Any]]:
    done = planner("search", *arguments, "--json")
    assert done.code == 0
    found = json.loads(done.text)
    assert isinstance(found, list)
    return found


def test_an_archive_answers_with_report_year_section_and_line(planner: Planner, bank: Path) -> None:
    found = _json(planner, "逐项票决监督", "--bank", str(bank), "--origin", "语料库")
    assert len(found) == 1
    hit = found[0]
    assert list(hit)[:7] == ["id", "text", "kind", "duty", "score", "origin", "source"]
    assert (hit["text"], hit["kind"], hit["duty"], hit["origin"]) == (SENTENCES[1], "原句", "监督", "archive")
    assert hit["source"] == "2025年报告（2025年回顾） 一、增强监督实效 第3行"
    assert hit["count"] == 2
    assert hit["places"][1] == {
        "report": "2024年报告",
        "line": 3,
        "year": 2024,
        "section": "一、增强监督实效",
        "half": "review",
        "duty": "监督",
        "level": "区",
        "genre": "工作报告",
    }
    assert hit["reasons"] == ["原文更长"]
    assert "before" not in hit


@pytest.mark.parametrize("option", ["-C", "--context"])
def test_context_gives_the_sentences_before_and_after(planner: Planner, bank: Path, option: str) -> None:
    found = _json(planner, "逐项票决监督", "--bank", str(bank), "--origin", "archive", option)
    assert (found[0]["before"], found[0]["after"]) == (SENTENCES[0], SENTENCES[2])
    lines = planner("search", "逐项票决监督", "--bank", str(bank), "--origin", "archive", option).text.split(
        "\n"
    )
    assert lines[:3] == [SENTENCES[1], f"  〔上句〕{SENTENCES[0]}", f"  〔下句〕{SENTENCES[2]}"]
    assert lines[3].startswith(
        "  类别 原句　职责 监督　来源 2025年报告（2025年回顾） 一、增强监督实效 第3行；2024年报告"
    )
    assert lines[3].endswith("匹配 94（原文更长）")


def test_bank_and_archive_are_searched_together(planner: Planner, bank: Path) -> None:
    found = _json(planner, "听取和审议", "-n", "50", "--bank", str(bank))
    assert {hit["origin"] for hit in found} == {"bank", "archive"}
    assert [hit["score"] for hit in found] == sorted((hit["score"] for hit in found), reverse=True)


@pytest.mark.parametrize(
    ("years", "reports"),
    [
        ("2024", ["2024年报告"]),
        ("2024-2025", ["2025年报告", "2024年报告"]),
        ("2024—2025", ["2025年报告", "2024年报告"]),
    ],
)
def test_a_year_or_a_range_of_years_narrows_the_reports(
    planner: Planner, bank: Path, years: str, reports: list[str]
) -> None:
    options = ("--bank", str(bank), "--origin", "语料库", "--year", years)
    found = _json(planner, "养老服务", *options)
    assert [place["report"] for place in found[0]["places"]] == reports


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--year", "去年", "--year 的值“去年”不对，要写一年或起止两年"),
        ("--year", "2025-2024", "年份要四位，先早后晚"),
        ("--year", "24", "年份要四位"),
        ("--level", "省", "没有“省”这个级别。"),
        ("--status", "新的", "没有“新的”这个状态。"),
        ("--origin", "网上", "没有“网上”这个出处。"),
        ("--kind", "诗", "原句、原标题"),
    ],
)
def test_a_filter_that_is_none_is_named_with_what_there_is(
    planner: Planner, option: str, value: str, said: str
) -> None:
    done = planner("search", "代表", option, value)
    assert done.code == 2
    assert said in done.err


def test_the_status_finds_what_is_retired_only_when_asked(planner: Planner) -> None:
    assert all(hit["status"] == "采用" for hit in _json(planner, "监督", "--status", "采用", "-n", "50"))


def test_a_whole_sentence_has_what_differs_marked(planner: Planner, bank: Path) -> None:
    done = planner("search", "办好民生实事项目15件，逐项表决监督。", "--bank", str(bank), "-n", "1")
    assert done.text.split("\n")[:2] == [
        SENTENCES[1],
        "  〔差别〕办好民生实事项目［-15-］［+12+］件，逐项［-表-］［+票+］决监督。",
    ]


def test_the_offices_own_folder_is_searched_when_none_is_named(
    planner: Planner, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANNER_HOME", str(bank))
    assert [hit["text"] for hit in _json(planner, "逐项票决监督", "--origin", "archive")] == [SENTENCES[1]]


def test_a_damaged_archive_is_told_and_the_bank_still_answers(planner: Planner, bank: Path) -> None:
    (bank / "语料库.sqlite").write_bytes(b"x" * 5000)
    done = planner("search", "听取和审议", "--bank", str(bank), "-n", "1")
    assert done.code == 0
    assert "已经损坏" in done.err
    assert "这次只在短语库里找" in done.err
    assert "听取和审议" in done.text
    alone = planner("search", "听取和审议", "--bank", str(bank), "--origin", "archive")
    assert (alone.code, alone.text) == (3, "")


def test_nothing_found_names_where_was_looked(planner: Planner, bank: Path) -> None:
    for origin, where in (("bank", "短语库里"), ("archive", "语料库里"), ("", "短语库和语料库里")):
        options = ("--origin", origin) if origin else ()
        done = planner("search", "乌贼墨鱼汁", "--bank", str(bank), *options)
        assert done.code == 0
        assert done.err.startswith(f"{where}没有找到“乌贼墨鱼汁”")


def test_a_filter_alone_lists_what_passes_it(planner: Planner, bank: Path) -> None:
    options = ("--bank", str(bank), "--kind", "原标题", "--year", "2025")
    assert [hit["text"] for hit in _json(planner, *options)] == ["增强监督实效"]


def _damage(bank: Path) -> None:
    """Spoil the pages behind those that are read on opening."""
    file = bank / "语料库.sqlite"
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


def test_damage_that_a_search_comes_upon_is_told_and_the_bank_still_answers(
    planner: Planner, bank: Path
) -> None:
    _damage(bank)
    done = planner("search", "听取和审议", "--bank", str(bank), "-n", "1")
    assert (done.code, done.text.partition("\n")[0]) == (0, "听取和审议")
    assert "已经损坏" in done.err
    assert "这次只在短语库里找" in done.err
    alone = planner("search", "听取和审议", "--bank", str(bank), "--origin", "archive")
    assert (alone.code, alone.text) == (3, "")


def test_filters_that_leave_nothing_are_not_called_words(planner: Planner) -> None:
    done = planner("search", "--status", "停用")
    assert done.err == "短语库和语料库里没有符合这些条件的。放宽类别、职责、年份、级别或状态再试。\n"


def test_the_picker_goes_on_with_the_bank_when_the_archive_is_damaged(bank: Path) -> None:
    with everywhere([bank]) as place:
        finder = Finder(place, date(2026, 12, 1))
        assert any(hit.kind in ("原句", "原标题") for hit in finder(Question("逐项票决监督")))
        assert not finder.trouble
    _damage(bank)
    with everywhere([bank]) as place:
        finder = Finder(place, date(2026, 12, 1))
        assert finder(Question("听取和审议"))[0].text == "听取和审议"
        assert "这次只在短语库里找" in finder.trouble
        assert len(finder(Question("监督"))) == 30
