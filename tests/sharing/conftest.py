"""The desk that the tests of shared work sit at."""

from pathlib import Path

import pytest

from tests.sharing.desk import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Return a desk with the small facts file."""
    return desk_in(tmp_path)
