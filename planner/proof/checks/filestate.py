"""What is left in a file that should not go out with it: changes, comments, hidden words, old properties."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from planner.finding import Severity
from planner.proof.checks.pagehits import told, told_of_file
from planner.proof.model import Hit, Rule
from planner.proof.subject import Detector, Subject

_NOBODY: Final = frozenset(
    {
        "python-docx",
        "administrator",
        "admin",
        "user",
        "微软用户",
        "microsoft",
        "unknown",
        "pc",
        "lenovo",
        "hp",
        "dell",
        "owner",
    }
)
_SIGNS: Final = re.compile(r"\W+")
_SHORTEST: Final = 4


def unfinished(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find tracked changes and comments; those of a draft that wait for an answer weigh less."""
    if not subject.layout:
        return
    left = subject.layout.leftovers
    theirs = left.comments - left.ours
    parts = [f"{left.changes}处修订"] * bool(left.changes) + [f"{theirs}处批注"] * bool(theirs)
    if parts:
        yield from told_of_file(subject, {"有": "、".join(parts)})
    elif left.ours:
        for hit in told_of_file(subject, {"有": f"{left.ours}处起草时留下的批注"}):
            yield Hit(hit.start, hit.end, hit.values, "逐条核实后删去批注", severity=Severity.INFO)


def hidden_words(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find words that are there and not shown."""
    if not subject.pages:
        return
    hidden = [each for each in subject.pages.layout.paragraphs if each.hidden]
    if not hidden:
        return
    signs = {"字": str(sum(each.hidden for each in hidden)), "段": str(hidden[0].number)}
    at = subject.pages.first_from(hidden[0].number) or subject.pages.first
    if at:
        yield told(subject, at, signs)


def other_title(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find a title in the properties of the file that is not that of the document."""
    said = subject.layout.origin.title if subject.layout else ""
    named, title = _SIGNS.sub("", said), _SIGNS.sub("", subject.report.title)
    if len(named) >= _SHORTEST and title and named not in title and title not in named:
        yield from told_of_file(subject, {"题": said})


def other_author(subject: Subject, _rule: Rule) -> Iterator[Hit]:
    """Find an author in the properties who is nobody, or not the one who saved the file last."""
    if not subject.layout:
        return
    origin = subject.layout.origin
    if origin.author.lower() in _NOBODY:
        yield from told_of_file(subject, {"怎样": f"作者写着“{origin.author}”"})
    elif origin.author and origin.last_author and origin.author != origin.last_author:
        who = f"作者写着“{origin.author}”，最后修改的是“{origin.last_author}”"
        yield from told_of_file(subject, {"怎样": who})


DETECTORS: Final[Mapping[str, Detector]] = {
    "修订批注": unfinished,
    "隐藏文字": hidden_words,
    "属性标题": other_title,
    "属性作者": other_author,
}
