"""Examples: the shipped facts files of fictional places, by the name that asks for them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from planner.documents.load import kinds
from planner.documents.model import Kind, Structure
from planner.errors import UsageError

_STEM: Final = "示例"
_MINIMAL: Final = "最简"
_KIND: Final = re.compile("^文种: .*$".encode(), re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Example:
    """A shipped facts file: its name (工作报告, 工作报告-五年报告-2022) and what it is for."""

    name: str
    about: str
    path: Path
    kind: str

    @property
    def content(self) -> bytes:
        """The file, naming the kind it was asked for: a kind without an own example borrows another's."""
        return _KIND.sub(f"文种: {self.kind}".encode(), self.path.read_bytes(), count=1)


@cache
def examples() -> Mapping[str, Example]:
    """Return the examples by name: of each kind, then of each of its structures, then their companions."""
    own = [e for kind in kinds().values() for e in _of_kind(kind)]
    named = {example.name: example for example in own}
    for kind in kinds().values():
        if kind.name not in named:
            lent = named[kind.lender]
            named[kind.name] = Example(kind.name, f"填全了的问卷，{lent.name}也用它", lent.path, kind.name)
    return named


def _of_kind(kind: Kind) -> list[Example]:
    """Return a kind's own examples; the one of its first structure bears the name of the kind."""
    found: list[Example] = []
    for structure in kind.structures:
        base = f"{kind.name}-{structure.name}" if found else kind.name
        for path in sorted(structure.folder.glob(f"{_STEM}*.yaml"), key=lambda path: path.stem):
            name = f"{base}{path.stem.removeprefix(_STEM)}"
            found.append(Example(name, _about(structure, path), path, kind.name))
    return found


def _about(structure: Structure, path: Path) -> str:
    beside = path.stem.removeprefix(f"{_STEM}-")
    if path.stem == _STEM:
        return f"填全了的问卷：{structure.about}"
    return "只填必需的几项" if beside == _MINIMAL else f"“{structure.name}”的示例参照的往年问卷"


def example(name: str) -> bytes:
    """Return the shipped facts file of a name; UsageError when there is none."""
    known = examples()
    if name not in known:
        raise UsageError(f"没有“{name}”的示例。可用的有：{'、'.join(known)}。")
    return known[name].content
