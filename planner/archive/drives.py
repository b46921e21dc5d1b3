"""Whether a folder is on a drive shared over a network, where SQLite must not write.

File locks over SMB and NFS fail silently often enough to have damaged databases
(https://www.sqlite.org/howtocorrupt.html §2.1, https://www.sqlite.org/useovernet.html).
"""

import os
import re
import sys
from pathlib import Path, PureWindowsPath
from typing import Final

_MOUNTS: Final = Path("/proc/self/mounts")
_NETWORK_TYPES: Final = frozenset(
    {
        *("cifs", "smb2", "smb3", "smbfs", "ncpfs", "nfs", "nfs4", "afs", "davfs", "davfs2", "ceph"),
        *("glusterfs", "lustre", "vboxsf", "vmhgfs", "prl_fs"),
    }
)
_FUSE: Final = re.compile(
    r"fuse\.(?:sshfs|smbnetfs|gvfsd-fuse|rclone|davfs2?|curlftpfs|glusterfs|vmhgfs-fuse)"
)
_OCTAL: Final = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE: Final = 4


def is_shared(folder: Path) -> bool:
    """Return whether `folder` is on a network drive or a folder a virtual machine shares.

    A folder that does not exist yet is judged by the nearest one above it that does. Where the system
    does not say, the answer is False.
    """
    if sys.platform == "win32":
        return _is_shared_on_windows(os.path.realpath(folder))
    return is_shared_mount(_MOUNTS, os.path.realpath(folder))


def is_shared_mount(mounts: Path, folder: str) -> bool:
    """Return whether the table `mounts` (as /proc/self/mounts) says that `folder` is on a network drive."""
    try:
        table = mounts.read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return False
    kind, longest = "", -1
    for line in table.splitlines():
        fields = line.split(" ")
        point = _OCTAL.sub(lambda code: chr(int(code[1], 8)), fields[1])
        # Of two mounts on one point the later one is seen.
        if len(point) >= longest and (folder + "/").startswith(point.rstrip("/") + "/"):
            kind, longest = fields[2], len(point)
    return kind in _NETWORK_TYPES or _FUSE.fullmatch(kind) is not None


def is_unc(path: str) -> bool:
    r"""Return whether a Windows path names a share: \\server\share, also as \\?\UNC\server\share."""
    drive = PureWindowsPath(path).drive
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return True
    return drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))


def _is_shared_on_windows(path: str) -> bool:
    if is_unc(path):
        return True
    import ctypes  # noqa: PLC0415 - only Windows has what is asked of it

    root = PureWindowsPath(path).anchor.removeprefix("\\\\?\\")
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    return bool(kernel.GetDriveTypeW(root) == _DRIVE_REMOTE)
