"""Parts: the facts file divided into one file for each committee, each a facts file of its own."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from planner.bank.model import PhraseBank
from planner.errors import InvalidInputError, UsageError
from planner.facts.load import facts_of_text
from planner.facts.model import Facts, Kind, Question, Questionnaire
from planner.facts.writing.blank import blank_questionnaire
from planner.facts.writing.filling import Filling
from planner.files import Text
from planner.sharing.blocks import Blocks, blocks_of
from planner.sharing.choosing import texts_of
from planner.sharing.plan import Plan
from planner.sharing.shares import HEAD, Share
from planner.sharing.stand import Stand, stand_of

_MARK_LENGTH: Final = 8
_UNFIT: Final = str.maketrans('\\/:*?"<>|\t\n', "、、：＊？“《》、  ")
_HEAD: Final = """\
# 分给：{owner}（{whose}{year}年{document}问卷的一部分）
# 分工编号：{mark} {owner}（合并时用，请保留这一行）
# 一、只填冒号后面，冒号用半角，后面空一格。只写事实和数字，不写单位；一时不知道的写 待填。
# 二、几条内容每条一行，行首空两格，写“- ”和内容。
# 三、议题可以改，也可以加。要删的请告诉{office}，只在这里删不算。“# 编号”的行请保留，合并时靠它认出是哪一件。
# 四、填好原名存盘（编码选 UTF-8），送回{back}。{office}合并：planner merge {facts} {name}
"""


@dataclass(frozen=True, slots=True)
class Part:
    """A file for a committee: its name and content. `mark` is the number of the division."""

    owner: str
    name: str
    content: str
    mark: str


def divide(
    facts: Facts, content: str, given: Sequence[Share], plan: Plan, bank: PhraseBank
) -> tuple[Part, ...]:
    """Return the part of each share; `content` is the text that `facts` was read from.

    What stands on lines of its own is copied as it is, comments included. A part reads back as what the
    facts file answers to its questions. UsageError when the file does not say which year it is about.
    """
    if facts.one("年度") is None:
        raise UsageError(f"{facts.file} 没有填“年度”，分出去的问卷说不清是哪一年。请先填上“年度”。")
    mark = _mark(content, given)
    maker = _Maker(facts, blocks_of(content, facts.questionnaire), mark, plan, bank)
    names = file_names([share.owner for share in given])
    return tuple(
        Part(share.owner, name, maker.part(share, name), mark)
        for share, name in zip(given, names, strict=True)
    )


def file_names(owners: Sequence[str]) -> tuple[str, ...]:
    """Return the file name of each committee: its own name, without what Windows refuses, each once."""
    names: list[str] = []
    for owner in owners:
        stem = owner.translate(_UNFIT).strip(" .") or "委室"
        number = 1
        while (name := f"{stem}{number if number > 1 else ''}.yaml") in names:
            number += 1
        names.append(name)
    return tuple(names)


def record_mark(path: str, number: int) -> str:
    """Return the comment by which a record is recognised when it comes back."""
    return f"# 编号 {path}.{number}（合并时用，请保留）"


def _mark(content: str, given: Sequence[Share]) -> str:
    said = (repr((share.owner, share.paths, sorted(share.records.items()))) for share in given)
    whole = "\n".join([content, *said])
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK_LENGTH]


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the parts of one facts file."""

    facts: Facts
    blocks: Blocks
    mark: str
    plan: Plan
    bank: PhraseBank

    def part(self, share: Share, name: str) -> str:
        """Return the file of a share: of copied lines, or written anew where its lines cannot be cut."""
        asked = replace(
            self.facts.questionnaire,
            questions=_kept(self.facts.questionnaire.questions, {*share.paths, *HEAD}, ""),
        )
        wanted = self._stand(share)
        anew = self._written(asked, wanted)
        copy = _Copy(self.blocks, blocks_of(anew, asked), share)
        body = "\n".join([*self._said(), *copy.lines(asked.questions, "")])
        if not self._reads_as(body, wanted):
            body = _with_marks(anew, asked, share)
        return f"{self._head(share, name)}\n{body}\n"

    def _head(self, share: Share, name: str) -> str:
        place = self.facts.one("单位.地区")
        year = self.facts.one("年度")
        return _HEAD.format(
            owner=share.owner,
            whose=place.text if place else "",
            year=year.text if year else "",
            document=self.facts.questionnaire.document,
            mark=self.mark,
            office=self.plan.office,
            back=self.plan.send_back or self.plan.office,
            facts=Path(self.facts.file).name,
            name=name,
        )

    def _said(self) -> Iterator[str]:
        for key in HEAD:
            fact = self.facts.one(key)
            if fact:
                yield f"{key}: {fact.text}"

    def _stand(self, share: Share) -> Stand:
        """Return what the facts file answers to the questions of a share."""
        whole = stand_of(self.facts)
        answers = {path: said for path, said in whole.answers.items() if path in {*share.paths, *HEAD}}
        records = {
            path: tuple(e for e in entries if path not in share.records or e.number in share.records[path])
            for path, entries in whole.records.items()
            if path in share.paths
        }
        return Stand(answers, records)

    def _written(self, asked: Questionnaire, stand: Stand) -> str:
        """Return a questionnaire of these questions with these answers, without its head of comments."""
        values = {path: said.texts for path, said in stand.answers.items() if path not in HEAD}
        records = {path: tuple(entry.texts for entry in found) for path, found in stand.records.items()}
        year = self.facts.one("年度")
        text = blank_questionnaire(
            asked,
            asked.mode.level.value,
            int(year.text) if year and year.text else 0,
            self.bank,
            Filling(values, records),
        )
        lines = text.split("\n")
        first = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
        return "\n".join(lines[first:]).rstrip("\n")

    def _reads_as(self, body: str, wanted: Stand) -> bool:
        try:
            facts, _ = facts_of_text("", Text(f"{body}\n", "UTF-8"), self.bank)
        except InvalidInputError:
            return False
        return texts_of(stand_of(facts)) == texts_of(wanted)


@dataclass(frozen=True, slots=True)
class _Copy:
    """Copies the lines of a share; what the facts file lacks comes from the part written `anew`."""

    blocks: Blocks
    anew: Blocks
    share: Share

    def lines(self, questions: Sequence[Question], prefix: str) -> Iterator[str]:
        """Yield the lines of questions side by side."""
        for question in questions:
            path = f"{prefix}{question.key}"
            if path in HEAD or (path not in self.anew.by_path and path not in self.blocks.by_path):
                continue
            if not prefix:
                yield ""
            if question.kind is Kind.GROUP:
                yield from self._commented(path)
                yield self.blocks.body(path)[0] if self._has(path) else f"{question.key}:"
                yield from self.lines(question.children, f"{path}.")
            else:
                yield from self._commented(path)
                yield from self._answer(path)

    def _has(self, path: str) -> bool:
        return path in self.blocks.by_path

    def _column(self, path: str) -> int:
        """Return where the key of a question stands: in line with its group."""
        if self._has(path):
            return self.blocks.by_path[path].column
        group = path.rpartition(".")[0]
        beside = (
            block.column
            for other, block in self.blocks.by_path.items()
            if group and other.rpartition(".")[0] == group
        )
        return next(beside, 2 if group else 0)

    def _commented(self, path: str) -> Iterator[str]:
        """Yield the comments above a question: the clerk's own, else those of the questionnaire."""
        if self._has(path) and (own := self.blocks.comments(path)):
            yield from own
        elif path in self.anew.by_path:
            yield from self._moved(self.anew.comments(path), path)

    def _moved(self, lines: Sequence[str], path: str) -> Iterator[str]:
        shift = self._column(path) - self.anew.by_path[path].column
        yield from (" " * shift + line if shift > 0 else line[-shift:] for line in lines)

    def _answer(self, path: str) -> Iterator[str]:
        if not self._has(path):
            yield from self._moved(self.anew.body(path), path)
        elif path not in self.share.records:
            yield from self.blocks.body(path)
        else:
            head = self.blocks.head(path)
            yield from head
            if len(head) == 1 and path in self.anew.by_path:
                yield from self._moved(self.anew.head(path)[1:], path)
            for number in self.share.records[path]:
                yield from self._record(path, number)

    def _record(self, path: str, number: int) -> Iterator[str]:
        block = self.blocks.by_path.get(f"{path}.{number}")
        if block is None:
            return
        lines = list(self.blocks.record(f"{path}.{number}"))
        first = block.end if not block.inner[1:] else block.inner[1]
        begin = block.key if number == 1 else block.start
        yield from _with_mark(lines, min(first - begin, len(lines)), block.column, record_mark(path, number))


def _with_mark(lines: list[str], at: int, column: int, mark: str) -> list[str]:
    below = lines[at] if at < len(lines) else ""
    indent = len(below) - len(below.lstrip()) if below.strip() else column + 2
    return [*lines[:at], " " * indent + mark, *lines[at:]]


def _with_marks(text: str, asked: Questionnaire, share: Share) -> str:
    """Return a part that was written anew with the marks of its records."""
    blocks = blocks_of(text, asked)
    lines = list(blocks.lines)
    added = [
        (block.inner[1] if block.inner[1:] else block.end, block.column + 2, record_mark(path, number))
        for path, numbers in share.records.items()
        for place, number in enumerate(numbers, 1)
        if (block := blocks.by_path.get(f"{path}.{place}"))
    ]
    for line, column, mark in sorted(added, reverse=True):
        lines.insert(line, " " * column + mark)
    return "\n".join(lines).rstrip("\n")


def _kept(questions: Sequence[Question], wanted: set[str], prefix: str) -> tuple[Question, ...]:
    """Return the questions at these paths, in their groups; one is asked whatever else is answered."""
    kept = []
    for question in questions:
        path = f"{prefix}{question.key}"
        if question.kind is Kind.GROUP:
            children = _kept(question.children, wanted, f"{path}.")
            kept += [replace(question, children=children, when=())] if children else []
        elif path in wanted:
            kept.append(replace(question, when=()))
    return tuple(kept)
