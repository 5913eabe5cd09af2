"""The table of people: typed from the keyboard, or pasted as rows from Excel, Word or a decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from cchc_desktop.exchange.people_paste import is_many
from cchc_desktop.i18n import _
from ui.common.entry_cells import LineCell, PersonCell
from ui.common.entry_model import EntryColumn, EntryModel
from ui.common.entry_table import EntryTable
from ui.common.fields.person_list import PersonRow
from ui.first_start import people_lines as lines
from ui.first_start.people_lines import PersonLine

Departments = Callable[[], Sequence[tuple[str, str]]]
Words = Callable[[], Sequence[str]]
_PERSON_COLUMNS: Final = ("full_name", "post")


class PeopleTable(EntryTable[PersonLine]):
    """Edits people. Signals: ``pasted(text)`` rows were pasted, in an open cell or outside of it."""

    pasted = Signal(str)

    def __init__(self, departments: Departments, posts: Words, roles: Words) -> None:
        self._departments, self._posts, self._roles = departments, posts, roles
        super().__init__(EntryModel(self._columns()), new_row=lambda _before: PersonLine(), is_blank=lines.is_blank)
        self.setAccessibleName(_("People"))

    def paste(self) -> bool:
        """Take rows from the clipboard; tell whether there were any."""
        text = QGuiApplication.clipboard().text()
        if not is_many(text):
            return False
        self.close_cell()
        self.pasted.emit(text)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if text.strip() and not self.paste():
                self.pasted.emit(text)
            return
        super().keyPressEvent(event)

    def _columns(self) -> tuple[EntryColumn[PersonLine], ...]:
        return (
            EntryColumn("", lambda line: "", numbered=True, width=46),
            self._column(_("Full name"), "full_name", lambda line: lines.name_fault(line, self.entries.rows())),
            self._column(_("Post"), "post", lambda line: lines.length_fault(line, "post"), self._posts),
            EntryColumn(
                _("Department"),
                lambda line: line.person.department,
                put=lambda line, value: _with(line, "department", value),
                tidy=self._tidy_department,
                fault=lambda line: lines.department_fault(line, self._departments()),
                make_cell=self._cell(lambda: [name for _code, name in self._departments()]),
                width=164,
            ),
            self._column(_("Role"), "role", lambda line: lines.length_fault(line, "role"), self._roles),
        )

    def _column(
        self, title: str, name: str, fault: Callable[[PersonLine], str], words: Words = lambda: ()
    ) -> EntryColumn[PersonLine]:
        return EntryColumn(
            title,
            lambda line: str(getattr(line.person, name)),
            put=lambda line, value: _with(line, name, value),
            tidy=lines.tidy,
            fault=fault,
            make_cell=self._cell(words),
            width=0 if name in _PERSON_COLUMNS else 164,
        )

    def _cell(self, words: Words) -> Callable[[QWidget], QWidget]:
        def make(parent: QWidget) -> QWidget:
            offered = words()
            rows = [PersonRow(number, each) for number, each in enumerate(offered)]
            return WordCell(parent, rows, self.paste) if rows else NameCell(parent, self.paste)

        return make

    def _tidy_department(self, line: PersonLine) -> PersonLine:
        cleaned = lines.tidy(line)
        name = lines.department_name(cleaned.person.department, self._departments())
        return replace(cleaned, person=replace(cleaned.person, department=name))


class NameCell(LineCell):
    """A line; what is more than the words of one cell goes to the table when it is pasted."""

    def __init__(self, parent: QWidget, paste: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._paste = paste

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (event.matches(QKeySequence.StandardKey.Paste) and self._paste()):
            super().keyPressEvent(event)


class WordCell(PersonCell):
    """A line that offers the usual words under it, found without accents; any other words are taken too."""

    def __init__(self, parent: QWidget, rows: Sequence[PersonRow], paste: Callable[[], bool]) -> None:
        super().__init__(parent, rows)
        self._paste = paste

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        if event.key() == Qt.Key.Key_F4 or not (is_paste and self._paste()):
            super().keyPressEvent(event)


def _with(line: PersonLine, name: str, value: Any) -> PersonLine:
    text = value.name if isinstance(value, PersonRow) else str(value)
    changed: dict[str, Any] = {name: text}
    return replace(line, person=replace(line.person, **changed))
