"""The file of decisions (审定/决定.yaml) as text: reading it, and writing one decision of it.

It is a bank file of the kind 审定: an entry for each decision. 默认 may hold what all of them share.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from planner.bank.keys import KINDS, Key
from planner.bank.values import NotAllowedError
from planner.bank.yamlfile import Mistake, Raw, RawEntry, RawFile, read_bank_file, written
from planner.curation.kinds import ENTRY_KINDS, usual_kind
from planner.curation.model import Decision, Problem, Verdict
from planner.errors import InvalidInputError
from planner.finding import Finding, Place, Severity
from planner.mining.model import CandidateKind

NAME: Final = "审定"
FILE: Final = Path("审定") / "决定.yaml"

_OWN: Final = {
    "键": "key",
    "文本": "text",
    "审定": "verdict",
    "编号": "entry",
    "目标": "target",
    "改为": "new_text",
    "类别": "entry_kind",
    "理由": "reason",
}
_MINED: Final = frozenset({"来源", "次数", "首见", "末见", "状态"})
_KEY: Final = re.compile(r"([^-\s]+)-[0-9a-f]{12}")
_NEEDED: Final = {
    Verdict.ACCEPT: (),
    Verdict.EDIT: ("改为",),
    Verdict.MERGE: ("目标",),
    Verdict.REJECT: ("理由",),
    Verdict.RETIRE: ("目标", "理由"),
}
_ALLOWED: Final = {
    Verdict.ACCEPT: {"编号", "类别"},
    Verdict.EDIT: {"编号", "类别", "改为"},
    Verdict.MERGE: {"目标"},
    Verdict.REJECT: set[str](),
    Verdict.RETIRE: {"目标", "接替"},
}
_RULE: Final = "审定"
_BASIS: Final = "审定文件的写法"


@dataclass(frozen=True, slots=True)
class Decisions:
    """A file of decisions that was read; `made` in the order of the file."""

    file: RawFile
    made: tuple[Decision, ...] = ()

    def finding(self, line: int, text: str, message: str, suggestion: str) -> Finding:
        """Return a finding of severity error at a line of the file."""
        source = self.file.source[line - 1] if 0 < line <= len(self.file.source) else ""
        place = Place(str(self.file.path), line, max(source.find(text), 0) + 1)
        return Finding(
            rule=_RULE,
            severity=Severity.ERROR,
            place=place,
            text=text,
            message=message,
            suggestion=suggestion,
            basis=_BASIS,
            source_line=source,
        )

    def refuse(self, findings: Sequence[Finding]) -> None:
        """Raise InvalidInputError when there are findings."""
        if findings:
            name = self.file.path.name
            ordered = sorted(findings, key=lambda f: (f.place.line, f.place.column, f.message))
            raise InvalidInputError(ordered, f"{name} 有{len(ordered)}处要改，改好才能用；什么都没有动。")

    def findings_of(self, problems: Iterable[Problem]) -> list[Finding]:
        """Return the problems as findings."""
        return [self.finding(p.decision.line or 1, p.text, p.message, p.suggestion) for p in problems]


def read_decisions(path: Path, *, whole: bool = True) -> Decisions:
    """Return the decisions in `path`; none when there is no such file.

    With `whole` false, 文本 may be missing: the candidate's key tells it. InvalidInputError with every
    mistake and its line; UnreadableInputError when it cannot be read as text.
    """
    if whole and not path.exists():
        return Decisions(RawFile(path, []))
    file = read_bank_file(path)
    mistakes = list(file.mistakes)
    made = () if mistakes else tuple(_decisions(file, mistakes, whole=whole))
    mistakes += _twice(made)
    decisions = Decisions(file, made)
    decisions.refuse([decisions.finding(m.line, m.text, m.message, m.suggestion) for m in mistakes])
    return decisions


def _decisions(file: RawFile, mistakes: list[Mistake], *, whole: bool) -> Iterator[Decision]:
    if file.kind != NAME:
        line = file.head.lines.get("类别", 1)
        mistakes.append(Mistake(line, file.kind, "这不是审定文件", f"开头写“类别: {NAME}”"))
        return
    for key, line in file.head.lines.items():
        if key not in {"类别", "默认", "条目"}:
            message = f"文件开头没有“{key}”这个键"
            mistakes.append(Mistake(line, key, message, "可写：类别、默认、条目"))
    for raw in file.entries:
        reading = _Reading(_with_defaults(raw, file.defaults), mistakes)
        decision = reading.decision(whole=whole)
        if decision is not None:
            yield decision


def _with_defaults(raw: RawEntry, defaults: RawEntry) -> RawEntry:
    return RawEntry(raw.line, defaults.values | raw.values, defaults.lines | raw.lines)


@dataclass(slots=True)
class _Reading:
    """Reads one decision; what is wrong with it is added to `mistakes`."""

    raw: RawEntry
    mistakes: list[Mistake]
    wrong: bool = field(default=False)

    def decision(self, *, whole: bool) -> Decision | None:
        """Return the decision, or None when it is wrong."""
        verdict = self._verdict()
        if verdict is None:
            return None
        own = {key: self._own(key) for key in _OWN if key in self.raw.values}
        if verdict is not Verdict.RETIRE:
            self._candidate(own, whole=whole)
        for key in _NEEDED[verdict]:
            if not own.get(key):
                self._mistake(key, key, f"“{verdict}”要写“{key}”", f"补上“{key}: …”")
        fields = self._fields(verdict, own)
        if self.wrong:
            return None
        named = {_OWN[key]: value for key, value in own.items() if key != "审定"}
        return Decision(verdict=verdict, fields=fields, line=self.raw.line, **named)

    def _verdict(self) -> Verdict | None:
        said = self.raw.values.get("审定", "")
        if said in set(Verdict):
            return Verdict(str(said))
        message = f"“{said}”不是审定的结果" if said else "没有写“审定”"
        self._mistake("审定", str(said), message, f"可写：{'、'.join(Verdict)}")
        return None

    def _own(self, key: str) -> str:
        value = self.raw.values[key]
        if isinstance(value, str):
            return value
        self._mistake(key, key, "这里只能写一个值", "去掉方括号")
        return ""

    def _candidate(self, own: Mapping[str, str], *, whole: bool) -> None:
        key = own.get("键", "")
        kinds = "、".join(CandidateKind)
        found = _KEY.fullmatch(key)
        if not key:
            self._mistake(
                "键", "键", "没有写“键”", "照 planner curate --list 列出的抄，例如 提法-0123456789ab"
            )
        elif found is None or found[1] not in set(CandidateKind):
            advice = f"写成“种类-十二位十六进制数”，种类有：{kinds}"
            self._mistake("键", key, f"“{key}”不是候选的键", advice)
        if whole and not own.get("文本"):
            self._mistake("文本", "文本", "没有写“文本”", "写上候选的原文")

    def _fields(self, verdict: Verdict, own: Mapping[str, str]) -> Mapping[str, Raw]:
        """Return the further keys of the bank; each must be one the entry has, with a value it takes."""
        candidate = own.get("键", "").rpartition("-")[0]
        name = own.get("类别") or usual_kind(candidate)
        if own.get("类别") and own["类别"] not in ENTRY_KINDS:
            advice = f"可写：{'、'.join(ENTRY_KINDS)}"
            self._mistake("类别", own["类别"], f"候选不能成为“{own['类别']}”", advice)
            return {}
        known = KINDS[name].keys if name in KINDS else {}
        makes = verdict in {Verdict.ACCEPT, Verdict.EDIT}
        allowed = {k: known[k] for k in known if k not in _OWN and k not in _MINED} if makes else {}
        fields: dict[str, Raw] = {}
        for key, value in self.raw.values.items():
            if key in {"键", "文本", "审定", "理由"} or (key in _OWN and key in _ALLOWED[verdict]):
                continue
            if key == "接替" and verdict is Verdict.RETIRE:
                fields[key] = value
            elif key in allowed:
                self._check(key, value, allowed[key])
                fields[key] = value
            elif key in self.raw.lines:
                self._unknown(key, verdict, name, (*allowed, *_ALLOWED[verdict]))
        return fields

    def _check(self, key: str, value: Raw, spec: Key) -> None:
        if key == "别样" and value == ():
            return
        try:
            spec.read(value)
        except NotAllowedError as error:
            shown = value if isinstance(value, str) else key
            self._mistake(key, shown, str(error.args[0]), str(error.args[1]))

    def _unknown(self, key: str, verdict: Verdict, name: str, allowed: Iterable[str]) -> None:
        choices = ["键", "文本", "审定", *allowed, "理由"]
        near = get_close_matches(key, choices, n=1, cutoff=0.5)
        advice = f"是不是“{near[0]}”？" if near else f"可写：{'、'.join(choices)}"
        what = f"成为{name}的" if allowed and verdict in {Verdict.ACCEPT, Verdict.EDIT} else ""
        self._mistake(key, key, f"{what}“{verdict}”没有“{key}”这个键", advice)

    def _mistake(self, key: str, text: str, message: str, suggestion: str) -> None:
        self.wrong = True
        line = self.raw.lines.get(key, self.raw.line)
        self.mistakes.append(Mistake(line, text, message, suggestion))


def _twice(made: Iterable[Decision]) -> Iterator[Mistake]:
    """Yield a mistake for each second decision about one thing, and each id given twice."""
    first: dict[tuple[str, str], Decision] = {}
    for decision in made:
        names = [("键", decision.key)] if decision.key else []
        names += [decision.about] if decision.text or not decision.key else []
        names += [("编号", decision.entry)] if decision.entry else []
        for name in names:
            other = first.setdefault(name, decision)
            if other is decision:
                continue
            if name[0] == "编号":
                message = f"编号“{name[1]}”在第{other.line}行已经用过"
                yield Mistake(decision.line, name[1], message, "换一个编号，或者把这一条写成“并入”")
            else:
                message = f"“{name[1]}”在第{other.line}行已经审定过（{other.verdict}）"
                yield Mistake(decision.line, name[1], message, "留下一条")
            break


def decision_lines(decision: Decision) -> list[str]:
    """Return the lines of one decision, as they stand under 条目."""
    values: dict[str, Raw] = {
        "键": decision.key,
        "文本": decision.text,
        "审定": str(decision.verdict),
        "编号": decision.entry,
        "目标": decision.target,
        "改为": decision.new_text,
        "类别": decision.entry_kind,
    }
    values = {key: value for key, value in values.items() if value}
    values |= {key: decision.fields[key] for key in sorted(decision.fields, key=_place)}
    values |= {"理由": decision.reason} if decision.reason else {}
    lines: list[str] = []
    for key, value in values.items():
        if isinstance(value, Mapping):
            lines += [f"{key}:", *(f"  {below}: {written(text)}" for below, text in value.items())]
        else:
            lines.append(f"{key}: {written(value)}")
    return [("  - " if number == 0 else "    ") + line for number, line in enumerate(lines)]


_ORDER: Final = {
    key: place for place, key in enumerate(dict.fromkeys(key for kind in KINDS.values() for key in kind.keys))
}


def _place(key: str) -> tuple[int, str]:
    return _ORDER.get(key, len(_ORDER)), key
