"""Topics of oversight made comparable: what two names of one matter have in common."""

import re
from typing import Final

from planner.reports.items.topicwords import one_of

_EDGE: Final = re.compile(r"[\s*＊×XxＸ“”《》〈〉（）()、，：]+")
_LAW: Final = re.compile("^中华人民共和国")
_EMPTY: Final = re.compile(
    one_of(
        "工作 情况 报告 草案 方案 进展 推进 开展 实施 落实 专项 专题 综合 年度 有关 相关"
        " 关于 全区 全县 全市 全镇 我区 我县"
        " 我市 我镇 区级 县级 市级 镇级 本级 区本级 县本级 市本级 财政 问题 建设"
    )
)
_LEAST: Final = 2


def bare(topic: str) -> str:
    """Return a topic without years, marks and words that name no matter: 2026年区本级决算（草案） is 决算.

    What would leave nothing is kept as it is.
    """
    words = _LAW.sub("", _EDGE.sub("", re.sub("[0-9]{4}年(?:度)?", "", topic)))
    short = _EMPTY.sub("", words)
    return short if len(short) >= _LEAST else words
