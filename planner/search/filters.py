"""What a search is narrowed to."""

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Where a found text comes from: the phrase bank, or the archive of past reports."""

    BANK = "bank"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class Filters:
    """What to keep; "" and None keep all.

    `kind`, `duty`, `status` and `level` are the words of the bank's enums, 市 standing for 县级市 too;
    `years` is the first and the last year, both in it. Texts of reports have no status.
    """

    kind: str = ""
    duty: str = ""
    years: tuple[int, int] | None = None
    level: str = ""
    status: str = ""
    origin: Origin | None = None

    @property
    def narrow(self) -> bool:
        """Whether there is anything to list when no words are given."""
        return bool(self.kind or self.duty or self.years or self.level or self.status)


ALL = Filters()
