"""Names in a text: titles of documents, sessions, persons beside their office, bureaus."""

import re
from collections.abc import Iterator
from typing import Final

_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆范汪廖"
    "石金韦贾夏傅方白邹孟熊秦邱侯江尹薛闫雷龙黎史陶贺顾毛郝龚邵万钱严武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申"
    "欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓"
)
_OFFICES: Final = (
    "副主任|主任|副区长|区长|副县长|县长|副市长|市长|副镇长|镇长|乡长|院长|检察长|副主席|主席"
    "|副书记|书记|秘书长"
)
_PERSON: Final = re.compile(
    f"(?:{_OFFICES})[ \u3000]?(?P<name>[{_SURNAMES}][ \u3000]?[\u4e00-\u9fff]{{1,2}})"
    "(?=[，。、；：\\s）（]|同志|等|$|出席|主持|带队|作)",
    re.MULTILINE,
)
_TITLE: Final = re.compile("《(?P<name>[^《》\n]{2,60}(?:[〈<][^〉>\n]*[〉>][^《》\n]*)?)》")
_SESSION: Final = re.compile(
    "(?:第?[一二三四五六七八九十]{1,3}届(?:人民代表大会(?:常务委员会)?|人大(?:常委会)?)?第?[一二三四五六七八九十]{1,3}次(?:全体会议|全会|会议)?)"
)
_BUREAU: Final = re.compile("(?<=[区县市镇乡])(?P<name>[\u4e00-\u9fff]{2,8}?局)(?![部面势限长势])")
_LAW: Final = re.compile("^中华人民共和国|（[^（）]*）$")
_COMMON: Final = re.compile(
    "公安局|邮政局|上级|有关|各|等|和|及|的|与|到|由|向|请|约|对|新|大局|格局|布局|结局"
)


_CONGRESSES: Final = "全国人民代表大会和地方各级人民代表大会"
_EVERYWHERE: Final = frozenset(
    (
        "宪法",
        _CONGRESSES + "代表法",
        "地方各级人民代表大会和地方各级人民政府组织法",
        "各级人民代表大会常务委员会监督法",
        _CONGRESSES + "选举法",
        "立法法",
        "预算法",
    )
)
"""The laws that every congress works by, without 中华人民共和国."""


def names_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield names with where they stand and what they are: 文件名, 会议, 人名, 机关."""
    for match in _TITLE.finditer(text):
        bare = _LAW.sub("", match["name"])
        if bare not in _EVERYWHERE:
            yield match.start("name") + match["name"].find(bare), bare, "文件名"
    for match in _SESSION.finditer(text):
        yield match.start(), match.group(), "会议"
    for match in _PERSON.finditer(text):
        yield match.start("name"), match["name"], "人名"
    for match in _BUREAU.finditer(text):
        if not _COMMON.search(match["name"]):
            yield match.start("name"), match["name"], "机关"
