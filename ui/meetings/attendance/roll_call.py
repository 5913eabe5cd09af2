"""The roll call with all that stands round it: filters above, the line to add people, counts and sentence below."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts, Presence
from cchc_desktop.text.folding import search_key
from ui import style
from ui.common.cell_notices import CellNotices
from ui.common.empty_state import EmptyState
from ui.common.entry_model import EntryModel
from ui.common.fields.person_list import PersonRow
from ui.common.fields.text_notices import unprintable
from ui.common.notice import NoticeBar
from ui.meetings.attendance import inviting, lines
from ui.meetings.attendance.columns import columns
from ui.meetings.attendance.filters import RollFilters
from ui.meetings.attendance.foot import RollCallFoot
from ui.meetings.attendance.invite_line import InviteLine
from ui.meetings.attendance.lines import AttendanceLine
from ui.meetings.attendance.table import PRESENCE, SITE, RollCallTable

_LOW: Final = 380  # logical pixels of height below which filters and sentence give their room to the rows


class RollCallPane(QFrame):
    """Shows and records who was invited and who came.

    Signals: ``edited(row number)`` something that prints changed.
    """

    edited = Signal(int)

    def __init__(self, sites: Sequence[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.facts: MeetingFacts | None = None
        self.sites: Collection[int] = sites
        self.model = EntryModel(columns(lambda: self.sites))
        self.table = RollCallTable(self.model)
        self.table.setAccessibleName(_("Roll call"))
        self.invite_line = InviteLine()
        self.filters = RollFilters()
        self.foot = RollCallFoot()
        self.stack = QStackedWidget()
        self.notice = NoticeBar(self.stack, gives_room=True)  # the counts below are looked at while people are called
        CellNotices(self.table, self.notice, unprintable)
        self._build()
        self._connect()

    # -- what the page calls

    def show_lines(self, new: Sequence[AttendanceLine]) -> None:
        """Show these people; the current one stays current."""
        column = max(self.table.currentIndex().column(), 0)
        current = self.model.row_at(self.table.currentIndex())
        self.model.set_rows(new)
        if current is not None and self.model.number_of(current.key) < 0:
            self.invite_line.hide()
            self.table.scrollToTop()
        number = self.model.number_of(current.key) if current is not None else -1
        if number >= 0 and number != self.table.currentIndex().row():
            self.table.go_to(number, column)
        self.refresh()

    def entries(self) -> tuple[AttendanceEntry, ...]:
        """Return the roll call as it would be kept."""
        return tuple(lines.entry_of(line, self.sites) for line in self.model.rows() if not lines.is_blank(line))

    def invite(self, people: Iterable[PersonAtDate]) -> None:
        """Add people by rank."""
        if self.facts is None or self.model.is_locked:
            return
        place = -1
        for person in people:
            line = lines.named(AttendanceLine(person_id=person.id), self.facts)
            place = lines.place_for(line, self.model.rows(), self.facts)
            self.model.insert(place, line)
        if place >= 0:
            self.filters.choose(0)
            self.table.go_to(place, PRESENCE)

    def mark_all_present(self) -> None:
        """Record everybody who was not called yet as present."""
        if self.model.is_locked:
            return
        self.table.close_cell()
        before = [(number, line) for number, line in enumerate(self.model.rows()) if line.presence is Presence.INVITED]
        for number, line in before:
            self.model.replace(number, replace(line, presence=Presence.PRESENT))
        if before:
            words = ngettext("{n} person is marked present.", "{n} persons are marked present.", len(before))
            undo = partial(self._unmark, [line.key for _number, line in before])
            self.notice.show_notice(words.format(n=len(before)), action=_("Undo"), act=undo)

    def set_locked(self, locked: bool) -> None:
        """Let nothing change."""
        self.model.set_locked(locked)
        if locked:
            self.invite_line.hide()
        self.refresh()

    def focus_first(self) -> None:
        """Put the keyboard to the state of the first person."""
        if not self.model.rows():
            self.first_step.setFocus(Qt.FocusReason.TabFocusReason)
            return
        if not self.table.currentIndex().isValid():
            self.table.go_to(0, PRESENCE)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self, *_args: object) -> None:
        """Show counts, quorum and sentence of the roll call as it stands."""
        self.stack.setCurrentIndex(0 if self.model.rows() or self.model.is_locked else 1)
        self.filters.count(self.model.rows())
        self.foot.show_sums(self.facts, self.entries(), self._wrong())
        self._apply_filter()
        self._fold()

    # -- parts

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._empty())
        column.addWidget(self.stack, 1)
        column.addWidget(self.invite_line)
        column.addWidget(self.foot)

    def _empty(self) -> QWidget:
        empty = EmptyState(
            "people_team", _("Nobody invited yet"), _("The list prints as the participants and as the list to sign.")
        )
        self.first_step = empty.add_primary(_("Invite the whole committee"), self._invite_committee, "people_add")
        empty.add_second(_("Add a person or a guest"), self.open_invite_line)
        scroll = QScrollArea()
        scroll.setWidget(empty)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        empty.setAutoFillBackground(False)
        return scroll

    def _connect(self) -> None:
        self.filters.changed.connect(self._on_filter)
        self.model.edited.connect(self._on_edited)
        self.model.rowsRemoved.connect(self.refresh)
        self.table.marked.connect(self._apply_filter)
        self.table.cell_closed.connect(self.refresh)
        self.table.removed.connect(self._on_removed)
        self.table.adding_wanted.connect(self.open_invite_line)
        self.invite_line.person_chosen.connect(self._on_person)
        self.invite_line.guest_entered.connect(self._on_guest)
        self.invite_line.ended.connect(self._close_invite_line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        """Give the rows what little room there is."""
        is_low = self.height() < _LOW
        has_rows = self.stack.currentIndex() == 0
        self.filters.setVisible(has_rows and (not is_low or not self.filters.is_all))
        self.foot.setVisible(has_rows)
        self.foot.show_sentence(not is_low)

    # -- what is shown

    def _wrong(self) -> str:
        """Return what is wrong with a cell that is not open."""
        wrong = self.table.first_fault()
        return _("Row {number}: {sentence}").format(number=wrong[0] + 1, sentence=wrong[2]) if wrong else ""

    def show_sites(self, shown: bool) -> None:
        """Show the column of sites, or not."""
        self.table.setColumnHidden(SITE, not shown)

    def _on_filter(self) -> None:
        self._apply_filter()
        self._fold()

    def _apply_filter(self, *_args: object) -> None:
        """Hide who is filtered out, but nobody whose cell is open."""
        open_row = self.table.currentIndex().row() if self.table.is_editing() else -1
        for number, line in enumerate(self.model.rows()):
            self.table.setRowHidden(number, not self.filters.shows(line) and number != open_row)
        current = self.table.currentIndex()
        if current.isValid() and self.table.isRowHidden(current.row()):
            self._leave_hidden(current.row())

    def _leave_hidden(self, number: int) -> None:
        """Go on to the next person shown, so that a filtered roll call can be worked off."""
        shown = [row for row in range(len(self.model.rows())) if not self.table.isRowHidden(row)]
        following = [row for row in shown if row > number] or shown[-1:]
        if following:
            self.table.go_to(following[0], PRESENCE)

    # -- what happens

    def _on_edited(self, number: int) -> None:
        self.refresh()
        self.edited.emit(number)

    def _on_removed(self, number: int, line: AttendanceLine) -> None:
        words = _("{name} is off the list.").format(name=line.name)
        put_back = partial(self.table.put_back, number, line)
        self.notice.show_notice(words, icon="delete", action=_("Undo"), act=put_back)

    def _unmark(self, keys: Sequence[int]) -> None:
        for key in keys:
            line = self.model.row_at(self.model.number_of(key))
            if line is not None and line.presence is Presence.PRESENT:
                self.model.replace(self.model.number_of(key), replace(line, presence=Presence.INVITED))

    # -- adding

    def invited(self) -> set[int | None]:
        """Return the ids of the people in the list."""
        return {line.person_id for line in self.model.rows()}

    def open_invite_line(self) -> None:
        """Show the line that adds people, with the keyboard in it."""
        if self.facts is not None and not self.model.is_locked:
            self.table.close_cell()
            self._offer_people()
            self.invite_line.open()

    def _offer_people(self) -> None:
        if self.facts is not None:
            people = inviting.not_invited(self.facts, self.invited())
            self.invite_line.offer([PersonRow(person.id, person.full_name, person.post) for person in people])

    def _close_invite_line(self) -> None:
        self.invite_line.hide()
        self.focus_first()

    def _on_person(self, person_id: int) -> None:
        if self.facts is not None and person_id not in self.invited():
            self.invite([self.facts.people[person_id]])
            self._offer_people()

    def _on_guest(self, text: str) -> None:
        people = inviting.not_invited(self.facts, self.invited()) if self.facts is not None else []
        named = [person for person in people if search_key(person.full_name) == search_key(text)]
        if len(named) == 1:
            self._on_person(named[0].id)
            return
        self.model.insert(len(self.model.rows()), lines.guest_line(text))
        self.filters.choose(0)
        self.table.go_to(len(self.model.rows()) - 1, PRESENCE)

    def _invite_committee(self) -> None:
        if self.facts is not None:
            people = inviting.not_invited(self.facts, self.invited())
            self.invite(person for person in people if person.role_kind is not None)
            self.focus_first()
