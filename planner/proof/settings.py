"""Reading an office's settings: which rules are off, which weigh otherwise, which words are its own."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from planner.bank.values import NotAllowedError, words
from planner.bank.yamlfile import Mistake, Raw, RawFile, read_bank_file
from planner.finding import Severity
from planner.proof.office import Office, OwnWords

_LISTS: Final = {"地名": "places", "人名": "names", "口号": "slogans", "词": "words"}
_KEYS: Final = ("关", "级", *_LISTS)


def read_settings(
    path: Path, known: Collection[str], severities: Mapping[str, Severity]
) -> tuple[Office, RawFile | None]:
    """Return what the file says, and the file with its mistakes; None where there is no such file.

    `known` are the rules there are by id; a rule or family that does not exist is a mistake.
    UnreadableInputError when the file cannot be read as text.
    """
    if not path.is_file():
        return Office(), None
    file = read_bank_file(path)
    values, lines = file.head.values, file.head.lines
    mistakes = file.mistakes
    names = set(known) | {rule.partition("-")[0] for rule in known}
    mistakes += (
        Mistake(lines[key], key, f"没有“{key}”这一项", f"可写：{'、'.join(_KEYS)}")
        for key in values
        if key not in _KEYS
    )
    off = _listed(values.get("关", ()), lines.get("关", 1), mistakes)
    weights = values.get("级", {})
    if not isinstance(weights, Mapping):
        mistakes.append(Mistake(lines["级"], "级", "这里要写成一行一条", "写成“  规则编号: 提示”"))
        weights = {}
    mistakes += _unknown(off, names, lines.get("关", 1))
    mistakes += _unknown(weights, names, lines.get("级", 1))
    for name, weight in weights.items():
        if weight not in severities:
            mistakes.append(
                Mistake(lines["级"], weight, f"“{name}”的级别写错了", f"可写：{'、'.join(severities)}")
            )
    own = {
        field: frozenset(_listed(values.get(key, ()), lines.get(key, 1), mistakes))
        for key, field in _LISTS.items()
    }
    weighed = {name: severities[weight] for name, weight in weights.items() if weight in severities}
    return Office(frozenset(off), weighed, OwnWords(**own)), file


def _listed(value: Raw, line: int, mistakes: list[Mistake]) -> tuple[str, ...]:
    try:
        return words(value)
    except NotAllowedError as error:
        mistakes.append(Mistake(line, "", *error.args))
        return ()


def _unknown(named: Mapping[str, str] | tuple[str, ...], names: set[str], line: int) -> Iterator[Mistake]:
    for name in named:
        if name not in names:
            yield Mistake(line, name, f"没有“{name}”这条规则", "planner proof --rules 列出全部规则")
