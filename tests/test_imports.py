"""The parts of planner stand in layers, and imports go down only.

A module that is imported for its types alone counts as imported.
"""

import ast
from collections.abc import Iterator, Sequence
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

LAYERS = (
    ("planner.__init__",),
    ("planner.finding",),
    ("planner.errors",),
    ("planner.resources", "planner.clock", "planner.chinese", "planner.files"),
    ("planner.plainyaml",),
    ("planner.draft",),
    ("planner.search",),
    ("planner.bank",),
    ("planner.documents",),
    ("planner.reports",),
    ("planner.archive",),
    ("planner.mining",),
    ("planner.curation",),
    ("planner.facts",),
    ("planner.rollover", "planner.sharing"),
    ("planner.compose", "planner.examples"),
    ("planner.word",),
    ("planner.reuse",),
    ("planner.marking",),
    ("planner.drafting",),
    ("planner.proof",),
    ("planner.cli",),
    ("planner.__main__",),
)
"""Low to high. Parts of one layer do not know each other."""

FACTS_LAYERS = (
    ("planner.facts.__init__",),
    ("planner.facts.model",),
    ("planner.facts.questionnaire", "planner.facts.reading", "planner.facts.derived"),
    ("planner.facts.load", "planner.facts.messages", "planner.facts.rules", "planner.facts.writing"),
    ("planner.facts.check", "planner.facts.splicing"),
    ("planner.facts.asking",),
)
"""The same inside of planner.facts: reading a file, what follows from it, the checks, writing it, asking."""

_TERMINAL_MODULES = {"typer", "click", "rich", "getpass"}
_TERMINAL_CALLS = {"print", "input", "exit", "quit", "SystemExit", "sys.exit", "os._exit"}


@pytest.fixture(scope="module")
def modules(repository: Path) -> dict[str, ast.Module]:
    return _parse(repository)


def test_every_part_has_a_layer(modules: dict[str, ast.Module]) -> None:
    assert {_part(name) for name in modules} <= set(_ranks(LAYERS))
    facts = {_part(name, 3) for name in modules if _part(name) == "planner.facts"}
    assert facts <= set(_ranks(FACTS_LAYERS))


def test_imports_go_down(modules: dict[str, ast.Module]) -> None:
    assert _upward(modules, LAYERS) == []


def test_imports_go_down_inside_of_facts(modules: dict[str, ast.Module]) -> None:
    assert _upward(modules, FACTS_LAYERS, 3) == []


def test_modules_do_not_import_one_another_in_a_circle(modules: dict[str, ast.Module]) -> None:
    graph = {name: set(_imports(name, tree, modules)) for name, tree in modules.items()}
    TopologicalSorter(graph).prepare()


def test_only_the_command_line_prints_asks_and_exits(modules: dict[str, ast.Module]) -> None:
    library = {n: t for n, t in modules.items() if _part(n) not in {"planner.cli", "planner.__main__"}}
    assert _terminal_use(library) == []


@pytest.mark.parametrize(
    "line",
    [
        "from planner.word.runs import split",
        "from planner import word",
        "from ..word import runs",
        "import planner.word.runs",
        "if TYPE_CHECKING:\n    from planner.word.runs import split",
        "def f() -> None:\n    import planner.word.runs",
    ],
)
def test_an_upward_import_is_found_however_it_is_written(tmp_path: Path, line: str) -> None:
    _write(tmp_path, {"facts/load.py": line, "word/runs.py": ""})
    assert _upward(_parse(tmp_path), LAYERS) == ["planner.facts.load imports planner.word"]


def test_parts_of_one_layer_do_not_know_each_other(tmp_path: Path) -> None:
    _write(tmp_path, {"clock.py": "from planner.files import read", "files.py": ""})
    assert _upward(_parse(tmp_path), LAYERS) == ["planner.clock imports planner.files"]


def test_an_upward_import_inside_of_facts_is_found(tmp_path: Path) -> None:
    line = "from planner.facts.splicing.splice import splice"
    _write(tmp_path, {"facts/reading/lint.py": line, "facts/splicing/splice.py": ""})
    wrong = ["planner.facts.reading.lint imports planner.facts.splicing"]
    assert _upward(_parse(tmp_path), FACTS_LAYERS, 3) == wrong


@pytest.mark.parametrize(
    "line", ["import typer", "from rich.table import Table", "print('甲')", "sys.exit(1)", "raise SystemExit"]
)
def test_use_of_the_terminal_is_found(tmp_path: Path, line: str) -> None:
    _write(tmp_path, {"files.py": line})
    assert len(_terminal_use(_parse(tmp_path))) == 1


def _write(repository: Path, sources: dict[str, str]) -> None:
    for name, source in {"__init__.py": "", **sources}.items():
        path = repository / "planner" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        (path.parent / "__init__.py").touch()
        path.write_text(source, encoding="utf-8")


def _parse(repository: Path) -> dict[str, ast.Module]:
    """Return the syntax tree of each module by its dotted name; packages end in .__init__."""
    paths = sorted((repository / "planner").rglob("*.py"))
    return {
        ".".join(path.relative_to(repository).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in paths
    }


def _part(module: str, depth: int = 2) -> str:
    """Return what has a layer: the package or module directly below planner, or below a part of it."""
    return ".".join(module.split(".")[:depth])


def _ranks(layers: Sequence[Sequence[str]]) -> dict[str, int]:
    return {part: rank for rank, parts in enumerate(layers) for part in parts}


def _upward(modules: dict[str, ast.Module], layers: Sequence[Sequence[str]], depth: int = 2) -> list[str]:
    """Return the imports between the parts named in `layers` that do not go down."""
    ranks = _ranks(layers)
    edges = {
        (name, _part(target, depth))
        for name, tree in modules.items()
        for target in _imports(name, tree, modules)
    }
    wrong = [
        (name, target)
        for name, target in edges
        if (part := _part(name, depth)) != target
        and {part, target} <= set(ranks)
        and ranks[part] <= ranks[target]
    ]
    return sorted(f"{name} imports {target}" for name, target in wrong)


def _imports(name: str, tree: ast.Module, modules: dict[str, ast.Module]) -> Iterator[str]:
    """Yield the modules of ours that a module names in its imports."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                dotted = [alias.name for alias in aliases]
            case ast.ImportFrom(names=aliases):
                source = _source(name, node)
                dotted = [f"{source}.{alias.name}" for alias in aliases]
            case _:
                continue
        yield from (found for path in dotted if (found := _module(path, modules)))


def _source(name: str, node: ast.ImportFrom) -> str:
    """Return the absolute name of what stands after `from`."""
    if not node.level:
        return node.module or ""
    base = name.split(".")[: -node.level]
    return ".".join([*base, *([node.module] if node.module else [])])


def _module(path: str, modules: dict[str, ast.Module]) -> str | None:
    """Return the longest leading part of a dotted path that is a module of ours."""
    parts = path.split(".")
    for length in range(len(parts), 0, -1):
        stem = ".".join(parts[:length])
        for candidate in (stem, f"{stem}.__init__"):
            if candidate in modules:
                return candidate
    return None


def _terminal_use(modules: dict[str, ast.Module]) -> list[str]:
    return [f"{name}:{line} {what}" for name, tree in modules.items() for line, what in _terminal_nodes(tree)]


def _terminal_nodes(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=aliases):
                named = {alias.name.split(".")[0] for alias in aliases} & _TERMINAL_MODULES
            case ast.ImportFrom(module=str(source)):
                named = {source.split(".")[0]} & _TERMINAL_MODULES
            case ast.Name() | ast.Attribute():
                named = {ast.unparse(node)} & _TERMINAL_CALLS
            case _:
                continue
        yield from ((node.lineno, what) for what in named)
