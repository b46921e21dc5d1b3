"""A marked file read by other means than ours: what stands in each comment's range, what changes leave."""

import copy
import io
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "br": "", "cr": "", "noBreakHyphen": "-"}


def parts(data: bytes) -> Mapping[str, bytes]:
    """Return the members of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def root(data: bytes, part: str = "word/document.xml") -> Any:  # noqa: ANN401  lxml has no types
    """Return a part as a tree, its strict namespace as the transitional one."""
    xml = parts(data)[part]
    if STRICT[1:-1].encode() in xml:
        xml = xml.replace(STRICT[1:-1].encode(), W[1:-1].encode())
    return etree.fromstring(xml)


def comments(data: bytes) -> dict[str, str]:
    """Return the text of each comment by its number."""
    found = root(data, "word/comments.xml").iter(f"{W}comment")
    return {
        one.get(f"{W}id"): "\n".join("".join(p.itertext(f"{W}t")) for p in one.iter(f"{W}p")) for one in found
    }


def ranges(data: bytes) -> dict[str, str]:
    """Return the words between the marks of each comment, by its text; each mark stands once, in order.

    Breaks are left out: a heading set in two lines is one.
    """
    words: dict[str, list[str]] = {}
    open_now: set[str] = set()
    closed: set[str] = set()
    referred: set[str] = set()
    for node in root(data).iter(etree.Element):
        name, number = etree.QName(node).localname, node.get(f"{W}id", "")
        if any(each.tag == f"{MC}Fallback" for each in node.iterancestors()):
            continue
        if name == "commentRangeStart":
            assert number not in words
            open_now.add(number)
            words[number] = []
        elif name == "commentRangeEnd":
            open_now.remove(number)
            closed.add(number)
        elif name == "commentReference":
            assert number in closed
            assert number not in referred
            referred.add(number)
        elif name in {"t", *_SIGNS} and node.getparent().tag != f"{W}tabs":
            for each in open_now:
                words[each].append(_SIGNS.get(name, _shown(node)))
    texts = comments(data)
    assert not open_now
    assert set(words) == referred == set(texts)
    return {texts[number]: "".join(found) for number, found in words.items()}


def _shown(node: Any) -> str:  # noqa: ANN401
    text = "".join(node.xpath("text()"))
    return text if node.get(_SPACE) == "preserve" else text.strip(" \t\r\n")


def settled(data: bytes, author: str, *, accept: bool) -> bytes:
    """Return the main part with an author's changes accepted or rejected, and all marks of comments out."""
    tree = copy.deepcopy(root(data))
    kept, dropped = ("ins", "del") if accept else ("del", "ins")
    for name in (kept, dropped):
        for node in [one for one in tree.iter(f"{W}{name}") if one.get(f"{W}author") == author]:
            parent, at = node.getparent(), node.getparent().index(node)
            parent[at : at + 1] = list(node) if name == kept else []
    for node in list(tree.iter(f"{W}delText")):
        if not any(each.tag == f"{W}del" for each in node.iterancestors()):
            node.tag = f"{W}t"
    for name in ("commentRangeStart", "commentRangeEnd"):
        for node in list(tree.iter(f"{W}{name}")):
            node.getparent().remove(node)
    for node in [one.getparent() for one in tree.iter(f"{W}commentReference")]:
        node.getparent().remove(node)
    return bytes(etree.tostring(tree))


def even(xml: bytes) -> bytes:
    """Return a main part with neighbouring runs of one look as one, so that cuts do not show."""
    tree = etree.fromstring(xml)
    for paragraph in [one for one in tree.iter(f"{W}p") if not len(one)]:
        paragraph.text = None
    for node in tree.iter(f"{W}t"):
        node.text = _shown(node)
        node.attrib.pop(_SPACE, None)
    for run in list(tree.iter(f"{W}r")):
        before = run.getprevious()
        if before is not None and before.tag == run.tag and _head(before) == _head(run):
            for child in [each for each in run if each.tag != f"{W}rPr"]:
                before.append(child)
            run.getparent().remove(run)
            before.tail = run.tail
            _merge_texts(before)
        else:
            _merge_texts(run)
    return bytes(etree.tostring(tree, method="c14n"))


def _head(run: Any) -> tuple[Any, bytes]:  # noqa: ANN401
    look = run.find(f"{W}rPr")
    return dict(run.attrib), b"" if look is None else etree.tostring(look, with_tail=False)


def _merge_texts(run: Any) -> None:  # noqa: ANN401
    for node in list(run.iter(f"{W}t")):
        before = node.getprevious()
        if before is not None and before.tag == node.tag:
            before.text = (before.text or "") + (node.text or "")
            before.tail = node.tail
            node.getparent().remove(node)


def is_within(old: bytes, new: bytes) -> bool:
    """Return whether all of `old` stands in `new`, in order, with only things put between."""
    rest = iter(new)
    return all(byte in rest for byte in old)
