"""The page "Thành phần": the roll call, the sites of an online meeting, and how the participants are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.meetings import service
from cchc_desktop.meetings.attendance import attendance_sentence
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts, MeetingMode, SiteEntry
from cchc_desktop.meetings.whole_text import WholeText
from ui import style
from ui.common.error_dialog import show_error
from ui.common.fields.field import commit_input_method
from ui.common.tabs import Tabs
from ui.meetings.attendance import inviting, lines
from ui.meetings.attendance.joining import join_directory
from ui.meetings.attendance.roll_call import RollCallPane
from ui.meetings.attendance.sites_pane import SitesPane
from ui.meetings.attendance.wording_pane import WordingPane
from ui.meetings.page import Page, Verb
from ui.workspace import Workspace

ROLL_CALL, SITES, WORDING = range(3)
_ONLINE: Final = (MeetingMode.ONLINE, MeetingMode.HYBRID)
_WIDE: Final = 560


class AttendancePage(Page):
    """Edits roll call, sites and the wording of the participants."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.tabs = Tabs()
        self.stack = QStackedWidget()
        self.roll_call, self.sites, self.wording = RollCallPane(), SitesPane(), WordingPane()
        self.all_present = QPushButton(style.icon("checkmark_circle", "text", size=16), "")
        self.add_button = QPushButton(style.icon("add", "text", size=16), _("Add"))
        self.add_menu = QMenu(self.add_button)
        self._locked = False
        self._build()
        self._connect()

    # -- the page protocol

    def show_facts(self, facts: MeetingFacts) -> None:
        is_other = self.facts is None or self.facts.id != facts.id
        self.facts = self.roll_call.facts = facts
        self._show_sites_tab()
        self.sites.show_facts(facts, is_other=is_other)
        self.roll_call.sites = self._site_numbers()
        if is_other:
            self.roll_call.table.close_cell()
            self.roll_call.filters.choose(0)
        self._show_people(facts, is_other=is_other)
        self.wording.show_facts(facts, is_other=is_other)
        self.wording.propose(self.overlay(facts))

    def overlay(self, facts: MeetingFacts) -> MeetingFacts:
        shown = replace(facts, attendance=self.roll_call.entries(), participants_wording=self.wording.wording())
        if not self._stores_sites():
            return shown
        kind = self.sites.branch_kind()
        return replace(shown, sites=self.sites.sites(), branch_site_kind=kind, connected_sites_recorded=None)

    def storing(self) -> Verb:
        assert self.facts is not None, "no meeting is shown"
        sites = (self.sites.sites(), self.sites.branch_kind()) if self._stores_sites() else None
        return partial(
            _store,
            meeting_id=self.facts.id,
            entries=self.roll_call.entries(),
            wording=self.wording.wording(),
            sites=sites,
            today=self.workspace.today,
        )

    def refusals(self) -> tuple[str, ...]:
        roll_call, sites = _("Roll call, row {number}: {sentence}"), _("Site {number}: {sentence}")
        found = [roll_call.format(number=row + 1, sentence=words) for row, _c, words in self.roll_call.model.faults()]
        if self._is_online():
            numbers = self.sites.numbers()
            found += [sites.format(number=numbers[row], sentence=words) for row, _c, words in self.sites.model.faults()]
        return tuple(found)

    def take_parts(self, parts: WholeText) -> tuple[str, ...]:
        said = parts.participants
        if parts.attendance and self.facts is not None and not attendance_sentence(self.overlay(self.facts)):
            said = (*said, parts.attendance)  # nobody was called: the words are all there is
        if not said or self.wording.wording() == said:
            return ()
        if self.wording.wording():
            return (_("Participants"),)
        self.wording.text.set_value("\n".join(said))
        self.edited.emit("participants")
        return ()

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        for pane in (self.roll_call, self.sites, self.wording):
            pane.set_locked(locked)
        self._show_actions()

    def go_to(self, anchor: str) -> bool:
        name, _colon, number = anchor.partition(":")
        if name == "participants":
            self._show_part(WORDING if self.wording.wording() else ROLL_CALL)
        elif name == "attendance":
            self._show_part(ROLL_CALL)
            if number.isdigit() and 0 < int(number) <= len(self.roll_call.model.rows()):
                self.roll_call.table.go_to(int(number) - 1)
        elif name == "place" and self._is_online():
            self._show_part(SITES)
        else:
            return False
        self.focus_first()
        return True

    def anchor(self) -> str:
        return ("attendance", "place", "participants")[self.stack.currentIndex()]

    def focus_first(self) -> None:
        part = self.stack.currentIndex()
        if part == ROLL_CALL:
            self.roll_call.focus_first()
        else:
            field = self.sites.main.line if part == SITES else self.wording.text.text_edit
            field.setFocus(Qt.FocusReason.TabFocusReason)

    # -- parts

    def _build(self) -> None:
        head = QFrame()
        style.set_kind(head, "tab_row")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 0, style.GUTTER, 0)
        row.setSpacing(8)
        row.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        style.set_kind(self.all_present, "flat")
        for button in (self.all_present, self.add_button):
            button.setIconSize(QSize(16, 16))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(style.MAIN_TAB)
        self.add_button.setMenu(self.add_menu)
        for words, pane in (
            (_("Roll call"), self.roll_call),
            (_("Sites"), self.sites),
            (_("Wording"), self.wording),
        ):
            self.tabs.add_page(words)
            self.stack.addWidget(pane)
        self.column.addWidget(head)
        self.column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.roll_call.edited.connect(lambda _row: self._on_edited("attendance"))
        self.roll_call.table.joining_wanted.connect(self._join)
        self.roll_call.table.place_changed.connect(lambda _row: self.place_changed.emit("attendance"))
        self.sites.edited.connect(lambda: self._on_edited("place"))
        self.wording.edited.connect(lambda: self._on_edited("participants"))
        self.all_present.clicked.connect(self._mark_all)
        self.add_menu.aboutToShow.connect(self._fill_add_menu)
        key = QShortcut(QKeySequence(Qt.Key.Key_F9), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._mark_all)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_actions()

    def _show_actions(self) -> None:
        is_roll_call = self.stack.currentIndex() == ROLL_CALL and not self._locked
        self.all_present.setVisible(is_roll_call)
        self.add_button.setVisible(is_roll_call)
        self.all_present.setText(_("All present (F9)") if self.width() >= _WIDE else "F9")
        self.all_present.setToolTip(_("Marks those who were not called yet"))

    # -- what is shown

    def _is_online(self) -> bool:
        return self.facts is not None and self.facts.details.mode in _ONLINE

    def _stores_sites(self) -> bool:
        return self._is_online() and self.sites.is_touched

    def _site_numbers(self) -> list[int]:
        return self.sites.numbers() if self._is_online() else self._stored_numbers()

    def _stored_numbers(self) -> list[int]:
        sites = self.facts.sites if self.facts is not None else ()
        return [site.number for site in sites if site.number is not None]

    def _show_sites_tab(self) -> None:
        if not self._is_online() and self.stack.currentIndex() == SITES:
            self._show_part(ROLL_CALL)
        self.tabs.setTabVisible(SITES, self._is_online())
        self.tabs.make_room()
        self.roll_call.show_sites(self._is_online())

    def _show_people(self, facts: MeetingFacts, *, is_other: bool) -> None:
        """Show the roll call; what is typed stays, names and posts may have changed."""
        pane = self.roll_call
        earlier = () if is_other else pane.model.rows()
        if is_other or (pane.entries() != facts.attendance and not pane.table.is_editing()):
            pane.show_lines(lines.matched((lines.line_of(entry, facts) for entry in facts.attendance), earlier))
        else:
            pane.show_lines([lines.named(line, facts) for line in earlier])

    def _show_part(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)

    def _on_tab(self, number: int) -> None:
        commit_input_method()
        self.roll_call.table.close_cell()
        self.sites.table.close_cell()
        if self.facts is not None:
            self.wording.propose(self.overlay(self.facts))
        self.stack.setCurrentIndex(number)
        self._show_actions()

    # -- what happens

    def _on_edited(self, anchor: str) -> None:
        self.roll_call.sites = self._site_numbers()
        self.edited.emit(anchor)

    def _mark_all(self) -> None:
        if not self._locked:
            self._show_part(ROLL_CALL)
            self.roll_call.mark_all_present()

    def _fill_add_menu(self) -> None:
        """Offer a person or guest, then the groups that still have somebody."""
        self.add_menu.clear()
        if self.facts is None:
            return
        single = self.add_menu.addAction(_("A person or a guest…") + "\tIns")
        single.triggered.connect(self.roll_call.open_invite_line)
        invited = self.roll_call.invited()
        whole = inviting.groups(self.facts, invited)
        if whole:
            self.add_menu.addSeparator()
        for group in whole:
            self._add_group(self.add_menu, group)
        by_department = inviting.departments(self.facts, invited)
        if by_department:
            menu = self.add_menu.addMenu(_("By department"))
            for group in by_department:
                self._add_group(menu, group)

    def _add_group(self, menu: QMenu, group: inviting.Group) -> None:
        action = menu.addAction(f"{group.name.replace('&', '&&')} ({len(group.people)})")
        action.triggered.connect(partial(self._invite, group))

    def _invite(self, group: inviting.Group, _checked: bool = False) -> None:
        self.roll_call.invite(group.people)
        self.roll_call.focus_first()

    def _join(self, number: int) -> None:
        """Make a guest a person of the directory."""
        line = self.roll_call.model.row_at(number)
        if line is None or self.facts is None:
            return
        try:
            joined, people = join_directory(self.workspace, line, self.facts)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self.facts = self.roll_call.facts = replace(self.facts, people=people)
        place = self.roll_call.model.number_of(line.key)
        if place >= 0:
            self.roll_call.model.replace(place, lines.named(joined, self.facts))


def _store(
    session: Session,
    *,
    meeting_id: int,
    entries: Sequence[AttendanceEntry],
    wording: Sequence[str],
    sites: tuple[Sequence[SiteEntry], str] | None,
    today: date,
) -> Changes:
    changes = service.save_attendance(session, meeting_id, entries, participants_wording=wording, today=today)
    if sites is not None:
        changes |= service.save_sites(session, meeting_id, sites[0], branch_site_kind=sites[1])
    return changes
