"""The long way: lines of any form, mended by the line check, parsed as YAML, and read.

A file goes this way as a whole, or only the part of it around a slip. Such a part begins with a known
key of the top or with a record of a list at the top, and ends before another: neither the line check nor
the parser carries anything over such a line, so that a part says by itself what it says in the file.
"""

from planner.errors import InvalidInputError
from planner.facts.model import Question, Questionnaire, Record
from planner.facts.reading.lint import lint
from planner.facts.reading.nodes import Mapping, Node, Sequence, parse_nodes
from planner.facts.reading.reader import Reader
from planner.facts.reading.source import Source, source_of
from planner.finding import Finding


def read_long(reader: Reader) -> tuple[Finding, ...]:
    """Read a file of any form; return the problems of its lines.

    Raises InvalidInputError, with these problems too, when it is no YAML even when mended or holds no keys.
    """
    linted = lint(reader.source, reader.questionnaire)
    try:
        parsed = parse_nodes(linted.text, reader.source)
        reader.top(parsed.node)
    except InvalidInputError as error:
        raise InvalidInputError((*linted.findings, *error.findings), str(error)) from error
    return (*linted.findings, *parsed.findings)


def root_of(content: str, questionnaire: Questionnaire) -> Node | None:
    """Return the node that the mended lines of a content make, None when it is blank.

    Raises InvalidInputError when they are no YAML.
    """
    source = source_of("", content)
    return parse_nodes(lint(source, questionnaire).text, source).node


def read_section(reader: Reader, part: Source, seen: set[str]) -> tuple[Finding, ...] | None:
    """Read keys of the top with all below them, adding the keys to `seen`; return the problems of the lines.

    None, nothing being read, when the part cannot be parsed or holds a key that is seen already.
    """
    linted = lint(part, reader.questionnaire)
    try:
        parsed = parse_nodes(linted.text, part)
    except InvalidInputError:
        return None
    if not isinstance(parsed.node, Mapping):
        return None
    keys = {key.text for key, _ in parsed.node.entries}
    if keys & seen:
        return None
    seen |= keys
    reader.top(parsed.node)
    return (*linted.findings, *parsed.findings)


def read_records(
    reader: Reader, part: Source, question: Question, column: int, number: int
) -> tuple[tuple[Record, ...], int, tuple[Finding, ...]] | None:
    """Read records of the list of `question`, a key of the top that is the first line of the part.

    `column` is that of the marks, `number` that of the first record. Returns the records, how many there
    are with the blank ones, and the problems of the lines; None, nothing being read, when the part cannot be
    parsed or leaves the list.
    """
    linted = lint(part, reader.questionnaire)
    linted.frames.close(column, marked=True)
    is_open = linted.frames.top.is_list and linted.frames.top.column == column
    if not is_open or linted.frames.awaits_list(column):
        return None
    try:
        parsed = parse_nodes(linted.text, part)
    except InvalidInputError:
        return None
    if any(found.place.column == 1 for found in parsed.findings):  # the key of the list, a second time
        return None
    match parsed.node:
        case Mapping(entries=((_, Sequence(items=items) as listed),)):
            records = reader.listed(question, listed, question.key, number)
            return records, len(items), (*linted.findings, *parsed.findings)
        case _:
            return None
