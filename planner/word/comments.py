"""word/comments.xml: the questions behind gaps and the notes on spans."""

from datetime import date

from planner.word.markup import root, w, words
from planner.word.names import Style

_AUTHOR, _INITIALS = "起草助手", "起草"


class Comments:
    """The comments of one document, numbered in reading order as the writer comes to them."""

    def __init__(self, day: date) -> None:
        """Date every comment `day`, so that the same draft gives the same file."""
        self._date = f"{day.isoformat()}T00:00:00Z"
        self._written: list[str] = []

    def around(self, runs: str, lines: tuple[str, ...]) -> str:
        """Return `runs` with a comment of `lines` on them; unchanged when there are no lines."""
        if not lines:
            return runs
        number = len(self._written)
        self._written.append(self._comment(number, lines))
        mark = w("r", w("rPr", w("rStyle", val=Style.COMMENT_MARK)), w("commentReference", id=number))
        return w("commentRangeStart", id=number) + runs + w("commentRangeEnd", id=number) + mark

    def _comment(self, number: int, lines: tuple[str, ...]) -> str:
        paragraphs = [_comment_line(line, first=position == 0) for position, line in enumerate(lines)]
        return w("comment", *paragraphs, id=number, author=_AUTHOR, date=self._date, initials=_INITIALS)

    def xml(self) -> str:
        """Return the part with all comments so far."""
        return root("comments", *self._written)


def _comment_line(line: str, *, first: bool) -> str:
    look = w("rPr", w("rStyle", val=Style.COMMENT_MARK))
    mark = w("r", look, w("annotationRef")) if first else ""
    return w("p", w("pPr", w("pStyle", val=Style.COMMENT_TEXT)), mark, w("r", words(line)))
