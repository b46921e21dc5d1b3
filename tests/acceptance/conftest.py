"""The drafts of the shipped examples, made once."""

import pytest

from tests.acceptance.reading import COMPLETE, MINIMAL, Reading, read


@pytest.fixture(scope="session")
def complete() -> Reading:
    """Return the draft of the complete example."""
    return read(COMPLETE)


@pytest.fixture(scope="session")
def minimal() -> Reading:
    """Return the draft of the minimal example."""
    return read(MINIMAL)
