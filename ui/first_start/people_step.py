"""The page "Người": who sits in the committee, typed line by line, pasted, or taken over from Excel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from cchc_desktop.committee.founding import NewPerson
from cchc_desktop.exchange.people_paste import pasted_people
from cchc_desktop.exchange.people_sheet import PeopleSheet
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.collation import sort_key
from ui import style
from ui.common.background import Worker
from ui.common.empty_state import EmptyState
from ui.common.entry_pane import EntryPane
from ui.common.fields.text_notices import unprintable
from ui.common.prompts import Prompts
from ui.first_start import people_lines as lines
from ui.first_start.departments_step import DepartmentsStep
from ui.first_start.people_table import PeopleTable
from ui.first_start.step import Step
from ui.settings.people_import import PeopleImport
from ui.settings.person_form import ROLES


class PeopleStep(Step):
    """Edits the people; ``people()`` returns them as they would be kept."""

    def __init__(self, departments: DepartmentsStep, worker: Worker, prompts: Prompts) -> None:
        super().__init__(
            _("People"),
            _("In the order of rank, as papers name them; Ctrl+V takes rows from Excel or Word."),
            scrolls=False,
        )
        self._departments = departments
        self.table = PeopleTable(departments.departments, self._posts, lambda: ROLES)
        self.model = self.table.entries
        self.excel = PeopleImport(worker, prompts, self)
        self.excel_button = QPushButton(_("&From Excel…"))
        self.template_button = QPushButton(_("Empty Excel &list"))
        self._build()
        self.excel.accepted.connect(self._take_sheet)
        self.excel.told.connect(self.pane.notice.show_notice)
        self.table.pasted.connect(self._take_pasted)
        self.excel_button.clicked.connect(self.excel.choose)
        self.template_button.clicked.connect(self.excel.save_template)

    # -- the page

    def focus_first(self) -> None:
        if not self.model.rows():
            self.first_step.setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def check(self) -> bool:
        self.table.close_cell()
        wrong = self.table.first_fault()
        if wrong is not None:
            self.table.go_to(wrong[0], wrong[1])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pane.refresh()
        return wrong is None

    def enter(self) -> None:
        self.pane.refresh()  # a department may have gone on the page before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.table.keyPressEvent(event)  # also while there is no row yet and a button has the focus
        else:
            super().keyPressEvent(event)

    def people(self) -> tuple[NewPerson, ...]:
        """Return the people."""
        return lines.people(self.model.rows())

    def take(self, found: Iterable[NewPerson]) -> None:
        """Add people, and the departments that they belong to; who stands there already is left out."""
        offered = tuple(found)
        added = self._departments.add_missing(person.department for person in offered)
        known = self._departments.departments()
        named = [_with_department(person, known) for person in offered]
        rows = [line for line in self.model.rows() if not lines.is_blank(line)]
        new = lines.new_lines(named, rows)
        self.model.set_rows([*rows, *new])
        self.pane.refresh()
        if new:
            self.table.go_to(len(rows))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(len(new), len(offered) - len(new), added)

    # -- parts

    def _build(self) -> None:
        empty = EmptyState(
            "people",
            _("Nobody entered yet"),
            _("Minutes name the chair, the secretary and everybody invited with post and role."),
        )
        self.first_step = empty.add_second(_("Add a person"), self.table.add_row, "add")
        empty.add_second(_("From Excel…"), self.excel.choose)
        self.pane = EntryPane(
            self.table,
            empty,
            add_words=_("Add a person"),
            summary=lambda: lines.summary(self.people()),
            removed_words=lambda number: _("Row {number} is taken away.").format(number=number + 1),
            missing_glyphs=unprintable,
        )
        style.set_kind(self.pane, "card")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(8)
        row.addWidget(self.excel_button)
        row.addWidget(self.template_button)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.pane, 1)

    # -- what happens

    def _take_sheet(self, sheet: PeopleSheet) -> None:
        self.take(sheet.people)

    def _take_pasted(self, text: str) -> None:
        found = pasted_people(text)
        if found:
            self.take(found)

    def _posts(self) -> Sequence[str]:
        return sorted({line.person.post for line in self.model.rows() if line.person.post}, key=sort_key)

    def _tell(self, new: int, there: int, departments: Sequence[str]) -> None:
        words = [ngettext("{n} person added.", "{n} people added.", new).format(n=new)]
        if there:
            words.append(ngettext("{n} stood there already.", "{n} stood there already.", there).format(n=there))
        if departments:
            words.append(_("New departments: {names}.").format(names=", ".join(departments)))
        self.pane.notice.show_notice(" ".join(words))


def _with_department(person: NewPerson, departments: Iterable[tuple[str, str]]) -> NewPerson:
    return replace(person, department=lines.department_name(person.department, departments))
