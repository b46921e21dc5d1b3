"""What a search of past reports finds, in which order, and how it takes what was typed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.archive.model import Role
from planner.archive.search import Hit, search_archive
from planner.archive.store import Archive, open_archive
from planner.bank.model import Duty
from planner.search.filters import Filters, Origin
from planner.search.folding import fold, folded_words
from planner.search.scoring import hay, rate
from tests.archive.samples import report, state

SENTENCES = (
    "督办民生实事项目12件。",
    "对民生领域突出问题开展监督，办好实事。",
    "民生实事项目由代表票决产生，逐项监督落实。",
    "组织代表视察养老托育服务。",
    "对三部法律的实施情况开展执法检查。",
    "听取和审议专项工作报告9项。",
    "做好规范性文件备案审查工作。",
    "有件必备、有备必审、有错必纠。",
    "2026年将听取国有资产管理情况报告。",
    "寓支持于监督之中。",
)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("短语库"), write=True) as opened:
        made = report("甲", {"增强监督刚性": SENTENCES})
        opened.put(made, state(made))
        yield opened


def _first(archive: Archive, words: str) -> Hit:
    return search_archive(archive, words)[0]


def _texts(hits: Sequence[Hit]) -> list[str]:
    return [hit.text for hit in hits]


def _marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.terms]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("寓支持于监督之中", (SENTENCES[9], ["寓支持于监督之中"], 100.0, ())),
        ("备案审查", (SENTENCES[6], ["备案审查"], 93.1, ("原文更长",))),
        ("视察", (SENTENCES[3], ["视察"], 91.5, ("原文更长",))),
        ("监督 于", (SENTENCES[9], ["于监督"], 83.4, ("词序不同", "原文更长"))),
        ("监督 代表", (SENTENCES[2], ["代表", "监督"], 67.9, ("词序不同", "隔着其他字", "原文更长"))),
        ("代表 监督", (SENTENCES[2], ["代表", "监督"], 67.9, ("隔着其他字", "原文更长"))),
        ("备岸审查", (SENTENCES[6], ["备案审查"], 38.5, ("同音字：岸→案", "原文更长"))),
        ("备鑫审查", (SENTENCES[6], ["备案审查"], 34.8, ("一字不同：鑫→案", "原文更长"))),
        ("备审查", (SENTENCES[6], ["备案审查"], 31.6, ("少一字：案", "原文更长"))),
        ("备案的审查", (SENTENCES[6], ["备案审查"], 35.9, ("多一字：的", "原文更长"))),
        ("备案案审查", (SENTENCES[6], ["备案审查"], 37.0, ("多一字：案", "原文更长"))),
        ("备审案查", (SENTENCES[6], ["备案审查"], 34.8, ("两字颠倒：审案→案审", "原文更长"))),
        ("视查", (SENTENCES[3], ["视察"], 33.4, ("同音字：查→察", "原文更长"))),
        ("shichayanglao", (SENTENCES[3], ["视察养老"], 69.7, ("按拼音", "原文更长"))),
        ("shichayangl", (SENTENCES[3], ["视察养老"], 69.7, ("按拼音", "原文更长"))),
        ("zfjc", (SENTENCES[4], ["执法检查"], 53.5, ("按拼音首字母", "原文更长"))),
        ("ZFJC 法律", (SENTENCES[4], ["法律", "执法检查"], 55.2, ("按拼音首字母", "原文更长"))),
        ("十二件", (SENTENCES[0], ["12件"], 91.8, ("原文更长",))),
        ("１２件", (SENTENCES[0], ["12件"], 91.8, ("原文更长",))),
        ("3部法律", (SENTENCES[4], ["三部法律"], 92.5, ("原文更长",))),
        ("二〇二六年", (SENTENCES[8], ["2026年"], 91.2, ("原文更长",))),
        (
            "有件必备有错必纠",
            (SENTENCES[7], ["有件必备、有", "有错必纠"], 39.9, ("只有大半相同", "原文更长")),
        ),
    ],
)
def test_a_query_finds_the_sentence_marks_it_and_says_what_the_score_was_lowered_for(
    archive: Archive, typed: str, expected: tuple[str, list[str], float, tuple[str, ...]]
) -> None:
    hit = _first(archive, typed)
    assert (hit.text, _marked(hit), hit.score, hit.reasons) == expected


def test_exact_comes_before_scattered_before_slips(archive: Archive) -> None:
    assert _texts(search_archive(archive, "民生实事"))[:1] == [SENTENCES[0]]
    hits = search_archive(archive, "监督 民生 实事")
    assert _texts(hits)[:2] == [SENTENCES[1], SENTENCES[2]]
    assert _texts(search_archive(archive, "民生 实事"))[:3] == [SENTENCES[0], SENTENCES[2], SENTENCES[1]]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_number_is_no_part_of_another(archive: Archive) -> None:
    assert search_archive(archive, "2件") == ()
    assert all(hit.score < 50 for hit in search_archive(archive, "026年"))


def test_a_short_word_does_not_straddle_a_clause_mark(archive: Archive) -> None:
    assert all(hit.score < 50 for hit in search_archive(archive, "备有"))


def test_when_no_sentence_holds_all_words_those_that_hold_all_but_one_say_which_is_missing(
    archive: Archive,
) -> None:
    hit = _first(archive, "执法检查 航空母舰")
    assert (hit.text, hit.score <= 10) == (SENTENCES[4], True)
    assert hit.reasons == ("缺一个词：航空母舰", "原文更长")


def test_nothing_like_it_is_nothing(archive: Archive) -> None:
    for typed in ("乌贼墨鱼汁", "", "，。", "q", "zzzzzz"):
        assert search_archive(archive, typed) == ()


def test_signs_of_the_index_language_are_harmless(archive: Archive) -> None:
    for typed in ('"', "a AND b", "监督*", "NEAR(监督)", "tokens:监督", "'; DROP TABLE text", "-监督"):
        search_archive(archive, typed)
    assert _first(archive, "备案审查").text == SENTENCES[6]


def test_two_initials_are_enough(archive: Archive) -> None:
    hits = search_archive(archive, "sc")
    assert [_marked(hit) for hit in hits] == [["视察"], ["审查"]]


def test_a_whole_sentence_with_several_slips_is_found(archive: Archive) -> None:
    typed = "民生实事项目由代表投票产生，逐项跟踪监督落实"
    assert _first(archive, typed).text == SENTENCES[2]


def test_the_limit_is_kept(archive: Archive) -> None:
    assert len(search_archive(archive, "监督", limit=2)) == 2


def test_headings_are_found_as_what_they_are(archive: Archive) -> None:
    hit = _first(archive, "监督刚性")
    assert (hit.text, hit.places[0].role) == ("增强监督刚性", Role.HEADING)


def test_the_id_is_that_of_the_text_in_every_archive(archive: Archive, tmp_path: Path) -> None:
    made = report("别处", {"部": [SENTENCES[6]]}, year=2020)
    with open_archive(tmp_path, write=True) as other:
        other.put(made, state(made))
        assert _first(other, "备案审查").id == _first(archive, "备案审查").id
    assert _first(archive, "备案审查").id.startswith("语料-")


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("短语库"), write=True) as opened:
        for year in range(2020, 2026):
            made = report(
                f"{year}年报告",
                {"依法监督": [f"监督工作在{year}年有新进展。", "监督工作每年都有。"]},
                year=year,
                duty=Duty.OVERSIGHT if year % 2 else Duty.DEPUTIES,
            )
            level = "镇" if year == 2020 else "市" if year == 2021 else "区"
            opened.put(replace(made, level=level), state(made))
        yield opened


def _years(hits: Sequence[Hit]) -> list[int]:
    return sorted({place.year or 0 for hit in hits for place in hit.places})


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(years=(2023, 2023)), [2023]),
        (Filters(years=(2021, 2023)), [2021, 2022, 2023]),
        (Filters(duty="代表"), [2020, 2022, 2024]),
        (Filters(level="镇"), [2020]),
        (Filters(level="县级市"), [2021]),
        (Filters(level="区", duty="监督", years=(2020, 2023)), [2023]),
        (Filters(origin=Origin.ARCHIVE), [2020, 2021, 2022, 2023, 2024, 2025]),
        (Filters(kind="原句"), [2020, 2021, 2022, 2023, 2024, 2025]),
        (Filters(origin=Origin.BANK), []),
        (Filters(status="采用"), []),
        (Filters(kind="提法"), []),
    ],
)
def test_filters_narrow_the_places_and_with_them_the_texts(
    years: Archive, filters: Filters, found: list[int]
) -> None:
    assert _years(search_archive(years, "监督工作", filters=filters)) == found


def test_without_words_a_filter_lists_texts_latest_first(years: Archive) -> None:
    listed = search_archive(years, "", filters=Filters(years=(2024, 2025), kind="原句"))
    assert _texts(listed) == [
        "监督工作在2025年有新进展。",
        "监督工作每年都有。",
        "监督工作在2024年有新进展。",
    ]
    assert listed[1].count == 2
    assert search_archive(years, "", filters=Filters(origin=Origin.ARCHIVE)) == ()


def test_of_equal_answers_the_order_is_that_of_the_texts(years: Archive) -> None:
    hits = search_archive(years, "新进展")
    assert _texts(hits) == sorted(_texts(hits))
    assert len({hit.score for hit in hits}) == 1


def test_the_order_reports_came_in_does_not_change_the_answer(tmp_path: Path) -> None:
    reports = [report(str(n), {f"部{n}": [s]}, year=2000 + n) for n, s in enumerate(SENTENCES)]
    answers = []
    for name, order in (("一", reports), ("二", reports[::-1])):
        with open_archive(tmp_path / name, write=True) as archive:
            for made in order:
                archive.put(made, state(made))
            answers.append(
                [search_archive(archive, q) for q in ("监督", "民生实是", "zfjc", "代表 监督", "实事")]
            )
    assert answers[0] == answers[1]


@given(st.data())
def test_every_piece_of_every_sentence_finds_it_with_the_score_of_the_bank(
    archive: Archive, data: st.DataObject
) -> None:
    sentence = data.draw(st.sampled_from(SENTENCES))
    words = [word for word in folded_words(sentence) if len(word) > 1]
    word = data.draw(st.sampled_from(words))
    start = data.draw(st.integers(0, len(word) - 2))
    piece = word[start : data.draw(st.integers(start + 2, len(word)))]
    found = {hit.text: hit.score for hit in search_archive(archive, piece)}
    assert found[sentence] == rate(hay(fold(sentence)), [piece]) >= 90


@given(st.data())
def test_any_one_wrong_missing_or_extra_character_in_five_still_finds_the_sentence(
    archive: Archive, data: st.DataObject
) -> None:
    word = data.draw(
        st.sampled_from(["养老托育服", "国有资产管", "规范性文件", "民生实事项目", "寓支持于监督"])
    )
    at = data.draw(st.integers(1, len(word) - 2))
    typed = data.draw(
        st.sampled_from(
            [word[:at] + "鑫" + word[at + 1 :], word[:at] + word[at + 1 :], word[:at] + "鑫" + word[at:]]
        )
    )
    assert word in fold(_first(archive, typed).text)


@given(st.text('监督民生实事12件三部法律zfjc，。 "*()', max_size=14))
def test_whatever_is_typed_scores_fall_and_spans_stay_inside(archive: Archive, typed: str) -> None:
    hits = search_archive(archive, typed)
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)
    for hit in hits:
        ends = [edge for span in hit.terms for edge in span]
        assert ends == sorted(set(ends))
        assert all(0 <= edge <= len(hit.text) for edge in ends)


def test_a_sentence_remembered_inexactly_in_every_clause_is_found(archive: Archive) -> None:
    (hit,) = search_archive(archive, "全力做好规范性的文件，加强备案与审查，推动工作开展")
    assert (hit.text, hit.reasons) == (SENTENCES[6], ("只有几处相同",))
    assert 0 < hit.score <= 6
    assert search_archive(archive, "火箭升空探测火星，飞船返回舱着陆") == ()


def test_of_texts_with_another_character_those_with_what_is_common_come_first(tmp_path: Path) -> None:
    rare = [f"开展执纪检查{number}次。" for number in range(12)]
    common = [f"常委会组织开展执法检查{number}次，推动法律实施。" for number in range(30)]
    made = report("甲", {"监督": [*rare, *common]})
    with open_archive(tmp_path, write=True) as opened:
        opened.put(made, state(made))
        found = search_archive(opened, "执鑫检查")
    assert len(found) == 10
    assert all("执法检查" in hit.text for hit in found)
