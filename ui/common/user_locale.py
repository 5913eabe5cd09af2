"""Names of days and months in the user's language. Dates themselves are dd/MM/yyyy in every language."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QLocale

from cchc_desktop.i18n import DEFAULT_LANGUAGE, language
from cchc_desktop.text.dates import weekday_name


def user_locale() -> QLocale:
    """Return the locale of the language in use."""
    return QLocale("vi_VN") if language() == DEFAULT_LANGUAGE else QLocale("en_GB")


def weekday(day: date) -> str:
    """Return the name of a day of the week, as a sentence begins with it."""
    if language() == DEFAULT_LANGUAGE:
        name = weekday_name(day)
        return name[:1].upper() + name[1:]
    return user_locale().dayName(day.isoweekday())
