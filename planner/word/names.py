"""The styles of a document: ids used inside the file, and names a clerk sees in Word."""

from enum import StrEnum


class Style(StrEnum):
    """Style ids. Ids are ASCII, since several editors lose others."""

    NORMAL = "Normal"
    BODY = "NormalIndent"
    HALF = "HalfHeading"
    HEADING1 = "Heading1"
    HEADING2 = "Heading2"
    HEADING3 = "Heading3"
    HEADING4 = "Heading4"
    TITLE = "Title"
    DATELINE = "ReportDateline"
    SPEAKER = "ReportSpeaker"
    SALUTATION = "ReportSalutation"
    ANNEX_NOTE = "AnnexNote"
    ANNEX_LABEL = "AnnexLabel"
    ANNEX_TITLE = "AnnexTitle"
    TABLE_HEAD = "TableHead"
    TABLE_TEXT = "TableText"
    TABLE_CENTRED = "TableTextCentred"
    TABLE_END = "TableEnd"
    FOOTER = "Footer"
    COMMENT_TEXT = "CommentText"
    RUN_IN_HEAD = "RunInHead"
    COMMENT_MARK = "CommentReference"
    DEFAULT_CHARACTER = "DefaultParagraphFont"
    TABLE = "AnnexTable"
    DEFAULT_TABLE = "TableNormal"


LEVELS = (Style.HALF, Style.HEADING1, Style.HEADING2, Style.HEADING3, Style.HEADING4)
"""Styles of headings by level, from 0 (a half of the report) to 4."""

BUILT_IN = {
    Style.NORMAL: "Normal",
    Style.BODY: "Normal Indent",
    Style.HEADING1: "heading 1",
    Style.HEADING2: "heading 2",
    Style.HEADING3: "heading 3",
    Style.HEADING4: "heading 4",
    Style.TITLE: "Title",
    Style.FOOTER: "footer",
    Style.COMMENT_TEXT: "annotation text",
    Style.COMMENT_MARK: "annotation reference",
    Style.DEFAULT_CHARACTER: "Default Paragraph Font",
    Style.DEFAULT_TABLE: "Normal Table",
}
"""Names by which Word knows its own styles, whatever language it speaks."""

OWN = {
    Style.HALF: "篇标题",
    Style.DATELINE: "报告题注",
    Style.SPEAKER: "报告人",
    Style.SALUTATION: "报告称谓",
    Style.ANNEX_NOTE: "附件说明",
    Style.ANNEX_LABEL: "附件序号",
    Style.ANNEX_TITLE: "附件标题",
    Style.TABLE_HEAD: "附表表头",
    Style.TABLE_TEXT: "附表文字",
    Style.TABLE_CENTRED: "附表文字居中",
    Style.TABLE_END: "附表末行",
    Style.RUN_IN_HEAD: "段首标题",
    Style.TABLE: "附表",
}
"""Names of the styles of this program."""


def style_name(style: Style) -> str:
    """Return the name under which Word lists `style`."""
    return BUILT_IN.get(style) or OWN[style]
