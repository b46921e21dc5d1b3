"""Drafts for the tests: an imaginary district's report with every kind of block, and plain filler."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count, cycle, islice

from planner.draft.model import (
    Block,
    Column,
    Draft,
    FromFact,
    Gap,
    Heading,
    Paragraph,
    Role,
    Span,
    Spans,
    Table,
)
from planner.word.metadata import Properties

PROPERTIES = Properties("云川区人大常委会工作报告", "云川区人大常委会办公室", date(2027, 1, 12))
GAP = Gap("会议.常委会会议", "全年召开常委会会议次数")

_SENTENCES = (
    "常委会把粮食安全摆上全年监督的头一项，三次到粮库和种粮大户家中查看，提出的6条意见区政府全部回了信。",
    "检查《中华人民共和国安全生产法》实施情况，随机走进41家企业，当场记下隐患57处，限期整改后逐处回访。",
    "听取和审议区政府关于2026年上半年计划执行情况的报告，就财政收入增幅回落2.3个百分点问得仔细、听得认真。",
    "围绕“一老一小”，组织代表视察社区食堂9个、托育点14个，代表们说：饭菜热不热，老人的碗最清楚。",
    "跟踪督办河道治理，青石河断面水质由Ⅳ类升到Ⅲ类，沿岸居民在回访时打出96.5分。",
    "对12件规范性文件逐件审查，发现1件与上位法不一致，制定机关在一个月内作了修改。",
    "代表建议办理实行“两次测评”，一次测评办理态度，一次测评办理结果——结果不满意的，重新办理。",
    "全区213名区人大代表进站接待群众4870人次，收集到的诉求分类登记、按月清零。",
)


def spans(text: str) -> Spans:
    """Return `text` as one span of a template."""
    return (Span(text),)


def body(block_id: str, text: str, head: str = "") -> Paragraph:
    """Return a paragraph of body text."""
    return Paragraph(block_id, Role.BODY, spans(text), spans(head) if head else ())


def filler(characters: int) -> Draft:
    """Return a draft of one long paragraph without marks, digits or headings."""
    text = "".join(islice(cycle("云川区常委会听取审议报告组织代表视察"), characters))
    return Draft(spans("试排"), (body("p1", text),))


def report() -> Draft:
    """Return a report of about eight pages with every kind of block."""
    return Draft(
        spans("云川区第三届人民代表大会常务委员会2026年工作报告"),
        (*_front(), *_review(), *_plan(), _agenda("附件1", 30), _agenda("附件2", 6)),
    )


def turning() -> Draft:
    """Return a draft whose pages turn: text, an upright annex, a wide one, upright text, a wide one."""
    wide = replace(_agenda("附件2", 40), wide=True)
    last = replace(_agenda("附件3", 6), wide=True)
    filling = filler(2000).blocks
    again = (Heading("说明", 1, "一、", spans("有关说明")), *filling)
    return Draft(report().title, (*_front(), *filling, _agenda("附件1", 3), wide, *again, last))


def _front() -> Iterator[Block]:
    session = "2027年1月12日在云川区第三届人民代表大会第七次会议上"
    yield Paragraph("题注", Role.DATELINE, spans(session))
    yield Paragraph("报告人", Role.SPEAKER, spans("云川区人大常委会主任　林知远"))
    yield Paragraph("称谓", Role.SALUTATION, spans("各位代表："))
    yield body("委托语", "受云川区第三届人民代表大会常务委员会委托，现向大会报告工作，请予审议。")


def _review() -> Iterator[Block]:
    sentences = cycle(_SENTENCES)
    yield Heading("回顾", 0, "", spans("2026年主要工作"))
    opening = (
        Span("一年来，召开常委会会议"),
        Span("【待填：次数】", GAP),
        Span("次、主任会议"),
        Span("21", FromFact("会议.主任会议", 14, 8)),
        Span("次，", note="与主任会议纪要核对"),
        Span("任免国家机关工作人员"),
        Span("36", FromFact("任免.人次", 20, 6)),
        Span("人次。"),
    )
    yield Paragraph("总述", Role.BODY, opening)
    for number, title in zip("一二三四", ("把准方向", "抓实监督", "贴近代表", "建强自身"), strict=True):
        yield Heading(f"回顾{number}", 1, f"{number}、", spans(f"{title}，一步一步往前走"))
        for inner in "一二三":
            text = "".join(islice(sentences, 3))
            yield body(f"回顾{number}{inner}", text, f"（{inner}）聚焦要事听实情。")
    yield Heading("不足", 1, "五、", spans("还有三处短板要补"))
    yield body("不足正文", "监督问得还不够深，代表建议落得还不够快，机关调研跑得还不够勤，都要在新一年补上。")


def _plan() -> Iterator[Block]:
    sentences, ids = cycle(_SENTENCES), count(1)
    yield Heading("安排", 0, "", spans("2027年工作安排"))
    for number, title in zip("一二三", ("服务发展", "守护民生", "锻造队伍"), strict=True):
        yield Heading(f"安排{number}", 1, f"{number}、", spans(title))
        for inner in "一二":
            yield Heading(f"安排{number}{inner}", 2, f"（{inner}）", spans("把大事要事排进日程"))
            yield body(f"p{next(ids)}", "".join(islice(sentences, 2)))
    yield Heading("安排三级", 3, "1.", spans("办好民生实事"))
    yield Heading("安排四级", 4, "（1）", spans("每季度看一次进度"))
    yield body("结束语", "各位代表！蓝图已经绘就，路要靠双脚走出来。")


def _agenda(label: str, rows: int) -> Table:
    columns = (
        Column("序号", 8, centred=True),
        Column("时间", 10, centred=True),
        Column("议题", 42),
        Column("形式", 18, centred=True),
        Column("责任单位", 22),
    )
    topics = (
        "区政府关于2026年度环境状况和环境保护目标完成情况的报告",
        "养老服务体系建设",
        "“十五五”规划纲要执行",
    )
    cells = (
        (
            spans(str(number)),
            spans(f"{number % 12 + 1}月"),
            spans(topics[number % 3]),
            (Span("【待填：形式】", Gap(f"监督.{number}.形式", "以什么形式")),)
            if number == 4
            else spans("听取和审议"),
            () if number == 3 else spans("社会建设委员会"),
        )
        for number in range(1, rows + 1)
    )
    title = "云川区人民代表大会常务委员会2027年度监督工作议题安排表"
    return Table(label, label, spans(title), columns, tuple(cells))
