"""What the archive holds and gives back: files, reports, places of sentences."""

from dataclasses import dataclass
from enum import StrEnum

from planner.bank.model import Duty
from planner.reports.model import Genre, Half


class Role(StrEnum):
    """What a text of a report is."""

    SENTENCE = "原句"
    HEADING = "原标题"


class Stored(StrEnum):
    """What putting a report into the archive did."""

    NEW = "新收"
    CHANGED = "更新"
    SAME = "未变"
    COPY = "重复"


@dataclass(frozen=True, slots=True)
class FileState:
    """A file as it was when it was read; `digest` is the SHA-256 of its bytes in hex.

    `path` is absolute; `modified` is in nanoseconds, as `os.stat` gives it.
    """

    path: str
    size: int
    modified: int
    digest: str


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report of the archive. `name` is its file's name without the suffix; see `Report` for the rest.

    Files with the same bytes are one report; `paths` are all of them, in order.
    """

    digest: str
    name: str
    title: str
    level: str
    genre: Genre
    year_review: int | None
    year_plan: int | None
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A text in its place, before it is stored.

    `section` is an index into the sections of the report, -1 for none.
    """

    text: str
    line: int
    role: Role
    section: int


@dataclass(frozen=True, slots=True)
class StoredSection:
    """A section of a report, before it is stored.

    `path` names it from its part down: 三、提升监督质效 / （二）推动民生改善. An element outside the parts
    has its own name for a path.
    """

    path: str
    half: Half | None
    duty: Duty | None
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: in which report, where in it, in which line.

    `order` counts the texts of the report from 0; `half`, `duty` are None where the report has none,
    `section` is "" there. `year` is the year the report looks back on.
    """

    report: str
    digest: str
    order: int
    line: int
    role: Role
    section: str
    half: Half | None
    duty: Duty | None
    year: int | None
    level: str
    genre: Genre


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The sentences before and after one; "" at either end of a report."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Extract:
    """What a miner took from a report, in its own form; `version` tells its forms apart."""

    version: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Blob:
    """Something kept under a name; `digest` says what it was made of."""

    digest: str
    data: bytes
