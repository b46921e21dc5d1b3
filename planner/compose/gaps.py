"""Gaps: what shows in a draft where a fact is missing."""

from planner.draft.model import Gap, Span


def gap(path: str, question: str, in_full: str = "") -> Span:
    """Return the span that shows a missing fact; `in_full` says more than there is room for in a sentence."""
    return Span(f"【待填：{question}】", Gap(path, in_full or question))
