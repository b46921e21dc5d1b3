"""Write planner/mining/lexicon.txt anew from jieba's dictionary (0.42.1, MIT licence).

Run `python -m tests.mining.make_lexicon`. Kept are common words of two to four characters and common
single characters; names (of persons, places, organisations, and short ones) are left out, since the
lexicon says where words begin and end and must not know a place.
"""

import math
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

LEXICON = Path(__file__).resolve().parents[2] / "planner" / "mining" / "lexicon.txt"
_TOTAL = 60_101_967
_LEAST = 150
_LEAST_SINGLE = 2000
_LONGEST = 4
_NAMES = ("nr", "ns", "nt", "nz", "j")
_HEAD = """\
# Common words of Chinese: part of speech, cost (ten times the negative logarithm of the share), words.
# Made by tests/mining/make_lexicon.py from the dictionary of jieba 0.42.1 (https://github.com/fxsjy/jieba);
# names of all kinds left out.
#
# The MIT License (MIT). Copyright (c) 2013 Sun Junyi
# Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
# documentation files (the "Software"), to deal in the Software without restriction, including without
# limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of
# the Software, and to permit persons to whom the Software is furnished to do so, subject to the following
# conditions: The above copyright notice and this permission notice shall be included in all copies or
# substantial portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND,
# EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR
# PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
# DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
# CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def lexicon_text() -> str:
    """Return what the file must hold."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed")
    rows: dict[tuple[str, int], list[str]] = defaultdict(list)
    for line in (Path(spec.origin).parent / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        least = _LEAST_SINGLE if len(word) == 1 else _LEAST
        chinese = all("\u4e00" <= sign <= "\u9fff" for sign in word)
        if chinese and len(word) <= _LONGEST and int(count) >= least and not tag.startswith(_NAMES):
            rows[tag, round(-10 * math.log(int(count) / _TOTAL))].append(word)
    lines = [f"{tag} {cost} {' '.join(sorted(words))}" for (tag, cost), words in sorted(rows.items())]
    return _HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    LEXICON.write_text(lexicon_text(), encoding="utf-8")
