"""Where the shipped templates and phrase bank are."""

from pathlib import Path
from typing import Literal

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: Literal["templates", "phrasebank"]) -> Path:
    """Return the shipped folder `name`: inside an installed package, beside it in a checkout."""
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else _PACKAGE.parent / name
