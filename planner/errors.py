"""Errors a user can do something about.

Every message is Chinese and says what to do next. The command line turns the class into an exit
code (design: 0 done, 1 findings, 2 usage, 3 input cannot be read, 70 a bug); library code raises
and never prints or exits.
"""

from collections.abc import Sequence

from planner.finding import Finding


class PlannerError(Exception):
    """Something the user can mend; `str(error)` is a whole Chinese message."""

    exit_code = 3


class UnreadableInputError(PlannerError):
    """A file cannot be read: missing, locked, of another kind, in no known encoding."""


class InvalidInputError(PlannerError):
    """A file was read, but its content cannot be used; all its problems at once."""

    def __init__(self, findings: Sequence[Finding], summary: str) -> None:
        """Keep `findings` in their order; `summary` is the first line of the message."""
        super().__init__(summary)
        self.findings = tuple(findings)


class UnwritableOutputError(PlannerError):
    """The output cannot be written; whatever stood there before is whole."""


class UsageError(PlannerError):
    """The command was called in a way that cannot work."""

    exit_code = 2
