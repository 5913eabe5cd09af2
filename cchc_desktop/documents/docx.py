"""The paper as a Word file: the composition of ``composition.py`` in named styles, without theme and foreign traces.

The same tree gives the same bytes: the package is written anew with one fixed time.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.document import Document as WordDocument

from cchc_desktop.documents import decree30
from cchc_desktop.documents.composing import compose
from cchc_desktop.documents.composition import Grid, Sheets
from cchc_desktop.documents.content import Document, SizePreset
from cchc_desktop.documents.decree30 import Part
from cchc_desktop.documents.docx_body import BodyWriter
from cchc_desktop.documents.docx_elements import page_field
from cchc_desktop.documents.docx_styles import style_id, write_styles
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.rendering import IsCancelled, Progress, Steps

MIME_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_ZIP_TIME = (2020, 3, 5, 0, 0, 0)
_FIXED_TIME = datetime(2020, 3, 5, tzinfo=UTC)


def render(document: Document, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> bytes:
    """Render a paper as .docx; raises ``Cancelled`` when asked to stop."""
    sections = [compose(document, section) for section in document.sections]
    steps = Steps(sum(map(_count_pieces, sections)), progress, cancelled)
    word = docx.Document()
    write_styles(word.styles.element, document.preset)
    _write_body(word, document.preset, sections, steps)
    _write_properties(word, document)
    stream = io.BytesIO()
    word.save(stream)
    return _with_fixed_times(stream.getvalue())


def _count_pieces(sheets: Sheets) -> int:
    return len(sheets.flow) + sum(len(item.rows) for item in sheets.flow if isinstance(item, Grid))


def _write_body(word: WordDocument, preset: SizePreset, sections: list[Sheets], steps: Steps) -> None:
    body = word.element.body
    header_id = _write_header(word)
    for child in list(body):
        body.remove(child)
    writer = BodyWriter(decree30.styles(preset).__getitem__, header_id, steps)
    for index, sheets in enumerate(sections):
        body.extend(writer.section(sheets, is_last=index == len(sections) - 1))


def _write_header(word: WordDocument) -> str:
    """Write the page number into the one header that all sections share; return its relationship id."""
    header = word.sections[0].header
    header.is_linked_to_previous = False
    for child in list(header._element):
        header._element.remove(child)
    header._element.append(page_field(style_id(Part.PAGE_NUMBER)))
    return str(word.sections[0]._sectPr.headerReference_lst[0].rId)


def _write_properties(word: WordDocument, document: Document) -> None:
    properties = word.core_properties
    created = (document.created or _FIXED_TIME).astimezone(UTC).replace(tzinfo=None)
    properties.title = properties.subject = printable(document.title)[:255]
    properties.author = properties.last_modified_by = printable(document.author)[:255]
    properties.created = properties.modified = created
    properties.language = decree30.LANGUAGE
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1


def _with_fixed_times(package: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return stream.getvalue()
