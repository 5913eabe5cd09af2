"""How a deadline is printed: in its own words, with the day only where the words name none (documents.md 7)."""

from __future__ import annotations

import re
from datetime import date

from cchc_desktop.text.dates import short_date

NO_DEADLINE = "–"
"""What a table prints for a task without deadline; its legend says "Không thời hạn"."""

_DAY = re.compile(r"(?<!\d)\d{1,2}\s*[/.-]\s*\d{1,2}(?!\d)|ngày\s+\d{1,2}\b|mùng\s+\d", re.IGNORECASE)
"""A day that stands in the words: "15/12/2020", "ngày 25 hằng tháng"."""


def deadline_words(wording: str, due: date | None, *, original: date | None = None, is_recurring: bool = False) -> str:
    """Return the deadline of a task as papers print it; ``due`` is the last approved day, ``original`` the first one.

    "xong trước ngày 15/12/2020" stays as it is, "trong quý I/2021" gets its day behind it, and an extended deadline
    names both.
    """
    words = " ".join(wording.split()).rstrip(" .;,")
    if due is None and not is_recurring:
        return words or NO_DEADLINE
    if due is not None and original is not None and due != original and not is_recurring:
        first = words or f"chậm nhất ngày {short_date(original)}"
        return f"chậm nhất ngày {short_date(due)} (gia hạn; hạn gốc: {first})"
    if not words:
        return f"chậm nhất ngày {short_date(due)}" if due is not None else NO_DEADLINE
    if is_recurring or due is None or _DAY.search(words):
        return words
    return f"{words} ({short_date(due)})"
