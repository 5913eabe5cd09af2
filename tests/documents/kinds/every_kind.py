"""Every registered kind of paper as the sample's committee gets it, rendered once for all that is asserted of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds import (
    KINDS,
    Kind,
    commitment,
    commitment_register,
    count,
    day_digest,
    document_register,
    handover_minutes,
    task_slip,
)
from cchc_desktop.documents.sheets import SHEET_KINDS
from cchc_desktop.documents.sheets.asked import SheetKind, SheetPaper
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.storage.migrate import open_file
from tests.documents.kinds.commitment_parts import of_a_unit, of_quarter
from tests.documents.kinds.handover_parts import busy_handover
from tests.documents.kinds.outgoing_parts import with_marks
from tests.documents.kinds.sheet_parts import SheetFacts, read_sheets
from tests.documents.kinds.spoiling import hostile, many, nothing, spoiled
from tests.documents.pdf_paper import Paper
from tests.documents.word_paper import WordPaper

NAMES = tuple(kind.name for kind in (*KINDS, *SHEET_KINDS))


def _fuller(name: str, build: partial[Document], facts: SheetFacts) -> dict[str, Document]:
    """Return what the sample alone does not show: a frozen count, a busy morning, tasks handed over."""
    match name:
        case count.KIND:
            return {"count-frozen": count.build(facts.count)}
        case day_digest.KIND:
            return {"day_digest-busy": day_digest.build(facts.morning)}
        case task_slip.KIND:
            return {f"task_slip-{code}": task_slip.build(facts.slips[code]) for code in ("P05", "P12")}
        case handover_minutes.KIND:
            return {"handover_minutes-busy": handover_minutes.build(busy_handover(build.args[0]))}
        case commitment.KIND:
            return {"commitment-unit": commitment.build(of_a_unit(build.args[0]))}
        case commitment_register.KIND:
            return {"commitment_register-2021-Q1": commitment_register.build(of_quarter(build.args[0], "2021-Q1"))}
        case document_register.KIND:
            return {"document_register-marks": document_register.build(with_marks(build.args[0]))}
        case _:
            return {}


@dataclass(frozen=True)
class Rendered:
    """A paper with its two files; each is made when it is first looked at, and kept."""

    document: Document

    @cached_property
    def docx(self) -> bytes:
        return docx.render(self.document)

    @cached_property
    def pdf(self) -> bytes:
        return pdf.render(self.document).data

    @cached_property
    def word(self) -> WordPaper:
        return WordPaper(self.docx)

    @cached_property
    def pages(self) -> Paper:
        return Paper(self.pdf)


@dataclass(frozen=True)
class Example:
    """One kind: ``sample`` as it is registered, ``all`` with further papers for the expected tree, and made worse."""

    name: str
    sample: Rendered
    all: Mapping[str, Rendered]
    hostile: Rendered
    many: Rendered
    nothing: Rendered
    issuable: Issuable | None


def read_examples(file: Path, all_facts: Mapping[str, MeetingFacts]) -> dict[str, Example]:
    """Read every kind of both tuples from the sample. Fails for one that gives no paper there."""
    fuller = read_sheets(file)
    with open_file(file, read_only=True) as data, data.reading() as session:
        sheets = {kind: kind.read(session, kind.sample) for kind in SHEET_KINDS}
    found = {kind.name: _of_meeting(kind, all_facts) for kind in KINDS}
    found |= {kind.name: _of_sheet(kind, papers, fuller) for kind, papers in sheets.items()}
    return found


def _of_meeting(kind: Kind, all_facts: Mapping[str, MeetingFacts]) -> Example:
    facts = all_facts[kind.sample]
    trees = {code: kind.build(each) for code, each in all_facts.items()}
    issuable = kind.issuable(facts) if kind.issuable is not None else None
    return _example(kind.name, partial(kind.build, facts), trees, issuable)


def _of_sheet(kind: SheetKind, papers: tuple[SheetPaper, ...], fuller: SheetFacts) -> Example:
    trees = {"-".join(filter(None, (kind.name, paper.code))): paper.build() for paper in papers}
    trees |= _fuller(kind.name, papers[0].build, fuller)
    return _example(kind.name, papers[0].build, trees, papers[0].issuable)


def _example(name: str, build: partial[Document], trees: Mapping[str, Document], issuable: Issuable | None) -> Example:
    worse = (Rendered(spoiled(build, change)) for change in (hostile, many, nothing))
    papers = {title: Rendered(document) for title, document in trees.items()}
    return Example(name, Rendered(build()), papers, *worse, issuable)


def hostile_entry(issuable: Issuable) -> Document:
    """Build a paper with a hostile text typed into every slot."""
    texts = tuple((slot.name, hostile(slot.name)) for slot in issuable.slots)
    return issuable.build(replace(issuable.paper, form=replace(issuable.paper.form, texts=texts)))


def all_words(data: bytes) -> str:
    """Return the words of a PDF, page numbers left out; much faster than reading every letter with its place."""
    buffer, document = QBuffer(), QPdfDocument()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    assert document.error() is QPdfDocument.Error.None_
    # PDFium writes U+FFFE for a hyphen at the end of a line.
    texts = [document.getAllText(page).text().replace("\ufffe", "-") for page in range(document.pageCount())]
    return "\n".join(re.sub(r"^\d+\r?\n", "", text) if number else text for number, text in enumerate(texts))
