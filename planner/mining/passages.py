"""Pieces that stand in a place of their own: what sentences open with, shortcomings, the closing."""

import re
from collections.abc import Iterator
from typing import Final

from planner.mining.slots import ANY, TOPIC
from planner.mining.words import lexicon

_CLAUSE: Final = re.compile("[，。；！？：]+")
_LACK: Final = re.compile(
    "不够|不足|不到位|不平衡|不充分|不均衡|有待|仍需|还需|还要|需要|薄弱|差距|现象|欠缺|滞后|不高|不多|不强|不深|不实|提升空间"
)
_FRAMED_LACK: Final = re.compile("^(?P<where>在.{2,14}?上)，如何(?P<how>做到.+)，(?P<still>还?需要?.{2,12})$")
_LEAD: Final = re.compile("^.*?(?:主要表现在|主要是|主要有|表现为)：")
_ADDRESS: Final = re.compile("^各位代表|同志们$|^我们将|^针对这些|^对照|^看到成绩|^在此|^以求|^我们也")
_OPENERS: Final = frozenset({"p", "v", "d", "ad", "vn", "vd"})
_NUMERALS: Final = frozenset("一二三四五六七八九十")
_OPENER_SIZES: Final = (4, 3, 2)
_MARKS: Final = frozenset("，。；：！？、”》")
_LONGEST_LACK: Final = 34


def opening(sentence: str) -> str:
    """Return the word of two to four characters that a sentence with slots opens with, "" for none.

    It must be one that can govern what follows (verb, adverb, preposition).
    """
    start = 2 if sentence[1:2] == "是" and sentence[0] in _NUMERALS else 0
    for size in _OPENER_SIZES:
        word = sentence[start : start + size]
        known = lexicon().get(word)
        if known:
            return (
                word
                if known[1] in _OPENERS and sentence[start + size : start + size + 1] not in _MARKS
                else ""
            )
    return ""


def shortcomings(sentence: str) -> Iterator[str]:
    """Yield what a sentence of the passage on shortcomings says is lacking, item by item."""
    for statement in _LEAD.sub("", sentence).rstrip("。！").split("；"):
        if framed := _FRAMED_LACK.match(statement.split("，我们")[0]):
            yield f"{framed['where']}，如何做到{TOPIC}，{framed['still']}"
            continue
        for clause in statement.split("，"):
            if _LACK.search(clause) and not _ADDRESS.search(clause) and len(clause) <= _LONGEST_LACK:
                yield clause.removesuffix("等")


def closings(sentence: str) -> Iterator[str]:
    """Yield the clauses of a sentence of the closing that call for something."""
    for clause in _CLAUSE.split(sentence):
        bare = clause.removeprefix("让我们")
        if bare and not _ADDRESS.search(bare) and not re.fullmatch(f"{ANY}*", bare):
            yield bare
