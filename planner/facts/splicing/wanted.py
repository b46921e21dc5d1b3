"""Wanted: the changes to make in a facts file, put together by question."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.facts.model import Kind, Question, Questionnaire
from planner.facts.reading.lines import UNUSABLE
from planner.facts.splicing.page import SpliceError
from planner.facts.writing.filling import Answers
from planner.facts.writing.values import cleaned


@dataclass(frozen=True, slots=True)
class Edit:
    """The answer to give at a path: texts as a clerk would type them; none at all takes it away.

    The path may lead into a record that is there (本年议题.3.成效). A path that is a record (本年议题.3)
    or a list of records takes no texts: it is taken away.
    """

    path: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewRecord:
    """A record to add at the end of the list at `path`."""

    path: str
    answers: Answers


@dataclass(slots=True)
class Change:
    """What is to become of a question or record.

    `texts` is its new answer, () to take it away, None to leave it alone; `below` are the changes of its
    children by key, of its records by number from 1; `added` are records to add.
    """

    texts: tuple[str, ...] | None = None
    below: dict[str, "Change"] = field(default_factory=dict)
    added: list["Change"] = field(default_factory=list)

    @property
    def gives(self) -> bool:
        """Whether it gives any answer, rather than taking away."""
        return bool(self.texts or any(part.gives for part in (*self.below.values(), *self.added)))


def wanted(changes: Sequence[Edit | NewRecord], questionnaire: Questionnaire) -> Change:
    """Return all changes as one; of two that give an answer to one path the later holds.

    Raises SpliceError for a path that the questionnaire does not ask, and for an answer that cannot be
    written.
    """
    root = Change()
    for change in changes:
        place, question = _place(root, change.path, questionnaire)
        if isinstance(change, Edit):
            place.texts = _texts(change.path, change.texts, question)
        elif question is None or question.kind is not Kind.RECORDS:
            raise SpliceError(f"“{change.path}”不是一条一条写的，不能加一条。请核对项目的名字。")
        else:
            place.added.append(_record(change.path, change.answers, question))
    return root


def _place(root: Change, path: str, questionnaire: Questionnaire) -> tuple[Change, Question | None]:
    """Return the change at `path` and its question, None for a whole record."""
    place, question, questions = root, None, questionnaire.questions
    for part in path.split("."):
        known = {child.key: child for child in questions}
        if question is not None and question.kind is Kind.RECORDS and part.isdecimal() and int(part):
            questions, question = question.children, None
        elif part in known and (question is None or question.kind is Kind.GROUP):
            question = known[part]
            questions = question.children
        else:
            raise SpliceError(f"问卷里没有“{path}”这一项。请核对项目的名字和级别、年型。")
        place = place.below.setdefault(part, Change())
    return place, question


def _record(path: str, answers: Answers, question: Question) -> Change:
    known = {child.key: child for child in question.children}
    unknown = next((key for key in answers if key not in known), None)
    if unknown is not None:
        raise SpliceError(f"“{path}”的一条里没有“{unknown}”这一项。请核对项目的名字。")
    return Change(
        below={
            key: Change(_texts(f"{path}.{key}", answers[key], known[key])) for key in known if key in answers
        }
    )


def _texts(path: str, texts: Sequence[str], question: Question | None) -> tuple[str, ...]:
    clean = tuple(text for text in map(cleaned, texts) if text)
    bad = next((found for text in clean if (found := UNUSABLE.search(text))), None)
    if bad:
        raise SpliceError(f"“{path}”里有不能写进文档的字符 U+{ord(bad[0]):04X}。请删掉它，重新输入这个字。")
    if clean and (question is None or question.kind in {Kind.GROUP, Kind.RECORDS}):
        raise SpliceError(f"“{path}”下面要分项填，不能直接写内容。请写明是其中哪一项。")
    if len(clean) > 1 and question is not None and question.kind is not Kind.LIST:
        raise SpliceError(f"“{path}”只填一个值，给了 {len(clean)} 个。请只留一个。")
    return clean
