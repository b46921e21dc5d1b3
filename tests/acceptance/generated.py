"""Facts files made at random out of the shipped examples: fewer items, fewer answers, other places and years.

Seeded, so that a number names one file for ever. What a file says stays true to itself: answers are left
out, never invented; a count that is the sum of others goes with them.
"""

import random
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from planner.bank.model import Level, PhraseBank
from planner.documents.load import kinds
from planner.drafting import Opened
from planner.facts.load import facts_of_text
from planner.files import Text
from tests.shipped import COMPLETE, TOWN

COUNT: Final = 200
COUNTY_PLACES = ("云川区", "青禾县", "岚溪县", "松溪湾区", "白鹭洲区", "梧岭县", "澄湖市", "雁栖桥区")
TOWN_PLACES = ("穗溪镇", "禾塘镇", "青石渡镇", "柳林桥乡", "竹下坞乡", "枫桥湾镇")
KEPT: Final = ("题目", "形式", "数据年度", "报告名")
"""What an item always has."""
_LISTS: Final = ("本年议题", "来年议题")
_SECTIONS: Final = ("政治", "代表", "自身", "备案", "任免", "总述", "来年")
_STRUCTURED: Final = ("五部分", "四部分", "四个机关", "五部分一是", "首年", "主席团")


@cache
def _base(path: Path) -> Mapping[str, Any]:
    content: Mapping[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    return content


def generated(number: int, bank: PhraseBank) -> Opened:
    """Return the facts of one generated file."""
    text = yaml.safe_dump(content(number), allow_unicode=True, sort_keys=False)
    facts, problems = facts_of_text(f"{number}.yaml", Text(text, "UTF-8"), bank)
    assert [problem for problem in problems if problem.severity.value == "error"] == [], (number, problems)
    return Opened(facts, bank, ())


def content(number: int) -> dict[str, Any]:
    """Return what one generated file holds."""
    chance = random.Random(number)  # noqa: S311 - chosen at random, not secret
    town = chance.random() < 0.3
    base = _base(TOWN if town else COMPLETE)
    level = chance.choice(["镇", "乡"] if town else ["区", "县", "县级市"])
    made: dict[str, Any] = {**base, "级别": level, "年度": "2026"}
    made["年型"] = chance.choice(["平年", "平年", "首年"])
    made["单位"] = {**base["单位"], "地区": _place(level, chance)}
    for name in _LISTS:
        made[name] = [_thinned(item, chance) for item in _some(base[name], chance)]
    for name in _SECTIONS:
        if name in base:
            made[name] = _thinned_section(name, base[name], chance)
    if made["年型"] != "平年":  # what the year is called is asked of an ordinary one
        made["总述"].pop("定性", None)
    made["不足"] = _some(base["不足"], chance, least=3)
    made.pop("去年计划", None)
    made.pop("核对", None)
    made.pop("参照", None)
    made["结构"] = dict(_structure(level, made["年型"], chance))
    return made


def _place(level: str, chance: random.Random) -> str:
    ending = "市" if level == "县级市" else level
    return chance.choice([p for p in (*COUNTY_PLACES, *TOWN_PLACES) if p.endswith(ending)])


def _some(items: list[Any], chance: random.Random, least: int = 6) -> list[Any]:
    """Return some of `items`, at least `least`, in their order."""
    wanted = chance.randint(min(least, len(items)), len(items))
    kept = set(chance.sample(range(len(items)), wanted))
    return [item for place, item in enumerate(items) if place in kept]


def _thinned(item: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    """Return an item with some of what is recorded of it; what it is said to be stays with its proof."""
    share = chance.choice([0.3, 0.6, 0.9, 1.0])
    if "状态" in item:
        return dict(item)
    kept = {key: value for key, value in item.items() if key in KEPT or chance.random() < share}
    if "举措" in kept and "报告机关" not in kept and "报告机关" in item:
        kept["报告机关"] = item["报告机关"]
    return kept


def _thinned_section(name: str, section: Mapping[str, Any], chance: random.Random) -> dict[str, Any]:
    share = chance.choice([0.5, 0.8, 1.0])
    kept = {key: value for key, value in section.items() if chance.random() < share}
    wholes = {"代表.办结意见": "收集意见", "代表.建议解决": "建议总数", "备案.审查": "接收"}
    for path, whole in wholes.items():
        group, _, key = path.partition(".")
        if group == name and key in kept and whole in section:
            kept[whole] = section[whole]
    return kept or dict(section)


def _structure(level: str, year_kind: str, chance: random.Random) -> Iterator[tuple[str, Any]]:
    """Yield the clerk's choices of form, most of them blank."""
    known = [s for s in kinds()["工作报告"].structures if s.fits(Level(level), year_kind)]
    if chance.random() < 0.6:
        yield "样式", chance.choice([s.name for s in known if s.name in _STRUCTURED])
    if chance.random() < 0.3:
        yield "编号", chance.choice(["段首句", "括号", "括号独行", "一是分段", "数字连续", "破折号", "三级"])
    if chance.random() < 0.2:
        yield (
            "计划编号",
            chance.choice(["段首句", "括号", "一是", "一是分段", "数字", "破折号", "不编", "部分一是"]),
        )
    if chance.random() < 0.3:
        yield "部分", _parts(chance)
    if chance.random() < 0.2:
        yield "计划部分", _parts(chance)
    if chance.random() < 0.2:
        yield "不写", chance.sample(["体会", "感谢", "统计", "部首", "委托语", "附表"], 2)


def _parts(chance: random.Random) -> list[str]:
    """Return four to eight parts: what every report has, and oversight as a whole or by its fields."""
    split = [
        "发展",
        "民生",
        *chance.sample(["财经", "科教", "生态", "安全", "治理", "法治"], chance.randint(0, 3)),
    ]
    oversight = chance.choice([["监督"], split])
    return ["政治", *oversight, *chance.sample(["代表"], chance.choice([0, 1, 1, 1])), "自身"]
