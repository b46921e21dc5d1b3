"""One answer changed: every other byte stays, every other answer reads as before."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.facts.model import Fact, Kind, Question, walk
from planner.facts.questionnaire import load_questionnaire
from planner.facts.reading.lint import lint
from planner.facts.reading.nodes import Mapping, Node, Scalar, Sequence, parse_nodes
from planner.facts.reading.source import source_of
from planner.facts.splicing.splice import Edit, NewRecord, SpliceError, splice
from planner.facts.writing.values import written
from planner.files import read_text, write_text
from tests.facts.made_facts import answers_to, facts_files
from tests.facts.reading import HEAD, answers, read

QUESTIONNAIRE = load_questionnaire("工作报告")
SINGLE = [(path, q) for path, q in walk(QUESTIONNAIRE.questions) if q.kind not in {Kind.GROUP, Kind.RECORDS}]
LISTS = [(path, q) for path, q in walk(QUESTIONNAIRE.questions) if q.kind is Kind.RECORDS]


def changed(body: str, *changes: Edit | NewRecord) -> str:
    """Return what becomes of a body below the usual head."""
    return splice(HEAD + body, changes, QUESTIONNAIRE).removeprefix(HEAD)


def edit(body: str, path: str, *texts: str) -> str:
    """Return what becomes of a body when one answer is given, which must be read back."""
    after = changed(body, Edit(path, texts))
    assert changed(after, Edit(path, texts)) == after
    return after


@pytest.mark.parametrize(
    ("body", "path", "texts", "after"),
    [
        ("会议:\n  常委会会议: 8\n", "会议.常委会会议", ["9"], "会议:\n  常委会会议: 9\n"),
        (
            "会议:\n  常委会会议: 8   # 含临时会\n",
            "会议.常委会会议",
            ["9"],
            "会议:\n  常委会会议: 9   # 含临时会\n",
        ),
        ("会议:\n  常委会会议:   # 次\n", "会议.常委会会议", ["9"], "会议:\n  常委会会议: 9   # 次\n"),
        ("总述:\n  目标: '甲'\n", "总述.目标", ["it's"], "总述:\n  目标: 'it''s'\n"),
        ('总述:\n  目标: "甲"\n', "总述.目标", ['他说"好"'], '总述:\n  目标: "他说\\"好\\""\n'),
        ("总述:\n  目标: 甲\n", "总述.目标", ["乙: 丙"], '总述:\n  目标: "乙: 丙"\n'),
        ("总述:\n  目标: 甲\n", "总述.目标", ["#1工程"], '总述:\n  目标: "#1工程"\n'),
        ("总述:\n  目标: *重点*\n", "总述.目标", ["乙"], "总述:\n  目标: 乙\n"),
        ("总述:\n  目标: 完成: 六件\n", "总述.目标", ["乙"], "总述:\n  目标: 乙\n"),
        (
            "总述:\n  目标: 第一行\n    接着写\n  口号: 好\n",
            "总述.目标",
            ["乙"],
            "总述:\n  目标: 乙\n  口号: 好\n",
        ),
        (
            '总述:\n  目标: "第一行\n    接着写"\n  口号: 好\n',
            "总述.目标",
            ["乙"],
            '总述:\n  目标: "乙"\n  口号: 好\n',
        ),
        ("总述:\n  目标:\n    写在下面\n", "总述.目标", ["乙"], "总述:\n  目标:\n    乙\n"),
        (
            "总述:\n  目标: |  # 原文\n     第一行\n     第二行\n\n  口号: 好\n",
            "总述.目标",
            ["甲\n乙\n丙"],
            "总述:\n  目标: |  # 原文\n     甲\n     乙\n     丙\n\n  口号: 好\n",
        ),
        (
            "总述:\n  目标: >\n    第一行\n  口号: 好\n",
            "总述.目标",
            ["甲"],
            "总述:\n  目标: >\n    甲\n  口号: 好\n",
        ),
        ("体会: [甲事, 乙事]\n", "体会", ["甲事", "丙,丁"], '体会: [甲事, "丙,丁"]\n'),
        ("体会: [甲事,乙事]  # 注\n", "体会", ["丙", "丁"], "体会: [丙,丁]  # 注\n"),
        ("体会: 甲事；乙事\n", "体会", ["甲事", "丙"], "体会: 甲事；丙\n"),
        ("体会: 甲事、乙事\n", "体会", ["甲事", "丙"], "体会: 甲事、丙\n"),
        ("体会: 甲事\n", "体会", ["乙事"], "体会: 乙事\n"),
        ("体会: 甲事\n", "体会", ["甲事", "乙事"], "体会:\n  - 甲事\n  - 乙事\n"),
        ("体会: [甲事]\n", "体会", ["准，才有用"], "体会:\n  - 准，才有用\n"),
        (
            "体会:\n- 甲事\n# 说明\n- 乙事  # 注\n- 丙事\n",
            "体会",
            ["甲事", "丁", "丙事", "戊"],
            "体会:\n- 甲事\n# 说明\n- 丁  # 注\n- 丙事\n- 戊\n",
        ),
        ("体会:\n  - 甲事\n  - 乙事\n", "体会", ["乙事"], "体会:\n  - 乙事\n"),
        ("体会:\n  -   甲事\n", "体会", ["新事", "甲事"], "体会:\n  -   新事\n  -   甲事\n"),
        ("体会:\n  甲事\n  乙事\n", "体会", ["甲事", "丙"], "体会:\n  - 甲事\n  - 丙\n"),
        ("体会:  # 注\n不足:\n", "体会", ["甲事"], "体会:  # 注\n  - 甲事\n不足:\n"),
        ("体会: []\n", "体会", ["甲事"], "体会: [甲事]\n"),
        (
            "会议: {常委会会议: 8, 主任会议: 9}\n",
            "会议.主任会议",
            ["16"],
            "会议: {常委会会议: 8, 主任会议: 16}\n",
        ),
        ("会议: {常委会会议: 8}\n", "会议.主任会议", ["16"], "会议: {常委会会议: 8, 主任会议: 16}\n"),
    ],
)
def test_value_is_written_in_the_style_it_had(body: str, path: str, texts: list[str], after: str) -> None:
    assert edit(body, path, *texts) == after


@pytest.mark.parametrize(
    ("body", "path", "after"),
    [
        ("会议:\n  常委会会议: 8\n", "会议.常委会会议", "会议:\n  常委会会议:\n"),
        ("会议:\n  常委会会议: 8  # 注\n", "会议.常委会会议", "会议:\n  常委会会议:  # 注\n"),
        ("总述:\n  目标: |\n    甲\n    乙\n  口号: 好\n", "总述.目标", "总述:\n  目标:\n  口号: 好\n"),
        ("总述:\n  目标:\n    甲\n  口号: 好\n", "总述.目标", "总述:\n  目标:\n  口号: 好\n"),
        (
            "总述:\n  目标:  # 上\n    甲  # 下\n  口号: 好\n",
            "总述.目标",
            "总述:\n  目标:  # 上\n      # 下\n  口号: 好\n",
        ),
        ("体会: [甲事, 乙事]\n", "体会", "体会:\n"),
        ("体会:\n  - 甲事\n  # 说明\n  - 乙事\n", "体会", "体会:\n  # 说明\n"),
        ("体会:\n  - 甲事\n", "总述.目标", "体会:\n  - 甲事\n"),
        ("不足:\n  - 表现: 甲\n    措施: 乙\n", "不足.1", "不足:\n"),
        ("不足:\n  - 表现: 甲\n    措施: 乙\n体会: [甲]\n", "不足", "不足:\n体会: [甲]\n"),
    ],
)
def test_answer_taken_away_leaves_its_key_and_comments(body: str, path: str, after: str) -> None:
    assert edit(body, path) == after


@pytest.mark.parametrize(
    ("body", "path", "texts", "after"),
    [
        ("单位:\n    地区: 云川区\n", "单位.届", ["九"], "单位:\n    地区: 云川区\n    届: 九\n"),
        (
            "单位:\n  # 第几届\n  届: 九\n",
            "单位.地区",
            ["云川区"],
            "单位:\n  地区: 云川区\n  # 第几届\n  届: 九\n",
        ),
        ("单位:\n", "单位.地区", ["云川区"], "单位:\n  地区: 云川区\n"),
        (
            "\n单位:\n  地区: 云川区\n\n会议:\n  主任会议: 9\n",
            "总述.目标",
            ["甲"],
            "\n单位:\n  地区: 云川区\n\n总述:\n  目标: 甲\n\n会议:\n  主任会议: 9\n",
        ),
        ("会议:\n  主任会议: 9", "体会", ["甲", "乙"], "会议:\n  主任会议: 9\n体会:\n  - 甲\n  - 乙"),
        ("不足:\n  - 措施: 乙\n", "不足.1.表现", ["甲"], "不足:\n  - 表现: 甲\n    措施: 乙\n"),
        ("不足:\n  - 表现: 甲\n", "不足.1.措施", ["乙"], "不足:\n  - 表现: 甲\n    措施: 乙\n"),
        (
            "本年议题:\n  - 题目: 甲\n    问题: [一, 二]\n  - 题目: 乙\n",
            "本年议题.2.问题",
            ["三"],
            "本年议题:\n  - 题目: 甲\n    问题: [一, 二]\n  - 题目: 乙\n    问题: [三]\n",
        ),
    ],
)
def test_missing_key_is_put_where_the_questions_have_it(
    body: str, path: str, texts: list[str], after: str
) -> None:
    assert edit(body, path, *texts) == after


SHORTCOMING = NewRecord("不足", {"措施": ("丁",), "表现": ("丙",)})


@pytest.mark.parametrize(
    ("body", "after"),
    [
        ("不足:\n", "不足:\n  - 表现: 丙\n    措施: 丁\n"),
        ("体会: [甲]\n", "体会: [甲]\n不足:\n  - 表现: 丙\n    措施: 丁\n"),
        (
            "不足:\n    # 照样子填：\n    # - 表现:\n\n来年:\n",
            "不足:\n    # 照样子填：\n    # - 表现:\n  - 表现: 丙\n    措施: 丁\n\n来年:\n",
        ),
        (
            "不足:\n-   表现: 甲\n    措施: 乙\n    # 部分:\n来年:\n",
            "不足:\n-   表现: 甲\n    措施: 乙\n    # 部分:\n-   表现: 丙\n    措施: 丁\n来年:\n",
        ),
        ("不足: [{表现: 甲}]\n", "不足: [{表现: 甲}, {表现: 丙, 措施: 丁}]\n"),
        ("不足:\n  -\n    表现: 甲\n", "不足:\n  -\n    表现: 甲\n  - 表现: 丙\n    措施: 丁\n"),
    ],
)
def test_record_is_added_at_the_end_as_the_others_are_written(body: str, after: str) -> None:
    assert changed(body, SHORTCOMING) == after


def test_several_changes_are_made_at_once() -> None:
    body = "会议:\n  主任会议: 9\n不足:\n  - 表现: 甲\n"
    after = changed(
        body,
        Edit("不足.1.措施", ("乙",)),
        SHORTCOMING,
        Edit("会议.主任会议", ("10",)),
        Edit("会议.常委会会议", ("8",)),
        Edit("单位.届", ("九",)),
        Edit("单位.地区", ("云川区",)),
    )
    assert after == (
        "单位:\n  地区: 云川区\n  届: 九\n会议:\n  常委会会议: 8\n  主任会议: 10\n"
        "不足:\n  - 表现: 甲\n    措施: 乙\n  - 表现: 丙\n    措施: 丁\n"
    )


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("会议:\n  常委会会议：8\n", "第 5 行要先改好才能接着填：“常委会会议”后面的冒号是全角的"),
        ("会议: 8次\n", "第 4 行“会议”下面要分项填，现在直接写着内容"),
        ("会议:\n  常委会会议: 8\n体会: [&a 甲]\n", "第 6 行读不下去：以 & 开头的内容要加半角引号"),
    ],
)
def test_place_that_is_not_sure_is_refused_with_its_line(body: str, message: str) -> None:
    with pytest.raises(SpliceError, match=message):
        changed(body, Edit("会议.常委会会议", ("9",)))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (Edit("会议.茶话会", ("9",)), "没有“会议.茶话会”这一项"),
        (Edit("会议", ("9",)), "“会议”下面要分项填"),
        (Edit("不足.2.表现", ("甲",)), "第 6 行“不足”下面没有第 2 条"),
        (Edit("会议.常委会会议", ("8", "9")), "只填一个值，给了 2 个"),
        (Edit("总述.目标", ("甲\x07",)), r"不能写进文档的字符 U\+0007"),
        (NewRecord("体会", {}), "不是一条一条写的"),
        (NewRecord("不足", {"茶": ("甲",)}), "没有“茶”这一项"),
    ],
)
def test_change_that_cannot_be_made_says_why(change: Edit | NewRecord, message: str) -> None:
    with pytest.raises(SpliceError, match=message):
        changed("会议:\n  主任会议: 9\n不足:\n  - 表现: 甲\n", change)


def test_error_elsewhere_in_the_file_does_not_hinder() -> None:
    body = "会议:\n  常委会会议：8\n  主任会议: 9\n"
    assert edit(body, "会议.主任会议", "10") == "会议:\n  常委会会议：8\n  主任会议: 10\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_file_keeps_its_encoding_mark_and_line_ends(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = (HEAD + "单位:\n  地区: 云川区\n  届:\n体会:\n  - 甲\n").replace("\n", line_end)
    path = tmp_path / "事实.yaml"
    path.write_bytes(text.encode(encoding))
    read_in = read_text(path)
    after = splice(read_in.content, [Edit("单位.届", ("九",)), Edit("体会", ("甲", "乙"))], QUESTIONNAIRE)
    write_text(path, after, read_in)
    expected = text.replace("届:", "届: 九") + f"  - 乙{line_end}"
    assert path.read_bytes() == expected.encode(encoding)


def texts_of(content: str) -> dict[str, object]:
    """Return what a file says: leaf texts by path, blank ones left out."""
    node = parse_nodes(lint(source_of("", content), QUESTIONNAIRE).text, source_of("", content)).node
    return dict(_leaves(node, ""))


def _leaves(node: Node | None, path: str) -> list[tuple[str, object]]:
    if isinstance(node, Mapping):
        return [leaf for key, value in node.entries for leaf in _leaves(value, f"{path}.{key.text}")]
    if isinstance(node, Sequence):
        return [leaf for number, item in enumerate(node.items) for leaf in _leaves(item, f"{path}.{number}")]
    return [(path, node.text.strip())] if isinstance(node, Scalar) and node.text.strip() else []


def said(fact: Fact) -> tuple[str, object, bool]:
    """Return what an answer says, wherever it stands."""
    return fact.text, fact.value, fact.pending


def of(at: str, path: str) -> bool:
    """Return whether `at` is the path of an answer, or of an entry of it."""
    return at == path or at.startswith(f"{path}.")


def in_tree(path: str) -> str:
    """Return a path as `texts_of` has it: entries and records counted from 0."""
    return re.sub(r"\.(\d+)", lambda match: f".{int(match[1]) - 1}", f".{path}")


def others(content: str, path: str) -> dict[str, object]:
    """Return what a file says elsewhere than at `path`."""
    return {at: text for at, text in texts_of(content).items() if not of(at, in_tree(path))}


@st.composite
def files_and_edits(draw: st.DrawFn) -> tuple[str, Edit]:
    """Return a facts file and an edit, mostly of something that stands in it."""
    content = draw(facts_files(QUESTIONNAIRE))
    said = {at.removeprefix(".") for at in texts_of(content)}
    there = [(path, q) for path, q in SINGLE if path in said or f"{path}.0" in said]
    fields = [
        (f"{path}.{number}.{child.key}", child)
        for path, question in LISTS
        for number in (1, 2, 3)
        if any(at.startswith(f"{path}.{number - 1}.") for at in said)
        for child in question.children
    ]
    path, question = draw(st.sampled_from(draw(st.sampled_from([SINGLE, there or SINGLE, fields or SINGLE]))))
    return content, Edit(path, draw(st.one_of(st.just(()), answers_to(question), answers_to(question))))


@settings(max_examples=250)
@given(files_and_edits())
def test_one_edit_changes_its_answer_alone_and_twice_is_once(made: tuple[str, Edit]) -> None:
    content, change = made
    after = splice(content, [change], QUESTIONNAIRE)
    assert splice(after, [change], QUESTIONNAIRE) == after
    assert others(after, change.path) == others(content, change.path)
    before, now = answers(read(content)[0]), answers(read(after)[0])
    assert {at: said(now[at]) for at in now if not of(at, change.path)} == {
        at: said(before[at]) for at in before if not of(at, change.path)
    }


@settings(max_examples=150)
@given(files_and_edits())
def test_lines_of_other_answers_stay_byte_for_byte(made: tuple[str, Edit]) -> None:
    content, change = made
    after = splice(content, [change], QUESTIONNAIRE)
    before_lines, after_lines = content.splitlines(), after.splitlines()
    start = 0
    while start < min(len(before_lines), len(after_lines)) and before_lines[start] == after_lines[start]:
        start += 1
    end = 0
    least = min(len(before_lines), len(after_lines)) - start
    while end < least and before_lines[-1 - end] == after_lines[-1 - end]:
        end += 1
    gone = before_lines[start : len(before_lines) - end]
    key = change.path.rpartition(".")[2]
    assert all(_belongs(line, key) for line in gone)


def _belongs(line: str, key: str) -> bool:
    """Return whether a line that changed may be one of the answer: its key, an entry, what parts them."""
    words = line.strip()
    return not words or words.startswith((f"{key}:", "-", "#")) or ":" not in words


@settings(max_examples=150)
@given(files_and_edits())
def test_edit_taken_back_gives_the_file_as_it_was(made: tuple[str, Edit]) -> None:
    content, change = made
    former = tuple(_former(content, change.path))
    after = splice(content, [change], QUESTIONNAIRE)
    back = splice(after, [Edit(change.path, former)], QUESTIONNAIRE)
    assert texts_of(back) == texts_of(content)
    if former and change.texts and _question(change.path).kind is not Kind.LIST:
        # Quotes are not known again once they were dropped, or a text has needed them.
        needing = [text for text in (former[0], change.texts[0]) if written(text, Kind.TEXT) != text]
        assert back == content or (needing and f": {former[0]}" not in content)


def _former(content: str, path: str) -> list[str]:
    return [str(text) for at, text in texts_of(content).items() if of(at, in_tree(path))]


def _question(path: str) -> Question:
    found, questions = None, QUESTIONNAIRE.questions
    for part in path.split("."):
        if not part.isdecimal():
            found = next(question for question in questions if question.key == part)
            questions = found.children
    assert found
    return found


@settings(max_examples=100)
@given(facts_files(QUESTIONNAIRE), st.sampled_from(LISTS), st.data())
def test_new_record_stands_last_and_changes_nothing_else(
    content: str, listed: tuple[str, Question], data: st.DataObject
) -> None:
    path, question = listed
    keys = data.draw(
        st.lists(st.sampled_from(question.children), min_size=1, max_size=4, unique_by=lambda q: q.key)
    )
    record = {child.key: data.draw(answers_to(child)) for child in keys}
    after = splice(content, [NewRecord(path, record)], QUESTIONNAIRE)
    before, now = texts_of(content), texts_of(after)
    assert {at: text for at, text in now.items() if at in before} == before
    numbers = {at.removeprefix(f".{path}.").partition(".")[0] for at in now if at not in before}
    assert len(numbers) == 1


def test_list_whose_brackets_are_broken_is_not_written_into() -> None:
    body = "体会: [甲事,   # 注\n  乙事\n  ]\n"
    with pytest.raises(SpliceError, match="第 4 行"):
        changed(body, Edit("体会", ("甲事", "丁事")))
