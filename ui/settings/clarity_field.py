"""Which of the "rõ" an assignment has to make clear: a box for each, one under another."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.i18n import _, mark
from cchc_desktop.tasks.records import Clarity
from ui.common.fields import Field
from ui.common.fields.choice_field import TickBox

CLARITIES: Final[dict[Clarity, str]] = {
    Clarity.PERSON: mark("Who: a person leads, not a department alone"),
    Clarity.WORK: mark("What: the work is named"),
    Clarity.TIME: mark("Until when: a deadline, a recurrence, or “no deadline” on purpose"),
    Clarity.RESPONSIBILITY: mark("Responsibility: a lead, and a leader who supervises"),
    Clarity.DELIVERABLE: mark("Deliverable: what comes out of it, or the evidence"),
    Clarity.AUTHORITY: mark("Authority: who assigns and who confirms"),
}


class ClarityField(Field):
    """Its value is a tuple of ``Clarity`` in their order; none at all is a choice too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[Clarity, TickBox] = {}
        column = QVBoxLayout()
        column.setSpacing(0)
        for clarity, words in CLARITIES.items():
            box = TickBox(_(words))
            box.clicked.connect(lambda _checked=False: self._on_edited())
            box.went_on.connect(self._on_left)
            self.boxes[clarity] = box
            column.addWidget(box)
        self._row.addLayout(column, 1)
        self.setFocusProxy(self.boxes[Clarity.PERSON])

    def value(self) -> tuple[Clarity, ...]:
        return tuple(clarity for clarity, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Any) -> None:
        for clarity, box in self.boxes.items():
            box.setChecked(clarity in value)
        self._touched = False

    def is_in_use(self) -> bool:
        return any(box.hasFocus() for box in self.boxes.values())

    def is_empty(self) -> bool:
        return False

    def setAccessibleName(self, name: str) -> None:
        QWidget.setAccessibleName(self, name)
