"""Working sheets and slips of the sample's tasks, and the same with lists of every length and hostile words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from cchc_desktop.committee.records import SealCase
from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind
from cchc_desktop.deadlines.digest import AskedExtension, MeetingToday
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.kinds import count, day_digest, task_register, task_slip
from cchc_desktop.documents.kinds.sheet_facts import CountPaper, MorningFacts, Office, RegisterFacts, SlipFacts
from cchc_desktop.documents.sheets.asked import Asked
from cchc_desktop.documents.sheets.mornings import read_morning
from cchc_desktop.documents.sheets.tasks import read_count, read_register, read_slips
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.tasks.count_records import CountLine, CountRow, RegisterLine
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.tasks.rules import totals
from tests.documents.kinds.real_papers import HOSTILE, SPEECH

TODAY = date(2021, 4, 5)
LABELS = tuple(DeadlineLabel)
DEPARTMENTS = ("Văn phòng - Thống kê", "Bộ phận Tiếp nhận và Trả kết quả (Một cửa)", "Văn hóa - Xã hội")


@dataclass(frozen=True)
class SheetFacts:
    """What the sample's sheets are built from."""

    register: RegisterFacts
    count: CountPaper
    slips: Mapping[str, SlipFacts]
    morning: MorningFacts

    def documents(self) -> dict[str, Document]:
        """Every kind once, slips of three persons."""
        slips = {f"task_slip-{code}": task_slip.build(facts) for code, facts in self.slips.items()}
        return {
            "task_register": task_register.build(self.register),
            "count": count.build(self.count),
            **slips,
            "day_digest": day_digest.build(self.morning),
        }


def read_sheets(file: Path) -> SheetFacts:
    """Read the sheets of the sample; the count of quarter I as if frozen, after one of the quarter before."""
    with open_file(file, read_only=True) as data, data.reading() as session:
        register = _facts(read_register(session, Asked(TODAY))[0])
        counted = _facts(read_count(session, Asked(TODAY, period="2021-Q1"))[0])
        codes = ("P04", "P05", "P12")
        slips = {code: _facts(read_slips(session, Asked(TODAY, of=code))[0]) for code in codes}
        morning = _facts(read_morning(session, Asked(TODAY))[0])
    numbers = [(DeadlineLabel.DONE_ON_TIME, True)] * 5 + [(DeadlineLabel.OVERDUE, True), (DeadlineLabel.ON_TRACK, True)]
    before = CountRow(1, "2020-Q4", 2, date(2020, 12, 31), datetime(2021, 1, 4, 9, tzinfo=UTC), totals(numbers))
    explained = tuple(
        replace(line, cause="Chưa bố trí được người niêm yết", measure="Giao thêm người, xong trong tháng 4/2021")
        if line.code == "T10"
        else line
        for line in counted.count.lines
    )
    frozen = replace(
        counted.count, lines=explained, version=2, frozen_at=datetime(2021, 4, 5, 9, tzinfo=UTC), previous=before
    )
    return SheetFacts(register, replace(counted, count=frozen), slips, _busy(morning))


def _busy(morning: MorningFacts) -> MorningFacts:
    """Return the morning of the sample with a meeting, a notice, an absence and a request besides."""
    label = DeadlineLabel.DUE_SOON
    notice = Deadline(DeadlineKind.NOTICE, date(2021, 4, 8), "GB-2021-04", "", label, subject="Họp giao ban tháng 4")
    away = Deadline(DeadlineKind.HANDOVER, date(2021, 4, 9), "BG2", "", label, who="Lê Đức Anh", subject="Vũ Đình Ý")
    figures = Deadline(
        DeadlineKind.COMMITMENT, date(2021, 3, 31), "C2", "", DeadlineLabel.OVERDUE, "Bùi Ngọc Ước", "2021-Q1",
        subject="C2.1, C2.3",
    )  # fmt: skip
    digest = replace(
        morning.digest,
        meetings=(MeetingToday(1, "GB-2021-04", "Họp giao ban tháng 4", "14:00", "Phòng họp số 1"),),
        notices=(notice,),
        away=(away,),
        figures=(figures,),
        extensions=(AskedExtension(11, "T11", "Lập hồ sơ công việc", date(2021, 4, 2), date(2021, 5, 4), "Chờ hồ sơ"),),
        forecast_years=(2022,),
    )
    return replace(morning, digest=digest)


def _facts(paper: Any) -> Any:
    return paper.build.args[0]


def lines(number: int, words: str = SPEECH) -> tuple[RegisterLine, ...]:
    """Return invented tasks of three departments, every label among them, some with sub-tasks."""
    made: list[RegisterLine] = []
    for place in range(number):
        label = LABELS[place % len(LABELS)]
        is_part = place % 11 == 10
        made.append(
            RegisterLine(
                task_id=place + 1,
                code=f"T{place:02d}.1" if is_part else f"T{place + 1:02d}",
                parent_code=f"T{place:02d}" if is_part else "",
                work=words[: 20 + 37 * (place % 6)],
                label=label,
                lead="Nguyễn Thị Ánh Dương" if place % 3 else DEPARTMENTS[place * 3 // number],
                lead_post="Công chức" if place % 3 else "",
                department=DEPARTMENTS[place * 3 // number],
                due_on=None if label.value.endswith("no_deadline") else date(2021, 3, 1 + place % 28),
                original_due_on=date(2021, 2, 1 + place % 28) if place % 5 == 0 else date(2021, 3, 1 + place % 28),
                due_wording="trước ngày 15/3/2021" if place % 2 else "",
                days_late=1200 if label is DeadlineLabel.OVERDUE else 0,
                working_days_late=830 if label is DeadlineLabel.OVERDUE else 0,
                progress=place % 101,
                last_result=words[: place % 90],
                cause=words[:60],
                measure=words[60:130],
                source="Kết luận 3, Thông báo 13/TB-BCĐ ngày 11/12/2020",
                assigned_on=date(2020, 12, 4),
                co_workers="Hoàng Thị Thúy Nga, Đặng Hòa An, Vũ Đình Ý" if place % 4 == 0 else "",
                supervisor="Phạm Thu Hoài",
                deliverable="Báo cáo kết quả",
                is_outside_reform=place % 17 == 16,
            )
        )
    return tuple(made)


def register_of(facts: SheetFacts, found: tuple[RegisterLine, ...]) -> Document:
    return task_register.build(replace(facts.register, lines=found))


def count_of(facts: SheetFacts, found: tuple[CountLine, ...]) -> Document:
    return count.build(replace(facts.count, count=replace(facts.count.count, lines=found, previous=None)))


def slip_of(facts: SheetFacts, found: tuple[RegisterLine, ...]) -> Document:
    slip = replace(facts.slips["P04"], led=found, along=found[:5], supervised=found[5:9])
    return task_slip.build(slip)


def morning_of(facts: SheetFacts, found: tuple[RegisterLine, ...]) -> Document:
    overdue = tuple(
        Deadline(DeadlineKind.TASK, each.due_on or TODAY, each.code, "", each.label, who=each.lead, subject=each.work)
        for each in found
    )
    empty = replace(facts.morning.digest, meetings=(), today=(), soon=(), notices=(), missing_meetings=())
    quiet = replace(empty, overdue=overdue, away=(), figures=(), extensions=(), forecast_years=())
    return day_digest.build(replace(facts.morning, digest=quiet))


def real_sheets(facts: SheetFacts) -> Iterator[tuple[str, Document]]:
    """Every kind of the sample in both sizes and both heads; empty, of many lengths, and with hostile words."""
    for size, case in (("lon", SealCase.B), ("nho", SealCase.A)):
        for name, document in with_office(facts, size, case).documents().items():
            yield f"{name}-{size}-{case.value}", document
    builders = {"register": register_of, "count": count_of, "slip": slip_of, "morning": morning_of}
    for name, build in builders.items():
        yield f"{name}-empty", build(facts, ())
        yield f"{name}-hostile", build(facts, lines(30, HOSTILE))
        for number in range(21, 33, 3):
            yield f"{name}-{number}", build(facts, lines(number))
    yield "register-120", register_of(facts, lines(120))


def with_office(facts: SheetFacts, size: str, case: SealCase) -> SheetFacts:
    """Return the same sheets of an office with other settings."""

    def changed(office: Office) -> Office:
        return replace(office, profile=replace(office.profile, size_preset=size, seal_case=case))

    return SheetFacts(
        replace(facts.register, office=changed(facts.register.office)),
        replace(facts.count, office=changed(facts.count.office)),
        {code: replace(slip, office=changed(slip.office)) for code, slip in facts.slips.items()},
        replace(facts.morning, office=changed(facts.morning.office)),
    )
