"""Which files may be kept beside a record: papers and pictures of papers, judged by what is in them.

The name alone decides with which program the system opens a file, so the name that is kept always says what the
content is. Programs, scripts and shortcuts are refused; so are archives (their papers are attached one by one, so
that each is found by its name) and documents with macros.
"""

from __future__ import annotations

import zipfile
import zlib
from pathlib import PurePath
from typing import BinaryIO, Final

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _

KNOWN_SUFFIXES: Final = ".pdf .jpg .jpeg .png .tif .tiff .doc .docx .xls .xlsx .ppt .pptx .odt .ods .txt".split()
"""For the window that asks for files."""

_PAGES: Final = frozenset(".pdf .jpg .jpeg .png .tif .tiff".split())
"""What a scanner makes."""

_HEAD_BYTES = 1024  # readers of PDF look for its mark in the first kilobyte
_TEXT_PIECE = 1 << 16
_PROGRAMS = frozenset(
    ".app .apk .appref-ms .bat .bin .chm .cmd .com .command .cpl .deb .desktop .dll .exe .gadget .hta .inf .jar .js "
    ".jse .lnk .msc .msi .msp .mst .pif .ps1 .psm1 .py .pyw .reg .rpm .scf .scr .sh .sys .url .vb .vbe .vbs .website "
    ".ws .wsf .wsh .xll".split()
)
_PICTURES = (
    (b"\xff\xd8\xff", (".jpg", ".jpeg")),
    (b"\x89PNG\r\n\x1a\n", (".png",)),
    (b"II*\x00", (".tif", ".tiff")),
    (b"MM\x00*", (".tif", ".tiff")),
)
_OLD_OFFICE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE = (".doc", ".xls", ".ppt", ".docx", ".xlsx", ".pptx")  # the new ones when they have a password
_PACKAGES = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "ppt/presentation.xml": ".pptx"}
_OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": ".odt",
    b"application/vnd.oasis.opendocument.spreadsheet": ".ods",
}
_TEXT_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f\x1a")) + b"\x7f"


def named_by_content(name: str, stream: BinaryIO) -> str:
    """Return the name under which a file is kept: with the ending that its content asks for.

    >>> import io
    >>> named_by_content("bản quét.tmp", io.BytesIO(b"%PDF-1.7"))
    'bản quét.tmp.pdf'

    Raises ValidationError for a program, an archive, macros, or a content of no known type.
    """
    suffix = PurePath(name).suffix.lower()
    stream.seek(0)
    head = stream.read(_HEAD_BYTES)
    if suffix in _PROGRAMS or head.startswith((b"MZ", b"\x7fELF", b"#!")):
        raise ValidationError(
            _("“{name}” is a program or a shortcut, not a paper, so it was not attached.").format(name=name)
        )
    endings = _endings(name, suffix, head, stream)
    if not endings:
        raise ValidationError(_unknown_sentence(name))
    return name if suffix in endings else name + endings[0]


def require_pages(name: str) -> None:
    """Raise ValidationError unless a file, named by its content, shows pages as a scanner makes them."""
    if PurePath(name).suffix.lower() not in _PAGES:
        raise ValidationError(
            _("“{name}” is no scan, so it was not attached. Attach a PDF or a picture (JPG, PNG, TIFF).").format(
                name=name
            )
        )


def _endings(name: str, suffix: str, head: bytes, stream: BinaryIO) -> tuple[str, ...]:
    """Return the endings that fit the content, the usual one first; none when it is of no known type."""
    if b"%PDF-" in head:
        return (".pdf",)
    for mark, endings in _PICTURES:
        if head.startswith(mark):
            return endings
    if head.startswith(_OLD_OFFICE_MARK):
        return (suffix,) if suffix in _OLD_OFFICE else ()  # installers and mails begin alike
    if head.startswith(b"PK"):
        return _package_endings(name, stream)
    return (".txt",) if suffix == ".txt" and _is_text(stream) else ()


def _package_endings(name: str, stream: BinaryIO) -> tuple[str, ...]:
    try:
        with zipfile.ZipFile(stream) as package:
            parts = set(package.namelist())
            mimetype = package.read("mimetype") if _is_small(package, "mimetype") else b""
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, OSError, EOFError):
        return ()
    if any(part.endswith("vbaProject.bin") for part in parts) or any(part.startswith("Basic/") for part in parts):
        raise ValidationError(
            _("“{name}” holds macros, so it was not attached. Save it without macros, then attach that file.").format(
                name=name
            )
        )
    if mimetype in _OPEN_DOCUMENTS:
        return (_OPEN_DOCUMENTS[mimetype],)
    if found := next((ending for part, ending in _PACKAGES.items() if part in parts), ""):
        return (found,)
    raise ValidationError(
        _("“{name}” is an archive. Unpack it and attach its papers one by one: then each is found by its name.").format(
            name=name
        )
    )


def _is_small(package: zipfile.ZipFile, part: str) -> bool:
    return part in package.namelist() and package.getinfo(part).file_size <= _HEAD_BYTES


def _is_text(stream: BinaryIO) -> bool:
    """Tell whether a file holds text in any encoding: no control characters, or UTF-16 with its mark."""
    stream.seek(0)
    if stream.read(2) in (b"\xff\xfe", b"\xfe\xff"):
        return True
    stream.seek(0)
    while piece := stream.read(_TEXT_PIECE):
        if piece.translate(None, _TEXT_CONTROLS) != piece:
            return False
    return True


def _unknown_sentence(name: str) -> str:
    return _(
        "“{name}” is of no known type, so it was not attached. Attach a PDF, a picture (JPG, PNG, TIFF), "
        "a Word, Excel, PowerPoint or OpenDocument file, or a text file (TXT)."
    ).format(name=name)
