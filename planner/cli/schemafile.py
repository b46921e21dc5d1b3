"""A new facts file with its schema beside it, and the line that tells an editor of it."""

import json
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Final

from planner.bank.model import PhraseBank
from planner.errors import UnwritableOutputError
from planner.facts.model import Questionnaire
from planner.facts.writing.schema import json_schema
from planner.files import replace_bytes, write_new

FOLDER: Final = ".planner"
_OURS: Final = "由 planner 生成，可以删掉：编辑器用它提示和检查问卷"


def write_new_facts(path: Path, text: str, questionnaire: Questionnaire, bank: PhraseBank) -> None:
    """Write the facts file `text` to `path`, where nothing may stand yet, headed by the line for editors.

    The schema it names goes into the folder .planner beside `path`, one for each level and kind of
    year. A file of another hand there is left alone, and the schema takes the next free name. Where the
    schema cannot be written the facts file stands without: an editor's help is not worth refusing it.
    Raises UnwritableOutputError as write_new does, and writes no schema then.
    """
    target = _place(path.parent / FOLDER, questionnaire)
    line = f"# yaml-language-server: $schema={FOLDER}/{target.name}\n" if target else ""
    write_new(path, f"{line}{text}".encode())
    if target:
        schema = {"$comment": _OURS} | json_schema(questionnaire, bank)
        with suppress(UnwritableOutputError):
            replace_bytes(target, json.dumps(schema, ensure_ascii=False).encode())


def _place(folder: Path, questionnaire: Questionnaire) -> Path | None:
    """Return where the schema may be written: a free name, or an older schema of ours; None for nowhere."""
    mode = questionnaire.mode
    stem = f"{questionnaire.document}-{mode.level.value}-{mode.year_kind.value}"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}.schema.json" for number in count(1))
    try:
        if folder.exists() and not folder.is_dir():
            return None
        return next(path for name in names if _may_write(path := folder / name))
    except (OSError, ValueError):
        return None


def _may_write(path: Path) -> bool:
    return not path.exists() or (path.is_file() and _OURS.encode() in path.read_bytes()[:300])
