"""An XML part as UTF-8, whatever it is stored in, and back."""

import re
from dataclasses import dataclass
from typing import Final

from planner.reports.reading.package import DAMAGED
from planner.reports.reading.refused import RefusedError

_DECLARED: Final = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']""")
_UTF_8: Final = frozenset({"utf-8", "utf8"})
_CHINESE: Final = frozenset({"gbk", "gb2312", "gb18030", "cp936", "x-gbk"})
_WIDE: Final = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """A part: its text in UTF-8, with its mark of byte order if it has one; the encoding it is stored in."""

    data: bytes
    encoding: str = ""

    def stored(self, data: bytes) -> bytes:
        """Return `data`, UTF-8 made from this source, in the encoding of this source."""
        return data.decode().encode(self.encoding, "xmlcharrefreplace") if self.encoding else data


def source_of(stored: bytes) -> Source:
    """Return a part as UTF-8; raises RefusedError when it is not text in the encoding it declares.

    A part declared as GBK that is UTF-8 all the same is left as it is, as the reader does.
    """
    encoding = _encoding(stored)
    if not encoding:
        return Source(stored)
    try:
        return Source(stored.decode(encoding).encode(), encoding)
    except (UnicodeError, LookupError) as error:
        raise RefusedError(DAMAGED) from error


def _encoding(stored: bytes) -> str:
    for opening, encoding in _WIDE:
        if stored.startswith(opening):
            return encoding
    declared = _DECLARED.match(stored)
    name = declared[1].decode().lower() if declared else "utf-8"
    if name in _UTF_8:
        return ""
    if name not in _CHINESE:
        return name
    try:
        stored.decode()
    except UnicodeDecodeError:
        return "gb18030"
    return ""
