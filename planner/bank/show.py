"""A search result as data for programs and as lines for people."""

import re
from datetime import date

from planner.bank.entries import CalendarDuty, Form, Formula
from planner.bank.model import Entry, Level, Status
from planner.bank.search import Match
from planner.bank.validity import is_settled
from planner.clock import Period

_REPORT = re.compile(r"(S\d+):(\d+)")
_LAW = re.compile(r"L:(.+?)([\d、–\-]+)")
_BROADCAST = re.compile(r"X:(\d{4})(\d{2})(\d{2})")


def match_json(match: Match) -> dict[str, object]:
    """Return a search result as the contract of `planner search --json` has it, and more.

    `terms` are pairs of offsets into `text`; `valid_from` and `valid_until` are ISO dates or null.
    """
    entry = match.entry
    return {
        "id": entry.id,
        "text": match.text,
        "kind": entry.kind,
        "duty": str(entry.duty),
        "score": match.score,
        "origin": "bank",
        "source": _sources(entry),
        "terms": [list(span) for span in match.terms],
        "reasons": list(match.reasons),
        "authority": str(entry.authority),
        "status": str(entry.status),
        "confirmed": entry.confirmed,
        "settled_until": _iso(entry.settled),
        "levels": [str(level) for level in Level if level in entry.levels],
        "valid_from": _iso(entry.valid.start),
        "valid_until": _iso(entry.valid.end),
        "mistyped": match.mistyped or None,
        "instead": match.instead or None,
        "members": list(entry.members) if isinstance(entry, Formula) else [],
        "note": entry.note or None,
    }


def match_lines(match: Match, today: date) -> str:
    """Return a search result for people: the text, what to mind, then where it belongs."""
    entry = match.entry
    facts = [
        f"类别 {entry.kind}",
        f"职责 {entry.duty}",
        f"编号 {entry.id}",
        f"来源 {_sources(entry)}",
        f"有效期 {_validity(entry.valid)}",
    ]
    if match.score:
        facts.append(matched(match.score, match.reasons))
    lines = (*_details(entry), *_warnings(match, today), "　".join(facts))
    return "\n  ".join((match.text.replace("\n", "\n  "), *lines))


def _details(entry: Entry) -> list[str]:
    match entry:
        case Formula() if entry.members:
            return [f"组成：{'、'.join(entry.members)}"]
        case Form() | CalendarDuty() if entry.basis:
            return [f"依据：{entry.basis}"]
    return []


def _warnings(match: Match, today: date) -> list[str]:
    entry = match.entry
    warnings = []
    if match.mistyped:
        whole = 2 * len(match.mistyped) >= len(entry.text)
        right = f"应写作{_quoted(entry.text)}" if whole else "写错了，照上面的写法改"
        wrong = match.mistyped.replace("“", "‘").replace("”", "’")
        warnings.append(f"〔误写〕“{wrong}”{right}")
    if entry.valid.end and entry.valid.end < today:
        instead = f"，现用{_quoted(match.instead)}" if match.instead else ""
        warnings.append(f"〔已过时〕只用到{_chinese(entry.valid.end)}{instead}")
    if entry.valid.start and entry.valid.start > today:
        warnings.append(f"〔未到时〕{_chinese(entry.valid.start)}起才可用")
    if not is_settled(entry, Period(today, today)):
        warnings.append("〔待核〕来源没有定准写法，用前核对原文")
    if entry.status is Status.CANDIDATE:
        warnings.append("〔候选〕还没有人审定")
    return warnings


def matched(score: float, reasons: tuple[str, ...]) -> str:
    """Return how well something found answers, and why not wholly: 匹配 44（一字不同：式→事）."""
    return f"匹配 {score:.0f}" + (f"（{'，'.join(reasons)}）" if reasons else "")


def _quoted(text: str) -> str:
    """Return a wording in quotation marks; one that has its own can be told, and copied, as it is."""
    return text if "“" in text else f"“{text}”"


def _sources(entry: Entry) -> str:
    return "、".join(_source(source) for source in entry.sources) or "未记"


def _source(source: str) -> str:
    """Return a source mark in words: S002:12, L:监督法31, X:20260615; others stand as they are."""
    if found := _REPORT.fullmatch(source):
        return f"样本报告{found[1]}第{found[2]}段"
    if found := _LAW.fullmatch(source):
        return f"{found[1]}第{found[2]}条"
    if found := _BROADCAST.fullmatch(source):
        year, month, day = (int(part) for part in found.groups())
        return f"中央媒体{year}年{month}月{day}日"
    return source.removeprefix("L:")


def _validity(valid: Period) -> str:
    if valid.start is None and valid.end is None:
        return "长期"
    start = f"{_chinese(valid.start)}起" if valid.start else ""
    end = f"到{_chinese(valid.end)}止" if valid.end else ""
    return start + end


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
