"""The generated bank files: their bytes, and that the bank reads back what was written."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.bank.load import load_bank
from planner.bank.model import Entry, PhraseBank
from planner.bank.yamlfile import read_bank_file, read_short, read_yaml
from planner.curation.model import Curated, Decision, Verdict
from planner.curation.rebuild import differing, kept_by_hand, write_files
from planner.curation.replay import replay
from planner.curation.write import bank_files
from planner.errors import InvalidInputError, UnwritableOutputError
from planner.mining.model import CandidateKind
from tests.curation.made import bank_of, candidate, decide

HEADS = {"政治": "把牢方向不偏航", "代表": "激发活力不停步"}
FAMILIES = (
    candidate("推动问题整改到位", variants=["推动整改"]),
    candidate("让{名称}落地", CandidateKind.FRAME),
    candidate("“双进双听”"),
    candidate("{某}不{某}", CandidateKind.SCHEME, heads=HEADS),
    candidate("视察：夜间经济", CandidateKind.ITEM),
    candidate("联系选民不够", CandidateKind.SHORTCOMING),
    candidate("云上问政"),
    candidate("组织代表视察{题目}", CandidateKind.FRAME),
    candidate("把{题目}办好", CandidateKind.FRAME),
)
DECIDED = (
    decide(Verdict.ACCEPT, "推动问题整改到位", 级别="镇", 起="2024-03", 误写="推动问题整该到位"),
    decide(Verdict.ACCEPT, "让{名称}落地", CandidateKind.FRAME),
    decide(Verdict.ACCEPT, "“双进双听”", entry_kind="提法", 组成="双进", 待核="true"),
    decide(Verdict.ACCEPT, "{某}不{某}", CandidateKind.SCHEME),
    decide(Verdict.ACCEPT, "视察：夜间经济", CandidateKind.ITEM),
    decide(Verdict.ACCEPT, "联系选民不够", CandidateKind.SHORTCOMING, 措施="排出接待日程", 部分="代表"),
    decide(Verdict.ACCEPT, "把{题目}办好", CandidateKind.FRAME),
    decide(Verdict.MERGE, "云上问政", target="提法-云上问政"),
    decide(
        Verdict.ACCEPT,
        "组织代表视察{题目}",
        CandidateKind.FRAME,
        entry_kind="句式",
        句组="视察",
        写法="短写",
        起法="光谓语",
        一次="true",
    ),
)


def curated(folder: Path) -> Curated:
    return replay(FAMILIES, DECIDED, bank_of(folder))


def test_each_kind_has_a_file_of_its_own(tmp_path: Path) -> None:
    assert list(bank_files(curated(tmp_path))) == [
        *("采自报告-不足.yaml", "采自报告-出处.yaml", "采自报告-句型.yaml", "采自报告-句式.yaml"),
        *("采自报告-套语.yaml", "采自报告-并列标题.yaml", "采自报告-提法.yaml", "采自报告-议题.yaml"),
    ]


def test_the_bytes_are_these(tmp_path: Path) -> None:
    files = bank_files(curated(tmp_path))
    assert files["采自报告-套语.yaml"].decode() == (
        "# 采自报告的套语：由 planner curate --rebuild 按历年报告和 审定/决定.yaml 生成，不要手工改动。\n"
        "# 要改哪一条，改 审定/决定.yaml 里它的决定，再生成一次。\n"
        "类别: 套语\n"
        "默认:\n"
        "  职责: 其他\n"
        "  级别: [区, 县, 县级市, 镇, 乡]\n"
        "  权威: 通用\n"
        "  状态: 采用\n"
        "条目:\n"
        "  - 编号: 套语-推动问题整改到位\n"
        "    文本: 推动问题整改到位\n"
        "    职责: 监督\n"
        "    级别: [镇]\n"
        "    起: 2024-03-01\n"
        "    来源: [云溪2024:3, 青禾2025:7]\n"
        "    误写: [推动问题整该到位]\n"
        "    别样: [推动整改]\n"
        "    次数: 2\n"
        "    首见: 2024\n"
        "    末见: 2025\n"
        "    时态: 回顾\n"
    )
    assert files["采自报告-出处.yaml"].decode().splitlines()[-7:] == [
        "条目:",
        "  - 编号: 提法-云上问政",
        "    来源: [云溪2024:3, 青禾2025:7]",
        "    别样: [云上问政]",
        "    次数: 2",
        "    首见: 2024",
        "    末见: 2025",
    ]
    assert "    条: [把牢方向不偏航, 激发活力不停步]" in files["采自报告-并列标题.yaml"].decode()


def test_both_readers_find_the_entries_that_were_written(tmp_path: Path) -> None:
    made = curated(tmp_path)
    write_files(tmp_path, bank_files(made))
    for path in tmp_path.glob("采自报告-*.yaml"):
        file = read_bank_file(path)
        narrow = read_short(path, file.source)
        assert narrow is not None
        full = read_yaml(path, file.source)
        assert (narrow.defaults, narrow.entries) == (full.defaults, full.entries)
    bank = load_bank(tmp_path)
    assert {entry.id: bank.entries[entry.id] for entry in made.entries} == {e.id: e for e in made.entries}
    assert bank.entries["提法-云上问政"] == made.evidence[0].laid_over(
        load_bank(tmp_path, by_hand=tmp_path).entries["提法-云上问政"]
    )


TEXTS = st.text(
    alphabet="常委会推动“四个”《法》，。、：:（）1a—… #'\"[]-\u3000\x07\\", min_size=1, max_size=9
)


@settings(max_examples=25)
@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=5, unique=True))
def test_any_text_is_read_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("库")
    families = [candidate(text, variants=[f"{text} 也"]) for text in texts]
    made = replay(families, [decide(Verdict.ACCEPT, text) for text in texts], PhraseBank({}))
    assert made.problems == ()
    write_files(folder, bank_files(made))
    bank = load_bank(folder)
    assert tuple(bank.entries[entry.id] for entry in made.entries) == made.entries


def test_every_entry_of_the_shipped_bank_can_be_written_and_read_back(tmp_path: Path) -> None:
    """The writer knows every key of every kind, not only those that are mined."""
    shipped = kept_by_hand(tmp_path / "没有")
    files = bank_files(Curated(tuple(shipped), (), (), (), (), ()))
    write_files(tmp_path, files)
    read = load_bank(tmp_path)
    assert list(read.entries) == list(shipped.entries)
    wrong: list[tuple[Entry, Entry]] = [(e, read.entries[e.id]) for e in shipped if read.entries[e.id] != e]
    assert wrong == []


def test_the_order_of_entries_does_not_show(tmp_path: Path) -> None:
    made = curated(tmp_path)
    turned = replace(made, entries=made.entries[::-1], evidence=made.evidence[::-1])
    assert bank_files(turned) == bank_files(made)


def test_only_what_differs_is_written_and_what_is_not_due_goes(tmp_path: Path) -> None:
    files = bank_files(curated(tmp_path))
    assert write_files(tmp_path, files) == tuple(files)
    assert write_files(tmp_path, files) == ()
    (tmp_path / "采自报告-套语.yaml").write_text("# 手改\n", encoding="utf-8")
    (tmp_path / "采自报告-过渡.yaml").write_text("类别: 过渡\n条目:\n", encoding="utf-8")
    assert differing(tmp_path, files) == ("采自报告-套语.yaml", "采自报告-过渡.yaml")
    assert write_files(tmp_path, files) == ("采自报告-套语.yaml", "采自报告-过渡.yaml")
    assert sorted(path.name for path in tmp_path.glob("采自报告-*")) == list(files)
    assert sorted(path.name for path in tmp_path.iterdir() if ".旧" in path.name or ".tmp" in path.name) == []


def test_the_bank_kept_by_hand_is_read_though_the_generated_files_are_broken(tmp_path: Path) -> None:
    bank_of(tmp_path)
    (tmp_path / "采自报告-套语.yaml").write_text("坏了", encoding="utf-8")
    assert "提法-云上问政" in kept_by_hand(tmp_path).entries
    with pytest.raises(InvalidInputError):
        load_bank(tmp_path)


def test_evidence_for_an_entry_that_does_not_exist_is_named_with_its_line(tmp_path: Path) -> None:
    text = "类别: 出处\n条目:\n  - 编号: 提法-没有\n    次数: 三\n  - 编号: 提法-无\n  - 次数: 3\n"
    (tmp_path / "采自报告-出处.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError) as raised:
        load_bank(tmp_path)
    assert [(f.place.line, f.message) for f in raised.value.findings] == [
        (4, "“三”不是整数"),
        (5, "库里没有编号是“提法-无”的条目"),
        (6, "缺少“编号”"),
    ]


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("planner.files._write_exclusively", denied)
    with pytest.raises(UnwritableOutputError, match=r"采自报告-不足\.yaml 没有写入：没有权限"):
        write_files(tmp_path, bank_files(curated(tmp_path)))


def test_a_retired_entry_is_out_of_use_in_the_bank(tmp_path: Path) -> None:
    retire = Decision(verdict=Verdict.RETIRE, target="提法-云上问政", reason="平台已停")
    made = replay(FAMILIES, [*DECIDED, retire], bank_of(tmp_path))
    write_files(tmp_path, bank_files(made))
    assert str(load_bank(tmp_path).entries["提法-云上问政"].status) == "停用"
