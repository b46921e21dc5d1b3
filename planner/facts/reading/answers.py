"""Answers: typed text read as what its question asks for, or refused with what to type instead."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from planner.bank.entries import Field, Form
from planner.bank.model import PhraseBank
from planner.facts.model import Kind, Need, Question
from planner.facts.reading.lines import UNUSABLE
from planner.facts.reading.quantities import (
    Reading,
    Refusal,
    Remark,
    read_date,
    read_integer,
    read_months,
    read_ordinal,
    read_percent,
    read_year,
)
from planner.facts.reading.tidy import is_tidy, tidy
from planner.finding import Severity

_PENDING: Final = re.compile(r"待填|待定|待补|待核实?|【待填.*】|[?？]+|[xX×ＸｘXx*＊]+|[_＿]{2,}|[…\.]{2,}")
_DOUBTFUL: Final = frozenset("待xX—")  # may be pending, or nothing at all
_NOTHING: Final = frozenset({"无", "没有", "暂无", "/", "-", "—", "——", "~", "null", "空"})
_ENUMERATOR: Final = re.compile(r"^\s*(?:[（(]?\d{1,2}(?:[)）]|[、．.](?!\s*\d))|[①-⑳])\s*")
_PART: Final = re.compile(r"(?:（[^（）\n]*）|\([^()\n]*\)|《[^《》\n]*》|“[^“”\n]*”|[^；;\n])+")
_TITLE: Final = re.compile(r"《[^《》\n]*》")
_TITLES: Final = re.compile(rf"\s*(?:{_TITLE.pattern}[、\s]*){{2,}}")
_SPAN: Final = re.compile(r"（[^）]*、[^）]*）|“[^”]*、[^”]*”|《[^》]*、[^》]*》|\([^)]*、[^)]*\)")
_SHORT: Final = 12
_SHOWN: Final = 40
_NEAR: Final = 60
_SPLIT_REMARK: Final = "按顿号分成了{}条；如果是一条，另起一行，写成“- {}”"

_READERS: Final[Mapping[Kind, Callable[[Question, str], Reading | Refusal]]] = {
    Kind.YEAR: read_year,
    Kind.DATE: read_date,
    Kind.ORDINAL: read_ordinal,
    Kind.INTEGER: read_integer,
    Kind.PERCENT: read_percent,
    Kind.MONTHS: read_months,
}


_NAMED: Final = frozenset({Kind.CHOICE, Kind.FORM, Kind.FIELD})


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words of the phrase bank a clerk may type: each with the name it stands for."""

    forms: Mapping[str, str]
    fields: Mapping[str, str]


def vocabulary(bank: PhraseBank) -> Vocabulary:
    """Return the names and aliases of forms and the names and keywords of fields."""
    forms = {_key(word): form.name for form in bank.of(Form) for word in form.aliases}
    fields = {_key(word): field.name for field in bank.of(Field) for word in field.keywords}
    forms |= {_key(form.name): form.name for form in bank.of(Form)}
    fields |= {_key(field.name): field.name for field in bank.of(Field)}
    return Vocabulary(forms, fields)


def read_answer(question: Question, typed: str, words: Vocabulary) -> Reading | Refusal | None:
    """Return the answer `typed` gives to a question of one value; None when it is blank.

    无, 没有 and the like are blank too, save where an answer is a must.
    """
    words_typed = typed.strip()
    if not words_typed:
        return None
    bad = UNUSABLE.search(typed) if not typed.isprintable() or "\ufffd" in typed else None
    if bad:
        return Refusal(f"有不能写进文档的字符 U+{ord(bad[0]):04X}", "删掉它，重新输入这个字", "字符")
    if words_typed in _NOTHING:
        return _nothing(question, words_typed)
    reader = _READERS.get(question.kind)
    if reader is not None:
        return reader(question, _unwrapped(typed))
    names = _names(question, words) if question.kind in _NAMED else None
    if names is not None:
        return _read_word(question, typed, names)
    return _read_text(_unwrapped(typed) if question.kind is Kind.NAME else typed)


def stands_as_typed(typed: str) -> bool:
    """Return whether a free text is sure to be an answer that is written just as it was typed."""
    sure = typed not in _NOTHING and typed[:1] not in _DOUBTFUL and "“" not in typed and "”" not in typed
    return sure and is_tidy(typed)


def is_pending(typed: str) -> bool:
    """Return whether `typed` says that the answer exists and is not known yet: 待填, ？, XX."""
    return _PENDING.fullmatch(typed.strip()) is not None


def split_items(typed: str) -> tuple[tuple[str, ...], str]:
    """Return the entries of a list that was typed as one value, and a remark when that was a guess.

    Entries end at line ends and at a ； that no （） “” 《》 holds; at 、 too when each part has at most
    12 characters and no （） “” 《》 holds a 、. Titles in 《》 with nothing else are an entry each.
    """
    if _TITLES.fullmatch(typed):
        return tuple(_TITLE.findall(typed)), ""
    parts = tuple(part for part in _PART.findall(typed) if part.strip())
    if len(parts) != 1 or "、" not in typed or _SPAN.search(typed):
        return parts, ""
    short = tuple(part for part in typed.split("、") if part.strip())
    if len(short) == 1 or any(len(part.strip()) > _SHORT for part in short):
        return parts, ""
    return short, _SPLIT_REMARK.format(len(short), typed.strip())


def without_number(item: str) -> str:
    """Return a list entry without a number typed before it: 1. （2） ③."""
    return item if "一" <= item[:1] <= "鿿" else _ENUMERATOR.sub("", item, count=1)


def nearest(word: str, names: Iterable[str]) -> str:
    """Return the name nearest to `word`, "" when none is near."""
    found = process.extractOne(word, list(names), scorer=fuzz.WRatio, score_cutoff=_NEAR)
    return found[0] if found else ""


def _names(question: Question, words: Vocabulary) -> Mapping[str, str] | None:
    """Return the words that may be typed and what each stands for; None for free text."""
    match question.kind:
        case Kind.CHOICE:
            return {_key(choice): choice for choice in question.choices}
        case Kind.FORM:
            return words.forms
        case Kind.FIELD:
            return words.fields
        case _:
            return None


def _nothing(question: Question, typed: str) -> Refusal | None:
    if question.need is not Need.MUST:
        return None
    advice = "没有就写 0" if question.kind is Kind.INTEGER else "还不知道就写 待填"
    return Refusal(f"“{question.label}”必须填，写的是“{typed}”", advice)


def _read_text(typed: str) -> Reading | None:
    text = tidy(typed)
    if not text:
        return None
    return Reading(text, text, remark=_quote_remark(text))


def _quote_remark(text: str) -> Remark | None:
    if "“" not in text and "”" not in text:
        return None
    if text.count("“") != text.count("”"):
        return Remark("引号", Severity.WARNING, "前后引号不成对", "补上缺的那一半，或者去掉多的")
    if text.startswith("“") and text.endswith("”") and text.count("“") == 1:
        message = "整条内容用引号括着，引号会写进正文"
        return Remark("引号", Severity.INFO, message, f"不要引号就写 {text[1:-1]}")
    return None


def _unwrapped(typed: str) -> str:
    text = typed.strip()
    whole = len(text) > 1 and text[0] in "“”‘’\"'" and text[-1] in "“”‘’\"'"
    return text[1:-1] if whole else text


def _read_word(question: Question, typed: str, names: Mapping[str, str]) -> Reading | Refusal:
    key = typed if typed in names else _key(_unwrapped(typed))
    if key in names:
        return Reading(names[key], names[key])
    choices = tuple(dict.fromkeys(names.values()))
    near = nearest(key, names)
    if near:
        return Refusal(f"没有“{typed}”这个{question.kind.value}，是不是“{names[near]}”", names[near])
    listed = "、".join(choices[:_SHOWN])
    return Refusal(f"没有“{typed}”这个{question.kind.value}", f"从这些里选一个：{listed}")


def _key(word: str) -> str:
    return tidy(word).replace(" ", "")
