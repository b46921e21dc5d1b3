"""An office's own say in proof-reading: rules off, other severities, own words (校核/设置.yaml)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from planner.finding import Severity

SETTINGS: Final = "设置.yaml"
"""The file of an office's settings in its folder 校核."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words that are right here whatever the rules say: places, names of people, slogans, others."""

    places: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    slogans: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    @property
    def all(self) -> frozenset[str]:
        """All of them."""
        return self.places | self.names | self.slogans | self.words


@dataclass(frozen=True, slots=True)
class Office:
    """What an office has set: rules or families that are off, severities by rule or family, own words."""

    off: frozenset[str] = frozenset()
    severities: Mapping[str, Severity] = field(default_factory=dict)
    own: OwnWords = field(default_factory=OwnWords)

    def is_off(self, rule: str) -> bool:
        """Return whether a rule or its family is off."""
        return not self.off.isdisjoint({rule, rule.partition("-")[0]})

    def severity_of(self, rule: str) -> Severity | None:
        """Return the severity set for a rule, else for its family, None when neither is."""
        return self.severities.get(rule) or self.severities.get(rule.partition("-")[0])

    def with_more(self, other: "Office") -> "Office":
        """Return what both say; where they differ `other` holds."""
        own, more = self.own, other.own
        together = OwnWords(
            own.places | more.places,
            own.names | more.names,
            own.slogans | more.slogans,
            own.words | more.words,
        )
        return Office(self.off | other.off, {**self.severities, **other.severities}, together)
