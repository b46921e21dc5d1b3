"""Sentences and slogans that stand twice; text that stands in last year's report."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final

from planner.bank.setphrases import slogans
from planner.proof.model import Hit, Rule, Zone
from planner.proof.recurring import Recurrence, recurrences
from planner.proof.subject import Detector, Subject
from planner.reports.model import NoiseKind
from planner.reuse.health import Beside, health
from planner.reuse.judge import HEADING_RULE, RULE
from planner.reuse.keys import key_of
from planner.reuse.places import home_of, word_edges
from planner.reuse.texts import text_of

_LEAST_FREE: Final = 10
_LONG_FORMULA: Final = 12
_CHAIN: Final = "四个意识"
_STACKED: Final = 4
_SHOWN: Final = 30
_CONTEXT: Final = 12
_MARKS: Final = re.compile("[，、；“”]+")
_PIECE: Final = re.compile("“[^“”\n]{8,40}”|(?<![^，。；：])[^，。；：、“”\n]{8,}(?=[，。；])")
_TWICE: Final = re.compile(
    "(?P<word>(?![一二三四五六七八九十百千万两几很许逐每越又某的再多])[\u4e00-\u9fff]{2,6})(?P=word)"
    "(?!(?:[员法部局室业书箱团证稿人者化力]|会议|主任|委员|机构|规则|条例|改革|研究|规划|资格|小组|履职|票决|群众|情况|中心|保障|单位|用地|工程|清单|投资|债务|采购))"
)
_TRIED: Final = frozenset(
    {
        "研究",
        "讨论",
        "商量",
        "考虑",
        "学习",
        "了解",
        "议论",
        "休息",
        "锻炼",
        "活动",
        "热闹",
        "比较",
        "体验",
        "感受",
    }
    | {"沟通", "交流", "合计", "琢磨", "打听", "走动", "我当代表"}
)
"""Verbs that are doubled for doing a thing a little (研究研究), and the words of a known saying."""

_ITEM: Final = re.compile("[^，。；]{0,10}(?:听取|审查|审议|检查|视察|督办|开展|组织)")
_EMPTY: Final = re.compile(
    "(?:明显|显著)(?:成效|变化|提升|提高|增强|改善|进步|成果)|良好效果|一致好评|再上新?台阶|迈上新台阶|迈出新步伐|新的更大成效"
)


def _paragraphs(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    return _hits(subject, recurrences(subject.sentences).paragraphs)


def _sentences(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    heads = {section.line for _, section in subject.sections()}
    adverts = {noise.line for noise in subject.report.noise if noise.kind is NoiseKind.ADVERT}
    for hit in _hits(subject, recurrences(subject.sentences).sentences):
        line = subject.lines[subject.line_at(hit.start)]
        if line.number not in adverts and (line.number not in heads or "。" in line.text):
            yield hit


def _near(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    return _hits(subject, recurrences(subject.sentences).near)


def _clauses(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    for hit in _hits(subject, recurrences(subject.sentences).clauses):
        # The plan names again what falls due every year.
        running = "。" in subject.lines[subject.line_at(hit.start)].text
        if running and not _ITEM.match(subject.text, hit.start):
            yield hit


def _hits(subject: Subject, found: tuple[Recurrence, ...]) -> Iterator[Hit]:
    """Yield what recurs and has ten units that belong to no set formula, title or organ."""
    for one in found:
        text = subject.text[one.start : one.end]
        mask = subject.formulas.mask(text, key_of(text))
        if len(mask) - sum(mask) >= _LEAST_FREE:
            line = subject.lines[subject.line_at(one.first)].number
            yield Hit(one.start, one.end, {"行": str(line)})


def _formulas_again(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield long set formulas that the same half of the document has already.

    The chain of the four consciousnesses has a rule of its own.
    """
    long = [text for text in slogans(subject.bank) if len(text) >= _LONG_FORMULA and _CHAIN not in text]
    if not long:
        return
    seen: dict[tuple[Zone, str], int] = {}
    for found in re.finditer("|".join(map(_loosely, long)), subject.text):
        key = subject.zone_at(found.start()), _MARKS.sub("", found.group())
        if key in seen:
            line = subject.lines[subject.line_at(seen[key])].number
            yield Hit(*found.span(), {"行": str(line)})
        seen.setdefault(key, found.start())


def _loosely(text: str) -> str:
    """Return a pattern of a formula whatever marks part its members."""
    return "[，、；“”]{0,2}".join(re.escape(piece) for piece in _MARKS.split(text))


def _stacked(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield sentences of the parts that hold four set formulas or more."""
    texts = slogans(subject.bank)
    if not texts:
        return
    starts = [one.start for one in subject.sentences]
    counts: dict[int, int] = {}
    for found in re.finditer("|".join(map(re.escape, texts)), subject.text):
        at = bisect_right(starts, found.start()) - 1
        counts[at] = counts.get(at, 0) + 1
    heads = {passage.line for passage in subject.report.passages}
    for at, count in counts.items():
        said = subject.sentences[at]
        if count >= _STACKED and said.zone is not Zone.FRONT and subject.lines[said.line].number not in heads:
            yield Hit(said.start, said.end, {"数": str(count)})


def _empty_results(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield words for a result that say nothing, where they come again."""
    seen: dict[str, int] = {}
    for found in _EMPTY.finditer(subject.text):
        if found.group() in seen:
            line = subject.lines[subject.line_at(seen[found.group()])].number
            yield Hit(*found.span(), {"行": str(line)})
        seen.setdefault(found.group(), found.start())


def _in_sentence(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield clauses and quotations that stand twice in one sentence."""
    for said in subject.sentences:
        seen: set[str] = set()
        for found in _PIECE.finditer(said.text):
            if found.group() in seen:
                yield Hit(said.start + found.start(), said.start + found.end())
            seen.add(found.group())


def _doubled(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield words that are written twice in a row, where they begin and end as words."""
    for found in _TWICE.finditer(subject.text):
        word = found["word"]
        start = max(0, found.start() - _CONTEXT)
        before = subject.text[start : found.start()].rpartition("\n")[2]
        edges = word_edges(before + found.group())
        if {len(before), len(before) + len(word)} <= edges and word not in _TRIED:
            yield Hit(*found.span(), {"词": word}, replacement=word)


def _last_year(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Yield what stands in last year's report: long passages, headings, parts that owe it too much."""
    if subject.last is None:
        return
    beside = Beside(subject.bank, text_of(subject.last, "去年的报告"))
    for finding in health(text_of(subject.report, ""), beside, home_of(())).findings:
        if finding.rule in {RULE, HEADING_RULE}:
            start = subject.offset(finding.place.line, finding.place.column - 1)
            size = len(finding.text) if subject.text.startswith(finding.text, start) else _SHOWN
            yield Hit(
                start,
                start + size,
                {"说": finding.message},
                suggestion=finding.suggestion,
                severity=finding.severity,
            )


DETECTORS: Final[Mapping[str, Detector]] = {
    "重复的段": _paragraphs,
    "重复的句": _sentences,
    "相近的句": _near,
    "重复的分句": _clauses,
    "重复的提法": _formulas_again,
    "堆叠的提法": _stacked,
    "重复的空话": _empty_results,
    "重复的词": _doubled,
    "句内重复": _in_sentence,
    "与去年相同": _last_year,
}
