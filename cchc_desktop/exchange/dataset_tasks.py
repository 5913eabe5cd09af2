"""The tasks and handovers of a data set as plain values: state, deadlines, extensions, periods and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.phrases import read_phrase
from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.dataset import (
    ExtensionData,
    HandoverData,
    OccurrenceData,
    PauseData,
    ReminderData,
    TaskData,
    UpdateData,
)
from cchc_desktop.exchange.dataset_sources import Place, TaskSource, contradictions, read_conclusions, source_of
from cchc_desktop.exchange.records import Record
from cchc_desktop.tasks.records import ExtensionResult, ReformArea, TaskState, UpdateKind
from cchc_desktop.tasks.recurring import first_day
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import fold

_RESULTS = {
    "": ExtensionResult.GRANTED,
    "dong_y": ExtensionResult.GRANTED,
    "khong_dong_y": ExtensionResult.REFUSED,
    "cho_quyet_dinh": ExtensionResult.PENDING,
}
_EVERY = {"hằng tuần": Every.WEEK, "hằng tháng": Every.MONTH, "hằng quý": Every.QUARTER, "hằng năm": Every.YEAR}
_AREAS = (
    ("the che", ReformArea.INSTITUTIONS),
    ("thu tuc", ReformArea.PROCEDURES),
    ("to chuc bo may", ReformArea.ORGANISATION),
    ("cong vu", ReformArea.CIVIL_SERVICE),
    ("tai chinh", ReformArea.PUBLIC_FINANCE),
    ("dien tu", ReformArea.DIGITAL_GOVERNMENT),
    ("chinh quyen so", ReformArea.DIGITAL_GOVERNMENT),
)


def read_tasks(data: Record, today: date, calendar: WorkingCalendar, *, before_excludes_day: bool) -> TasksRead:
    """Return the tasks, and the conclusions that the data set says give none and that no task comes from."""
    records, conclusions = data.records("nhiem_vu"), read_conclusions(data)
    sources = [source_of(record, conclusions) for record in records]
    names = {item.text("ma"): item.text("ten") for key in ("mo_hinh", "chi_so") for item in data.records(key)}
    reader = _Recurrences(calendar, before_excludes_day)
    tasks = tuple(_task(record, source, names, reader, today) for record, source in zip(records, sources, strict=True))
    giving = {source.place for source in sources}
    without = tuple(place for place in conclusions.without_task if place not in giving)
    return TasksRead(tasks, without, contradictions(records, sources, conclusions))


def read_handovers(data: Record) -> tuple[HandoverData, ...]:
    """Return the handovers."""
    return tuple(
        HandoverData(
            code=record.text("ma"),
            from_person=record.text("nguoi"),
            to_person=record.text("nguoi_nhan"),
            starts_on=record.day("tu"),
            ends_on=record.day("den"),
            reason=record.text("ly_do"),
            content=record.text("noi_dung"),
            minutes_number=record.text("bien_ban"),
            signed_on=record.day("ngay_ky"),
        )
        for record in data.records("ban_giao")
    )


@dataclass(frozen=True)
class TasksRead:
    """The tasks of a data set, the conclusions that give none, and what was said in two ways."""

    tasks: tuple[TaskData, ...]
    without_task: tuple[Place, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class _Recurrences:
    """Finds the due day of a recurring task: in its wording, else in its first period, else in its deadline."""

    calendar: WorkingCalendar
    before_excludes_day: bool

    def of(self, record: Record) -> Recurrence | None:
        """Return the recurrence; None for a task that does not come back."""
        if not record.has("lap_lai"):
            return None
        every = _EVERY[record.text("lap_lai")]
        return self._worded(record, every) or _dated(record, every)

    def begin_of(self, record: Record, recurrence: Recurrence, occurrences: tuple[OccurrenceData, ...]) -> date | None:
        """Return a day of the first period: the first listed one, else the first that is due after the assignment."""
        listed = min((Period.parse(each.period).first_day for each in occurrences), default=None)
        assigned = record.day("giao") or record.day("han")
        return listed or (first_day(recurrence, assigned, self.calendar) if assigned else None)

    def _worded(self, record: Record, every: Every) -> Recurrence | None:
        start = record.day("giao") or record.day("han")
        if start is None:
            return None
        try:
            reading = read_phrase(
                record.text("han_chu"), start, self.calendar, before_excludes_day=self.before_excludes_day
            )
        except ValidationError:
            return None  # words that are no deadline; they are kept as they stand
        found = reading.recurrence
        return found if found is not None and found.every is every else None


def _dated(record: Record, every: Every) -> Recurrence:
    days = [period.day("han") for period in record.records("ky")]
    day = next((due for due in (*days, record.day("han")) if due is not None), None)
    if day is None:
        month = {Every.QUARTER: 3, Every.YEAR: 12}.get(every)
        return Recurrence(every, 5 if every is Every.WEEK else NamedDay.LAST, month)
    if every is Every.WEEK:
        return Recurrence(every, day.isoweekday())
    month = {Every.QUARTER: (day.month - 1) % 3 + 1, Every.YEAR: day.month}.get(every)
    return Recurrence(every, day.day, month)


def _task(
    record: Record, source: TaskSource, names: Mapping[str, str], recurrences: _Recurrences, today: date
) -> TaskData:
    recurrence = recurrences.of(record)
    occurrences = tuple(_occurrence(item) for item in record.records("ky"))
    extensions, due, original = _deadline(record)
    told = replace(
        _as_told(record, _state(record, today, is_recurring=recurrence is not None)),
        initiative=names.get(record.text("mo_hinh"), record.text("mo_hinh")),
        index_name=names.get(record.text("chi_so"), record.text("chi_so")),
        occurrences=occurrences,
        extensions=extensions,
        reminders=tuple(_reminder(item, at) for at, item in enumerate(record.records("don_doc"), start=1)),
        pauses=_pauses(record, today),
        updates=_updates(record, today),
    )
    return replace(
        _with_end(told, record),
        source_kind=source.kind,
        source_meeting=source.meeting,
        source_position=source.position,
        source_text=source.text,
        due_on=None if recurrence else due,
        original_due_on=None if recurrence else original,
        completed_on=None if recurrence else record.day("hoan_thanh") or record.day("cho_xac_nhan"),
        recurrence=recurrence,
        recurs_from=recurrences.begin_of(record, recurrence, occurrences) if recurrence else None,
    )


def _as_told(record: Record, state: TaskState) -> TaskData:
    """Return what stands in the keys as it is."""
    area = _area(record.text("linh_vuc"))
    return TaskData(
        code=record.text("ma"),
        work=record.text("noi_dung"),
        state=state,
        from_above=record.text("cap_giao"),
        is_from_above="cap tren" in fold(record.text("cap_giao")),
        lead=record.text("chu_tri"),
        co_workers=record.texts("phoi_hop"),
        supervisor=record.text("chi_dao"),
        deliverable=record.text("san_pham"),
        evidence=record.text("minh_chung"),
        assigned_on=record.day("giao"),
        due_wording=record.text("han_chu"),
        progress=record.whole("tien_do") or 0,
        parent=record.text("cha"),
        area=area,
        tags=() if area or not record.has("linh_vuc") else (record.text("linh_vuc"),),
        is_outside_reform=record.values.get("ngoai_cchc") is True,
    )


def _with_end(task: TaskData, record: Record) -> TaskData:
    """Return the task with why it is no longer followed, if it is not."""
    stopped = record.record("thoi_theo_doi")
    if stopped is None:
        return task
    return replace(
        task,
        cancelled_on=stopped.day("ngay"),
        cancelled_reason=stopped.text("ly_do"),
        cancelled_by=stopped.text("nguoi"),
    )


def _state(record: Record, today: date, *, is_recurring: bool) -> TaskState:
    pause, progress = record.record("tam_dung"), record.whole("tien_do") or 0
    pause_end = pause.day("den") if pause else None
    if record.has("thoi_theo_doi"):
        return TaskState.CANCELLED
    if record.has("hoan_thanh") and not is_recurring:
        return TaskState.COMPLETED
    if record.has("cho_xac_nhan"):
        return TaskState.AWAITING_CONFIRMATION
    if pause is not None and (pause_end is None or pause_end > today):
        return TaskState.PAUSED
    if record.records("tra_lai"):
        return TaskState.RETURNED
    return TaskState.IN_PROGRESS if progress else TaskState.ASSIGNED


def _deadline(record: Record) -> tuple[tuple[ExtensionData, ...], date | None, date | None]:
    """Return the extensions in their order, the last approved deadline and the first one.

    ``han`` is the last approved deadline, or the first one where a granted extension leads elsewhere.
    """
    given = sorted(enumerate(record.records("gia_han"), start=1), key=lambda item: item[1].whole("lan") or item[0])
    granted = [item.day("den") for _at, item in given if _RESULTS[item.text("ket_qua")] is ExtensionResult.GRANTED]
    original = record.day("han_goc") or record.day("han")
    due, made = original, []
    for at, item in given:
        until, result = item.day("den"), _RESULTS[item.text("ket_qua")]
        assert until is not None
        made.append(
            ExtensionData(
                to_due=until,
                number=at,
                result=result,
                asked_on=item.day("xin_ngay"),
                reason=item.text("ly_do"),
                decided_by=item.text("duyet"),
                decided_on=item.day("duyet_ngay"),
                from_due=due if due != until else None,
            )
        )
        due = until if result is ExtensionResult.GRANTED else due
    return tuple(made), granted[-1] if granted else record.day("han") or original, original


def _occurrence(record: Record) -> OccurrenceData:
    progress = record.whole("tien_do")
    done = record.day("hoan_thanh")
    return OccurrenceData(
        record.text("ky"), record.day("han"), done, progress if progress is not None else 100 * bool(done)
    )


def _reminder(record: Record, number: int) -> ReminderData:
    day = record.day("ngay")
    assert day is not None
    return ReminderData(day, number, record.text("hinh_thuc"), record.text("so"))


def _pauses(record: Record, today: date) -> tuple[PauseData, ...]:
    """Return the pause of a task: one that still lasts has no end, the end that was foreseen is told in its reason."""
    pause = record.record("tam_dung")
    since = pause.day("tu") if pause else None
    if pause is None or since is None:
        return ()
    until, reason = pause.day("den"), pause.text("ly_do")
    if until is not None and until > today:
        reason = "; ".join(filter(None, (reason, f"dự kiến đến {short_date(until)}")))
        until = None
    return (PauseData(since, until, reason, pause.text("can_cu")),)


def _updates(record: Record, today: date) -> tuple[UpdateData, ...]:
    """Return the log that the data set implies, by day."""
    found: list[UpdateData] = []
    for pause in _pauses(record, today):
        found.append(UpdateData(UpdateKind.PAUSED, pause.since, pause.reason))
        found += [UpdateData(UpdateKind.RESUMED, pause.until)] if pause.until else []
    for item in record.records("tra_lai"):
        if (day := item.day("ngay")) is not None:
            found.append(UpdateData(UpdateKind.RETURNED, day, item.text("ly_do")))
    stopped = record.record("thoi_theo_doi")
    if stopped is not None and (day := stopped.day("ngay")) is not None:
        found.append(UpdateData(UpdateKind.CANCELLED, day, stopped.text("ly_do")))
    if not record.has("lap_lai") and (day := record.day("hoan_thanh") or record.day("cho_xac_nhan")) is not None:
        found.append(UpdateData(UpdateKind.COMPLETED, day, record.text("minh_chung"), 100))
    return tuple(sorted(found, key=lambda each: each.day))


def _area(text: str) -> ReformArea | None:
    folded = fold(text)
    return next((area for words, area in _AREAS if words in folded), None)
