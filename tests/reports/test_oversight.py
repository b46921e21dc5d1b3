"""Oversight items: form and bare topic of what a sentence names, and what is only named in passing."""

import re

import pytest

from planner.bank.entries import Form, Frame
from planner.bank.load import load_bank
from planner.bank.model import Duty
from planner.reports.items.forms import DUTIES
from planner.reports.items.topics import topics
from planner.reports.model import Half, Section, Sentence
from planner.reports.oversight import find_oversight


def items(*sentences: str) -> list[str]:
    said = tuple(Sentence(text, text, 5) for text in sentences)
    part = Section("一", "监督有力", 1, Duty.OVERSIGHT, 4, said)
    return [f"{item.form} {item.topic}" for item in find_oversight((part,), Half.REVIEW)]


SAID = {
    "听取和审议区政府关于养老服务工作情况的报告。": ["听取和审议 养老服务"],
    "听取和审议区政府关于养老服务、托育服务和公交线网优化情况的报告。": [
        "听取和审议 养老服务",
        "听取和审议 托育服务",
        "听取和审议 公交线网优化",
    ],
    "听取审议优化营商环境、财政、审计等3个专项报告。": [
        "听取和审议 优化营商环境",
        "听取和审议 财政",
        "听取和审议 审计",
    ],
    "听取和审议了关于环境状况和环境保护目标完成情况的报告。": ["听取和审议 环境状况和环境保护目标完成"],
    "听取和审议县法院关于执行工作情况、县检察院关于公益诉讼工作情况的报告。": [
        "听取和审议 执行",
        "听取和审议 公益诉讼",
    ],
    "听取和审议2025年度国有资产管理情况的综合报告及金融企业国有资产管理情况的专项报告。": [
        "听取和审议 国有资产管理",
        "听取和审议 金融企业国有资产管理",
    ],
    "听取和审议区政府关于2025年财政决算的报告；关于2026年上半年预算执行情况的报告。": [
        "听取和审议 财政决算",
        "听取和审议 上半年预算执行",
    ],
    "审查和批准2025年区级决算和2026年区级预算调整方案。": ["审查和批准 决算", "审查和批准 预算调整方案"],
    "初步审查2027年预算草案。": ["初步审查 预算"],
    "主席团听取和讨论镇政府关于农村公路养护情况的报告。": ["听取和讨论 农村公路养护"],
    "主任会议听取区政府关于重点群体就业情况的汇报。": ["主任会议听取 重点群体就业"],
    "对《中华人民共和国消防法》《中华人民共和国森林法》实施情况开展执法检查。": [
        "执法检查 《中华人民共和国消防法》",
        "执法检查 《中华人民共和国森林法》",
    ],
    "检查《中华人民共和国消防法》实施情况。": ["执法检查 《中华人民共和国消防法》"],
    "检查消防法、森林法贯彻实施情况。": ["执法检查 消防法", "执法检查 森林法"],
    "组织代表检查消防法、森林法贯彻实施情况。": ["执法检查 消防法", "执法检查 森林法"],
    "围绕公办托育服务开展专题询问。": ["专题询问 公办托育服务"],
    "围绕市场主体、就业政策等方面开展就业保障专项调研。": ["专题调研 就业保障"],
    "就物业管理情况，常委会听取和审议区政府专项工作报告，提出意见5条。": ["听取和审议 物业管理"],
    "围绕民生，听取和审议养老服务专项工作报告。": ["听取和审议 养老服务"],
    "就村级集体经济，常委会开展专题调研2次。": ["专题调研 村级集体经济"],
    "组织代表视察老旧小区改造情况。": ["视察 老旧小区改造"],
    "对体育工作开展情况、养老驿站运转情况进行视察。": ["视察 体育", "视察 养老驿站运转"],
    "对区教育局、区水务局2个部门开展工作评议。": ["工作评议 区教育局", "工作评议 区水务局"],
    "听取和审议审计整改情况的报告并开展满意度测评。": ["听取和审议 审计整改", "满意度测评 审计整改"],
    "对2024年物业管理审议意见落实情况开展跟踪监督。": ["跟踪监督 物业管理审议意见落实"],
    "开展规范性文件备案审查工作，纠正2件。": ["备案审查 规范性文件"],
    "对票决产生的10件民生实事项目开展全程监督。": ["民生实事监督 民生实事项目"],
    "将“关于打通断头路的建议”等3件建议列为重点督办建议。": ["代表建议督办 打通断头路"],
    "作出关于加强饮用水水源保护的决定。": ["作出决议决定 加强饮用水水源保护"],
    "安排3名副区长向常委会述职。": ["履职评议 3名副区长"],
    "推进预算联网监督。": ["联网监督 预算"],
}


@pytest.mark.parametrize("sentence", SAID)
def test_a_sentence_gives_its_items(sentence: str) -> None:
    assert items(sentence) == SAID[sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "综合运用执法检查、听取和审议专项报告、专题询问、视察等多种方式。",
        "通过视察检查、专项调研、听取报告、专题询问等方式掌握情况。",
        "邀请30名代表参加执法检查、视察、专题调研等活动。",
        "区委两次听取常委会党组工作汇报。",
        "县委听取全县乡村振兴工作情况汇报。",
        "采取听取汇报、视察城区公园等形式了解情况。",
        "倾听群众呼声，听取群众意见。",
        "落实听取和审议备案审查工作情况报告制度。",
        "深入开展调查研究，扎实开展执法检查。",
        "针对群众关心的热点、难点，适时安排专项视察。",
        "察看站点24处，检查公共场所57处。",
        "完善会前学法、视察检查前培训制度。",
        "开展不打招呼的调研43次。",
        "组织代表参加活动，认真学习工作报告。",
    ],
)
def test_what_is_named_in_passing_is_no_item(sentence: str) -> None:
    assert items(sentence) == []


def test_a_poll_after_a_hearing_is_on_the_same_topic() -> None:
    report, poll = "听取和审议区政府关于物业管理情况的报告。", "随后开展满意度测评，结果为满意。"
    assert items(report, poll) == ["听取和审议 物业管理", "满意度测评 物业管理"]
    assert items(report, "区政府逐条整改。", poll) == ["听取和审议 物业管理", "满意度测评 物业管理"]
    assert items(poll) == []


def test_a_heading_that_is_an_item_counts_once() -> None:
    heading = "听取和审议区政府关于养老服务情况的报告"
    body = (Sentence("听取和审议区政府关于养老服务情况的报告。", "", 7),)
    bare = Section("1", heading, 2, Duty.OVERSIGHT, 7)
    told = Section("1", heading, 2, Duty.OVERSIGHT, 7, body)
    assert [len(find_oversight((section,), Half.PLAN)) for section in (bare, told)] == [1, 1]


def test_every_form_has_its_name_and_duty_from_the_bank() -> None:
    known = {form.name: form.duty for form in load_bank().of(Form)}
    assert {name: known.get(name) for name in DUTIES} == DUTIES


def test_a_topic_has_no_organ_place_year_or_report() -> None:
    assert topics("区人民政府关于**区2026年食品安全工作情况的专项报告") == ["食品安全"]
    assert topics("我县现代农业产业园建设情况") == ["现代农业产业园建设"]
    assert topics("20**年度本级预算执行和其他财政收支的审计工作报告") == ["本级预算执行和其他财政收支的审计"]


SLOTS = {
    "议题": "养老服务体系建设",
    "议题组": "养老服务、托育服务、公交线网优化",
    "法名": "《中华人民共和国消防法》",
    "法组": "《中华人民共和国消防法》《中华人民共和国森林法》",
    "主体": "常委会",
    "报告机关": "区政府",
    "名": "12",
    "人数": "12",
    "年": "2026",
    "项": "3",
    "月": "6",
    "季": "二季度",
}
MEANT = {
    "{议题}": ["养老服务体系建设"],
    "{议题组}": ["养老服务", "托育服务", "公交线网优化"],
    "{法名}": ["《中华人民共和国消防法》"],
    "{法组}": ["《中华人民共和国消防法》", "《中华人民共和国森林法》"],
}
GROUPS = {
    "审查和批准",
    "初步审查",
    "主任会议听取",
    "执法检查",
    "专题询问",
    "专题调研",
    "视察",
    "满意度测评",
    "工作评议",
    "跟踪监督",
}


def test_of_the_frames_of_the_bank_95_in_100_are_read_back_with_form_and_topic() -> None:
    frames = [f for f in load_bank().of(Frame) if f.group in GROUPS and any(slot in f.text for slot in MEANT)]
    missed = [frame.text for frame in frames if not _is_read_back(frame)]
    assert len(frames) > 150
    assert len(missed) <= 0.05 * len(frames), missed


def _is_read_back(frame: Frame) -> bool:
    text = re.sub("[〔〕]", "", frame.text)
    found = items(re.sub(r"\{(.*?)\}", lambda slot: SLOTS.get(slot[1], "有关内容"), text))
    wanted = [topic for slot, named in MEANT.items() if slot in frame.text for topic in named]
    return all(f"{frame.group} {topic}" in found for topic in wanted)
