"""planner roll: this year's facts file, started from last year's report or facts file."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.bank.load import load_bank
from planner.bank.model import Level
from planner.cli.choices import new_file, one_of, same_file, typed
from planner.cli.output import say
from planner.cli.schemafile import write_new_facts
from planner.errors import UnreadableInputError, UsageError
from planner.facts.model import YearKind
from planner.facts.writing.blank import blank_questionnaire
from planner.finding import Severity
from planner.rollover.model import LastYear
from planner.rollover.reading import is_facts_file, read_last_year
from planner.rollover.start import Started, start, with_reference
from planner.rollover.term import is_undecided

_SUFFIXES = (".yaml", ".yml")
_OLD_WORD = (".doc", ".wps")
_SESSION = (("单位.届", "届"), ("大会.次", "次"))


@dataclass(frozen=True, slots=True)
class Order:
    """What the command was asked for; "" for a level or kind of year that was not named."""

    last: Path
    out: Path
    year: int
    level: str = ""
    year_kind: str = ""
    banks: tuple[Path, ...] = ()


def roll_over(order: Order) -> None:
    """Write a facts file for `order.year` that begins where last year's file ends.

    UsageError for an unknown level or kind of year, a level that neither the file nor the command names,
    and a name that is taken; what is wrong with last year's file is raised as it is read.
    """
    named = _level(order)
    wanted = YearKind(one_of("年型", order.year_kind, YearKind)) if order.year_kind else None
    if order.out.suffix.lower() not in _SUFFIXES:
        proposal = order.out.parent / f"{order.out.stem.strip('.') or '问卷'}.yaml"
        raise UsageError(f"问卷的文件名要以 .yaml 结尾，例如 {proposal}。")
    if same_file(order.last, order.out):
        raise UsageError(f"新问卷不能和去年的文件同名。请换一个名字，例如 -o {order.year}.yaml。")
    new_file(order.out)
    if not order.last.exists():
        raise UnreadableInputError(f"找不到 {order.last}。请核对去年那份报告或问卷的文件名和所在文件夹。")
    if order.last.suffix.lower() in _OLD_WORD:
        say("旧版 Word 文件要先转换，约需几秒……")
    bank = load_bank(*order.banks)
    last, findings = read_last_year(order.last, bank, named)
    level = named or last.level
    if level is None:
        raise UsageError(
            f"{order.last} 里看不出是哪一级人大。请加上 --level 和级别（{'、'.join(Level)}），"
            f"例如 --level 区。"
        )
    started = start(last, order.year, level, wanted, bank)
    started = with_reference(started, _reference(order), is_facts=is_facts_file(order.last))
    text = blank_questionnaire(started.questionnaire, level.value, order.year, bank, started.filling)
    write_new_facts(order.out, text, started.questionnaire, bank)
    wrong = sum(finding.severity is Severity.ERROR for finding in findings)
    say("\n".join(_told(order, last, level, started, wrong)))


def _level(order: Order) -> Level | None:
    return Level(one_of("级别", order.level, Level)) if order.level else None


def _reference(order: Order) -> str:
    """Return last year's file as it is named from the folder of the new one."""
    last, folder = os.path.realpath(order.last), os.path.realpath(order.out.parent)
    try:
        return Path(os.path.relpath(last, folder)).as_posix()
    except ValueError:  # another drive of Windows
        return Path(last).as_posix()


def _told(order: Order, last: LastYear, level: Level, started: Started, wrong: int) -> Iterator[str]:
    """Yield what was taken, what needs a look, and what to do next."""
    yield f"已新建 {order.out}（{level.value}，{order.year}年），接着 {order.last}{_years(last)}。"
    yield f"带过来的：{'；'.join(_taken(last, started))}。"
    yield from (f"请留意：{doubt}。" for doubt in _doubts(order, last, started, wrong))
    yield (
        f"下一步：用记事本打开填写，或者一题一题地答：planner ask {typed(order.out)}。"
        "“本年议题”办了的把“状态”改掉；"
        "“去年计划”里写着“议题”的跟着就有了结果，其余的逐件填“结果”（完成、推进中、未做）。"
    )
    yield f"填好后检查：planner check {typed(order.out)}"


def _years(last: LastYear) -> str:
    said = [f"回顾{last.year}年"] if last.year else []
    said += [f"计划{last.plan_year}年"] if last.plan_year else []
    return f"（{'，'.join(said)}）" if said else ""


def _taken(last: LastYear, started: Started) -> Iterator[str]:
    values = started.filling.values
    standing = [
        f"{name}{values[path][0]}{tail}"
        for path, name, tail in (
            ("单位.地区", "", ""),
            ("单位.届", "第", "届"),
            ("大会.次", "第", "次会议"),
            ("结构.本地部分", "本地部分", ""),
        )
        if path in values
    ]
    if standing:
        yield "，".join(standing)
    yield f"去年计划{started.promises}件"
    if started.planned:
        yield f"本年议题{started.planned}件，都标着“拟开展”"
    if started.statutory:
        yield f"来年的法定议题{started.statutory}件"
    if started.remarked:
        yield f"去年的{started.remarked}个答案写成注释，没有当作今年的"
    if last.scheme:
        yield f"去年的标题方案“{last.scheme}”记在注释里"


def _doubts(order: Order, last: LastYear, started: Started, wrong: int) -> Iterator[str]:
    values = started.filling.values
    if last.plan_year and last.plan_year != order.year:
        yield (
            f"那份文件计划的是{last.plan_year}年，要写的是{order.year}年的工作，"
            f"去年计划和本年议题里不相干的要删掉"
        )
    if last.level is Level.CITY and not order.level:
        yield "文件里只说是“市”，按县级市办了；不是的话删掉新文件，重新运行并加 --level"
    if is_undecided(last, order.year) and not order.year_kind:
        yield (
            f"{order.year}年在县乡换届前后，届、次没有替你填。写五年报告的，删掉新文件，"
            f"重新运行并加 --year-kind 届末；换届后第一年的加 --year-kind 首年"
        )
    elif unsure := [name for path, name in _SESSION if path not in values]:
        yield f"{'、'.join(unsure)}从那份文件里定不下来，请按会议通知填"
    if "单位.地区" not in values:
        yield "地区全称没有认出来（可能被遮去了），请填"
    if not started.promises:
        yield "没有认出计划部分，去年说要做的事请自己列在“去年计划”里"
    if wrong:
        yield f"去年的问卷有{wrong}处错误，那几处没有带过来；先用 planner check {typed(order.last)} 看看"
    yield from last.left_out
