"""Loading a facts file: lines checked, parsed, and each answer read as its question asks."""

import re
from collections.abc import Iterator
from collections.abc import Sequence as Entries
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from planner.bank.model import Level, PhraseBank
from planner.errors import InvalidInputError
from planner.facts.answers import (
    Vocabulary,
    is_pending,
    nearest,
    read_answer,
    split_items,
    vocabulary,
    without_number,
)
from planner.facts.lint import lint
from planner.facts.model import (
    Fact,
    Facts,
    Kind,
    Mode,
    Question,
    Questionnaire,
    Record,
    YearKind,
    walk,
)
from planner.facts.nodes import Mapping, Node, Scalar, Sequence, parse_nodes
from planner.facts.quantities import Refusal
from planner.facts.questionnaire import documents, load_questionnaire
from planner.facts.source import Source, source_of
from planner.files import Text, read_text
from planner.finding import Finding, Place, Severity

DEFAULT_DOCUMENT: Final = "工作报告"

_HEAD: Final = re.compile(r"^\s*(文种|级别|年型)\s*[:：]\s*[\"'“]?([^\s\"'”#]+)", re.MULTILINE)
_BASIS: Final = "问卷"
_LOST_SIGN: Final = "字符"


def load_facts(path: Path, bank: PhraseBank) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts of the file at `path`, and every problem of it ordered by place.

    Raises UnreadableInputError when the file is no text, and what facts_of_text does.
    """
    return facts_of_text(str(path), read_text(path), bank)


def facts_of_text(file: str, text: Text, bank: PhraseBank) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts of a text that was read from `file`, and every problem of it ordered by place.

    An error means that an answer cannot be used as it was meant; it is left out, the rest stands.
    Forms and fields are named as `bank` names them. Raises InvalidInputError with all findings when
    the text is not a list of answers at all.
    """
    source = source_of(file, text.content)
    facts, findings = read_facts(source, _questionnaire_for(text.content), vocabulary(bank))
    if text.encoding == "UTF-8":
        return facts, findings
    message = f"文件按 {text.encoding} 读取"
    notice = source.finding(
        "编码", source.place(1, 1), message, "另存为 UTF-8 更稳妥", severity=Severity.INFO
    )
    return facts, (notice, *findings)


def read_facts(
    source: Source, questionnaire: Questionnaire, words: Vocabulary
) -> tuple[Facts, tuple[Finding, ...]]:
    """Return the facts that `source` gives to `questionnaire`, and every problem ordered by place.

    Raises InvalidInputError as facts_of_text does.
    """
    linted = lint(source, questionnaire)
    try:
        parsed = parse_nodes(linted.text, source)
        reader = _Reader(source, words)
        reader.top(parsed.node, questionnaire)
    except InvalidInputError as error:
        findings = _ordered((*linted.findings, *error.findings))
        raise InvalidInputError(findings, str(error)) from error
    facts = Facts(source.file, questionnaire, reader.values, reader.records)
    return facts, _ordered((*linted.findings, *parsed.findings, *reader.findings))


def _questionnaire_for(content: str) -> Questionnaire:
    """Return the questions for the document, level and kind of year that `content` names first."""
    said = dict(reversed([(match[1], match[2]) for match in _HEAD.finditer(content)]))
    document = said.get("文种", "")
    level, kind = said.get("级别", ""), said.get("年型", "")
    mode = Mode(
        Level(level) if level in set(Level) else Level.DISTRICT,
        YearKind(kind) if kind in set(YearKind) else YearKind.ORDINARY,
    )
    return load_questionnaire(document if document in documents() else DEFAULT_DOCUMENT, mode)


def _ordered(findings: Entries[Finding]) -> tuple[Finding, ...]:
    """Return the findings by place, one of each rule for a line: the first stage saw it best."""
    first: dict[tuple[int, str, str], Finding] = {}
    for found in findings:
        text = "" if found.rule == _LOST_SIGN else found.message
        first.setdefault((found.place.line, found.rule, text), found)
    return tuple(sorted(first.values(), key=lambda found: (found.place.line, found.place.column)))


@dataclass(slots=True)
class _Reader:
    """Answers read so far, by path, and the problems met."""

    source: Source
    words: Vocabulary
    values: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    records: dict[str, tuple[Record, ...]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    homes: dict[str, str] = field(default_factory=dict)

    def top(self, node: Node | None, questionnaire: Questionnaire) -> None:
        """Read a whole file; raises InvalidInputError when it holds no keys."""
        if not isinstance(node, Mapping):
            message = "文件里没有一行“键: 值”"
            advice = "用 planner new 生成一份空白问卷，照着填"
            found = self.source.finding("格式", self.source.place(1, 1), message, advice, basis=_BASIS)
            raise InvalidInputError((found,), f"{self.source.file} {message}。{advice}。")
        self.homes = {q.key: path for path, q in walk(questionnaire.questions) if "." in path}
        self._group(questionnaire.questions, node, "")

    def _group(self, questions: tuple[Question, ...], node: Mapping, prefix: str) -> None:
        for question, value in self._pairs(questions, node):
            path = f"{prefix}{question.key}"
            if question.kind is Kind.GROUP:
                self._subgroup(question, value, path)
            elif question.kind is Kind.RECORDS:
                self.records[path] = self._records(question, value, path)
            else:
                facts = self._facts(question, value, path)
                if facts:
                    self.values[path] = facts

    def _subgroup(self, question: Question, node: Node, path: str) -> None:
        if isinstance(node, Mapping):
            self._group(question.children, node, f"{path}.")
        elif not _is_blank(node):
            names = "、".join(child.key for child in question.children[:3])
            message = f"“{question.key}”下面要分项填，不能直接写值"
            self._problem("类型", node.place, message, f"另起一行空两格，填 {names}……")

    def _pairs(self, questions: tuple[Question, ...], node: Mapping) -> Iterator[tuple[Question, Node]]:
        """Yield the known keys of a mapping with their questions; report the others."""
        known = {question.key: question for question in questions}
        for key, value in node.entries:
            if key.text in known:
                yield known[key.text], value
            else:
                self._unknown(key, tuple(known))

    def _unknown(self, key: Scalar, names: tuple[str, ...]) -> None:
        near = nearest(key.text, names)
        home = self.homes.get(key.text)
        if home:
            group = home.rpartition(".")[0]
            self._problem(
                "未知项",
                key.place,
                f"“{key.text}”不在这里，它是“{group}”里的一项",
                f"移到“{group}:”下面，行首空两格",
            )
        elif near:
            self._problem("未知项", key.place, f"没有“{key.text}”这一项，是不是“{near}”", near)
        else:
            shown = "、".join(names[:30])
            self._problem("未知项", key.place, f"没有“{key.text}”这一项", f"这里可以填：{shown}")

    def _records(self, question: Question, node: Node, path: str) -> tuple[Record, ...]:
        if isinstance(node, Mapping):
            self._problem("类型", node.place, f"“{question.key}”要一条一条写", "每条的第一行以“- ”开头")
            return ()
        if isinstance(node, Scalar):
            if not _is_nothing(node):
                self._problem(
                    "类型", node.place, f"“{question.key}”要一条一条写，每条有几项", self._sample(question)
                )
            return ()
        records = []
        for number, item in enumerate(node.items, 1):
            if isinstance(item, Mapping):
                records.append(self._record(question, item, f"{path}.{number}"))
            elif not _is_blank(item):
                message = f"“{question.key}”的每一条都要写明各项"
                self._problem("类型", item.place, message, self._sample(question))
        return tuple(record for record in records if record.fields)

    @staticmethod
    def _sample(question: Question) -> str:
        first = question.children[0]
        return f"- {first.key}: {''.join(first.example[:1])}"

    def _record(self, question: Question, node: Mapping, path: str) -> Record:
        fields = {}
        for child, value in self._pairs(question.children, node):
            facts = self._facts(child, value, f"{path}.{child.key}")
            if facts:
                fields[child.key] = facts
        return Record(path, node.place, fields)

    def _facts(self, question: Question, node: Node, path: str) -> tuple[Fact, ...]:
        """Return the facts a value gives: one, or one for each entry of a list."""
        if question.kind is Kind.LIST:
            return tuple(self._listed(question, node, path))
        if question.kind is Kind.MONTHS and isinstance(node, Sequence):
            node = _joined(node)
        if not isinstance(node, Scalar):
            self._problem(
                "类型",
                node.place,
                f"“{question.key}”只填一个值",
                f"{question.key}: {''.join(question.example[:1])}",
            )
            return ()
        fact = self._fact(question, node.text, node.place, path)
        return (fact,) if fact else ()

    def _listed(self, question: Question, node: Node, path: str) -> Iterator[Fact]:
        number = 0
        for text, place in self._entries(question, node):
            number += 1
            fact = self._fact(question, without_number(text), place, f"{path}.{number}")
            if fact:
                yield fact
            else:
                number -= 1

    def _entries(self, question: Question, node: Node) -> Iterator[tuple[str, Place]]:
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
                    self._problem(
                        "类型",
                        item.place,
                        f"“{question.key}”的每一条只写一句话",
                        "去掉里面的方括号或“键:”；文字里有半角冒号就改成全角",
                    )
            self._doubt_brackets(node)
        else:
            self._problem("类型", node.place, f"“{question.key}”要每条一行", "每行以“- ”开头")

    def _doubt_brackets(self, node: Sequence) -> None:
        """Ask about [甲，乙]: to YAML a full-width comma parts nothing."""
        items = [item for item in node.items if isinstance(item, Scalar)]
        if node.in_brackets and len(items) == 1 and "，" in items[0].text:
            message = "方括号里用的是全角逗号，算作一条；要分成几条就用半角逗号"
            mended = f"[{items[0].text.replace('，', ', ')}]"
            self._problem("多条", items[0].place, message, mended, severity=Severity.INFO)

    def _fact(self, question: Question, typed: str, place: Place, path: str) -> Fact | None:
        if is_pending(typed):
            return Fact(path, "", "", place, question.label, pending=True)
        answer = read_answer(question, typed, self.words)
        if answer is None:
            return None
        if isinstance(answer, Refusal):
            rule = answer.rule or question.kind.value
            self._problem(rule, place, answer.message, answer.suggestion, text=typed)
            return None
        remark = answer.remark
        if remark:
            self._problem(
                remark.rule, place, remark.message, remark.suggestion, severity=remark.severity, text=typed
            )
        return Fact(path, answer.text, answer.value, place, question.label, approximate=answer.approximate)

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


def _is_blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip()


def _is_nothing(node: Scalar) -> bool:
    return node.text.strip() in {"", "无", "没有", "~", "null"}


def _joined(node: Sequence) -> Scalar:
    texts = [item.text for item in node.items if isinstance(item, Scalar)]
    return Scalar(",".join(texts), node.place)
