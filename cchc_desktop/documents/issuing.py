"""From a file to papers on disk: reads the facts, builds the tree, writes Word and PDF whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from cchc_desktop.committee.queries import as_of_date
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.kinds import KINDS, Kind
from cchc_desktop.errors import DocumentError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.register.records import Paper
from cchc_desktop.storage.files import make_folder, safe_name, write_whole
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.stored_files import read_bytes

if TYPE_CHECKING:
    from cchc_desktop.documents.sheets.asked import SheetKind, SheetPaper

Written = Callable[[Path], object]
"""Is called with the path of a file that was written."""


def kind_named(name: str) -> Kind:
    """Return the kind of this name."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise DocumentError(_("There is no paper of the kind {kind}.").format(kind=name))


def sheet_kind_named(name: str) -> SheetKind | None:
    """Return the kind of a paper that is about more than one meeting, None for all others; imported for them alone."""
    from cchc_desktop.documents.sheets import SHEET_KINDS

    return next((kind for kind in SHEET_KINDS if kind.name == name), None)


def render(document: Document, file_format: str) -> bytes:
    """Return the bytes of a paper as ``docx`` or ``pdf``; the renderer is imported when it is needed."""
    if file_format == "docx":
        from cchc_desktop.documents.docx import render as render_docx

        return render_docx(document)
    from cchc_desktop.documents.pdf import render as render_pdf

    return render_pdf(document).data


def kept_pages(session: Session, kind: Kind, facts: MeetingFacts) -> Mapping[str, int]:
    """Return the stored files, by format, of a paper as it was signed; empty for one that is made anew."""
    return _kept_files(session, kind.kept_as(facts))


def _kept_files(session: Session, paper: Paper | None) -> Mapping[str, int]:
    if paper is None or paper.id is None:
        return {}
    versions = kept_versions(session, paper.id)
    ids = {"pdf": versions[0].pdf_id, "docx": versions[0].docx_id} if versions else {}
    return {name: file_id for name, file_id in ids.items() if file_id is not None}


def paper_bytes(session: Session, kind: Kind, facts: MeetingFacts, file_format: str) -> bytes | None:
    """Return a paper as it was signed, None for one that is made anew. Raises StorageError when it is damaged."""
    file_id = kept_pages(session, kind, facts).get(file_format)
    return None if file_id is None else read_bytes(session, file_id)


def file_name(kind: Kind, facts: MeetingFacts, file_format: str, *, position: int = 1) -> str:
    """Return ``minutes-GB-2020-12.docx``; the second of the same name ends in ``-2``, a draft in ``-du-thao``."""
    draft = "-du-thao" if kind.is_draft(facts) else ""
    number = f"-{position}" if position > 1 else ""
    return f"{safe_name(f'{kind.name}-{kind.code(facts)}{number}{draft}')}.{file_format}"


def copies_of(kind: Kind, facts: MeetingFacts) -> list[tuple[MeetingFacts, int]]:
    """Return the facts of each paper of a kind, and which of the papers of its name it is, counted from 1."""
    named: Counter[str] = Counter()
    found = []
    for each in kind.copies(facts):
        code = kind.code(each)
        named[code] += 1
        found.append((each, named[code]))
    return found


def print_paper(
    file: Path,
    kind_name: str,
    code: str,
    *,
    formats: Iterable[str],
    folder: Path,
    warn: Callable[[str], object] = str,
    written: Written = str,
) -> list[Path]:
    """Write the papers of a kind about the meeting ``code`` in each format into ``folder`` and return the paths.

    A signed one is written as it was kept. ``warn`` is called with a sentence about what was typed and is not printed,
    ``written`` with each path as soon as it stands: those before one that fails are known.
    Raises NotFound for an unknown code, StorageError when the file or the folder refuses.
    """
    kind, formats = kind_named(kind_name), tuple(formats)
    with open_file(file, read_only=True) as data, data.reading() as session:
        facts = meeting_facts(session, meeting_id(session, code))
        papers = [
            (each, position, name, paper_bytes(session, kind, each, name))
            for each, position in copies_of(kind, facts)
            for name in formats
        ]
    made = [
        (folder / file_name(kind, each, name, position=position), kept or render(kind.build(each), name))
        for each, position, name, kept in papers
    ]
    paths = write_papers(made, written)
    for sentence in kind.remarks(facts):
        warn(sentence)
    return paths


def print_sheets(
    file: Path,
    kind: SheetKind,
    *,
    formats: Iterable[str],
    folder: Path,
    of: str = "",
    period: str = "",
    today: date | None = None,
    written: Written = str,
) -> list[Path]:
    """Write the working sheets or slips of a kind in each format into ``folder`` and return the paths.

    Their labels are those of ``today`` (default: the file's own day, else the clock's). One that was issued is written
    as it was kept; ``written`` as for a paper of a meeting. Raises NotFound for an unknown code, ValidationError for a
    period that cannot be, StorageError when the file or the folder refuses.
    """
    from cchc_desktop.documents.sheets.asked import Asked

    formats = tuple(formats)
    with open_file(file, read_only=True) as data, data.reading() as session:
        day = today or as_of_date(session) or date.today()
        papers = [
            (paper, {name: _sheet_bytes(session, paper, name) for name in formats})
            for paper in kind.read(session, Asked(day, of, period))
        ]
    made = [
        (folder / f"{_sheet_name(kind, paper)}.{name}", kept or render(paper.build(), name))
        for paper, found in papers
        for name, kept in found.items()
    ]
    return write_papers(made, written)


def write_papers(made: Iterable[tuple[Path, bytes]], written: Written = str) -> list[Path]:
    """Write files whole, telling of each as soon as it stands, and return their paths. Raises StorageError."""
    paths = []
    for path, content in made:
        make_folder(path.parent)
        write_whole(path, content)
        written(path)
        paths.append(path)
    return paths


def _sheet_name(kind: SheetKind, paper: SheetPaper) -> str:
    return safe_name("-".join(filter(None, (kind.name, paper.code, "du-thao" if paper.is_draft else ""))))


def _sheet_bytes(session: Session, paper: SheetPaper, file_format: str) -> bytes | None:
    """Return a paper as it was issued, None for one that is made anew."""
    entry = paper.issuable.paper if paper.issuable is not None else None
    file_id = _kept_files(session, entry).get(file_format) if entry is not None and entry.is_frozen else None
    return None if file_id is None else read_bytes(session, file_id)
