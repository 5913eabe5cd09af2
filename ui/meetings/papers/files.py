"""The files of a meeting as lines: name, whose, size; and in few words for the cell of a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtGui import QIcon

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.register.rules import SCAN
from cchc_desktop.storage.attachments import AttachmentRow
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.sizes import size_words
from ui import style
from ui.common.table_model import Column

_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")


@dataclass(frozen=True)
class FileLine:
    """One file and the words for whose it is: "12/GM-BCĐ"."""

    row: AttachmentRow
    whose: str

    @property
    def id(self) -> int:
        """The attachment's."""
        return self.row.id


def columns() -> Sequence[Column[FileLine]]:
    """Return name, whose and size."""
    return (
        Column(_("Name of the file"), lambda line: line.row.name, icon=_icon, tooltip=_details),
        Column(_("Belongs to"), lambda line: line.whose, width=168),
        Column(_("File size"), lambda line: size_words(line.row.size), align_right=True, width=92),
    )


def whose(owner_words: str, row: AttachmentRow) -> str:
    """Return whose a file is, and that it is a scan."""
    return _("{paper} – signed scan").format(paper=owner_words) if row.role == SCAN else owner_words


def cell_words(rows: Sequence[AttachmentRow]) -> str:
    """Return number and size of the files of a paper, "" for none."""
    if not rows:
        return ""
    words = ngettext("{n} file {size}", "{n} files {size}", len(rows))
    return words.format(n=len(rows), size=size_words(sum(row.size for row in rows)).replace(" ", "\u00a0"))


def cell_details(rows: Sequence[AttachmentRow]) -> str:
    """Return the names of the files of a paper, one a line."""
    return "\n".join(f"{row.name} ({size_words(row.size)})" for row in rows)


def total_words(rows: Sequence[AttachmentRow]) -> str:
    """Return "3 tệp, 4,2 MB", "" for none."""
    if not rows:
        return ""
    words = ngettext("{n} file, {size}", "{n} files, {size}", len(rows))
    return words.format(n=len(rows), size=size_words(sum(row.size for row in rows)))


def _icon(line: FileLine) -> QIcon:
    is_picture = PurePath(line.row.name).suffix.lower() in _PICTURES
    return style.icon("image" if is_picture else "document", size=16)


def _details(line: FileLine) -> str:
    day = short_date(line.row.added_at.astimezone().date())
    return _("{name}\nAttached on {day}").format(name=line.row.name, day=day)
