"""From reports and decisions to the files of the bank, byte for byte."""

from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.cli.program import run
from planner.curation.decisions import read_decisions
from planner.curation.likeness import Known
from planner.curation.rebuild import decisions_of, differing, kept_by_hand, rebuild
from planner.curation.source import candidates_of
from planner.resources import data_dir

HEAD = """\
云溪{level}人大常委会工作报告
——{year}年1月9日在云溪{level}第三届人民代表大会第二次会议上
各位代表：
我受{level}人大常委会委托，向大会报告工作，请予审议。
一、{before}年工作回顾
过去一年，常委会依法履职，各项工作取得新进展。
（一）紧扣中心，监督更加有力
听取和审议{topic}情况的报告，提出审议意见{number}条，推动问题整改到位。组织代表视察{topic}，推动问题整改到位。
（二）尊重主体，代表更有作为
代表主体作用得到充分发挥。办理代表建议{number}件，推动问题整改到位。
二、{year}年工作安排
（一）紧扣中心，提升监督质效
听取和审议{topic}情况的报告，推动问题整改到位。
（二）尊重主体，激发代表活力
充分发挥代表主体作用，推动问题整改到位。
"""


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, ...]:
    folder = tmp_path / "报告"
    folder.mkdir()
    made = []
    for number, (level, topic) in enumerate((("区", "义务教育"), ("县", "夜间经济"), ("市", "养老服务"))):
        path = folder / f"报告{number}.txt"
        year = 2023 + number
        text = HEAD.format(level=level, year=year, before=year - 1, topic=topic, number=number + 3)
        path.write_text(text, encoding="utf-8")
        made.append(path)
    return tuple(made)


@pytest.fixture
def shipped_reports(repository: Path) -> tuple[Path, ...]:
    folder = repository.parent / "shared" / "reports"
    if not folder.is_dir():
        pytest.skip("the sample reports are not here")
    return tuple(sorted(folder.glob("*.txt")))


def accept_all(folder: Path, reports: tuple[Path, ...]) -> None:
    """Merge what the bank says already, accept what needs nothing more, reject the rest."""
    lines = ["类别: 审定", "条目:"]
    known = Known(kept_by_hand(folder))
    for number, candidate in enumerate(candidates_of(folder, reports)):
        lines.append(f"  - 键: {candidate.key}")
        if same := known.same(candidate):
            lines += ["    审定: 并入", f"    目标: {same}"]
        elif candidate.kind == "不足" or not number % 5:
            lines += ["    审定: 拒绝", "    理由: 试一试"]
        else:
            lines.append("    审定: 采用")
    batch = folder.parent / "批.yaml"
    batch.write_text("\n".join(lines) + "\n", encoding="utf-8")
    given = [str(path) for path in reports]
    assert run(["curate", "--bank", str(folder), "--apply", str(batch), *given]) == 0


def generated(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("采自报告-*.yaml"))}


def test_rebuilding_from_reports_and_decisions_gives_the_same_bytes(
    tmp_path: Path, reports: tuple[Path, ...]
) -> None:
    folder = tmp_path / "库"
    accept_all(folder, reports)
    before = generated(folder)
    assert before
    for path in folder.glob("采自报告-*.yaml"):
        path.unlink()
    decisions = (folder / "审定" / "决定.yaml").read_bytes()
    assert run(["curate", "--bank", str(folder), "--rebuild", *(str(path) for path in reports[::-1])]) == 0
    assert generated(folder) == before
    assert (folder / "审定" / "决定.yaml").read_bytes() == decisions
    assert run(["curate", "--bank", str(folder), "--check", str(reports[0].parent)]) == 0


def test_the_queue_that_was_mined_gives_what_the_reports_give(
    tmp_path: Path, reports: tuple[Path, ...]
) -> None:
    folder = tmp_path / "库"
    assert run(["mine", "--bank", str(folder), str(reports[0].parent)]) == 0
    assert candidates_of(folder) == candidates_of(folder, reports)
    accept_all(folder, ())
    before = generated(folder)
    assert before
    assert run(["curate", "--bank", str(folder), "--check"]) == 0
    assert run(["curate", "--bank", str(folder), "--check", *map(str, reports)]) == 0
    assert run(["mine", "--bank", str(folder), "--withdraw", "报告2"]) == 0
    assert run(["curate", "--bank", str(folder), "--rebuild"]) == 0
    assert generated(folder) != before
    assert run(["mine", "--bank", str(folder), str(reports[2])]) == 0
    assert run(["curate", "--bank", str(folder), "--rebuild"]) == 0
    assert generated(folder) == before


def test_a_report_more_asks_nothing_twice_and_loses_no_entry(
    tmp_path: Path, reports: tuple[Path, ...]
) -> None:
    folder = tmp_path / "库"
    accept_all(folder, reports[:2])
    decided = decisions_of(folder)
    by_hand = kept_by_hand(folder)
    curated = rebuild(candidates_of(folder, reports), decided, by_hand).curated
    said = {decision.about for decision in decided.made}
    forms = {(str(c.kind), form) for c in curated.queue for form in (c.text, *c.variants)}
    assert forms & said == set()
    assert {entry.id for entry in curated.entries} == {d.entry for d in decided.made if d.makes_entry}


def test_the_shipped_bank_itself_can_be_curated(
    tmp_path: Path, repository: Path, reports: tuple[Path, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "phrasebank"
    shipped.mkdir()
    for path in (repository / "phrasebank").glob("*.yaml"):
        if not path.name.startswith("采自报告-"):
            (shipped / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr("planner.bank.load.data_dir", lambda _: shipped)
    monkeypatch.setattr("planner.curation.rebuild.data_dir", lambda _: shipped)
    monkeypatch.chdir(tmp_path)
    by_hand = len(load_bank())
    accept_all(Path("phrasebank"), reports)
    before = generated(shipped)
    assert run(["curate", "--bank", "phrasebank", "--rebuild", *map(str, reports)]) == 0
    assert generated(shipped) == before
    made = [d for d in decisions_of(shipped).made if d.makes_entry]
    assert len(load_bank()) == by_hand + len(made)
    # An office's own folder sees what was shipped as given: its evidence may speak of it.
    office = tmp_path / "库"
    text = f"类别: 出处\n条目:\n  - 编号: {made[0].entry}\n    来源: [云溪2024:3]\n"
    office.mkdir()
    (office / "采自报告-出处.yaml").write_text(text, encoding="utf-8")
    assert load_bank(office).entries[made[0].entry].sources[-1] == "云溪2024:3"
    assert made[0].entry in kept_by_hand(office).entries


def test_a_report_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["curate", "--bank", str(tmp_path), "--rebuild", str(tmp_path / "没有.txt")]) == 3
    assert "找不到" in capsys.readouterr().err


@pytest.mark.slow
def test_the_shipped_bank_is_what_the_reports_and_its_decisions_give(
    shipped_reports: tuple[Path, ...],
) -> None:
    folder = data_dir("phrasebank")
    made = rebuild(candidates_of(folder, shipped_reports), decisions_of(folder), kept_by_hand(folder))
    assert differing(folder, made.files) == ()
    assert [decision.text for decision in made.curated.stale] == []


def test_the_shipped_decisions_can_be_read() -> None:
    path = data_dir("phrasebank") / "审定" / "决定.yaml"
    assert all(d.entry for d in read_decisions(path).made if d.makes_entry)
