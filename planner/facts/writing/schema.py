"""Schema: the questionnaire as a draft-07 JSON Schema, for editors that help while a facts file is typed.

It refuses nothing the loader accepts: whatever is typed is text to the loader, so a number may stand
where an editor sees one, and a blank or 待填 everywhere. What it adds is completion, help and an early
word on unknown keys, words that are no choice and values that are no figure. The loader stays the judge.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from planner.bank.model import PhraseBank
from planner.facts.model import Kind, Need, Question, Questionnaire
from planner.facts.reading.answers import Vocabulary, vocabulary

DRAFT: Final = "http://json-schema.org/draft-07/schema#"

Schema = dict[str, Any]

_SCALAR: Final = ["string", "number", "boolean", "null"]
_QUOTES: Final = "[\\s\"'“”‘’＂＇]*"
# Blank to the loader, or not known yet: any text without a word or figure of its own, or 待填 and 无.
_OPEN: Final = "^[^\\d０-９A-Za-zＡ-Ｚａ-ｚ\\u4e00-\\u9fff]*$|待|无|没有|null|空|[xXＸｘ]"
_FIGURE: Final = "[\\d０-９〇零一二两三四五六七八九十百千]"
# Nothing else may be escaped in an editor's regular expressions (ECMAScript with the flag u).
_SPECIAL: Final = re.compile(r"[\\^$.*+?()\[\]{}|/]")
_FIGURES: Final = frozenset({Kind.INTEGER, Kind.PERCENT, Kind.YEAR, Kind.DATE, Kind.ORDINAL, Kind.MONTHS})
_MONTH_WORDS: Final = "|半年|全年|季度"


def json_schema(questionnaire: Questionnaire, bank: PhraseBank) -> Schema:
    """Return the schema of a facts file for the mode of `questionnaire`.

    Titles and descriptions are the questions and their help; forms and fields are those `bank` knows.
    No key is required: a blank is a gap in the draft, not a mistake in the file.
    """
    words = vocabulary(bank)
    mode = questionnaire.mode
    return {
        "$schema": DRAFT,
        "title": f"{questionnaire.document}问卷（{mode.level.value}，{mode.year_kind.value}）",
        "type": "object",
        **_keys(questionnaire.questions, words),
    }


def _keys(questions: Iterable[Question], words: Vocabulary) -> Schema:
    properties = {question.key: _property(question, words) for question in questions}
    return {"properties": properties, "additionalProperties": False}


def _property(question: Question, words: Vocabulary) -> Schema:
    described = {"title": question.label, "description": _description(question)}
    return {name: text for name, text in described.items() if text} | _value(question, words)


def _value(question: Question, words: Vocabulary) -> Schema:
    match question.kind:
        case Kind.GROUP:
            return {"type": ["object", "null"], **_keys(question.children, words)}
        case Kind.RECORDS:
            record = {"type": ["object", "null"], **_keys(question.children, words)}
            return {"type": ["array", "string", "null"], "items": record}
        case Kind.LIST:
            return {"type": ["array", *_SCALAR], "items": {"type": _SCALAR}}
        case Kind.CHOICE | Kind.FORM | Kind.FIELD as kind:
            chosen = {choice: choice for choice in question.choices}
            return _one_of({Kind.FORM: words.forms, Kind.FIELD: words.fields}.get(kind, chosen))
        case kind:
            return _figure(question) if kind in _FIGURES else {"type": _SCALAR}


def _one_of(names: Mapping[str, str]) -> Schema:
    """Return a choice of words, `names` by every spelling that is read as one of them."""
    spellings = "|".join("\\s*".join(_SPECIAL.sub(r"\\\g<0>", sign) for sign in word) for word in names)
    return {
        "anyOf": [
            {"enum": list(dict.fromkeys(names.values()))},
            {"type": "null"},
            {"type": "string", "pattern": f"^{_QUOTES}(?:{spellings}){_QUOTES}$|{_OPEN}"},
        ]
    }


def _figure(question: Question) -> Schema:
    months = question.kind is Kind.MONTHS
    typed = "number" if question.kind in {Kind.PERCENT, Kind.MONTHS, Kind.DATE} else "integer"
    schema: Schema = {
        "type": ["string", typed, "null", *(("array",) if months else ())],
        "pattern": f"{_FIGURE}{_MONTH_WORDS if months else ''}|{_OPEN}",
        "minimum": 0,
    }
    return schema | {"items": {"type": ["string", "number"]}} if months else schema


def _description(question: Question) -> str:
    parts = [
        question.need.value if question.need is not Need.OPTIONAL else "",
        f"单位：{question.unit}" if question.unit else "",
        question.help.rstrip("。"),
        f"例：{'；'.join(question.example)}" if question.example else "",
    ]
    return "。".join(part for part in parts if part)
