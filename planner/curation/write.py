"""Writing mined entries as bank files: one a kind, sorted by id, in the narrow form of the bank."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, fields
from datetime import date
from typing import Any, Final

from planner.bank.keys import EVIDENCE, KINDS, Kind
from planner.bank.load import MINED
from planner.bank.model import Entry, Evidence, Level, Status
from planner.bank.yamlfile import Raw, written
from planner.curation.model import Curated

_LEVELS: Final = tuple(Level)
_DEFAULTS: Final[Mapping[str, Raw]] = {
    "职责": "其他",
    "级别": tuple(str(level) for level in _LEVELS),
    "权威": "通用",
    "状态": str(Status.APPROVED),
}
_HEAD: Final = (
    "由 planner curate --rebuild 按历年报告和 审定/决定.yaml 生成，不要手工改动。",
    "要改哪一条，改 审定/决定.yaml 里它的决定，再生成一次。",
)
_ABOUT: Final = "手工整理的条目在历年报告里的出处；只补充来源、次数、年份和别样，不改条目本身。"


def bank_files(curated: Curated) -> dict[str, bytes]:
    """Return the content of every generated bank file by its name, in order of name."""
    by_kind: dict[str, list[Entry]] = {}
    for entry in sorted(curated.entries, key=lambda entry: entry.id):
        by_kind.setdefault(entry.kind, []).append(entry)
    files = {_name(kind): _entry_file(KINDS[kind], entries) for kind, entries in by_kind.items()}
    if curated.evidence:
        files[_name(EVIDENCE.name)] = _evidence_file(curated.evidence)
    return dict(sorted(files.items()))


def _name(kind: str) -> str:
    return f"{MINED}{kind}.yaml"


def _entry_file(kind: Kind, entries: Iterable[Entry]) -> bytes:
    lines = [f"# 采自报告的{kind.name}：{_HEAD[0]}", f"# {_HEAD[1]}", f"类别: {kind.name}", "默认:"]
    lines += (f"  {key}: {written(_flat(value))}" for key, value in _DEFAULTS.items())
    lines.append("条目:")
    for entry in entries:
        values = _values(kind, entry)
        lines += _item({key: value for key, value in values.items() if value != _DEFAULTS.get(key)})
    return _bytes(lines)


def _evidence_file(evidence: Iterable[Evidence]) -> bytes:
    lines = [f"# {_ABOUT}", *(f"# {line}" for line in _HEAD), f"类别: {EVIDENCE.name}", "条目:"]
    for one in sorted(evidence, key=lambda one: one.id):
        lines += _item(_values(EVIDENCE, one))
    return _bytes(lines)


def _bytes(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _item(values: Mapping[str, Raw]) -> Iterator[str]:
    lead = "  - "
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield f"{lead}{key}:"
            yield from (f"      {below}: {written(text)}" for below, text in value.items())
        else:
            yield f"{lead}{key}: {written(value)}"
        lead = "    "


def _values(kind: Kind, entry: Entry | Evidence) -> dict[str, Raw]:
    """Return the keys of an entry that say more than the class does by itself, in order."""
    blank = {f.name: f.default for f in fields(entry) if f.default is not MISSING} | dict(kind.blank)
    values: dict[str, Raw] = {}
    for key, spec in kind.keys.items():
        value = _value(entry, spec.field)
        if value is not None and value != blank.get(spec.field, MISSING):
            values[key] = _as_written(spec.field, value)
    return values


def _value(entry: Entry | Evidence, name: str) -> Any:  # noqa: ANN401 - a field of any kind
    if isinstance(entry, Entry) and name in {"from", "until"}:
        return entry.valid.start if name == "from" else entry.valid.end
    return getattr(entry, name)


def _as_written(name: str, value: Any) -> Raw:  # noqa: ANN401 - a field of any kind
    written_as: Raw = str(value)
    match value:
        case bool():
            written_as = str(value != (name == "confirmed")).lower()
        case date():
            written_as = value.isoformat()
        case frozenset():
            written_as = tuple(str(item) for item in sorted(value, key=_place))
        case tuple():
            written_as = tuple(str(item) for item in value)
        case Mapping():
            written_as = {str(key): str(text) for key, text in value.items()}
    return written_as


def _place(item: str) -> tuple[int, str]:
    """Return where a member of a set stands: levels in their own order, words by code point."""
    return (_LEVELS.index(item) if isinstance(item, Level) else 0), str(item)


def _flat(value: Raw) -> str | tuple[str, ...]:
    return value if isinstance(value, str) else tuple(value)
