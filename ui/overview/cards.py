"""The cards of the overview, each filled from what was read once."""

from __future__ import annotations

from typing import Final

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.deadlines.agenda import DeadlineKind
from cchc_desktop.deadlines.overview import MEETINGS_A_YEAR, Figure, Overview
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import MEETING, MeetingRow
from cchc_desktop.tasks.count_records import CountRow
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import COUNT, TASK, DeadlineLabel
from cchc_desktop.tasks.rules import DONE
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.numbers import format_number, roman
from ui.common.task_pills import LABELS, task_pill
from ui.overview.card import Card
from ui.overview.figure_card import BigFigure
from ui.overview.goals import ChoiceGoal, Goal, ListGoal, RecordGoal, list_of
from ui.overview.link_line import Cell, Line, Lines
from ui.overview.number_table import Number, NumberRow, NumberTable
from ui.overview.stacked_bar import Piece, StackedBar
from ui.overview.trend_chart import Point, TrendChart
from ui.overview.words import CLARITIES, SHARE_PARTS, SHARES, distance_words, month_words, rate_words, share_words

_SELDOM: Final = (DeadlineLabel.DONE_NO_DEADLINE, DeadlineLabel.CANCELLED)
_OWED_SHOWN: Final = 6
_BAR_ROLES: Final = {
    DeadlineLabel.NO_DEADLINE: "control",
    DeadlineLabel.PAUSED: "strong_line",
    DeadlineLabel.CANCELLED: "line",
}
"""Pieces of the bar that would be alike beside each other; all others are in the colour of their label."""


def figures(shown: Overview) -> tuple[BigFigure, ...]:
    """Return the large figures in the order in which they are asked for."""
    overdue = shown.labelled(DeadlineLabel.OVERDUE)
    return (
        BigFigure(
            _("Overdue"),
            format_number(overdue.number),
            _("of {n} with a deadline").format(n=format_number(shown.with_deadline.number)),
            rate_words(overdue.number, shown.with_deadline.number),
            list_of(overdue),
            "red" if overdue.number else "text",
        ),
        *(_due_in(shown, days) for days in sorted(shown.due_in)),
        _notices(shown),
        _meetings_held(shown),
    )


def _due_in(shown: Overview, days: int) -> BigFigure:
    figure = shown.due_in[days]
    words = _("due within {n} days").format(n=days)
    return BigFigure(
        _("Due within {n} days").format(n=days),
        format_number(figure.number),
        ngettext("task", "tasks", figure.number),
        _("today included"),
        list_of(figure, words),
        "amber" if figure.number else "text",
    )


def _notices(shown: Overview) -> BigFigure:
    owed = shown.meetings.owed
    late = sum(1 for row in owed if row.notice_due is not None and row.notice_due < shown.today)
    note = (
        _("{n} past their day").format(n=format_number(late)) if late else _("within 5 working days after the meeting")
    )
    return BigFigure(
        _("Notices owed"),
        format_number(len(owed)),
        ngettext("notice", "notices", len(owed)),
        note,
        ListGoal(frozenset({DeadlineKind.NOTICE}), "", "deadline"),
        "amber" if owed else "text",
    )


def _meetings_held(shown: Overview) -> BigFigure:
    meetings = shown.meetings
    without = month_words(meetings.without)
    note = _("None in {months}").format(months=without) if without else _("No month without a meeting")
    return BigFigure(
        _("Meetings in {year}").format(year=meetings.year),
        format_number(len(meetings.held)),
        _("of {n} meetings").format(n=MEETINGS_A_YEAR),
        note,
        _choice(meetings.held),
    )


def _choice(rows: tuple[MeetingRow, ...]) -> Goal | None:
    choices = [(f"{short_date(row.start_date)}  {row.title}", RecordGoal(MEETING, row.id)) for row in rows]
    return ChoiceGoal(tuple(choices)) if choices else None


class UrgentCard(Card):
    """What is overdue or soon due, the most urgent first."""

    def __init__(self) -> None:
        super().__init__(_("To be done"))
        self.lines = Lines()
        self.lines.opened.connect(self.opened)
        self.column.addWidget(self.lines)
        self.nothing = self.note(_("Nothing is overdue or due soon."))

    def show_overview(self, shown: Overview) -> None:
        """Show the beginning of the list; the link opens all of it."""
        pressing = shown.pressing
        words = ngettext("See all {n} task", "See all {n} tasks", pressing.number)
        self.show_link(words.format(n=format_number(pressing.number)), list_of(pressing) if shown.urgent else None)
        self.nothing.setVisible(not shown.urgent)
        self.lines.show_lines([_urgent(row) for row in shown.urgent])


def _urgent(row: TaskRow) -> Line:
    look = task_pill(row.label)[1]
    return Line(
        (
            Cell(distance_words(row), 148, look.role, "strong"),
            Cell(row.work),
            Cell(row.lead or _("nobody yet"), 168, "text2" if row.lead else "amber", folds=True),
            Cell(_("Open"), 40, "accent", right=True),
        ),
        RecordGoal(TASK, row.id),
        look.icon,
        look.role,
        look.filled,
    )


class TotalsCard(Card):
    """All tasks by label as one bar with its table, and the shares with their denominators."""

    def __init__(self) -> None:
        super().__init__("")
        self.bar, self.labels, self.shares = StackedBar(), Lines(), Lines()
        for part in (self.bar, self.labels, self.shares):
            part.opened.connect(self.opened)
        self.column.addWidget(self.bar)
        self.column.addWidget(self.labels)
        self.note(_("Shares")).setContentsMargins(4, 8, 0, 0)
        self.column.addWidget(self.shares)

    def show_overview(self, shown: Overview) -> None:
        """Show the labels of all tasks."""
        every = shown.labelled()
        self.title.setText(ngettext("{n} task", "{n} tasks", every.number).format(n=format_number(every.number)))
        self.show_link(_("Open the list"), list_of(every))
        numbers = {label: shown.labelled(label) for label in LABELS}
        self.bar.show_pieces(
            [
                Piece(figure.number, task_pill(label)[0], _bar_role(label), list_of(figure))
                for label, figure in numbers.items()
            ]
        )
        self.labels.show_lines(
            [
                _label_line(label, figure.number, list_of(figure))
                for label, figure in numbers.items()
                if figure.number or label not in _SELDOM
            ]
        )
        self.shares.show_lines([_share_line(shown, name) for name in SHARES])


def _bar_role(label: DeadlineLabel) -> str:
    return _BAR_ROLES.get(label, LABELS[label][1].role)


def _label_line(label: DeadlineLabel, number: int, goal: Goal) -> Line:
    word, look = task_pill(label)
    cells = (Cell(word), Cell(format_number(number), 64, "accent", "strong", right=True))
    return Line(cells, goal, look.icon, look.role, look.filled)


def _share_line(shown: Overview, name: str) -> Line:
    share = shown.shares[name]
    part, whole = share.part.number, share.whole.number
    cells = (
        Cell(_(SHARES[name])),
        Cell(share_words(part, whole), 96, "text2", right=True),
        Cell(rate_words(part, whole), 64, "accent", "strong", right=True),
    )
    numbers = zip(SHARE_PARTS[name], (share.part, share.whole), strict=True)
    return Line(cells, ChoiceGoal(tuple(_choice_of(_(words), figure) for words, figure in numbers)))


def _choice_of(words: str, figure: Figure) -> tuple[str, ListGoal]:
    return f"{words[:1].upper()}{words[1:]}: {format_number(figure.number)}", list_of(figure, words)


class ClarityCard(Card):
    """How far assignments make clear what the committee asks for."""

    def __init__(self) -> None:
        super().__init__(_("What assignments make clear"))
        self.lines = Lines()
        self.lines.opened.connect(self.opened)
        self.column.addWidget(self.lines)
        self.nothing = self.note(_("Nothing is asked for. The settings say what an assignment has to make clear."))

    def show_overview(self, shown: Overview) -> None:
        """Show for each "rõ" how many tasks have it; its link lists those that miss it."""
        total = shown.work.totals.all
        self.nothing.setVisible(not shown.unclear)
        lines = []
        for clarity, figure in shown.unclear.items():
            words = _("{n} not clear").format(n=format_number(figure.number)) if figure.number else _("all clear")
            cells = (
                Cell(_(CLARITIES[clarity])),
                Cell(width=48, share=(total - figure.number) / total if total else 1.0),
                Cell(share_words(total - figure.number, total), 92, "text2", right=True),
                Cell(words, 92, "accent" if figure.number else "text2", right=True),
            )
            lines.append(Line(cells, list_of(figure) if figure.number else None))
        self.lines.show_lines(lines)


class MeetingsCard(Card):
    """The next meetings, the notices owed, the months without a meeting."""

    def __init__(self) -> None:
        super().__init__(_("Meetings"))
        self.coming, self.owed, self.without = Lines(), Lines(), Lines()
        self.nothing = self.note(_("No meeting is planned."))
        for part in (self.coming, self.owed, self.without):
            part.opened.connect(self.opened)
            self.column.addWidget(part)

    def show_overview(self, shown: Overview) -> None:
        """Show what comes and what is owed."""
        meetings = shown.meetings
        self.nothing.setVisible(not meetings.coming)
        self.coming.show_lines([_meeting_line(row) for row in meetings.coming])
        self.owed.show_lines([_owed_line(row, shown) for row in meetings.owed[:_OWED_SHOWN]])
        self.without.show_lines([_without_line(month) for month in meetings.without])


def _meeting_line(row: MeetingRow) -> Line:
    cells = (Cell(short_date(row.start_date), 80, kind="strong"), Cell(row.title))
    return Line(cells, RecordGoal(MEETING, row.id), "calendar_ltr", "accent")


def _owed_line(row: MeetingRow, shown: Overview) -> Line:
    due = row.notice_due
    is_late = due is not None and due < shown.today
    words = _("Notice owed: {title}").format(title=row.title)
    cells = (Cell(short_date(due) if due else "", 80, "red" if is_late else "amber", "strong"), Cell(words))
    return Line(cells, RecordGoal(MEETING, row.id), "megaphone", "red" if is_late else "amber")


def _without_line(month: Period) -> Line:
    name = period_name(month)
    cells = (Cell(_("No meeting in {month}").format(month=name)), Cell(_("Enter it"), 64, "accent", right=True))
    return Line(cells, ListGoal(month, "", MEETING), "people_team", "amber")


class TrendCard(Card):
    """The share completed in time from count to count, with its table."""

    def __init__(self) -> None:
        super().__init__(_("From count to count"))
        self.chart = TrendChart()
        titles = (_("Count"), _("Total"), _("Completed"), _("Done in time"), _("Overdue"))
        self.table = NumberTable(titles, 60)
        self.table.opened.connect(self.opened)
        self.nothing = self.note(
            _("No month and no quarter was counted yet. Counts are taken in the menu Reports; here they become a line.")
        )
        self.caption = self.note(_("Completed in time, of all tasks of the count"))
        self.column.addWidget(self.chart)
        self.column.addWidget(self.table)

    def show_overview(self, shown: Overview) -> None:
        """Show the last counts, the newest at the right end and on top of the table."""
        for part in (self.chart, self.table, self.caption):
            part.setVisible(bool(shown.trend))
        self.nothing.setVisible(not shown.trend)
        self.chart.show_points([Point(_short(row), _on_time(row)) for row in shown.trend])
        self.table.show_rows([_count_row(row) for row in reversed(shown.trend)])


def _short(row: CountRow) -> str:
    period = Period.parse(row.period)
    return f"T{period.number}" if period.kind is PeriodKind.MONTH else roman(period.number)


def _on_time(row: CountRow) -> float | None:
    return row.totals.of(DeadlineLabel.DONE_ON_TIME) / row.totals.all if row.totals.all else None


def _count_row(row: CountRow) -> NumberRow:
    totals, goal = row.totals, RecordGoal(COUNT, row.id)
    on_time, overdue = totals.of(DeadlineLabel.DONE_ON_TIME), totals.of(DeadlineLabel.OVERDUE)
    name = period_name(Period.parse(row.period))
    numbers = (totals.all, totals.of(*DONE), on_time, overdue)
    cells = tuple(Number(format_number(number), goal) for number in numbers)
    return NumberRow(row.id, (Number(name[:1].upper() + name[1:], goal), *cells))
