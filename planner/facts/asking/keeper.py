"""Keeper: a facts file that is changed answer by answer while other programs may change it too."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from planner.bank.model import PhraseBank
from planner.facts.check import check
from planner.facts.derived.timing import facts_clock
from planner.facts.load import facts_of_text
from planner.facts.messages import with_lines
from planner.facts.model import Facts
from planner.facts.splicing.splice import Edit, NewRecord, splice
from planner.files import (
    SIZE_LIMIT,
    Text,
    decode,
    encoded,
    read_bytes,
    read_text,
    replace_bytes,
    write_bytes,
)
from planner.finding import Finding


@dataclass
class Keeper:
    """The file at `path` as it was last read or written, its facts and what is wrong with them.

    `enrich` adds to the facts what other files say (参照). `former` is where the content of before the
    first change is kept, None while nothing was changed.
    """

    path: Path
    bank: PhraseBank
    enrich: Callable[[Facts], Facts] = lambda facts: facts
    former: Path | None = None
    facts: Facts = field(init=False)
    findings: tuple[Finding, ...] = field(init=False)
    text: Text = field(init=False)
    _data: bytes = field(init=False)
    _keeps: bool = field(init=False, default=True)

    def __post_init__(self) -> None:
        """Read the file; raises what `load_facts` does."""
        read_text(self.path)  # says it best when this is no text at all
        self._take(read_bytes(self.path, SIZE_LIMIT, "手工填写的文件"))

    def refresh(self) -> bool:
        """Read the file again if somebody else has changed it; return whether so.

        Raises what `load_facts` does; what was read before stands then.
        """
        data = read_bytes(self.path, SIZE_LIMIT, "手工填写的文件")
        if data == self._data:
            return False
        self._take(data)
        self._keeps = True
        return True

    def save(self, changes: Sequence[Edit | NewRecord]) -> None:
        """Make the changes in the file as it was last read; everything else in it stays.

        What stood there before the first change, and before the first one after a change by somebody
        else, is kept beside it. Raises SpliceError or UnwritableOutputError with the file untouched.
        """
        content = splice(self.text.content, changes, self.facts.questionnaire)
        data = encoded(content, self.text)
        if self._keeps:
            kept = write_bytes(self.path, data)
            self.former = self.former or kept
        else:
            replace_bytes(self.path, data)
        self._keeps = False
        self._take(data)

    def _take(self, data: bytes) -> None:
        text = decode(self.path, data)
        facts, problems = facts_of_text(str(self.path), text, self.bank)
        facts = self.enrich(facts)
        found = (*problems, *check(facts, self.bank, facts_clock(facts)))
        self.facts, self.text, self._data = facts, text, data
        self.findings = with_lines(found, text.content)
