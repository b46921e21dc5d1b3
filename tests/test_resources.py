from pathlib import Path

from planner.resources import data_dir


def test_a_checkout_uses_the_folders_beside_the_package(repository: Path) -> None:
    assert data_dir("templates") == repository / "templates"
    assert data_dir("phrasebank") == repository / "phrasebank"
