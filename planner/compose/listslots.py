"""ListSlots: what the slots of a frame hold that lists several items of one form."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.bank.model import Tense
from planner.compose.itemslots import ItemSlots
from planner.compose.joints import join, words
from planner.compose.opinions import noun_of
from planner.draft.model import FromRule, Span, Spans, plain
from planner.facts.derived.agenda import resolves
from planner.facts.derived.ledger import summed


@dataclass(frozen=True)
class ListSlots:
    """Looks up the slots of a frame that lists several items of one form."""

    members: tuple[ItemSlots, ...]

    def __call__(self, name: str) -> Spans:
        """Return the value of slot `name` for the whole list."""
        made = {
            "报告组": self._reports,
            "机关报告组": self._reports_of_organs,
            "产物组": self._products,
            "议题组": self._topics,
            "法组": self._laws,
            "项": self._count,
            "意见合计": self._opinions,
        }.get(name)
        if made:
            return made()
        return self._common(name) if name in {"月", "季"} else self.members[0](name)

    def _topics(self) -> Spans:
        """Return the topics; nothing when a member has a title or an organ of its own, or what it yielded."""
        if any(slots.answer("报告名") or slots.has_other_organ or _resolved(slots) for slots in self.members):
            return ()
        return _topics_of(self.members)

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
        """Return the titles with their common tail 情况的报告 put once; nothing where organs are named."""
        if any(slots.has_other_organ for slots in self.members):
            return ()
        titled = [slots("短报告") for slots in self.members if slots.item.record.one("报告名")]
        topics = _topics_of([slots for slots in self.members if not slots.item.record.one("报告名")])
        tail = words("情况的报告") if topics else ()
        listed = (*topics, *tail)
        return (*listed, *(words("和") if topics and titled else ()), *join(titled))

    def _reports_of_organs(self) -> Spans:
        """Return the titles, each with its organ: 区法院关于…、区检察院关于…情况的报告."""
        if any(slots.answer("报告名") or not slots.has_other_organ for slots in self.members):
            return ()
        titles = [(*slots.answer("报告机关"), *words("关于"), *slots.topic()) for slots in self.members]
        return (*join(titles), *words("情况的报告"))

    def _products(self) -> Spans:
        """Return what each member yielded, nothing when one yielded nothing."""
        made = [slots("产物") for slots in self.members]
        return join(made) if all(made) else ()

    def _opinions(self) -> Spans:
        counts = [f for slots in self.members if (f := slots.item.record.one("意见数"))]
        total = summed("意见数", counts) if len(counts) == len(self.members) else None
        if total is None:
            return ()
        counted = Span(total.text, FromRule(f"合计：{total.name}", total.paths))
        first = self.members[0]
        return (*words(noun_of(first.item.form, first.setting.level)), counted, *words("条"))


def _resolved(slots: ItemSlots) -> bool:
    return slots.item.tense is Tense.REVIEW and resolves(slots.item)


def _topics_of(members: Sequence[ItemSlots]) -> Spans:
    """Return the topics as a list, a year that neighbours share said once."""
    before = ("", *(slots.year for slots in members))
    return join([slots.topic(said=year) for slots, year in zip(members, before, strict=False)])
