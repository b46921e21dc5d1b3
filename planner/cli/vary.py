"""planner vary: the places where the phrase bank leaves a choice, and another choice at one of them."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from planner.cli.asking import EndedError, ask
from planner.cli.choices import one_of, typed
from planner.cli.output import Json, emit, emit_json, say
from planner.compose.turning import Difference, after, difference, settling, unsettling
from planner.draft.choice import Choice, ChoiceKind
from planner.draft.model import Draft
from planner.draft.trace import as_plain
from planner.drafting import Opened, Wish, keep_facts, make_draft, settled_choices
from planner.errors import UsageError
from planner.facts.asking.keeper import Keeper
from planner.facts.derived.pins import pins
from planner.facts.splicing.splice import Edit, NewRecord

_SHOWN = 34
_OTHERS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Order:
    """What the command was asked for; "" and False for what was not said."""

    facts: Path
    slot: str = ""
    use: str = ""
    to_next: bool = False
    clear: bool = False
    kind: str = ""
    structure: str = ""
    as_json: bool = False
    banks: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class _Drafted:
    draft: Draft
    choices: tuple[Choice, ...]


def vary(order: Order) -> int:
    """List the places with a choice, or what may stand at one of them, or settle it; return 0.

    UsageError for a place or an entry that there is none of, and for orders that contradict each other.
    """
    wanted = [name for name, given in _turns(order) if given]
    if len(wanted) > 1:
        raise UsageError(f"{'、'.join(wanted)} 只能写一个。")
    if wanted and not order.slot:
        raise UsageError(f"{wanted[0]} 要和 --slot 一起用。{_command(order)} 列出各处。")
    keeper = keep_facts(order.facts, order.banks)
    former = _drafted(keeper, order)
    if not order.slot:
        _list(former.choices, order)
        return 0
    if order.clear:
        _clear(keeper, former, order)
        return 0
    choice = _choice(former.choices, order)
    if wanted:
        entry = after(choice) if order.to_next else _named(choice, order.use)
        _turn(keeper, former, settling(keeper.facts, choice, _written(keeper, choice, entry)), choice, order)
    else:
        _offer(keeper, former, choice, order)
    return 0


def _offer(keeper: Keeper, former: _Drafted, choice: Choice, order: Order) -> None:
    """Show what may stand at a place, and at a terminal change it as often as is wanted."""
    while entry := _asked(choice, order):
        changes = settling(keeper.facts, choice, _written(keeper, choice, entry))
        former = _turn(keeper, former, changes, choice, order)
        choice = next((other for other in former.choices if other.slot == choice.slot), choice)


def _turns(order: Order) -> Iterator[tuple[str, bool]]:
    yield "--use", bool(order.use)
    yield "--next", order.to_next
    yield "--clear", order.clear


def _drafted(keeper: Keeper, order: Order) -> _Drafted:
    choices = settled_choices(keeper.facts)
    opened = Opened(keeper.facts, keeper.bank, keeper.findings)
    draft = make_draft(opened, Wish(order.kind, order.structure), choices)
    return _Drafted(draft, choices.listed(draft))


def _list(choices: tuple[Choice, ...], order: Order) -> None:
    if order.as_json:
        emit_json({"choices": [as_plain(choice) for choice in choices]})
        return
    for number, choice in enumerate(choices, 1):
        mark = "已选定，" if choice.pinned else ""
        emit(f"{number:>3}  {choice.slot}（{mark}共{len(choice.options)}种）\n     {_short(choice.text)}")
    example = f"看一处有哪些说法：{_command(order)} --slot {choices[0].slot}" if choices else ""
    say(f"共 {len(choices)} 处可以换说法。{example}")


def _command(order: Order) -> str:
    """Return the command as it is to be typed again, without what it does to a place."""
    named = (("--kind", order.kind), ("--structure", order.structure))
    banks = (("--bank", typed(bank)) for bank in order.banks)
    options = [f" {option} {value}" for option, value in (*named, *banks) if value]
    return f"planner vary {typed(order.facts)}{''.join(options)}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


def _choice(choices: tuple[Choice, ...], order: Order) -> Choice:
    """Return the place that is named by its slot, the beginning of it, or its number in the list."""
    if order.slot.isdecimal() and 0 < int(order.slot) <= len(choices):
        return choices[int(order.slot) - 1]
    slot = order.slot.replace("。", ".")
    begun = [choice.slot for choice in choices if choice.slot.startswith(f"{slot}.")]
    known = {choice.slot: choice for choice in choices}
    if slot not in known and len(begun) == 1:
        return known[begun[0]]
    if slot not in known and begun:
        raise UsageError(f"“{slot}”下面有几处，写明是哪一处：{'、'.join(begun)}。")
    if slot not in known:
        _refuse_slot(slot, known, order)
    return known[slot]


def _refuse_slot(slot: str, known: dict[str, Choice], order: Order) -> None:
    """Raise UsageError: the likeliest slots are named, as all of them would fill the screen."""
    same = [name for name in known if name.partition(".")[0] == slot.partition(".")[0]]
    try:
        one_of("处", slot, same or known)
    except UsageError as error:
        guess = str(error).partition("可用的有")[0]
        raise UsageError(f"{guess}{_command(order)} 列出各处。") from None


def _named(choice: Choice, use: str) -> str:
    """Return the entry that is named by its id or by its number among the options."""
    ids = [option.id for option in choice.options]
    if use.isdecimal() and 0 < int(use) <= len(ids):
        return ids[int(use) - 1]
    return one_of("说法", use, ids)


def _asked(choice: Choice, order: Order) -> str:
    """Show what may stand at a place and ask for one of them at a terminal; "" when nothing is wanted."""
    if order.as_json:
        emit_json({"choice": as_plain(choice)})
        return ""
    settled = "已选定" if choice.pinned else "程序选的"
    emit(f"{choice.slot}（第 {choice.block} 段）")
    for number, option in enumerate(choice.options, 1):
        now = f"　← 现在用的，{settled}" if option.id == choice.taken else ""
        emit(f"{number:>3}  {option.id}{now}\n     {option.text}")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        start = f"{_command(order)} --slot {choice.slot}"
        say(f"换一种：{start} --use 序号；依次换：{start} --next；交回程序选：{start} --clear")
        return ""
    while True:
        try:
            answer = ask("换成第几种（回车不换）：").strip()
            return _named(choice, answer) if answer else ""
        except EndedError:
            return ""
        except UsageError as error:
            say(str(error))


def _written(keeper: Keeper, choice: Choice, entry: str) -> str:
    """Return what is written for an entry: of a heading scheme its name."""
    named = keeper.bank.entries.get(entry)
    return getattr(named, "name", entry) if choice.kind is ChoiceKind.SCHEME else entry


def _clear(keeper: Keeper, former: _Drafted, order: Order) -> None:
    settled = {pin.slot for pin in pins(keeper.facts)}
    slot = order.slot if order.slot in settled else _choice(former.choices, order).slot
    changes = unsettling(keeper.facts, slot)
    if not changes:
        raise UsageError(f"“{slot}”没有选定，本来就由程序选。")
    choice = next((choice for choice in former.choices if choice.slot == slot), None)
    _turn(keeper, former, changes, choice, order)


def _turn(
    keeper: Keeper,
    former: _Drafted,
    changes: list[Edit | NewRecord],
    choice: Choice | None,
    order: Order,
) -> _Drafted:
    """Write the changes; show what stands there now, and what else the draft, returned, says otherwise."""
    keeper.save(changes)
    now = _drafted(keeper, order)
    differing = difference(former.draft, now.draft)
    new = next((other for other in now.choices if choice and other.slot == choice.slot), None)
    if order.as_json:
        emit_json(_plain(choice, new, differing, keeper))
        return now
    if choice:
        emit(f"{choice.slot}\n  原来：{choice.text}")
    if new:
        emit(f"  现在：{new.text}\n        {new.taken}，{'已选定' if new.pinned else '程序选的'}")
    for line in _others(choice, new, differing):
        say(line)
    if keeper.former:
        say(f"写进了 {order.facts}；原来的问卷留在 {keeper.former}。")
    return now


def _others(choice: Choice | None, new: Choice | None, differing: Difference) -> Iterator[str]:
    """Yield what changed besides the place that was turned."""
    own = f"{choice.text if choice else ''}{new.text if new else ''}"
    moved = [sentence for sentence in differing.new if sentence.strip("。") not in own]
    if not moved:
        yield "别处没有变。"
        return
    yield f"为了前后不重复，或者把没说到的补上，另有 {len(moved)} 句跟着变："
    yield from (f"  {sentence}" for sentence in moved[:_OTHERS_SHOWN])
    if len(moved) > _OTHERS_SHOWN:
        yield f"  还有 {len(moved) - _OTHERS_SHOWN} 句。"


def _plain(choice: Choice | None, new: Choice | None, differing: Difference, keeper: Keeper) -> Json:
    return {
        "slot": choice.slot if choice else "",
        "old": as_plain(choice) if choice else None,
        "new": as_plain(new) if new else None,
        "gone": list(differing.gone),
        "added": list(differing.new),
        "former": str(keeper.former) if keeper.former else None,
    }
