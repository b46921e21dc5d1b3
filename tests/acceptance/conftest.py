"""The drafts of the shipped examples, made once."""

import pytest

from tests.acceptance.reading import Reading, read
from tests.shipped import COMPLETE, MINIMAL, TERM, TOWN


@pytest.fixture(scope="session")
def complete() -> Reading:
    """Return the draft of the complete example."""
    return read(COMPLETE)


@pytest.fixture(scope="session")
def minimal() -> Reading:
    """Return the draft of the minimal example."""
    return read(MINIMAL)


@pytest.fixture(scope="session")
def town() -> Reading:
    """Return the draft of the example of a town."""
    return read(TOWN)


@pytest.fixture(scope="session")
def term() -> Reading:
    """Return the draft of the example of a report on five years."""
    return read(TERM)
