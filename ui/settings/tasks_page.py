"""The page "Nhiệm vụ": when a deadline is soon, what "trước ngày" means, which "rõ" are asked for, how to extend."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.customs import MOST_SOON_DAYS, TaskCustoms, save_task_customs, task_customs
from cchc_desktop.tasks.extensions import ExtensionRule
from ui import style
from ui.catalogue.saving import Saving, accepted_values, refresh_accepted
from ui.common.fields import FULL, THREE_QUARTERS, ChoiceField, Form
from ui.common.fields.number_field import NumberField
from ui.settings.clarity_field import ClarityField
from ui.workspace import Workspace

_MOST_TIMES: Final = 20
_MOST_DAYS: Final = 366


class TasksPage(QWidget):
    """Shows the customs of tasks; what is typed is saved by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.form = Form()
        self.saving = Saving(self._store, self)
        self._stored = TaskCustoms()
        self._build()
        self.saving.watch(self.form)
        self.saving.refused.connect(self._show_refusal)
        self.reload()

    def reload(self) -> None:
        """Read the customs again; what is being typed stays."""
        self._stored = self._workspace.read(task_customs)
        refresh_accepted(self.form, _values(self._stored))

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each field that cannot be kept as it stands."""
        return accepted_values(self.form, _values(self._stored))[1]

    # -- parts

    def _build(self) -> None:
        form = self.form
        form.add("soon_days", _("Due soon within"), NumberField(0, MOST_SOON_DAYS), hint=_("calendar days"))
        ways = [(True, _("Ends the day before: “trước 15/12” is 14/12")), (False, _("Includes the day: 15/12"))]
        form.add("before_is_exclusive", _("“Before the day …” in a decision"), ChoiceField(ways), span=THREE_QUARTERS)
        form.add("clarities", _("What an assignment has to make clear"), ClarityField(), span=FULL)
        times = NumberField(1, _MOST_TIMES, optional=True, placeholder=_("no limit"))
        days = NumberField(1, _MOST_DAYS, optional=True, placeholder=_("no limit"))
        form.add("times", _("Extensions of a task"), times, new_row=True)
        form.add("days", _("Days of one"), days, hint=_("calendar days"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        note = QLabel(_("These hold for this file. Deadlines already given do not move; labels are counted anew."))
        note.setWordWrap(True)
        style.set_kind(note, "sub")
        column.addWidget(note)
        column.addWidget(form)
        form.set_values(_values(self._stored))

    # -- what happens

    def _store(self) -> bool:
        typed = _customs(accepted_values(self.form, _values(self._stored))[0])
        if typed == self._stored:
            return False
        self._workspace.write(lambda session: save_task_customs(session, typed), origin=self)
        self._stored = typed
        return True

    def _show_refusal(self, error: AppError) -> None:
        if isinstance(error, ValidationError):
            self.form.show_error(error.field, error.sentence)


def _values(customs: TaskCustoms) -> dict[str, Any]:
    rule = customs.extensions
    return {
        "soon_days": customs.soon_days,
        "before_is_exclusive": customs.before_is_exclusive,
        "times": rule.times,
        "days": rule.days,
        "clarities": customs.clarities,
    }


def _customs(values: dict[str, Any]) -> TaskCustoms:
    return TaskCustoms(
        soon_days=values["soon_days"],
        before_is_exclusive=values["before_is_exclusive"],
        clarities=values["clarities"],
        extensions=ExtensionRule(values["times"], values["days"]),
    )
