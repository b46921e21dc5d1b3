"""Acts: what a clause of a plan is: something to be done, what it is for, or only an attitude.

A clause is judged by its first verb, connectives and adverbs before it left out.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from planner.reports.items.topics import veil


class ClauseKind(Enum):
    """What a clause does in a plan."""

    ACT = auto()
    """Something that can be done or left undone: a verb of doing with its object."""
    RESULT = auto()
    """What an act is for: 推动…, 确保…; alone in its stretch it is a promise of its own."""
    LEAD = auto()
    """What an act is about or how it is done: 围绕…, 按照…, 通过…; belongs to the act that follows."""
    ATTITUDE = auto()
    """A stance or a formula: 坚持…, 学习贯彻…精神; promises nothing."""
    OTHER = auto()
    """Anything else: goes on with the act before it."""


def _any(words: str) -> str:
    """Return a pattern for one of `words`, longer ones first."""
    return "|".join(sorted(words.split(), key=lambda word: (-len(word), word)))


_ORGAN: Final = (
    "(?:[区县市镇乡]|本[区县市镇乡])?(?:人大)?(?:及其)?(?:常委会|主席团|人大)(?!会议|成员|领导|组成|党组|各|主席|主任|机关|代表"
    "|宣传|工作|制度|街道|常委会|建议|选举|网站|换届)"
)
_JOINTS: Final = (
    "(?:(?:[一二三四五六七八九十]|[0-9]{1,2})是要?|第[一二三四五六七八九十](?=，|要|[\u4e00-\u9fff]{2,4}[^届次条号季])|首先|其次|最后"
    "|今年|明年|来年|20[0-9]{2}年(?!度|以来)|新的一年(?:里)?|下一步|我们|同时|此外|另外|并且|还要|还将|还应|并将|尤其|特别"
    "|建议(?=[每围对继加深组听开持])|也要|均要|都要|既要|又要|要|拟|并(?!购)|还|均)"
)
_HEADLESS: Final = re.compile("要(?:求|点|素|道|闻)")

_ADVERB: Final = _any(
    "继续 时刻 高度 进一步 不断 积极 主动 认真 切实 着力 大力 持续 全面 充分 适时 依法 及时 严格 从严 深入"
    " 重点 统筹 扎实 有序 有效 稳步 着重 全力 常态化 定期 更好 更加 广泛 加快 精心 高质量 高标准"
    " 逐步 分别 分批 分阶段 分级 按时 按期 统一 首次 集中 科学 严肃 牢牢 始终 自觉 坚决 率先 共同"
    " 带头 抓紧 尽快 稳妥 注重 高效 规范有序 尽早 按季度 按月 每年 每季度 每月 每半年 全年 年内"
    " 上半年 下半年 一季度 二季度 三季度 四季度 年初 年中 年底 年底前 依规 严密 系统 联动 上下联动"
    " 协同 努力 力争 结合实际 因地制宜 有针对性地 有计划地 有重点地 创造性地 纵深 纵深地 接续 深度"
    " 提前 再 专门 分层分类 分期分批 分期 有组织地 依法依规 常态 全覆盖 全程 全过程 逐件 逐项"
    " 逐一 精准 面对面 就近 同步 随机 用心 会同有关部门"
)
_ADVERBS: Final = re.compile(f"(?:{_ADVERB}|[0-9]{{1,2}}月份?)+")

_ACT: Final = _any(
    "听取 审议 审查 初审 审批 讨论 决定 开展 组织 举办 举行 召开 制定 制订 制发 修订 修改 出台 印发"
    " 编制 编印 编写 建立 建成 建好 建设 完善 健全 成立 设立 组建 安排 邀请 选取 选择 选派 抽调 检查"
    " 视察 调研 督办 督查 跟踪 评议 测评 询问 票决 新建 增设 升级 推行 推广 实施 实行 执行 落实 做好"
    " 抓好 办好 搞好 用好 管好 开好 探索 配合 协助 参加 参与 规范 优化 加强 强化 深化 拓展 拓宽 丰富"
    " 充实 密切 改进 创新 梳理 公开 通报 公布 走访 联系 培训 指导 运用 作出 做出 任免 补选 选举 交办"
    " 办理 回访 收集 征求 征集 搭建 建强 做实 做优 做强 做深 做细 做精 抓实 抓细 压实 宣传 讲好 轮训"
    " 总结 评选 表彰 编发 上线 启动 完成 筹备 召集 提请 审看 评估 清理 接待 受理 处理 把好 调整 改造"
    " 设置 开设 开通 发布 约谈 化解 包联 帮扶 谋划 起草 理清 明确 关心 畅通 选送 跟进 重视 研究 监督 关注"
    " 增加 扩大 培养 选树 选拔 引进 聘请 落细 整理 更新 改版 打通 盯住 健全完善 贯彻落实 贯彻执行 贯彻实施"
    " 学习 传达学习 集中学习 严肃 细化 量化 简化 前移 延伸 倾听 接访 推选 推荐 推介 考察 考核 测试"
    " 保证每 确保每 摸清 排查 统计 建档 登记 划分 选好 管理 维护好 编好 讲清 请示 报送 提交 提出"
    " 筹划 结对 补齐 兑现 推出 试行 试点 复制 复查 回头看 利用好 抓 办 建 开 设 推进"
)
_SHORT: Final = (
    "抓(?!手|住)|办(?!公|理|法|事|实)|建(?!议|设|立|成|好|强|档|言)|开(?!展|放|发|局|拓|创|好|设|通)"
    "|设(?!施|立|置|计|备)"
)
_ACT_WORDS: Final = "|".join(word for word in _ACT.split("|") if len(word) > 1 and word != "推进")
_ACTS: Final = re.compile(f"(?:{_ACT_WORDS}|{_SHORT})")
_WILL: Final = f"将(?=要|会|{_ADVERB}|{_ACT_WORDS}|围绕|坚持|以|对)"
JOINTS: Final = re.compile(f"(?:{_JOINTS}|{_WILL}|{_ORGAN})，?")
_NO_ACT: Final = re.compile(
    "审议意见|监督(?:要|的)|一件一件|检查组|调研组|审查意见|监督工作(?!计划)|联系群众$|办理(?:情况|质量)|[\u4e00-\u9fff]{2}结果|公开透明|培训工作$|选举权"
    "|实施意见|决定权|调研报告$"
)

_RESULT: Final = _any(
    "推动 促进 推进 提升 提高 增强 确保 保证 保障 助力 助推 维护 实现 引导 激励 激发 凝聚 营造 打造"
    " 形成 让 使 达到 汇聚 夯实 护航 务求 力求 力戒 防止 防范 促使 带动 增进 巩固 巩固拓展 树立 展现"
    " 彰显 赢得 争取 避免 杜绝 解决 成为 体现 引领 守护 满足 回应 贡献 支持 督促 发挥 提供 凸显 释放"
    " 拉近 架起 塑造 锻造 培育 净化 优先 真正 服务 造福 践行 构建 贯通 唱响 传递 堵塞 驱动 创造 反对"
    " 反映 调动 服从 改变 转变 破解 增添 保持 涵养 维护好"
)
_RESULTS: Final = re.compile(
    f"(?:{_RESULT})|为(?=[^，]*(?:提供|贡献|保驾|奠定|打下|打好|创造|积蓄|注入|筑牢))|努力|力争"
    "|(?:作出|做出|形成)(?:相应)?(?:决议|决定|审议意见)$|提出.{0,12}(?:意见|建议|对策)$"
)
_PUSHED: Final = re.compile(
    "构建(?=“)|做到(?=.*(?:公开|全覆盖|[0-9]|备案|必备))|推进(?=.*(?:建设|改革|全覆盖|公开|报备工作|整治|工作|活动|制度|机制|试点|平台|票决|行动|计划|联网)$)"
)
_BUILT_ON: Final = re.compile("巩固(?:和|、)?拓展.*成果|巩固.*工作$")
_PROMISING: Final = re.compile(
    "推动|促进|推进|巩固|提升|提高|增强|打造|构建|督促|支持|发挥|提供|夯实|解决|培育|形成"
)
_STRIVING: Final = re.compile("(?:努力|力争|真正|力求)")

_LEAD: Final = _any(
    "围绕 聚焦 针对 按照 根据 依据 依照 结合 紧扣 紧盯 紧紧围绕 紧紧扣住 紧贴 紧密结合 立足 突出"
    " 通过 采取 采用 利用 依托 以 在 从 给 为 对 就 把 将 与 向 着眼 面向 借助 遵循 本着 发扬 抓住 锚定"
    " 瞄准 顺应 适应 主动融入 融入 对照 对标 持之以恒 多措并举"
)
_LEADS: Final = re.compile(f"(?:{_LEAD})")

_ATTITUDE: Final = _any(
    "坚持 坚定 牢记 增强“ 树牢 做到“ 做到‘ 做到令行 贯彻 践行“ 把牢 旗帜鲜明 高举 永葆 严守 恪守"
    " 认清 认识 深刻 领会 领悟 学习贯彻 学习领会 传达贯彻 学懂 站稳 筑牢 坚守 不忘 守住 提高政治"
    " 讲政治 把握 捍卫 维护习近平 维护党中央 拥护 铭记 锤炼 胸怀 心怀 弘扬 秉持 秉承 扛牢 担当 彰显"
    " 始终 忠诚 当好 自觉 遵守 严格遵守 服从服务 把准 找准 守正 统一思想 凝心聚力 真抓实干"
)
_ATTITUDES: Final = re.compile(
    f"(?:{_ATTITUDE})|(?:自觉)?[把将].*(?:结合起来|放在|做在|抓|留给|落在|化解|作为|当作|贯穿|落实到位|谋划和推进)|落实到(?!户|人头|项目)"
    "|.*哪里$|建设“四个机关”|做到(?!.*(?:公开|全覆盖|[0-9]|备案|必备))"
)
_KEPT: Final = re.compile(
    "坚持(?!和完善人民|.*相结合).{0,40}(?:制度|机制|例会|规则|联席会议|定期|每[年季月周]|走访|评选)|坚持[0-9一二三四]|[把将].*作为.*依据$"
)
_SLOGAN: Final = re.compile(
    "(?:精神|思想|创新理论|方针|大政|部署|部署要求|要求|决策|决策部署|主张|意图|宪法|党的(?:全面)?领导|党的建设|路线|方略|意识|重要讲话"
    "|论述|“?四个机关”?(?:建设)?|初心使命|核心价值观|全过程人民民主)”?$"
)
_SLOGAN_VERBS: Final = re.compile(
    "(?:深入|全面|认真|坚决|自觉|及时|持续|切实|继续|进一步|不断|和|、|贯彻)*(?:落实|执行|学习|传达|宣传|实施|加强|强化|深化|健全|完善|践行|聚焦)"
)

_SHORTEST: Final = 4
_ACTIVITY: Final = re.compile("视察|调研|学习|培训|走访|座谈|检查")
_MEETING: Final = re.compile("(?:适时|定期)?(?:召开|举行)[^0-9]{2,14}会议?")
_ACCORDING: Final = re.compile("(?:严格)?(?:按照|根据|依据|依照|遵循|本着)")
FORMAL: Final = re.compile(
    "开展(?!情况|工作提供)|(?<!的)进行(?!情况)|组织(?!法|领导|建设|生活|体系|保障|能力|实施|机构|引导|和|、)|听取|视察|询问|督办"
    "|评议|测评|举办|召开|制定|邀请|安排(?!部署)|交办|通报|票决|请示报告|搭建|实行|列席|请示(?!报告制度)|作出(?=决[议定])|共建|征集|向社会公[开布]|逐[人件项]检查|向[^，]{1,8}(?:报告|汇报)(?!制度|工作制度)|(?:建|设|配)[一二两三0-9]|跟踪(?!监督意见)|答复|反馈|报送|报[区县市镇乡党]委|审议(?!意见|质量|、)|调研(?!报告|课题)"
)
_MEANS: Final = re.compile(
    f"(?:方面|方式|形式|抓手|重点|契机|主题|载体|纽带|基础上|过程中|工作中|要求|安排|规定|计划|为主)(?:{_ADVERB}|，)*(?:{_ACT_WORDS})(?!情况)"
)
_BY_MEANS: Final = re.compile(
    "(?:通过|采取|采用|利用(?!好)|运用|依托|借助).*(?:方式|形式|手段|途径|载体|模式|相结合|结合)$|.*为[主辅]$"
)
_AIMED: Final = re.compile("[0-9]+(?:\\.[0-9]+)?%|百分之|全覆盖$")
_OWN_WORK: Final = re.compile(
    "监督|审议|审查|跟踪|意见|决议|决定|代表|议案|建议|报备|备案|询问|测评|评议|联网|制度|机制|办法|评审|绩效|预算|信访"
    "|办理|改革|工作$|人大|常委会|主席团|选举|选民|换届|宣誓|任免|机关|干部|委员|调研"
)
_COUNTED: Final = re.compile(
    "[0-9一二三四五六七八九十两]+余?(?:人次|[次件场期名个户篇部项家条天批张份套处所轮])"
)
_COUNTED_OUT: Final = re.compile(f"(?:不少于|不低于|达到)?{_COUNTED.pattern}(?:以上)?$")
_ONLY_COUNT: Final = re.compile(
    f"[\u4e00-\u9fff]{{2}}(?:不少于|不低于|达到|超过){_COUNTED.pattern}(?:以上)?$|由|作为|会[前中后]|学后|参[加与]"
    "|(?:重点|着重)(?:审议|听取|询问|检查|核查|察看|查看|看|监督|关注|了解|调研|视察)"
)
_VAGUE: Final = re.compile(
    "精神|思想|意识|新局面|新篇章|贡献|力量|大局|使命|定力|担当|政治|(?:能力|水平|质效|实效|活力|作用|质量|素质|效能|效益|效率"
    "|本领|动力|成效|基础|氛围|格局|局面|合力|实效性|自觉性|凝聚力|依法履职|依法行政|行使职权|公正司法|和谐稳定|提升|提高|增强|发展)$"
)


def trimmed(text: str) -> str:
    """Return a clause without the connectives and the subject before its verb: 一是要, 常委会将, 同时."""
    while (found := JOINTS.match(text)) and found.end() < len(text) and not _HEADLESS.match(text):
        text = text[found.end() :]
    return text


def kind_of(text: str) -> ClauseKind:
    """Return what a clause does; without regard to the clauses around it."""
    bare = trimmed(text)
    hidden = veil(bare)
    said = _Said(bare, hidden, _after_adverbs(hidden))
    return next((kind for test, kind in _TESTS if test(said)), ClauseKind.OTHER)


@dataclass(frozen=True, slots=True)
class _Said:
    """A clause without its connectives; the same with quotes hidden; that from its first verb on."""

    bare: str
    hidden: str
    verb: str


def _is_attitude(said: _Said) -> bool:
    return bool(_ATTITUDES.match(said.bare)) and not _KEPT.match(said.bare) and not _is_persisted(said)


def _is_persisted(said: _Said) -> bool:
    """Return whether 坚持 only says that an act goes on: 坚持开展…活动."""
    return (
        said.bare.startswith("坚持")
        and bool(_ACTS.match(_after_adverbs(said.hidden[2:])))
        and not _is_slogan(said.bare[2:])
    )


def _is_striving(said: _Said) -> bool:
    return bool(_STRIVING.match(said.hidden) or _STRIVING.match(said.verb))


def _is_aimed(said: _Said) -> bool:
    """Return whether what is striven for is a figure."""
    return bool(_AIMED.search(said.bare)) and (_is_striving(said) or bool(_RESULTS.match(said.verb)))


def _is_pushed(said: _Said) -> bool:
    return bool(_PUSHED.match(said.verb) or _BUILT_ON.match(said.verb))


def _is_later_attitude(said: _Said) -> bool:
    return bool(_ATTITUDES.match(said.verb)) and not _ACTS.match(said.verb)


def _is_act(said: _Said) -> bool:
    return bool(_ACTS.match(said.verb)) and not _NO_ACT.match(said.verb)


def _is_led_act(said: _Said) -> bool:
    """Return whether a clause that begins like a lead-in says its act itself: 对…开展…."""
    if not _LEADS.match(said.verb) or _ACCORDING.match(said.verb):
        return False
    return bool(FORMAL.search(said.verb) or _MEANS.search(said.verb) or _COUNTED_OUT.search(said.verb))


_TESTS: Final[tuple[tuple[Callable[[_Said], bool], ClauseKind], ...]] = (
    (_is_attitude, ClauseKind.ATTITUDE),
    (lambda said: bool(_KEPT.match(said.bare)) or _is_persisted(said), ClauseKind.ACT),
    (lambda said: _is_slogan(said.bare), ClauseKind.ATTITUDE),
    (lambda said: len(said.bare) <= _SHORTEST, ClauseKind.OTHER),
    (lambda said: bool(_BY_MEANS.match(said.verb)), ClauseKind.LEAD),
    (_is_aimed, ClauseKind.ACT),
    (_is_striving, ClauseKind.RESULT),
    (_is_pushed, ClauseKind.ACT),
    (lambda said: bool(_RESULTS.match(said.verb)), ClauseKind.RESULT),
    (_is_later_attitude, ClauseKind.ATTITUDE),
    (lambda said: _is_act(said) or _is_led_act(said), ClauseKind.ACT),
    (lambda said: bool(_LEADS.match(said.verb)), ClauseKind.LEAD),
)
"""What settles the kind of a clause; the first test that holds counts."""


def goes_on(text: str) -> bool:
    """Return whether a clause only says how many or by whom, of the act before it: 评议不少于6名, 由…督办."""
    return bool(_ONLY_COUNT.match(text))


def is_meeting(text: str) -> bool:
    """Return whether a clause only says at which meeting the next one is done: 召开主席团会议."""
    return bool(_MEETING.fullmatch(trimmed(text)))


def is_own_work(text: str) -> bool:
    """Return whether a clause speaks of the work of the congress itself, not of what others should reach."""
    return bool(_OWN_WORK.search(text))


def is_by_means(text: str) -> bool:
    """Return whether a clause only says by which activities something is reached: 采取视察、调研等方式."""
    return bool(_BY_MEANS.match(trimmed(text)) and _ACTIVITY.search(text))


def may_act(text: str) -> bool:
    """Return whether a clause that begins with something else than a verb still says an act."""
    bare = trimmed(text)
    if bare.startswith("接受") or _NO_ACT.match(bare) or len(bare) <= _SHORTEST:
        return False
    hidden = veil(text)
    return bool(FORMAL.search(hidden) or _COUNTED.search(hidden) or _AIMED.search(hidden))


def is_formal(text: str) -> bool:
    """Return whether a clause holds a verb of the formal work of a congress."""
    return bool(FORMAL.search(veil(text)))


def is_counted(text: str) -> bool:
    """Return whether a clause names how many of something there will be."""
    return bool(_COUNTED.search(text))


def is_vague(text: str) -> bool:
    """Return whether a result is one that nobody can say was done or not."""
    verb = _after_adverbs(trimmed(text))
    return bool(_VAGUE.search(text)) or not _PROMISING.match(verb)


def is_topical(texts: Iterable[str]) -> bool:
    """Return whether one of some lead-ins says what an act is about."""
    about = re.compile("(?:重点|紧紧|继续|主动)*(?:围绕|聚焦|针对|紧盯|紧扣|对|就|在)")
    return any(about.match(trimmed(text)) for text in texts)


def _after_adverbs(text: str) -> str:
    found = _ADVERBS.match(text)
    return text[found.end() :] if found and found.end() < len(text) else text


def _is_slogan(text: str) -> bool:
    """Return whether a clause only carries out a spirit, a thought, a demand from above."""
    return bool(_SLOGAN_VERBS.match(text) and _SLOGAN.search(text)) and "《" not in text
