"""Ids of mined entries: readable, and a matter of the text alone unless two texts read the same."""

import hashlib
from collections.abc import Collection

from planner.chinese import is_han

_WHOLE = 14
_HEAD = 10
_TAILS = (4, 6, 8, 12)


def entry_id(kind: str, text: str, key: str, taken: Collection[str]) -> str:
    """Return the id of a new entry of the bank kind `kind` with `text`, mined as the candidate `key`.

    A short text stands whole in it; of a longer one its head, with hex digits of the key (which
    is a digest of the mined text), so that the order of decisions does not matter. More digits are
    taken while the id is among `taken`.
    """
    name = "".join(sign for sign in text if is_han(sign) or (sign.isascii() and sign.isalnum()))
    short = f"{kind}-{name}"
    if name and len(name) <= _WHOLE and short not in taken:
        return short
    digest = hashlib.sha256(f"{key} {text}".encode()).hexdigest()
    tail = key.rpartition("-")[2] or digest
    ids = [f"{kind}-{name[:_HEAD]}-{some[:length]}" for some in (tail, digest) for length in _TAILS]
    free = (known.replace("--", "-") for known in ids)
    return next((known for known in free if known not in taken), f"{kind}-{digest}")
