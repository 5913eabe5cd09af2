"""What the window shows of a year, read in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import ListedDay
from cchc_desktop.calendar.queries import (
    forecast_notice,
    forecast_sentence,
    listed_days,
    own_years,
    working_calendar,
    works_saturdays,
    years_without_notice,
)
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.deadlines.affected import AffectedDeadline, affected_deadlines
from cchc_desktop.deadlines.given import given_deadlines
from cchc_desktop.i18n import _
from ui.common.strips import Offer


@dataclass(frozen=True)
class ShownYear:
    """The days of a year; ``affected`` are the deadlines that would come out otherwise than by the calendar before.

    ``missing`` are the years needed now that have no notice, ``notice`` the sentence about them.
    """

    days: tuple[ListedDay, ...] = ()
    is_own: bool = False
    is_forecast: bool = False
    works_saturdays: bool = False
    affected: tuple[AffectedDeadline, ...] = ()
    missing: tuple[int, ...] = ()
    notice: str = ""

    def entry(self, day: date) -> ListedDay | None:
        """Return what is listed for a day, or nothing."""
        return next((each for each in self.days if each.day == day), None)


def read_year(session: Session, *, year: int, today: date, before: WorkingCalendar) -> ShownYear:
    """Return a year as it stands now."""
    calendar = working_calendar(session)
    return ShownYear(
        tuple(listed_days(session, year)),
        year in own_years(session),
        calendar.is_forecast(year),
        works_saturdays(session),
        affected_deadlines(given_deadlines(session, today=today), before, calendar),
        years_without_notice(session, today),
        forecast_notice(session, today),
    )


def offer_of(
    shown: ShownYear,
    year: int,
    *,
    enter: Callable[[], None],
    choose: Callable[[], None],
    show: Callable[[int], None],
) -> Offer | None:
    """Return the strip over a year without a notice, or over any other while one that is needed has none."""
    if shown.is_forecast:
        ways = ((_("Enter the notice…"), enter), (_("From Excel…"), choose))
        return Offer(forecast_sentence((year,)), ways)
    if not shown.missing:
        return None
    missing = shown.missing[0]
    return Offer(shown.notice, ((_("Show {year}").format(year=missing), lambda: show(missing)),))
