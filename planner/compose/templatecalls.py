"""Calls: which functions the templates call, and with which words.

Read off the templates' syntax, not by rendering them: what a condition leaves out this time counts too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, nodes

from planner.compose.desk.outline import sheets_of
from planner.compose.document import BODY, template_folders
from planner.documents.load import catalogue, kinds
from planner.documents.model import Structure
from planner.facts.model import Mode


@dataclass(frozen=True, slots=True)
class Call:
    """A call in a template: where, of which function, with which words among its arguments."""

    template: str
    function: str
    words: tuple[str, ...]


def calls(mode: Mode) -> Iterator[Call]:
    """Yield the calls in the templates that a document of the mode may use, whatever its kind."""
    seen: set[Path] = set()
    for kind in kinds().values():
        for structure in kind.structures:
            if structure.fits(mode.level, mode.year_kind):
                yield from _calls_of(structure, mode, seen)


def _calls_of(structure: Structure, mode: Mode, seen: set[Path]) -> Iterator[Call]:
    """Yield the calls of one structure's templates that are not `seen` yet."""
    contents = dict.fromkeys(content for part in catalogue().parts.values() for content in part.contents)
    sheets = [sheets_of(mode.level, tense, content) for tense in structure.halves for content in contents]
    waiting = [(BODY,), *sheets]
    while waiting:
        path = _found(structure, waiting.pop(0))
        if path in seen:
            continue
        seen.add(path)
        tree = Environment(autoescape=False).parse(path.read_text(encoding="utf-8"))  # noqa: S701
        for call in tree.find_all(nodes.Call):
            if isinstance(call.node, nodes.Name):
                words = [w.value for arg in call.args for w in _constants(arg) if isinstance(w.value, str)]
                yield Call(f"{path.parent.name}/{path.name}", call.node.name, tuple(words))
        names = (included.template for included in tree.find_all(nodes.Include))
        waiting += [(name.value,) for name in names if isinstance(name, nodes.Const)]


def _found(structure: Structure, names: Sequence[str]) -> Path:
    """Return the file that a template name stands for: the first name that any folder has."""
    folders = template_folders(structure.folder)
    return next(folder / name for name in names for folder in folders if (folder / name).is_file())


def _constants(node: nodes.Node) -> Iterator[nodes.Const]:
    if isinstance(node, nodes.Const):
        yield node
    yield from node.find_all(nodes.Const)
