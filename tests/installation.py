"""planner built and installed as a user gets it: from a wheel, in an environment of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


def build_wheel(repository: Path, folder: Path) -> Path:
    """Build an sdist of `repository` and from it a wheel, both in `folder`; return the wheel."""
    _run([sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(folder)], repository)
    (sdist,) = folder.glob("*.tar.gz")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    _run([*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", ".", sdist.name], folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@dataclass(frozen=True, slots=True)
class Installation:
    """A virtual environment that holds planner and what it needs, nothing else."""

    programs: Path

    def planner(self, *arguments: str, cwd: Path) -> str:
        """Run the command in `cwd` and return what it printed; any exit code but 0 is an error."""
        return _run([str(self.programs / "planner"), *arguments], cwd)

    def version_of(self, distribution: str) -> str:
        """Return the version that is installed of `distribution`."""
        code = f"import importlib.metadata as m; print(m.version({distribution!r}))"
        return _run([str(self.programs / "python"), "-c", code], self.programs).strip()


def install(wheel: Path, folder: Path, requirements: Sequence[str] = ()) -> Installation:
    """Install `wheel` in a new environment at `folder`, held to `requirements`."""
    _run([sys.executable, "-m", "venv", str(folder)], folder.parent)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = [str(programs / "python"), "-m", "pip", "--disable-pip-version-check"]
    _run([*pip, "install", "-q", str(wheel), *requirements], folder)
    return Installation(programs)


def _run(command: list[str], cwd: Path) -> str:
    """Run without the checkout on the module path, and with UTF-8 on every stream."""
    clean = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    done = subprocess.run(
        command,
        cwd=cwd,
        env=clean | {"PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{command} -> {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout
