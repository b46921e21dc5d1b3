"""The picker on a terminal: keys and typed words in, lines out. What they mean is in `state` and `view`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.processors import BeforeInput
from prompt_toolkit.output import Output
from prompt_toolkit.styles import Style

from planner.cli.clipboard import Copied, copy
from planner.cli.picker.newest import Newest
from planner.cli.picker.state import Hit, Key, Question, State, Step, answered, pressed, typed
from planner.cli.picker.view import room, view

Find = Callable[[Question], Sequence[Hit]]
"""Answers a question; always called in one thread, which is not the main one."""

_PROMPT: Final = "找："
_KEYS: Final = {
    "up": Key.UP,
    "c-p": Key.UP,
    "down": Key.DOWN,
    "c-n": Key.DOWN,
    "pageup": Key.PAGE_UP,
    "pagedown": Key.PAGE_DOWN,
    "tab": Key.KIND,
    "s-tab": Key.KIND_BACK,
    "c-d": Key.DUTY,
    "c-t": Key.WHOLE,
    "c-y": Key.COPY,
    "enter": Key.CHOOSE,
    "escape": Key.LEAVE,
}
# Attributes alone: they show on every terminal and in every colour scheme.
_STYLE: Final = Style.from_dict(
    {"chosen": "reverse", "found": "bold underline", "differs": "underline", "label": "bold"}
)


@dataclass(frozen=True, slots=True)
class Choice:
    """The hit that was chosen, and what became of copying it."""

    hit: Hit
    copied: Copied


def pick(
    find: Find,
    kinds: Sequence[str],
    duties: Sequence[str],
    *,
    keyboard: Input | None = None,
    terminal: Output | None = None,
) -> Choice | None:
    """Let the user choose among what `find` finds; None when they leave without a choice.

    `keyboard` and `terminal` are those of the process unless they are given. What `find` raises
    closes the picker and is raised here.
    """
    return _Screen(State(tuple(kinds), tuple(duties)), find, keyboard, terminal).run()


class _Screen:
    """The shell around a state: it takes events to the state and does what comes of them."""

    def __init__(self, state: State, find: Find, keyboard: Input | None, terminal: Output | None) -> None:
        self._state = state
        self._find = find
        self._words = Buffer(multiline=False, on_text_changed=self._on_words)
        self._body = Window(FormattedTextControl(self._lines), always_hide_cursor=True)
        line = BufferControl(self._words, input_processors=[BeforeInput(_PROMPT)])
        self._application: Application[Choice | None] = Application(
            layout=Layout(HSplit([Window(line, height=1), self._body])),
            key_bindings=self._bindings(),
            style=_STYLE,
            full_screen=True,
            input=keyboard,
            output=terminal,
        )
        # How long to wait for the rest of a key that begins with Esc.
        self._application.ttimeoutlen = 0.05

    def run(self) -> Choice | None:
        """Show the picker until it closes."""
        self._search = Newest(self._find, self._on_found)
        try:
            return self._application.run(pre_run=self._ask)
        except EOFError:  # the terminal has gone
            return None
        finally:
            self._search.stop()

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for name, key in _KEYS.items():
            bindings.add(name, eager=True)(self._on_key(key))
        for name in ("c-c", Keys.SIGINT):
            bindings.add(name)(lambda event: event.app.exit(result=None))
        bindings.add(Keys.BracketedPaste)(_paste)
        return bindings

    def _on_key(self, key: Key) -> Callable[[KeyPressEvent], None]:
        def handle(_: KeyPressEvent) -> None:
            self._take(pressed(self._state, key, room(self._state, *self._size())))

        return handle

    def _on_words(self, buffer: Buffer) -> None:
        self._take(Step(typed(self._state, buffer.text)))

    def _on_found(self, question: Question, found: Sequence[Hit] | Exception) -> None:
        """Take an answer over into the main thread."""
        loop = self._application.loop
        if loop is not None:
            loop.call_soon_threadsafe(self._arrive, question, found)

    def _arrive(self, question: Question, found: Sequence[Hit] | Exception) -> None:
        if not self._application.is_running or self._application.is_done:
            return
        if isinstance(found, Exception):
            self._application.exit(exception=found)
            return
        self._take(answered(self._state, question, found))
        self._application.invalidate()

    def _take(self, step: Step) -> None:
        """Go over to the state of a step and do what it asks for."""
        asked, self._state = self._state.question, step.state
        if asked != step.state.question:
            self._ask()
        copied = self._copy(step.copied) if step.copied else None
        if step.closes:
            self._application.exit(result=copied)

    def _ask(self) -> None:
        self._search.ask(self._state.question)

    def _copy(self, hit: Hit) -> Choice:
        output = self._application.output
        done = copy(hit.text, output.write_raw)
        output.flush()
        self._state = replace(self._state, message=done.value)
        return Choice(hit, done)

    def _lines(self) -> StyleAndTextTuples:
        columns, rows = self._size()
        fragments: StyleAndTextTuples = []
        for line in view(self._state, columns, rows):
            fragments += [*line, ("", "\n")]
        return fragments[:-1]

    def _size(self) -> tuple[int, int]:
        """Return columns and rows below the line of words."""
        size = self._application.output.get_size()
        return size.columns, max(0, size.rows - 1)


def _paste(event: KeyPressEvent) -> None:
    """Insert what is pasted as one line."""
    event.current_buffer.insert_text(" ".join(event.data.split()))
