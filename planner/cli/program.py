"""The program: one run of a command, and every way it can end, as an exit code.

Codes: 0 done, 1 findings of severity error, 2 usage, 3 a file cannot be read or written, 70 a bug,
130 interrupted, 141 the reader of the output has gone.
"""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

from planner.errors import InvalidInputError, PlannerError

USAGE, BUG, INTERRUPTED, READER_GONE = 2, 70, 130, 141


def main() -> None:
    """Run the command in sys.argv and leave with its exit code; nothing else escapes."""
    _never_fail_on_a_character()
    try:
        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:
        _discard_output()
        code = READER_GONE
    except Exception as error:  # noqa: BLE001 - whatever it is, the clerk gets no traceback
        from planner.cli.crash import report_crash  # noqa: PLC0415 - a sound run needs none of it

        sys.stderr.write(report_crash(error) + "\n")
        code = BUG
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command that `arguments` name and return its exit code.

    What the user can mend ends in a Chinese message on stderr; anything else is raised.
    """
    # Imported here, so that a broken installation and Ctrl-C while starting are caught by `main`.
    from click.exceptions import Exit, UsageError  # noqa: PLC0415

    from planner.cli.app import program  # noqa: PLC0415
    from planner.cli.output import say  # noqa: PLC0415
    from planner.cli.usage import explanation  # noqa: PLC0415

    try:
        command = program()
        with command.make_context("planner", list(arguments)) as context:
            return int(command.invoke(context) or 0)
    except Exit as ending:
        return ending.exit_code
    except UsageError as error:
        say(explanation(error))
        return USAGE
    except InvalidInputError as error:
        from planner.cli.findings import for_people  # noqa: PLC0415 - only needed here

        say("\n".join([*for_people(error.findings), str(error)]))
        return error.exit_code
    except PlannerError as error:
        say(str(error))
        return error.exit_code


def _never_fail_on_a_character() -> None:
    """Let a character that the console cannot show come out as a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _discard_output() -> None:
    """Send what is still in the buffers nowhere: the interpreter would complain on leaving."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            os.dup2(nowhere, stream.fileno())
