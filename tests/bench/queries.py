"""Queries drawn from a generated archive, by kind, each with what was meant by it."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from planner.chinese import is_han, numeral
from planner.search.folding import fold
from planner.search.pinyin import initials, readings
from planner.search.sounds import characters

_CLAUSE: Final = re.compile("[，。]")
_NUMBER: Final = re.compile(r"([\u4e00-\u9fff]{2})(\d+)([件次项名条场])")
_COMMON: Final = [chr(code) for code in range(0x4E00, 0x9FA6) if chr(code).encode("gb2312", "ignore")]


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, and the folded terms that a text must hold to be what was meant."""

    kind: str
    typed: str
    meant: tuple[str, ...]

    def met_by(self, folded: str) -> bool:
        """Return whether a folded text holds what was meant."""
        return all(term in folded for term in self.meant)


def draw(texts: Sequence[str], each: int, seed: int = 11) -> list[Query]:
    """Return `each` queries of every kind about texts picked by chance, the kinds in turn."""
    chance = random.Random(seed)  # noqa: S311 - the same queries each time
    drawn: list[Query] = []
    for _ in range(each):
        for kind, ask in _KINDS.items():
            asked = None
            while asked is None:
                asked = ask(chance.choice(texts), chance)
            typed, meant = asked
            drawn.append(Query(kind, typed, tuple(map(fold, meant))))
    return drawn


_Asked = tuple[str, tuple[str, ...]] | None


def _term(text: str, chance: random.Random, sizes: Sequence[int]) -> str:
    """Return the beginning or the end of a clause, Chinese characters only; "" when there is none."""
    size = chance.choice(sizes)
    clauses = [own for own in _CLAUSE.split(text) if len(own) >= size]
    if not clauses:
        return ""
    clause = chance.choice(clauses)
    term = clause[:size] if chance.randrange(2) else clause[-size:]
    return term if all(map(is_han, term)) and fold(term) == term else ""


def _substring(text: str, chance: random.Random) -> _Asked:
    term = _term(text, chance, (2, 3, 4, 5, 6))
    return (term, (term,)) if term else None


def _two(text: str, chance: random.Random) -> _Asked:
    one, other = _term(text, chance, (2, 3, 4)), _term(text, chance, (2, 3, 4))
    if not one or not other or text.find(one) + len(one) > text.find(other):
        return None
    return f"{one} {other}", (one, other)


def _reversed(text: str, chance: random.Random) -> _Asked:
    found = _two(text, chance)
    return (" ".join(reversed(found[1])), found[1]) if found else None


def _wrong(text: str, chance: random.Random) -> _Asked:
    term = _term(text, chance, (4, 5, 6))
    if not term:
        return None
    at = chance.randrange(len(term))
    sign = chance.choice(_COMMON)
    return (term[:at] + sign + term[at + 1 :], (term,)) if sign != term[at] else None


def _homophone(text: str, chance: random.Random) -> _Asked:
    term = _term(text, chance, (3, 4, 5, 6))
    if not term:
        return None
    at = chance.randrange(len(term))
    others = sorted(characters((readings(term[at]) or ("",))[0]) - {term[at]})
    others = [other for other in others if is_han(other)]
    return (term[:at] + chance.choice(others) + term[at + 1 :], (term,)) if others else None


def _dropped(text: str, chance: random.Random) -> _Asked:
    term = _term(text, chance, (5, 6, 7, 8))
    if not term:
        return None
    gone = set(chance.sample(range(1, len(term) - 1), 1 if len(term) < 7 else 2))
    return "".join(sign for at, sign in enumerate(term) if at not in gone), (term,)


def _doubled(text: str, chance: random.Random) -> _Asked:
    term = _term(text, chance, (4, 5, 6))
    if not term:
        return None
    at = chance.randrange(len(term))
    return term[: at + 1] + term[at:], (term,)


def _exchanged(text: str, chance: random.Random) -> _Asked:
    term = _term(text, chance, (4, 5, 6))
    if not term:
        return None
    at = chance.randrange(len(term) - 1)
    typed = term[:at] + term[at + 1] + term[at] + term[at + 2 :]
    return (typed, (term,)) if typed != term else None


def _initials(text: str, chance: random.Random) -> _Asked:
    term = _term(text, chance, (4, 5))
    letters = initials(term)
    return (letters, (term,)) if term and len(letters) == len(term) else None


def _pinyin(text: str, chance: random.Random) -> _Asked:
    term = _term(text, chance, (3, 4))
    return ("".join(readings(sign)[0] for sign in term), (term,)) if term else None


def _number(text: str, _: random.Random) -> _Asked:
    found = _NUMBER.search(text)
    if not found:
        return None
    return f"{found[1]}{numeral(int(found[2]))}{found[3]}", (found[0],)


_KINDS: Final[dict[str, Callable[[str, random.Random], _Asked]]] = {
    "substring": _substring,
    "two terms": _two,
    "reversed": _reversed,
    "wrong character": _wrong,
    "homophone": _homophone,
    "dropped": _dropped,
    "doubled": _doubled,
    "exchanged": _exchanged,
    "initials": _initials,
    "pinyin": _pinyin,
    "number by value": _number,
}
