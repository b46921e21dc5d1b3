"""Loading the phrase bank: overlays, every mistake with its line, and the two ways to read a file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.bank.entries import Formula, HeadingScheme
from planner.bank.load import load_bank
from planner.bank.model import Authority, Duty, Level, Status
from planner.bank.yamlfile import RawFile, read_bank_file, read_short, read_yaml
from planner.clock import period
from planner.errors import InvalidInputError, UnreadableInputError
from planner.finding import Finding

SHIPPED = Path(__file__).parents[2] / "phrasebank"

HEAD = """\
# 本单位的提法
类别: 提法
默认:
  职责: 政治
  级别: [区, 县]
  权威: 本单位
  来源: [本单位2026]
条目:
"""
ENTRY = HEAD + "  - 编号: 提法-甲\n    文本: 山水宜居\n"
FIRST_LINE = 9


def overlay(folder: Path, text: str, name: str = "提法.yaml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def findings(folder: Path) -> tuple[Finding, ...]:
    with pytest.raises(InvalidInputError) as raised:
        load_bank(folder)
    return raised.value.findings


def test_an_entry_takes_what_it_does_not_say_from_the_defaults(tmp_path: Path) -> None:
    text = (
        ENTRY + "    级别: [镇]\n    起: 2026-02\n    组成: [山水, 宜居]\n    误写: [山水易居]\n    次数: 3\n"
    )
    assert load_bank(overlay(tmp_path, text)).entries["提法-甲"] == Formula(
        id="提法-甲",
        kind="提法",
        text="山水宜居",
        duty=Duty.POLITICAL,
        levels=frozenset({Level.TOWN}),
        valid=period("2026-02-01", ""),
        authority=Authority.HOUSE,
        sources=("本单位2026",),
        status=Status.APPROVED,
        members=("山水", "宜居"),
        wrong=("山水易居",),
        count=3,
    )


def test_an_overlay_replaces_an_entry_where_it_stands_and_adds_new_ones_at_the_end(tmp_path: Path) -> None:
    shipped = load_bank()
    text = HEAD + "  - 编号: 提法-四个意识\n    文本: 四个意识\n  - 编号: 提法-甲\n    文本: 山水宜居\n"
    bank = load_bank(overlay(tmp_path, text))
    assert list(bank.entries) == [*shipped.entries, "提法-甲"]
    assert bank.entries["提法-四个意识"].text == "四个意识"
    assert bank.entries["提法-四个意识"].authority is Authority.HOUSE


def test_the_last_of_several_overlays_wins(tmp_path: Path) -> None:
    first = overlay(tmp_path / "甲", ENTRY)
    second = overlay(tmp_path / "乙", ENTRY.replace("山水宜居", "绿色智造"))
    assert load_bank(first, second).entries["提法-甲"].text == "绿色智造"


def test_a_retired_entry_is_kept_and_not_offered(tmp_path: Path) -> None:
    bank = load_bank(overlay(tmp_path, ENTRY + "    状态: 停用\n"))
    assert bank.entries["提法-甲"].status is Status.RETIRED
    assert "提法-甲" not in {entry.id for entry in bank.of(Formula)}


@pytest.mark.parametrize(
    ("line", "words", "suggestion"),
    [
        ("职则: 政治", "提法没有“职则”这个键", "是不是“职责”？"),
        ("月份: [1]", "提法没有“月份”这个键", "可写：编号、文本、职责"),
        ("职责: 政冶", "“政冶”不是可用的职责", "可写：政治、监督、决定任免、代表"),
        ("级别: [区, 市]", "“市”不是可用的级别", "可写：区、县、县级市、镇、乡"),
        ("级别: 市", "“市”不是可用的级别", "可写：区、县、县级市、镇、乡"),
        ("权威: 中央", "“中央”不是可用的权威", "可写：法律、中央提法"),
        ("状态: 作废", "“作废”不是可用的状态", "可写：采用、候选、停用"),
        ("起: 2026-13", "“2026-13”不是日期", "写成 2026、2026-02 或 2026-02-24"),
        ("起: 2026年2月", "“2026年2月”不是日期", "写成 2026、2026-02 或 2026-02-24"),
        ("止: 2026-02-30", "“2026-02-30”不是日期", "写成 2026、2026-02 或 2026-02-24"),
        ("待核: 是", "“是”不是可用的是非", "可写：true、false"),
        ("次数: 三", "“三”不是整数", "写阿拉伯数字"),
        ("来源: []", "这里不能空着", "写成 [甲, 乙]"),
        ("来源:", "这里要写成一列", "写成 [甲, 乙]"),
        ("级别: []", "这里不能空着", "写成 [甲, 乙]"),
        ("接替: 提法-没有", "库里没有接替它的“提法-没有”", "写库里已有的编号，或删去“接替”"),
        ("说明: [甲]", "这里只能写一个值", "去掉方括号"),
    ],
)
def test_a_mistake_is_reported_with_its_line_and_what_to_write(
    tmp_path: Path, line: str, words: str, suggestion: str
) -> None:
    (finding,) = findings(overlay(tmp_path, f"{ENTRY}    {line}\n"))
    assert finding.place.line == FIRST_LINE + 2
    assert finding.source_line == f"    {line}"
    assert words in finding.message
    assert suggestion in finding.suggestion


@pytest.mark.parametrize(
    "text",
    ["{题目", "题目}", "〔题目", "题目〕", "〔甲〔{乙}〕〕", "{甲{乙}}", "{}", "〔〕", "{甲 乙}", "{〔甲〕}"],
)
def test_slots_and_brackets_that_do_not_pair_are_refused(tmp_path: Path, text: str) -> None:
    (finding,) = findings(overlay(tmp_path, ENTRY.replace("山水宜居", f'"{text}"')))
    assert (finding.place.line, finding.place.column) == (FIRST_LINE + 1, 10)
    assert finding.text == text
    assert "花括号或〔〕" in finding.message


def test_slots_of_the_notation_are_accepted(tmp_path: Path) -> None:
    text = "{主体}听取和审议{次数.报告}〔，{词.会后}整改〕。"
    bank = load_bank(overlay(tmp_path, ENTRY.replace("山水宜居", f'"{text}"')))
    assert bank.entries["提法-甲"].text == text


def test_an_id_used_twice_in_one_folder_names_both_places(tmp_path: Path) -> None:
    overlay(tmp_path, ENTRY)
    overlay(tmp_path, "\n" + ENTRY, name="更多.yaml")
    (finding,) = findings(tmp_path)
    assert Path(finding.place.file).name == "更多.yaml"
    assert finding.place.line == FIRST_LINE + 1
    assert finding.message == "编号“提法-甲”在提法.yaml第9行已经用过"


@pytest.mark.parametrize("name", ["四个意识", "成句-四个意识", "提法-", "提法-四个 意识"])
def test_an_id_starts_with_its_kind(tmp_path: Path, name: str) -> None:
    (finding,) = findings(overlay(tmp_path, ENTRY.replace("提法-甲", name)))
    assert finding.place.line == FIRST_LINE
    assert finding.suggestion == "以“提法-”开头，中间没有空格"


def test_a_missing_key_is_reported_at_the_entry(tmp_path: Path) -> None:
    (finding,) = findings(overlay(tmp_path, HEAD + "  - 编号: 提法-甲\n"))
    assert (finding.place.line, finding.message, finding.suggestion) == (9, "缺少“文本”", "补上“文本: …”")


def test_a_span_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    (finding,) = findings(overlay(tmp_path, ENTRY + "    起: 2026\n    止: 2025\n"))
    assert (finding.place.line, finding.message) == (FIRST_LINE + 3, "“止”早于“起”")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("类别: 套话\n条目:\n  - 编号: 套话-甲\n", 1, "没有“套话”这一类别"),
        ("条目:\n  - 编号: 提法-甲\n", 1, "没有写“类别”"),
        ("- 编号: 提法-甲\n", 1, "文件开头应当是“类别: …”"),
        ("", 1, "没有写“类别”"),
        (ENTRY.replace("默认:", "缺省:"), 3, "文件开头没有“缺省”这个键"),
        (ENTRY + "    文本: 再写一遍\n", 11, "“文本”写了两次"),
        (ENTRY + "    组成: [山水, [宜居]]\n", 11, "“组成”的值嵌套太深"),
        (ENTRY + "  - 绿色智造\n", 11, "这一条不是“键: 值”的写法"),
        (ENTRY + "    说明: 甲: 乙\n", 11, "这里不合 YAML 的写法"),
        (ENTRY + "    说明: [甲\n", 12, "这里不合 YAML 的写法"),
        (ENTRY + "    说明: 甲\x07\n", 1, "控制字符"),
        ("类别: 提法\n条目: [甲]\n", 2, "这一条不是“键: 值”的写法"),
    ],
)
def test_a_file_of_another_shape_is_reported_with_its_line(
    tmp_path: Path, text: str, line: int, words: str
) -> None:
    found = findings(overlay(tmp_path, text))
    assert any(
        finding.place.line == line and words in f"{finding.message}{finding.suggestion}" for finding in found
    )


def test_a_wrong_default_is_reported_once_and_not_at_every_entry(tmp_path: Path) -> None:
    text = ENTRY.replace("职责: 政治", "职责: 政冶") + "  - 编号: 提法-乙\n    文本: 绿色智造\n"
    (finding,) = findings(overlay(tmp_path, text))
    assert finding.place.line == 4


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    overlay(tmp_path, ENTRY + "    职责: 政冶\n    起: 昨天\n")
    overlay(tmp_path, ENTRY.replace("提法-甲", "提法-乙") + "    权威: 天\n", name="更多.yaml")
    found = findings(tmp_path)
    assert [(Path(f.place.file).name, f.place.line) for f in found] == [
        ("提法.yaml", 11),
        ("提法.yaml", 12),
        ("更多.yaml", 11),
    ]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"找不到短语库文件夹 .*没有，请检查路径"):
        load_bank(tmp_path / "没有")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_file_saved_in_a_windows_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "提法.yaml").write_bytes(ENTRY.encode(encoding))
    assert load_bank(tmp_path).entries["提法-甲"].text == "山水宜居"


def test_a_file_in_two_encodings_or_none_is_named(tmp_path: Path) -> None:
    half = len(ENTRY) // 2
    (tmp_path / "提法.yaml").write_bytes(ENTRY[:half].encode() + ENTRY[half:].encode("gb18030"))
    with pytest.raises(UnreadableInputError, match=r"提法\.yaml 里混着两种编码"):
        load_bank(tmp_path)
    (tmp_path / "提法.yaml").unlink()
    (tmp_path / "提法.yaml").mkdir()
    with pytest.raises(UnreadableInputError, match=r"提法\.yaml 是文件夹"):
        load_bank(tmp_path)


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "提法.yaml").write_bytes(b"\xef\xbb\xbf" + ENTRY.replace("\n", "\r\n").encode())
    assert load_bank(tmp_path).entries["提法-甲"].text == "山水宜居"


PARTS = ("政治", "发展", "民生", "监督", "代表", "自身", "决定任免", "服务大局", "换届选举", "基层民主")
SCHEME = (
    HEAD.replace("提法", "标题")
    + "  - 编号: 标题-甲\n    名称: 甲\n    回顾:\n"
    + "".join(f"      {part}: 回顾{part}\n" for part in PARTS)
    + "    计划:\n"
    + "".join(f"      {part}: 计划{part}\n" for part in PARTS)
)
REVIEW_LINE, PLAN_LINE = 11, 22


def test_headings_are_given_for_each_part_in_both_halves(tmp_path: Path) -> None:
    scheme = load_bank(overlay(tmp_path, SCHEME)).entries["标题-甲"]
    assert isinstance(scheme, HeadingScheme)
    assert scheme.text == "甲"
    assert scheme.review == {part: f"回顾{part}" for part in PARTS}
    assert scheme.plan == {part: f"计划{part}" for part in PARTS}


@pytest.mark.parametrize(
    ("was", "line", "place", "message"),
    [
        ("政治: 计划政治", "外事: 定向", PLAN_LINE, "“外事”不是可用的部分"),
        ("监督: 回顾监督", '监督: ""', REVIEW_LINE, "这里不能空着"),
    ],
)
def test_a_scheme_with_an_unknown_part_or_an_empty_heading_is_refused(
    tmp_path: Path, was: str, line: str, place: int, message: str
) -> None:
    (finding,) = findings(
        overlay(tmp_path, SCHEME.replace(f"      {was}\n", f"      {line}\n" if line else ""))
    )
    assert (finding.place.line, finding.message) == (place, message)


def test_a_scheme_may_have_one_half_only_and_head_some_parts_only(tmp_path: Path) -> None:
    entry = "  - 编号: 标题-甲\n    名称: 甲\n    专用: true\n    计划:\n      法治: 计划法治\n"
    scheme = load_bank(overlay(tmp_path, HEAD.replace("提法", "标题") + entry)).entries["标题-甲"]
    assert isinstance(scheme, HeadingScheme)
    assert (scheme.review, scheme.plan, scheme.reserved) == ({}, {"法治": "计划法治"}, True)


@pytest.mark.parametrize("text", ["", '""', '"  "'])
def test_an_entry_without_words_is_refused(tmp_path: Path, text: str) -> None:
    (finding,) = findings(overlay(tmp_path, ENTRY.replace("文本: 山水宜居", f"文本: {text}")))
    assert (finding.place.line, finding.message) == (FIRST_LINE + 1, "这里不能空着")


FRAME = """\
类别: 句式
默认:
  职责: 监督
  级别: [区]
  权威: 本单位
  来源: [本单位2026]
条目:
  - 编号: 句式-甲
    文本: "听取{议题}报告，{词.提请}意见。"
    句组: 听取审议
    时态: 回顾
    写法: 全写
"""
SENTENCE = (
    FRAME.replace("句式", "成句")
    .replace("    句组: 听取审议\n", "    位置: 结束\n")
    .replace("    写法: 全写\n", "")
)
CLASS = HEAD.replace("提法", "词组") + "  - 编号: 词组-提请\n    名称: 提请\n    词: [提请, 呈请]\n"


@pytest.mark.parametrize("text", [FRAME, SENTENCE], ids=["句式", "成句"])
def test_a_word_class_that_no_folder_has_is_named_at_the_slot(tmp_path: Path, text: str) -> None:
    (finding,) = findings(overlay(tmp_path, text, name="本单位.yaml"))
    assert (finding.place.line, finding.place.column, finding.text) == (9, 19, "{词.提请}")
    assert finding.message == "没有采用中的词组叫“提请”"
    assert "推动、督促、促进" in finding.suggestion


def test_a_word_class_may_come_from_another_file_or_folder(tmp_path: Path) -> None:
    classes = overlay(tmp_path / "词", CLASS, name="词组.yaml")
    frames = overlay(tmp_path / "句", FRAME, name="句式.yaml")
    assert "句式-甲" in load_bank(classes, frames).entries


def test_a_word_class_out_of_use_is_as_good_as_none(tmp_path: Path) -> None:
    overlay(tmp_path, CLASS + "    状态: 停用\n", name="词组.yaml")
    (finding,) = findings(overlay(tmp_path, FRAME, name="句式.yaml"))
    assert finding.message == "没有采用中的词组叫“提请”"


def test_a_sentence_out_of_use_may_name_any_word_class(tmp_path: Path) -> None:
    bank = load_bank(overlay(tmp_path, FRAME + "    状态: 停用\n"))
    assert bank.entries["句式-甲"].status is Status.RETIRED


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*.yaml")), ids=lambda path: path.stem)
def test_shipped_files_keep_to_the_narrow_form_and_mean_the_same_in_yaml(path: Path) -> None:
    file = read_bank_file(path)
    narrow = read_short(path, file.source)
    assert narrow is not None
    assert content(narrow) == content(read_yaml(path, file.source))


YAML_ONLY = """\
类别: 提法
默认: {职责: 政治, 级别: [区], 权威: 本单位, 来源: [本单位]}
条目:
- 编号: 提法-甲
  文本: >-
    山水宜居
  组成:
  - 山水
  - 宜居   # 两项
"""


def test_a_file_outside_the_narrow_form_is_read_by_the_yaml_parser(tmp_path: Path) -> None:
    assert read_short(tmp_path, YAML_ONLY.split("\n")) is None
    entry = load_bank(overlay(tmp_path, YAML_ONLY)).entries["提法-甲"]
    assert isinstance(entry, Formula)
    assert (entry.text, entry.members) == ("山水宜居", ("山水", "宜居"))


@pytest.mark.parametrize(
    "value",
    [
        *(
            "甲 #乙",
            "甲#乙",
            "甲: 乙",
            "甲:乙",
            "甲:",
            "-1",
            "- 1",
            "'甲''乙'",
            '"甲\\n乙"',
            '"甲", 乙',
            "甲 ",
        ),
        *(
            "[甲, 乙 ]",
            "[甲,乙]",
            "[甲, ]",
            "[甲: 乙]",
            "['甲, 乙']",
            "[S000:12, L:监督法31]",
            "[甲 #乙]",
            "&甲 乙",
        ),
        *(
            "*甲",
            "!甲 乙",
            "|",
            ">-",
            "{甲: 乙}",
            "甲\u2028乙",
            "甲\x85乙",
            "甲\t#乙",
            "甲{乙}〔丙〕",
            "\u3000甲",
            "~",
        ),
    ],
)
def test_a_value_means_the_same_in_both_readings(value: str) -> None:
    assert_same(["类别: 提法", "条目:", "  - 编号: 甲", f"    说明: {value}"])


WORDS = st.text(alphabet="甲乙“”《〔1-[],{}:#'\"&*!|>%@`?~ \t\u3000\u2028\x85\x07—…", max_size=8)
LINES = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "  ", "    ", "      ", "  - ", "      - ", "    - "]),
    st.sampled_from(["", "甲: ", "乙: ", "甲:", "丙:", "条目:", "默认:"]),
    WORDS,
)


@given(st.lists(LINES, max_size=6))
def test_the_narrow_form_never_reads_a_file_otherwise_than_yaml_does(lines: list[str]) -> None:
    assert_same(["类别: 提法", "条目:", "  - 编号: 甲", *lines])


def assert_same(source: list[str]) -> None:
    narrow = read_short(Path("甲.yaml"), source)
    if narrow is not None:
        full = read_yaml(Path("甲.yaml"), source)
        assert full.mistakes == []
        assert content(narrow) == content(full)


def content(file: RawFile) -> object:
    return file.kind, file.defaults, file.entries
