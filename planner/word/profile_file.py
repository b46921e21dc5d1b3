"""Profiles from YAML files: the shipped ones by name, an office's own by path."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from planner.errors import InvalidInputError, UnreadableInputError
from planner.files import read_text
from planner.finding import Finding, Place, Severity
from planner.resources import data_dir
from planner.word.profile import Profile
from planner.word.profile_fields import FIELDS, Field, Value

_BASIS = "依据"
_SUFFIXES = {".yaml", ".yml"}
_FIELD_OF = {each.key: each for each in FIELDS}
_GROUPS = {key.split(".")[0] for key in _FIELD_OF}
_DEFAULT = "gb9704"
_START = (1, 1)
_CLERK_RULE = "版式文件的写法"

_At = tuple[int, int]
"""Line and column, from 1."""


def profile_names() -> tuple[str, ...]:
    """Return the names of the shipped profiles."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def load_profile(name: str) -> Profile:
    """Return the shipped profile called `name`, or the one in the file that `name` is the path of.

    UnreadableInputError when there is no such profile or its file cannot be read, InvalidInputError
    with all findings when the file says something a profile cannot be.
    """
    if Path(name).suffix.lower() in _SUFFIXES:
        return _load(Path(name), Path(name).stem, shipped=False)
    if name not in profile_names():
        known = "、".join(profile_names())
        advice = f"可以用 {known}，或写本单位版式文件的路径（以 .yaml 结尾）"
        raise UnreadableInputError(f"没有叫“{name}”的版式。{advice}。")
    return _load(_folder() / f"{name}.yaml", name, shipped=True)


def _folder() -> Path:
    return data_dir("templates") / "版式"


def _load(path: Path, name: str, *, shipped: bool) -> Profile:
    sheet = _read(path)
    basis = _basis(sheet)
    standard = name if shipped else basis or _DEFAULT
    values = (_values_of(load_profile(basis)) if basis else {}) | _parsed(sheet)
    missing = [each.key for each in FIELDS if each.attribute not in values]
    if missing and not sheet.findings:
        sheet.add(
            _START, _BASIS, f"没有写：{'、'.join(missing)}", f"写“{_BASIS}: {_DEFAULT}”，没有写的就按它"
        )
    if not sheet.findings:
        profile = Profile(name=name, standard=standard, **values)
        _check_fit(sheet, profile)
    if sheet.findings:
        raise InvalidInputError(sheet.findings, f"版式文件 {path} 有 {len(sheet.findings)} 处要改。")
    return profile


def _values_of(profile: Profile) -> dict[str, Any]:
    return {each.attribute: getattr(profile, each.attribute) for each in FIELDS}


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    at: _At


@dataclass(slots=True)
class _Sheet:
    """A profile file as read: its values as text, and what is wrong with it so far."""

    path: Path
    source: list[str]
    entries: dict[str, _Entry] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def add(self, at: _At, text: str, message: str, suggestion: str) -> None:
        """Note what is wrong at a place."""
        line, column = at
        place = Place(str(self.path), line, column)
        shown = self.source[line - 1] if line <= len(self.source) else ""
        self.findings.append(
            Finding("版式", Severity.ERROR, place, text, message, suggestion, _CLERK_RULE, shown)
        )


def _read(path: Path) -> _Sheet:
    text = read_text(path).content
    sheet = _Sheet(path, text.splitlines())
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = (mark.line + 1, mark.column + 1) if mark else _START
        sheet.add(at, "", "这里不合 YAML 的写法", "看冒号后的空格、缩进和引号")
    except yaml.YAMLError:
        sheet.add(_START, "", "文件里有 YAML 不收的字符", "删去看不见的控制字符")
    else:
        _take(sheet, node)
    return sheet


def _take(sheet: _Sheet, node: yaml.Node | None) -> None:
    if not isinstance(node, yaml.MappingNode):
        sheet.add(_START, "", "文件里没有“键: 值”", f"第一行写“{_BASIS}: {_DEFAULT}”之类")
        return
    for key, at, below in _pairs(sheet, node, ""):
        if isinstance(below, yaml.MappingNode) and key in _GROUPS:
            for inner, inner_at, value in _pairs(sheet, below, f"{key}."):
                _take_value(sheet, inner, inner_at, value)
        else:
            _take_value(sheet, key, at, below)


def _pairs(sheet: _Sheet, node: yaml.MappingNode, prefix: str) -> Iterator[tuple[str, _At, yaml.Node]]:
    """Yield each key with where it stands and its value."""
    seen: set[str] = set()
    for key_node, below in node.value:
        key = f"{prefix}{key_node.value}" if isinstance(key_node, yaml.ScalarNode) else ""
        if key in seen:
            sheet.add(_at(key_node), key, f"“{key}”写了两次", "留下一个")
        seen.add(key)
        yield key, _at(key_node), below


def _take_value(sheet: _Sheet, key: str, at: _At, node: yaml.Node) -> None:
    if key not in _FIELD_OF and key != _BASIS:
        sheet.add(at, key, f"没有“{key}”这个键", f"可写的键：{_BASIS}、{'、'.join(_FIELD_OF)}")
    elif not isinstance(node, yaml.ScalarNode):
        sheet.add(_at(node), key, f"“{key}”应当是一个值", "写在冒号后面，空一格")
    else:
        sheet.entries[key] = _Entry(str(node.value), _at(node))


def _at(node: yaml.Node) -> _At:
    return node.start_mark.line + 1, node.start_mark.column + 1


def _basis(sheet: _Sheet) -> str:
    entry = sheet.entries.get(_BASIS)
    if entry is None:
        return ""
    if entry.text not in profile_names():
        known = "、".join(profile_names())
        sheet.add(entry.at, entry.text, f"没有叫“{entry.text}”的版式", f"可写：{known}")
        return ""
    return entry.text


def _parsed(sheet: _Sheet) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key, entry in sheet.entries.items():
        if key == _BASIS:
            continue
        wanted: Field = _FIELD_OF[key]
        try:
            values[wanted.attribute] = wanted.parse(entry.text)
        except ValueError as error:
            sheet.add(entry.at, entry.text, f"“{key}”不能是“{entry.text}”", str(error))
    return values


def _check_fit(sheet: _Sheet, profile: Profile) -> None:
    """See that a page holds at least one line of at least ten characters, and its number below them."""
    if profile.text_width < 10 * profile.advance:
        sheet.add(_START, "", "页边太宽，一行放不下10个字", "改小订口、翻口，或改大纸宽")
    if profile.text_height < profile.pitch:
        sheet.add(_START, "", "页边太高，一面放不下一行字", "改小天头、地脚，或改大纸高")
    if profile.number_height_mm >= profile.bottom_mm:
        message = "页码高过版心下边，会把正文往上顶"
        sheet.add(_START, "", message, "“页码.距纸底”要小于“页边.地脚”")
