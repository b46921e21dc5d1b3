import itertools
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from planner.archive.store import open_archive
from planner.errors import UnreadableInputError, UnwritableOutputError, UsageError
from planner.mining import reading as reading_module
from planner.mining import update as update_module
from planner.mining.codec import candidates_bytes
from planner.mining.queue import load_candidates, save_candidates
from planner.mining.reading import Job, Reading
from planner.mining.update import Update, update
from planner.reports.model import Lines
from planner.reports.read import read_lines

_TEXT = """{place}人民代表大会常务委员会工作报告
2025年主要工作
一、坚持党的领导，把牢正确方向
常委会认真履行宪法和法律赋予的职责，{sentence}
二、坚持依法监督，服务发展大局
听取和审议区政府关于{topic}情况的报告，提出意见7条，推动区政府及有关部门整改。
2026年工作安排
一、深化理论武装
严格执行请示报告制度，{sentence}
"""
_TOPICS = ("托育服务", "养老服务", "学位建设", "污水处理", "食品安全", "就业服务", "物业管理", "乡村振兴")


def _write(folder: Path, count: int = 3) -> list[Path]:
    folder.mkdir(exist_ok=True)
    paths = []
    for number in range(count):
        path = folder / f"报告{number:02}.txt"
        topic = _TOPICS[number % len(_TOPICS)]
        sentence = f"重要情况第{number}次及时向区委请示报告。"
        path.write_text(_TEXT.format(place="云川区", topic=topic, sentence=sentence), encoding="utf-8")
        paths.append(path)
    return paths


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    _write(tmp_path / "报告")
    return tmp_path / "报告"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return tmp_path / "短语库"


def _counts(done: Update) -> tuple[int, int, int, int, int]:
    return done.new, done.changed, done.unchanged, done.copies, len(done.unread)


def test_the_first_run_reads_everything_and_the_second_nothing(reports: Path, bank: Path) -> None:
    first = update(bank, [reports])
    assert _counts(first) == (3, 0, 0, 0, 0)
    assert first.reports == 3
    assert first.fresh == {one.key for one in first.candidates} != set()
    second = update(bank, [reports])
    assert _counts(second) == (0, 0, 3, 0, 0)
    assert second.candidates == first.candidates
    assert second.fresh == frozenset()


def test_adding_a_report_reads_one_report(reports: Path, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update(bank, [reports])
    (reports / "又一份.txt").write_text(
        _TEXT.format(place="青禾县", topic="文化设施", sentence="主动担当。"), encoding="utf-8"
    )
    read: list[str] = []

    def watched(path: Path) -> Lines:
        read.append(path.name)
        return read_lines(path)

    monkeypatch.setattr("planner.mining.reading.read_lines", watched)
    assert _counts(update(bank, [reports])) == (1, 0, 3, 0, 0)
    assert read == ["又一份.txt"]


def test_a_changed_file_takes_the_place_of_the_former(reports: Path, bank: Path) -> None:
    update(bank, [reports])
    changed = reports / "报告00.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("托育", "幼教"), encoding="utf-8")
    done = update(bank, [reports])
    assert _counts(done) == (0, 1, 2, 0, 0)
    assert done.reports == 3
    assert candidates_bytes(done.candidates) == candidates_bytes(
        update(bank.with_name("另"), [reports]).candidates
    )


def test_a_file_that_was_only_touched_is_unchanged_and_not_read_again(reports: Path, bank: Path) -> None:
    first = update(bank, [reports])
    for path in reports.iterdir():
        os.utime(path, (1, 1))
    assert _counts(update(bank, [reports])) == (0, 0, 3, 0, 0)
    with open_archive(bank, write=False) as archive:
        assert {state.modified for state in archive.files()} == {10**9}
    assert load_candidates(bank) == first.candidates


def test_the_same_bytes_under_another_name_are_a_copy_and_count_once(reports: Path, bank: Path) -> None:
    (reports / "副本.txt").write_bytes((reports / "报告00.txt").read_bytes())
    done = update(bank, [reports])
    assert _counts(done) == (3, 0, 0, 1, 0)
    assert done.reports == 3


def test_a_withdrawn_report_leaves_no_trace(reports: Path, bank: Path) -> None:
    update(bank, [reports])
    done = update(bank, [], withdraw=["报告02"])
    assert done.withdrawn == ("报告02",)
    (reports / "报告02.txt").unlink()
    without = update(bank.with_name("另"), [reports])
    assert candidates_bytes(done.candidates) == candidates_bytes(without.candidates)
    assert "报告02" not in repr(done.candidates)


def test_withdrawing_from_a_folder_without_an_archive_makes_none(bank: Path) -> None:
    with pytest.raises(UsageError, match="还没有语料库，没有报告可撤"):
        update(bank, [], withdraw=["报告00"])
    assert not bank.exists()


def test_a_name_that_is_not_in_the_archive_is_a_usage_error(reports: Path, bank: Path) -> None:
    update(bank, [reports])
    with pytest.raises(UsageError, match="没有“报告99”"):
        update(bank, [], withdraw=["报告99"])


def test_a_file_that_is_gone_is_named_and_stays_in_the_archive(reports: Path, bank: Path) -> None:
    update(bank, [reports])
    (reports / "报告01.txt").unlink()
    done = update(bank, [reports])
    assert [Path(path).name for path in done.missing] == ["报告01.txt"]
    assert done.reports == 3


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_file_among_many_is_named_and_the_others_are_done(
    tmp_path: Path, bank: Path, workers: int
) -> None:
    folder = tmp_path / "许多"
    _write(folder, 11)
    (folder / "坏的.txt").write_bytes(b"\x00\x01\x02")
    (folder / "空的.txt").write_bytes(b"")
    (folder / "假的.docx").write_bytes(b"PK\x03\x04 broken")
    done = update(bank, [folder], workers=workers)
    assert done.new == 11
    assert sorted(one.path.name for one in done.unread) == ["假的.docx", "坏的.txt", "空的.txt"]
    assert all(one.why for one in done.unread)


@pytest.mark.slow
def test_one_process_or_two_in_any_order_give_the_same_bytes(tmp_path: Path) -> None:
    paths = _write(tmp_path / "许多", 12)
    queues = set()
    for number, (workers, order) in enumerate(itertools.product((1, 2), (paths, paths[::-1]))):
        done = update(tmp_path / f"库{number}", order, workers=workers)
        queues.add(candidates_bytes(done.candidates))
    assert len(queues) == 1


def test_reports_added_one_by_one_give_the_bytes_of_all_at_once(tmp_path: Path) -> None:
    paths = _write(tmp_path / "报告", 4)
    for path in paths[::-1]:
        one_by_one = update(tmp_path / "甲", [path])
    at_once = update(tmp_path / "乙", paths)
    assert candidates_bytes(one_by_one.candidates) == candidates_bytes(at_once.candidates)


_RUN = """
import sys
from pathlib import Path
from planner.mining.update import update
if __name__ == "__main__":
    told = lambda done, _: print(done, flush=True)
    update(Path(sys.argv[1]), [Path(sys.argv[2])], workers=1, progress=told)
"""


@pytest.mark.slow
def test_a_killed_run_goes_on_where_it_stopped_with_nothing_doubled(
    tmp_path: Path, bank: Path, repository: Path
) -> None:
    folder = tmp_path / "许多"
    _write(folder, 40)
    process = subprocess.Popen(
        [sys.executable, "-c", _RUN, str(bank), str(folder)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(repository)},
        encoding="utf-8",
    )
    assert process.stdout is not None
    with process:
        for line in process.stdout:
            if int(line) >= 5:
                os.kill(process.pid, signal.SIGKILL)
                break
    done = update(bank, [folder])
    assert done.unchanged >= 5
    assert done.new + done.unchanged == done.reports == 40
    whole = update(tmp_path / "另", [folder])
    assert candidates_bytes(done.candidates) == candidates_bytes(whole.candidates)


def test_a_report_that_another_run_took_in_meanwhile_is_unchanged(
    reports: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_archive(bank, write=True):
        pass

    def read_all(jobs: Sequence[Job], workers: int) -> Iterator[Reading]:
        monkeypatch.undo()
        update(bank, [reports])
        yield from readings(jobs, workers)

    readings = reading_module.read_all
    monkeypatch.setattr(update_module, "read_all", read_all)
    assert _counts(update(bank, [reports])) == (0, 0, 3, 0, 0)


@pytest.mark.slow
def test_a_killed_run_leaves_no_process_behind(tmp_path: Path, bank: Path, repository: Path) -> None:
    folder = tmp_path / "许多"
    _write(folder, 200)
    process = subprocess.Popen(
        [sys.executable, "-c", _RUN.replace("workers=1", "workers=2"), str(bank), str(folder)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(repository)},
    )
    assert process.stdout is not None
    with process:
        process.stdout.readline()
        # Its workers run out of work and wait for more when it goes.
        process.send_signal(signal.SIGSTOP)
        time.sleep(1)
        process.kill()
        # Whoever still held the pipe would keep this waiting.
        process.communicate(timeout=20)


def test_a_path_that_is_not_there_is_an_error_before_anything_is_written(tmp_path: Path, bank: Path) -> None:
    with pytest.raises(UnreadableInputError, match="找不到"):
        update(bank, [tmp_path / "没有"])
    assert not bank.exists()


def test_a_folder_that_cannot_be_written_is_an_error_that_says_so(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    with pytest.raises(UnwritableOutputError):
        update(tmp_path / "文件" / "短语库", [reports])


def test_the_queue_of_a_folder_is_what_was_saved_there(reports: Path, bank: Path) -> None:
    assert load_candidates(bank) == ()
    candidates = update(bank, [reports]).candidates
    save_candidates(bank, candidates[:3])
    assert load_candidates(bank) == candidates[:3]


@pytest.mark.slow
def test_nothing_new_costs_a_twentieth_of_the_first_run_at_most(tmp_path: Path, bank: Path) -> None:
    folder = tmp_path / "许多"
    _write(folder, 60)
    started = time.perf_counter()
    update(bank, [folder], workers=1)
    first = time.perf_counter() - started
    started = time.perf_counter()
    update(bank, [folder], workers=1)
    assert time.perf_counter() - started <= first / 20
