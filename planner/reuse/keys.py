"""Keys: a text reduced to what is compared, each unit traced back to the words that are shown."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from planner.search.folding import MARK, fold, is_number, traced

NUMBER: Final = "#"
BREAK: Final = "\x1e"
"""Parts texts that are looked through together; `light` keeps it."""

_NUMERALS: Final = "一七三两九二五八六十千四百零"


@dataclass(frozen=True, slots=True)
class Key:
    """The units of a text, a character each; `starts` and `ends` are where each stands in the text."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        """Return how many units there are."""
        return len(self.text)

    def shown(self, text: str, start: int, end: int) -> str:
        """Return the words of `text` that the units from `start` to `end` stand for."""
        return text[self.starts[start] : self.ends[end - 1]]


def key_of(text: str) -> Key:
    """Return the key of `text`: folded, without marks, a NUMBER for every number of up to six figures."""
    folded = traced(_unslotted(text), tight=True)
    units = [
        (plain, start, end)
        for sign, start, end in zip(folded.text, folded.starts, folded.ends, strict=True)
        if (plain := _PLAIN[ord(sign)])
    ]
    return Key("".join(u for u, _, _ in units), tuple(s for _, s, _ in units), tuple(e for _, _, e in units))


def signs_of(text: str) -> str:
    """Return `key_of(text).text`, at a tenth of the cost."""
    return fold(_unslotted(text)).translate(_PLAIN)


def light(text: str) -> str:
    """Return the Chinese characters of `text` but for numerals, and BREAK.

    This is what seeds are taken from; it costs next to nothing.
    """
    return "".join(_LIGHT.findall(text))


def _unslotted(text: str) -> str:
    """Return `text` with braces that folding does not take for a slot, character for character."""
    return text.replace("{", "｛") if "{" in text else text


class _Plain(dict[int, str]):
    """Folded code points to the signs of a key, for `str.translate`; filled as they turn up."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        number = is_number(sign) or sign.isdecimal()
        self[code] = plain = "" if sign in {MARK, "\n"} else NUMBER if number else sign
        return plain


_PLAIN: Final = _Plain()


def _kept_class() -> str:
    """Return the characters that `light` keeps, as ranges: one set without alternatives is fastest."""
    edges = [0x4DFF, *sorted(map(ord, _NUMERALS)), 0xA000]
    return "".join(f"{chr(low + 1)}-{chr(high - 1)}" for low, high in pairwise(edges) if high - low > 1)


_LIGHT: Final = re.compile(f"[{BREAK}{_kept_class()}]+")
