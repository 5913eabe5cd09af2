"""A commitment, new or to change: who commits, for which year, signed where, and the targets, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.commitments.records import CommitmentDetails, CommitmentState
from cchc_desktop.commitments.sources import ActualSource
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _, mark
from ui import style
from ui.commitments.form import target_line
from ui.commitments.form.more_form import MoreForm
from ui.commitments.form.storing import TargetRefused, TargetWish, Wish
from ui.commitments.form.target_line import TargetLine
from ui.commitments.form.target_table import FIELD_COLUMNS, TargetTable
from ui.commitments.form.tied_tasks_field import FindTasks, TiedTask, TiedTasksField
from ui.common.dialog import Dialog, is_confirming
from ui.common.fields import HALF, QUARTER, ChoiceField, DateField, Form, LineField, commit_input_method
from ui.common.fields.number_field import NumberField
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys
from ui.task_fields.actor_field import ActorField
from ui.task_fields.people import TaskPeople

_WIDTH: Final = style.FIELD_MAX + 2 * style.MARGIN + 12
_YEARS: Final = (1990, 2100)


@dataclass(frozen=True)
class FormDesk:
    """What the form offers and asks: people, meetings, sources of figures, tasks, and the window it stands before."""

    today: date
    people: TaskPeople
    meetings: Sequence[tuple[int, str, date]]
    sources: Sequence[ActualSource]
    find_tasks: FindTasks
    task_by_code: Callable[[str], TiedTask | None]
    tied: Sequence[TiedTask]
    parent: QWidget


@dataclass(frozen=True)
class Start:
    """What the form begins with; ``id`` is None for a new commitment."""

    details: CommitmentDetails
    lines: tuple[TargetLine, ...] = ()
    id: int | None = None
    state: CommitmentState = CommitmentState.DRAFT


class CommitmentDialog(Dialog):
    """``store`` keeps what the form holds, as one step; it may raise AppError, and the form stays as it was."""

    KEYS = Keys(
        mark("Form of a commitment"),
        (
            ("Ctrl+Enter", mark("keep the commitment")),
            ("F6", mark("table of targets, fields of the target")),
            ("Esc", mark("close without keeping")),
        ),
    )

    def __init__(self, desk: FormDesk, start: Start, store: Callable[[Wish], None], title: str) -> None:
        super().__init__(desk.parent)
        self._desk, self._start, self._store = desk, start, store
        self.setWindowTitle(title)
        self.form = Form()
        tied = TiedTasksField(desk.find_tasks, desk.task_by_code)
        tied.know(desk.tied)
        self.more = MoreForm(tied, desk.sources)
        self.targets = TargetTable(self._on_targets)
        self.more_title = QLabel()
        self.refusal = IconLabel("error", wraps=True)
        self.primary = QPushButton(_("Keep the commitment"))
        self._shown = -1
        self._takes_over = False
        self._build(title)
        self._fill()
        self._connect()

    def wish(self) -> Wish:
        """Return what the form holds. Raises TargetRefused for a target that cannot be read."""
        wishes = []
        for number, line in enumerate(self.targets.model.rows()):
            if target_line.is_blank(line):
                continue
            try:
                wishes.append(TargetWish(number, line.id, target_line.details_of(line), line.task_ids))
            except ValidationError as error:
                raise TargetRefused(number, error) from error
        values = self.form.values()
        details = replace(
            self._start.details,
            holder=values["holder"],
            year=values["year"],
            reference=values["reference"],
            meeting_id=values["meeting_id"],
            signed_on=values["signed_on"],
        )
        return Wish(self._start.id, details, tuple(wishes), values.get("reason", ""))

    def keep(self) -> None:
        """Keep the commitment and close; what is wrong is named where it stands."""
        commit_input_method()
        self.targets.table.close_cell()
        self.refusal.hide()
        if not self.form.validate() or not self._targets_are_right():
            return
        try:
            self._store(self.wish())
        except TargetRefused as refused:
            self._refuse_target(refused)
        except AppError as error:
            self._refuse(error)
        else:
            self.accept()

    def confirm(self) -> None:
        """Ctrl+Enter: keep the commitment."""
        self.keep()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._start.id is None:
            self.form.fields["holder"].setFocus()
        else:
            self.targets.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_F6:
            self._go_round()
        elif is_enter and not (is_confirming(event) or isinstance(self.focusWidget(), QPushButton)):
            self.focusNextChild()  # Enter goes on; the commitment is kept by the button or Ctrl+Enter
        else:
            super().keyPressEvent(event)

    # -- parts

    def _targets_are_right(self) -> bool:
        faults = self.targets.model.faults()
        if faults:
            row, column, sentence = faults[0]
            self._go_to_cell(row, column)
            self._say(_("Row {number}: {sentence}").format(number=row + 1, sentence=sentence))
            return False
        return self._shown < 0 or self.more.form.validate()

    def _refuse_target(self, refused: TargetRefused) -> None:
        column = FIELD_COLUMNS.get(refused.field, -1)
        self._go_to_cell(refused.number, max(column, FIELD_COLUMNS["name"]))
        if column < 0 and self.more.form.show_error(refused.field, refused.sentence):
            return
        if refused.field == "reason" and self.form.show_error("reason", refused.sentence):
            return
        self._say(_("Row {number}: {sentence}").format(number=refused.number + 1, sentence=refused.sentence))

    def _refuse(self, error: AppError) -> None:
        field = error.field if isinstance(error, ValidationError) else ""
        if not self.form.show_error(field, error.sentence):
            self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        self.refusal.show_text(sentence, "error_circle", "red", filled=True)
        self.refusal.show()

    def _go_to_cell(self, row: int, column: int) -> None:
        self.targets.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.targets.table.go_to(row, column)
        self._area.ensureWidgetVisible(self.targets.table)

    def _go_round(self) -> None:
        if self.targets.isAncestorOf(self.focusWidget() or self):
            self.targets.table.close_cell()
            self.more.form.fields["measure"].setFocus()
        else:
            self.targets.focus_first()

    def _on_targets(self) -> None:
        """Show the fields of the target that is typed in the table; what is typed in them stays."""
        if not self._takes_over:
            self._show_more()

    def _show_more(self) -> None:
        number = self.targets.current()
        rows = self.targets.model.rows()
        is_there = 0 <= number < len(rows)
        self._shown = number if is_there else -1
        self.more.setVisible(is_there)
        self.more_title.setVisible(is_there)
        if is_there:
            line = rows[number]
            words = _("More about target {number}: {name}") if line.name.strip() else _("More about target {number}")
            self.more_title.setText(words.format(number=number + 1, name=line.name.strip()))
            self.more.show_line(line, self._year())

    def _on_more(self) -> None:
        rows = self.targets.model.rows()
        if 0 <= self._shown < len(rows):
            self._takes_over = True
            self.targets.model.replace(self._shown, self.more.line(rows[self._shown]))
            self._takes_over = False

    def _year(self) -> int:
        return self.form.fields["year"].value() or self._desk.today.year

    def _on_meeting(self) -> None:
        """Propose the day of the meeting as that of the signing."""
        wanted, signed_on = self.form.fields["meeting_id"].value(), self.form.fields["signed_on"]
        day = next((day for meeting_id, _words, day in self._desk.meetings if meeting_id == wanted), None)
        if day is not None and day <= self._desk.today and signed_on.is_empty():
            signed_on.set_value(day)

    def _fill(self) -> None:
        details = self._start.details
        self.form.set_values(
            {
                "holder": details.holder,
                "year": details.year,
                "reference": details.reference,
                "meeting_id": details.meeting_id,
                "signed_on": details.signed_on,
            }
        )
        self.targets.model.set_rows(self._start.lines)
        self.targets.refresh()
        if self._start.lines:
            self.targets.table.go_to(0)
        self._show_more()

    def _connect(self) -> None:
        self.targets.table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._show_more())
        self.targets.model.rowsRemoved.connect(lambda *_change: self._show_more())
        self.targets.model.rowsInserted.connect(lambda *_change: self._show_more())
        self.more.edited.connect(self._on_more)
        self.form.fields["year"].left.connect(self._show_more)
        self.primary.clicked.connect(lambda _checked=False: self.keep())

    def _build(self, title: str) -> None:
        self._add_fields()
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, 8)
        column.setSpacing(8)
        head = QLabel(title)
        style.set_kind(head, "block")
        style.set_kind(self.more_title, "strong")
        self.more_title.setWordWrap(True)
        frame = QFrame()
        style.set_kind(frame, "card")
        around = QVBoxLayout(frame)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(self.targets)
        self.refusal.hide()
        for part in (head, self.form, frame, self.more_title, self.more):
            column.addWidget(part)
        column.addStretch(1)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self._foot())
        parent = self.parentWidget()
        room = parent.window().height() if parent is not None else 680
        self.resize(_WIDTH, max(360, min(720, room - 24)))

    def _add_fields(self) -> None:
        form, desk = self.form, self._desk
        holder = ActorField(desk.people.actor_rows)
        form.add("holder", _("Who commits"), holder, span=HALF, required=True)
        form.add("year", _("Year"), NumberField(*_YEARS), span=QUARTER, required=True)
        form.add("reference", _("Reference"), LineField(max_length=100, placeholder="01/CK-2021"), span=QUARTER)
        meetings = [(None, _("no meeting")), *((meeting_id, words) for meeting_id, words, _day in desk.meetings)]
        form.add("meeting_id", _("Signed at the meeting"), ChoiceField(meetings), span=HALF)
        is_draft = self._start.state is CommitmentState.DRAFT
        hint = _("Leave it empty while it is being drawn up.") if is_draft else ""
        day, span = DateField(near=lambda: desk.today), HALF if is_draft else QUARTER
        form.add("signed_on", _("Commitment signed on"), day, span=span, hint=hint)
        form.fields["meeting_id"].edited.connect(self._on_meeting)
        if not is_draft:
            reason = LineField(max_length=500, placeholder=_("needed where a target changes"))
            form.add("reason", _("Reason of the change"), reason, span=QUARTER)

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.MARGIN, 12, style.GUTTER, 12)
        row.setSpacing(8)
        row.addWidget(self.refusal, 1)
        row.addStretch(0)
        style.set_kind(self.primary, "primary")
        self.primary.setToolTip(_("Keep the commitment (Ctrl+Enter)"))
        cancel = QPushButton(_("Cancel"))
        cancel.clicked.connect(self.reject)
        for button in (self.primary, cancel):
            button.setAutoDefault(False)
            row.addWidget(button)
        return foot
