from collections import Counter

import pytest

from planner.bank.model import Duty
from planner.mining.phrases import Cutter, is_whole
from planner.mining.pieces import Extract, Told
from planner.mining.slots import hidden, shown
from planner.mining.texts import PlainText, plain


def _text(*sentences: str) -> PlainText:
    told = tuple(Told(line, "", Duty.OTHER, text, hidden(text)) for line, text in enumerate(sentences, 1))
    return PlainText(Extract("报告", "0", "", 2025, 2026, told, (), (), ()))


def _cuts(sentence: str, run: str) -> dict[str, str]:
    text = _text(sentence)
    start = text.plain.index(plain(hidden(run)))
    return {
        shown(text.form(cut.start, cut.end)): cut.ends
        for cut in Cutter([text]).phrases(0, start, start + len(plain(hidden(run))))
    }


@pytest.mark.parametrize(
    ("sentence", "run", "cuts"),
    [
        ("继续深入学习贯彻会议精神。", "入学习贯彻会议精神", {"学习贯彻会议精神": "lR"}),
        ("向区委请示报告制度。", "委请示报告制度", {"请示报告制度": "R"}),
        ("学习总书记在会上的重要讲话精神。", "总书记在会上的重要讲", {"总书记在会上的重要": "l"}),
        ("常委会在{党委}的坚强领导下工作。", "在{党委}的坚强领导", {"{党委}的坚强领导": "lr"}),
        ("常委会在{党委}的坚强领导下工作。", "在{党委}的坚强领导下", {"在{党委}的坚强领导下": "l"}),
        ("履行把方向、管大局、保落实的职责。", "把方向、管大局、保落实的", {"把方向、管大局、保落实": "lr"}),
        ("落实“三会一课”制度。", "三会一课制度", {"“三会一课”": "LR", "“三会一课”制度": "LR"}),
        ("践行“我当代表为人民”承诺。", "我当代表为", {}),
        ("充分发挥代表主体作用。", "充分发挥代表", {"充分发挥代表": "L"}),
        ("任免工作人员{数}人次。", "工作人员{数}人", {"工作人员": "lr"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_run_is_cut_back_to_whole_words_and_phrases(sentence: str, run: str, cuts: dict[str, str]) -> None:
    assert _cuts(sentence, run) == cuts


def test_a_run_with_the_same_words_at_its_ends_is_cut_once() -> None:
    cutter = Cutter([_text("继续深入学习贯彻会议精神。")])
    assert [len(list(cutter.phrases(0, start, 12))) for start in (4, 3, 4)] == [1, 0, 0]


def test_short_clauses_of_one_length_side_by_side_are_one_phrase() -> None:
    sentence = "要增强“四个意识”，坚定“四个自信”，做到“两个维护”。"
    cuts = _cuts(sentence, "增强“四个意识”，坚定“四个自信”，做到“两个维护”")
    assert cuts["坚定“四个自信”，做到“两个维护”"] == "LR"
    assert _cuts(sentence[1:], sentence[1:-1])[sentence[1:-1]] == "LR"


@pytest.mark.parametrize(
    ("phrase", "ends", "whole"),
    [
        ("依法履行职责", Counter({"LR": 2}), True),
        ("依法履行职责", Counter({"lr": 2}), True),
        ("依法履行职责", Counter({"l": 5}), False),
        ("依法履行职责", Counter({"lR": 1, "": 9}), False),
        ("依法履职", Counter({"lr": 9}), False),
        ("依法履职", Counter({"LR": 2}), True),
        ("工作开展情况", Counter({"LR": 2}), False),
    ],
)
def test_a_phrase_is_whole_when_it_begins_and_ends_freely_often_enough(
    phrase: str, ends: Counter[str], *, whole: bool
) -> None:
    assert is_whole(phrase, ends) is whole


def test_a_place_in_the_plain_text_leads_back_to_the_sentence_and_its_words() -> None:
    text = _text("贯彻《监督法》。", "“一府一委两院”、“四个机关”；支持（依法）监督。")
    start = text.plain.index("四个机关")
    assert text.sentence(start) == 1
    assert text.form(start, start + 4) == "“四个机关”"
    assert text.plain.split("\n") == ["贯彻监督法", "", "一府一委两院，四个机关", "支持", "依法", "监督", ""]
