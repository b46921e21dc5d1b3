"""One file of the phrase bank as text: its kind, its defaults, its entries, each value with its line.

Bank files keep to a narrow form of YAML (two spaces, one value a line, lists in brackets). That form
is read line by line, about three times as fast as by the YAML parser in C; a file that leaves the form
goes through the YAML parser, with the same result. Values stay text: types are the loader's business.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from planner.files import read_text
from planner.plainyaml import LOADER

Raw = str | tuple[str, ...] | Mapping[str, str]
"""A value as written: a scalar, a list of scalars, or a mapping of scalars."""

_KIND, _DEFAULTS, _ENTRIES = "类别", "默认", "条目"
_ITEM_START, _KEY, _BELOW = 2, 4, 6

_QUOTED = r""""[^"\\]*"|'[^']*'"""
_START = r"(?:[\w“‘《〈〔（【…—]|-\d)"
_ITEM = rf"""(?:{_QUOTED}|{_START}(?:[^,\[\]{{}}:#'"&*!|>%@`?]|:(?=\w))*)"""
_LIST = re.compile(rf"\[ *(?:{_ITEM}(?:, {_ITEM})*)? *\]")
_ITEMS = re.compile(_ITEM)
_PLAIN = rf"{_START}[^:#]*(?:(?::(?=[^ ])|(?<! )#)[^:#]*)*"
_SCALAR = re.compile(rf"{_PLAIN}|{_QUOTED}")
_ESCAPED = {'"': '\\"', "\\": "\\\\"}
_PAIR = re.compile(rf"(\w{{1,40}}):(?: (?:({_PLAIN})|(.*)))?")


@dataclass(slots=True)
class RawEntry:
    """One mapping of a bank file. `lines` gives the line, from 1, on which each key stands."""

    line: int
    values: dict[str, Raw] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)

    def put(self, key: str, value: Raw, line: int) -> None:
        """Set `key`, read on `line`."""
        self.values[key] = value
        self.lines[key] = line


@dataclass(frozen=True, slots=True)
class Mistake:
    """A mistake in a bank file: its line, the words meant, what is wrong, what to write."""

    line: int
    text: str
    message: str
    suggestion: str


@dataclass(slots=True)
class RawFile:
    """A bank file: its source lines, what stands in it, and where it is no bank file."""

    path: Path
    source: list[str]
    head: RawEntry = field(default_factory=lambda: RawEntry(1))
    defaults: RawEntry = field(default_factory=lambda: RawEntry(1))
    entries: list[RawEntry] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The kind of all entries of the file, or "" when it does not say."""
        kind = self.head.values.get(_KIND, "")
        return kind if isinstance(kind, str) else ""


def read_bank_file(path: Path) -> RawFile:
    """Return what stands in `path`; UnreadableInputError when it cannot be read as text."""
    text = read_text(path).content
    source = text.replace("\r\n", "\n").split("\n")
    return read_short(path, source) or read_yaml(path, source)


def read_short(path: Path, source: list[str]) -> RawFile | None:
    """Return the file when every line is of the narrow form, else None."""
    file = RawFile(path, source)
    reader = _NarrowReader(file)
    for number, line in enumerate(source, 1):
        words = line.lstrip(" ")
        if not line.isprintable():
            return None
        if words and words[0] != "#" and not reader.take(number, len(line) - len(words), words.rstrip(" ")):
            return None
    return file


class _NarrowReader:
    """Takes the lines of a file one by one; remembers which mapping and which open key they go to."""

    def __init__(self, file: RawFile) -> None:
        self._file = file
        self._section = ""
        self._entry: RawEntry | None = None
        self._open = ""

    def take(self, number: int, indent: int, words: str) -> bool:
        """Return whether the line fits where it stands; if so, it has been read."""
        if indent == _KEY and self._entry:
            return self._put(self._entry, number, words)
        if indent == _BELOW and self._entry and self._open:
            return self._put_below(self._entry, words)
        if indent == _ITEM_START and self._section == _ENTRIES and words.startswith("- "):
            self._entry = RawEntry(number)
            self._file.entries.append(self._entry)
            return self._put(self._entry, number, words[2:])
        if indent == _ITEM_START and self._section == _DEFAULTS:
            return self._put(self._file.defaults, number, words)
        return indent == 0 and self._take_head(number, words)

    def _take_head(self, number: int, words: str) -> bool:
        self._section = words.rstrip(":")
        self._entry = None
        return "[" not in words and self._put(self._file.head, number, words)

    def _put(self, entry: RawEntry, number: int, words: str) -> bool:
        pair = _PAIR.fullmatch(words)
        if pair is None or pair[1] in entry.values:
            return False
        value = pair[2] or _narrow_value(pair[3] or "")
        if value is None:
            return False
        entry.put(pair[1], value, number)
        self._open = "" if pair[2] or pair[3] else pair[1]
        return True

    def _put_below(self, entry: RawEntry, words: str) -> bool:
        held = entry.values[self._open]
        more = _with_item(held, words[2:]) if words.startswith("- ") else _with_pair(held, words)
        if more is None:
            return False
        entry.values[self._open] = more
        return True


def _with_item(held: Raw, words: str) -> tuple[str, ...] | None:
    item = _narrow_value(words)
    if isinstance(held, Mapping) or not item or not isinstance(item, str):
        return None
    return (*held, item)


def _with_pair(held: Raw, words: str) -> Mapping[str, str] | None:
    pair = _PAIR.fullmatch(words)
    if isinstance(held, tuple) or pair is None or pair[1] in held:
        return None
    value = pair[2] or _narrow_value(pair[3] or "")
    if not value or not isinstance(value, str):
        return None
    return {**held, pair[1]: value} if isinstance(held, Mapping) else {pair[1]: value}


def _narrow_value(words: str) -> str | tuple[str, ...] | None:
    if _LIST.fullmatch(words):
        return tuple(_unquoted(item.rstrip(" ")) for item in _ITEMS.findall(words))
    return _unquoted(words) if not words or _SCALAR.fullmatch(words) else None


def _unquoted(words: str) -> str:
    return words[1:-1] if words[:1] in {'"', "'"} else words


def written(value: str | tuple[str, ...]) -> str:
    """Return a text or a list of texts as it stands after “键: ”, so that both readers read it back.

    What the narrow form cannot hold (a control character, both quotation marks) is escaped, and sends
    the file through the YAML parser.
    """
    if isinstance(value, str):
        return _written(value, _PLAIN)
    return f"[{', '.join(_written(item, _ITEM) for item in value)}]"


def _written(text: str, bare: str) -> str:
    stands = text.isprintable() and text[:1] not in {'"', "'"} and not text.endswith(" ")
    if stands and re.fullmatch(bare, text):
        return text
    if text.isprintable():
        if "'" not in text:
            return f"'{text}'" if text else '""'
        if '"' not in text and "\\" not in text:
            return f'"{text}"'
    signs = (_ESCAPED.get(sign) or (sign if sign.isprintable() else f"\\U{ord(sign):08x}") for sign in text)
    return f'"{"".join(signs)}"'


def read_yaml(path: Path, source: list[str]) -> RawFile:
    """Return the file as the YAML parser reads it, with what is no bank file among its mistakes."""
    file = RawFile(path, source)
    try:
        root = yaml.compose("\n".join(source), Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = mark.line + 1 if mark else 1
        file.mistakes.append(Mistake(line, "", "这里不合 YAML 的写法", "检查冒号后的空格、缩进和引号"))
        return file
    except yaml.YAMLError:
        file.mistakes.append(Mistake(1, "", "文件里有 YAML 不收的字符", "删去看不见的控制字符"))
        return file
    if isinstance(root, yaml.MappingNode):
        _take_root(file, root)
    else:
        file.mistakes.append(Mistake(1, "", "文件开头应当是“类别: …”", "第一行写“类别: 提法”之类"))
    return file


def _take_root(file: RawFile, root: yaml.MappingNode) -> None:
    for key, node, line in _pairs(file, root):
        if key == _DEFAULTS and isinstance(node, yaml.MappingNode):
            _take_mapping(file, node, file.defaults)
        elif key == _ENTRIES and isinstance(node, yaml.SequenceNode):
            for item in node.value:
                _take_entry(file, item)
        else:
            value = _raw(file, node)
            file.head.put(key, "" if value is None else value, line)
            continue
        file.head.put(key, "", line)


def _take_entry(file: RawFile, node: yaml.Node) -> None:
    entry = RawEntry(_line(node))
    if isinstance(node, yaml.MappingNode):
        _take_mapping(file, node, entry)
        file.entries.append(entry)
    else:
        file.mistakes.append(Mistake(entry.line, "", "这一条不是“键: 值”的写法", "写成“- 编号: …”"))


def _take_mapping(file: RawFile, node: yaml.MappingNode, entry: RawEntry) -> None:
    for key, below, line in _pairs(file, node):
        value = _raw(file, below)
        if value is None:
            message = f"“{key}”的值嵌套太深"
            file.mistakes.append(Mistake(line, key, message, "写成一个值、一列值或一层“键: 值”"))
        else:
            entry.put(key, value, line)


def _pairs(file: RawFile, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, int]]:
    seen: set[str] = set()
    for key_node, below in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        if key in seen:
            file.mistakes.append(Mistake(_line(key_node), key, f"“{key}”写了两次", "留下一个"))
            continue
        seen.add(key)
        yield key, below, _line(key_node)


def _raw(file: RawFile, node: yaml.Node) -> Raw | None:
    match node:
        case yaml.ScalarNode():
            return str(node.value)
        case yaml.SequenceNode(value=items) if all(isinstance(i, yaml.ScalarNode) for i in items):
            return tuple(str(item.value) for item in items)
        case yaml.MappingNode(value=pairs) if all(isinstance(n, yaml.ScalarNode) for p in pairs for n in p):
            return {key: str(value.value) for key, value, _ in _pairs(file, node)}
    return None


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
