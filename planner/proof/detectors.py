"""Detectors by the name that rules call them by (查), family by family."""

from collections.abc import Mapping
from typing import Final

from planner.proof.checks import (
    figures,
    formulas,
    headings,
    items,
    laws,
    ledger,
    marks,
    numbers,
    organs,
    pages,
    places,
    powers,
    promises,
    repeats,
    residue,
    sums,
    tense,
    timeline,
    whole,
    years,
)
from planner.proof.subject import Detector

DETECTORS: Final[Mapping[str, Detector]] = {
    **timeline.DETECTORS,
    **formulas.DETECTORS,
    **powers.DETECTORS,
    **laws.DETECTORS,
    **organs.DETECTORS,
    **years.DETECTORS,
    **figures.DETECTORS,
    **sums.DETECTORS,
    **items.DETECTORS,
    **whole.DETECTORS,
    **promises.DETECTORS,
    **headings.DETECTORS,
    **tense.DETECTORS,
    **residue.DETECTORS,
    **places.DETECTORS,
    **marks.DETECTORS,
    **numbers.DETECTORS,
    **repeats.DETECTORS,
    **pages.DETECTORS,
    **ledger.DETECTORS,
}
