"""The parts of letters and personal papers: "V/v", "Kính gửi", motto alone, place and date, rows of signatures."""

from __future__ import annotations

import pytest

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import Addressees, Paragraph, SignatureRow, SizePreset, block_texts
from tests.documents import letter_trees as letters
from tests.documents.measure import assert_decree30_pdf, find_last
from tests.documents.pdf_paper import MM, Paper, squeezed
from tests.documents.word_paper import WordPaper, value

LEFT = 30 * MM


def test_one_addressee_stands_on_the_line_of_the_label_without_full_stop() -> None:
    assert Addressees.of(["Bộ Nội vụ."]).lines == ("Bộ Nội vụ",)
    assert block_texts(Addressees.of(["Bộ Nội vụ"])) == ("Kính gửi: Bộ Nội vụ",)


def test_several_addressees_have_dash_semicolon_and_a_last_full_stop() -> None:
    made = Addressees.of(["- Văn phòng;", "", "Trạm Y tế."])
    assert made.lines == ("- Văn phòng;", "- Trạm Y tế.")
    assert block_texts(made) == ("Kính gửi:", "- Văn phòng;", "- Trạm Y tế.")


def test_without_addressee_a_blank_is_left_to_write_in() -> None:
    assert block_texts(Addressees.of([" ", ";"])) == ("Kính gửi: ……",)


@pytest.mark.parametrize("preset", SizePreset)
@pytest.mark.parametrize("names", [("Văn phòng - Thống kê",), letters.LONGS, (letters.LONG * 2,), ()])
def test_letter_follows_the_sample_in_the_pdf(preset: SizePreset, names: tuple[str, ...]) -> None:
    document = letters.letter(names, preset=preset)
    assert_decree30_pdf(pdf.render(document).data, document)


@pytest.mark.parametrize("name", letters.ENDS)
def test_every_form_of_an_end_is_level_and_in_one_piece(name: str) -> None:
    for words in range(380, 480, 20):
        document = letters.ending(name, words)
        paper = assert_decree30_pdf(pdf.render(document).data, document)
        row = document.sections[0].blocks[-1]
        assert isinstance(row, SignatureRow)
        pages = {find_last(paper, each.name).page for each in row.signatures}
        last_text = document.sections[0].blocks[-2]
        assert pages == {paper.find(block_texts(last_text)[0])[1][-1].page}, words


def test_three_signatures_share_the_width_alike() -> None:
    paper = Paper(pdf.render(letters.ending("three")).data)
    middles = [find_last(paper, name).middle - LEFT for name in ("BÊN GIAO", "CHÁNH VĂN PHÒNG", "BÊN NHẬN")]
    assert middles == pytest.approx([27.5 * MM, 82.5 * MM, 137.5 * MM], abs=1)


def test_signature_below_stands_in_the_middle_or_right_of_the_recipients() -> None:
    alone = Paper(pdf.render(letters.ending("below")).data)
    assert find_last(alone, "CHÁNH VĂN PHÒNG").middle - LEFT == pytest.approx(82.5 * MM, abs=1)
    beside = Paper(pdf.render(letters.ending("below-listed")).data)
    assert find_last(beside, "CHÁNH VĂN PHÒNG").middle - LEFT == pytest.approx(115 * MM, abs=1)


def test_draft_mark_of_a_letter_stands_under_its_subject() -> None:
    document = letters.letter(draft_mark="DỰ THẢO")
    paper = Paper(pdf.render(document).data)
    mark = find_last(paper, "DỰ THẢO")
    subject = next(line for line in paper.lines if line.text.endswith("13/TB-BCĐ"))
    assert mark.baseline > subject.baseline > find_last(paper, "Số: 06/UBND-VP").baseline


def test_place_and_date_stay_with_the_signature_and_the_last_words() -> None:
    for words in range(150, 190, 4):
        document = letters.personal(words=words)
        paper = Paper(pdf.render(document).data)
        day = find_last(paper, "Đức Sen, ngày 04 tháng 12 năm 2020")
        text = [block for block in document.sections[0].blocks if isinstance(block, Paragraph)][-2]
        assert day.page == find_last(paper, "NGƯỜI CAM KẾT").page
        assert day.page == paper.find(block_texts(text)[0])[1][-1].page, words


def test_subject_and_addressees_can_be_found_on_the_page_by_their_anchors() -> None:
    places = pdf.render(letters.letter(letters.LONGS)).places
    assert places["abstract"][0].top < places["addressees"][0].top < places["addressees"][0].bottom


def test_word_file_has_named_styles_and_hanging_indents() -> None:
    word = WordPaper(docx.render(letters.letter(letters.LONGS)))
    assert value(word.style("Kính gửi").find(".//{*}ind"), "left") == str(round(35 / 25.4 * 1440))
    names = {value(style) for style in word.all("pStyle")}
    assert {"KinhGui", "DanhSachKinhGui", "TrichYeuCongVan"} <= names
    assert any(value(indent, "hanging") not in (None, "0") for indent in word.all("ind"))
    assert "".join(map(squeezed, word.texts())) == Paper(pdf.render(letters.letter(letters.LONGS)).data).text()
