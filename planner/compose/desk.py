"""Desk: the functions that templates call, and the state of one rendering."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.bank.model import Sentence, Tense, WordClass
from planner.chinese import numeral
from planner.compose.account import Account
from planner.compose.annex import annex_lines
from planner.compose.choose import told_slots
from planner.compose.headings import ORDINARY_YEAR, RunIns, choose_scheme, heading_of
from planner.compose.joints import end_sentence, join, strip_end, tidy, words
from planner.compose.memory import Memory
from planner.compose.narrate import Narrator
from planner.compose.parts import GROUPS, bundles, group_of, part_order
from planner.compose.pattern import fill, parse_pattern
from planner.compose.setting import Setting, gap
from planner.draft.markup import BREAK, decode, encode, run_in, with_id
from planner.draft.model import Spans, plain

_PLACE = "行文"
_GENERAL = "通用表述，问卷里没有对应的事实：请换成本单位做的事，或者核实后保留。"
# A sentence that shows one answer less than the fullest may be taken for variety.
_NEARLY = 1


class Desk:
    """One rendering: which half and part are being written, what has been said."""

    def __init__(self, setting: Setting, scheme: str = "") -> None:
        """Choose the headings; `scheme` overrides the facts file."""
        named = setting.facts.one("结构.标题")
        place, year = setting.facts.one("单位.地区"), setting.clock.year
        self._seed = f"{place.text if place else ''}{year}"
        self._setting = setting
        self._scheme = choose_scheme(setting, scheme or (named.text if named else ""))
        self._run_ins = RunIns(setting.bank, self._scheme, self._seed)
        self._memory = Memory(setting.bank.of(WordClass))
        self._narrator = Narrator(setting, self._memory)
        self._account = Account(setting, self._memory, self._narrator)
        self._tense = Tense.REVIEW
        self._part = ""
        self._opened = False
        self._openings = 0

    def value(self, slot: str) -> str:
        """Return the value of a general slot; a gap when the answer is missing."""
        spans = self._setting.lookup(slot, self._tense)
        question = self._setting.questions.get(slot)
        return encode(spans or (gap(slot, question.label if question else slot),))

    def has(self, path: str) -> bool:
        """Return whether anything was answered at `path`."""
        return self._setting.has(path)

    def missing(self, path: str, question: str) -> str:
        """Return a gap that asks `question` while nothing is answered at `path`, else ""."""
        return "" if self.has(path) else encode((gap(path, question), *words("。")))

    def half(self, name: str, caller: Callable[[], str]) -> str:
        """Begin the review or the plan and return its heading line, which the block holds."""
        self._tense = Tense(name)
        return _line("# " + with_id(name, caller().strip()))

    def parts(self) -> tuple[str, ...]:
        """Return the parts of the report in order."""
        local = self._setting.facts.one("结构.本地部分")
        return part_order(local.text if local else "")

    def part(self, name: str) -> str:
        """Begin a part and return its heading line."""
        self._part, self._opened, self._openings = name, False, 0
        self._memory.start_part()
        heading = heading_of(self._scheme, name, self._tense)
        return "## " + with_id(f"{self._tense}.{name}", encode(heading))

    def groups(self) -> tuple[str, ...]:
        """Return the paragraph groups of an oversight part that have items."""
        items = self._setting.items(self._tense)
        return tuple(bundle.group for bundle in bundles(self._part, items))

    def paragraph(self, group: str, caller: Callable[[], str]) -> str:
        """Return what the block holds with its run-in head, in paragraphs as marked; "" when empty."""
        self._opened = False
        text = "".join(line.strip() for line in caller().splitlines())
        bodies = [tidy(decode(body, _PLACE)) for body in text.split(BREAK)]
        lines = [encode(body) for body in bodies if plain(body)]
        if not lines:
            return ""
        head = self._run_ins.head(self._part, group, self._tense)
        first = with_id(f"{self._tense}.{self._part}.{group}", run_in(head, lines[0]))
        return "".join(_line(line) for line in (first, *lines[1:]))

    def section(self, name: str, caller: Callable[[], str]) -> str:
        """Return what the block holds as a paragraph outside the parts, with an id of its own."""
        body = "".join(line.strip() for line in caller().splitlines())
        return _line(with_id(f"{self._tense}.{name}", body)) if body else ""

    def items(self, group: str) -> str:
        """Return the items of a group as sentences."""
        items = self._setting.items(self._tense)
        members = (
            next((b.items for b in bundles(self._part, items) if b.group == group), None)
            if (self._part in GROUPS)
            else None
        )
        if members is None:
            members = tuple(item for item in items if group_of(item) == group)
        if not members:
            return ""
        return BREAK.join(map(encode, self._narrator.paragraphs(members, subject=self._subject())))

    def _subject(self) -> bool:
        """Return whether the next sentence names 常委会: the first of every other review paragraph."""
        first = not self._opened and self._tense is Tense.REVIEW
        self._opened = True
        self._openings += first
        return first and self._openings % 2 == 1

    def account(self, group: str) -> str:
        """Return the answers of a frame group as sentences."""
        return encode(self._account.group(group, self._tense, subject=self._subject()))

    def cases(self, path: str, group: str) -> str:
        """Return the records at `path` as sentences of a frame group."""
        return encode(self._account.cases(path, group, self._tense))

    def sentence(self, place: str) -> str:
        """Return a whole sentence of the bank for a place, its missing answers as gaps."""
        usable = [s for s in self._setting.bank.of(Sentence) if self._fits(s, place)]
        if not usable:
            return ""
        whole = [s for s in usable if self._missing(s) == 0] or [min(usable, key=self._missing)]
        most = max(map(self._said, whole))
        ready = [s for s in whole if self._said(s) >= most - _NEARLY]
        chosen = self._memory.pick([s.id for s in ready], f"{self._seed}{place}")
        entry = next(s for s in ready if s.id == chosen)
        spans = tidy(fill(parse_pattern(entry.text), self._or_gap, entry.id))
        self._memory.keep(spans)
        if place.startswith(f"{Tense.REVIEW}."):
            spans = (replace(spans[0], note=_GENERAL), *spans[1:])
        return encode(spans)

    def _fits(self, entry: Sentence, place: str) -> bool:
        return (
            entry.place == place
            and entry.tense in {self._tense, Tense.ANY}
            and (not entry.year_kinds or ORDINARY_YEAR in entry.year_kinds)
            and self._setting.level in entry.levels
            and entry.confirmed
            and entry.valid.meets(self._setting.clock.delivery_span)
        )

    def _missing(self, entry: Sentence) -> int:
        required = parse_pattern(entry.text).required
        return sum(not self._value(slot) for slot in required)

    def _said(self, entry: Sentence) -> int:
        """Return how many answers the sentence would show."""
        return len(told_slots(parse_pattern(entry.text), self._value))

    def _value(self, slot: str) -> Spans:
        return self._setting.lookup(slot, self._tense)

    def _or_gap(self, slot: str) -> Spans:
        question = self._setting.questions.get(slot)
        return self._value(slot) or ((gap(slot, question.label),) if question else ())

    def extras(self, path: str) -> str:
        """Return the records of extra matters, each a paragraph; one without a head stands bare."""
        lines = []
        for record in self._setting.facts.list(path):
            content, head = record.one("内容"), record.one("小标题")
            if content is None:
                continue
            title = (*strip_end((self._setting.span(head),)),) if head else ()
            body = end_sentence((self._setting.span(content),))
            self._memory.keep(body)
            number = record.path.rpartition(".")[2]
            block_id = f"{self._tense}.{self._part}.{path}.{number}"
            lines.append(with_id(block_id, run_in(end_sentence(title) if title else (), encode(body))))
        return "\n".join(lines)

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
        """Return the insights the clerk gave as 一是…；二是…, "" when there are none."""
        facts = self._setting.facts.all("体会")
        members = [(*words(f"{numeral(n)}是"), self._setting.span(f)) for n, f in enumerate(facts, start=1)]
        return encode(end_sentence(join(members, "；"))) if members else ""

    def agrees(self, path: str) -> bool:
        """Return whether the answer at `path` is 是."""
        fact = self._setting.facts.one(path)
        return fact is not None and fact.text == "是"

    def annex(self) -> str:
        """Return the table of the plan's agenda items as markup lines, "" without items."""
        return annex_lines(self._setting)


def _line(text: str) -> str:
    """Return `text` ended: Jinja takes the line break after a block, and lines must not run together."""
    return f"{text}\n"
