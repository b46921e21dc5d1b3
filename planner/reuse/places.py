"""Foreign places: names in a text that are neither the office's own, nor above it, nor known from its facts.

Three kinds of evidence, strongest first: the place whose report lent a passage; the gazetteer; a name that
ends in 镇, 乡, 街道 or 村 and stands nowhere in what the office itself has supplied.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from planner.mining.words import cut
from planner.reuse.gazetteer import Locality, Rank, gazetteer, stem_of

_CLAUSE: Final = re.compile("[，。；：！？、（）()《》“”‘’\\s]+")
_WORKS: Final = re.compile(
    "(?:赴|前往|(?<![达得做收遇感提受找看])到|考察|学习|调研|对口|支援|帮扶|协作|结对|援[建助疆藏青]|交流|接待|来访|来自|毗邻|相邻|交界|联合|共建|会商)[^，。；]{0,24}$"
)
_IDIOM: Final = re.compile(
    "精神|会议|宣言|经验|冬奥|奥运|世博|进博|合作组织|合作区|自由贸易|自贸|经济特区|经济带|大学|时间|证券|巴巴|海峡|问题|同胞|战略|起义|战役|大屠杀|[瓜茶菜话]"
)
_ROAD: Final = re.compile("[东南西北中]?(?:大?[路街道桥巷]|大道|广场|公园|胡同|社区)")
_DIRECTION: Final = re.compile("[岸麓侧坡翼线]")
_NOT_AFTER: Final = frozenset("长黄大沿运两太") | frozenset(
    # Surnames: 玉林, 长春, 金华 are given names as well.
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田姜范石姚谭廖邹熊金陆郝孔白崔康毛邱秦史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚"
)
_NO_AREA: Final = re.compile("[域块划]")
_NO_COUNTY: Final = re.compile("[级域]|乡(?!镇)")
_NO_CITY: Final = re.compile("场")
_ORGAN: Final = re.compile("人大常委会|人民代表大会|人民政府|人民法院|人民检察院")
_GOING: Final = ("赴", "前往")
_SEEN: Final = re.compile("(?:人大)?(?:考察|学习|交流|取经|参观|培训|参加)")
_QUARTERS: Final = frozenset(
    {"老城", "新城", "东城", "西城", "城东", "城西", "城南", "城北", "城中", "上城", "下城", "市中", "新市"}
    | {"中心", "港口", "新建", "新区"}
)
_LONGEST: Final = 16
# Longer names are no part of a common word.
_LEAST_SURE: Final = 4
_LONGEST_STEM: Final = 6
_AREA_STEM: Final = "城山港湖江河海岸园林"
_BOUND: Final = frozenset("在赴到向对由与和及或从于同为是以自经给把省市州区县")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a text; `start` is where in it. `above` are the places above it, nearest first.

    `visited` says that the words before it tell of a visit, of aid or of neighbours.
    """

    name: str
    start: int
    above: tuple[str, ...] = ()
    visited: bool = False


@dataclass(frozen=True, slots=True)
class Home:
    """What is no foreign place: the office's own place, those above it, and names it supplied itself.

    `supplied` are the words of its facts file; `familiar` those of its last report, which tell the names of
    its townships and villages (a county named there may be a leftover).
    """

    own: frozenset[str]
    supplied: str = ""
    familiar: str = ""

    def has(self, name: str) -> bool:
        """Return whether a name belongs to the office or was supplied by it."""
        return self.is_own(name) or name in self.supplied or stem_of(name) in self.supplied

    def knows(self, name: str) -> bool:
        """Return whether a township or village is the office's own, supplied, or in its last report."""
        return self.has(name) or name in self.familiar

    def is_own(self, name: str) -> bool:
        """Return whether a name is that of the office's place or of one above it, with or without class."""
        stem = stem_of(name)
        return any(name == place or stem == stem_of(place) or place.endswith(name) for place in self.own)


def home_of(places: Iterable[str], supplied: str = "", familiar: str = "") -> Home:
    """Return the home of an office whose places are named, with every place that stands above them."""
    own = frozenset(place for place in places if place)
    known = gazetteer()
    return Home(own | frozenset(higher for place in own for higher in known.above(place)), supplied, familiar)


def mentions(text: str, home: Home) -> Iterator[Mention]:
    """Yield the foreign places of the gazetteer that `text` names, in order."""
    for start, clause in clauses(text):
        for at, name, places in _named(clause):
            if not home.has(name):
                higher = places[0].above
                yield Mention(name, start + at, higher, _visited(text, start + at))


def _visited(text: str, at: int) -> bool:
    return bool(_WORKS.search(text[:at]))


def clauses(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and words of what stands between marks, brackets and quotes."""
    at = 0
    for mark in _CLAUSE.finditer(text):
        if mark.start() > at:
            yield at, text[at : mark.start()]
        at = mark.end()
    if at < len(text):
        yield at, text[at:]


def _named(clause: str) -> Iterator[tuple[int, str, tuple[Locality, ...]]]:
    """Yield place, name and localities of the names in a clause; the longest at a place, none overlapping."""
    edges: frozenset[int] | None = None
    at = 0
    while at < len(clause):
        found = _at(clause, at)
        if found is None:
            at += 1
            continue
        edges = word_edges(clause) if edges is None else edges
        name, places, reach = found
        if {at, at + len(name)} <= edges or len(name) > _LEAST_SURE:
            yield at, name, places
            at += reach
        else:
            at += 1


@cache
def _heads() -> frozenset[str]:
    known = gazetteer()
    return frozenset(name[:2] for name in (*known.names, *known.stems))


def _at(clause: str, at: int) -> tuple[str, tuple[Locality, ...], int] | None:
    """Return the name that begins at a place of a clause, what it may mean, and how far it reaches."""
    if clause[at : at + 2] not in _heads():
        return None
    known = gazetteer()
    for size in range(min(_LONGEST, len(clause) - at), 1, -1):
        name = clause[at : at + size]
        places = known.names.get(name)
        if places:
            under = _under(clause, at, places)
            if under or _is_sure(clause, at, name, places):
                return name, under or places, size
    for size in range(min(_LONGEST_STEM, len(clause) - at), 1, -1):
        name = clause[at : at + size]
        places = known.stems.get(name)
        if places and _is_stem(clause, at, name, places):
            return name, places, size
    return None


def _under(clause: str, at: int, places: Sequence[Locality]) -> tuple[Locality, ...]:
    """Return those of the places that stand behind the name of a place above them: 海东市平安区."""
    before = clause[:at]
    return tuple(
        one for one in places if any(before.endswith((high, stem_of(high))) for high in one.above if high)
    )


def _is_sure(clause: str, at: int, name: str, places: Sequence[Locality]) -> bool:
    """Return whether a name with its class is one where it stands, nothing above it being named."""
    after = clause[at + len(name) :]
    if (
        (name.endswith("区") and _NO_AREA.match(after))
        or (name.endswith("县") and _NO_COUNTY.match(after))
        or (name.endswith("市") and _NO_CITY.match(after))
    ):
        return False
    if any(one.rank is not Rank.COUNTY for one in places):
        return True
    bounded = at == 0 or clause[at - 1] in _BOUND
    if all(one.plain for one in places):
        stem = stem_of(name)
        proved = _ORGAN.match(after) or (clause[max(0, at - 2) : at].endswith(_GOING) and _SEEN.match(after))
        return len(stem) > 1 and stem not in _QUARTERS and bounded and bool(proved)
    return bounded or name[-1] not in "区市" or name[-2] not in _AREA_STEM


def _is_stem(clause: str, at: int, name: str, places: Sequence[Locality]) -> bool:
    """Return whether the name of a province or prefecture without its class is one where it stands."""
    after = clause[at + len(name) :]
    province = any(one.rank is Rank.PROVINCE for one in places)
    if not province and all(one.plain for one in places):
        return False
    if _IDIOM.match(after) or _ROAD.match(after) or _DIRECTION.match(after):
        return False
    return not (at and clause[at - 1] in _NOT_AFTER)


def word_edges(clause: str) -> frozenset[int]:
    """Return where words of the clause may end: a name never begins or ends inside of a common word."""
    return frozenset([0, *(word.end for word in cut(clause))])
