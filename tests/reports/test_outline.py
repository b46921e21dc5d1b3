"""The outline of a report as JSON for programs and as text for people."""

import json

from planner.reports.model import Line, Lines
from planner.reports.outline import outline_json, outline_text
from planner.reports.structure import structure

LINES = (
    "青禾县人大常委会工作报告",
    "各位代表：",
    "2026年工作回顾",
    "2026年，县人大常委会依法履职。",
    "一、抓牢监督主业",
    "（一）看紧财政",
    "听取和审议县政府关于养老服务情况的报告，抽查**家。“笔杆子网www.fanwen-example.com”",
    "2027年工作安排",
    "一、抓实代表工作",
    "对《中华人民共和国消防法》实施情况开展执法检查。",
)
REPORT = structure(Lines("甲.txt", "0", tuple(Line(t, n) for n, t in enumerate(LINES, 1)), "UTF-8"))


def test_the_json_outline_has_the_shape_of_the_contract() -> None:
    document = json.loads(json.dumps(outline_json(REPORT), ensure_ascii=False))
    assert {key: document[key] for key in ("title", "level", "year_review", "year_plan", "genre")} == {
        "title": "青禾县人大常委会工作报告",
        "level": "县",
        "year_review": 2026,
        "year_plan": 2027,
        "genre": "工作报告",
    }
    assert document["review"] == [
        {
            "number": "一",
            "heading": "抓牢监督主业",
            "duty": "监督",
            "level": 1,
            "line": 5,
            "children": [
                {
                    "number": "（一）",
                    "heading": "看紧财政",
                    "duty": "监督",
                    "level": 2,
                    "line": 6,
                    "children": [],
                }
            ],
        }
    ]
    assert [part["heading"] for part in document["plan"]] == ["抓实代表工作"]
    assert (document["review_heading"], document["plan_heading"]) == ("2026年工作回顾", "2027年工作安排")
    assert document["elements"] == ["总述"]
    assert [(i["form"], i["topic"], i["section"], i["line"]) for i in document["oversight"]] == [
        ("听取和审议", "养老服务", "review", 7),
        ("执法检查", "《中华人民共和国消防法》", "plan", 10),
    ]
    assert [(noise["text"], noise["line"], noise["kind"]) for noise in document["noise"]] == [
        ("**", 7, "匿名标记"),
        ("“笔杆子网www.fanwen-example.com”", 7, "广告"),
    ]


def test_what_a_report_does_not_say_is_null() -> None:
    document = outline_json(structure(Lines("空.txt", "", (Line("天气很好。", 1),), "UTF-8")))
    assert (document["level"], document["year_review"], document["year_plan"]) == (None, None, None)
    assert (document["title"], document["review"], document["plan"]) == ("", [], [])


def test_the_outline_for_people_names_parts_elements_items_and_noise() -> None:
    assert outline_text(REPORT).split("\n") == [
        "青禾县人大常委会工作报告",
        "工作报告　县　回顾2026年　计划2027年",
        "",
        "回顾：2026年工作回顾",
        "  一 抓牢监督主业　[监督]　第5行",
        "    （一） 看紧财政　[监督]　第6行",
        "",
        "计划：2027年工作安排",
        "  一 抓实代表工作　[代表]　第9行",
        "",
        "要素：总述（第4行）",
        "",
        "监督议题（2项）：",
        "  听取和审议（回顾1项）",
        "    回顾　养老服务　第7行",
        "  执法检查（计划1项）",
        "    计划　《中华人民共和国消防法》　第10行",
        "",
        "不是作者写的：",
        "  匿名标记1处，在第7行",
        "  广告1处，在第7行：“笔杆子网www.fanwen-example.",
    ]


def test_places_in_a_word_file_are_paragraphs() -> None:
    lines = tuple(Line(t, n) for n, t in enumerate(LINES, 1))
    assert "第5段" in outline_text(structure(Lines("甲.docx", "", lines)))
