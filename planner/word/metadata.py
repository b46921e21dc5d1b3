"""docProps: title, author and dates, from the caller alone and never from the clock."""

from dataclasses import dataclass
from datetime import date

from planner.word.markup import DECLARATION, escaped

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says of itself; `day` also dates the comments."""

    title: str
    author: str
    day: date


def core_xml(properties: Properties) -> str:
    """Return the core properties."""
    when = f"{properties.day.isoformat()}T00:00:00Z"
    author = escaped(properties.author)
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(properties.title)}</dc:title><dc:creator>{author}</dc:creator>"
        f"<cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{when}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{when}</dcterms:modified></cp:coreProperties>'
    )


def application_xml() -> str:
    """Return the extended properties: the name of the program that wrote the file."""
    return f'{DECLARATION}<Properties xmlns="{_EXTENDED}"><Application>起草助手</Application></Properties>'
