"""The page "Người": everybody the papers name, in the order of rank, each with post and role."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import queries, service
from cchc_desktop.committee.records import HistoryLine, PersonAtDate
from cchc_desktop.i18n import _
from ui import style
from ui.common.empty_state import EmptyState
from ui.settings.form_head import FormHead
from ui.settings.history_panel import HistoryPanel
from ui.settings.person_form import PersonForm
from ui.settings.rows_list import ListRow
from ui.settings.rows_pane import RowsPane
from ui.settings.saving import Saving
from ui.workspace import Workspace


class PeoplePage(QWidget):
    """Edits people; what is typed is saved by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.saving = Saving(self._store, self)
        self.pane = RowsPane(find=_("Find a person"), new=_("New person"), show_all=_("Also those hidden"))
        self.head = FormHead(_("Hide"))
        self.form = PersonForm()
        self.history = HistoryPanel(workspace)
        self.stack = QStackedWidget()
        self._people: dict[int, PersonAtDate] = {}
        self._current: int | None = None
        self._stored: service.PersonEdit | None = None
        self._build()
        self._connect()

    # -- what the window calls

    def reload(self) -> None:
        """Read everything again; what is being typed stays."""
        today = self.workspace.today
        people, departments, used = self.workspace.read(
            lambda session: (
                queries.people_at(session, today, with_hidden=True),
                queries.departments_at(session, None),
                queries.words_used(session),
            )
        )
        self._people = {person.id: person for person in people}
        if self._current not in self._people:
            self._current = next((person.id for person in people if not person.is_hidden), None)
        self._show_rows()
        self.form.offer(departments, used, today=today, also=self._shown_department())
        self._show_current(refresh=True)

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each field that cannot be kept as it stands."""
        if self.stack.currentIndex() == 0 or (self._current is None and self.form.is_blank()):
            return ()
        return self.form.edit()[1]

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        target = self.pane.list if self._people else self.empty_button
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def new_person(self) -> None:
        """Begin a person; the record is made as soon as there is a name."""
        if not self._leave():
            return
        self._current = None
        self.pane.list.select(None)
        self._show_current()
        self.form.fields["full_name"].setFocus(Qt.FocusReason.OtherFocusReason)

    # -- parts

    def _build(self) -> None:
        empty = EmptyState(
            "people_team",
            _("Nobody is entered yet"),
            _("Minutes name the chair, the secretary and everybody invited with post and role. Enter them once, here."),
        )
        self.empty_button = empty.add_primary(_("New person"), self.new_person)
        self.empty_button.setAutoDefault(False)
        self.stack.addWidget(empty)
        self.stack.addWidget(self._editor())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pane)
        line = QFrame()
        style.set_kind(line, "desk")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addWidget(self.stack, 1)

    def _editor(self) -> QWidget:
        inside = QFrame()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.GUTTER, 12, style.GUTTER, style.GUTTER)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.form)
        column.addWidget(self.history)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _connect(self) -> None:
        self.saving.watch(self.form)
        self.form.fields["full_name"].left.connect(self._look_at_name)
        self.pane.new_wanted.connect(self.new_person)
        self.pane.show_all.toggled.connect(lambda _on: self._show_rows())
        self.pane.move_wanted.connect(self._move)
        self.pane.list.chosen.connect(self._choose)
        self.pane.list.entered_row.connect(partial(self.form.fields["full_name"].setFocus))
        self.pane.list.remove_wanted.connect(self._toggle_hidden)
        self.head.button.clicked.connect(self._toggle_hidden)
        self.history.change_wanted.connect(self._begin_change)
        self.history.changed.connect(self._after_history)

    # -- showing

    def _show_rows(self) -> None:
        everybody = self.pane.show_all.isChecked()
        people = [person for person in self._people.values() if everybody or not person.is_hidden]
        self.pane.show_rows([_row(person) for person in people])
        self.pane.list.select(self._current)

    def _show_current(self, *, refresh: bool = False) -> None:
        person = self._people.get(self._current) if self._current is not None else None
        if person is None and refresh and self._current is None and self.stack.currentIndex() == 1 and self._people:
            return  # a new person is being typed
        self.stack.setCurrentIndex(1 if person is not None or not refresh else 0)
        self._stored = _edit_of(person)
        self.form.show_edit(self._stored, refresh=refresh)
        self.head.show_title(person.full_name if person else _("New person"))
        self.head.button.setVisible(person is not None)
        self.head.button.setText(_("Show again") if person and person.is_hidden else _("Hide"))
        self.head.say(_("Out of every list to choose from; papers go on naming the person.") if person else "")
        lines: list[HistoryLine] = []
        if person is not None:
            lines = self.workspace.read(lambda session: queries.history_of(session, person.id))
        self.history.show_lines(person, lines, self.form.departments)

    def _shown_department(self) -> int | None:
        person = self._people.get(self._current) if self._current is not None else None
        return person.department_id if person else None

    def _look_at_name(self) -> None:
        others = [person.full_name for person in self._people.values() if person.id != self._current]
        self.form.look_at_name(others)

    # -- what happens

    def _choose(self, person_id: int) -> None:
        if not self._leave():
            self.pane.list.select(self._current)
            return
        self._current = person_id
        self.form.offer_departments(today=self.workspace.today, also=self._shown_department())
        self._show_current()

    def _leave(self) -> bool:
        """Save the person shown; a value that cannot be kept keeps the user here."""
        self.saving.save_now()
        if self._current is None and self.form.is_blank():
            return True
        if self.refusals() or self.saving.error is not None:
            self.form.validate()
            return False
        return True

    def _store(self) -> bool:
        if self._stored is None or self.stack.currentIndex() == 0:
            return False
        edit, _refused = self.form.edit()
        if edit == self._stored or not edit.full_name:
            return False
        if self._current is None:
            self._add(edit)
        else:
            verb = partial(_update, person_id=self._current, edit=edit, today=self.workspace.today)
            self.workspace.write(verb, origin=self)
        self._stored = edit
        self.reload()
        return True

    def _add(self, edit: service.PersonEdit) -> None:
        added: list[int] = []

        def verb(session: Session) -> Changes:
            person_id, changes = service.add_person(session, edit)
            added.append(person_id)
            return changes

        self.workspace.write(verb, origin=self)
        self._current = added[0]

    def _toggle_hidden(self) -> None:
        if self._current is None or not self._leave():
            return
        person = self._people[self._current]
        verb = partial(service.hide_person, person_id=person.id, hidden=not person.is_hidden)
        self.workspace.write(verb, origin=self)
        shown = self.pane.shown_ids()
        if not person.is_hidden and not self.pane.show_all.isChecked():
            place = shown.index(person.id) if person.id in shown else 0
            rest = [row_id for row_id in shown if row_id != person.id]
            self._current = rest[min(place, len(rest) - 1)] if rest else None
        self.reload()
        self._show_current()

    def _move(self, step: int) -> None:
        shown = self.pane.shown_ids()
        if self._current not in shown:
            return
        place = shown.index(self._current) + step
        if not 0 <= place < len(shown):
            return
        order = list(self._people)
        order.remove(self._current)
        neighbour = order.index(shown[place])
        order.insert(neighbour + (1 if step > 0 else 0), self._current)
        self.workspace.write(partial(service.order_people, person_ids=order), origin=self)
        self.saving.saved.emit()
        self.reload()

    def _begin_change(self) -> None:
        if self._current is not None and self._leave():
            self.history.ask_change(self._people[self._current], self.form.departments, self.form.roles)

    def _after_history(self) -> None:
        self.saving.saved.emit()
        self.reload()
        self._show_current()


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
    return ListRow(person.id, person.full_name, words or _("no post yet"), note, person.is_hidden)
