"""All papers of one meeting in their order: as one PDF with bookmarks, as one Word file, as a folder of Word files.

A paper that was signed or issued goes in as it was kept, byte for byte; the others are made now. ``read_meeting_file``
is a short read, everything after it needs no database, so that the window makes the files on its worker.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from cchc_desktop import paths
from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import Document, SizePreset
from cchc_desktop.documents.issuing import Written, kind_named, paper_bytes, render, write_papers
from cchc_desktop.documents.kinds import Kind, minutes
from cchc_desktop.documents.kinds.common import issuing_organ
from cchc_desktop.documents.rendering import Cancelled, IsCancelled, Progress
from cchc_desktop.errors import DocumentError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.rules import is_outline
from cchc_desktop.register.rules import INVITATION, MINUTES, NOTICE
from cchc_desktop.storage.files import safe_name
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.text.folding import fold

if TYPE_CHECKING:
    from pypdf import PdfWriter

KIND = "meeting_file"
LABEL = "Hồ sơ cuộc họp"
FORMATS = ("pdf", "docx")
ORDER = ("invitation", "agenda", "attendance_list", "minutes", "supplementary_minutes", "conclusion_notice")
"""The papers of a file; the assignment of tasks goes along with the notice."""


@dataclass(frozen=True)
class Part:
    """One paper of a meeting's file, with its bytes by format where it was kept."""

    kind: Kind
    facts: MeetingFacts
    kept: Mapping[str, bytes]

    @property
    def is_draft(self) -> bool:
        """Tell whether the paper was neither signed nor issued."""
        return self.kind.is_draft(self.facts)

    def as_bytes(self, file_format: str) -> bytes:
        """Return the paper as kept, else made now."""
        return self.kept.get(file_format) or render(self.kind.build(self.facts), file_format)


@dataclass(frozen=True)
class MeetingFile:
    """The papers of a meeting in their order, and the kinds of which there is nothing yet."""

    facts: MeetingFacts
    parts: tuple[Part, ...]
    left_out: tuple[Kind, ...]

    @property
    def is_draft(self) -> bool:
        """Tell whether one of the papers is a draft."""
        return any(part.is_draft for part in self.parts)

    @property
    def name(self) -> str:
        """What its files are named: ``meeting_file-GB-2020-12``, with a draft inside ``-du-thao`` at the end."""
        return safe_name(f"{KIND}-{self.facts.code}{'-du-thao' if self.is_draft else ''}")

    @property
    def title(self) -> str:
        """What its properties say it is."""
        return f"{LABEL} {self.facts.code}: {self.facts.details.title}".rstrip(" :")


def read_meeting_file(session: Session, facts: MeetingFacts) -> MeetingFile:
    """Read what was kept of a meeting's papers. Raises DocumentError when there is no paper, StorageError."""
    parts: list[Part] = []
    left_out = []
    for kind in map(kind_named, ORDER):
        found = kind.copies(facts) if kind.name == "supplementary_minutes" else (facts,)
        if not _has_content(kind, facts):
            left_out.append(kind)
        else:
            parts += (Part(kind, each, _kept(session, kind, each)) for each in found)
    if not parts:
        raise DocumentError(_("Nothing is recorded of this meeting yet, so its file is empty."))
    return MeetingFile(facts, tuple(parts), tuple(left_out))


def left_out_words(file: MeetingFile, name: Callable[[Kind], str] = lambda kind: kind.label) -> str:
    """Return a sentence that names the papers of which there is nothing yet, "" for none; ``name`` names a kind."""
    missing = [name(kind) for kind in file.left_out if kind.name != "supplementary_minutes"]
    if not missing:
        return ""
    return _("The file is without what has no content yet: {papers}.").format(papers=", ".join(missing))


def whole(file: MeetingFile) -> Document:
    """Return all papers as one tree, their sections one after another."""
    facts = file.facts
    return Document(
        kind=KIND,
        title=file.title,
        author=_organ(facts),
        sections=tuple(section for part in file.parts for section in part.kind.build(part.facts).sections),
        preset=SizePreset(facts.profile.size_preset),
    )


def as_pdf(file: MeetingFile, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> bytes:
    """Return all papers as one PDF, each under a bookmark with its own below it; the same file, the same bytes.

    Raises ``Cancelled`` when asked to stop, DocumentError for a kept paper that cannot be read.
    """
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.4"
    for part in _steps(file.parts, progress, cancelled):
        _append(writer, part)
    _describe(writer, file)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def as_word(file: MeetingFile, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> bytes:
    """Return all papers as one Word file, made now."""
    from cchc_desktop.documents.docx import render as render_docx

    return render_docx(whole(file), progress, cancelled)


def word_files(
    file: MeetingFile, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> list[tuple[str, bytes]]:
    """Return every paper as a Word file of its own, named in their order: ``01-giay-moi.docx``."""
    return [
        (f"{number:02d}-{_plain_name(part)}.docx", part.as_bytes("docx"))
        for number, part in enumerate(_steps(file.parts, progress, cancelled), start=1)
    ]


def print_meeting_file(
    file: Path,
    code: str,
    *,
    formats: Iterable[str],
    folder: Path,
    warn: Callable[[str], object] = str,
    written: Written = str,
) -> list[Path]:
    """Write the file of the meeting ``code`` into ``folder`` and return the paths.

    As Word it is one file, and a folder of the single papers beside it. ``warn`` is called with a sentence about the
    papers that are left out, ``written`` with each path as soon as it stands. Raises NotFound for an unknown code,
    DocumentError, StorageError.
    """
    formats = tuple(formats)
    with open_file(file, read_only=True) as data, data.reading() as session:
        read = read_meeting_file(session, meeting_facts(session, meeting_id(session, code)))
    made = [(folder / f"{read.name}.{name}", as_pdf(read) if name == "pdf" else as_word(read)) for name in formats]
    if "docx" in formats:
        made += [(folder / read.name / name, content) for name, content in word_files(read)]
    paths = write_papers(made, written)
    if words := left_out_words(read):
        warn(words)
    return paths


def _has_content(kind: Kind, facts: MeetingFacts) -> bool:
    """Tell whether a paper says something: what is registered is there, the rest as far as something is entered."""
    invited, concluded = bool(facts.attendance), any(entry.text.strip() for entry in facts.conclusions)
    match kind.name:
        case "invitation":
            return invited or facts.paper(INVITATION) is not None
        case "agenda":
            return any(entry.content.strip() for entry in facts.agenda)
        case "attendance_list":
            return invited
        case "minutes":
            return facts.paper(MINUTES) is not None or concluded or not is_outline(facts.proceedings)
        case "supplementary_minutes":
            return bool(facts.supplements)
        case _:
            return concluded or facts.paper(NOTICE) is not None


def _kept(session: Session, kind: Kind, facts: MeetingFacts) -> Mapping[str, bytes]:
    kept = ((name, paper_bytes(session, kind, facts, name)) for name in FORMATS)
    return {name: data for name, data in kept if data is not None}


def _steps(parts: tuple[Part, ...], progress: Progress | None, cancelled: IsCancelled | None) -> Iterator[Part]:
    """Yield the parts; tell before each how many are done, and stop when asked."""
    for done, part in enumerate(parts):
        if cancelled is not None and cancelled():
            raise Cancelled
        if progress is not None:
            progress(done, len(parts))
        yield part
    if progress is not None:
        progress(len(parts), len(parts))


def _append(writer: PdfWriter, part: Part) -> None:
    from pypdf.errors import PyPdfError

    try:
        writer.append(io.BytesIO(part.as_bytes("pdf")), outline_item=part.kind.label, import_outline=True)
    except PyPdfError as error:
        sentence = _("The kept pages of “{paper}” cannot be read. Restore a backup, or attach the scan again.")
        raise DocumentError(sentence.format(paper=part.kind.label)) from error


def _describe(writer: PdfWriter, file: MeetingFile) -> None:
    """Write properties of our own; the time is fixed, so that the same papers give the same bytes."""
    from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

    made = f"D:{decree30.IN_FORCE_SINCE:%Y%m%d}000000+00'00'"
    writer.add_metadata(
        {
            "/Title": file.title,
            "/Subject": file.title,
            "/Author": _organ(file.facts),
            "/Creator": paths.APP_NAME,
            "/Producer": paths.APP_NAME,
            "/CreationDate": made,
            "/ModDate": made,
        }
    )
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(decree30.LANGUAGE)
    root[NameObject("/PageMode")] = NameObject("/UseOutlines")
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    root[NameObject("/ViewerPreferences")] = shown


def _organ(facts: MeetingFacts) -> str:
    return issuing_organ(facts, minutes.KIND, facts.paper(MINUTES), facts.details.chair_id)


def _plain_name(part: Part) -> str:
    """Return "bien-ban", "bien-ban-du-thao": a name without marks, which sorts and travels."""
    return "-".join(fold(part.kind.label).split()) + ("-du-thao" if part.is_draft else "")
