"""Refusals: findings about choices of wording that the facts file settles and that cannot stand."""

from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz import fuzz, process

from planner.compose.choices import Choices, Refused
from planner.compose.document import render
from planner.compose.setting import Setting
from planner.draft.choice import ChoiceKind
from planner.facts.derived.division import Division
from planner.facts.derived.pins import pins
from planner.facts.rules.notes import at_fact
from planner.facts.rules.settled import RULE
from planner.finding import Finding, Severity

_SHOWN: Final = 3
_NEAR: Final = 60


def refusals(setting: Setting, divisions: Iterable[Division]) -> Iterator[Finding]:
    """Yield a finding for each settled choice that none of the documents can follow, by place.

    `divisions` are the documents that the file may give, the main one first; the others are only drafted
    for what the main one has no place for. An entry that the phrase bank does not have is an error; a
    choice that was right once, and no longer stands since the facts have changed, a warning.
    """
    left: dict[str, Refused] = {}
    slots: dict[str, None] = {}
    for number, division in enumerate(divisions):
        choices = Choices(pins(setting.facts))
        render(setting, division, "", choices)
        refused = {one.pin.slot: one for one in choices.refused()}
        kept = refused if not number else {slot: refused[slot] for slot in left if slot in refused}
        left = {slot: one if one.options is not None else left.get(slot, one) for slot, one in kept.items()}
        slots |= dict.fromkeys(choices.taken)
        if all(one.options is not None for one in left.values()):
            break
    yield from (_finding(refused, setting, slots) for refused in left.values())


def _finding(refused: Refused, setting: Setting, slots: Iterable[str]) -> Finding:
    pin, options = refused.pin, refused.options
    if options is None:
        message = f"初稿里没有“{pin.slot}”这一处，选定的没有用上"
        near = process.extractOne(pin.slot, list(slots), scorer=fuzz.ratio, score_cutoff=_NEAR)
        advice = f"改成“{near[0]}”，或者删掉这一条" if near else "删掉这一条；planner vary 列出各处"
        return at_fact(pin.at, RULE, Severity.WARNING, message, advice)
    listed = list(options)
    if not pin.slot.startswith(f"{ChoiceKind.WORD}.") and pin.use not in setting.bank.entries:
        message = f"短语库里没有“{pin.use}”，这一处由程序另选"
        return at_fact(pin.fact, RULE, Severity.ERROR, message, f"改成{_some(listed, pin.use)}")
    if len(listed) == 1:
        message = f"“{pin.slot}”现在只有“{listed[0]}”可用，选定的没有用上"
        return at_fact(pin.fact, RULE, Severity.WARNING, message, "删掉这一条")
    message = f"“{pin.use}”不能用在“{pin.slot}”：不合现在填的内容、时间或级别"
    return at_fact(pin.fact, RULE, Severity.WARNING, message, f"改成{_some(listed, pin.use)}，或者删掉这一条")


def _some(listed: list[str], typed: str) -> str:
    """Return a few of the entries that may stand, those most like what was typed first."""
    ranked = sorted(listed, key=lambda entry: -fuzz.ratio(entry, typed))
    shown = "”“".join(ranked[:_SHOWN])
    return f"“{shown}”中的一条" if len(listed) > 1 else f"“{shown}”"
