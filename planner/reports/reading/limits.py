"""What a report file may hold at most; more is a mistake or an attack, and is refused before it is unpacked.

A district's report is 20 kB of text; ten years of minutes with pictures stay far below all of these.
"""

from typing import Final

FILE: Final = 64 * 1024 * 1024
"""Bytes of a file."""

TEXT: Final = 16 * 1024 * 1024
"""Bytes of a text file."""

ENTRIES: Final = 10_000
"""Parts of a Word file."""

DIRECTORY: Final = 4 * 1024 * 1024
"""Bytes of the list of parts."""

TOTAL: Final = 1024 * 1024 * 1024
"""Declared bytes of all parts unpacked; pictures are never unpacked."""

PART: Final = 64 * 1024 * 1024
"""Bytes of a part that is unpacked."""

RATIO: Final = 100
"""How many times larger a part may be unpacked, when it is larger than `RATIO_FROM`; text reaches 30."""

RATIO_FROM: Final = 8 * 1024 * 1024

DEPTH: Final = 512
"""How deep elements may be nested."""
