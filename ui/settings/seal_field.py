"""Whose head and seal the papers carry: four ways, each in plain words."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QButtonGroup, QLabel, QRadioButton, QVBoxLayout, QWidget

from cchc_desktop.committee.records import SealCase
from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.fields import Field

SEAL_CASES: Final = (
    (
        SealCase.A,
        mark("A · The People's Committee issues"),
        mark("Its name and number (…-UBND) at the head, its seal at the end. The usual way."),
    ),
    (
        SealCase.B,
        mark("B · The committee issues, with the seal of the People's Committee"),
        mark("The committee's name and number (…-BCĐ); the post in the People's Committee above the signer's name."),
    ),
    (
        SealCase.C,
        mark("C · The committee issues, without a seal"),
        mark("As B, but only the title in the committee, no post above the name."),
    ),
    (
        SealCase.D,
        mark("D · The committee has a seal of its own"),
        mark("As C, with the committee's own seal. Rare."),
    ),
)


class SealField(Field):
    """One of the four seal cases (documents.md 4.3)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[SealCase, QRadioButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout()
        column.setSpacing(0)
        for case, title, words in SEAL_CASES:
            button = QRadioButton(_(title))
            button.setAccessibleDescription(_(words))
            button.clicked.connect(lambda _checked=False: self._on_edited())
            note = QLabel(_(words))
            note.setWordWrap(True)
            note.setContentsMargins(26, 0, 0, 3)
            style.set_kind(note, "small")
            self._group.addButton(button)
            self.buttons[case] = button
            column.addWidget(button)
            column.addWidget(note)
        self._row.addLayout(column, 1)
        self.setFocusProxy(self.buttons[SealCase.A])

    def value(self) -> SealCase:
        return next((case for case, button in self.buttons.items() if button.isChecked()), SealCase.A)

    def set_value(self, value: Any) -> None:
        self.buttons[value].setChecked(True)
        self._touched = False

    def is_in_use(self) -> bool:
        return any(button.hasFocus() for button in self.buttons.values())

    def setAccessibleName(self, name: str) -> None:
        QObject.setProperty(self, "accessibleName", name)
