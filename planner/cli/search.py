"""planner search: phrases of the bank and sentences of past reports that answer a query."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from planner.archive.everywhere import Everywhere
from planner.archive.model import Neighbours, Role
from planner.archive.search import Hit
from planner.archive.show import hit_json, hit_lines
from planner.archive.store import has_archive, open_archive
from planner.bank.index import index_of
from planner.bank.keys import KINDS
from planner.bank.load import load_bank
from planner.bank.model import Duty, Level, Status
from planner.bank.search import Match
from planner.bank.show import match_json, match_lines
from planner.cli.choices import one_of
from planner.cli.output import emit, emit_json, say
from planner.errors import PlannerError, UsageError
from planner.resources import office_bank
from planner.search.differences import PieceKind, departures
from planner.search.filters import Filters, Origin

_ORIGINS: Final = {
    "短语库": Origin.BANK,
    "语料库": Origin.ARCHIVE,
    "bank": Origin.BANK,
    "archive": Origin.ARCHIVE,
}
_YEARS: Final = range(1949, 2100)

Found = Match | Hit


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for, as it was typed; "" leaves all in. `context` asks for the sentences around."""

    words: tuple[str, ...]
    limit: int
    kind: str = ""
    duty: str = ""
    years: str = ""
    level: str = ""
    status: str = ""
    origin: str = ""
    context: bool = False

    @property
    def narrow(self) -> bool:
        """Whether there is anything to list without words."""
        return bool(self.kind or self.duty or self.years or self.level or self.status)


def search_bank(query: Query, banks: Sequence[Path], *, as_json: bool) -> None:
    """Print what answers the query, best first; UsageError for a query that asks nothing."""
    filters = filters_of(query)
    if not query.words and not query.narrow:
        raise UsageError(
            "没有写要找的词。例：planner search 民生实事 监督；只看一类：planner search --kind 不足"
        )
    with everywhere(banks, filters.origin) as place:
        found = _found(place, query, filters)
        beside = [place.around(one) if query.context else None for one in found]
    if not found:
        say(_nothing(query, filters))
    if as_json:
        emit_json([found_json(one, near) for one, near in zip(found, beside, strict=True)])
        return
    today = datetime.now().astimezone().date()
    for one, near in zip(found, beside, strict=True):
        emit(found_lines(one, today, asked=query.words, beside=near) + "\n")


def _found(place: Everywhere, query: Query, filters: Filters) -> tuple[Found, ...]:
    """Return the answers, those of the bank alone when an archive turns out to be damaged."""
    try:
        return place.search(query.words, limit=query.limit, filters=filters)
    except PlannerError as error:
        if filters.origin is Origin.ARCHIVE:
            raise
        say(bank_alone(error))
    return Everywhere(place.index).search(query.words, limit=query.limit, filters=filters)


def bank_alone(error: PlannerError) -> str:
    """Return what to say of an archive that cannot be read."""
    return f"{error}这次只在短语库里找。"


def filters_of(query: Query) -> Filters:
    """Return what a query is narrowed to; UsageError for a word that is none of its kind."""
    if query.kind:
        one_of("类别", query.kind, (*KINDS, *Role))
    if query.duty:
        one_of("职责", query.duty, Duty)
    if query.level:
        one_of("级别", query.level, (*Level, "市"))
    if query.status:
        one_of("状态", query.status, Status)
    if query.origin:
        one_of("出处", query.origin, _ORIGINS)
    return Filters(
        kind=query.kind,
        duty=query.duty,
        years=_years(query.years) if query.years else None,
        level=query.level,
        status=query.status,
        origin=_ORIGINS[query.origin] if query.origin else None,
    )


@contextmanager
def everywhere(banks: Sequence[Path], origin: Origin | None = None) -> Iterator[Everywhere]:
    """Open the shipped bank under `banks` and their archives; without any, under the office's own.

    An archive that cannot be read is told on stderr and left out, unless it alone was asked for.
    """
    own = tuple(banks) or ((office_bank(),) if office_bank().is_dir() else ())
    with ExitStack() as stack:
        archives = []
        for folder in own if origin is not Origin.BANK else ():
            if not has_archive(folder):
                continue
            try:
                archives.append(stack.enter_context(open_archive(folder, write=False)))
            except PlannerError as error:
                if origin is Origin.ARCHIVE:
                    raise
                say(bank_alone(error))
        yield Everywhere(index_of(load_bank(*own)), tuple(archives))


def found_json(found: Found, beside: Neighbours | None = None) -> dict[str, object]:
    """Return something found as data."""
    return match_json(found) if isinstance(found, Match) else hit_json(found, beside)


def found_lines(
    found: Found, today: date, *, asked: Sequence[str] = (), beside: Neighbours | None = None
) -> str:
    """Return something found for people; what departs from a whole sentence `asked` is marked."""
    lines = match_lines(found, today) if isinstance(found, Match) else hit_lines(found, beside)
    apart = marked_differences(" ".join(asked), found)
    if not apart:
        return lines
    text, rest = lines[: len(found.text)], lines[len(found.text) :]
    return (
        f"{text}\n  〔差别〕{apart}{rest}" if lines.startswith(found.text) else f"{lines}\n  〔差别〕{apart}"
    )


def marked_differences(asked: str, found: Found) -> str:
    """Return the found text with what differs from a whole sentence marked: ［-问句-］［+原文+］.

    "" when no sentence was asked for, or nothing differs, or the text is another one altogether.
    """
    return "".join(
        piece.text if piece.kind is PieceKind.SAME else _mark("-", piece.query) + _mark("+", piece.text)
        for piece in departures(asked, found.text)
    )


def _mark(sign: str, words: str) -> str:
    return f"［{sign}{words}{sign}］" if words.strip() else ""


def _years(words: str) -> tuple[int, int]:
    """Return the years that 2024, 2020-2024 or 2020—2024 name; UsageError for anything else."""
    first, dash, last = words.replace("—", "-").replace("－", "-").replace("–", "-").partition("-")
    last = last if dash else first
    if not (first.isdecimal() and last.isdecimal()):
        raise UsageError(f"--year 的值“{words}”不对，要写一年或起止两年，如 2024 或 2020-2024。")
    years = int(first), int(last)
    if years[0] not in _YEARS or years[1] not in _YEARS or years[0] > years[1]:
        raise UsageError(f"--year 的值“{words}”不对，年份要四位，先早后晚，如 2020-2024。")
    return years


def _nothing(query: Query, filters: Filters) -> str:
    if not query.words:
        return f"{_where(filters)}里没有符合这些条件的。放宽类别、职责、年份、级别或状态再试。"
    return f"{_where(filters)}里没有找到“{' '.join(query.words)}”。少写几个字，或换一个说法再试。"


def _where(filters: Filters) -> str:
    match filters.origin:
        case Origin.BANK:
            return "短语库"
        case Origin.ARCHIVE:
            return "语料库"
    return "短语库和语料库"
