"""Finding: what a check found, where, why, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad it is: an error must be mended, a warning looked at, an info known."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def word(self) -> str:
        """What a clerk calls it."""
        return {"error": "错误", "warning": "注意", "info": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a text file; line and column count from 1, columns in characters."""

    file: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation.

    `text` is what stands at the place; `message` says what is wrong, `suggestion` what to write
    instead ("" where nothing can be proposed), `basis` why: a law, a standard, central usage, or
    a rule of the facts file. `source_line` is the whole line, for showing it with a caret.
    """

    rule: str
    severity: Severity
    place: Place
    text: str
    message: str
    suggestion: str = ""
    basis: str = ""
    source_line: str = ""
