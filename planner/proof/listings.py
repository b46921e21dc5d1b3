"""Lists in a sentence and the number said of them: 《甲》《乙》等3部法律, 思想、能力、作风三个方面."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from planner.chinese import parse_numeral
from planner.reports.items.topics import veil
from planner.reports.items.topicwords import one_of

_ANCHOR: Final = re.compile(
    "(?<![0-9.第·一二三四五六七八九十百千两万亿])“?(?P<number>[0-9]{1,2}|[二两三四五六七八九十]{1,2})"
    "(?P<unit>部|件|项|个|大|类|种)(?P<noun>[\u4e00-\u9fff]{0,10})"
)
_TITLE: Final = re.compile("《[^《》\n]{1,80}(?:[〈<][^〉>\n]*[〉>][^《》\n]*)?》")
_GAP: Final = re.compile("(?:[、，]|以及|[和及与])?")
_LAW_NAME: Final = re.compile("[\u4e00-\u9fff]{1,18}(?:法|条例)")
_TITLES_REACH: Final = 400
_RUN_REACH: Final = 90
_BETWEEN: Final = re.compile("(?P<etc>等)?(?P<rest>[^，。；：、0-9《》\n]{0,14})")
_OTHER_VERB: Final = re.compile(
    "提出|形成|发现|查出|查找|梳理|中|实施|执行|检查|审议|收集|组织|印发|开展|召开|举办|办理|公布|后"
)
_AFTER: Final = re.compile(
    "(?P<number>[0-9]{1,2}|[二两三四五六七八九十])(?P<unit>部)(?P<noun>(?:法律法规|法律|法规|条例)[\u4e00-\u9fff]{0,4})"
    "(?:：|（|[^，。；：0-9《》]{0,12}[，：](?:分别是|分别为|即))(?P<list>《[^。；\n）]{2,300}》)(?P<etc>等)?"
)

_AFTER_LIST: Final = re.compile(
    "(?:听取(?:和|并)?(?:审议|讨论)|视察|专题调研|调研|检查|评议|审查和批准)了?(?P<list>[^，。；：\n]{4,160}?)"
    "，(?P<all>(?:一共|总共|共计|共)(?P<number>[0-9]{1,2}|[二两三四五六七八九十])(?P<unit>项|次|个|件|部))(?=[，。；])"
)
_REPORTS: Final = re.compile("(?:情况)?的?(?:报告|汇报)$")

_ALWAYS: Final = re.compile(
    one_of("方面 环节 维度 层面 阶段 明显变化 新变化 转变 到位 关键环节 重点领域 方面工作")
)
_DOCUMENTS: Final = re.compile(
    one_of(
        "法律法规和规范性文件 法律法规 法律 法规 条例 制度 规范性文件 文件 办法 规定 规程 规章制度 工作制度"
    )
)
_THINGS: Final = re.compile(
    one_of(
        "关键环节 重点领域 明显变化 新变化 方面 环节 维度 层面 阶段 转变 到位 专业小组 工作组 专委会 部门"
        " 单位 小组 街道 委室 社区 工委 制度 措施 举措 机制 行动 任务 平台 目标 工程 板块 体系"
        " 问题 机关 产业 中心 镇 乡 村"
    )
)
_BODIES: Final = re.compile(one_of("部门 单位 专业小组 小组 工作组 镇 乡 村 街道 委室 社区 专委会 工委"))
_MATTERS: Final = re.compile(one_of("制度 措施 举措 机制 行动 任务"))
_ORGAN: Final = re.compile("(?:局|委|办|院|所|队|室|镇|乡|村|街道|中心|公司|站|会|科|处|社区|组|部|厅|校)$")
_PAPER: Final = re.compile("(?:规则|办法|规定|规程|细则|守则|方案|条例|制度|意见|决定)$")
_MOST_GREAT: Final = 10
_CLAUSE_MARKS: Final = re.compile("[，。；：！？\n]")
_JOINER: Final = re.compile("以及|[和与暨]|(?<![涉普触遍以])及(?!时)")
_VERBS: Final = re.compile(
    one_of(
        "走访 联系 对 在 就 开展 组织 检查 视察 调研 听取 审议 推进 推动 围绕 聚焦 盯住 办理 督办 建立 完善"
        " 制定 形成 指导 邀请 会同 督促 针对 解决 了 是 把 由 向 为 从 督导 慰问 服务 培训 参加 召开 举办"
    )
)
_MIDDLE: Final = 9
_FEW: Final = 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A list and the number said of it.

    `members` stand before the number, each at its place in the text. `most` is the greatest number of
    members it can be read to have: 甲、乙和丙 has two or three. `is_open` says that it ends in 等, `alike`
    that its members are made alike, so that nothing else stands among them. `start` and `end` are those of
    the number with its noun.
    """

    start: int
    end: int
    said: int
    noun: str
    members: tuple[tuple[int, str], ...]
    most: int
    is_open: bool
    alike: bool = True

    @property
    def too_many(self) -> bool:
        """Whether more is listed than said."""
        return self.said < len(self.members)

    @property
    def too_few(self) -> bool:
        """Whether less is listed than said; a list that ends in 等 may be shorter."""
        return not self.is_open and self.said > self.most


def titled(text: str) -> Iterator[Listed]:
    """Yield the lists of titles in 《》, or of laws by bare names, that a number follows or leads in."""
    for match in _ANCHOR.finditer(text):
        said = _count(match["number"])
        if said is None:
            continue
        left = max(0, match.start() - _TITLES_REACH)
        left = text.rfind("\n", left, match.start()) + 1 or left
        members, tail = _titles_before(text, left, match.start())
        apart = _BETWEEN.fullmatch(tail)
        if (
            members
            and apart
            and not _OTHER_VERB.search(apart["rest"])
            and (apart["etc"] or not apart["rest"])
        ):
            yield _listed(match, said, members, is_open=bool(apart["etc"]))
        elif match["unit"] == "部" and (bare := _bare_laws(text, left, match.start())):
            yield _listed(match, said, bare, is_open=text[match.start() - 1] == "等")
    for match in _AFTER.finditer(text):
        said = _count(match["number"])
        names = tuple((match.start("list") + m.start(), m.group()) for m in _TITLE.finditer(match["list"]))
        if said is not None:
            yield Listed(
                match.start(),
                _end(match, _DOCUMENTS),
                said,
                match["noun"],
                names,
                len(names),
                bool(match["etc"]),
            )


def _listed(
    match: re.Match[str], said: int, members: tuple[tuple[int, str], ...], *, is_open: bool
) -> Listed:
    start = match.start("number")
    return Listed(start, _end(match, _DOCUMENTS), said, match["noun"], members, len(members), is_open)


def _titles_before(text: str, left: int, end: int) -> tuple[tuple[tuple[int, str], ...], str]:
    """Return the titles that stand in a row before a place, and the words between the last and the place."""
    found = list(_TITLE.finditer(text, left, end))
    row: list[re.Match[str]] = []
    for title in reversed(found):
        if row and not _GAP.fullmatch(text, title.end(), row[-1].start()):
            break
        row.append(title)
    if not row:
        return (), ""
    names = tuple((title.start(), title.group()) for title in reversed(row))
    return names, text[row[0].end() : end]


def _bare_laws(text: str, left: int, end: int) -> tuple[tuple[int, str], ...]:
    """Return the laws named without 《》 in a row before a place: 安全生产法、食品安全法2部法律."""
    clause = text[left:end].removesuffix("等")
    clause = _CLAUSE_MARKS.split(clause)[-1]
    members = [piece for part in clause.split("、") for piece in _JOINER.split(part)]
    if len(members) < 2 or not all(_LAW_NAME.fullmatch(member) for member in members):  # noqa: PLR2004
        return ()
    place = text.rfind(clause, left, end)
    return tuple((place, member) for member in members)


def runs(text: str) -> Iterator[Listed]:
    """Yield the lists of words (甲、乙、丙) that a number of the same things follows."""
    hidden = veil(text)
    for match in _ANCHOR.finditer(text):
        said = _count(match["number"])
        if said is None or said < 2 or not _counts_words(match):  # noqa: PLR2004 - one thing is no list
            continue
        left = max(0, match.start() - _RUN_REACH)
        marks = [mark.end() for mark in _CLAUSE_MARKS.finditer(hidden, left, match.start())]
        begin = marks[-1] if marks else left
        if listed := _run(text, hidden, begin, match, said):
            yield listed


def counted_after(text: str) -> Iterator[Listed]:
    """Yield the lists of matters heard or visited that a number after a comma counts: …情况，共3次."""
    hidden = veil(text)
    for match in _AFTER_LIST.finditer(hidden):
        said = _count(match["number"])
        pieces = match["list"].split("、")
        if said is None or len(pieces) == 1 or any(_JOINER.search(piece) for piece in pieces[:-1]):
            continue
        last = _JOINER.split(_REPORTS.sub("", pieces[-1]))
        place, members = match.start("list"), []
        for piece in pieces:
            members.append((place, text[place : place + len(piece)]))
            place += len(piece) + 1
        most = len(pieces) + (len(last) > 1)
        start = match.start("all")
        yield Listed(start, match.end("unit"), said, "", tuple(members), most, is_open=False, alike=False)


def _counts_words(match: re.Match[str]) -> bool:
    noun, unit = match["noun"], match["unit"]
    if unit == "大":
        return bool(noun) and (_count(match["number"]) or 0) <= _MOST_GREAT
    if unit in {"类", "种"}:
        return bool(noun)
    if unit == "个":
        return bool(_ALWAYS.match(noun) or _BODIES.match(noun))
    return unit == "项" and bool(_MATTERS.match(noun))


def _run(text: str, hidden: str, begin: int, match: re.Match[str], said: int) -> Listed | None:
    words = hidden[begin : match.start()]
    if match["unit"] == "大":
        words = words.removesuffix("的")
    is_open = words.endswith("等")
    pieces = words.removesuffix("等").split("、")
    if len(pieces) == 1 or any(_JOINER.search(piece) for piece in pieces[:-1]):
        return None
    last = _JOINER.split(pieces[-1])
    own = [*pieces[1:-1], *last]
    is_alike = _alike(own) or all(_PAPER.search(piece) for piece in (pieces[0], *own))
    bodies = bool(match["unit"] == "个" and _BODIES.match(match["noun"]))
    if not all(pieces) or pieces[-1].endswith("的") or not _is_list(own, is_alike=is_alike, bodies=bodies):
        return None
    if is_alike:
        pieces = [*pieces[:-1], *last]
    place, members = begin, []
    for piece in pieces:
        members.append((place, text[place : place + len(piece)]))
        place += len(piece) + 1
    most = len(pieces) + (len(last) > 1 and not is_alike)
    return Listed(
        match.start("number"),
        _end(match, _THINGS),
        said,
        match["noun"],
        tuple(members),
        most,
        is_open,
        is_alike,
    )


def _is_list(members: Sequence[str], *, is_alike: bool, bodies: bool) -> bool:
    """Return whether words are members of a list, and nothing that is done before the number (走访3个村)."""
    if any(len(member) > _MIDDLE and not _PAPER.search(member) for member in members):
        return False
    if bodies:
        return (is_alike or all(_ORGAN.search(member) for member in members)) and not _done(members)
    return is_alike or not _done(members)


def _done(members: Sequence[str]) -> bool:
    return any(_VERBS.search(member) for member in members)


def _alike(members: Sequence[str]) -> bool:
    """Return whether words are made alike: as long as each other, or with one ending."""
    lengths, ends = {len(member) for member in members}, {member[-1:] for member in members}
    return len(members) > 1 and (len(ends) == 1 or (len(lengths) == 1 and len(members) >= _FEW - 1))


def _end(match: re.Match[str], nouns: re.Pattern[str]) -> int:
    """Return where the number, its unit and the noun it counts end."""
    noun = nouns.match(match["noun"] or "")
    return match.end("unit") + (len(noun.group()) if noun else 0)


def _count(number: str) -> int | None:
    return int(number) if number.isdecimal() else parse_numeral(number)
