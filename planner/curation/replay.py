"""Replay: decisions applied to whatever is mined now, in whatever order it comes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from planner.bank.keys import KINDS
from planner.bank.load import entry_from
from planner.bank.model import Duty, Entry, Evidence, PhraseBank, Status
from planner.bank.yamlfile import Raw, RawEntry
from planner.curation.evidence import evidence_of, forms
from planner.curation.ids import entry_id
from planner.curation.kinds import proposed, text_of, usual_kind
from planner.curation.model import Curated, Decision, Problem, Verdict
from planner.mining.model import Candidate, CandidateKind

DECIDED_ONLY: Final = "审定"
"""The source of an entry whose wording no report has any more."""

_SAME_THING: Final = {"提法": "套语", "时间线": "套语"}
_MANY_OF_ONE_TEXT: Final = frozenset({"并列标题", "小标题", "标题", "议题", "词组"})
_KIND_ORDER: Final = {kind: place for place, kind in enumerate(CandidateKind)}


def replay(candidates: Iterable[Candidate], decisions: Iterable[Decision], bank: PhraseBank) -> Curated:
    """Return the entries, evidence and open queue that come of `candidates` and `decisions`.

    `bank` is what is kept by hand. A decision is about every family of its kind that has the decided
    text among its forms, so that a family is not asked about again when reports are added and another
    form becomes its commonest. An accepted wording that no report has any more keeps its entry. The
    order of candidates and decisions makes no difference.
    """
    unique = {candidate.key: candidate for candidate in candidates}
    queue = tuple(sorted(unique.values(), key=_in_queue))
    matched = tuple(_matched(_with_ids(decisions, bank), queue))
    return _Replay(bank, queue, matched, _deciders(matched)).curated()


def kind_of_entry(decision: Decision) -> str:
    """Return the kind of bank entry that a decision makes."""
    return decision.entry_kind or usual_kind(str(decision.kind or ""))


def text_of_entry(decision: Decision) -> str:
    """Return the text of the entry that a decision makes."""
    return decision.new_text or decision.text


@dataclass(frozen=True, slots=True)
class _Matched:
    """A decision and the families it is about, the one that was decided first."""

    decision: Decision
    families: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Replay:
    bank: PhraseBank
    queue: tuple[Candidate, ...]
    matched: tuple[_Matched, ...]
    deciders: Mapping[tuple[CandidateKind | None, str], set[int]]

    def curated(self) -> Curated:
        entries: list[Entry] = []
        evidence: list[Evidence] = []
        problems = [*self._lost_targets(), *self._clashes()]
        for entry, about in sorted(self._by_entry().items()):
            maker = next((m.decision for m in about if m.decision.makes_entry), None)
            if maker is not None:
                made, wrong = self._entry(maker, about)
                entries += [made] if made else []
                problems += wrong
            elif entry in self.bank.entries:
                evidence.append(self._evidence(self.bank.entries[entry], about))
        decided = {family.key for m in self.matched for family in m.families}
        return Curated(
            entries=tuple(sorted(entries, key=lambda entry: (entry.kind, entry.id))),
            evidence=tuple(evidence),
            queue=tuple(candidate for candidate in self.queue if candidate.key not in decided),
            decisions=tuple(m.decision for m in self.matched),
            stale=tuple(m.decision for m in self.matched if m.decision.kind and not m.families),
            problems=tuple(problems),
        )

    def _by_entry(self) -> Mapping[str, list[_Matched]]:
        """Return the decisions that say something about an entry, by its id."""
        about: dict[str, list[_Matched]] = defaultdict(list)
        for matched in self.matched:
            decision = matched.decision
            name = decision.entry if decision.makes_entry else decision.target
            if name:
                about[name].append(matched)
        return about

    def _entry(self, maker: Decision, about: Sequence[_Matched]) -> tuple[Entry | None, list[Problem]]:
        """Return the entry that `maker` makes with all that was merged into it, or what it lacks."""
        kind = kind_of_entry(maker)
        families = _each_once(about)
        own = next((m.families[0] for m in about if m.decision is maker and m.families), _gone(maker))
        text = text_of(own, kind, text_of_entry(maker))
        known = {text, *_texts(maker.fields.get("误写", ())), *self._decided_elsewhere(about)}
        found = evidence_of(maker.entry, families, known)
        values: dict[str, Raw] = {
            "编号": maker.entry,
            "文本": text,
            **proposed(own, kind, text, self.bank),
            "来源": found.sources or (DECIDED_ONLY,),
            **_counted(found),
            **_retired(about),
            **maker.fields,
        }
        raw = RawEntry(maker.line, {key: value for key, value in values.items() if value not in ((), "")})
        entry, mistakes = entry_from(KINDS[kind], raw)
        if not families:
            # What only the reports could tell is gone with them; the decision waits for their return.
            return entry, []
        return entry, [Problem(maker, m.text, m.message, m.suggestion) for m in mistakes]

    def _evidence(self, entry: Entry, about: Sequence[_Matched]) -> Evidence:
        known = {entry.text, *entry.variants, *entry.wrong, *self._decided_elsewhere(about)}
        found = evidence_of(entry.id, _each_once(about), known)
        retired = _retired(about)
        return replace(
            found,
            status=Status.RETIRED if retired else None,
            successor=str(retired.get("接替", "")),
        )

    def _decided_elsewhere(self, about: Sequence[_Matched]) -> set[str]:
        """Return the forms that were decided by themselves and not for this entry."""
        here = {id(m.decision) for m in about}
        said = ((c.kind, form) for m in about for c in m.families for form in forms(c))
        return {form for kind, form in said if self.deciders.get((kind, form), here) - here}

    def _lost_targets(self) -> Iterator[Problem]:
        made = {m.decision.entry for m in self.matched if m.decision.makes_entry}
        for m in self.matched:
            for name in (m.decision.target, str(m.decision.fields.get("接替", ""))):
                if name and name not in made and name not in self.bank.entries:
                    message = f"库里没有编号是“{name}”的条目"
                    yield Problem(m.decision, name, message, "用 planner search 找到它，照抄编号")

    def _clashes(self) -> Iterator[Problem]:
        """Yield the entries that take the id or say the text of another one."""
        known = {_says(entry.kind, entry.text, entry.id): entry.id for entry in self.bank}
        for m in self.matched:
            decision = m.decision
            if not decision.makes_entry:
                continue
            if decision.entry in self.bank.entries:
                message = f"编号“{decision.entry}”在库里已经用过"
                yield Problem(decision, decision.entry, message, "换一个编号，或者删去“编号”由程序编")
            text = text_of_entry(decision)
            other = known.setdefault(_says(kind_of_entry(decision), text, decision.entry), decision.entry)
            if other != decision.entry:
                message = f"库里已有文本相同的条目“{other}”"
                yield Problem(decision, text, message, f"审定写“并入”，目标写“{other}”", same=other)


def _in_queue(candidate: Candidate) -> tuple[float, int, str]:
    return -candidate.score, _KIND_ORDER[candidate.kind], candidate.key


def _with_ids(decisions: Iterable[Decision], bank: PhraseBank) -> Iterator[Decision]:
    """Yield the decisions by what they are about, each that makes an entry with its id."""
    ordered = sorted(decisions, key=lambda d: (d.about, d.key, d.verdict))
    taken = {*bank.entries, *(decision.entry for decision in ordered)}
    for decision in ordered:
        if not decision.makes_entry or decision.entry:
            yield decision
            continue
        entry = entry_id(kind_of_entry(decision), text_of_entry(decision), decision.key, taken)
        taken.add(entry)
        yield replace(decision, entry=entry)


def _matched(decisions: Iterable[Decision], queue: Iterable[Candidate]) -> Iterator[_Matched]:
    by_form: dict[tuple[CandidateKind | None, str], list[Candidate]] = defaultdict(list)
    for candidate in queue:
        for form in forms(candidate):
            by_form[candidate.kind, form].append(candidate)
    for decision in decisions:
        said = (decision.text, decision.new_text, *_texts(decision.fields.get("别样", ())))
        families = {c.key: c for text in said if text for c in by_form[decision.kind, text]}
        yield _Matched(decision, tuple(families.values()))


def _deciders(matched: Iterable[_Matched]) -> Mapping[tuple[CandidateKind | None, str], set[int]]:
    """Return which decisions name a form, by identity."""
    deciders: dict[tuple[CandidateKind | None, str], set[int]] = defaultdict(set)
    for decision in (m.decision for m in matched):
        for text in (decision.text, decision.new_text):
            deciders[decision.kind, text].add(id(decision))
    return dict(deciders)


def _each_once(about: Iterable[_Matched]) -> list[Candidate]:
    families = {family.key: family for matched in about for family in matched.families}
    return [families[key] for key in sorted(families)]


def _gone(decision: Decision) -> Candidate:
    """Return a candidate that stands for one that is no longer mined."""
    kind = decision.kind or CandidateKind.FORMULA
    return Candidate(decision.key, kind, decision.text, Duty.OTHER, "", (), 0, 0, 0.0)


def _counted(evidence: Evidence) -> dict[str, Raw]:
    numbers = {"次数": evidence.count, "首见": evidence.first_year, "末见": evidence.last_year}
    counted: dict[str, Raw] = {key: str(number) for key, number in numbers.items() if number}
    return counted | {"别样": evidence.variants}


def _retired(about: Iterable[_Matched]) -> dict[str, Raw]:
    for matched in about:
        if matched.decision.verdict is Verdict.RETIRE:
            return {"状态": str(Status.RETIRED), **matched.decision.fields}
    return {}


def _says(kind: str, text: str, entry: str) -> tuple[str, str]:
    """Return what no second entry may say; of schemes and topics many share one text."""
    return (kind, entry) if kind in _MANY_OF_ONE_TEXT else (_SAME_THING.get(kind, kind), text)


def _texts(value: Raw) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)
