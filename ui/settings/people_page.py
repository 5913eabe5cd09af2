"""The page "Người": everybody the papers name, in the order of rank, each with post and role."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import queries, service
from cchc_desktop.committee.founding import take_list
from cchc_desktop.committee.records import HistoryLine, PersonAtDate
from cchc_desktop.committee.trash import trash_person
from cchc_desktop.errors import AppError
from cchc_desktop.exchange.people_sheet import PeopleSheet
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.keeping import dated_copy
from ui import style
from ui.catalogue.catalogue_page import CataloguePage
from ui.catalogue.form_head import FormHead
from ui.catalogue.rows_list import ListRow
from ui.catalogue.rows_pane import RowsPane
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.settings.history_panel import HistoryPanel
from ui.settings.people_import import PeopleImport
from ui.settings.person_form import PersonForm
from ui.workspace import Workspace


class PeoplePage(CataloguePage):
    """Edits people; one who is no longer needed is hidden, one entered by mistake goes into the trash.

    Signals: ``told(sentence)`` what was done with a list.
    """

    told = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        empty = EmptyState(
            "people_team",
            _("Nobody is entered yet"),
            _("Minutes name the chair, the secretary and everybody invited with post and role. Enter them once, here."),
        )
        self.empty_button = empty.add_primary(_("New person"), self.begin_new)
        self.empty_button.setAutoDefault(False)
        pane = RowsPane(find=_("Find a person"), new=_("New person"), show_all=_("Also those hidden"))
        self.person_form = PersonForm()
        super().__init__(workspace, pane, FormHead(_("Hide")), self.person_form, empty)
        self.excel = PeopleImport(workspace.worker, workspace.prompts, self)
        self.trash_button = self.head.add_second(_("Move to the trash"))
        self.excel_button, self.template_button = QPushButton(_("From Excel…")), QPushButton(_("Empty Excel list"))
        self._add_excel_row()
        self.history = HistoryPanel(workspace)
        self.add_line(self.history)
        self._people: dict[int, PersonAtDate] = {}
        self._stored = service.PersonEdit("")
        self.form.fields["full_name"].left.connect(self._look_at_name)
        self.pane.list.remove_wanted.connect(self.toggle_hidden)
        self.head.button.clicked.connect(self.toggle_hidden)
        self.trash_button.clicked.connect(self.throw_away)
        self.history.change_wanted.connect(self._begin_change)
        self.history.changed.connect(self._after_history)
        self.excel_button.clicked.connect(self._import)
        self.template_button.clicked.connect(self.excel.save_template)
        self.excel.accepted.connect(self._take_over)
        self.excel.told.connect(self.told)

    # -- the page protocol

    def ids(self) -> Sequence[int]:
        return list(self._people)

    def reload(self) -> None:
        today = self.workspace.today
        people, departments, used = self.workspace.read(
            lambda session: (
                queries.people_at(session, today, with_hidden=True),
                queries.departments_at(session, None),
                queries.words_used(session),
            )
        )
        had_people = bool(self._people)
        self._people = {person.id: person for person in people}
        if self.current not in self._people and (self.current is not None or not had_people):
            self.current = next((person.id for person in people if not person.is_hidden), None)
        self.show_rows()
        self.person_form.offer(departments, used)
        self.show_current(refresh=True)

    def show_rows(self) -> None:
        everybody = self.pane.show_all.isChecked()
        people = [person for person in self._people.values() if everybody or not person.is_hidden]
        self.pane.show_rows([_row(person) for person in people])
        self.pane.list.select(self.current)

    def show_current(self, *, refresh: bool = False) -> None:
        person = self._people.get(self.current) if self.current is not None else None
        if person is None and refresh:
            if self.stack.currentIndex() == 1 and not self.is_blank():
                return  # a new person is being typed
            self.stack.setCurrentIndex(0)
            return
        self.stack.setCurrentIndex(1)
        self._stored = _edit_of(person)
        self.person_form.offer_departments(today=self.workspace.today, also=self._stored.department_id)
        self.person_form.show_edit(self._stored, refresh=refresh and self.shown == self.current)
        self.shown = self.current
        self._show_head(person)
        lines: list[HistoryLine] = []
        if person is not None:
            lines = self.workspace.read(partial(queries.history_of, person_id=person.id))
        self.history.show_lines(person, lines, self.person_form.departments)

    def store(self) -> bool:
        edit, _refused = self.person_form.edit()
        if self.is_idle() or edit == self._stored or not edit.full_name:
            return False
        if self.current is None:
            changes = self.write_typed(partial(_add, edit=edit))
            self.current = self.shown = changes.record_id
        else:
            verb = partial(_update, person_id=self.current, edit=edit, today=self.workspace.today)
            self.write_typed(verb)
        self._stored = edit
        self.reload()
        return True

    def arrange(self, order: Sequence[int]) -> None:
        self.workspace.write(partial(service.order_people, person_ids=order), origin=self)

    def begin_new(self) -> None:
        if not self.leave():
            return
        self.current = None
        self.pane.list.select(None)
        self.show_current()
        self.focus_name()

    def focus_name(self) -> None:
        self.form.fields["full_name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        target = self.pane.list if self._people else self.empty_button
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def is_blank(self) -> bool:
        return self.current is None and self.person_form.is_blank()

    def unkept(self) -> tuple[str, ...]:
        return self.person_form.edit()[1]

    def toggle_hidden(self) -> None:
        """Hide the person shown, or show again one who was hidden."""
        person = self._people.get(self.current) if self.current is not None else None
        if person is None or not self.leave():
            return
        verb = partial(service.hide_person, person_id=person.id, hidden=not person.is_hidden)
        self.workspace.write(verb, origin=self)
        if not person.is_hidden and not self.pane.show_all.isChecked():
            self.current = self.next_to(person.id)
        self.saving.saved.emit()
        self.reload()
        self.show_current(refresh=self.current is None)

    def throw_away(self) -> None:
        """Put the person shown into the trash, with the way back; whoever is named somewhere stays."""
        person = self._people.get(self.current) if self.current is not None else None
        if person is None or not self.leave():
            return
        try:
            self.workspace.write(partial(trash_person, person_id=person.id), origin=self)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self.current = self.next_to(person.id)
        self.saving.saved.emit()
        self.reload()
        self.show_current(refresh=self.current is None)
        self.trashed.emit(_("{name} is in the trash").format(name=person.full_name))

    # -- its own

    def _add_excel_row(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        for button in (self.excel_button, self.template_button):
            button.setAutoDefault(False)
            style.set_kind(button, "link")
            row.addWidget(button)
        row.addStretch(1)
        self.pane.foot.addLayout(row)

    def _import(self) -> None:
        if self.leave():
            self.excel.choose()

    def _take_over(self, sheet: PeopleSheet) -> None:
        """Keep a copy of the file, then add the people of a list."""
        path = self.workspace.path
        copying = self.workspace.worker.submit(lambda _job: dated_copy(path, Reason.BEFORE_IMPORT))
        copying.done.connect(lambda _copy: self._add(sheet))
        copying.failed.connect(self._show_failure)

    def _show_failure(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        show_error(self.workspace.prompts, error)

    def _add(self, sheet: PeopleSheet) -> None:
        """Add the people of a list, all or none; those there already stay as they are."""
        before = len(self._people)
        verb = partial(_take_list, sheet=sheet, today=self.workspace.today)
        try:
            self.workspace.write(verb, origin=self)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self.saving.saved.emit()
        self.reload()
        new = len(self._people) - before
        words = [ngettext("{n} person added.", "{n} people added.", new).format(n=new)]
        if there := len(sheet.people) - new:
            words.append(ngettext("{n} stood there already.", "{n} stood there already.", there).format(n=there))
        self.told.emit(" ".join(words))

    def _show_head(self, person: PersonAtDate | None) -> None:
        self.head.show_title(person.full_name if person else _("New person"))
        self.head.button.setVisible(person is not None)
        self.trash_button.setVisible(person is not None)
        self.head.button.setText(_("Show again") if person and person.is_hidden else _("Hide"))
        self.head.say(_("Out of every list to choose from; papers go on naming the person.") if person else "")

    def _look_at_name(self) -> None:
        others = [person.full_name for person in self._people.values() if person.id != self.current]
        self.person_form.look_at_name(others)

    def _begin_change(self) -> None:
        if self.current is not None and self.leave():
            self.history.ask_change(self._people[self.current], self.person_form.departments, self.person_form.roles)

    def _after_history(self) -> None:
        self.saving.saved.emit()
        self.reload()
        self.show_current()


def _add(session: Session, *, edit: service.PersonEdit) -> Changes:
    return service.add_person(session, edit)[1]


def _take_list(session: Session, *, sheet: PeopleSheet, today: date) -> Changes:
    return take_list(session, sheet.people, source=sheet.file, today=today)


def _update(session: Session, *, person_id: int, edit: service.PersonEdit, today: date) -> Changes:
    return service.update_person(session, person_id, edit, today=today)


def _edit_of(person: PersonAtDate | None) -> service.PersonEdit:
    if person is None:
        return service.PersonEdit("")
    return service.PersonEdit(
        full_name=person.full_name,
        gender=person.gender,
        post=person.post,
        department_id=person.department_id,
        role=person.role,
        in_charge_of=person.in_charge_of,
        kind=person.kind,
    )


def _row(person: PersonAtDate) -> ListRow:
    words = " · ".join(part for part in (person.post, person.role) if part)
    note = _("hidden") if person.is_hidden else ""
    return ListRow(person.id, person.full_name, words or _("no post yet"), note, person.is_hidden, person.found_by)
