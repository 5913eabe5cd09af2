"""The foot that the windows of sheets share: what was just done, and the ways in which a sheet leaves the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.common.icon_label import IconLabel
from ui.counts.sheet_pane import SheetPane

Act = Callable[[], object]


class SheetFoot(QFrame):
    """Words left, buttons right: ``others`` first, then export, print and close."""

    def __init__(self, sheet: SheetPane, close: Act, others: Sequence[tuple[QPushButton, Act]] = ()) -> None:
        super().__init__()
        style.set_kind(self, "foot")
        self.told = IconLabel("sub", wraps=True)
        self.print_button = QPushButton(_("P&rint…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        buttons = (
            *others,
            (QPushButton(_("Export &Word…")), lambda: sheet.export("docx")),
            (QPushButton(_("Export P&DF…")), lambda: sheet.export("pdf")),
            (self.print_button, sheet.print_sheet),
            (QPushButton(_("Close")), close),
        )
        for button, act in buttons:
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)

    def tell(self, sentence: str) -> None:
        """Say that something was done."""
        self.told.show_text(sentence, "checkmark", "green", kind="sub")

    def refuse(self, sentence: str) -> None:
        """Say that something cannot be."""
        self.told.show_text(sentence, "error_circle", "red", kind="error", filled=True)


def add_sheet_keys(window: QWidget, sheet: SheetPane, others: Sequence[tuple[str, Act]] = ()) -> None:
    """Let the keys of print and export mean in this window what they mean everywhere."""
    for keys, act in (("Ctrl+P", sheet.print_sheet), ("Ctrl+E", lambda: sheet.export("docx")), *others):
        QShortcut(QKeySequence(keys), window, act)
