"""From the phrases of a sentence to its one deadline: a recurrence takes a day, a period gives way to a date in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc_desktop.calendar.phrases.finding import Phrase
from cchc_desktop.calendar.phrases.senses import Asked, no_date
from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date

_LENGTH = list(Every)


def decide(phrases: Sequence[Phrase], asked: Asked) -> Phrase:
    """Return the one deadline of a sentence, or a phrase without a date that says why there is none."""
    deadlines = deadlines_of(phrases)
    if not deadlines:
        said = sorted(phrases, key=lambda phrase: phrase.sense.is_mention)
        return said[0] if said else Phrase(no_date(_("no deadline is found in these words")), ())
    if len(deadlines) == 1:
        return deadlines[0]
    dates = [each for each in deadlines if each.sense.day is not None]
    others = [each for each in deadlines if each.sense.day is None]
    if len(dates) == 1 and not any(each.sense.has_own_day for each in others):
        return _date_beside(dates[0], others, asked)
    named = ", ".join(_name(each) for each in deadlines)
    return Phrase(no_date(_("there are several deadlines ({named}): choose one").format(named=named)), ())


def deadlines_of(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the deadlines, in order: what is said twice once, days joined with their recurrence."""
    deadlines = [phrase for phrase in phrases if phrase.sense.is_deadline]
    left = _without_repetition(_without_covering(_joined(_without_repetition(deadlines))))
    return sorted(left, key=lambda phrase: phrase.places)


def _name(phrase: Phrase) -> str:
    day, recurrence = phrase.sense.day, phrase.sense.recurrence
    return short_date(day) if day else recurrence.label if recurrence else ""


def _without_repetition(deadlines: Sequence[Phrase]) -> list[Phrase]:
    kept: list[Phrase] = []
    for each in deadlines:
        said = [other for other in kept if _is_same(other, each)]
        if not said:
            kept.append(each)
        else:
            better = each if each.sense.has_own_day and not said[0].sense.has_own_day else said[0]
            kept[kept.index(said[0])] = replace(better, places=tuple(sorted((*said[0].places, *each.places))))
    return kept


def _is_same(one: Phrase, other: Phrase) -> bool:
    return (one.sense.day, one.sense.recurrence) == (other.sense.day, other.sense.recurrence)


def _joined(deadlines: Sequence[Phrase]) -> list[Phrase]:
    """Join "chậm nhất ngày 20" with "hằng tháng"; a recurrence with its own day needs no other."""
    bare = [each for each in deadlines if not each.sense.has_own_day]
    if not bare:
        return list(deadlines)
    rest = [each for each in deadlines if each.sense.has_own_day]
    if any(each.sense.recurrence for each in rest):
        return rest
    recurrence = bare[0].sense.recurrence
    partners = [each for each in rest if each.sense.repeats and recurrence]
    for each in partners:
        if each.sense.repeats and recurrence and each.sense.repeats.every is recurrence.every:
            return [_repeated(each, bare), *(other for other in rest if other is not each)]
    return list(deadlines)


def _repeated(day: Phrase, bare: Sequence[Phrase]) -> Phrase:
    sense = replace(day.sense, day=None, recurrence=day.sense.repeats, repeats=None, covers=None, notes=(), asks=False)
    return Phrase(sense, tuple(sorted({*day.places, *(place for each in bare for place in each.places)})))


def _without_covering(deadlines: Sequence[Phrase]) -> list[Phrase]:
    """Leave out a period that another date falls in: "trong quý I, xong trước ngày 15/3" is the date."""
    return [each for each in deadlines if not any(_covers(each, other) for other in deadlines if other is not each)]


def _covers(period: Phrase, other: Phrase) -> bool:
    if period.sense.covers is None or other.sense.day is None:
        return False
    first, last = period.sense.covers
    is_shorter = other.sense.covers is None or other.sense.covers[0] > first or other.sense.covers[1] < last
    return is_shorter and first <= other.sense.day <= last


def _date_beside(date: Phrase, recurrences: Sequence[Phrase], asked: Asked) -> Phrase:
    """Keep a date whose sentence also speaks of "hằng tháng"; a day without its month says too little for a quarter."""
    every = recurrences[0].sense.recurrence
    repeats = date.sense.repeats
    if repeats and every and _LENGTH.index(repeats.every) < _LENGTH.index(every.every):
        return Phrase(no_date(_("the day comes back, but its month is not said: write it")), ())
    note = _("the sentence also says {recurrence}").format(recurrence=every.label if every else "")
    return Phrase(replace(date.sense, notes=(*date.sense.notes, note), asks=True), date.places)
