"""The whole command line: every command, in the order in which help lists them."""

import click
from typer.main import get_command

from planner.cli import draft_commands, facts_commands, phrase_commands, proof_commands, sharing_commands
from planner.cli.base import application

COMMANDS = (facts_commands, draft_commands, proof_commands, sharing_commands, phrase_commands)
"""The modules whose commands are registered by being imported, in the order of the help."""


def program() -> click.Command:
    """Return the whole command line, ready to be invoked."""
    rank = {module.__name__: place for place, module in enumerate(COMMANDS)}
    application.registered_commands.sort(key=lambda registered: rank[registered.callback.__module__])
    return get_command(application)
