"""The window "Câu chữ trên văn bản": the texts of each kind of paper, and the newest paper with them beside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.paper_texts import forget_adjusted_text, save_adjusted_text
from cchc_desktop.committee.queries import has_committee, profile_at
from cchc_desktop.committee.records import AdjustedText, Profile
from cchc_desktop.documents.paper_kinds import Example, PaperKind, newest_example, worded_kinds
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.storage import history
from ui import style
from ui.catalogue.edit_window import EditWindow
from ui.catalogue.rows_list import ListRow, RowsList
from ui.catalogue.saving import Saving
from ui.common.keys import Keys
from ui.common.kind_names import kind_name
from ui.common.notice import NoticeBar
from ui.common.preview import Preview
from ui.common.visits import Visits
from ui.settings.profile_values import NEW_PROFILE
from ui.texts.editor import TextsEditor
from ui.texts.example_preview import ExamplePreview
from ui.texts.slot_box import SlotBox
from ui.undoing import REDO_KEYS, UNDO_KEYS, Record, Undoing
from ui.workspace import Workspace

SIZE: Final = (1240, 660)
NARROW: Final = 1000
"""Below this width the pages take the place of the texts (F7)."""
_LIST: Final = 232


class TextsWindow(EditWindow):
    """Edits the office's wording; ``kind`` is the kind of paper it opens with, the first one unless told."""

    KEYS = Keys(
        mark("Texts of papers"),
        (
            ("Enter, F2", mark("to the texts of the kind chosen")),
            ("{", mark("the list of variables, where a text has some")),
            ("Ctrl+B", mark("insert a variable at the caret")),
            ("F6", mark("to the next pane")),
            ("F7", mark("the pages in place of the texts, in a narrow window")),
            ("Ctrl+Z, Ctrl+Y", mark("undo, redo")),
            ("Ctrl+S", mark("save at once")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, *, kind: str = "") -> None:
        super().__init__(workspace, _("Texts of papers"), parent)
        self.kinds: tuple[PaperKind, ...] = worded_kinds()
        self.current = next((number for number, each in enumerate(self.kinds) if each.name == kind), 0)
        self.notice = NoticeBar(self)
        self.undoing = Undoing(workspace, self.notice, self, self)
        self.visits = Visits(self)
        self.saving = Saving(self._store, self)
        self.list = RowsList()
        self.editor = TextsEditor()
        self.preview = Preview(can_hide=False)
        self.pages = ExamplePreview(self.preview, workspace.worker, self)
        self._example: Example | None = None
        self._narrow: bool | None = None
        self._build()
        self._connect()
        self.reload()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the window's own

    def savings(self) -> Sequence[Saving]:
        return (self.saving,)

    def refusals(self) -> Sequence[str]:
        return self.editor.refusals()

    def reload(self) -> None:
        """Read everything again; what is being typed stays."""
        if not self.kinds:
            self.pages.say(_("No kind of paper has texts to word."))
            return
        profile = self._profile()
        self.list.show_rows([_row(number, kind, profile) for number, kind in enumerate(self.kinds)])
        self.list.select(self.current)
        kind = self.kinds[self.current]
        is_other = self.editor.kind != kind
        self._example, refused = self._read_example(kind)
        self.editor.show_kind(kind, profile, self._example.values if self._example is not None else {})
        self._say(kind)
        if self._example is None:
            self.pages.say(refused or _no_example(kind))
        else:
            self.pages.show_example(self._example, self.editor.texts(), from_top=is_other)

    def choose(self, number: int) -> None:
        """Show the texts of another kind; a text that cannot be kept keeps the user here."""
        if number == self.current:
            return
        if not self._leave():
            self.list.select(self.current)
            return
        self.current = number
        self.pages.follow("")
        self.reload()

    def toggle_pages(self) -> None:
        """Show the pages in place of the texts, or the texts again; in a wide window both stand."""
        if self._narrow:
            self._show_pages(self.preview.isHidden())

    # -- what undo asks of a window

    def save_rooms(self) -> bool:
        """Store what is typed; tell whether all of it is stored."""
        return self.save_all()

    def shown_record(self) -> Record | None:
        """No record is on screen: the texts are the office's."""
        return None

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Nothing is to be shown elsewhere."""
        return False

    # -- parts

    def _build(self) -> None:
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 16), min(SIZE[1], room.height() - 48))
        self.list.setAccessibleName(_("Kinds of paper"))
        self.list.setFixedWidth(_LIST)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.editor.setMinimumWidth(360)
        self.preview.setMinimumWidth(320)
        self.splitter.addWidget(self.editor)
        self.splitter.addWidget(self.preview)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([SIZE[0] - _LIST - style.PREVIEW, style.PREVIEW])
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.list)
        line = QFrame()
        style.set_kind(line, "desk")
        line.setFixedWidth(1)
        row.addWidget(line)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.splitter, 1)
        row.addLayout(right, 1)
        self.body.addLayout(row, 1)

    def _connect(self) -> None:
        self.editor.edited.connect(self._on_edited)
        self.editor.left.connect(self.saving.save_if_waiting)
        self.editor.reset_wanted.connect(self._reset)
        self.editor.place_changed.connect(self.pages.follow)
        self.list.chosen.connect(self.choose)
        self.list.entered_row.connect(self._enter)
        self.watch(self.saving)
        self.workspace.data_changed.connect(self._on_data_changed)
        keys: tuple[tuple[str, Callable[[], object]], ...] = (
            ("F6", self._go_round),
            ("F7", self.toggle_pages),
            (UNDO_KEYS, self.undoing.undo_here),
            (REDO_KEYS, self.undoing.redo_here),
            ("Ctrl++", self.preview.zoom_in),
            ("Ctrl+-", self.preview.zoom_out),
            ("Ctrl+0", self.preview.fit_width),
        )
        for key, call in keys:
            QShortcut(QKeySequence(key), self, call)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self.editor.show()
            self.preview.setVisible(not narrow)

    def _profile(self) -> Profile:
        day = self.workspace.today
        return self.workspace.read(lambda session: profile_at(session, day) if has_committee(session) else NEW_PROFILE)

    def _read_example(self, kind: PaperKind) -> tuple[Example | None, str]:
        """Return the newest paper of a kind, or why there is none."""
        today = self.workspace.today
        try:
            return self.workspace.read(lambda session: newest_example(session, kind.name, today=today)), ""
        except AppError as error:
            return None, error.sentence

    def _say(self, kind: PaperKind) -> None:
        sentence = _("The words hold for every paper of this kind from now on; papers issued before stay as they are.")
        if self._example is not None and self._example.code:
            shown = _("Shown with {code}, the newest in this file.").format(code=self._example.code)
            sentence = f"{sentence} {shown}"
        self.editor.say(kind_name(kind), sentence)

    # -- what happens

    def _on_edited(self) -> None:
        self.saving.touch()
        if self._example is not None:
            self.pages.show_example(self._example, self.editor.texts())

    def _store(self) -> bool:
        changed = self.editor.changed()
        if not changed:
            return False
        title = self._step_title(changed)
        with self.workspace.data.writing(visit=self.visits.token) as session:
            changes = _store_texts(session, changed)
            history.name_step(session, title)
        for box in changed:
            box.stored = box.typed()
        self.workspace.announce(changes, self)
        self._show_counts()
        self._read_again()
        return True

    def _step_title(self, boxes: Sequence[SlotBox]) -> str:
        """Return the words of the history for a change of these texts."""
        names = ", ".join(_(box.slot.label) for box in boxes)
        return _("Words of {paper}: {texts}").format(paper=kind_name(self.kinds[self.current]), texts=names)

    def _read_again(self) -> None:
        """Show the pages with what is stored now where they cannot follow the typing by themselves."""
        if self._example is not None and not self._example.follows:
            self._example, refused = self._read_example(self.kinds[self.current])
            if self._example is not None:
                self.pages.show_example(self._example, self.editor.texts())
            else:
                self.pages.say(refused)

    def _reset(self, box: SlotBox) -> None:
        box.show_text(box.slot.default, refresh=False)
        self._forget(box)
        box.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited()

    def _forget(self, box: SlotBox) -> None:
        title = self._step_title([box])

        def forget(session: Session) -> Changes:
            changes = forget_adjusted_text(session, box.kind, box.slot.name)
            history.name_step(session, title)
            return changes

        self.workspace.write(forget, origin=self)
        self.saving.saved.emit()
        self._show_counts()
        self._read_again()
        self.undoing.tell_undoable(_("The program's words hold again."))

    def _show_counts(self) -> None:
        profile = self._profile()
        self.list.show_rows([_row(number, kind, profile) for number, kind in enumerate(self.kinds)])

    def _leave(self) -> bool:
        kept = self.saving.save_now()
        if kept and not self.refusals():
            return True
        self.editor.validate()
        return False

    def _enter(self) -> None:
        if self._narrow:
            self._show_pages(False)
        self.editor.focus_first()

    def _show_pages(self, shown: bool) -> None:
        self.preview.setVisible(shown)
        self.editor.setVisible(not shown)
        if shown:
            self.preview.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.editor.focus_first()

    def _go_round(self) -> None:
        if self.list.hasFocus():
            self._enter()
        elif self.editor.isAncestorOf(self.focusWidget() or self) and self._narrow:
            self._show_pages(True)
        elif self.editor.isAncestorOf(self.focusWidget() or self):
            self.preview.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if origin is not self and changes.concerns("committee", "meeting", "paper"):
            self.reload()


def _store_texts(session: Session, boxes: Sequence[SlotBox]) -> Changes:
    """Keep what differs from the program's words; what says the same again is forgotten."""
    changes: Changes | None = None
    for box in boxes:
        text = box.typed()
        if text == box.slot.default:
            changes = forget_adjusted_text(session, box.kind, box.slot.name)
        else:
            changes = save_adjusted_text(session, AdjustedText(box.kind, box.slot.name, text))
    assert changes is not None, "nothing to store"
    return changes


def _row(number: int, kind: PaperKind, profile: Profile) -> ListRow:
    names = {slot.name for slot in kind.worded}
    own = sum(each.paper_kind == kind.name and each.slot in names for each in profile.texts)
    words = ngettext("{n} text of the office", "{n} texts of the office", own).format(n=own)
    return ListRow(number, kind_name(kind), words if own else _("The program's words"))


def _no_example(kind: PaperKind) -> str:
    sentence = _("There is nothing yet from which “{paper}” could be made. The words are kept all the same.")
    return sentence.format(paper=kind_name(kind))
