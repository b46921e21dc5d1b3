"""planner new: a blank questionnaire."""

from pathlib import Path

from planner.bank.load import load_bank
from planner.cli.choices import new_file, one_of
from planner.cli.output import say
from planner.drafting import DOCUMENTS
from planner.errors import UsageError
from planner.facts.blank import blank_questionnaire
from planner.facts.questionnaire import load_questionnaire
from planner.files import write_new

_SUFFIXES = (".yaml", ".yml")


def write_blank(path: Path, kind: str, level: str, year: int) -> None:
    """Write a commented questionnaire for `year` to `path`, where nothing may stand yet.

    UsageError for an unknown kind or level, a taken name, and a name that is not YAML's.
    """
    questionnaire = load_questionnaire(one_of("文种", kind, DOCUMENTS))
    one_of("级别", level, questionnaire.levels)
    if path.suffix.lower() not in _SUFFIXES:
        proposal = path.parent / f"{path.stem.strip('.') or '问卷'}.yaml"
        raise UsageError(f"问卷的文件名要以 .yaml 结尾，例如 {proposal}。")
    text = blank_questionnaire(questionnaire, level, year, load_bank())
    write_new(new_file(path), text.encode())
    say(f"已新建空白问卷 {path}。用记事本打开填写，填好后检查：planner check {path}")
