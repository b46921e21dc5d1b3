"""Opinions: what was found and what was proposed, as members of a sentence that frames introduce."""

import re
from collections.abc import Sequence
from dataclasses import replace

from planner.bank.entries import Form
from planner.bank.levels import TOWN_LEVELS
from planner.bank.model import Level
from planner.compose.freetext import member, without_head
from planner.draft.model import Span, Spans, plain

DELIBERATED = "审议意见"
"""What the opinions of a form are called that the standing committee deliberates on."""

# 建议 and 要求 only introduce what is proposed, unless they are part of a noun (建议办理, 要求标准).
_NOUN = "办理|督办|交办|承办|答复|质量|回复|落实|工作|数量|的|、|和|与|标准|条件"
_PROPOSES = re.compile(f"(?:建议|要求|提出)(?!{_NOUN})(?=..)")
# What stands before a problem and is said by the frame.
_FOUND_HEADS = ("存在着", "存在", "发现")
# A problem's own tail, which the frame adds once for all of them.
_PROBLEM_TAIL = re.compile("(?:等|的)问题$")
_PROBLEM = "问题"


def noun_of(form: Form | None, level: Level) -> str:
    """Return what the opinions of a form are called: at a town, where deputies propose, 建议."""
    if level in TOWN_LEVELS:
        return "建议"
    return DELIBERATED if form and form.product.startswith(DELIBERATED) else "意见建议"


def proposal(span: Span) -> Spans:
    """Return an opinion without the word that only introduces it."""
    one = member(span)
    head = _PROPOSES.match(one.text)
    return (replace(one, text=one.text[head.end() :]),) if head else (one,)


def problem(span: Span) -> Spans:
    """Return a problem without the words that the frame says."""
    one = member(span)
    bare = _PROBLEM_TAIL.sub("", one.text) or one.text
    return without_head((replace(one, text=bare),), _FOUND_HEADS)


def tail_of(found: Sequence[Spans]) -> str:
    """Return what closes a list of problems; nothing after one that ends in 问题 itself."""
    if plain(found[-1]).endswith(_PROBLEM):
        return ""
    return "的问题" if len(found) == 1 else "等问题"
