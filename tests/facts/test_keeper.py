"""Keeper: a facts file changed answer by answer, the old one kept, nobody else's change lost."""

from pathlib import Path

import pytest

from planner.errors import InvalidInputError, UnreadableInputError, UnwritableOutputError
from planner.facts.asking.keeper import Keeper
from planner.facts.splicing.splice import Edit
from tests.facts.reading import shipped_bank

_LINES = (
    "# 自己的注释",
    "文种: 工作报告",
    "级别: 区",
    "年度: 2026",
    "会议:",
    "  常委会会议:   # 待核",
    "  主任会议: 16",
)
_TEXT = "".join(f"{line}\r\n" for line in _LINES)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_bytes(_TEXT.encode())
    return path


def _answer(keeper: Keeper, text: str) -> None:
    keeper.save([Edit("会议.常委会会议", (text,))])


def test_an_answer_is_in_the_file_and_every_other_byte_as_it_was(path: Path) -> None:
    keeper = Keeper(path, shipped_bank())
    _answer(keeper, "8")
    assert path.read_bytes() == _TEXT.replace("常委会会议:   #", "常委会会议: 8   #").encode()
    fact = keeper.facts.one("会议.常委会会议")
    assert fact is not None
    assert fact.value == 8


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030"])
def test_the_file_stays_in_its_encoding(path: Path, encoding: str) -> None:
    path.write_bytes(_TEXT.encode(encoding))
    _answer(Keeper(path, shipped_bank()), "8")
    assert path.read_bytes() == _TEXT.replace("常委会会议:   #", "常委会会议: 8   #").encode(encoding)


def test_the_old_file_is_kept_once_however_many_answers_follow(path: Path) -> None:
    keeper = Keeper(path, shipped_bank())
    for text in ("8", "9", "10"):
        _answer(keeper, text)
    assert keeper.former == path.with_name("facts.旧.yaml")
    assert keeper.former.read_bytes() == _TEXT.encode()
    assert sorted(file.name for file in path.parent.iterdir()) == ["facts.yaml", "facts.旧.yaml"]


def test_the_change_of_another_program_is_noticed_kept_and_gone_on_from(path: Path) -> None:
    keeper = Keeper(path, shipped_bank())
    _answer(keeper, "8")
    assert not keeper.refresh()
    other = path.read_bytes().replace("主任会议: 16".encode(), "主任会议: 17".encode())
    path.write_bytes(other)
    assert keeper.refresh()
    _answer(keeper, "9")
    assert path.read_bytes() == other.replace("会议: 8".encode(), "会议: 9".encode())
    assert path.with_name("facts.旧2.yaml").read_bytes() == other


def test_a_file_that_somebody_has_broken_is_not_written(path: Path) -> None:
    keeper = Keeper(path, shipped_bank())
    path.write_text("今年开了八次会。\n", encoding="utf-8")
    with pytest.raises(InvalidInputError):
        keeper.refresh()
    assert keeper.facts.one("会议.主任会议") is not None
    assert path.read_text(encoding="utf-8") == "今年开了八次会。\n"


def test_a_file_that_is_gone_is_told(path: Path) -> None:
    keeper = Keeper(path, shipped_bank())
    path.unlink()
    with pytest.raises(UnreadableInputError, match="找不到"):
        keeper.refresh()


def test_a_word_file_is_told_apart(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"0" * 100)
    with pytest.raises(UnreadableInputError, match="这里要的是文本文件"):
        Keeper(path, shipped_bank())


def test_what_cannot_be_written_leaves_the_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(path, shipped_bank())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("planner.files._write_exclusively", full)
    with pytest.raises(UnwritableOutputError, match="磁盘满了"):
        _answer(keeper, "8")
    assert path.read_bytes() == _TEXT.encode()
    monkeypatch.undo()
    _answer(keeper, "8")
    assert "常委会会议: 8" in path.read_text(encoding="utf-8")
