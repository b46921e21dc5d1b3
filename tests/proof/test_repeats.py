"""Repeats: paragraphs, sentences, clauses and words said twice; what last year's report said."""

import pytest

from planner.proof.reading import Given, lines_of_text
from planner.reports.structure import structure
from tests.proof.saying import report, told

SENTENCE = "代表带着问题走进田间地头，把群众的话原原本本带回会上。"
OTHER = "三十户人家喝上了放心水，村口的灯也亮了起来，老人孩子晚上出门不再摸黑，都说这件事办到了心坎上。"
PARAGRAPH = f"{SENTENCE}{OTHER}"


def _rules(text: str) -> list[str]:
    return [rule for rule, _ in told("重复", text)]


def test_a_paragraph_told_twice_is_told_once_and_its_sentences_are_not_told_again() -> None:
    assert told("重复", f"{PARAGRAPH}\n中间的话。\n{PARAGRAPH}") == [("重复-段", PARAGRAPH)]


def test_a_sentence_that_stands_twice_is_found_at_its_second_place() -> None:
    assert told("重复", f"{SENTENCE}另有建议三条。\n到村里看了看。{SENTENCE}") == [("重复-句", SENTENCE)]


def test_marks_do_not_hide_a_repetition() -> None:
    assert _rules(f"{SENTENCE}\n{SENTENCE.replace('，', '、')}另有建议三条。") == ["重复-句"]


def test_a_sentence_nearly_the_same_is_found() -> None:
    near = "代表带着清单走进田间地头和工厂车间，把群众的话原原本本地带回到会上来商量。"
    assert _rules(f"{near}\n{near.replace('清单', '问题')}") == ["重复-相近句"]


def test_what_falls_due_every_year_may_stand_in_review_and_plan() -> None:
    review = "听取和审议常委会法制工委关于2025年规范性文件备案审查工作情况的报告。"
    assert _rules(report(review=review, plan=review.replace("2025", "2026"))) == []


def test_set_formulas_and_titles_of_laws_are_no_repetition() -> None:
    chain = "深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”。"
    law = "对《中华人民共和国噪声污染防治法》实施情况开展执法检查。"
    assert "重复-句" not in _rules(f"{chain}\n{chain}")
    assert "重复-分句" not in _rules(f"{law}\n跟踪{law}")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("营造清明的的生态", "的的"),
        ("完成了了任务", "了了"),
        ("对部门进行进行督促", "进行进行"),
        ("镇政府镇政府换管", "镇政府镇政府"),
    ],
)
def test_words_written_twice_in_a_row_are_found(text: str, words: str) -> None:
    assert words in [found for _, found in told("重复", text)]


@pytest.mark.parametrize(
    "clean",
    [
        "的的确确有进步，这是活动目的的要求。",
        "常常走访，天天值守，一件一件落实，研究研究再定。",
        "审议决议决定落实情况，督促落实落实情况的报告。",
        "修订人大常委会常委会议事规则，以行为为准，问题不了了之。",
    ],
)
def test_words_that_are_rightly_doubled_are_let_be(clean: str) -> None:
    assert told("重复", clean) == []


def test_what_stands_in_last_years_report_is_told_with_its_share() -> None:
    own = (
        "我们把代表小组重新划分为八个片组，每月十五日到村里听一次意见，"
        "当场能答的当场答，答不了的记下来，七天之内回话。"
    )
    given = Given(last=structure(lines_of_text(report(review=own, year=2025))))
    assert ("重复-去年", own) in told("重复", report(review=own), given)
    assert "重复-去年" not in [rule for rule, _ in told("重复", report(review="新设代表联络站九个。"), None)]
