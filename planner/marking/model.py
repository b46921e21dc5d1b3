"""What is to be marked in a Word file, and what came of it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Note:
    """A comment on words of a line.

    `paragraph` is the line's number, `start` and `end` count characters of its text from 0. Where a
    paragraph is broken into several lines of one number, `piece` says which, from 0. With `start` equal to
    `end` the comment is on the first words of the line at 0, else on the characters on both sides.
    """

    paragraph: int
    start: int
    end: int
    text: str
    piece: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """Words of a line to be replaced, as a tracked change; places as in `Note`.

    With `start` equal to `end` words are put in, with an empty `replacement` they are taken out.
    """

    paragraph: int
    start: int
    end: int
    replacement: str
    piece: int = 0


class Why(StrEnum):
    """Why something does not stand exactly where it was asked for, as a clerk is told."""

    NO_PARAGRAPH = "文件里没有这一段，批注放在前面最近的一段"
    OUT_OF_LINE = "位置超出这一段，批注放在段首"
    FOOTNOTE = "脚注、尾注里不能加批注，批注放在正文的注码上"
    TEXT_BOX = "文本框里不能加批注，批注放在文本框所在的位置"
    WHOLE = "公式、图形等不能拆开，批注放在整个对象上"
    TOO_MANY = "批注超过 Word 能打开的数目，没有写进文件"
    NOT_A_PARAGRAPH = "文件里没有段落，没有写进文件"
    NO_WORDS = "改写的位置没有对应的文字，改为批注"
    CROSSES = "改写跨过换行或者段落，改为批注"
    REVISED = "文字已在别人的修订之中，改为批注"
    FIELD = "文字由域生成，更新时会还原，改为批注"
    MIXED = "改写的文字里夹有图形、注码等，改为批注"
    OVERLAPS = "与另一处改写重叠，改为批注"
    UNWRITABLE = "改写里有 Word 存不了的字符或者换行，改为批注"


@dataclass(frozen=True, slots=True)
class Astray:
    """A note or change that does not stand exactly where it was asked for, and why."""

    what: Note | Change
    why: Why


@dataclass(frozen=True, slots=True)
class Marked:
    """The bytes of the marked file, and all that does not stand exactly where it was asked for, in order."""

    data: bytes
    astray: tuple[Astray, ...]
