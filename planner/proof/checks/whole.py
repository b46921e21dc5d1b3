"""The document as a whole: parts that are missing, order of review, shortcomings and plan, duties of law."""

from collections.abc import Mapping
from typing import Final

from planner.proof.parts import byline, missing, order, shortcomings, statutory
from planner.proof.subject import Detector

DETECTORS: Final[Mapping[str, Detector]] = {
    **missing.DETECTORS,
    **byline.DETECTORS,
    **order.DETECTORS,
    **shortcomings.DETECTORS,
    **statutory.DETECTORS,
}
