"""Shortcomings of a report, one by one, and whether its plan answers them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.bank.entries import Field
from planner.bank.model import PhraseBank
from planner.finding import Severity
from planner.proof.model import Hit, Rule
from planner.proof.parts.whole import body, is_whole, passage
from planner.proof.subject import Detector, Subject
from planner.reports.model import Element, Genre, Sentence

_LEAD: Final = re.compile(
    "[^。；]*(?:看到|认识到|意识到|正视|短板|差距|不足|不等于没有问题|问题)[^。；：]*(?:主要)?(?:表现在|表现为|是|有|下功夫)?[：:]"
    "|(?:从|对照)[^。；：]{0,60}下功夫[：:]|(?:主要)?(?:表现在|表现为|是|有)(?:以下[^。；：]{0,8})?[：:]"
)
_ABOUT_ALL: Final = re.compile(
    "(?:清醒|深刻|客观)?[^，。；]{0,8}(?:看到|认识到|意识到)|不等于没有|有的是.{2,12}有的是|还有一些(?:短板|不足|差距)|还有差距$|还存在差距$"
)
_AFTER: Final = re.compile(
    "对这些|对此|针对(?:这些|以上|上述|存在)|这些(?:问题|不足)|问题摆在|找准不足|我们将|我们不|下一步|今后|上述|以上问题|加以改进|认真加以"
)
_NUMBER: Final = re.compile(
    "^(?:[一二三四五六七八九十]是|第?[一二三四五六七八九十][，、]|[（(][一二三四五六七八九十][）)])"
)
_SHORTEST: Final = 6
_SHOWN: Final = 36
_PIECE: Final = re.compile("[^；;]+")

_SPECIAL: Final = {
    "联络站|站点|家站|代表之家|进站": "联络站|站点|家站|代表之家|进站|代表家",
    "重大事项|决定权|决议决定": "重大事项|决定|决议",
    "任后|任命|述职": "任后|任命|述职|供职|履职情况",
    "备案审查|规范性文件": "备案|规范性文件",
    "专题询问": "询问",
    "执法检查|法律实施|法律法规实施": "执法检查|检查",
    "预算|财政|绩效": "预算|财政|决算|绩效",
    "债务": "债务",
    "国有资产|国资": "国有资产|国资",
    "审计": "审计",
    "信访": "信访|来信|来访",
    "宣传|报道": "宣传|报道|故事|媒体|新闻",
    "信息化|数字化|智慧人大|联网|大数据": "信息化|数字化|智慧|联网|平台|大数据",
    "镇人大|乡镇|街道|工委|基层人大": "乡镇|镇街|街道|工委|镇人大|基层人大|上下联动|联系指导",
    "代表小组": "小组",
}
"""What a shortcoming may be about, and the words of a plan that answers it."""
_GENERAL: Final = {
    "代表建议|建议办理|议案|建议[^。]{0,8}(?:不高|不深|不够)": "建议|议案",
    "跟踪|督办|整改|回头看|一抓到底": "跟踪|督办|回头看|问效|整改|核查|测评|台账|销号|盯|督查|反馈|办理",
    "调研|调查研究|深入基层": "调研|调查研究|走访|下乡|现场|蹲点|视察",
    "学习|理论|学用": "学习|研讨|学用|理论|宣讲",
    "专业|财会|法律力量|人手|年龄|专干": "专业|专家|培训|聘|选调|人才|队伍|业务|跟班|跟岗|选送|能力|素质",
    "作风|服务意识|会议多|文件多": "作风|服务|会议|文件|效率",
    "制度|机制": "制度|机制|办法|规则",
    "新任代表|代表[^。]{0,10}(?:能力|本领|素质|水平)": "培训|学习|能力|本领|素质",
}
"""The same for what is said of all work; asked only where nothing special is named."""


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """One shortcoming: its words and where they stand in `Subject.text`."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def told(subject: Subject) -> tuple[Shortcoming, ...]:
    """Return the shortcomings that a report names, without what leads to them and what will be done."""
    items: list[Shortcoming] = []
    cursor: dict[int, int] = {}
    for sentence in _sentences(subject):
        begin = subject.offset(sentence.line)
        text = subject.lines[subject.line_at(begin)].text
        at = text.find(sentence.text, cursor.get(sentence.line, 0))
        if at >= 0:
            cursor[sentence.line] = at + len(sentence.text)
            items += _items(sentence.text, begin + at)
    return tuple(items)


def _sentences(subject: Subject) -> Sequence[Sentence]:
    """Return the sentences of the shortcomings from the one that leads to a list on, without thanks."""
    own, thanks = passage(subject, Element.SHORTCOMINGS), passage(subject, Element.CREDIT)
    said = own.sentences if own else thanks.sentences if thanks else ()
    led = [place for place, one in enumerate(said) if _leads(one.text)]
    return said[led[0] :] if led else said if own else ()


def _leads(sentence: str) -> bool:
    lead = _LEAD.match(sentence)
    return bool(lead and lead.group().endswith(("：", ":")))


def _items(sentence: str, start: int) -> Iterator[Shortcoming]:
    lead = _LEAD.match(sentence)
    begin = lead.end() if lead else 0
    if not lead and (_ABOUT_ALL.search(sentence) or _AFTER.match(sentence)):
        return
    for piece in _PIECE.finditer(sentence, begin):
        text = piece.group()
        number = _NUMBER.match(text)
        shift = number.end() if number else 0
        core = text[shift:].rstrip("。！")
        if len(core) >= _SHORTEST and not _AFTER.match(core) and not core.startswith("等"):
            yield Shortcoming(core, start + piece.start() + shift)


def unanswered(subject: Subject, _: Rule) -> Iterator[Hit]:
    """Yield each shortcoming about something that the plan does not speak of."""
    if not is_whole(subject) or not subject.report.plan:
        return
    plan = body(subject).plan
    # What the next congress will do is only suggested.
    weight = Severity.INFO if subject.report.genre is Genre.FIVE_YEARS else None
    for item in told(subject):
        answers = _answers(item.text, subject.bank)
        if answers and not any(re.search(words, plan) for words in answers):
            shown = item.text if len(item.text) <= _SHOWN else f"{item.text[:_SHOWN]}…"
            yield Hit(item.start, item.end, {"不足": shown}, severity=weight)


def _answers(text: str, bank: PhraseBank) -> list[str]:
    """Return patterns for the words that would answer a shortcoming, none when nothing says its subject."""
    special = [answer for words, answer in _SPECIAL.items() if re.search(words, text)]
    fields = [
        "|".join(map(re.escape, keywords)) for keywords in _fields(bank) if any(k in text for k in keywords)
    ]
    general = [answer for words, answer in _GENERAL.items() if re.search(words, text)]
    return [*special, *fields] or general


def _fields(bank: PhraseBank) -> tuple[tuple[str, ...], ...]:
    return tuple((field.name, *field.keywords) for field in bank.of(Field))


DETECTORS: Final[dict[str, Detector]] = {"不足未答": unanswered}
