"""planner merge: what the committees filled in, put into the facts file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from planner.bank.load import load_bank
from planner.cli.choices import one_of, same_file, typed
from planner.cli.differences import counted, disputed, report
from planner.cli.findings import for_people
from planner.cli.output import emit, say
from planner.errors import UnreadableInputError, UsageError
from planner.files import read_text, write_text
from planner.sharing.choosing import Wish
from planner.sharing.merging import Merged, Returned, Whole, merged, open_returned, open_whole
from planner.sharing.returned import origin

PREFERENCES: Final = ("PART", "FACTS")

_KEPT: Final = re.compile(r"\.旧\d*\.\w+$")
_FACTS_NAMES: Final = frozenset({".yaml", ".yml"})
# Notepad adds .txt to a name, mail programs change .yaml.
_PART_NAMES: Final = _FACTS_NAMES | {".txt"}


@dataclass(frozen=True, slots=True)
class Order:
    """What to merge into what; `prefer` settles conflicts, "" leaves them."""

    facts: Path
    parts: tuple[Path, ...]
    prefer: str = ""
    clear: bool = False
    dry: bool = False
    banks: Sequence[Path] = ()


def merge_files(order: Order) -> int:
    """Put the changes of the parts into the facts file; 1 when a conflict or a refused part is left."""
    prefer = order.prefer.upper()
    if prefer:
        one_of("取舍", prefer, PREFERENCES)
    bank = load_bank(*order.banks)
    whole = open_whole(order.facts, bank)
    parts, others = _parts(order)
    returned = [open_returned(path, whole, bank) for path in parts]
    result = merged(whole, returned, Wish(prefer == "PART", order.clear), bank)
    settled = prefer == "FACTS"
    for path in others:
        command = f"planner merge {typed(order.facts)} {typed(path)}"
        say(f"{path} 开头没有“# 分工编号”，没有合并；是交回的，就单独合并：{command}")
    emit("\n".join([*introduced(returned), *report(result.choice, settled=settled)]) or "没有要改的。")
    finish(whole, result, dry=order.dry)
    return int(disputed(result.choice, settled=settled) or any(part.refusal for part in returned))


def introduced(returned: Sequence[Returned]) -> list[str]:
    """Return what is to be said about what came back itself: mistakes, refusals, remarks."""
    lines = [line for part in returned for line in for_people(part.findings)]
    lines += [f"{part.file} {part.refusal}，这一份没有合并。" for part in returned if part.refusal]
    return [*lines, *(f"{part.file} {part.remark}。" for part in returned if part.remark)]


def finish(whole: Whole, result: Merged, *, dry: bool) -> None:
    """Write the facts file and say where the former one is kept; nothing when nothing changes."""
    written = result.choice.written
    if not written:
        say(f"{whole.path} 没有动。")
    elif dry:
        say(f"会{counted(written)}；这次没有写（--dry-run）。")
    else:
        kept = write_text(whole.path, result.content, whole.text)
        say(f"已写入 {whole.path}：{counted(written)}。原来的留作 {kept}。")


def _parts(order: Order) -> tuple[list[Path], list[Path]]:
    """Return the parts to merge, each once, and the files of a folder that may be parts and do not say so.

    Of a folder those are parts that carry the mark of a division. UsageError when the facts file is
    among them, and when there are none.
    """
    found: list[Path] = []
    others: list[Path] = []
    for given in order.parts:
        inside, unmarked = _inside(given) if given.is_dir() else ([given], [])
        others += [path for path in unmarked if not same_file(path, order.facts)]
        for path in inside:
            if same_file(path, order.facts):
                raise UsageError(f"{path} 就是要合并进去的问卷。后面只写各委室交回的文件。")
            if not any(same_file(path, other) for other in found):
                found.append(path)
    if not found:
        folders = "、".join(str(path) for path in order.parts)
        raise UsageError(f"{folders} 里没有分出去的文件（开头有“# 分工编号”的 .yaml）。请核对文件夹。")
    return found, [path for path in others if not any(same_file(path, part) for part in found)]


def _inside(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the parts in a folder by name, and the YAML files that are none.

    The copies that our own writing keeps are left out.
    """
    parts: list[Path] = []
    others: list[Path] = []
    for path in sorted(folder.iterdir()):
        name = path.suffix.lower()
        if name not in _PART_NAMES or _KEPT.search(path.name) or not path.is_file():
            continue
        if origin(_content(path)):
            parts.append(path)
        elif name in _FACTS_NAMES:
            others.append(path)
    return parts, others


def _content(path: Path) -> str:
    """Return the text of a file, "" for a .txt that is none: it is nothing of ours."""
    try:
        return read_text(path).content
    except UnreadableInputError:
        if path.suffix.lower() in _FACTS_NAMES:
            raise
        return ""
