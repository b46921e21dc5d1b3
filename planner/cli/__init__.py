"""The command line: parse, call, print, exit."""

from planner.cli.program import main

__all__ = ["main"]
