"""The page "Diễn biến": what was said, typed as in Word and numbered as the decree wants it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings import service
from cchc_desktop.meetings.attendance import count
from cchc_desktop.meetings.records import MeetingFacts, VoteEntry
from cchc_desktop.text.normalise import nfc
from ui.common.fields.field import commit_input_method
from ui.common.fields.text_notices import unprintable
from ui.common.keys import Keys
from ui.common.strips import Offer, Strip
from ui.meetings.page import Page, Verb
from ui.meetings.proceedings.completion import NameCompletion
from ui.meetings.proceedings.editor import WritingArea
from ui.meetings.proceedings.find_row import FindRow
from ui.meetings.proceedings.insertions import Insertions
from ui.meetings.proceedings.paste_offers import PasteOffers
from ui.meetings.proceedings.person_picker import PersonPicker
from ui.meetings.proceedings.phrase_bank import KEEP_KEY, PhraseBank
from ui.meetings.proceedings.speakers import Speaker, speakers
from ui.meetings.proceedings.tool_row import KEYS, ToolRow
from ui.meetings.proceedings.vote_book import VoteBook
from ui.meetings.proceedings.vote_dialog import VoteDialog
from ui.meetings.reviewing.dialog import ReviewDialog
from ui.meetings.reviewing.strip import ReviewStrip
from ui.workspace import Workspace

_ANCHOR = "line:"
_UNPRINTABLE_AFTER_MS = 400
_MOST_NAMED = 24


class ProceedingsPage(Page):
    """Edits ``MeetingFacts.proceedings`` and ``votes``."""

    SHOWS_PROCEEDINGS = True
    KEYS = Keys(
        mark("Proceedings"),
        (
            ("F4", mark("insert a name from the list of people")),
            ("Ctrl+I", mark("begin a contribution")),
            ("F8", mark("record a vote")),
            ("Ctrl+J", mark("insert a phrase of the bank")),
            ("Alt+J", mark("keep the selected text as a phrase")),
            ("Enter", mark("a new line with the next number")),
            ("Shift+Enter", mark("a new line without a number")),
            ("Backspace", mark("take the number away")),
            ("Enter, Tab", mark("take the name that is offered")),
            ("Esc", mark("pass over the names that are offered")),
            ("Ctrl+F", mark("find in the text")),
            ("F3, Shift+F3", mark("the next hit, the one before")),
        ),
    )

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        unprintable: Callable[[str], str] = unprintable,
    ) -> None:
        super().__init__(workspace, parent)
        self._unprintable = unprintable
        self._stored_text = self._shown_text = ""
        self._stored_votes: tuple[VoteEntry, ...] = ()
        self._book = VoteBook()
        self._people: tuple[Speaker, ...] = ()
        self._make_parts()
        self._build()
        self._connect()

    # -- the page protocol

    def show_facts(self, facts: MeetingFacts) -> None:
        is_another = self.facts is None or self.facts.id != facts.id
        self.facts = facts
        self._people = speakers(facts)
        self.review.show_facts(facts)
        if is_another or (facts.proceedings != self._stored_text and not self._has_edits()):
            self._show_text(facts, is_another=is_another)
        elif facts.votes != self._stored_votes and not self._has_votes_edited():
            self._book = VoteBook(facts.votes, self.area.text())
        self._stored_text, self._stored_votes = facts.proceedings, facts.votes
        self.bank.refresh(facts)

    def overlay(self, facts: MeetingFacts) -> MeetingFacts:
        return replace(facts, proceedings=self._text(), votes=self.votes())

    def storing(self) -> Verb:
        assert self.facts is not None, "a page is stored after it has shown a meeting"
        return partial(
            _store, meeting_id=self.facts.id, text=self._text(), votes=self.votes(), today=self.workspace.today
        )

    def set_locked(self, locked: bool) -> None:
        if locked == self.area.isReadOnly():
            return  # said again after every save: neither the list nor the input method is disturbed
        self.completion.hide()
        self.area.setReadOnly(locked)
        self.tools.set_locked(_("The minutes are signed and locked, so nothing in them changes.") if locked else "")
        for shortcut in self._inserting:
            shortcut.setEnabled(not locked)
        self.area.viewport().update()

    def go_to(self, anchor: str) -> bool:
        if anchor.partition(":")[0] == "review":
            self.review.setFocus()
            return True
        line = anchor.removeprefix(_ANCHOR)
        if line == anchor or not line.isdigit():
            return False
        commit_input_method()
        if not self.area.go_to_line(int(line)):
            return False
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus_first(self) -> None:
        self.area.setFocus(Qt.FocusReason.TabFocusReason)

    def open_find(self) -> None:
        commit_input_method()
        self.find_row.open_row()

    def votes(self) -> tuple[VoteEntry, ...]:
        """Return the votes that are recorded now."""
        return self._book.recorded(self._text())

    # -- the parts

    def _make_parts(self) -> None:
        self.review = ReviewStrip()
        self.tools = ToolRow()
        self.news = Strip("warning", "info", "amber")
        self.left_out = Strip("foot", "warning", "amber")
        self.area = WritingArea()
        self.find_row = FindRow(self.area)
        self.completion = NameCompletion(self.area, lambda: self._people)
        self.picker = PersonPicker(self.area)
        self.offers = PasteOffers(self.area, self.news)
        self.insertions = Insertions(self.area)
        self.bank = PhraseBank(self.workspace, self)
        self._look_again = QTimer(self, singleShot=True, interval=_UNPRINTABLE_AFTER_MS)

    def _build(self) -> None:
        for part in (self.review, self.tools, self.find_row, self.news, self.bank.blanks):
            self.column.addWidget(part)
        self.column.addWidget(self.area, 1)
        self.column.addWidget(self.left_out)
        self.setFocusProxy(self.area)

    def _connect(self) -> None:
        self.area.line_edited.connect(self._on_edited)
        self.area.line_entered.connect(lambda line: self.place_changed.emit(f"{_ANCHOR}{line}"))
        self.offers.parts_found.connect(self.parts_found)
        self.review.review_wanted.connect(self.open_review)
        self._look_again.timeout.connect(self._show_left_out)
        actions = {
            "person": self.insert_person,
            "contribution": self.insert_contribution,
            "vote": self.record_vote,
            "phrase": self.insert_phrase,
        }
        for name, act in actions.items():
            self.tools.buttons[name].clicked.connect(act)
        self._inserting = [self._shortcut(KEYS[name], act) for name, act in actions.items()]
        self._shortcut("F3", lambda: self.find_row.step(1))
        self._shortcut("Shift+F3", lambda: self.find_row.step(-1))
        self._shortcut(KEEP_KEY, self.keep_phrase)
        self.area.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.area.customContextMenuRequested.connect(self._show_menu)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)
        return shortcut

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the find row from everywhere on the page; Ctrl+F opens it where no menu does."""
        if event.key() == Qt.Key.Key_Escape and not self.find_row.isHidden():
            self.find_row.close_row()
            return
        if event.matches(QKeySequence.StandardKey.Find):
            self.open_find()
            return
        super().keyPressEvent(event)

    def open_review(self) -> None:
        """Show what became of earlier decisions, to be completed."""
        commit_input_method()
        if self.facts is not None and self.save_first() and self.facts is not None:
            dialog = ReviewDialog(self.workspace, self.facts, self)
            dialog.exec()
            dialog.deleteLater()

    # -- what is inserted

    def insert_person(self) -> None:
        """Ask for a person and put the name at the caret."""
        commit_input_method()
        self.picker.ask(self._people, lambda person: self.insertions.name(person.named(self.area.text())))

    def insert_contribution(self) -> None:
        """Ask for a speaker and begin the next contribution of the section."""
        commit_input_method()
        facts = self.facts
        if facts is not None:
            self.picker.ask(self._people, lambda person: self.insertions.contribution(facts, person))

    def insert_phrase(self) -> None:
        """Ask for a phrase of the bank and put it on a line of its own at the caret."""
        commit_input_method()
        if self.facts is not None:
            self.bank.insert(self.area, self.facts, self.insertions.line)

    def keep_phrase(self) -> None:
        """Keep the selected text in the phrase bank."""
        commit_input_method()
        if self.facts is not None:
            self.bank.keep(self.area.textCursor().selection().toPlainText(), self.facts)

    def _show_menu(self, place: QPoint) -> None:
        menu = self.area.createStandardContextMenu()
        menu.addSeparator()
        insert = menu.addAction(_("Phrases") + f"\t{KEYS['phrase']}", self.insert_phrase)
        insert.setEnabled(not self.area.isReadOnly())
        keep = menu.addAction(_("Keep this phrase…") + f"\t{KEEP_KEY}", self.keep_phrase)
        keep.setEnabled(self.area.textCursor().hasSelection())
        menu.exec(self.area.viewport().mapToGlobal(place))
        menu.deleteLater()

    def record_vote(self) -> None:
        """Ask for a vote, record it, and put its sentence at the caret or in place of its old one."""
        if self.facts is None:
            return
        commit_input_method()
        counts = count(self.facts.attendance)
        dialog = VoteDialog(
            self.votes(),
            counts.present + counts.substitutes,
            remove=self._remove_vote,
            unprintable=self._unprintable,
            parent=self.window(),
        )
        if dialog.exec():
            self._take_vote(dialog.changed(), dialog.vote())
        dialog.deleteLater()
        self.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_vote(self, old: VoteEntry | None, new: VoteEntry) -> None:
        if old is None:
            self._book.add(new)
            self.insertions.line(new.sentence)
        else:
            self._book.change(old, new)
            self.insertions.replace_vote(old, new)
        self._on_edited(self.area.line_number())

    def _remove_vote(self, vote: VoteEntry) -> None:
        self._book.remove(vote)
        self.insertions.remove_vote(vote)
        self._on_edited(self.area.line_number())

    # -- the text and what is said about it

    def _text(self) -> str:
        """Return the lines as they are kept; an untouched text is the stored one to the letter."""
        typed = self.area.text()
        return self._stored_text if typed == self._shown_text else nfc(typed)

    def _has_edits(self) -> bool:
        return self.area.is_composing() or self.area.text() != self._shown_text

    def _has_votes_edited(self) -> bool:
        return self.votes() != self._stored_votes

    def _show_text(self, facts: MeetingFacts, *, is_another: bool) -> None:
        line = 0 if is_another else self.area.line_number()
        self.completion.hide()
        self.picker.hide()
        self.offers.withdraw()
        self.area.set_text(facts.proceedings)
        self._shown_text = self.area.text()
        self._book = VoteBook(facts.votes, facts.proceedings)
        self.area.go_to_line(line)  # of another meeting: behind its first heading, where Enter begins a line
        self._look_again.start()

    def _on_edited(self, line: int) -> None:
        self._look_again.start()
        self.edited.emit(f"{_ANCHOR}{line}")

    def _show_left_out(self) -> None:
        """Name what the page cannot show, once."""
        text = self.area.text()
        characters = "" if _is_ordinary(text) else self._unprintable(text)
        if len(characters) > _MOST_NAMED:
            characters = f"{characters[:_MOST_NAMED].rstrip()} …"
        sentence = _("Not printed: {characters} (kept in the record, left out on the page).")
        self.left_out.show_offer(Offer(sentence.format(characters=characters)) if characters else None)


def _is_ordinary(text: str) -> bool:
    """Tell whether a text has nothing but letters that every font of papers has, without opening the fonts."""
    return all(char < "\u0250" or "\u1e00" <= char < "\u1f00" or char in "–—‘’“”…•" for char in set(text))


def _store(session: Session, *, meeting_id: int, text: str, votes: tuple[VoteEntry, ...], today: date) -> Changes:
    changes = service.save_proceedings(session, meeting_id, text, today=today)
    return changes | service.save_votes(session, meeting_id, votes)
