"""The PDF as a file: version, language, fonts, bookmarks, the same bytes, places of what is being typed."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdf
import pytest

from cchc_desktop.documents import pdf
from cchc_desktop.documents.content import Document, Heading, Paragraph, Section
from cchc_desktop.documents.rendering import Cancelled
from tests.documents import trees
from tests.documents.pdf_paper import MM, Paper, close, squeezed


def reader(document: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.render(document).data))


def test_file_says_version_language_title_and_organ() -> None:
    data = pdf.render(trees.short_minutes()).data
    found = pypdf.PdfReader(io.BytesIO(data))
    assert data.startswith(b"%PDF-1.4")
    assert found.trailer["/Root"]["/Lang"] == "vi-VN"
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author) == ("Biên bản họp", "Ban Chỉ đạo")
    assert found.metadata.creation_date == trees.CREATED


def test_file_without_a_time_says_a_fixed_one() -> None:
    document = replace(trees.short_minutes(), created=None)
    assert pdf.render(document).data == pdf.render(document).data


def test_same_tree_gives_the_same_bytes() -> None:
    assert pdf.render(trees.notice_with_annex()).data == pdf.render(trees.notice_with_annex()).data


def test_only_the_bundled_fonts_are_named_and_each_is_embedded() -> None:
    found = set()
    for page in reader(trees.notice_with_annex()).pages:
        for font in page["/Resources"]["/Font"].values():
            font = font.get_object()
            found.add(font["/BaseFont"].split("+")[-1])
            assert "/FontFile2" in font["/FontDescriptor"]
    assert all(name.startswith("LiberationSerif") for name in found) and found


def test_bookmarks_follow_title_and_headings() -> None:
    document = trees.minutes(
        Heading("I. KHAI MẠC"),
        Paragraph.of("Một."),
        Heading("1. Lý do", 2),
        Heading("II. BÁO CÁO"),
        Paragraph.of("Hai."),
    )
    outline = reader(document).outline
    assert [entry.title for entry in outline[:1]] == ["BIÊN BẢN"]
    assert [entry.title for entry in outline[1] if not isinstance(entry, list)] == ["I. KHAI MẠC", "II. BÁO CÁO"]
    assert [entry.title for entry in outline[1][1]] == ["1. Lý do"]


def test_heading_of_level_two_alone_makes_no_gap_in_the_bookmarks() -> None:
    document = trees.paper(Heading("1. Lý do", 2), Paragraph.of("Một."))
    assert [entry.title for entry in reader(document).outline] == ["1. Lý do"]


def test_text_comes_out_composed_with_its_spaces() -> None:
    document = trees.minutes(Paragraph.of("Ủy ban nhân dân phường Đức Sen, tỷ lệ 84,62%."))
    text = reader(document).pages[0].extract_text()
    assert "Ủy ban nhân dân phường Đức Sen, tỷ lệ 84,62%." in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text


def test_place_tells_where_an_anchored_paragraph_is_printed() -> None:
    made = pdf.render(trees.minutes(Paragraph.of("Dòng đang gõ.", anchor="typed")))
    (place,) = made.places["typed"]
    _, (line,) = Paper(made.data).find("Dòng đang gõ.")
    assert place.page == line.page == 0
    assert place.top < line.baseline < place.bottom and place.bottom - place.top == pytest.approx(18)


def test_paragraph_over_two_pages_has_two_places() -> None:
    text = trees.sentence(trees.random.Random(2), 700)
    made = pdf.render(trees.minutes(Paragraph.of(text, anchor="long")))
    assert [place.page for place in made.places["long"]] == [0, 1]
    for place in made.places["long"]:
        assert 56 < place.top < place.bottom < 786


def test_title_place_is_that_of_the_typed_name_and_not_of_the_type() -> None:
    made = pdf.render(trees.short_minutes())
    paper = Paper(made.data)
    (place,) = made.places["title"]
    assert place.top > paper.find("BIÊN BẢN")[1][0].baseline


def test_places_of_rows_and_signatures_are_known() -> None:
    made = pdf.render(trees.notice_with_annex())
    assert made.places["row0"][0].page < made.places["row29"][0].page
    assert {"chair", "secretary", "recipients", "end"} <= set(pdf.render(trees.short_minutes()).places)


def test_page_count_is_that_of_the_file() -> None:
    made = pdf.render(trees.notice_with_annex())
    assert made.page_count == len(pypdf.PdfReader(io.BytesIO(made.data)).pages)


def test_progress_grows_to_all_pieces() -> None:
    seen: list[tuple[int, int]] = []
    pdf.render(trees.annex(300), progress=lambda done, total: seen.append((done, total)))
    done = [one for one, _ in seen]
    assert len(seen) > 5 and done == sorted(done)
    assert seen[-1][0] == seen[-1][1]


def test_render_stops_when_asked() -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        pdf.render(trees.annex(400), cancelled=cancelled)
    assert len(asked) == 3


def test_paper_without_content_is_one_white_page() -> None:
    made = pdf.render(Document("minutes", "Trống", "Ban", (Section(()),)))
    assert made.page_count == 1 and Paper(made.data).chars == []


def test_paragraph_without_a_printable_letter_takes_no_room() -> None:
    with_it = pdf.render(trees.minutes(Paragraph.of("🙂"), Paragraph.of("")))
    assert squeezed(Paper(with_it.data).text()) == squeezed(Paper(pdf.render(trees.minutes()).data).text())
    assert with_it.places == pdf.render(trees.minutes()).places


def test_no_break_blanks_are_not_widened_in_a_justified_line() -> None:
    blank = "\u00a0" * 4
    words = f"Hôm nay, ngày {blank} tháng {blank} năm 2021, tại trụ sở UBND phường Đức Sen, chúng tôi gồm có ông:"
    paper = Paper(pdf.render(trees.minutes(Paragraph.of(words))).data)
    line = next(line for line in paper.lines if line.text.startswith("Hôm nay"))
    assert close(line.x1, 210 * MM - 15 * MM, 1.0)
