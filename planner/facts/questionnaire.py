"""The questionnaire of a kind of document: 问卷.yaml in its folder, read into questions."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from planner.facts.model import Kind, Need, Question, Questionnaire
from planner.files import read_text
from planner.resources import data_dir

FILE_NAME: Final = "问卷.yaml"

_LOADER: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

_Raw = Mapping[str, Any]
_Shared = Mapping[str, tuple[Question, ...]]


def documents(folder: Path | None = None) -> tuple[str, ...]:
    """Return the kinds of document that have a questionnaire, sorted."""
    root = folder or data_dir("templates")
    return tuple(sorted(path.parent.name for path in root.glob(f"*/{FILE_NAME}")))


@cache
def load_questionnaire(document: str, folder: Path | None = None) -> Questionnaire:
    """Return the questionnaire of `document`, from `folder` or the shipped templates.

    Raises UnreadableInputError when there is none. The file is part of the project: a mistake in
    it is a bug and shows as KeyError or ValueError.
    """
    path = (folder or data_dir("templates")) / document / FILE_NAME
    raw = yaml.load(read_text(path).content, Loader=_LOADER)  # noqa: S506 - strings only
    shared = {name: _questions(entries, {}) for name, entries in raw.get("记录类型", {}).items()}
    return Questionnaire(raw["文种"], tuple(raw["级别"]), _questions(raw["题"], shared))


def _questions(entries: Sequence[_Raw], shared: _Shared) -> tuple[Question, ...]:
    return tuple(_question(entry, shared) for entry in entries)


def _question(entry: _Raw, shared: _Shared) -> Question:
    example = entry.get("例", ())
    children = shared[entry["记录"]] if "记录" in entry else _questions(entry.get("组", ()), shared)
    return Question(
        key=entry["键"],
        label=entry["问"],
        kind=Kind(entry.get("类型", Kind.GROUP)),
        need=Need(entry.get("要求", Need.OPTIONAL)),
        help=entry.get("说明", ""),
        unit=entry.get("单位", ""),
        example=(example,) if isinstance(example, str) else tuple(example),
        choices=tuple(entry.get("选项", ())),
        children=children,
    )
