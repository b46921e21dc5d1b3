"""The examples' drafts as they stand: a change of wording shows as a change of these files."""

from planner.draft.plaintext import to_text
from tests.acceptance.reading import Reading
from tests.conftest import Golden


def test_the_complete_example_reads_as_recorded(complete: Reading, golden: Golden) -> None:
    golden.compare("工作报告-完整.txt", to_text(complete.draft))


def test_the_minimal_example_reads_as_recorded(minimal: Reading, golden: Golden) -> None:
    golden.compare("工作报告-最简.txt", to_text(minimal.draft))


def test_the_example_of_a_town_reads_as_recorded(town: Reading, golden: Golden) -> None:
    golden.compare("工作报告-镇.txt", to_text(town.draft))


def test_the_example_of_a_report_on_five_years_reads_as_recorded(term: Reading, golden: Golden) -> None:
    golden.compare("工作报告-届末.txt", to_text(term.draft))
