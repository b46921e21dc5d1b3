"""Choice: a place where the phrase bank offers several entries, and the one that was taken."""

from dataclasses import dataclass
from enum import StrEnum


class ChoiceKind(StrEnum):
    """What is chosen; the name of a slot begins with it."""

    SCHEME = "标题方案"
    HEADS = "小标题"
    WHOLE = "成句"
    FRAME = "句式"
    LIST = "并列"
    WORD = "词"


@dataclass(frozen=True, slots=True)
class Option:
    """An entry that may stand at a place: its id (of a word class the word itself), and its words there."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A place of the draft and what may stand there.

    `slot` names it for the clerk and stays while its facts stay (句式.本年议题.3); `options` are in order
    of preference and hold the one `taken`; `block` is where it stands, counted as in the trace: 0 for
    the title, then 1, 2, … in reading order.
    """

    slot: str
    kind: ChoiceKind
    options: tuple[Option, ...]
    taken: str
    pinned: bool
    block: int

    @property
    def text(self) -> str:
        """The words taken."""
        return next(option.text for option in self.options if option.id == self.taken)
