"""What decisions make of candidates: in any order, never twice, with both sources."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.bank.entries import (
    Formula,
    Opening,
    OversightTopic,
    ParallelHeads,
    Sentence,
    SentencePattern,
    Shortcoming,
    StockPhrase,
)
from planner.bank.load import load_bank
from planner.bank.model import Authority, Duty, Evidence, Level, PhraseBank, Status, Tense
from planner.clock import period
from planner.curation.model import Curated, Decision, Verdict
from planner.curation.replay import replay
from planner.mining.model import Candidate, CandidateKind
from tests.curation.made import bank_of, candidate, decide, key_of

EMPTY = PhraseBank({})
COUNTY = frozenset({Level.DISTRICT, Level.COUNTY, Level.CITY})

POOL = (
    candidate("推动问题整改到位", variants=["推动问题整改", "推动整改到位"], score=9),
    candidate("把好事办在心坎上", places=[("云溪2024", 5, 2024)], score=8),
    candidate("跟踪问效不松劲", places=[("青禾2025", 9, 2025), ("青禾2025", 4, 2025)], score=7),
    candidate("以{数}项清单促落实", CandidateKind.FRAME, score=6),
    candidate("沉下身子", CandidateKind.OPENING, score=5),
)
DECIDED = (
    decide(Verdict.ACCEPT, "推动问题整改到位"),
    decide(Verdict.EDIT, "把好事办在心坎上", new_text="把实事办在心坎上"),
    decide(Verdict.REJECT, "跟踪问效不松劲"),
    decide(Verdict.ACCEPT, "以{数}项清单促落实", CandidateKind.FRAME),
)


@given(st.permutations(POOL), st.permutations(DECIDED))
def test_the_order_of_candidates_and_decisions_makes_no_difference(
    candidates: list[Candidate], decisions: list[Decision]
) -> None:
    assert replay(candidates, decisions, EMPTY) == replay(POOL, DECIDED, EMPTY)


def test_an_accepted_formula_becomes_a_stock_phrase_with_its_evidence() -> None:
    curated = replay(POOL, DECIDED, EMPTY)
    assert {entry.id: entry for entry in curated.entries}["套语-推动问题整改到位"] == StockPhrase(
        id="套语-推动问题整改到位",
        kind="套语",
        text="推动问题整改到位",
        duty=Duty.OVERSIGHT,
        levels=frozenset(Level),
        valid=period("", ""),
        authority=Authority.COMMON,
        sources=("云溪2024:3", "青禾2025:7"),
        variants=("推动整改到位", "推动问题整改"),
        count=2,
        first_year=2024,
        last_year=2025,
        tense=Tense.REVIEW,
    )


def test_the_queue_holds_what_is_undecided_best_first() -> None:
    more = candidate("问需于民", score=5.5)
    queue = replay([*POOL, more], DECIDED, EMPTY).queue
    assert [c.text for c in queue] == ["问需于民", "沉下身子"]


def test_a_rewritten_wording_keeps_the_mined_form_as_a_variant() -> None:
    (entry,) = [e for e in replay(POOL, DECIDED, EMPTY).entries if e.text == "把实事办在心坎上"]
    assert entry.variants == ("把好事办在心坎上",)
    assert entry.id == "套语-把实事办在心坎上"


@pytest.mark.parametrize("verdict", [Verdict.ACCEPT, Verdict.REJECT])
def test_a_decided_family_is_not_asked_about_again_when_another_form_becomes_its_commonest(
    verdict: Verdict,
) -> None:
    grown = candidate("推动整改到位", variants=["推动问题整改", "推动问题整改到位"])
    decision = decide(verdict, "推动问题整改到位")
    curated = replay([grown], [decision], EMPTY)
    assert curated.queue == ()
    assert curated.stale == ()
    assert [e.text for e in curated.entries] == (["推动问题整改到位"] if verdict is Verdict.ACCEPT else [])


def test_a_wording_that_was_rewritten_to_what_is_now_mined_is_not_asked_about() -> None:
    decision = decide(Verdict.EDIT, "推动问题整改到", new_text="推动问题整改到位")
    curated = replay([candidate("推动问题整改到位")], [decision], EMPTY)
    assert curated.queue == ()
    assert [e.sources for e in curated.entries] == [("云溪2024:3", "青禾2025:7")]


def test_the_same_words_of_another_kind_are_another_candidate() -> None:
    pair = candidate("沉下身子"), candidate("沉下身子", CandidateKind.OPENING)
    curated = replay(pair, [decide(Verdict.REJECT, "沉下身子")], EMPTY)
    assert [c.kind for c in curated.queue] == [CandidateKind.OPENING]


def test_merging_into_an_entry_kept_by_hand_gives_evidence_and_leaves_the_entry_alone(
    tmp_path: Path,
) -> None:
    bank = bank_of(tmp_path)
    family = candidate("云上问政", variants=["云上问政平台", "云上问证平台", "“云上问政”"])
    curated = replay([family], [decide(Verdict.MERGE, "云上问政", target="提法-云上问政")], bank)
    assert curated.entries == ()
    assert curated.evidence == (
        Evidence(
            id="提法-云上问政",
            sources=("云溪2024:3", "青禾2025:7"),
            count=2,
            first_year=2024,
            last_year=2025,
            variants=("“云上问政”", "云上问政"),
        ),
    )


def test_two_families_merged_into_one_entry_leave_both_sources() -> None:
    one = candidate("跟踪问效", places=[("云溪2024", 3, 2024)])
    other = candidate("跟踪督办问效", places=[("青禾2025", 7, 2025), ("青禾2025", 8, 2025)])
    decisions = [
        decide(Verdict.ACCEPT, "跟踪问效"),
        decide(Verdict.MERGE, "跟踪督办问效", target="套语-跟踪问效"),
    ]
    (entry,) = replay([one, other], decisions, EMPTY).entries
    assert entry.sources == ("云溪2024:3", "青禾2025:7")
    assert (entry.count, entry.first_year, entry.last_year) == (3, 2024, 2025)
    assert entry.variants == ("跟踪督办问效",)


def test_a_form_that_was_rejected_by_itself_is_no_variant() -> None:
    decisions = [decide(Verdict.ACCEPT, "推动问题整改到位"), decide(Verdict.REJECT, "推动整改到位")]
    (entry,) = replay(POOL[:1], decisions, EMPTY).entries
    assert entry.variants == ("推动问题整改",)


def test_an_accepted_wording_that_is_no_longer_mined_keeps_its_entry_and_is_reported() -> None:
    decision = replace(DECIDED[0], entry="套语-整改")
    curated = replay([], [decision, DECIDED[2]], EMPTY)
    assert [d.text for d in curated.stale] == ["推动问题整改到位", "跟踪问效不松劲"]
    assert [(e.id, e.sources, e.count) for e in curated.entries] == [("套语-整改", ("审定",), 0)]


def test_only_the_first_place_in_each_report_is_a_source_and_of_twenty_reports() -> None:
    places = [(f"某镇{number:02}", line, 2020) for number in range(30) for line in (9, 4)]
    (entry,) = replay(
        [candidate("问需于民", places=places)], [decide(Verdict.ACCEPT, "问需于民")], EMPTY
    ).entries
    assert entry.sources == tuple(f"某镇{number:02}:4" for number in range(20))
    assert entry.count == 60


def test_a_sample_report_goes_by_its_number() -> None:
    family = candidate("问需于民", places=[("007_0123456789abcdef", 12, 2020), ("某 镇,总结", 2, 2021)])
    (entry,) = replay([family], [decide(Verdict.ACCEPT, "问需于民")], EMPTY).entries
    assert entry.sources == ("S007:12", "某_镇_总结:2")


def made(text: str, kind: CandidateKind, heads: dict[str, str] | None = None, **rest: str) -> Curated:
    duty = Duty.DEPUTIES
    family = candidate(text, kind, heads=heads, duty=duty)
    return replay([family], [decide(Verdict.ACCEPT, text, kind, **rest)], EMPTY)


def test_each_kind_of_candidate_becomes_its_kind_of_entry() -> None:
    heads = {"政治": "把牢方向不偏航", "代表": "激发活力不停步"}
    (scheme,) = made("把牢方向不偏航｜激发活力不停步", CandidateKind.SCHEME, heads).entries
    assert isinstance(scheme, ParallelHeads)
    assert (scheme.level, scheme.heads) == (1, ("把牢方向不偏航", "激发活力不停步"))
    assert (scheme.text, scheme.variants) == ("…不…", ())
    (run_in,) = made("听民声｜办实事", CandidateKind.RUN_IN, {"1": "听民声", "2": "办实事"}).entries
    assert isinstance(run_in, ParallelHeads)
    assert (run_in.level, run_in.text) == (2, "听民声等2个")
    (pattern,) = made("组织{数}名代表视察{题目}", CandidateKind.FRAME).entries
    assert isinstance(pattern, SentencePattern)
    assert pattern.use == "视察"
    (topic,) = made("视察：夜间经济", CandidateKind.ITEM, {"机关": "政府"}).entries
    assert isinstance(topic, OversightTopic)
    assert (topic.form, topic.topic, topic.organ) == ("视察", "夜间经济", "政府")
    (opening,) = made("沉下身子", CandidateKind.OPENING).entries
    assert isinstance(opening, Opening)
    (closing,) = made("让我们一道，再启新程！", CandidateKind.CLOSING).entries
    assert isinstance(closing, Sentence)
    assert closing.place == "结束"
    (shortcoming,) = made("联系选民不够经常", CandidateKind.SHORTCOMING, 措施="排出接待日程").entries
    assert isinstance(shortcoming, Shortcoming)
    assert (shortcoming.measure, shortcoming.part) == ("排出接待日程", "代表")
    (formula,) = made("“双进双听”", CandidateKind.FORMULA, entry_kind="提法").entries
    assert isinstance(formula, Formula)
    assert formula.id == "提法-双进双听"


def test_what_the_decision_says_goes_before_what_follows_from_the_candidate() -> None:
    (entry,) = made("沉下身子办实事", CandidateKind.FORMULA, 职责="自身", 权威="本单位", 时态="通用").entries
    assert (entry.duty, entry.authority) == (Duty.SELF, Authority.HOUSE)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("常委会组成人员审议认为", COUNTY),
        ("主席团听取和讨论", frozenset({Level.TOWN, Level.TOWNSHIP})),
        ("把实事办在心坎上", frozenset(Level)),
    ],
)
def test_a_wording_suits_the_levels_that_have_what_it_speaks_of(text: str, levels: frozenset[Level]) -> None:
    (entry,) = made(text, CandidateKind.FORMULA).entries
    assert entry.levels == levels


@pytest.mark.parametrize(
    ("curated", "message", "suggestion"),
    [
        (made("联系选民不够", CandidateKind.SHORTCOMING), "缺少“措施”", "补上“措施: …”"),
        (made("夜间经济", CandidateKind.ITEM, 形式="视察"), "缺少“题目”", "补上“题目: …”"),
        (
            replay(POOL, [decide(Verdict.MERGE, "问需", target="提法-没有")], EMPTY),
            "库里没有编号是“提法-没有”的条目",
            "用 planner search 找到它，照抄编号",
        ),
        (
            replay(POOL, [Decision(verdict=Verdict.RETIRE, target="提法-没有", reason="旧")], EMPTY),
            "库里没有编号是“提法-没有”的条目",
            "用 planner search 找到它，照抄编号",
        ),
        (
            replay(POOL, [DECIDED[0], decide(Verdict.EDIT, "推动整改", new_text="推动问题整改到位")], EMPTY),
            "库里已有文本相同的条目“套语-推动问题整改到位”",
            "审定写“并入”，目标写“套语-推动问题整改到位”",
        ),
    ],
)
def test_what_cannot_be_carried_out_is_said(curated: Curated, message: str, suggestion: str) -> None:
    assert message in {problem.message for problem in curated.problems}
    assert suggestion in {problem.suggestion for problem in curated.problems}


def test_a_wording_of_the_tables_is_merged_and_not_doubled(tmp_path: Path) -> None:
    bank = bank_of(tmp_path)
    curated = replay([candidate("云上问政平台")], [decide(Verdict.ACCEPT, "云上问政平台")], bank)
    assert [p.message for p in curated.problems] == ["库里已有文本相同的条目“提法-云上问政”"]


def test_a_retired_entry_is_retired_wherever_it_comes_from(tmp_path: Path) -> None:
    bank = bank_of(tmp_path)
    decisions = [
        DECIDED[0],
        Decision(verdict=Verdict.RETIRE, target="套语-推动问题整改到位", reason="已经过时"),
        Decision(verdict=Verdict.RETIRE, target="提法-云上问政", reason="平台已停"),
    ]
    curated = replay(POOL, decisions, bank)
    assert [e.status for e in curated.entries] == [Status.RETIRED]
    assert curated.evidence == (Evidence(id="提法-云上问政", status=Status.RETIRED),)
    assert [c.text for c in curated.queue] == [c.text for c in POOL[1:]]


def test_ids_are_readable_and_told_apart_by_the_key() -> None:
    long = "把人民群众的急难愁盼放在心上抓在手上落实在行动上"
    pair = candidate("边查边改"), candidate("边查，边改")
    families = [candidate(long), *pair]
    decisions = [decide(Verdict.ACCEPT, c.text) for c in families]
    ids = [e.id for e in replay(families, decisions, EMPTY).entries]
    digest = key_of(CandidateKind.FORMULA, long).rpartition("-")[2]
    assert f"套语-把人民群众的急难愁盼-{digest[:4]}" in ids
    assert "套语-边查边改" in ids
    assert len([name for name in ids if name.startswith("套语-边查边改-")]) == 1


def test_an_id_once_given_stays_when_others_would_now_take_it() -> None:
    given = replace(DECIDED[0], entry="套语-跟踪问效")
    other = candidate("跟踪问效")
    decisions = [given, decide(Verdict.ACCEPT, "跟踪问效")]
    entries = {e.text: e.id for e in replay([*POOL, other], decisions, EMPTY).entries}
    assert entries["推动问题整改到位"] == "套语-跟踪问效"
    assert entries["跟踪问效"].startswith("套语-跟踪问效-")


def test_evidence_laid_over_an_entry_adds_to_it(tmp_path: Path) -> None:
    entry = bank_of(tmp_path).entries["提法-云上问政"]
    evidence = Evidence(
        id=entry.id, sources=("甲:1",), count=4, first_year=2020, last_year=2024, variants=("云上问政",)
    )
    laid = evidence.laid_over(entry)
    assert (laid.text, laid.sources, laid.count) == ("云上问政平台", ("本单位2026", "甲:1"), 4)
    assert (laid.first_year, laid.last_year, laid.variants) == (2020, 2024, ("云上问政",))
    assert Evidence(id=entry.id, first_year=2022, last_year=2026).laid_over(laid) == replace(
        laid, last_year=2026
    )


def test_the_shipped_bank_takes_evidence(tmp_path: Path) -> None:
    text = "类别: 出处\n条目:\n  - 编号: 提法-四个意识\n    来源: [云溪2024:3]\n    次数: 99\n"
    (tmp_path / "采自报告-出处.yaml").write_text(text, encoding="utf-8")
    laid, plain = load_bank(tmp_path).entries["提法-四个意识"], load_bank().entries["提法-四个意识"]
    assert laid == replace(plain, sources=(*plain.sources, "云溪2024:3"), count=99)


def test_an_entry_that_only_the_reports_could_complete_waits_for_them() -> None:
    heads = {"1": "听民声", "2": "办实事"}
    accepted = decide(Verdict.ACCEPT, "听民声｜办实事", CandidateKind.RUN_IN)
    gone = replay([], [accepted], EMPTY)
    assert (gone.entries, gone.problems, len(gone.stale)) == ((), (), 1)
    back = replay([candidate("听民声｜办实事", CandidateKind.RUN_IN, heads=heads)], [accepted], EMPTY)
    assert [e.text for e in back.entries] == ["听民声等2个"]
