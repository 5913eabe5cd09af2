"""Files of every kind that may or may not be attached, and a measure of the memory that storing one takes."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

PDF = b"%PDF-1.7\n1 0 obj\n"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
TIFF = b"II*\x00\x08\x00\x00\x00"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def package(*parts: str, mimetype: str = "") -> bytes:
    """Return a zip with these parts, as Word, Excel, PowerPoint and LibreOffice write them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for part in parts:
            made.writestr(part, "x")
    return stream.getvalue()


def peak_kilobytes() -> int:
    """Return the largest memory this process ever held; -1 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return -1
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])
