"""Rules as an office sees them: its own file, rules off, other weights, own words; mistakes by line."""

from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.errors import InvalidInputError
from planner.finding import Severity
from planner.proof.detectors import DETECTORS
from planner.proof.model import Rule
from planner.proof.reading import Given, lines_of_text, subject_of
from planner.proof.rulebook import rules_of
from planner.proof.run import remarks

_OWN = """类别: 校核
默认:
  级: 注意
  权威: 本单位
  依据: 办公室约定
条目:
  - 编号: 本办-口号
    说: “{文}”是去年的口号
    改: 滨江智造强区
    找: [滨江制造强区]
    应中: [建设⟦滨江制造强区⟧]
    不中: [建设滨江智造强区]
"""
_TEXT = "保证人民当家做主。建设滨江制造强区。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "校核").mkdir()
    (tmp_path / "校核" / "本办.yaml").write_text(_OWN, encoding="utf-8")
    return tmp_path


def _rules(folder: Path) -> dict[str, Rule]:
    return {rule.id: rule for rule in rules_of([folder], DETECTORS)[0]}


def _found(folder: Path) -> dict[str, Severity]:
    rules, office = rules_of([folder], DETECTORS)
    subject = subject_of(lines_of_text(_TEXT), load_bank(), Given(year=2026, own=office.own))
    wanted = {"错字-当家作主", "本办-口号"}
    return {r.finding.rule: r.finding.severity for r in remarks(subject, rules) if r.finding.rule in wanted}


def _mistakes(folder: Path) -> list[tuple[int, str]]:
    with pytest.raises(InvalidInputError) as caught:
        rules_of([folder], DETECTORS)
    return [(finding.place.line, finding.message) for finding in caught.value.findings]


def test_a_rule_of_the_office_is_held_beside_the_shipped_ones(folder: Path) -> None:
    assert _found(folder) == {"错字-当家作主": Severity.ERROR, "本办-口号": Severity.WARNING}


def test_a_rule_of_the_same_name_takes_the_place_of_the_shipped_one(folder: Path) -> None:
    own = folder / "校核" / "本办.yaml"
    own.write_text(_OWN.replace("本办-口号", "错字-当家作主"), encoding="utf-8")
    assert _found(folder) == {"错字-当家作主": Severity.WARNING}
    assert _rules(folder)["错字-当家作主"].suggestion == "滨江智造强区"


@pytest.mark.parametrize("off", ["错字-当家作主", "错字"])
def test_a_rule_or_its_family_can_be_switched_off(folder: Path, off: str) -> None:
    (folder / "校核" / "设置.yaml").write_text(f"关: [{off}]\n", encoding="utf-8")
    assert _found(folder) == {"本办-口号": Severity.WARNING}


def test_a_severity_set_for_a_rule_goes_before_one_set_for_its_family(folder: Path) -> None:
    settings = "级:\n  错字: 注意\n  错字-当家作主: 提示\n  本办: 错误\n"
    (folder / "校核" / "设置.yaml").write_text(settings, encoding="utf-8")
    assert _found(folder) == {"错字-当家作主": Severity.INFO, "本办-口号": Severity.ERROR}


@pytest.mark.parametrize("kind", ["地名", "人名", "口号", "词"])
def test_an_own_word_is_never_remarked_on(folder: Path, kind: str) -> None:
    (folder / "校核" / "设置.yaml").write_text(f"{kind}: [滨江制造强区]\n", encoding="utf-8")
    assert _found(folder) == {"错字-当家作主": Severity.ERROR}


def test_settings_alone_are_enough(tmp_path: Path) -> None:
    (tmp_path / "校核").mkdir()
    (tmp_path / "校核" / "设置.yaml").write_text("关: [错字]\n", encoding="utf-8")
    assert _found(tmp_path) == {}


def test_mistakes_of_all_files_are_told_together_by_line(folder: Path) -> None:
    own = folder / "校核" / "本办.yaml"
    own.write_text(_OWN.replace("    找:", "    查: 不存在\n    找个:"), encoding="utf-8")
    (folder / "校核" / "设置.yaml").write_text(
        "关: [没有这条]\n级:\n  错字: 严重\n色: 红\n", encoding="utf-8"
    )
    assert _mistakes(folder) == [
        (11, "没有“找个”这个键"),
        (7, "没有这一种查法"),
        (4, "没有“色”这一项"),
        (1, "没有“没有这条”这条规则"),
        (2, "“错字”的级别写错了"),
    ]


def test_what_a_rule_needs_and_lacks_is_said(folder: Path) -> None:
    own = folder / "校核" / "本办.yaml"
    own.write_text("类别: 校核\n条目:\n  - 编号: 本办-空\n    说: 不好\n", encoding="utf-8")
    assert [message for _, message in _mistakes(folder)] == [
        "缺少“级”",
        "缺少“权威”",
        "缺少“依据”",
        "没有写找什么",
    ]


def test_a_pattern_that_is_none_is_a_mistake(folder: Path) -> None:
    own = folder / "校核" / "本办.yaml"
    own.write_text(_OWN.replace("找: [滨江制造强区]", "正则: ['(滨江']"), encoding="utf-8")
    assert _mistakes(folder)[0][1].startswith("正则不合写法：")


def test_a_file_that_is_no_rule_file_is_said_to_be_none(folder: Path) -> None:
    (folder / "校核" / "本办.yaml").write_text("类别: 提法\n条目: []\n", encoding="utf-8")
    assert _mistakes(folder) == [(1, "不是校核规则的文件")]
