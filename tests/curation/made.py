"""Candidates and decisions of the tests' own making; no report and no place is real."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from planner.bank.load import load_bank
from planner.bank.model import Duty, PhraseBank
from planner.bank.yamlfile import Raw
from planner.curation.model import Decision, Verdict
from planner.mining.model import Candidate, CandidateKind, Seen


def key_of(kind: CandidateKind, text: str) -> str:
    """Return the key that mining gives a candidate."""
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def seen(report: str, line: int, year: int = 2024, text: str = "") -> Seen:
    """Return a place in a made report."""
    return Seen(report, line, year, "回顾", f"一年来，我们{text or '做了工作'}，取得了成效。")


def candidate(  # noqa: PLR0913 - a candidate has as many sides
    text: str,
    kind: CandidateKind = CandidateKind.FORMULA,
    *,
    variants: Iterable[str] = (),
    places: Iterable[tuple[str, int, int]] = (("云溪2024", 3, 2024), ("青禾2025", 7, 2025)),
    score: float = 1.0,
    heads: Mapping[str, str] | None = None,
    duty: Duty = Duty.OVERSIGHT,
) -> Candidate:
    """Return a family with `text` as its commonest form."""
    stood = tuple(sorted(seen(report, line, year, text) for report, line, year in places))
    return Candidate(
        key=key_of(kind, text),
        kind=kind,
        text=text,
        duty=duty,
        tense="回顾",
        seen=stood,
        count=len(stood),
        reports=len({place.report for place in stood}),
        score=score,
        variants=tuple(sorted(variants)),
        heads=heads or {},
    )


def decide(verdict: Verdict, text: str, kind: CandidateKind = CandidateKind.FORMULA, **rest: str) -> Decision:
    """Return a decision about the candidate with `text`; Chinese keywords are keys of the bank."""
    return Decision(
        verdict=verdict,
        key=key_of(kind, text),
        text=text,
        new_text=rest.pop("new_text", ""),
        target=rest.pop("target", ""),
        entry_kind=rest.pop("entry_kind", ""),
        reason="半截话" if verdict is Verdict.REJECT else "",
        fields=dict[str, Raw](rest),
    )


def bank_of(folder: Path, text: str = "") -> PhraseBank:
    """Return the shipped bank with one more file kept by hand in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "本单位.yaml").write_text(text or OWN, encoding="utf-8")
    return load_bank(folder, by_hand=folder)


OWN = """\
类别: 提法
默认:
  职责: 监督
  级别: [区]
  权威: 本单位
  来源: [本单位2026]
条目:
  - 编号: 提法-云上问政
    文本: 云上问政平台
    误写: [云上问证平台]
    次数: 1
"""
