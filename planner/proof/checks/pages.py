"""Pages, fonts, styles and tables of a .docx by GB/T 9704."""

from collections.abc import Mapping
from typing import Final

from planner.proof.checks import filestate, lettering, pagenumbers, pageparts, paper, setting, standouts
from planner.proof.subject import Detector

DETECTORS: Final[Mapping[str, Detector]] = {
    **paper.DETECTORS,
    **lettering.DETECTORS,
    **standouts.DETECTORS,
    **setting.DETECTORS,
    **pagenumbers.DETECTORS,
    **pageparts.DETECTORS,
    **filestate.DETECTORS,
}
