"""One test over every kind of paper: what each must stand, whoever adds it.

Word and PDF say the same; LibreOffice has the pages of our PDF; the pages measure as the decree says; the layout check
finds nothing; the tree is the expected one; and hostile words, 500 rows and empty lists still give a valid paper.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

import pytest

from cchc_desktop.documents.content import Document, block_texts
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.kinds import KINDS, Kind
from cchc_desktop.documents.layout_check import check_layout
from cchc_desktop.documents.sheets import SHEET_KINDS
from cchc_desktop.documents.sheets.asked import SheetKind
from cchc_desktop.documents.slots import check_text
from cchc_desktop.meetings.records import MeetingFacts
from tests.documents.kinds.every_kind import NAMES, Example, Rendered, all_words, hostile_entry, read_examples
from tests.documents.kinds.test_pages import without_heads
from tests.documents.kinds.tree_text import tree_text
from tests.documents.measure import assert_decree30_pdf
from tests.documents.pdf_paper import Paper, squeezed
from tests.documents.test_libreoffice import assert_same_pages, converted
from tests.documents.test_same_text import has_broken_row

HERE = Path(__file__).parent

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
every_kind = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="session")
def examples(sample_file: Path, all_facts: dict[str, MeetingFacts]) -> dict[str, Example]:
    return read_examples(sample_file, all_facts)


@pytest.fixture(scope="session")
def converted_by_office(examples: dict[str, Example], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """All Word files as LibreOffice converts them in one call."""
    papers = {f"{name}-{way}": paper for name, each in examples.items() for way, paper in _ways(each).items()}
    return converted(tmp_path_factory.mktemp("kinds"), {name: paper.document for name, paper in papers.items()})


def _ways(example: Example) -> dict[str, Rendered]:
    return {"hostile": example.hostile, "nothing": example.nothing, **example.all}


def in_word(document: Document, text: str) -> bool:
    texts = (words for section in document.sections for block in section.blocks for words in block_texts(block))
    return all(squeezed(printable(words)) in text for words in texts)


def assert_same_text(paper: Rendered) -> None:
    """Assert that both files hold the same words, and all that the tree holds."""
    word = squeezed("".join(paper.word.texts()))
    texts = [without_heads(paper.document, text) for text in (paper.pages.text(), word)]
    if has_broken_row(paper.document):
        # The cells of a row that is taller than a page stand page after page in the PDF.
        texts = ["".join(sorted(text)) for text in texts]
    assert texts[0] == texts[1]
    assert in_word(paper.document, word)


def letters_by_page(paper: Paper) -> list[list[str]]:
    """The letters of every page, whatever order a reader of the PDF finds them in."""
    return [sorted(squeezed("".join(line.text for line in paper.page_lines(page)))) for page in range(paper.page_count)]


@every_kind
def test_tree_is_the_expected_one(name: str, examples: dict[str, Example]) -> None:
    trees = "\n".join(f"# {title}\n{tree_text(paper.document)}" for title, paper in examples[name].all.items())
    assert trees == (HERE / f"{name}.expected.txt").read_text(encoding="utf-8")


@every_kind
def test_text_of_docx_is_text_of_pdf(name: str, examples: dict[str, Example]) -> None:
    assert_same_text(examples[name].sample)


@every_kind
def test_pages_measure_right(name: str, examples: dict[str, Example]) -> None:
    for paper in examples[name].all.values():
        assert_decree30_pdf(paper.pdf, paper.document)


@every_kind
def test_layout_check_has_nothing_to_say_of_the_sample(name: str, examples: dict[str, Example]) -> None:
    assert check_layout(examples[name].sample.document) == ()


@needs_office
@every_kind
def test_libreoffice_has_our_lines_and_pages(
    name: str, examples: dict[str, Example], converted_by_office: Mapping[str, bytes]
) -> None:
    for title, paper in examples[name].all.items():
        data = converted_by_office[f"{name}-{title}"]
        assert_same_pages(title, paper.pages, Paper(data))
        assert_decree30_pdf(data, paper.document)


@needs_office
@pytest.mark.parametrize("way", ["hostile", "nothing"])
@every_kind
def test_libreoffice_has_our_pages_of_hostile_papers(
    name: str, way: str, examples: dict[str, Example], converted_by_office: Mapping[str, bytes]
) -> None:
    paper = _ways(examples[name])[way]
    assert letters_by_page(paper.pages) == letters_by_page(Paper(converted_by_office[f"{name}-{way}"]))


@pytest.mark.parametrize("way", ["hostile", "nothing"])
@every_kind
def test_hostile_words_and_empty_lists_give_a_valid_paper(name: str, way: str, examples: dict[str, Example]) -> None:
    assert_same_text(_ways(examples[name])[way])


@every_kind
def test_five_hundred_rows_give_a_valid_paper(name: str, examples: dict[str, Example]) -> None:
    paper = examples[name].many
    word = squeezed("".join(paper.word.texts()))
    assert in_word(paper.document, word)
    assert without_heads(paper.document, squeezed(all_words(paper.pdf))) == without_heads(paper.document, word)


@every_kind
def test_hostile_words_typed_for_one_paper_give_a_valid_one(name: str, examples: dict[str, Example]) -> None:
    issuable = examples[name].issuable
    if issuable is not None:
        assert_same_text(Rendered(hostile_entry(issuable)))


@every_kind
def test_paper_to_be_issued_is_the_one_that_is_printed(name: str, examples: dict[str, Example]) -> None:
    example = examples[name]
    if example.issuable is not None:
        assert example.issuable.kind == name == example.sample.document.kind
        assert example.issuable.build(example.issuable.paper) == example.sample.document


@every_kind
def test_texts_of_a_kind_have_names_of_their_own_and_known_variables(name: str) -> None:
    slots = next(kind for kind in (*KINDS, *SHEET_KINDS) if kind.name == name).slots
    assert len({slot.name for slot in slots}) == len(slots)
    for slot in slots:
        check_text(slot, slot.default)


def test_every_kind_has_one_name_and_one_expected_tree() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert {path.name.removesuffix(".expected.txt") for path in HERE.glob("*.expected.txt")} == set(NAMES)


@pytest.mark.parametrize("register", [KINDS, SHEET_KINDS], ids=["meetings", "sheets"])
def test_kind_without_a_sample_cannot_be_registered(register: tuple[Kind | SheetKind, ...]) -> None:
    known = {each.name: getattr(register[0], each.name) for each in fields(register[0]) if each.name != "sample"}
    with pytest.raises(TypeError, match="sample"):
        type(register[0])(**known)
