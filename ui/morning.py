"""What comes by itself at the first start of a day: the report of the morning, unless somebody has begun to work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from cchc_desktop.i18n import _
from ui.common.background import Job

if TYPE_CHECKING:
    from cchc_desktop.deadlines.digest import Digest
    from ui.main_window import MainWindow


def begin_day(window: MainWindow, now: date) -> Job | None:
    """Read the report beside everything else and offer it; nothing where this start shows none."""
    from ui.deadlines.morning import read_morning

    return read_morning(window.workspace, now, lambda read: offer_report(window, read))


def offer_report(window: MainWindow, read: Digest) -> None:
    """Show the report, or only say that there is one where somebody has begun to work: it takes no key away."""
    from ui.deadlines.digest_lines import digest_summary

    if not window.isVisible():
        return
    is_typing = any(room.has_unsaved() for room in window.stack.made())
    if is_typing or QApplication.activeModalWidget() or QApplication.activePopupWidget():
        window.tell(_("{summary} Report of the morning: F11.").format(summary=digest_summary(read)))
    else:
        window.windows.show_digest(read)
