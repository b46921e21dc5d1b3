"""Style: the looks of the cells of a questionnaire, each under a name."""

from collections.abc import Iterator
from typing import Final

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side

PLAIN: Final = "问卷-说明"
NUMBER: Final = "问卷-序号"
MUST: Final = "问卷-必填"
MAY: Final = "问卷-选填"
HEADER: Final = "问卷-表头"
TITLE: Final = "问卷-标题"
ABOUT: Final = "问卷-填法"

LINE: Final = 16.0
"""Points to a line of 11-point type."""

_FACE: Final = "宋体"
_TEXT: Final = "@"
_THIN: Final = Side(style="thin", color="BFBFBF")


def styles() -> Iterator[NamedStyle]:
    """Yield the styles; cells for answers are unlocked, and hold text whatever is typed."""
    yield _style(PLAIN, boxed=True)
    yield _style(NUMBER, boxed=True, locked=False)
    yield _style(MUST, colour="FFF2CC", boxed=True, locked=False)
    yield _style(MAY, colour="EAF4E4", boxed=True, locked=False)
    yield _style(HEADER, colour="D9E2F3", bold=True, boxed=True, across="center")
    yield _style(TITLE, size=16, bold=True)
    yield _style(ABOUT, size=10)


def _style(  # noqa: PLR0913 - one argument per property
    name: str,
    *,
    colour: str = "",
    size: int = 11,
    bold: bool = False,
    boxed: bool = False,
    locked: bool = True,
    across: str | None = None,
) -> NamedStyle:
    return NamedStyle(
        name=name,
        font=Font(name=_FACE, size=size, bold=bold),
        fill=PatternFill("solid", fgColor=colour) if colour else PatternFill(),
        border=Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN) if boxed else Border(),
        alignment=Alignment(wrap_text=True, vertical="center", horizontal=across),
        number_format=_TEXT,
        protection=Protection(locked=locked),
    )
