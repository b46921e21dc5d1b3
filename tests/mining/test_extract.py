import pytest

from planner.bank.model import Duty
from planner.mining.extract import extract, own_places
from planner.mining.model import CandidateKind, Seen
from planner.mining.slots import shown
from planner.reports.model import Element
from tests.mining.made import report

_MADE = report(
    "云川2025",
    review={"服务大局": ["听取和审议区政府关于云川托育服务发展情况的报告，提出意见7条。"]},
    plan={"依法监督": ["围绕学位建设开展专题询问。"], "代表工作": []},
    passages={
        Element.SHORTCOMINGS: [
            "还有不足，主要是：监督实效有待增强；在联系代表上，如何做到更密更实，还需要下功夫。"
        ],
        Element.CLOSING: ["让我们在区委领导下，真抓实干、奋发有为！"],
    },
    items=[("听取和审议", "云川托育服务发展"), ("专题询问", "没有这个议题")],
    title="云川区人民代表大会常务委员会工作报告",
)


def test_sentences_and_headings_are_told_in_order_with_half_duty_and_slots() -> None:
    told = extract(_MADE).told
    assert [(one.tense, one.duty, shown(one.slotted)) for one in told[-4:]] == [
        ("回顾", Duty.POLITICAL, "听取和审议{机关}关于{地区}托育服务发展情况的报告，提出意见{数}条。"),
        ("计划", Duty.POLITICAL, "依法监督"),
        ("计划", Duty.POLITICAL, "围绕学位建设开展专题询问。"),
        ("计划", Duty.OVERSIGHT, "代表工作"),
    ]


def test_a_line_that_nobody_wrote_as_a_sentence_is_passed_over_at_once() -> None:
    # Searched from each of its characters it would take minutes.
    endless = report("长", review={"一段": ["省市" * 100_000, "依法监督。"]})
    assert [one.text for one in extract(endless).told] == ["一段", "依法监督。"]


def test_the_place_of_a_sentence_names_report_line_year_and_half() -> None:
    made = extract(_MADE)
    sentence = "听取和审议区政府关于云川托育服务发展情况的报告，提出意见7条。"
    assert made.seen(len(made.told) - 4) == Seen("云川2025", 1, 2025, "回顾", sentence)
    assert made.seen(len(made.told) - 2).year == 2026


def test_pieces_are_shortcomings_closings_frames_and_openings() -> None:
    pieces = [(piece.kind, shown(piece.text)) for piece in extract(_MADE).pieces]
    assert pieces == [
        (CandidateKind.SHORTCOMING, "监督实效有待增强"),
        (CandidateKind.SHORTCOMING, "在联系代表上，如何做到{题目}，还需要下功夫"),
        (CandidateKind.CLOSING, "在{党委}领导下"),
        (CandidateKind.CLOSING, "真抓实干、奋发有为"),
        (CandidateKind.FRAME, "听取和审议{机关}关于{题目}情况的报告，提出意见{数}条"),
        (CandidateKind.OPENING, "听取"),
        (CandidateKind.FRAME, "围绕{题目}开展专题询问"),
        (CandidateKind.OPENING, "围绕"),
    ]


def test_an_item_has_its_topic_without_the_place_and_the_organ_that_reports() -> None:
    (topic,) = extract(_MADE).topics
    assert (topic.form, topic.topic, topic.organ) == ("听取和审议", "托育服务发展", "政府")


@pytest.mark.parametrize(
    ("title", "mandate", "places"),
    [
        ("云川区人民代表大会常务委员会工作报告", "", ("云川",)),
        ("江州市云川区人大常委会工作报告", "", ("云川", "江州")),
        ("——2026年1月8日在青禾县第九届人民代表大会第五次会议上", "", ("青禾",)),
        ("禾塘镇人大办2025年工作总结", "", ("禾塘",)),
        ("2025年云川区人大常委会工作报告", "我受云川区人大常委会委托，向大会报告工作。", ("云川",)),
        ("工作报告", "我受青禾县第九届人大常委会委托，向大会报告工作。", ("青禾",)),
        ("全区人大工作要点", "", ()),
        ("区人民代表大会常务委员会工作报告", "我受区人大常委会委托，向大会报告工作。", ()),
    ],
)
def test_the_report_s_own_places_stand_before_the_name_of_its_congress(
    title: str, mandate: str, places: tuple[str, ...]
) -> None:
    made = report("甲", title=title, passages={Element.MANDATE: [mandate]} if mandate else {})
    assert own_places(made) == places
    assert extract(made).office == "、".join(places)


def test_a_report_without_a_sentence_gives_an_empty_extract() -> None:
    made = extract(report("空"))
    assert (made.told, made.pieces, made.topics, made.heads) == ((), (), (), ())
