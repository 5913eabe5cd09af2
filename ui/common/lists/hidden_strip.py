"""One line that says how many rows the filters keep back, with the way to see all; only there when there are some."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.numbers import format_number
from ui.common.strips import Offer, Strip


class HiddenStrip(Strip):
    """Reads “9 mục đang bị lọc – Hiện tất cả”; stands below the rows, so that none of them moves."""

    def __init__(self, show_all: Callable[[], None]) -> None:
        super().__init__("foot", "filter", "text2")
        self._show_all = show_all
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setContentsMargins(12, 0, 8, 0)
            row.setStretch(0, 0)
            row.addStretch(1)

    def show_hidden(self, count: int) -> None:
        """Say how many rows are hidden; nothing where none is."""
        if count <= 0:
            self.show_offer(None)
            return
        words = ngettext("{n} item is filtered out –", "{n} items are filtered out –", count)
        self.show_offer(Offer(words.format(n=format_number(count)), ((_("Show all"), self._show_all),)))
