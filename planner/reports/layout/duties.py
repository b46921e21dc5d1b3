"""Which duty of a congress a part of a report is about, told by its heading, then by what it says."""

import re
from collections.abc import Sequence
from typing import Final

from planner.bank.model import Duty

_WORDS: Final = {
    Duty.ELECTION: {4: "换届 选举", 3: "选民登记 选贤"},
    Duty.DECISION: {
        4: "任免 人事",
        3: "重大事项 大事 决定权 议决 法定程序 循程序 守法度",
        2: "决议 决定 要务 程序行 选人用人 宪法宣誓",
    },
    Duty.DEPUTIES: {
        3: "代表 双联系 联络站 众智",
        2: "选民 民主 民意 议案 站点 主体 协商 议事",
        1: "建议 述职 集智 聚智 桥梁 渠道 平台 活力 共治 共商 商多议 共议 众事 合力 联络 凝聚共识",
    },
    Duty.SELF: {
        5: "工作机关",
        4: "自身 机关建设",
        3: "队伍 作风 能力建设 履职能力 宣传 廉政 内功",
        2: "履职本领 强基 固本 效能 乡镇人大 精神文明 纪律 信息化 风气 严管 清廉",
        1: "制度 街道 调查研究 素质 机关 新风 能力 质效 提质 履职",
    },
    Duty.POLITICAL: {
        4: "党的领导 党建 两个维护 两个确立 跟党走",
        3: "政治 忠诚 铸魂 听党 旗帜 看齐 理论 定向 信仰 信念 举旗 大精神 请示报告 政治机关",
        2: "思想 核心 方向 初心 党组 党管 根本保证 学习教育 主题教育 决策部署",
        1: "本色",
    },
    Duty.OVERALL: {
        4: "中心任务",
        3: "大局 中心工作 主战场 扶贫 包联 驻村 重担",
        2: "帮扶 攻坚 一线 打头阵 服务中心",
        1: "招商",
    },
    Duty.OVERSIGHT: {
        5: "权力机关",
        4: "监督 执法检查",
        3: "评议 视察 询问 司法 法治 民生 福祉 财政 预算 预决算 生态 乡村振兴 国有资产 审计 债务"
        " 钱袋 理财 账本 收支 家底 资金 公共财 城乡 城市 城镇 街巷 街区 宜居 乡村 乡土 农业 农桑 兴农 富农"
        " 强农 强村 田园 田野 田间 科技 重教 育才 英才 青山 碧水 蓝天 治污 护绿 护蓝 山水 环保 平安 防患 除患"
        " 隐患 风险 执法 护法 正义 秉公 普法 矛盾 纠纷 解纷 诉求 多元共治 社区共治 源头疏导",
        2: "审查 审议 检查 听取 专题调研 问效 环境 经济 安全 治理 规划 教育 科教 产业 法律 公正 信访 百姓"
        " 营商 惠民 实事 农村 医疗 就业 食品 养老 住房 污染 以民为本 为民 人民至上 质量 沃野 精打 人才 绿色"
        " 自然 防范 防线 民怨 善治 共享 心结",
        1: "创新 发展 高质量 群众 和谐 稳定 物流 城市 人民满意 民情 民心 民本 呼声 关切 期待 督 实效"
        " 突破 难题 忧 围绕中心 锚定中心 全局 交通 文化",
    },
}
"""Words of a heading and how strongly each speaks of a duty."""

_WEIGHTS: Final = {
    duty: tuple((word, weight) for weight, words in graded.items() for word in words.split())
    for duty, graded in _WORDS.items()
}
_SHIFTS: Final = {
    Duty.POLITICAL: {Duty.DECISION, Duty.OVERALL, Duty.OVERSIGHT, Duty.DEPUTIES, Duty.ELECTION},
    Duty.OVERALL: {Duty.POLITICAL, Duty.DECISION, Duty.OVERSIGHT, Duty.ELECTION},
    Duty.OVERSIGHT: {Duty.DECISION, Duty.DEPUTIES, Duty.ELECTION},
    Duty.DECISION: {Duty.OVERSIGHT, Duty.ELECTION},
    Duty.DEPUTIES: set[Duty](),
    Duty.SELF: set[Duty](),
    Duty.ELECTION: set[Duty](),
    Duty.OTHER: set(Duty),
}
"""What a part below may be about that its own part is not: 思想建设 under 自身建设 is 自身."""

_MONITORS: Final = re.compile("监督|检查|评议|审议|审查|问效|询问")
_ACTS: Final = re.compile("听取和?审议|执法检查|专题调研|视察|专题询问|审议意见|满意度测评|跟踪监督|评议")
_MANY_ACTS: Final = 4
_OPENING: Final = 120


def duty_of(heading: str, children: Sequence[str], body: str, above: Duty | None) -> Duty:
    """Return the duty of a part: of its heading, else of the headings below it, else of its text.

    A part below another has the duty of that, unless its heading speaks more of another one.
    """
    if above is not None:
        return _below(heading, above)
    if best := _best(heading) or _best("".join(children)):
        return best
    if len(_ACTS.findall(body)) >= _MANY_ACTS:
        return Duty.OVERSIGHT
    return _best(body[:_OPENING]) or _best(body) or Duty.OTHER


def _below(heading: str, above: Duty) -> Duty:
    scores = _scores(heading)
    shifts = _SHIFTS[above] if _MONITORS.search(heading) else _SHIFTS[above] - {Duty.OVERSIGHT}
    best = max(shifts | {above}, key=lambda duty: (scores.get(duty, 0), duty is above, duty))
    return best if scores.get(best) else above


def _best(text: str) -> Duty | None:
    scores = _scores(text)
    best = max(scores, key=lambda duty: scores[duty])
    return best if scores[best] else None


def _scores(text: str) -> dict[Duty, int]:
    """Return how much a text speaks of each duty; 选举权 is a right of the deputies and no election."""
    said = text.replace("选举权", "")
    return {duty: sum([weight for word, weight in words if word in said]) for duty, words in _WEIGHTS.items()}
