"""Desk: the functions that templates call, and the state of one rendering."""

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Level, Tense, WordClass
from planner.chinese import numeral
from planner.compose.account import Account
from planner.compose.annex import annex_lines
from planner.compose.headings import RunIns, choose_scheme, heading_of
from planner.compose.joints import end_sentence, join, strip_end, tidy, words
from planner.compose.memory import Memory
from planner.compose.narrate import Narrator
from planner.compose.parts import Bundle, Layout, bundles, homes, layout_of, part_order
from planner.compose.promises import PromiseTeller
from planner.compose.setting import Setting, gap
from planner.compose.shelf import Shelf
from planner.compose.wholes import Wholes
from planner.draft.markup import BREAK, decode, encode, run_in, with_id
from planner.draft.model import Spans, plain
from planner.facts.derived.agenda import local_part

_PLACE = "行文"
# Folders of templates that a level or a kind of year has of its own.
_TOWN, _END_OF_TERM = "乡镇", "届末"
# The local part on elections, and the answers that show they were held.
_ELECTION, _ELECTED = "换届选举", ("选举.区代表", "选举.镇代表")
# What stands beside a whole sentence that no answer is behind.
_GENERAL = {
    Tense.REVIEW: "通用表述，问卷里没有对应的事实：请换成本单位做的事，或者核实后保留。",
    Tense.PLAN: "通用打算，问卷里没有对应的内容：请换成本单位要做的事，或者确认能做到后保留。",
}


class Desk:
    """One rendering: which half and part are being written, what has been said."""

    def __init__(self, setting: Setting, scheme: str = "") -> None:
        """Choose the headings; `scheme` overrides the facts file."""
        named = setting.facts.one("结构.标题")
        place = setting.facts.one("单位.地区")
        seed = f"{place.text if place else ''}{setting.clock.year}"
        memory = Memory(setting.usable(WordClass))
        shelf = Shelf(setting, memory)
        self._setting = setting
        self._memory = memory
        self._scheme = choose_scheme(setting, scheme or (named.text if named else ""))
        self._run_ins = RunIns(setting, self._scheme, seed)
        self._narrator = Narrator(setting, memory, shelf)
        self._account = Account(setting, memory, shelf)
        self._promises = PromiseTeller(setting, memory, shelf)
        self._wholes = Wholes(setting, memory, seed)
        self._tense = Tense.REVIEW
        self._part = ""
        self._opened = False
        # Of two paragraphs in a row one names 常委会; which one begins depends on the seed.
        self._openings = self._first = zlib.crc32(seed.encode()) % 2

    def value(self, slot: str) -> str:
        """Return the value of a general slot; a gap when the answer is missing."""
        spans = self._setting.lookup(slot, self._tense)
        question = self._setting.questions.get(slot)
        return encode(spans or (gap(slot, question.label if question else slot),))

    def has(self, path: str) -> bool:
        """Return whether anything was answered at `path`."""
        return self._setting.has(path)

    def agrees(self, path: str) -> bool:
        """Return whether the answer at `path` is 是."""
        fact = self._setting.facts.one(path)
        return fact is not None and fact.text == "是"

    def must(self, path: str) -> bool:
        """Return whether the question at `path` must be answered in this mode."""
        return self._setting.must(path)

    def missing(self, path: str, question: str) -> str:
        """Return a gap that asks `question` while what must be answered at `path` is not, else ""."""
        return "" if self.has(path) or not self.must(path) else encode((gap(path, question), *words("。")))

    def half(self, name: str, caller: Callable[[], str]) -> str:
        """Begin the review or the plan and return its heading line, which the block holds."""
        self._tense = Tense(name)
        return _line("# " + with_id(name, caller().strip()))

    def parts(self) -> tuple[str, ...]:
        """Return the parts of this half in order; a plan has none on elections that are over."""
        order = part_order(self._layout, local_part(self._setting.facts))
        over = self._tense is Tense.PLAN and self.election_over()
        return tuple(part for part in order if not (over and part == _ELECTION))

    @property
    def _layout(self) -> Layout:
        return layout_of(self._setting.level, self._tense)

    def sheets(self, part: str) -> tuple[str, ...]:
        """Return the template files of a part in this half: for the level, for the kind of year, for all.

        The first one that exists is taken.
        """
        own = [_TOWN] if self._setting.level in TOWN_LEVELS else []
        own += [_END_OF_TERM] if self._setting.ends_term else []
        return (*(f"{self._tense}/{folder}/{part}.j2" for folder in own), f"{self._tense}/{part}.j2")

    def election_over(self) -> bool:
        """Return whether the local part is on elections, and deputies have been elected."""
        held = any(self.has(path) for path in _ELECTED)
        return local_part(self._setting.facts) == _ELECTION and held

    def part(self, name: str) -> str:
        """Begin a part and return its heading line."""
        self._part, self._openings = name, self._first
        self._memory.start_part()
        heading = heading_of(self._scheme, name, self._tense)
        return "## " + with_id(f"{self._tense}.{name}", encode(heading))

    def groups(self) -> tuple[str, ...]:
        """Return the paragraph groups of an oversight part that have something to say, in order."""
        present = {bundle.group for bundle in self._bundles()}
        present |= set(self._homes(tuple(present)).values())
        return tuple(group for group in self._layout.groups[self._part] if group in present)

    def _bundles(self) -> tuple[Bundle, ...]:
        return bundles(self._layout, self._part, self._setting.items(self._tense))

    def _homes(self, present: Sequence[str]) -> dict[str, str]:
        speaking = [name for name in self._layout.followers if self._account.has(name, self._tense)]
        return homes(self._layout, self._part, present, speaking)

    def paragraph(self, group: str, caller: Callable[[], str]) -> str:
        """Return what the block holds with its run-in head, in paragraphs as marked; "" when empty."""
        self._opened = False
        bodies = list(_bodies(caller()))
        if not bodies:
            return ""
        head = self._run_ins.head(self._part, group, self._tense)
        first = with_id(f"{self._tense}.{self._part}.{group}", run_in(head, bodies[0]))
        return "".join(_line(body) for body in (first, *bodies[1:]))

    def section(self, name: str, caller: Callable[[], str]) -> str:
        """Return what the block holds as a paragraph outside the parts, with an id of its own."""
        self._opened = False
        bodies = list(_bodies(caller()))
        return _line(with_id(f"{self._tense}.{name}", "".join(bodies))) if bodies else ""

    def items(self, group: str) -> str:
        """Return the items of a group as sentences."""
        layout = self._layout
        if group in layout.groups.get(self._part, ()):
            members = next((bundle.items for bundle in self._bundles() if bundle.group == group), ())
        else:
            items = self._setting.items(self._tense)
            members = tuple(item for item in items if layout.group_of(item) == group)
        if not members:
            return ""
        return BREAK.join(map(encode, self._narrator.paragraphs(members, subject=self._subject())))

    def followers(self, group: str) -> str:
        """Return the answers that close the paragraph of an oversight group."""
        present = [bundle.group for bundle in self._bundles()]
        return "".join(self.account(name) for name, home in self._homes(present).items() if home == group)

    def _subject(self) -> bool:
        """Return whether the next sentence names 常委会: the first of every other review paragraph."""
        if self._opened or self._tense is Tense.PLAN:
            return False
        self._opened = True
        self._openings += 1
        return self._openings % 2 == 1

    def account(self, group: str) -> str:
        """Return the answers of a frame group as sentences."""
        return encode(self._account.group(group, self._tense, subject=self._subject()))

    def cases(self, path: str, group: str) -> str:
        """Return the records at `path` as sentences of a frame group."""
        return encode(self._account.cases(path, group, self._tense))

    def sentence(self, place: str) -> str:
        """Return a whole sentence of the bank for a place; one without facts carries a note."""
        spans = self._wholes.sentence(place, self._tense)
        note = next((_GENERAL[half] for half in _GENERAL if place.startswith(f"{half}.")), "")
        if spans and note:
            spans = (replace(spans[0], note=note), *spans[1:])
        return encode(spans)

    def extras(self, path: str) -> str:
        """Return the records of extra matters, each a paragraph; one without a head stands bare."""
        lines = []
        for record in self._setting.facts.list(path):
            content, head = record.one("内容"), record.one("小标题")
            told = self._setting.span(content) if content else gap(f"{record.path}.内容", "内容")
            title = end_sentence(strip_end((self._setting.span(head),))) if head else ()
            body = end_sentence((told,))
            self._memory.keep(body)
            number = record.path.rpartition(".")[2]
            block_id = f"{self._tense}.{self._part}.{path}.{number}"
            lines.append(_line(with_id(block_id, run_in(title, encode(body)))))
        return "".join(lines)

    def promises(self, part: str) -> str:
        """Return as a paragraph what last year's plan promised of a part and no item tells; "" for none.

        Without a part: what the facts file puts under none of the report's parts.
        """
        spans = tidy(self._promises.paragraph(part, self.parts()))
        block_id = ".".join((self._tense, *((part,) if part else ()), "去年计划"))
        return _line(with_id(block_id, encode(spans))) if spans else ""

    def measures(self, paths: Sequence[str], part: str) -> str:
        """Return the clerk's plan measures at `paths` and those that answer the part's shortcomings."""
        spans = self._account.measures(tuple(paths), part)
        self._memory.keep(spans)
        return encode(spans)

    def shortcomings(self) -> str:
        """Return the shortcomings as a list; a gap when none was given."""
        spans = self._account.shortcomings()
        return encode(spans or (gap("不足", "工作中的不足和改进措施，3至6条"),))

    def insights(self) -> str:
        """Return the insights the clerk gave as 一是…；二是…; a gap where they must be given and are not."""
        facts = self._setting.facts.all("体会")
        members = [(*words(f"{numeral(n)}是"), self._setting.span(f)) for n, f in enumerate(facts, start=1)]
        return encode(end_sentence(join(members, "；") if members else self._setting.answer("体会")))

    def annex(self) -> str:
        """Return the table of the plan's agenda items as markup lines, "" without items."""
        return annex_lines(self._setting)


def sheets_of(level: Level, tense: Tense, part: str) -> tuple[str, ...]:
    """Return the template files that a part of one half may have, the level's own first."""
    own = (f"{tense}/乡镇/{part}.j2",) if level in TOWN_LEVELS else ()
    return (*own, f"{tense}/{part}.j2")


def _bodies(text: str) -> Iterator[str]:
    """Yield the paragraphs of a block's text, template lines run together and joints mended."""
    run_together = "".join(line.strip() for line in text.split("\n"))
    for body in run_together.split(BREAK):
        spans: Spans = tidy(decode(body, _PLACE))
        if plain(spans):
            yield encode(spans)


def _line(text: str) -> str:
    """Return `text` ended: Jinja takes the line break after a block, and lines must not run together."""
    return f"{text}\n"
