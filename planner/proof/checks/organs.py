"""Organs: their names, the order they are named in, and the words of the level that reports."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final

from planner.bank.levels import LEVEL_WORDS, TOWN_LEVELS
from planner.bank.model import Level
from planner.finding import Severity
from planner.proof.checks.around import clause_before
from planner.proof.model import Hit, Rule
from planner.proof.subject import Detector, Subject

_HOME: Final = "(?:[区县市镇乡省州]|本[区县市]|我[区县市])?"
_RANKS: Final[Mapping[str, int]] = {
    "党委": 1,
    "委": 1,
    "人大常委会": 2,
    "人大": 2,
    "人民政府": 3,
    "政府": 3,
    "政协": 4,
    "监察委员会": 5,
    "监委": 5,
    "监察委": 5,
    "人民法院": 6,
    "法院": 6,
    "人民检察院": 7,
    "检察院": 7,
}
_ORGAN: Final = (
    "(?:(?:党委|[区县市镇乡]委)(?!员)|[区县市镇乡]?(?:人大常委会|人大(?!代表|工|办|机|常|及|和|主|会|制)"
    "|(?:人民)?政府(?!部门|有关|相关|工作|办|组成|性|债|投|采|职)|政协(?!委员|提案|常)"
    "|监察委员会|监委|监察委(?!员)|(?:人民)?法院(?!院长|副|工作(?!报告)|干)|(?:人民)?检察院(?!检|副|工作(?!报告)|干)))"
)
_RUN: Final = re.compile(f"{_ORGAN}(?:(?:、|和|及|与|以及){_ORGAN})+")
_EACH: Final = re.compile(_ORGAN)
_LEVEL_OF: Final = re.compile("^[区县市镇乡]")
_POLICE_BEFORE: Final = re.compile("(?:公安|侦查|公安局|公安机关|公安分局)(?:机关)?[、和]$")
_OF_REPORT: Final = re.compile("(?:的)?(?:工作)?报告")
_ONE_MORE: Final = 3

_POSTS: Final = (
    re.compile("[区县市]?人大常委会主任|常务委员会主任|常委会主任"),
    re.compile("(?<!副)(?<!区政府)[区县市]长(?!提)"),
    re.compile("[区县市]?监察委员会主任|[区县市]?监委主任"),
    re.compile("[区县市]?(?:人民)?法院院长"),
    re.compile("[区县市]?(?:人民)?检察院检察长"),
)
_ELECTED: Final = re.compile("选举(?:产生)?了?(?!法|委员会|工作|办)")

_DEPUTY_FIRST: Final = re.compile(
    r"副(?P<post>主任|[区县市镇乡]长|院长|庭长|检察长|主席|书记|局长|科长|组长)[、和](?P=post)(?!助理|科员|医师|委员|会议|办|团|专员)"
)
_HEADS: Final = re.compile(
    "(?<!法院、)(?<!法院和)检察院(?P<a>副?院长)|法院(?P<b>副?检察长)|监察委员会(?P<c>院长|检察长)|监委(?P<d>院长|检察长)"
)
_COUNTY_PARTY: Final = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=[在向经由]))(?P<hit>(?P<level>[区县])党委)(?!政府)"
)

# What a clerk's own place is called stands after a mark or after words that cannot end a name.
_PLAIN: Final = "实彻绕扣过示告行在向经由对受把将照据随和与及同即到给让请使以从为报供当是的了着于按"
_OWN: Final = rf"(?:(?<![\u4e00-\u9fffXx*＊×])|(?<=[{_PLAIN}]))"
_LEVEL_WORDS: Final = re.compile(
    r"(?:我|本|全)(?P<a>[区县镇乡])(?![域级份属间别划位内街道])(?!人大代表大会)"
    rf"|{_OWN}(?P<b>[区县镇乡])(?:党委|委(?!员)|人大常委会|人大主席团|政府|人民政府|监委)"
)
# 青禾县委、县政府: what goes on after another place's name is that place's.
_CHAINED: Final = {
    sign: re.compile(
        rf"(?:[\u4e00-\u9fff](?<![{_PLAIN}我本全各省市区县两乡镇])|[Xx*＊×]){sign}(?:委|政府|人民政府|人大|人大常委会)?[、和与及]$"
    )
    for sign in "区县镇乡"
}
_LED: Final = re.compile("的?(?:坚强|正确)?领导下")
_SIGNS_OF_OTHERS: Final = re.compile("(?:考察|对口|帮扶|支援|协作|结对|赴|兄弟|周边|邻)")


_NOW: Final[Mapping[str, str]] = {
    **dict.fromkeys(("国土资源局", "国土局"), "自然资源局"),
    **dict.fromkeys(("环境保护局", "环保局"), "生态环境局（分局）"),
    **dict.fromkeys(("卫生和计划生育局", "卫计局", "卫计委", "卫生计生委", "卫生计生局"), "卫生健康局（委）"),
    **dict.fromkeys(("安全生产监督管理局", "安监局", "安监部门"), "应急管理局"),
    **dict.fromkeys(("工商行政管理局", "工商局", "质量技术监督局", "质监局"), "市场监督管理局"),
    **dict.fromkeys(("食品药品监督管理局", "食药监局"), "市场监督管理局"),
    **dict.fromkeys(("国税局", "地税局", "地方税务局"), "税务局"),
    **dict.fromkeys(("文广新局", "文化广电新闻出版局"), "文化和旅游局"),
    **dict.fromkeys(("法制办公室", "政府法制办"), "司法局"),
    **dict.fromkeys(("农业局", "农牧局", "畜牧兽医局"), "农业农村局"),
    "粮食局": "粮食和物资储备部门",
    "物价局": "发展和改革局",
}
"""Departments of a county as they were called before the reform of 2018, and what they are now."""

_OLD: Final = re.compile("|".join(sorted(_NOW, key=len, reverse=True)))
_NO_OLD: Final = frozenset("原大")
_MAY_STAND: Final = "区县市督促向对由、，。和与听取\n"
_SHORT: Final = frozenset({"农业局", "农牧局", "粮食局"})


def out_of_order(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield enumerations of organs of one level that do not keep the order; three or more are an error."""
    text = subject.text
    for run in _RUN.finditer(text):
        organs = _EACH.findall(run[0])
        levels = {found[0] for organ in organs if (found := _LEVEL_OF.match(organ))}
        ranks = [_rank(organ) for organ in organs]
        wanted = [organs[place] for place in sorted(range(len(ranks)), key=ranks.__getitem__)]
        reported = _OF_REPORT.match(text, run.end())
        if ranks == sorted(ranks) or len(levels) > 1 or reported:
            continue
        if _POLICE_BEFORE.search(text[max(run.start() - 8, 0) : run.start()]):
            continue
        severity = Severity.ERROR if len(organs) >= _ONE_MORE else None
        yield Hit(run.start(), run.end(), {"应为": "、".join(wanted)}, severity=severity)


def _rank(organ: str) -> int:
    bare = organ[1:] if organ[0] in "区县市镇乡" else organ
    return _RANKS[bare]


def posts_out_of_order(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield, in a sentence on elections, a post that stands behind one it goes before."""
    for said in subject.sentences:
        elected = _ELECTED.search(said.text) if "选举" in said.text else None
        if not elected:
            continue
        found = [match for post in _POSTS if (match := post.search(said.text, elected.end()))]
        for earlier, later in pairwise(found):
            if earlier.start() > later.start():
                start, end = said.start + earlier.start(), said.start + earlier.end()
                yield Hit(start, end, {"后": later[0]})


def deputy_first(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the title of a deputy named before that of the head."""
    for found in _DEPUTY_FIRST.finditer(subject.text):
        post = found["post"]
        yield Hit(found.start(), found.end(), {"正": post}, replacement=f"{post}、副{post}")


def wrong_heads(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield the head of one judicial organ under the title of another's."""
    for found in _HEADS.finditer(subject.text):
        deputy = "副" if "副" in found[0] else ""
        right = {
            "a": f"检察院{deputy}检察长",
            "b": f"法院{deputy}院长",
            "c": "监察委员会主任",
            "d": "监委主任",
        }
        yield Hit(found.start(), found.end(), {"应为": right[found.lastgroup or "a"]})


def county_party(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield 区党委 and 县党委 where they are the committee of the county itself."""
    for found in _COUNTY_PARTY.finditer(subject.text):
        yield Hit(found.start("hit"), found.end("hit"), {"应为": f"{found['level']}委"})


def foreign_level(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield words of another level where the body that reports speaks of itself.

    A town may speak of its county and a county of its towns; what another place does, and what stands in
    a sentence that names another place of that level, is not its own.
    """
    level = subject.level
    if level is None:
        return
    own = LEVEL_WORDS[level].level
    for found in _LEVEL_WORDS.finditer(subject.text):
        sign = found["a"] or found["b"]
        is_self = bool(found["a"]) or _LED.match(subject.text, found.end()) is not None
        if sign == own or not _is_foreign(level, sign, is_self=is_self):
            continue
        words = found[0]
        if not _is_of_another(subject, found.start(), sign):
            yield Hit(found.start(), found.end(), {"级": own, "应为": _own_words(words, sign, level)})


def _is_foreign(level: Level, sign: str, *, is_self: bool) -> bool:
    """Return whether a word with the sign of a level cannot be said of its own by a body of `level`."""
    if level in TOWN_LEVELS:
        return sign in "镇乡"
    return sign in "区县" or (is_self and sign in "镇乡")


def _is_of_another(subject: Subject, place: int, sign: str) -> bool:
    """Return whether the words go on after another place's name, or their sentence tells of a visit."""
    behind = clause_before(subject.text, place, "。\n")
    return bool(_SIGNS_OF_OTHERS.search(behind) or _CHAINED[sign].search(behind))


def _own_words(words: str, sign: str, level: Level) -> str:
    if level in TOWN_LEVELS or "委" not in words:
        return words.replace(sign, LEVEL_WORDS[level].level)
    return words.replace(sign, LEVEL_WORDS[level].level).replace("党委", "委")


def old_departments(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield departments under the names they had before 2018, with 区, 县 or 市 before them."""
    text = subject.text
    for found in _OLD.finditer(text):
        before = text[max(found.start() - 1, 0) : found.start()]
        if before in _NO_OLD or (found[0] in _SHORT and before and before not in _MAY_STAND):
            continue
        if text.startswith("长", found.end()):
            continue
        start = found.start() - (before in {"区", "县", "市"})
        yield Hit(start, found.end(), {"应为": text[start : found.start()] + _NOW[found[0]]})


DETECTORS: Final[Mapping[str, Detector]] = {
    "机关次序": out_of_order,
    "选举次序": posts_out_of_order,
    "正副次序": deputy_first,
    "首长名称": wrong_heads,
    "县级党委": county_party,
    "级别用词": foreign_level,
    "改革前部门": old_departments,
}
