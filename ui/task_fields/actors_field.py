"""Who works along: several people and departments in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import Actor
from ui import style
from ui.common.fields import Field, PersonRow
from ui.common.flow_layout import FlowLayout
from ui.task_fields.actor_field import ActorField
from ui.task_fields.people import row_id


class ActorsField(Field):
    """Several people and departments in their order: each a chip that a click takes away, and a line for one more.

    Backspace in the empty line takes the last one away.
    """

    def __init__(self, rows: Sequence[PersonRow] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)
        self._actors: tuple[Actor, ...] = ()
        self._chips: list[QPushButton] = []
        self.add_field = ActorField(rows, placeholder=_("Add a person or a department"))
        self.add_field.chosen.connect(self._add)
        self.add_field.left.connect(self._on_left)
        self.add_field.line.installEventFilter(self)
        body = QWidget()
        body.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._flow = FlowLayout()
        chips = QWidget()
        chips.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(chips)
        column.addWidget(self.add_field)
        self._chip_row = chips
        chips.hide()
        self._row.addWidget(body, 1)
        self.setFocusProxy(self.add_field.editor())

    def set_rows(self, rows: Sequence[PersonRow]) -> None:
        """Offer these from now on."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.add_field.set_rows(rows)
            self._show_chips()

    def value(self) -> tuple[Actor, ...]:
        return self._actors

    def set_value(self, value: Any) -> None:
        actors = tuple(value or ())
        if actors != self._actors or len(self._chips) != len(actors):
            self._actors = actors
            self._show_chips()
        self._touched = False
        self.show_error("")

    def check(self) -> str:
        return self.add_field.check()

    def is_empty(self) -> bool:
        return not self._actors

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.add_field.set_read_only(read_only)
        for chip in self._chips:
            chip.setDisabled(read_only)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        is_back = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Backspace
        if is_back and event.type() == QKeyEvent.Type.KeyPress and self._actors and not self.add_field.text():
            self._remove(self._actors[-1])
            return True
        return super().eventFilter(watched, event)

    def _add(self) -> None:
        actor = self.add_field.actor()
        if actor is not None and actor not in self._actors:
            self._actors = (*self._actors, actor)
            self._show_chips()
            self._on_edited()
        self.add_field.empty()

    def _remove(self, actor: Actor) -> None:
        self._actors = tuple(other for other in self._actors if other != actor)
        self._show_chips()
        self._on_edited()
        self.add_field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.deleteLater()
        names = {row.id: row.name for row in self._rows}
        self._chips = [self._chip(actor, names.get(row_id(actor), "?")) for actor in self._actors]
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._chip_row.setVisible(bool(self._chips))
        self._flow.invalidate()
        self._chip_row.updateGeometry()

    def _chip(self, actor: Actor, name: str) -> QPushButton:
        chip = QPushButton(name)
        style.set_kind(chip, "chip")
        chip.setIcon(style.icon("dismiss", size=16))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setToolTip(_("Take {name} away").format(name=name))
        chip.setAccessibleName(_("Take {name} away").format(name=name))
        chip.clicked.connect(lambda _checked=False: self._remove(actor))
        return chip
