"""Free text: whatever a clerk types stands in any frame without doubled marks, subjects or lost words."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.bank.entries import Form, Frame, WordClass
from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.compose import choose
from planner.compose.choose import SUBJECT
from planner.compose.freetext import neat
from planner.compose.itemslots import ItemSlots
from planner.compose.joints import end_sentence
from planner.compose.memory import Memory
from planner.compose.narrate import Narrator
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.draft.model import plain
from planner.facts.model import Fact, Facts, Record
from planner.facts.questionnaire import load_questionnaire
from planner.finding import Place

DOUBLED = re.compile(r"[，。；：、！？][，。；：、]|。”。")
TWICE = re.compile(r"(常委会|主席团|主任会议|区政府|区人民政府|政府|问题|建议|审议意见|推动|情况|报告)\1")
SIGNS = re.compile(r"[^\u4e00-\u9fffA-Za-z0-9%.]")
# What a frame may say in the clerk's stead, and numbers before the members of a list.
SAID_BY_FRAMES = re.compile(
    "^(?:推动|促进|促成|带动|助推|助力|建议|要求|提出|存在着?|发现|形成了?|出台了|作出了?|因为?|由于|目前已完成|"
    "已经完成|已完成|完成了?|一是|二是|[0-9]+[.]?|[一二三]|区?人?民?政府)|(?:等|的|等)问题$|等等?$"
)
NASTY = (
    "推动新增托位860个。",
    "“盘活闲置用房”",
    "建议健全补助机制；",
    "一是走访企业32家，座谈4场",
    "走访企业32家；召开座谈会4场；查阅档案60份。",
    "区政府出台办法。区民政局印发细则。",
    "区人民政府印发方案",
    "区民政局约谈3家机构",
    "《甲办法》",
    "《乙条例》",
    "常委会领导带队走访18家",
    "新增托位860个,普惠占比63%",
    "群众说“入托难。”",
    "哪些条款落了地？",
    "存在布局不均的问题",
    "历史遗留问题",
    "要求有关部门限期整改",
    "整治排污口等",
    "（1）完善机制",
    "2.优化布局",
    "3处易涝点完成改造",
    "由区住建局牵头，限期整改",
    "3.5公里管网贯通！",
    "因上位规划调整",
    "促进教育公平",
    "保障人人平等",
)
LISTS = ("问题", "意见", "做法", "重点", "点位")
TEXTS = ("背景", "目的", "举措", "成效", "测评", "产物", "进展", "原因", "上级")
COUNTS = {"意见数": "7", "问题数": "19", "人数": "32"}
Answers = Mapping[str, str | list[str]]


@cache
def bank() -> PhraseBank:
    return load_bank()


def _setting(*items: Answers, half: str, level: str = "区") -> Setting:
    records = tuple(_record(f"{half}.{number}", item) for number, item in enumerate(items, start=1))
    values = {"年度": (Fact("年度", "2026", 2026, Place(), "年度"),)}
    questionnaire = load_questionnaire("工作报告", level) if level != "区" else load_questionnaire("工作报告")
    return Setting(Facts("甲.yaml", questionnaire, values, {half: records}), bank(), {})


def _record(path: str, item: Answers) -> Record:
    fields = {}
    for key, answer in item.items():
        texts = answer if isinstance(answer, list) else [answer]
        fields[key] = tuple(_fact(f"{path}.{key}", text) for text in texts)
    return Record(path, Place(), fields)


def _fact(path: str, text: str) -> Fact:
    value = (int(text),) if path.endswith("月份") else int(text) if text.isdigit() else text
    return Fact(path, text, value, Place(), path.rpartition(".")[2])


def _item(turn: int, form: str) -> Answers:
    """Return an item with nasty answers; another `turn` another set of them."""

    def at(number: int) -> str:
        return NASTY[(turn * 5 + number * 7) % len(NASTY)]

    item: dict[str, str | list[str]] = {
        "题目": "《中华人民共和国某法》" if form == "执法检查" else "托育服务发展",
        "形式": form,
        "报告机关": "区政府",
        "月份": "6",
        "金额": "1.2亿元",
        "应询单位": "区民政局",
    }
    item |= {key: at(number) for number, key in enumerate(TEXTS)}
    item |= {key: [at(number), at(number + 3)] for number, key in enumerate(LISTS, start=2)}
    return item | (COUNTS if turn % 2 else {"人数": "32"})


def _frames() -> Iterator[tuple[Frame, str]]:
    """Yield each frame that tells an item, with the name of a form it belongs to."""
    forms = {form.frames: form.name for form in bank().of(Form)}
    for frame in bank().of(Frame):
        group = frame.group.rpartition(".")[2] if frame.group[:2] in {"先期", "接续", "跟踪"} else frame.group
        if group in forms and frame.role != "并列":
            yield frame, forms[group]
        elif frame.group in {"补写", "未完成", "进行"}:
            yield frame, "听取和审议"


def _faults(text: str) -> list[str]:
    found = [match[0] for rule in (DOUBLED, TWICE) for match in rule.finditer(text)]
    found += ["》、《"] * ("》、《" in text)
    if not re.search("[。！？]”?$", text):
        found.append("末尾")
    return found


def _bare(text: str) -> str:
    return SIGNS.sub("", text)


def _lost(answer: str, text: str) -> bool:
    """Return whether words of an answer are missing, what frames say in its stead apart."""
    words = _bare(neat(answer))
    while (shorter := SAID_BY_FRAMES.sub("", words)) != words:
        words = shorter
    return words not in _bare(text)


@pytest.mark.parametrize("turn", range(6))
def test_nasty_answers_stand_in_every_frame_without_doubled_marks_or_subjects(turn: int) -> None:
    wrong = {}
    for frame, form in _frames():
        half = "来年议题" if frame.tense is Tense.PLAN else "本年议题"
        setting = _setting(_item(turn, form), half=half)
        item = setting.items(Tense.PLAN if half == "来年议题" else Tense.REVIEW)[0]
        slots = ItemSlots(item, setting, Memory(bank().of(WordClass)), subject=True)
        told = choose.tell(frame, slots, SUBJECT)
        if told and (faults := _faults(plain(end_sentence(told.spans)))):
            wrong[frame.id] = (faults, told.text)
    assert wrong == {}


@pytest.mark.parametrize("turn", range(26))
def test_nothing_a_clerk_typed_is_lost(turn: int) -> None:
    form = ("听取和审议", "执法检查", "专题调研", "视察")[turn % 4]
    item = {k: v for k, v in _item(turn, form).items() if k not in {"进展", "原因"}}
    setting = _setting(item, half="本年议题")
    memory = Memory(bank().of(WordClass))
    (spans,) = Narrator(setting, memory, Shelf(setting, memory)).paragraphs(
        setting.items(Tense.REVIEW), subject=True
    )
    text = plain(spans)
    assert _faults(text) == []
    typed = (value if isinstance(value, list) else [value] for key, value in item.items() if key != "形式")
    answers = [answer for values in typed for answer in values]
    assert [answer for answer in answers if not answer.isdigit() and _lost(answer, text)] == []


_MARKS = st.sampled_from(
    [*"，。；、：！？“”《》,.;\n ", "一是", "推动", "建议", "要求", "等", "区政府", "常委会"]
)
_WORDS = st.sampled_from(["健全机制", "新增托位860个", "走访18家", "布局不均", "出台办法", "收费偏高", "3处"])
_TYPED = st.lists(st.one_of(_WORDS, _MARKS), min_size=1, max_size=7).map("".join)


@given(
    st.fixed_dictionaries(dict.fromkeys(("背景", "举措", "成效", "目的"), _TYPED)),
    st.lists(_TYPED, max_size=3),
)
@settings(max_examples=60, deadline=None)
def test_any_typed_text_gives_sentences_that_end_and_hold_no_doubled_mark(
    typed: Mapping[str, str], listed: list[str]
) -> None:
    known = {key: neat(text) for key, text in typed.items()}
    item: Answers = {"题目": "托育服务发展", "形式": "听取和审议", "报告机关": "区政府"}
    item |= {key: text for key, text in known.items() if _bare(text)}  # type: ignore[operator]
    found = [text for text in map(neat, listed) if _bare(text)]
    setting = _setting({**item, **({"意见": found, "问题": found} if found else {})}, half="本年议题")
    memory = Memory(bank().of(WordClass))
    told = Narrator(setting, memory, Shelf(setting, memory)).paragraphs(
        setting.items(Tense.REVIEW), subject=True
    )
    text = "".join(map(plain, told))
    assert not re.search("[，。；：、][，。；：、]", text)
    assert "》、《" not in text
    assert text[-1] in "。！？”"


@pytest.mark.parametrize(
    ("typed", "set_in"),
    [
        ("新增托位860个。", "新增托位860个"),
        ("“盘活闲置用房”", "盘活闲置用房"),
        ("“一老”和“一小”", "“一老”和“一小”"),
        ("新增托位860个。收费下降12%。", "新增托位860个；收费下降12%"),
        ("走访32家；座谈4场；查阅60份", "走访32家，座谈4场，查阅60份"),
        ("群众说“入托难。”", "群众说“入托难”"),
        ("新增托位860个,普惠占比63%", "新增托位860个，普惠占比63%"),
        ("哪些条款落了地？", "哪些条款落了地？"),
    ],
)
def test_an_answer_becomes_one_clause(typed: str, set_in: str) -> None:
    assert neat(typed) == set_in
