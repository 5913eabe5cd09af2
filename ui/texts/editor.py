"""The texts of one kind of paper, one below the other, with the way to insert variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.committee.records import AdjustedText, Profile
from cchc_desktop.documents.paper_kinds import PaperKind
from cchc_desktop.documents.slots import office_wording
from cchc_desktop.i18n import _
from ui import style
from ui.catalogue.form_head import FormHead
from ui.templates.variables_button import VariablesButton
from ui.texts.slot_box import SlotBox


class TextsEditor(QScrollArea):
    """Holds a box for each text of the kind shown.

    Signals: ``edited()`` something was typed; ``left()`` a field was left; ``reset_wanted(SlotBox)``; ``place_changed
    (slot name)`` the keyboard is in another text.
    """

    edited = Signal()
    left = Signal()
    reset_wanted = Signal(object)
    place_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind: PaperKind | None = None
        self.boxes: list[SlotBox] = []
        self._values: Mapping[str, str] = {}
        self.head = FormHead()
        self.variables = VariablesButton(lambda: self._values, self._takes_variables, self, names=self._names)
        self._column = QVBoxLayout()
        self._build()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def show_kind(self, kind: PaperKind, profile: Profile, values: Mapping[str, str]) -> None:
        """Show the texts of a kind as they hold; of the kind shown already, what is being typed stays."""
        is_same = self.kind == kind
        self._values = values
        if not is_same:
            self.kind = kind
            self._make_boxes(kind)
            self.verticalScrollBar().setValue(0)
        for box in self.boxes:
            box.show_text(office_wording(box.slot, kind.name, profile), refresh=is_same)

    def say(self, title: str, sentence: str) -> None:
        """Show whose texts these are."""
        self.head.show_title(title)
        self.head.say(sentence)

    def texts(self) -> tuple[AdjustedText, ...]:
        """Return every text as typed, as stored where it cannot be kept."""
        return tuple(box.adjusted() for box in self.boxes)

    def changed(self) -> list[SlotBox]:
        """Return the boxes whose text is to be stored."""
        return [box for box in self.boxes if box.typed() != box.stored]

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each text that cannot be kept."""
        found = ((box, box.field.check()) for box in self.boxes)
        return tuple(f"{_(box.slot.label)}: {sentence}" for box, sentence in found if sentence)

    def validate(self) -> None:
        """Name what cannot be kept at its field, and go to the first."""
        wrong = [box for box in self.boxes if not box.field.validate()]
        if wrong:
            wrong[0].field.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Put the keyboard into the first text."""
        if self.boxes:
            self.boxes[0].field.setFocus(Qt.FocusReason.TabFocusReason)

    # -- parts

    def _build(self) -> None:
        inside = QFrame()
        style.set_kind(inside, "pane")
        row = self.head.findChild(QHBoxLayout)
        assert row is not None
        row.addWidget(self.variables)
        self._column.setSpacing(10)
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.GUTTER, 12, style.GUTTER, style.GUTTER)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addLayout(self._column)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _make_boxes(self, kind: PaperKind) -> None:
        for box in self.boxes:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self.boxes = [SlotBox(kind.name, slot, lambda: self._values) for slot in kind.worded]
        for box in self.boxes:
            self._column.addWidget(box)
            box.edited.connect(self.edited)
            box.left.connect(self.left)
            box.reset_wanted.connect(lambda box=box: self.reset_wanted.emit(box))
        self.variables.setVisible(any(box.slot.variables for box in self.boxes))

    def _box_of(self, widget: QWidget | None) -> SlotBox | None:
        return next((box for box in self.boxes if widget is not None and box.field.editor() is widget), None)

    def _takes_variables(self, editor: QWidget) -> bool:
        return bool(self._names(editor))

    def _names(self, editor: QWidget) -> Sequence[str]:
        box = self._box_of(editor)
        return box.slot.variables if box is not None else ()

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        box = self._box_of(new)
        if box is not None:
            self.ensureWidgetVisible(box, 0, 24)
            self.place_changed.emit(box.slot.name)
