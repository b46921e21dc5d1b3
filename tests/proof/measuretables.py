"""What was measured, as the page `docs/校核实测.md`."""

from collections.abc import Iterable, Iterator, Sequence

from planner.finding import Severity
from tests.proof.factplants import fact_alarms, fact_outcomes
from tests.proof.outcomes import Measured, Outcome, read, rules
from tests.proof.owndrafts import own_drafts
from tests.proof.pageplants import page_alarms, page_outcomes
from tests.proof.realreports import Known, is_found, known, texts

_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "注意", Severity.INFO: "提示"}
_TEN_THOUSAND, _TWO_THOUSAND = 10_000, 2_000


def page(measured: Measured) -> str:
    """Return the whole page in Markdown."""
    facts, layout, real = fact_outcomes(), page_outcomes(), found_in_reports()
    lines = [
        "# 校核实测",
        "",
        "本页由 `python -m tests.proof.measure -o docs/校核实测.md` 写出，规则改了就重新写。",
        "",
        *_summary(measured, facts, layout, real),
        "",
        "## 植错：一种一行",
        "",
        "规则写成后按这里漏掉的改过；没有看过的一批另列在后面，更能说明遇到新稿子会怎样。",
        "",
        *_by_kind(measured.outcomes),
        "",
        "## 植错：写规则时没有看过的一批",
        "",
        "最后才植，看的是同类的别的写法认不认得；数字一族改规则时看过几条，其余都没有看过。",
        "",
        *_by_kind(measured.later),
        "",
        "## 植错：连同问卷校核",
        "",
        "随附的区、镇两份完整示例出的初稿，手工改动一处，用 `--facts` 校核。",
        "",
        *_by_kind(facts),
        "",
        "## 植错：.docx 的版面",
        "",
        "文1 按国标页面排成 .docx，一次改坏一处。",
        "",
        *_by_kind(layout),
        "",
        "## 没有找到的植错",
        "",
        *_missed((*measured.outcomes, *measured.later, *facts, *layout)),
        "",
        "## 干净文本上的错误和注意",
        "",
        *_alarms(measured),
        "",
        "## 自己的完整示例",
        "",
        "随附的示例里没有待填的，出的初稿连同问卷校核。",
        "",
        *_own(),
        "",
        "## 五份真实报告",
        "",
        *_reports(real),
    ]
    return "\n".join(lines) + "\n"


def found_in_reports() -> tuple[tuple[Known, bool], ...]:
    """Return the errors known in the five reports, and whether each is found."""
    read_ones = {number: (read(text, given), text) for number, text, given in texts()}
    return tuple((one, is_found(one, *read_ones[one.report])) for one in known())


def _summary(
    measured: Measured,
    facts: Sequence[Outcome],
    layout: Sequence[Outcome],
    real: Sequence[tuple[Known, bool]],
) -> Iterator[str]:
    outcomes = measured.outcomes
    errors = [one for one in outcomes if one.plant.severity is Severity.ERROR]
    yield f"六篇干净文本共{measured.characters}字，规则{len(rules())}条。"
    yield ""
    yield "| 项目 | 结果 | 要求 |"
    yield "|---|---|---|"
    yield f"| 植错 | {len(outcomes)}处，{len({one.plant.kind for one in outcomes})}种 | 200处，40种 |"
    yield f"| 找到 | {_share(sum(one.found for one in outcomes), len(outcomes))} | 90% |"
    yield f"| 其中错误一级 | {_share(sum(one.found for one in errors), len(errors))} | 95% |"
    yield f"| 错误一级的报成了错误 | {_share(sum(one.weighed for one in errors), len(errors))} | |"
    found = [one for one in outcomes if one.found]
    yield f"| 找到的里位置对 | {_share(sum(one.placed for one in found), len(found))} | 95% |"
    wrong, warned = measured.false(Severity.ERROR), measured.false(Severity.WARNING)
    per = measured.characters / _TEN_THOUSAND
    yield f"| 干净文本误报错误 | {wrong}处，每万字{wrong / per:.2f}处 | 每万字1处 |"
    per = measured.characters / _TWO_THOUSAND
    yield f"| 干净文本误报注意 | {warned}处，每两千字{warned / per:.2f}处 | 每两千字1处 |"
    later = measured.later
    yield f"| 写规则时没有看过的一批 | {_share(sum(one.found for one in later), len(later))} | |"
    for name, own, alarms in (("连同问卷", facts, fact_alarms()), ("版面", layout, page_alarms())):
        yield f"| {name} | {_share(sum(one.found for one in own), len(own))}，误报{len(alarms)}处 | |"
    yield f"| 五份真实报告里已知的差错 | {_share(sum(found for _, found in real), len(real))} | 85% |"


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole}，{part / whole:.1%}" if whole else "0/0"


def _by_kind(outcomes: Iterable[Outcome]) -> Iterator[str]:
    kinds: dict[str, list[Outcome]] = {}
    for one in outcomes:
        kinds.setdefault(one.plant.kind, []).append(one)
    yield "| 种类 | 级别 | 植入 | 找到 | 位置对 |"
    yield "|---|---|--:|--:|--:|"
    for kind, own in kinds.items():
        found, placed = sum(one.found for one in own), sum(one.placed for one in own)
        yield f"| {kind} | {_NAMES[own[0].plant.severity]} | {len(own)} | {found} | {placed} |"


def _missed(outcomes: Iterable[Outcome]) -> Iterator[str]:
    missed = [one for one in outcomes if not one.found or not one.placed]
    for one in missed:
        yield f"- {one.plant}{'（位置不对）' if one.found else ''}"
    if not missed:
        yield "没有。"


def _alarms(measured: Measured) -> Iterator[str]:
    for number, remark in measured.alarms:
        finding = remark.finding
        yield f"- 文{number}第{remark.line}行　{_NAMES[finding.severity]}　{finding.rule}：{finding.message}"
    if not measured.alarms:
        yield "没有。"


def _own() -> Iterator[str]:
    yield "| 示例 | 字数 | 错误 | 注意 |"
    yield "|---|--:|--:|--:|"
    for one in own_drafts():
        errors, warnings = one.count(Severity.ERROR), one.count(Severity.WARNING)
        yield f"| {one.name} | {one.characters} | {errors} | {warnings} |"


def _reports(real: Sequence[tuple[Known, bool]]) -> Iterator[str]:
    yield "已知的差错一条算一处，“至少”是一条里要找到的处数。"
    yield ""
    yield "| 报告 | 差错 | 原来的字 | 找到 |"
    yield "|---|---|---|---|"
    for one, found in real:
        least = f"（至少{one.least}处）" if one.least > 1 else ""
        yield f"| {one.report} | {one.kind} | {_cell(one.words)}{least} | {'是' if found else '否'} |"
    yield ""
    yield "### 没有找到的，为什么"
    yield ""
    for one, found in real:
        if not found:
            yield f"- 报告{one.report}　{one.kind}{f'“{one.words}”' if one.words else ''}：{one.reason}"


def _cell(words: str) -> str:
    return words.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")
