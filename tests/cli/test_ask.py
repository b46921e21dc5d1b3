"""planner ask, its lines given on standard input: what is asked, said and saved."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.bank.load import load_bank
from planner.errors import UnwritableOutputError
from planner.facts.asking import keeper
from planner.facts.asking.steps import Interview, left
from planner.facts.load import load_facts
from planner.files import write_bytes
from tests.cli.conftest import Outcome, Planner

Ask = Callable[..., Outcome]

_HEAD = "文种: 工作报告\n级别: 区\n年度: 2026\n"


@pytest.fixture
def ask(planner: Planner, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Return a call that answers the questions of facts.yaml with these lines."""

    def call(*lines: str, options: tuple[str, ...] = ()) -> Outcome:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return planner("ask", "facts.yaml", *options)

    return call


def _without(text: str, *keys: str) -> str:
    """Return the shortest example with the answers under some keys taken out."""
    lines = text.split("\n")
    return "\n".join(
        f"{line.partition(':')[0]}:" if line.strip().partition(":")[0] in keys else line for line in lines
    )


def _before(path: Path, wanted: str, *, everything: bool = False) -> int:
    """Return how many questions are asked before the one at `wanted`."""
    bank = load_bank()
    facts, _ = load_facts(path, bank)
    return [step.path for step in left(Interview(everything), facts, bank)].index(wanted)


def test_open_must_haves_are_asked_and_each_answer_is_in_the_file(
    ask: Ask, facts: Path, shortest: str
) -> None:
    facts.write_text(_without(shortest, "报告人", "常委会会议"), encoding="utf-8")
    done = ask("周叙明", "８次")
    assert done.code == 0
    assert facts.read_text(encoding="utf-8").replace("常委会会议: 8", "常委会会议: 7") == shortest.replace(
        "常委会会议: 8", "常委会会议: 7"
    )
    assert "facts.yaml：还有 2 题。答一题存一题，随时可以退出。" in done.text
    assert "1/2　听取报告的这次人民代表大会会议\n报告人姓名（必填）" in done.text
    assert "这次答了 2 题，原来的留在 facts.旧.yaml。\n必填的都填了。" in done.text
    assert "写初稿：planner draft facts.yaml -o 初稿.docx" in done.text


def test_a_refusal_says_why_and_asks_again(ask: Ask, facts: Path, shortest: str) -> None:
    facts.write_text(_without(shortest, "职务"), encoding="utf-8")
    done = ask("代理主仁", "1")
    assert "没有“代理主仁”这个选项，是不是“代理主任”。改法：代理主任。" in done.err
    assert "职务: 主任" in facts.read_text(encoding="utf-8")


def test_what_does_not_add_up_is_told_with_the_answer_that_shows_it(ask: Ask, facts: Path) -> None:
    facts.write_text(f"{_HEAD}代表:\n  收集意见: 10\n  办结意见:\n", encoding="utf-8")
    skipped = [""] * 60
    steps = _before(facts, "代表.办结意见", everything=True)
    done = ask(*skipped[:steps], "12", "q", options=("--all",))
    assert "存下了，不过要留意：" in done.err
    assert "12" in done.err
    assert "办结意见: 12" in facts.read_text(encoding="utf-8")


def test_blank_skips_and_the_end_says_what_is_open(ask: Ask, facts: Path, shortest: str) -> None:
    facts.write_text(_without(shortest, "报告人", "职务"), encoding="utf-8")
    before = facts.read_bytes()
    done = ask("", "")
    assert facts.read_bytes() == before
    assert not facts.with_name("facts.旧.yaml").exists()
    assert "这次没有改动文件。\n必填的还有 2 题：\n  报告人姓名（大会.报告人）\n" in done.text
    assert "接着答：planner ask facts.yaml" in done.text


def test_what_is_not_known_yet_is_written_so_and_asked_next_time(
    ask: Ask, facts: Path, shortest: str
) -> None:
    facts.write_text(_without(shortest, "报告人"), encoding="utf-8")
    assert "1/1" in ask("待填").text
    assert "报告人: 待填" in facts.read_text(encoding="utf-8")
    done = ask("周叙明")
    assert "现在填的：待填（直接按回车不改）" in done.text
    assert facts.read_text(encoding="utf-8") == shortest


def test_one_can_go_back_and_answer_again(ask: Ask, facts: Path, shortest: str) -> None:
    facts.write_text(_without(shortest, "报告人", "职务"), encoding="utf-8")
    done = ask("周叙", "<", "周叙明", "主任")
    assert "现在填的：周叙（直接按回车不改）" in done.text
    assert facts.read_text(encoding="utf-8") == shortest
    assert "前面没有题了。" in ask("<", options=("--all",)).err


def test_help_shows_the_explanation_the_example_and_the_keys(ask: Ask, facts: Path, shortest: str) -> None:
    facts.write_text(_without(shortest, "常委会会议"), encoding="utf-8")
    done = ask("？", "q")
    assert "填整数，单位不用写；不是准数写“约300”“30余”。" in done.err
    assert "例：8" in done.err
    assert "回到上一题" in done.err


def test_the_lines_of_a_list_are_saved_one_by_one(ask: Ask, facts: Path) -> None:
    facts.write_text(f"{_HEAD}自身:\n  制度:\n", encoding="utf-8")
    done = ask(
        *[""] * _before(facts, "自身.制度", everything=True), "《议事规则》", "《办法》", options=("--all",)
    )
    text = facts.read_text(encoding="utf-8")
    assert "《议事规则》" in text
    assert "《办法》" in text
    assert "这次答了 1 题" in done.text


def test_records_are_added_field_by_field(ask: Ask, facts: Path) -> None:
    facts.write_text(_HEAD, encoding="utf-8")
    before = [""] * _before(facts, "不足.1.表现")
    done = ask(*before, "监督还不够有力", "建立台账", "监督", "联系代表不够", "q")
    assert "十四、不足和改进\n第2条（没有了就直接按回车）" in done.text
    assert facts.read_text(encoding="utf-8").split("不足:\n")[1] == (
        "  - 表现: 监督还不够有力\n    措施: 建立台账\n    部分: 监督\n  - 表现: 联系代表不够\n"
    )


def test_a_promise_is_answered_by_numbers_and_its_item_found_by_words(
    ask: Ask, facts: Path, shortest: str
) -> None:
    promise = "去年计划:\n  - 事项: 修订议事规则\n  - 事项: 开展普法调研\n  - 事项: 建设联网二期\n"
    facts.write_text(f"{shortest}{promise}", encoding="utf-8")
    done = ask("1", "本级", "1", "2", "已形成初稿", "3", "市级平台尚未建成")
    assert "去年计划第1条“修订议事规则”" in done.text
    assert "没有这个题目，像的有（填数字；换几个字就再找）：" in done.err
    text = facts.read_text(encoding="utf-8").split("去年计划:\n")[1]
    assert "结果: 完成\n    议题: " in text
    assert "  - 事项: 开展普法调研\n    结果: 推进中\n    说明: 已形成初稿\n" in text
    assert text.endswith("  - 事项: 建设联网二期\n    结果: 未做\n    原因: 市级平台尚未建成\n")


def test_a_promise_called_done_by_an_item_that_was_not_is_told_at_once(
    ask: Ask, facts: Path, shortest: str
) -> None:
    item = "本年议题:\n  - 题目: 全民阅读\n    形式: 视察\n    状态: 未完成\n    原因: 人手不足\n"
    text = shortest.replace("本年议题:\n", item)
    facts.write_text(f"{text}去年计划:\n  - 事项: 视察全民阅读\n", encoding="utf-8")
    done = ask("完成", "全民阅读")
    assert "存下了，不过要留意：“视察全民阅读”填的是完成，第" in done.err
    assert "的议题“全民阅读”却是“未完成”。改法：核对两处，改掉不对的一处。" in done.err


def test_a_record_whose_name_is_not_known_is_not_begun(ask: Ask, facts: Path) -> None:
    facts.write_text(_HEAD, encoding="utf-8")
    done = ask(*[""] * _before(facts, "本年议题.1.题目"), "待填", "q")
    assert "还不知道的先不加，知道了再来。" in done.err
    assert facts.read_text(encoding="utf-8") == _HEAD


def test_a_change_made_elsewhere_meanwhile_is_read_and_kept(
    ask: Ask, facts: Path, shortest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts.write_text(_without(shortest, "报告人"), encoding="utf-8")
    refresh = keeper.Keeper.refresh

    def beaten(self: keeper.Keeper) -> bool:
        monkeypatch.setattr("planner.facts.asking.keeper.Keeper.refresh", refresh)
        facts.write_text(facts.read_text(encoding="utf-8") + "# 别处加的一行\n", encoding="utf-8")
        return refresh(self)

    monkeypatch.setattr("planner.facts.asking.keeper.Keeper.refresh", beaten)
    done = ask("周叙明")
    assert "这个文件刚才在别处改过，已经重新读入。" in done.err
    assert facts.read_text(encoding="utf-8") == f"{shortest}# 别处加的一行\n"


def test_an_answer_given_elsewhere_meanwhile_is_not_overwritten_unasked(
    ask: Ask, facts: Path, shortest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts.write_text(_without(shortest, "报告人"), encoding="utf-8")
    refresh = keeper.Keeper.refresh

    def beaten(self: keeper.Keeper) -> bool:
        monkeypatch.setattr("planner.facts.asking.keeper.Keeper.refresh", refresh)
        facts.write_text(shortest, encoding="utf-8")
        return refresh(self)

    monkeypatch.setattr("planner.facts.asking.keeper.Keeper.refresh", beaten)
    done = ask("周叙名", "")
    assert "这一题在文件里已经填了“周叙明”，没有动它。" in done.err
    assert facts.read_text(encoding="utf-8") == shortest


def test_what_cannot_be_saved_is_asked_again(
    ask: Ask, facts: Path, shortest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts.write_text(_without(shortest, "报告人"), encoding="utf-8")

    def full(path: Path, data: bytes) -> Path | None:
        monkeypatch.setattr("planner.facts.asking.keeper.write_bytes", write_bytes)
        raise UnwritableOutputError(f"{path} 没有写入：磁盘满了。{len(data)}")

    monkeypatch.setattr("planner.facts.asking.keeper.write_bytes", full)
    done = ask("周叙明", "周叙明")
    assert "磁盘满了" in done.err
    assert "这一题还没有存。处理好以后再答一次。" in done.err
    assert facts.read_text(encoding="utf-8") == shortest


def test_the_value_of_last_year_stands_beside_the_question(
    ask: Ask, facts: Path, folder: Path, shortest: str
) -> None:
    (folder / "去年.yaml").write_text(shortest.replace("年度: 2026", "年度: 2025"), encoding="utf-8")
    text = _without(shortest, "常委会会议").replace("\n单位:", "\n参照:\n  去年: 去年.yaml\n单位:")
    facts.write_text(text, encoding="utf-8")
    said = next(line for line in shortest.splitlines() if "常委会会议:" in line).partition(": ")[2]
    assert f"  去年：{said}次\n" in ask("q").text


def test_errors_of_the_file_are_told_and_do_not_stop_the_interview(
    ask: Ask, facts: Path, shortest: str
) -> None:
    facts.write_text(_without(shortest, "报告人").replace("\n年度: ", "\n年分: "), encoding="utf-8")
    done = ask("2026", "周叙明")
    assert "文件里有 1 处错误，这里不改。另外用 planner check facts.yaml 看。" in done.err
    assert "报告人: 周叙明" in facts.read_text(encoding="utf-8")


def test_an_answer_that_could_not_be_read_is_told_and_replaced(ask: Ask, facts: Path, shortest: str) -> None:
    wrong = shortest.replace("职务: 主任", "职务: 主仁  # 核")
    facts.write_text(wrong, encoding="utf-8")
    done = ask("1")
    assert "文件里这一题没有用上：没有“主仁”这个选项" in done.text
    assert facts.read_text(encoding="utf-8") == shortest.replace("职务: 主任", "职务: 主任  # 核")


def test_a_line_that_has_to_be_mended_first_is_named(ask: Ask, facts: Path, shortest: str) -> None:
    wrong = _without(shortest, "报告人").replace("  报告人:", "  报告人：")
    facts.write_text(wrong, encoding="utf-8")
    done = ask("周叙明")
    assert "“报告人”后面的冒号是全角的，要用半角冒号加空格" in done.err
    assert "这一题还没有存。处理好以后再答一次。" in done.err
    assert facts.read_text(encoding="utf-8") == wrong


def test_a_file_without_open_questions_says_what_comes_next(ask: Ask, facts: Path) -> None:
    before = facts.read_bytes()
    done = ask()
    assert done.code == 0
    assert done.text.startswith("这次没有改动文件。\n必填的都填了。\n")
    assert facts.read_bytes() == before


@pytest.mark.parametrize(("name", "message"), [("没有.yaml", "找不到 没有.yaml"), ("facts", "是文件夹")])
def test_a_file_that_cannot_be_read_ends_with_a_message(
    planner: Planner, folder: Path, name: str, message: str
) -> None:
    (folder / "facts").mkdir()
    done = planner("ask", name)
    assert done.code == 3
    assert message in done.err
