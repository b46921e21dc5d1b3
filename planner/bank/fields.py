"""Which field of oversight a topic belongs to."""

from collections.abc import Iterable

from planner.bank.entries import Field


def fitting_field(fields: Iterable[Field], topic: str, organ: str = "") -> Field | None:
    """Return the field whose keyword fits best, None when none does.

    The longest keyword wins; one in the topic counts twice one in the name of the reporting organ. Of
    equals the first of `fields` is taken.
    """
    best = max(fields, key=lambda field: _fit(field, topic, organ), default=None)
    return best if best and _fit(best, topic, organ) else None


def _fit(field: Field, topic: str, organ: str) -> int:
    hits = [2 * len(word) for word in (*field.keywords, field.name) if word in topic]
    hits += [len(word) for word in field.keywords if word in organ]
    return max(hits, default=0)
