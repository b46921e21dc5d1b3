"""Changing the file of decisions: sorted, one block a decision, comments written by hand left alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.bank.yamlfile import RawFile, read_short
from planner.curation.decisions import NAME, Decisions, decision_lines, read_decisions
from planner.curation.lock import locked
from planner.curation.model import Decision, Verdict
from planner.errors import PlannerError
from planner.files import replace_bytes
from planner.mining.model import CandidateKind

_HEAD: Final = (
    "# 审定：对采自报告的候选作过的决定，一条一段，按种类和文本排列。由 planner curate 写，也可以手工改。",
    "# 审定写：采用、改写（还要写“改为”）、并入（目标）、拒绝（理由）、停用（目标、理由）。",
    "# 手工改过以后，用 planner curate --rebuild 再生成条目。",
    f"类别: {NAME}",
    "条目:",
)
_GROUPS: Final = (*(str(kind) for kind in CandidateKind), str(Verdict.RETIRE))


class DecidedElsewhereError(PlannerError):
    """Somebody else has decided about the same thing in the meantime."""


def add_decisions(path: Path, made: Sequence[Decision], *, over: bool = False) -> Decisions:
    """Write `made` into the file of decisions and return what it then holds.

    The file is read anew first, so that what others wrote in the meantime stays. With `over`, decisions
    about the same things are replaced; else DecidedElsewhereError names one, and nothing is written.
    UnwritableOutputError when it cannot be written, with the old content untouched.
    """
    with locked(path):
        decisions = read_decisions(path)
        if not over:
            _refuse_decided(decisions, made)
        about = {decision.about for decision in made}
        keys = {decision.key for decision in made if decision.key}
        kept = [d for d in decisions.made if d.about not in about and d.key not in keys]
        return _store(decisions, kept, made)


def withdraw_decision(path: Path, decision: Decision) -> Decisions:
    """Take a decision out of the file again and return what it then holds."""
    with locked(path):
        decisions = read_decisions(path)
        kept = [d for d in decisions.made if d != decision]
        return _store(decisions, kept, ())


def _refuse_decided(decisions: Decisions, made: Iterable[Decision]) -> None:
    known = {decision.about: decision for decision in decisions.made}
    known |= {("键", decision.key): decision for decision in decisions.made if decision.key}
    for decision in made:
        other = known.get(decision.about) or known.get(("键", decision.key))
        if other:
            message = f"“{decision.about[1]}”刚才已经在别处审定过（{other.verdict}），这一次没有记下。"
            raise DecidedElsewhereError(message)


def _store(decisions: Decisions, kept: Sequence[Decision], made: Sequence[Decision]) -> Decisions:
    text = "".join(f"{line}\n" for line in _lines(decisions, kept, made))
    replace_bytes(decisions.file.path, text.encode())
    return read_decisions(decisions.file.path)


def _lines(decisions: Decisions, kept: Sequence[Decision], made: Sequence[Decision]) -> list[str]:
    """Return the lines of the file with the decisions `kept` as they stand, and those `made`."""
    split = _split(decisions)
    blocks = {id(block.decision): block for block in split.blocks}
    wanted = [(_order(d), [*blocks[id(d)].above, *blocks[id(d)].body]) for d in kept]
    gone = {_order(b.decision): b.above for b in split.blocks if b.decision not in kept}
    wanted += [(_order(d), [*gone.pop(_order(d), ()), *decision_lines(d)]) for d in made]
    # What was written above a decision that is gone stays where it was.
    wanted += [(order, list(above)) for order, above in gone.items()]
    lines, group = list(split.head), ""
    for order, block in sorted(wanted, key=lambda pair: pair[0]):
        if _GROUPS[order[0]] != group and any(line.startswith("  - ") for line in block):
            group = _GROUPS[order[0]]
            lines.append(_group_line(group))
        lines += block
    return [*lines, *split.tail]


def _order(decision: Decision) -> tuple[int, str, str]:
    group, text = decision.about
    return _GROUPS.index(group), text, decision.key


def _group_line(group: str) -> str:
    return f"  # —— {group} ——"


@dataclass(frozen=True, slots=True)
class _Block:
    """A decision as it stands: its lines, and what is written above it."""

    decision: Decision
    above: tuple[str, ...]
    body: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Split:
    head: tuple[str, ...]
    blocks: tuple[_Block, ...]
    tail: tuple[str, ...]


def _split(decisions: Decisions) -> _Split:
    """Return the file in parts; of one that is not in the narrow form, comments and decisions."""
    source = [line.rstrip() for line in decisions.file.source]
    first = decisions.made[0].line - 1 if decisions.made else len(source)
    ends = [*(decision.line - 1 for decision in decisions.made[1:]), len(source)]
    keeps = _keeps_its_form(decisions.file)
    head, rest = _head(source[:first], keeps=keeps)
    blocks: list[_Block] = []
    above = rest
    for decision, end in zip(decisions.made, ends, strict=False):
        inside = source[decision.line - 1 : end]
        size = max((at for at, line in enumerate(inside, 1) if not _is_aside(line)), default=0)
        body, below = inside[:size], inside[size:]
        if not keeps:
            above = [*above, *(f"    {line.lstrip()}" for line in body if line.lstrip().startswith("#"))]
            body = decision_lines(decision)
        blocks.append(_Block(decision, tuple(_by_hand(above)), tuple(body)))
        above = below
    tail = _by_hand(above)
    while tail and not tail[-1]:
        tail.pop()
    return _Split(tuple(head), tuple(blocks), tuple(tail))


def _keeps_its_form(file: RawFile) -> bool:
    """Return whether lines can be kept as they are: the narrow form, and nothing left to 默认."""
    return not file.defaults.values and read_short(file.path, file.source) is not None


def _head(lines: Sequence[str], *, keeps: bool) -> tuple[list[str], list[str]]:
    """Return the lines up to 条目, and those between it and the first decision."""
    at = next((n for n, line in enumerate(lines) if line.startswith("条目:")), -1)
    if at < 0:
        return list(_HEAD), []
    if keeps:
        return list(lines[: at + 1]), list(lines[at + 1 :])
    comments = [line for line in lines[: at + 1] if line.startswith("#")] or list(_HEAD[:-2])
    return [*comments, *_HEAD[-2:]], list(lines[at + 1 :])


def _is_aside(line: str) -> bool:
    return not line or line.lstrip().startswith("#")


def _by_hand(lines: Iterable[str]) -> list[str]:
    groups = {_group_line(group) for group in _GROUPS}
    return [line for line in lines if line not in groups]
