"""Nodes: YAML as scalars, sequences and mappings of text, each with its place.

Values stay as typed: no, 5.20, 010 and 12:30 are text here. What a facts file never needs and
what makes a small file large (anchors, aliases, tags, merge keys, deep nesting) is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import yaml

from planner.errors import InvalidInputError
from planner.facts.reading.source import Source
from planner.finding import Finding, Place
from planner.plainyaml import LOADER

DEPTH_LIMIT: Final = 20

_BASIS: Final = "填写规则：只写名称、内容和以“- ”开头的各条"
_PROBLEMS: Final = (
    ("quoted scalar", "引号没有配对"),
    ("end of stream", "引号或括号没有配对"),
    ("',' or ']'", "方括号没有配对，或者两条之间缺半角逗号"),
    ("',' or '}'", "花括号没有配对"),
    ("':'", "这一行缺半角冒号，或者上一行写错了"),
    ("mapping values", "这一行缩进不对，或者多了一个冒号"),
    ("block sequence", "短横放的位置不对"),
    ("block mapping", "这一行没有和上面的项对齐"),
    ("block collection", "这一行没有和上面的短横对齐"),
    ("escape", "双引号里的反斜杠写法不对"),
    ("tab", "有制表符，要用半角空格"),
)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value; `text` is what was typed, without YAML's own quotes."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list; `in_brackets` tells [甲, 乙] from entries on lines of their own."""

    items: tuple["Node", ...]
    place: Place
    in_brackets: bool = False


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys with their values, in the order of the file, each key once."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Place


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text holds (None when it is blank), and the repeated keys in it."""

    node: Node | None
    findings: tuple[Finding, ...]


def parse_nodes(text: str, source: Source) -> Parsed:
    """Return the nodes of `text`; `source` is the file as typed, for places.

    Raises InvalidInputError for anything that is not one plain YAML document.
    """
    builder = _Builder(source)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise _broken(source, _place_of(source, error), _words(str(error))) from error
    except (yaml.YAMLError, UnicodeError) as error:
        raise _broken(source, source.place(1, 1), "有不能读的字符") from error
    return Parsed(builder.root, tuple(builder.findings))


def _events(text: str) -> Iterator[yaml.Event]:
    # The C parser is ten times faster; its events need no recursion, so depth cannot crash it.
    parser = LOADER(text)
    while (event := parser.get_event()) is not None:
        yield event
        if isinstance(event, yaml.StreamEndEvent):
            return


class _Builder:
    """Nodes in the making: one open collection per level, innermost last."""

    def __init__(self, source: Source) -> None:
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self._source = source
        self._open: list[tuple[yaml.Event, Place, list[Node]]] = []
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """Add one event of the parser."""
        mark = event.start_mark
        place = self._source.place(mark.line + 1, mark.column + 1) if mark else self._source.place(1, 1)
        if isinstance(event, yaml.DocumentStartEvent):
            self._documents += 1
            self._refuse(self._documents > 1, place, "文件里有两份内容，只能有一份")
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event.anchor, place, "以 * 开头的内容要加半角引号")
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._refuse(event.anchor, place, "以 & 开头的内容要加半角引号")
            self._refuse(event.tag, place, "以 ! 开头的内容要加半角引号")
            if isinstance(event, yaml.ScalarEvent):
                self._add(Scalar(event.value, place))
            else:
                self._open.append((event, place, []))
                self._refuse(len(self._open) > DEPTH_LIMIT, place, f"一层套一层，超过了 {DEPTH_LIMIT} 层")
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()

    def _close(self) -> None:
        start, place, nodes = self._open.pop()
        if isinstance(start, yaml.SequenceStartEvent):
            self._add(Sequence(tuple(nodes), place, bool(start.flow_style)))
        else:
            self._add(self._mapping(nodes, place))

    def _mapping(self, nodes: list[Node], place: Place) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                raise _broken(self._source, key.place, "冒号前面不能是花括号或方括号")
            self._refuse(key.text == "<<", key.place, "问卷里不能用 <<")
            if key.text in entries:
                first = entries[key.text][0].place.line
                message = f"“{key.text}”写了两次，第一次在第 {first} 行；这一次没有收下"
                self._find("重复", key.place, message, key.text)
            else:
                entries[key.text] = (key, value)
        return Mapping(tuple(entries.values()), place)

    def _find(self, rule: str, place: Place, message: str, text: str) -> None:
        advice = "删掉一个；是两件事就写成两条"
        found = self._source.finding(rule, place, message, advice, text=text, basis=_BASIS)
        self.findings.append(found)

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1][2].append(node)
        else:
            self.root = node

    def _refuse(self, unfit: object, place: Place, message: str) -> None:
        if unfit:
            raise _broken(self._source, place, message)


def _broken(source: Source, place: Place, message: str) -> InvalidInputError:
    advice = "改好这一行再试；内容里有特殊符号就用半角双引号括起来"
    found = source.finding("格式", place, message, advice, basis=_BASIS)
    return InvalidInputError((found,), f"{source.file} 第 {place.line} 行读不下去：{message}")


def _place_of(source: Source, error: yaml.MarkedYAMLError) -> Place:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return source.place(1, 1)
    # An unclosed quote is reported at the end of the file; where it opens is what helps.
    if error.context_mark and "end of stream" in str(error.problem):
        mark = error.context_mark
    return source.place(min(mark.line + 1, len(source.lines)), mark.column + 1)


def _words(problem: str) -> str:
    return next((words for part, words in _PROBLEMS if part in problem), "这一行或上一行的写法读不懂")
