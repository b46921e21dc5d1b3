"""planner ask: the questions of a facts file in the terminal, each answer checked and saved at once."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from planner.cli.asking import EndedError, ask
from planner.cli.choices import typed
from planner.cli.output import emit, say
from planner.drafting import keep_facts
from planner.errors import PlannerError
from planner.facts.asking.interview import (
    PENDING,
    Accepted,
    Key,
    Narrowed,
    Refused,
    begins_record,
    change_of,
    given,
    is_same,
    key_of,
    last_record,
    last_year,
    line_of,
    lines_of,
    read,
)
from planner.facts.asking.keeper import Keeper
from planner.facts.asking.progress import open_questions
from planner.facts.asking.steps import Interview, Step, left
from planner.facts.derived.promises import titles
from planner.facts.model import Facts, Kind, Need
from planner.facts.reading.answers import Vocabulary, vocabulary
from planner.facts.rules import missing, promises
from planner.finding import Finding, Severity

_KEYS: Final = "回车 跳过　待填 还不知道　? 说明　< 上一题　q 退出"
_HINTS: Final = {
    Kind.TEXT: "照要写进报告的话填，不带句号。",
    Kind.NAME: "填名称。",
    Kind.YEAR: "填四位年份，如 2026。",
    Kind.DATE: "填年月日，如 2027年1月12日 或 2027-1-12。",
    Kind.ORDINAL: "填第几，如 九 或 9。",
    Kind.INTEGER: "填整数，单位不用写；不是准数写“约300”“30余”。",
    Kind.PERCENT: "填百分数，如 96.7%。",
    Kind.MONTHS: "填月份，如 6；两到三月写 2—3。",
    Kind.CHOICE: "填前面的数字，或者照写。",
    Kind.FORM: "填前面的数字，或者照写。",
    Kind.FIELD: "填前面的数字，或者照写。",
    Kind.LIST: "一行一条，写完按一次空的回车。",
}
_KEPT: Final = """\
  回车　跳过这一题，以后再问；已经填了的，不改
  待填　事情有，数还不知道；初稿里留【待填】
  ?　　 这一题的说明和例子
  <　　 回到上一题
  q　　 退出；答过的都存好了"""
_ASKED_NEXT: Final = frozenset({missing.RULE, missing.PENDING_RULE, promises.RULE})
_SHOWN: Final = 5
_LONGEST: Final = 40
_A_LINE: Final = 6


def interview(path: Path, banks: Sequence[Path], *, everything: bool) -> int:
    """Put the open questions of a facts file until none is left or the person leaves; return 0.

    Every answer is in the file before the next question is put, so that Ctrl-C loses none.
    """
    keeper = keep_facts(path, banks)
    sitting = _Sitting(keeper, vocabulary(keeper.bank), Interview(everything))
    sitting.open()
    try:
        sitting.hold()
    except EndedError:
        emit("")
    except KeyboardInterrupt:
        emit("")
        raise
    finally:
        sitting.close()
    return 0


@dataclass
class _Sitting:
    keeper: Keeper
    words: Vocabulary
    interview: Interview
    answered: int = 0

    @property
    def facts(self) -> Facts:
        return self.keeper.facts

    def open(self) -> None:
        """Say how much is to be asked, and which lines of the file cannot be read."""
        steps = self._left()
        if steps:
            emit(f"{self.keeper.path}：还有 {len(steps)} 题。答一题存一题，随时可以退出。\n{_KEYS}")
        wrong = sum(found.severity is Severity.ERROR for found in self.keeper.findings)
        if wrong:
            say(f"文件里有 {wrong} 处错误，这里不改。另外用 planner check {typed(self.keeper.path)} 看。")

    def hold(self) -> None:
        """Put one step after another."""
        again: Step | None = None
        while steps := ((again,) if again else ()) + self._left():
            step, again = steps[0], None
            put = len(self.interview.put)
            self._show(step, f"{put + 1}/{put + len(steps)}")
            if not self._over(step):
                self.interview, again = self.interview.back()
                if again is None:
                    say("前面没有题了。")

    def close(self) -> None:
        """Say what was answered, what is still open and what to do next."""
        path, facts, name = self.keeper.path, self.facts, typed(self.keeper.path)
        former = f"，原来的留在 {path.with_name(self.keeper.former.name)}" if self.keeper.former else ""
        emit(f"这次答了 {self.answered} 题{former}。" if self.answered else "这次没有改动文件。")
        still = left(Interview(), facts, self.keeper.bank)
        if still:
            emit(f"必填的还有 {len(still)} 题：")
            for step in still[:_SHOWN]:
                emit(f"  {_about(step)}{step.question.label}（{step.path}）")
            rest = f"  另有 {len(still) - _SHOWN} 题。" if len(still) > _SHOWN else ""
            emit(f"{rest}接着答：planner ask {name}" if rest else f"接着答：planner ask {name}")
            return
        usual = sum(one.question.need is Need.USUAL for one in open_questions(facts))
        more = f"常用的还有 {usual} 题没有填，接着答：planner ask {name} --all\n" if usual else ""
        emit(f"必填的都填了。\n{more}检查：planner check {name}　写初稿：planner draft {name} -o 初稿.docx")

    def _left(self) -> tuple[Step, ...]:
        return left(self.interview, self.facts, self.keeper.bank)

    def _show(self, step: Step, position: str) -> None:
        emit("\n".join(["", *self._lines(step, position)]))

    def _lines(self, step: Step, position: str) -> Iterator[str]:
        question = step.question
        yield f"{position}　{step.home}"
        if step.about:
            yield step.about
        marks = [f"单位：{question.unit}"] if question.unit else []
        marks += ["必填"] if question.need is Need.MUST else []
        yield f"{question.label}（{'；'.join(marks)}）" if marks else question.label
        if question.help:
            yield f"  说明：{question.help}"
        if question.example and not step.options:
            yield f"  例：{'；'.join(question.example)}"
        before = last_year(step, self.facts, self.keeper.text.content)
        if before:
            yield f"  去年：{before}"
        known = "；".join(fact.text or "待填" for fact in given(step, self.facts))
        if known:
            yield f"  现在填的：{known}（直接按回车不改）"
        line = line_of(step, self.keeper.text.content)
        for found in self.keeper.findings:
            if line and found.place.line == line and found.severity is Severity.ERROR:
                yield f"  文件里这一题没有用上：{found.message}"
        yield from _numbered(step)
        if question.kind is Kind.LIST:
            yield "  一行一条，写完按一次空的回车。"

    def _over(self, step: Step) -> bool:
        """Ask until the step is over; return False to go back by one. EndedError to leave."""
        while True:
            typed = ask("1> " if step.question.kind is Kind.LIST else "> ")
            match key_of(typed):
                case Key.SKIP:
                    self.interview = self.interview.after(step)
                    return True
                case Key.BACK:
                    return False
                case Key.LEAVE:
                    raise EndedError
                case Key.HELP:
                    say(_help(step))
                case None if step.question.kind is Kind.LIST:
                    return self._listed(step, typed)
                case None:
                    narrowed = self._answered(step, (typed,))
                    if narrowed is None:
                        return True
                    step = narrowed

    def _answered(self, step: Step, lines: Sequence[str]) -> Step | None:
        """Take an answer; return the step to ask again, its options narrowed, or None when it is over."""
        match read(step, lines, self.words, titles(self.facts)):
            case Refused(message):
                say(message)
            case Narrowed(options):
                found = replace(step, options=options)
                say("\n".join(["没有这个题目，像的有（填数字；换几个字就再找）：", *_numbered(found)]))
                return found
            case Accepted() as answer if self._saved(step, answer):
                return None
        return step

    def _listed(self, step: Step, first: str) -> bool:
        """Take the entries of a list line by line, each saved with those before; False to go back."""
        lines: list[str] = []
        typed = first
        while True:
            match key_of(typed):
                case Key.SKIP | Key.BACK as key:
                    self.interview = self.interview.after(step)
                    return key is Key.SKIP
                case Key.LEAVE:
                    raise EndedError
                case Key.HELP:
                    say(_help(step))
                case None:
                    if self._entry(step, [*lines, typed]):
                        self.answered += not lines
                        lines.append(typed)
            typed = ask(f"{len(lines) + 1}> ")

    def _entry(self, step: Step, lines: Sequence[str]) -> bool:
        match read(step, lines, self.words):
            case Refused(message):
                say(message)
                return False
            case Accepted() as answer:
                return self._written(step, answer)
            case _:
                return False

    def _saved(self, step: Step, answer: Accepted) -> bool:
        """Save an answer that ends its step; return whether it is in the file, or nothing was to be saved."""
        begins = begins_record(step, self.facts)
        if begins and answer.texts == (PENDING,):
            say("还不知道的先不加，知道了再来。")
        if answer.texts in {(), (PENDING,)} and (begins or not (answer.texts or given(step, self.facts))):
            self.interview = self.interview.after(step)
            return True
        if not self._written(step, answer):
            return False
        self.answered += 1
        self.interview = self.interview.after(step, last_record(step, self.facts) if begins else "")
        return True

    def _written(self, step: Step, answer: Accepted) -> bool:
        """Write an answer into the file; return whether it is there. What speaks against it is shown."""
        before = self.facts
        known = {_told(found) for found in self.keeper.findings}
        try:
            if self.keeper.refresh():
                say("这个文件刚才在别处改过，已经重新读入。")
                if not is_same(step, before, self.facts):
                    shown = "；".join(fact.text or "待填" for fact in given(step, self.facts)) or "别的内容"
                    say(
                        f"这一题在文件里已经填了“{shown}”，没有动它。要改成刚才答的，再答一次；不改就按回车。"
                    )
                    return False
            self.keeper.save([change_of(step, answer.texts, self.facts)])
        except PlannerError as error:
            say(f"{error}\n这一题还没有存。处理好以后再答一次。")
            return False
        for remark in answer.remarks:
            say(f"提示：{remark}")
        for found in _doubts(self.keeper.findings, lines_of(step, self.facts)):
            if _told(found) not in known:
                advice = f"改法：{found.suggestion}。" if found.suggestion else ""
                say(f"存下了，不过要留意：{found.message}。{advice}")
        return True


def _doubts(findings: Sequence[Finding], lines: Collection[int]) -> Iterator[Finding]:
    """Yield the errors and warnings at the lines of an answer, save that something else is still blank."""
    for found in findings:
        asked = found.severity is Severity.WARNING and found.rule in _ASKED_NEXT
        if found.place.line in lines and found.severity is not Severity.INFO and not asked:
            yield found


def _told(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


def _about(step: Step) -> str:
    """Return what a line of the closing list calls the record of a step: shortened, "" without one."""
    if not step.about:
        return ""
    return f"{step.about}：" if len(step.about) <= _LONGEST else f"{step.about[:_LONGEST]}……”："


def _numbered(step: Step) -> Iterator[str]:
    """Yield the options with their numbers: titles a line each, words several to a line."""
    options = [f"{number} {option}" for number, option in enumerate(step.options, 1)]
    width = 1 if step.picks_item else _A_LINE
    for start in range(0, len(options), width):
        yield f"  {'　'.join(options[start : start + width])}"


def _help(step: Step) -> str:
    question = step.question
    lines = [f"{question.label}。{question.help}".rstrip("。") + "。", _HINTS.get(question.kind, "")]
    if step.picks_item:
        lines[-1] = "填前面的数字；没有就写题目里的几个字来找；没有议题体现就直接按回车，下一题写做了什么。"
    if question.example:
        lines.append(f"例：{'；'.join(question.example)}")
    return "\n".join([*(f"  {line}" for line in lines if line), _KEPT])
