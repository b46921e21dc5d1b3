"""Writing: texts as YAML values that read back as they were typed, quoted only where they must be."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import yaml

from planner.facts.model import Kind
from planner.facts.reading.answers import split_items
from planner.facts.reading.lines import INVISIBLE, OTHER_BLANKS
from planner.facts.reading.scalars import Opens, mend, quoted
from planner.plainyaml import load_plain

_ESCAPES: Final = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"})


def cleaned(text: str) -> str:
    """Return `text` as a file would give it back: no characters without width, no blanks around it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return INVISIBLE.sub("", OTHER_BLANKS.sub(" ", lines)).strip()


@dataclass(frozen=True, slots=True)
class Former:
    """A value that gives way to another: its text, and the sign of quotation it was typed with."""

    text: str = ""
    sign: str = ""


NOTHING: Final = Former()


def written(text: str, kind: Kind, former: Former = NOTHING, *, in_brackets: bool = False) -> str | None:
    """Return `text` as a value on one line that reads back as it is; None when no form does.

    Quotes that the former value did not need are kept; `in_brackets` is for a value inside of [ ] or { }.
    """
    reads_back = _reads_back_in_brackets if in_brackets else _reads_back
    by_habit = bool(former.sign) and reads_back(former.text, former.text, kind)
    forms = _forms(text, former.sign, by_habit=by_habit)
    return next((form for form in forms if reads_back(form, text, kind)), None)


def in_one_value(texts: Sequence[str], former: Former) -> str | None:
    """Return the entries of a list as one value, parted as `former` was; None when that misreads them."""
    signs = "；;、" if len(split_items(former.text)[0]) > 1 else ""
    for sign in (sign for sign in signs if sign in former.text):
        form = written(sign.join(texts), Kind.LIST, former)
        if form is not None and split_items(sign.join(texts))[0] == tuple(texts):
            return form
    if len(texts) == 1 and split_items(texts[0])[0] == tuple(texts):
        return written(texts[0], Kind.LIST, former)
    return None


def in_brackets(texts: Sequence[str], joint: str = ", ") -> str | None:
    """Return the entries of a list in [ ]; None when one of them cannot stand there."""
    forms = [written(text, Kind.TEXT, in_brackets=True) for text in texts]
    if None in forms or (len(texts) == 1 and "，" in texts[0]):
        return None
    whole = f"[{joint.join(form for form in forms if form)}]"
    return whole if mend(whole, Kind.LIST).text == whole and _parsed(whole) == list(texts) else None


def in_braces(pairs: Mapping[str, str]) -> str | None:
    """Return keys with values that are written already, in { }; None when they do not read back."""
    whole = "{" + ", ".join(f"{key}: {form}" for key, form in pairs.items()) + "}"
    parsed = _parsed(whole)
    sound = isinstance(parsed, dict) and list(parsed) == list(pairs)
    return whole if sound and mend(whole, Kind.RECORDS).text == whole else None


def _forms(text: str, sign: str, *, by_habit: bool) -> Iterator[str]:
    by_sign = {"'": quoted(text), '"': f'"{text.translate(_ESCAPES)}"'}
    if by_habit and sign in by_sign:
        yield by_sign[sign]
    yield text
    signs = "'\"" if '"' in text or "\\" in text else "\"'"
    yield from (by_sign[other] for other in sorted(signs, key=lambda other: other != sign))


def _reads_back(form: str, text: str, kind: Kind) -> bool:
    if "\n" in form or not form:
        return False
    mended = mend(form, kind)
    as_is = mended.text == form and not mended.slips and mended.opens is Opens.NOTHING
    return as_is and _parsed(f"k: {form}\n") == {"k": text}


def _reads_back_in_brackets(form: str, text: str, _kind: Kind) -> bool:
    if "\n" in form or not form:
        return False
    listed, mapped = f"[{form}, 甲]", f"{{k: {form}, 甲: 乙}}"
    as_is = mend(listed, Kind.LIST).text == listed and mend(mapped, Kind.RECORDS).text == mapped
    return as_is and _parsed(listed) == [text, "甲"] and _parsed(mapped) == {"k": text, "甲": "乙"}


def _parsed(text: str) -> object:
    try:
        return load_plain(text)
    except (yaml.YAMLError, UnicodeError):
        return None
