"""Figures inside one file: one figure under two units, rates and their base, parts in free texts."""

import pytest

from tests.facts.checking import facts_from, told
from tests.facts.reading import HEAD


def findings(body: str, rule: str) -> list[tuple[int, str, str]]:
    return told(facts_from(HEAD + body), rule)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "任免:\n  人次: 63\n政治:\n  落实部署: [全年任免干部63人]\n",
            "这里写63人，第5行“全年依法任免国家机关工作人员”是63人次",
        ),
        (
            "代表:\n  建议总数: 187\n政治:\n  落实部署: [办理代表建议187条]\n",
            "这里写187条，第5行“代表提出的建议、批评和意见”是187件",
        ),
        (
            "政治:\n  落实部署:\n    - 培训2,160人次\n代表:\n  补充:\n    - 内容: 培训２１６０人。\n",
            "这里写2160人，第6行“常委会落实区委中心工作做了什么”是2160人次",
        ),
    ],
)
def test_one_figure_under_two_units_is_a_warning_at_the_text(body: str, message: str) -> None:
    (found,) = findings(body, "单位混用")
    assert (found[1], found[2]) == ("warning", message)


@pytest.mark.parametrize(
    "body",
    [
        "任免:\n  人次: 63\n政治:\n  落实部署: [任免干部63人次]\n",
        "任免:\n  人次: 19\n政治:\n  落实部署: [慰问19人]\n",
        "政治:\n  落实部署: [走访23人, 慰问23名]\n",
        "政治:\n  落实部署: [走访23人, 办结23件]\n",
        "政治:\n  落实部署:\n    - 培训63人次，63人发言\n",
        "任免:\n  人次: 63\n来年:\n  监督措施: [培训63人]\n",
    ],
)
def test_units_that_fit_or_figures_that_tell_nothing_are_passed_over(body: str) -> None:
    assert findings(body, "单位混用") == []


def test_a_rate_without_its_base_is_a_warning() -> None:
    assert findings("代表:\n  建议满意率: 96.7%\n", "百分数") == [
        (5, "warning", "“代表对办理的满意率”填了96.7%，“建议总数”没有填，看不出是怎么算的")
    ]


def test_last_years_promises_and_published_totals_are_no_words_of_the_year() -> None:
    body = (
        "任免:\n  人次: 63\n核对: [任免63人, 建议办结率100%]\n"
        "去年计划:\n  - 事项: 任免干部63人，答复率100%\n    结果: 完成\n    说明: 已经做了\n"
    )
    assert findings(body, "单位混用") == []
    assert findings(body, "百分数") == []


@pytest.mark.parametrize(
    ("rate", "base", "message"),
    [
        ("97.3%", "187", ""),
        ("96.7%", "123", ""),
        ("96%", "187", ""),
        ("97.3%", "约187", ""),
        ("97.5%", "187", "“建议总数”是187，没有哪个件数正好是它的97.5%"),
        ("96.7%", "12", "“建议总数”是12，没有哪个件数正好是它的96.7%"),
    ],
)
def test_a_rate_that_no_count_of_its_base_gives_is_asked_about(rate: str, base: str, message: str) -> None:
    found = findings(f"代表:\n  建议总数: {base}\n  建议满意率: {rate}\n", "百分数")
    assert found == ([(6, "info", message)] if message else [])


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("建议答复率达到100%", "100%"),
        ("12件建议全部答复，见面率百分之百", "百分之百"),
        ("12件建议答复率100%", ""),
        ("办结率98%", ""),
        ("走访100户", ""),
    ],
)
def test_a_claim_of_the_whole_needs_its_base_in_the_same_clause(text: str, claim: str) -> None:
    found = findings(f"代表:\n  补充:\n    - 内容: {text}\n", "百分数")
    message = f"写了{claim}，同一句里没有说是多少件里的{claim}"
    assert found == ([(6, "info", message)] if claim else [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("46个问题已整改47个", "“46个问题已整改47个”，47个多于46个"),
        ("交办意见20件，办结21件", "“20件，办结21件”，21件多于20件"),
        ("46个问题已整改43个", ""),
        ("67处隐患整改65处", ""),
        ("46个问题已整改46个", ""),
        ("办结11件中的10件", ""),
        ("3个镇完成5个项目", ""),
    ],
)
def test_a_text_may_not_settle_more_than_there_was(text: str, message: str) -> None:
    found = findings(f"自身:\n  补充:\n    - 内容: {text}\n", "数字勾稽")
    assert found == ([(6, "error", message)] if message else [])
