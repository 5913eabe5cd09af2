"""Moments, sizes and contents of backups as the window says them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from cchc_desktop.i18n import DEFAULT_LANGUAGE, _, language, mark, ngettext
from cchc_desktop.storage.copies import Contents
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.text.dates import short_date

TABLES: Final = ("meeting", "person", "issued_document")
"""What is counted in a backup."""

_REASONS: Final = {
    Reason.DAILY: mark("First start of the day"),
    Reason.CHANGED: mark("After changes"),
    Reason.CLOSING: mark("When closing"),
    Reason.BY_HAND: mark("Made by hand"),
    Reason.BEFORE_UPGRADE: mark("Before an upgrade"),
    Reason.BEFORE_IMPORT: mark("Before an import"),
    Reason.BEFORE_RESTORE: mark("Before a restore"),
    Reason.BEFORE_EMPTYING: mark("Before emptying the trash"),
}


def reason_words(reason: Reason) -> str:
    """Return why a backup was made."""
    return _(_REASONS[reason])


def clock_and_day(moment: datetime, now: datetime) -> str:
    """Write "07:58 today", "07:58 yesterday" or "07:58 20/11/2026"."""
    if moment.date() == now.date():
        return _("{clock} today").format(clock=f"{moment:%H:%M}")
    if moment.date() == (now - timedelta(days=1)).date():
        return _("{clock} yesterday").format(clock=f"{moment:%H:%M}")
    return f"{moment:%H:%M} {short_date(moment.date())}"


def size_words(size: int) -> str:
    """Write a number of bytes: 168 KB, 4,2 MB."""
    for unit, bytes_each in (("GB", 1 << 30), ("MB", 1 << 20)):
        if size >= bytes_each:
            words = f"{size / bytes_each:.1f}"
            return f"{words.replace('.', ',') if language() == DEFAULT_LANGUAGE else words} {unit}"
    return f"{-(-size // 1024)} KB"


def contents_words(contents: Contents) -> str:
    """Write what is in a file: "7 meetings · 16 people · 4 papers"; "" when it is not known."""
    rows = contents.rows
    parts = [
        words.format(count=rows[table])
        for table, words in (
            ("meeting", ngettext("{count} meeting", "{count} meetings", rows.get("meeting", 0))),
            ("person", ngettext("{count} person", "{count} people", rows.get("person", 0))),
            ("issued_document", ngettext("{count} paper", "{count} papers", rows.get("issued_document", 0))),
        )
        if table in rows
    ]
    return " · ".join(parts)
