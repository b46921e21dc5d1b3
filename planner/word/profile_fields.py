"""The keys of a profile file: what each sets, what it takes, and the clause that prescribes it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from planner.word.measure import SIZES
from planner.word.profile import AcrossPlace, Grid, NumberPlace, NumberStyle

Value = Decimal | str | int | bool
SAME_AS_BODY = "同正文"
"""The face of digits that follows the words around them."""

_CLAUSE = "GB/T 9704—2012 第{}条"
_CLAUSE_ACROSS = "GB/T 9704—2012 第8章"
_MARGIN_CLAUSE = "GB/T 9704—2012 第5.2.1条、GB/T 33476.2—2016 第6.2条"


@dataclass(frozen=True, slots=True)
class Field:
    """One key. `parse` raises ValueError with a Chinese message that says what to write.

    `clause` is "" where the standard is silent; `families` are words one of which a face of the
    kind the standard names carries in its name.
    """

    key: str
    attribute: str
    parse: Callable[[str], Value]
    clause: str = ""
    unit: str = ""
    families: tuple[str, ...] = ()


def _number(text: str, low: Decimal, high: Decimal, wanted: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        raise ValueError(wanted) from None
    if not (value.is_finite() and low <= value <= high):
        raise ValueError(wanted)
    return value


def _millimetres(low: int, high: int) -> Callable[[str], Decimal]:
    wanted = f"应写毫米数，在{low}到{high}之间，如 37"
    return lambda text: _number(text, Decimal(low), Decimal(high), wanted)


def _points(low: int, high: int, example: str) -> Callable[[str], Decimal]:
    wanted = f"应写磅数，在{low}到{high}之间，是0.05的倍数，如 {example}"

    def parse(text: str) -> Decimal:
        value = _number(text, Decimal(low), Decimal(high), wanted)
        if value % Decimal("0.05"):
            raise ValueError(wanted)
        return value

    return parse


def _size(text: str) -> Decimal:
    wanted = "应写字号，如 三号、小四，或磅数，是0.5的倍数，如 16"
    if text in SIZES:
        return SIZES[text]
    value = _number(text, Decimal(5), Decimal(72), wanted)
    if value % Decimal("0.5"):
        raise ValueError(wanted)
    return value


def _lines(text: str) -> int:
    if text not in {"0", "1", "2", "3", "4", "5"}:
        raise ValueError("应写行数，0到5，如 2")
    return int(text)


def _yes_no(text: str) -> bool:
    if text not in {"是", "否"}:
        raise ValueError("应写 是 或 否")
    return text == "是"


def _face(text: str) -> str:
    if not text or not text.isprintable() or len(text) > 31:  # noqa: PLR2004  Word's limit for a face
        raise ValueError("应写字体名，不超过31个字，如 仿宋_GB2312")
    return text


def _latin_face(text: str) -> str:
    return "" if text == SAME_AS_BODY else _face(text)


def _one_of(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    wanted = "应写 " + " 或 ".join(kind)

    def parse(text: str) -> StrEnum:
        try:
            return kind(text)
        except ValueError:
            raise ValueError(wanted) from None

    return parse


_FANG, _KAI, _HEI = ("仿宋", "fangsong"), ("楷", "kai"), ("黑", "hei")
_PITCH = _points(10, 60, "28.95")

FIELDS: tuple[Field, ...] = (
    Field("纸张.宽", "paper_width_mm", _millimetres(100, 450), _CLAUSE.format("5.1"), "毫米"),
    Field("纸张.高", "paper_height_mm", _millimetres(100, 450), _CLAUSE.format("5.1"), "毫米"),
    Field("页边.天头", "top_mm", _millimetres(0, 100), _MARGIN_CLAUSE, "毫米"),
    Field("页边.地脚", "bottom_mm", _millimetres(0, 100), _MARGIN_CLAUSE, "毫米"),
    Field("页边.订口", "left_mm", _millimetres(0, 100), _MARGIN_CLAUSE, "毫米"),
    Field("页边.翻口", "right_mm", _millimetres(0, 100), _MARGIN_CLAUSE, "毫米"),
    Field("正文.字号", "body_size_pt", _size, _CLAUSE.format("5.2.2"), "磅"),
    Field("正文.行距", "pitch_pt", _PITCH, _CLAUSE.format("5.2.3"), "磅"),
    Field("正文.字距", "tracking_pt", _points(-2, 5, "-0.25"), _CLAUSE.format("5.2.3"), "磅"),
    Field("正文.网格", "grid", _one_of(Grid)),
    Field("字体.正文", "body_face", _face, _CLAUSE.format("5.2.2"), families=_FANG),
    Field("字体.楷体", "kai_face", _face, _CLAUSE.format("7.3.3"), families=_KAI),
    Field("字体.黑体", "hei_face", _face, _CLAUSE.format("7.3.3"), families=_HEI),
    Field("字体.标题", "title_face", _face, _CLAUSE.format("7.3.1"), families=("小标宋",)),
    Field("字体.数字", "latin_face", _latin_face),
    Field("字体.页码", "number_face", _face, _CLAUSE.format("7.5"), families=("宋", "song", "simsun")),
    Field("加粗.篇", "half_bold", _yes_no),
    Field("加粗.一级", "level1_bold", _yes_no, _CLAUSE.format("7.3.3")),
    Field("加粗.二级", "level2_bold", _yes_no, _CLAUSE.format("7.3.3")),
    Field("加粗.三级", "level3_bold", _yes_no, _CLAUSE.format("7.3.3")),
    Field("加粗.四级", "level4_bold", _yes_no, _CLAUSE.format("7.3.3")),
    Field("标题.字号", "title_size_pt", _size, _CLAUSE.format("7.3.1"), "磅"),
    Field("标题.行距", "title_pitch_pt", _PITCH, "", "磅"),
    Field("标题.上空", "title_lines_before", _lines, _CLAUSE.format("7.3.1"), "行"),
    Field("标题.下空", "title_lines_after", _lines, _CLAUSE.format("7.3.2"), "行"),
    Field("页码.样式", "number_style", _one_of(NumberStyle), _CLAUSE.format("7.5")),
    Field("页码.位置", "number_place", _one_of(NumberPlace), _CLAUSE.format("7.5")),
    Field("页码.横页", "number_across", _one_of(AcrossPlace), _CLAUSE_ACROSS),
    Field("页码.字号", "number_size_pt", _size, _CLAUSE.format("7.5"), "磅"),
    Field("页码.距纸底", "number_height_mm", _millimetres(5, 100), _CLAUSE.format("7.5"), "毫米"),
    Field("表格.字号", "table_size_pt", _size, "", "磅"),
    Field("表格.行距", "table_pitch_pt", _PITCH, "", "磅"),
)
