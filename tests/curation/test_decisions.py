"""The file of decisions: every mistake with its line, comments left alone, several writers at once."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.bank.yamlfile import RawFile, read_short, read_yaml
from planner.curation.decisions import FILE, Decisions, decision_lines, read_decisions
from planner.curation.ledger import DecidedElsewhereError, add_decisions, withdraw_decision
from planner.curation.model import Decision, Verdict
from planner.errors import InvalidInputError, UnwritableOutputError
from planner.finding import Finding
from planner.mining.model import CandidateKind
from tests.curation.made import decide, key_of

ACCEPT = replace(decide(Verdict.ACCEPT, "推动整改"), entry="套语-推动整改")
REJECT = decide(Verdict.REJECT, "跟踪问效")
OPENING = replace(decide(Verdict.ACCEPT, "沉下身子", CandidateKind.OPENING), entry="起句-沉下身子")
RETIRE = Decision(verdict=Verdict.RETIRE, target="提法-甲", reason="已经过时", fields={"接替": "提法-乙"})
KEY = key_of(CandidateKind.FORMULA, "推动整改")

HAND = f"""\
# 我们办公室的审定
类别: 审定
条目:
  # —— 提法 ——
  # 这一条问过老主任
  - 键: {KEY}
    文本: 推动整改
    审定: 采用   
    # 编号不要动
    编号: 套语-推动整改

# 完
"""  # noqa: W291 - a blank at the end is what people leave


def batch(folder: Path, *lines: str, head: str = "类别: 审定\n条目:\n") -> tuple[Finding, ...]:
    path = folder / "批.yaml"
    path.write_text(head + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    with pytest.raises(InvalidInputError) as raised:
        read_decisions(path)
    return raised.value.findings


def first(*lines: str) -> tuple[str, ...]:
    return (f"  - 键: {KEY}", "    文本: 推动整改", *(f"    {line}" for line in lines))


@pytest.mark.parametrize(
    ("lines", "line", "message", "suggestion"),
    [
        (first("审定: 采纳"), 5, "“采纳”不是审定的结果", "可写：采用、改写、并入、拒绝、停用"),
        (first("理由: 好"), 3, "没有写“审定”", "可写：采用、改写、并入、拒绝、停用"),
        (first("审定: 改写"), 3, "“改写”要写“改为”", "补上“改为: …”"),
        (first("审定: 并入"), 3, "“并入”要写“目标”", "补上“目标: …”"),
        (first("审定: 拒绝"), 3, "“拒绝”要写“理由”", "补上“理由: …”"),
        (first("审定: 采用", "备考: 好"), 6, "没有“备考”这个键", "可写：键、文本、审定"),
        (first("审定: 采用", "职则: 监督"), 6, "没有“职则”这个键", "是不是“职责”？"),
        (first("审定: 采用", "措施: 好"), 6, "成为套语的“采用”没有“措施”这个键", "可写："),
        (first("审定: 采用", "职责: 监都"), 6, "“监都”不是可用的职责", "可写：政治"),
        (first("审定: 采用", "类别: 词组"), 6, "候选不能成为“词组”", "可写：套语、提法"),
        (first("审定: 采用", "级别: []"), 6, "这里不能空着", "写成 [甲, 乙]"),
        (first("审定: 采用", "编号: [甲]"), 6, "这里只能写一个值", "去掉方括号"),
        (first("审定: 采用", "来源: [甲]"), 6, "没有“来源”这个键", "键、文本、审定"),
        (first("审定: 拒绝", "理由: 空", "目标: 甲"), 7, "“拒绝”没有“目标”这个键", "键、文本、审定"),
        (("  - 键: 提法-12", "    文本: 甲", "    审定: 采用"), 3, "“提法-12”不是候选的键", "十二位十六进制"),
        (("  - 文本: 甲", "    审定: 采用"), 3, "没有写“键”", "planner curate --list"),
        ((f"  - 键: {KEY}", "    审定: 采用"), 3, "没有写“文本”", "写上候选的原文"),
        (("  - 审定: 停用", "    理由: 旧"), 3, "“停用”要写“目标”", "补上“目标: …”"),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_what_to_write(
    tmp_path: Path, lines: tuple[str, ...], line: int, message: str, suggestion: str
) -> None:
    (finding,) = batch(tmp_path, *lines)
    assert (finding.place.line, finding.source_line) == (line, lines[line - 3])
    assert message in finding.message
    assert suggestion in finding.suggestion


def test_all_mistakes_come_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = batch(
        tmp_path, *first("审定: 改写", "类型: 提法"), *first("审定: 采用"), *first("审定: 拒绝", "理由: 空")
    )
    assert [(f.place.line, f.message) for f in found] == [
        (3, "“改写”要写“改为”"),
        (6, "成为套语的“改写”没有“类型”这个键"),
        (10, f"“{KEY}”在第7行已经审定过（采用）"),
    ]


def test_two_decisions_may_not_give_one_id(tmp_path: Path) -> None:
    other = key_of(CandidateKind.FORMULA, "问需于民")
    second = (f"  - 键: {other}", "    文本: 问需于民", "    审定: 采用", "    编号: 套语-甲")
    (finding,) = batch(tmp_path, *first("审定: 采用", "编号: 套语-甲"), *second)
    assert (finding.place.line, finding.message) == (7, "编号“套语-甲”在第3行已经用过")


@pytest.mark.parametrize(
    ("head", "line", "message"),
    [
        ("类别: 提法\n条目:\n", 1, "这不是审定文件"),
        ("条目:\n", 1, "这不是审定文件"),
        ("类别: 审定\n缺省:\n条目:\n", 2, "文件开头没有“缺省”这个键"),
        ("类别: 审定\n条目: [甲]\n", 2, "这一条不是“键: 值”的写法"),
        ("类别: 审定\n条目:\n  - 键: 甲: 乙\n", 3, "这里不合 YAML 的写法"),
    ],
)
def test_a_file_of_another_shape_is_named(tmp_path: Path, head: str, line: int, message: str) -> None:
    found = batch(tmp_path, head=head)
    assert (found[0].place.line, found[0].message) == (line, message)


def test_what_all_decisions_of_a_batch_share_may_stand_at_its_head(tmp_path: Path) -> None:
    path = tmp_path / "批.yaml"
    path.write_text(
        f"类别: 审定\n默认:\n  审定: 采用\n  级别: [镇]\n条目:\n  - 键: {KEY}\n    文本: 推动整改\n",
        encoding="utf-8",
    )
    (decision,) = read_decisions(path).made
    assert (decision.verdict, decision.fields, decision.line) == (Verdict.ACCEPT, {"级别": ("镇",)}, 6)


def test_a_folder_without_the_file_has_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(tmp_path / FILE).made == ()


def test_decisions_are_written_in_groups_sorted_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / FILE
    add_decisions(path, [RETIRE, OPENING])
    read = add_decisions(path, [REJECT, ACCEPT])
    assert [replace(d, line=0) for d in read.made] == [ACCEPT, REJECT, OPENING, RETIRE]
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[3:] == [
        "类别: 审定",
        "条目:",
        "  # —— 提法 ——",
        f"  - 键: {KEY}",
        "    文本: 推动整改",
        "    审定: 采用",
        "    编号: 套语-推动整改",
        f"  - 键: {REJECT.key}",
        "    文本: 跟踪问效",
        "    审定: 拒绝",
        "    理由: 半截话",
        "  # —— 起句 ——",
        f"  - 键: {OPENING.key}",
        "    文本: 沉下身子",
        "    审定: 采用",
        "    编号: 起句-沉下身子",
        "  # —— 停用 ——",
        "  - 审定: 停用",
        "    目标: 提法-甲",
        "    接替: 提法-乙",
        "    理由: 已经过时",
    ]


def test_the_order_in_which_decisions_are_made_does_not_show(tmp_path: Path) -> None:
    made = [ACCEPT, REJECT, OPENING, RETIRE]
    for name, order in (("甲", made), ("乙", made[::-1])):
        for decision in order:
            add_decisions(tmp_path / name / FILE, [decision])
    assert (tmp_path / "甲" / FILE).read_bytes() == (tmp_path / "乙" / FILE).read_bytes()


def test_comments_and_lines_written_by_hand_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_text(HAND, encoding="utf-8")
    add_decisions(path, [REJECT])
    now = path.read_text(encoding="utf-8")
    for line in HAND.splitlines():
        assert line.rstrip() in now.splitlines()
    assert now.index("# 这一条问过老主任") < now.index("推动整改") < now.index("跟踪问效") < now.index("# 完")
    assert now.count("# —— 提法 ——") == 1


def test_a_decision_that_is_made_anew_keeps_the_comment_above_it(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.parent.mkdir()
    path.write_text(HAND, encoding="utf-8")
    anew = replace(ACCEPT, verdict=Verdict.REJECT, entry="", reason="太平常")
    with pytest.raises(DecidedElsewhereError, match="“推动整改”刚才已经在别处审定过（采用）"):
        add_decisions(path, [anew])
    read = add_decisions(path, [anew], over=True)
    assert [d.verdict for d in read.made] == [Verdict.REJECT]
    assert "  # 这一条问过老主任\n  - 键" in path.read_text(encoding="utf-8")


def test_a_decision_taken_back_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / FILE
    add_decisions(path, [ACCEPT, OPENING])
    before = path.read_bytes()
    add_decisions(path, [REJECT])
    withdraw_decision(path, REJECT)
    assert path.read_bytes() == before


def test_a_file_in_another_form_of_yaml_is_brought_into_ours_with_its_comments(tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.parent.mkdir()
    head = "# 甲说\n类别: 审定\n默认: {审定: 采用, 级别: [镇]}\n条目:\n# 乙说\n"
    other = f"{head}- 键: {KEY}\n  文本: 推动整改 # 丙说\n"
    path.write_text(other, encoding="utf-8")
    read = add_decisions(path, [REJECT])
    assert [(d.text, d.verdict, d.fields) for d in read.made] == [
        ("推动整改", Verdict.ACCEPT, {"级别": ("镇",)}),
        ("跟踪问效", Verdict.REJECT, {}),
    ]
    assert read_short(path, read.file.source) is not None
    assert "# 甲说" in read.file.source
    assert "# 乙说" in [line.strip() for line in read.file.source]


TEXTS = st.text(
    alphabet="甲乙“”《〔〕1-[],{}:#'\"&*!|>%@`?~ \\\t\u3000\u2028\x85\x07—…😀", min_size=1, max_size=9
)


@given(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4, unique=True), TEXTS)
def test_whatever_a_decision_says_is_read_back(texts: list[str], reason: str) -> None:
    made = [
        replace(decide(Verdict.ACCEPT, text), reason=reason, fields={"别样": tuple(texts)}) for text in texts
    ]
    source = ["类别: 审定", "条目:", *(line for d in made for line in decision_lines(d))]
    full = read_yaml(Path("甲.yaml"), source)
    assert full.mistakes == []
    assert [entry.values["文本"] for entry in full.entries] == texts
    assert all(entry.values["理由"] == reason for entry in full.entries)
    assert all(entry.values["别样"] == tuple(texts) for entry in full.entries)
    narrow = read_short(Path("甲.yaml"), source)
    assert narrow is None or narrow.entries == full.entries


PLAIN = st.text(alphabet="常委会推动“四个”《法》{数}，。、：（）12a—…·", min_size=1, max_size=12)


@given(PLAIN)
def test_what_reports_say_keeps_to_the_narrow_form(text: str) -> None:
    source = [
        "类别: 审定",
        "条目:",
        *decision_lines(replace(ACCEPT, text=text, fields={"别样": (text, text)})),
    ]
    narrow = read_short(Path("甲.yaml"), source)
    assert narrow is not None
    assert narrow.entries[0].values["文本"] == text
    assert narrow.entries[0].values["别样"] == (text, text)


def test_a_file_that_cannot_be_written_is_left_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / FILE
    add_decisions(path, [ACCEPT])
    before = path.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UnwritableOutputError, match="磁盘满了"):
        add_decisions(path, [REJECT])
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [d.text for d in read_decisions(path).made] == ["推动整改"]


WRITER = """
import sys
from pathlib import Path
from planner.curation.ledger import add_decisions
from tests.curation.made import decide
from planner.curation.model import Verdict
for number in range(12):
    add_decisions(Path(sys.argv[1]), [decide(Verdict.ACCEPT, f"{sys.argv[2]}{number}次问需")])
"""


def test_two_processes_lose_none_of_each_others_decisions(tmp_path: Path, repository: Path) -> None:
    path = tmp_path / FILE
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], cwd=repository) for name in "甲乙"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    assert len(read_decisions(path).made) == 24
    assert [entry.name for entry in path.parent.iterdir()] == ["决定.yaml"]


HOLDER = """
import sys, time
from pathlib import Path
from planner.curation.lock import locked
with locked(Path(sys.argv[1])):
    print(1, flush=True)
    time.sleep(60)
"""


def test_a_writer_that_does_not_let_go_is_named(
    tmp_path: Path, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / FILE
    add_decisions(path, [ACCEPT])
    monkeypatch.setattr("planner.curation.lock._PATIENCE", 0.1)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], cwd=repository, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(UnwritableOutputError, match="正由另一个 planner 写着"):
            add_decisions(path, [REJECT])
        holder.kill()
    add_decisions(path, [REJECT])


def test_decisions_without_a_file_have_no_lines() -> None:
    assert Decisions(RawFile(Path("甲"), [])).finding(9, "乙", "丙", "丁").source_line == ""
