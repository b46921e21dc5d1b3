"""How far an agenda item has come: a status against the half of the report and the other answers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.bank.model import Tense
from planner.facts.derived.agenda import PLAN, REVIEW, STAGES, Item, Stage
from planner.facts.model import Fact
from planner.facts.rules.notes import at_fact
from planner.finding import Finding, Severity

RULE: Final = "状态"


@dataclass(frozen=True, slots=True)
class _Reach:
    """What a draft writes of an item at a stage, and the answers it leaves out."""

    written: str
    left_out: tuple[str, ...]


_DONE: Final = ("做法", "点位", "人数", "应询单位")
_FOUND: Final = ("问题", "问题数")
_OPINED: Final = ("意见", "意见数")
_CAME_OF_IT: Final = ("举措", "成效")
_RESULTS: Final = (*_OPINED, *_CAME_OF_IT, "测评", "产物", "金额")
_REACH: Final[Mapping[Stage, _Reach]] = {
    Stage.PLANNED: _Reach("只写打算", ("进展", "原因", *_FOUND, *_RESULTS)),
    Stage.DROPPED: _Reach("只写原因", (*_DONE, "进展", *_FOUND, *_RESULTS)),
    Stage.RUNNING: _Reach("写到进展和发现的问题", ("原因", *_RESULTS)),
    Stage.HEARD: _Reach("写到审议", ("进展", "原因", *_OPINED, *_CAME_OF_IT)),
    Stage.OPINED: _Reach("写到意见", ("进展", "原因", *_CAME_OF_IT)),
    Stage.HANDLED: _Reach("写到举措", ("进展", "原因", "成效")),
    Stage.EFFECTIVE: _Reach("写到成效", ("进展", "原因")),
}
_NEEDED: Final = {
    Stage.DROPPED: ("原因", "初稿里会留【待填】"),
    Stage.RUNNING: ("进展", "初稿里会留【待填】"),
    Stage.EFFECTIVE: ("成效", "初稿里不写成效"),
}


def out_of_stage(items: Sequence[Item]) -> Iterator[Finding]:
    """Yield a warning for each status that contradicts the half of the report or the other answers.

    Nothing beyond the stage reached is written (prose guide §1.2); the warning names what is left out.
    """
    for item in items:
        status = item.record.one("状态")
        named = None if status and status.pending else status
        misplaced = named and _misplaced(item, named)
        if misplaced:
            yield misplaced
            continue
        if named:
            yield from _without_its_answer(item, named)
        yield from _beyond(item, named)


def _misplaced(item: Item, status: Fact) -> Finding | None:
    """Return a warning when the status belongs to the other half of the report."""
    planned = STAGES.get(status.text) is Stage.PLANNED
    if item.tense is Tense.REVIEW and planned:
        message = "本年的议题，状态却是“拟开展”，初稿不写它的内容，只留【待填】"
        return _warning(status, message, f"改成做到的那一步；没做的移到“{PLAN}”")
    if item.tense is Tense.PLAN and not planned:
        message = f"来年的议题，状态却是“{status.text}”"
        return _warning(status, message, f"删掉状态；已经做了的移到“{REVIEW}”")
    return None


def _without_its_answer(item: Item, status: Fact) -> Iterator[Finding]:
    """Yield a warning when the answer that the status calls for is blank."""
    key, effect = _NEEDED.get(item.stage, ("", ""))
    if key and not item.record.one(key):
        message = f"状态是“{status.text}”，“{key}”没有填，{effect}"
        yield _warning(status, message, f"填上{key}，或者改状态")


def _beyond(item: Item, status: Fact | None) -> Iterator[Finding]:
    """Yield a warning when answers are filled that the stage reached leaves out."""
    reach = _REACH[item.stage]
    filled = [fact for key in reach.left_out if (fact := item.record.one(key)) and not fact.pending]
    if not filled:
        return
    keys = "".join(f"“{fact.path.split('.')[2]}”" for fact in filled)
    message = f"{_standing(item, status)}，初稿{reach.written}，不写{keys}"
    advice = f"移到“{REVIEW}”" if item.tense is Tense.PLAN else "改状态"
    yield _warning(status or filled[0], message, f"核对做到了哪一步：{advice}，或者删掉{keys}")


def _standing(item: Item, status: Fact | None) -> str:
    """Return how far the item has come, and what says so."""
    if item.tense is Tense.PLAN:
        return "来年的议题"
    return f"状态是“{status.text}”" if status else f"按填写的内容算“{item.stage.word}”"


def _warning(fact: Fact, message: str, advice: str) -> Finding:
    return at_fact(fact, RULE, Severity.WARNING, message, advice)
