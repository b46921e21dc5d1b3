"""What is no part of a topic: organs, places and years before it, report and state after it, mere lists."""

import re
from typing import Final

MASK: Final = "[*＊×XxＸ]+"
_COUNT: Final = f"(?:[0-9]+|[一二三四五六七八九十两]+|{MASK})余?"
_UNIT: Final = "[个项份件部家类处所]"
_YEARS: Final = f"(?:19|20)(?:[0-9]{{2}}|{MASK})"


def one_of(words: str) -> str:
    """Return a pattern for one of some words, which are set apart by blanks; the longest that fits counts."""
    return "(?:" + "|".join(sorted(words.split(), key=lambda word: (-len(word), word))) + ")"


PLACE: Final = (
    f"(?:{MASK}[省市区县镇乡]?|[我全本][省市区县镇乡]|[区县市镇乡]级"
    f"|[区县市镇乡](?={one_of('20 本级 既有 国有 政府债务 国民经济 环境 财政 预算 城镇 城乡')}))"
)
YEAR: Final = f"(?:{_YEARS}(?:[-—－~至](?:{_YEARS}))?年?(?:度|以来)?|{MASK}年度?|[上本]一?年度?|今年|去年)"
FRONT: Final = re.compile(
    f"^(?:{YEAR}|{PLACE}|近?[0-9一二三四五几]年来的?|[的了对]|就(?![业医读学餐近地])|常委会(?=审议意见)|辖区内?"
    f"|{one_of('关于 有关 其中 一些 部分 包括 贯彻实施 贯彻落实')})"
)
"""What stands before a topic."""

FRONT_ORGAN: Final = re.compile(
    f"^(?:[区县市镇乡](?:人民)?政府|人民政府)(?!{one_of('债务 投资 性 购买 采购 部门 有关 系统 履')})"
)
_ORGAN: Final = (
    "(?:(?:[区县市镇乡州]|人民|本级)*(?:政府|法院|检察院|监察委员会|监察委|监委)"
    "(?:及其?(?:有关|相关|组成|职能)?部门)?|“?一府一?[两委]?委?两院”?|[区县市镇乡]?(?:有关|相关)部门|各牵头单位负责人)"
)
ABOUT: Final = re.compile(f"^[了到]?(?:[^、，]{{0,16}}?{_ORGAN})?[^、，关于]{{0,8}}?(?:关于|有关)")
"""The organ that reports, up to 关于."""

_KINDS: Final = one_of("专项 专题 年度 综合 书面 工作 总结 自查 检查 调研 研究处理")
REPORT: Final = re.compile(
    f"的?等?的?(?:{_COUNT})?[个项份件]?的?{_KINDS}*(?:情况)?的?(?:报告|汇报|通报)(?:（讨论）)?$"
)
"""The report at the end: 等3个专项工作报告."""

TAIL: Final = re.compile(
    "的?等?(?:方面|(?<!重点)(?<!中心)(?<!各项)(?<!主要)工作(?:情况)?|有关情况|相关情况|情况|现状|等问题|相关)$"
    f"|(?:的|了|等|进行|并)$|{one_of('执法检查 专题询问 专题调研 专项调研 专项检查 视察')}$"
)
LAW_TAIL: Final = re.compile("(?<=[法例典])的?(?:贯彻)?(?:实施|执行|落实)$")
PROGRESS: Final = re.compile("(?<=.)(?<!重点)(?<!任务)(?<!项目)(?:工作)?(?<!重点工作)(?:开展|进展|推进)$")
DRAFT: Final = re.compile("(?:（草案）|\\(草案\\)|草案)$")
WHEN: Final = re.compile("[（(][^（）()]{0,12}(?:月|季度|适时|半年|全年|年内)[^（）()]{0,8}[）)]$")
"""When an item is due, in brackets after it."""

COUNT: Final = re.compile(f"等?这?{_COUNT}{_UNIT}[\u4e00-\u9fff]{{0,12}}$")
"""How many there are of a kind: 等8部法律法规, 4个单位."""

COUNTED: Final = re.compile(f"等{_COUNT}[个项份件部]")
KIND: Final = re.compile("等(?P<kind>[^等]{0,24})$")
VAGUE_KIND: Final = re.compile(
    "(?:的|在我[区县市]|"
    + one_of(
        "方面 重点 主要 专项 相关 有关 各项 重大 民生 全区 全县 涉及 事关 工作 情况 项目 内容 领域"
        " 法律 法规 条例 贯彻 实施 执行 问题 报告"
    )
    + ")*+"
)

NEXT_MEMBER: Final = re.compile("、|(?<=》)(?=《)")
NEXT_REPORT: Final = re.compile(
    "(?<=报告)(?:[，；]?(?:以及|[和及与])|[、，；])(?=.)|(?<=汇报)[和及、](?=.)|(?<=方案)、(?=.)"
)
NEXT_MATTER: Final = re.compile(
    "(?<=情况)(?:以及|[和及])(?!调整|整改|管理现状)(?=.{4})"
    "|(?:(?<=决算)|(?<=草案)|(?<=方案)|(?<=年度))和|和(?=20[0-9]{2}年|[*＊×XxＸ]+年)"
)
LAST: Final = re.compile("以及|及其(?!他)|[和及与暨]")
"""Before the last member of a list."""

WHOLE: Final = re.compile(
    one_of(
        "国民经济和社会发展 环境状况和环境保护 环境质量和环境保护 预算执行和其他财政 审判和执行 规划和建设"
        " 自然资源和规划 经济和社会 经济社会发展及重点 情况及调整 工作及整改 问题及整改 开发和利用 保护和利用"
    )
)
"""Names with 和 or 及 inside, which part no list."""

DOING: Final = re.compile(
    one_of(
        "推进 提高 加强 促进 推动 规范 提升 创新 完善 加快 优化 强化 深化 落实 健全 改善 巩固 保护 打造 做好"
        " 服务(?![业管体保能质])"
    )
)

_EMPTY: Final = re.compile(
    "(?:“[^“”]{1,6}式”|"
    + one_of(
        "专项 专题 工作 有关 相关 各项 重点 半年 年度 全年 部分 多项 一些 常委会 人大 主席团 政府 市政府"
        " 镇政府 市人大 镇人大 一府一委两院 “一府一委两院” “一府两院” 审议 执法 视察 调研 检查 代表 问题 情况"
        " 报告 部门 方面 议题 方式 形式 活动 不同层次 大量 深入 广泛 全面 实地 持续 其他 重大 事项 意见 建议"
        " 办理 落实 决议 决定 制度 党组 会前 会中 会后 机关 法律 法规 逐件 逐项 对接 有针对性 针对性 社会"
        " 满意度 不打招呼 暗访 随机 人次 走访 新一轮 全体 新的 专门 多次 集中 联合 上下联动 跟踪 监督"
        " 督办 下列 以下 每次 开放"
    )
    + "|[的或和、等次个项场件份部余并至0-9X*×一二三四五六七八九十两])*+"
)
_OWN: Final = ("代表建议", "议案建议", "审议意见")
_VAGUE_END: Final = re.compile(one_of("热点 难点 焦点 薄弱环节 中心工作 关键环节 行动 活动 制度 机制") + "$")
_VAGUE_START: Final = re.compile("提出|已完成|完成|存在|下一步")
_PERSON: Final = re.compile(
    f"(?:[0-9*X×余多名]|[区县市镇乡]|{one_of('人大 常委会 部分 全体 各级 有关 机关')})*"
    f"{one_of('代表 委员 组成人员 成员 人员 专家 干部')}"
    f"(?!{one_of('建议 议案 履职 联络 之家 工作 联系 培训 活动 小组')})"
)


def is_vague(topic: str) -> bool:
    """Return whether words name no topic: persons, mere words of work, hot spots, single characters."""
    return (
        len(topic) < 2  # noqa: PLR2004 - one character is no topic
        or (bool(_EMPTY.fullmatch(topic)) and not topic.startswith(_OWN))
        or bool(_VAGUE_END.search(topic) or _VAGUE_START.match(topic) or _PERSON.match(topic))
    )
