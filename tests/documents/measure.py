"""Measures a produced PDF against Decree 30/2020, Annex I: fonts, sizes, places, rules, margins, page numbers.

The PDF may be ours or LibreOffice's conversion of the Word file; what is asserted holds for both. The numbers stand
here a second time on purpose: an error in ``decree30`` must not agree with itself.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import pairwise

from pypdf import PdfReader

from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Block,
    Document,
    Heading,
    Letterhead,
    MottoHead,
    Orientation,
    Paragraph,
    Role,
    Section,
    SheetHead,
    Signature,
    SignatureRow,
    SizePreset,
    Title,
)
from cchc_desktop.documents.fonts import printable
from tests.documents.pdf_paper import CLOSE, MM, TOP, Line, Paper, Stroke, close, squeezed

BOTTOM, LEFT, RIGHT = 20 * MM, 30 * MM, 15 * MM

LARGE = {
    "nation": 13,
    "motto": 14,
    "organ": 13,
    "place": 14,
    "body": 14,
    "sign": 14,
    "page": 14,
    "pitch": 18,
    "subject": 13,
}
SMALL = {
    "nation": 12,
    "motto": 13,
    "organ": 12,
    "place": 13,
    "body": 13,
    "sign": 13,
    "page": 13,
    "pitch": 17,
    "subject": 12,
}


def assert_decree30_pdf(data: bytes, document: Document) -> Paper:
    """Assert every measurable rule of Annex I on the pages of ``document``; return what was measured."""
    paper = Paper(data)
    sizes = LARGE if document.preset is SizePreset.LARGE else SMALL
    _assert_letters(paper)
    _assert_file(data)
    pages = _section_pages(paper, document)
    for section, (first, last) in zip(document.sections, pages, strict=True):
        for page in range(first, last):
            _assert_page(paper, page, section, is_first=page == first, size=sizes["page"])
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=True):
            _assert_block(paper, block, following, sizes)
    return paper


def _assert_letters(paper: Paper) -> None:
    for page, char in paper.chars:
        assert char["fontname"].split("+")[-1].startswith("LiberationSerif"), (page, char["fontname"])
        colour = char["non_stroking_color"]
        assert colour is None or not any(colour), (page, char["text"], colour)


def _assert_file(data: bytes) -> None:
    """PDF 1.4 or later, every font inside the file (documents.md 9, no. 14)."""
    assert data.startswith(b"%PDF-") and data[5:8] >= b"1.4", data[:8]
    for page in PdfReader(io.BytesIO(data)).pages:
        fonts = page["/Resources"].get_object().get("/Font", {})
        for font in fonts.values():
            face = font.get_object()
            inner = face["/DescendantFonts"][0].get_object() if "/DescendantFonts" in face else face
            assert "/FontFile2" in inner["/FontDescriptor"].get_object(), face


def _section_pages(paper: Paper, document: Document) -> list[tuple[int, int]]:
    """A page without a number begins a section."""
    starts = [page for page in range(paper.page_count) if paper.page_number(page) is None]
    assert len(starts) == len(document.sections), f"pages without number: {starts}"
    return list(zip(starts, (*starts[1:], paper.page_count), strict=True))


def _assert_page(paper: Paper, page: int, section: Section, *, is_first: bool, size: int) -> None:
    width, height = (210 * MM, 297 * MM)
    if section.orientation is Orientation.LANDSCAPE:
        width, height = height, width
    assert close(paper.sizes[page][0], width) and close(paper.sizes[page][1], height)
    for line in paper.page_lines(page):
        assert line.x0 >= LEFT - CLOSE, ("left margin", line)
        assert line.x1 <= width - RIGHT + CLOSE, ("right margin", line)
        assert line.baseline <= height - BOTTOM, ("bottom margin", line)
        assert line.baseline - 0.7 * line.size >= TOP - CLOSE, ("top margin", line)
    for stroke in (stroke for stroke in paper.strokes if stroke.page == page):
        assert TOP - 1 <= stroke.y <= height - BOTTOM + 1, ("margin", stroke)
    corner = [char for at, char in paper.chars if at == page and char["bottom"] < TOP and char["x0"] > 0.6 * width]
    assert not corner, "the upper right corner is free for the signing line"
    number = paper.page_number(page)
    assert (number is None) is is_first
    if number is not None:
        first = next(p for p in range(page, -1, -1) if paper.page_number(p) is None)
        assert number.text == str(page - first + 1)
        assert close(number.size, size, 0.1) and number.is_upright and not number.is_bold
        assert close(number.middle, LEFT + (width - LEFT - RIGHT) / 2)
        assert 10 * MM < number.baseline < TOP - 2


def _assert_block(paper: Paper, block: Block, following: Block | None, sizes: dict[str, int]) -> None:
    match block:
        case Letterhead():
            _assert_letterhead(paper, block, sizes)
        case SheetHead():
            _assert_sheet_head(paper, block, sizes)
        case MottoHead():
            _assert_motto(paper, sizes)
        case Addressees():
            _assert_addressees(paper, block, sizes)
        case Title() if squeezed(printable(block.abstract)):
            _assert_title(paper, block)
        case AppendixTitle():
            _, lines = paper.find(block.title)
            assert all(line.is_bold and close(line.size, 14, 0.1) for line in lines)
        case Heading():
            _assert_heading(paper, block, sizes)
        case Paragraph(role=Role.BODY):
            _assert_body(paper, block, sizes)
        case Paragraph(role=Role.PLACE_DATE):
            line = find_last(paper, "".join(run.text for run in block.runs))
            assert line.is_italic and not line.is_bold and close(line.size, sizes["place"], 0.1)
            assert close(line.x1, paper.sizes[line.page][0] - RIGHT, 1.0)
        case SignatureRow():
            _assert_signatures(paper, block, sizes)


def _assert_letterhead(paper: Paper, block: Letterhead, sizes: dict[str, int]) -> None:
    nation, motto = _assert_nation(paper, sizes)
    for text in block.superior:
        assert all(not line.is_bold and close(line.size, sizes["organ"], 0.1) for line in paper.find(text)[1])
    for text in block.issuer:
        assert all(line.is_bold and close(line.size, sizes["organ"], 0.1) for line in paper.find(text)[1])
    organ = paper.find(block.issuer[-1])[1][-1]
    assert_short_rule(rule_under(paper, organ), organ)
    assert organ.x1 < nation.x0
    _assert_number_row(paper, block, organ, motto, sizes)


def _assert_nation(paper: Paper, sizes: dict[str, int]) -> tuple[Line, Line]:
    """The two lines of box 1, the rule as long as the motto."""
    _, (nation,) = paper.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    _, (motto,) = paper.find("Độc lập - Tự do - Hạnh phúc")
    assert nation.is_bold and close(nation.size, sizes["nation"], 0.1) and nation.page == 0
    assert motto.is_bold and close(motto.size, sizes["motto"], 0.1) and close(motto.middle, nation.middle)
    rule = rule_under(paper, motto)
    assert close(rule.length, motto.x1 - motto.x0, 1.0), (rule.length, motto.x1 - motto.x0)
    return nation, motto


def _assert_motto(paper: Paper, sizes: dict[str, int]) -> None:
    nation, _motto = _assert_nation(paper, sizes)
    assert close(nation.middle, LEFT + (paper.sizes[0][0] - LEFT - RIGHT) / 2)


def _assert_addressees(paper: Paper, block: Addressees, sizes: dict[str, int]) -> None:
    """Box 9a: the label 35 mm from the text's edge, the dashes of several at 45 mm, upright."""
    if not block.is_list:
        _, lines = paper.find(f"Kính gửi: {block.lines[0]}")
        assert close(lines[0].x0, LEFT + 35 * MM)
        assert all(close(line.x0, lines[1].x0) and line.x0 > LEFT + 50 * MM for line in lines[1:])
        assert not lines[-1].text.endswith("."), "one addressee has no full stop"
    else:
        start, lines = paper.find("Kính gửi:")
        assert close(lines[0].x0, LEFT + 35 * MM)
        for text in block.lines:
            start, found = paper.find(text, start)
            lines += found
            assert close(found[0].x0, LEFT + 45 * MM) and found[0].text.startswith("- ")
            assert all(LEFT + 46 * MM < line.x0 < LEFT + 48 * MM for line in found[1:]), "goes on under the name"
    assert all(line.is_upright and not line.is_bold and close(line.size, sizes["body"], 0.1) for line in lines)


def _assert_subject(paper: Paper, subject: str, number: Line, organ: Line, sizes: dict[str, int]) -> None:
    """Box 5b: upright, centred under the number, 6 pt below it."""
    end = paper.lines.index(number)
    words, found = squeezed(printable(subject)), list[Line]()
    for line in paper.page_lines(0):
        if line.baseline > number.baseline + 1 and line.x1 < LEFT + 65 * MM + 1 and len(words):
            assert words.startswith(squeezed(line.text)), line
            words = words.removeprefix(squeezed(line.text))
            found.append(line)
    assert not words and end >= 0
    assert all(line.is_upright and not line.is_bold and close(line.middle, organ.middle, 1.0) for line in found)
    assert all(close(line.size, sizes["organ"], 0.1) for line in found)
    # Number 13 pt on a pitch of 15: its line ends 3 pt below the baseline; then 6 pt and 0.8 of the next line.
    pitch = {13: 15, 12: 14}[sizes["organ"]]
    assert close(found[0].baseline - number.baseline, 3 + 6 + 0.8 * pitch, 0.5)


def _assert_sheet_head(paper: Paper, block: SheetHead, sizes: dict[str, int]) -> None:
    assert not any(line.text.startswith(("CỘNG HÒA", "Độc lập", "Số:")) for line in paper.page_lines(0)[:8])
    for text in block.issuer:
        assert all(line.is_bold and close(line.size, sizes["organ"], 0.1) for line in paper.find(text)[1])
    organ = paper.find(block.issuer[-1])[1][-1]
    assert_short_rule(rule_under(paper, organ), organ)
    end, titles = paper.find(block.title)
    middle = LEFT + (paper.sizes[0][0] - LEFT - RIGHT) / 2
    assert all(line.is_bold and close(line.size, 14, 0.1) and close(line.middle, middle) for line in titles)
    assert titles[0].baseline - organ.baseline > 18
    for text in block.reference:
        end, lines = paper.find(text, end)
        assert all(line.is_italic and not line.is_bold and close(line.middle, middle) for line in lines)
    if block.printed:
        (printed,) = paper.find(block.printed)[1]
        assert (
            close(printed.size, 11, 0.1) and close(printed.x1, paper.sizes[0][0] - RIGHT, 1.0) and not printed.is_bold
        )


def _assert_number_row(paper: Paper, block: Letterhead, organ: Line, motto: Line, sizes: dict[str, int]) -> None:
    number = next((line for line in paper.page_lines(0) if line.text.startswith("Số:") and line.x0 < motto.x0), None)
    assert (number is None) is (block.number is None)
    if number is not None:
        assert not number.is_bold and number.is_upright and close(number.size, 13, 0.1)
        assert close((number.x0 + number.x1) / 2, organ.middle, 1.0)
        if block.subject is not None:
            _assert_subject(paper, block.subject, number, organ, sizes)
    if block.place_date is not None:
        _, lines = paper.find(block.place_date)
        assert all(line.is_italic and not line.is_bold and close(line.size, sizes["place"], 0.1) for line in lines)
        assert close(lines[0].middle, motto.middle)
        assert number is None or close(lines[0].baseline, number.baseline)
    else:
        assert not any(line.x0 > organ.x1 and ", ngày" in line.text for line in paper.page_lines(0)[:12])
    if block.draft_mark is not None:
        _assert_draft_mark(paper, paper.find(block.draft_mark)[1][0], organ)


def _assert_draft_mark(paper: Paper, mark: Line, organ: Line) -> None:
    assert mark.is_bold and mark.is_upright and close(mark.size, 13, 0.1) and close(mark.middle, organ.middle)
    box = [stroke for stroke in paper.strokes if stroke.page == 0 and abs(stroke.y - mark.baseline) < 18]
    around = [stroke for stroke in box if stroke.x0 <= mark.x0 and stroke.x1 >= mark.x1]
    assert any(stroke.y < mark.baseline - 8 for stroke in around) and any(stroke.y > mark.baseline for stroke in around)
    assert all(stroke.length < mark.x1 - mark.x0 + 16 for stroke in around), "the box is tight around the words"


def _assert_title(paper: Paper, block: Title) -> None:
    end, names = paper.find(block.name)
    _, lines = paper.find(block.abstract, end)
    width = paper.sizes[lines[0].page][0]
    for line in (*names, *lines):
        assert line.is_bold and line.is_upright and 13 <= round(line.size, 1) <= 14
        assert close(line.middle, LEFT + (width - LEFT - RIGHT) / 2), line
    assert 14 <= lines[0].baseline - names[-1].baseline <= 20
    assert_short_rule(rule_under(paper, lines[-1]), lines[-1])


def _assert_heading(paper: Paper, block: Heading, sizes: dict[str, int]) -> None:
    _, lines = paper.find(block.text)
    assert close(lines[0].x0, LEFT + 12.7 * MM), lines[0]
    for line in lines:
        assert line.is_bold and line.is_upright and close(line.size, sizes["body"], 0.1)
    below = [line for line in paper.page_lines(lines[-1].page) if line.baseline > lines[-1].baseline + 1]
    assert below, f"a heading stands alone at the foot of page {lines[-1].page + 1}"


def _assert_body(paper: Paper, block: Paragraph, sizes: dict[str, int]) -> None:
    text = "".join(run.text for run in block.runs)
    if not squeezed(printable(text)):
        return
    _, lines = paper.find(text)
    width = paper.sizes[lines[0].page][0]
    assert close(lines[0].x0, LEFT + 12.7 * MM), lines[0]
    for before, line in pairwise(lines):
        assert close(before.x1, width - RIGHT, 2.1) or " " not in before.text, ("justified", before)
        assert close(line.x0, LEFT), line
        if line.page == before.page:
            assert close(line.baseline - before.baseline, sizes["pitch"], 0.3), (before, line)
    assert all(close(line.size, sizes["body"], 0.1) for line in lines)
    above = [line for line in paper.page_lines(lines[0].page) if line.baseline < lines[0].baseline - 1]
    if above:
        assert lines[0].baseline - above[-1].baseline >= sizes["pitch"] + 6 - CLOSE or above[-1].size < sizes["body"]
    _assert_no_lonely_line(lines)


def _assert_no_lonely_line(lines: Sequence[Line]) -> None:
    pages = [line.page for line in lines]
    for page in set(pages):
        assert pages.count(page) >= 2 or len(lines) == 1, f"one line of {lines[0].text[:40]!r} stands alone"


def _assert_signatures(paper: Paper, block: SignatureRow, sizes: dict[str, int]) -> None:
    across = [each for each in (block.left, block.middle, block.right) if each is not None]
    title, name = _assert_row(paper, across, sizes)
    if block.below is not None:
        under, _name = _assert_row(paper, [block.below], sizes)
        assert under.page == title.page and (name is None or under.baseline > name.baseline + 12)
        title = under
    if block.recipients is not None:
        _assert_recipients(paper, block, title)


def _assert_row(paper: Paper, across: Sequence[Signature], sizes: dict[str, int]) -> tuple[Line, Line | None]:
    """Titles level, names level, room to sign between them; return the first title and name."""
    titles, names = [], []
    for signature in across:
        found = [find_last(paper, text) for text in (*signature.title, *signature.post) if text]
        assert all(line.is_bold and close(line.size, sizes["sign"], 0.1) for line in found)
        titles.append(found[0])
        if squeezed(printable(signature.name)):
            names.append(find_last(paper, signature.name))
    assert all(name.is_bold and name.is_upright for name in names)
    assert all(close(title.baseline, titles[0].baseline) for title in titles), "titles are level"
    assert all(close(name.baseline, names[0].baseline) for name in names), "names are level"
    if names:
        room = names[0].baseline - titles[0].baseline
        assert names[0].page == titles[0].page and room >= 25 * MM, room
    return titles[0], names[0] if names else None


def _assert_recipients(paper: Paper, block: SignatureRow, title: Line) -> None:
    label = find_last(paper, "Nơi nhận:")
    assert label.is_bold and label.is_italic and close(label.size, 12, 0.1) and close(label.x0, LEFT)
    assert label.page == title.page
    if block.left is None or block.below is not None:
        assert close(label.baseline, title.baseline), "level with the signer's title"
    else:
        assert label.baseline > title.baseline + 25 * MM
    assert block.recipients is not None
    for text in block.recipients.lines:
        first = next(
            line for line in reversed(paper.lines) if squeezed(printable(text)).startswith(squeezed(line.text))
        )
        assert close(first.size, 11, 0.1) and not first.is_bold and first.is_upright and close(first.x0, LEFT)


def find_last(paper: Paper, text: str) -> Line:
    """Return the first line of the last place where a text stands."""
    wanted = squeezed(printable(text))
    for line in reversed(paper.lines):
        if squeezed(line.text) and wanted.startswith(squeezed(line.text)):
            return line
    raise AssertionError(f"not on the pages: {text!r}")


def rule_under(paper: Paper, line: Line) -> Stroke:
    """Return the rule that stands directly under a line."""
    below = [
        stroke
        for stroke in paper.strokes
        if stroke.page == line.page
        and 0 < stroke.y - line.baseline < 14
        and abs((stroke.x0 + stroke.x1) / 2 - line.middle) < 2
    ]
    assert below, f"no rule under {line.text!r}"
    return min(below, key=lambda stroke: stroke.y)


def assert_short_rule(rule: Stroke, line: Line) -> None:
    """Assert that a rule is 1/3 to 1/2 of its line, and centred."""
    assert 1 / 3 <= rule.length / (line.x1 - line.x0) <= 1 / 2, rule.length / (line.x1 - line.x0)
    assert close((rule.x0 + rule.x1) / 2, line.middle, 1.0)
