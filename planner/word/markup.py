"""WordprocessingML as text: elements in the w: namespace, with every value escaped."""

import html
import re

_W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_BREAKS = re.compile("([\t\n])")
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


class UnstorableCharacterError(ValueError):
    """A character that no Word file can hold."""

    def __init__(self, character: str) -> None:
        """Keep the character; the message gives its code point."""
        super().__init__(f"Word cannot hold U+{ord(character):04X}")
        self.character = character


def w(tag: str, *children: str, **attributes: str | int) -> str:
    """Return the element w:`tag` with attributes in the same namespace; children are XML text."""
    opening = f"<w:{tag}" + "".join([f' w:{name}="{escaped(str(v))}"' for name, v in attributes.items()])
    content = "".join(children)
    return f"{opening}>{content}</w:{tag}>" if content else f"{opening}/>"


def root(tag: str, *children: str) -> str:
    """Return a whole part whose root element is w:`tag`."""
    spaces = f'xmlns:w="{_W_NAMESPACE}" xmlns:r="{_R_NAMESPACE}"'
    return f"{DECLARATION}<w:{tag} {spaces}>{''.join(children)}</w:{tag}>"


def words(text: str) -> str:
    """Return run content that reads back as `text`: a tab and a line feed are elements of their own."""
    return "".join(_word(piece) for piece in _BREAKS.split(text) if piece)


def _word(piece: str) -> str:
    if piece == "\t":
        return "<w:tab/>"
    if piece == "\n":
        return "<w:br/>"
    return f'<w:t xml:space="preserve">{escaped(piece)}</w:t>'


def storable(text: str) -> str:
    """Return `text` with U+FFFD for each character no Word file can hold."""
    return _UNSTORABLE.sub("\ufffd", text)


def escaped(text: str) -> str:
    """Return `text` for element content or an attribute.

    UnstorableCharacterError for control characters other than tab and line feed, for lone
    surrogates and for U+FFFE and U+FFFF. A carriage return counts among them, since XML would
    hand it back as a line feed.
    """
    if found := _UNSTORABLE.search(text):
        raise UnstorableCharacterError(found[0])
    return html.escape(text)
