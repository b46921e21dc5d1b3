"""The contracts of the command line that other programs rely on."""

import json
from pathlib import Path
from typing import Any

import click
import pytest

from planner.cli.app import program
from planner.cli.program import run
from planner.examples import example

_FINDING_KEYS = {"rule", "severity", "line", "column", "text", "message", "suggestion", "basis"}


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_bytes(example("工作报告"))
    return path


def _json(capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[int, Any]:
    capfdbinary.readouterr()
    code = run(arguments)
    return code, json.loads(capfdbinary.readouterr().out.decode("utf-8"))


def test_the_commands_are_those_of_the_contract() -> None:
    group = program()
    assert isinstance(group, click.Group)
    assert list(group.commands) == [
        *("new", "roll", "ask", "check", "draft", "vary", "table", "proof"),
        *("split", "merge", "export", "import"),
        *("search", "outline", "reuse", "mine", "curate"),
        *("templates", "example"),
    ]


def test_every_command_is_in_the_readme(repository: Path) -> None:
    group = program()
    assert isinstance(group, click.Group)
    readme = (repository / "README.md").read_text(encoding="utf-8")
    assert [name for name in group.commands if f"planner {name}" not in readme] == []


@pytest.mark.parametrize(
    ("content", "code"),
    [("年度: 2026\n", 0), ("年分: 2026\n", 1), ("今年开了七次会。\n", 3), (None, 3)],
    ids=["fine", "error", "no facts", "missing"],
)
def test_check_gives_one_document_of_findings_with_every_exit_code(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], content: str | None, code: int
) -> None:
    path = tmp_path / "facts.yaml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    ended, document = _json(capfdbinary, "check", str(path), "--json")
    assert ended == code
    assert set(document) == {"findings"}
    assert document["findings"]
    for finding in document["findings"]:
        assert finding.keys() >= _FINDING_KEYS
        assert finding["severity"] in {"error", "warning", "info"}
        assert isinstance(finding["line"], int)
        assert isinstance(finding["column"], int)
        assert finding["suggestion"] is None or finding["suggestion"]
    errors = [f for f in document["findings"] if f["severity"] == "error"]
    assert bool(errors) == bool(code)


def test_a_finding_of_check_has_its_place_and_reason(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("年度: 2026\n大会:\n  日期: 2027年2月30日\n", encoding="utf-8")
    _, document = _json(capfdbinary, "check", str(path), "--json")
    (error,) = [f for f in document["findings"] if f["severity"] == "error"]
    assert error == {
        "rule": "日期",
        "severity": "error",
        "line": 3,
        "column": 7,
        "text": "2027年2月30日",
        "message": "没有2027年2月30日这一天",
        "suggestion": "核对后重填",
        "basis": "问卷",
        "file": str(path),
    }


def test_search_gives_a_list_best_first(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    code, found = _json(capfdbinary, "search", "民生实事", "监督", "-n", "5", "--json")
    assert code == 0
    assert len(found) == 5
    for match in found:
        assert match.keys() >= {"id", "text", "kind", "duty", "score", "origin", "source"}
        assert 0 <= match["score"] <= 100
        assert match["origin"] in {"bank", "archive"}
    scores = [match["score"] for match in found]
    assert scores == sorted(scores, reverse=True)


def test_the_trace_has_spans_gaps_phrases_and_no_number_without_origin(tmp_path: Path, facts: Path) -> None:
    out, traced = tmp_path / "out.docx", tmp_path / "trace.json"
    assert run(["draft", str(facts), "-o", str(out), "--trace", str(traced)]) == 0
    document = json.loads(traced.read_text(encoding="utf-8"))
    assert set(document) == {"spans", "gaps", "phrases", "choices", "numbers_without_origin"}
    lines = facts.read_text(encoding="utf-8").splitlines()
    from_facts = [span for span in document["spans"] if span["origin"] == "fact"]
    assert len(from_facts) > 100
    assert all(span["path"] and 0 < span["line"] <= len(lines) for span in from_facts)
    assert all(gap["path"] and gap["question"] for gap in document["gaps"])
    assert all(phrase["id"] and phrase["text"] for phrase in document["phrases"])
    assert document["numbers_without_origin"] == []


def test_templates_lists_kinds_structures_headings_and_profiles(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    code, document = _json(capfdbinary, "templates", "--json")
    assert code == 0
    assert set(document) == {"kinds", "structures", "headings", "profiles", "examples"}
    kinds = ["工作报告", "年度工作要点", "监督工作计划", "代表工作计划", "任务分解表", "总结计划"]
    assert [kind["name"] for kind in document["kinds"]] == kinds
    assert {s["kind"] for s in document["structures"]} == set(kinds)
    assert all(s["name"] and s["about"] for s in document["structures"])
    assert [profile["name"] for profile in document["profiles"]] == ["gb9704", "gbt33476"]
    assert len(document["headings"]) >= 20
