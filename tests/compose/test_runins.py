"""Run-in heads: of one formula in a part, another next door, lent where a part has none."""

from functools import cache
from itertools import pairwise

import pytest

from planner.bank.entries import HeadingScheme, RunInHeads
from planner.bank.load import load_bank
from planner.bank.model import PhraseBank, Tense
from planner.compose.formula import opening_words
from planner.compose.headings import choose_scheme
from planner.compose.runins import RunIns
from planner.compose.setting import Setting
from planner.draft.model import FromPhrase, Spans, plain
from planner.facts.load import facts_of_text
from planner.files import Text

_EXAMPLE = "文种: 工作报告\n级别: {level}\n年型: {kind}\n年度: 2026\n单位:\n  地区: 云川区\n"
_OVERSIGHT = ("财政", "城乡", "乡村", "创新", "教卫", "生态", "安全", "治理", "法治", "司法", "资产")
_HOMES = {
    **{field: (field,) for field in ("城乡", "乡村", "生态", "安全", "治理")},
    "财经": ("财政", "资产"),
    "科教": ("创新", "教卫"),
    "法治": ("法治", "司法"),
}


@cache
def _bank() -> PhraseBank:
    return load_bank()


@cache
def _setting(level: str = "区", kind: str = "平年") -> Setting:
    facts, _ = facts_of_text("facts.yaml", Text(_EXAMPLE.format(level=level, kind=kind), "utf-8"), _bank())
    heads = {e.id: e for e in _bank() if isinstance(e, HeadingScheme | RunInHeads)}
    return Setting(facts, PhraseBank(heads), {})


def _run_ins(scheme: str = "动宾对", level: str = "区", seed: str = "云川区2026") -> RunIns:
    return RunIns(_setting(level), choose_scheme(_setting(level), scheme), seed)


def _set(head: Spans) -> RunInHeads:
    (span,) = head
    assert isinstance(span.origin, FromPhrase)
    entry = _bank().entries[span.origin.entry_id]
    assert isinstance(entry, RunInHeads)
    return entry


def _groups(part: str, tense: Tense) -> tuple[str, ...]:
    entry = next(s for s in _bank().of(RunInHeads) if (s.part, s.tense) == (part, tense) and not s.listed)
    return tuple(entry.heads)


def _schemes() -> list[str]:
    return [s.name for s in _setting().usable(HeadingScheme) if s.review and s.plan]


def test_run_in_heads_of_a_part_come_from_one_set_and_end_in_a_full_stop() -> None:
    run_ins = _run_ins()
    heads = [run_ins.head("代表", group, Tense.REVIEW) for group in ("能力", "联系", "平台", "建议", "实事")]
    assert len({_set(head).id for head in heads}) == 1
    assert all(plain(head).endswith("。") for head in heads)


@pytest.mark.parametrize("scheme", _schemes())
@pytest.mark.parametrize("tense", [Tense.REVIEW, Tense.PLAN])
def test_no_run_in_head_opens_with_a_word_that_part_headings_spend(scheme: str, tense: Tense) -> None:
    headings = choose_scheme(_setting(), scheme)
    told = headings.plan if tense is Tense.PLAN else headings.review
    spent = tuple(opening_words(told.values()))
    for seed in ("甲2026", "乙2026", "丙2027"):
        run_ins = RunIns(_setting(), headings, seed)
        for part in told:
            for group in _groups(part, tense):
                for listed in (False, True):
                    text = plain(run_ins.head(part, group, tense, listed=listed))
                    assert text
                    assert not text.startswith(spent), (part, text)


@pytest.mark.parametrize("scheme", _schemes())
@pytest.mark.parametrize(
    "parts",
    [
        "政治 发展 民生 代表 自身",
        "政治 监督 决定任免 代表 自身",
        "政治 财经 城乡 乡村 科教 生态 安全 法治 治理 代表 自身",
    ],
)
def test_neighbouring_parts_have_heads_of_different_formulas(scheme: str, parts: str) -> None:
    for tense in (Tense.REVIEW, Tense.PLAN):
        run_ins = _run_ins(scheme)
        formulas = [_set(run_ins.head(p, _groups(p, tense)[0], tense)).text for p in parts.split()]
        assert all(one != other for one, other in pairwise(formulas)), formulas


@pytest.mark.parametrize("tense", [Tense.REVIEW, Tense.PLAN])
@pytest.mark.parametrize(("part", "groups"), _HOMES.items())
def test_parts_that_are_fields_of_oversight_have_heads_of_their_own(
    part: str, groups: tuple[str, ...], tense: Tense
) -> None:
    run_ins = _run_ins()
    assert {_set(run_ins.head(part, group, tense)).part for group in groups} == {part}


@pytest.mark.parametrize(
    ("part", "groups", "tense"),
    [
        ("政治", ("决定", "任免", "学习", "报告", "落实", "大局"), Tense.REVIEW),
        ("政治", ("学习", "决定", "任免", "跟踪"), Tense.PLAN),
        ("自身", ("学习", "报告", "落实", "制度"), Tense.PLAN),
        ("监督", ("经济", "治理", "决定", "任免"), Tense.REVIEW),
    ],
)
def test_contents_merged_into_a_part_have_heads_in_the_formula_of_the_part(
    part: str, groups: tuple[str, ...], tense: Tense
) -> None:
    run_ins = _run_ins()
    sets = {_set(run_ins.head(part, group, tense)).id for group in groups}
    assert len(sets) == 1
    assert {_bank().entries[one].part for one in sets} == {part}  # type: ignore[attr-defined]


def test_a_group_the_part_does_not_know_borrows_the_head_of_its_own_content() -> None:
    head = _run_ins().head("民生", "决定", Tense.REVIEW)
    assert "决定" in _set(head).heads
    assert _set(head).part in {"政治", "发展", "监督", "决定任免"}


@pytest.mark.parametrize("part", ["政治", "发展", "监督", "民生", "代表", "自身", "法治"])
@pytest.mark.parametrize("group", ["跟踪", "措施"])
def test_measures_of_the_plan_have_a_head_in_every_part(part: str, group: str) -> None:
    assert plain(_run_ins().head(part, group, Tense.PLAN))


def test_what_last_years_plan_promised_has_a_head_in_the_formula_of_the_part_where_there_is_one() -> None:
    for part in ("政治", "发展", "民生", "监督", "代表", "自身"):
        run_ins = _run_ins()
        own = _set(run_ins.head(part, _groups(part, Tense.REVIEW)[0], Tense.REVIEW))
        lent = _set(run_ins.head(part, "去年计划", Tense.REVIEW))
        assert lent.part == "通用"
        common = {s.text for s in _bank().of(RunInHeads) if s.part == "通用" and s.tense is Tense.REVIEW}
        assert lent.text == own.text or own.text not in common


def test_a_paragraph_no_set_knows_has_no_head() -> None:
    assert _run_ins().head("代表", "外事", Tense.REVIEW) == ()


def test_the_only_paragraph_of_a_part_of_a_town_plan_has_no_head() -> None:
    run_ins = _run_ins("七字句", "镇")
    assert run_ins.head("政治", "学习", Tense.PLAN) == ()
    assert run_ins.head("自身", "制度", Tense.PLAN) == ()
    assert plain(run_ins.head("监督", "重点", Tense.PLAN))


def test_longer_heads_stand_only_where_paragraphs_are_numbered_with_brackets() -> None:
    for part in ("政治", "监督", "决定任免", "代表", "自身"):
        for tense in (Tense.REVIEW, Tense.PLAN):
            group = _groups(part, tense)[0]
            assert not _set(_run_ins("五度").head(part, group, tense)).listed
            assert _set(_run_ins("五度").head(part, group, tense, listed=True)).listed


def test_only_the_headings_a_report_has_spend_words() -> None:
    freed: list[str] = []
    for name in _schemes():
        scheme = choose_scheme(_setting(), name)
        spent = tuple(opening_words(scheme.review.values()))
        for part in scheme.review:
            alone = RunIns(_setting(), scheme, "云川区2026", None, {Tense.REVIEW: (part,)})
            text = plain(alone.head(part, _groups(part, Tense.REVIEW)[0], Tense.REVIEW))
            assert not text.startswith(tuple(opening_words([scheme.review[part]])))
            freed += [text] if text.startswith(spent) else []
    assert freed


def test_the_same_seed_gives_the_same_heads_and_another_one_others() -> None:
    one, again = (_run_ins().head("发展", "经济", Tense.REVIEW) for _ in range(2))
    assert one == again
    others = {plain(_run_ins(seed=f"某地{n}").head("发展", "经济", Tense.REVIEW)) for n in range(20)}
    assert len(others) > 1
