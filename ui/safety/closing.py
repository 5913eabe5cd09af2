"""The backup of closing: the window waits for it, and says so when it takes longer than a moment."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import _
from ui.common.waiting import PATIENCE_MS, ProgressDialog, wait_for
from ui.safety.keeper import Keeper


def back_up_before_closing(keeper: Keeper, window: QWidget | None) -> None:
    """Make the backup of closing if one is due; she may close without it."""
    job = keeper.finish()
    if job is None or wait_for(job, PATIENCE_MS):
        return
    words = _("Making the backup before closing…")
    ProgressDialog(job, words, _("What was typed is saved already."), _("Close without it"), window).exec()
