"""What a table says about a text without refusing it: old font encodings, characters that the page cannot show."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPersistentModelIndex

from cchc_desktop.i18n import _
from cchc_desktop.text import legacy
from ui.common.entry_table import EntryTable
from ui.common.notice import NoticeBar


class CellNotices(QObject):
    """Looks at each cell as it is left; what there is to say stands in the bar, with the way to mend it."""

    def __init__(self, table: EntryTable[Any], bar: NoticeBar, missing_glyphs: Callable[[str], str]) -> None:
        super().__init__(table)
        self._table, self._bar, self._missing_glyphs = table, bar, missing_glyphs
        table.cell_left.connect(self._look_at)

    def _look_at(self, row: int, column: int) -> None:
        index = self._table.entries.index(row, column)
        text = self._table.entries.text_at(index)
        if legacy.detect_legacy(text) is not None:
            self._bar.show_notice(
                _("This text looks like an old font encoding."),
                icon="warning",
                action=_("Convert"),
                act=partial(self._convert, QPersistentModelIndex(index)),
            )
            return
        missing = self._missing_glyphs(text)
        if missing:
            words = _("Not on the printed page: {characters}").format(characters=missing)
            self._bar.show_notice(words, icon="warning")

    def _convert(self, place: QPersistentModelIndex) -> None:
        entries = self._table.entries
        text = entries.text_at(place)
        encoding = legacy.detect_legacy(text)
        if encoding is not None:
            entries.setData(place, legacy.convert_legacy(text, encoding))
            entries.tidy(place)
