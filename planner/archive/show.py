"""A text of past reports that was found, as data for programs and as lines for people."""

from planner.archive.model import Neighbours, Place
from planner.archive.search import Hit
from planner.bank.show import matched
from planner.reports.model import Half

_HALVES = {Half.REVIEW: "回顾", Half.PLAN: "计划"}
_SHOWN = 3


def hit_json(hit: Hit, beside: Neighbours | None = None) -> dict[str, object]:
    """Return a hit as the contract of `planner search --json` has it, and more.

    `places` are where the text stands, latest first; `terms` are pairs of offsets into `text`. `before`
    and `after` are there when neighbours are given.
    """
    first = hit.places[0]
    data: dict[str, object] = {
        "id": hit.id,
        "text": hit.text,
        "kind": str(first.role),
        "duty": str(first.duty) if first.duty else "其他",
        "score": hit.score,
        "origin": "archive",
        "source": source(first),
        "terms": [list(span) for span in hit.terms],
        "reasons": list(hit.reasons),
        "count": hit.count,
        "places": [_place(place) for place in hit.places],
    }
    if beside:
        data |= {"before": beside.before, "after": beside.after}
    return data


def hit_lines(hit: Hit, beside: Neighbours | None = None) -> str:
    """Return a hit for people: the text between its neighbours, then where it stands."""
    places = [source(place) for place in hit.places[:_SHOWN]]
    if hit.count > len(places):
        places.append(f"等{hit.count}处")
    first = hit.places[0]
    duty = f"职责 {first.duty}　" if first.duty else ""
    facts = f"类别 {first.role}　{duty}来源 {'；'.join(places)}"
    if hit.score:
        facts += f"　{matched(hit.score, hit.reasons)}"
    before = [f"〔上句〕{beside.before}"] if beside and beside.before else []
    after = [f"〔下句〕{beside.after}"] if beside and beside.after else []
    return "\n  ".join([hit.text, *before, *after, facts])


def source(place: Place) -> str:
    """Return where a text stands, in words: report, year, half, section and line."""
    year = f"{place.year}年" if place.year else ""
    half = _HALVES[place.half] if place.half else ""
    parts = (f"{place.report}（{year}{half}）" if year or half else place.report, place.section)
    return f"{' '.join(part for part in parts if part)} 第{place.line}行"


def _place(place: Place) -> dict[str, object]:
    return {
        "report": place.report,
        "line": place.line,
        "year": place.year,
        "section": place.section,
        "half": str(place.half) if place.half else None,
        "duty": str(place.duty) if place.duty else None,
        "level": place.level,
        "genre": str(place.genre),
    }
