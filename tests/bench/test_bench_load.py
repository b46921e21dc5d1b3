"""A facts file loads in about the time of the C parser; a very long one in seconds."""

import pytest

from tests.bench.bench_load import compare, in_a_process, made, with_slip


def test_made_file_has_the_lines_asked_for() -> None:
    assert [made(count).count(b"\n") for count in (1_000, 5_000)] == [1_000, 5_000]
    assert with_slip(made(1_000)) != made(1_000)


@pytest.mark.slow
def test_100000_lines_load_within_20_seconds_and_300_megabytes() -> None:
    seconds, megabytes = in_a_process(made(100_000))
    assert seconds < 20
    assert 0 < megabytes < 300


@pytest.mark.bench
def test_1000_lines_load_within_one_and_a_half_times_the_c_loader() -> None:
    clean = made(1_000)
    ours, slow, theirs = compare(clean, with_slip(clean))
    assert ours < 1.5 * theirs
    assert slow < 2 * theirs
