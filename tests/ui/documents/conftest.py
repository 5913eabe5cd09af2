"""The tab of the papers on the sample committee, with one paper kept twice, scanned, and one only scanned."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from reportlab.pdfgen.canvas import Canvas

from cchc_desktop.meetings.queries import meeting_id
from tests.register.archive_parts import add_paper, add_scan, keep_version
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.window_fixtures import MeetingWindow, Open
from ui.documents.tab import DocumentsTab

DOCX = b"PK\x03\x04 lan 2"


def pdf(*pages: str) -> bytes:
    """Return a PDF with these words, a page each."""
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=True)
    for words in pages:
        canvas.drawString(72, 720, words)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def picture() -> bytes:
    """Return a small picture of a sheet."""
    stream = io.BytesIO()
    Image.new("RGB", (210, 297), "white").save(stream, "PNG")
    return stream.getvalue()


FIRST, SECOND, SCAN = pdf("lan 1"), pdf("lan 2", "trang 2"), pdf("ban quet")


@dataclass
class Desk:
    """The window, its tab of papers, and the ids of the papers put there."""

    window: MeetingWindow
    tab: DocumentsTab
    prompts: ScriptedPrompts
    signed: int
    scanned: int
    meeting: int

    def choose(self, paper_id: int) -> None:
        """Choose a paper and wait for nothing: its pages may still be on their way."""
        assert self.tab.archive.list.select(paper_id)
        self.tab.archive.shown.settle()


@pytest.fixture
def desk(open_window: Open) -> Desk:
    window = open_window()
    with window.workspace.data.writing() as session:
        meeting = meeting_id(session, "GB-2020-12")
        signed = add_paper(session, "05", date(2021, 3, 29), "Họp giao ban tháng 3", owner=meeting)
        keep_version(session, signed, 1, pdf=FIRST, docx=b"PK\x03\x04 lan 1")
        keep_version(session, signed, 2, "sửa số liệu", pdf=SECOND, docx=DOCX)
        add_scan(session, signed, SCAN, "BB 05 đã ký.pdf")
        scanned = add_paper(session, "06", date(2021, 4, 2), "Kết luận", type_code="TB", owner=meeting)
        add_scan(session, scanned, picture(), "TB 06.png")
    key = Qt.Key(Qt.Key.Key_1 + window.stack.showing("paper"))
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    tab = window.room
    assert isinstance(tab, DocumentsTab)
    prompts = window.workspace.prompts
    assert isinstance(prompts, ScriptedPrompts)
    return Desk(window, tab, prompts, signed, scanned, meeting)
