"""Reader: the nodes of a facts file read as their questions ask, every problem with its place."""

from collections.abc import Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from typing import Final

from planner.errors import InvalidInputError
from planner.facts.model import Fact, Kind, Question, Questionnaire, Record, walk
from planner.facts.reading.answers import (
    Vocabulary,
    is_pending,
    nearest,
    read_answer,
    split_items,
    stands_as_typed,
    without_number,
)
from planner.facts.reading.laws import short_names
from planner.facts.reading.nodes import Mapping, Node, Scalar, Sequence
from planner.facts.reading.quantities import Reading, Refusal
from planner.facts.reading.source import Source
from planner.finding import Finding, Place, Severity

_BASIS: Final = "问卷"
_TEXT, _LIST, _NAME = Kind.TEXT, Kind.LIST, Kind.NAME
_SHOWN: Final = 30
_LONGEST: Final = 4000
_TOPIC, _FORM, _INSPECTION = "题目", "形式", "执法检查"
_KINDS_OF_YEAR: Final = frozenset({"平年", "届末", "首年"})


@dataclass(slots=True)
class Reader:
    """Answers read so far, by path, and the problems met."""

    source: Source
    words: Vocabulary
    questionnaire: Questionnaire
    values: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    records: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _tables: dict[int, Table[str, Question]] = field(default_factory=dict)
    _known: dict[tuple[int, str], Reading] = field(default_factory=dict)

    def top(self, node: Node | None) -> None:
        """Read a whole file; raises InvalidInputError when it holds no keys."""
        if not isinstance(node, Mapping):
            message = "文件里没有一行“名称: 内容”"
            advice = "用 planner new 生成一份空白问卷，照着填；有去年的报告，用 planner roll 起步"
            found = self.source.finding("格式", self.source.place(1, 1), message, advice, basis=_BASIS)
            raise InvalidInputError((found,), f"{self.source.file} {message}。{advice}。")
        self._group({q.key: q for q in self.questionnaire.questions}, node, "")

    def _group(self, known: Table[str, Question], node: Mapping, prefix: str) -> None:
        for key, value in node.entries:
            question = known.get(key.text)
            if question is None:
                self._unknown(key, tuple(known), prefix)
                continue
            path = prefix + question.key
            if question.kind is Kind.GROUP:
                self._subgroup(question, value, path)
            elif question.kind is Kind.RECORDS:
                self.records[path] = self.listed(question, value, path)
            else:
                facts = self.facts(question, value, path)
                if facts:
                    self.values[path] = facts

    def _subgroup(self, question: Question, node: Node, path: str) -> None:
        if isinstance(node, Mapping):
            self._group(self._children(question), node, f"{path}.")
        elif isinstance(node, Sequence):
            sample = _sample(question).removeprefix("- ")
            message = f"“{question.key}”下面分项填，不是一条一条写的"
            self._problem("类型", node.place, message, f"去掉行首的“- ”，写成 {sample}")
        elif not _is_blank(node):
            names = "、".join(child.key for child in question.children[:3])
            message = f"“{question.key}”下面要分项填，不能直接写内容"
            self._problem("类型", node.place, message, f"另起一行空两格，填 {names}……")

    def _children(self, question: Question) -> Table[str, Question]:
        """Return the children of a question by key, made once."""
        known = self._tables.get(id(question))
        if known is None:
            known = self._tables[id(question)] = {child.key: child for child in question.children}
        return known

    def _unknown(self, key: Scalar, names: tuple[str, ...], prefix: str) -> None:
        """Report a key that is not asked here: of another level or year, of another group, misspelt."""
        others = self.questionnaire.elsewhere.get(f"{prefix}{key.text}")
        homes = {q.key: path for path, q in walk(self.questionnaire.questions) if "." in path}
        home, near = homes.get(key.text), nearest(key.text, names)
        if others:
            self._of_another_mode(key, others)
        elif home:
            group = home.rpartition(".")[0]
            message = f"“{key.text}”不在这里，它是“{group}”里的一项"
            self._problem("未知项", key.place, message, f"移到“{group}:”下面，行首空两格")
        elif near:
            self._problem("未知项", key.place, f"没有“{key.text}”这一项，是不是“{near}”", near)
        else:
            shown = "、".join(names[:_SHOWN])
            self._problem("未知项", key.place, f"没有“{key.text}”这一项", f"这里可以填：{shown}")

    def _of_another_mode(self, key: Scalar, others: str) -> None:
        """Report a question that only other levels or kinds of year ask (`others` names them)."""
        mode = self.questionnaire.mode
        if _KINDS_OF_YEAR.issuperset(others.split("、")):
            message = f"{mode.year_kind.value}不问“{key.text}”（{others}才有）"
            advice = f"删掉这一项；今年是{others.replace('、', '或')}，就把“年型”改过来"
        else:
            message = f"{mode.level.value}一级不问“{key.text}”（{others}才有）"
            advice = "删掉这一项；级别写错了，就改“级别”那一行"
        self._problem("级别", key.place, message, advice)

    def listed(self, question: Question, node: Node, path: str, first: int = 1) -> tuple[Record, ...]:
        """Return the records that a list of them gives, blank ones left out; the first has number `first`."""
        if isinstance(node, Mapping):
            self._problem("类型", node.place, f"“{question.key}”要一条一条写", "每条的第一行以“- ”开头")
            return ()
        if isinstance(node, Scalar):
            if not _is_nothing(node):
                message = f"“{question.key}”要一条一条写，每条有几项"
                self._problem("类型", node.place, message, _sample(question))
            return ()
        records = []
        for number, item in enumerate(node.items, first):
            if isinstance(item, Mapping):
                record = self._record(question, item, f"{path}.{number}", f"{path}.")
                if record.fields:
                    records.append(record)
            elif not _is_blank(item):
                message = f"“{question.key}”的每一条都要写明各项"
                self._problem("类型", item.place, message, _sample(question))
        return tuple(records)

    def _record(self, question: Question, node: Mapping, path: str, prefix: str) -> Record:
        fields: dict[str, tuple[Fact, ...]] = {}
        known = self._children(question)
        for key, value in node.entries:
            child = known.get(key.text)
            if child is None:
                self._unknown(key, tuple(known), prefix)
                continue
            facts = self.facts(child, value, f"{path}.{child.key}")
            if facts:
                fields[child.key] = facts
        return self.record(path, node.place, fields)

    def record(self, path: str, place: Place, fields: dict[str, tuple[Fact, ...]]) -> Record:
        """Return a record of answers that are read, checked as a whole."""
        if _TOPIC in fields and _FORM in fields and fields[_FORM][0].value == _INSPECTION:
            self._law(fields[_TOPIC][0])
        return Record(path, place, fields)

    def _law(self, topic: Fact) -> None:
        """Warn of a law under inspection that is not named in full."""
        names, advice = short_names(topic.text), topic.text
        for typed, full in names.items():
            advice = advice.replace(typed, full)
        if names:
            message = f"执法检查的题目要写法律全称，{'、'.join(names)}是简称"
            self._problem(
                "法律名称", topic.place, message, advice, severity=Severity.WARNING, text=topic.text
            )

    def facts(self, question: Question, node: Node, path: str) -> tuple[Fact, ...]:
        """Return the facts a value gives: one, or one for each entry of a list."""
        if question.kind is Kind.LIST:
            return tuple(self._texts(question, node, path))
        if question.kind is Kind.MONTHS and isinstance(node, Sequence):
            node = _joined(node)
        if not isinstance(node, Scalar):
            sample = f"{question.key}: {''.join(question.example[:1])}"
            self._problem("类型", node.place, f"“{question.key}”只填一个值", sample)
            return ()
        fact = self.fact(question, node.text, node.place, path)
        return (fact,) if fact else ()

    def _texts(self, question: Question, node: Node, path: str) -> Iterator[Fact]:
        number = 1
        for text, place in self._entries(question, node):
            fact = self.entry(question, text, place, f"{path}.{number}")
            if fact:
                number += 1
                yield fact

    def _entries(self, question: Question, node: Node) -> Iterator[tuple[str, Place]]:
        if isinstance(node, Scalar) and self._is_too_long(question, node.text, node.place):
            return
        if isinstance(node, Scalar):
            parts, remark = split_items(node.text)
            if remark:
                self._problem("多条", node.place, remark, severity=Severity.INFO)
            yield from ((part, node.place) for part in parts)
        elif isinstance(node, Sequence):
            for item in node.items:
                if isinstance(item, Scalar):
                    yield item.text, item.place
                else:
                    message = f"“{question.key}”的每一条只写一句话"
                    advice = "去掉里面的方括号或“名称:”；文字里有半角冒号就改成全角"
                    self._problem("类型", item.place, message, advice)
            if node.in_brackets and len(node.items) == 1 and isinstance(node.items[0], Scalar):
                self.doubt_brackets(node.items[0].text, node.items[0].place)
        else:
            self._problem("类型", node.place, f"“{question.key}”要每条一行", "每行以“- ”开头")

    def doubt_brackets(self, text: str, place: Place) -> None:
        """Ask about [甲，乙], the only entry in brackets: to YAML a full-width comma parts nothing."""
        if "，" in text or "；" in text:
            message = "方括号里用的是全角标点，算作一条；要分成几条就用半角逗号"
            mended = f"[{text.replace('，', ', ').replace('；', ', ')}]"
            self._problem("多条", place, message, mended, severity=Severity.INFO)

    def entry(self, question: Question, typed: str, place: Place, path: str) -> Fact | None:
        """Return the answer that one entry of a list gives, a number typed before it left out."""
        return self.fact(question, without_number(typed), place, path)

    def fact(self, question: Question, typed: str, place: Place, path: str) -> Fact | None:
        """Return the answer that one typed value gives; None when it is blank or cannot be used."""
        kind = question.kind
        free = kind is _TEXT or kind is _LIST or kind is _NAME  # an enum hashes slowly
        if free and len(typed) <= _LONGEST and stands_as_typed(typed):
            return Fact(path, typed, typed, place, question.label)
        answer = self._known.get((id(question), typed))
        if answer is None:
            if is_pending(typed):
                return Fact(path, "", "", place, question.label, pending=True)
            answer = self._read(question, typed, place)
        if answer is None:
            return None
        return Fact(path, answer.text, answer.value, place, question.label, approximate=answer.approximate)

    def _read(self, question: Question, typed: str, place: Place) -> Reading | None:
        """Return what a value says; what cannot be used, and what to look at, is reported."""
        if self._is_too_long(question, typed, place):
            return None
        answer = read_answer(question, typed, self.words)
        if isinstance(answer, Refusal):
            rule = answer.rule or question.kind.value
            self._problem(rule, place, answer.message, answer.suggestion, text=typed)
            return None
        if answer is None:
            return None
        remark = answer.remark
        if remark is None:
            self._known[id(question), typed] = answer
        else:
            self._problem(
                remark.rule, place, remark.message, remark.suggestion, severity=remark.severity, text=typed
            )
        return answer

    def _is_too_long(self, question: Question, typed: str, place: Place) -> bool:
        """Return whether a value is longer than any paragraph; then it is reported."""
        if len(typed) <= _LONGEST:
            return False
        message = f"“{question.key}”有{len(typed)}个字，太长，不像一项答案"
        advice = "看看是不是少了一个引号；确实要写这么多，就分成几条"
        self._problem("过长", place, message, advice)
        return True

    def _problem(  # noqa: PLR0913 - one argument per field of a finding
        self,
        rule: str,
        place: Place,
        message: str,
        suggestion: str = "",
        *,
        severity: Severity = Severity.ERROR,
        text: str = "",
    ) -> None:
        found = self.source.finding(
            rule, place, message, suggestion, severity=severity, text=text, basis=_BASIS
        )
        self.findings.append(found)


def _sample(question: Question) -> str:
    first = question.children[0]
    return f"- {first.key}: {''.join(first.example[:1])}"


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _is_nothing(node: Scalar) -> bool:
    return node.text.strip() in {"", "无", "没有", "~", "null"}


def _joined(node: Sequence) -> Scalar:
    texts = [item.text for item in node.items if isinstance(item, Scalar)]
    return Scalar(",".join(texts), node.place)
