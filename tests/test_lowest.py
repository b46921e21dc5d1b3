import os
import re
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.installation import Installation, install
from tests.terminal import Terminal

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def lowest(repository: Path) -> dict[str, str]:
    """Return the lowest version that pyproject.toml allows of each dependency."""
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = [re.match(r"([\w-]+)>=([\d.]+)", line) for line in project["dependencies"]]
    return {bound[1]: bound[2] for bound in bounds if bound}


@pytest.fixture(scope="module")
def installation(
    wheel: Path, lowest: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Installation:
    pins = [f"{name}=={version}" for name, version in lowest.items()]
    return install(wheel, tmp_path_factory.mktemp("lowest") / "venv", pins)


def test_every_dependency_states_a_lowest_version(lowest: dict[str, str]) -> None:
    assert set(lowest) == {
        *("jinja2", "pyyaml", "python-docx", "typer", "click", "rapidfuzz"),
        *("prompt_toolkit", "pyperclip"),
    }


def test_the_example_is_drafted_with_the_lowest_versions(
    installation: Installation, lowest: dict[str, str], tmp_path: Path
) -> None:
    assert {name: installation.version_of(name) for name in lowest} == lowest
    facts = installation.planner("example", "工作报告", cwd=tmp_path)
    (tmp_path / "facts.yaml").write_text(facts, encoding="utf-8")
    installation.planner("draft", "facts.yaml", "-o", "out.docx", cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        assert "工作报告" in archive.read("word/document.xml").decode("utf-8")


def test_the_help_of_an_argument_shows_with_the_lowest_versions(
    installation: Installation, tmp_path: Path
) -> None:
    described = [
        line
        for line in installation.planner("draft", "--help", cwd=tmp_path).splitlines()
        if "FACTS" in line.upper()
    ]
    assert any(re.search(r"[\u4e00-\u9fff]", line) for line in described)


def test_the_picker_opens_and_gives_a_choice_with_the_lowest_versions(
    installation: Installation, tmp_path: Path
) -> None:
    command = [str(installation.programs / "planner"), "search"]
    environment = {"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TERM": "xterm", "HOME": str(tmp_path)}
    terminal = Terminal(command, 80, 24, environment, tmp_path)
    try:
        terminal.type("民生实事")
        terminal.wait(lambda lines: lines[2].startswith(">") and "民生实事" in lines[2])
        terminal.press("Enter")
        ended = terminal.end()
    finally:
        terminal.close()
    assert ended.code == 0
    assert "民生实事" in ended.printed
