"""Shortening: a draft gets as short as asked for by losing general sentences, never a fact."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.compose.optional import is_optional
from planner.compose.shortening import LengthWish, excess, length_wishes, shortened, too_long
from planner.draft.model import (
    Draft,
    FromFact,
    FromPhrase,
    FromRule,
    Gap,
    Heading,
    Paragraph,
    Role,
    Span,
    block_spans,
    plain,
    sentence_spans,
)
from planner.drafting import make_draft, open_facts
from planner.facts.model import Fact
from planner.finding import Place
from tests.shipped import COMPLETE

AT = Fact("结构.篇幅.1.字数", "0", 0, Place(), "字数")


@pytest.fixture(scope="module")
def draft() -> Draft:
    return make_draft(open_facts(COMPLETE))


def facts_told(draft: Draft) -> str:
    spans = [span for block in draft.blocks for span in block_spans(block)]
    return "".join(span.text for span in spans if isinstance(span.origin, FromFact | FromRule | Gap))


def sentences(draft: Draft) -> list[str]:
    paragraphs = (block for block in draft.blocks if isinstance(block, Paragraph))
    return [plain(sentence) for block in paragraphs for sentence in sentence_spans(block.spans)]


@pytest.mark.parametrize("name", ["全文", "回顾", "计划", "自身", "计划.代表"])
def test_no_length_asked_for_costs_a_fact(draft: Draft, name: str) -> None:
    shorter = shortened(draft, [LengthWish(name, 0, AT)])
    assert facts_told(shorter) == facts_told(draft)
    gone = set(sentences(draft)) - set(sentences(shorter))
    assert gone
    spans = [s for b in draft.blocks if isinstance(b, Paragraph) for s in sentence_spans(b.spans)]
    assert all(is_optional(sentence) for sentence in spans if plain(sentence) in gone)


def test_no_more_goes_than_has_to(draft: Draft) -> None:
    long = excess(draft, LengthWish("计划", 0, AT))
    assert shortened(draft, [LengthWish("计划", long, AT)]) == draft
    one_too_many = LengthWish("计划", long - 1, AT)
    before, after = sentences(draft), sentences(shortened(draft, [one_too_many]))
    assert len(before) - len(after) == 1


def test_what_introduces_a_part_goes_whole_or_not_at_all() -> None:
    said = FromPhrase("成句-部首-自身-计划-6")
    spans = (Span("从自身抓起。", said), Span("不合用的及时修订。", said))
    paragraph = Paragraph("计划.自身.1", Role.BODY, spans)
    shorter = shortened(Draft((), (paragraph,)), [LengthWish("计划", 10, AT)])
    assert shorter.blocks == ()


def test_a_numbered_paragraph_or_the_only_one_below_a_heading_keeps_its_first_sentence() -> None:
    said = FromPhrase("成句-计划-自身-作风-1")
    spans = (Span("从严管理队伍。", said), Span("常敲警钟。", said))
    heading = Heading("计划.自身", 1, "一、", (Span("自身"),))
    alone = Paragraph("计划.自身.1", Role.BODY, spans)
    numbered = replace(alone, number="（二）")
    for blocks in ((heading, alone), (alone, numbered)):
        shorter = shortened(Draft((), blocks), [LengthWish("计划", 0, AT)])
        last = shorter.blocks[-1]
        assert isinstance(last, Paragraph)
        assert plain(last.spans) == "从严管理队伍。"
    free = shortened(Draft((), (heading, numbered, alone)), [LengthWish("计划", 0, AT)])
    assert [block.id for block in free.blocks] == ["计划.自身", "计划.自身.1"]


def test_only_the_part_asked_for_is_cut(draft: Draft) -> None:
    shorter = shortened(draft, [LengthWish("计划.自身", 0, AT)])
    gone = set(sentences(draft)) - set(sentences(shorter))
    own = [b for b in draft.blocks if isinstance(b, Paragraph) and b.id.startswith("计划.自身")]
    assert gone <= {plain(sentence) for block in own for sentence in sentence_spans(block.spans)}


def test_a_part_of_the_plan_is_named_with_a_dot(tmp_path: Path) -> None:
    text = COMPLETE.read_text(encoding="utf-8")
    path = tmp_path / "事实.yaml"
    path.write_text(text.replace("- 部分: 计划\n", "- 部分: 计划.代表\n"), encoding="utf-8")
    (wish,) = length_wishes(open_facts(path).facts)
    assert (wish.name, wish.covers("计划.代表"), wish.covers("回顾.代表")) == ("计划.代表", True, False)


def test_characters_or_minutes_are_asked_for_in_the_facts_file(tmp_path: Path) -> None:
    text = COMPLETE.read_text(encoding="utf-8")
    wish = "\n结构:\n  篇幅:\n    - 部分: 计划\n      字数: 1800\n    - 部分: 全文\n      分钟: 30\n"
    path = tmp_path / "问卷.yaml"
    path.write_text(text.replace("\n结构:\n", wish, 1), encoding="utf-8")
    opened = open_facts(path)
    assert [(w.name, w.most) for w in length_wishes(opened.facts)] == [("计划", 1800), ("全文", 6600)]
    short = make_draft(opened)
    assert len(sentences(short)) < len(sentences(make_draft(open_facts(COMPLETE))))
    assert length_wishes(opened.facts, "年度工作要点") == ()
    assert "全文" in {wish.name for wish, over in too_long(short, opened.facts) if over > 0}
