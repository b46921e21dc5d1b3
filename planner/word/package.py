"""A whole .docx: all parts, in fixed order, with fixed times."""

import io
import zipfile
from collections.abc import Iterable

from planner.draft.model import Draft
from planner.word.body import document_xml, plain_xml
from planner.word.comments import Comments
from planner.word.footers import ACROSS, UPRIGHT, across_footer_xml, footer_xml
from planner.word.markup import DECLARATION
from planner.word.metadata import Properties, application_xml, core_xml
from planner.word.profile import Profile
from planner.word.runs import Ink
from planner.word.sections import divided
from planner.word.settings import font_table_xml, settings_xml
from planner.word.styles import styles_xml

__all__ = ["Properties", "to_docx"]

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

_CONTENT_TYPES = {
    "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": _WORD_TYPE.format("document.main"),
    "word/styles.xml": _WORD_TYPE.format("styles"),
    "word/settings.xml": _WORD_TYPE.format("settings"),
    "word/fontTable.xml": _WORD_TYPE.format("fontTable"),
    "word/footer1.xml": _WORD_TYPE.format("footer"),
    "word/footer2.xml": _WORD_TYPE.format("footer"),
    "word/comments.xml": _WORD_TYPE.format("comments"),
}
_ACROSS_TYPES = dict.fromkeys(("word/footer3.xml", "word/footer4.xml"), _WORD_TYPE.format("footer"))
_PACKAGE_RELATIONS = {
    "rId1": (_OFFICE_RELATION + "officeDocument", "word/document.xml"),
    "rId2": (_CORE_RELATION + "core-properties", "docProps/core.xml"),
    "rId3": (_OFFICE_RELATION + "extended-properties", "docProps/app.xml"),
}
_DOCUMENT_RELATIONS = {
    UPRIGHT[0]: (_OFFICE_RELATION + "footer", "footer1.xml"),
    UPRIGHT[1]: (_OFFICE_RELATION + "footer", "footer2.xml"),
    "rId3": (_OFFICE_RELATION + "styles", "styles.xml"),
    "rId4": (_OFFICE_RELATION + "settings", "settings.xml"),
    "rId5": (_OFFICE_RELATION + "fontTable", "fontTable.xml"),
    "rId6": (_OFFICE_RELATION + "comments", "comments.xml"),
}
_ACROSS_RELATIONS = {
    ACROSS[0]: (_OFFICE_RELATION + "footer", "footer3.xml"),
    ACROSS[1]: (_OFFICE_RELATION + "footer", "footer4.xml"),
}


def to_docx(draft: Draft, profile: Profile, properties: Properties) -> bytes:
    """Return `draft` as a .docx; the same arguments give the same bytes.

    ValueError for a character Word cannot hold (control characters, lone surrogates, U+FFFE,
    U+FFFF), a heading level outside 0 to 4, and a table whose rows do not fit its columns; the
    message names the block.
    """
    comments = Comments(properties.day)
    document = document_xml(draft, profile, Ink(profile.latin_face, comments))
    across = any(section.across for section in divided(draft.blocks))
    return _packed(document, comments, profile, properties, across=across)


def plain_docx(texts: Iterable[str], profile: Profile, properties: Properties) -> bytes:
    """Return a .docx with a paragraph for each text, as it stands; the same arguments give the same bytes.

    UnstorableCharacterError for a character Word cannot store.
    """
    comments = Comments(properties.day)
    document = plain_xml(texts, profile, Ink(profile.latin_face, comments))
    return _packed(document, comments, profile, properties, across=False)


def _packed(
    document: str, comments: Comments, profile: Profile, properties: Properties, *, across: bool
) -> bytes:
    return _zipped(
        {
            "[Content_Types].xml": _content_types(_CONTENT_TYPES | (_ACROSS_TYPES if across else {})),
            "_rels/.rels": _relations(_PACKAGE_RELATIONS),
            "docProps/app.xml": application_xml(),
            "docProps/core.xml": core_xml(properties),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _relations(
                _DOCUMENT_RELATIONS | (_ACROSS_RELATIONS if across else {})
            ),
            "word/styles.xml": styles_xml(profile),
            "word/settings.xml": settings_xml(profile),
            "word/fontTable.xml": font_table_xml(profile),
            **_footers(profile, across=across),
            "word/comments.xml": comments.xml(),
        }
    )


def _footers(profile: Profile, *, across: bool) -> dict[str, str]:
    upright = {
        "word/footer1.xml": footer_xml(profile, even=False),
        "word/footer2.xml": footer_xml(profile, even=True),
    }
    turned = {
        "word/footer3.xml": across_footer_xml(profile, even=False),
        "word/footer4.xml": across_footer_xml(profile, even=True),
    }
    return upright | (turned if across else {})


def _content_types(types: dict[str, str]) -> str:
    overrides = "".join(
        f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in types.items()
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{defaults}{overrides}</Types>'


def _relations(relations: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'
        for name, (kind, target) in relations.items()
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{listed}</Relationships>'


def _zipped(parts: dict[str, str]) -> bytes:
    """Return a zip of `parts` in their order, each entry as if written in 1980 on one kind of system."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, xml.encode())
    return buffer.getvalue()
