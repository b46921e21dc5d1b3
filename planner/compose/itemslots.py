"""ItemSlots: what the slots of a frame hold for one agenda item.

The slot types and their joints are those of the prose guide §2.0 and §4; each value keeps the
origin of the facts it is made of.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from planner.compose.agents import names_agent, own_names
from planner.compose.freetext import clause, members, without_head
from planner.compose.gaps import gap
from planner.compose.joints import CAUSE, divided, join, words
from planner.compose.memory import Memory, caused
from planner.compose.opinions import DELIBERATED, noun_of, problem, proposal, tail_of
from planner.compose.setting import Setting
from planner.compose.tellable import ASKED, DETAILS
from planner.draft.measure import MOST_FIGURES, figures
from planner.draft.model import FromPhrase, FromRule, Span, Spans, plain
from planner.facts.derived.agenda import Item, Stage
from planner.facts.model import Fact

# Verbs of cause that a frame or the word class 推动 supplies; none of them can begin another word.
_CAUSES = ("推动", "促进", "促成", "带动", "助推", "助力")
# What stands before a product or progress and is said by the frame.
_PRODUCT_HEADS = ("形成了", "形成", "出台了", "作出了", "作出")
_PROGRESS_HEADS = ("目前已完成", "已经完成", "已完成", "完成了", "完成")
# Forms under which people go and look, and bring opinions back.
_ON_THE_SPOT = frozenset({"专题调研", "视察", "执法检查", "专项检查", "暗访"})
_PLAIN = frozenset({"报告机关", "背景", "人数", "应询单位", "上级", "金额", "测评"})
_LISTS = frozenset({"重点", "做法", "点位"})
_CONSEQUENCE, _PROPOSE, _COLLECT = "会后", "提出", "汇总"
_LAW = "《"
_LAW_TITLE = re.compile("《(?:中华人民共和国)?(.+?)(?:法典|法|条例|办法|规定)》")
# Forms that are about how a law is carried out, where it is their topic.
_OF_A_LAW = frozenset({"跟踪监督", "专题询问", "专题调研", "满意度测评", "主任会议听取", "询问", "联网监督"})
# What can be visited as it is; of anything else the state (情况) is.
_VISIT = "视察"
_VISITED = (
    *("情况", "现场", "园区", "园", "站", "厂", "馆", "所", "院", "校", "街", "路", "桥", "河", "湖", "期"),
    *("中心", "基地", "市场", "小区", "工程", "项目", "设施", "平台", "机构", "企业"),
)
# 环境保护目标完成 is headed as 环境保护目标.
_DONE, _GOALS = "完成", "目标完成"
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
            "议题": self._looked_at,
            "报告": self._report,
            "短报告": self._short_report,
            "法名": self._law,
            "法题": self._law_matter,
            "题": self._bare_topic,
            "目的": self._purpose,
            "问题语": self._problems,
            "意见语": self._opinions,
            "成文意见": self._product,
            "建议语": self._advice,
            "进展": lambda: without_head(self.answer("进展"), _PROGRESS_HEADS),
            "产物": lambda: without_head(self.answer("产物"), _PRODUCT_HEADS),
            "落点": self._landing,
            "促成果": self._brought_about,
            "月": self._month,
            "年": self._done_in,
            "季": self._season,
            "下年度": self._next_year,
            "原因": self._obstacle,
        }

    def _subject(self) -> Spans:
        """Return 常委会, unless an answer names it itself: a sentence has it once."""
        subject = self.setting.lookup("主体", self.item.tense) if self.subject else ()
        name = plain(subject)
        told = (fact.text for facts in self.item.record.fields.values() for fact in facts)
        return () if name and any(name in text for text in told) else subject

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
        return without_head(self.answer("原因"), ("因为", "由于", "因"))

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
        """Return a word of a class; no 据此 or 随后 before a result that nobody is said to have caused.

        Opinions that begin with a verb are 提出, not 形成: 形成开展… reads as two verbs.
        """
        if name == _CONSEQUENCE and not self.answer("举措"):
            return ()
        if name == _PROPOSE and not self._proposals and self._collects:
            name = _COLLECT
        word, entry_id = self.memory.word(name)
        if name == _PROPOSE and self._proposals:
            word = name
        return (Span(word, FromPhrase(entry_id)),)

    def _fact(self, key: str) -> Fact | None:
        return self.item.record.one(key)

    def answer(self, key: str) -> Spans:
        """Return the item's answer under `key` as a clause, empty when it is blank."""
        fact = self._fact(key)
        if fact:
            return (clause(self.setting.span(fact)),)
        if ASKED.get(key) is self.item.stage:
            return (gap(f"{self.item.key}.{key}", f"{self.item.name}的{key}"),)
        return ()

    def _list(self, key: str) -> Spans:
        return join(members(self.setting.span(fact) for fact in self.item.record.all(key)))

    @property
    def has_other_organ(self) -> bool:
        """Whether another organ than the government reports, so that it must be named."""
        organ = plain(self.answer("报告机关"))
        government = plain(self.setting.lookup("政府", self.item.tense))
        return bool(organ) and organ not in {government, f"{government[:1]}人民政府"}

    def topic(self, *, said: str = "") -> Spans:
        """Return the topic, with the year its figures speak of where that is given; a law has none.

        The year `said` just before is not said again.
        """
        fact = self._fact("题目")
        if fact is None or fact.pending:
            return (gap(f"{self.item.key}.题目", "议题"),)
        named = replace(self.setting.span(fact), text=self.item.topic)
        dated = self.item.topic[:1].isdigit() or self.item.topic.startswith(_LAW)
        told = bool(said) and self.year == said
        return (named,) if dated or told else (*self._year(), named)

    def _looked_at(self) -> Spans:
        """Return the topic as an object: 消防法实施情况 for a law, 公交线网优化情况 for what is visited."""
        topic = self.topic()
        fact, frames = self._fact("题目"), self.item.form.frames if self.item.form else ""
        if fact is None or fact.pending:
            return topic
        tail = ""
        if self.item.topic.startswith(_LAW) and self.item.topic.endswith("》"):
            tail = "实施情况" if frames in _OF_A_LAW else ""
        elif frames == _VISIT and not self.item.topic.endswith(_VISITED):
            tail = "情况"
        return (*topic[:-1], replace(topic[-1], text=f"{topic[-1].text}{tail}"))

    @property
    def year(self) -> str:
        """The year the figures speak of, as 2025年; "" when it is not given or not known yet."""
        year = self._fact("数据年度")
        return "" if year is None or year.pending else plain(self._year())

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
        tail = f"实施{tail}" if plain(topic).endswith("》") else tail
        return (*topic, *words(tail)) if topic else ()

    def _bare_topic(self) -> Spans:
        """Return the topic without the year its figures speak of."""
        fact = self._fact("题目")
        known = fact is not None and not fact.pending
        name = self.item.topic.removesuffix(_DONE) if self.item.topic.endswith(_GOALS) else self.item.topic
        return (replace(self.setting.span(fact), text=name),) if fact and known else self.topic()

    def _law_matter(self) -> Spans:
        """Return what a law is about, out of its title: 食品安全 of 《中华人民共和国食品安全法》."""
        law = self._law()
        if not law:
            return ()
        bare = _LAW_TITLE.fullmatch(plain(law))
        return (replace(law[-1], text=bare[1]),) if bare else ()

    def _law(self) -> Spans:
        topic = self.topic()
        return topic if plain(topic).startswith(_LAW) else ()

    def _purpose(self) -> Spans:
        return without_head(self.answer("目的"), _CAUSES)

    def _problems(self) -> Spans:
        found = [problem(self.setting.span(f)) for f in self.item.record.all("问题")]
        count = self.answer("问题数")
        if not found:
            return (*count, *words("个问题")) if count else ()
        if count:
            return (*join(found), *words("等"), *count, *words("个问题"))
        return (*join(found), *words(tail_of(found)))

    @property
    def _collects(self) -> bool:
        """Return whether the opinions were gathered on the spot, so that they may be said to be 汇总."""
        form = self.item.form
        return self._noun != DELIBERATED and form is not None and form.frames in _ON_THE_SPOT

    @property
    def _noun(self) -> str:
        return noun_of(self.item.form, self.setting.level)

    @cached_property
    def _proposals(self) -> list[Spans]:
        return [proposal(self.setting.span(f)) for f in self.item.record.all("意见")]

    def _opinions(self) -> Spans:
        count = self.answer("意见数")
        noun = words(self._noun)
        if not self._proposals:
            return (*noun, *count, *words("条")) if count else ()
        number = (*count, *words("条")) if count else ()
        return (*join(self._proposals), *words("等"), *number, *noun)

    def _product(self) -> Spans:
        """Return the opinions as a thing that was made: their count, then what they are mainly about.

        Empty without a count, and where a member is divided by commas of its own.
        """
        count = self.answer("意见数")
        if not count or divided(self._proposals):
            return ()
        about = (*words("，主要是"), *join(self._proposals)) if self._proposals else ()
        return (*words(self._noun), *count, *words("条"), *about)

    def _advice(self) -> Spans:
        """Return what was proposed, to stand after 建议; empty where a count would be lost."""
        return () if self.answer("意见数") or divided(self._proposals) else join(self._proposals)

    def _landing(self) -> Spans:
        """Return what came of it, so that it may stand after a comma or open a sentence."""
        effective = self.item.stage is Stage.EFFECTIVE
        action, result = self.answer("举措"), self.answer("成效") if effective else ()
        organ = self.answer("报告机关") or words("有关单位")
        name = plain(organ)
        if action:
            action = without_head(action, own_names(name))
            done = action if names_agent(plain(action), self.memory) else (*organ, *action)
            result = without_head(result, _CAUSES)
            if result and figures(f"{plain(done)}，{plain(result)}") > MOST_FIGURES:
                return (*done, *words("。"), *result)
            return (*done, *words("，"), *result) if result else done
        return caused(result, self.memory)

    def _brought_about(self) -> Spans:
        """Return what came of it where a verb of cause opens it (推动新增…), so that it may follow a noun."""
        landing = self._landing()
        return landing if landing and landing[0].origin == FromPhrase(CAUSE) else ()

    def _season(self) -> Spans:
        months = self.item.months
        quarters = {(month - 1) // 3 for month in months}
        if len(quarters) != 1:
            return ()
        quarter = "一二三四"[quarters.pop()]
        year = self._done_in()
        season = Span(f"{quarter}季度", FromRule("月份→季度", (f"{self.item.key}.月份",)))
        return (*year, *words("年" if year else ""), season)
