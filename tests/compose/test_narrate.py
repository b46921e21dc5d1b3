"""Narrate: nothing beyond the stage reached, everything recorded, every legal verb whole."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from planner.bank.entries import Frame, WordClass
from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.compose.memory import Memory
from planner.compose.narrate import Narrator
from planner.compose.setting import Setting
from planner.compose.shelf import Shelf
from planner.draft.measure import sentences
from planner.draft.model import FromFact, Gap, Spans, plain
from planner.facts.model import Fact, Facts, Record
from planner.facts.questionnaire import load_questionnaire
from planner.finding import Place

Answers = Mapping[str, str | list[str]]
# Seven opinions, said either way.
COUNTED = re.compile("7条审议意见|审议意见7条")

_FULL: Answers = {
    "题目": "托育服务发展",
    "形式": "听取和审议",
    "报告机关": "区政府",
    "背景": "入托难是年轻父母说得最多的事",
    "做法": ["走访托育机构21家", "召开座谈会6场"],
    "问题": ["布局不均", "收费偏高"],
    "意见": ["盘活社区闲置用房", "健全普惠补助"],
    "意见数": "7",
    "举措": "出台普惠托育扶持办法",
    "成效": "新增托位860个",
}


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def _told(bank: PhraseBank, *items: Answers, half: str = "本年议题") -> str:
    return "\n".join(plain(spans) for spans in _paragraphs(bank, *items, half=half))


def _paragraphs(bank: PhraseBank, *items: Answers, half: str = "本年议题") -> tuple[Spans, ...]:
    records = tuple(_record(f"{half}.{n}", item) for n, item in enumerate(items, start=1))
    year = Fact("年度", "2026", 2026, Place(), "年度")
    facts = Facts("甲.yaml", load_questionnaire("工作报告"), {"年度": (year,)}, {half: records})
    setting = Setting(facts, bank, {})
    tense = Tense.PLAN if half == "来年议题" else Tense.REVIEW
    memory = Memory(bank.of(WordClass))
    narrator = Narrator(setting, memory, Shelf(setting, memory))
    return narrator.paragraphs(setting.items(tense), subject=tense is Tense.REVIEW)


def _record(path: str, item: Answers) -> Record:
    fields = {}
    for key, given in item.items():
        texts = given if isinstance(given, list) else [given]
        fields[key] = tuple(_fact(f"{path}.{key}", text) for text in texts)
    return Record(path, Place(), fields)


def _fact(path: str, text: str) -> Fact:
    pending = text == "待填"
    digits = text.removeprefix("约")
    value = (int(text),) if path.endswith("月份") else int(digits) if digits.isdigit() else text
    label = path.rpartition(".")[2]
    return Fact(path, "" if pending else text, value, Place(), label, pending, digits != text)


def test_an_item_is_told_with_everything_recorded_of_it(bank: PhraseBank) -> None:
    text = _told(bank, _FULL)

    for words in (
        "听取和审议",
        "托育服务发展",
        "入托难",
        "走访托育机构21家",
        "布局不均",
        "盘活社区",
    ):
        assert words in text
    assert COUNTED.search(text)
    assert "区政府出台普惠托育扶持办法" in text
    assert text.index("布局不均") < text.index("盘活社区") < text.index("860个")


def test_every_answer_keeps_its_origin(bank: PhraseBank) -> None:
    (spans,) = _paragraphs(bank, _FULL)

    paths = {s.origin.path.rpartition(".")[2] for s in spans if isinstance(s.origin, FromFact)}
    assert paths == set(_FULL) - {"形式"}


def test_a_result_without_an_actor_is_not_the_committees_doing(bank: PhraseBank) -> None:
    item = {k: v for k, v in _FULL.items() if k != "举措"}

    text = _told(bank, item)

    verb = text[text.index("新增托位860个") - 2 : text.index("新增托位860个")]
    assert verb in {"推动", "促成"}


def test_opinions_given_but_not_handled_end_the_story(bank: PhraseBank) -> None:
    text = _told(bank, {**_FULL, "状态": "已提意见"})

    assert COUNTED.search(text)
    assert "860" not in text


def test_a_dropped_item_is_one_honest_clause(bank: PhraseBank) -> None:
    text = _told(bank, {"题目": "历史街区保护规划", "形式": "听取和审议", "原因": "上位规划调整"})

    assert "上位规划调整" in text
    assert "听取和审议" not in text


def test_a_running_item_says_how_far_it_is(bank: PhraseBank) -> None:
    text = _told(bank, {"题目": "生活垃圾分类", "形式": "专题调研", "进展": "实地察看和问卷调查"})

    assert "实地察看和问卷调查" in text
    assert "形成" not in text


def test_bare_titles_are_listed_and_their_opinions_added_up(bank: PhraseBank) -> None:
    text = _told(
        bank,
        {"题目": "上半年预算执行", "形式": "听取和审议", "意见数": "5"},
        {"题目": "政府债务管理", "形式": "听取和审议", "意见数": "4"},
    )

    assert text.count("听取和审议") == 1
    assert "审议意见9条" in text


def test_one_topic_under_several_forms_is_one_story_in_time_order(bank: PhraseBank) -> None:
    text = _told(
        bank,
        {**_FULL, "月份": "6"},
        {"题目": "托育服务发展", "形式": "专题调研", "月份": "3", "做法": ["入户走访136名老人"]},
        {"题目": "托育服务发展", "形式": "满意度测评", "月份": "11", "测评": "满意29票"},
    )

    assert text.index("入户走访136名老人") < text.index("听取和审议") < text.index("满意29票")


def test_a_plan_item_promises_no_result(bank: PhraseBank) -> None:
    asked: Answers = {"题目": "托育服务发展", "形式": "听取和审议", "重点": ["普惠托位供给"]}

    text = _told(bank, asked, half="来年议题")

    assert "普惠托位供给" in text
    assert "了" not in text


def test_a_pending_answer_is_a_gap_in_the_sentence(bank: PhraseBank) -> None:
    (spans,) = _paragraphs(bank, {"题目": "托育服务发展", "形式": "听取和审议", "意见数": "待填"})

    assert [s.origin for s in spans if isinstance(s.origin, Gap)] == [Gap("本年议题.1.意见数", "意见数")]


def test_an_item_without_a_form_asks_for_it(bank: PhraseBank) -> None:
    assert _told(bank, {"题目": "托育服务发展"}) == "【待填：“托育服务发展”的形式】。"


@pytest.mark.parametrize(
    ("stage", "question"),
    [("未完成", "本年议题.1.原因"), ("进行中", "本年议题.1.进展"), ("拟开展", "本年议题.1.状态")],
)
def test_an_item_that_was_not_done_is_never_told_as_done(bank: PhraseBank, stage: str, question: str) -> None:
    item: Answers = {"题目": "托育服务发展", "形式": "听取和审议", "状态": stage}

    (spans,) = _paragraphs(bank, item)

    assert not plain(spans).startswith(("听取和审议", "常委会听取和审议"))
    assert [s.origin.path for s in spans if isinstance(s.origin, Gap)] == [question]


def test_a_further_form_that_was_not_done_is_not_told_as_done(bank: PhraseBank) -> None:
    asked: Answers = {"题目": "托育服务发展", "形式": "专题询问", "月份": "9", "原因": "上位规划调整"}

    text = _told(bank, {**_FULL, "月份": "6"}, asked)

    assert "上位规划调整" in text
    assert "开展专题询问" not in text


def test_what_is_being_put_right_has_no_result_yet(bank: PhraseBank) -> None:
    text = _told(bank, {**_FULL, "状态": "整改中"})

    assert "区政府出台普惠托育扶持办法" in text
    assert "860" not in text


def test_no_title_is_lost_when_no_frame_can_list_them_all(bank: PhraseBank) -> None:
    text = _told(
        bank,
        {"题目": "《中华人民共和国就业促进法》", "形式": "执法检查"},
        {"题目": "就业促进条例", "形式": "执法检查"},
        {"题目": "《残疾人就业条例》", "形式": "执法检查"},
    )

    for title in ("《中华人民共和国就业促进法》", "就业促进条例", "《残疾人就业条例》"):
        assert title in text


def test_a_report_with_a_name_of_its_own_keeps_it_in_a_list(bank: PhraseBank) -> None:
    text = _told(
        bank,
        {"题目": "预算执行", "形式": "听取和审议"},
        {"题目": "审计工作", "形式": "听取和审议", "报告名": "2025年度本级预算执行的审计工作报告"},
    )

    assert "预算执行情况" in text
    assert "2025年度本级预算执行的审计工作报告" in text


def test_words_that_only_look_like_a_verb_of_cause_stay_whole(bank: PhraseBank) -> None:
    text = _told(bank, {**_FULL, "意见": ["建议办理质量再提高", "要素保障更精准"], "目的": "为民办好实事"})

    assert "建议办理质量再提高、要素保障更精准" in text
    assert "为民办好实事" in text


def test_uncertain_counts_give_an_uncertain_sum(bank: PhraseBank) -> None:
    listed = [
        {"题目": "预算执行", "形式": "听取和审议", "意见数": "约30"},
        {"题目": "债务管理", "形式": "听取和审议", "意见数": "5"},
    ]
    assert "审议意见约35条" in _told(bank, *listed)


def test_a_reason_typed_with_its_conjunction_is_not_said_twice(bank: PhraseBank) -> None:
    item: Answers = {"题目": "历史街区保护规划", "形式": "听取和审议", "原因": "因上位规划调整"}

    assert "因因" not in _told(bank, item)


@pytest.mark.parametrize("half", ["本年议题", "来年议题"])
def test_a_law_is_inspected_and_not_the_law_of_a_year(bank: PhraseBank, half: str) -> None:
    law: Answers = {"题目": "《中华人民共和国食品安全法》", "形式": "执法检查", "数据年度": "2026"}
    told = _told(bank, law, half=half)
    assert "2026年《" not in told
    assert "检查" in told


def test_a_form_without_a_frame_still_says_what_was_heard_and_what_was_carried_out(bank: PhraseBank) -> None:
    bare = replace(
        bank, entries={key: one for key, one in bank.entries.items() if not isinstance(one, Frame)}
    )
    assert _told(bare, {"题目": "养老服务", "形式": "听取和审议"}) == "听取和审议了养老服务情况的报告。"
    assert _told(bare, {"题目": "养老服务", "形式": "专题调研"}) == "开展了养老服务专题调研。"
    law: Answers = {"题目": "《中华人民共和国食品安全法》", "形式": "执法检查"}
    assert _told(bare, law) == "组织开展了《中华人民共和国食品安全法》执法检查。"
    assert _told(bare, {"题目": "水库建设", "形式": "视察"}) == "组织代表视察了水库建设。"


def test_a_step_with_nothing_to_tell_joins_its_neighbour(bank: PhraseBank) -> None:
    bare: Answers = {"题目": "托育服务发展", "形式": "专题调研", "月份": "3"}
    after: Answers = {"题目": "托育服务发展", "形式": "专题询问", "月份": "11"}

    text = _told(bank, {**_FULL, "月份": "6"}, bare, after)

    told = [sentence for sentence in sentences(text) if "调研" in sentence or "询问" in sentence]
    assert told
    assert all(len(sentence) > 20 for sentence in told)


def test_following_up_names_what_was_given_before(bank: PhraseBank) -> None:
    back: Answers = {"题目": "托育服务发展", "形式": "跟踪监督", "月份": "11", "做法": ["回访机构12家"]}

    text = _told(bank, {**_FULL, "月份": "6"}, back)

    assert text.index("860个") < text.index("回访机构12家")
    assert text.count("托育服务发展") == 1


def test_without_opinions_nothing_is_said_of_their_being_followed_up(bank: PhraseBank) -> None:
    bare = {key: value for key, value in _FULL.items() if key not in {"意见", "意见数", "举措", "成效"}}
    back: Answers = {"题目": "托育服务发展", "形式": "跟踪监督", "月份": "11", "做法": ["回访机构12家"]}

    text = _told(bank, {**bare, "月份": "6"}, back)

    assert "审议意见" not in text


def test_whoever_acted_by_name_is_not_given_a_second_subject(bank: PhraseBank) -> None:
    text = _told(bank, {**_FULL, "举措": "区民政局印发普惠托育扶持办法"})

    assert "区政府区民政局" not in text
    assert "区民政局印发普惠托育扶持办法" in text


def test_opinions_that_begin_with_a_verb_are_not_formed(bank: PhraseBank) -> None:
    for number in range(6):
        text = _told(bank, {**_FULL, "题目": f"托育服务发展之{'甲乙丙丁戊己'[number]}"})
        assert "形成盘活" not in text
