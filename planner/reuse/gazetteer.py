"""Gazetteer: the provinces, prefectures and counties of China, each with the places above it.

The names are those of `gazetteer.txt`, whose head says where they come from and of when they are.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files
from typing import Final

from planner.mining.words import lexicon

_PEOPLES: Final = (
    "壮族|回族|满族|维吾尔|苗族|彝族|土家族|藏族|蒙古族?|侗族|布依族|瑶族|白族|朝鲜族|哈尼族|黎族|哈萨克族?|傣族|畲族|傈僳族|"
    "东乡族|仡佬族|拉祜族|佤族|水族|纳西族|羌族|土族|仫佬族|锡伯|柯尔克孜|景颇族|达斡尔族|撒拉族|布朗族|毛南族|塔吉克|"
    "普米族|怒族|鄂温克族|保安族|裕固族|独龙族|鄂伦春|各族"
)
_AUTONOMOUS: Final = re.compile(f"^(?P<stem>.{{2,}}?)(?:{_PEOPLES})+自治(?P<level>[州县旗区])$")
_CLASSES: Final = ("特别行政区", "自治区", "省", "市", "地区", "盟", "州", "林区", "特区", "区", "县", "旗")
_LEAST_NAME: Final = 2


class Rank(IntEnum):
    """How high a place stands."""

    COUNTY = 1
    PREFECTURE = 2
    PROVINCE = 3


@dataclass(frozen=True, slots=True)
class Locality:
    """A place: its full name, the name without its class, and the places above it, nearest first.

    `plain` says that the stem is a word of its own as well, so that name and stem alone prove nothing.
    """

    name: str
    stem: str
    rank: Rank
    above: tuple[str, ...]
    plain: bool


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places by every name they go by; `stems` holds names without a class, provinces and prefectures."""

    names: Mapping[str, tuple[Locality, ...]]
    stems: Mapping[str, tuple[Locality, ...]]

    def above(self, name: str) -> frozenset[str]:
        """Return the full names of every place above the places called `name`."""
        return frozenset(higher for one in self.names.get(name, ()) for higher in one.above)

    def known(self, name: str) -> bool:
        """Return whether a place has this full name."""
        return name in self.names


@cache
def gazetteer() -> Gazetteer:
    """Return the shipped gazetteer."""
    names: dict[str, list[Locality]] = {}
    stems: dict[str, list[Locality]] = {}
    for one in _localities():
        for name in _names(one):
            names.setdefault(name, []).append(one)
        if one.rank is not Rank.COUNTY:
            stems.setdefault(one.stem, []).append(one)
    return Gazetteer(_frozen(names), _frozen(stems))


def _frozen(places: Mapping[str, list[Locality]]) -> Mapping[str, tuple[Locality, ...]]:
    return {name: tuple(dict.fromkeys(ones)) for name, ones in places.items()}


def _names(one: Locality) -> Iterator[str]:
    """Yield the names with a class that a place goes by: 恩施土家族苗族自治州, 恩施州."""
    yield one.name
    autonomous = _AUTONOMOUS.match(one.name)
    if autonomous and len(autonomous["stem"]) >= _LEAST_NAME and autonomous["level"] != "区":
        yield autonomous["stem"] + autonomous["level"]


def _localities() -> Iterator[Locality]:
    plain = _plain_words()
    province: tuple[str, ...] = ()
    for line in _lines("gazetteer.txt"):
        if line.startswith("= "):
            province = (line[2:],)
            yield _locality(line[2:], Rank.PROVINCE, (), plain)
            continue
        prefecture, *groups = line.split("|")
        above = province if prefecture == "-" else (prefecture, *province)
        if prefecture != "-":
            yield _locality(prefecture, Rank.PREFECTURE, province, plain)
        for group in groups:
            level, *stems = group.split(" ")
            for stem in stems:
                name = stem if level == "*" else stem + level
                yield _locality(name, Rank.COUNTY, above, plain)


def _locality(name: str, rank: Rank, above: tuple[str, ...], plain: frozenset[str]) -> Locality:
    stem = stem_of(name)
    return Locality(name, stem, rank, above, len(stem) < _LEAST_NAME or stem in plain)


def stem_of(name: str) -> str:
    """Return a name without its class: 石家庄市 → 石家庄, 内蒙古自治区 → 内蒙古, 延边朝鲜族自治州 → 延边."""
    autonomous = _AUTONOMOUS.match(name)
    if autonomous:
        return autonomous["stem"]
    for level in _CLASSES:
        if name.endswith(level) and len(name) > len(level):
            return name.removesuffix(level)
    return name


def _plain_words() -> frozenset[str]:
    own = {word for line in _lines("plainwords.txt") for word in line.split()}
    return frozenset(own | set(lexicon()))


def _lines(name: str) -> Iterator[str]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))
