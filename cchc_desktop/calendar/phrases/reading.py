"""Reading the deadline in a sentence: find the phrases, weigh them, and answer with one date, one recurrence or none.

Nothing is guessed: words that only mention a day ("Kế hoạch năm 2021", "công văn ngày 05/12") are no deadline, and two
deadlines in one sentence are shown to the reader instead of one of them being chosen.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cchc_desktop.calendar.phrases.deciding import deadlines_of, decide
from cchc_desktop.calendar.phrases.finding import Phrase, phrases_in
from cchc_desktop.calendar.phrases.senses import Asked
from cchc_desktop.calendar.phrases.surface import Surface
from cchc_desktop.calendar.recurrence import Recurrence
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR, short_date, weekday_name

LONGEST = 10_000
"""The wording of a deadline, or the sentence around it, has at most so many characters."""


Day = date
"""``date`` where a field has that name."""


class PhraseKind(Enum):
    """What the words give."""

    DATE = "date"
    RECURRENCE = "recurrence"
    NONE = "none"


@dataclass(frozen=True)
class Reading:
    """What a deadline phrase means.

    ``date`` is the last good day, of a recurrence the first one; ``reason`` the way to it, as sentences; ``asks`` that
    the user should look at it (a year left open, a day that is over, a day of signature not known yet); ``spans`` the
    places of the words read, as (start, end) in the text given. Without a date the days are None; then ``is_mention``
    tells that a day is named, but not as a deadline.
    """

    kind: PhraseKind
    reason: str
    date: Day | None = None
    recurrence: Recurrence | None = None
    asks: bool = False
    is_rest_day: bool = False
    working_day_before: Day | None = None
    working_day_after: Day | None = None
    spans: tuple[tuple[int, int], ...] = ()
    is_mention: bool = False

    @property
    def span(self) -> tuple[int, int] | None:
        """From the first to the last word read; None when nothing was."""
        return (self.spans[0][0], self.spans[-1][1]) if self.spans else None

    def as_text(self) -> str:
        """Return the date, if there is one, and under it the reason."""
        return f"{short_date(self.date)}\n{self.reason}" if self.date else self.reason

    def as_json(self) -> str:
        """Return one object with kind, date, recurrence, reason and the working days around it."""
        plain = {
            "kind": self.kind.value,
            "date": _iso(self.date),
            "recurrence": self.recurrence.as_plain() if self.recurrence else None,
            "reason": self.reason,
            "is_rest_day": self.is_rest_day,
            "working_day_before": _iso(self.working_day_before),
            "working_day_after": _iso(self.working_day_after),
        }
        return json.dumps(plain, ensure_ascii=False, indent=1)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def read_phrase(text: str, start: date, calendar: WorkingCalendar, *, before_excludes_day: bool = True) -> Reading:
    """Read the one deadline of a phrase, or of a sentence that holds it.

    ``start`` is the day it was said: "kể từ ngày họp" and a year left open count from it. ``before_excludes_day`` is
    the setting that makes "trước ngày 15" end on the 14th. Raises ValidationError for a date that does not exist
    (31/02), a number of days beyond any deadline and a text longer than ``LONGEST``.
    """
    asked = Asked(start, calendar, before_excludes_day)
    surface = _surface(text, asked)
    if not surface.plain:
        return Reading(PhraseKind.NONE, _sentences([_("no deadline is written")]))
    return _reading(decide(phrases_in(surface, asked), asked), surface, asked)


def read_phrases(
    text: str, start: date, calendar: WorkingCalendar, *, before_excludes_day: bool = True
) -> tuple[Reading, ...]:
    """Read every deadline of a sentence, in order, each with its own words; errors as ``read_phrase``."""
    asked = Asked(start, calendar, before_excludes_day)
    surface = _surface(text, asked)
    return tuple(_reading(phrase, surface, asked) for phrase in deadlines_of(phrases_in(surface, asked)))


def _surface(text: str, asked: Asked) -> Surface:
    if not FIRST_YEAR <= asked.start.year <= LAST_YEAR:
        sentence = _("Year {year} is not between {first} and {last}.")
        raise ValidationError(sentence.format(year=asked.start.year, first=FIRST_YEAR, last=LAST_YEAR))
    if len(text) > LONGEST:
        raise ValidationError(_("The wording of a deadline has at most {count} characters.").format(count=LONGEST))
    return Surface.of(text)


def _reading(phrase: Phrase, surface: Surface, asked: Asked) -> Reading:
    sense = phrase.sense
    spans = tuple(surface.span(*place) for place in phrase.places)
    if sense.recurrence is not None:
        day = sense.recurrence.first_due(asked.start, asked.calendar)
        reason = _("{recurrence}, first on {day}").format(recurrence=sense.recurrence.label, day=short_date(day))
    elif sense.day is not None:
        day, reason = sense.day, sense.reason
    else:
        return Reading(PhraseKind.NONE, _sentences([sense.reason]), spans=spans, is_mention=sense.is_mention)
    return Reading(
        kind=PhraseKind.RECURRENCE if sense.recurrence else PhraseKind.DATE,
        reason=_sentences([reason, *sense.notes, *_warnings(day, asked, is_counted=sense.is_counted)]),
        date=day,
        recurrence=sense.recurrence,
        asks=sense.asks,
        is_rest_day=not asked.calendar.is_working_day(day),
        working_day_before=asked.calendar.previous_working_day(day),
        working_day_after=asked.calendar.next_working_day(day),
        spans=spans,
    )


def _warnings(day: date, asked: Asked, *, is_counted: bool) -> list[str]:
    """Return what to say about a day that is over, that is a day of rest, or that rests on a forecast."""
    warnings = []
    if day < asked.start:
        warnings.append(_("{day} is already over").format(day=short_date(day)))
    is_rest_day = not asked.calendar.is_working_day(day)
    if is_rest_day:
        before, after = asked.calendar.previous_working_day(day), asked.calendar.next_working_day(day)
        sentence = _("{day} is a day of rest ({name}): the working day before is {before}, the one after {after}")
        name = asked.calendar.day_name(day) or weekday_name(day)
        days = {"day": short_date(day), "before": short_date(before), "after": short_date(after)}
        warnings.append(sentence.format(name=name, **days))
    if (is_counted or is_rest_day) and asked.calendar.is_forecast(day.year):
        warnings.append(_("the days off of {year} are a forecast").format(year=day.year))
    return warnings


def _sentences(parts: list[str]) -> str:
    return ". ".join(part[:1].upper() + part[1:] for part in parts)
