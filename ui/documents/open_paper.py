"""The paper on screen with all that is kept of it, read at once when it is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from sqlalchemy.orm import Session

from cchc_desktop.i18n import _
from cchc_desktop.register.attached import files_of
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.register.records import ArchivedPaper, KeptVersion
from cchc_desktop.register.rules import SCAN, type_name
from cchc_desktop.storage.attachments import AttachmentRow
from cchc_desktop.storage.picture_pages import SUFFIXES
from cchc_desktop.text.dates import short_date
from ui.documents.columns import version_words


@dataclass(frozen=True)
class Kept:
    """One thing kept of a paper: its words in the choice, its line under the title, and its files by format.

    ``pages_id`` is the stored file whose pages are shown: a PDF, or with ``is_picture`` a picture. ``file`` is set for
    an attached file, of any type.
    """

    words: str
    line: str
    name: str
    pages_id: int | None
    docx_id: int | None
    file: AttachmentRow | None = None
    is_picture: bool = False

    def file_of(self, file_format: str) -> int | None:
        """Return the stored file of a format, ``pdf`` or ``docx``."""
        return self.pages_id if file_format == "pdf" else self.docx_id


@dataclass(frozen=True)
class OpenPaper:
    """A paper and what is kept of it, the newest version first, attached files after the versions."""

    paper: ArchivedPaper
    kept: tuple[Kept, ...]

    @property
    def name(self) -> str:
        """Type and number: "Biên bản 05/BB-BCĐ"."""
        return paper_name(self.paper)

    def before(self, kept: Kept) -> Kept | None:
        """Return the version before this one, where both have their Word file; None for the first and for files."""
        versions = [each for each in self.kept if each.file is None and each.docx_id is not None]
        later = versions.index(kept) if kept in versions else len(versions)
        return versions[later + 1] if later + 1 < len(versions) else None

    @property
    def files(self) -> tuple[AttachmentRow, ...]:
        """The attached files among what is kept."""
        return tuple(kept.file for kept in self.kept if kept.file is not None)


def open_paper(session: Session, paper: ArchivedPaper) -> OpenPaper:
    """Read what is kept of a paper."""
    versions = kept_versions(session, paper.id)
    files = files_of(session, paper.id)
    return OpenPaper(paper, (*(_version(paper, each) for each in versions), *map(_attached, files)))


def paper_name(paper: ArchivedPaper) -> str:
    """Return type and number, or type and title where no number was given."""
    return f"{type_name(paper.type_code)} {paper.reference or paper.title}".strip()


def _version(paper: ArchivedPaper, kept: KeptVersion) -> Kept:
    day = _day(kept.printed_at)
    words = _("{version} – {day}").format(version=version_words(kept.version), day=day)
    line = _("{version}, kept on {day}").format(version=version_words(kept.version), day=day)
    name = paper_name(paper) + (f" lần {kept.version}" if kept.version > 1 else "")
    return Kept(words, f"{line}: {kept.reason}" if kept.reason else line, name, kept.pdf_id, kept.docx_id)


def _attached(file: AttachmentRow) -> Kept:
    is_scan = file.role == SCAN
    words = _("Scan: {name}") if is_scan else _("File: {name}")
    line = _("Scan attached on {day}") if is_scan else _("File attached on {day}")
    path = PurePath(file.name)
    is_picture = path.suffix.lower() in SUFFIXES
    pages_id = file.file_id if is_picture or path.suffix.lower() == ".pdf" else None
    docx_id = file.file_id if path.suffix.lower() == ".docx" else None
    day = _day(file.added_at)
    return Kept(words.format(name=file.name), line.format(day=day), path.stem, pages_id, docx_id, file, is_picture)


def _day(moment: datetime) -> str:
    return short_date(moment.astimezone().date())
