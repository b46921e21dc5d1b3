"""Document: templates are sandboxed and strict, and slips in them are named."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.compose.document import TemplateFaultError, render
from planner.compose.setting import Setting, UnknownSlotError
from planner.compose.wholes import UnknownPlaceError
from planner.draft.model import Draft, Gap, Paragraph, plain
from planner.facts.derived.division import division_of
from planner.facts.load import load_facts


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    path = tmp_path_factory.mktemp("facts") / "facts.yaml"
    path.write_text("文种: 工作报告\n级别: 区\n年度: 2026\n单位:\n  地区: 云川区\n", encoding="utf-8")
    bank = load_bank()
    facts, _ = load_facts(path, bank)
    return Setting(facts, bank, {})


def _rendered(tmp_path: Path, setting: Setting, body: str) -> Draft:
    """Return what a structure makes of the facts that has a body of its own."""
    (tmp_path / "正文.j2").write_text(body, encoding="utf-8")
    division = division_of(setting.facts)
    own = replace(division.structure, folder=tmp_path)
    return render(setting, replace(division, structure=own))


def _body(tmp_path: Path, setting: Setting, body: str) -> str:
    blocks = _rendered(tmp_path, setting, body).blocks
    return "\n".join(plain(block.spans) for block in blocks if isinstance(block, Paragraph))


def test_a_template_places_facts_and_what_follows_from_them(tmp_path: Path, setting: Setting) -> None:
    review = "{{ 值('地区') }}{{ 值('年度') }}年，{{ 值('党委') }}。"
    body = f"{review}\n{{{{ 半部('计划') }}}}\n{{{{ 值('年度') }}}}年"

    assert _body(tmp_path, setting, body) == "云川区2026年，区委。\n2027年"


def test_a_missing_answer_is_a_gap_that_names_its_question(tmp_path: Path, setting: Setting) -> None:
    (block,) = _rendered(tmp_path, setting, "会议{{ 值('会议.常委会会议') }}次").blocks

    assert isinstance(block, Paragraph)
    assert block.spans[1].text == "【待填：全年召开常委会会议】"
    assert block.spans[1].origin == Gap("会议.常委会会议", "全年召开常委会会议")


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ("{{ 没有的名字 }}", "没有的名字"),
        ("{{ 9 ** 9 }}", r"运算符 \*\*"),
        ("{{ 值.__globals__ }}", "__globals__"),
        ("{% for 组 in 各组() %}", "end of"),
        ("｛｛ 值('地区') ｝｝", "｛｛"),
        ("{{ none }}", "None"),
        ("{% call 部分('其他') %}{% endcall %}", "其他"),
        ("{{ 值() }}", "TypeError"),
        ("! 附件 | 安排表", "TypeError|IndexError|ValueError"),
    ],
)
def test_a_slip_in_a_template_is_named(tmp_path: Path, setting: Setting, body: str, named: str) -> None:
    with pytest.raises(TemplateFaultError, match=named):
        _rendered(tmp_path, setting, body)


def test_a_template_cannot_hang_the_program_while_it_is_compiled(tmp_path: Path, setting: Setting) -> None:
    # Without the sandbox's own operators the compiler would fold this before anything is rendered.
    assert _body(tmp_path, setting, "{% if false %}{{ 9 ** (9 ** 9) }}{% endif %}完") == "完"


def test_a_slot_that_does_not_exist_is_named(tmp_path: Path, setting: Setting) -> None:
    with pytest.raises(UnknownSlotError, match="常委会会仪"):
        _rendered(tmp_path, setting, "{{ 值('会议.常委会会仪') }}")


def test_a_place_the_bank_knows_nothing_of_is_named(tmp_path: Path, setting: Setting) -> None:
    with pytest.raises(UnknownPlaceError, match="监查"):
        _rendered(tmp_path, setting, "{{ 成句('部首.监查') }}")


@pytest.mark.parametrize("words", ["与None公司座谈", "{{甲}}", "Undefined"])
def test_what_a_fact_says_never_stops_a_draft(tmp_path: Path, words: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(f"文种: 工作报告\n级别: 区\n年度: 2026\n总述:\n  目标: '{words}'\n", encoding="utf-8")
    bank = load_bank()
    facts, _ = load_facts(path, bank)

    assert _body(tmp_path, Setting(facts, bank, {}), "为{{ 值('目标') }}。") == f"为{words}。"
