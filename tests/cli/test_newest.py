from threading import Event
from threading import enumerate as enumerate_threads

from planner.cli.picker.newest import Newest


def test_questions_that_are_overtaken_are_not_answered() -> None:
    begun, go, done = Event(), Event(), Event()
    answers: list[tuple[str, object]] = []

    def answer(question: str) -> str:
        begun.set()
        assert go.wait(10)
        return question.upper()

    def deliver(question: str, result: object) -> None:
        answers.append((question, result))
        if question == "c":
            done.set()

    newest = Newest(answer, deliver)
    newest.ask("a")
    assert begun.wait(10)
    newest.ask("b")
    newest.ask("c")
    go.set()
    assert done.wait(10)
    newest.stop()
    assert answers == [("a", "A"), ("c", "C")]


def test_an_error_is_delivered_and_the_next_question_answered() -> None:
    delivered = [Event(), Event()]
    answers: list[tuple[int, object]] = []

    def deliver(question: int, result: object) -> None:
        answers.append((question, result))
        delivered[question].set()

    newest = Newest(lambda divisor: 1 // divisor, deliver)
    newest.ask(0)
    assert delivered[0].wait(10)
    newest.ask(1)
    assert delivered[1].wait(10)
    newest.stop()
    assert isinstance(answers[0][1], ZeroDivisionError)
    assert answers[1] == (1, 1)


def test_once_stopped_nothing_more_is_answered() -> None:
    answers: list[tuple[str, object]] = []
    newest = Newest(str.upper, lambda *answer: answers.append(answer))
    newest.stop()
    newest.ask("a")
    for thread in enumerate_threads():
        if thread.name == "newest":
            thread.join(10)
    assert answers == []
