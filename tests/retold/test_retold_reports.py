"""The past reports retold: same outline, every item, every figure, nothing left open.

Every 报告-*.must.yaml in this folder is tested with the facts file of the same number.
"""

from dataclasses import asdict

import pytest

from planner.draft.trace import numbers_without_origin
from tests.reports.outlines import truth
from tests.retold.reading import NUMBERS, Must, Retold, must, retold, shape_of, told

LEAST = {"000": 196, "001": 130, "002": 156, "003": 208, "004": 83}
"""How many things each must-file asks for: none of them gets lost."""

OF_THE_GENRE = {
    "000": {"2020年", "规范性文件", "区四届人大八次会议", "请示报告制度", "四个机关"},
    "001": {"十九届历次全会"},
    "002": {"政治机关", "权力机关", "代表机关", "工作机关", "党的领导"},
    "003": {"宪法宣誓", "经济社会发展", "民主法治建设", "十九届二中、三中、四中全会"},
    "004": set[str](),
}
"""Words that the sentences and headings of the bank bring, or that follow from several answers."""


@pytest.fixture(scope="module", params=NUMBERS)
def pair(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Must, Retold]:
    return must(request.param), retold(request.param, tmp_path_factory.mktemp("retold"))


@pytest.mark.parametrize("suffix", [".txt", ".docx"])
def test_the_draft_has_the_outline_of_the_original(pair: tuple[Must, Retold], suffix: str) -> None:
    wanted, draft = pair
    read_back = shape_of(truth.shown(draft.reports[suffix]))
    assert asdict(read_back) == asdict(shape_of(wanted.original.values))


def test_every_oversight_item_stands_in_its_half(pair: tuple[Must, Retold]) -> None:
    wanted, draft = pair
    assert draft.missing(wanted.items) == []


def test_every_figure_stands_with_its_unit_and_what_it_counts(pair: tuple[Must, Retold]) -> None:
    wanted, draft = pair
    assert draft.missing(wanted.figures) == []


def test_every_other_matter_is_told_in_its_half(pair: tuple[Must, Retold]) -> None:
    wanted, draft = pair
    assert draft.missing(wanted.matters) == []


def test_nothing_is_left_open_and_no_number_comes_from_nowhere(pair: tuple[Must, Retold]) -> None:
    _, draft = pair
    assert draft.gaps == []
    assert "【待填" not in draft.text
    assert list(numbers_without_origin(draft.draft)) == []


def test_no_wording_of_later_years_is_used(pair: tuple[Must, Retold]) -> None:
    wanted, draft = pair
    assert [word for word in wanted.later if word in draft.text] == []


@pytest.mark.parametrize("name", NUMBERS)
def test_what_a_must_file_asks_for_stands_in_the_facts_of_that_half(name: str) -> None:
    wanted = must(name)
    rows = (*wanted.items, *wanted.figures, *wanted.matters)
    assert len(rows) >= LEAST[name]
    assert len(set(wanted.matters)) == len(wanted.matters)
    asked = {(one.half, word) for one in (*wanted.items, *wanted.matters) for word in one.words}
    assert [word for _, word in asked if len(word) < 2] == []
    assert {word for half, word in asked if word not in told(name, half)} == OF_THE_GENRE[name]


def test_every_form_of_the_known_outline_is_wanted(pair: tuple[Must, Retold]) -> None:
    """The must-file leaves out no form and no topic that the original names in a half.

    An original that puts eight laws under “执法检查和专题调研” does not say which it used for which.
    """
    wanted, _ = pair
    named = {(one.half, one.form) for one in wanted.items}
    rows = [row.split("｜") for row in wanted.original.values["议题"].splitlines() if row.strip()]
    assert {(half, form) for half, form, _ in rows} - named == set()
    assert len(wanted.items) >= len({(half, topic) for half, _, topic in rows})
