"""Lines of a facts file: indent, list marks, key, colon, value, with the slips of typing left in."""

import re
from dataclasses import dataclass
from typing import Final

INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
UNUSABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ue000-\uf8ff\ufffd-\uffff"
    "\U000f0000-\U0010ffff]"
)
DASHES: Final = "-－—–−‐‑﹣─・·•●"

OTHER_BLANKS: Final = re.compile("[\u0085\u2028\u2029]")
_BLANKS: Final = "[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]"
_INDENT: Final = re.compile(f"{_BLANKS}*")
_MARK: Final = re.compile(f"-(?:{_BLANKS}+|$)")
_KEY: Final = re.compile(
    f"(?P<key>[^:：﹕︰#]{{1,30}}?)(?P<pad>{_BLANKS}*)(?P<colon>[:：﹕︰]+)(?P<gap>{_BLANKS}*)(?P<value>.*)"
)
_QUOTES: Final = "\"'“”‘’＂＇「」"


@dataclass(frozen=True, slots=True)
class Keyed:
    """A line's `key: value` part. `name` is the key without quotes and invisible characters."""

    name: str
    key: str
    colon: str
    gap: str
    value: str

    @property
    def is_yaml(self) -> bool:
        """Whether YAML reads it as a key: a half-width colon, then a blank or nothing."""
        return self.colon == ":" and (not self.value or self.gap[:1] in {" ", "\t"})


def visible(line: str) -> str:
    """Return `line` without characters of no width; other line separators become blanks."""
    return INVISIBLE.sub("", OTHER_BLANKS.sub(" ", line))


def split_indent(line: str) -> tuple[str, str]:
    """Return the leading blanks of `line`, of any kind, and the rest without trailing blanks."""
    end = _matched(_INDENT, line)
    return line[:end], line[end:].rstrip()


def width(indent: str) -> int:
    """Return how many columns leading blanks take: two for a tab or a full-width blank."""
    return sum(2 if sign in "\t\u3000" else 1 for sign in indent)


def split_mark(rest: str) -> tuple[str, str]:
    """Return a leading list mark `- ` with its blanks ("" when there is none) and what follows."""
    end = _matched(_MARK, rest)
    return rest[:end], rest[end:]


def split_key(rest: str) -> Keyed | None:
    """Return the key and value of `rest`, split at the first colon of any width; None without one."""
    match = _KEY.fullmatch(rest)
    if match is None:
        return None
    key, value = match["key"], match["value"]
    return Keyed(key.strip(_QUOTES).strip(), key, match["colon"], match["gap"], value)


def bare_blanks(text: str) -> bool:
    """Return whether `text` holds nothing but plain spaces."""
    return not text.strip(" ")


def _matched(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0
