"""Which places are unsafe for an open data file: network drives and folders that a sync program copies."""

from __future__ import annotations

import ctypes
import re
import sys
from pathlib import Path, PurePath, PureWindowsPath

from cchc_desktop.i18n import _

_SYNCED = re.compile(
    r"^(onedrive|dropbox|google ?drive|googledrive|my drive|drive của tôi|icloud ?drive|nextcloud|mega)\b",
    re.IGNORECASE,
)
_NETWORK_TYPES = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "davfs")
_DRIVE_REMOTE = 4  # Windows: GetDriveTypeW
_MOUNTS = Path("/proc/self/mounts")


def is_network_or_synced(path: PurePath) -> str | None:
    """Return the sentence that warns about this place, or None when the file is on a disk of this computer."""
    synced = next((part for part in path.parent.parts if _SYNCED.match(part)), None)
    if synced is not None:
        return _(
            "“{name}” is in the folder “{folder}”, which a sync program copies while it is open; "
            "the file can be damaged. "
            "Move it to a folder of this computer."
        ).format(name=path.name, folder=synced)
    if _is_on_network(path):
        return _(
            "“{name}” is on a network drive. When the connection breaks, what is being typed cannot be saved. "
            "Move it to a folder of this computer."
        ).format(name=path.name)
    return None


def _is_on_network(path: PurePath) -> bool:
    if isinstance(path, PureWindowsPath):
        drive = path.drive.upper()
        if drive.startswith("\\\\?\\"):
            return drive.startswith("\\\\?\\UNC\\")
        return drive.startswith("\\\\") or _is_mapped_drive(drive)
    return _mount_type(path) in _NETWORK_TYPES


def _is_mapped_drive(drive: str) -> bool:
    if sys.platform != "win32" or not drive:
        return False
    return int(ctypes.windll.kernel32.GetDriveTypeW(drive + "\\")) == _DRIVE_REMOTE


def _mount_type(path: PurePath) -> str:
    """Return the file system type of the innermost mount above ``path``; empty where the system has no such list."""
    if not _MOUNTS.exists():
        return ""
    best, kind = PurePath(), ""
    for line in _MOUNTS.read_text(errors="replace").splitlines():
        fields = line.split(" ")
        place = PurePath(fields[1].replace("\\040", " "))
        if path.is_relative_to(place) and len(place.parts) >= len(best.parts):
            best, kind = place, fields[2]
    return kind
