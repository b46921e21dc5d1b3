"""What the picker shows for a state: lines that fill the rows below the line of words, none wider."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from planner.cli.picker.columns import Line, clean, fit, marked, padded, width, wrap
from planner.cli.picker.state import Hit, Room, State
from planner.search.differences import Piece, PieceKind, departures

CHOSEN: Final = "class:chosen"
FOUND: Final = "class:found"
DIFFERS: Final = "class:differs"
LABEL: Final = "class:label"

_KEYS: Final = (
    "Enter 复制并退出  Ctrl-Y 只复制  Ctrl-T 看全文  上下键、翻页键移动  Esc 退出",
    "Enter 复制并退出  Ctrl-Y 复制  Ctrl-T 全文  Esc 退出",
    "Enter 选定  Ctrl-T 全文  Esc 退出",
    "Enter 选定  Esc 退出",
)
_KEYS_WHOLE: Final = (
    "Enter 复制并退出  Ctrl-Y 只复制  上下键换一条  翻页键看下文  Esc 回到列表",
    "Enter 选定  翻页键看下文  Esc 回到列表",
    "Enter 选定  Esc 回到列表",
)
_INVITATION: Final = (
    "请输入要找的词，几个词用空格隔开，先后不限。",
    "记不全也可以：写半句、写拼音首字母（msss 找民生实事）、写错一个字，都能找。",
    "按 Tab 选类别、按 Ctrl-D 选职责，不写词也会列出来。",
)
_NOTHING: Final = ("没有找到。少写几个字，或换一个说法；按 Tab、Ctrl-D 可以放宽类别和职责。",)
_WITH_DUTY: Final = 60
_KIND_COLUMNS: Final = 8
_DUTY_COLUMNS: Final = 8


@dataclass(frozen=True, slots=True)
class _Heights:
    """How the rows are shared out; the lines of filters and keys and the rule take one each."""

    hits: int
    text: int
    keys: int

    @classmethod
    def of(cls, rows: int, *, whole: bool) -> "_Heights":
        keys = 1 if rows >= 3 else 0  # noqa: PLR2004 - one row each for the filters, a hit, the keys
        free = max(0, rows - 1 - keys)
        if whole:
            return cls(0, free, keys)
        text = free // 2 - 1
        return cls(free - text - 1, text, keys) if text >= 1 else cls(free, 0, keys)


def view(state: State, columns: int, rows: int) -> tuple[Line, ...]:
    """Return exactly `rows` lines, none wider than `columns`: filters, hits, the marked hit, keys."""
    heights = _Heights.of(rows, whole=state.whole)
    lines = [_filters(state, columns)]
    lines += _filled(list(_list(state, columns, heights.hits)), heights.hits)
    if heights.text and not state.whole:
        lines.append((("", "-" * columns),))
    if heights.text:
        lines += _filled(_text_rows(state, columns, heights.text), heights.text)
    if heights.keys:
        lines.append(_last_line(state, columns))
    return tuple(fit(line, columns) for line in lines[:rows])


def room(state: State, columns: int, rows: int) -> Room:
    """Return what there is room for, in the shape that `pressed` takes."""
    heights = _Heights.of(rows, whole=state.whole)
    length = len(_text(state, columns))
    return Room(max(1, heights.hits), max(1, heights.text), max(0, length - heights.text))


def _filters(state: State, columns: int) -> Line:
    asked, count = state.question, _count(state)
    kind, duty = asked.kind or "全部", asked.duty or "全部"
    roomy = f"类别（Tab）：{kind}　职责（Ctrl-D）：{duty}　{count}"
    brief = f"{kind}、{duty}　{count}" if asked.kind or asked.duty else f"全部　{count}"
    for text in (roomy, f"类别 {kind}　职责 {duty}　{count}"):
        if width(((LABEL, text),)) <= columns:
            return ((LABEL, text),)
    return ((LABEL, brief),)


def _count(state: State) -> str:
    return f"{state.at + 1}/{len(state.found)}" if state.found else ""


def _list(state: State, columns: int, height: int) -> Iterator[Line]:
    """Yield the rows of the page the mark is on, or what to do when there are none."""
    if not height:
        return
    if not state.found:
        yield from _instead(state, columns)
        return
    first = state.at // height * height
    for at, hit in enumerate(state.found[first : first + height], first):
        yield _row(hit, columns, chosen=at == state.at)


def _instead(state: State, columns: int) -> Iterator[Line]:
    nothing_asked = not state.question.words.strip() and not (state.question.kind or state.question.duty)
    if state.waiting and not nothing_asked:
        return
    for text in _INVITATION if nothing_asked else _NOTHING:
        yield from wrap((("", text),), columns)


def _row(hit: Hit, columns: int, *, chosen: bool) -> Line:
    style = CHOSEN if chosen else ""
    score = f"{hit.score:3.0f}%" if hit.score else "    "
    head = f"{'>' if chosen else ' '}{score} {padded(hit.kind, _KIND_COLUMNS)} "
    if columns >= _WITH_DUTY:
        head += f"{padded(hit.duty, _DUTY_COLUMNS)} "
    text = clean(hit.text).replace("\n", " ")
    line = fit(((style, head), *marked(text, hit.terms, FOUND, style)), columns)
    return (*line, (style, " " * (columns - width(line)))) if chosen else line


def _text_rows(state: State, columns: int, height: int) -> list[Line]:
    """Return the rows of the marked hit that fit, and how many more there are."""
    rows = _text(state, columns)
    if state.whole:
        return list(rows[state.scrolled : state.scrolled + height])
    if len(rows) <= height:
        return list(rows)
    hidden = len(rows) - height + 1
    return [*rows[: height - 1], ((LABEL, f"（还有 {hidden} 行，按 Ctrl-T 看全文）"),)]


def _text(state: State, columns: int) -> tuple[Line, ...]:
    """Return everything there is to say on the marked hit, wrapped."""
    hit = state.hit
    if hit is None:
        return ()
    apart = departures(state.answered.words, hit.text)
    pieces = tuple(piece for piece in apart if piece.kind is not PieceKind.SAME)
    whole = clean(hit.text)
    changed = [(piece.start, piece.end) for piece in pieces]
    line = marked(whole, changed, DIFFERS) if pieces else marked(whole, hit.terms, FOUND)
    rest = [f"与所写的不同：{_told(pieces)}"] if pieces else []
    lines = [line, *((("", clean(text)),) for text in (*rest, *hit.details))]
    return tuple(row for line in lines for row in wrap(line, columns))


def _told(pieces: tuple[Piece, ...]) -> str:
    said = {
        PieceKind.REPLACED: "“{0}”作“{1}”",
        PieceKind.MISSING: "少“{0}”",
        PieceKind.EXTRA: "多“{1}”",
    }
    return "；".join(said[piece.kind].format(piece.query, piece.text) for piece in pieces)


def _last_line(state: State, columns: int) -> Line:
    if state.message:
        return ((LABEL, state.message),)
    texts = _KEYS_WHOLE if state.whole else _KEYS
    lines = (((LABEL, text),) for text in texts)
    return next((line for line in lines if width(line) <= columns), ((LABEL, texts[-1]),))


def _filled(lines: list[Line], height: int) -> list[Line]:
    return [*lines[:height], *[()] * (height - len(lines))]
