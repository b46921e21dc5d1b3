"""The whole command line: every command, in the order in which help lists them."""

import click
from typer.main import get_command

from planner.cli import facts_commands, phrase_commands
from planner.cli.base import application

COMMANDS = (facts_commands, phrase_commands)
"""The modules whose commands are registered by being imported, in this order."""


def program() -> click.Command:
    """Return the whole command line, ready to be invoked."""
    return get_command(application)
