"""Profiles: the two shipped ones, an office's own, and what departs from the standard."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from planner.errors import InvalidInputError, UnreadableInputError
from planner.word.deviations import deviations
from planner.word.package import to_docx
from planner.word.profile import Grid, NumberPlace, Profile
from planner.word.profile_file import load_profile, profile_names
from planner.word.styles import tracking
from tests.word.opened import Opened, values
from tests.word.samples import PROPERTIES, filler, report

Own = Callable[[str], Profile]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    def load(text: str) -> Profile:
        path = tmp_path / "本区.yaml"
        path.write_text(text, encoding="utf-8")
        return load_profile(str(path))

    return load


def test_two_profiles_are_shipped() -> None:
    assert profile_names() == ("gb9704", "gbt33476")


@pytest.mark.parametrize(("name", "pitch"), [("gb9704", 579), ("gbt33476", 592)])
def test_a_shipped_profile_holds_22_lines_of_28_characters(name: str, pitch: int) -> None:
    profile = load_profile(name)
    assert (profile.lines_per_page, profile.characters_per_line) == (22, 28)
    assert profile.pitch == pitch
    assert profile.text_width == 8844
    assert profile.text_height // (pitch + 1) == 21
    assert profile.title_width == 20


@pytest.mark.parametrize("name", ["gb9704", "gbt33476"])
def test_a_shipped_profile_departs_from_nothing(name: str) -> None:
    assert deviations(load_profile(name)) == ()


def test_an_own_profile_changes_what_it_names_and_keeps_the_rest(own: Own) -> None:
    profile = own("依据: gb9704\n字体:\n  正文: 仿宋\n加粗:\n  三级: 是\n正文:\n  行距: 28\n")
    assert (profile.name, profile.standard) == ("本区", "gb9704")
    assert (profile.body_face, profile.kai_face) == ("仿宋", "楷体_GB2312")
    assert profile.bold == (False, False, False, True, False)
    assert profile.pitch_pt == Decimal(28)


def test_an_own_profile_may_end_in_capitals(tmp_path: Path) -> None:
    path = tmp_path / "本区.YAML"
    path.write_text("依据: gb9704\n", encoding="utf-8")
    assert load_profile(str(path)).standard == "gb9704"


def test_departures_are_listed_with_both_values_and_the_clause(own: Own) -> None:
    profile = own(
        "依据: gb9704\n"
        "页边: {天头: 30, 地脚: 30}\n"
        "正文: {行距: 29, 字距: 0}\n"
        "字体: {正文: 宋体, 楷体: 楷体, 数字: 同正文}\n"
        "加粗: {三级: 是}\n"
        "页码: {位置: 居中, 字号: 五号}\n"
        "表格: {字号: 五号}\n"
    )
    margins = "GB/T 9704—2012 第5.2.1条、GB/T 33476.2—2016 第6.2条"
    assert deviations(profile) == (
        f"页边.天头：30毫米，标准为37毫米（{margins}）",
        f"页边.地脚：30毫米，标准为35毫米（{margins}）",
        "正文.行距：29磅，标准为28.95磅（GB/T 9704—2012 第5.2.3条）",
        "正文.字距：0磅，标准为-0.25磅（GB/T 9704—2012 第5.2.3条）",
        "字体.正文：宋体，标准为仿宋_GB2312（GB/T 9704—2012 第5.2.2条）",
        "加粗.三级：是，标准为否（GB/T 9704—2012 第7.3.3条）",
        "页码.位置：居中，标准为外侧（GB/T 9704—2012 第7.5条）",
        "页码.字号：五号，标准为四号（GB/T 9704—2012 第7.5条）",
        "每面排23行，标准为22行（GB/T 9704—2012 第5.2.3条）",
        "每行排27个字，标准为28个字（GB/T 9704—2012 第5.2.3条）",
    )


def test_a_number_below_a_table_laid_across_is_a_departure(own: Own) -> None:
    assert deviations(own("依据: gb9704\n页码: {横页: 下方}\n")) == (
        "页码.横页：下方，标准为同竖页（GB/T 9704—2012 第8章）",
    )


def test_departures_of_a_profile_after_gbt33476_are_measured_against_it(own: Own) -> None:
    assert deviations(own("依据: gbt33476\n")) == ()


def test_a_complete_own_profile_needs_no_basis_and_is_measured_against_gb9704(
    own: Own, repository: Path
) -> None:
    text = (repository / "templates/版式/gb9704.yaml").read_text("utf-8")
    profile = own(text.replace("字号: 二号", "字号: 小二"))
    assert profile.standard == "gb9704"
    assert deviations(profile) == ("标题.字号：小二，标准为二号（GB/T 9704—2012 第7.3.1条）",)


def test_every_mistake_is_found_at_once_with_its_place(own: Own) -> None:
    with pytest.raises(InvalidInputError, match=r"本区\.yaml 有 5 处要改") as caught:
        own(
            "依据: gb9704\n正文:\n  行距: 29磅\n  行高: 3\n"
            "加粗: {三级: 对}\n页码: 居中\n字体:\n  正文: [仿宋]\n"
        )
    findings = caught.value.findings
    assert [(f.place.line, f.place.column) for f in findings] == [(4, 3), (6, 1), (8, 7), (3, 7), (5, 10)]
    assert [f.message for f in findings] == [
        "没有“正文.行高”这个键",
        "没有“页码”这个键",
        "“字体.正文”应当是一个值",
        "“正文.行距”不能是“29磅”",
        "“加粗.三级”不能是“对”",
    ]
    assert findings[3].suggestion == "应写磅数，在10到60之间，是0.05的倍数，如 28.95"
    assert findings[4].suggestion == "应写 是 或 否"
    assert findings[3].source_line == "  行距: 29磅"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("依据: gb1234\n", "没有叫“gb1234”的版式"),
        ("正文: {行距: 28}\n", "没有写：纸张.宽"),
        ("依据: gb9704\n依据: gb9704\n", "“依据”写了两次"),
        ("依据: gb9704\n正文:\n\t行距: 28\n", "这里不合 YAML 的写法"),
        ("仿宋\n", "文件里没有“键: 值”"),
        ("", "文件里没有“键: 值”"),
        ("依据: gb9704\n\x01\n", "文件里有 YAML 不收的字符"),
        ("依据: gb9704\n页边: {订口: 80, 翻口: 80}\n", "页边太宽，一行放不下10个字"),
        ("依据: gb9704\n纸张: {高: 100}\n页边: {天头: 50, 地脚: 49}\n", "页边太高，一面放不下一行字"),
        ("依据: gb9704\n页码: {距纸底: 35}\n", "页码高过版心下边，会把正文往上顶"),
        ("依据: gb9704\n正文: {行距: 28.96}\n", "“正文.行距”不能是“28.96”"),
        ("依据: gb9704\n正文: {字号: 大号}\n", "“正文.字号”不能是“大号”"),
        ("依据: gb9704\n正文: {字号: nan}\n", "“正文.字号”不能是“nan”"),
        ("依据: gb9704\n标题: {上空: 9}\n", "“标题.上空”不能是“9”"),
        ("依据: gb9704\n页码: {位置: 左上}\n", "“页码.位置”不能是“左上”"),
        ("依据: gb9704\n字体: {正文: ''}\n", "“字体.正文”不能是“”"),
    ],
)
def test_a_wrong_file_is_refused_with_what_is_wrong(own: Own, text: str, message: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        own(text)
    assert caught.value.findings[0].message.startswith(message)
    assert caught.value.findings[0].suggestion


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(UnreadableInputError, match="没有叫“a4”的版式。可以用 gb9704、gbt33476，"):
        load_profile("a4")


def test_a_file_that_cannot_be_read_is_named_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"找不到 .*没有\.yaml。请核对文件名"):
        load_profile(str(tmp_path / "没有.yaml"))
    (tmp_path / "空字符.yaml").write_bytes("依据: gb9704\n\0\n".encode())
    with pytest.raises(UnreadableInputError, match=r"空字符\.yaml 不是文本文件"):
        load_profile(str(tmp_path / "空字符.yaml"))
    (tmp_path / "夹.yaml").mkdir()
    with pytest.raises(UnreadableInputError, match=r"夹\.yaml 是文件夹"):
        load_profile(str(tmp_path / "夹.yaml"))


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_a_profile_saved_in_a_windows_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "本区.yaml").write_bytes("依据: gb9704\n字体: {正文: 云川仿宋}\n".encode(encoding))
    assert load_profile(str(tmp_path / "本区.yaml")).body_face == "云川仿宋"


def test_a_character_grid_spaces_the_characters_instead_of_tracking(own: Own) -> None:
    profile = own("依据: gb9704\n正文: {网格: 行和字}\n")
    assert profile.grid is Grid.LINES_AND_CHARACTERS
    assert tracking(profile) == 0
    grid = Opened(to_docx(filler(10), profile, PROPERTIES)).one("//w:docGrid")
    assert values(grid, "type", "linePitch", "charSpace") == ("linesAndChars", "579", "-849")


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        ("位置: 居中", ["center", "center"], "—  PAGE 1 —"),
        ("位置: 右侧", ["right", "right"], "—  PAGE 1 —"),
        ("样式: 数字", ["right", "left"], " PAGE 1"),
        ("样式: 无", [], ""),
    ],
)
def test_page_numbers_follow_the_profile(own: Own, text: str, places: list[str], words: str) -> None:
    opened = Opened(to_docx(report(), own(f"依据: gb9704\n页码: {{{text}}}\n"), PROPERTIES))
    footers = ("word/footer1.xml", "word/footer2.xml")
    assert [place for part in footers for place in opened.find("//w:jc/@w:val", part)] == places
    assert "".join(opened.parts[footers[0]].itertext()) == words


def test_bold_is_set_where_the_profile_asks_for_it(own: Own) -> None:
    profile = own("依据: gb9704\n加粗: {二级: 是}\n")
    opened = Opened(to_docx(report(), profile, PROPERTIES))
    assert opened.style("Heading2", "w:rPr/w:b/@w:val") == ["1"]
    assert opened.style("RunInHead", "w:rPr/w:b/@w:val") == ["1"]
    assert opened.style("Heading1", "w:rPr/w:b/@w:val") == ["0"]
    assert profile.number_place is NumberPlace.OUTER
