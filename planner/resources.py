"""Where the shipped templates and phrase bank are, and where an office keeps its own bank."""

import os
import sys
from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: Literal["templates", "phrasebank"]) -> Path:
    """Return the shipped folder `name`: inside an installed package, beside it in a checkout."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name


def office_bank() -> Path:
    """Return the folder of the office's own bank and archive; it need not exist.

    PLANNER_HOME names it; else it is 短语库 in the user's folder for application data.
    """
    named = os.environ.get("PLANNER_HOME", "")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "planner" / "短语库"
