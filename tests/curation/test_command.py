"""planner curate: lists for programs, batches all or nothing, a sitting by keys."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.curation.decisions import FILE, read_decisions
from planner.mining.model import CandidateKind
from tests.curation.conftest import QUEUE, Curate
from tests.curation.made import OWN, candidate, key_of

ZG = key_of(CandidateKind.FORMULA, "推动问题整改到位")
WZ = key_of(CandidateKind.FORMULA, "云上问政")
XM = key_of(CandidateKind.SHORTCOMING, "联系选民不够")
BATCH = "类别: 审定\n条目:\n"


def test_the_queue_is_listed_as_records_best_first(curate: Curate) -> None:
    found = curate("--list", "--json").json
    assert [one["text"] for one in found] == [c.text for c in QUEUE]
    assert found[0] == {
        "key": ZG,
        "kind": "提法",
        "text": "推动问题整改到位",
        "entry_kind": "套语",
        "same": None,
        "similar": [],
        "variants": ["推动整改"],
        "heads": {},
        "duty": "监督",
        "tense": "回顾",
        "count": 2,
        "reports": 2,
        "first_year": 2024,
        "last_year": 2025,
        "score": 9,
        "sentences": [
            {
                "report": report,
                "source": f"{report}:{line}",
                "line": line,
                "year": year,
                "tense": "回顾",
                "text": "一年来，我们推动问题整改到位，取得了成效。",
            }
            for report, line, year in (("云溪2024", 3, 2024), ("青禾2025", 7, 2025))
        ],
    }


def test_a_list_is_cut_and_narrowed_to_a_kind(curate: Curate) -> None:
    assert len(curate("--list", "--json", "-n", "2").json) == 2
    assert [one["text"] for one in curate("--json", "--kind", "句式").json] == ["让{名称}落地"]
    shown = curate("--list", "-n", "1")
    assert shown.out == f"{ZG}　2次，2份报告，2024—2025年　推动问题整改到位\n"
    assert "还有4条没有列出" in shown.err


def test_a_record_names_the_entry_that_says_it_already(curate: Curate) -> None:
    (curate.bank / "本单位.yaml").write_text(OWN, encoding="utf-8")
    curate.queue = (candidate("“云上”问政平台。"),)
    assert curate("--list", "--json").json[0]["same"] == "提法-云上问政"
    curate.queue = (candidate("云上问政台"),)
    (near,) = curate("--list", "--json").json[0]["similar"]
    assert near == {"id": "提法-云上问政", "text": "云上问政平台", "score": 90.9}
    curate.queue = (candidate("“云上”问政平台。"),)
    assert curate("--list").out.endswith("＝提法-云上问政\n")


def test_a_batch_is_written_with_ids_and_the_entries_are_in_the_bank(curate: Curate) -> None:
    done = curate.apply(
        f"{BATCH}  - 键: {ZG}\n    审定: 采用\n  - 键: {WZ}\n    审定: 拒绝\n    理由: 一家的平台\n"
        f"  - 键: {XM}\n    审定: 改写\n    改为: 联系群众不够\n    措施: 排出日程\n    部分: 代表\n"
    )
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines()[0] == "记下3条决定：采用1条、改写1条、拒绝1条。"
    assert done.out.splitlines()[-1] == "条目2条，补充出处0条，待审定2条。"
    assert (
        f"  - 键: {ZG}\n    文本: 推动问题整改到位\n    审定: 采用\n    编号: 套语-推动问题整改到位\n"
        in curate.decisions()
    )
    bank = load_bank(curate.bank)
    assert bank.entries["套语-推动问题整改到位"].sources == ("云溪2024:3", "青禾2025:7")
    assert bank.entries["不足-联系群众不够"].variants == ("联系选民不够",)
    assert [one["text"] for one in curate("--list", "--json").json] == ["让{名称}落地", "沉下身子"]


def test_a_batch_with_mistakes_changes_nothing_and_names_them_all(curate: Curate) -> None:
    unknown = key_of(CandidateKind.FORMULA, "没有这一条")
    done = curate.apply(
        f"{BATCH}  - 键: {ZG}\n    审定: 采用\n"
        f"  - 键: {unknown}\n    审定: 采用\n"
        f"  - 键: {WZ}\n    文本: 云下问政\n    审定: 采用\n"
        f"  - 键: {XM}\n    审定: 采用\n    部分: 代表\n"
        f"  - 键: {key_of(CandidateKind.OPENING, '沉下身子')}\n    审定: 并入\n    目标: 起句-没有\n"
    )
    assert done.code == 3
    assert [line.split("批.yaml")[1] for line in done.err.splitlines() if "批.yaml:" in line] == [
        f":5:8 错误 审定：候选里没有“{unknown}”",
        ":7:1 错误 审定：这个键的候选是“云上问政”，和写的文本对不上",
        ":10:1 错误 审定：缺少“措施”",
        ":13:1 错误 审定：库里没有编号是“起句-没有”的条目",
    ]
    assert done.err.splitlines()[-1] == "批.yaml 有4处要改，改好才能用；什么都没有动。"
    assert list(curate.bank.iterdir()) == []


def test_a_decided_candidate_is_only_decided_anew_on_demand(curate: Curate) -> None:
    accept = f"{BATCH}  - 键: {ZG}\n    审定: 采用\n"
    assert curate.apply(accept).code == 0
    again = curate.apply(accept)
    assert again.code == 3
    assert "“推动问题整改到位”已经审定过（采用）" in again.err
    assert curate.apply(f"{BATCH}  - 键: {ZG}\n    审定: 拒绝\n    理由: 太平常\n", "--over").code == 0
    assert [str(d.verdict) for d in read_decisions(curate.bank / FILE).made] == ["拒绝"]
    assert "套语-推动问题整改到位" not in load_bank(curate.bank).entries
    assert not (curate.bank / "采自报告-套语.yaml").exists()


def test_a_batch_may_merge_into_an_entry_it_makes(curate: Curate) -> None:
    done = curate.apply(
        f"{BATCH}  - 键: {ZG}\n    审定: 采用\n    编号: 套语-整改\n"
        f"  - 键: {WZ}\n    审定: 并入\n    目标: 套语-整改\n"
    )
    assert done.code == 0
    assert load_bank(curate.bank).entries["套语-整改"].variants == ("云上问政", "推动整改")


def test_a_sitting_by_keys(curate: Curate) -> None:
    (curate.bank / "本单位.yaml").write_text(OWN, encoding="utf-8")
    done = curate(
        typed="\n"  # accept
        "1\n\n"  # merge into the first similar entry, usual reason
        "\n\n\n排出日程\n"  # accept, give up when a measure is asked for, accept again and give it
        "n\n2\n"  # reject: 有地方内容
        "e\n沉下心来\n\n"  # edit
    )
    assert done.code == 0
    made = {d.text: d for d in read_decisions(curate.bank / FILE).made}
    assert str(made["推动问题整改到位"].verdict) == "采用"
    assert (made["云上问政"].target, made["云上问政"].reason) == ("提法-云上问政", "同一说法")
    assert made["联系选民不够"].fields == {"措施": "排出日程"}
    assert made["让{名称}落地"].reason == "有地方内容"
    assert made["沉下身子"].new_text == "沉下心来"
    assert "第1/5条" in done.out
    assert "【推动问题整改到位】" in done.out
    assert "1 云上问政平台　提法-云上问政" in done.out


def test_an_empty_input_ends_a_sitting_and_keeps_what_was_decided(curate: Curate) -> None:
    done = curate(typed="\ns\nn\n自己的理由\n")
    assert done.code == 0
    assert done.out.splitlines()[-1] == "这次审定2条（采用1条、拒绝1条），还有3条待审定。"
    assert "理由: 自己的理由" in curate.decisions()
    assert "套语-推动问题整改到位" in load_bank(curate.bank).entries
    assert "第1/3条" in curate(typed="q\n").out


def test_a_decision_can_be_taken_back(curate: Curate) -> None:
    done = curate(typed="\nu\nn\n\nq\n")
    assert "撤回了：“推动问题整改到位”（采用）。" in done.err
    assert done.out.count("第1/5条") == 2
    assert [str(d.verdict) for d in read_decisions(curate.bank / FILE).made] == ["拒绝"]
    assert "没有可以撤回的" in curate(typed="u\nq\n").err


def test_an_entry_can_be_retired_and_the_candidate_stays(curate: Curate) -> None:
    (curate.bank / "本单位.yaml").write_text(OWN, encoding="utf-8")
    done = curate("--kind", "提法", typed="s\nr\n1\n平台已停\nq\n")
    assert done.out.splitlines()[-1] == "这次审定1条（停用1条），还有5条待审定。"
    assert str(load_bank(curate.bank).entries["提法-云上问政"].status) == "停用"


def test_a_formula_may_be_taken_for_a_set_one(curate: Curate) -> None:
    curate(typed="t\nq\n")
    assert load_bank(curate.bank).entries["提法-推动问题整改到位"].text == "推动问题整改到位"


def test_a_wording_accepted_in_this_sitting_may_be_merged_into(curate: Curate) -> None:
    curate.queue = (candidate("推动问题整改到位", score=2), candidate("推动问题整改到底", score=1))
    curate(typed="\n1\n\n")
    made = {d.text: d for d in read_decisions(curate.bank / FILE).made}
    assert made["推动问题整改到底"].target == "套语-推动问题整改到位"
    assert load_bank(curate.bank).entries["套语-推动问题整改到位"].variants == ("推动问题整改到底",)


def test_help_and_unknown_keys_are_answered(curate: Curate) -> None:
    done = curate(typed="?\nz\n9\nm\n没有\nq\n")
    assert "跳过：这次不定，下次再问" in done.err
    assert "没有“z”这个键" in done.err
    assert "上面没有第9条" in done.err
    assert "库里没有编号是“没有”的条目" in done.err
    assert curate.decisions() == ""


def test_an_unknown_key_is_answered_without_the_keys_twice(curate: Curate) -> None:
    done = curate(typed="z\nq\n")
    assert "没有“z”这个键，什么也没有定。可用的键在下面，按 ? 看说明。\n" in done.err
    assert done.err.count("回车采用") == 2


def test_full_width_keys_of_a_chinese_input_method_are_keys(curate: Curate) -> None:
    done = curate(typed="？\nＳ\nｎ\n1\nｑ\n")
    assert "跳过：这次不定，下次再问" in done.err
    assert [str(d.verdict) for d in read_decisions(curate.bank / FILE).made] == ["拒绝"]


def test_accepting_what_the_bank_says_already_names_the_key_that_merges(curate: Curate) -> None:
    (curate.bank / "本单位.yaml").write_text(OWN, encoding="utf-8")
    curate.queue = (candidate("云上问政平台"),)
    done = curate(typed="\n1\n\n")
    said = "库里已有文本相同的条目“提法-云上问政”。是一回事就并入它：按 1；不要就按 n。"
    assert said in done.err
    assert "审定写" not in done.err
    assert [d.target for d in read_decisions(curate.bank / FILE).made] == ["提法-云上问政"]


def test_a_sitting_says_when_there_is_nothing_to_do(curate: Curate) -> None:
    curate.queue = ()
    assert "先用 planner mine" in curate().err


@pytest.mark.parametrize("way", [(), ("--list", "--json"), ("--rebuild",), ("--check",)])
def test_a_bank_folder_that_is_not_there_is_no_empty_queue(curate: Curate, way: tuple[str, ...]) -> None:
    curate.bank = curate.bank.with_name("没有")
    done = curate(*way)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"找不到短语库文件夹 {curate.bank}。")
    assert not curate.bank.exists()


def test_a_file_is_no_bank_folder(curate: Curate) -> None:
    curate.bank = curate.bank.with_name("库.txt")
    curate.bank.write_text("", encoding="utf-8")
    done = curate("--list")
    assert (done.code, done.out) == (3, "")
    assert done.err == f"{curate.bank} 是文件，不是短语库文件夹。请核对 --bank 后面的名字。\n"


def test_what_another_sitting_decided_meanwhile_is_not_decided_twice(
    curate: Curate, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.curation import desk  # noqa: PLC0415 - patched for this test

    save = desk.Desk.save

    def beaten(self: desk.Desk, decision: object) -> None:
        monkeypatch.setattr("planner.curation.desk.Desk.save", save)
        other = desk.Desk(self.folder, self.by_hand, self.decided)
        save(other, decision)  # type: ignore[arg-type]
        save(self, decision)  # type: ignore[arg-type]

    monkeypatch.setattr("planner.curation.desk.Desk.save", beaten)
    done = curate(typed="\nq\n")
    assert "“推动问题整改到位”刚才已经在别处审定过（采用），这一次没有记下。" in done.err
    assert len(read_decisions(curate.bank / FILE).made) == 1


def test_rebuild_makes_the_same_bytes_from_queue_and_decisions(curate: Curate) -> None:
    curate.apply(f"{BATCH}  - 键: {ZG}\n    审定: 采用\n")
    path = curate.bank / "采自报告-套语.yaml"
    before = path.read_bytes()
    assert curate("--check").code == 0
    path.unlink()
    check = curate("--check")
    assert (check.code, check.out) == (1, "采自报告-套语.yaml\n")
    assert not path.exists()
    curate.queue = curate.queue[::-1]
    assert curate("--rebuild").code == 0
    assert path.read_bytes() == before


def test_a_decision_whose_candidate_is_gone_is_kept_and_told(curate: Curate) -> None:
    curate.apply(f"{BATCH}  - 键: {ZG}\n    审定: 采用\n")
    curate.queue = QUEUE[1:]
    done = curate("--rebuild")
    assert "“推动问题整改到位”（采用）在报告里已经找不到" in done.err
    assert load_bank(curate.bank).entries["套语-推动问题整改到位"].sources == ("审定",)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--list", "--rebuild"), "--list、--rebuild 一次只能用一个。"),
        (("--over",), "--over 和 --apply 一起用"),
        (("--rebuild", "--json"), "--json 和 --list 一起用"),
        (("--kind", "小标提"), "没有“小标提”这个种类。是不是“小标题”？"),
    ],
)
def test_what_contradicts_itself_is_refused(curate: Curate, arguments: tuple[str, ...], message: str) -> None:
    done = curate(*arguments)
    assert done.code == 2
    assert message in done.err


def test_a_folder_that_cannot_be_written_is_named_before_a_word_is_lost(
    curate: Curate, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.mkdir", denied)
    done = curate.apply(f"{BATCH}  - 键: {ZG}\n    审定: 采用\n")
    assert done.code == 3
    assert "没有写入：没有权限" in done.err


SITTING = """
import sys
import planner.cli.curate
from tests.curation.conftest import QUEUE
planner.cli.curate.candidates_of = lambda *_: QUEUE
from planner.cli import main
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_sitting_keeps_its_decisions(
    tmp_path: Path, repository: Path, blow: signal.Signals
) -> None:
    bank = tmp_path / "库"
    bank.mkdir()
    sitting = subprocess.Popen(
        [sys.executable, "-c", SITTING, "curate", "--bank", str(bank)],
        cwd=repository,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert sitting.stdin is not None
    sitting.stdin.write(b"\nn\n1\n")
    sitting.stdin.flush()
    until = time.monotonic() + 30
    while time.monotonic() < until and len(read_decisions(bank / FILE).made) < 2:
        time.sleep(0.05)
    sitting.send_signal(blow)
    assert sitting.wait(30) == (130 if blow is signal.SIGINT else -9)
    sitting.stdin.close()
    assert [str(d.verdict) for d in read_decisions(bank / FILE).made] == ["拒绝", "采用"]
    if blow is signal.SIGINT:
        assert "套语-推动问题整改到位" in load_bank(bank).entries
