"""The blank questionnaire: every question as a comment, its key below it with nothing filled in."""

from collections.abc import Iterator
from typing import Final

from planner.bank.model import Form, PhraseBank
from planner.facts.model import Kind, Need, Question, Questionnaire

_FORMS_A_LINE: Final = 8
_FEW: Final = 2
_GIVEN: Final = ("文种", "级别", "年度")
_HEAD: Final = """\
# {document}（{level}，{year}年）问卷
# 一、在冒号后面填，冒号用半角，后面空一格：常委会会议: 8
# 二、只写事实，不写套话；数字只写数，单位不用写，不是准数写“约300”“30余”。
# 三、标“必填”的没填，草稿里会留【待填】；暂时不知道的写 待填；没有的事空着就行。
# 四、要写几条的，每条一行，行首空两格，写“- ”和内容；也可以写在一行，用；隔开；
#     几个短词（每个12字以内）还可以用、隔开。
# 五、说明都在 # 后面，删不删都可以；自己要加说明，另起一行，以 # 开头。
# 六、填好后检查：planner check 本文件　生成草稿：planner draft 本文件 -o 草稿.docx
"""


def blank_questionnaire(questionnaire: Questionnaire, level: str, year: int, bank: PhraseBank) -> str:
    """Return a facts file with no answers but 文种, 级别 and 年度, for a clerk to fill in.

    Each question stands as a comment above its key; a list of records shows one empty entry as a
    comment. `bank` gives the forms that the level can choose from. It loads without an error.
    """
    given = dict(zip(_GIVEN, (questionnaire.document, level, str(year)), strict=True))
    head = _HEAD.format(document=questionnaire.document, level=level, year=year)
    writer = _Writer(given, _forms(bank, level))
    lines = [head, *writer.questions(questionnaire.questions, 0)]
    return "\n".join(lines).rstrip("\n") + "\n"


class _Writer:
    """Lines of a blank file; remembers which kinds of records it has explained."""

    def __init__(self, given: dict[str, str], forms: tuple[str, ...]) -> None:
        self._given = given
        self._forms = forms
        self._explained: dict[tuple[Question, ...], str] = {}

    def questions(self, questions: tuple[Question, ...], depth: int) -> Iterator[str]:
        """Yield the lines of questions side by side, groups set apart by an empty line."""
        for question in questions:
            if question.key in self._given and depth == 0:
                yield f"{question.key}: {self._given[question.key]}"
            elif question.kind is Kind.GROUP:
                yield from ("", f"# {question.label}", f"{question.key}:")
                yield from self.questions(question.children, depth + 1)
            else:
                yield from ("",) if depth == 0 else ()
                yield from self._question(question, "  " * depth)

    def _question(self, question: Question, indent: str) -> Iterator[str]:
        yield f"{indent}# {question.label}{_remarks(question)}"
        if question.help:
            yield f"{indent}#   {question.help}"
        yield f"{indent}{question.key}:"
        if question.kind is Kind.RECORDS:
            yield from self._record(question, f"{indent}  ")

    def _record(self, question: Question, indent: str) -> Iterator[str]:
        """Yield an explanation of the fields once, then one empty entry, all as comments."""
        earlier = self._explained.setdefault(question.children, question.key)
        again = earlier != question.key
        short = again and len(question.children) > _FEW
        if again:
            yield f"{indent}# 各项的意思见“{earlier}”。"
        else:
            for child in question.children:
                yield f"{indent}#   {child.key}：{child.label}{_remarks(child)}"
                yield from (f"{indent}#     {row}" for row in self._choices(child))
        yield f"{indent}# 照下面的样子一件一条，去掉行首的“# ”，用不着的行删掉："
        for number, child in enumerate(c for c in question.children if not short or _is_common(c)):
            yield f"{indent}# {'  ' if number else '- '}{child.key}:"

    def _choices(self, child: Question) -> Iterator[str]:
        """Yield the forms to choose from, a few to a line."""
        if child.kind is Kind.FORM:
            yield from (
                "、".join(self._forms[start : start + _FORMS_A_LINE])
                for start in range(0, len(self._forms), _FORMS_A_LINE)
            )


def _remarks(question: Question) -> str:
    """Return 必填, unit, choices and an example in brackets, "" when there is nothing to add."""
    parts = ["必填"] if question.need is Need.MUST else []
    if question.unit:
        parts.append(f"单位：{question.unit}")
    if question.choices:
        parts.append(f"选一个：{'、'.join(question.choices)}")
    elif question.example:
        joint = "；" if question.kind is Kind.LIST else "、"
        parts.append(f"例：{joint.join(question.example)}")
    return f"（{'；'.join(parts)}）" if parts else ""


def _is_common(question: Question) -> bool:
    return question.need is not Need.OPTIONAL or question.key in {"重点", "目的"}


def _forms(bank: PhraseBank, level: str) -> tuple[str, ...]:
    return tuple(form.name for form in bank.of(Form) if level in {known.value for known in form.levels})
