"""ItemSlots: what the slots of a frame hold for one agenda item.

The slot types and their joints are those of the prose guide §2.0 and §4; each value keeps the
origin of the facts it is made of.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Form, Level
from planner.compose.joints import join, strip_start, words
from planner.compose.memory import Memory, caused
from planner.compose.setting import Setting, gap
from planner.draft.measure import MOST_FIGURES, figures
from planner.draft.model import FromPhrase, FromRule, Span, Spans, plain
from planner.facts.derived.agenda import Item, Stage
from planner.facts.derived.ledger import summed
from planner.facts.model import Fact

# In the order they are told: why, how, found, proposed, came of it (prose guide §1.1).
DETAILS = (
    "背景",
    "目的",
    "上级",
    "重点",
    "做法",
    "点位",
    "人数",
    "应询单位",
    "金额",
    "问题语",
    "意见语",
    "测评",
    "产物",
    "进展",
    "原因",
    "落点",
)

# Verbs of cause that a frame or the word class 推动 supplies; none of them can begin another word.
_CAUSES = ("推动", "促进", "促成", "带动", "助推", "助力")
# 建议 and 要求 before an organ only introduce what is proposed.
_PROPOSES = re.compile("(?:建议|要求)(?=[区县市镇乡]?政府|有关|相关|各)")
# What may be told at which stage (prose guide §1.2).
_AIMS = {"背景", "目的", "重点", "上级", "点位", "人数", "应询单位", "做法"}
_HEARD = frozenset({*_AIMS, "金额", "问题语", "测评", "产物"})
MAY_BE_TOLD: Mapping[Stage, frozenset[str]] = {
    Stage.PLANNED: frozenset(_AIMS),
    Stage.DROPPED: frozenset({"原因"}),
    Stage.RUNNING: frozenset({*_AIMS, "问题语", "进展"}),
    Stage.HEARD: _HEARD,
    Stage.OPINED: _HEARD | {"意见语"},
    Stage.HANDLED: _HEARD | {"意见语", "落点"},
    Stage.EFFECTIVE: _HEARD | {"意见语", "落点"},
}
# Without these an item that stopped or still runs cannot be told at all: blank, they are a gap.
_ASKED = {"进展": Stage.RUNNING, "原因": Stage.DROPPED}
_DELIBERATED = "审议意见"
_PLAIN = frozenset({"报告机关", "背景", "人数", "应询单位", "上级", "金额", "产物", "测评", "进展", "原因"})
_LISTS = frozenset({"重点", "做法", "点位"})
_CONSEQUENCE = "会后"
_LAW = "《"
# Months between the first and the last of a span that still places an event.
_SHORT_SPAN = 2


@dataclass(frozen=True)
class ItemSlots:
    """Looks up the slots of one item. `subject` says whether {主体} is written out."""

    item: Item
    setting: Setting
    memory: Memory
    subject: bool = False

    def __call__(self, name: str) -> Spans:
        """Return the value of slot `name`, empty when the item does not say it."""
        if name.startswith("词."):
            return self._word(name.removeprefix("词."))
        made = self._made.get(name)
        if made:
            return made()
        if name in _PLAIN:
            return self.answer(name)
        if name in _LISTS:
            return self._list(name)
        return self.setting.lookup(name, self.item.tense)

    @cached_property
    def _made(self) -> Mapping[str, Callable[[], Spans]]:
        """The slots whose value is made of several answers."""
        return {
            "主体": self._subject,
            "议题": self.topic,
            "报告": self._report,
            "短报告": self._short_report,
            "法名": self._law,
            "目的": self._purpose,
            "问题语": self._problems,
            "意见语": self._opinions,
            "落点": self._landing,
            "月": self._month,
            "年": self._done_in,
            "季": self._season,
            "下年度": self._next_year,
            "原因": self._obstacle,
        }

    def _subject(self) -> Spans:
        return self.setting.lookup("主体", self.item.tense) if self.subject else ()

    def _month(self) -> Spans:
        """Return the months, unless they are too many to place an event; with the year of one of several."""
        months = self.item.months
        if not months or months[-1] - months[0] > _SHORT_SPAN:
            return ()
        year = self._done_in()
        return (*year, *words("年" if year else ""), *self.answer("月份"))

    def _done_in(self) -> Spans:
        """Return the year the item was done in, where the report looks back on several."""
        return (self.setting.span(self.item.year),) if self.item.year else ()

    def _obstacle(self) -> Spans:
        """Return why an item was not done; the frame supplies 因."""
        return _without(self.answer("原因"), ("因为", "由于", "因"))

    def _next_year(self) -> Spans:
        """Return the next year; for an item that was dropped only if the plan takes it up."""
        taken_up = any(item.topic == self.item.topic for item in self.setting.plan)
        if self.item.stage is Stage.DROPPED and not taken_up:
            return ()
        return self.setting.lookup("下年度", self.item.tense)

    def details(self) -> frozenset[str]:
        """Return the detail slots the item has something to say in."""
        return frozenset(name for name in DETAILS if self(name))

    def _word(self, name: str) -> Spans:
        """Return a word of a class; no 据此 or 随后 before a result that nobody is said to have caused."""
        if name == _CONSEQUENCE and not self.answer("举措"):
            return ()
        word, entry_id = self.memory.word(name)
        return (Span(word, FromPhrase(entry_id)),)

    def _fact(self, key: str) -> Fact | None:
        return self.item.record.one(key)

    def answer(self, key: str) -> Spans:
        """Return the item's answer under `key`, empty when it is blank."""
        fact = self._fact(key)
        if fact:
            return (self.setting.span(fact),)
        if _ASKED.get(key) is self.item.stage:
            return (gap(f"{self.item.key}.{key}", f"{self.item.name}的{key}"),)
        return ()

    def _list(self, key: str) -> Spans:
        return join([(self.setting.span(fact),) for fact in self.item.record.all(key)])

    @property
    def has_other_organ(self) -> bool:
        """Whether another organ than the government reports, so that it must be named."""
        organ = plain(self.answer("报告机关"))
        government = plain(self.setting.lookup("政府", self.item.tense))
        return bool(organ) and organ not in {government, f"{government[:1]}人民政府"}

    def topic(self) -> Spans:
        """Return the topic, with the year its figures speak of where that is given; a law has none."""
        fact = self._fact("题目")
        if fact is None or fact.pending:
            return (gap(f"{self.item.key}.题目", "议题"),)
        named = replace(self.setting.span(fact), text=self.item.topic)
        dated = self.item.topic[:1].isdigit() or self.item.topic.startswith(_LAW)
        return (named,) if dated else (*self._year(), named)

    def _year(self) -> Spans:
        """Return the year the figures speak of, as 2025年; empty when it is not given."""
        year = self.answer("数据年度")
        return (*year, *words("年")) if year else ()

    def _report(self) -> Spans:
        """Return the title of the report, with the organ that gives it."""
        organ = self.answer("报告机关")
        short = self._short_report()
        named = bool(self.answer("报告名"))
        return (*organ, *words("关于"), *short) if organ and short and not named else short

    def _short_report(self) -> Spans:
        named = self.answer("报告名")
        if named:
            year = () if plain(named)[0].isdigit() else self._year()
            return (*year, *named, *words("" if plain(named).endswith("报告") else "的报告"))
        topic = self.topic()
        tail = "" if plain(topic).endswith("报告") else "情况的报告"
        return (*topic, *words(tail)) if topic else ()

    def _law(self) -> Spans:
        topic = self.topic()
        return topic if plain(topic).startswith(_LAW) else ()

    def _purpose(self) -> Spans:
        return _without(self.answer("目的"), _CAUSES)

    def _problems(self) -> Spans:
        members = [(self.setting.span(f),) for f in self.item.record.all("问题")]
        count = self.answer("问题数")
        if not members:
            return (*count, *words("个问题")) if count else ()
        if count:
            return (*join(members), *words("等"), *count, *words("个问题"))
        return (*join(members), *words("的问题" if len(members) == 1 else "等问题"))

    def _opinions(self) -> Spans:
        members = [_proposal(self.setting.span(f)) for f in self.item.record.all("意见")]
        count = self.answer("意见数")
        form = self.item.form
        noun = words(_noun(form, self.setting.level))
        if not members:
            return (*noun, *count, *words("条")) if count else ()
        number = (*count, *words("条")) if count else ()
        return (*join(members), *words("等"), *number, *noun)

    def _landing(self) -> Spans:
        """Return what came of it, so that it may stand after a comma or open a sentence."""
        effective = self.item.stage is Stage.EFFECTIVE
        action, result = self.answer("举措"), self.answer("成效") if effective else ()
        organ = self.answer("报告机关") or words("有关单位")
        name = plain(organ)
        if action:
            action = strip_start(action, name)
            done = (*organ, *action)
            result = _without(result, _CAUSES)
            if result and figures(f"{plain(done)}，{plain(result)}") > MOST_FIGURES:
                return (*done, *words("。"), *caused(result, self.memory))
            return (*done, *words("，"), *result) if result else done
        return caused(result, self.memory)

    def _season(self) -> Spans:
        months = self.item.months
        quarters = {(month - 1) // 3 for month in months}
        if len(quarters) != 1:
            return ()
        quarter = "一二三四"[quarters.pop()]
        year = self._done_in()
        season = Span(f"{quarter}季度", FromRule("月份→季度", (f"{self.item.key}.月份",)))
        return (*year, *words("年" if year else ""), season)


def _noun(form: Form | None, level: Level) -> str:
    """Return what the opinions of a form are called: at a town, where deputies propose, 建议."""
    if level in TOWN_LEVELS:
        return "建议"
    return _DELIBERATED if form and form.product.startswith(_DELIBERATED) else "意见建议"


def _proposal(span: Span) -> Spans:
    return (
        replace(
            span, text=_PROPOSES.sub("", span.text, count=1) if _PROPOSES.match(span.text) else span.text
        ),
    )


def _without(spans: Spans, heads: tuple[str, ...]) -> Spans:
    for head in heads:
        shorter = strip_start(spans, head)
        if shorter is not spans:
            return shorter
    return spans


@dataclass(frozen=True)
class ListSlots:
    """Looks up the slots of a frame that lists several items of one form."""

    members: tuple[ItemSlots, ...]

    def __call__(self, name: str) -> Spans:
        """Return the value of slot `name` for the whole list."""
        made = {
            "报告组": self._reports,
            "议题组": self._topics,
            "法组": self._laws,
            "项": self._count,
            "意见合计": self._opinions,
        }.get(name)
        if made:
            return made()
        return self._common(name) if name in {"月", "季"} else self.members[0](name)

    def _topics(self) -> Spans:
        """Return the topics; nothing when a member has a title of its own, which must be shown."""
        if any(slots.answer("报告名") for slots in self.members):
            return ()
        return join([slots.topic() for slots in self.members])

    def _laws(self) -> Spans:
        laws = [law for slots in self.members if (law := slots("法名"))]
        return join(laws) if len(laws) == len(self.members) else ()

    def _count(self) -> Spans:
        paths = tuple(slots.item.key for slots in self.members)
        return (Span(str(len(self.members)), FromRule("列举数", paths)),)

    def _common(self, name: str) -> Spans:
        """Return a time that all members share, else nothing."""
        values = {plain(slots(name)) for slots in self.members}
        return self.members[0](name) if len(values) == 1 else ()

    def _reports(self) -> Spans:
        """Return the titles with their common tail 情况的报告 put once."""
        titled = [slots("短报告") for slots in self.members if slots.item.record.one("报告名")]
        topics = [slots.topic() for slots in self.members if not slots.item.record.one("报告名")]
        tail = words("情况的报告") if topics else ()
        listed = (*join(topics), *tail)
        return (*listed, *(words("和") if topics and titled else ()), *join(titled))

    def _opinions(self) -> Spans:
        counts = [f for slots in self.members if (f := slots.item.record.one("意见数"))]
        total = summed("意见数", counts) if len(counts) == len(self.members) else None
        if total is None:
            return ()
        counted = Span(total.text, FromRule(f"合计：{total.name}", total.paths))
        first = self.members[0]
        return (*words(_noun(first.item.form, first.setting.level)), counted, *words("条"))
