"""The keys of the bank files: which kind of entry has which, and how each value is read."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from planner.bank.model import (
    Authority,
    CalendarDuty,
    Duty,
    Entry,
    Evidence,
    Field,
    Form,
    Formula,
    Frame,
    HeadingScheme,
    Level,
    Opening,
    OversightTopic,
    ParallelHeads,
    RunInHeads,
    Sentence,
    SentencePattern,
    Shortcoming,
    Status,
    StockPhrase,
    Tense,
    Transition,
    WordClass,
    Wording,
)
from planner.bank.yamlfile import Raw
from planner.clock import period

PARTS = (
    "政治",
    "发展",
    "民生",
    "监督",
    "代表",
    "自身",
    "决定任免",
    "服务大局",
    "换届选举",
    "基层民主",
)
"""The parts of a report that an entry may be for; the last four are local fifth parts."""

_YEAR_KINDS = ("平年", "届末", "首年")
_ROLES = ("全写", "短写", "并列", "进行", "补写", "接续", "段落")
_LEADS = ("领起名", "领起动", "时间", "事实", "光谓语", "做法", "结果")
_USES = ("年度定性", "会议精神", "指导思想", "学习教育")
_BRACKETS = re.compile(r"[{}〔〕]")
_PATTERN = re.compile(r"(?:[^{}〔〕]|\{[\w.·]+\}|〔(?:[^{}〔〕]|\{[\w.·]+\})+〕)*")


class NotAllowedError(ValueError):
    """A value that cannot stand where it stands; its arguments say why, and what to write."""


Read = Callable[[Raw], Any]


@dataclass(frozen=True, slots=True)
class Key:
    """A key: the field it fills, how its value is read, whether an entry can do without it."""

    field: str
    read: Read
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of entry: its name, its class, its keys; `blank` fills what has no default in the class."""

    name: str
    entry: type[Any]
    keys: Mapping[str, Key]
    blank: Mapping[str, Any] = field(default_factory=dict)
    text_from_name: bool = False

    def advice(self, key: str) -> str:
        """Return what to write instead of the unknown `key`."""
        near = get_close_matches(key, self.keys, n=1, cutoff=0.5)
        return f"是不是“{near[0]}”？" if near else f"可写：{'、'.join(self.keys)}"


def _text(value: Raw) -> str:
    if not isinstance(value, str):
        raise NotAllowedError("这里只能写一个值", "去掉方括号")
    return value


def _filled(value: Raw) -> str:
    text = _text(value)
    if not text.strip():
        raise NotAllowedError("这里不能空着", "写上内容，或删去这一行")
    return text


def _pattern(value: Raw) -> str:
    text = _filled(value)
    if _BRACKETS.search(text) and not _PATTERN.fullmatch(text):
        raise NotAllowedError(
            "花括号或〔〕不成对、套了起来，或槽名不对", "写成{题目}，可省的写成〔…{题目}…〕"
        )
    return text


def _words(value: Raw) -> tuple[str, ...]:
    if isinstance(value, Mapping) or value == "":
        raise NotAllowedError("这里要写成一列", "写成 [甲, 乙]")
    words = (value,) if isinstance(value, str) else value
    for word in words:
        _filled(word)
    return words


def _some_words(value: Raw) -> tuple[str, ...]:
    words = _words(value)
    if not words:
        raise NotAllowedError("这里不能空着", "写成 [甲, 乙]")
    return words


def _patterns(value: Raw) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise NotAllowedError("这里要写成几行“键: 值”", "每行一个，缩进六个空格")
    return {key: _pattern(text) for key, text in value.items()}


def _some_patterns(value: Raw) -> tuple[str, ...]:
    return tuple(_pattern(word) for word in _some_words(value))


def _by_part(value: Raw) -> Mapping[str, str]:
    patterns = _patterns(value)
    for part in patterns:
        _part(part)
    lacking = "、".join(part for part in PARTS if part not in patterns)
    if lacking:
        raise NotAllowedError(f"缺少“{lacking}”的标题", "十个部分各写一行，用哪几个由问卷的本地部分定")
    return patterns


def _date(value: Raw) -> str:
    text = _text(value)
    try:
        period(text, text)
    except ValueError as error:
        raise NotAllowedError(f"“{text}”不是日期", "写成 2026、2026-02 或 2026-02-24") from error
    return text


def _integer(value: Raw) -> int:
    text = _text(value)
    if not re.fullmatch(r"-?[0-9]{1,9}", text):
        raise NotAllowedError(f"“{text}”不是整数", "写阿拉伯数字")
    return int(text)


def _months(value: Raw) -> tuple[int, ...]:
    months = tuple(_integer(word) for word in _words(value))
    if not set(months) <= set(range(1, 13)):
        raise NotAllowedError("月份在1到12之间", "写成 [6, 7]")
    return months


def _data_year(value: Raw) -> int | None:
    return int(_one_of("数据年度", ("-1", "0", "1"))(value)) if value else None


def _truth(value: Raw) -> bool:
    return bool(_one_of("是非", ("true", "false"))(value) == "true")


def _untruth(value: Raw) -> bool:
    return not _truth(value)


def _one_of(name: str, choices: Iterable[str]) -> Read:
    allowed = tuple(choices)

    def read(value: Raw) -> str:
        text = _text(value)
        if text not in allowed:
            raise NotAllowedError(f"“{text}”不是可用的{name}", f"可写：{'、'.join(allowed)}")
        return text

    return read


def _set_of(name: str, choices: Iterable[str]) -> Read:
    one = _one_of(name, choices)

    def read(value: Raw) -> frozenset[str]:
        return frozenset(one(word) for word in _words(value))

    return read


def _member(name: str, members: type[StrEnum]) -> Read:
    one = _one_of(name, members)
    by_name = {str(member): member for member in members}

    def read(value: Raw) -> StrEnum:
        return by_name[one(value)]

    return read


def _levels(value: Raw) -> frozenset[Level]:
    return frozenset(_LEVEL(word) for word in _some_words(value))


_LEVEL = _member("级别", Level)
_part = _one_of("部分", PARTS)
_TENSE = Key("tense", _member("时态", Tense), needed=True)
_YEARS = Key("year_kinds", _set_of("年型", _YEAR_KINDS))


def _id(kind: str) -> Read:
    def read(value: Raw) -> str:
        text = _filled(value)
        if not re.fullmatch(rf"{kind}-[^\s{{}}]+", text):
            raise NotAllowedError(f"编号“{text}”不合写法", f"以“{kind}-”开头，中间没有空格")
        return text

    return read


def _kind(
    entry: type[Entry], name: str, blank: Mapping[str, Any] | None = None, /, **keys: Key
) -> tuple[str, Kind]:
    common = {
        "编号": Key("id", _id(name), needed=True),
        "文本": Key("text", _pattern, needed=True),
        "职责": Key("duty", _member("职责", Duty), needed=True),
        "级别": Key("levels", _levels, needed=True),
        "起": Key("from", _date),
        "止": Key("until", _date),
        "接替": Key("successor", _filled),
        "权威": Key("authority", _member("权威", Authority), needed=True),
        "来源": Key("sources", _some_words, needed=True),
        "状态": Key("status", _member("状态", Status)),
        "待核": Key("confirmed", _untruth),
        "误写": Key("wrong", _words),
        "说明": Key("note", _text),
        "别样": Key("variants", _words),
        "次数": Key("count", _integer),
        "首见": Key("first_year", _integer),
        "末见": Key("last_year", _integer),
    }
    named = "名称" in keys or entry is RunInHeads
    return name, Kind(name, entry, common | keys, blank or {}, text_from_name=named)


_NAME = Key("name", _filled, needed=True)
_PART = Key("part", _part, needed=True)

KINDS: Mapping[str, Kind] = dict(
    (
        _kind(Formula, "提法", 组成=Key("members", _words), 特征=Key("patterns", _words)),
        _kind(
            Wording,
            "时间线",
            用途=Key("role", _one_of("用途", (*_USES, ""))),
            年份=Key("year", _integer),
            特征=Key("patterns", _words),
        ),
        _kind(
            Form,
            "形式",
            {"aliases": (), "unit": "", "counter": "", "product": ""},
            名称=_NAME,
            别名=Key("aliases", _words),
            依据=Key("basis", _filled, needed=True),
            计量=Key("unit", _text),
            计入=Key("counter", _text),
            回顾动词=Key("review_verb", _filled, needed=True),
            计划动词=Key("plan_verb", _filled, needed=True),
            成果=Key("product", _text),
            句组=Key("frames", _filled, needed=True),
        ),
        _kind(
            Field,
            "领域",
            名称=_NAME,
            关键词=Key("keywords", _some_words, needed=True),
            部分=_PART,
            组=Key("group", _filled, needed=True),
            序=Key("order", _integer, needed=True),
        ),
        _kind(
            CalendarDuty,
            "日历",
            {"months": (), "forms": (), "keywords": (), "data_year": None, "yearly": True},
            名称=_NAME,
            月份=Key("months", _months),
            依据=Key("basis", _filled, needed=True),
            形式=Key("forms", _words),
            关键词=Key("keywords", _words),
            数据年度=Key("data_year", _data_year),
            每年=Key("yearly", _truth),
            除外=Key("unless", _words),
            机关=Key("organs", _words),
            答案=Key("answers", _words),
            不少于=Key("least", _integer),
            一次=Key("once", _truth),
            年型=_YEARS,
            补法=Key("advice", _filled),
        ),
        _kind(
            Frame,
            "句式",
            {"lead": ""},
            句组=Key("group", _filled, needed=True),
            时态=_TENSE,
            写法=Key("role", _one_of("写法", _ROLES), needed=True),
            起法=Key("lead", _one_of("起法", (*_LEADS, ""))),
            年型=_YEARS,
            阶段=Key("stages", lambda value: frozenset(_words(value))),
            一次=Key("once", _truth),
        ),
        _kind(
            Opening,
            "起句",
            {"governs": "", "fits": "", "avoid": ""},
            接=Key("governs", _text),
            宜=Key("fits", _text),
            忌=Key("avoid", _text),
        ),
        _kind(Transition, "过渡", 接缝=Key("joint", _filled, needed=True)),
        _kind(Shortcoming, "不足", 措施=Key("measure", _pattern, needed=True), 部分=_PART),
        _kind(
            HeadingScheme,
            "标题",
            {"year_kinds": frozenset()},
            名称=_NAME,
            年型=_YEARS,
            回顾=Key("review", _by_part, needed=True),
            计划=Key("plan", _by_part, needed=True),
        ),
        _kind(RunInHeads, "小标题", 部分=_PART, 时态=_TENSE, 条=Key("heads", _patterns, needed=True)),
        _kind(WordClass, "词组", 名称=_NAME, 词=Key("words", _some_words, needed=True)),
        _kind(Sentence, "成句", 位置=Key("place", _filled, needed=True), 时态=_TENSE, 年型=_YEARS),
        _kind(StockPhrase, "套语", 时态=Key("tense", _member("时态", Tense))),
        _kind(SentencePattern, "句型", 时态=_TENSE, 用处=Key("use", _filled, needed=True)),
        _kind(
            ParallelHeads,
            "并列标题",
            时态=_TENSE,
            层次=Key("level", _integer, needed=True),
            条=Key("heads", _some_patterns, needed=True),
        ),
        _kind(
            OversightTopic,
            "议题",
            形式=Key("form", _filled, needed=True),
            题目=Key("topic", _pattern, needed=True),
            领域=Key("field", _text),
            机关=Key("organ", _text),
        ),
    )
)
"""The kinds of bank files, by the word after 类别."""

EVIDENCE = Kind(
    "出处",
    Evidence,
    {
        "编号": Key("id", _filled, needed=True),
        "来源": Key("sources", _words),
        **{key: KINDS["提法"].keys[key] for key in ("别样", "次数", "首见", "末见", "状态", "接替")},
    },
)
"""The kind of file that lays what past reports add over entries of other files."""
