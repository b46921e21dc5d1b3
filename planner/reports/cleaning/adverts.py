"""Adverts and addresses that collections of samples put into a text."""

import re
from collections.abc import Iterator
from typing import Final

from planner.reports.cleaning.spot import Spot
from planner.reports.model import NoiseKind

_ADDRESS: Final = (
    r"(?:(?:https?|ftp)://|www[.．。])[A-Za-z0-9\-._~:/?\#@!$&*+,;=%]*[A-Za-z0-9/]"
    r"|(?<![A-Za-z0-9._\-])[A-Za-z0-9._\-]{1,64}@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
    r"|(?<![A-Za-z0-9@.\-])(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+(?:com|cn|net|org|cc|top|vip|xyz|info)"
    r"(?![A-Za-z0-9])(?:/[A-Za-z0-9\-._/?=&%]*)?"
)
_SITE: Final = (
    r"(?:笔杆[儿子]?(?:网|之家|帮|文库)|老秘(?:网|书网?)|(?:第一|好|无忧|中国)?(?:公文|范文|文秘|秘书|材料)"
    r"(?:网|大全网|之家|先生|文库|星球|写作网|素材网)|写写帮|(?:百度|豆丁|道客|人人|爱问|金锄头|淘豆|帮帮|新浪)文库"
    r"|道客巴巴|豆丁网|原创力文档|机关写作网)"
)
_NAMED: Final = r"[\u4e00-\u9fffA-Za-z0-9]{1,12}?(?:网站?|文库|论坛|之家|在线|公众号)"
_SOURCE: Final = (
    r"(?:(?:文章|本文|资料|材料)?(?:来源|来自|转自|摘自|转载自|下载自|下载于|选自)[于自]?[：:]?\s*)"
)
_OPEN, _SHUT = "“\"‘'（(【[《", "”\"’'）)】]》"
_EDGE: Final = r"(?:(?<=[。！？；，、：\s”’）)】》])|^)"
_WHOLE: Final = r"(?:(?<=[。！？；\n])|^)[ \t\u3000]*[（(【“]?"
_REST: Final = r"[^。！？；\n]"
_END: Final = r"[）)】”]?(?:[。！？；][）)】”]?|$)"

_BRACKETED: Final = re.compile(
    rf"[{re.escape(_OPEN)}]\s*(?P<name>{_SOURCE}?(?:{_SITE}|{_NAMED})?[：:]?\s*)"
    rf"(?P<address>{_ADDRESS})?\s*[{re.escape(_SHUT)}]"
)
_PLAIN: Final = re.compile(
    rf"(?P<name>{_SOURCE}?(?:{_SITE}|{_EDGE}{_NAMED})[：:]?\s*)?(?P<address>{_ADDRESS})", re.MULTILINE
)
_KNOWN: Final = re.compile(
    rf"{_SOURCE}?{_SITE}(?:整理|提供|原创|出品|首发|收集)*|{_SOURCE}[\u4e00-\u9fff]{{1,8}}网(?=[）)】。\s]|$)"
)
_CONTACT: Final = re.compile(
    r"(?:请?(?:加|联系|咨询|添加))?(?:客服)?(?:微信|[QＱq][QＱq]|Q群|[Vv]信|联系?电话|电话|手机|联系方式)"
    r"(?:号码?|群号?|公众号)?\s*[：:]?\s*[A-Za-z0-9_\-]{6,}"
)
_GOODS: Final = "(?:范文|材料|公文|模板|资料|文档|讲话稿)"
_GET: Final = "(?:关注|访问|登录|搜索|下载|添加|扫码|尽在|加入|公众号)"
_CALL: Final = "(?:扫码|扫描|长按|搜索|点击|关注|添加|微信搜索)"
_OTHERS: Final = r"(?:(?!人大|代表|群众)[^。！？；\n])"
_BODIES: Final = (
    rf"(?:想?(?:看|要)?更多|海量|最新|全套){_REST}{{0,20}}{_GOODS}{_REST}{{0,30}}{_GET}{_REST}{{0,30}}?",
    rf"(?:欢迎|请|敬请)?{_CALL}{_OTHERS}{{0,24}}?(?:公众号|二维码|微信号|小程序){_OTHERS}{{0,30}}?",
    rf"(?:本文|本资料|本材料|文章|资料)(?:由|来自|来源|转自|下载自|摘自|仅供){_REST}{{0,40}}?",
    rf"(?:转载请注明|版权归|未经授权|侵权请?联系|免费下载|下载地址){_REST}{{0,40}}?",
)
_PUSHES: Final = tuple(re.compile(_WHOLE + body + _END, re.MULTILINE) for body in _BODIES)
_HINTS: Final = re.compile(
    "公众号|二维码|小程序|微信|文库|范文|公文|文秘|秘书|材料|资料|模板|文档|讲话稿|笔杆|老秘|写写帮|巴巴|豆丁|原创力|写作"
    "|本文由|本文仅供|文章由|文章仅供|来源|来自|转自|摘自|选自|转载|下载|版权|侵权|授权"
)
_ADDRESSED: Final = re.compile(
    r"[.．。@/A-Za-z0-9_\-](?:(?<=[.．。@/])[A-Za-z0-9]|(?<=[A-Za-z0-9_\-])[A-Za-z0-9_\-]{5})"
)
# Words that every match of a pattern holds one of: of _PUSHES, of _KNOWN, of _ADDRESS, of _CONTACT.
_MAY_PUSH: Final = re.compile(
    "更多|海量|最新|全套|公众号|二维码|微信号|小程序|文由|料由|章由|来自|来源|转自|摘自|仅供|下载|转载|版权|授权|侵权"
)
_MAY_BE_SITE: Final = re.compile("网|文库|之家|先生|星球|笔杆|老秘|写写帮|道客|原创力")
_IN_ADDRESS: Final = re.compile("://|www|@|[.](?:com|cn|net|org|cc|top|vip|xyz|info)")
_SIX: Final = re.compile(r"[A-Za-z0-9_\-]{6}")


def may_hold_advert(text: str) -> bool:
    """Return False where `find_adverts` finds nothing for sure; much faster."""
    return bool(_HINTS.search(text) or _ADDRESSED.search(text))


def find_adverts(text: str) -> Iterator[Spot]:
    """Yield the adverts and addresses of a text, with the brackets and quotes that hold nothing else.

    An advert is the name of a collection, an address under a name, a way to reach a seller, or a
    sentence that sends the reader to one; an address alone is `ADDRESS`. The site of a public body
    (.gov.cn) is an address and no advert. Spots may overlap; the first and longest counts.
    """
    hinted = bool(_HINTS.search(text))
    if not (hinted or _ADDRESSED.search(text)):
        return
    for pattern in _patterns(text, hinted=hinted):
        if pattern in {_BRACKETED, _PLAIN}:
            yield from (spot for found in pattern.finditer(text) if (spot := _addressed(found)))
        else:
            yield from (Spot(NoiseKind.ADVERT, *found.span()) for found in pattern.finditer(text))


def _patterns(text: str, *, hinted: bool) -> Iterator[re.Pattern[str]]:
    """Yield the patterns that may find something in a text, told by words each of them needs."""
    has_address = _IN_ADDRESS.search(text)
    if _MAY_PUSH.search(text):
        yield from _PUSHES
    if hinted or has_address:
        yield _BRACKETED
    if has_address:
        yield _PLAIN
    if _SIX.search(text):
        yield _CONTACT
    if hinted and _MAY_BE_SITE.search(text):
        yield _KNOWN


def _addressed(found: re.Match[str]) -> Spot | None:
    """Return the spot of an address and of the name before it, None for a bracket that holds neither."""
    name, address = found["name"] or "", found["address"] or ""
    site = re.search(f"{_SOURCE}?{_SITE}", name)
    if not address and not site:
        return None
    if address and (".gov.cn" in address or not name.strip()):
        start = found.start("address") if name.strip() else found.start()
        end = found.end("address") if name.strip() else found.end()
        return Spot(NoiseKind.ADDRESS, start, end)
    bracketed = found.start() < found.start("name")
    begins = found.start("name") + site.start() if site and not bracketed else found.start()
    return Spot(NoiseKind.ADVERT, begins, found.end())
