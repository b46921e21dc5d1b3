"""A zip file with some of its members replaced and others added; all others are copied as they are packed."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from planner.reports.reading.package import DAMAGED
from planner.reports.reading.refused import RefusedError

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s4B4H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_HAS_DESCRIPTOR: Final = 0x08
_IN_UTF_8: Final = 0x800
_DAY: Final = (0, 33)
"""Time and date of what is added: the first that a zip file can hold."""
_ZIP64: Final = 1


@dataclass(frozen=True, slots=True)
class _Member:
    """A member as it is packed."""

    name: bytes
    flags: int
    method: int
    time: tuple[int, int]
    crc: int
    size: int
    packed: bytes
    local_extra: bytes = b""
    extra: bytes = b""
    comment: bytes = b""
    systems: tuple[int, int] = (20, 0)
    attributes: tuple[int, int] = (0, 0)


def rezipped(data: bytes, replaced: Mapping[str, bytes], added: Mapping[str, bytes]) -> bytes:
    """Return the zip file `data` with members replaced (by their names there) and others added at its end."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
        comment = archive.comment
    last = {entry.filename: place for place, entry in enumerate(entries)}
    members = []
    for place, entry in enumerate(entries):
        member = _packed(data, entry)
        if entry.filename in replaced and last[entry.filename] == place:
            member = _with_content(member, replaced[entry.filename])
        members.append(member)
    for name, content in added.items():
        flags = 0 if name.isascii() else _IN_UTF_8
        empty = _Member(name.encode(), flags, zipfile.ZIP_DEFLATED, _DAY, 0, 0, b"")
        members.append(_with_content(empty, content))
    return _zipped(members, comment)


def _packed(data: bytes, entry: zipfile.ZipInfo) -> _Member:
    try:
        local = _LOCAL.unpack_from(data, entry.header_offset)
    except struct.error as error:
        raise RefusedError(DAMAGED) from error
    name_length, extra_length = local[-2:]
    name_at = entry.header_offset + _LOCAL.size
    begin = name_at + name_length + extra_length
    return _Member(
        name=data[name_at : name_at + name_length],
        flags=entry.flag_bits & ~_HAS_DESCRIPTOR,
        method=entry.compress_type,
        time=(local[4], local[5]),
        crc=entry.CRC,
        size=entry.file_size,
        packed=data[begin : begin + entry.compress_size],
        local_extra=_without_sizes(data[name_at + name_length : begin]),
        extra=_without_sizes(entry.extra),
        comment=entry.comment,
        systems=(entry.create_version, entry.create_system),
        attributes=(entry.internal_attr, entry.external_attr),
    )


def _without_sizes(extra: bytes) -> bytes:
    """Return the fields of an entry without that for sizes beyond 4 GB, which no file here has."""
    kept, place = b"", 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, place)
        kept += b"" if kind == _ZIP64 else extra[place : place + 4 + length]
        place += 4 + length
    return kept


def _with_content(member: _Member, content: bytes) -> _Member:
    packed = content
    if member.method == zipfile.ZIP_DEFLATED:
        packing = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packing.compress(content) + packing.flush()
    return _Member(
        member.name,
        member.flags,
        member.method,
        member.time,
        zlib.crc32(content),
        len(content),
        packed,
        member.local_extra,
        member.extra,
        member.comment,
        member.systems,
        member.attributes,
    )


def _zipped(members: list[_Member], comment: bytes) -> bytes:
    out, listed = io.BytesIO(), io.BytesIO()
    for one in members:
        at = out.tell()
        sizes = (one.crc, len(one.packed), one.size, len(one.name))
        out.write(_LOCAL.pack(b"PK\3\4", 20, one.flags, one.method, *one.time, *sizes, len(one.local_extra)))
        out.write(one.name + one.local_extra + one.packed)
        lengths = (len(one.extra), len(one.comment), 0)
        head = (*one.systems, 20, 0, one.flags, one.method, *one.time, *sizes, *lengths)
        listed.write(_CENTRAL.pack(b"PK\1\2", *head, *one.attributes, at))
        listed.write(one.name + one.extra + one.comment)
    directory = listed.getvalue()
    end = _END.pack(b"PK\5\6", 0, 0, len(members), len(members), len(directory), out.tell(), len(comment))
    return out.getvalue() + directory + end + comment
