"""Writing reports into the archive's tables, and taking them out again; each call inside a transaction."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from planner.archive.model import FileState
from planner.archive.places import Flat, flatten
from planner.archive.schema import LONGEST, ROOM
from planner.archive.tokens import plain, sounds_of, tokens
from planner.reports.model import Report
from planner.search.folding import fold, pairs

_TIDY_SHARE = 10


class Writer:
    """Writes through one connection; remembers which pairs of characters are known to be there."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Write through `connection`, which the caller begins and commits transactions of."""
        self._connection = connection
        self._known_pairs: set[str] = set()
        self._added = 0

    def tidy(self) -> None:
        """Bring the parts of the index into one, when what was added is a good share of the whole.

        The index is a part a report at first, and parts are joined as they grow; searching one is twice as
        fast as searching ten, and joining all takes as long as a tenth of them took to add.
        """
        (texts,) = self._connection.execute("SELECT count(*) FROM text").fetchone()
        if self._added * _TIDY_SHARE >= texts > 0:
            self._connection.execute("INSERT INTO lookup (lookup) VALUES ('optimize')")
        self._added = 0

    def forget(self) -> None:
        """Forget what was remembered: the transaction did not come to its end."""
        self._known_pairs.clear()

    def add_report(self, report: Report, digest: str) -> int:
        """Store a report with its sections and texts; return its number."""
        flat = flatten(report)
        number = self._connection.execute(
            "INSERT INTO report (digest, name, title, level, genre, year_review, year_plan)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                digest,
                stem(report.lines.name),
                report.title,
                report.level,
                str(report.genre),
                report.year_review,
                report.year_plan,
            ),
        ).lastrowid
        if number is None:
            raise AssertionError
        self._add_sections(number, flat)
        numbers = self._numbers(text.text for text in flat.texts)
        self._connection.executemany(
            "INSERT INTO occurrence (report, place, text, line, role, section) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (number, place, numbers[text.text], text.line, str(text.role), text.section)
                for place, text in enumerate(flat.texts)
            ),
        )
        return number

    def remove_report(self, number: int) -> None:
        """Take out a report, and the texts that no other report has."""
        read = self._connection.execute
        texts = [text for (text,) in read("SELECT DISTINCT text FROM occurrence WHERE report = ?", (number,))]
        for table in ("occurrence", "section", "extract"):
            # The names are the three above.
            read(f"DELETE FROM {table} WHERE report = ?", (number,))  # noqa: S608
        read("DELETE FROM report WHERE id = ?", (number,))
        orphans = [
            text
            for text in sorted(texts)
            if not read("SELECT 1 FROM occurrence WHERE text = ? LIMIT 1", (text,)).fetchone()
        ]
        for orphan in orphans:
            (words,) = read("SELECT words FROM text WHERE id = ?", (orphan,)).fetchone()
            # An index without content must be told what it is to forget.
            read(
                "INSERT INTO lookup (lookup, rowid, tokens) VALUES ('delete', ?, ?)",
                (orphan, " ".join(tokens(plain(fold(words))))),
            )
            read("DELETE FROM text WHERE id = ?", (orphan,))
            self._count(plain(fold(words)), -1)

    def link(self, state: FileState, number: int) -> None:
        """Note that the file `state` holds report `number`."""
        self._connection.execute(
            "INSERT OR REPLACE INTO file (path, size, modified, report) VALUES (?, ?, ?, ?)",
            (state.path, state.size, state.modified, number),
        )

    def _add_sections(self, number: int, flat: Flat) -> None:
        self._connection.executemany(
            "INSERT INTO section (report, place, path, half, duty, line) VALUES (?, ?, ?, ?, ?, ?)",
            (
                (number, place, section.path, section.half or "", section.duty or "", section.line)
                for place, section in enumerate(flat.sections)
            ),
        )

    def _numbers(self, texts: Iterable[str]) -> dict[str, int]:
        """Return the number of each text, storing those that are new."""
        numbers: dict[str, int] = {}
        new: list[tuple[str, str]] = []
        for words in dict.fromkeys(texts):
            known = self._number(words)
            if known is None:
                new.append((words, plain(fold(words))))
            else:
                numbers[words] = known
        # Rising numbers, or the index writes its buffer out at each step back.
        new.sort(key=lambda pair: len(pair[1]))
        added = list(zip(self._free(new), new, strict=True))
        self._add_texts(added)
        return numbers | {words: number for number, (words, _) in added}

    def _number(self, words: str) -> int | None:
        row = self._connection.execute(
            "SELECT id FROM text WHERE key = ? AND words = ?", (_key(words), words)
        ).fetchone()
        return None if row is None else int(row[0])

    def _free(self, new: Sequence[tuple[str, str]]) -> Iterator[int]:
        """Yield a number for each text: those of its length end, plus one."""
        length, following = -1, 0
        for _, text in new:
            own = min(len(text), LONGEST)
            if own != length:
                length = own
                (last,) = self._connection.execute(
                    "SELECT max(id) FROM text WHERE id BETWEEN ? AND ?",
                    (length << ROOM, ((length + 1) << ROOM) - 1),
                ).fetchone()
                following = (length << ROOM) if last is None else last + 1
            yield following
            following += 1

    def _add_texts(self, added: Sequence[tuple[int, tuple[str, str]]]) -> None:
        write = self._connection.executemany
        self._added += len(added)
        write(
            "INSERT INTO text (id, key, words) VALUES (?, ?, ?)",
            ((number, _key(words), words) for number, (words, _) in added),
        )
        write(
            "INSERT INTO lookup (rowid, tokens) VALUES (?, ?)",
            ((number, " ".join(tokens(text))) for number, (_, text) in added),
        )
        self._count("".join("".join(sorted(set(text))) for _, (_, text) in added), 1)
        self._add_pairs(pair for _, (_, text) in added for pair in pairs(text))

    def _count(self, signs: str, step: int) -> None:
        """Count `signs`, each as often as it stands there, up or down."""
        counted = Counter(signs if step > 0 else set(signs))
        self._connection.executemany(
            "INSERT INTO letter (sign, texts) VALUES (?, ?)"
            " ON CONFLICT (sign) DO UPDATE SET texts = texts + excluded.texts",
            ((sign, step * number) for sign, number in sorted(counted.items())),
        )

    def _add_pairs(self, found: Iterable[str]) -> None:
        new = set(found) - self._known_pairs
        # In the order of the table, so that each of its pages is read once.
        self._connection.executemany(
            "INSERT OR IGNORE INTO pair (sound, pair) VALUES (?, ?)",
            sorted((sound, pair) for pair in new for sound in sounds_of(pair)),
        )
        self._known_pairs.update(new)


def stem(name: str) -> str:
    """Return a file's name without its last suffix, as a report is called."""
    head, dot, _ = name.rpartition(".")
    return head if dot and head else name


def _key(words: str) -> int:
    """Return a number for a text by which it is looked up; the text itself settles what is equal."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest(), "big", signed=True)
