"""The page "Nhiệm vụ": when a deadline is soon, what "trước ngày" means, which "rõ" are asked for, how to extend."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _, mark
from cchc_desktop.tasks.customs import MOST_SOON_DAYS, TaskCustoms, save_task_customs, task_customs
from cchc_desktop.tasks.extensions import ExtensionRule
from cchc_desktop.tasks.records import Clarity
from ui import style
from ui.catalogue.saving import Saving, accepted_values, refresh_accepted
from ui.common.fields import FULL, HALF, CheckField, ChoiceField, Form
from ui.settings.number_field import NumberField
from ui.workspace import Workspace

CLARITIES: Final[dict[Clarity, str]] = {
    Clarity.PERSON: mark("Who: a person leads, not a department alone"),
    Clarity.WORK: mark("What: the work is named"),
    Clarity.TIME: mark("Until when: a deadline, a recurrence, or “no deadline” on purpose"),
    Clarity.RESPONSIBILITY: mark("Responsibility: a lead, and a leader who supervises"),
    Clarity.DELIVERABLE: mark("Deliverable: what comes out of it, or the evidence"),
    Clarity.AUTHORITY: mark("Authority: who assigns and who confirms"),
}
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
        form.add("soon_days", _("“Due soon” within … days"), NumberField(0, MOST_SOON_DAYS), hint=_("Calendar days"))
        ways = [(True, _("Ends the day before: “trước 15/12” is 14/12")), (False, _("Includes the day: 15/12"))]
        form.add("before_is_exclusive", _("“Before the day …” in a decision"), ChoiceField(ways), span=HALF)
        form.add_wide(_heading(_("What an assignment has to make clear")))
        for clarity, words in CLARITIES.items():
            form.add(clarity.value, "", CheckField(_(words)), span=FULL)
        form.add_wide(_heading(_("Extensions (empty: no limit)")))
        times = NumberField(1, _MOST_TIMES, optional=True, placeholder=_("no limit"))
        days = NumberField(1, _MOST_DAYS, optional=True, placeholder=_("no limit"))
        form.add("times", _("Times for a task at most"), times, new_row=True)
        form.add("days", _("Days at once at most"), days, hint=_("Calendar days"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        words = QLabel(_("These hold for this file. Deadlines already given do not move; labels are counted anew."))
        words.setWordWrap(True)
        style.set_kind(words, "sub")
        column.addWidget(words)
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
    asked = {clarity.value: clarity in customs.clarities for clarity in CLARITIES}
    rule = customs.extensions
    return {
        "soon_days": customs.soon_days,
        "before_is_exclusive": customs.before_is_exclusive,
        "times": rule.times,
        "days": rule.days,
        **asked,
    }


def _customs(values: dict[str, Any]) -> TaskCustoms:
    return TaskCustoms(
        soon_days=values["soon_days"],
        before_is_exclusive=values["before_is_exclusive"],
        clarities=tuple(clarity for clarity in Clarity if values[clarity.value]),
        extensions=ExtensionRule(values["times"], values["days"]),
    )


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    style.set_kind(label, "strong")
    label.setContentsMargins(0, 8, 0, 0)
    return label
