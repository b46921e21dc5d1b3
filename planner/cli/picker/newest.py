"""Work in a thread of its own, where only the newest question counts."""

from collections.abc import Callable
from threading import Condition, Thread
from typing import Generic, TypeVar

_Question = TypeVar("_Question")
_Answer = TypeVar("_Answer")


class Newest(Generic[_Question, _Answer]):
    """Answers questions one after the other; those that newer ones overtake are never worked on.

    `deliver` is called in the thread with the question and its answer, or the error that came of it.
    """

    def __init__(
        self,
        answer: Callable[[_Question], _Answer],
        deliver: Callable[[_Question, _Answer | Exception], None],
    ) -> None:
        """Start the thread."""
        self._answer = answer
        self._deliver = deliver
        self._asked: list[_Question] = []
        self._stopped = False
        self._changed = Condition()
        # A daemon, since leaving must not wait for an answer that nobody wants any more.
        Thread(target=self._work, name="newest", daemon=True).start()

    def ask(self, question: _Question) -> None:
        """Take on a question in place of any that is still waiting."""
        with self._changed:
            self._asked = [question]
            self._changed.notify()

    def stop(self) -> None:
        """Let the thread end after the question it works on, without waiting for that."""
        with self._changed:
            self._stopped = True
            self._changed.notify()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._stopped or self._asked)
                if self._stopped:
                    return
                question = self._asked.pop()
            try:
                answer: _Answer | Exception = self._answer(question)
            except Exception as error:  # noqa: BLE001 - whoever asked is told, whatever it is
                answer = error
            self._deliver(question, answer)
