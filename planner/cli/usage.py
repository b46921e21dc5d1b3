"""Usage errors in Chinese: what was typed wrong, how the command goes, where to read more."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import pairwise

import click

_DASHES = "—–－―"


def explanation(error: click.UsageError) -> str:
    """Return the message for a usage error that the parser found."""
    if error.ctx is None:
        return _reason(error)
    command = error.ctx.command_path
    usage = error.ctx.get_usage()
    return f"{_reason(error)}\n{usage}\n详细说明：{command} --help"


def unknown_command(name: str, known: Iterable[str]) -> str:
    """Return the message for a command that does not exist."""
    return f"没有 {name} 这个命令。{_guess(name, known)}"


def too_many(extra: Iterable[str]) -> str:
    """Return the message for words that the command has no place for."""
    return f"多写了：{' '.join(extra)}。名字里有空格的，两头要加引号。"


def wide_dash(arguments: Iterable[str], command: click.Command) -> str:
    """Return the message for an option typed with a Chinese dash (—json), "" when there is none.

    Without it the word would be taken for the name of a file.
    """
    options = {option.lstrip("-"): option for p in command.params for option in p.opts}
    options["help"] = "--help"
    for word in arguments:
        meant = options.get(word.lstrip("-" + _DASHES))
        if meant and word.lstrip("-")[0] in _DASHES:
            return f"{word} 的横线是全角的，选项要用半角短横：{meant}。"
    return ""


def empty_word(arguments: Sequence[str], command: click.Command) -> str:
    """Return the message for an empty value of an option or of a list, "" when there is none.

    An unset variable leaves such a one, and an empty path would be taken for the current folder. A
    single argument is left to its command, which can propose a name.
    """
    listed = any(p.nargs == -1 for p in command.params if isinstance(p, click.Argument))
    pairs = pairwise(("", *arguments))
    if any(not word and (listed or former.startswith("-")) for former, word in pairs):
        return '有一处写成了空的（""）。写上内容，或者把它连同前面的选项删去。'
    return ""


def _reason(error: click.UsageError) -> str:
    """Return what is wrong. The parser's own words are English, so its classes decide."""
    match error:
        case click.NoSuchOption():
            return (
                f"没有 {error.option_name} 这个选项。{_guess(error.option_name, error.possibilities or ())}"
            )
        case click.BadOptionUsage():
            return _misused(error)
        case click.MissingParameter(param=click.Parameter() as parameter):
            return f"没有写 {_name(parameter)}：{_help(parameter)}。"
        case click.BadParameter(param=click.Parameter() as parameter):
            return f"{_name(parameter)} 的值不对，{_wanted(parameter.type)}。"
        case _:
            return error.message


def _misused(error: click.BadOptionUsage) -> str:
    parameters = error.ctx.command.params if error.ctx else []
    option = next((p for p in parameters if error.option_name in p.opts), None)
    if option is None or (isinstance(option, click.Option) and option.is_flag):
        return f"{error.option_name} 后面不写值。"
    return f"{error.option_name} 后面要写一个值：{_help(option)}。"


def _name(parameter: click.Parameter) -> str:
    return parameter.metavar or "" if isinstance(parameter, click.Argument) else parameter.opts[0]


def _help(parameter: click.Parameter) -> str:
    return str(getattr(parameter, "help", "") or "")


def _wanted(kind: object) -> str:
    match kind:
        case click.IntRange(min=int(low), max=int(high)):
            return f"要写 {low} 到 {high} 的整数"
        case click.IntRange(min=int(low)):
            return f"要写 {low} 以上的整数"
        case _:
            return "要写整数"


def _guess(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return f"是不是 {near[0]}？" if near else ""
