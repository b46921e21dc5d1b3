"""Set formulas: the words that every report of the genre has and that nobody copies from anybody."""

import re
from collections.abc import Iterator
from typing import Final

from planner.bank.entries import Form, Formula, StockPhrase, Wording
from planner.bank.model import Entry, PhraseBank
from planner.reuse.keys import Key, signs_of

_TITLE: Final = re.compile("《[^《》]{1,60}》")
SLOT: Final = re.compile(r"\{[^{}]*\}|[〔〕…×]+")
"""What parts the fixed words of an entry."""

_SHORTEST: Final = 4

ORGANS: Final = (
    "人民代表大会常务委员会",
    "人民代表大会",
    "人大常委会",
    "常委会组成人员",
    "常委会会议",
    "主任会议",
    "主席团会议",
    "人大主席团",
    "人大代表",
    "各级人大代表",
    "人民政府",
    "监察委员会",
    "人民法院",
    "人民检察院",
    "一府一委两院",
    "一委两院",
    "国家权力机关",
    "代表家站",
    "人大代表之家",
    "代表联络站",
)
"""Names of organs, without their place."""

OVERSIGHT: Final = (
    "听取和审议",
    "听取审议",
    "听取和讨论",
    "听取和审查",
    "审查和批准",
    "审查批准",
    "专项工作报告",
    "专题询问",
    "执法检查",
    "满意度测评",
    "专题调研",
    "审议意见",
    "代表议案建议",
    "议案建议",
    "备案审查",
    "作出决议",
    "作出决定",
    "依法任免",
)
"""Fixed words of oversight; the forms of the bank add theirs."""


class Formulas:
    """The set formulas of a bank, ready to be found in keys."""

    def __init__(self, bank: PhraseBank) -> None:
        """Take the formulas, dated wordings, stock phrases and forms of `bank`."""
        words = (word for entry in bank for word in _words(entry))
        keys = {signs_of(piece) for word in (*words, *ORGANS, *OVERSIGHT) for piece in SLOT.split(word)}
        self.keys = tuple(sorted((key for key in keys if len(key) >= _SHORTEST), key=lambda k: (-len(k), k)))
        self._heads: dict[str, list[str]] = {}
        for key in self.keys:
            self._heads.setdefault(key[:_SHORTEST], []).append(key)

    def mask(self, text: str, key: Key) -> bytearray:
        """Return for each unit of the key of `text` whether it belongs to a set formula (1) or not (0).

        A title in 《》 (a law, a document) is a name, hence a formula.
        """
        mask = bytearray(len(key))
        signs = key.text
        for at in range(len(signs) - _SHORTEST + 1):
            for formula in self._heads.get(signs[at : at + _SHORTEST], ()):
                if signs.startswith(formula, at):
                    mask[at : at + len(formula)] = b"\1" * len(formula)
                    break  # the longest comes first
        for title in _TITLE.finditer(text):
            for at, start in enumerate(key.starts):
                if title.start() <= start < title.end():
                    mask[at] = 1
        return mask


def _words(entry: Entry) -> Iterator[str]:
    match entry:
        case Formula():
            yield from (entry.text, *entry.variants, *entry.patterns, *entry.members)
        case Wording():
            yield from (entry.text, *entry.variants, *entry.patterns)
        case StockPhrase():
            yield from (entry.text, *entry.variants)
        case Form():
            named = (entry.text, entry.name, *entry.aliases)
            yield from (*named, entry.review_verb, entry.plan_verb, entry.product)
