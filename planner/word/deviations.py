"""Where a profile departs from the standard it is measured against, clause by clause."""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum

from planner.word.measure import SIZES
from planner.word.profile import Profile
from planner.word.profile_fields import FIELDS, SAME_AS_BODY, Field, Value
from planner.word.profile_file import load_profile

_SIZE_NAMES = {points: name for name, points in SIZES.items()}
_LINES, _CHARACTERS = 22, 28
_BLOCK_CLAUSE = "GB/T 9704—2012 第5.2.3条"


def deviations(profile: Profile) -> tuple[str, ...]:
    """Return one Chinese line for each departure of `profile` from its standard, with the clause.

    What the standard does not prescribe (the face of digits, tables) is no departure, nor is a
    face of the right family under another name, such as 仿宋 for 仿宋_GB2312.
    """
    standard = load_profile(profile.standard)
    own = (
        f"{field.key}：{_shown(field, profile)}，标准为{_shown(field, standard)}（{field.clause}）"
        for field in FIELDS
        if field.clause and _departs(field, profile, standard)
    )
    return (*own, *_block_departures(profile))


def _departs(field: Field, profile: Profile, standard: Profile) -> bool:
    value = _value(field, profile)
    if field.families and isinstance(value, str):
        return not any(word in value.lower() for word in field.families)
    return value != _value(field, standard)


def _block_departures(profile: Profile) -> Iterator[str]:
    if profile.lines_per_page != _LINES:
        yield f"每面排{profile.lines_per_page}行，标准为{_LINES}行（{_BLOCK_CLAUSE}）"
    if profile.characters_per_line != _CHARACTERS:
        yield f"每行排{profile.characters_per_line}个字，标准为{_CHARACTERS}个字（{_BLOCK_CLAUSE}）"


def _shown(field: Field, profile: Profile) -> str:
    match _value(field, profile):
        case bool() as on:
            return "是" if on else "否"
        case Decimal() as size if "字号" in field.key and size in _SIZE_NAMES:
            return _SIZE_NAMES[size]
        case StrEnum() as choice:
            return choice.value
        case "":
            return SAME_AS_BODY
        case number_or_face:
            return f"{number_or_face}{field.unit}"


def _value(field: Field, profile: Profile) -> Value:
    value: Value = getattr(profile, field.attribute)
    return value
