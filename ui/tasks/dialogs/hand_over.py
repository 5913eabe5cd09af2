"""Bàn giao: the open tasks of a person or a department go over to somebody else, all of them or those ticked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.tasks.handovers import HandoverDetails
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import Actor
from ui import style
from ui.common.fields import FULL, HALF, Form, LineField, TextField
from ui.common.form_dialog import FormDialog
from ui.common.icon_label import IconLabel
from ui.task_fields.actor_field import ActorField
from ui.tasks.dialogs.asking import Desk

Open = Callable[[Actor], Sequence[TaskRow]]
Store = Callable[[HandoverDetails, Sequence[int]], None]
_LIST_HEIGHT = 128


class HandoverDialog(FormDialog):
    """``open_tasks`` returns what somebody has still to do; ``chosen`` are ticked at first, all where none is given."""

    def __init__(self, desk: Desk, giver: Actor | None, chosen: Sequence[int], open_tasks: Open, store: Store) -> None:
        self._open_tasks, self._store_them = open_tasks, store
        self._chosen = frozenset(chosen)
        form = Form()
        self.giver, self.taker = ActorField(desk.people.actor_rows), ActorField(desk.people.actor_rows)
        form.add("giver", _("Hands over"), self.giver, span=HALF, required=True)
        form.add("taker", _("Takes over"), self.taker, span=HALF, required=True)
        form.add("starts_on", _("From the day"), desk.day_field(desk.today), span=HALF, required=True)
        form.add("ends_on", _("Until the day (empty: for good)"), desk.day_field(is_later=True), span=HALF)
        form.add("reason", _("Reason"), LineField(max_length=500), span=FULL)
        form.add("content", _("What is handed over"), TextField(min_lines=1, max_lines=3), span=FULL)
        self.list = QListWidget()
        style.set_kind(self.list, "plain")
        self.list.setFixedHeight(_LIST_HEIGHT)
        self.list.setAccessibleName(_("Tasks to hand over"))
        self.count = IconLabel("sub")
        form.add_wide(self.count)
        form.add_wide(self.list)
        self.giver.set_value(giver)
        self.giver.edited.connect(self._offer)
        self.list.itemChanged.connect(lambda _item: self._tell())
        self._offer()
        sentence = _("The former leads stay in the record; with a last day, what is still open can be taken back.")
        super().__init__(
            _("Hand over tasks"), sentence, form, words=_("Hand over"), store=self._keep, parent=desk.parent
        )

    def ticked(self) -> list[int]:
        """Return the tasks that go over."""
        items = (self.list.item(number) for number in range(self.list.count()))
        return [
            int(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked
        ]

    def _keep(self) -> None:
        values: Mapping[str, Any] = self.form.values()
        details = HandoverDetails(
            values["giver"],
            values["taker"],
            values["starts_on"],
            values["ends_on"],
            values["reason"],
            values["content"],
        )
        self._store_them(details, self.ticked())

    def _offer(self) -> None:
        """Show what the giver has still to do."""
        actor = self.giver.actor()
        rows = self._open_tasks(actor) if actor is not None else ()
        preferred = self._chosen & {row.id for row in rows}
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.code} · {row.work}")
            item.setData(Qt.ItemDataRole.UserRole, row.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_ticked = row.id in preferred or not preferred
            item.setCheckState(Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked)
            item.setToolTip(row.work)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        count = len(self.ticked())
        if not self.list.count():
            words = _("No open tasks: the handover records an absence only.")
        else:
            words = ngettext("{n} of {all} open task goes over", "{n} of {all} open tasks go over", self.list.count())
        self.count.show_text(words.format(n=count, all=self.list.count()))
