"""Facts of real reports: what is not known yet shows as a gap, what is known does not, the annex is whole.

That every item, figure and matter of a report is told in its half is held in tests/retold.
"""

from dataclasses import dataclass

import pytest

from planner.draft.model import Gap, gaps, plain
from tests.acceptance.reading import Reading, all_facts, read, read_text
from tests.retold.reading import FOLDER, NUMBERS, forgotten

LEAST_UNKNOWN = {"000": 23, "001": 9, "002": 26, "003": 28, "004": 2}
LEAST_ASKED = {"000": 20, "001": 6, "002": 22, "003": 25, "004": 1}
"""How many answers are taken away, and of how many of them the report makes use."""


@dataclass(frozen=True, slots=True)
class Report:
    """The draft of a report's facts, and the one made while some of them are not known yet."""

    name: str
    reading: Reading
    before: Reading

    @property
    def unknown(self) -> set[str]:
        """The answers not known yet."""
        return {fact.path for fact in all_facts(self.before.opened) if fact.pending}


@pytest.fixture(scope="module", params=NUMBERS)
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Report:
    before = read_text(tmp_path_factory.mktemp("before"), forgotten(request.param))
    return Report(request.param, read(FOLDER / f"报告-{request.param}.yaml"), before)


def test_what_the_clerk_does_not_know_yet_shows_as_a_gap_wherever_it_will_stand(report: Report) -> None:
    asked = report.unknown & report.reading.named
    assert len(report.unknown) >= LEAST_UNKNOWN[report.name]
    assert len(asked) >= LEAST_ASKED[report.name]
    assert asked - {gap.path for gap in gaps(report.before.draft)} == set()


def test_no_answer_that_is_known_shows_as_a_gap(report: Report) -> None:
    for reading in (report.reading, report.before):
        known = {fact.path for fact in all_facts(reading.opened) if not fact.pending}
        assert known & {gap.path for gap in gaps(reading.draft)} == set()


def test_the_annex_lists_the_planned_items(report: Report) -> None:
    # The other structures tell their plan in the text; only 四部分 among them has the table.
    reading = report.reading
    assert len(reading.tables) == (report.name == "003")
    for annex in reading.tables:
        planned = reading.opened.facts.list("来年议题")
        assert len(annex.rows) == len(planned)
        assert {plain(row[0]) for row in annex.rows} == {str(n) for n in range(1, len(planned) + 1)}
        topics = {fact.path for record in planned if (fact := record.one("题目"))}
        shown = {span.origin for row in annex.rows for span in row[1]}
        paths = {getattr(origin, "path", "") for origin in shown if not isinstance(origin, Gap)}
        assert topics - paths == set()
