import json
import sys
from pathlib import Path

import pytest

from planner.chinese import display_width
from planner.cli.program import run
from planner.cli.progress import Bar
from tests.mining.test_update import _write


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    _write(tmp_path / "报告")
    return tmp_path / "报告"


def test_mining_sums_up_what_was_read_and_found_and_says_what_comes_next(
    reports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bank = tmp_path / "短语库"
    assert run(["mine", str(reports), "--bank", str(bank)]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[:2] == ["新收 3 份，更新 0 份，未变 0 份。", f"语料库共有 3 份报告：{bank}"]
    assert any(line.startswith("  提法　") for line in lines)
    assert lines[-1] == f"下一步：planner curate --bank {bank}，逐条审定候选，采用的进短语库。"


def test_json_is_one_document_with_the_candidates(
    reports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["mine", str(reports), "--bank", str(tmp_path / "短语库"), "--json"]) == 0
    document = json.loads(capfd.readouterr().out)
    assert (document["reports"], document["new"], document["unreadable"]) == (3, 3, [])
    counted = sum(row["all"] for row in document["counts"].values())
    assert counted == len(document["candidates"]) > 0
    assert document["candidates"][0].keys() >= {"key", "kind", "text", "seen", "score"}


def test_a_bad_file_is_named_on_stderr_and_the_run_is_a_success(
    reports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (reports / "坏的.txt").write_bytes(b"\x00\x01")
    (reports / "扫描.pdf").write_bytes(b"%PDF-1.4")
    assert run(["mine", str(reports), "--bank", str(tmp_path / "短语库")]) == 0
    captured = capfd.readouterr()
    assert captured.out.startswith("新收 3 份，更新 0 份，未变 0 份，读不了 1 份。")
    assert f"读不了：{reports / '坏的.txt'}" in captured.err
    assert f"没有读：{reports / '扫描.pdf'}：PDF 文件读不了" in captured.err


def test_when_no_report_could_be_read_the_exit_code_is_3(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "坏的.txt"
    bad.write_bytes(b"\x00\x01")
    assert run(["mine", str(bad), "--bank", str(tmp_path / "短语库")]) == 3
    assert "一份报告也没有读进来" in capfd.readouterr().err


def test_a_report_can_be_withdrawn_by_its_name(
    reports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bank = str(tmp_path / "短语库")
    run(["mine", str(reports), "--bank", bank])
    capfd.readouterr()
    assert run(["mine", "--withdraw", "报告01", "--bank", bank]) == 0
    assert capfd.readouterr().out.startswith("撤下 1 份：报告01。\n语料库共有 2 份报告")


def test_without_reports_it_is_a_usage_error(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["mine"]) == 2
    assert "没有写要读的报告" in capfd.readouterr().err


class _Terminal:
    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        pass

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("seconds", "drawn"), [(0.9, False), (1.1, True)])
def test_a_bar_is_drawn_on_a_terminal_from_a_second_up(
    monkeypatch: pytest.MonkeyPatch, seconds: float, *, drawn: bool
) -> None:
    now = [100.0]
    terminal = _Terminal()
    monkeypatch.setattr("planner.cli.progress.monotonic", lambda: now[0])
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = Bar("读报告", "归并……")
    now[0] += seconds
    bar(3, 6)
    assert ("读报告 [############............] 3/6" in terminal.text) is drawn
    bar(6, 6)
    bar.close()
    assert terminal.text.endswith("归并……\r      \r" if drawn else "")


@pytest.mark.parametrize("columns", [20, 40, 80])
def test_a_bar_never_fills_a_line_of_the_terminal(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    now = [100.0]
    terminal = _Terminal()
    monkeypatch.setattr("planner.cli.progress.monotonic", lambda: now[0])
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = Bar("读报告", "归并……")
    now[0] += 2
    bar(30, 300)
    drawn = terminal.text.rpartition("\r")[2]
    assert drawn.endswith("] 30/300")
    assert display_width(drawn) < columns


def test_an_interrupted_run_says_what_is_kept_and_how_to_go_on(
    reports: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planner.cli.mine.update", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(["mine", str(reports), "--bank", str(tmp_path / "短语库")])
    told = capfd.readouterr()
    assert told.err == "中断了。已经读进来的都存好了；再运行一次同样的命令就接着读，不会重复。\n"
    assert told.out == ""
