"""The desk for one paper: its fields, the pages as they will be printed, what the layout check says, and the ways out.

Whatever the paper is about, it is known here only as ``Issuable``.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.issue import place_of
from cchc_desktop.documents.issue_checks import is_issued
from cchc_desktop.documents.issuing import render
from cchc_desktop.documents.paper_places import PaperPlace, issuable_at
from cchc_desktop.documents.pdf import Pdf
from cchc_desktop.errors import AppError, NotFound
from cchc_desktop.i18n import _, mark
from cchc_desktop.register.queries import paper_of
from cchc_desktop.storage.files import safe_name
from ui.common.dialog import Dialog
from ui.common.error_dialog import show_error
from ui.common.keys import Keys
from ui.common.notice import NoticeBar
from ui.common.paper_exit import LeavingPaper, PaperExit
from ui.common.paper_output import PaperOutput
from ui.common.preview import Preview
from ui.common.prompts import Action, Question
from ui.drafting.findings_pane import FindingsPane
from ui.drafting.form import DraftForm
from ui.drafting.issued_strip import IssuedStrip, kept_bytes
from ui.drafting.issuing import Issuing
from ui.drafting.live import LiveDraft, Rendered
from ui.drafting.names import file_label, paper_label
from ui.drafting.parts import DeskFoot, DeskHead
from ui.drafting.saver import DraftSaver, SavedDraft
from ui.undoing import REDO_KEYS, UNDO_KEYS, Record, Undoing
from ui.workspace import Workspace

SIZE: Final = (1240, 720)
_SHOWN: Final = ("paper", "committee", "organisation", "person", "department")


class DraftingDesk(Dialog):
    """Writes one paper until it is issued.

    ``replaces`` is the id of the paper whose place it is to take.
    Signals: ``issued(paper id)`` it has its number and its pages are kept; the desk shows them until it is closed.
    """

    issued = Signal(int)

    KEYS = Keys(
        mark("Writing a paper"),
        (
            ("Ctrl+Enter", mark("issue the paper")),
            ("Ctrl+P", mark("print the draft")),
            ("Ctrl+E", mark("export as Word")),
            ("Ctrl+S", mark("save now")),
            ("F6", mark("to the next pane")),
            ("Ctrl+Z, Ctrl+Y", mark("undo, redo")),
        ),
    )

    def __init__(
        self, workspace: Workspace, issuable: Issuable, parent: QWidget | None = None, *, replaces: int | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._replaces = replaces
        self._stored = issuable
        self._place = place_of(issuable)
        self.head, self.foot = DeskHead(), DeskFoot()
        self.form = DraftForm(issuable)
        self.preview = Preview(can_hide=False)
        self.findings = FindingsPane()
        self.live = LiveDraft(self.preview, workspace.worker, self)
        self.saver = DraftSaver(workspace, self._place, lambda: self.form.overlay(self._stored.paper), self)
        self.notice = NoticeBar(self)
        self.undoing = Undoing(workspace, self.notice, self, self)
        output = PaperOutput(workspace.worker, workspace.prompts, workspace.settings, self)
        self.exit = PaperExit(workspace.prompts, output, lambda: workspace.documents_folder, self)
        self.issuing = Issuing(workspace, self)
        self.issued_strip = IssuedStrip(workspace, self)
        self._is_said = False
        self._build()
        self._connect()
        self._show_head()
        QTimer.singleShot(0, self, self._show_pages)

    @property
    def issuable(self) -> Issuable:
        """The paper as it stands on screen, unsaved fields included."""
        return replace(self._stored, paper=self.form.overlay(self._stored.paper))

    @property
    def is_issued(self) -> bool:
        """Tell whether the paper has left the office."""
        return is_issued(self._stored.paper)

    # -- what undo asks of a window

    def save_rooms(self) -> bool:
        """Save; tell whether everything typed is in the file."""
        return self.save() and not self.form.refusals()

    def shown_record(self) -> Record | None:
        """Return the draft on screen."""
        return ("paper", self._place.paper_id) if self._place.paper_id is not None else None

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Nothing else is shown here."""
        return False

    # -- what is done here

    def save(self) -> bool:
        """Save at once; tell whether the file took what is typed."""
        try:
            self.saver.save_now()
        except AppError as error:
            self._on_failed(error)
            return False
        return True

    def reload(self) -> None:
        """Read the paper again after another part changed something it prints; what is being typed stays."""
        if self.saver.has_unsaved or self.is_issued:
            return
        try:
            found = self._workspace.read(partial(_read_again, place=self._place, today=self._workspace.today))
        except AppError as error:
            self.preview.clear(error.sentence)
            return
        self._stored, self._place = found, place_of(found)
        self.saver.follow(self._place)
        self.form.show_issuable(found, refresh=True)
        self._show_head()
        self._show_pages()

    def print_paper(self) -> None:
        """Print what is shown: the draft with its mark, or the pages as they were kept."""
        if self._may_leave_on_paper():
            self.exit.print(self._leaving(), current_page=max(0, self.preview.current_page))

    def export(self, file_format: str) -> None:
        """Write what is shown as ``docx`` or ``pdf``."""
        if self._may_leave_on_paper():
            self.exit.export(self._leaving(), file_format)

    def open_in_word(self) -> None:
        """Open what is shown with the system's program for Word files."""
        if self._may_leave_on_paper():
            self.exit.open_in_word(self._leaving())

    def issue(self) -> None:
        """Save, then ask for number and day and issue the paper."""
        if self.is_issued or not self._may_leave_on_paper():
            return
        try:
            found = self._workspace.read(partial(_read_again, place=self._place, today=self._workspace.today))
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        self.issuing.ask(found, replaces=self._replaces)

    def confirm(self) -> None:
        """Ctrl+Enter: issue the paper."""
        self.issue()

    def go_to(self, anchor: str) -> None:
        """Put the keyboard to the field that is printed at a place of the page."""
        if not self.form.go_to(anchor) and anchor in ("number", "head", "date"):
            self.notice.show_notice(_("Number and day are given when the paper is issued."), icon="info")

    def reject(self) -> None:
        """Close; what is typed is saved, what cannot be kept is asked about."""
        if self._may_close():
            super().reject()

    def done(self, result: int) -> None:
        """Close; what is being made is dropped."""
        self.live.stop()
        super().done(result)
        if self.parent() is not None:
            self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()

    # -- parts

    def _build(self) -> None:
        self.setWindowTitle(paper_label(self._stored))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 16), min(SIZE[1], room.height() - 48))
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(0)
        beside.addWidget(self.preview, 1)
        beside.addWidget(self.findings)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(1)
        panes.setChildrenCollapsible(False)
        for pane, width in ((self.form, 400), (right, 320)):
            pane.setMinimumWidth(width)
            panes.addWidget(pane)
        panes.setSizes([SIZE[0] - 560, 560])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.issued_strip)
        column.addWidget(panes, 1)
        column.addWidget(self.foot)
        self.form.focus_first()

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.place_changed.connect(self.live.follow)
        self.saver.saved.connect(self._on_saved)
        self.saver.failed.connect(self._on_failed)
        self.live.shown.connect(self._on_shown)
        self.preview.place_clicked.connect(self.go_to)
        self.findings.place_wanted.connect(self.go_to)
        self.issuing.place_wanted.connect(self.go_to)
        self.issuing.issued.connect(self._on_issued)
        self.exit.done.connect(self.foot.tell)
        self.issued_strip.print_wanted.connect(self.print_paper)
        self.issued_strip.done.connect(self.foot.tell)
        self.foot.connect_to(self)
        for keys, call in (
            ("Ctrl+P", self.print_paper),
            ("Ctrl+E", partial(self.export, "docx")),
            ("Ctrl+S", self.save),
            ("F6", self._go_round),
            (UNDO_KEYS, self.undoing.undo_here),
            (REDO_KEYS, self.undoing.redo_here),
        ):
            QShortcut(QKeySequence(keys), self, call)
        self._workspace.data_changed.connect(self._on_data_changed)

    def _show_head(self) -> None:
        self.head.show_issuable(self._stored)

    def _show_pages(self, anchor: str = "") -> None:
        self.live.show(self.issuable, anchor, today=self._workspace.today)

    def _go_round(self) -> None:
        into_pages = self.form.isAncestorOf(self.focusWidget() or self)
        if into_pages:
            self.preview.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.form.focus_first()

    def _leaving(self) -> LeavingPaper:
        issuable, paper_id = self._stored, self._place.paper_id
        name = file_label(issuable)
        if self.is_issued and paper_id is not None:
            return LeavingPaper(paper_label(issuable), safe_name(name), partial(kept_bytes, self._workspace, paper_id))
        draft = safe_name(f"{name}-du-thao")
        return LeavingPaper(paper_label(issuable), draft, lambda file: render(issuable.build(issuable.paper), file))

    def _may_leave_on_paper(self) -> bool:
        """Save; name a field that cannot be kept and go to it: nothing leaves but what is shown and saved."""
        if not self.save():
            return False
        refused = self.form.refusals()
        if refused:
            self.form.go_to_refused()
            self.foot.tell(refused[0], refused=True)
        return not refused

    def _may_close(self) -> bool:
        saved = self.save()
        refused = self.form.refusals()
        if saved and not refused:
            return True
        sentence = "\n".join(refused) or _("What was typed last could not be saved.")
        question = Question(
            _("A field cannot be kept as it stands") if refused else _("Not saved yet"),
            sentence,
            _("Everything else is saved.") if saved else "",
            icon="warning",
            role="amber",
            filled=True,
        )
        actions = (Action("drop", _("Go on without it")), Action("back", _("Go back"), primary=True))
        if self._workspace.prompts.ask(question, actions) == "drop":
            return True
        self.form.go_to_refused()
        return False

    # -- what happens

    def _on_edited(self, anchor: str) -> None:
        self.saver.touch()
        self._show_pages(anchor)

    def _on_saved(self, saved: SavedDraft) -> None:
        self._is_said = False
        self._stored, self._place = saved.issuable, place_of(saved.issuable)
        if not self.saver.has_unsaved:
            self.form.show_issuable(saved.issuable, refresh=True)
        self._show_head()
        self.foot.show_saved(saved.typed_until)
        self._workspace.announce(saved.changes, self)

    def _on_failed(self, error: AppError) -> None:
        self.foot.tell(error.sentence, refused=True)
        if not self._is_said:
            self._is_said = True
            show_error(self._workspace.prompts, error, title=_("Not saved yet"), retry=self.save)

    def _on_shown(self, rendered: Rendered) -> None:
        self.findings.show_findings(rendered.findings)

    def _on_issued(self, paper_id: int) -> None:
        """Show the paper as it was kept, with what comes next: print it, attach the signed sheet."""
        self._place = replace(self._place, paper_id=paper_id)
        self._stored = replace(self._stored, paper=self._workspace.read(lambda session: paper_of(session, paper_id)))
        self.live.stop()
        self.form.show_issuable(self._stored)
        self.form.set_read_only(True)
        self.findings.show_findings(())
        self.preview.show_pdf(Pdf(kept_bytes(self._workspace, paper_id, "pdf"), {}, 0))
        self.preview.set_check("", ok=True)
        self._show_head()
        self.foot.show_issued()
        self.issued_strip.show_paper(self._stored, paper_id)
        self.issued.emit(paper_id)

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if origin is not self and changes.concerns(*_SHOWN, self._stored.owner_kind):
            self.reload()


def _read_again(session: Session, *, place: PaperPlace, today: date) -> Issuable:
    """Read the paper; a draft that undo took away begins anew."""
    try:
        return issuable_at(session, place, today=today)
    except NotFound:
        if place.paper_id is None:
            raise
        return issuable_at(session, replace(place, paper_id=None), today=today)
