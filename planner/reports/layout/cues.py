"""Elements of a report told by what their first sentences say: thanks, experience, shortcomings, closing."""

import re
from typing import Final

from planner.reports.model import Element

_HEAD: Final = 170

_ADDRESS: Final = re.compile("各位代表(?:、同志们|，同志们)?[！!，,：:]|同志们[！!，,：:]")
_RESULTS: Final = "成绩|成效|进展|进步|成果|收获|业绩"
_CREDIT: Final = re.compile(
    f"(?:{_RESULTS})[^。]{{0,40}}(?:得益于|归功于|离不开|饱含|凝聚|源于|来自|属于|归于)"
    f"|(?:{_RESULTS}|工作)[^。]{{0,30}}是[^。]{{2,160}}的结果"
    "|(?:表示|致以|谨致|致)[^。]{0,14}(?:感谢|谢意|敬意)|谨此致谢"
)
_EXPERIENCE: Final = re.compile(
    "(?:体会|启示|认识|感悟|懂得|感)到?[^。，、；：]{0,4}[:：]|(?:深刻|深切|充分|更加)?(?:体会|感受|感悟|感|认识|懂得)到?[,，]"
    "(?:做好|加强|推进|新时代|在新|只有|必须|人大)|(?:体会|经验|启示)(?:主要)?(?:是|有)"
)
_MUST: Final = re.compile("必须(?:始终)?坚持|必须|只有.{2,40}才能")
_COUNTED: Final = re.compile("[:：]一是")
_SEVERAL: Final = re.compile("(?:体会|经验|启示|认识|懂得|把握好以下)[^。；]{0,60}[:：]一是")
_TOLD: Final = re.compile("(?:体会(?:到|是)|告诉我们|深切感到|认识更清楚了)[，。:：][^。]*；[^。]*；")
_LACK: Final = "差距|不足|短板|薄弱|弱项|欠缺|问题|困难"
_IS_THERE: Final = "(?:存在|还有|仍有|尚有|也有|有一[定些]|有不少|有许多|有待)"
_SHORTCOMINGS: Final = re.compile(
    f"(?:清醒|深刻|客观|冷静|充分|也|还|应当?|必须)[^。，]{{0,6}}(?:看到|认识到|意识到)[^。]{{0,90}}(?:{_LACK})"
    f"|看到[^。]{{0,20}}的同时[^。]{{0,90}}(?:{_LACK})|正视[^。]{{0,24}}(?:不足|差距)"
    f"|(?:常委会|主席团|人大|我们)的?(?:各项)?工作[^。]{{0,40}}{_IS_THERE}[^。]{{0,16}}(?:{_LACK})"
    f"|(?:工作|履职)(?:中)?[^。]{{0,20}}(?:还|仍|尚|也)[^。]{{0,6}}(?:存在|有)[^。]{{0,14}}(?:{_LACK})"
    f"|对(?:照|标)[^。]{{0,90}}{_IS_THERE}[^。]{{0,14}}(?:{_LACK})"
)
_CALL: Final = re.compile(
    "让我们|团结在.{0,24}周围|(?:共同|不懈|努力)奋斗|新(?:的)?(?:篇章|辉煌|局面)|更大(?:的)?贡献"
)
_MANY: Final = 3


def is_address(text: str) -> bool:
    """Return whether a paragraph turns to the deputies (各位代表！)."""
    return bool(_ADDRESS.match(text))


def element_of(text: str) -> Element | None:
    """Return the element a paragraph opens, None when its first sentences do not say.

    To be asked only where an element can stand: after the parts of a half.
    """
    head = text[:_HEAD]
    if len(_MUST.findall(text)) >= _MANY and _EXPERIENCE.search(head):
        return Element.EXPERIENCE
    if _CREDIT.search(text) and not _SHORTCOMINGS.search(head[:60]):
        return Element.CREDIT
    if _SHORTCOMINGS.search(head):
        return Element.SHORTCOMINGS
    listed = _MUST.search(text) or _COUNTED.search(text) or text.endswith(("：", ":"))
    if (listed and _EXPERIENCE.search(head)) or _SEVERAL.search(text) or _TOLD.search(head):
        return Element.EXPERIENCE
    return None


def is_closing(text: str) -> bool:
    """Return whether a paragraph calls to common work, as the last of a report does."""
    return bool(_CALL.search(text)) and (is_address(text) or "让我们" in text or "团结在" in text)
