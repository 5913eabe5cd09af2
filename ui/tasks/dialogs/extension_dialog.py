"""Gia hạn: ask for a later deadline, say that it was granted, or decide what was asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import ExtensionResult
from cchc_desktop.text.dates import short_date
from ui.common.fields import FULL, HALF, ChoiceField, Form, PersonField, TextField
from ui.tasks.dialogs.asking import Desk


@dataclass(frozen=True)
class ExtensionAnswer:
    """What was entered; ``result`` is PENDING for a request that waits for its decision."""

    to_due: date
    reason: str
    asked_on: date
    result: ExtensionResult
    decided_by_id: int | None
    decided_on: date | None


def ask_extension(
    desk: Desk, names: str, due: date | None, store: Callable[[ExtensionAnswer], None], *, proposed: date | None = None
) -> bool:
    """Ask to which day, why, and whether it is granted already; ``due`` is the deadline of now."""
    form = Form()
    result = ChoiceField(
        [(ExtensionResult.GRANTED, _("asked and granted")), (ExtensionResult.PENDING, _("asked, not decided yet"))]
    )
    form.add("to_due", _("New deadline"), desk.day_field(proposed, is_later=True), span=HALF, required=True)
    form.add("result", _("Decision"), result, span=HALF)
    form.add("reason", _("Reason"), TextField(min_lines=2, max_lines=4), span=FULL, required=True)
    form.add("asked_on", _("Asked on"), desk.day_field(desk.today), span=HALF, required=True)
    form.add("decided_on", _("Decided on"), desk.day_field(desk.today), span=HALF, new_row=False)
    form.add("decided_by_id", _("Decided by"), PersonField(desk.people.person_rows), span=HALF, new_row=True)

    def follow() -> None:
        for name in ("decided_on", "decided_by_id"):
            form.fields[name].setEnabled(result.value() is ExtensionResult.GRANTED)

    result.edited.connect(follow)

    def kept() -> None:
        values = form.values()
        is_granted = values["result"] is ExtensionResult.GRANTED
        store(
            ExtensionAnswer(
                values["to_due"],
                values["reason"],
                values["asked_on"],
                values["result"],
                values["decided_by_id"] if is_granted else None,
                values["decided_on"] if is_granted else None,
            )
        )

    now = _("The deadline is {day}. ").format(day=short_date(due)) if due is not None else ""
    sentence = now + _("The first deadline stays in the record.")
    return desk.ask(_("Extend {tasks}").format(tasks=names), sentence, form, _("Extend"), kept)


def decide_extension(
    desk: Desk, names: str, to_due: date, reason: str, store: Callable[[ExtensionResult, int | None, date], None]
) -> bool:
    """Ask what was decided on a request."""
    form = Form()
    result = ChoiceField([(ExtensionResult.GRANTED, _("granted")), (ExtensionResult.REFUSED, _("refused"))])
    form.add("result", _("Decision"), result, span=HALF)
    form.add("decided_on", _("Decided on"), desk.day_field(desk.today), span=HALF, required=True)
    form.add("decided_by_id", _("Decided by"), PersonField(desk.people.person_rows), span=HALF)

    def kept() -> None:
        values = form.values()
        store(values["result"], values["decided_by_id"], values["decided_on"])

    asked = _("Asked until {day}: {reason}").format(day=short_date(to_due), reason=reason or "–")
    return desk.ask(_("Decide the extension of {tasks}").format(tasks=names), asked, form, _("Keep"), kept)
