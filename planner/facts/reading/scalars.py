"""Values as typed on one line: what YAML would misread is quoted, what looks like a slip is named."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from planner.facts.model import Kind
from planner.finding import Severity

_BLOCK: Final = re.compile(r"([|>][+-]?)\d?([+-]?)(?:\s+#.*|\s*)")
_DOUBLE: Final = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE: Final = re.compile(r"'(?:[^']|'')*'")
_BAD_ESCAPE: Final = re.compile(r'(?<!\\)(?:\\\\)*\\[^0abtnvfre "/\\N_LPxuU]')
_REST: Final = re.compile(r"\s*|\s+#.*")
_COMMENT: Final = re.compile(r"(?<!\s)\s+#.*|^#.*")
_MARKS_ONLY: Final = re.compile(r"[*?？＊]+|-+")
_STARTS: Final = re.compile(r"[*&!%@`|>,\]}]|[?](?=\s)")
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# A quote opens only where an entry begins: a plain entry takes those inside of it along.
_FLOW_TOKEN: Final = re.compile(
    r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[\[\]{}]|(?<=[\s\[{,])#.*"
    r"|[^\s\[\]{},:\"'#](?:[^\[\]{},:#]|:(?!\s|$)|(?<!\s)#)*"
)
_LIST_KINDS: Final = frozenset({None, Kind.LIST, Kind.RECORDS, Kind.MONTHS, Kind.GROUP})
_MAP_KINDS: Final = frozenset({None, Kind.RECORDS, Kind.GROUP})
_OPENING_QUOTES: Final = "“”‘’＂"
_QUOTE_IT: Final = "要这个 # 就把这一条放进半角双引号；是注释就另起一行"
_FULL_BRACKETS: Final = str.maketrans("［］【】｛｝", "[][]{}")


class Opens(Enum):
    """What a value opens that goes on below its line."""

    NOTHING = auto()
    BLOCK = auto()
    QUOTE = auto()
    BRACKET = auto()


@dataclass(frozen=True, slots=True)
class Slip:
    """Something mistyped in a value; `offset` counts from 0 at its first character."""

    rule: str
    offset: int
    message: str
    suggestion: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Mended:
    """A value as YAML will read it the way it was meant, and the slips found in it."""

    text: str
    slips: tuple[Slip, ...] = ()
    opens: Opens = Opens.NOTHING


def mend(value: str, kind: Kind | None) -> Mended:
    """Return `value` so that YAML reads it as typed; `kind` is that of its question, if known."""
    if value[:1] == "#":
        return _mend_comment(value)
    if value[:1] in {'"', "'"}:
        return _mend_quoted(value)
    if value[:1] in {"[", "{"}:
        return _mend_bracketed(value, kind)
    if value[:1] in {"［", "【"} and kind is Kind.LIST and value[-1] in "］】" and "待" not in value[:2]:
        slip = Slip("括号", 0, "方括号要用半角", value.translate(_FULL_BRACKETS).replace("，", ", "))
        return Mended(slip.suggestion, (slip,))
    block = _BLOCK.fullmatch(value)
    if block:
        return Mended(block[1] + block[2], opens=Opens.BLOCK)
    return _mend_plain(value)


def mend_unclosed(value: str) -> Mended:
    """Return a value whose quote or bracket is never closed, taken as far as its line goes."""
    if value[0] in "[{":
        closed = value.translate(_FULL_BRACKETS)
        closed = closed if bracket_end(closed) else closed + ("]" if value[0] == "[" else "}")
        sound = bracket_end(closed) == len(closed) and _is_matched(closed)
        advice = closed if sound else "每个“[”都要有“]”，每个“{”都要有“}”"
        return Mended(closed if sound else "", (Slip("括号", 0, "方括号或花括号没有配对", advice),))
    words = value.strip(_OPENING_QUOTES + value[0])
    return Mended(quoted(words), (Slip("引号", 0, "引号没有配对", words),))


def quoted(text: str) -> str:
    """Return `text` as a single-quoted YAML scalar."""
    return "'" + text.replace("'", "''") + "'"


def without_comment(text: str) -> str:
    """Return `text` without a comment behind it."""
    return text if text[:1] in {'"', "'", "[", "{"} else _COMMENT.split(text)[0]


def closes_quote(text: str) -> bool:
    """Return whether the quotation that opens `text` is closed at its end."""
    pattern = _DOUBLE if text[0] == '"' else _SINGLE
    match = pattern.match(text)
    return match is not None and _REST.fullmatch(text, match.end()) is not None


def _is_matched(text: str) -> bool:
    """Return whether each bracket is closed by one of its own shape."""
    opened: list[str] = []
    for token in _FLOW_TOKEN.finditer(text):
        if token[0] in {"[", "{"}:
            opened.append({"[": "]", "{": "}"}[token[0]])
        elif token[0] in {"]", "}"} and (not opened or opened.pop() != token[0]):
            return False
    return not opened


def bracket_end(text: str) -> int | None:
    """Return where the bracket that opens `text` is closed (after it), None when it is not."""
    depth = 0
    for token in _FLOW_TOKEN.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth == 0:
            return token.end()
    return None


def _mend_comment(value: str) -> Mended:
    if value[1:2] in {"", " ", "#", "\t"}:
        return Mended("")
    return Mended("", (Slip("井号", 0, "# 后面的字会当成注释丢掉", f'"{value}"'),))


def _mend_quoted(value: str) -> Mended:
    pattern = _DOUBLE if value[0] == '"' else _SINGLE
    match = pattern.match(value)
    if match is None:
        return mend_unclosed(value) if value[-1] in _OPENING_QUOTES else Mended(value, opens=Opens.QUOTE)
    if not _REST.fullmatch(value, match.end()):
        return Mended(quoted(value))
    if value[0] == '"' and _BAD_ESCAPE.search(match[0]):
        return Mended(quoted(match[0][1:-1]))
    return Mended(value)


def _mend_bracketed(value: str, kind: Kind | None) -> Mended:
    if kind not in (_LIST_KINDS if value[0] == "[" else _MAP_KINDS) or value.startswith("{{"):
        slip = Slip("特殊符号", 0, f"内容以 {value[0]} 开头，已按文字收下", f'"{value}"', Severity.WARNING)
        return Mended(quoted(value), (slip,))
    lost = _lost_in_brackets(value)
    if lost:
        return Mended("", (Slip("井号", lost, "括号里的 # 和后面的字会当成注释丢掉", _QUOTE_IT),))
    end = bracket_end(value)
    if end is None:
        return mend_unclosed(value) if value[-1] in "］】" else Mended(value, opens=Opens.BRACKET)
    if not _is_matched(value[:end]):
        return mend_unclosed(value[:end])
    if not _REST.fullmatch(value, end):
        return Mended(quoted(value), (Slip("括号", end, "方括号后面还有文字", f'"{value}"'),))
    return _join_thousands(value)


def _lost_in_brackets(value: str) -> int:
    """Return where a comment begins inside of the brackets that `value` opens, 0 for nowhere."""
    depth = 0
    for token in _FLOW_TOKEN.finditer(value):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0)
        if depth == 0 or token[0][0] == "#":
            return token.start() if depth else 0
    return 0


def _join_thousands(value: str) -> Mended:
    """Join numbers in {}, where no entry begins with a figure; in [] either reading may be meant."""
    commas = {match.start(): _holder(value, match.start()) for match in _THOUSANDS.finditer(value)}
    unclear = [offset for offset, holder in commas.items() if holder == "["]
    clear = [offset for offset, holder in commas.items() if holder == "{"]
    if unclear:
        advice = f"一个数写成 {_replaced(value, unclear, '')}；几条写成 {_replaced(value, unclear, ', ')}"
        message = "方括号里的逗号分不清是千分位还是分隔两条，没有收下"
        return Mended("", (Slip("千分位", unclear[0], message, advice),))
    if clear:
        message = "花括号里的半角逗号会把一个数分成两项，已按千分位处理"
        joined = _replaced(value, clear, "")
        return Mended(joined, (Slip("千分位", clear[0], message, joined, Severity.WARNING),))
    return Mended(value)


def _holder(value: str, offset: int) -> str:
    """Return the bracket or quote that the sign at `offset` stands in, "" outside of any."""
    opened: list[str] = []
    for token in _FLOW_TOKEN.finditer(value):
        if token.start() > offset:
            break
        if token[0] in {"[", "{"}:
            opened.append(token[0])
        elif token[0] in {"]", "}"}:
            opened = opened[:-1]
        elif token.end() > offset:
            return token[0][0]
    return opened[-1] if opened else ""


def _replaced(value: str, offsets: Iterable[int], sign: str) -> str:
    """Return `value` with `sign` for the comma at each of `offsets`."""
    chosen = frozenset(offsets)
    return "".join(sign if at in chosen else char for at, char in enumerate(value))


def _mend_plain(value: str) -> Mended:
    comment = _COMMENT.search(value)
    text = value[: comment.start()] if comment else value
    slips = [*_plain_slips(text)]
    if comment:
        message = "“ #”和后面的字当成注释，没有收下"
        advice = f'要收下就加引号："{value}"；是注释就另起一行'
        slips.append(Slip("井号", comment.start(), message, advice, Severity.WARNING))
    text = text.replace("\t", "，").removeprefix("- ")
    must_quote = _STARTS.match(text) or text in {"?", "-"}
    if must_quote or ": " in text or text.endswith(":"):
        text = quoted(text)
    return Mended(text, tuple(slips))


def _plain_slips(text: str) -> list[Slip]:
    slips = []
    if text[0] in _OPENING_QUOTES and text[-1] in "\"'＂" and len(text) > 1:
        slips.append(Slip("引号", 0, "前后引号不一样，一边全角一边半角", f"“{text[1:-1]}”"))
    if text.startswith("- "):
        slips.append(Slip("短横", 0, "“- ”要另起一行写，一行一条", f"另起一行：  {text}"))
    elif _STARTS.match(text) and not _MARKS_ONLY.fullmatch(text):
        message = f"内容以 {text[0]} 开头，已按文字收下"
        slips.append(Slip("特殊符号", 0, message, f'"{text}"', Severity.WARNING))
    if "\t" in text:
        message = "内容里有制表符（多半是从表格里粘贴来的几格）"
        slips.append(Slip("制表符", text.index("\t"), message, text.replace("\t", "，")))
    return slips
