import os
import subprocess
import sys
from pathlib import Path

import pytest

_SKIPS_A_TEST = "import pytest\n\ndef test_a() -> None:\n    pytest.skip('tool missing')\n"
_SKIPS_ITSELF = "import pytest\n\npytest.importorskip('no_such_module')\n"


@pytest.mark.parametrize("source", [_SKIPS_A_TEST, _SKIPS_ITSELF])
def test_a_skip_fails_the_run_in_ci_only(repository: Path, tmp_path: Path, source: str) -> None:
    (tmp_path / "test_it.py").write_text(source, encoding="utf-8")
    assert _run(repository, tmp_path, ci="true").returncode in {1, 2}
    assert "1 skipped" in _run(repository, tmp_path, ci="").stdout


def _run(repository: Path, tests: Path, ci: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", "-p", "no:cacheprovider", str(tests)],
        cwd=repository,
        env=os.environ | {"CI": ci},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
