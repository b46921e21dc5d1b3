"""Differences between a facts file and what came back, in lines for people."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from planner.sharing.choosing import Choice, Rivals
from planner.sharing.threeway import Difference, Verdict

_WRITTEN: Final = {
    Verdict.TAKEN: "改",
    Verdict.ADDED: "加",
    Verdict.EMPTIED: "删",
    Verdict.GONE: "删一条",
    Verdict.CONFLICT: "冲突，以交回的为准",
    Verdict.FOREIGN: "不是分给它的题，照收",
}
_LEFT: Final = {
    Verdict.CONFLICT: "两边都改了，没有写入；以交回的为准加 --prefer PART，以问卷为准加 --prefer FACTS",
    Verdict.FOREIGN: "不是分给它的题，没有写入；要收下就加 --prefer PART",
    Verdict.EMPTIED: "交回的是空的，没有删；确实要删就加 --clear",
    Verdict.GONE: "交回的少了这一条，没有删；确实要删就加 --clear",
    Verdict.REPEATED: "已经有一条一模一样的，没有再加",
}
_SETTLED: Final = "两边都改了，以问卷为准，没有改"
_DISPUTES: Final = frozenset({Verdict.CONFLICT, Verdict.FOREIGN})
_SHOWN: Final = 60


def report(choice: Choice, *, settled: bool) -> Iterator[str]:
    """Yield every difference, those to be written first; `settled` when conflicts go to the facts file."""
    for verdict, title in _WRITTEN.items():
        found = [each for each in choice.written if each.verdict is verdict]
        if found:
            yield f"{title}（{len(found)}）："
            yield from (line for each in found for line in _to_write(each))
    for verdict, title in _LEFT.items():
        found = [each for each in choice.left if each.verdict is verdict]
        if found:
            yield f"{_SETTLED if settled and verdict in _DISPUTES else title}（{len(found)}）："
            yield from (line for each in found for line in _left(each))
    if choice.rivals:
        yield f"交回的两份互相矛盾，没有写入；核对后改一份再合并（{len(choice.rivals)}）："
        yield from (line for each in choice.rivals for line in _rivals(each))


def counted(written: Sequence[Difference]) -> str:
    """Return how many answers and records are written: 改 3 处，加 1 条."""
    counts = Counter("加" if each.record else "删" if not each.theirs.texts else "改" for each in written)
    units = {"改": "处", "加": "条", "删": "处"}
    return "，".join(f"{word} {counts[word]} {unit}" for word, unit in units.items() if counts[word])


def disputed(choice: Choice, *, settled: bool) -> bool:
    """Return whether something waits for a decision."""
    return bool(choice.rivals) or (not settled and any(each.verdict in _DISPUTES for each in choice.left))


def _to_write(found: Difference) -> Iterator[str]:
    doubt = "　（按内容认作这一条，请核对）" if found.doubtful else ""
    if found.record:
        yield f"  {found.words}　{found.theirs.where}{doubt}"
        yield f"      {_said(found.theirs.texts)}"
    elif found.verdict is Verdict.GONE:
        yield f"  {found.words}　{found.ours.where}"
    else:
        yield f"  {found.words}　{found.theirs.where}{doubt}"
        yield f"      {_said(found.ours.texts)} → {_said(found.theirs.texts)}"


def _left(found: Difference) -> Iterator[str]:
    yield f"  {found.words}"
    sides = [(found.ours.where or "问卷", found.ours.texts), (found.theirs.where, found.theirs.texts)]
    if found.verdict is Verdict.CONFLICT and found.original.texts:
        sides.append(("分出去时", found.original.texts))
    if found.verdict is Verdict.GONE:
        yield f"      {found.ours.where}；{found.theirs.where} 里没有"
        return
    if found.verdict is Verdict.REPEATED:
        yield f"      {found.theirs.where}"
        return
    yield from (f"      {where}：{_said(texts)}" for where, texts in sides if where)


def _rivals(rivals: Rivals) -> Iterator[str]:
    yield f"  {rivals.first.words}"
    for found in (rivals.first, rivals.second):
        said = "没有这一条" if found.verdict is Verdict.GONE else _said(found.theirs.texts)
        yield f"      {found.theirs.where}：{said}"


def _said(texts: Iterable[str]) -> str:
    joined = "；".join(texts)
    if len(joined) > _SHOWN:
        joined = f"{joined[:_SHOWN]}……"
    return joined or "（空）"
