"""Places that are not the office's own: by gazetteer, by ending, by what the document calls itself."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from planner.chinese import is_han
from planner.finding import Severity
from planner.mining.words import cut
from planner.proof.homeplace import HomePlace, home_place, towns_of
from planner.proof.model import Hit, Rule
from planner.proof.subject import Detector, Subject
from planner.reuse.gazetteer import Rank, gazetteer
from planner.reuse.places import Mention, mentions
from planner.search.pinyin import sound_alike

_TOWNS: Final = frozenset("镇乡")
_NO_TOWNS: Final = frozenset({"水乡", "家乡", "老乡", "故乡", "名镇", "强镇", "古镇", "重镇"})
_ORGAN: Final = re.compile(
    "(?P<name>[\u4e00-\u9fff]{2}(?P<unit>[区县市镇乡]))"
    "(?=人大|人民代表大会|人民政府|政府|委(?![员托派])|人民法院|法院|人民检察院|检察院|监委|监察委|政协|党代会"
    "|第?[一二三四五六七八九十]{1,3}届)"
)
_CLASS: Final = re.compile(
    "(?P<listed>[\u4e00-\u9fff]{2})(?=(?:、[\u4e00-\u9fff]{2})?中心联络站|生猪|渠(?![道化系]))"
    "|(?P<institution>[\u4e00-\u9fff]{2}(?:大学城|华侨农场))"
    "|(?P<name>[\u4e00-\u9fff]{2}(?:农场|林场|公园|景区|水库|工业园|高新区|开发区))"
    "|(?P<sure>首都(?!机场|医|师范)(?:意识|改革发展|功能|城市)?|城[东南西北](?=行动计划)|(?:太行|大别|沂蒙|武陵|吕梁|六盘|大凉|大巴|罗霄)山)"
)
_GRAMMAR: Final = frozenset(
    "全各我本该每几数的及与或等在对为从将把由赴到于是了有个名和年月日次份向被好送先审听报交请经接给让使跟随"
    "后前达来去做作当受据依按照因而且但则又再也还更最已曾就才都没未不能会要应可须必进入走"
)
_NO_NAME: Final = _GRAMMAR | frozenset(
    "一二三四五六七八九十两省市县区镇乡村街农高新国家级类型座处条内外里上中下老旧大小多深山"
)
# Many a common word ends in 区 (沉陷区), so a district is known by its organs alone.
_COUNTY: Final = re.compile(
    "(?:(?<=^)|(?<=[^\u4e00-\u9fff])|(?<=[在为赴到由与和向对于是从]))(?P<name>[\u4e00-\u9fff]{2}县)(?![级域内外情委长])"
)
_AREA: Final = "(?![域划位间别级块])"
_WORKS: Final = re.compile(
    "(?:赴|前往|考察|学习|调研|对口|支援|帮扶|协作|结对|交流|接待|来访|毗邻|相邻|联合|共建)[^，。；]{0,24}$"
)
_CONTEXT: Final = 40
_UNSEEN: Final = "（去年的报告和问卷里没有）"


def _listed(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield the foreign places of the gazetteer: visits are only asked about.

    Where nothing says which places stand above the office's own, those above its rank may be: the province
    named most is taken to be the right one and asked about once. Townships are asked about, each once,
    where the facts or last year's report give names to hold them against.
    """
    own = home_place(subject)
    found = [
        replace(one, start=begin + one.start)
        for line, begin in zip(subject.lines, subject.starts, strict=True)
        for one in mentions(line.text, own.home)
    ]
    adopted = "" if own.placed else _likely_province(found)
    asked = False
    for one in found:
        whole = f"（{''.join(reversed(one.above))}）" if one.above else ""
        span = one.start, one.start + len(one.name)
        if adopted and _province(one) == adopted and _above(one, subject):
            if not asked:
                yield Hit(*span, {"全": whole}, suggestion="核对是不是本地所在的地方", severity=Severity.INFO)
            asked = True
        else:
            yield Hit(*span, {"全": whole}, severity=Severity.INFO if one.visited else None)
    if own.supplied and not own.masked:
        spans = [(one.start, one.start + len(one.name)) for one in towns_of(subject.text)]
        for hit in _once(subject, spans, own):
            yield replace(hit, values={"全": _UNSEEN}, suggestion="核对是不是本地的", severity=Severity.INFO)


def _likely_province(found: Iterable[Mention]) -> str:
    counted = Counter(map(_province, found))
    return max(counted, key=lambda name: (counted[name], name)) if counted else ""


def _province(mention: Mention) -> str:
    if mention.above:
        return mention.above[-1]
    known = gazetteer()
    places = known.names.get(mention.name) or known.stems.get(mention.name) or ()
    return next((place.above[-1] if place.above else place.name for place in places), mention.name)


def _above(mention: Mention, subject: Subject) -> bool:
    """Return whether a place is of a rank above the office's own."""
    known = gazetteer()
    places = known.names.get(mention.name) or known.stems.get(mention.name) or ()
    least = Rank.COUNTY if subject.report.level in _TOWNS else Rank.PREFECTURE
    return any(place.rank >= least for place in places)


def _others(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield organs of another place of the office's own rank, and of a second place above it."""
    own = home_place(subject)
    if not own.name or own.masked:
        return
    named = _organs(subject.text)
    unit = own.name[-1]
    peers = "镇乡" if unit in _TOWNS else "区县"
    parents = Counter(one["name"] for one in named if one["unit"] == "市" and unit != "市")
    chief = parents.most_common(1)[0][0] if parents else ""
    for one in named:
        name = one["name"]
        foreign = (one["unit"] in peers and name != own.name) or (
            parents and one["unit"] == "市" and name != chief
        )
        if foreign and not own.home.knows(name) and not _is_alike(name, own.name):
            before = subject.text[max(0, one.start() - _CONTEXT) : one.start()].rpartition("\n")[2]
            severity = Severity.INFO if _WORKS.search(before) else None
            yield Hit(*one.span("name"), {"本": own.name}, severity=severity)


def _elsewhere(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield other places of the office's own rank that stand in the text without an organ."""
    own = home_place(subject)
    if not own.name or own.masked:
        return
    known = gazetteer()
    if own.name[-1] in _TOWNS:
        spots = [(one.start, one.name) for one in towns_of(subject.text) if one.name[-1] in _TOWNS]
    else:
        spots = [(one.start("name"), one["name"]) for one in _COUNTY.finditer(subject.text)]
    for at, name in spots:
        is_other = name != own.name and not _is_alike(name, own.name) and not known.known(name)
        is_other = is_other and not _ORGAN.match(subject.text, at) and name[1:] not in _NO_TOWNS
        if is_other and not own.home.knows(name) and _is_name(subject.text, at, name[:-1]):
            before = subject.text[max(0, at - _CONTEXT) : at].rpartition("\n")[2]
            severity = Severity.INFO if _WORKS.search(before) else None
            yield Hit(at, at + len(name), {"本": own.name}, severity=severity)


def _organs(text: str) -> list[re.Match[str]]:
    """Return where an organ stands with the name of its place, as far as that is a name for certain."""
    return [one for one in _ORGAN.finditer(text) if _is_name(text, one.start("name"), one["name"][:2])]


def _is_name(text: str, at: int, stem: str, never: frozenset[str] = _NO_NAME) -> bool:
    """Return whether two characters at a place of a text are a name: no word, and no word is cut by them."""
    if not all(map(is_han, stem)) or not never.isdisjoint(stem):
        return False
    start = at
    while start and at - start < _CONTEXT and is_han(text[start - 1]):
        start -= 1
    begins = [word.start + start for word in cut(text[start : at + len(stem)])]
    return at in begins and begins[-1] != at


def _misspelt(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield names that differ from the office's own in one character."""
    own = home_place(subject)
    stem, unit = own.name[:-1], own.name[-1:]
    if len(stem) < 2 or own.masked:  # noqa: PLR2004  one character is too little to be nearly the same
        return
    holes = (f"{stem[:at]}[\u4e00-\u9fff]{stem[at + 1 :]}" for at in range(len(stem)))
    near = re.compile(f"(?:{'|'.join(holes)}){unit}{_AREA}")
    for one in near.finditer(subject.text):
        said = one.group()[:-1]
        if said == stem or own.home.knows(one.group()) or not _is_name(subject.text, one.start(), said):
            continue
        sounds = all(sound_alike(a, b, loosely=True) for a, b in zip(said, stem, strict=True))
        severity = Severity.ERROR if sounds else None
        replacement = own.name if sounds else None
        yield Hit(*one.span(), {"本": own.name}, replacement=replacement, severity=severity)


def _is_alike(name: str, own: str) -> bool:
    return len(name) == len(own) and sum(a != b for a, b in zip(name, own, strict=True)) == 1


def _two_spellings(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield townships and villages that sound like one named more often."""
    own = home_place(subject)
    counted = Counter(one.name for one in towns_of(subject.text))
    keys: dict[str, list[str]] = {}
    for name in counted:
        for at in range(len(name) - 1):
            keys.setdefault(f"{name[:at]}*{name[at + 1 :]}", []).append(name)
    wrong: dict[str, str] = {}
    for names in keys.values():
        if len(names) > 1:
            usual = max(names, key=lambda name: (counted[name], own.home.knows(name), name))
            for name in names:
                if name != usual and counted[name] < counted[usual] and _sound_same(name, usual):
                    wrong[name] = usual
    for one in towns_of(subject.text):
        if one.name in wrong and one.name not in subject.own.places:
            yield Hit(one.start, one.start + len(one.name), {"本": wrong[one.name]})


def _sound_same(one: str, other: str) -> bool:
    return all(sound_alike(a, b) for a, b in zip(one, other, strict=True))


def _leaked(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield names left in a text whose other names were masked, each once."""
    own = home_place(subject)
    if not own.masked:
        return
    spans = [(one.start, one.start + len(one.name)) for one in towns_of(subject.text)]
    spans += [one.span("name") for one in _organs(subject.text)]
    spans += _named_spots(subject.text)
    yield from _once(subject, sorted(spans), own)


def _named_spots(text: str) -> Iterator[tuple[int, int]]:
    for one in _CLASS.finditer(text):
        kind = one.lastgroup or ""
        never = _NO_NAME if kind == "name" else _GRAMMAR
        if kind == "sure" or _is_name(text, one.start(), one[kind][:2], never):
            yield one.span(kind)


def _once(subject: Subject, spans: Sequence[tuple[int, int]], own: HomePlace) -> Iterator[Hit]:
    said: set[str] = set()
    for start, end in spans:
        name = subject.text[start:end]
        if name not in said and not own.home.knows(name):
            said.add(name)
            yield Hit(start, end)


DETECTORS: Final[Mapping[str, Detector]] = {
    "外地地名": _listed,
    "别处的机关": _others,
    "别处的地方": _elsewhere,
    "本地名写错": _misspelt,
    "地名两种写法": _two_spellings,
    "漏出的地名": _leaked,
}
