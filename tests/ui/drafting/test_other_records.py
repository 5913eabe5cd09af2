"""The desk for papers about other records than meetings: letters to units, minutes of handovers."""

from __future__ import annotations

from cchc_desktop.committee.model import Department
from cchc_desktop.documents.paper_places import PaperPlace
from cchc_desktop.register.queries import papers_of
from cchc_desktop.register.records import Paper, PaperState
from cchc_desktop.tasks.facts import task_facts, task_id_of
from cchc_desktop.tasks.model import Handover
from cchc_desktop.tasks.queries import rows_by_id
from tests.documents.issuing_parts import TODAY, words_of
from tests.ui.drafting.conftest import Room
from ui.drafting.desk import DraftingDesk
from ui.tasks.acting import TaskActing


def unit_of(room: Room, code: str = "MC") -> int:
    with room.workspace.data.reading() as session:
        return next(row.id for row in session.query(Department).all() if row.code == code)


def issue_now(room: Room, desk: DraftingDesk, number: str) -> int:
    desk.issue()
    dialog = desk.issuing.dialog
    assert dialog is not None
    dialog.form.set_values({"number": number})
    with room.qtbot.waitSignal(desk.issued) as told:
        dialog.primary.click()
    return int(told.args[0])


def papers(room: Room, kind: str, owner: int) -> list[Paper]:
    return list(room.workspace.read(lambda session: papers_of(session, kind, owner)))


def test_an_issued_letter_is_remembered_with_each_of_its_tasks(room: Room) -> None:
    unit = unit_of(room)
    desk = room.open(PaperPlace("reminder_letter", "department", unit))
    assert "Kính gửi" in room.shown(desk)
    paper_id = issue_now(room, desk, "215")
    assert room.paper(paper_id).reference == "215/UBND-VP"
    with room.workspace.data.reading() as session:
        task = task_id_of(session, "T10")
        reminders = task_facts(session, task, today=TODAY).reminders
    assert [each.reference for each in reminders][-1:] == ["215/UBND-VP"]
    assert "215/UBND-VP" in words_of(desk.preview.pdf_bytes)


def test_a_second_letter_to_the_unit_is_a_paper_of_its_own(room: Room) -> None:
    place = PaperPlace("reminder_letter", "department", unit_of(room))
    desk = room.open(place)
    issue_now(room, desk, "215")
    desk.reject()
    room.desks.write(place, again=True)
    desk = room.desks.desk  # type: ignore[assignment]
    assert desk is not None
    assert not desk.is_issued
    desk.issue()
    dialog = desk.issuing.dialog
    assert dialog is not None
    assert dialog.form.fields["replaces"].value() is None, "another letter, not one in place of the first"
    assert dialog.form.fields["number"].value() == "216"
    dialog.reject()


def test_the_letter_is_reached_from_an_overdue_task(room: Room) -> None:
    acting = TaskActing(room.workspace, room.window)
    with room.workspace.data.reading() as session:
        rows = rows_by_id(session, [task_id_of(session, "T10")], today=TODAY)
    acting.write_letter(rows)
    desk = acting.desks.desk
    assert desk is not None
    assert (desk.issuable.kind, desk.issuable.owner_id) == ("reminder_letter", rows[0].department_id)
    desk.reject()


def test_a_unit_without_overdue_tasks_gets_no_letter_and_is_told_why(room: Room) -> None:
    room.prompts.answers = ["close"]
    room.desks.write(PaperPlace("reminder_letter", "department", unit_of(room, "LD")))
    assert room.desks.desk is None
    assert len(room.prompts.asked) == 1


def test_the_minutes_of_a_handover_are_written_and_issued(room: Room) -> None:
    with room.workspace.data.reading() as session:
        handover = session.query(Handover).first()
        assert handover is not None
        owner = handover.id
    desk = room.open(PaperPlace("handover_minutes", "handover", owner))
    assert "BÊN GIAO" in room.shown(desk)
    paper_id = issue_now(room, desk, "31")
    assert room.paper(paper_id).state is PaperState.ISSUED
    assert [paper.id for paper in papers(room, "handover", owner)] == [paper_id]
