"""YAML as plain text: no scalar is turned into a number, a date or a truth value by the parser.

Whoever reads a value gives it its type; so 1.10, 012 and 否 stay what was written.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from planner.files import read_text

LOADER: Final[type[Any]] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""The loader for such YAML; libyaml's, several times as fast, where PyYAML was built with it."""


def load_plain(text: str) -> Any:  # noqa: ANN401 - text, or lists and mappings of it
    """Return what `text` holds, every scalar as a str; yaml.YAMLError when it is no YAML."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - strings only


def read_plain(path: Path) -> Mapping[str, Any]:
    """Return the content of a data file of the project, every scalar as a str.

    UnreadableInputError when there is no such file; YAMLError for a mistake in one, which is a bug.
    """
    content: Mapping[str, Any] = load_plain(read_text(path).content)
    return content
