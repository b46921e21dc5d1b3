"""The tables of the archive.

A text is held once, however many reports have it; `occurrence` says where. The number of a text is its
rank in the full-text index as well: its length in the high bits, so that short ones come first, then the
order of arrival, which leaves room for any number more of each length.
"""

from typing import Final

FILE_NAME: Final = "语料库.sqlite"
APPLICATION: Final = 0x504C4E41  # "PLNA", in the head of the file
VERSION: Final = 1
"""Grows with every change of the tables or of the tokens (`planner.archive.tokens`)."""

ROOM: Final = 40
"""Bits for the texts of one length."""

LONGEST: Final = 4095

TABLES: Final = (
    """CREATE TABLE report (
        id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL, title TEXT NOT NULL,
        level TEXT NOT NULL, genre TEXT NOT NULL, year_review INTEGER, year_plan INTEGER)""",
    """CREATE TABLE file (
        path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL,
        report INTEGER NOT NULL REFERENCES report) WITHOUT ROWID""",
    "CREATE INDEX file_report ON file (report)",
    """CREATE TABLE section (
        report INTEGER NOT NULL REFERENCES report, place INTEGER NOT NULL, path TEXT NOT NULL,
        half TEXT NOT NULL, duty TEXT NOT NULL, line INTEGER NOT NULL,
        PRIMARY KEY (report, place)) WITHOUT ROWID""",
    "CREATE TABLE text (id INTEGER PRIMARY KEY, key INTEGER NOT NULL, words TEXT NOT NULL)",
    "CREATE INDEX text_key ON text (key)",
    """CREATE TABLE occurrence (
        report INTEGER NOT NULL REFERENCES report, place INTEGER NOT NULL,
        text INTEGER NOT NULL REFERENCES text, line INTEGER NOT NULL, role TEXT NOT NULL,
        section INTEGER NOT NULL, PRIMARY KEY (report, place)) WITHOUT ROWID""",
    "CREATE INDEX occurrence_text ON occurrence (text)",
    """CREATE TABLE extract (
        report INTEGER PRIMARY KEY REFERENCES report, version TEXT NOT NULL, data BLOB NOT NULL)""",
    "CREATE TABLE blob (name TEXT PRIMARY KEY, digest TEXT NOT NULL, data BLOB NOT NULL)",
    "CREATE TABLE letter (sign TEXT PRIMARY KEY, texts INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE pair (sound TEXT NOT NULL, pair TEXT NOT NULL, PRIMARY KEY (sound, pair)) WITHOUT ROWID",
    """CREATE VIRTUAL TABLE lookup USING fts5 (
        tokens, content='', detail=none, columnsize=0, tokenize='ascii')""",
    # Smaller leaves than usual: lists are skipped through a leaf at a time when they are intersected.
    "INSERT INTO lookup (lookup, rank) VALUES ('pgsz', 1000)",
)
