"""Word and PDF print the same words, and all words that a page can show, whatever is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.composing import compose
from cchc_desktop.documents.composition import Grid
from cchc_desktop.documents.content import (
    Block,
    Column,
    Document,
    Heading,
    Paragraph,
    Recipients,
    Role,
    Row,
    Run,
    Section,
    Signature,
    SignatureRow,
    SizePreset,
    Table,
    Title,
    block_texts,
)  # fmt: skip
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.keeping import chains
from tests.documents import trees
from tests.documents.pdf_paper import Paper, squeezed
from tests.documents.word_paper import WordPaper


def word_text(document: Document) -> str:
    return squeezed("".join(WordPaper(docx.render(document)).texts()))


def pdf_text(document: Document) -> str:
    return Paper(pdf.render(document).data).text()


@pytest.mark.parametrize(
    "document",
    [trees.short_minutes(), trees.long_minutes(sections=8), trees.long_names(SizePreset.SMALL), trees.long_words()],
)
def test_both_files_hold_every_word_of_the_tree(document: Document) -> None:
    text = word_text(document)
    assert pdf_text(document) == text
    for section in document.sections:
        for block in section.blocks:
            for words in block_texts(block):
                assert squeezed(printable(words)) in text


def has_broken_row(document: Document) -> bool:
    """Tell whether a row is taller than a page: its cells then stand page after page in the PDF, as Word shows them."""
    composed = [compose(document, section) for section in document.sections]
    grids = [(sheets, index) for sheets in composed for index, item in enumerate(sheets.flow) if isinstance(item, Grid)]
    return any(chain.is_divided for sheets, index in grids for chain in chains(sheets, index))


def in_any_order(text: str) -> list[str]:
    """Return the letters of a text without those of the head that every page of a table repeats."""
    return sorted(text.replace("A", "").replace("B", ""))


def test_signatures_taller_than_a_page_keep_the_order_of_each_side_on_every_page() -> None:
    left, right = "x" * 1500 + "l", "y" * 1500 + "r"
    end = SignatureRow(Signature(("G" * 600,), right), Signature(("H" * 600,), left))
    document = Document("minutes", "", "", (Section((end,)),), SizePreset.LARGE, trees.CREATED)
    assert has_broken_row(document)
    chars = Paper(pdf.render(document).data).chars
    sides = {"".join(char["text"] for _, char in chars if char["text"] in letters) for letters in ("Hxl", "Gyr")}
    assert sides == {"H" * 600 + left, "G" * 600 + right}
    assert {page for page, char in chars if char["text"] == "x"} == {
        page for page, char in chars if char["text"] == "y"
    }
    assert word_text(document) == "H" * 600 + left + "G" * 600 + right


HOSTILE = st.one_of(
    st.text(max_size=60),
    st.text(alphabet="<>&;'\"bđẫĐ\u0303\u031b\u200b\u202e\ufeff\xad🙂👍🏽漢\u05d0 \u00a0\t\r\n\x00\x1f", max_size=80),
    st.lists(st.sampled_from(["Nguyễn", "<b>", "&amp;", "%s", "{x}", "./.", "- ", "]]>", "x" * 90]), max_size=9).map(
        " ".join
    ),
)
RUNS = st.lists(st.builds(Run, HOSTILE, st.booleans(), st.booleans()), max_size=3).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, RUNS, st.sampled_from(Role)),
    st.builds(Heading, HOSTILE, st.sampled_from((1, 2))),
    st.builds(
        lambda one, two: Table((Column("A", 30), Column("B", 60)), (Row((one, two)), Row((two,), spans=True))),
        HOSTILE,
        HOSTILE,
    ),
)


@settings(max_examples=60)
@given(st.lists(BLOCKS, max_size=4), HOSTILE, HOSTILE, st.sampled_from(SizePreset))
@example([], "t" * 5, "x" * 1000, SizePreset.LARGE)
@example([], "t" * 820, "x" * 820, SizePreset.LARGE)
@example([Table((Column("A", 30), Column("B", 60)), (Row(("x" * 820, "y" * 820)),))], "", "", SizePreset.SMALL)
def test_hostile_text_is_the_same_in_both_files(blocks: list[Block], title: str, name: str, preset: SizePreset) -> None:
    end = SignatureRow(Signature(("CHỦ TỌA",), name), Signature((title,), name), Recipients((title, "- Lưu: VT.")))
    content = (trees.letterhead(number=title), Title("BIÊN BẢN", title), *blocks, end)
    document = Document("minutes", title, name, (Section(content),), preset, trees.CREATED)
    text = word_text(document)
    on_pages = pdf_text(document)
    if has_broken_row(document):
        assert in_any_order(on_pages) == in_any_order(text)
    else:
        assert on_pages.replace("AB", "") == text.replace("AB", "")
    for block in content:
        for words in block_texts(block):
            assert stands_in(squeezed(printable(words)), text)


def stands_in(words: str, text: str) -> bool:
    """Tell whether words stand in a text; marks that begin a block may have joined the last letter before it."""
    return any(unicodedata.normalize(form, words) in unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
