"""Load the phrase bank: the shipped folder, then an office's own folders over it.

All mistakes of all files are found before anything is reported, each with its file and line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from planner.bank.entries import Frame, Sentence, WordClass
from planner.bank.keys import EVIDENCE, KINDS, Kind
from planner.bank.model import Entry, Evidence, PhraseBank, Status
from planner.bank.values import NotAllowedError
from planner.bank.yamlfile import Mistake, RawEntry, RawFile, read_bank_file
from planner.clock import period
from planner.errors import InvalidInputError, UnreadableInputError
from planner.finding import Finding, Place, Severity
from planner.resources import data_dir

_RULE = "短语库"
_BASIS = "短语库格式"
MINED = "采自报告-"
"""How the names of the files begin that `planner curate` writes into a bank folder."""

_CLASS_SLOT = re.compile(r"\{词\.([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry, and where it stands."""

    entry: Entry
    file: RawFile
    raw: RawEntry


@dataclass(slots=True)
class _Loading:
    """What has been read so far."""

    entries: dict[str, _Read] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def load_bank(*folders: Path, by_hand: Path | None = None) -> PhraseBank:
    """Return the shipped entries, overlaid by those of `folders` in turn.

    An entry of a later folder replaces the entry of the same 编号 where it stands; new ones follow.
    What past reports add to entries (出处) is laid over those of its own and of earlier folders. Of the
    folder `by_hand` only the files are read that `planner curate` has not written.
    InvalidInputError with every mistake of every file; UnreadableInputError for a folder that is
    missing or a file that is not UTF-8 text.
    """
    loading = _Loading()
    for folder in (data_dir("phrasebank"), *folders):
        _load_folder(folder, loading, mined=folder != by_hand)
    if not loading.findings:
        loading.findings += [*_lost_successors(loading.entries), *_lost_classes(loading.entries)]
    if loading.findings:
        summary = f"短语库有{len(loading.findings)}处写法不对，改好才能用。"
        raise InvalidInputError(loading.findings, summary)
    return PhraseBank({key: read.entry for key, read in loading.entries.items()})


def entry_from(kind: Kind, raw: RawEntry) -> tuple[Entry | None, tuple[Mistake, ...]]:
    """Return the entry that `raw` writes down, None with the mistakes when it is wrong."""
    mistakes: list[Mistake] = []
    entry = _Reading(kind, mistakes).entry(raw, {}, set())
    return entry, tuple(mistakes)


def _load_folder(folder: Path, loading: _Loading, *, mined: bool) -> None:
    if not folder.is_dir():
        raise UnreadableInputError(f"找不到短语库文件夹 {folder}，请检查路径。")
    own: dict[str, _Read] = {}
    evidence: list[tuple[RawFile, RawEntry]] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name.startswith(MINED) and not mined:
            continue
        file = read_bank_file(path)
        mistakes = list(file.mistakes)
        if file.kind == EVIDENCE.name:
            evidence += ((file, raw) for raw in file.entries)
            loading.findings.extend(_finding(file, mistake) for mistake in mistakes)
            continue
        for read in _entries(file, mistakes):
            first = own.setdefault(read.entry.id, read)
            if first is not read:
                mistakes.append(_twice(read, first))
        loading.findings.extend(_finding(file, mistake) for mistake in mistakes)
    loading.entries.update(own)
    for file, raw in evidence:
        _lay_over(file, raw, loading)


def _lay_over(file: RawFile, raw: RawEntry, loading: _Loading) -> None:
    """Lay what past reports add over the entry that is named."""
    mistakes: list[Mistake] = []
    reading = _Reading(EVIDENCE, mistakes)
    values = reading.fields(raw)
    reading.miss(raw, values, set())
    if not mistakes:
        evidence = Evidence(**values)
        read = loading.entries.get(evidence.id)
        if read is not None:
            loading.entries[evidence.id] = replace(read, entry=evidence.laid_over(read.entry))
            return
        message = f"库里没有编号是“{evidence.id}”的条目"
        mistakes.append(Mistake(raw.lines["编号"], evidence.id, message, "写库里已有的编号，或删去这一条"))
    loading.findings.extend(_finding(file, mistake) for mistake in mistakes)


def _entries(file: RawFile, mistakes: list[Mistake]) -> Iterator[_Read]:
    if mistakes:
        return
    kind = KINDS.get(file.kind)
    if kind is None:
        mistakes.append(_no_kind(file))
        return
    mistakes.extend(
        Mistake(line, key, f"文件开头没有“{key}”这个键", "可写：类别、默认、条目")
        for key, line in file.head.lines.items()
        if key not in {"类别", "默认", "条目"}
    )
    reading = _Reading(kind, mistakes)
    defaults = reading.fields(file.defaults)
    spoiled = {
        key for key in file.defaults.values if key in kind.keys and kind.keys[key].field not in defaults
    }
    for raw in file.entries:
        entry = reading.entry(raw, defaults, spoiled)
        if entry is not None:
            yield _Read(entry, file, raw)


def _no_kind(file: RawFile) -> Mistake:
    line = file.head.lines.get("类别", 1)
    message = f"没有“{file.kind}”这一类别" if file.kind else "没有写“类别”"
    return Mistake(line, file.kind, message, f"可写：{'、'.join(KINDS)}")


@dataclass(frozen=True, slots=True)
class _Reading:
    """Makes entries of one kind; what is wrong with them is added to `mistakes`."""

    kind: Kind
    mistakes: list[Mistake]

    def entry(self, raw: RawEntry, defaults: dict[str, Any], spoiled: set[str]) -> Entry | None:
        """Return the entry, or None when it is wrong or needs one of the `spoiled` defaults."""
        before = len(self.mistakes)
        values = defaults | self.fields(raw)
        if self.kind.text_from_name:
            values.setdefault("text", values.get("name", ""))
        self.miss(raw, values, spoiled)
        values["valid"] = span = period(values.pop("from", ""), values.pop("until", ""))
        if span.start and span.end and span.end < span.start:
            line = raw.lines.get("止", raw.line)
            self.mistakes.append(Mistake(line, "止", "“止”早于“起”", "核对这两个日期"))
        if len(self.mistakes) > before or spoiled - raw.values.keys():
            return None
        entry: Entry = self.kind.entry(**{"kind": self.kind.name} | dict(self.kind.blank) | values)
        return entry

    def miss(self, raw: RawEntry, values: Mapping[str, Any], spoiled: set[str]) -> None:
        """Report the keys that are needed and not given."""
        self.mistakes.extend(
            Mistake(raw.line, key, f"缺少“{key}”", f"补上“{key}: …”")
            for key, spec in self.kind.keys.items()
            if spec.needed and not (spec.field in values or key in raw.values or key in spoiled)
        )

    def fields(self, raw: RawEntry) -> dict[str, Any]:
        """Return the values of `raw` by field name, those that can be read."""
        fields: dict[str, Any] = {}
        for key, value in raw.values.items():
            spec = self.kind.keys.get(key)
            if spec is None:
                message = f"{self.kind.name}没有“{key}”这个键"
                self.mistakes.append(Mistake(raw.lines[key], key, message, self.kind.advice(key)))
                continue
            try:
                fields[spec.field] = spec.read(value)
            except NotAllowedError as error:
                shown = value if isinstance(value, str) else key
                self.mistakes.append(Mistake(raw.lines[key], shown, *error.args))
        return fields


def _twice(read: _Read, first: _Read) -> Mistake:
    where = f"{first.file.path.name}第{first.raw.line}行"
    line = read.raw.lines["编号"]
    return Mistake(line, read.entry.id, f"编号“{read.entry.id}”在{where}已经用过", "换一个编号")


def _lost_successors(entries: dict[str, _Read]) -> Iterable[Finding]:
    for read in entries.values():
        successor = read.entry.successor
        if successor and successor not in entries:
            line = read.raw.lines.get("接替", read.raw.line)
            message = f"库里没有接替它的“{successor}”"
            yield _finding(read.file, Mistake(line, successor, message, "写库里已有的编号，或删去“接替”"))


def _lost_classes(entries: dict[str, _Read]) -> Iterable[Finding]:
    """Yield each word class that a sentence asks for and the bank does not offer."""
    approved = [read for read in entries.values() if read.entry.status is Status.APPROVED]
    names = [read.entry.name for read in approved if isinstance(read.entry, WordClass)]
    for read in approved:
        if not isinstance(read.entry, Frame | Sentence):
            continue
        for slot in _CLASS_SLOT.finditer(read.entry.text):
            if slot[1] not in names:
                line = read.raw.lines.get("文本", read.raw.line)
                message = f"没有采用中的词组叫“{slot[1]}”"
                advice = f"在词组里加上它，或者改用：{'、'.join(names)}"
                yield _finding(read.file, Mistake(line, slot[0], message, advice))


def _finding(file: RawFile, mistake: Mistake) -> Finding:
    source = file.source[mistake.line - 1] if mistake.line <= len(file.source) else ""
    column = max(source.find(mistake.text), 0) + 1
    place = Place(str(file.path), mistake.line, column)
    return Finding(
        rule=_RULE,
        severity=Severity.ERROR,
        place=place,
        text=mistake.text,
        message=mistake.message,
        suggestion=mistake.suggestion,
        basis=_BASIS,
        source_line=source,
    )
