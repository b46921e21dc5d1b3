"""What the archive keeps of reports, and how it changes with their files."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from planner.archive.model import Blob, Extract, FileState, Stored
from planner.archive.places import flatten
from planner.archive.search import neighbours, search_archive
from planner.archive.store import Archive, has_archive, open_archive
from planner.archive.tokens import plain, tokens
from planner.bank.model import Duty
from planner.reports.model import Element, Half, Passage, Section, Sentence
from planner.search.folding import fold
from tests.archive.samples import report, state

CHECKS = ("对三部法律的实施情况开展执法检查。", "听取和审议专项工作报告9项。")
DEPUTIES = ("组织代表视察民生实事项目。",)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "短语库", write=True) as opened:
        yield opened


def _texts(archive: Archive) -> list[str]:
    return [text for (text,) in archive.connection.execute("SELECT words FROM text ORDER BY words")]


def _sound(archive: Archive) -> None:
    """Hold the index against its own check, and every token of it against the texts."""
    read = archive.connection.execute
    read("INSERT INTO lookup (lookup) VALUES ('integrity-check')")
    read("CREATE VIRTUAL TABLE temp.terms USING fts5vocab('main', 'lookup', 'row')")
    indexed = dict(read("SELECT term, doc FROM temp.terms").fetchall())
    read("DROP TABLE temp.terms")
    assert indexed == Counter(token for text in _texts(archive) for token in tokens(plain(fold(text))))


def _everything(archive: Archive) -> list[object]:
    tables = ("report", "file", "section", "text", "occurrence", "extract", "letter", "pair", "lookup_data")
    return [archive.connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]  # noqa: S608 - a fixed list


def test_a_report_is_stored_with_its_file(archive: Archive) -> None:
    made = report("二〇二五年报告", {"增强监督刚性": CHECKS})
    assert archive.put(made, state(made)) is Stored.NEW
    (stored,) = archive.reports()
    assert (stored.name, stored.title, stored.level) == ("二〇二五年报告", "汀澜区人大常委会工作报告", "区")
    assert (stored.year_review, stored.year_plan) == (2025, 2026)
    assert stored.paths == ("/报告/二〇二五年报告.txt",)
    assert archive.files() == (state(made),)


def test_a_text_is_known_with_report_section_duty_half_line_and_order(archive: Archive) -> None:
    child = Section("（一）", "抓好执法检查", 2, Duty.OVERSIGHT, 3, (Sentence(CHECKS[0], CHECKS[0], 4),))
    part = Section("三", "增强监督刚性", 1, Duty.OVERSIGHT, 2, (), (child,))
    made = replace(report("甲", {}), plan=(part,))
    archive.put(made, state(made))
    (place,) = search_archive(archive, "执法检查 实施情况")[0].places
    assert (place.report, place.line, place.order) == ("甲", 4, 2)
    assert (place.section, place.half) == ("三、增强监督刚性 / （一）抓好执法检查", Half.PLAN)
    assert (place.duty, place.year, place.level) == (Duty.OVERSIGHT, 2025, "区")


def test_a_sentence_of_part_and_element_both_is_stored_once() -> None:
    made = report("甲", {"增强监督刚性": CHECKS})
    again = made.review[0].sentences[0]
    thanks = Sentence("这是全区人民支持的结果。", "", 9)
    made = replace(made, passages=(Passage(Element.CREDIT, 9, (again, thanks)),))
    flat = flatten(made)
    assert [text.text for text in flat.texts] == ["增强监督刚性", *CHECKS, thanks.text]
    assert [section.path for section in flat.sections] == ["一、增强监督刚性", "成绩归因"]
    assert flat.texts[-1].section == 1


def test_a_sentence_of_two_reports_is_one_text_in_two_places_latest_first(archive: Archive) -> None:
    for name, year in (("旧", 2023), ("新", 2025)):
        made = report(name, {f"{name}部分": CHECKS}, year=year)
        archive.put(made, state(made))
    (hit,) = search_archive(archive, "听取和审议 9项")
    assert [place.report for place in hit.places] == ["新", "旧"]
    assert hit.count == 2
    assert _texts(archive).count(CHECKS[1]) == 1


def test_the_same_file_again_changes_nothing(archive: Archive) -> None:
    made = report("甲", {"监督": CHECKS})
    archive.put(made, state(made))
    before = _everything(archive)
    assert archive.put(made, state(made)) is Stored.SAME
    assert _everything(archive) == before


def test_a_changed_file_takes_the_place_of_its_former_report(archive: Archive) -> None:
    old, new = report("甲", {"监督": CHECKS}), report("甲", {"代表": DEPUTIES})
    archive.put(old, state(old))
    assert archive.put(new, state(new, modified=2)) is Stored.CHANGED
    assert _texts(archive) == sorted(["代表", *DEPUTIES])
    assert archive.files() == (state(new, modified=2),)
    _sound(archive)


def test_a_copy_is_noted_and_not_counted_twice(archive: Archive) -> None:
    made = report("甲", {"监督": CHECKS})
    archive.put(made, state(made))
    assert archive.put(made, state(made, "/备份")) is Stored.COPY
    assert archive.reports()[0].paths == ("/备份/甲.txt", "/报告/甲.txt")
    assert search_archive(archive, "执法检查")[0].count == 1
    archive.withdraw("/备份/甲.txt")
    assert [stored.paths for stored in archive.reports()] == [("/报告/甲.txt",)]


@pytest.mark.parametrize("called", ["甲", "甲.txt", "/报告/甲.txt"])
def test_a_report_is_withdrawn_by_name_or_path_with_all_it_had_alone(archive: Archive, called: str) -> None:
    one, other = report("甲", {"监督": CHECKS}), report("乙", {"监督": [CHECKS[0], *DEPUTIES]})
    for made in (one, other):
        archive.put(made, state(made), extract=Extract("1", b"x"))
    assert [gone.name for gone in archive.withdraw(called)] == ["甲"]
    assert _texts(archive) == sorted(["监督", CHECKS[0], *DEPUTIES])
    assert [digest for digest, _ in archive.extracts("1")] == [other.lines.digest]
    assert search_archive(archive, "听取和审议专项") == ()
    _sound(archive)


def test_withdrawing_everything_leaves_no_trace_but_the_pairs_heard(archive: Archive) -> None:
    made = report("甲", {"监督": CHECKS})
    archive.put(made, state(made))
    archive.withdraw("甲")
    for table in ("report", "file", "section", "text", "occurrence", "extract"):
        assert archive.connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608 - a fixed list
    assert archive.connection.execute("SELECT sum(texts) FROM letter").fetchone() == (0,)
    _sound(archive)


def test_withdrawing_what_is_not_there_does_nothing(archive: Archive) -> None:
    assert archive.withdraw("没有这份") == ()


def test_reading_a_report_anew_keeps_its_files_and_its_extract(archive: Archive) -> None:
    made = report("甲", {"监督": CHECKS})
    archive.put(made, state(made), extract=Extract("1", b"x"))
    archive.put(made, state(made, "/备份"))
    better = replace(made, title="改了标题")
    assert archive.put(better, state(made), again=True) is Stored.CHANGED
    assert [(stored.title, len(stored.paths)) for stored in archive.reports()] == [("改了标题", 2)]
    assert list(archive.extracts("1")) == [(made.lines.digest, b"x")]
    _sound(archive)


def test_extracts_go_by_version(archive: Archive) -> None:
    one, other = report("甲", {"监督": CHECKS}), report("乙", {"代表": DEPUTIES})
    archive.put(one, state(one), extract=Extract("1", b"one"))
    archive.put(other, state(other))
    assert archive.without_extract("1") == (other.lines.digest,)
    archive.put_extract(other.lines.digest, Extract("2", b"other"))
    assert list(archive.extracts("2")) == [(other.lines.digest, b"other")]
    assert archive.without_extract("2") == (one.lines.digest,)
    with pytest.raises(KeyError):
        archive.put_extract("0" * 64, Extract("1", b""))


def test_a_blob_is_kept_under_its_name(archive: Archive) -> None:
    assert archive.load_blob("候选") is None
    archive.save_blob("候选", "d1", b"one")
    archive.save_blob("候选", "d2", b"two")
    assert archive.load_blob("候选") == Blob("d2", b"two")


def test_a_touched_file_is_known_by_its_new_time(archive: Archive) -> None:
    made = report("甲", {"监督": CHECKS})
    archive.put(made, state(made))
    archive.touch(state(made, modified=5))
    assert archive.files() == (FileState("/报告/甲.txt", 100, 5, made.lines.digest),)


def test_the_sentences_before_and_after_pass_over_headings(archive: Archive) -> None:
    made = report("甲", {"监督": CHECKS, "代表": DEPUTIES})
    archive.put(made, state(made))
    last = search_archive(archive, "听取和审议")[0].places[0]
    assert neighbours(archive, last).before == CHECKS[0]
    assert neighbours(archive, last).after == DEPUTIES[0]
    first = search_archive(archive, "执法检查")[0].places[0]
    assert neighbours(archive, first).before == ""


def test_what_was_put_is_there_after_closing(tmp_path: Path) -> None:
    made = report("甲", {"监督": CHECKS})
    assert not has_archive(tmp_path)
    with open_archive(tmp_path, write=True) as archive:
        archive.put(made, state(made))
    assert has_archive(tmp_path)
    with open_archive(tmp_path, write=False) as archive:
        assert [stored.name for stored in archive.reports()] == ["甲"]
        assert search_archive(archive, "执法检查")[0].text == CHECKS[0]


def test_a_report_that_cannot_be_stored_leaves_nothing(archive: Archive) -> None:
    made = report("甲", {"监督": CHECKS})
    archive.connection.execute("CREATE TRIGGER no BEFORE INSERT ON file BEGIN SELECT raise(ABORT, 'no'); END")
    with pytest.raises(Exception, match="读写出错"):
        archive.put(made, state(made))
    assert _texts(archive) == []
    archive.connection.execute("DROP TRIGGER no")
    assert archive.put(made, state(made)) is Stored.NEW
    _sound(archive)


def test_texts_are_numbered_shortest_first_and_later_ones_fit_between(archive: Archive) -> None:
    for name, texts in (("甲", ["监督工作。", "监督工作有力有效。"]), ("乙", ["监督工作有效。"])):
        made = report(name, {f"{name}部": texts})
        archive.put(made, state(made))
    words = [words for (words,) in archive.connection.execute("SELECT words FROM text ORDER BY id")]
    assert words == ["甲部", "乙部", "监督工作。", "监督工作有效。", "监督工作有力有效。"]


def test_an_index_of_one_part_is_left_behind_after_much_was_added(tmp_path: Path) -> None:
    with open_archive(tmp_path, write=True) as archive:
        for number in range(6):
            made = report(str(number), {"部": [f"第{number}句话。"]})
            archive.put(made, state(made))
    with sqlite3.connect(tmp_path / "语料库.sqlite") as connection:
        assert connection.execute("SELECT count(DISTINCT segid) FROM lookup_idx").fetchone() == (1,)
    connection.close()


def test_a_run_in_heading_is_named_as_it_stands_in_the_report() -> None:
    child = Section("一是", "聚焦民生", 2, Duty.OVERSIGHT, 3, (Sentence(CHECKS[0], CHECKS[0], 4),))
    part = Section("三", "增强监督刚性", 1, Duty.OVERSIGHT, 2, (), (child,))
    flat = flatten(replace(report("甲", {}), review=(part,)))
    assert [section.path for section in flat.sections] == [
        "三、增强监督刚性",
        "三、增强监督刚性 / 一是聚焦民生",
    ]
