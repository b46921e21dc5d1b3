"""Source: the lines of a facts file, for findings that show where they are."""

from dataclasses import dataclass
from typing import Final

from planner.finding import Finding, Place, Severity

_LONGEST: Final = 400


@dataclass(frozen=True, slots=True)
class Source:
    """A facts file as typed, or a part of it: its name and its lines, without line ends.

    `before` is the number of lines of the file that stand before the part.
    """

    file: str
    lines: tuple[str, ...]
    before: int = 0

    def place(self, line: int, column: int) -> Place:
        """Return a place of the file; line and column count from 1 in this part of it."""
        return Place(self.file, self.before + line, column)

    def part(self, first: int, end: int, head: int | None = None) -> "Source":
        """Return the lines from `first` to before `end`, counted from 0; that of `head` above them."""
        if head is None:
            return Source(self.file, self.lines[first:end], first)
        return Source(self.file, (self.lines[head], *self.lines[first:end]), first - 1)

    def finding(  # noqa: PLR0913 - one argument per field of a finding
        self,
        rule: str,
        place: Place,
        message: str,
        suggestion: str = "",
        *,
        severity: Severity = Severity.ERROR,
        text: str = "",
        basis: str = "",
    ) -> Finding:
        """Return a finding at `place` that shows the line; `text` defaults to the line's words."""
        line = place.line - self.before
        shown = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        words = _shortened(text or shown.strip())
        return Finding(
            rule, severity, place, words, _shortened(message), _shortened(suggestion), basis, shown
        )


def source_of(file: str, content: str) -> Source:
    """Return the lines of `content`; only LF, CR and CRLF end a line."""
    return Source(file, tuple(content.replace("\r\n", "\n").replace("\r", "\n").split("\n")))


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……"
