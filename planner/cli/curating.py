"""A sitting at the queue in the terminal: one candidate after another, one key for each decision."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from planner.bank.index import Index, index_of
from planner.bank.keys import KINDS, Key
from planner.bank.model import Entry, PhraseBank
from planner.bank.search import Match, search_index
from planner.bank.values import NotAllowedError
from planner.bank.yamlfile import Raw
from planner.cli.asking import EndedError, ask
from planner.cli.candidates import counts, in_sentence, spread, tally
from planner.cli.output import emit, say
from planner.curation.desk import Desk, Drafted, still_open
from planner.curation.evidence import mark
from planner.curation.kinds import usual_kind
from planner.curation.ledger import DecidedElsewhereError
from planner.curation.likeness import ALIKE
from planner.curation.model import Decision, Problem, Verdict
from planner.curation.rebuild import decisions_of, kept_by_hand, rebuild, whole_bank, write_files
from planner.curation.replay import kind_of_entry, replay
from planner.mining.model import Candidate, Seen

_KEYS: Final = "回车采用　e改写　m并入　n拒绝　r停用　s跳过　u撤回　?说明　q退出"
_HELP: Final = """\
  回车　采用：原样收进短语库
  y　采用，并写下理由
  t　采用，收为提法：一个字也不能变的固定说法
  e　改写：改一改文字再收
  m 或数字　并入：和库里已有的是一回事，只记出处；数字是上面“相近的”编号
  n　拒绝：不收，以后不再问
  r　停用：库里某一条不再用（这一条候选随后再问）
  s　跳过：这次不定，下次再问
  u　撤回：撤销这次做的上一个决定
  q　退出：已经定的都存好了，下次接着来"""
_REASONS: Final = {
    Verdict.EDIT: ("改成通用的写法", "去掉地方内容", "补全文字"),
    Verdict.MERGE: ("同一说法",),
    Verdict.REJECT: ("不合用", "有地方内容", "半截话", "太平常", "一家的写法"),
    Verdict.RETIRE: ("已经过时", "有更好的写法"),
}
_SIMILAR: Final = 5
_LOOKED_AT: Final = 40
_SHOWN: Final = 50
_SLOT: Final = re.compile(r"\{[^{}]*\}")
_LISTS: Final = frozenset({"条", "级别", "组成"})


def sit(folder: Path, candidates: tuple[Candidate, ...], kind: str) -> int:
    """Work through the queue until it is empty or the person leaves; return the exit code.

    Each decision is saved when it is made. The entries are written at the end, also after Ctrl-C.
    """
    sitting = _Sitting(Desk(folder, kept_by_hand(folder), decisions_of(folder)), candidates)
    curated = replay(candidates, sitting.desk.decided.made, sitting.desk.by_hand)
    queue = tuple(candidate for candidate in curated.queue if kind in ("", candidate.kind))
    if not queue:
        say(
            "没有待审定的候选。先用 planner mine 读报告，再来审定。" if not candidates else "候选都审定完了。"
        )
        return 0
    emit(f"待审定{len(queue)}条，从最常见的开始。每定一条就存一条，随时可以退出。")
    try:
        sitting.work_through(queue)
    except EndedError:
        pass
    finally:
        sitting.close()
    return 0


@dataclass(slots=True)
class _Turn:
    """One candidate in front of the person: its place, and the entries it may be merged into."""

    candidate: Candidate
    number: int
    total: int
    similar: tuple[Match, ...]


@dataclass
class _Sitting:
    desk: Desk
    candidates: tuple[Candidate, ...]
    made: dict[str, Entry] = field(default_factory=dict)

    def work_through(self, queue: tuple[Candidate, ...]) -> None:
        """Ask about each candidate that is still open."""
        total = len(queue)
        at = 0
        while at < total:
            candidate = queue[at]
            if any(not still_open((candidate,), decision) for decision in self.desk.done):
                at += 1
                continue
            turn = _Turn(candidate, at + 1, total, self._similar(candidate))
            _show(turn)
            back = self._decide(turn)
            at = _place_of(queue, back, at + 1)

    def close(self) -> None:
        """Say what was done, and write the entries."""
        done = self.desk.done
        left = replay(self.candidates, self.desk.decided.made, self.desk.by_hand).queue
        told = f"（{tally(decision.verdict for decision in done)}）" if done else ""
        emit(f"这次审定{len(done)}条{told}，还有{len(left)}条待审定。")
        if done:
            rebuilt = rebuild(self.candidates, self.desk.decided, self.desk.by_hand)
            write_files(self.desk.folder, rebuilt.files)

    def _decide(self, turn: _Turn) -> str:
        """Ask until the turn is over; return the key of a candidate to go back to, "" to go on."""
        while True:
            # A Chinese input method types full-width letters and figures.
            answer = unicodedata.normalize("NFKC", ask(f"{_KEYS}\n> ")).strip().lower()
            if answer == "q":
                raise EndedError
            if answer == "u":
                undone = self._undo()
                if undone is not None:
                    return undone.key or turn.candidate.key
            elif self._carry_out(turn, answer):
                return ""

    def _undo(self) -> Decision | None:
        undone = self.desk.undo()
        if undone is None:
            say("这次还没有做过决定，没有可以撤回的。")
            return None
        self.made.pop(undone.entry, None)
        say(f"撤回了：“{undone.about[1]}”（{undone.verdict}）。")
        return undone

    def _carry_out(self, turn: _Turn, answer: str) -> bool:
        """Do what the answer says; return whether the turn is over."""
        if answer in {"", "y", "t"}:
            return self._accept(turn, answer)
        if answer.isdigit():
            return self._merge(turn, answer)
        over = False
        match answer:
            case "s":
                over = True
            case "e":
                over = self._edit(turn)
            case "m":
                over = self._merge(turn, ask("并入哪一条（数字或编号，回车不并）：").strip())
            case "n":
                over = self._save(turn, _decision(turn, Verdict.REJECT))
            case "r":
                self._retire(turn)
            case "?":
                say(_HELP)
            case _:
                say(f"没有“{answer}”这个键，什么也没有定。可用的键在下面，按 ? 看说明。")
        return over

    def _accept(self, turn: _Turn, answer: str) -> bool:
        decision = _decision(turn, Verdict.ACCEPT)
        if answer == "t":
            decision = replace(decision, entry_kind="提法")
        return self._save(turn, decision, None if answer == "y" else "")

    def _edit(self, turn: _Turn) -> bool:
        text = ask(f"原文：{turn.candidate.text}\n改为（回车不改）：").strip()
        return bool(text) and self._save(turn, replace(_decision(turn, Verdict.EDIT), new_text=text))

    def _merge(self, turn: _Turn, answer: str) -> bool:
        target = _named(turn, answer)
        return bool(target) and self._save(turn, replace(_decision(turn, Verdict.MERGE), target=target))

    def _retire(self, turn: _Turn) -> None:
        target = _named(turn, ask("停用哪一条（数字或编号，回车不停用）：").strip())
        if target:
            self._save(turn, Decision(verdict=Verdict.RETIRE, target=target))

    def _save(self, turn: _Turn, decision: Decision, reason: str | None = None) -> bool:
        """Save a decision with what it lacks and its reason, both asked for; return whether it is saved."""
        drafted = self._complete(turn, decision)
        if drafted is None:
            return False
        ready = replace(drafted.decision, reason=_reason(decision.verdict) if reason is None else reason)
        try:
            self.desk.save(ready)
        except DecidedElsewhereError as error:
            say(str(error))
            return True
        self.made |= {entry.id: entry for entry in drafted.entries}
        say(f"记下：{ready.verdict}　{ready.entry or ready.target or ready.text}")
        return True

    def _complete(self, turn: _Turn, decision: Decision) -> Drafted | None:
        """Return the decision with what it lacks asked for; None when it cannot be carried out."""
        candidate = turn.candidate if decision.key else None
        while True:
            drafted = self.desk.drafted(decision, candidate)
            lacking = [p.text for p in drafted.problems if p.message == f"缺少“{p.text}”"]
            if len(lacking) < len(drafted.problems):
                say("\n".join(_told_here(turn, problem) for problem in drafted.problems))
                return None
            given = _given(decision, lacking)
            if given is None:
                return None
            if not given:
                return drafted
            decision = replace(decision, fields={**decision.fields, **given})

    def _similar(self, candidate: Candidate) -> tuple[Match, ...]:
        """Return the entries nearest to a candidate, those made in this sitting among them."""
        words = " ".join(_SLOT.split(candidate.text.replace("\n", " ")))
        found = search_index(self._index, words, limit=_LOOKED_AT)
        if self.made:
            found += search_index(index_of(PhraseBank(self.made)), words, limit=_LOOKED_AT)
        fitting = (match for match in found if match.entry.kind in ALIKE[candidate.kind])
        best = sorted(fitting, key=lambda match: (-match.score, match.entry.id))
        return tuple({match.entry.id: match for match in best}.values())[:_SIMILAR]

    @cached_property
    def _index(self) -> Index:
        return index_of(whole_bank(self.desk.folder))


def _told_here(turn: _Turn, problem: Problem) -> str:
    """Return what is wrong with a decision, and the key that mends it where there is one."""
    if not problem.same:
        return f"{problem.message}。{problem.suggestion}。"
    number = next((n for n, match in enumerate(turn.similar, 1) if match.entry.id == problem.same), None)
    key = f"按 {number}" if number else f"按 m，再写“{problem.same}”"
    return f"{problem.message}。是一回事就并入它：{key}；不要就按 n。"


def _decision(turn: _Turn, verdict: Verdict) -> Decision:
    return Decision(verdict=verdict, key=turn.candidate.key, text=turn.candidate.text)


def _place_of(queue: tuple[Candidate, ...], key: str, otherwise: int) -> int:
    return next((at for at, candidate in enumerate(queue) if candidate.key == key), otherwise)


def _named(turn: _Turn, answer: str) -> str:
    """Return the id that an answer names: a number of the list shown, or an id; "" for neither."""
    if not answer.isdigit():
        return answer
    if 1 <= int(answer) <= len(turn.similar):
        return turn.similar[int(answer) - 1].entry.id
    say(f"上面没有第{answer}条。")
    return ""


def _given(decision: Decision, lacking: list[str]) -> Mapping[str, Raw] | None:
    """Return what the person gives for the keys an entry lacks; None when left blank."""
    given: dict[str, Raw] = {}
    for name in lacking:
        value = _value(name, KINDS[kind_of_entry(decision)].keys[name])
        if value is None:
            say("没有写，这一条先不定。")
            return None
        given[name] = value
    return given


def _value(name: str, key: Key) -> Raw | None:
    """Ask for the value of a key until it is one that the bank takes; None when left blank."""
    while answer := ask(f"还要写“{name}”（回车放弃）：").strip():
        words = tuple(word for word in re.split("[；;]", answer) if word)
        value = words if name in _LISTS else answer
        try:
            key.read(value)
        except NotAllowedError as error:
            say(f"{error.args[0]}。{error.args[1]}。")
        else:
            return value
    return None


def _reason(verdict: Verdict) -> str:
    """Ask why; a number takes one of the usual reasons, and blank the first."""
    usual = _REASONS.get(verdict, ())
    listed = "　".join(f"{number} {reason}" for number, reason in enumerate(usual, 1))
    answer = ask(f"理由（{listed}，或者自己写）：" if usual else "理由（可以不写）：").strip()
    if answer.isdigit() and 1 <= int(answer) <= len(usual):
        return usual[int(answer) - 1]
    return answer or next(iter(usual), "")


def _show(turn: _Turn) -> None:
    candidate = turn.candidate
    lines = [
        "",
        "　".join((f"第{turn.number}/{turn.total}条", *_told(candidate))),
        f"  {candidate.text}",
        *([f"  别样：{'；'.join(candidate.variants)}"] if candidate.variants else []),
        *(f"    {place}：{head}" for place, head in candidate.heads.items()),
        "  出现在：",
        *(
            f"    {_place(place)}　{in_sentence(candidate, place.sentence)}"
            for place in spread(candidate.seen)
        ),
    ]
    if turn.similar:
        lines.append("  相近的（按数字就并入）：")
    for number, match in enumerate(turn.similar, 1):
        text = match.entry.text
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        lines.append(f"    {number} {shown}　{match.entry.id}　匹配 {match.score:.0f}")
    emit("\n".join(lines))


def _told(candidate: Candidate) -> tuple[str, ...]:
    where = f"{candidate.duty}·{candidate.tense}" if candidate.tense else str(candidate.duty)
    return str(candidate.kind), counts(candidate), where, f"收为{usual_kind(candidate.kind)}"


def _place(place: Seen) -> str:
    when = "，".join(part for part in (f"{place.year}年" if place.year else "", place.tense) if part)
    return f"{mark(place.report)} 第{place.line}行{f'（{when}）' if when else ''}"
