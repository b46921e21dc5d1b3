"""A .docx taken apart: its parts as XML, with what styles lend to a run or a paragraph."""

import io
import zipfile
from typing import Any

from lxml import etree

from planner.draft.model import Block, Draft
from planner.word.package import to_docx
from planner.word.profile_file import load_profile
from tests.word.samples import PROPERTIES, spans

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACES = {"w": W[1:-1]}


class Opened:
    """The parts of one file."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self.names = archive.namelist()
            self.entries = archive.infolist()
            self.parts = {name: etree.fromstring(archive.read(name)) for name in self.names}

    def find(self, path: str, part: str = "word/document.xml") -> list[Any]:
        """Return what an XPath with the prefix w: finds in a part."""
        found: list[Any] = self.parts[part].xpath(path, namespaces=_SPACES)
        return found

    def one(self, path: str, part: str = "word/document.xml") -> Any:  # noqa: ANN401  lxml has no types
        """Return the only thing an XPath finds."""
        (found,) = self.find(path, part)
        return found

    def style(self, style_id: str, path: str) -> list[Any]:
        """Return what an XPath finds in a style."""
        return self.find(f"//w:style[@w:styleId='{style_id}']/{path}", "word/styles.xml")

    def paragraph(self, text: str) -> Any:  # noqa: ANN401
        """Return the only body paragraph whose words begin with `text`."""
        (found,) = [
            p
            for p in self.find("//w:p")
            if "".join(p.xpath(".//w:t/text()", namespaces=_SPACES)).startswith(text)
        ]
        return found

    def latin_slot(self, run: Any) -> str:  # noqa: ANN401
        """Return the face of a run's hAnsi slot: its own, its character style's or its paragraph style's."""
        own: list[str] = run.xpath("w:rPr/w:rFonts/@w:hAnsi", namespaces=_SPACES)
        names = [
            *run.xpath("w:rPr/w:rStyle/@w:val", namespaces=_SPACES),
            *run.xpath("ancestor::w:p[1]/w:pPr/w:pStyle/@w:val", namespaces=_SPACES),
            "Normal",
        ]
        lent: list[str] = [face for name in names for face in self.style(name, "w:rPr/w:rFonts/@w:hAnsi")]
        return [*own, *lent][0]


def write(draft: Draft, profile: str = "gb9704") -> Opened:
    """Return `draft` written with a shipped profile and opened again."""
    return Opened(to_docx(draft, load_profile(profile), PROPERTIES))


def written(*blocks: Block, title: str = "题目") -> Opened:
    """Return a draft of `blocks` written with the default profile and opened again."""
    return write(Draft(spans(title), blocks))


def values(element: Any, *names: str) -> tuple[str | None, ...]:  # noqa: ANN401
    """Return attributes in the w: namespace."""
    return tuple(element.get(W + name) for name in names)
