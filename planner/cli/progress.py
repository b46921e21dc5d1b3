"""A progress bar on stderr, from a second up, and only on a terminal."""

import shutil
import sys
from time import monotonic
from typing import Final

from planner.chinese import display_width

_PATIENCE: Final = 1.0
_PAUSE: Final = 0.1
_CELLS: Final = 24


class Bar:
    """Shows how far a job is: `bar(done, total)` each time a piece is done, `close` at the end."""

    def __init__(self, label: str, after: str) -> None:
        """Take the words before the bar, and those that stand alone once all pieces are done."""
        self._label = label
        self._after = after
        self._began = self._drawn = monotonic()
        self._width = 0

    def __call__(self, done: int, total: int) -> None:
        """Draw the bar, at most ten times a second."""
        now = monotonic()
        if now - self._began < _PATIENCE or (done < total and now - self._drawn < _PAUSE):
            return
        self._drawn = now
        counted = f"{done}/{total}"
        # A line that wraps cannot be drawn over: the bar gives way, and the last column stays free.
        room = shutil.get_terminal_size().columns - display_width(f"{self._label} [] {counted}") - 1
        cells = max(min(_CELLS, room), 0)
        filled = cells * done // total
        self._draw(f"{self._label} [{'#' * filled}{'.' * (cells - filled)}] {counted}")
        if done == total:
            self._draw(self._after)

    def close(self) -> None:
        """Leave the line empty, for what is written next."""
        if self._width:
            self._draw("")

    def _draw(self, text: str) -> None:
        stream = sys.stderr
        if stream is None or not stream.isatty():
            return
        stream.write("\r" + " " * self._width + "\r" + text)
        stream.flush()
        self._width = display_width(text)
