"""One text of a kind of paper: its name, the office's words, what will be printed, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.committee.records import AdjustedText
from cchc_desktop.documents.slots import Slot, filled_text
from cchc_desktop.i18n import _
from ui import style
from ui.common.fields.form import MessageStrip
from ui.texts.slot_field import Values, slot_field


class SlotBox(QWidget):
    """Holds the text of ``slot`` for ``kind``.

    Signals: ``edited()``, ``left()``, ``reset_wanted()`` the program's words are to hold again.
    """

    edited = Signal()
    left = Signal()
    reset_wanted = Signal()

    def __init__(self, kind: str, slot: Slot, values: Values, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind, self.slot, self._values = kind, slot, values
        self.stored = slot.default
        self.field = slot_field(slot, values)
        self.field.setParent(self)  # so that Tab comes to it before the button above it
        self.reset = QPushButton(_("Back to the program's words"), self)
        self._build()
        self.field.edited.connect(self._on_edited)
        self.field.left.connect(self._on_left)
        self.reset.clicked.connect(self.reset_wanted)

    def show_text(self, stored: str, *, refresh: bool) -> None:
        """Show the text that holds; ``refresh`` leaves what is being typed, and what could not be kept, as it is."""
        self.stored = stored
        if not refresh:
            self.field.set_value(stored)
        elif not self.field.check():
            self.field.refresh_value(stored)
        self.show_printed()

    def typed(self) -> str:
        """Return the text as typed, as stored while it cannot be kept."""
        return self.stored if self.field.check() else self.field.value()

    def adjusted(self) -> AdjustedText:
        """Return the text for the preview: what stands in the field, whether it can be kept or not."""
        return AdjustedText(self.kind, self.slot.name, self.typed())

    def show_printed(self) -> None:
        """Say under the field what its variables become, and offer the way back where the words are the office's."""
        text = self.field.value()
        self.reset.setVisible(text != self.slot.default)
        if self.slot.choices:
            return
        if not text:
            self.field.set_hint(_("Nothing is printed here."))
            return
        said = filled_text(self.slot, text, self._values())
        lines = " · ".join(line.strip() for line in said.split("\n") if line.strip())
        self.field.set_hint(_("Becomes: {text}").format(text=lines) if said != text else "")

    def _build(self) -> None:
        words = QLabel(_(self.slot.label))
        words.setBuddy(self.field.editor())
        style.set_kind(words, "label")
        self.field.setAccessibleName(_(self.slot.label))
        style.set_kind(self.reset, "small_link")
        self.reset.setAutoDefault(False)
        self.reset.setAccessibleName(_("{text}: back to the program's words").format(text=_(self.slot.label)))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(words, 1)
        head.addWidget(self.reset)
        strip = MessageStrip(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(strip)
        strip.add(self.field)
        self.setMaximumWidth(style.FIELD_MAX)

    def sizeHint(self) -> QSize:
        return QSize(style.FIELD_MAX, super().sizeHint().height())

    def _on_edited(self) -> None:
        self.show_printed()
        self.edited.emit()

    def _on_left(self) -> None:
        self.show_printed()
        self.left.emit()
