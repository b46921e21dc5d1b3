"""Commands whose help pages and usage errors are Chinese.

The help pages are laid out here, since the parser's own layout counts characters where a terminal
counts columns, and breaks lines at blanks, which Chinese has not.
"""

from collections.abc import Iterable

import click
from typer.core import TyperCommand, TyperGroup

from planner.chinese import display_width
from planner.cli.usage import empty_word, too_many, unknown_command, wide_dash

_HELP_OPTION = ("--help", "显示这份说明")


class ChineseCommand(TyperCommand):
    """A command with a Chinese help page."""

    # The words left over are refused in parse_args, in Chinese.
    allow_extra_args = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; UsageError for words there is no place for."""
        _refuse_wide_dash(ctx, args)
        if message := empty_word(args, self):
            raise click.UsageError(message, ctx)
        try:
            extra = super().parse_args(ctx, args)
        except click.UsageError as error:
            # The parser does not always say which command it was reading for.
            error.ctx = error.ctx or ctx
            raise
        if extra and not ctx.resilient_parsing:
            raise click.UsageError(too_many(extra), ctx)
        return extra

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write(_usage(self, ctx))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        arguments = [p for p in self.params if isinstance(p, click.Argument)]
        sections = (
            _usage(self, ctx),
            f"{self.help}\n",
            _section("要写的", ((p.metavar or "", _help(p)) for p in arguments)),
            _section("选项", _option_rows(self)),
        )
        formatter.write("\n".join(section for section in sections if section))


class ChineseGroup(TyperGroup):
    """The program itself: a Chinese list of its commands."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; without any, show the help page as a usage error."""
        if not args and not ctx.resilient_parsing:
            click.echo(ctx.get_help(), err=True)
            ctx.exit(2)
        _refuse_wide_dash(ctx, args[:1])
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant; UsageError when there is none."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise click.UsageError(unknown_command(args[0], self.commands), ctx)
        return super().resolve_command(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write(f"用法：{ctx.command_path} 命令 [选项]\n")

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help page."""
        commands = ((name, (command.help or "").split("\n")[0]) for name, command in self.commands.items())
        self.format_usage(ctx, formatter)
        sections = (f"\n{self.help}\n", _section("命令", commands), _section("选项", _option_rows(self)))
        formatter.write("\n".join(sections))


def _refuse_wide_dash(ctx: click.Context, args: list[str]) -> None:
    if message := wide_dash(args, ctx.command):
        raise click.UsageError(message, ctx)


def _usage(command: click.Command, ctx: click.Context) -> str:
    arguments = [p.metavar or "" for p in command.params if isinstance(p, click.Argument)]
    needed = [
        f"{p.opts[0]} {p.metavar}" for p in command.params if isinstance(p, click.Option) and p.required
    ]
    return f"用法：{' '.join([ctx.command_path, *arguments, *needed])} [选项]\n"


def _option_rows(command: click.Command) -> list[tuple[str, str]]:
    options = [p for p in command.params if isinstance(p, click.Option)]
    return [*((_declared(p), _help(p)) for p in options), _HELP_OPTION]


def _declared(option: click.Option) -> str:
    """Return an option as it is typed, with the name of its value."""
    return " ".join([", ".join(option.opts), *([option.metavar] if option.metavar else [])])


def _help(parameter: click.Parameter) -> str:
    return str(getattr(parameter, "help", "") or "")


def _section(title: str, rows: Iterable[tuple[str, str]]) -> str:
    """Return a title and its rows in two columns; "" without rows."""
    listed = list(rows)
    if not listed:
        return ""
    width = max(display_width(left) for left, _ in listed) + 2
    lines = [f"  {left}{' ' * (width - display_width(left))}{right}" for left, right in listed]
    return "\n".join([f"{title}：", *lines, ""])
