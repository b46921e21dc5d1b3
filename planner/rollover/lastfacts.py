"""Last year from its facts file: what the answers of last year hand on."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from planner.bank.model import Duty, Level, PhraseBank
from planner.facts.derived.agenda import LOCAL, PLAN
from planner.facts.model import Fact, Facts, Record, YearKind
from planner.facts.writing.blank import blank_questionnaire
from planner.facts.writing.filling import Answers
from planner.rollover.lastreport import PLANNED
from planner.rollover.listing import by_form
from planner.rollover.model import LastYear, Planned, Promise, Session

_NEXT: Final = "来年."
_MEASURES: Final[Mapping[str, Duty]] = {
    "来年.政治措施": Duty.POLITICAL,
    "来年.大局措施": Duty.OVERALL,
    "来年.监督措施": Duty.OVERSIGHT,
    "来年.决定事项": Duty.DECISION,
    "来年.任免措施": Duty.DECISION,
    "来年.代表培训": Duty.DEPUTIES,
    "来年.建议措施": Duty.DEPUTIES,
    "来年.代表措施": Duty.DEPUTIES,
    "来年.能力措施": Duty.SELF,
    "来年.自身措施": Duty.SELF,
    "来年.本地措施": Duty.OTHER,
}
"""The answers that promise something for the next year, and the part each belongs to."""

_VOTE, _DECIDED = "来年.实事票决", "来年.决定事项"
_NOT_OVER: Final = frozenset({"推进中", "未做"})
_NOT_STANDING: Final = "换届选举"
_LEFT: Final = frozenset({"数据年度", "状态", "来源"})
_NAMED: Final = 5
_TELLING: Final = 6
_MARKS: Final = re.compile(r"[\s，。；：、！]")
_OURS: Final = ("去年", "yaml-language-server", "工作报告（", "- ")


def last_year_of_facts(facts: Facts, content: str, bank: PhraseBank) -> LastYear:
    """Return what a facts file hands on; `content` is its text, for the comments a clerk made in it."""
    year = facts.one("年度")
    number = year.value if year and isinstance(year.value, int) else None
    level = facts.one("级别")
    place = facts.one("单位.地区")
    local = facts.one(LOCAL)
    scheme = facts.one("结构.标题")
    return LastYear(
        file=facts.file,
        level=Level(level.text) if level and level.text in set(Level) else None,
        year=number,
        plan_year=number + 1 if number else None,
        place=place.text if place and not place.pending else "",
        session=_session(facts),
        local_part=local.text if local and local.text != _NOT_STANDING else "",
        kind=facts.mode.year_kind,
        scheme=scheme.text if scheme else "",
        figures=figures_of(facts),
        lists={path: tuple(f.text for f in found) for path, found in facts.values.items() if len(found) > 1},
        promises=tuple(_promises(facts)),
        planned=tuple(_planned(facts)),
        left_out=tuple(_left_out(facts, content, bank)),
    )


def figures_of(facts: Facts) -> Mapping[str, Fact]:
    """Return the answers of a file by the path of their question; of a list the first entry."""
    return {path: found[0] for path, found in facts.values.items() if found and not found[0].pending}


def _session(facts: Facts) -> Session:
    """Return the session of the congress; a five-year report is heard by the new one at its first."""
    term, number = facts.one("单位.届"), facts.one("大会.次")
    count = number.value if number and isinstance(number.value, int) else None
    if term is None or not isinstance(term.value, int):
        return Session(None, count, sure=False)
    is_new = facts.mode.year_kind is YearKind.LAST and count == 1
    return Session(term.value + is_new, count, said=f"届: {term.text}", line=term.place.line)


def _promises(facts: Facts) -> Iterator[Promise]:
    """Yield the measures and agenda items of the plan and the measures against shortcomings, each once.

    A matter to be decided that is an agenda item too is that item's; marks and blanks make no difference.
    """
    seen: set[str] = set()
    decided = {_text(record, "题目") for record in facts.list(PLAN)}
    for promise in (*_measures(facts, decided), *_items(facts), *_amends(facts)):
        words = _MARKS.sub("", promise.text)
        if words not in seen:
            seen.add(words)
            yield promise


def _measures(facts: Facts, decided: AbstractSet[str]) -> Iterator[Promise]:
    for path, duty in _MEASURES.items():
        for fact in facts.all(path):
            if not fact.pending and not (path == _DECIDED and fact.text in decided):
                text = f"讨论决定{fact.text}" if path == _DECIDED else fact.text
                yield Promise(text, duty, fact.place.line)
    vote = facts.one(_VOTE)
    if vote and vote.text == "是":
        yield Promise("开展民生实事项目票决", Duty.DEPUTIES, vote.place.line)


def _items(facts: Facts) -> Iterator[Promise]:
    for record in facts.list(PLAN):
        topic, form = _text(record, "题目"), _text(record, "形式")
        if topic:
            text = by_form(form, topic) if form else topic
            yield Promise(text, Duty.OVERSIGHT, record.place.line, form, topic)


def _amends(facts: Facts) -> Iterator[Promise]:
    for record in facts.list("不足"):
        part = _text(record, "部分")
        duty = Duty(part) if part in set(Duty) else Duty.OTHER
        for fact in record.all("措施"):
            if not fact.pending:
                yield Promise(fact.text, duty, fact.place.line)


def _planned(facts: Facts) -> Iterator[Planned]:
    """Yield last year's plan items as they were planned: their figures speak of the same years now."""
    for record in facts.list(PLAN):
        answers: dict[str, tuple[str, ...]] = {
            key: tuple(fact.text for fact in found if not fact.pending)
            for key, found in record.fields.items()
            if key not in _LEFT
        }
        known: Answers = {key: texts for key, texts in answers.items() if texts}
        year = record.one("数据年度")
        dated: Answers = {"数据年度": (year.text,)} if year and not year.pending else {}
        if known:
            yield Planned({**known, **dated, "状态": (PLANNED,)}, record.place.line)


def _text(record: Record, key: str) -> str:
    fact = record.one(key)
    return fact.text if fact and not fact.pending else ""


def _left_out(facts: Facts, content: str, bank: PhraseBank) -> Iterator[str]:
    """Yield what of the file is not carried on and would be missed, in sentences."""
    unfinished = [record for record in facts.list("去年计划") if _text(record, "结果") in _NOT_OVER]
    if unfinished:
        lines = _lines([record.place.line for record in unfinished])
        number = len(unfinished)
        yield f"去年的“去年计划”里还有{number}件推进中或未做（{lines}），没有带过来；还要做的请补进“来年”"
    comments = own_comments(facts, content, bank)
    if comments:
        yield f"去年文件里自己加的{len(comments)}处注释（{_lines(comments)}）没有带过来"


def own_comments(facts: Facts, content: str, bank: PhraseBank) -> list[int]:
    """Return the lines with a comment that is not one of the questionnaire's own."""
    questionnaire = facts.questionnaire
    blank = blank_questionnaire(questionnaire, questionnaire.mode.level.value, 0, bank)
    own = {said[:_TELLING] for line in blank.splitlines() if (said := _comment(line))}
    rows = enumerate(content.splitlines(), 1)
    found = ((number, _comment(line)) for number, line in rows)
    return [n for n, said in found if said and said[:_TELLING] not in own and not said.startswith(_OURS)]


def _comment(line: str) -> str:
    """Return the comment of a line, "" when it has none or says nothing."""
    bare = line.strip()
    if bare.startswith("#"):
        return bare.lstrip("# ")
    _, mark, said = bare.partition(" #")
    return said.strip("# ") if mark and not bare.startswith(('"', "'")) else ""


def _lines(numbers: list[int]) -> str:
    named = "、".join(str(number) for number in numbers[:_NAMED])
    return f"第{named}{'等' if len(numbers) > _NAMED else ''}行"
