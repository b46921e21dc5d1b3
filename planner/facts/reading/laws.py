"""Laws by their short names, and the full titles a report names them by at first mention.

Source: the titles of the law texts in GitHub LawRefBook/Laws (as of 2025-04) and, for what it lacks, in
taburise/Chinese-Laws-folk; the laws passed since then (民营经济促进法, 法治宣传教育法,
突发公共卫生事件应对法, 民族团结进步促进法, 国家发展规划法, 社会救助法, 生态环境法典) as the domain
reference §4 names them. A law of the national level is titled 中华人民共和国 and its short name; those
whose short name is an abbreviation are in `_LONGER`. The ten laws that the 生态环境法典 took the place of
on 2026-08-15 (环境保护法, 水污染防治法 and others) are left out: no report of that day or later names them
as in force.
"""

import re
from typing import Final

_ALL_LEVELS: Final = "全国人民代表大会和地方各级人民代表大会"
_LONGER: Final = {
    "监督法": "各级人民代表大会常务委员会监督法",
    "代表法": f"{_ALL_LEVELS}代表法",
    "选举法": f"{_ALL_LEVELS}选举法",
    "地方组织法": "地方各级人民代表大会和地方各级人民政府组织法",
    "村委会组织法": "村民委员会组织法",
    "居委会组织法": "城市居民委员会组织法",
    "民促法": "民营经济促进法",
    "消法": "消费者权益保护法",
    "未保法": "未成年人保护法",
}
_NAMES: Final = """
    宪法 立法法 监察法 法官法 检察官法 公务员法 预算法 审计法 统计法 档案法
    国家安全法 反间谍法 保守国家秘密法 国防教育法 兵役法 退役军人保障法 英雄烈士保护法
    爱国主义教育法 法治宣传教育法 民族区域自治法 民族团结进步促进法 国家通用语言文字法
    行政处罚法 行政许可法 行政强制法 行政复议法 行政诉讼法 国家赔偿法 法律援助法
    人民调解法 社区矫正法 公证法 律师法 仲裁法 民法典 民事诉讼法 刑法 刑事诉讼法
    人民陪审员法 公职人员政务处分法 监察官法 监狱法 人民防空法 反恐怖主义法 生物安全法
    治安管理处罚法 反有组织犯罪法 反电信网络诈骗法 禁毒法 道路交通安全法 消防法
    安全生产法 矿山安全法 特种设备安全法 突发事件应对法 突发公共卫生事件应对法 防震减灾法
    食品安全法 农产品质量安全法 药品管理法 疫苗管理法 产品质量法 计量法 广告法
    消费者权益保护法 反不正当竞争法 反垄断法 价格法 电子商务法 招标投标法 政府采购法
    中小企业促进法 民营经济促进法 外商投资法 公司法 企业破产法 税收征收管理法 旅游法
    个人信息保护法 数据安全法 网络安全法 反食品浪费法 粮食安全保障法 乡村振兴促进法
    农业法 种子法 畜牧法 渔业法 动物防疫法 农业机械化促进法 农民专业合作社法
    农村集体经济组织法 农村土地承包法 土地管理法 城乡规划法 城市房地产管理法 建筑法
    生态环境法典 森林法 草原法 湿地保护法 野生动物保护法 水法 水土保持法 防洪法
    黑土地保护法 长江保护法 黄河保护法 矿产资源法 公路法
    节约能源法 可再生能源法 循环经济促进法 企业国有资产法 会计法 标准化法 农业技术推广法
    气象法 电力法 能源法 测绘法 邮政法 劳动法 劳动合同法 劳动争议调解仲裁法 就业促进法
    社会保险法 工会法 职业病防治法 社会救助法 慈善法 红十字会法 国家发展规划法 教育法 义务教育法
    学前教育法 职业教育法 高等教育法 教师法 民办教育促进法 家庭教育促进法 未成年人保护法
    预防未成年人犯罪法 妇女权益保障法 老年人权益保障法 残疾人保障法 无障碍环境建设法
    反家庭暴力法 归侨侨眷权益保护法 人口与计划生育法 基本医疗卫生与健康促进法 传染病防治法
    精神卫生法 中医药法 献血法 母婴保健法 医师法 体育法 文物保护法 非物质文化遗产法
    公共图书馆法 公共文化服务保障法 著作权法 科学技术进步法 科学技术普及法
    促进科技成果转化法 专利法 商标法 村民委员会组织法 城市居民委员会组织法
"""
_SHORT: Final = frozenset(_NAMES.split())
_STATE: Final = "中华人民共和国"
_TITLE: Final = re.compile(r"《([^《》]+)》")


def short_names(topic: str) -> dict[str, str]:
    """Return the laws that a topic names short, each with its full title in 《》, in their order.

    A topic that is nothing but the short name counts too (安全生产法). What is not known is left out.
    """
    named = {match[0]: _full(match[1]) for match in _TITLE.finditer(topic)}
    if not named:
        named = {topic: _full(topic)}
    return {typed: f"《{full}》" for typed, full in named.items() if full}


def _full(name: str) -> str:
    if name in _LONGER:
        return _STATE + _LONGER[name]
    return _STATE + name if name in _SHORT else ""
