"""Reading a text made for a test with the rules of one family."""

from functools import cache

from planner.bank.load import load_bank
from planner.bank.model import Level, PhraseBank
from planner.finding import Severity
from planner.proof.detectors import DETECTORS
from planner.proof.model import Rule
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks
from planner.reports.structure import structure


def told(family: str, text: str, given: Given | None = None) -> list[tuple[str, str]]:
    """Return rule and words of each remark of a family on a text, in order."""
    return [(rule, words) for rule, words, _ in weighed(family, text, given)]


@cache
def _bank() -> PhraseBank:
    return load_bank()


@cache
def _rules(family: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in rules_of((), DETECTORS)[0] if rule.family == family)


def weighed(family: str, text: str, given: Given | None = None) -> list[tuple[str, str, Severity]]:
    """Return rule, words and severity of each remark of a family on a text, in order."""
    found = remarks(subject_of(lines_of_text(text), _bank(), given), _rules(family))
    return [(one.finding.rule, one.finding.text, one.finding.severity) for one in found]


def report(  # noqa: PLR0913 - each is a place of the report
    review: str = "听取和审议专项工作报告9项。",
    plan: str = "要听取和审议专项工作报告9项。",
    *,
    year: int = 2026,
    front: str = "",
    shortcomings: str = "",
    closing: str = "",
) -> str:
    """Return a small report of a district on a year, with paragraphs to put into its halves."""
    return "\n".join(
        line
        for line in (
            "云川区人大常委会工作报告",
            front,
            "各位代表：",
            "现在，我受云川区人大常委会委托，作工作报告，请审议。",
            f"{year}年工作回顾",
            "一、坚持依法监督",
            review,
            "二、做好代表工作",
            "办理代表建议120件。",
            shortcomings,
            f"{year + 1}年工作安排",
            "一、加强依法监督",
            plan,
            "二、做好代表工作",
            "要督办重点建议10件。",
            closing,
        )
        if line
    )


def last_year(text: str) -> Given:
    """Return what is given with a report when last year's is this text."""
    return Given(last=structure(lines_of_text(text)), level=Level.DISTRICT)
