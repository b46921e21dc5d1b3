import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.mining.slots import SLOTS, hidden, shown, slotted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年", "{年度}年"),
        ("2025年度预算", "{年度}年度预算"),
        ("20{某}年", "{年度}年"),
        ("五年来", "五年来"),
        ("12月5日和去年3月", "{日期}和去年{日期}"),
        ("提出意见47条", "提出意见{数}条"),
        ("办结率96.8%", "办结率{数}%"),
        ("召开会议9次", "召开会议{次数}次"),
        ("活动30余次", "活动{次数}次"),
        ("任免{某}人次", "任免{数}人次"),
        ("十件民生实事", "{数}件民生实事"),
        ("三百万亩造林", "{数}亩造林"),
        ("一批民生问题，千方百计", "一批民生问题，千方百计"),
        ("区四届人大八次会议", "{次数}届人大{次数}次会议"),
        ("第十七届人民代表大会第一次会议", "{次数}届人民代表大会{次数}次会议"),
        ("党的十九届六中全会、新一届代表", "党的十九届六中全会、新一届代表"),
    ],
    ids=str,
)
def test_a_year_a_date_a_number_becomes_a_slot_and_a_formula_does_not(text: str, expected: str) -> None:
    assert shown(slotted(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("在区委坚强领导下", "在{党委}坚强领导下"),
        ("落实省、市、区委的部署", "落实{党委}的部署"),
        ("市委和县委的要求", "{党委}的要求"),
        ("区委委员、委派干部", "{党委}委员、委派干部"),
        ("督促区政府及有关部门整改", "督促{机关}及有关部门整改"),
        ("县人民法院、县人民检察院的报告", "{机关}的报告"),
        ("区人大常委会听取报告", "常委会听取报告"),
        ("配合市人大常委会立法", "配合{机关}立法"),
        ("组织区、镇两级人大代表", "组织两级人大代表"),
        ("全区经济，我区教育，社区服务，选区选民", "全{级}经济，本{级}教育，社区服务，选区选民"),
        ("全县人大工作", "全{级}人大工作"),
        ("各镇人大主席", "各乡镇人大主席"),
        ("政府债务，区政府债务管理", "政府债务，政府债务管理"),
    ],
    ids=str,
)
def test_organs_and_level_words_become_slots_or_neutral_words(text: str, expected: str) -> None:
    assert shown(slotted(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("检查《中华人民共和国安全生产法》实施情况", "检查{法律}实施情况"),
        ("落实《宪法》《代表法》的规定", "落实{法律}的规定"),
        ("制定《云川区人大代表履职管理办法》", "制定{名称}"),
        ("《关于贯彻种子法的意见》出台", "{名称}出台"),
        ("{某}区经济", "{地区}经济"),
        ("在禾塘乡进行试点", "在{地区}进行试点"),
        ("到{某}县{某}乡柳湾村对口帮扶", "到{地区}对口帮扶"),
        ("为青石街道组织体系", "为{地区}组织体系"),
        ("加强城乡建设，美丽乡村，乡镇干部", "加强城乡建设，美丽乡村，乡镇干部"),
        ("维护城乡秩序，实现乡镇有家", "维护城乡秩序，实现乡镇有家"),
        ("视察{某}中学、{某}小学", "视察{地区}"),
    ],
    ids=str,
)
def test_titles_and_places_become_slots(text: str, expected: str) -> None:
    assert shown(slotted(text)) == expected


def test_the_name_of_the_report_s_own_place_becomes_a_slot_wherever_it_stands() -> None:
    text = slotted("立足云川实际，云川区各界齐心，云川区委重视", ("云川",))
    assert shown(text) == "立足{地区}实际，{地区}各界齐心，{党委}重视"


def test_sentences_stay_one_a_line() -> None:
    assert shown(slotted("召开会议9次。\n在区委领导下。")) == "召开会议{次数}次。\n在{党委}领导下。"


@given(st.lists(st.sampled_from(["常委会", "，", *SLOTS])).map("".join))
def test_showing_slots_and_hiding_them_again_changes_nothing(text: str) -> None:
    assert hidden(shown(text)) == text


@given(st.text(alphabet="区县镇市委政府人大代表常会{某}0123年月日次届第一二十《》法、，。"))
def test_any_text_is_taken_and_what_was_slotted_keeps_its_slots(text: str) -> None:
    once = slotted(text)
    assert once.count("\n") == text.count("\n")
    assert not set(once) & set("0123456789")


def test_characters_that_mean_slots_here_are_dropped_from_a_text_that_holds_them() -> None:
    assert slotted("履职\ue000尽责\x1f") == "履职尽责"
