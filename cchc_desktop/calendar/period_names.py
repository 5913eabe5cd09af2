"""The names of periods in the user's language; papers have their own wording, ``Period.label``."""

from __future__ import annotations

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.i18n import DEFAULT_LANGUAGE, _, language


def period_name(period: Period) -> str:
    """Return "tháng 12/2020", or "12/2020" where the program speaks English."""
    if language() == DEFAULT_LANGUAGE:
        return period.label
    match period.kind:
        case PeriodKind.MONTH:
            return f"{period.number}/{period.year}"
        case PeriodKind.QUARTER:
            return f"Q{period.number}/{period.year}"
        case PeriodKind.HALF:
            return _("first half of {year}").format(year=period.year)
        case PeriodKind.NINE_MONTHS:
            return _("nine months of {year}").format(year=period.year)
        case PeriodKind.YEAR:
            return str(period.year)
