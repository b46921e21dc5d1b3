"""The keys of the bank files: which kind of entry has which, and how each value is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from planner.bank import values
from planner.bank.entries import (
    Anniversary,
    CalendarDuty,
    Field,
    Form,
    Formula,
    Frame,
    HeadingScheme,
    Opening,
    OversightTopic,
    ParallelHeads,
    RunInHeads,
    Sentence,
    SentencePattern,
    Shortcoming,
    StockPhrase,
    Transition,
    WordClass,
    Wording,
)
from planner.bank.model import Authority, Duty, Entry, Evidence, Level, Status, Tense
from planner.bank.values import Read
from planner.bank.yamlfile import Raw

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
    "财经",
    "城乡",
    "乡村",
    "科教",
    "生态",
    "安全",
    "法治",
    "治理",
)
"""The parts of a report that an entry may be for: 决定任免 to 基层民主 are local ones, the last eight
fields that 发展 and 民生 (or 监督) hold when they are no parts of their own."""

ANY_PART = "通用"
"""What a set of run-in heads is for whose paragraphs may stand in any part."""

_YEAR_KINDS = ("平年", "届末", "首年")
_ROLES = ("全写", "短写", "并列", "进行", "补写", "接续", "段落")
_LEADS = ("领起名", "领起动", "时间", "事实", "光谓语", "做法", "结果")
_USES = ("年度定性", "会议精神", "指导思想", "学习教育", "法律")


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


def _by_part(value: Raw) -> Mapping[str, str]:
    by_part = values.patterns(value)
    for part in by_part:
        _part(part)
    return by_part


def _levels(value: Raw) -> frozenset[Level]:
    return frozenset(_level(word) for word in values.some_words(value))


_level = values.member("级别", Level)
_part = values.one_of("部分", PARTS)
_TENSE = Key("tense", values.member("时态", Tense), needed=True)
_YEARS = Key("year_kinds", values.set_of("年型", _YEAR_KINDS))
_DOCUMENTS = Key("documents", values.word_set)


def _kind(
    entry: type[Entry], name: str, blank: Mapping[str, Any] | None = None, /, **keys: Key
) -> tuple[str, Kind]:
    common = {
        "编号": Key("id", values.entry_id(name), needed=True),
        "文本": Key("text", values.pattern, needed=True),
        "职责": Key("duty", values.member("职责", Duty), needed=True),
        "级别": Key("levels", _levels, needed=True),
        "起": Key("from", values.day),
        "止": Key("until", values.day),
        "接替": Key("successor", values.filled),
        "权威": Key("authority", values.member("权威", Authority), needed=True),
        "来源": Key("sources", values.some_words, needed=True),
        "状态": Key("status", values.member("状态", Status)),
        "待核": Key("confirmed", values.untruth),
        "核到": Key("settled", values.last_day),
        "误写": Key("wrong", values.words),
        "说明": Key("note", values.text),
        "别样": Key("variants", values.words),
        "次数": Key("count", values.integer),
        "首见": Key("first_year", values.integer),
        "末见": Key("last_year", values.integer),
    }
    named = "名称" in keys or entry is RunInHeads
    return name, Kind(name, entry, common | keys, blank or {}, text_from_name=named)


_NAME = Key("name", values.filled, needed=True)
_PART = Key("part", _part, needed=True)

KINDS: Mapping[str, Kind] = dict(
    (
        _kind(Formula, "提法", 组成=Key("members", values.words), 特征=Key("patterns", values.words)),
        _kind(
            Wording,
            "时间线",
            用途=Key("role", values.one_of("用途", (*_USES, ""))),
            年份=Key("year", values.integer),
            特征=Key("patterns", values.words),
        ),
        _kind(
            Form,
            "形式",
            {"aliases": (), "unit": "", "counter": "", "product": ""},
            名称=_NAME,
            别名=Key("aliases", values.words),
            依据=Key("basis", values.filled, needed=True),
            计量=Key("unit", values.text),
            计入=Key("counter", values.text),
            回顾动词=Key("review_verb", values.filled, needed=True),
            计划动词=Key("plan_verb", values.filled, needed=True),
            成果=Key("product", values.text),
            句组=Key("frames", values.filled, needed=True),
        ),
        _kind(
            Field,
            "领域",
            名称=_NAME,
            关键词=Key("keywords", values.some_words, needed=True),
            部分=_PART,
            组=Key("group", values.filled, needed=True),
            序=Key("order", values.integer, needed=True),
        ),
        _kind(
            CalendarDuty,
            "日历",
            {"months": (), "forms": (), "keywords": (), "data_year": None, "yearly": True},
            名称=_NAME,
            月份=Key("months", values.months),
            依据=Key("basis", values.filled, needed=True),
            形式=Key("forms", values.words),
            关键词=Key("keywords", values.words),
            数据年度=Key("data_year", values.data_year),
            每年=Key("yearly", values.truth),
            除外=Key("unless", values.words),
            机关=Key("organs", values.words),
            答案=Key("answers", values.words),
            不少于=Key("least", values.integer),
            一次=Key("once", values.truth),
            年型=_YEARS,
            规划年=Key("plan_years", values.plan_years),
            条件=Key("condition", values.filled),
            补法=Key("advice", values.filled),
        ),
        _kind(
            Anniversary,
            "周年",
            起年=Key("since", values.integer, needed=True),
            特征=Key("patterns", values.some_words, needed=True),
        ),
        _kind(
            Frame,
            "句式",
            {"lead": ""},
            句组=Key("group", values.filled, needed=True),
            时态=_TENSE,
            写法=Key("role", values.one_of("写法", _ROLES), needed=True),
            起法=Key("lead", values.one_of("起法", (*_LEADS, ""))),
            年型=_YEARS,
            阶段=Key("stages", values.word_set),
            一次=Key("once", values.truth),
            文种=_DOCUMENTS,
        ),
        _kind(
            Opening,
            "起句",
            {"governs": "", "fits": "", "avoid": ""},
            接=Key("governs", values.text),
            宜=Key("fits", values.text),
            忌=Key("avoid", values.text),
            起法=Key("lead", values.one_of("起法", _LEADS)),
            宜组=Key("groups", values.word_set),
            忌组=Key("unfit", values.word_set),
        ),
        _kind(Transition, "过渡", 接缝=Key("joint", values.filled, needed=True)),
        _kind(Shortcoming, "不足", 措施=Key("measure", values.pattern, needed=True), 部分=_PART),
        _kind(
            HeadingScheme,
            "标题",
            {"year_kinds": frozenset(), "review": {}, "plan": {}},
            名称=_NAME,
            年型=_YEARS,
            专用=Key("reserved", values.truth),
            回顾=Key("review", _by_part),
            计划=Key("plan", _by_part),
        ),
        _kind(
            RunInHeads,
            "小标题",
            部分=Key("part", values.one_of("部分", (*PARTS, ANY_PART)), needed=True),
            时态=_TENSE,
            分列=Key("listed", values.truth),
            条=Key("heads", values.patterns, needed=True),
        ),
        _kind(WordClass, "词组", 名称=_NAME, 词=Key("words", values.some_words, needed=True)),
        _kind(
            Sentence,
            "成句",
            位置=Key("place", values.filled, needed=True),
            时态=_TENSE,
            年型=_YEARS,
            文种=_DOCUMENTS,
        ),
        _kind(StockPhrase, "套语", 时态=Key("tense", values.member("时态", Tense))),
        _kind(SentencePattern, "句型", 时态=_TENSE, 用处=Key("use", values.filled, needed=True)),
        _kind(
            ParallelHeads,
            "并列标题",
            时态=_TENSE,
            层次=Key("level", values.integer, needed=True),
            条=Key("heads", values.some_patterns, needed=True),
        ),
        _kind(
            OversightTopic,
            "议题",
            形式=Key("form", values.filled, needed=True),
            题目=Key("topic", values.pattern, needed=True),
            领域=Key("field", values.text),
            机关=Key("organ", values.text),
        ),
    )
)
"""The kinds of bank files, by the word after 类别."""

EVIDENCE = Kind(
    "出处",
    Evidence,
    {
        "编号": Key("id", values.filled, needed=True),
        "来源": Key("sources", values.words),
        **{key: KINDS["提法"].keys[key] for key in ("别样", "次数", "首见", "末见", "状态", "接替")},
    },
)
"""The kind of file that lays what past reports add over entries of other files."""
