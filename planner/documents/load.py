"""Kinds, structures and the catalogue of parts, read from the templates.

The files are part of the project; a mistake in one is a bug and shows as KeyError or ValueError.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from planner.bank.model import Duty, Level, Tense
from planner.documents.model import Catalogue, HalfSpec, Kind, Mark, Part, PartSpec, Placing, Structure
from planner.errors import UsageError
from planner.plainyaml import read_plain
from planner.resources import data_dir

SHARED: Final = "共用"
"""The folder of what all kinds share: templates of parts, the catalogue of parts, the groups."""

_KIND, _STRUCTURE, _PARTS = "文种.yaml", "结构.yaml", "部分.yaml"

_Raw = Mapping[str, Any]


@cache
def kinds(root: Path | None = None) -> Mapping[str, Kind]:
    """Return the kinds of document by name: 工作报告 first, then as their files number them (序)."""
    folder = root or data_dir("templates")
    read = [(_kind(path.parent), read_plain(path)) for path in sorted(folder.glob(f"*/{_KIND}"))]
    return {kind.name: kind for kind, raw in sorted(read, key=lambda pair: int(pair[1].get("序", 0)))}


def kind_named(name: str) -> Kind:
    """Return a kind; UsageError when there is none of that name."""
    known = kinds()
    if name not in known:
        raise UsageError(f"没有“{name}”这个文种。可用的有：{'、'.join(known)}。")
    return known[name]


@cache
def catalogue(root: Path | None = None) -> Catalogue:
    """Return all parts a document may have."""
    raw = read_plain((root or data_dir("templates")) / SHARED / _PARTS)
    parts = {
        name: Part(name, Duty(entry["职责"]), tuple(entry["含"]), tuple(entry.get("组", ())))
        for name, entry in raw["部分"].items()
    }
    placings = {
        name: Placing(entry.get("后", ""), {old: tuple(new) for old, new in entry.get("换", {}).items()})
        for name, entry in raw["本地"].items()
    }
    numberings = {name: tuple(map(Mark, marks)) for name, marks in raw["编号"].items()}
    return Catalogue(parts, placings, numberings)


def _kind(folder: Path) -> Kind:
    raw = read_plain(folder / _KIND)
    structures = tuple(_structure(folder / name) for name in _names(folder, raw.get("结构", ())))
    levels = frozenset(map(Level, raw["级别"]))
    return Kind(
        folder.name, raw["说明"], levels, frozenset(raw["年型"]), structures, raw.get("借用示例", ""), folder
    )


def _names(folder: Path, first: Sequence[str]) -> Iterator[str]:
    """Yield the names of the structures: those the kind lists, then any other folder that holds one."""
    yield from first
    yield from sorted(p.parent.name for p in folder.glob(f"*/{_STRUCTURE}") if p.parent.name not in first)


def _structure(folder: Path) -> Structure:
    raw = read_plain(folder / _STRUCTURE)
    return Structure(
        kind=folder.parent.name,
        name=folder.name,
        about=raw["说明"],
        levels=frozenset(map(Level, raw["级别"])),
        year_kinds=frozenset(raw["年型"]),
        elements=tuple(raw.get("要件", ())),
        halves={half: _half(raw[half.value]) for half in (Tense.REVIEW, Tense.PLAN) if half.value in raw},
        schemes=tuple(raw.get("标题方案", ())),
        local=raw.get("本地", ""),
        folder=folder,
    )


def _half(raw: _Raw) -> HalfSpec:
    parts = tuple(_part(entry) for entry in raw.get("部分", ()))
    return HalfSpec(raw.get("标题", ""), parts, tuple(map(Mark, raw["编号"])), raw.get("本地", {}))


def _part(entry: str | _Raw) -> PartSpec:
    """Return a part written as its name, as name: [contents], or as name: {含, 组, 编号, 起句: …}."""
    if isinstance(entry, str):
        return PartSpec(entry)
    ((name, said),) = entry.items()
    if isinstance(said, Mapping):
        contents, groups, mark = said.get("含"), said.get("组"), said.get("编号")
        return PartSpec(
            name,
            contents and tuple(contents),
            groups and tuple(groups),
            Mark(mark) if mark else None,
            said.get("起句", ""),
        )
    return PartSpec(name, tuple(said))
