"""Splice: one answer changed in a facts file, every other byte left as it stands."""

from collections.abc import Sequence

from planner.errors import InvalidInputError
from planner.facts.model import Questionnaire
from planner.facts.splicing.page import SpliceError, page_of, patched
from planner.facts.splicing.patching import patches
from planner.facts.splicing.readback import differs
from planner.facts.splicing.wanted import Edit, NewRecord, wanted

__all__ = ["Edit", "NewRecord", "SpliceError", "splice"]

_MARK = "\ufeff"


def splice(content: str, changes: Sequence[Edit | NewRecord], questionnaire: Questionnaire) -> str:
    """Return `content` with the changes made, and every byte outside the changed values as it was.

    Comments, order, indents, line ends and blank lines stay. A key that is missing is put where the
    order of the questions wants it. What is written reads back as the texts given, and everything else
    as before: that is checked on the result. Of two edits of one path the later holds. Raises
    SpliceError, which says the line, when the file is not in a state to be changed.
    """
    change = wanted(changes, questionnaire)
    mark = _MARK if content.startswith(_MARK) else ""
    page = page_of(content.removeprefix(mark), questionnaire)
    changed = patched(page.content, patches(page, change, questionnaire))
    try:
        differing = differs(page.content, changed, change, questionnaire)
    except InvalidInputError as error:
        differing = error.findings[0].message
    if differing:
        raise SpliceError(f"“{differing}”改不进去，文件没有动。请在文件里手工改这一处。")
    return mark + changed
