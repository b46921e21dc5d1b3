"""New lines: groups, records and answers that a facts file does not have yet, as lines or in { }."""

from collections.abc import Sequence

from planner.facts.model import Kind, Question
from planner.facts.splicing.habits import STEP
from planner.facts.splicing.page import Page
from planner.facts.splicing.wanted import Change
from planner.facts.writing.values import in_braces, in_brackets, written


def new_lines(
    page: Page, questions: Sequence[Question], change: Change, column: int, *, in_record: bool = False
) -> list[str]:
    """Return the lines of a new group or record whose keys stand at `column`."""
    given = [(q, change.below[q.key]) for q in questions if q.key in change.below]
    entries = (new_entry(page, q, one, column, in_record=in_record) for q, one in given if one.gives)
    return [line for entry in entries for line in entry]


def new_entry(page: Page, question: Question, change: Change, column: int, *, in_record: bool) -> list[str]:
    """Return the lines of a new key at `column`, with all that the change gives it."""
    head = f"{' ' * column}{question.key}:"
    if question.kind is Kind.GROUP:
        return [head, *new_lines(page, question.children, change, column + page.habits.step)]
    inner = column + page.habits.dash
    if question.kind is Kind.RECORDS:
        mark = f"{' ' * inner}- "
        added = [record for record in change.added if record.gives]
        return [head, *(line for r in added for line in record_lines(page, question, r, mark, inner + STEP))]
    texts = change.texts or ()
    if question.kind is Kind.LIST:
        short = in_brackets(texts) if in_record and page.habits.brackets else None
        if short:
            return [f"{head} {short}"]
        return [head, *marked(page, 0, texts, inner)]
    form = written(texts[0], question.kind)
    if form is None:
        page.refuse(0, f"写不进“{texts[0]}”")
    return [f"{head} {form}"]


def record_lines(page: Page, question: Question, record: Change, mark: str, column: int) -> list[str]:
    """Return the lines of a new record, `mark` before the first key, the keys at `column`."""
    lines = new_lines(page, question.children, record, column, in_record=True)
    return [mark + lines[0][column:], *lines[1:]]


def marked(page: Page, line: int, texts: Sequence[str], column: int) -> list[str]:
    """Return the entries of a list of texts, each on a line with its mark at `column`."""
    return [f"{' ' * column}- {text_form(page, line, text)}" for text in texts]


def text_form(page: Page, line: int, text: str) -> str:
    """Return an entry of a list of texts as YAML; `line` is the one to name when none can say it."""
    form = written(text, Kind.TEXT)
    if form is None:
        page.refuse(line, f"写不进“{text}”")
    return form


def braces(page: Page, line: int, question: Question, record: Change) -> str:
    """Return a new record in { }; `line` is the one to name when it cannot stand there."""
    given = [
        (child, record.below[child.key].texts) for child in question.children if child.key in record.below
    ]
    whole = in_braces({child.key: brace_form(page, line, child, texts) for child, texts in given if texts})
    if whole is None:
        page.refuse(line, "花括号里写不下这一条")
    return whole


def brace_form(page: Page, line: int, question: Question, texts: tuple[str, ...]) -> str:
    """Return an answer as it stands in { }; `line` is the one to name when it cannot stand there."""
    if question.kind is Kind.LIST:
        form = in_brackets(texts)
    else:
        form = written(texts[0], question.kind, in_brackets=True)
    if form is None:
        page.refuse(line, f"花括号里写不下“{question.key}”")
    return form
