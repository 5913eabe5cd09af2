"""Commitment to be signed (bản cam kết): a personal paper, no document of the decree (documents.md 3.7).

The motto alone stands above it, nothing is numbered, and it speaks in the first person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.listed import TargetFacts
from cchc_desktop.commitments.records import Comparison, CountedBy, FigureKind
from cchc_desktop.committee.signing_titles import default_signer
from cchc_desktop.documents.content import (
    Addressees,
    Block,
    CellAlign,
    Column,
    Document,
    MottoHead,
    Paragraph,
    Role,
    Row,
    Section,
    Signature,
    SignatureRow,
    SizePreset,
    Table,
    Title,
)
from cchc_desktop.documents.decree30 import END_MARK, place_date_line
from cchc_desktop.documents.kinds.commitment_facts import CommitmentPaper
from cchc_desktop.documents.kinds.common import DOTS, signer_name
from cchc_desktop.documents.kinds.issued_parts import case_of, confirmation
from cchc_desktop.documents.kinds.minutes_text import without_end_mark
from cchc_desktop.documents.slots import Slot, filled, filled_lines
from cchc_desktop.i18n import mark
from cchc_desktop.register.records import Paper, PaperForm
from cchc_desktop.text.academic_titles import without_academic_titles
from cchc_desktop.text.numbers import format_number

KIND = "commitment"
SIGNED_BY = "NGƯỜI CAM KẾT"
SIGNED_FOR_UNIT = "ĐẠI DIỆN ĐƠN VỊ CAM KẾT"
_VARIABLES = ("tôi", "năm", "cơ quan", "ban chỉ đạo")
ABSTRACT = Slot("abstract", mark("Abstract"), "Thực hiện chỉ tiêu, nhiệm vụ cải cách hành chính năm {năm}", _VARIABLES)
ADDRESSEES = Slot("addressees", mark("Addressees"), "Chủ tịch {cơ quan}\n{ban chỉ đạo}", _VARIABLES, is_list=True)
PLEDGE = Slot(
    "pledge",
    mark("Sentence before the targets"),
    "{tôi} cam kết thực hiện các chỉ tiêu, nhiệm vụ cải cách hành chính năm {năm} như sau:",
    _VARIABLES,
)
DUTY = Slot(
    "duty",
    mark("Sentence after the targets"),
    "{tôi} xin cam kết thực hiện đúng, đủ các nội dung nêu trên; nếu không hoàn thành, {tôi} xin chịu trách nhiệm "
    "trước Chủ tịch {cơ quan} và Trưởng Ban Chỉ đạo theo quy định.",
    _VARIABLES,
)
SLOTS = (ABSTRACT, ADDRESSEES, PLEDGE, DUTY)
COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Nội dung, chỉ tiêu", 60),
    Column("Mức cam kết", 33),
    Column("Thời gian", 25),
    Column("Cách đo", 35),
)
_BLANK_LINES = 4
_EVERY = {CountedBy.MONTH: "hằng tháng", CountedBy.QUARTER: "hằng quý"}
_MEASURES = {
    FigureKind.SHARE: "Tỷ lệ %, tính {every}",
    FigureKind.COUNT: "Đếm {every}, cộng dồn",
    FigureKind.LEVEL: "Số liệu cuối kỳ, {every}",
}


def build(facts: CommitmentPaper) -> Document:
    """Return the commitment as a content tree; one without targets has lines to write on."""
    profile, year = facts.profile, facts.commitment.row.year
    blocks: tuple[Block, ...] = (
        MottoHead(),
        Title("BẢN CAM KẾT", _said(facts, ABSTRACT).strip(" ."), anchor="title"),
        Addressees.of(_lines(facts, ADDRESSEES), anchor=ADDRESSEES.name),
        *_body(facts),
        Paragraph.of(place_date_line(profile.place_name, facts.commitment.row.signed_on, year), role=Role.PLACE_DATE),
        _signatures(facts),
    )
    return Document(
        kind=KIND,
        title=f"Bản cam kết {facts.commitment.row.code} năm {year}",
        author=_name(facts),
        sections=(Section(blocks),),
        preset=SizePreset(profile.size_preset),
    )


def _body(facts: CommitmentPaper) -> Iterator[Block]:
    yield Paragraph.of(_who(facts), anchor="holder")
    yield Paragraph.of(_sentence(_said(facts, PLEDGE)), anchor=PLEDGE.name)
    rows = tuple(
        _row(number, each, facts.commitment.row.year) for number, each in enumerate(facts.commitment.targets, start=1)
    )
    yield Table(COLUMNS, rows or (Row(("",) * len(COLUMNS)),) * _BLANK_LINES, anchor="targets")
    duty = without_end_mark(_sentence(_said(facts, DUTY))).rstrip(" .;:,")
    yield Paragraph.of(f"{duty or _i(facts)}{END_MARK}", anchor="end")


def _who(facts: CommitmentPaper) -> str:
    """Return "Tôi là …, chức vụ …, bộ phận …"; a department says "Chúng tôi là …"."""
    person = facts.person
    if person is None:
        return f"{_i(facts)} là {facts.commitment.row.holder_name or DOTS}."
    unit = person.department.removeprefix("Bộ phận ")
    parts = (f"{_i(facts)} là {_name(facts)}", person.post and f"chức vụ {person.post}", unit and f"bộ phận {unit}")
    return f"{', '.join(filter(None, parts))}."


def _i(facts: CommitmentPaper) -> str:
    return "Tôi" if facts.person is not None else "Chúng tôi"


def _name(facts: CommitmentPaper) -> str:
    person = facts.person
    return without_academic_titles(person.full_name) if person is not None else facts.commitment.row.holder_name


def _row(number: int, target: TargetFacts, year: int) -> Row:
    term = target.details.term.strip() or f"Năm {year}"
    cells = (str(number), target.details.name.rstrip(" ."), _level(target), term, _measure(target))
    return Row(cells, anchor=f"target:{target.code}")


def _level(target: TargetFacts) -> str:
    """Return "≥ 24 tin, bài/năm (quý I: 6)"."""
    row, unit = target.row, target.row.unit.strip()
    unit = "" if "%" in unit else unit
    parts = [f"{_short(Period.parse(code))}: {format_number(value)}" for code, value in target.details.values]
    words = f"{row.committed} {unit}".strip()
    return f"{words} ({'; '.join(parts)})" if parts else words


def _short(period: Period) -> str:
    """Return a period of the year that the paper names anyway: "quý I", "tháng 3"."""
    return period.label.removesuffix(f"/{period.year}").removesuffix(f" năm {period.year}")


def _measure(target: TargetFacts) -> str:
    """Return how it is measured as it was typed, else what is counted and how often."""
    row = target.row
    if row.measure.strip():
        return row.measure.strip(" .")
    if row.counted_words and row.among_words:
        return f"{row.counted_words.strip(' .')}/{row.among_words.strip(' .')}, tính {_EVERY[row.counted_by]}"
    if row.comparison is Comparison.PASS:
        return f"Đánh giá đạt, không đạt {_EVERY[row.counted_by]}"
    return _MEASURES[row.kind].format(every=_EVERY[row.counted_by])


def _signatures(facts: CommitmentPaper) -> SignatureRow:
    """Return who confirms left, who commits right."""
    signer, paper = default_signer(facts.profile, KIND, facts.people), Paper("", form=PaperForm(KIND))
    case = case_of(facts.profile, KIND, paper, signer.id if signer is not None else None)
    title = SIGNED_BY if facts.person is not None else SIGNED_FOR_UNIT
    return SignatureRow(
        right=Signature((title,), signer_name(facts.person), anchor="holder"),
        left=confirmation(facts.profile, KIND, paper, case, signer),
    )


def _values(facts: CommitmentPaper) -> Mapping[str, str]:
    profile = facts.profile
    return {
        "tôi": _i(facts).lower(),
        "năm": str(facts.commitment.row.year),
        "cơ quan": profile.organisation_short or profile.organisation,
        "ban chỉ đạo": profile.committee,
    }


def _said(facts: CommitmentPaper, slot: Slot) -> str:
    """Return a text as printed."""
    return filled(slot, KIND, facts.profile, PaperForm(KIND), _values(facts)).strip()


def _lines(facts: CommitmentPaper, slot: Slot) -> tuple[str, ...]:
    return filled_lines(slot, KIND, facts.profile, PaperForm(KIND), _values(facts))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
