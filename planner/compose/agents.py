"""Agents: who acts in a clause that an answer gives, so that an organ is named once and not twice."""

import re

from planner.compose.memory import Memory

# An organ that acts in a clause of its own: 区民政局印发…, 12个村修通….
_AGENT = re.compile(
    "^[^，。；、]{0,9}?(?:政府|法院|检察院|监委|委员会|[局办委]|公司|集团|中心|部门|单位|街道|[镇乡村]|社区|学校|医院|企业)"
    "(?=[一-鿿]{2})"
)
# The words of the bank with which a clause that names nobody begins.
_RESULT_VERBS = "成效起首"
# With these an action begins as well; none of them begins the name of an organ.
_ACTS = (
    *("召开", "开展", "组织", "启动", "实施", "安排", "下发", "明确", "成立", "推行", "推进", "加大", "加快"),
    *("加强", "健全", "完善", "统筹", "协调", "投入", "争取", "统一", "严格", "约谈", "责成", "督促", "会同"),
    *("由", "对", "将", "把", "为", "向", "在", "从", "按", "与"),
)


def own_names(organ: str) -> tuple[str, ...]:
    """Return the names under which an organ may begin its own clause: 区政府, 区人民政府, 政府."""
    for short in ("政府", "法院", "检察院"):
        if organ.endswith(short):
            level = organ.removesuffix(short).removesuffix("人民")
            return (f"{level}人民{short}", f"{level}{short}", f"人民{short}", short)
    return (organ,) if organ else ()


def names_agent(action: str, memory: Memory) -> bool:
    """Return whether a clause says who acted, so that no organ is put before it."""
    acts = (*memory.words(_RESULT_VERBS), *_ACTS)
    return bool(_AGENT.match(action)) and not action.startswith(acts)
