"""The window "Thiết lập": the organ, the committee, its papers, who signs, and since when the names hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import queries, service
from cchc_desktop.committee.records import PersonAtDate, Profile, RoleKind
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _, mark
from ui import style
from ui.catalogue.edit_window import EditWindow
from ui.catalogue.form_head import FormHead
from ui.catalogue.rows_list import ListRow, RowsList
from ui.catalogue.saving import Saving, accepted_values, refresh_accepted
from ui.common.fields import TextField
from ui.common.keys import Keys
from ui.settings.numbering_part import NumberingPart
from ui.settings.paper_picture import PaperPicture, PictureSource
from ui.settings.period_notice import PeriodNotice
from ui.settings.periods_page import PeriodsPage
from ui.settings.profile_forms import committee_form, organisation_form, papers_form, seal_form
from ui.settings.profile_values import NEW_PROFILE, followed, profile_of, proposed_lines, values_of
from ui.settings.signers_page import SignersPage
from ui.settings.tasks_page import TasksPage
from ui.workspace import Workspace


class SettingsWindow(EditWindow):
    """Edits the profile of one period; the one of today unless another is chosen."""

    KEYS = Keys(
        mark("Settings"),
        (
            ("Ctrl+1 … Ctrl+6", mark("the pages of the settings")),
            ("Enter, F2", mark("edit what is chosen in the list")),
            ("F6", mark("to the next pane")),
            ("Ctrl+S", mark("save at once")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, _("Settings"), parent)
        self.day = workspace.today
        self.forms = (organisation_form(), committee_form(workspace.today), seal_form(), papers_form())
        self.source = PictureSource(workspace.worker, self)
        self.pictures = tuple(PaperPicture(self.source, with_end=number == 2) for number in range(3))
        self.signers = SignersPage(workspace)
        self.periods = PeriodsPage(workspace)
        self.tasks = TasksPage(workspace)
        self.numbering = NumberingPart(workspace)
        self.notice = PeriodNotice()
        self.saving = Saving(self._store, self)
        self._base: Profile = NEW_PROFILE
        self._stored: Profile | None = None
        self._name_before = ""
        self._head: PersonAtDate | None = None
        self.list = RowsList(style.ROW)
        self.stack = QStackedWidget()
        self._build()
        self._connect()
        self.reload(other=True)
        self.show_page(0)
        first = self.list if self._stored is not None else self.forms[0].fields["organisation"]
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the window's own

    def savings(self) -> Sequence[Saving]:
        return self.saving, self.signers.saving, self.tasks.saving, self.numbering.saving

    def refusals(self) -> Sequence[str]:
        of_tasks = self.tasks.refusals()
        if self._stored is None and self._is_blank():
            return of_tasks
        return [*self._typed()[1], *self.signers.refusals(), *of_tasks]

    def show_page(self, number: int) -> None:
        """Put a page on top."""
        self.list.select(number)
        self.stack.setCurrentIndex(number)

    def reload(self, *, other: bool = False) -> None:
        """Read the period shown again; what is being typed stays, unless it is an ``other`` period."""
        day = self.day
        profile, people, periods = self.workspace.read(
            lambda session: (
                queries.profile_at(session, day) if queries.has_committee(session) else None,
                queries.people_at(session, day, with_hidden=True),
                queries.profile_periods(session),
            )
        )
        self._stored, self._base = profile, profile or NEW_PROFILE
        self._name_before = self._base.organisation
        self._head = next((person for person in people if person.role_kind is RoleKind.HEAD), None)
        values = values_of(self._base)
        for form in self.forms:
            if other:
                form.clear_errors()
                form.set_values({name: values[name] for name in form.fields})
            else:
                refresh_accepted(form, values)
        self.signers.show_profile(self._base, people)
        self.numbering.show_profile(self._base)
        self.periods.show_periods(periods, self.day)
        self.notice.show_period(periods, self.day, self.workspace.today)
        self._show_proposals(values)

    def edit_period(self, day: date) -> None:
        """Edit the period that holds on a day."""
        if not self.save_all():
            return
        self.day = day
        self.reload(other=True)
        self.show_page(0)
        self.forms[0].fields["organisation"].setFocus()

    # -- parts

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        self.list.setFixedWidth(184)
        row.addWidget(self.list)
        line = QFrame()
        style.set_kind(line, "desk")
        line.setFixedWidth(1)
        row.addWidget(line)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.stack, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)
        look = (self.forms[2], self.pictures[2], self.forms[3], self.numbering)
        pages = (
            (_("Organ"), self._page(_("Organ"), self.forms[0], self.pictures[0])),
            (_("Committee"), self._page(_("Steering committee"), self.forms[1], self.pictures[1])),
            (_("Look of papers"), self._page(_("Look of papers"), *look)),
            (_("Signers"), self._page(_("Who signs what"), self.signers)),
            (_("Periods"), self._page(_("Since when the names hold"), self.periods)),
            (_("Tasks"), self._page(_("Tasks and deadlines"), self.tasks)),
        )
        self.list.show_rows([ListRow(number, title) for number, (title, _page) in enumerate(pages)])
        self.list.setAccessibleName(_("Pages of the settings"))
        for _title, page in pages:
            self.stack.addWidget(page)

    def _page(self, title: str, *parts: QWidget) -> QWidget:
        inside = QFrame()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, style.GUTTER)
        column.setSpacing(8)
        head = FormHead()
        head.show_title(title)
        column.addWidget(head)
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll

    def _connect(self) -> None:
        for form in self.forms:
            self.saving.watch(form)
            for field in form.fields.values():
                field.edited.connect(self._show_pictures)
        self.forms[0].fields["organisation"].edited.connect(self._follow_name)
        self.forms[1].fields["committee"].edited.connect(lambda: self._show_proposals(self._values()))
        self.saving.refused.connect(self._show_refusal)
        for saving in self.savings():
            self.watch(saving)
        self.signers.saving.saved.connect(self.reload)
        self.list.chosen.connect(self._choose_page)
        self.list.entered_row.connect(self._enter_page)
        self.periods.period_wanted.connect(self.edit_period)
        self.periods.changed.connect(self._after_periods)
        self.notice.back_wanted.connect(lambda: self.edit_period(self.workspace.today))
        QShortcut(QKeySequence("F6"), self, self._go_round)
        for number in range(self.stack.count()):
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self, partial(self._choose_page, number))

    # -- showing

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for form in self.forms:
            values |= form.values()
        return values

    def _typed(self) -> tuple[Profile, tuple[str, ...]]:
        """The profile as typed, as stored where a field cannot be kept, and why for each of those."""
        stored = values_of(self._base)
        values: dict[str, Any] = {}
        refused: list[str] = []
        for form in self.forms:
            kept, sentences = accepted_values(form, stored)
            values |= kept
            refused += sentences
        return profile_of(values, self._base), tuple(refused)

    def _is_blank(self) -> bool:
        return self.forms[0].fields["organisation"].is_empty() and self.forms[1].fields["committee"].is_empty()

    def _follow_name(self) -> None:
        """Let short name, place and committee follow the organ's name as long as they are the proposed ones."""
        values = self._values()
        for name, value in followed(values, self._name_before).items():
            field = next(form.fields[name] for form in self.forms if name in form.fields)
            field.set_value(value)
        self._name_before = values["organisation"]
        self._show_proposals(self._values())

    def _show_proposals(self, values: Mapping[str, Any]) -> None:
        field = self.forms[1].fields["letterhead_lines"]
        assert isinstance(field, TextField)
        field.text_edit.setPlaceholderText("\n".join(proposed_lines(values)))
        field.set_hint(_("One a line; empty: as shown, from the name"))
        self._show_pictures()

    def _show_pictures(self) -> None:
        profile, _refused = self._typed()
        self.source.show_profile(profile, self._head)

    def _show_refusal(self, error: AppError) -> None:
        name = error.field if isinstance(error, ValidationError) else ""
        for form in self.forms:
            if name in form.fields:
                form.fields[name].show_error(error.sentence)

    # -- what happens

    def _store(self) -> bool:
        typed, _refused = self._typed()
        if typed == self._stored or not typed.organisation or not typed.committee:
            return False
        self.workspace.write(partial(_save, profile=typed, day=self.day), origin=self)
        self.reload()
        return True

    def _choose_page(self, number: int) -> None:
        self.save_all()
        self.show_page(number)

    def _enter_page(self) -> None:
        firsts = (
            self.forms[0].fields["organisation"],
            self.forms[1].fields["committee"],
            self.forms[2].fields["seal_case"],
            self.signers.first_field(),
            self.periods.new_button,
            self.tasks.form.fields["soon_days"],
        )
        firsts[self.stack.currentIndex()].setFocus(Qt.FocusReason.TabFocusReason)

    def _go_round(self) -> None:
        if self.list.hasFocus():
            self._enter_page()
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _after_periods(self, day: date) -> None:
        self.saving.saved.emit()
        self.day = day
        self.reload(other=True)


def _save(session: Session, *, profile: Profile, day: date) -> Changes:
    return service.save_profile(session, profile, today=day)
