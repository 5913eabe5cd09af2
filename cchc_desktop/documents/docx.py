"""The paper as a Word file: its composition in named styles, without theme and foreign traces."""

from __future__ import annotations

from collections.abc import Sequence

import docx
from docx.document import Document as WordDocument

from cchc_desktop.documents.composing import compose
from cchc_desktop.documents.composition import Sheets
from cchc_desktop.documents.content import Document, SizePreset
from cchc_desktop.documents.docx_body import BodyWriter
from cchc_desktop.documents.docx_elements import page_field
from cchc_desktop.documents.docx_package import clean, pack, write_properties
from cchc_desktop.documents.docx_styles import style_id, write_styles
from cchc_desktop.documents.rendering import IsCancelled, Progress, Steps
from cchc_desktop.documents.styles import Part, component_styles


def render(document: Document, progress: Progress | None = None, cancelled: IsCancelled | None = None) -> bytes:
    """Render a paper as .docx, the same tree to the same bytes; raises ``Cancelled`` when asked to stop."""
    sections = [compose(document, section) for section in document.sections]
    steps = Steps(sum(sheets.piece_count for sheets in sections), progress, cancelled)
    word = docx.Document()
    clean(word)
    write_styles(word.styles.element, document.preset)
    _write_body(word, document.preset, sections, steps)
    write_properties(word, document)
    return pack(word)


def _write_body(word: WordDocument, preset: SizePreset, sections: Sequence[Sheets], steps: Steps) -> None:
    header_id = _write_header(word)
    body = word.element.body
    for child in list(body):
        body.remove(child)
    writer = BodyWriter(component_styles(preset).__getitem__, header_id, steps)
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
