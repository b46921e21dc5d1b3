"""The complete example: a whole report, everything told once, nothing without origin."""

import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from planner.bank.entries import HeadingScheme
from planner.bank.setphrases import set_phrases, slogans
from planner.bank.validity import expired_in
from planner.draft.model import FromFact, FromPhrase, block_spans, plain
from planner.draft.signs import signs
from planner.draft.trace import numbers_without_origin
from planner.drafting import Wish, make_draft
from planner.facts.derived.promises import promised
from planner.facts.derived.timing import facts_clock
from planner.facts.model import Record
from tests.acceptance.reading import PLAN, REVIEW, Part, Reading, all_facts, compact, read, read_text
from tests.shipped import COMPLETE

ORDER = ("政治", "发展", "民生", "代表", "自身")
STEERING = {"文种", "级别", "结构.本地部分", "结构.标题", "来年.实事票决"}
HOW_IT_IS_WRITTEN = "结构."
WHO_ANSWERS = "来年.责任分工"
# Of an item: what steers how it is told, what only the annex or the trace shows.
BESIDE_THE_PROSE = {"委室", "来源", "法律依据", "领域", "形式", "状态", "数据年度", "月份"}
NAMING = ("题目", "报告名", "产物")
SCHEMES = ("动宾对", "把作为", "以之在中")

_DIGESTS = """
import hashlib, json, sys
from pathlib import Path
from planner.draft.trace import trace
from planner.drafting import draft_bytes, make_draft, open_facts
opened = open_facts(Path(sys.argv[1]))
draft = make_draft(opened)
files = [draft_bytes(draft, opened, suffix, "gb9704") for suffix in (".docx", ".txt", ".md")]
files.append(json.dumps(trace(draft), ensure_ascii=False).encode())
print(*(hashlib.sha256(file).hexdigest() for file in files))
"""


def test_the_facts_file_has_no_error_and_no_warning(complete: Reading) -> None:
    assert [f.message for f in complete.opened.findings if f.severity != "info"] == []


def test_the_body_has_6000_to_10000_characters(complete: Reading) -> None:
    assert 6000 <= len(compact(complete.text)) <= 10000


def test_the_front_names_session_speaker_and_those_addressed(complete: Reading) -> None:
    assert complete.text.splitlines()[:4] == [
        "云川区人民代表大会常务委员会工作报告",
        "——2027年1月12日在云川区第九届人民代表大会第六次会议上",
        "云川区人民代表大会常务委员会主任　林知远",
        "各位代表：",
    ]


def test_both_halves_have_the_headings_of_one_scheme(complete: Reading) -> None:
    assert_headings_of_one_scheme(complete)


@pytest.mark.parametrize("half", [REVIEW, PLAN])
def test_parts_are_numbered_and_have_paragraphs_of_their_own(complete: Reading, half: str) -> None:
    parts = complete.parts(half)
    assert [part.heading.number for part in parts] == ["一、", "二、", "三、", "四、", "五、"]
    assert all(len(part.paragraphs) >= 3 for part in parts)


def test_around_the_parts_stand_survey_insights_thanks_shortcomings_aims_and_closing(
    complete: Reading,
) -> None:
    ids = [block.id for block in complete.body]
    assert ids[ids.index("回顾.总述") :][:3] == ["回顾.总述", "回顾.统计", "回顾.政治"]
    after_the_review = ids[ids.index("回顾.体会") :][:5]
    assert after_the_review[:3] == ["回顾.体会", "回顾.感谢", "回顾.不足"]
    assert after_the_review[4] == "计划.总体要求"
    assert ids[-1] == "计划.结束"


def test_shortcomings_stand_between_review_and_plan_and_each_has_its_measure_in_the_plan(
    complete: Reading,
) -> None:
    review, plan = complete.half_text(REVIEW), complete.half_text(PLAN)
    for record in complete.opened.facts.list("不足"):
        assert _words(record, "表现") in review.splitlines()[-1]
        assert _words(record, "措施") in plan


def test_the_report_closes_with_a_call_to_the_deputies(complete: Reading) -> None:
    closing = complete.text.splitlines()[-1]
    assert closing.startswith("各位代表！")
    assert closing.endswith("！")


def test_no_number_stands_without_an_origin(complete: Reading) -> None:
    assert list(numbers_without_origin(complete.draft)) == []


def test_nothing_is_left_open(complete: Reading) -> None:
    assert complete.questions == set()


@pytest.mark.parametrize(("path", "least"), [("本年议题", 34), ("来年议题", 27)])
def test_every_agenda_item_is_told(complete: Reading, path: str, least: int) -> None:
    records = complete.opened.facts.list(path)
    assert len(records) >= least
    assert [_words(record, "题目") for record in records if not _is_told(record, complete)] == []


def test_every_answer_shows_in_the_draft(complete: Reading) -> None:
    shown = complete.shown | _shown_in_the_tasks(complete)
    hidden = {fact.path for fact in all_facts(complete.opened)} - shown - STEERING
    promises = promised(complete.opened.facts, complete.opened.bank)
    told_by_items = tuple(f"{promise.record.path}." for promise in promises if promise.told_by)
    assert sorted(p for p in hidden if not (_needs_no_words(p) or p.startswith(told_by_items))) == []


def test_organs_other_than_the_government_are_named(complete: Reading) -> None:
    records = complete.opened.facts.list("本年议题")
    organs = [fact for record in records if (fact := record.one("报告机关")) and fact.text != "区政府"]
    assert [fact.text for fact in organs] == ["常委会法制工委", "区监委", "区法院", "常委会代表工委"]
    assert [fact.text for fact in organs if fact.path not in complete.shown] == []


def test_no_sentence_is_said_twice(complete: Reading) -> None:
    counts = Counter(sentence.text for sentence in complete.sentences)
    assert [text for text, times in counts.items() if times > 1] == []


def test_no_wording_is_out_of_date(complete: Reading) -> None:
    clock, bank = facts_clock(complete.opened.facts), complete.opened.bank
    review = expired_in(complete.half_text(REVIEW), bank, clock.review_span)
    plan = expired_in(complete.half_text(PLAN), bank, clock.plan_span)
    assert [occurrence.entry.text for occurrence in (*review, *plan)] == []


def test_no_sign_of_a_template_warns(complete: Reading) -> None:
    assert _warnings(complete) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_sign_of_a_template_warns_under_another_scheme(scheme: str) -> None:
    assert _warnings(read(COMPLETE, scheme)) == []


def test_the_year_before_had_another_scheme(complete: Reading, tmp_path: Path) -> None:
    facts = COMPLETE.read_text(encoding="utf-8").replace("年度: 2026\n", "年度: 2025\n", 1)
    before = read_text(tmp_path, facts.replace("日期: 2027年", "日期: 2026年"))
    assert before.text.splitlines()[4].count("2025年") == 1
    for half in (REVIEW, PLAN):
        assert not set(_headings(before.parts(half))) & set(_headings(complete.parts(half)))


@pytest.mark.parametrize(
    ("number", "old", "new"),
    [
        (1, "成效: 下半年新开工亿元以上工业项目13个", "成效: 下半年新开工亿元以上工业项目15个"),
        (23, "    问题数: 43\n", ""),
        (25, "成效: 86所学校公开后厨视频", "举措: 印发校园食堂管理细则"),
    ],
)
def test_a_change_of_one_item_leaves_the_other_sentences(
    complete: Reading, tmp_path: Path, number: int, old: str, new: str
) -> None:
    facts = COMPLETE.read_text(encoding="utf-8")
    assert facts.count(old) == 1
    changed = read_text(tmp_path, facts.replace(old, new))
    assert _share_kept(complete, changed, f"本年议题.{number}.") >= 0.9


def test_an_item_taken_out_leaves_the_other_sentences(complete: Reading, tmp_path: Path) -> None:
    facts = COMPLETE.read_text(encoding="utf-8")
    without, times = re.subn(r"  - 题目: 校园食品安全\n(?:    .*\n)+", "", facts)
    assert times == 1
    assert _share_kept(complete, read_text(tmp_path, without), "本年议题.25.") >= 0.9


@pytest.mark.slow
def test_the_same_file_gives_the_same_bytes_whatever_the_hash_seed(repository: Path) -> None:
    outputs = {_digests(repository, seed) for seed in ("0", "1", "20261121")}
    assert len(outputs) == 1
    assert len(set(outputs.pop().split())) == 4


def assert_headings_of_one_scheme(reading: Reading, order: tuple[str, ...] = ORDER) -> None:
    """Hold the headings of both halves against the scheme they say they come from."""
    spans = [part.heading.spans for half in (REVIEW, PLAN) for part in reading.parts(half)]
    (scheme_id,) = {s.origin.entry_id for (s,) in spans if isinstance(s.origin, FromPhrase)}
    scheme = reading.opened.bank.entries[scheme_id]
    assert isinstance(scheme, HeadingScheme)
    assert _headings(reading.parts(REVIEW)) == [scheme.review[part] for part in order]
    # Elections that were held are reported on; there is nothing left of them to plan.
    ahead = [part for part in order if part != "换届选举"]
    assert _headings(reading.parts(PLAN)) == [scheme.plan[part] for part in ahead]


def _headings(parts: tuple[Part, ...]) -> list[str]:
    return [plain(part.heading.spans) for part in parts]


def _words(record: Record, key: str) -> str:
    fact = record.one(key)
    assert fact is not None
    return fact.text


def _is_told(record: Record, reading: Reading) -> bool:
    """Return whether the draft names the matter, or goes on about it where another item named it."""
    shown = reading.shown
    if any(f"{record.path}.{key}" in shown for key in NAMING):
        return True
    path = record.path.partition(".")[0]
    twins = [r for r in reading.opened.facts.list(path) if _words(r, "题目") == _words(record, "题目")]
    named = any(f"{twin.path}.题目" in shown for twin in twins)
    return named and any(fact.path in shown for facts in record.fields.values() for fact in facts)


def _needs_no_words(path: str) -> bool:
    head, *_, key = path.split(".")
    if path.startswith((HOW_IT_IS_WRITTEN, f"{WHO_ANSWERS}.")) and key != "责任领导":
        # How long, in which words; for which part of the plan the leader answers, and with whom.
        return True
    if head == "核对":
        return True
    if head == "不足":
        return key == "部分"
    if head == "去年计划":
        return key in {"部分", "结果", "出处"}
    if head not in {"本年议题", "来年议题"}:
        return False
    # Topics and organs are held by tests of their own.
    return key in {*BESIDE_THE_PROSE, "题目", "报告机关"}


def _shown_in_the_tasks(reading: Reading) -> set[str]:
    """Return the paths of the answers that the table of tasks shows."""
    tasks = make_draft(reading.opened, Wish("任务分解表"))
    spans = (span for block in tasks.blocks for span in block_spans(block))
    return {span.origin.path for span in spans if isinstance(span.origin, FromFact)}


def _warnings(reading: Reading) -> list[str]:
    bank = reading.opened.bank
    found = signs(reading.draft, set_phrases(bank), slogans(bank))
    return [f"{sign.name} {sign.place} {sign.value:.2f}" for sign in found if sign.warns]


def _share_kept(before: Reading, after: Reading, item: str) -> float:
    """Return which share of the sentences that do not tell `item` still stands."""
    others = [s.text for s in before.sentences if not any(path.startswith(item) for path in s.paths)]
    kept = {sentence.text for sentence in after.sentences}
    return sum(text in kept for text in others) / len(others)


def _digests(repository: Path, seed: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", _DIGESTS, str(COMPLETE)],
        cwd=repository,
        env=os.environ | {"PYTHONHASHSEED": seed},
        capture_output=True,
        encoding="utf-8",
        check=True,
    ).stdout
