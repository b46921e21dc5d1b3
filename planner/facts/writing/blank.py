"""The blank questionnaire: every question as a comment, its key below it, with what is known filled in."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from planner.bank.entries import Form
from planner.bank.model import PhraseBank
from planner.facts.derived.asked import fields_of
from planner.facts.derived.division import written_by
from planner.facts.model import Condition, Kind, Need, Question, Questionnaire, YearKind, walk
from planner.facts.writing.filling import Answers, Filling
from planner.facts.writing.values import cleaned, written

_FORMS_A_LINE: Final = 8
_FEW: Final = 8
_WIDE: Final = 60
# Of many fields, the optional ones that an item often has.
_OFTEN: Final = frozenset({"重点", "目的", "做法", "问题", "意见", "举措"})
_HEAD: Final = """\
# {document}（{level}，{year}年{kind}）问卷
# 一、在冒号后面填，冒号用半角，后面空一格，如 届: 九
# 二、只写事实，不写套话；数字只写数，单位不用写，不是准数写“约300”“30余”。
# 三、标“必填”的没填，初稿里会留【待填】；暂时不知道的写 待填；没有的事空着就行。
# 四、要写几条的，每条一行，行首空两格，写“- ”和内容；也可以写在一行，用；隔开；
#     几个短词（每个12字以内）还可以用、隔开。
# 五、说明都在 # 后面，删不删都可以；自己要加说明，另起一行，以 # 开头。
# 六、填好后检查：planner check 本文件　生成初稿：planner draft 本文件 -o 初稿.docx
"""
_SAMPLE: Final = "照下面的样子一件一条，去掉行首的“# ”，用不着的行删掉，还要别的项就照上面的名字添："
_NO_ANSWERS: Final = Filling()


def blank_questionnaire(
    questionnaire: Questionnaire, level: str, year: int, bank: PhraseBank, filling: Filling = _NO_ANSWERS
) -> str:
    """Return a facts file that answers 文种, 级别, 年度 and what `filling` knows, for a clerk to fill in.

    Each question stands as a comment above its key, with the remark of `filling` below it; a list of
    records shows one empty entry as a comment, or the records of `filling`. A question is left out
    when `filling` answers its condition otherwise, or the kind of document has no place for it; one
    seldom answered is only named. `bank` gives the forms that the level can choose from. The file loads
    without an error and gives back the answers of `filling`. Raises ValueError for an answer that this
    questionnaire does not ask.
    """
    given = {"文种": questionnaire.document, "级别": level, "年度": str(year)}
    kind = questionnaire.mode.year_kind
    if kind is not YearKind.ORDINARY:
        given["年型"] = kind.value
    asked = dict(walk(questionnaire.questions))
    strange = [path for path in (*filling.values, *filling.records) if path not in asked]
    if strange:
        raise ValueError(strange)
    writer = _Writer(filling, given, _forms(bank, level), written_by(questionnaire))
    named = "" if kind is YearKind.ORDINARY else f"，{kind.value}"
    head = _HEAD.format(document=questionnaire.document, level=level, year=year, kind=named)
    lines = [head, *writer.questions(questionnaire.questions, "", 0)]
    return "\n".join(lines).rstrip("\n") + "\n"


@dataclass(slots=True)
class _Writer:
    """Lines of a blank file; remembers which kinds of records it has explained."""

    filling: Filling
    given: dict[str, str]
    forms: tuple[str, ...]
    written: frozenset[str]
    explained: dict[tuple[Question, ...], str] = field(default_factory=dict)

    def questions(self, questions: tuple[Question, ...], prefix: str, depth: int) -> Iterator[str]:
        """Yield the lines of questions side by side, groups set apart by an empty line."""
        folded = [question for question in questions if self._is_folded(question, f"{prefix}{question.key}")]
        for question in questions:
            path = f"{prefix}{question.key}"
            if question in folded or not self._is_written(question):
                continue
            if path in self.given:
                yield f"{question.key}: {self.given[path]}"
            elif any(self._rules_out(condition) for condition in question.when):
                continue
            elif question.kind is Kind.GROUP:
                yield from ("", *_asking(question, "", question.label), f"{question.key}:")
                yield from self.questions(question.children, f"{path}.", depth + 1)
            else:
                yield from ("",) if depth == 0 else ()
                yield from self._question(question, path, "  " * depth)

        if folded:
            named = "；".join(f"{question.key}（{question.label}）" for question in folded)
            yield f"{'  ' * depth}# 还可以写：{named}"

    def _is_folded(self, question: Question, path: str) -> bool:
        """Return whether a question is only named: one seldom answered that nothing is known of."""
        known = path in self.filling.values or path in self.filling.records or path in self.filling.remarks
        return question.folded and not known

    def _is_written(self, question: Question) -> bool:
        """Return whether the kind of document has a place for the answers, or some are known."""
        if not question.told_in or question.told_in in self.written:
            return True
        known = (*self.filling.values, *self.filling.records)
        return any(path.split(".")[0] == question.key for path in known)

    def _rules_out(self, condition: Condition) -> bool:
        """Return whether a known answer says that what hangs on the condition is not asked."""
        known = self.filling.values.get(condition.path, ())
        return bool(known) and not set(known) & set(condition.values)

    def _question(self, question: Question, path: str, indent: str) -> Iterator[str]:
        remark = self.filling.remarks.get(path, "")
        yield from _asking(question, indent, f"{question.label}{_remarks(question, sample=not remark)}")
        yield from _commented(remark, indent)
        if question.kind is Kind.RECORDS:
            yield f"{indent}{question.key}:"
            yield from self._records(question, path, f"{indent}  ")
        else:
            yield from _answer(question, self.filling.values.get(path, ()), indent)

    def _records(self, question: Question, path: str, indent: str) -> Iterator[str]:
        """Yield an explanation of the fields once, then the records, or one empty one as a comment."""
        earlier = self.explained.setdefault(question.children, path)
        many = len(question.children) > _FEW
        if earlier == path:
            yield from self._explanation(question, indent)
        elif many:
            yield f"{indent}# 各项的意思见“{earlier}”。"
        records = self.filling.records.get(path, ())
        for number, record in enumerate(records, start=1):
            yield from self._record(question, f"{path}.{number}", record, indent)
        if not records:
            if earlier == path:
                yield f"{indent}# {_SAMPLE}"
            keys = [c.key for c in fields_of(path, question) if not many or _is_common(c)]
            yield from (f"{indent}# {'  ' if number else '- '}{key}:" for number, key in enumerate(keys))

    def _explanation(self, question: Question, indent: str) -> Iterator[str]:
        for child in (child for child in question.children if not child.folded):
            helped = f"。{child.help}" if child.help else ""
            asked = child.key if child.label == child.key else f"{child.key}：{child.label}"
            yield f"{indent}#   {asked}{_remarks(child)}{helped}"
            yield from (f"{indent}#     {row}" for row in self._choices(child))
        folded = [f"{child.key}（{child.label}）" for child in question.children if child.folded]
        if folded:
            yield f"{indent}#   还可以写：{'；'.join(folded)}"

    def _record(self, question: Question, path: str, record: Answers, indent: str) -> Iterator[str]:
        """Yield a record that is known in part: its answers, and the keys that want one."""
        yield from _commented(self.filling.remarks.get(path, ""), indent)
        few = len(question.children) <= _FEW
        fields = fields_of(path.rpartition(".")[0], question)
        common = [c for c in fields if few or c.need is not Need.OPTIONAL]
        mark = "- "
        for child in (c for c in question.children if c.key in record or c in common):
            yield from _commented(self.filling.remarks.get(f"{path}.{child.key}", ""), f"{indent}  ")
            lines = list(_answer(child, record.get(child.key, ()), f"{indent}  "))
            yield f"{indent}{mark}{lines[0].lstrip()}"
            yield from lines[1:]
            mark = "  "

    def _choices(self, child: Question) -> Iterator[str]:
        """Yield the forms to choose from, a few to a line."""
        if child.kind is Kind.FORM:
            yield from (
                "、".join(self.forms[start : start + _FORMS_A_LINE])
                for start in range(0, len(self.forms), _FORMS_A_LINE)
            )


def _answer(question: Question, texts: tuple[str, ...], indent: str) -> Iterator[str]:
    """Yield the key with its answer: behind it, or each entry of a list on a line of its own."""
    values = [_written(text, question) for text in texts]
    if question.kind is Kind.LIST and values:
        yield f"{indent}{question.key}:"
        yield from (f"{indent}  - {value}" for value in values)
    else:
        yield f"{indent}{question.key}:" + "".join(f" {value}" for value in values)


def _written(text: str, question: Question) -> str:
    value = written(cleaned(text), question.kind)
    if value is None:
        raise ValueError(question.key, text)
    return value


def _asking(question: Question, indent: str, text: str) -> Iterator[str]:
    """Yield the comment that asks a question, its help on a line of its own where one gets too long."""
    if question.help and len(indent + text + question.help) > _WIDE:
        yield from (f"{indent}# {text}", f"{indent}#   {question.help}")
    else:
        yield f"{indent}# {text}{'。' if question.help else ''}{question.help}"


def _commented(text: str, indent: str) -> Iterator[str]:
    """Yield `text` as a comment of one line; nothing for ""."""
    if text:
        yield f"{indent}# {' '.join(text.split())}"


def _remarks(question: Question, *, sample: bool = True) -> str:
    """Return 必填, unit, choices and an example in brackets, "" when there is nothing to add."""
    parts = ["必填"] if question.need is Need.MUST else []
    if question.unit:
        parts.append(f"单位：{question.unit}")
    if question.choices:
        parts.append(f"选一个：{'、'.join(question.choices)}")
    elif question.example and sample:
        joint = "；" if question.kind is Kind.LIST else "、"
        parts.append(f"例：{joint.join(question.example)}")
    return f"（{'；'.join(parts)}）" if parts else ""


def _is_common(question: Question) -> bool:
    return question.need is not Need.OPTIONAL or question.key in _OFTEN


def _forms(bank: PhraseBank, level: str) -> tuple[str, ...]:
    return tuple(form.name for form in bank.of(Form) if level in {known.value for known in form.levels})
