"""LibreOffice as the judge: the Word file it converts has the lines and pages of our PDF.

It sees the bundled fonts only, so the result does not depend on what the computer has installed. Without LibreOffice
this one test is skipped.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import Document, SizePreset
from cchc_desktop.meetings.records import MeetingFacts
from tests.documents import trees
from tests.documents.kinds.real_papers import real_papers
from tests.documents.kinds.sheet_parts import read_sheets, real_sheets
from tests.documents.letter_trees import letters
from tests.documents.measure import assert_decree30_pdf
from tests.documents.pdf_paper import Paper, squeezed
from tests.meetings.conftest import all_facts, sample_file

__all__ = ["all_facts", "sample_file"]

SMALL = SizePreset.SMALL
PAPERS: Mapping[str, Document] = {
    "short": trees.short_minutes(),
    "short-small": trees.short_minutes(SMALL),
    "long": trees.long_minutes(),
    "long-small": trees.long_minutes(seed=4, sections=25, preset=SMALL),
    "annex": trees.annex(),
    **{f"sheet-{rows}": trees.working_sheet(rows) for rows in range(60, 90, 3)},
    "sheet-large": trees.working_sheet(60, SizePreset.LARGE),
    "notice": trees.notice_with_annex(),
    "notice-small": trees.notice_with_annex(SMALL),
    "names": trees.long_names(),
    "names-small": trees.long_names(SMALL),
    "words": trees.long_words(),
    **dict(letters()),
    **{f"mixed-{seed}": trees.mixed(random.Random(seed)) for seed in range(8)},
}
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def converted(folder: Path, papers: Mapping[str, Document]) -> dict[str, bytes]:
    """Convert all papers in one call, with a profile of its own."""
    for name, document in papers.items():
        (folder / f"{name}.docx").write_bytes(docx.render(document))
    fonts = folder / "fonts.conf"
    fonts.write_text(FONTS.format(fonts=paths.resources("fonts"), cache=folder / "cache"), encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in papers)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts)}
    subprocess.run(command, env=environment, check=True, capture_output=True, timeout=900)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in papers}


def rows(paper: Paper, page: int) -> list[tuple[int, str]]:
    """The rows of a page: height in points, and the words without spaces."""
    found: dict[int, str] = {}
    for line in paper.page_lines(page):
        key = next((key for key in found if abs(key - line.baseline) < 1.2), round(line.baseline))
        found[key] = found.get(key, "") + squeezed(line.text)
    return sorted(found.items())


def assert_same_pages(name: str, ours: Paper, theirs: Paper) -> None:
    assert ours.page_count == theirs.page_count, name
    for page in range(ours.page_count):
        mine, other = rows(ours, page), rows(theirs, page)
        assert [text for _, text in mine] == [text for _, text in other], f"{name}, page {page + 1}"
        assert all(abs(one[0] - two[0]) <= 1 for one, two in zip(mine, other, strict=True)), f"{name}, page {page + 1}"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_word_file_has_the_lines_and_pages_of_the_pdf(
    tmp_path: Path, all_facts: dict[str, MeetingFacts], sample_file: Path
) -> None:
    papers = {**PAPERS, **dict(real_papers(all_facts)), **dict(real_sheets(read_sheets(sample_file)))}
    for name, data in converted(tmp_path, papers).items():
        document = papers[name]
        theirs = Paper(data)
        assert_same_pages(name, Paper(pdf.render(document).data), theirs)
        if not name.startswith("mixed"):
            assert_decree30_pdf(data, document)
