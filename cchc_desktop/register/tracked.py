"""What the history and the trash know of the register, and what an undo must not bring about in it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum
from functools import cache, partial
from typing import Any

from sqlalchemy.orm import Session

from cchc_desktop.committee.tracked import CAPACITIES
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _, mark
from cchc_desktop.register.model import IssuedDocument, NumberMarkRow, PaperText, SeriesOpening, SeriesRule
from cchc_desktop.register.numbering import Numbers, read_numbers
from cchc_desktop.register.records import MarkKind
from cchc_desktop.register.rules import PAPER, type_name
from cchc_desktop.register.series import place_of, series_of_key
from cchc_desktop.storage.history_rules import RowChange
from cchc_desktop.storage.tracking import Tracked, Trashed

_REGISTER = "register"
_NUMBERED = frozenset({"type_code", "number", "symbol", "issued_on", "trashed_at"})
"""What places a paper in a series; a change of anything else asks nothing of the numbers."""
_NumbersOf = Callable[[int], Numbers]
_SERIES = {"series": mark("Series"), "year": mark("Year"), "number": mark("Number")}
_MARKS: dict[Enum, str] = {MarkKind.RESERVED: mark("reserved"), MarkKind.VOID: mark("void")}

TRACKED = (
    Tracked(
        IssuedDocument,
        mark("Documents"),
        record="",
        record_kind="owner_kind",
        record_id="owner_id",
        named_as=PAPER,
        kinds=("paper", "meeting"),
        named_by="title",
        fields={
            "type_code": mark("Type"),
            "number": mark("Number"),
            "symbol": mark("Symbol"),
            "issued_on": mark("Day"),
            "title": mark("Abstract"),
            "signer_id": mark("Signed by"),
            "signer_text": mark("Signed by"),
            "capacity": mark("Signs as"),
            "is_collective": mark("For the whole body (TM.)"),
            "recipients": mark("Recipients"),
            "kept_by": mark("File copy kept by"),
            "copies": mark("Copies"),
            "sent_on": mark("Sent"),
            "recalled_on": mark("Recalled"),
            "recall_reason": mark("Reason"),
            "replaced_by_id": mark("Replaced by"),
            "note": mark("Note"),
            "trashed_at": mark("In the trash since"),
        },
        values=CAPACITIES,
    ),
    Tracked(
        PaperText,
        mark("Text of a paper"),
        record=PAPER,
        record_id="document_id",
        kinds=("paper", "meeting"),
        named_by="slot",
        fields={"text": mark("Text")},
    ),
    Tracked(
        NumberMarkRow,
        mark("Numbers without a paper"),
        record=_REGISTER,
        record_id="",
        kinds=("paper",),
        named_by="series",
        fields={**_SERIES, "kind": mark("Kind"), "reason": mark("Reason"), "marked_on": mark("Day")},
        values=_MARKS,
    ),
    Tracked(
        SeriesOpening,
        mark("Opening numbers"),
        record=_REGISTER,
        record_id="",
        kinds=("paper",),
        named_by="series",
        fields=_SERIES,
    ),
    Tracked(
        SeriesRule,
        mark("Series of numbers"),
        record=_REGISTER,
        record_id="",
        kinds=("paper",),
        named_by="organ",
        fields={"organ": mark("Symbol"), "year": mark("Year"), "is_single": mark("One series for all kinds")},
    ),
)


def _name(row: Any) -> str:
    number = f"{row.number}/{row.symbol}" if row.number else ""
    return " · ".join(filter(None, (f"{type_name(row.type_code)} {number}".strip(), row.title)))


def _come_back(session: Session, row: Any, _thrown_away: datetime) -> None:
    _require_free(row, partial(read_numbers, session))


TRASHED = (Trashed(IssuedDocument, PAPER, mark("Documents"), _name, come_back=_come_back),)


def numbers_stay_single(session: Session, changes: Sequence[RowChange]) -> None:
    """Refuse a number that another paper has by now, or that is marked; each year is read once."""
    numbers_of = cache(partial(read_numbers, session))
    for change in changes:
        if change.table == IssuedDocument.__tablename__ and _NUMBERED.intersection(change.columns):
            row = session.get(IssuedDocument, change.row_id)
            if row is not None and row.trashed_at is None:
                _require_free(row, numbers_of)
        elif change.table == NumberMarkRow.__tablename__:
            _require_unused(session.get(NumberMarkRow, change.row_id), numbers_of)


def _require_free(row: IssuedDocument, numbers_of: _NumbersOf) -> None:
    if not row.number or row.issued_on is None:
        return
    numbers = numbers_of(row.issued_on.year)
    series = numbers.series_of(row.symbol, row.type_code)
    holder = numbers.year_of(series).holder_of(row.number, except_id=row.id)
    if holder is not None:
        sentence = _("Number {reference} is that of another paper by now. Nothing was changed.")
        raise Conflict(sentence.format(reference=holder.reference))
    number, letter = place_of(row.number)
    marks = () if letter else numbers.marks.get(series.key, ())
    marked = next((each for each in marks if each.number == number), None)
    if marked is not None:
        sentence = _("Number {reference} is reserved or void by now ({reason}). Nothing was changed.")
        raise Conflict(sentence.format(reference=f"{row.number}/{row.symbol}", reason=marked.reason))


def _require_unused(row: NumberMarkRow | None, numbers_of: _NumbersOf) -> None:
    if row is not None and row.number in numbers_of(row.year).year_of(series_of_key(row.series)).used:
        raise Conflict(_("Number {number} has a paper by now. Nothing was changed.").format(number=f"{row.number:02d}"))


CHECKS = (numbers_stay_single,)
