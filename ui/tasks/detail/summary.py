"""What a task says, at a glance: who, what for, until when and why then, where it comes from, what is not clear."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.calendar.phrases import PhraseKind, read_phrase
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.facts import TaskFacts
from cchc_desktop.tasks.records import Clarity, TaskDetails
from cchc_desktop.tasks.recurring import period_label
from cchc_desktop.tasks.rules import DONE
from cchc_desktop.tasks.tracked import AREAS, SOURCES
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.flow_layout import FlowLayout
from ui.common.icon_label import IconLabel, IconMark
from ui.common.user_locale import weekday
from ui.task_fields.due_words_field import in_words
from ui.tasks.detail.rows import FactRows, PercentBar
from ui.tasks.words import clarity_words


class ClarityLine(QWidget):
    """ "Rõ 5/6" and a tick for each; what is missing is a link to its field.

    Signals: ``wanted(Clarity)``.
    """

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        style.set_kind(self.title, "label")
        self._flow = FlowLayout(8)
        self._parts: list[QWidget] = []
        self._flow.addWidget(self.title)
        self.setLayout(self._flow)
        self._shown: tuple[Sequence[Clarity], Sequence[Clarity]] | None = None

    def show_clear(self, asked: Sequence[Clarity], missing: Sequence[Clarity]) -> None:
        """Show what is asked for and what of it is missing."""
        if (asked, missing) == self._shown:
            return
        self._shown = (asked, missing)
        for part in self._parts:
            self._flow.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.title.setText(_("Clear {n}/{all}").format(n=len(asked) - len(missing), all=len(asked)))
        self._parts = [self._part(each, each in missing) for each in asked]
        for part in self._parts:
            self._flow.addWidget(part)
            part.show()
        self.setVisible(bool(asked))
        self.updateGeometry()

    def missing_links(self) -> list[QPushButton]:
        """Return the links to what is missing."""
        return [part for part in self._parts if isinstance(part, QPushButton)]

    def _part(self, clarity: Clarity, is_missing: bool) -> QWidget:
        words = clarity_words(clarity)
        if is_missing:
            link = QPushButton(words)
            style.set_kind(link, "small_link")
            link.setIcon(style.icon("add", "amber", size=16))
            link.setAccessibleName(_("{what} not clear").format(what=words))
            link.setToolTip(_("Not clear yet: fill it in"))
            link.clicked.connect(lambda _checked=False: self.wanted.emit(clarity))
            return link
        tick = IconMark("checkmark", "green")
        tick.setToolTip(_("{what} is clear").format(what=words[:1].upper() + words[1:]))
        tick.setAccessibleName(tick.toolTip())
        return tick


class Summary(QWidget):
    """Title, facts and the "rõ" of one task; ``others`` are the facts that are seldom looked at, for another place.

    Signals: ``source_wanted()`` the record it comes from; ``parent_wanted()``; ``clarity_wanted(Clarity)``.
    """

    source_wanted = Signal()
    parent_wanted = Signal()
    clarity_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setWordWrap(True)
        style.set_kind(self.title, "block")
        self.rows, self.others = FactRows(), FactRows()
        self.clarity = ClarityLine()
        self.clarity.wanted.connect(self.clarity_wanted)
        self.rest_day = IconLabel("amber", wraps=True)
        self._add_rows()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.rows, self.clarity):
            column.addWidget(part)

    def show_facts(
        self,
        facts: TaskFacts,
        asked: Sequence[Clarity],
        working: WorkingCalendar,
        *,
        excludes: bool,
        source_words: str = "",
    ) -> None:
        """Show a task; ``source_words`` name the record it comes from."""
        row, details, show = facts.row, facts.details, self.rows.show_words
        self.title.setText(row.work or _("(no words yet)"))
        show("parent", f"{facts.parent.code} · {facts.parent.work}" if facts.parent is not None else "")
        unit = f" · {row.department}" if row.department and row.department != row.lead_short else ""
        show("lead", f"{row.lead}{unit}" if row.lead else _("nobody yet"))
        show("co_workers", row.co_workers)
        show("supervisor", row.supervisor)
        show("deliverable", details.deliverable)
        self.progress.show_percent(row.progress)
        self.rows.set_shown("progress", True)
        self._show_deadline(facts, working, excludes=excludes)
        self._show_source(facts, source_words)
        self._show_others(facts)
        self.clarity.show_clear(asked, row.missing)

    # -- parts

    def _add_rows(self) -> None:
        rows = self.rows
        rows.add_link("parent", _("Part of"), self.parent_wanted.emit)
        for name, words in (
            ("lead", _("Lead")),
            ("co_workers", _("Co-workers")),
            ("supervisor", _("Supervisor")),
            ("deliverable", _("Deliverable")),
        ):
            rows.add_words(name, words)
        self.progress = PercentBar()
        rows.add("progress", _("Progress"), self.progress)
        rows.add_words("due", _("Deadline"))
        style.set_kind(rows.add_words("reason", ""), "small")
        rows.add("rest_day", "", self.rest_day)
        rows.add_words("original", _("First deadline"))
        rows.add_words("done", _("Completed on"))
        rows.add_words("repeat", _("Comes back"))
        rows.add_link("source", _("Source"), self.source_wanted.emit)
        rows.add_words("source_words", _("Source"))
        for name, words in (
            ("evidence", _("Evidence")),
            ("assigned", _("Assigned on")),
            ("by", _("Assigned by")),
            ("more", _("Area")),
            ("cause", _("Cause")),
            ("measure", _("Measure")),
            ("note", _("Note")),
        ):
            self.others.add_words(name, words)

    def _show_others(self, facts: TaskFacts) -> None:
        details, show = facts.details, self.others.show_words
        show("evidence", details.evidence)
        show("assigned", short_date(details.assigned_on) if details.assigned_on else "")
        show("by", _by_words(facts))
        show("more", _more_words(details))
        show("cause", details.cause)
        show("measure", details.measure)
        show("note", details.note)

    def _show_deadline(self, facts: TaskFacts, working: WorkingCalendar, *, excludes: bool) -> None:
        row, details, show = facts.row, facts.details, self.rows.show_words
        show("due", _due_words(facts))
        show("reason", _reason(facts, working, excludes=excludes))
        is_open = row.label not in DONE and row.due_on is not None
        warning = _rest_words(row.due_on, working) if is_open and row.due_on is not None else ""
        self.rest_day.show_text(warning, "warning", "amber", kind="amber", filled=True)
        self.rows.set_shown("rest_day", bool(warning))
        moved = row.original_due_on is not None and row.original_due_on != row.due_on
        show("original", short_date(row.original_due_on) if moved and row.original_due_on else "")
        done = short_date(row.completed_on) if row.completed_on is not None else ""
        if done and facts.confirmed_on is not None:
            done = _("{day}, confirmed {confirmed}").format(day=done, confirmed=short_date(facts.confirmed_on))
        show("done", done)
        recurrence = details.recurrence
        words = recurrence.label[:1].upper() + recurrence.label[1:] if recurrence is not None else ""
        if recurrence is not None and row.period:
            words = _("{recurrence} · period: {period}").format(recurrence=words, period=period_label(row.period))
        show("repeat", words)

    def _show_source(self, facts: TaskFacts, source_words: str) -> None:
        source = facts.details.source
        words = source_words or source.text or _(SOURCES[source.kind])[:1].upper() + _(SOURCES[source.kind])[1:]
        is_record = source.id is not None
        self.rows.show_words("source", words if is_record else "")
        self.rows.show_words("source_words", "" if is_record else words)


def _by_words(facts: TaskFacts) -> str:
    details = facts.details
    people = facts.people
    assigned, approved = (
        people[each].full_name if each is not None and each in people else ""
        for each in (details.assigned_by_id, details.approved_by_id)
    )
    above = details.from_above or (_("a superior organ") if details.is_from_above else "")
    words = [assigned, _("from above: {name}").format(name=above) if above else ""]
    words.append(_("approved by {name}").format(name=approved) if approved else "")
    return " · ".join(filter(None, words))


def _due_words(facts: TaskFacts) -> str:
    row, details = facts.row, facts.details
    words = short_date(row.due_on) if row.due_on is not None else ""
    if not words:
        words = _("no deadline") if details.is_without_due else _("not clear yet")
    return f"{words} · “{details.due_wording}”" if details.due_wording else words


def _reason(facts: TaskFacts, working: WorkingCalendar, *, excludes: bool) -> str:
    """Say how the words of the deadline lead to the first day; nothing where they are the day itself."""
    details = facts.details
    if not details.due_wording or details.recurrence is not None or facts.row.original_due_on is None:
        return ""
    start = details.assigned_on or facts.row.original_due_on
    try:
        reading = read_phrase(details.due_wording, start, working, before_excludes_day=excludes)
    except ValidationError:
        return ""
    is_the_same = reading.kind is PhraseKind.DATE and reading.date == facts.row.original_due_on
    return in_words(reading.reason) if is_the_same else ""


def _rest_words(day: date, working: WorkingCalendar) -> str:
    if working.is_working_day(day):
        return ""
    name = working.day_name(day) or weekday(day)
    words = _("{day} is a day of rest ({name}): the working day before is {before}, the one after {after}.")
    before, after = working.previous_working_day(day), working.next_working_day(day)
    return words.format(day=short_date(day), name=name, before=short_date(before), after=short_date(after))


def _more_words(details: TaskDetails) -> str:
    words = [
        _(AREAS[details.area]) if details.area is not None else "",
        details.initiative,
        details.index_name,
        _("outside the reform") if details.is_outside_reform else "",
        ", ".join(details.tags),
        details.reporting,
    ]
    return " · ".join(filter(None, words))
