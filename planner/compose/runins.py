"""Run-in heads: the words that head the paragraphs of a part, all of one formula.

Rules of the prose guide (§3, rules 5 and 6): the heads of one part share a formula which neighbouring
parts have not, none opens with a word that the part headings spend, and words are repeated as little
as the bank allows.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from planner.bank.entries import HeadingScheme, RunInHeads
from planner.bank.keys import ANY_PART
from planner.bank.model import Tense
from planner.compose.choices import Choices
from planner.compose.formula import opening_words, two_characters
from planner.compose.headchoice import taken_heads
from planner.compose.setting import Setting
from planner.draft.choice import ChoiceKind
from planner.draft.model import FromPhrase, Span, Spans

# What the sets are called whose heads are a verb and its object.
_VERB_FIRST = "动宾"
# How many items of the cost of a set say whether it is in its place at all, and how many whether its
# formula suits: what is left is words and chance.
_FORM, _FORMULA = 4, 6


class RunIns:
    """Gives every paragraph its run-in head; the heads of a part share one formula."""

    def __init__(
        self,
        setting: Setting,
        scheme: HeadingScheme,
        seed: str,
        choices: Choices | None = None,
        parts: Mapping[Tense, Sequence[str]] | None = None,
    ) -> None:
        """Prepare the sets; `seed` (place and year) settles which of equals goes first.

        `parts` are those the report has in each half, whose headings spend words; without them all.
        """
        self._sets = setting.usable(RunInHeads)
        self._headings: Mapping[Tense, Mapping[str, str]] = {
            Tense.REVIEW: scheme.review,
            Tense.PLAN: scheme.plan,
        }
        self._opened = {
            half: opening_words(told[part] for part in (told if parts is None else parts.get(half, ())))
            for half, told in self._headings.items()
        }
        self._seed = seed
        self._choices = choices or Choices()
        self._chosen: dict[tuple[str, Tense], list[RunInHeads]] = {}
        self._formula: dict[Tense, str] = {}
        self._spent: set[str] = set()

    def head(self, part: str, group: str, tense: Tense, *, listed: bool = False, need: str = "") -> Spans:
        """Return the head of a paragraph, () when no set knows the group.

        A paragraph of another content (决定 inside 政治) has its head from a set of the part that knows
        it, else from one for any part, else from one of that content; of these one with the formula of
        the part goes first. `listed` is for paragraphs numbered （一）（二）, whose heads may be longer;
        `need` is a word that stands before each head (要), which then begins with its verb.
        """
        chosen = self._chosen.setdefault((part, tense), [])
        known = next((entry for entry in chosen if group in entry.heads), None)
        if known is None:
            known = self._choose(part, group, tense, listed=listed, wanted=_VERB_FIRST if need else "")
            if known is None:
                return ()
            chosen.append(known)
            self._spent |= _words(known)
            self._formula[tense] = chosen[0].text
        return (Span(f"{need}{known.heads[group]}。", FromPhrase(known.id)),)

    def _choose(self, part: str, group: str, tense: Tense, *, listed: bool, wanted: str) -> RunInHeads | None:
        """Return the set that heads `group` with the least amiss; the first of a part heads most of it.

        `wanted` names the formula that goes before all, "" for none.
        """
        chosen = self._chosen[part, tense]
        formula = chosen[0].text if chosen else ""
        before = "" if chosen else self._formula.get(tense, "")
        taken = self._spent | two_characters(self._headings[tense].get(part, ""))

        def cost(entry: RunInHeads) -> tuple[int, ...]:
            return (
                _distance(entry, part),
                self._opens_amiss(entry, tense, () if not chosen else (group,)),
                entry.listed is not listed,
                bool(wanted) and entry.text != wanted,
                entry.text == before,
                bool(formula) and entry.text != formula,
                len(_words(entry) & taken),
                zlib.crc32(f"{self._seed}|{entry.id}".encode()),
            )

        fit = (entry for entry in self._sets if group in entry.heads and entry.tense in {tense, Tense.ANY})
        ranked = sorted((entry for entry in fit if listed or not entry.listed), key=cost)
        if not ranked:
            return None
        place = ".".join((tense, part, *([group] if chosen else [])))
        unpinned = self._choices.before(ChoiceKind.HEADS, place)
        least = cost(ranked[0])
        ranked.sort(key=lambda entry: entry.id != unpinned or cost(entry)[:_FORMULA] != least[:_FORMULA])
        # Those as near to the part and as fit in their form as the first one; formula, words, chance apart.
        alike = [entry for entry in ranked if cost(entry)[:_FORM] == least[:_FORM]]
        return taken_heads(alike, place, self._choices)

    def _opens_amiss(self, entry: RunInHeads, tense: Tense, groups: Iterable[str]) -> int:
        """Return how many heads, of `groups` or of all, open with a word that part headings spend."""
        heads = [entry.heads[group] for group in groups] or list(entry.heads.values())
        return sum(head.startswith(tuple(self._opened[tense])) for head in heads)


def _distance(entry: RunInHeads, part: str) -> int:
    if entry.part == part:
        return 0
    return 1 if entry.part == ANY_PART else 2


def _words(entry: RunInHeads) -> set[str]:
    return set(_of_all(entry.heads.values()))


def _of_all(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from two_characters(text)
