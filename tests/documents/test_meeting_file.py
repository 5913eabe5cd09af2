"""All papers of one meeting: order, what is kept, bookmarks, one Word file with the lines and pages of the PDF."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import AppendixTitle, Section
from cchc_desktop.documents.kinds import invitation, minutes
from cchc_desktop.documents.layout_check import check_layout
from cchc_desktop.documents.meeting_file import (
    MeetingFile,
    as_pdf,
    as_word,
    left_out_words,
    read_meeting_file,
    whole,
    word_files,
)
from cchc_desktop.documents.rendering import Cancelled
from cchc_desktop.errors import DocumentError
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MEETING, MeetingFacts, MeetingState
from cchc_desktop.register import service
from cchc_desktop.register.records import Paper, PaperForm
from cchc_desktop.storage.sessions import DataFile
from tests.documents.kinds.real_papers import SUPPLEMENT
from tests.documents.kinds.test_pages import without_heads
from tests.documents.pdf_paper import Paper as Pages
from tests.documents.pdf_paper import squeezed
from tests.documents.test_libreoffice import assert_same_pages, converted
from tests.documents.word_paper import WordPaper
from tests.meetings.conftest import all_facts, data, hybrid, monthly, sample_file

__all__ = ["all_facts", "data", "hybrid", "monthly", "sample_file"]

NOW = datetime(2020, 12, 1, 9, tzinfo=UTC)
MONTHLY = "GB-2020-12"


def read(data: DataFile, facts: MeetingFacts | None = None) -> MeetingFile:
    with data.reading() as session:
        return read_meeting_file(session, facts or meeting_facts(session, meeting_id(session, MONTHLY)))


@pytest.fixture
def file(data: DataFile, monthly: MeetingFacts) -> MeetingFile:
    return read(data, monthly)


def outline(data: bytes) -> list[tuple[int, str, int]]:
    """Bookmarks as depth, words and page."""
    reader = PdfReader(io.BytesIO(data))

    def walk(items: list[Destination | list], depth: int) -> Iterator[tuple[int, str, int]]:  # type: ignore[type-arg]
        for item in items:
            if isinstance(item, list):
                yield from walk(item, depth + 1)
            else:
                yield depth, str(item.title), reader.get_destination_page_number(item) or 0

    return list(walk(reader.outline, 0))


def test_papers_stand_in_the_order_of_the_meeting(file: MeetingFile, monthly: MeetingFacts, data: DataFile) -> None:
    assert [part.kind.name for part in file.parts] == [
        "invitation", "agenda", "attendance_list", "minutes", "conclusion_notice"
    ]  # fmt: skip
    corrected = read(data, replace(monthly, supplements=(SUPPLEMENT, SUPPLEMENT)))
    assert [part.kind.name for part in corrected.parts][3:] == [
        "minutes", "supplementary_minutes", "supplementary_minutes", "conclusion_notice"
    ]  # fmt: skip


def test_paper_with_nothing_in_it_is_left_out_with_a_sentence(data: DataFile, monthly: MeetingFacts) -> None:
    planned = replace(
        monthly, papers=(), conclusions=(), proceedings="", agenda=(), state=MeetingState.PLANNED, assigned=()
    )
    file = read(data, planned)
    assert [part.kind.name for part in file.parts] == ["invitation", "attendance_list"]
    sentence = left_out_words(file)
    assert all(words in sentence for words in ("Chương trình họp", "Biên bản", "Thông báo kết luận"))
    assert "bổ sung" not in sentence
    assert left_out_words(read(data, monthly)) == ""


def test_meeting_without_any_paper_is_refused_in_a_sentence(data: DataFile, monthly: MeetingFacts) -> None:
    nothing = replace(monthly, papers=(), conclusions=(), proceedings="", agenda=(), attendance=())
    with pytest.raises(DocumentError) as refused:
        read(data, nothing)
    assert refused.value.sentence.endswith(".")


def test_pdf_holds_the_pages_of_every_paper_under_its_bookmark(file: MeetingFile, monthly: MeetingFacts) -> None:
    made = as_pdf(file)
    assert made[:8] == b"%PDF-1.4"
    singles = [pdf.render(part.kind.build(part.facts)) for part in file.parts]
    assert pdf.page_count(made) == len(PdfReader(io.BytesIO(made)).pages) == sum(each.page_count for each in singles)
    assert Pages(made).text() == "".join(Pages(each.data).text() for each in singles)
    found = outline(made)
    assert [(words, page) for depth, words, page in found if depth == 0] == [
        ("Giấy mời", 0), ("Chương trình họp", 2), ("Danh sách ký tên", 3), ("Biên bản", 5), ("Thông báo kết luận", 8)
    ]  # fmt: skip
    at = found.index((0, "Biên bản", 5))
    assert found[at + 1 : at + 3] == [(1, "BIÊN BẢN", 5), (2, "I. KHAI MẠC", 5)]


def test_same_file_gives_the_same_bytes_with_properties_of_our_own(file: MeetingFile, data: DataFile) -> None:
    made = as_pdf(file)
    assert made == as_pdf(read(data))
    about = PdfReader(io.BytesIO(made)).metadata
    assert about is not None
    assert (about.producer, about.creator) == ("CCHC", "CCHC")
    assert about.title is not None and about.title.startswith("Hồ sơ cuộc họp GB-2020-12: Họp giao ban")
    assert about.author == "Ban Chỉ đạo Cải cách hành chính phường Đức Sen"
    assert as_word(file) == as_word(read(data))


def issue(data: DataFile, pages: dict[str, bytes]) -> None:
    """Enter an invitation as issued, with these pages."""
    paper = Paper("GM", "21", "GM-BCĐ", date(2020, 12, 1), "Họp", form=PaperForm("invitation", signer_id=1))
    with data.writing() as session:
        paper_id = service.issue(session, MEETING, meeting_id(session, MONTHLY), paper, now=NOW)
        service.keep_pages(session, paper_id, pages, now=NOW)


def test_kept_paper_goes_in_as_it_was_kept(data: DataFile, monthly: MeetingFacts) -> None:
    other = invitation.build(
        replace(monthly, details=replace(monthly.details, title="Họp như đã in", place="Nơi khác"))
    )
    kept = {"pdf": pdf.render(other).data, "docx": docx.render(other)}
    issue(data, kept)
    file = read(data)
    assert file.parts[0].kept == kept
    assert squeezed("Địa điểm: Nơi khác") in Pages(as_pdf(file)).text()
    assert dict(word_files(file))["01-giay-moi.docx"] == kept["docx"]


def test_kept_pages_that_cannot_be_read_are_named(data: DataFile, file: MeetingFile) -> None:
    spoiled = replace(file, parts=(replace(file.parts[0], kept={"pdf": b"%PDF-1.4 nothing"}), *file.parts[1:]))
    with pytest.raises(DocumentError, match="Giấy mời"):
        as_pdf(spoiled)


def test_word_file_of_the_whole_says_what_the_pdf_says(file: MeetingFile) -> None:
    document = whole(file)
    assert document.kind == "meeting_file"
    assert all(check_layout(part.kind.build(part.facts)) == () for part in file.parts)
    word = squeezed("".join(WordPaper(as_word(file)).texts()))
    assert without_heads(document, Pages(as_pdf(file)).text()) == without_heads(document, word)


def test_whole_file_with_an_annex_lies_across_there_alone(data: DataFile, hybrid: MeetingFacts) -> None:
    def is_across(section: Section) -> bool:
        return isinstance(section.blocks[0], AppendixTitle) and "PHÂN CÔNG" in section.blocks[0].title

    notice = next(each for each in hybrid.papers if each.type_code == "TB")
    form = PaperForm("conclusion_notice", texts=(("annex", "yes"),))
    others = tuple(each for each in hybrid.papers if each is not notice)
    document = whole(read(data, replace(hybrid, papers=(*others, replace(notice, form=form)))))
    assert [is_across(section) for section in document.sections].count(True) == 1
    assert all((section.orientation.value == "landscape") == is_across(section) for section in document.sections)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_has_the_pages_of_the_whole_file(tmp_path: Path, file: MeetingFile) -> None:
    theirs = converted(tmp_path, {"whole": whole(file)})["whole"]
    assert_same_pages("whole", Pages(as_pdf(file)), Pages(theirs))


def test_drafts_are_named_in_the_file_and_in_its_name(data: DataFile, monthly: MeetingFacts) -> None:
    file = read(data, replace(monthly, papers=(), state=MeetingState.DRAFT_MINUTES))
    assert file.name == "meeting_file-GB-2020-12-du-thao"
    assert [name for name, _content in word_files(file)] == [
        "01-giay-moi-du-thao.docx",
        "02-chuong-trinh-hop.docx",
        "03-danh-sach-ky-ten.docx",
        "04-bien-ban-du-thao.docx",
        "05-thong-bao-ket-luan-du-thao.docx",
    ]
    assert read(data, monthly).name == "meeting_file-GB-2020-12"


@pytest.mark.parametrize("make", [as_pdf, word_files])
def test_work_says_how_far_it_is_and_stops_when_asked(file: MeetingFile, make) -> None:  # type: ignore[no-untyped-def]
    said: list[tuple[int, int]] = []
    make(file, lambda done, total: said.append((done, total)))
    assert said == [(done, 5) for done in range(6)]
    with pytest.raises(Cancelled):
        make(file, None, lambda: len(said) == 6)


def test_one_word_file_stops_when_asked(file: MeetingFile) -> None:
    with pytest.raises(Cancelled):
        as_word(file, None, lambda: True)


def test_minutes_in_the_file_are_those_of_the_meeting(file: MeetingFile, monthly: MeetingFacts) -> None:
    assert minutes.build(monthly).sections[0] in whole(file).sections
