from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.search.differences import PieceKind, departures, differences

_SIGNS = {PieceKind.SAME: "=", PieceKind.MISSING: "-", PieceKind.EXTRA: "+", PieceKind.REPLACED: "~"}


def _shown(query: str, text: str) -> list[str]:
    """Return the pieces as a sign and both texts: `=甲|甲`."""
    return [f"{_SIGNS[piece.kind]}{piece.query}|{piece.text}" for piece in differences(query, text)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("加强监督工作", "加强监督工作", ["=加强监督工作|加强监督工作"]),
        ("加强监督工作", "加强法律监督工作", ["=加强|加强", "+|法律", "=监督工作|监督工作"]),
        ("加强法律监督工作", "加强监督工作", ["=加强|加强", "-法律|", "=监督工作|监督工作"]),
        (
            "推动议案办理落地见效",
            "推动建议办理落地见效",
            ["=推动|推动", "~议案|建议", "=办理落地见效|办理落地见效"],
        ),
        ("", "监督", ["+|监督"]),
        ("监督", "", ["-监督|"]),
        ("", "", []),
        ("甲乙", "丙丁", ["~甲乙|丙丁"]),
    ],
)
def test_pieces_say_what_is_missing_extra_and_replaced(query: str, text: str, expected: list[str]) -> None:
    assert _shown(query, text) == expected


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("听取 12 项报告", "听取１２项报告"),
        ('建设"四个机关"', "建设“四个机关”"),
        ("不忘初心牢记使命", "不忘初心、牢记使命。"),
        ("abc", "ＡＢＣ"),
        ("《监督法》", "监督法"),
        ("听取十二项报告", "听取12项报告"),
        ("督办；视察", "督办，视察"),
        ("，", "。"),
        ("，", ""),
    ],
)
def test_marks_width_case_and_numerals_make_no_difference(query: str, text: str) -> None:
    assert _shown(query, text) == [f"={query}|{text}"]


def test_an_opening_mark_goes_with_the_words_behind_it_and_a_closing_one_with_those_before() -> None:
    assert _shown("坚持定位，履职", "坚持“四个机关”定位，依法履职") == [
        "=坚持|坚持",
        "+|“四个机关”",
        "=定位，|定位，",
        "+|依法",
        "=履职|履职",
    ]


def test_one_character_that_happens_to_agree_makes_no_island() -> None:
    assert _shown("推动工作抓实抓细落地", "推动工作抓紧抓好落地") == [
        "=推动工作抓|推动工作抓",
        "~实抓细|紧抓好",
        "=落地|落地",
    ]


def test_a_word_that_happens_to_agree_between_long_differences_makes_no_island() -> None:
    assert _shown("围绕产业升级工作组织视察活动", "围绕乡村教育工作听取专项汇报") == [
        "=围绕|围绕",
        "~产业升级工作组织视察活动|乡村教育工作听取专项汇报",
    ]


def test_a_word_between_short_differences_stays() -> None:
    assert _shown("加强工作监督好", "推进工作检查好") == [
        "~加强|推进",
        "=工作|工作",
        "~监督|检查",
        "=好|好",
    ]


def test_a_slot_of_a_frame_is_never_cut() -> None:
    assert _shown("听取审议水污染防治情况的报告", "听取审议{题目}情况的报告") == [
        "=听取审议|听取审议",
        "~水污染防治|{题目}",
        "=情况的报告|情况的报告",
    ]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("，", "监督", ["=，|", "+|监督"]),
        ("监督", "。", ["-监督|", "=|。"]),
        ("，监督", "监督。", ["=，监督|监督。"]),
    ],
)
def test_marks_alone_are_the_same_as_nothing(query: str, text: str, expected: list[str]) -> None:
    assert _shown(query, text) == expected


_TEXT = st.text(alphabet="甲乙丙丁十二，；“”（）{} aＡ1１㎡\n", max_size=30)


@given(_TEXT, _TEXT)
def test_put_together_the_pieces_give_both_texts_back(query: str, text: str) -> None:
    pieces = differences(query, text)
    assert "".join(piece.query for piece in pieces) == query
    assert "".join(piece.text for piece in pieces) == text
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)


@given(_TEXT, _TEXT)
def test_neighbouring_pieces_alternate_between_same_and_different(query: str, text: str) -> None:
    same = [piece.kind is PieceKind.SAME for piece in differences(query, text)]
    assert all(one != other for one, other in pairwise(same))


@given(_TEXT, _TEXT)
def test_a_piece_is_of_the_kind_its_texts_show(query: str, text: str) -> None:
    for piece in differences(query, text):
        assert piece.query or piece.text
        assert (piece.kind is PieceKind.EXTRA) <= (not piece.query)
        assert (piece.kind is PieceKind.MISSING) <= (not piece.text)


@given(_TEXT)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert _shown(text, text) == ([f"={text}|{text}"] if text else [])


def test_an_addition_is_drawn_together_before_a_chance_likeness() -> None:
    assert _shown("审计整改情况报告", "听取和审议审计整改情况的报告") == [
        "+|听取和审议",
        "=审计整改情况|审计整改情况",
        "+|的",
        "=报告|报告",
    ]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("minshengshishi", "视察：民生实事项目"),
        ("民生实事 代表 票决 逐项监督", "民生实事代表逐项监督"),
        ("新时代中国特色社会主义", "学习新时代中国特色社会主义思想"),
        ("听取报告", "听取和审议报告"),
        ("听取和审议政府工作报告", "听取"),
    ],
)
def test_letters_words_apart_and_what_the_text_has_whole_are_not_set_against_it(
    query: str, text: str
) -> None:
    assert departures(query, text) == ()


def test_a_sentence_is_set_against_one_of_about_its_length() -> None:
    assert departures("听取和审议政府工作报告", "听取和审议政府专项报告") == differences(
        "听取和审议政府工作报告", "听取和审议政府专项报告"
    )
