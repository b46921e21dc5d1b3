"""planner new: a blank questionnaire."""

from pathlib import Path

from planner.bank.load import load_bank
from planner.bank.model import Level
from planner.cli.choices import new_file, one_of, typed
from planner.cli.output import say
from planner.cli.schemafile import write_new_facts
from planner.documents.load import kinds
from planner.errors import UsageError
from planner.facts.model import Mode, YearKind
from planner.facts.questionnaire import load_questionnaire
from planner.facts.writing.blank import blank_questionnaire

_SUFFIXES = (".yaml", ".yml")


def write_blank(path: Path, kind: str, level: str, year: int, year_kind: str = YearKind.ORDINARY) -> None:
    """Write a commented questionnaire for `year` to `path`, where nothing may stand yet.

    Its schema goes into the folder .planner beside it. UsageError for an unknown kind, level or kind of
    year, a taken name, and a name that is not YAML's.
    """
    document = one_of("文种", kind, kinds())
    one_of("级别", level, load_questionnaire(document).levels)
    one_of("年型", year_kind, YearKind)
    if not kinds()[document].fits(Level(level), year_kind):
        raise UsageError(f"{level}在{year_kind}不写“{document}”。planner templates 列出各文种用在哪里。")
    questionnaire = load_questionnaire(document, Mode(Level(level), YearKind(year_kind)))
    if path.suffix.lower() not in _SUFFIXES:
        proposal = path.parent / f"{path.stem.strip('.') or '问卷'}.yaml"
        raise UsageError(f"问卷的文件名要以 .yaml 结尾，例如 {proposal}。")
    bank = load_bank()
    text = blank_questionnaire(questionnaire, level, year, bank)
    write_new_facts(new_file(path), text, questionnaire, bank)
    say(f"已新建空白问卷 {path}。用记事本打开填写，填好后检查：planner check {typed(path)}")
