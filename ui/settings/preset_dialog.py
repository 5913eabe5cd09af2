"""The form that puts one of the ready sets of departments into use."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import queries, service
from cchc_desktop.exchange.presets import DepartmentPreset, department_presets
from cchc_desktop.i18n import _
from ui import style
from ui.common.fields import HALF, ChoiceField, DateField, Form
from ui.common.form_dialog import WIDTH, FormDialog
from ui.workspace import Workspace

_LINES: Final = 4
"""Of the names of a set, so that the dialog fits a low screen."""


def preset_dialog(workspace: Workspace, parent: QWidget) -> FormDialog:
    """Return the form: which set, and for which days."""
    presets = department_presets()
    form = Form()
    choice = ChoiceField([(preset.name, preset.name) for preset in presets])
    form.add("preset", _("Set"), choice, span=HALF)
    form.add("since", _("From the day"), DateField(near=lambda: workspace.today), span=HALF, new_row=True)
    form.add("until", _("Until the day"), DateField(near=lambda: workspace.today), span=HALF)
    names = QLabel()
    names.setWordWrap(True)
    style.set_kind(names, "small")
    form.add_wide(names)

    def show_preset() -> None:
        preset = _named(presets, choice.value())
        form.set_values({"since": preset.since, "until": preset.until})
        names.ensurePolished()
        room = WIDTH * _LINES - 80  # lines end before their edge
        names.setText(names.fontMetrics().elidedText(_contents(preset), Qt.TextElideMode.ElideRight, room))
        names.setToolTip(_contents(preset))
        names.setFixedHeight(names.heightForWidth(WIDTH))

    choice.edited.connect(show_preset)
    choice.set_value(_proposed(workspace, presets).name)
    show_preset()
    return FormDialog(
        _("Use a ready set of departments"),
        _("Departments that are not in the set end the day before it begins; those in it under the same code go on."),
        form,
        words=_("Use this set"),
        store=lambda: _store(workspace, _named(presets, choice.value()), form, parent),
        parent=parent,
    )


def _proposed(workspace: Workspace, presets: tuple[DepartmentPreset, ...]) -> DepartmentPreset:
    """The set of today; where there is one already, the other."""
    today = workspace.today
    present = {row.code for row in workspace.read(lambda session: queries.departments_at(session, today))}
    of_today = next((preset for preset in presets if _holds(preset, today)), presets[-1])
    if present >= {code for code, _name in of_today.departments}:
        return next(preset for preset in reversed(presets) if preset is not of_today)
    return of_today


def _holds(preset: DepartmentPreset, day: date) -> bool:
    return (preset.since is None or preset.since <= day) and (preset.until is None or day <= preset.until)


def _named(presets: tuple[DepartmentPreset, ...], name: str) -> DepartmentPreset:
    return next(preset for preset in presets if preset.name == name)


def _contents(preset: DepartmentPreset) -> str:
    return "; ".join(name for _code, name in preset.departments)


def _store(workspace: Workspace, preset: DepartmentPreset, form: Form, origin: QWidget) -> None:
    values = form.values()
    verb = partial(_apply, preset=preset, since=values["since"], until=values["until"])
    workspace.write(verb, origin=origin)


def _apply(session: Session, *, preset: DepartmentPreset, since: date | None, until: date | None) -> Changes:
    return service.apply_preset(session, preset.departments, since=since, until=until)
