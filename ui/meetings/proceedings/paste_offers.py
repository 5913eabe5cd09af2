"""Takes what is pasted into the proceedings and asks, without stopping anybody, what should become of it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QTextCursor

from cchc_desktop.i18n import _
from cchc_desktop.meetings.rules import is_outline
from cchc_desktop.meetings.whole_text import WholeText
from ui.common.fields.field import commit_input_method
from ui.common.strips import Offer, Strip
from ui.meetings.proceedings.editor import WritingArea
from ui.meetings.proceedings.pasting import (
    Pasted,
    converted,
    pasted,
    whole_minutes,
    without_second_place,
)


class PasteOffers(QObject):
    """Puts a paste into the text and offers to convert it or to take it apart.

    Signals: ``parts_found(WholeText)`` the user wants the parts in their fields.
    """

    parts_found = Signal(object)

    def __init__(self, area: WritingArea, strip: Strip) -> None:
        super().__init__(area)
        self._area, self._strip = area, strip
        self._piece = Pasted("", "")
        self._range = QTextCursor(area.document())
        area.mime_offered.connect(self.take)

    def take(self, source: QMimeData) -> None:
        """Insert what the clipboard or a drop brings."""
        piece = pasted(source)
        if not piece.text:
            return
        commit_input_method()
        self._area.places.leave()
        cursor = self._area.textCursor()
        start = cursor.selectionStart()
        self._area.replace(start, cursor.selectionEnd(), piece.text)
        self._piece = piece
        self._range = self._area.cursor_of(start, self._area.textCursor().position())
        self._offer(piece.is_legacy)

    def withdraw(self) -> None:
        """Ask nothing any more: another text is shown."""
        self._strip.show_offer(None)

    def _offer(self, is_legacy: bool) -> None:
        parts = None if is_legacy else whole_minutes(self._text())
        if is_legacy:
            ways = ((_("Convert"), self._convert), (_("Keep as it is"), self._keep_letters))
            sentence = _("The pasted text is in an old font encoding (TCVN3 or VNI).")
            self._strip.show_offer(Offer(sentence, ways))
        elif parts is not None:
            ways = ((_("Take apart"), lambda: self._take_apart(parts)), (_("Keep as it is"), self.withdraw))
            sentence = _("The pasted text has a head, conclusions or an end; the program prints those parts by itself.")
            self._strip.show_offer(Offer(sentence, ways))
        else:
            self.withdraw()

    def _text(self) -> str:
        return self._range.selection().toPlainText()

    def _convert(self) -> None:
        self._put(converted(self._piece, self._text()))
        self._offer(False)

    def _keep_letters(self) -> None:
        self._offer(False)

    def _take_apart(self, parts: WholeText) -> None:
        """Leave the proceedings in the text, in place of an outline that nobody has filled; the rest goes to fields."""
        self.withdraw()
        parts = whole_minutes(self._text()) or parts
        whole = self._area.text()
        start, end = self._range.selectionStart(), self._range.selectionEnd()
        before = self._area.cursor_of(0, start).selection().toPlainText()
        last = self._area.document().characterCount() - 1
        around = f"{before}\n{self._area.cursor_of(end, last).selection().toPlainText()}"
        if is_outline(around) and whole:
            self._range = self._area.cursor_of(0, last)
            self._put(parts.proceedings)
        else:
            self._put(without_second_place(parts.proceedings, around))
        self.parts_found.emit(parts)

    def _put(self, text: str) -> None:
        commit_input_method()
        start = self._range.selectionStart()
        self._area.replace(start, self._range.selectionEnd(), text)
        self._range = self._area.cursor_of(start, self._area.textCursor().position())
        self._area.setFocus()
