"""From a file to papers on disk: reads the facts, builds the tree, writes Word and PDF whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from cchc_desktop.documents.content import Document
from cchc_desktop.documents.kinds import KINDS, Kind
from cchc_desktop.errors import DocumentError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.storage.files import make_folder, safe_name, write_whole
from cchc_desktop.storage.migrate import open_file


def kind_named(name: str) -> Kind:
    """Return the kind of this name."""
    for kind in KINDS:
        if kind.name == name:
            return kind
    raise DocumentError(_("There is no paper of the kind {kind}.").format(kind=name))


def render(document: Document, file_format: str) -> bytes:
    """Return the bytes of a paper as ``docx`` or ``pdf``; the renderer is imported when it is needed."""
    if file_format == "docx":
        from cchc_desktop.documents.docx import render as render_docx

        return render_docx(document)
    from cchc_desktop.documents.pdf import render as render_pdf

    return render_pdf(document).data


def file_name(kind: Kind, facts: MeetingFacts, file_format: str) -> str:
    """Return ``minutes-GB-2020-12.docx``; a draft ends in ``-du-thao``."""
    draft = "-du-thao" if kind.is_draft(facts) else ""
    return f"{safe_name(f'{kind.name}-{facts.code}{draft}')}.{file_format}"


def print_paper(
    file: Path,
    kind_name: str,
    code: str,
    *,
    formats: Iterable[str],
    folder: Path,
    warn: Callable[[str], object] = str,
) -> list[Path]:
    """Write a paper of the meeting ``code`` in each format into ``folder`` and return the paths.

    ``warn`` is called with a sentence about what was typed and is not printed.
    Raises NotFound for an unknown code, StorageError when the file or the folder refuses.
    """
    kind = kind_named(kind_name)
    with open_file(file, read_only=True) as data, data.reading() as session:
        facts = meeting_facts(session, meeting_id(session, code))
    document = kind.build(facts)
    made = [(folder / file_name(kind, facts, name), render(document, name)) for name in formats]
    make_folder(folder)
    for path, content in made:
        write_whole(path, content)
    for sentence in kind.remarks(facts):
        warn(sentence)
    return [path for path, _content in made]
