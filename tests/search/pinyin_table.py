"""The pinyin table as pypinyin gives it; `python -m tests.search.pinyin_table` writes it anew."""

from importlib.metadata import distribution, version
from pathlib import Path

from pypinyin import Style, pinyin
from pypinyin.pinyin_dict import pinyin_dict

TABLE = Path(__file__).resolve().parents[2] / "planner" / "search" / "pinyin.txt"

_HEAD = """\
Readings of Chinese characters without tones, commonest first; v stands for u with two dots.
Each line: readings with commas, a tab, the characters read so. In the order of the readings.
Made from the dictionary of pypinyin {version} (https://github.com/mozillazg/python-pinyin) by
tests/search/pinyin_table.py; do not edit by hand. Its licence:

"""
_PRIVATE = range(0xE000, 0xF900)
# pypinyin writes the interjection of 欸 with a letter no keyboard has; input methods take ei.
_RESPELT = {"ê": "ei"}


def table() -> str:
    """Return the whole file: head, licence, a blank line, the table."""
    by_readings: dict[tuple[str, ...], list[str]] = {}
    for code in sorted(pinyin_dict):
        if code not in _PRIVATE:
            by_readings.setdefault(readings(chr(code)), []).append(chr(code))
    lines = [f"{','.join(read)}\t{''.join(signs)}" for read, signs in sorted(by_readings.items())]
    return head() + "\n" + "\n".join(lines) + "\n"


def head() -> str:
    """Return provenance and licence, every line marked, so that the first blank line ends them."""
    text = _HEAD.format(version=version("pypinyin")) + _licence()
    return "".join(f"# {line}".rstrip() + "\n" for line in text.splitlines())


def readings(character: str) -> tuple[str, ...]:
    """Return what pypinyin reads a character as."""
    (found,) = pinyin(character, style=Style.NORMAL, heteronym=True, v_to_u=False)
    return tuple(dict.fromkeys(_RESPELT.get(reading, reading) for reading in found))


def _licence() -> str:
    files = distribution("pypinyin").files or ()
    (path,) = (file for file in files if file.name == "LICENSE.txt")
    return path.read_text(encoding="utf-8").strip()


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8", newline="\n")
