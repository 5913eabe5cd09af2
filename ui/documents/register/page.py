"""The page "Sổ đăng ký": a year of outgoing papers in their series, filled in place, and what is done with numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.documents.paper_owners import paper_owners
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.register.entering import save_dispatch, trash_entry
from cchc_desktop.register.marks import release_number
from cchc_desktop.register.outgoing import register_rows, years_of_register
from cchc_desktop.register.records import LineKind, PaperState
from cchc_desktop.settings import Settings
from ui.catalogue.saving import Saving
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.prompts import Action, Question
from ui.common.search_field import SearchField
from ui.common.visits import Visits
from ui.documents.register.chips import RegisterChips
from ui.documents.register.entry_dialog import ask_entry
from ui.documents.register.exporting import export_register
from ui.documents.register.filters import RegisterFilter
from ui.documents.register.lines import RegisterLine, dispatch_of
from ui.documents.register.list import RegisterList
from ui.documents.register.number_dialogs import Asked, ask_opening, ask_reason, ask_reserve, ask_void
from ui.documents.register.tools import AskNumbers, RegisterTools
from ui.workspace import Workspace

REGISTER_KIND: Final = "document_register"
"""The kind of paper that prints the register of a year; its record is named by the year."""
_NARROW: Final = 1100

_Action = tuple[str, str, str, Callable[[], object]]


class RegisterPage(QWidget):
    """Everything about the register of outgoing papers.

    Signals: ``done(sentence)``; ``undoable(sentence)`` the same with the way back; ``record_wanted(kind, id)``;
    ``paper_wanted(id)`` a paper as it was kept; ``saved()`` and ``not_saved(sentence)`` of what is typed in place.
    """

    done = Signal(str)
    undoable = Signal(str)
    record_wanted = Signal(str, int)
    paper_wanted = Signal(int)
    saved = Signal()
    not_saved = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.year = 0
        self._is_stale = True
        self.search = SearchField(_("Find in the register"))
        self.chips = RegisterChips()
        self.list = RegisterList(self.search, self.chips, self._actions)
        self.saving = Saving(self._store, self)
        self.visits = Visits(self)
        self.tools = RegisterTools(self.search, self.chips)
        self.stack = QStackedWidget(self)
        self._build()
        self._connect()

    # -- what the tab asks

    def reload(self) -> None:
        """Read the register again; the year and the line chosen stay, and so does what is being typed."""
        today = self.workspace.today
        years = self.workspace.read(years_of_register)
        if not self.year:
            self.year = today.year if today.year in years or not years else years[0]
        offered = sorted({*years, today.year, self.year}, reverse=True)
        rows = self.workspace.read(lambda session: register_rows(session, self.year, paper_owners()))
        counts = Counter({self.year: sum(row.line is LineKind.PAPER for row in rows)})
        self.chips.show_years([(year, counts[year]) for year in offered], self.year)
        self.stack.setCurrentIndex(0 if rows or years else 1)
        self.list.show_rows(rows)

    def refresh(self, is_on_top: bool, *, is_stale: bool = True) -> None:
        """Read the register again once it is looked at; ``is_stale``: something in the file changed."""
        self._is_stale = self._is_stale or is_stale
        if is_on_top and self._is_stale:
            self._is_stale = False
            self.reload()

    def show_year(self, year: int) -> None:
        """Show another year."""
        if year == self.year:
            return
        self.save_now()
        self.year = year
        self.chips.wanted = RegisterFilter()
        self.reload()

    def show_paper(self, document_id: int) -> bool:
        """Put the keyboard to a paper; tell whether the year on screen has it."""
        found = self.list.select(f"paper:{document_id}")
        if found:
            self.list.table.setFocus()
        return found

    def save_now(self) -> bool:
        """Save what is typed; tell whether all of it is in the file."""
        return self.saving.save_now() and not self.list.refusals()

    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet."""
        return bool(self.list.changed() or self.list.refusals())

    def may_leave(self) -> bool:
        """Save; what cannot be kept is named, and the user goes back to it or lets it go."""
        if self.save_now():
            return True
        failure = [self.saving.error.sentence] if self.saving.error is not None else []
        question = Question(
            _("A field cannot be kept as it stands"),
            "\n".join([*self.list.refusals(), *failure]),
            icon="warning",
            role="amber",
            filled=True,
        )
        actions = (Action("drop", _("Go on without it")), Action("back", _("Go back"), primary=True))
        if self.workspace.prompts.ask(question, actions) == "drop":
            self.list.forget_typed()
            return True
        self.list.enter()
        return False

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        if self.stack.currentIndex() == 1:
            self._empty_state.focus_first()
        else:
            self.list.enter()

    def remember(self, settings: Settings) -> None:
        """Keep the columns for the next start."""
        self.list.remember(settings)

    def restore(self, settings: Settings) -> None:
        """Take the columns from the last start."""
        self.list.restore(settings)

    # -- what is done

    def enter_paper(self) -> None:
        """Ask for a paper that the program did not make, and show it in its place."""
        self.save_now()
        document_id = ask_entry(self.workspace, self)
        if document_id is not None:
            self._show_paper(document_id)
            self.undoable.emit(_("The paper is in the register."))

    def correct(self, line: RegisterLine) -> None:
        """Correct a paper that was typed in."""
        self.save_now()
        if ask_entry(self.workspace, self, line.row) is not None and line.row.document_id is not None:
            self._show_paper(line.row.document_id)

    def ask_numbers(self, ask: AskNumbers, line: RegisterLine | None = None) -> None:
        """Ask something about numbers, those of a line if one is named, else of the series with the keyboard."""
        self.save_now()
        current = self.list.current()
        series = self.chips.wanted.series or (current.row.series if current is not None else "")
        asked = Asked(self.year, self.workspace.today, series)
        if line is not None:
            asked = Asked(self.year, self.workspace.today, line.row.series, line.row.numbers)
        if ask(self.workspace, self, asked):
            self.list.enter()

    def remove(self, line: RegisterLine) -> None:
        """Del: put a paper that was typed in into the trash, release a number that is marked."""
        if _is_entered(line):
            if self._written(partial(trash_entry, document_id=line.row.document_id or 0)):
                self.undoable.emit(_("{paper} is in the trash.").format(paper=line.row.reference))
        elif line.row.mark_id is not None:
            if self._written(partial(release_number, mark_id=line.row.mark_id)):
                self.undoable.emit(_("Number {number} is free again.").format(number=line.row.reference))
        elif line.is_paper:
            self.done.emit(_("An issued paper stays in the register. It can be recalled or replaced."))

    def export_list(self) -> None:
        """Write the lines that are shown into an Excel file."""
        self.save_now()
        export_register(self.workspace, self.list, self.year, self.done.emit)

    def print_register(self) -> None:
        """Open the pages of the register of this year."""
        self.save_now()
        self.record_wanted.emit(REGISTER_KIND, self.year)

    # -- parts

    def _build(self) -> None:
        sheet = QWidget()
        rows = QVBoxLayout(sheet)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.tools)
        rows.addWidget(self.list, 1)
        self._empty_state = EmptyState(
            "document_text",
            _("The register is empty"),
            _("Every paper that gets its number here stands in it. Papers made before are entered by hand."),
        )
        self._empty_state.add_primary(_("Enter a paper…"), self.enter_paper)
        self._empty_state.add_second(_("First number of a series…"), partial(self.ask_numbers, ask_opening))
        self.stack.addWidget(sheet)
        self.stack.addWidget(self._empty_state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def _connect(self) -> None:
        self.chips.year_wanted.connect(self.show_year)
        self.list.edited.connect(self.saving.touch)
        self.list.left.connect(self.saving.save_if_waiting)
        self.list.table.opened.connect(self._open)
        self.list.table.removal_wanted.connect(self.remove)
        self.saving.saved.connect(self.saved)
        self.saving.refused.connect(lambda error: self.not_saved.emit(error.sentence))
        self.tools.numbers_wanted.connect(self.ask_numbers)
        self.tools.enter_button.clicked.connect(self.enter_paper)
        self.tools.print_button.clicked.connect(self.print_register)
        self.tools.export_button.clicked.connect(self.export_list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.hint.setVisible(self.width() >= _NARROW)

    def _actions(self, line: RegisterLine) -> Iterable[_Action | None]:
        """Return what can be done with a line; the menu says the same as the keys."""
        row = line.row
        if line.is_paper:
            if _is_entered(line):
                yield _("Correct the entry…"), "edit", "", partial(self.correct, line)
                yield _("Move to the trash"), "delete", "Del", partial(self.remove, line)
            elif row.document_id is not None:
                yield _("Show the paper"), "document_text", "", partial(self.paper_wanted.emit, row.document_id)
            if row.owner_id is not None and row.owner_kind and row.owner_code:
                words = _("Show {code}").format(code=row.owner_code)
                yield words, "arrow_right", "", partial(self._want, row.owner_kind, row.owner_id)
            return
        if row.line is LineKind.GAP:
            yield _("Say why…"), "edit", "Return", partial(self.ask_numbers, ask_reason, line)
            yield _("Reserve…"), "pause_circle", "", partial(self.ask_numbers, ask_reserve, line)
        elif row.line is LineKind.UNCLEAR:
            yield _("First number of the series…"), "edit", "Return", partial(self.ask_numbers, ask_opening, line)
        elif row.line is LineKind.RESERVED:
            yield _("Declare void…"), "dismiss_circle", "Return", partial(self.ask_numbers, ask_void, line)
        if row.mark_id is not None:
            yield _("Release the number"), "arrow_undo", "Del", partial(self.remove, line)

    def _want(self, kind: str, record_id: int) -> None:
        self.record_wanted.emit(kind, record_id)

    def _open(self, line: RegisterLine) -> None:
        asks = {LineKind.GAP: ask_reason, LineKind.UNCLEAR: ask_opening, LineKind.RESERVED: ask_void}
        ask = asks.get(line.row.line)
        if ask is not None:
            self.ask_numbers(ask, line)

    def _show_paper(self, document_id: int) -> None:
        """Show the year of a paper and put the keyboard to it; what was written has been read again."""
        day = self.workspace.read(partial(_day_of, document_id=document_id))
        if day and day != self.year:
            self.show_year(day)
        self.show_paper(document_id)

    def _written(self, verb: Callable[[Session], Changes]) -> bool:
        """Save, then write; tell whether that could be done."""
        self.save_now()
        try:
            self.workspace.write(verb)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return False
        return True

    def _store(self) -> bool:
        changed = self.list.changed()
        if not changed:
            return False
        changes = Changes.of()
        with self.workspace.data.writing(visit=self.visits.token) as session:
            for line in changed:
                changes |= save_dispatch(session, line.row.document_id or 0, dispatch_of(line))
        for line in changed:
            self.list.keep(line)
        self.workspace.announce(changes, self)
        return True


def _is_entered(line: RegisterLine) -> bool:
    """Tell whether the paper was typed into the register and may be corrected there."""
    row = line.row
    return line.is_paper and not row.is_frozen and row.state is PaperState.ISSUED and not row.owner_kind


def _day_of(session: Session, *, document_id: int) -> int:
    from cchc_desktop.register.queries import paper_of

    day = paper_of(session, document_id).issued_on
    return day.year if day is not None else 0
