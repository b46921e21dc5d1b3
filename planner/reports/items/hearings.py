"""Items that are heard, examined or approved: 听取和审议…的报告, 审查和批准…决算."""

import re
from collections.abc import Iterator
from typing import Final

from planner.reports.items.forms import APPROVED, CHAIR, DISCUSSED, HEARD, PERSON, PRELIMINARY, Hit, Saying
from planner.reports.items.topics import topics

_HEAR: Final = re.compile(
    "听取(?:(?:和|、|并|与)?审议|(?:和|、|并)?讨论)?|(?<!提请常委会)(?<!跟踪)审议(?=了|关于|《|[县区市镇乡]?(?:人民)?政府关于)"
)
_NAMED: Final = re.compile(
    "(?P<report>报告(?!制度|工作|机制|程序|提|会|的意见|审议)|汇报(?!制度|工作|机制|会))|方案|草案|情况"
)
_APPROVE: Final = re.compile(
    "(?P<first>初步审查|初审)|审查(?:和|、|并)?批准|审批(?=了|20|[^，]{0,12}(?:决算|预算))"
)
_FIRST_OF: Final = re.compile("对(?P<object>[^，；。！？：]{3,60}?)(?:进行|开展)了?(?:初步审查|初审)")
_UNDER_WAY: Final = re.compile(
    "(?:^|(?<=[，；。]))(?P<object>[^，；。！？：]{3,60}?)(?:的?(?P<first>初步审查|初审)(?:正在|已完成)|正在提请审查和?批准)"
)
_BEFORE_CHAIR: Final = re.compile(
    "(?:把|将|^|(?<=[，；。]))(?P<told>[^，；。]{3,60}?)(?:提到|提交|交由?|放到)主任会议上?听取汇报"
    "|向主任会议(?:专题)?汇报了?(?P<state>[^，；。]{3,60}?)(?:的准备|(?=[，；。])|$)"
    "|就(?P<asked>[^，；。]{3,60}?)请[^，；。]{2,10}向主任会议汇报"
)
_OBJECT_ENDS: Final = re.compile(
    "[，；](?!(?:以及|和)?关于)|[。！？：]|、?并?(?:初步审查|初审|审查和?批准|依法审查|听取)"
    "|并(?=对|提|作|进|开|形|跟|组|就)|(?:的准备(?:工作)?)?(?:已完成|正在)"
)
_BY_OTHERS: Final = re.compile(
    "(?:[区县市镇乡]委(?:常委会|书记)?[^，]{0,12}|党委[^，]{0,10}|制度|职能|请常委会|通过|方式|能力|[市省]人大)$"
)
_RULE: Final = re.compile("(?:报告|汇报|审议)的?(?:制度|机制|程序)")
_REPORTED: Final = re.compile(
    "听取[^，；。]{1,16}(?:负责人|部门|单位|政府)(?:关于)?汇报(?P<object>[^，；。]{4,80})"
)
_PERSON: Final = re.compile(
    "(?:安排|听取|组织)[了对]?(?P<object>[^，；。]{2,40}?(?:副?[区县市]长|副?局长|主任|法官|检察官|任命人员"
    "|任命干部|工作人员|部门负责人|副职))[^，；。]{0,20}?(?:述职|履职情况|履职评议)"
)
_WHOSE: Final = re.compile(
    "了?[^，、；。关]{0,8}(?:政府|法院|检察院|监察委|委员会|监委|工委)的?专[项题](?:工作)?(?:报告|汇报)"
)
_GROUND: Final = re.compile("(?:围绕|针对|聚焦|紧扣|紧盯|就)(?P<object>[^，；。！？：]{3,90})$")


def heard(said: Saying) -> Iterator[Hit]:
    """Yield the items that are heard; what a party committee or another congress hears is none of ours."""
    for found in _PERSON.finditer(said.hidden):
        yield Hit(found.start(), PERSON, said.words(found, "object"))
    for found in _HEAR.finditer(said.hidden):
        start = said.clause_start(found.start())
        before = said.hidden[start : found.start()]
        end = _object_end(said.hidden, found.end())
        is_rule = _RULE.search(said.hidden, found.start(), end)
        if is_rule or _BY_OTHERS.search(before) or _PERSON.match(said.hidden, found.start()):
            continue
        named = _reported(said, found) or _topics(said, found, end) or ()
        yield from (Hit(found.start(), _form(found.group(), before), topic) for topic in named)
    for found in _BEFORE_CHAIR.finditer(said.hidden):
        named = topics(said.words(found, str(found.lastgroup)))
        yield from (Hit(found.start(), CHAIR, topic) for topic in named)


def approved(said: Saying) -> Iterator[Hit]:
    """Yield the items that are examined and approved, or examined before the congress does."""
    for found in _APPROVE.finditer(said.hidden):
        end = _object_end(said.hidden, found.end())
        form = PRELIMINARY if found["first"] else APPROVED
        yield from (Hit(found.start(), form, topic) for topic in topics(said.text[found.end() : end]))
    for found in _UNDER_WAY.finditer(said.hidden):
        yield from said.hits(found, PRELIMINARY if found["first"] else APPROVED)
    for found in _FIRST_OF.finditer(said.hidden):
        yield from said.hits(found, PRELIMINARY)


def _form(verb: str, before: str) -> str:
    if "主任会议" in before:
        return CHAIR
    return DISCUSSED if "讨论" in verb and "审议" not in verb else HEARD


def _reported(said: Saying, verb: re.Match[str]) -> list[str]:
    """Return the first topic of “听取负责人汇报甲、乙”."""
    found = _REPORTED.match(said.hidden, verb.start())
    return topics(said.words(found, "object"))[:1] if found else []


def _topics(said: Saying, verb: re.Match[str], end: int) -> list[str]:
    """Return the topics of the reports after a verb, or of the ground before it: 聚焦甲，听取专项报告.

    A report only said to be an organ's (听取区政府专项工作报告) is about its ground, if it has one.
    """
    last = _last_report(said.hidden, verb, end)
    if not last:
        return []
    named, ground = topics(said.text[verb.end() : last]), _on_ground(said, verb.start())
    return ground or named if _WHOSE.fullmatch(said.hidden, verb.end(), last) else named or ground


def _last_report(hidden: str, verb: re.Match[str], end: int) -> int:
    """Return where the last report named after a verb ends, 0 for none; to hear needs a report."""
    ends = list(_NAMED.finditer(hidden, verb.end(), end))
    reports = [found.end() for found in ends if found["report"]]
    if reports:
        return reports[-1]
    title = hidden.rfind("》", verb.end(), end) + 1
    if verb.group() == "听取" and not title:
        return 0
    return max([found.end() for found in ends], default=title)


def _on_ground(said: Saying, place: int) -> list[str]:
    start = said.clause_start(place)
    before = said.clause_start(max(0, start - 1))
    for left, right in ((start, place), (before, max(before, start - 1))):
        if found := _GROUND.search(said.hidden[left:right]):
            return topics(said.words(found, "object", left))
    return []


def _object_end(hidden: str, start: int) -> int:
    found = _OBJECT_ENDS.search(hidden, start)
    return found.start() if found else len(hidden)
