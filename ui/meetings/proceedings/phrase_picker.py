"""The phrase bank over the text: found as she types, read with the names of this meeting, inserted by Enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import PhraseEntry
from cchc_desktop.meetings.variables import Filled, fill
from cchc_desktop.text.folding import matches
from ui import style
from ui.common.fields.person_list import PersonRow
from ui.common.icon_label import IconLabel
from ui.meetings.proceedings.picker import SEARCH, Picker

_PREVIEW: Final = 104
_WIDTH: Final = 480
_LINES: Final = 3


class PhrasePicker(Picker):
    """Asks for one phrase; an empty bank offers the usual ones in its place."""

    head_height = SEARCH + _PREVIEW
    list_width = _WIDTH
    fewest = 2

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, find=_("Find a phrase"), keys=_("Enter: insert as a line · Esc: leave"))
        self._phrases: Sequence[PhraseEntry] = ()
        self._found: Sequence[PhraseEntry] = ()
        self._values: Mapping[str, str] = {}
        self._take: Callable[[Filled], None] = lambda _filled: None
        self._usual: Callable[[], Sequence[PhraseEntry]] = lambda: ()
        self.preview = QLabel()
        self.missing = IconLabel("amber")
        self.empty = QLabel(_("There is no phrase yet. The usual ones of minutes are ready."))
        self.add_usual = QPushButton(style.icon("add", "on_accent", size=16), _("Add the usual phrases"))
        self._build()
        self.add_usual.clicked.connect(self._add_usual)
        self.view.selectionModel().currentChanged.connect(self._show_preview)
        self.model.modelReset.connect(lambda: self._show_preview(QModelIndex()))

    def ask(
        self,
        area: QTextEdit | QPlainTextEdit,
        phrases: Sequence[PhraseEntry],
        values: Mapping[str, str],
        take: Callable[[Filled], None],
        *,
        usual: Callable[[], Sequence[PhraseEntry]],
    ) -> None:
        """Show the bank under the caret; ``usual`` adds the usual phrases and returns the bank with them."""
        self._phrases, self._values, self._take, self._usual = phrases, values, take, usual
        self.open_over(area, max(_LINES, len(phrases)))

    def show_found(self) -> None:
        query = self.search.text()
        self._found = [one for one in self._phrases if matches(query, f"{one.name} {one.text}")]
        rows = [PersonRow(place, one.name, self._said(one).text) for place, one in enumerate(self._found)]
        self.model.show_rows(rows)
        self.choose(0 if rows else -1)
        self._show_parts()

    def pick(self) -> None:
        if not self._phrases:
            self._add_usual()
        else:
            super().pick()

    def take(self, place: int) -> None:
        self._take(self._said(self._found[place]))

    def _said(self, phrase: PhraseEntry) -> Filled:
        """Return the phrase as it would stand in the text: it begins a line."""
        filled = fill(phrase.text, self._values)
        return Filled(filled.text[:1].upper() + filled.text[1:], filled.missing)

    def _add_usual(self) -> None:
        self._phrases = self._usual()
        self.show_found()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _show_parts(self) -> None:
        is_empty = not self._phrases
        self.view.setVisible(not is_empty)
        self.below.setVisible(not is_empty)
        self.nothing.setVisible(is_empty)
        keys = _("Enter: add the usual phrases · Esc: leave") if is_empty else _("Enter: insert as a line · Esc: leave")
        self.foot.setText(keys)

    def _show_preview(self, current: QModelIndex) -> None:
        place = current.row()
        said = self._said(self._found[place]) if 0 <= place < len(self._found) else None
        none_found = _("No phrase holds these words.") if self._phrases else ""
        self.preview.setText(said.text if said is not None else none_found)
        self.missing.setVisible(said is not None and bool(said.missing))
        if said is not None and said.missing:
            self.missing.show_text(missing_words(said.missing), "warning", "amber", filled=True)

    def _build(self) -> None:
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self.below = QFrame()
        style.set_kind(self.below, "foot")
        self.below.setFixedHeight(_PREVIEW - 4)
        inside = QVBoxLayout(self.below)
        inside.setContentsMargins(12, 8, 12, 4)
        inside.setSpacing(4)
        self.preview.setWordWrap(True)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(self.preview, 1)
        inside.addWidget(self.missing)
        self.nothing = QWidget()
        rows = QVBoxLayout(self.nothing)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(12)
        style.set_kind(self.empty, "sub")
        self.empty.setWordWrap(True)
        style.set_kind(self.add_usual, "primary")
        self.add_usual.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.addStretch(1)
        rows.addWidget(self.empty)
        rows.addWidget(self.add_usual, 0, Qt.AlignmentFlag.AlignLeft)
        rows.addStretch(1)
        column.insertWidget(2, self.below)
        column.insertWidget(3, self.nothing, 1)


def missing_words(names: Sequence[str]) -> str:
    """Say which variables have nothing to say yet."""
    shown = ", ".join(f"{{{name}}}" for name in names)
    return _("Left blank, because nothing is entered yet: {names}").format(names=shown)
