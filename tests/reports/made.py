"""Word files made as raw parts, so that a test can put anything at all into them."""

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/"
NAMESPACES = (
    f'xmlns:w="{_MAIN}wordprocessingml/2006/main" xmlns:r="{_MAIN}officeDocument/2006/relationships" '
    f'xmlns:mc="{_MAIN}markup-compatibility/2006" xmlns:m="{_MAIN}officeDocument/2006/math" '
    f'xmlns:wp="{_MAIN}drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_MAIN}drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
TYPES = (
    f'<?xml version="1.0" encoding="UTF-8"?><Types xmlns="{_MAIN}package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_KINDS = f"{_MAIN}officeDocument/2006/relationships"


def relations(targets: Mapping[str, str]) -> str:
    """Return a list of relations, of each kind one."""
    each = "".join(
        f'<Relationship Id="r{place}" Type="{_KINDS}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets.items())
    )
    return f'<Relationships xmlns="{_MAIN}package/2006/relationships">{each}</Relationships>'


PACKAGE = relations({"officeDocument": "word/document.xml"})


def run(text: str, properties: str = "") -> str:
    """Return a run with `text`."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """Return a paragraph; content that is no element is its text."""
    inner = content if content.startswith("<") else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def document(body: str, *, namespaces: str = NAMESPACES, head: str = '<?xml version="1.0"?>') -> str:
    """Return the main part around `body`."""
    return f"{head}<w:document {namespaces}><w:body>{body}<w:sectPr/></w:body></w:document>"


def styles(inner: str) -> str:
    """Return styles.xml."""
    return f"<w:styles {NAMESPACES}>{inner}</w:styles>"


def numbering(inner: str) -> str:
    """Return numbering.xml."""
    return f"<w:numbering {NAMESPACES}>{inner}</w:numbering>"


def parts(main: str, **others: str) -> dict[str, bytes | str]:
    """Return the parts of a whole file; `others` are parts beside the main one, by kind (styles=…)."""
    made: dict[str, bytes | str] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": PACKAGE,
        "word/document.xml": main,
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in others}),
    }
    return made | {f"word/{kind}.xml": content for kind, content in others.items()}


def zipped(made: Mapping[str, bytes | str]) -> bytes:
    """Return parts as the bytes of a file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in made.items():
            package.writestr(name, content)
    return out.getvalue()


def docx(body: str, **others: str) -> bytes:
    """Return a .docx with `body`."""
    return zipped(parts(document(body), **others))
