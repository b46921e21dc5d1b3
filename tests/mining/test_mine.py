import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from planner.bank.model import Duty
from planner.mining.codec import candidates_bytes
from planner.mining.extract import extract
from planner.mining.mine import mine
from planner.mining.model import Candidate, CandidateKind
from planner.mining.pieces import Extract
from planner.reports.model import Element
from tests.mining.made import report

_LEAD = "坚持以新时代思想为指导，认真履行宪法和法律赋予的职责。"
_MADE = (
    report(
        "云川2024",
        review={
            "强化政治引领，把牢正确方向": [_LEAD, "常委会严格执行请示报告制度，及时向区委请示报告。"],
            "强化依法监督，服务发展大局": [
                "听取和审议区政府关于托育服务情况的报告，提出意见7条，推动区政府及有关部门整改。",
                "视察柳塘渠治理情况。",
            ],
        },
        items=[("听取和审议", "托育服务")],
        passages={Element.SHORTCOMINGS: ["主要是：代表作用发挥不够充分。"]},
        title="云川区人民代表大会常务委员会工作报告",
        year=2024,
    ),
    report(
        "青禾2025",
        review={
            "坚持党的领导": [_LEAD, "严格执行请示报告制度，重要情况及时向县委请示报告。"],
            "坚持依法监督": [
                "听取和审议县政府关于养老服务情况的报告，提出意见12条，推动县政府及有关部门整改。"
            ],
        },
        items=[("听取和审议", "托育服务"), ("视察", "《中华人民共和国农业法》")],
        passages={Element.SHORTCOMINGS: ["主要是：代表作用发挥还不够充分。"]},
        title="青禾县人民代表大会常务委员会工作报告",
    ),
    report(
        "禾塘", plan={"工作安排": ["认真履行宪法和法律赋予的职责，服务发展大局。"]}, title="禾塘镇工作计划"
    ),
)
_EXTRACTS = tuple(map(extract, _MADE))
_FOUND = mine(_EXTRACTS)


def _of(kind: CandidateKind) -> dict[str, Candidate]:
    return {one.text: one for one in _FOUND if one.kind is kind}


def test_what_recurs_in_several_reports_is_a_formula_with_its_places_and_years() -> None:
    formula = _of(CandidateKind.FORMULA)["认真履行宪法和法律赋予的职责"]
    assert (formula.count, formula.reports) == (3, 3)
    assert [(seen.report, seen.line, seen.year, seen.tense) for seen in formula.seen] == [
        ("云川2024", 1, 2024, "回顾"),
        ("禾塘", 1, 2026, "计划"),
        ("青禾2025", 1, 2025, "回顾"),
    ]
    assert (formula.first_year, formula.last_year) == (2024, 2026)
    assert formula.duty is Duty.POLITICAL
    assert formula.key.startswith("提法-")


def test_level_words_are_slots_in_a_formula() -> None:
    assert "及时向{党委}请示报告" in _of(CandidateKind.FORMULA)


def test_what_stands_in_one_report_only_is_no_formula() -> None:
    texts = [
        text for one in _FOUND if one.kind is CandidateKind.FORMULA for text in (one.text, *one.variants)
    ]
    assert not [text for text in texts if "治理" in text or "常委会" in text]


def test_parallel_heads_of_one_document_belong_together() -> None:
    scheme = _of(CandidateKind.SCHEME)["强化政治引领，把牢正确方向｜强化依法监督，服务发展大局"]
    assert scheme.heads == {"政治": "强化政治引领，把牢正确方向", "监督": "强化依法监督，服务发展大局"}


def test_two_sentences_of_one_build_are_one_frame() -> None:
    frame = _of(CandidateKind.FRAME)[
        "听取和审议{机关}关于{题目}情况的报告，提出意见{数}条，推动{机关}及有关部门整改"
    ]
    assert (frame.count, frame.reports) == (2, 2)


def test_an_item_is_form_topic_and_organ() -> None:
    items = _of(CandidateKind.ITEM)
    assert items["听取和审议：托育服务"].heads == {"形式": "听取和审议", "议题": "托育服务", "机关": "政府"}
    assert "视察：《中华人民共和国农业法》" not in items or items["视察：《中华人民共和国农业法》"].count == 1


def test_near_equal_shortcomings_are_variants_of_the_shortest() -> None:
    lack = _of(CandidateKind.SHORTCOMING)["代表作用发挥不够充分"]
    assert (lack.variants, lack.reports) == (("代表作用发挥还不够充分",), 2)


def test_a_local_name_that_no_grammar_shows_reaches_no_candidate() -> None:
    told = repr([(one.text, one.variants, one.heads) for one in _FOUND])
    assert "柳塘" not in told
    assert "云川" not in told


def test_the_same_report_under_two_names_counts_once() -> None:
    twice = mine([*_EXTRACTS, _renamed(_EXTRACTS[0], "重复")])
    assert candidates_bytes(twice) == candidates_bytes(_FOUND)


def test_the_same_report_in_another_kind_of_file_counts_once() -> None:
    spaced = tuple(replace(one, text=f"\u3000\u3000{one.text}") for one in _EXTRACTS[0].told)
    copy = replace(_EXTRACTS[0], report="另存的", digest="0" * 64, told=spaced)
    assert candidates_bytes(mine([*_EXTRACTS, copy])) == candidates_bytes(_FOUND)


def _renamed(made: Extract, name: str) -> Extract:
    return Extract(
        name,
        made.digest,
        made.office,
        made.year_review,
        made.year_plan,
        made.told,
        made.pieces,
        made.topics,
        made.heads,
    )


@given(st.permutations(_EXTRACTS))
def test_the_order_of_the_reports_changes_no_byte(extracts: list[Extract]) -> None:
    assert candidates_bytes(mine(extracts)) == candidates_bytes(_FOUND)


def test_many_reports_ask_a_text_to_stand_in_more_of_them() -> None:
    chance = random.Random(1)  # noqa: S311 - repeatable on purpose
    common, rare = "切实增强监督工作实效。", "着力提升履职工作水平。"
    made = []
    for number in range(100):
        sentences = [common, "".join(chance.sample("天地玄黄宇宙洪荒日月盈昃", 8)) + "。"]
        sentences += [rare] if number < 2 else []
        made.append(extract(report(f"报告{number}", review={"监督": sentences})))
    texts = {one.text for one in mine(made) if one.kind is CandidateKind.FORMULA}
    assert "切实增强监督工作实效" in texts
    assert "着力提升履职工作水平" not in texts


def test_no_report_gives_no_candidate() -> None:
    assert mine([]) == ()
