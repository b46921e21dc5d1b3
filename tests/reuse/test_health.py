"""Health of a text: shares by section, findings, foreign places, against reports and an archive."""

from pathlib import Path

import pytest

from planner.archive.store import open_archive
from planner.bank.model import PhraseBank
from planner.finding import Severity
from planner.reuse.health import Beside, health
from planner.reuse.limits import COPIED, LIMITS
from planner.reuse.model import Health, Origin, Text, Unit
from planner.reuse.places import home_of
from planner.reuse.stock import ArchiveStock
from tests.archive.samples import report, state
from tests.reuse.samples import CHANGED, EMPTY, FORMULA, OURS, bank, text

OWN = "代表家站每月固定一天接待选民，汀澜区的做法也学过来了。"
FILLER = "区人大办公室把意见分成三类，能办的当月办完，难办的排出日子，办不了的当面说清。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a bank folder whose archive has a report of 汀澜区."""
    with open_archive(tmp_path, write=True) as archive:
        lent = report("汀澜2024", {"二、监督工作": [CHANGED, OURS[1], OURS[2], "柳汊镇的稻田也用上了水。"]})
        archive.put(lent, state(lent))
    return tmp_path


def _health(ours: Text, folder: Path, last: Text | None = None, phrases: PhraseBank = EMPTY) -> Health:
    home = home_of([ours.place], familiar="穗溪镇")
    with open_archive(folder, write=False) as archive:
        return health(ours, Beside(phrases, last, (ArchiveStock(archive, ours.place),)), home)


def test_shares_are_counted_by_section(folder: Path) -> None:
    units = (
        Unit(OURS[0], 0, 1, 1, "一、监督工作"),
        Unit(OURS[2], 1, 2, 1, "一、监督工作"),
        Unit(FILLER, 2, 3, 1, "二、代表工作"),
    )
    found = _health(Text("初稿", "云川区", units), folder, phrases=bank(FORMULA))
    one, other = found.sections
    # OURS[0] has 30 units, all of them theirs; OURS[2] 20, all of a set formula; FILLER 35 of its own.
    assert (one.section, one.units, one.formulas, one.others, one.part(one.others)) == (
        "一、监督工作",
        50,
        20,
        30,
        1.0,
    )
    assert (other.section, other.units, other.formulas, other.others) == ("二、代表工作", 35, 0, 0)
    assert (found.whole.units, found.whole.archive, found.whole.last) == (85, 30, 0)
    assert found.whole.part(found.whole.archive) == 30 / 65


def test_a_copied_passage_is_shown_beside_theirs_and_says_whose_it_is(folder: Path) -> None:
    found = _health(text(OURS[0]), folder)
    (passage,) = found.of(Origin.OTHERS)
    assert (passage.words, passage.theirs) == (OURS[0], CHANGED)
    assert (passage.source.report, passage.source.place, passage.source.line) == ("汀澜2024", "汀澜区", 2)
    (finding,) = found.findings
    assert (finding.rule, finding.severity, finding.place.line) == ("重复", Severity.WARNING, 1)
    assert "有 30 个字与《汀澜2024》（汀澜区）第 2 行相同" in finding.message
    assert finding.basis == COPIED.reason


def test_a_report_of_the_own_place_is_no_other_office_s(folder: Path) -> None:
    found = _health(text(OURS[0], place="汀澜区"), folder)
    assert [passage.source.origin for passage in found.passages] == [Origin.OWN]
    assert (found.whole.archive, found.whole.others, found.findings) == (30, 0, ())


def test_a_report_left_out_by_its_digest_lends_nothing(folder: Path) -> None:
    with open_archive(folder, write=False) as archive:
        digests = frozenset(one.digest for one in archive.reports())
        stock = ArchiveStock(archive, "云川区", digests)
        found = health(text(OURS[0]), Beside(EMPTY, None, (stock,)), home_of(["云川区"]))
    assert (found.passages, found.whole.archive) == ((), 0)


def test_the_place_of_a_lender_is_foreign_wherever_it_is_named(folder: Path) -> None:
    found = _health(text(OURS[1], OWN), folder)
    places = [finding for finding in found.findings if finding.rule == "外地地名"]
    assert [(f.text, f.severity, f.place.line, f.place.column) for f in places] == [
        ("汀澜区", Severity.WARNING, 2, 16)
    ]


def test_a_few_words_that_two_reports_share_make_no_place_suspect(folder: Path) -> None:
    short = "水务站按编号一处一处补，入汛前一周也还来得及。"
    found = _health(text(short, OWN), folder)
    assert [passage.size for passage in found.of(Origin.OTHERS)] == [14]
    assert found.findings == ()


def test_the_place_above_the_own_lends_without_being_foreign(folder: Path) -> None:
    with open_archive(folder, write=False) as archive:
        beside = Beside(EMPTY, None, (ArchiveStock(archive, "云川区"),))
        found = health(text(OURS[1], OWN), beside, home_of(["云川区", "汀澜区"]))
    assert [finding for finding in found.findings if finding.rule == "外地地名"] == []


def test_a_township_that_came_with_a_passage_is_foreign(folder: Path) -> None:
    found = _health(text("柳汊镇的稻田也用上了水。"), folder)
    places = [finding.message for finding in found.findings if finding.rule == "外地地名"]
    assert places == ["“柳汊镇”在《汀澜2024》的同一句里也有"]


def test_townships_the_last_report_does_not_name_are_asked_about_once() -> None:
    ours = text("穗溪镇和柳汊镇开了会。", "柳汊镇还修了渠，月塘村也修了。")
    found = health(ours, Beside(EMPTY), home_of(["云川区"], familiar="穗溪镇"))
    (finding,) = found.findings
    assert finding.message == "去年的报告和问卷里都没有这些乡镇、街道、村：柳汊镇、月塘村"
    assert finding.severity is Severity.INFO


def test_what_is_kept_from_last_year_is_told_by_section(folder: Path) -> None:
    long = [f"{FILLER[:-1]}，{name}片记在{name}册。" for name in ("东山", "西塘", "南圩", "北坝")]
    found = _health(text(*long), folder, last=text(*long, name="去年报告"))
    warned = [finding.message for finding in found.findings if finding.severity is Severity.WARNING]
    assert warned == ["“一、监督工作”除固定提法外有 100% 与去年的报告相同"]


def test_headings_of_last_year_are_named_together() -> None:
    heading = Unit("一、在守正中开新局", 0, 1, 1, "一、在守正中开新局", heading=True)
    last = Text("去年报告", "云川区", (heading,))
    found = health(Text("初稿", "云川区", (heading,)), Beside(EMPTY, last), home_of(["云川区"]))
    (finding,) = found.findings
    assert (finding.rule, finding.message) == ("标题重复", "有 1 条标题与去年的相同：“一、在守正中开新局”")


def test_a_text_of_its_own_has_no_finding(folder: Path) -> None:
    found = _health(text(FILLER), folder)
    assert (found.findings, found.passages, found.whole.archive) == ((), (), 0)


def test_every_limit_says_why() -> None:
    assert all(limit.reason and limit.value > 0 for limit in LIMITS)
