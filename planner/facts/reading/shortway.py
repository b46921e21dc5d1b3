"""The short way: a facts file read line by line in the narrow form, the parts with a slip the long way.

Where a line leaves the narrow form, the record or the key of the top that it stands in goes through the
line check and the YAML parser; the lines below are read one by one again. Both ways read alike: a property
test holds it.
"""

from planner.facts.reading.longway import read_records, read_section
from planner.facts.reading.narrow import Start, Walk
from planner.facts.reading.narrowform import LINE, is_even
from planner.facts.reading.reader import Reader
from planner.finding import Finding


def read_short(reader: Reader) -> tuple[Finding, ...] | None:
    """Read the lines of the reader's source; return the problems of those that went the long way.

    None when a slip is not confined to a record or to a key of the top; what the reader holds then is of
    no use, and the file has to go the long way as a whole.
    """
    walk, lines, index = Walk(reader), reader.source.lines, 0
    while index < len(lines):
        line = lines[index]
        words = line.strip(" ")
        if not words or words[0] == "#" or (is_even(line) and walk.take(index + 1, line.rstrip(" "))):
            index += 1
            continue
        end = _goes_long(walk, index)
        if end is None:
            return None
        index = end
    return tuple(walk.found) if walk.ends() else None


def _goes_long(walk: Walk, index: int) -> int | None:
    """Read the part that a line out of form stands in; return the index of the line below it."""
    if walk.record is not None:
        end = _end(walk, index + 1, walk.record)
        if _reread_records(walk, walk.record, end):
            return end
    if walk.section is not None:
        end = _end(walk, index + 1, walk.section)
        if _reread_section(walk, walk.section, end):
            return end
    return None


def _end(walk: Walk, index: int, start: Start) -> int:
    """Return the index of the first line from `index` on that begins another part."""
    lines = walk.reader.source.lines
    for at in range(index, len(lines)):
        line = lines[at]
        match = LINE.fullmatch(line.rstrip(" ")) if is_even(line) else None
        if match and walk.begins(len(match[1]), match[2], match[3], start.listing):
            return at
    return len(lines)


def _reread_section(walk: Walk, start: Start, end: int) -> bool:
    """Return whether the lines from a key of the top to another could be read the long way."""
    walk.back_to(start)
    part = walk.reader.source.part(start.index, end)
    found = read_section(walk.reader, part, walk.stack[0].seen)
    walk.found += found or ()
    return found is not None


def _reread_records(walk: Walk, start: Start, end: int) -> bool:
    """Return whether the lines from a record to another could be read the long way."""
    listing, section = start.listing, walk.section
    if listing is None or listing.of_list is None or section is None:
        return False
    walk.back_to(start)
    part = walk.reader.source.part(start.index, end, head=section.index)
    read = read_records(walk.reader, part, listing.of_list.question, listing.column, listing.count + 1)
    if read is None:
        return False
    records, count, found = read
    listing.records += records
    listing.count += count
    walk.found += found
    return True
