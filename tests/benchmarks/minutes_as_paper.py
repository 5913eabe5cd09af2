"""Minutes as PDF in the running program: against bare ReportLab with the same paragraphs, and against LibreOffice.

Bare ReportLab sets the same texts in the same fonts, sizes and column by its own flowables: no letterhead, no table
of signatures, no bookmarks. LibreOffice converts the very docx of the same minutes, as one warm process each time.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

from material import SAMPLE_MEETING, draft_of_pages, facts_of, sample_file
from measure import in_turns, process_cost, seconds, show_ratio, show_reason
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFontFamily
from reportlab.platypus import Paragraph, SimpleDocTemplate

from cchc_desktop.documents import decree30, docx, fonts, pdf
from cchc_desktop.documents.content import Document, block_texts
from cchc_desktop.documents.kinds import minutes
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.storage.migrate import open_file

TIMES = 15
CONVERSIONS = 3
LONG_PAGES = (5, 30)


def main(folder: Path) -> None:
    """Measure the sample's minutes, and minutes of five and of thirty pages."""
    file = sample_file(folder / "minutes.cchc")
    with open_file(file) as data:
        papers = {"the sample": minutes.build(facts_of(data, SAMPLE_MEETING))}
        for pages in LONG_PAGES:
            meeting = draft_of_pages(data, pages)
            with data.reading() as session:
                papers[f"{pages} pages"] = minutes.build(meeting_facts(session, meeting))
    for words, document in papers.items():
        ours, bare = in_turns(TIMES, lambda it=document: pdf.render(it), lambda it=document: bare_reportlab(it))
        show_ratio(f"minutes as PDF, {words} : bare ReportLab", ours, bare, target=1.5)
    for words, document in papers.items():
        against_libreoffice(words, document, folder)
    for words, document in papers.items():
        word, ours = in_turns(TIMES, lambda it=document: docx.render(it), lambda it=document: pdf.render(it))
        show_ratio(f"minutes as Word, {words} : our PDF", word, ours, target=None)


def bare_reportlab(document: Document) -> bytes:
    """Set the same texts by ReportLab alone."""
    normal, bold = fonts.face().name, fonts.face(bold=True).name
    registerFontFamily(normal, normal=normal, bold=bold, italic=normal, boldItalic=bold)
    style = ParagraphStyle(
        "body", fontName=normal, fontSize=14, leading=18, alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceBefore=6
    )
    margins = decree30.MARGINS
    stream = io.BytesIO()
    page = SimpleDocTemplate(
        stream,
        leftMargin=margins.left * mm,
        rightMargin=margins.right * mm,
        topMargin=margins.top * mm,
        bottomMargin=margins.bottom * mm,
    )
    texts = [text for section in document.sections for block in section.blocks for text in block_texts(block)]
    page.build([Paragraph(escape(text), style) for text in texts])
    return stream.getvalue()


def against_libreoffice(words: str, document: Document, folder: Path) -> None:
    """Convert the docx of these minutes by LibreOffice, in turns with our PDF."""
    what = f"minutes as PDF, {words} : LibreOffice converting the docx"
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        show_reason(what, "LibreOffice is not installed")
        return
    paper = folder / "minutes.docx"
    paper.write_bytes(docx.render(document))
    profile = (folder / "office").absolute().as_uri()
    options = ["--headless", f"-env:UserInstallation={profile}", "--convert-to", "pdf", "--outdir", str(folder)]
    command = [office, *options, str(paper)]
    process_cost(command)
    ours, theirs = [], []
    for _turn in range(CONVERSIONS):
        theirs.append(seconds(lambda: process_cost(command)))
        ours.append(seconds(lambda: pdf.render(document)))
    show_ratio(what, median(ours), median(theirs), target=30, more=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
