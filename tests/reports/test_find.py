"""The reports of a folder are found in a stable order, and what is passed over is said."""

import sys
from pathlib import Path

import pytest

from planner.errors import UnreadableInputError
from planner.reports.find import report_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "2024/报告.docx",
        "2023.txt",
        "2022.DOC",
        "扫描.pdf",
        "~$2023.docx",
        ".隐藏.txt",
        ".git/a.txt",
        "照片.jpg",
        "旧.wps",
        "网页.htm",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    return tmp_path


def names(folder: Path, *paths: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in report_files(paths).files]


def test_folder_is_walked_in_the_order_of_names_without_lock_files_and_hidden_ones(folder: Path) -> None:
    assert names(folder, folder) == ["2022.DOC", "2023.txt", "旧.wps", "2024/报告.docx"]


def test_documents_of_other_kinds_are_passed_over_with_what_to_do(folder: Path) -> None:
    passed = {each.path.name: each.why for each in report_files([folder]).passed_over}
    assert passed == {
        "扫描.pdf": "PDF 文件读不了，请找到原来的 Word 文件",
        "网页.htm": "网页，请用 WPS 或 Word 另存为 .docx",
    }


def test_file_that_is_named_itself_is_taken_whatever_its_name_and_each_once(folder: Path) -> None:
    paths = [folder / "扫描.pdf", folder / "2023.txt", folder, folder / "2024"]
    assert names(folder, *paths) == ["扫描.pdf", "2023.txt", "2022.DOC", "旧.wps", "2024/报告.docx"]


def test_path_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"找不到 .*没有"):
        report_files([tmp_path / "没有"])
    with pytest.raises(UnreadableInputError, match="请"):
        report_files([tmp_path / "a\0b"])


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_folder_that_links_to_itself_is_walked_once(folder: Path) -> None:
    (folder / "圈").symlink_to(folder)
    assert names(folder, folder) == ["2022.DOC", "2023.txt", "旧.wps", "2024/报告.docx"]
