"""What a search finds, in which order, and how it takes slips of the hand."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planner.bank.entries import Field, Form, Formula, Frame, HeadingScheme, Shortcoming, StockPhrase
from planner.bank.index import Index, index_of
from planner.bank.load import load_bank
from planner.bank.model import Authority, Duty, Entry, Level, PhraseBank, Status, Tense
from planner.bank.search import Match, search, search_index
from planner.clock import Period
from planner.search.filters import Filters

QUERIES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).parent.with_name("data").joinpath("queries.yaml").read_text(encoding="utf-8")
)
FOUR_RIGHTS = "行政权、监察权、审判权、检察权"


def _common(key: str, text: str, **changed: object) -> dict[str, Any]:
    return {
        "id": key,
        "kind": key.partition("-")[0],
        "text": text,
        "duty": Duty.OVERSIGHT,
        "levels": frozenset(Level),
        "valid": Period(),
        "authority": Authority.COMMON,
        "sources": ("行文1",),
        **changed,
    }


def _formula(key: str, text: str, **changed: object) -> Formula:
    return Formula(**_common(f"提法-{key}", text, **changed))


def _frame(key: str, text: str) -> Frame:
    own: dict[str, Any] = {"group": "听取和审议", "tense": Tense.PLAN, "role": "全写", "lead": "领起名"}
    return Frame(**_common(f"句式-{key}", text), **own)


def _bank(*entries: Entry) -> PhraseBank:
    return PhraseBank({entry.id: entry for entry in entries})


def _ids(matches: tuple[Match, ...]) -> list[str]:
    return [match.entry.id for match in matches]


def _marked(match: Match) -> list[str]:
    return [match.text[start:end] for start, end in match.terms]


@pytest.fixture(scope="module")
def shipped() -> PhraseBank:
    return load_bank()


@pytest.fixture(scope="module")
def index(shipped: PhraseBank) -> Index:
    return index_of(shipped)


def test_there_are_fifty_queries_a_fifth_of_them_mistyped() -> None:
    assert len(QUERIES) == 50
    assert sum("错字" in query for query in QUERIES) >= 10


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: str(query["查"]))
def test_the_intended_entry_of_the_shipped_bank_comes_first(index: Index, query: dict[str, Any]) -> None:
    assert _ids(search_index(index, query["查"], limit=1)) == [query["要"]]


def test_a_phrase_comes_before_words_side_by_side_before_words_anywhere_before_slips() -> None:
    bank = _bank(
        _formula("误", "民生实项监督"),
        _formula("散", "监督政府办好一批民生实事"),
        _formula("倒", "监督民生实事"),
        _formula("连", "民生实事监督"),
    )
    matches = search(bank, "民生实事 监督")
    assert _ids(matches) == ["提法-连", "提法-倒", "提法-散", "提法-误"]
    assert [match.score for match in matches] == [100.0, 89.0, 72.0, 44.2]


def test_words_are_found_in_any_order() -> None:
    bank = _bank(_formula("一", "民生实事项目由代表票决并逐项监督"))
    assert _ids(search(bank, "监督 民生实事")) == ["提法-一"]
    assert _marked(search(bank, "监督 民生实事")[0]) == ["民生实事", "监督"]


def test_words_may_come_as_a_list_or_parted_by_full_width_blanks_and_marks() -> None:
    bank = _bank(_formula("一", "民生实事项目由代表票决并逐项监督"))
    found = search(bank, "票决 监督")
    assert found
    assert search(bank, ["票决", "监督"]) == search(bank, "票决\u3000监督") == found
    assert search(bank, "票决、监督") == found


def test_an_entry_that_lacks_a_word_is_left_out_while_another_holds_them_all() -> None:
    bank = _bank(_formula("一", "民生实事项目由代表票决"), _formula("二", "民生实事资金纳入债务管理"))
    assert _ids(search(bank, "民生实事 债务管理")) == ["提法-二"]


def test_quotation_marks_width_and_case_do_not_count() -> None:
    bank = _bank(_formula("一", "增强“四个意识”、坚定“四个自信”"), _formula("二", "AI＋政务"))
    found = search(bank, "四个意识坚定四个自信")[0]
    assert (found.score, _marked(found)) == (98.3, ["四个意识”、坚定“四个自信"])
    assert _ids(search(bank, "ａｉ政务")) == ["提法-二"]


def test_a_short_word_does_not_straddle_a_clause_mark() -> None:
    bank = _bank(_formula("一", "尊重代表，决定重大事项"))
    assert search(bank, "决定")[0].score > 90
    assert search(bank, "表决")[0].score < 50


@pytest.mark.parametrize("typed", ["备岸审查", "备案审察", "备审查", "备案的审查", "备案审的查", "备审案查"])
def test_one_character_may_be_wrong_missing_extra_or_exchanged(typed: str) -> None:
    bank = _bank(_formula("一", "做好备案审查工作"), _formula("二", "国有资产管理"))
    matches = search(bank, typed)
    assert [(match.entry.id, _marked(match)) for match in matches] == [("提法-一", ["备案审查"])]


def test_two_wrong_characters_in_a_short_word_are_too_many() -> None:
    assert search(_bank(_formula("一", "备案审查")), "备鑫审鑫") == ()


def test_two_characters_that_sound_alike_are_not_too_many() -> None:
    found = search(_bank(_formula("一", "备案审查")), "备岸审察")
    assert [(match.score, match.reasons) for match in found] == [(41.8, ("同音字：岸察→案查",))]


def test_a_slip_does_not_reach_into_a_slot_or_another_line() -> None:
    bank = _bank(_frame("一", "提出意见{报告}审查"), _formula("二", "提出意见", members=("审查报告",)))
    assert search(bank, "意见与审查") == ()


def test_a_two_character_word_may_be_half_wrong_only_when_nobody_has_it() -> None:
    bank = _bank(_formula("一", "组织视察"), _formula("二", "执法检查"))
    assert _ids(search(bank, "视查")) == ["提法-一", "提法-二"]
    assert _ids(search(bank, "视察")) == ["提法-一"]


def test_missing_characters_hurt_a_long_query_little() -> None:
    bank = _bank(_formula("一", "有件必备、有备必审、有错必纠"), _formula("二", "有事好商量"))
    assert _ids(search(bank, "有件必备有错必纠")) == ["提法-一"]


def test_a_known_wrong_form_finds_the_right_entry_first_and_is_named() -> None:
    bank = _bank(
        _formula("常", "听取审议方式"),
        _formula("正", "听取和审议", wrong=("审议听取", "听取审议")),
    )
    first = search(bank, "听取审议")[0]
    assert (first.entry.id, first.score, first.mistyped) == ("提法-正", 100.0, "听取审议")


def test_the_right_form_is_not_called_wrong_when_only_its_marks_differ() -> None:
    wrong = ("人民选我当代表、我当代表为人民",)
    bank = _bank(_formula("一", "人民选我当代表，我当代表为人民", wrong=wrong))
    assert search(bank, "人民选我当代表，我当代表为人民")[0].mistyped == ""


def test_retired_entries_are_never_found_and_candidates_follow_approved_ones() -> None:
    bank = _bank(
        _formula("候", "跟踪监督", status=Status.CANDIDATE),
        _formula("停", "跟踪监督", status=Status.RETIRED),
        _formula("用", "对审议意见落实情况开展跟踪监督"),
    )
    assert _ids(search(bank, "跟踪监督")) == ["提法-用", "提法-候"]


def test_a_candidate_follows_even_where_the_words_are_a_drop_in_a_long_entry() -> None:
    long = "监督" + "各项工作" * 150
    bank = _bank(_formula("候", "监督", status=Status.CANDIDATE), _formula("用", long))
    assert _ids(search(bank, "监督")) == ["提法-用", "提法-候"]


def test_the_shorter_entry_comes_first_then_the_stronger_authority_then_the_id() -> None:
    bank = _bank(
        _formula("丙", "依法监督工作"),
        _formula("乙", "依法监督工作", authority=Authority.LAW),
        _formula("丁", "依法监督工作"),
        _formula("短", "依法监督", authority=Authority.HOUSE),
        _formula("别名", "有关工作", wrong=("监督",)),
    )
    assert _ids(search(bank, "监督")) == ["提法-别名", "提法-短", "提法-乙", "提法-丁", "提法-丙"]


def test_of_two_whole_names_the_one_with_the_shorter_text_comes_first() -> None:
    bank = _bank(
        _formula("长", "听取和审议专项工作报告", wrong=("听取审议",), authority=Authority.LAW),
        _formula("短", "听取和审议", wrong=("听取审议",)),
    )
    assert _ids(search(bank, "听取审议")) == ["提法-短", "提法-长"]


def test_kind_duty_and_limit_narrow_the_answer() -> None:
    bank = _bank(
        _formula("一", "依法监督"),
        _formula("二", "代表监督", duty=Duty.DEPUTIES),
        _frame("三", "监督{议题}"),
    )
    assert _ids(search(bank, "监督", filters=Filters(kind="句式"))) == ["句式-三"]
    assert _ids(search(bank, "监督", filters=Filters(duty="代表"))) == ["提法-二"]
    assert _ids(search(bank, "监督", limit=1)) == ["提法-一"]


def test_what_an_entry_is_filed_under_finds_it_below_what_it_says() -> None:
    bank = _bank(_frame("一", "{主体}审查{议题}"), _formula("二", "计划审查"))
    matches = search(bank, "审查 计划")
    assert [(match.entry.id, match.score) for match in matches] == [("提法-二", 89.0), ("句式-一", 54.0)]


def test_an_alias_a_member_and_a_measure_lead_to_their_entries() -> None:
    form = Form(
        **_common("形式-一", "组织代表视察"),
        name="视察",
        aliases=("持证视察",),
        basis="监督法13",
        unit="次",
        counter="视察调研",
        review_verb="视察了",
        plan_verb="视察",
        product="视察意见",
        frames="视察",
    )
    gap = Shortcoming(**_common("不足-一", "跟踪不够紧"), measure="完善督办台账", part="监督")
    bank = _bank(form, gap, _formula("一", "四权", members=tuple(FOUR_RIGHTS.split("、"))))
    assert _ids(search(bank, "持证视察")) == ["形式-一"]
    assert _ids(search(bank, "监察权 检察权")) == ["提法-一"]
    assert search(bank, "督办台账")[0].text == "跟踪不够紧\n→ 完善督办台账"


def test_a_piece_of_a_heading_finds_its_scheme_whole() -> None:
    scheme = HeadingScheme(
        **_common("标题-一", "七字句"),
        name="七字句",
        year_kinds=frozenset(),
        review={"政治": "旗帜领航走在前", "监督": "监督有力促发展"},
        plan={"政治": "铸牢忠诚谱新篇"},
    )
    match = search(_bank(scheme), "旗帜领航")[0]
    assert match.text == "七字句\n回顾：旗帜领航走在前；监督有力促发展\n计划：铸牢忠诚谱新篇"
    assert _marked(match) == ["旗帜领航"]


def test_a_keyword_finds_its_field() -> None:
    common = _common("领域-一", "养老托育")
    field = Field(**common, name="养老托育", keywords=("婴幼儿照护",), part="民生", group="保障", order=1)
    bank = _bank(field)
    assert _ids(search(bank, "婴幼儿")) == ["领域-一"]


def test_the_successor_of_an_expired_wording_is_told() -> None:
    old = _formula("旧", "精准扶贫", valid=Period(None, date(2020, 12, 31)), successor="提法-新")
    match = search(_bank(old, _formula("新", "常态化精准帮扶")), "扶贫")[0]
    assert match.instead == "常态化精准帮扶"


def test_an_empty_query_finds_nothing(shipped: PhraseBank) -> None:
    assert search(shipped, []) == ()
    for empty in ("", " \u3000", "，。", "“”"):
        assert search(shipped, empty) == ()


@given(st.data())
def test_any_one_wrong_character_still_finds_the_entry(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(["备案审查", "审议意见", "特定问题调查", "寓支持于监督之中"]))
    place = data.draw(st.integers(0, len(text) - 1))
    typed = text[:place] + "鑫" + text[place + 1 :]
    assert _ids(search(_bank(_formula("一", text), _formula("二", FOUR_RIGHTS)), typed)) == ["提法-一"]


@given(st.text("听取和审议监督报告、，四个意识 ", max_size=12))
def test_scores_fall_and_spans_stay_inside_the_text(query: str) -> None:
    bank = _bank(_formula("一", "听取和审议"), _formula("二", "“四个意识”"), _frame("三", "监督{报告}，报告"))
    matches = search(bank, query)
    scores = [match.score for match in matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 100 for score in scores)
    for match in matches:
        ends = [edge for span in match.terms for edge in span]
        assert ends == sorted(set(ends))
        assert all(0 <= edge <= len(match.text) for edge in ends)


def test_the_order_of_the_files_does_not_change_the_answer(shipped: PhraseBank) -> None:
    turned = PhraseBank({entry.id: entry for entry in reversed(list(shipped))})
    for query in QUERIES[:10]:
        assert _ids(search(turned, query["查"])) == _ids(search(shipped, query["查"]))


def test_an_index_made_once_answers_as_the_bank_does(shipped: PhraseBank) -> None:
    assert search_index(index_of(shipped), "民生实事 监督") == search(shipped, "民生实事 监督")


def test_a_kind_without_words_lists_its_entries(shipped: PhraseBank) -> None:
    listed = search(shipped, "", filters=Filters(kind="不足"), limit=5)

    assert [match.entry.kind for match in listed] == ["不足"] * 5
    assert search(shipped, "") == ()


def test_when_no_entry_holds_all_words_those_that_hold_all_but_one_follow(shipped: PhraseBank) -> None:
    found = search(shipped, "民生实事 航空母舰")

    assert found
    assert all("民生实事" in match.text or match.score <= 10 for match in found)
    assert max(match.score for match in found) <= 10


def test_a_piece_of_a_wrong_form_that_is_right_elsewhere_does_not_find_it() -> None:
    flag = _formula("旗帜", "高举伟大旗帜", wrong=("高举民主法治思想旗帜",))
    bank = _bank(flag, _formula("思想", "学习民主法治思想"))
    assert _ids(search(bank, "民主法治思想")) == ["提法-思想"]
    assert _ids(search(bank, "高举民主法治思想旗帜")) == ["提法-旗帜"]
    assert _ids(search(bank, "法治思想旗帜"))[0] == "提法-旗帜"


def test_a_wrong_piece_does_not_put_a_long_entry_level_with_the_exact_one() -> None:
    bank = _bank(
        _formula("长", "听取和审议政府专项工作报告并推动整改", wrong=("听取审议",)),
        _formula("短", "听取和审议", wrong=("听取审议",)),
    )
    found = search(bank, "听取审议")
    assert [(match.entry.id, match.mistyped) for match in found] == [
        ("提法-短", "听取审议"),
        ("提法-长", "听取审议"),
    ]
    assert found[0].score == 100 > found[1].score + 5


def test_what_was_mined_from_reports_follows_a_set_wording_about_as_near() -> None:
    own: dict[str, Any] = _common("套语-领导", "始终坚持党的领导")
    bank = _bank(StockPhrase(**own), _formula("有机统一", "坚持党的领导、发扬民主、依法治国"))
    assert _ids(search(bank, "坚持党的领导")) == ["提法-有机统一", "套语-领导"]
    assert search(bank, "始终坚持党的领导")[0].score == 100


def test_another_name_gains_less_by_its_brevity_than_what_is_shown() -> None:
    empty = dict.fromkeys(("basis", "unit", "counter", "review_verb", "plan_verb", "product", "frames"), "")
    form = Form(**_common("形式-调研", "专题调研", name="专题调研", aliases=("代表调研",), **empty))
    bank = _bank(form, _formula("履职", "各位代表履职"))
    assert _ids(search(bank, "代表")) == ["提法-履职", "形式-调研"]
    assert _ids(search(bank, "代表调研"))[0] == "形式-调研"


@pytest.mark.parametrize(("typed", "score"), [("msss", 64.0), ("minshengshishi", 79.0)])
def test_letters_that_spell_a_whole_entry_find_it_before_longer_ones(
    index: Index, typed: str, score: float
) -> None:
    first = search_index(index, typed)[0]
    assert (first.text, first.score) == ("民生实事", score)


def test_a_unit_without_its_number_is_no_answer() -> None:
    assert search(_bank(_formula("文件", "规范性文件")), "12件") == ()


def test_a_sentence_remembered_inexactly_in_every_clause_is_found() -> None:
    bank = _bank(_formula("审议", "听取和审议专项工作报告并督促整改"), _formula("他", "组织代表视察"))
    (found,) = search(bank, "听取了专项工作的报告，进行审议，督促部门整改")
    assert (found.entry.id, found.reasons) == ("提法-审议", ("只有几处相同",))
    assert 0 < found.score <= 6


def test_a_number_in_a_reason_is_written_as_offices_write_it() -> None:
    assert search(_bank(_formula("全会", "二十届三中全会")), "二十届四中全会")[0].reasons == (
        "一字不同：四→三",
    )
