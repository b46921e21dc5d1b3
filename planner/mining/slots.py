"""Facts of one place out of a text, slots into it.

Inside mining a slot is one private character, so that a pattern can name it and a run of characters can
hold it; `shown` writes it as {年度}. What the genre's grammar shows to be a fact becomes a slot here:
numbers, dates, masks, titles in 《》, organs and level words, places with their class (…乡, …村). What
grammar cannot see is left to the vocabulary (`planner.mining.vocabulary`).
"""

import re
from collections.abc import Sequence
from typing import Final

from planner.mining.words import lexicon

YEAR, TIMES, DATE, NUMBER, AREA, ORGAN, PARTY, LAW, TOPIC, NAME, MASK, LEVEL = map(chr, range(0xE000, 0xE00C))
SLOTS: Final = {
    YEAR: "{年度}",
    TIMES: "{次数}",
    DATE: "{日期}",
    NUMBER: "{数}",
    AREA: "{地区}",
    ORGAN: "{机关}",
    PARTY: "{党委}",
    LAW: "{法律}",
    TOPIC: "{题目}",
    NAME: "{名称}",
    MASK: "{某}",
    LEVEL: "{级}",
}
ANY: Final = f"[{YEAR}-{LEVEL}]"

_SHOWN = str.maketrans(SLOTS)
_HIDDEN: Final = {text: sign for sign, text in SLOTS.items()}
# What the text itself may hold of the characters that mean something here.
_FOREIGN = re.compile(f"[{YEAR}-{LEVEL}\x1f]")
_BRACED = re.compile("|".join(map(re.escape, _HIDDEN)))

_LAW: Final = re.compile(r"(?:(?<![办方立执做])法|法典|条例)(?:（[^）]*）)?$")
_TITLES: Final = re.compile(r"《[^《》\n]*》(?:[、和及与，]?《[^《》\n]*》)*")

_HAN_NUMBER: Final = "一二三四五六七八九十"
_FIGURE: Final = f"[0-9{MASK}]"
_UNITS: Final = frozenset("件名项个次期条余万亿元部份篇户家场天亩周所处座辆位支批届章节款岁倍站月%.")
_AFTER_PERSONS: Final = frozenset("次，。、（；")

# Every pattern begins with a set of characters: what cannot match is passed over without being tried. So
# what must not stand before the first character is asked for after it.
_DATES = re.compile(
    f"{_FIGURE}{_FIGURE}*(?:年{_FIGURE}+月(?:{_FIGURE}+日)?|月(?:{_FIGURE}+日)?|[.·][0-9]{{1,2}}(?=突发|事件|事故))"
)
_YEARS = re.compile(f"{_FIGURE}{_FIGURE}{{0,3}}(?:[-—至][0-9]{{4}})?(?=年(?![来间]|以来))")
_NUMBERS = re.compile(f"{_FIGURE}[0-9{MASK},.]*余?")
_COUNTER: Final = f"[第{_HAN_NUMBER}{TIMES}{MASK}](?<![新每上本历].)[第、{_HAN_NUMBER}{TIMES}{MASK}]*"
_ORDINALS = re.compile(
    f"{_COUNTER}(?=届(?:人大|人民代表大会|常委会|党代会|区委|县委|市委|镇委|任期|[区县市镇]|[{_HAN_NUMBER}{TIMES}]+次)"
    "|次(?:会议|人大工作会议|全会|全体会议|党代会|代表大会|人民代表大会))"
)
_HAN_COUNTS = re.compile(
    f"[{_HAN_NUMBER}两百千万](?<![{_HAN_NUMBER}百千万亿第].)[{_HAN_NUMBER}百千万]*余?(?=[件项个名条部篇份亩户元家场]|人次|万亩)"
)
_LARGE: Final = frozenset("十百千万")

_RANK: Final = "[省市区县镇乡]"
# 选区, 社区, 全区 … are no level words.
_OWN: Final = f"(?<![选社小园片地城辖街景校山库特战灾老新厂航学禁牧林矿教商全我本该各]{_RANK})"
_STARTS: Final = f"{MASK}省市区县镇乡"
_GOES_ON: Final = f"(?<={MASK}){MASK}*{_RANK}|(?<={_RANK}){_OWN}"
_PLACED: Final = f"[{_STARTS}](?:{_GOES_ON})"
_PARTY = re.compile(
    f"[中{_STARTS}](?:(?<=中)共{_PLACED}|{_GOES_ON})(?:委?[、和及与]?{MASK}*{_RANK})*委(?![员派托任屈婉])(?:[、和]?党委)?"
)
_OFFICES: Final = (
    "(?:(?:人民)?政府(?!债务|投资|性|采购|购买)|监察委员会|监察委|监委|人民法院|法院|人民检察院|检察院)"
)
_ORGANS = re.compile(f"{_PLACED}{_OFFICES}(?:[、和及]{MASK}*{_RANK}{_OFFICES})*(?![作机领班])")
_CONGRESS = re.compile(
    f"(?P<who>{_PLACED}(?:[、和及]?{MASK}*{_RANK})*)(?P<levels>[两二三四五]级)?(?P<term>第?{TIMES}届)?"
    "(?P<body>人大常委会|人民代表大会常务委员会|人大|人民代表大会|常委会)"
)
_OWN_LEVEL = re.compile(f"[全我本该各](?:(?<!各){_RANK}(?![域场长])|(?<=各)[镇乡](?=人大))")
_PREFIX = re.compile(
    f"[{_STARTS}](?:"
    f"(?<={MASK}){MASK}*{_RANK}(?=党代会|级|国民经济|经济社会|经济和|出席|第?{TIMES}届|代表|党委|公安|财政|重大|国有)"
    f"|(?<={_RANK}){_OWN}(?:(?:、{_RANK})*(?=代表(?!团))|(?<=[区县镇])(?=党代会|国民经济|经济社会|金融|国有资产|政府债务|"
    f"第?[{TIMES}{MASK}]届|第[{_HAN_NUMBER}]+届)))"
)
_MASKED_PLACE = re.compile(
    f"{MASK}{MASK}*(?:经济特区|省|市|区|县|镇|乡|村|街道|社区|河|湖|公园|大道|路|高新区|开发区|园区|中学|小学|学校|"
    f"幼儿园|实验学校|医院)(?:、(?={MASK}))?"
)
_ZONE = re.compile("高新区|自贸区|自创区")
_PLACE_END = re.compile(
    "乡(?![村镇土贤愁亲音规情])|镇(?![人村级政域委企])|街道(?![办工人])|县(?![级域乡委处人])|村(?![民居级委社容落镇庄里小集规])"
)
_BEFORE_NAME: Final = frozenset("在对为从将把由赴到于是的和及、，“\n") | frozenset(SLOTS)
_BEFORE_VILLAGE: Final = frozenset(f"省市区县镇乡{AREA}")
_NO_NAME: Final = frozenset("全各我本该每一的和及与或等在对为从将把由赴到于是了有个名城乡镇街村")
_LONGEST_NAME: Final = 4
_VILLAGE_NAME: Final = 2
_BEFORE_CLASS: Final = frozenset(
    {
        "部分",
        "中心",
        "重点",
        "特色",
        "示范",
        "试点",
        "所有",
        "其他",
        "辖区",
        "先进",
        "各类",
        "相关",
        "社区",
        "基层",
    }
)
_NAMING: Final = ("n", "a", "b", "z", "f", "s", "t")
_TERM = re.compile(f"{AREA}(?=第?{TIMES}届)")
_MASK_LIST = re.compile(f"{MASK}(?:[、，]?{MASK})+")
_AREAS = re.compile(f"{AREA}(?:[、，]?{AREA})+|{MASK}{AREA}|{AREA}{MASK}")
_DOUBLE = re.compile(f"{NUMBER}(?:[、.-]?{NUMBER})+")
_COLLAPSED: Final = ((_TERM, ""), (_MASK_LIST, MASK), (_AREAS, AREA), (_DOUBLE, NUMBER))


def shown(text: str) -> str:
    """Return `text` with its slots as people read them: {年度}."""
    return text.translate(_SHOWN)


def hidden(text: str) -> str:
    """Return `text` with slots written as {年度} as single characters; undoes `shown`."""
    return _BRACED.sub(lambda found: _HIDDEN[found[0]], text) if "{" in text else text


def slotted(text: str, own: Sequence[str] = ()) -> str:
    """Return `text` (sentences, one a line) with slots for the facts that grammar shows.

    `own` are the bare names of the places the report is about, longest first.
    """
    text = hidden(_FOREIGN.sub("", text))
    for name in own:
        text = re.sub(f"{re.escape(name)}(?={_RANK}?(?:委|政府|人大|人民|监委|监察|法院|检察))", "", text)
        text = re.sub(f"{re.escape(name)}(?:省|市|自治县|区|县|镇|乡)?", AREA, text)
    text = _TITLES.sub(_title, text)
    text = _DATES.sub(DATE, text)
    text = _YEARS.sub(_year, text)
    text = _NUMBERS.sub(_number, text)
    text = _ORDINALS.sub(TIMES, text)
    text = _HAN_COUNTS.sub(_count, text)
    text = _PARTY.sub(PARTY, text)
    text = _ORGANS.sub(ORGAN, text)
    text = _CONGRESS.sub(_congress, text)
    text = _OWN_LEVEL.sub(_level, text)
    text = _PREFIX.sub("", text)
    text = _MASKED_PLACE.sub(AREA, text)
    text = _ZONE.sub(AREA, text)
    text = _without_names(text)
    for pattern, slot in _COLLAPSED:
        text = pattern.sub(slot, text)
    return text


def _title(found: re.Match[str]) -> str:
    titles = found[0].strip("《》")
    return LAW if _LAW.search(titles) and not titles.startswith("关于") else NAME


def _year(found: re.Match[str]) -> str:
    figures = found[0]
    return YEAR if MASK in figures or len(figures) >= 4 else figures  # noqa: PLR2004 - a year has four digits


def _number(found: re.Match[str]) -> str:
    """Return the slot of a number; a mask alone is one only before a measure word."""
    following = found.string[found.end() : found.end() + 2]
    if not found[0].strip(MASK) and not (
        following[:1] in _UNITS or (following[:1] == "人" and (following[1:] in _AFTER_PERSONS))
    ):
        return found[0]
    return TIMES if following[:1] in {"次", "届"} else NUMBER


def _count(found: re.Match[str]) -> str:
    return NUMBER if not _LARGE.isdisjoint(found[0]) else found[0]


def _congress(found: re.Match[str]) -> str:
    who, body = found["who"].replace(MASK, ""), found["body"]
    term = f"{TIMES}届" if found["term"] else ""
    if body in {"人大常委会", "人民代表大会常务委员会", "常委会"}:
        return ORGAN if who in {"省", "市"} else term + "常委会"
    return (found["levels"] or "") + term + body


def _level(found: re.Match[str]) -> str:
    match found[0][0]:
        case "各":
            return "各乡镇"
        case "全":
            return "全" + LEVEL
    return "本" + LEVEL


def _without_names(text: str) -> str:
    """Return `text` with a slot for every name of a place that ends in its class: …乡, …村."""
    parts: list[str] = []
    done = 0
    for end in _PLACE_END.finditer(text):
        start = _name_start(text, end.start(), village=end[0] == "村")
        if done <= start < end.start():
            parts += [text[done:start], AREA]
            done = end.end()
    return "".join([*parts, text[done:]])


def _name_start(text: str, end: int, *, village: bool) -> int:
    """Return where the name before `end` begins, after the common words before it; `end` for no name."""
    start = end
    most = _VILLAGE_NAME if village else _LONGEST_NAME
    while end - start < most and start and text[start - 1] not in _BEFORE_NAME | _NO_NAME:
        start -= 1
    before = text[start - 1] if start else "\n"
    if end - start < _VILLAGE_NAME or before not in (_BEFORE_VILLAGE if village else _BEFORE_NAME):
        return end
    while start < end and _is_no_name(text[start : start + 2]):
        start += 2
    return min(start, end)


def _is_no_name(word: str) -> bool:
    """Return whether a word of two characters stands before names and is none: a verb, 部分, 试点."""
    known = lexicon().get(word)
    return word in _BEFORE_CLASS or (known is not None and not known[1].startswith(_NAMING))
