import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.installation import Installation, install

pytestmark = pytest.mark.slow

_DATA = "planner/_data/"


@pytest.fixture(scope="module")
def installation(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    return install(wheel, tmp_path_factory.mktemp("installed") / "venv")


def test_the_wheel_carries_every_template_and_phrase_file_unchanged(wheel: Path, repository: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith(_DATA)]
        packed = {name.removeprefix(_DATA): archive.read(name) for name in names}
    assert packed == {name: (repository / name).read_bytes() for name in _data_files(repository)}


def test_the_wheel_carries_no_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert tops == {"planner", f"{wheel.name.split('-py3')[0]}.dist-info"}


def test_an_installed_planner_lists_the_work_report(installation: Installation, tmp_path: Path) -> None:
    assert "工作报告" in installation.planner("templates", cwd=tmp_path)


def test_an_installed_planner_drafts_its_example(installation: Installation, tmp_path: Path) -> None:
    facts = installation.planner("example", "工作报告", cwd=tmp_path)
    (tmp_path / "facts.yaml").write_text(facts, encoding="utf-8")
    installation.planner("draft", "facts.yaml", "-o", "out.docx", cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / "out.docx") as archive:
        assert "工作报告" in archive.read("word/document.xml").decode("utf-8")


def _data_files(repository: Path) -> list[str]:
    """Return the files of both folders that are tracked, or new and not ignored."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(
        [*listing, "templates", "phrasebank"], cwd=repository, capture_output=True, check=True
    )
    return done.stdout.decode("utf-8").rstrip("\0").split("\0")
