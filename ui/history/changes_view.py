"""The rows that a step changed, as text to be read and copied: each field with what stood before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.storage.audit import RowLine, StepLine
from cchc_desktop.storage.model import RowAction
from cchc_desktop.storage.restoring import FieldDifference
from ui import style

_INDENT: Final = 12
_LONGEST: Final = 4000


class ChangesView(QTextEdit):
    """Shows one step, or the fields that keep an older version from coming back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "writing")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(style.GUTTER)
        self.setAccessibleName(_("What was changed"))

    def show_step(self, line: StepLine | None) -> None:
        """Show what a step changed, row by row."""
        self.clear()
        if line is None:
            return
        self._write(line.step.title, "strong")
        if line.step.sentence:
            self._write(line.step.sentence, "body", "text2", above=4)
        for row in line.rows:
            self._write_row(row)
        if not line.rows and not line.step.sentence:
            self._write(_("What it changed was removed with the trash."), "body", "text2", above=8)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_differences(self, found: Sequence[FieldDifference]) -> None:
        """Show what stood in fields then and what stands there now."""
        self.clear()
        self._write(_("Changed again later"), "strong")
        for each in found:
            self._write(each.field, "label", "text2", above=12)
            self._write_sides(((_("Then"), each.then), (_("Now"), each.now)))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write_row(self, row: RowLine) -> None:
        words = {RowAction.INSERT: _("added"), RowAction.DELETE: _("removed")}.get(row.action, "")
        name = row.name.split("\n")[0]
        self._write(" · ".join(filter(None, (row.words, name, words))), "label", "text2", above=12)
        for field in row.fields:
            if row.action is RowAction.UPDATE:
                self._write(field.field, "body", above=4)
                self._write_sides(((_("Before"), field.before), (_("After"), field.after)))
            else:
                self._write_sides(((field.field, field.before or field.after),))

    def _write_sides(self, sides: Iterable[tuple[str, str]]) -> None:
        for words, value in sides:
            shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
            self._write(f"{words}: ", "small", "text2", indent=_INDENT)
            self._add(shown or _("(empty)"), "body", "text" if shown else "text2")

    def _write(self, text: str, kind: str, role: str = "text", *, above: int = 2, indent: int = 0) -> None:
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        block = QTextBlockFormat()
        block.setTopMargin(above)
        block.setLeftMargin(indent)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
        else:
            cursor.insertBlock(block)
        self.setTextCursor(cursor)
        self._add(text, kind, role)

    def _add(self, text: str, kind: str, role: str) -> None:
        looks = QTextCharFormat()
        looks.setFont(style.font(kind))
        looks.setForeground(style.color(role))
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, looks)
