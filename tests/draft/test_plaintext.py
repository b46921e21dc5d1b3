"""Plain text and Markdown: the same words, laid out for reading."""

from planner.draft.model import Column, Draft, Heading, Paragraph, Role, Span, Table
from planner.draft.plaintext import to_markdown, to_text

_DRAFT = Draft(
    (Span("工作报告"),),
    (
        Paragraph("甲", Role.SALUTATION, (Span("各位代表："),)),
        Heading("乙", 0, "", (Span("2026年工作回顾"),)),
        Heading("丙", 1, "一、", (Span("服务发展"),)),
        Paragraph("丁", Role.BODY, (Span("审查决算。"),), (Span("管好钱袋。"),)),
        Table(
            "戊",
            "附件",
            (Span("安排表"),),
            (Column("序号", 1), Column("议题", 3)),
            (((Span("1"),), (Span("甲|乙"),)),),
        ),
    ),
)


def test_text_is_laid_out_as_on_paper() -> None:
    assert to_text(_DRAFT) == (
        "工作报告\n\n各位代表：\n\n2026年工作回顾\n\n　　一、服务发展\n　　管好钱袋。审查决算。\n"
        "\n附件\n安排表\n序号\t议题\n1\t甲|乙\n"
    )


def test_markdown_shows_levels_heads_and_tables() -> None:
    assert to_markdown(_DRAFT) == (
        "# 工作报告\n\n各位代表：\n\n## 2026年工作回顾\n\n### 一、服务发展\n\n**管好钱袋。**审查决算。\n\n"
        "## 附件　安排表\n\n| 序号 | 议题 |\n| --- | --- |\n| 1 | 甲\\|乙 |\n"
    )


def test_a_generated_number_stands_before_the_head_and_the_words() -> None:
    paragraphs = tuple(
        Paragraph(number, Role.BODY, (Span("审查决算。"),), head, number)
        for number, head in (("（一）", (Span("管好钱袋。"),)), ("一是", ()))
    )
    draft = Draft((Span("要点"),), paragraphs)
    assert to_text(draft) == "要点\n\n　　（一）管好钱袋。审查决算。\n　　一是审查决算。\n"
    assert to_markdown(draft) == "# 要点\n\n**（一）管好钱袋。**审查决算。\n\n一是审查决算。\n"


def test_a_cell_keeps_to_its_line_and_its_column() -> None:
    cells = ((Span("甲\n乙"),), (Span("丙\t丁"),), (Span("C:\\|"),))
    draft = Draft(
        (Span("表"),), (Table("表", "", (), (Column("一|"), Column("二"), Column("三")), (cells,)),)
    )
    assert to_text(draft) == "表\n\n一|\t二\t三\n甲 乙\t丙 丁\tC:\\|\n"
    assert to_markdown(draft) == (
        "# 表\n\n| 一\\| | 二 | 三 |\n| --- | --- | --- |\n| 甲 乙 | 丙 丁 | C:\\\\\\| |\n"
    )
