"""The part of the shipped bank that past reports gave: complete, and free of anybody's own words."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from planner.bank.entries import Form, Formula, ParallelHeads
from planner.bank.load import load_bank
from planner.bank.model import Entry, PhraseBank, Status

_ENOUGH = 0.95
# What the sample reports tell of their places (domain reference §6.2); none of it is a phrase.
_LEAKS = (
    *("小林", "三灶", "南水", "平沙", "华侨农场", "特区", "首都", "良乡", "城南行动", "百万亩", "太行"),
    *("兴和", "东城", "笔杆", "bgzjy", "库头", "洛浦", "大明渠", "洞西", "涧西", "寮步", "广东", "自贸区"),
    *("一区一城", "检察服务e站", "XX", "**", "××"),
)
_FILLED = {"党委": "区委", "级": "区", "本级": "区", "机关": "区政府"}
_SLOT = re.compile(r"\{([^{}]*)\}")
_NOT_HAN = re.compile(r"[^\u4e00-\u9fff\n]")


@pytest.fixture(scope="module")
def bank() -> PhraseBank:
    return load_bank()


def test_nearly_every_formula_that_two_reports_share_is_in_an_approved_entry(
    bank: PhraseBank, repository: Path
) -> None:
    lines = (repository / "tests" / "data" / "共有成句.txt").read_text(encoding="utf-8").splitlines()
    formulas = [line.replace("市委", "区委") for line in lines if not line.startswith("#")]
    approved = (entry for entry in bank if entry.status is Status.APPROVED)
    said = "\n".join(_han(text) for entry in approved for text in _texts(entry))
    missing = [formula for formula in formulas if formula not in said]
    assert len(formulas) > 180
    assert len(missing) <= (1 - _ENOUGH) * len(formulas), missing


def test_nothing_of_a_place_is_in_any_file_of_the_bank(repository: Path) -> None:
    # The rules of proof-reading look for masks; theirs are held by the test of shipped places.
    files = [path for path in sorted((repository / "phrasebank").rglob("*.yaml")) if "校核" not in path.parts]
    texts = {path.name: path.read_text(encoding="utf-8") for path in files}
    assert len(texts) > 20
    assert [(name, leak) for name, text in texts.items() for leak in _LEAKS if leak in text] == []


def test_no_sentence_of_a_report_is_in_the_bank_or_the_templates(repository: Path) -> None:
    tool = repository.parent / "shared" / "tools" / "overlap.py"
    if not tool.is_file():
        pytest.skip("the sample reports are not beside the repository")
    done = subprocess.run(
        [sys.executable, str(tool), "phrasebank", "templates"],
        cwd=repository,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.startswith("0 run(s)"), done.stdout


def _texts(entry: Entry) -> tuple[str, ...]:
    texts = (entry.text, *entry.variants)
    match entry:
        case Formula():
            return (*texts, *entry.members)
        case Form():
            return (*texts, entry.name, *entry.aliases)
        case ParallelHeads():
            return (*texts, *entry.heads)
    return texts


def _han(text: str) -> str:
    filled = _SLOT.sub(lambda slot: _FILLED.get(slot[1], "\n"), text)
    return _NOT_HAN.sub("", filled)
