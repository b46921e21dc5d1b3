"""XML of a Word file, read as a stream: no DTD, no entities, bounded depth, short names."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Final, Protocol, TypeVar
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from planner.reports.reading import limits
from planner.reports.reading.package import DAMAGED, TOO_LARGE
from planner.reports.reading.refused import SAVE_AS_DOCX, RefusedError

_OPEN: Final = "http://schemas.openxmlformats.org/"
_STRICT: Final = "http://purl.oclc.org/ooxml/"
_PREFIXES: Final = {
    f"{_OPEN}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OPEN}markup-compatibility/2006": "mc",
    f"{_OPEN}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OPEN}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OPEN}package/2006/relationships": "rel",
    f"{_OPEN}package/2006/content-types": "ct",
    "urn:schemas-microsoft-com:vml": "v",
}
_SEPARATOR: Final = "\n"
_DECLARED: Final = re.compile(rb"""^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_CHINESE: Final = frozenset({"gbk", "gb2312", "gb18030", "cp936", "x-gbk"})
_REFUSED: Final = f"带有文档类型声明（DTD），正常的 Word 文件没有，为了安全没有打开。{SAVE_AS_DOCX}"


class Handler(Protocol):
    """What follows the elements; names are short: w:p, and "" for what no rule speaks of."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element; the keys of `attributes` are short names too."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, words: str) -> None:
        """Take a piece of text."""


HandlerT = TypeVar("HandlerT", bound=Handler)


def follow(chunks: Iterable[bytes], handler: Handler) -> None:
    """Pass the elements of an XML part to `handler` in order.

    Raises RefusedError when the part is not well-formed, declares a document type, or nests too deep.
    """
    pieces = iter(chunks)
    first = next(pieces, b"")
    declared = _DECLARED.match(first)
    encoding = declared[1].decode().lower() if declared else ""
    if encoding in _CHINESE:
        first, pieces = _as_utf8(first + b"".join(pieces)), iter(())
    try:
        parser = expat.ParserCreate("utf-8" if encoding in _CHINESE else None, _SEPARATOR)
        _parse(parser, handler, chain((first,), pieces))
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise RefusedError(DAMAGED) from error


def follow_placed(data: bytes, make: Callable[[Callable[[], int]], HandlerT]) -> HandlerT:
    """Pass the elements of a part to the handler that `make` gives, and return it.

    `data` is UTF-8 whatever it declares. `make` is given a function that tells where in `data` the element
    begins whose start is being taken, or where its closing tag begins while its end is; for an element
    without content that is where it is over. Raises RefusedError as `follow` does.
    """
    parser = expat.ParserCreate("utf-8", _SEPARATOR)
    handler = make(lambda: parser.CurrentByteIndex)
    try:
        _parse(parser, handler, (data,))
    except (expat.ExpatError, ValueError) as error:
        raise RefusedError(DAMAGED) from error
    return handler


def tree(chunks: Iterable[bytes]) -> Element:
    """Return an XML part as a tree with short names; raises RefusedError as `follow` does."""
    builder = _Builder()
    follow(chunks, builder)
    return builder.root()


def is_on(text: str) -> bool:
    """Return what a switch of the standard says; one without a value is on (ISO/IEC 29500-1, 17.17.4)."""
    return text not in {"0", "false", "off", "False"}


class _Names(dict[str, str]):
    """Short names by the long ones expat gives, each made once."""

    def __missing__(self, long: str) -> str:
        uri, _, local = long.rpartition(_SEPARATOR)
        prefix = _PREFIXES.get(uri)
        short = local if not uri else f"{prefix}:{local}" if prefix else f"?:{local}"
        self[long] = short
        return short


class _Builder:
    def __init__(self) -> None:
        self._builder = TreeBuilder()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._builder.start(name, attributes)

    def end(self, name: str) -> None:
        self._builder.end(name)

    def text(self, words: str) -> None:
        self._builder.data(words)

    def root(self) -> Element:
        return self._builder.close()


def _parse(parser: expat.XMLParserType, handler: Handler, chunks: Iterable[bytes]) -> None:
    parser.buffer_text = True
    names, depth = _Names(), 0

    def start(long: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.DEPTH:
            raise RefusedError(TOO_LARGE)
        short = {names[key]: text for key, text in attributes.items()} if attributes else attributes
        handler.start(names[long], short)

    def end(long: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(names[long])

    def refuse(*_: object) -> None:
        raise RefusedError(_REFUSED)

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    for chunk in chunks:
        parser.Parse(chunk, False)  # noqa: FBT003 (expat takes it by place only)
    parser.Parse(b"", True)  # noqa: FBT003 (as above)


def _as_utf8(data: bytes) -> bytes:
    """Return XML declared as GBK in UTF-8; some programs declare it and write UTF-8 all the same."""
    try:
        data.decode()
    except UnicodeDecodeError:
        data = data.decode("gb18030").encode()
    return data


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, also those that stand in the fallback of an alternative."""
    for child in element:
        if child.tag == name:
            yield child
        elif child.tag == "mc:AlternateContent":
            for branch in child:
                if branch.tag == "mc:Fallback":
                    yield from children(branch, name)


def child_value(element: Element | None, *names: str) -> str | None:
    """Return `w:val` of the element reached from `element` by the names in turn, None when there is none."""
    for name in names:
        if element is None:
            return None
        element = next(children(element, name), None)
    return None if element is None else element.get("w:val", "")
