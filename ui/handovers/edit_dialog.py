"""The fields of one handover; who hands over to whom stays once tasks went over."""

from __future__ import annotations

from collections.abc import Callable

from cchc_desktop.i18n import _
from cchc_desktop.tasks.handover_list import HandoverRow
from cchc_desktop.tasks.handovers import HandoverDetails
from cchc_desktop.tasks.records import Actor
from ui.common.fields import FULL, HALF, Form, LineField, PersonRow, TextField
from ui.common.form_dialog import FormDialog
from ui.task_fields.actor_field import ActorField
from ui.task_fields.people import row_id
from ui.tasks.dialogs.asking import Desk

Store = Callable[[HandoverDetails], None]


class HandoverEditDialog(FormDialog):
    """Shows the fields of a handover; ``store`` keeps them and may refuse."""

    def __init__(self, desk: Desk, row: HandoverRow, store: Store) -> None:
        self._keep_details = store
        details = row.details
        form = Form()
        rows = _with_both(desk, row)
        giver, taker = ActorField(rows), ActorField(rows)
        form.add("giver", _("Hands over"), giver, span=HALF, required=True)
        form.add("taker", _("Takes over"), taker, span=HALF, required=True)
        form.add("starts_on", _("From the day"), desk.day_field(details.starts_on), span=HALF)
        ends = desk.day_field(details.ends_on, is_later=True)
        form.add("ends_on", _("Until the day (empty: for good)"), ends, span=HALF)
        form.add("reason", _("Reason"), LineField(max_length=500), span=FULL)
        form.add("content", _("What is handed over"), TextField(min_lines=2, max_lines=5), span=FULL)
        form.add("minutes_number", _("Number of the minutes"), LineField(max_length=50), span=HALF)
        form.add("signed_on", _("Signed on"), desk.day_field(details.signed_on), span=HALF)
        names = ("reason", "content", "minutes_number")
        form.set_values({"giver": details.giver, "taker": details.taker, **{n: getattr(details, n) for n in names}})
        is_fixed = any(task.returned_on is None for task in row.tasks)
        for field in (giver, taker):
            field.set_read_only(is_fixed)
        sentence = _("Tasks went over already, so who hands over and who takes over stay.") if is_fixed else ""
        title = _("Handover {code}").format(code=row.code)
        super().__init__(title, sentence, form, words=_("Keep"), store=self._keep, parent=desk.parent)

    def _keep(self) -> None:
        self._keep_details(HandoverDetails(**self.form.values()))


def _with_both(desk: Desk, row: HandoverRow) -> tuple[PersonRow, ...]:
    """Return who can be chosen, with both sides though they may have left since."""
    offered = desk.people.actor_rows
    known = {each.id for each in offered}
    sides: tuple[tuple[Actor, str], ...] = ((row.details.giver, row.giver), (row.details.taker, row.taker))
    return (*offered, *(PersonRow(row_id(side), name, "") for side, name in sides if row_id(side) not in known))
