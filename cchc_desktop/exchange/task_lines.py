"""What is read from a list of tasks: each task with its row, what is wrong, what is worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.people_checks import Place, SheetFault
from cchc_desktop.exchange.people_columns import Header
from cchc_desktop.exchange.task_people import Names
from cchc_desktop.i18n import ngettext
from cchc_desktop.tasks.extensions import ExtensionRule
from cchc_desktop.tasks.records import TaskDetails, TaskState


@dataclass(frozen=True)
class KnownTask:
    """A task that is in the file already; ``depth`` 0 is one without a task above it."""

    state: TaskState
    depth: int
    is_gone: bool = False


@dataclass(frozen=True)
class Office:
    """What a list is read against: the people and tasks of a file and its calendar, as of one day."""

    names: Names
    calendar: WorkingCalendar
    today: date
    before_excludes_day: bool = True
    tasks: Mapping[str, KnownTask] = field(default_factory=dict)
    rule: ExtensionRule = field(default_factory=ExtensionRule)


@dataclass(frozen=True)
class TaskLine:
    """One task of a list: the fields of a form, and how far it has come.

    ``details.due_on`` is the first deadline and ``extended_to`` the one that counts when it was moved. ``parent`` is
    the code of the task above. ``progress`` None says nothing of it. ``periods_done`` are periods of a
    recurring task with their day of completion. ``stopped_on`` is the day of a pause, a return or
    the end of following.
    """

    row: int
    details: TaskDetails
    code: str = ""
    parent: str = ""
    state: TaskState = TaskState.ASSIGNED
    extended_to: date | None = None
    progress: int | None = None
    result: str = ""
    updated_on: date | None = None
    completed_on: date | None = None
    confirmed_on: date | None = None
    period: str = ""
    periods_done: tuple[tuple[str, date], ...] = ()
    stopped_on: date | None = None
    stopped_reason: str = ""
    stopped_by_id: int | None = None

    @property
    def due_on(self) -> date | None:
        """The deadline that counts."""
        return self.extended_to or self.details.due_on


@dataclass(frozen=True)
class TaskSheet:
    """What a list holds: tasks in its order, what is wrong (then nothing may be imported), what is worth a look."""

    file: str
    sheet: str
    tasks: tuple[TaskLine, ...] = ()
    faults: tuple[SheetFault, ...] = ()
    warnings: tuple[str, ...] = ()

    def require_sound(self) -> None:
        """Raise ValidationError with the first fault and how many more there are."""
        if not self.faults:
            return
        more = len(self.faults) - 1
        words = ngettext("{first} {n} more place is wrong.", "{first} {n} more places are wrong.", more)
        first = self.faults[0].sentence
        raise ValidationError(words.format(first=first, n=more) if more else first, "file")


@dataclass
class Findings:
    """Faults by cell and remarks, while a sheet is read."""

    sheet: str
    header: Header
    faults: dict[tuple[int, int], SheetFault] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def fault(self, row: int, name: str, words: str) -> None:
        """Note the first fault of a cell; what follows from it need not be said."""
        columns = self.header.columns
        place = columns.get(name, columns.get("work", min(columns.values(), default=0)))
        self.fault_at(row, place, words)

    def fault_at(self, row: int, place: int, words: str) -> None:
        """Note the first fault of the cell at a place counted from 0."""
        if (row, place) not in self.faults:
            made = Place(self.sheet, row, place, self.header.title(place)).fault(words)
            self.faults[row, place] = made

    def in_order(self) -> tuple[SheetFault, ...]:
        """Return the faults by row and column."""
        return tuple(self.faults[place] for place in sorted(self.faults))


def rows_words(rows: Iterable[int]) -> str:
    """Name rows of a list, a few of many."""
    numbers = list(rows)
    shown = ", ".join(map(str, numbers[:8]))
    return f"{shown} …" if len(numbers) > 8 else shown
