"""The dialog of a vote: the matter, the counts of those present, and the sentence that goes into the minutes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import VoteEntry
from cchc_desktop.meetings.rules import check_vote
from ui import style
from ui.common.dialog import Dialog
from ui.common.fields.field import commit_input_method
from ui.common.fields.form import FULL, QUARTER, Form
from ui.common.fields.line_field import LineField
from ui.common.icon_label import IconLabel
from ui.meetings.proceedings.count_field import CountField
from ui.meetings.proceedings.vote_book import present_at, sentence_of

_COUNTS: Final = ("in_favour", "against", "other")
_LONGEST_MATTER: Final = 500
_ROW: Final = 46
_LIST_HEIGHT: Final = 3 * _ROW + 8
_WORDS_WIDTH: Final = 360
_INSIDE: Final = style.DIALOG - 2 * style.MARGIN


class VoteDialog(Dialog):
    """Adds a vote or changes one of those recorded; ``vote()`` and ``changed()`` tell the answer after ``exec()``."""

    def __init__(
        self,
        votes: Sequence[VoteEntry],
        present: int,
        *,
        remove: Callable[[VoteEntry], None],
        unprintable: Callable[[str], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._votes, self._present, self._remove = list(votes), present, remove
        self._changed: VoteEntry | None = None
        self._vote: VoteEntry | None = None
        self.form = Form()
        self.preview = QLabel()
        self.refusal = IconLabel("error", wraps=True)
        self.accept_button = QPushButton()
        self.leave_button = QPushButton(_("Cancel"))
        self.rows = QGridLayout()
        self._list = QScrollArea()
        self._build(unprintable)
        self._show_votes()
        self._begin(None)

    def vote(self) -> VoteEntry:
        """Return the vote entered, with its sentence."""
        assert self._vote is not None
        return self._vote

    def changed(self) -> VoteEntry | None:
        """Return the recorded vote that the one entered replaces; None for a new one."""
        return self._changed

    # -- the parts

    def _build(self, unprintable: Callable[[str], str] | None) -> None:
        self.setWindowTitle(_("Vote"))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setFixedWidth(style.DIALOG)
        matter = LineField(
            max_length=_LONGEST_MATTER, placeholder=_("to adopt the working rules"), missing_glyphs=unprintable
        )
        self.form.add("matter", _("Matter of the vote"), matter, span=FULL, required=True)
        for name, label in (
            ("present", _("Present")),
            ("in_favour", _("In favour")),
            ("against", _("Against")),
            ("other", _("Other opinions")),
        ):
            self.form.add(name, label, CountField(), span=QUARTER, required=name == "present")
        self.form.setFixedWidth(_INSIDE)
        for field in self.form.fields.values():
            field.edited.connect(self._show_sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._body())
        column.addWidget(self._foot())
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def _body(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(style.MARGIN, 20, style.MARGIN, 16)
        column.setSpacing(8)
        heading = QLabel(_("Record a vote"))
        style.set_kind(heading, "block")
        column.addWidget(heading)
        column.addWidget(self._recorded())
        column.addWidget(self.form)
        label = QLabel(_("Sentence in the minutes"))
        style.set_kind(label, "label")
        column.addWidget(label)
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.preview.setMinimumHeight(3 * self.preview.fontMetrics().lineSpacing())
        self.preview.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.preview.setFixedWidth(_INSIDE)
        column.addWidget(self.preview)
        column.addWidget(self.refusal)
        return body

    def _recorded(self) -> QWidget:
        inner = QWidget()
        style.set_kind(inner, "pane")
        inner.setLayout(self.rows)
        self.rows.setContentsMargins(0, 0, 0, 8)
        self.rows.setColumnStretch(0, 1)
        self._list.setWidget(inner)
        self._list.setWidgetResizable(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._list

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.MARGIN, 12, style.MARGIN, 12)
        row.setSpacing(8)
        row.addStretch(1)
        style.set_kind(self.accept_button, "primary")
        self.accept_button.setDefault(True)
        self.accept_button.clicked.connect(self._take)
        self.leave_button.setAutoDefault(False)
        self.leave_button.clicked.connect(self.reject)
        row.addWidget(self.accept_button)
        row.addWidget(self.leave_button)
        return foot

    # -- the votes recorded

    def _show_votes(self) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        for line, vote in enumerate(self._votes):
            self.rows.addWidget(_recorded_words(vote), line, 0)
            self.rows.addWidget(self._way(_("Edit"), vote, partial(self._begin, vote)), line, 1)
            self.rows.addWidget(self._way(_("Delete"), vote, partial(self._delete, vote)), line, 2)
        self._list.setVisible(bool(self._votes))
        self._list.setFixedHeight(min(_LIST_HEIGHT, _ROW * len(self._votes) + 8) if self._votes else 0)

    def _way(self, words: str, vote: VoteEntry, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        style.set_kind(button, "link")
        button.setAutoDefault(False)
        button.setAccessibleName(f"{words}: {vote.matter}")
        button.clicked.connect(lambda _checked: act())
        return button

    def _delete(self, vote: VoteEntry) -> None:
        self._remove(vote)
        self._votes.remove(vote)
        self.leave_button.setText(_("Close"))  # what is deleted is not brought back by going
        self._show_votes()
        if self._changed == vote:
            self._begin(None)
        self.form.fields["matter"].setFocus()

    # -- the vote entered

    def _begin(self, vote: VoteEntry | None) -> None:
        """Enter a new vote, or change a recorded one."""
        self._changed = vote
        present = self._present or None if vote is None else present_at(vote) or self._present or None
        shown = vote or VoteEntry("", in_favour=present or 0)
        self.form.set_values({"matter": shown.matter, "present": present})
        self.form.set_values({name: getattr(shown, name) for name in _COUNTS})
        self.accept_button.setText(_("Insert into the minutes") if vote is None else _("Change in the minutes"))
        self.form.fields["matter"].setFocus()
        self._show_sentence()

    def _entered(self) -> tuple[VoteEntry, int]:
        values = self.form.values()
        favour, against, other = (values[name] or 0 for name in _COUNTS)
        present = values["present"] or 0
        vote = VoteEntry(values["matter"].rstrip(" .:;"), favour, against, other)
        return replace(vote, sentence=sentence_of(vote, present) if present else ""), present

    def _refused(self, vote: VoteEntry, present: int) -> str:
        try:
            check_vote(in_favour=vote.in_favour, against=vote.against, other=vote.other, present=present)
        except ValidationError as error:
            return error.sentence
        if not vote.in_favour + vote.against + vote.other:
            return _("Nobody has voted yet. Enter the counts.")
        return ""

    def _show_sentence(self) -> None:
        vote, present = self._entered()
        is_told = bool(present and vote.matter)
        self.accept_button.setEnabled(is_told)
        self.preview.setText(vote.sentence if is_told else _("Enter the matter and how many are present."))
        style.set_kind(self.preview, "" if is_told else "sub")
        self._show_refusal(self._refused(vote, present) if present else "")
        silent = present - vote.in_favour - vote.against - vote.other
        if is_told and silent > 0 and not self.refusal.text():
            words = _("{n} of those present have not voted.").format(n=silent)
            self.refusal.show_text(words, "info", "text2", kind="small")

    def _show_refusal(self, sentence: str) -> None:
        self.refusal.show_text(sentence, "error_circle" if sentence else "", "red", kind="error", filled=True)

    def _take(self) -> None:
        commit_input_method()
        if not self.form.validate():
            return
        vote, present = self._entered()
        refusal = self._refused(vote, present)
        self._show_refusal(refusal)
        if refusal:
            self.form.fields["in_favour"].setFocus()
            return
        self._vote = vote
        self.accept()


def _recorded_words(vote: VoteEntry) -> QWidget:
    """Return a recorded vote in two lines: its matter, and what came of it."""
    part = QWidget()
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    result = vote.sentence.removeprefix(f"Biểu quyết {vote.matter}:").strip()
    for words, kind in ((vote.matter, "strong"), (result, "small")):
        label = QLabel()
        label.setTextFormat(Qt.TextFormat.PlainText)
        style.set_kind(label, kind)
        label.ensurePolished()
        label.setText(label.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _WORDS_WIDTH))
        column.addWidget(label)
    part.setToolTip(vote.sentence)
    return part
