"""Sample: a facts file that answers every question with its example, for reading what slots are made of."""

from planner.bank.model import PhraseBank
from planner.facts.model import Fact, Facts, Kind, Question, Questionnaire, Record, walk
from planner.facts.reading.answers import Vocabulary, read_answer, vocabulary
from planner.facts.reading.quantities import Reading
from planner.finding import Place

_YEAR = "2026"


def sample_facts(questionnaire: Questionnaire, bank: PhraseBank) -> Facts:
    """Return facts of the mode of `questionnaire` with every question answered, one record to a list."""
    words = vocabulary(bank)
    mode = questionnaire.mode
    given = {"文种": questionnaire.document, "级别": mode.level, "年型": mode.year_kind, "年度": _YEAR}
    values: dict[str, tuple[Fact, ...]] = {}
    records: dict[str, tuple[Record, ...]] = {}
    for path, question in walk(questionnaire.questions):
        if question.kind is Kind.RECORDS:
            fields = {c.key: _facts(f"{path}.1.{c.key}", c, c.example, words) for c in question.children}
            records[path] = (Record(f"{path}.1", Place(), fields),)
        elif question.kind is not Kind.GROUP:
            texts = (given[path],) if path in given else question.example
            values[path] = _facts(path, question, texts, words)
    return Facts("", questionnaire, values, records)


def _facts(path: str, question: Question, texts: tuple[str, ...], words: Vocabulary) -> tuple[Fact, ...]:
    """Return the answers that `texts` give; ValueError for an example that its question refuses."""
    facts = []
    for text in texts:
        reading = read_answer(question, text, words)
        if not isinstance(reading, Reading):
            raise ValueError(path, text)  # noqa: TRY004 - the example is wrong, not its type
        facts.append(Fact(path, reading.text, reading.value, Place(), question.label))
    return tuple(facts)
