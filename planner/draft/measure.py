"""Measure: lengths, sentences, figures and the skeleton of running text."""

import re

# Figures an item sentence may hold (prose guide §4, "Figures").
MOST_FIGURES = 3
# Characters a sentence may hold before it is split (prose guide §4, "Long and short": 120 at most).
LONGEST = 100

# Words of procedure that every item of a form must repeat; hearing them again is no echo.
FIXED_WORDS = ("听取和审议", "情况的报告", "审议意见", "意见建议", "开展执法检查", "实施情况")

# Years, months, days and hours place an event; they are no figures.
_FIGURE = re.compile(r"[0-9]+(?:\.[0-9]+)?(?![0-9年月日时])")
_NUMBER_FIRST = re.compile("[0-9]+.?")
_SENTENCE = re.compile(r"[^。！？]*[。！？]?”?")
_HEADS = {
    "领": "聚焦 围绕 紧盯 紧扣 着眼 锚定 针对 立足 对照 回应",
    "式": "听取 审查 审议 初步 检查 视察 组织 开展 调研 主任 常委 结合 依法",
    "见": "发现 指出 查出 看到 梳理",
    "提": "提出 形成 建议 就",
    "推": "推动 促进 督促 促成 带动 区政 会后",
}
_HEAD_OF = {word: mark for mark, words in _HEADS.items() for word in words.split()}


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`, each with its final mark."""
    return [s for s in _SENTENCE.findall(text) if s.strip()]


def length(text: str) -> int:
    """Return the number of characters a reader counts: all but white space."""
    return len(re.sub(r"\s", "", text))


def figures(text: str) -> int:
    """Return how many figures stand in `text`; years, months, days and hours are none."""
    return len(_FIGURE.findall(text))


def opening(sentence: str) -> str:
    """Return what is heard as the beginning of a sentence: two characters, a number whole with its unit."""
    number = _NUMBER_FIRST.match(sentence)
    return number[0] if number else sentence[:2]


def is_heavy(text: str) -> bool:
    """Return whether a sentence of `text` is too long or holds too many figures."""
    return any(length(s) > LONGEST or figures(s) > MOST_FIGURES for s in sentences(text))


def skeleton(sentence: str) -> str:
    """Return the heads of a sentence's clauses by class; "" when fewer than two are known."""
    marks = "".join(_HEAD_OF.get(clause[:2], "") for clause in re.split(r"[，；]", sentence))
    return marks if len(marks) > 1 else ""
