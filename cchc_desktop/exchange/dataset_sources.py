"""Where the tasks of a data set come from: conclusions name their tasks, tasks name their source, and either is enough.

Where both speak and differ, the source of the task is kept, and one warning names the codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cchc_desktop.exchange.dataset_meetings import in_order
from cchc_desktop.exchange.records import Record
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import SourceKind

Place = tuple[str, int]
"""A conclusion: the code of its meeting, and where it stands there, counted from 0."""

_SOURCES = {
    "ket_luan": SourceKind.CONCLUSION,
    "kiem_tra": SourceKind.FINDING,
    "ke_hoach": SourceKind.PLAN,
    "van_ban_cap_tren": SourceKind.SUPERIOR_DOCUMENT,
    "khac": SourceKind.OTHER,
}
_MOST_NAMED = 20


@dataclass(frozen=True)
class Conclusions:
    """The conclusions of all meetings by number, the tasks they name, and those said to give none."""

    by_number: Mapping[Place, int]
    numbers: Mapping[Place, int]
    by_task: Mapping[str, Sequence[Place]]
    without_task: tuple[Place, ...]

    def label(self, place: Place) -> str:
        """Return how a warning names a conclusion: "GB-2020-12/3"."""
        return f"{place[0]}/{self.numbers[place]}"


@dataclass(frozen=True)
class TaskSource:
    """Where a task comes from; ``position`` is that of the conclusion in ``meeting``, None for any other source."""

    kind: SourceKind = SourceKind.OTHER
    meeting: str = ""
    position: int | None = None
    text: str = ""

    @property
    def place(self) -> Place | None:
        """The conclusion."""
        return None if self.position is None else (self.meeting, self.position)


def read_conclusions(data: Record) -> Conclusions:
    """Return what the conclusions of a data set say of tasks."""
    by_number: dict[Place, int] = {}
    numbers: dict[Place, int] = {}
    by_task: dict[str, list[Place]] = {}
    without: list[Place] = []
    for meeting in data.records("hop"):
        code = meeting.text("ma")
        for position, item in enumerate(in_order(meeting.records("ket_luan"))):
            number = item.whole("stt") or position + 1
            by_number[code, number] = position
            numbers[code, position] = number
            for task in dict.fromkeys(item.texts("nhiem_vu")):
                by_task.setdefault(task, []).append((code, position))
            if item.has("nhiem_vu") and not item.texts("nhiem_vu"):
                without.append((code, position))
    return Conclusions(by_number, numbers, by_task, tuple(without))


def source_of(record: Record, conclusions: Conclusions) -> TaskSource:
    """Return where a task comes from: as it says itself, else the conclusion that names it."""
    own, listed = _own_source(record, conclusions), conclusions.by_task.get(record.text("ma"), ())
    if own.position is not None or not listed or not _leaves_open(own, listed):
        return own
    meeting, position = next((place for place in listed if place[0] == own.meeting), listed[0])
    noted = record.record("nguon")
    return TaskSource(SourceKind.CONCLUSION, meeting, position, noted.text("noi_dung") if noted is not None else "")


def contradictions(tasks: Iterable[Record], sources: Iterable[TaskSource], conclusions: Conclusions) -> tuple[str, ...]:
    """Return one warning that names each task of which conclusions and sources tell different things, or nothing."""
    differing = [
        f"{record.text('ma')} ({' ≠ '.join((kept, *others))})"
        for record, source in zip(tasks, sources, strict=True)
        for kept, others in _differing(record, source, conclusions)
    ]
    if not differing:
        return ()
    named = [*differing[:_MOST_NAMED], "…"] if len(differing) > _MOST_NAMED else differing
    sentence = _(
        "Conclusions (ket_luan) and tasks (nguon) do not agree about where these tasks come from; "
        "what stands first was kept: {tasks}."
    )
    return (sentence.format(tasks="; ".join(named)),)


def _own_source(record: Record, conclusions: Conclusions) -> TaskSource:
    source = record.record("nguon")
    if source is None:
        return TaskSource()
    kind, meeting = _SOURCES[source.text("loai")], source.text("hop")
    text = source.text("noi_dung") or ", ".join(filter(None, (source.text("phat_hien"), source.text("dot"))))
    number = source.whole("muc")
    position = conclusions.by_number.get((meeting, number or 0)) if kind is SourceKind.CONCLUSION else None
    if position is None and not text and meeting:
        text = meeting if number is None else f"{number}, {meeting}"
    return TaskSource(kind, meeting, position, text)


def _leaves_open(own: TaskSource, listed: Sequence[Place]) -> bool:
    """Tell whether a task does not say itself which conclusion it comes from, so that the conclusion decides."""
    if own.kind is SourceKind.CONCLUSION:
        return not own.meeting or any(meeting == own.meeting for meeting, _position in listed)
    return own.kind is SourceKind.OTHER and not own.text


def _differing(record: Record, source: TaskSource, conclusions: Conclusions) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what was kept of one task and what was said otherwise, where anything was."""
    own = record.record("nguon")
    said = _said(own) if own is not None else ""
    listed = [f"ket_luan {conclusions.label(place)}" for place in conclusions.by_task.get(record.text("ma"), ())]
    kept, others = said, listed
    if source.place is not None:
        label = conclusions.label(source.place)
        is_own = own is not None and conclusions.by_number.get((own.text("hop"), own.whole("muc") or 0)) is not None
        kept = f"nguon {label}" if is_own else f"ket_luan {label}"
        others = [words for words in listed if words != f"ket_luan {label}"]
        if own is not None and own.has("muc") and own.whole("muc") != conclusions.numbers[source.place]:
            others.append(said)
        if source.place in conclusions.without_task:
            others.append(f"ket_luan {label} []")
    if others:
        yield kept, tuple(others)


def _said(source: Record) -> str:
    """Return what a task names as its source, short."""
    where = "/".join(filter(None, (source.text("hop"), str(source.whole("muc") or ""))))
    return f"nguon {where or source.text('loai')}"
