"""Headings: numbers that do not count on, orphans, rhythm, balance, headings without text."""

from collections.abc import Mapping
from typing import Final

from planner.proof.heads import counting, rhythm
from planner.proof.subject import Detector

DETECTORS: Final[Mapping[str, Detector]] = {**counting.DETECTORS, **rhythm.DETECTORS}
