"""Every local fifth part, every scheme of headings and every kind of file."""

import io
import zipfile
from pathlib import Path

import pytest

from planner.bank.entries import HeadingScheme
from planner.compose.setting import Setting
from planner.drafting import SUFFIXES, Opened, Wish, draft_bytes, make_draft, open_facts
from tests.acceptance.reading import PLAN, REVIEW, Reading, read_text
from tests.acceptance.test_complete import assert_headings_of_one_scheme
from tests.shipped import COMPLETE

ORDERS = {
    "民生法治": ("政治", "发展", "民生", "代表", "自身"),
    "决定任免": ("政治", "监督", "决定任免", "代表", "自身"),
    "服务大局": ("政治", "服务大局", "监督", "代表", "自身"),
    "换届选举": ("政治", "监督", "代表", "换届选举", "自身"),
    "基层民主": ("政治", "监督", "基层民主", "代表", "自身"),
}

_OWN = """
选举:
  选区: 86
  登记选民: 31.6万人
  参选率: 95.2%
  培训骨干: 640
  见面会: 92
  区代表: 215
  镇代表: 268
  会议选举: [区人大常委会主任、副主任、委员, 区长、副区长]
本地:
  补充:
    - 小标题: 院坝里议成一条路
      内容: 云麓街道代表召集居民议事11次，背街小巷的路灯补装230盏。
    - 小标题: 票箱搬到田埂边
      内容: 流动票箱走了17个村民小组，行动不便的选民在家门口投票。
"""


@pytest.mark.parametrize("local", ORDERS)
def test_a_local_part_stands_in_its_place_and_tells_its_own_facts(tmp_path: Path, local: str) -> None:
    reading = _with_local(tmp_path, local)
    assert_headings_of_one_scheme(reading, ORDERS[local])
    own = {"换届选举": ("86", "31.6万人", "95.2%", "215", "268")}
    extra = ("路灯补装230盏", "流动票箱走了17个村民小组")
    told = own.get(local, () if local == "民生法治" else extra)
    assert [words for words in told if words not in reading.half_text(REVIEW)] == []
    assert reading.questions == set()


@pytest.mark.slow
@pytest.mark.parametrize("local", ORDERS)
def test_every_scheme_heads_every_local_part_in_every_kind_of_file(tmp_path: Path, local: str) -> None:
    opened = _with_local(tmp_path, local).opened
    for scheme in _schemes(opened):
        reading = Reading(opened, make_draft(opened, Wish(scheme=scheme)))
        assert_headings_of_one_scheme(reading, ORDERS[local])
        for suffix in SUFFIXES:
            assert _is_whole(draft_bytes(reading.draft, opened, suffix, "gb9704"), suffix), (scheme, suffix)


def test_there_are_more_schemes_than_a_term_has_years(complete: Reading) -> None:
    names = _schemes(complete.opened)
    assert len(set(names)) == len(names) >= 10


def test_a_scheme_can_be_named_in_the_facts_file(tmp_path: Path) -> None:
    facts = COMPLETE.read_text(encoding="utf-8")
    named = facts.replace("  本地部分: 民生法治\n", "  本地部分: 民生法治\n  标题: 以之在中\n")
    assert named != facts
    reading = read_text(tmp_path, named)
    asked = Reading(reading.opened, make_draft(open_facts(COMPLETE), Wish(scheme="以之在中")))
    for half in (REVIEW, PLAN):
        assert [p.heading for p in reading.parts(half)] == [p.heading for p in asked.parts(half)]


def _with_local(folder: Path, local: str) -> Reading:
    facts = COMPLETE.read_text(encoding="utf-8")
    changed = facts.replace("本地部分: 民生法治", f"本地部分: {local}")
    assert local == "民生法治" or changed != facts
    return read_text(folder, changed + _OWN)


def _schemes(opened: Opened) -> list[str]:
    usable = Setting(opened.facts, opened.bank, {}).usable(HeadingScheme)
    return [scheme.name for scheme in usable if not scheme.reserved]


def _is_whole(content: bytes, suffix: str) -> bool:
    if suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.testzip() is None and "各位代表".encode() in archive.read("word/document.xml")
    return content.decode("utf-8-sig").count("各位代表") >= 2
