"""What clerks mistype: each slip is named on its own line, and what was meant is still read."""

from dataclasses import dataclass

import pytest

from tests.facts.reading import HEAD, problems, texts_of

# The head has three lines, so the body of a case begins on line 4.
ERROR, WARNING, INFO = "error", "warning", "info"


@dataclass(frozen=True)
class Slip:
    """A case: what is typed below the head, the findings, and the answers that are still read."""

    name: str
    body: str
    found: tuple[tuple[int, str, str], ...]
    read: tuple[tuple[str, str], ...] = ()


UNIT = (("单位.地区", "云川区"), ("单位.届", "九"))
EIGHT = (("会议.常委会会议", "8"),)
LESSONS = (("体会.1", "甲事"), ("体会.2", "乙事"))

SLIPS = (
    Slip(
        "full-width colons below a good key",
        "单位:\n  地区：云川区\n  届：九\n",
        ((5, "冒号", ERROR), (6, "冒号", ERROR)),
        UNIT,
    ),
    Slip("full-width colon after a group", "单位：\n  地区: 云川区\n  届: 九\n", ((4, "冒号", ERROR),), UNIT),
    Slip(
        "full-width colons in records",
        "不足:\n  - 表现：甲\n    措施：乙\n    部分: 监督\n",
        ((5, "冒号", ERROR), (6, "冒号", ERROR)),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙"), ("不足.1.部分", "监督")),
    ),
    Slip("small colon form", "单位:\n  地区﹕云川区\n  届: 九\n", ((5, "冒号", ERROR),), UNIT),
    Slip("no blank after the colon", "单位:\n  地区:云川区\n  届: 九\n", ((5, "冒号", ERROR),), UNIT),
    Slip("colon forgotten", "会议:\n  常委会会议 8\n", ((5, "冒号", ERROR),), EIGHT),
    Slip("semicolon for colon", "会议:\n  常委会会议; 8\n", ((5, "冒号", ERROR),), EIGHT),
    Slip("full-width colon after a wrong key", "会议:\n  常委会会：8\n", ((5, "冒号", ERROR),)),
    Slip(
        "list marks without blank",
        "体会:\n  -甲事\n  -乙事\n",
        ((5, "短横", ERROR), (6, "短横", ERROR)),
        LESSONS,
    ),
    Slip(
        "full-width list marks",
        "体会:\n  － 甲事\n  － 乙事\n",
        ((5, "短横", ERROR), (6, "短横", ERROR)),
        LESSONS,
    ),
    Slip("long dash for a list mark", "体会:\n  - 甲事\n  — 乙事\n", ((6, "短横", ERROR),), LESSONS),
    Slip("dot for a list mark", "体会:\n  ·甲事\n  - 乙事\n", ((5, "短横", ERROR),), LESSONS),
    Slip(
        "full-width blank after a list mark", "体会:\n  -　甲事\n  - 乙事\n", ((5, "短横", ERROR),), LESSONS
    ),
    Slip("one list mark forgotten", "体会:\n  - 甲事\n  乙事\n", ((6, "短横", ERROR),), LESSONS),
    Slip("first list mark forgotten", "体会:\n  甲事\n  - 乙事\n", ((5, "短横", ERROR),), LESSONS),
    Slip(
        "record without a list mark",
        "不足:\n  表现: 甲\n  措施: 乙\n",
        ((5, "短横", ERROR),),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙")),
    ),
    Slip("list mark behind the key", "体会: - 甲事\n", ((4, "短横", ERROR),), (("体会.1", "甲事"),)),
    Slip(
        "list where there is none",
        "单位:\n  地区: 云川区\n  - 乙\n",
        ((6, "短横", ERROR),),
        (("单位.地区", "云川区"),),
    ),
    Slip("list entries out of column", "体会:\n  - 甲事\n    - 乙事\n", ((6, "缩进", ERROR),), LESSONS),
    Slip("second line typed beside the key", "体会: 甲事\n  乙事\n", ((5, "多条", ERROR),), LESSONS),
    Slip(
        "full-width blanks as indent",
        "单位:\n　　地区: 云川区\n　　届: 九\n",
        ((5, "缩进", ERROR), (6, "缩进", ERROR)),
        UNIT,
    ),
    Slip(
        "no-break blanks as indent",
        "单位:\n\u00a0\u00a0地区: 云川区\n  届: 九\n",
        ((5, "缩进", ERROR),),
        UNIT,
    ),
    Slip(
        "tab as indent",
        "单位:\n\t地区: 云川区\n\t届: 九\n",
        ((5, "制表符", ERROR), (6, "制表符", ERROR)),
        UNIT,
    ),
    Slip("one key too far right", "单位:\n  地区: 云川区\n    届: 九\n", ((6, "缩进", ERROR),), UNIT),
    Slip("one key too far left", "单位:\n  地区: 云川区\n 届: 九\n", ((6, "缩进", ERROR),), UNIT),
    Slip("first key too far left", "单位:\n 地区: 云川区\n  届: 九\n", ((5, "缩进", ERROR),), UNIT),
    Slip("no indent at all", "单位:\n地区: 云川区\n", ((5, "未知项", ERROR),)),
    Slip(
        "full-width blank after the colon", "单位:\n  地区:　云川区\n  届: 九\n", ((5, "缩进", ERROR),), UNIT
    ),
    Slip("tab after the colon", "单位:\n  地区:\t云川区\n  届: 九\n", ((5, "制表符", ERROR),), UNIT),
    Slip(
        "cells pasted from a table",
        "总述:\n  目标: 甲\t乙\n",
        ((5, "制表符", ERROR),),
        (("总述.目标", "甲，乙"),),
    ),
    Slip(
        "invisible character in a key",
        "单位:\n  地\u200b区: 云川区\n  届: 九\n",
        ((5, "不可见字符", WARNING),),
        UNIT,
    ),
    Slip(
        "byte order mark inside the file",
        "\ufeff单位:\n  地区: 云川区\n  届: 九\n",
        ((4, "不可见字符", WARNING),),
        UNIT,
    ),
    Slip("quotes that do not match", '单位:\n  地区: "云川区”\n  届: 九\n', ((5, "引号", ERROR),), UNIT),
    Slip(
        "quotes that do not match the other way",
        '单位:\n  地区: “云川区"\n  届: 九\n',
        ((5, "引号", ERROR),),
        UNIT,
    ),
    Slip("quote never closed", '单位:\n  地区: "云川区\n  届: 九\n', ((5, "引号", ERROR),), UNIT),
    Slip("key in Chinese quotes", "“会议”:\n  常委会会议: 8\n", ((4, "引号", ERROR),), EIGHT),
    Slip(
        "whole text in Chinese quotes",
        "总述:\n  目标: “十五五”\n",
        ((5, "引号", INFO),),
        (("总述.目标", "“十五五”"),),
    ),
    Slip(
        "half a pair of quotes in a text",
        "总述:\n  目标: “十五五开局\n",
        ((5, "引号", WARNING),),
        (("总述.目标", "“十五五开局"),),
    ),
    Slip("same key twice", "会议:\n  常委会会议: 8\n  常委会会议: 9\n", ((6, "重复", ERROR),), EIGHT),
    Slip("same group twice", "会议:\n  常委会会议: 8\n会议:\n  主任会议: 9\n", ((6, "重复", ERROR),), EIGHT),
    Slip(
        "text cut by a comment",
        "总述:\n  目标: 甲 # 不是注释\n",
        ((5, "井号", WARNING),),
        (("总述.目标", "甲"),),
    ),
    Slip("value that is all comment", "总述:\n  目标: #1工程\n", ((5, "井号", ERROR),)),
    Slip(
        "value that begins with %", "总述:\n  目标: %5\n", ((5, "特殊符号", WARNING),), (("总述.目标", "%5"),)
    ),
    Slip(
        "value that begins with @",
        "总述:\n  目标: @甲\n",
        ((5, "特殊符号", WARNING),),
        (("总述.目标", "@甲"),),
    ),
    Slip(
        "value that begins with a backtick",
        "总述:\n  目标: `甲`\n",
        ((5, "特殊符号", WARNING),),
        (("总述.目标", "`甲`"),),
    ),
    Slip(
        "value between asterisks",
        "总述:\n  目标: *重点*\n",
        ((5, "特殊符号", WARNING),),
        (("总述.目标", "*重点*"),),
    ),
    Slip(
        "value that begins with &",
        "总述:\n  目标: &甲\n",
        ((5, "特殊符号", WARNING),),
        (("总述.目标", "&甲"),),
    ),
    Slip(
        "value that begins with !",
        "总述:\n  目标: !甲\n",
        ((5, "特殊符号", WARNING),),
        (("总述.目标", "!甲"),),
    ),
    Slip(
        "template words left in",
        "总述:\n  目标: {{ x }}\n",
        ((5, "特殊符号", WARNING),),
        (("总述.目标", "{{ x }}"),),
    ),
    Slip(
        "document number in brackets",
        "总述:\n  目标: [2026]5号\n",
        ((5, "特殊符号", WARNING),),
        (("总述.目标", "[2026]5号"),),
    ),
    Slip(
        "full-width comma in brackets",
        "体会: [甲事，乙事]\n",
        ((4, "多条", INFO),),
        (("体会.1", "甲事，乙事"),),
    ),
    Slip(
        "thousands in brackets may be one number or two entries",
        "体会: [投资1,234万元, 乙事]\n会议:\n  常委会会议: 8\n",
        ((4, "千分位", ERROR),),
        EIGHT,
    ),
    Slip(
        "thousands in braces",
        "不足: [{表现: 积压1,234件, 措施: 乙}]\n",
        ((4, "千分位", WARNING),),
        (("不足.1.表现", "积压1234件"), ("不足.1.措施", "乙")),
    ),
    Slip(
        "thousands in quotes in brackets",
        '体会: ["投资1,234万元", 乙事]\n',
        (),
        (("体会.1", "投资1,234万元"), ("体会.2", "乙事")),
    ),
    Slip(
        "stray line end after a key in a record",
        "不足:\n  - 表现:\n积压较多\n    措施: 乙\n  - 表现: 丙\n    措施: 丁\n",
        ((6, "看不懂", ERROR),),
        (("不足.1.措施", "乙"), ("不足.2.表现", "丙"), ("不足.2.措施", "丁")),
    ),
    Slip(
        "sign without a glyph in a block",
        "总述:\n  目标: |\n    第一行\n    第\x07二行\n会议:\n  常委会会议: 8\n",
        ((5, "字符", ERROR), (7, "字符", ERROR)),
        EIGHT,
    ),
    Slip(
        "sign without a glyph in the second line of a quotation",
        '总述:\n  目标: "第一行\n    第\x07二行"\n会议:\n  常委会会议: 8\n',
        ((5, "字符", ERROR), (6, "字符", ERROR)),
        EIGHT,
    ),
    Slip(
        "bracket never closed",
        "体会: [甲事, 乙事\n会议:\n  常委会会议: 8\n",
        ((4, "括号", ERROR),),
        LESSONS + EIGHT,
    ),
    Slip("full-width brackets", "体会: ［甲事，乙事］\n", ((4, "括号", ERROR),), LESSONS),
    Slip("bracket closed full-width", "体会: [甲事, 乙事］\n", ((4, "括号", ERROR),), LESSONS),
    Slip("dividing line", "---\n会议:\n  常委会会议: 8\n", ((4, "分隔线", ERROR),), EIGHT),
    Slip(
        "text wrapped without indent",
        "总述:\n  目标: 第一行\n第二行接着写\n",
        ((6, "看不懂", ERROR),),
        (("总述.目标", "第一行"),),
    ),
    Slip(
        "control character",
        "总述:\n  目标: 甲\x07乙\n  口号: 好\n",
        ((5, "字符", ERROR),),
        (("总述.口号", "好"),),
    ),
    Slip("control character written as an escape", '总述:\n  目标: "甲\\x07"\n', ((5, "字符", ERROR),)),
    Slip("surrogate written as an escape", '总述:\n  目标: "甲\\ud800"\n', ((5, "格式", ERROR),)),
    Slip("private character", "总述:\n  目标: 甲\ue123乙\n", ((5, "字符", ERROR),)),
    Slip("anchor", "体会: [&a 甲, 乙]\n", ((4, "格式", ERROR),)),
    Slip("merge key", "单位:\n  <<: 甲\n", ((5, "格式", ERROR),)),
    Slip("nesting without end", "体会: " + "[" * 30 + "]" * 30 + "\n", ((4, "格式", ERROR),)),
    Slip("group answered with a value", "会议: 8次\n", ((4, "类型", ERROR),)),
    Slip("records answered with a value", "不足: 有一些\n", ((4, "类型", ERROR),)),
    Slip("value answered with a list", "会议:\n  常委会会议:\n    - 8\n", ((6, "类型", ERROR),)),
    Slip("key one sign short", "会议:\n  常委会会: 8\n", ((5, "未知项", ERROR),)),
    Slip(
        "two keys on one line",
        "单位:\n  地区: 云川区 届: 九\n",
        ((5, "换行", ERROR),),
        (("单位.地区", "云川区届：九"),),
    ),
    Slip(
        "second key behind a full-width comma",
        "单位:\n  地区: 云川区，届：九\n",
        ((5, "换行", ERROR),),
        (("单位.地区", "云川区，届：九"),),
    ),
    Slip(
        "blank inside a key",
        "单位:\n  地 区: 云川区\n  届: 九\n",
        ((5, "未知项", ERROR),),
        (("单位.届", "九"),),
    ),
    Slip(
        "blank before a full-width colon",
        "单位:\n  地区 ：云川区\n  届: 九\n",
        ((5, "冒号", ERROR),),
        (("单位.地区", "云川区"), ("单位.届", "九")),
    ),
    Slip(
        "colons of both widths",
        "单位:\n  地区：: 云川区\n  届: 九\n",
        ((5, "冒号", ERROR),),
        (("单位.地区", "云川区"), ("单位.届", "九")),
    ),
    Slip(
        "colon typed twice",
        "单位:\n  地区:: 云川区\n  届: 九\n",
        ((5, "冒号", ERROR),),
        (("单位.地区", "云川区"), ("单位.届", "九")),
    ),
    Slip(
        "equals sign for colon", "会议:\n  常委会会议=8\n", ((5, "冒号", ERROR),), (("会议.常委会会议", "8"),)
    ),
    Slip(
        "full-width equals sign for colon",
        "会议:\n  常委会会议＝8\n",
        ((5, "冒号", ERROR),),
        (("会议.常委会会议", "8"),),
    ),
    Slip(
        "enumeration comma for colon",
        "会议:\n  常委会会议、8\n",
        ((5, "冒号", ERROR),),
        (("会议.常委会会议", "8"),),
    ),
    Slip(
        "full stop for colon", "会议:\n  常委会会议. 8\n", ((5, "冒号", ERROR),), (("会议.常委会会议", "8"),)
    ),
    Slip(
        "asterisks for list marks",
        "体会:\n  * 甲事\n  * 乙事\n",
        (
            (5, "短横", ERROR),
            (6, "短横", ERROR),
        ),
        (("体会.1", "甲事"), ("体会.2", "乙事")),
    ),
    Slip(
        "plus signs for list marks",
        "体会:\n  + 甲事\n  + 乙事\n",
        (
            (5, "短横", ERROR),
            (6, "短横", ERROR),
        ),
        (("体会.1", "甲事"), ("体会.2", "乙事")),
    ),
    Slip(
        "Chinese dash for a list mark",
        "体会:\n  —— 甲事\n  —— 乙事\n",
        (
            (5, "短横", ERROR),
            (6, "短横", ERROR),
        ),
        (("体会.1", "甲事"), ("体会.2", "乙事")),
    ),
    Slip(
        "full-width mark before a record",
        "不足:\n  － 表现: 甲\n    措施: 乙\n",
        ((5, "短横", ERROR),),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙")),
    ),
    Slip(
        "record mark without blank",
        "不足:\n  -表现: 甲\n    措施: 乙\n",
        ((5, "短横", ERROR),),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙")),
    ),
    Slip(
        "mark of the second record forgotten",
        "不足:\n  - 表现: 甲\n    措施: 乙\n    表现: 丙\n    措施: 丁\n",
        (
            (7, "重复", ERROR),
            (8, "重复", ERROR),
        ),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙")),
    ),
    Slip(
        "field one blank too far left",
        "不足:\n  - 表现: 甲\n   措施: 乙\n",
        ((6, "缩进", ERROR),),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙")),
    ),
    Slip(
        "field one blank too far right",
        "不足:\n  - 表现: 甲\n     措施: 乙\n",
        ((6, "缩进", ERROR),),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙")),
    ),
    Slip(
        "field below the mark",
        "不足:\n  - 表现: 甲\n  措施: 乙\n",
        ((6, "缩进", ERROR),),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙")),
    ),
    Slip("time of day for a number", "会议:\n  常委会会议: 12:30\n", ((5, "整数", ERROR),)),
    Slip("fraction for a whole number", "会议:\n  常委会会议: 5.20\n", ((5, "整数", ERROR),)),
    Slip("underscore in a number", "会议:\n  常委会会议: 1_234\n", ((5, "整数", ERROR),)),
    Slip("mark behind a number", "会议:\n  常委会会议: 8；\n", ((5, "整数", ERROR),)),
    Slip("number with 左右", "会议:\n  常委会会议: 8次左右\n", ((5, "整数", ERROR),)),
    Slip("number in a phrase", "会议:\n  常委会会议: 共8次\n", ((5, "整数", ERROR),)),
    Slip("day that does not exist", "大会:\n  日期: 2027-02-30\n", ((5, "日期", ERROR),)),
    Slip("day without its year", "大会:\n  日期: 1月12日\n", ((5, "日期", ERROR),)),
    Slip("year of two digits in a date", "大会:\n  日期: 27.1.12\n", ((5, "日期", ERROR),)),
    Slip(
        "thirteenth month",
        "本年议题:\n  - 题目: 托育\n    月份: 13\n",
        ((6, "月份", ERROR),),
        (("本年议题.1.题目", "托育"),),
    ),
    Slip(
        "months backwards",
        "本年议题:\n  - 题目: 托育\n    月份: 6—3\n",
        ((6, "月份", ERROR),),
        (("本年议题.1.题目", "托育"),),
    ),
    Slip("more than all", "代表:\n  建议满意率: 106%\n", ((5, "百分数", ERROR),)),
    Slip("fraction for a percentage", "代表:\n  建议满意率: 0.967\n", ((5, "百分数", ERROR),)),
    Slip(
        "percentage that its base does not give",
        "代表:\n  建议满意率: 97.6%（119/123）\n",
        ((5, "百分数", ERROR),),
    ),
    Slip(
        "all of an unknown number",
        "代表:\n  建议满意率: 100%\n",
        ((5, "百分数", INFO),),
        (("代表.建议满意率", "100%"),),
    ),
    Slip("term and session in one", "单位:\n  届: 第九届六次\n", ((5, "序数", ERROR),)),
    Slip("choice with a wrong character", "大会:\n  职务: 主仼\n", ((5, "选项", ERROR),)),
    Slip("choice with words too many", "大会:\n  职务: 主任委员\n", ((5, "选项", ERROR),)),
    Slip(
        "form of oversight nearly right",
        "本年议题:\n  - 题目: 托育\n    形式: 听取与审议\n",
        ((6, "形式", ERROR),),
        (("本年议题.1.题目", "托育"),),
    ),
    Slip("English for a choice", "来年:\n  实事票决: NO\n", ((5, "选项", ERROR),)),
    Slip(
        "unit of another question",
        "会议:\n  常委会会议: 8场\n",
        ((5, "单位", WARNING),),
        (("会议.常委会会议", "8"),),
    ),
    Slip(
        "law by its short name",
        "本年议题:\n  - 题目: 《监察法》\n    形式: 执法检查\n",
        ((5, "法律名称", WARNING),),
        (("本年议题.1.题目", "《监察法》"), ("本年议题.1.形式", "执法检查")),
    ),
    Slip(
        "key that is none", "单位:\n  地点: 云川区\n  届: 九\n", ((5, "未知项", ERROR),), (("单位.届", "九"),)
    ),
    Slip("key outside of its group", "地区: 云川区\n", ((4, "未知项", ERROR),)),
    Slip("blank inside the key of a group", "单 位:\n  地区: 云川区\n", ((4, "未知项", ERROR),)),
    Slip("key of a group misspelt", "单位们:\n  地区: 云川区\n", ((4, "未知项", ERROR),)),
    Slip(
        "remark without its sign",
        "会议:\n  全年召开常委会会议\n  常委会会议: 8\n",
        ((5, "看不懂", ERROR),),
        (("会议.常委会会议", "8"),),
    ),
    Slip("list mark in a group", "会议:\n  - 常委会会议: 8\n", ((5, "类型", ERROR),)),
    Slip("list mark typed twice", "体会:\n  - - 甲\n", ((5, "短横", ERROR),), (("体会.1", "甲"),)),
    Slip(
        "braces in a list of texts",
        "体会:\n  - {甲: 乙}\n",
        ((5, "特殊符号", WARNING),),
        (("体会.1", "{甲：乙}"),),
    ),
    Slip(
        "no-break blank after the colon",
        "单位:\n  地区:\xa0云川区\n  届: 九\n",
        ((5, "缩进", ERROR),),
        (("单位.地区", "云川区"), ("单位.届", "九")),
    ),
    Slip(
        "single quotes that do not match",
        "单位:\n  地区: '云川区’\n  届: 九\n",
        ((5, "引号", ERROR),),
        (("单位.地区", "云川区"), ("单位.届", "九")),
    ),
    Slip(
        "character that was lost",
        "单位:\n  地区: 云�区\n  届: 九\n",
        ((5, "字符", ERROR),),
        (("单位.届", "九"),),
    ),
    Slip("full-width number sign", "会议:\n  常委会会议: 8 ＃次\n", ((5, "整数", ERROR),)),
    Slip(
        "paragraph pasted in",
        "总述:\n  目标: 第一行\n\n第二行\n  口号: 好\n",
        ((7, "看不懂", ERROR),),
        (("总述.目标", "第一行"), ("总述.口号", "好")),
    ),
    Slip("tab for a colon", "会议:\n  常委会会议\t8\n", ((5, "冒号", ERROR),), (("会议.常委会会议", "8"),)),
    Slip(
        "another format pasted in",
        '{"会议": {"常委会会议": 8}}\n',
        (
            (4, "未知项", ERROR),
            (4, "括号", ERROR),
        ),
    ),
    Slip("directive", "%YAML 1.2\n", ((4, "分隔线", ERROR),)),
    Slip(
        "dots that end the file",
        "会议:\n  常委会会议: 8\n...\n体会: [甲]\n",
        ((6, "分隔线", ERROR),),
        (("会议.常委会会议", "8"), ("体会.1", "甲")),
    ),
    Slip(
        "key behind a question mark",
        "? 会议\n: 8\n",
        (
            (4, "看不懂", ERROR),
            (5, "看不懂", ERROR),
        ),
    ),
    Slip("brace never closed", "不足: [{表现: 甲, 措施: 乙]\n", ((4, "括号", ERROR),)),
    Slip("text behind a bracket", "体会: [甲] 乙\n", ((4, "括号", ERROR),), (("体会.1", "[甲]乙"),)),
    Slip(
        "bold brackets around a list",
        "体会: 【甲，乙】\n",
        ((4, "括号", ERROR),),
        (("体会.1", "甲"), ("体会.2", "乙")),
    ),
    Slip(
        "full-width semicolon in brackets", "体会: [甲；乙]\n", ((4, "多条", INFO),), (("体会.1", "甲；乙"),)
    ),
    Slip("another level's question", "参照:\n  历年: [2022.yaml]\n", ((5, "级别", ERROR),)),
    Slip("quote inside a bracket entry", '体会: [甲"一", 乙"[二]]\n', ((4, "格式", ERROR),)),
    Slip(
        "records of keys with no colon",
        "不足:\n  - 表现 甲\n    措施 乙\n",
        ((5, "冒号", ERROR), (6, "冒号", ERROR)),
        (("不足.1.表现", "甲"), ("不足.1.措施", "乙")),
    ),
    Slip(
        "month in a word",
        "本年议题:\n  - 题目: 托育\n    月份: 年底\n",
        ((6, "月份", ERROR),),
        (("本年议题.1.题目", "托育"),),
    ),
    Slip(
        "law without brackets",
        "本年议题:\n  - 题目: 安全生产法\n    形式: 执法检查\n",
        ((5, "法律名称", WARNING),),
        (("本年议题.1.题目", "安全生产法"), ("本年议题.1.形式", "执法检查")),
    ),
    Slip(
        "year of two digits",
        "本年议题:\n  - 题目: 托育\n    数据年度: 25\n",
        ((6, "年", ERROR),),
        (("本年议题.1.题目", "托育"),),
    ),
    Slip("needed answer said to be none", "会议:\n  常委会会议: 无\n", ((5, "整数", ERROR),)),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name)
def test_slip_is_named_on_its_line_and_the_rest_is_read(slip: Slip) -> None:
    assert problems(HEAD + slip.body) == list(slip.found)
    if slip.read:
        assert texts_of(HEAD + slip.body) == dict(slip.read)


def test_at_least_ninety_slips_are_tried_and_the_right_lines_named_in_95_of_a_hundred() -> None:
    named = [slip for slip in SLIPS if {line for line, _, _ in slip.found} == lines_of(slip)]
    assert len(SLIPS) >= 90
    assert len(named) >= 0.95 * len(SLIPS)


def lines_of(slip: Slip) -> set[int]:
    """Return the lines that are named for a slip."""
    return {line for line, _, _ in problems(HEAD + slip.body)}


def test_line_out_of_place_below_brackets_over_two_lines_is_the_only_slip() -> None:
    body = "体会: [甲,\n  乙]\n茶话\n"
    assert [(line, rule) for line, rule, _ in problems(HEAD + body)] == [(6, "看不懂")]


def test_file_typed_with_full_width_colons_throughout_is_named_line_by_line() -> None:
    text = "文种：工作报告\n级别：区\n年度：2026\n单位：\n  地区：云川区\n"
    assert problems(text) == [(line, "冒号", "error") for line in range(1, 6)]


@pytest.mark.parametrize(
    ("body", "read"),
    [
        (
            "总述:\n  目标: no\n  口号: 12:30\n  定性: 5.20\n",
            {"总述.目标": "no", "总述.口号": "12:30", "总述.定性": "5.20"},
        ),
        ("总述:\n  目标: 010010\n  口号: 2026-02-30\n", {"总述.目标": "010010", "总述.口号": "2026-02-30"}),
        ("总述:\n  目标: 完成: 六件\n", {"总述.目标": "完成：六件"}),
        ("总述:\n  目标: “十五五”开局之年\n", {"总述.目标": "“十五五”开局之年"}),
        ("总述:\n  目标: 《办法》施行\n", {"总述.目标": "《办法》施行"}),
        ('总述:\n  目标: "托育"服务\n', {"总述.目标": "“托育”服务"}),
        ('总述:\n  目标: "C:\\目录"\n', {"总述.目标": "C:\\目录"}),
        ("总述:\n  目标: 第一行，\n    年底前: 接着写\n", {"总述.目标": "第一行，年底前：接着写"}),
        (
            "总述:\n  目标: |\n    第一行\n    届：九\n  口号: 好\n",
            {"总述.目标": "第一行届：九", "总述.口号": "好"},
        ),
        ("总述:\n  目标: |\n    　　第一段\n    第二段\n", {"总述.目标": "第一段第二段"}),
        ("总述:\n  目标: |4-  # 两段\n    第一段\n      第二段\n", {"总述.目标": "第一段第二段"}),
        (
            '总述:\n  目标: "第一行\n    第二行"\n  口号: 好\n',
            {"总述.目标": "第一行第二行", "总述.口号": "好"},
        ),
        ("体会: [甲事,\n  乙事]\n", {"体会.1": "甲事", "体会.2": "乙事"}),
        ("体会:\n- 甲事\n- 乙事\n", {"体会.1": "甲事", "体会.2": "乙事"}),
        ("体会:\n  甲事\n  乙事\n", {"体会.1": "甲事", "体会.2": "乙事"}),
        ("体会:\n  1. 甲事\n  2、乙事\n", {"体会.1": "甲事", "体会.2": "乙事"}),
        ("体会: |\n  甲事\n  乙事\n", {"体会.1": "甲事", "体会.2": "乙事"}),
        ("体会: 甲事；乙事\n", {"体会.1": "甲事", "体会.2": "乙事"}),
        ("体会:\n  - 人数：42名代表\n", {"体会.1": "人数：42名代表"}),
        ("不足:\n  -\n    表现: 甲\n    措施: 乙\n", {"不足.1.表现": "甲", "不足.1.措施": "乙"}),
        ('会议:\n  "常委会会议": 8\t\n', {"会议.常委会会议": "8"}),
        ("# 注释：不算\n政治:\n  中心组学习: 没有\n  学习教育: ~\n  学习教育成果: 无\n", {}),
        (
            "总述:\n  目标: 甲\u2028乙\n会议:\n  常委会会议: 8\n",
            {"总述.目标": "甲乙", "会议.常委会会议": "8"},
        ),
    ],
)
def test_text_stays_as_typed_where_yaml_would_change_or_refuse_it(body: str, read: dict[str, str]) -> None:
    assert texts_of(HEAD + body) == read
    assert problems(HEAD + body) == []


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# 空\n", "这是一段话\n", "- 甲\n- 乙\n", "年度2026\n", "{}\n[]"]
)
def test_file_without_a_single_key_is_refused_with_a_place(text: str) -> None:
    found = problems(text)
    assert found
    assert {line for line, _, _ in found} <= {1, 2}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_keep_the_lines(ending: str) -> None:
    text = (HEAD + "会议:\n  常委会会议：8\n").replace("\n", ending)
    assert problems(text) == [(5, "冒号", "error")]


def test_ten_thousand_open_brackets_end_in_a_finding() -> None:
    assert problems(HEAD + "体会: " + "[" * 10_000 + "\n") == [(4, "括号", "error")]
