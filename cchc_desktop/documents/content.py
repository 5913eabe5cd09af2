"""The content tree: what stands on a paper, without a word about Word or PDF.

A kind (``kinds/<kind>.py``) builds a ``Document`` from facts; ``docx.render`` and ``pdf.render`` lay the same tree
out by ``decree30``. Nodes are frozen and hold final text: nothing is computed, translated or looked up after them.
A node that carries an ``anchor`` can be found again on the page, so the preview shows the line being typed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

Mm = float
"""A length in millimetres."""

Pt = float
"""A length in points (1/72 inch)."""


class SizePreset(Enum):
    """The two sets of sizes that belong together (documents.md 2.0; Decree 30/2020, Annex I)."""

    LARGE = "lon"
    SMALL = "nho"


class Orientation(Enum):
    """How the sheet lies."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Role(Enum):
    """What a paragraph is; ``decree30`` knows how each looks."""

    BODY = "body"
    """Content: justified, first-line indent."""
    CENTRED = "centred"
    """A centred line of the content size."""
    NOTE = "note"
    """An italic remark under a table or title, centred."""
    LEGEND = "legend"
    """Small lines under a table that say what its words mean and how its numbers add up."""
    PLACE_DATE = "place_date"
    """Place and date in italics at the right, above the signature of a paper without letterhead (documents.md 3.7)."""


class CellAlign(Enum):
    """How the text of a table column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one style. Text is content: any character may occur, markup means nothing."""

    text: str
    bold: bool = False
    italic: bool = False


SUBJECT_ANCHOR = "abstract"
"""The anchor of the "V/v" of a letter: it is what other papers have as their abstract."""


@dataclass(frozen=True)
class Letterhead:
    """Boxes 1–4, 5b and 10b: organ and number on the left, motto and place with date on the right.

    ``superior`` is set upright, ``issuer`` bold with a rule under its last line. Lines too long for the left column
    are wrapped. ``number`` is the whole line ("Số: 05/BB-BCĐ"), None prints none; ``place_date`` None prints none
    (minutes, Mẫu 1.9). ``subject`` is the abstract of a letter, whole ("V/v đôn đốc …"), under the number; a letter has
    no title. ``draft_mark`` is boxed under both ("DỰ THẢO").
    """

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str | None = None
    place_date: str | None = None
    draft_mark: str | None = None
    anchor: str | None = None
    subject: str | None = None


@dataclass(frozen=True)
class MottoHead:
    """Box 1 alone, in the middle of the page: the head of a personal paper, issued by no organ (documents.md 3.7)."""


@dataclass(frozen=True)
class Addressees:
    """Box 9a, "Kính gửi:": one addressee on the same line, several on lines of their own.

    ``lines`` are final: the one name, or each with dash, semicolon and the last full stop (``of`` makes them).
    """

    lines: tuple[str, ...]
    anchor: str | None = None

    @classmethod
    def of(cls, names: Iterable[str], *, anchor: str | None = None) -> Addressees:
        """Make the lines of plain names; empty ones are left out, and where there is none a blank is written in."""
        bare = [name.strip().lstrip("-–—").strip(" ;.") for name in names]
        kept = [name for name in bare if name] or ["……"]
        if len(kept) == 1:
            return cls((kept[0],), anchor)
        ends = [";"] * (len(kept) - 1) + ["."]
        return cls(tuple(f"- {name}{end}" for name, end in zip(kept, ends, strict=True)), anchor)

    @property
    def is_list(self) -> bool:
        """Tell whether each addressee stands on a line of its own."""
        return len(self.lines) > 1


@dataclass(frozen=True)
class Title:
    """Box 5a: the type's name, the abstract under it, a short rule under that."""

    name: str
    abstract: str
    anchor: str | None = None


@dataclass(frozen=True)
class AppendixTitle:
    """The head of an annex page (Mẫu 2.1): label, title in capitals, the italic reference, a short rule."""

    label: str | None
    title: str
    reference: tuple[str, ...] = ()
    anchor: str | None = None


@dataclass(frozen=True)
class SheetHead:
    """The head of a working sheet or slip, which is no document of the decree: no motto, no number (documents.md 8.8).

    The organ stands left as in a letterhead, ``printed`` ("Ngày in: 05/4/2021") right, the title under both, and under
    that what it is about, in italics ("Tính đến ngày …").
    """

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    title: str
    reference: tuple[str, ...] = ()
    printed: str = ""
    anchor: str | None = None


@dataclass(frozen=True)
class Heading:
    """A heading inside the content: level 1 "I. KHAI MẠC", level 2 "1. Phạm vi"; both bold, on the indent."""

    text: str
    level: int = 1
    anchor: str | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of runs."""

    runs: tuple[Run, ...]
    role: Role = Role.BODY
    anchor: str | None = None

    @classmethod
    def of(cls, text: str, *, role: Role = Role.BODY, anchor: str | None = None) -> Paragraph:
        """Make a paragraph of one plain run."""
        return cls((Run(text),), role, anchor)


@dataclass(frozen=True)
class Column:
    """One column of a table; ``width`` in millimetres, the widths of a table add up to the text width or less."""

    title: str
    width: Mm
    align: CellAlign = CellAlign.LEFT


@dataclass(frozen=True)
class Row:
    """One row: a cell per column, or, when ``spans``, one bold cell over all columns (a group row).

    ``is_total``: a bold row of sums, which stands on the page of the row above it.
    """

    cells: tuple[str, ...]
    spans: bool = False
    anchor: str | None = None
    is_total: bool = False


@dataclass(frozen=True)
class Table:
    """A ruled table; its header row is repeated on every page and no row is split unless it is taller than a page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    min_row_height: Mm = 0.0
    anchor: str | None = None


@dataclass(frozen=True)
class Signature:
    """One signature: title lines (capitals), room to sign, the post above the name (box 7b) if any, the name.

    ``is_post_due`` is not printed: it says whether a post has to stand there (the committee under the organ's seal,
    documents.md 4.3) or must not, None where there is no rule.
    """

    title: tuple[str, ...]
    name: str
    post: tuple[str, ...] = ()
    anchor: str | None = None
    is_post_due: bool | None = None


@dataclass(frozen=True)
class Recipients:
    """Box 9b: ``Nơi nhận:`` and its list; the lines come with dash, semicolon and final full stop."""

    lines: tuple[str, ...]
    anchor: str | None = None


@dataclass(frozen=True)
class SignatureRow:
    """The end of a paper, kept in one piece and with the last lines of the text.

    ``left`` with ``recipients``: two signatures, the recipients under the left one (minutes, Mẫu 1.9).
    ``left`` None: the recipients stand left, level with the signer's title (Mẫu 1.4).
    ``middle``: a third signature between the two others. ``below``: one under all others, in the middle of the page or,
    with ``recipients``, right of these (handover: giver and taker, below them the leader who confirms).
    """

    right: Signature
    left: Signature | None = None
    recipients: Recipients | None = None
    middle: Signature | None = None
    below: Signature | None = None

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """All signatures in reading order."""
        return tuple(each for each in (self.left, self.middle, self.right, self.below) if each is not None)


Block = (
    Letterhead | MottoHead | SheetHead | Addressees | Title | AppendixTitle | Heading | Paragraph | Table | SignatureRow
)


@dataclass(frozen=True)
class Section:
    """Blocks on sheets of one orientation; page numbers start again at 1 and page 1 shows none."""

    blocks: tuple[Block, ...]
    orientation: Orientation = Orientation.PORTRAIT


@dataclass(frozen=True)
class Document:
    """A whole paper.

    ``title`` is the document property, ``author`` the organ. ``created`` goes into the properties of both files
    (aware; None leaves a fixed one), so that the same facts give the same bytes.
    """

    kind: str
    title: str
    author: str
    sections: tuple[Section, ...]
    preset: SizePreset = SizePreset.LARGE
    created: datetime | None = None


def block_texts(block: Block) -> tuple[str, ...]:
    """Return the texts of a block in reading order, as they are printed."""
    match block:
        case Letterhead():
            extra = (block.number, block.subject, block.place_date, block.draft_mark)
            return (*block.superior, *block.issuer, *(text for text in extra if text))
        case MottoHead():
            return ()
        case Addressees():
            label = "Kính gửi:"
            return (label, *block.lines) if block.is_list else (f"{label} {' '.join(block.lines)}",)
        case SheetHead():
            printed = (block.printed,) if block.printed else ()
            return (*block.superior, *block.issuer, *printed, block.title, *block.reference)
        case Title():
            return (block.name, block.abstract)
        case AppendixTitle():
            return (*((block.label,) if block.label else ()), block.title, *block.reference)
        case Heading():
            return (block.text,)
        case Paragraph():
            return ("".join(run.text for run in block.runs),)
        case Table():
            return (*(c.title for c in block.columns), *(cell for row in block.rows for cell in row.cells))
        case SignatureRow():
            return _signature_texts(block)


def _signature_texts(block: SignatureRow) -> tuple[str, ...]:
    texts = [text for each in block.signatures for text in (*each.title, *each.post, each.name)]
    if block.recipients is not None:
        texts += ["Nơi nhận:", *block.recipients.lines]
    return tuple(texts)
