"""The clipboard of the desktop, as far as a terminal program reaches it."""

import base64
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Final

_PATIENCE: Final = 2.0
_DEAF: Final = frozenset({"", "dumb", "linux"})
_WAYLAND: Final = (("wl-copy",),)
_X11: Final = (("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input"))
_TMUX: Final = ("tmux", "load-buffer", "-w", "-")


class Copied(Enum):
    """What became of a text that was to be copied; the value is what the user is told."""

    DONE = "已复制到剪贴板。"
    ASKED = "已请终端复制；如果粘贴不出来，请用鼠标选中这一句再复制。"
    NOWHERE = "这里没有能用的剪贴板，请用鼠标选中这一句再复制。"


def copy(text: str, write: Callable[[str], None], environment: Mapping[str, str] = os.environ) -> Copied:
    """Put `text` on the clipboard, as well as can be; never an error.

    Windows and macOS have one. Elsewhere the desktop's programs are tried (wl-copy, xclip, xsel), then
    tmux, then the terminal is asked by an OSC 52 sequence given to `write`. Whether tmux and the
    terminal obey cannot be known: many are set not to.
    """
    if sys.platform in ("win32", "darwin"):
        return Copied.DONE if _by_system(text) else Copied.NOWHERE
    if any(_by_program(program, text, environment) for program in _programs(environment)):
        return Copied.DONE
    if environment.get("TMUX") and _by_program(_TMUX, text, environment):
        return Copied.ASKED
    if environment.get("TERM", "") in _DEAF:
        return Copied.NOWHERE
    write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode('ascii')}\x07")
    return Copied.ASKED


def _programs(environment: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    wayland = _WAYLAND if environment.get("WAYLAND_DISPLAY") else ()
    return (*wayland, *(_X11 if environment.get("DISPLAY") else ()))


def _by_program(command: tuple[str, ...], text: str, environment: Mapping[str, str]) -> bool:
    """Return whether a program took the text.

    The program stays behind to serve the clipboard: it gets a session of its own, which outlives the
    terminal, and no pipe to write to, which would never close.
    """
    try:
        done = subprocess.run(  # noqa: S603 - one of the commands above
            command,
            input=text.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            env=dict(environment),
            start_new_session=True,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return done.returncode == 0


def _by_system(text: str) -> bool:
    """Return whether the clipboard of Windows or macOS took the text.

    clip.exe would guess at the encoding; pyperclip calls the system.
    """
    import pyperclip  # noqa: PLC0415 - needed on these systems only

    try:
        pyperclip.copy(text)
    except (OSError, RuntimeError):
        return False
    return True
