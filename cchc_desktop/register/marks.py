"""Numbers without a paper: kept for one to come, void, given before this file was begun; and what a series counts."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.model import NumberMarkRow, SeriesOpening, SeriesRule
from cchc_desktop.register.numbering import series_year, year_of_series
from cchc_desktop.register.records import MarkKind, Paper
from cchc_desktop.register.series import NumberMark, SeriesYear, named, place_of
from cchc_desktop.storage import history
from cchc_desktop.text.normalise import clean_line

HIGHEST = 999_999
MOST_AT_ONCE = 500
"""So many numbers are marked by one step at most: more is a slip of the finger."""
_REASON = 200


def reserve_number(
    session: Session, series: str, year: int, number: int, reason: str, *, day: date, until: int | None = None
) -> Changes:
    """Keep a number, or those up to ``until``, for papers to come. ``series`` is a key of ``series_of_year``.

    Raises ValidationError (``number``, ``until``, ``reason``).
    """
    found = _mark(session, (series, year), (number, until), MarkKind.RESERVED, reason, day)
    title = _("Reserve number {number} of {series}")
    history.name_step(session, title.format(number=_written(number, until), series=found.series.name))
    return Changes.of("paper")


def void_number(
    session: Session, series: str, year: int, number: int, reason: str, *, day: date, until: int | None = None
) -> Changes:
    """Declare a number, or those up to ``until``, void for a reason; undo does not pass that.

    A number that was reserved may become void. Raises ValidationError (``number``, ``until``, ``reason``).
    """
    found = _mark(session, (series, year), (number, until), MarkKind.VOID, reason, day)
    name = f"{_written(number, until)} ({found.series.name})"
    history.wall(
        session,
        _("Number {number} was declared void, and undo does not pass that. Release it in the register.").format(
            number=name
        ),
        title=_("Declare number {number} void").format(number=name),
    )
    return Changes.of("paper")


def release_number(session: Session, mark_id: int) -> Changes:
    """Take the mark from a number: it is free again. Raises NotFound."""
    row = session.get(NumberMarkRow, mark_id)
    if row is None:
        raise NotFound(_("This number is no longer marked."))
    found = year_of_series(session, row.series, row.year)
    title = _("Release number {number} of {series}").format(number=f"{row.number:02d}", series=found.series.name)
    session.delete(row)
    session.flush()
    history.name_step(session, title)
    return Changes.of("paper")


def set_opening(session: Session, series: str, year: int, number: int | None) -> Changes:
    """Say with which number this file begins a series in a year; those before were given without it. None forgets it.

    Raises ValidationError (``opening``).
    """
    if number is not None and not 1 <= number <= HIGHEST:
        raise ValidationError(_("The opening number is from 1 to {most}.").format(most=HIGHEST), "opening")
    row = session.scalar(select(SeriesOpening).where(SeriesOpening.series == series, SeriesOpening.year == year))
    if row is not None and number is None:
        session.delete(row)
    elif row is not None and number is not None:
        row.number = number
    elif number is not None:
        session.add(SeriesOpening(series=series, year=year, number=number))
    session.flush()
    name = year_of_series(session, series, year).series.name
    history.name_step(session, _("Opening number of {series} in {year}").format(series=name, year=year))
    return Changes.of("paper")


def set_one_series(session: Session, organ: str, year: int, *, is_single: bool) -> Changes:
    """Say whether an organ numbers all its papers in one series from a year on, or each kind in its own."""
    row = session.scalar(select(SeriesRule).where(SeriesRule.organ == organ, SeriesRule.year == year))
    if row is None:
        session.add(SeriesRule(organ=organ, year=year, is_single=is_single))
    else:
        row.is_single = is_single
    session.flush()
    title = _("Number the papers of {organ} by kind from {year} on")
    if is_single:
        title = _("Number all papers of {organ} in one series from {year} on")
    history.name_step(session, title.format(organ=organ, year=year))
    return Changes.of("paper")


def use_reserved(session: Session, paper: Paper) -> None:
    """Take the mark from a reserved number that a paper has now."""
    if not paper.number or paper.issued_on is None:
        return
    found = series_year(session, paper.symbol, paper.issued_on.year, type_code=paper.type_code)
    number, letter = place_of(paper.number)
    query = select(NumberMarkRow).where(
        NumberMarkRow.series == found.series.key,
        NumberMarkRow.year == found.year,
        NumberMarkRow.number == number,
        NumberMarkRow.kind == MarkKind.RESERVED,
    )
    row = None if letter else session.scalar(query)
    if row is not None:
        session.delete(row)
        session.flush()


def _mark(
    session: Session,
    key: tuple[str, int],
    numbers: tuple[int, int | None],
    kind: MarkKind,
    reason: str,
    day: date,
) -> SeriesYear:
    found = year_of_series(session, *key)
    first, last = numbers[0], numbers[1] or numbers[0]
    words = _checked_reason(reason)
    _check_range(found, first, last)
    marks = {number: _checked_mark(found, number, kind) for number in range(first, last + 1)}
    for number, mark in marks.items():
        if mark is not None:
            row = session.get_one(NumberMarkRow, mark.id)
            row.kind, row.reason, row.marked_on = kind, words, day
            continue
        row = NumberMarkRow(series=key[0], year=key[1], number=number, kind=kind, reason=words, marked_on=day)
        session.add(row)
    session.flush()
    return found


def _check_range(found: SeriesYear, first: int, last: int) -> None:
    if not 1 <= first <= HIGHEST:
        raise ValidationError(_("Enter a number from 1 to {most}.").format(most=HIGHEST), "number")
    if not first <= last < first + MOST_AT_ONCE:
        sentence = _("Enter a last number from {first} to {last}.")
        raise ValidationError(sentence.format(first=first, last=first + MOST_AT_ONCE - 1), "until")
    following = found.next_number
    if following is not None and first > following:
        sentence = _("{number} is not reached yet: the next number of {series} is {next}. Enter one up to that.")
        raise ValidationError(
            sentence.format(number=f"{first:02d}", series=found.series.name, next=f"{following:02d}"), "number"
        )


def _checked_mark(found: SeriesYear, number: int, kind: MarkKind) -> NumberMark | None:
    """Return the mark that a number has and that may become another: a reserved number may become void."""
    holder = next((entry for entry in found.entries if entry.place[0] == number), None)
    if holder is not None:
        raise ValidationError(
            _("Number {number} is that of the {paper}, so it cannot be marked.").format(
                number=f"{number:02d}", paper=named(holder)
            ),
            "number",
        )
    mark = found.mark_of(number)
    if mark is not None and (mark.kind is kind or mark.kind is MarkKind.VOID):
        sentence = _("Number {number} is reserved already ({reason}).")
        if mark.kind is MarkKind.VOID:
            sentence = _("Number {number} is void already ({reason}).")
        raise ValidationError(sentence.format(number=f"{number:02d}", reason=mark.reason), "number")
    return mark


def _checked_reason(reason: str) -> str:
    words = clean_line(reason)
    if not words:
        raise ValidationError(_("Say why: the register shows the reason beside the number."), "reason")
    if len(words) > _REASON:
        sentence = _("The reason has {n} characters; {limit} are possible. Shorten it.")
        raise ValidationError(sentence.format(n=len(words), limit=_REASON), "reason")
    return words


def _written(number: int, until: int | None) -> str:
    return f"{number:02d}" if until is None or until == number else f"{number:02d}–{until:02d}"
