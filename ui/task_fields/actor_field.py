"""A person or a department, found by name, short name or abbreviation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import Actor
from cchc_desktop.text.folding import matches
from ui.common.fields import PersonField, PersonRow
from ui.task_fields.people import actor_of, row_id


class ActorField(PersonField):
    """One person or department; the value is an ``Actor`` or nothing.

    Signals: ``chosen`` one was taken from the list.
    """

    chosen = Signal()

    def __init__(self, rows: Sequence[PersonRow] = (), *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(rows, placeholder=placeholder or _("Name or department"), parent=parent)

    def actor(self) -> Actor | None:
        """Return the person or department chosen."""
        return actor_of(super().value())

    def value(self) -> Any:
        return self.actor()

    def set_value(self, value: Any) -> None:
        super().set_value(row_id(value) if isinstance(value, Actor) else value)

    def check(self) -> str:
        if self.actor() is None and not self.is_empty():
            return _("No person or department of this name is in the list. Choose one from the list.")
        return ""

    def empty(self) -> None:
        """Take what is typed away, ready for the next."""
        self.set_value(None)

    def _offer(self, rows: Sequence[PersonRow]) -> None:
        """Offer those whose name has the words before those whose post has them."""
        words = self.text()
        found = rows if len(rows) == len(self._rows) else sorted(rows, key=lambda row: not matches(words, row.name))
        super()._offer(found)

    def _choose(self, row: PersonRow) -> None:
        super()._choose(row)
        self.chosen.emit()
