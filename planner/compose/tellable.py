"""Tellable: what may be said of an agenda item, by the stage it has reached."""

from collections.abc import Mapping

from planner.facts.derived.agenda import Stage

DETAILS = (
    "背景",
    "目的",
    "上级",
    "重点",
    "做法",
    "点位",
    "人数",
    "应询单位",
    "金额",
    "问题语",
    "意见语",
    "测评",
    "产物",
    "进展",
    "原因",
    "落点",
)
"""The slots of a detail, in the order they are told: why, how, found, proposed, came of it (prose guide
§1.1)."""

_AIMS = {"背景", "目的", "重点", "上级", "点位", "人数", "应询单位", "做法"}
_HEARD = frozenset({*_AIMS, "金额", "问题语", "测评", "产物"})
MAY_BE_TOLD: Mapping[Stage, frozenset[str]] = {
    Stage.PLANNED: frozenset(_AIMS),
    Stage.DROPPED: frozenset({"原因"}),
    Stage.RUNNING: frozenset({*_AIMS, "问题语", "进展"}),
    Stage.HEARD: _HEARD,
    Stage.OPINED: _HEARD | {"意见语"},
    Stage.HANDLED: _HEARD | {"意见语", "落点"},
    Stage.EFFECTIVE: _HEARD | {"意见语", "落点"},
}
"""The details that may be told at each stage, and nothing beyond it (prose guide §1.2)."""

ASKED = {"进展": Stage.RUNNING, "原因": Stage.DROPPED}
"""The answers without which an item that still runs or stopped cannot be told: blank, they are a gap."""
