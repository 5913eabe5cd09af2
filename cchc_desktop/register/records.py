"""A paper of the register as a plain value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from cchc_desktop.committee.records import Capacity, PersonAtDate


class PaperState(Enum):
    """Where a paper stands; computed from what is recorded of it."""

    DRAFT = "draft"
    ISSUED = "issued"
    RECALLED = "recalled"
    REPLACED = "replaced"


class MarkKind(Enum):
    """What a number without a paper is."""

    RESERVED = "reserved"
    """Kept for a paper to come."""
    VOID = "void"
    """Given to nothing, for a reason."""


class LineKind(Enum):
    """What one line of the register of outgoing papers stands for."""

    PAPER = "paper"
    RESERVED = "reserved"
    VOID = "void"
    GAP = "gap"
    """A number left out between others, its reason still to be given."""
    UNCLEAR = "unclear"
    """Numbers before the first one that the file knows of the year ("chưa rõ"): no gap, and nothing known of them."""


@dataclass(frozen=True)
class PaperForm:
    """What is chosen and typed for one paper of a kind before it is issued, and kept with it.

    ``kind`` is the name of the kind of paper ("invitation"), "" for a paper that the program did not make.
    ``capacity`` and ``is_collective`` None follow the post and the setting of the kind. ``texts`` holds by slot what
    was typed for this paper alone (``text_of``).
    """

    kind: str = ""
    signer_id: int | None = None
    capacity: Capacity | None = None
    is_collective: bool | None = None
    texts: tuple[tuple[str, str], ...] = ()

    def text_of(self, slot: str) -> str | None:
        """Return what was typed for this slot, None where the text of the kind holds."""
        return dict(self.texts).get(slot)


@dataclass(frozen=True)
class Paper:
    """One register entry; ``number`` "12" and ``symbol`` "BB-BCĐ" print as "12/BB-BCĐ".

    ``is_frozen``: the program issued it, so what is given of number, symbol and date is written once. ``signer`` is who
    signs it, with the post held on the day of issue (while there is none, today or the day of its record).
    """

    type_code: str
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    title: str = ""
    note: str = ""
    id: int | None = None
    is_frozen: bool = field(default=False, compare=False)
    form: PaperForm = field(default_factory=PaperForm, compare=False)
    signer: PersonAtDate | None = field(default=None, compare=False)
    state: PaperState = field(default=PaperState.ISSUED, compare=False)

    @property
    def reference(self) -> str:
        """The number and symbol as written, "" when there is no number."""
        return f"{self.number}/{self.symbol}" if self.number else ""

    @property
    def cited(self) -> str:
        """The number and symbol as papers print them, a number below 10 padded (documents.md 4.2)."""
        digits = self.number.strip()
        return f"{int(digits):02d}/{self.symbol}" if digits.isdecimal() else self.reference


@dataclass(frozen=True)
class ArchivedPaper:
    """One issued paper as the archive lists it.

    ``owner_kind`` and ``owner_id`` name the record it belongs to, ``owner_code`` and ``owner_title`` are that record's
    words. ``version`` is the latest version kept as bytes, 0 when none is: such a paper is older than its file.
    ``file_count`` counts scans and other files attached to it.
    ``key`` holds the folded words that a search looks in. ``kind`` is "" for a paper that the program did not make;
    ``replaced_by_id`` is the paper that takes its place, ``replaced_by`` its number and symbol.
    """

    id: int
    type_code: str
    number: str
    symbol: str
    issued_on: date | None
    title: str
    owner_kind: str
    owner_id: int | None
    owner_code: str
    owner_title: str
    version: int
    file_count: int
    key: str = ""
    kind: str = ""
    state: PaperState = PaperState.ISSUED
    recalled_on: date | None = None
    recall_reason: str = ""
    replaced_by_id: int | None = None
    replaced_by: str = ""

    @property
    def reference(self) -> str:
        """The number and symbol as written, "" when there is no number."""
        return f"{self.number}/{self.symbol}" if self.number else ""

    @property
    def is_kept(self) -> bool:
        """Tell whether the paper is kept as it was printed."""
        return self.version > 0


@dataclass(frozen=True)
class KeptVersion:
    """One version of a paper as it left the office: "lần 2", when and why, and the stored file of each format."""

    version: int
    printed_at: datetime
    reason: str
    pdf_id: int | None
    docx_id: int | None


@dataclass(frozen=True)
class Dispatch:
    """What the register says of a paper besides number, date, abstract and signer (documents.md 4.4).

    ``kept_by`` is who keeps the file copy, ``copies`` how many were made.
    """

    recipients: str = ""
    kept_by: str = ""
    copies: int | None = None
    sent_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class PaperEntry:
    """A paper that the program did not make, as it is typed into the register."""

    type_code: str
    number: str
    symbol: str
    issued_on: date | None
    title: str = ""
    signer_text: str = ""
    dispatch: Dispatch = field(default_factory=Dispatch)


@dataclass(frozen=True)
class DraftRow:
    """One paper that is being drafted, with the record it belongs to; ``begun_on`` None where that is not known.

    ``key`` holds the folded words that a search looks in.
    """

    id: int
    kind: str
    type_code: str
    title: str
    owner_kind: str
    owner_id: int | None
    owner_code: str
    owner_title: str
    signer: str = ""
    begun_on: date | None = None
    key: str = ""


@dataclass(frozen=True)
class NumberSpan:
    """Numbers of a series that follow each other, both ends inclusive."""

    first: int
    last: int

    @property
    def count(self) -> int:
        """How many numbers these are."""
        return self.last - self.first + 1

    @property
    def written(self) -> str:
        """The numbers as papers write them: "01" or "01–08"."""
        return f"{self.first:02d}" if self.first == self.last else f"{self.first:02d}–{self.last:02d}"


@dataclass(frozen=True)
class RegisterRow:
    """One line of the register of outgoing papers of a year (documents.md 4.4).

    ``series`` and ``series_name`` say in which series it stands; ``numbers`` are the plain numbers the line stands
    for (a gap may be of several). A line without a paper has no ``document_id``; ``reason`` is why its number is
    reserved or void, ``mark_id`` what to release. ``is_frozen``: the program issued it; ``version`` is the latest kept
    as bytes. ``is_owner_trashed``: the record it belongs to is in the trash, its number stays taken. The name of the
    type and ``title`` together are column three, ``note`` is column ten as typed: what the state adds to it is for
    whoever shows it to word.
    """

    line: LineKind
    series: str
    series_name: str
    numbers: NumberSpan
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    type_code: str = ""
    title: str = ""
    signer: str = ""
    recipients: str = ""
    kept_by: str = ""
    copies: int | None = None
    sent_on: date | None = None
    note: str = ""
    reason: str = ""
    mark_id: int | None = None
    document_id: int | None = None
    owner_kind: str = ""
    owner_id: int | None = None
    owner_code: str = ""
    is_owner_trashed: bool = False
    state: PaperState = PaperState.ISSUED
    recalled_on: date | None = None
    recall_reason: str = ""
    replaced_by: str = ""
    is_frozen: bool = False
    version: int = 0
    key: str = ""

    @property
    def reference(self) -> str:
        """Number and symbol as papers write them, the symbol alone where the number is blank."""
        return f"{self.number}/{self.symbol}" if self.number and self.symbol else self.number or self.symbol
