"""Plan: which committee fills which questions; data that an office can edit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

from planner.errors import InvalidInputError
from planner.facts.model import Kind, Questionnaire, walk
from planner.facts.questionnaire import FOLDER
from planner.facts.reading.answers import nearest
from planner.facts.reading.nodes import Mapping as Keys
from planner.facts.reading.nodes import Node, Scalar, parse_nodes
from planner.facts.reading.nodes import Sequence as Listed
from planner.facts.reading.source import Source, source_of
from planner.files import read_text
from planner.finding import Finding
from planner.plainyaml import read_plain
from planner.resources import data_dir

OFFICE: Final = "办公室"
"""Who fills what nobody else is given."""
FILE_NAME: Final = "分工.yaml"

_BASIS: Final = "分工文件：委室下面写题的名字"
_OWNERS: Final = "委室"
_RETURN: Final = "送回"
_HEAD: Final = """\
# 分工：哪个委室填哪些题。改好后：planner split {facts} -o 分发 --plan {plan}
# 一、议题按各条自己的“委室”分，不用写在这里；没有写委室的议题归{office}。
# 二、写一组题的名字（代表），或者一道题的名字（代表.建议总数），写得细的优先。
# 三、没有写到的题都归{office}。委室可以增减，名称要和议题里的“委室”一致。
# 四、“送回”写交给谁、什么时候交，会印在每份的开头；可以不写。
# 可以写的组：{groups}
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """Who fills what: the paths of groups and questions by committee, and to whom parts go back."""

    owners: Mapping[str, tuple[str, ...]]
    send_back: str = ""
    office: str = OFFICE

    def owner(self, path: str) -> str:
        """Return who fills the question at `path`: the longest path that covers it decides."""
        covering = (
            (len(given), who)
            for who, paths in self.owners.items()
            for given in paths
            if path == given or path.startswith(f"{given}.")
        )
        return max(covering, key=lambda found: found[0], default=(0, self.office))[1]


def default_plan(questionnaire: Questionnaire, names: Sequence[str]) -> Plan:
    """Return the shipped plan for an office with these committees."""
    owners: dict[str, list[str]] = {name: [] for name in names}
    asked = dict(walk(questionnaire.questions))
    for path, words in _shipped().items():
        who = next((name for word in words for name in names if word in name), None)
        if path in asked and who is not None:
            owners[who].append(path)
    return Plan({name: tuple(paths) for name, paths in owners.items()})


def plan_text(plan: Plan, questionnaire: Questionnaire, facts: str, file: str) -> str:
    """Return a plan as a commented file for an office to edit."""
    groups = "、".join(q.key for q in questionnaire.questions if q.kind is Kind.GROUP)
    head = _HEAD.format(facts=facts, plan=file, office=plan.office, groups=groups)
    rows = [f"  {name}: [{', '.join(paths)}]" for name, paths in plan.owners.items()]
    return "\n".join([f"{head}{_RETURN}: {plan.send_back}".rstrip(), f"{_OWNERS}:", *rows]) + "\n"


def read_plan(path: Path, questionnaire: Questionnaire) -> Plan:
    """Return the plan of a file; InvalidInputError with every mistake, UnreadableInputError for no text."""
    content = read_text(path).content
    source = source_of(str(path), content)
    reader = _Reader(source, questionnaire)
    plan = reader.plan(parse_nodes(content, source).node)
    if reader.findings:
        summary = f"{path} 有 {len(reader.findings)} 处要改，没有分。"
        raise InvalidInputError(reader.findings, summary)
    return plan


@cache
def _shipped() -> Mapping[str, tuple[str, ...]]:
    raw = read_plain(data_dir("templates") / FOLDER / FILE_NAME)
    return {key: tuple(words) for key, words in raw.items()}


@dataclass(slots=True)
class _Reader:
    """Reads the nodes of a plan and collects its mistakes."""

    source: Source
    questionnaire: Questionnaire
    findings: list[Finding] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)

    def plan(self, root: Node | None) -> Plan:
        """Return the plan of a whole file."""
        if not isinstance(root, Keys):
            place = self.source.place(1, 1)
            self._wrong(place.line, place.column, "分工文件里要有“委室:”一项", "委室:")
            return Plan({})
        owners: dict[str, tuple[str, ...]] = {}
        send_back = ""
        for key, value in root.entries:
            if key.text == _RETURN and isinstance(value, Scalar):
                send_back = value.text.strip()
            elif key.text == _OWNERS and isinstance(value, Keys):
                owners = {name.text.strip(): self._paths(name.text, given) for name, given in value.entries}
            else:
                message = f"分工文件里没有“{key.text}”这一项，或者写法不对"
                advice = f"只写 {_OWNERS} 和 {_RETURN} 两项；委室一行一个，写成“  代表工委: [代表]”"
                self._wrong(key.place.line, key.place.column, message, advice)
        return Plan(owners, send_back)

    def _paths(self, name: str, value: Node) -> tuple[str, ...]:
        return tuple(path for path in self._texts(value) if self._is_known(name, path, value))

    def _texts(self, value: Node) -> Iterator[str]:
        if isinstance(value, Listed):
            yield from (item.text.strip() for item in value.items if isinstance(item, Scalar))
        elif isinstance(value, Scalar):
            parts = value.text.replace("，", "、").replace(",", "、").split("、")
            yield from (part.strip() for part in parts if part.strip())

    def _is_known(self, name: str, path: str, value: Node) -> bool:
        asked = dict(walk(self.questionnaire.questions))
        line, column = value.place.line, value.place.column
        if path not in asked:
            near = nearest(path, asked)
            guess = f"，是不是“{near}”" if near else ""
            self._wrong(line, column, f"问卷里没有“{path}”这一组或这一道题{guess}", near)
            return False
        if path in self.seen:
            message = f"“{path}”已经分给{self.seen[path]}了"
            self._wrong(line, column, message, "只留一处")
            return False
        self.seen[path] = name
        return True

    def _wrong(self, line: int, column: int, message: str, suggestion: str) -> None:
        place = self.source.place(line, column)
        self.findings.append(self.source.finding("分工", place, message, suggestion, basis=_BASIS))
