"""word/styles.xml: Word's own heading styles with outline levels, and the look of the profile."""

from functools import lru_cache

from planner.word.columns import CELL_MARGIN
from planner.word.markup import root, w
from planner.word.measure import twips
from planner.word.names import BUILT_IN, LEVELS, Style, style_name
from planner.word.profile import Grid, Profile
from planner.word.properties import bold, exact, face, first_line, size, title_spacing

_BLACK = w("color", val="000000")
_OFF_GRID = w("snapToGrid", val=0)
_FLUSH = w("ind", firstLineChars=0, firstLine=0)
_OUTLINE = (0, 0, 1, 2, 3)


@lru_cache(maxsize=8)
def styles_xml(profile: Profile) -> str:
    """Return the part with all styles the writer uses."""
    return root(
        "styles",
        _defaults(profile),
        _default_styles(profile),
        *(_heading(profile, level) for level in range(5)),
        _title(profile),
        _front(profile),
        _annex(profile),
        _table_texts(profile),
        _footer(profile),
        _comment_styles(profile),
        _character(Style.RUN_IN_HEAD, face(profile.kai_face) + bold(on=profile.level2_bold)),
        _table(),
    )


def tracking(profile: Profile) -> int:
    """Return the tracking of body text in twips: none where the grid spaces the characters."""
    return 0 if profile.grid is Grid.LINES_AND_CHARACTERS else twips(profile.tracking_pt)


def _style(kind: str, style: Style, *inside: str, **attributes: str | int) -> str:
    if style not in BUILT_IN:
        attributes["customStyle"] = 1
    return w("style", w("name", val=style_name(style)), *inside, type=kind, styleId=style, **attributes)


def _paragraph(
    style: Style, ppr: str, rpr: str, *, following: Style = Style.BODY, based: Style = Style.NORMAL
) -> str:
    return _style(
        "paragraph",
        style,
        w("basedOn", val=based),
        w("next", val=following),
        w("qFormat"),
        w("pPr", ppr),
        w("rPr", rpr) if rpr else "",
    )


def _character(style: Style, rpr: str) -> str:
    return _style("character", style, w("basedOn", val=Style.DEFAULT_CHARACTER), w("qFormat"), w("rPr", rpr))


def _defaults(profile: Profile) -> str:
    language = w("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    look = w("rPr", face(profile.body_face), size(profile.body_size_pt), language)
    return w("docDefaults", w("rPrDefault", look), w("pPrDefault", w("pPr")))


def _default_styles(profile: Profile) -> str:
    # Widow control left on would give pages of 21 lines; Word takes a missing element for on.
    breaking = [w(tag, val=0) for tag in ("widowControl", "overflowPunct", "autoSpaceDE", "autoSpaceDN")]
    normal = _style(
        "paragraph",
        Style.NORMAL,
        w("qFormat"),
        w("pPr", *breaking, exact(profile.pitch), w("jc", val="both")),
        w(
            "rPr",
            face(profile.body_face),
            _BLACK,
            w("spacing", val=tracking(profile)),
            size(profile.body_size_pt),
        ),
        default=1,
    )
    character = _style("character", Style.DEFAULT_CHARACTER, w("semiHidden"), default=1)
    margins = [w(side, w=width, type="dxa") for side, width in (("left", 108), ("right", 108))]
    table = _style("table", Style.DEFAULT_TABLE, w("tblPr", w("tblCellMar", *margins)), default=1)
    return normal + character + table + _paragraph(Style.BODY, first_line(2, profile), "")


def _heading(profile: Profile, level: int) -> str:
    faces = (profile.hei_face, profile.hei_face, profile.kai_face, profile.body_face, profile.body_face)
    look = face(faces[level]) + bold(on=profile.bold[level])
    outline = w("outlineLvl", val=_OUTLINE[level])
    if level == 0:
        place = exact(profile.pitch, before=1, after=1) + w("jc", val="center")
    else:
        place = first_line(2, profile)
    return _paragraph(LEVELS[level], w("keepNext") + place + outline, look)


def _title(profile: Profile) -> str:
    spacing = title_spacing(profile, profile.title_lines_before, profile.title_lines_after)
    ppr = _OFF_GRID + spacing + w("jc", val="center")
    return _paragraph(Style.TITLE, ppr, _title_look(profile))


def _title_look(profile: Profile) -> str:
    return face(profile.title_face) + bold(on=False) + w("spacing", val=0) + size(profile.title_size_pt)


def _front(profile: Profile) -> str:
    """Date and session, speaker: 楷体 centred, as congress papers are printed; the form of address."""
    centred, kai = w("jc", val="center"), face(profile.kai_face)
    return (
        _paragraph(Style.DATELINE, centred, kai, following=Style.SPEAKER)
        + _paragraph(Style.SPEAKER, centred, kai, following=Style.SALUTATION)
        + _paragraph(Style.SALUTATION, _FLUSH, "")
    )


def _annex(profile: Profile) -> str:
    label = w("pageBreakBefore") + _FLUSH
    # 附件标题 stands on the third line of the page: the label, a blank line, the title (7.3.7).
    title = w("keepNext") + _OFF_GRID + title_spacing(profile, 1, 1) + w("jc", val="center")
    outline = w("outlineLvl", val=0)
    return (
        _paragraph(Style.ANNEX_NOTE, w("keepLines") + _FLUSH, "")
        + _paragraph(Style.ANNEX_LABEL, label, face(profile.hei_face), following=Style.ANNEX_TITLE)
        + _paragraph(Style.ANNEX_TITLE, title + outline, _title_look(profile))
    )


def _table_texts(profile: Profile) -> str:
    """Cells leave the grid: on it every row would grow to whole body lines."""
    lines = _OFF_GRID + exact(twips(profile.table_pitch_pt))
    look = w("spacing", val=0) + size(profile.table_size_pt)
    centred = w("jc", val="center")
    last_line = _OFF_GRID + exact(20)
    return (
        _paragraph(
            Style.TABLE_HEAD, lines + centred, face(profile.hei_face) + look, following=Style.TABLE_TEXT
        )
        + _paragraph(Style.TABLE_TEXT, lines + w("jc", val="left"), look, following=Style.TABLE_TEXT)
        + _paragraph(Style.TABLE_CENTRED, lines + centred, look, following=Style.TABLE_CENTRED)
        + _paragraph(Style.TABLE_END, last_line, w("sz", val=2) + w("szCs", val=2))
    )


def _footer(profile: Profile) -> str:
    pitch = twips(profile.number_size_pt)
    look = face(profile.number_face) + w("spacing", val=0) + size(profile.number_size_pt)
    return _paragraph(Style.FOOTER, _OFF_GRID + exact(pitch), look, following=Style.FOOTER)


def _comment_styles(profile: Profile) -> str:
    lines = w("spacing", before=0, after=0, line=240, lineRule="auto")
    text = _OFF_GRID + lines + w("jc", val="left")
    look = face(profile.number_face) + w("spacing", val=0)
    return _paragraph(
        Style.COMMENT_TEXT, text, look + w("sz", val=21) + w("szCs", val=21), following=Style.COMMENT_TEXT
    ) + _character(Style.COMMENT_MARK, w("sz", val=21) + w("szCs", val=21))


def _table() -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = [w(side, val="single", sz=4, space=0, color="000000") for side in sides]
    margins = [w(side, w=CELL_MARGIN, type="dxa") for side in ("left", "right")]
    look = w("tblPr", w("tblBorders", *borders), w("tblCellMar", *margins))
    return _style("table", Style.TABLE, w("basedOn", val=Style.DEFAULT_TABLE), w("qFormat"), look)
