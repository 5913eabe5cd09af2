"""A commitment comes to be, is signed, counted, closed, copied and thrown away; undo takes each back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from cchc_desktop.commitments import copying, queries, service, targets
from cchc_desktop.commitments.model import Commitment
from cchc_desktop.commitments.records import CommitmentDetails, CommitmentState
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.storage import audit, history, restoring, trash
from cchc_desktop.tasks.records import Actor
from tests.commitments.conftest import Q1, TODAY, number, share

ANH, OFFICE = Actor(person_id=1), Actor(department_id=1)
DETAILS = CommitmentDetails(ANH, 2021)


def states(read):
    return read(lambda session: {row.code: row.state for row in session.scalars(select(Commitment))})


def title(read):
    return read(history.next_undo).title


def test_a_new_commitment_is_a_draft_with_the_next_code(write, read):
    first, changes = write(service.new_commitment, DETAILS, today=TODAY)
    second, _changes = write(service.new_commitment, replace(DETAILS, holder=OFFICE), today=TODAY)
    assert changes.concerns("commitment") and changes.record_id == first
    assert states(read) == {"C1": CommitmentState.DRAFT, "C2": CommitmentState.DRAFT}
    assert title(read) == "Cam kết mới: C2"
    assert read(queries.commitment, second, today=TODAY).row.holder_name == "Văn phòng"


@pytest.mark.parametrize(
    ("details", "field", "named"),
    [
        (CommitmentDetails(None, 2021), "holder", "không chọn cả hai"),
        (CommitmentDetails(Actor(1, 1), 2021), "holder", "không chọn cả hai"),
        (CommitmentDetails(Actor(person_id=99), 2021), "holder", "không còn trong tệp"),
        (CommitmentDetails(Actor(department_id=2), 2021), "holder", "Tổ tiếp nhận"),
        (CommitmentDetails(ANH, 21), "year", "21"),
        (CommitmentDetails(ANH, 2021, signed_on=date(2021, 4, 6)), "signed_on", "06/4/2021"),
        (CommitmentDetails(ANH, 2021, reference=" 01/CK-2021 "), "holder", "C1"),
        (CommitmentDetails(OFFICE, 2021, reference="01/ck-2021"), "reference", "C1"),
    ],
)
def test_what_a_commitment_cannot_say_is_refused_with_its_field(write, read, details, field, named):
    write(service.new_commitment, replace(DETAILS, reference="01/CK-2021"), today=TODAY)
    with pytest.raises(ValidationError) as caught:
        write(service.new_commitment, details, today=TODAY)
    assert caught.value.field == field and named in caught.value.sentence
    assert states(read) == {"C1": CommitmentState.DRAFT}


def test_a_code_of_another_list_is_kept_and_stands_once(write, read):
    write(service.new_commitment, DETAILS, today=TODAY, code="C40")
    with pytest.raises(ValidationError):
        write(service.new_commitment, replace(DETAILS, holder=OFFICE), today=TODAY, code="C40")
    write(service.new_commitment, replace(DETAILS, holder=OFFICE), today=TODAY)
    assert list(states(read)) == ["C40", "C41"]


def test_a_department_that_ended_may_still_have_a_commitment_of_its_time(write, read):
    write(service.new_commitment, CommitmentDetails(Actor(department_id=2), 2020), today=TODAY)
    assert read(queries.commitment_years) == [2020]


def test_signing_needs_a_target_and_keeps_day_meeting_and_reference(write, read):
    commitment_id, _changes = write(service.new_commitment, DETAILS, today=TODAY)
    with pytest.raises(ValidationError, match="chưa có chỉ tiêu"):
        write(service.sign, commitment_id, signed_on=TODAY, today=TODAY)
    write(targets.add_target, commitment_id, share(), today=TODAY)
    with pytest.raises(ValidationError):
        write(service.sign, commitment_id, signed_on=date(2021, 4, 6), today=TODAY)
    write(service.sign, commitment_id, signed_on=date(2021, 1, 15), today=TODAY, meeting_id=7, reference="01/CK-2021")
    facts = read(queries.commitment, commitment_id, today=TODAY)
    assert (facts.row.state, facts.row.signed_on, facts.row.meeting_id, facts.row.reference) == (
        CommitmentState.SIGNED,
        date(2021, 1, 15),
        7,
        "01/CK-2021",
    )
    assert title(read) == "Ký ngày 15/01/2021: C1"
    with pytest.raises(Conflict):
        write(service.sign, commitment_id, signed_on=TODAY, today=TODAY)


def test_a_signed_commitment_gets_another_holder_with_a_reason_only(write, read, signed):
    commitment_id, _ids = signed()
    details = read(queries.commitment, commitment_id, today=TODAY).details
    write(service.save_commitment, commitment_id, replace(details, note="Đã gửi Đảng ủy"), today=TODAY)
    other = replace(details, holder=Actor(person_id=2))
    with pytest.raises(ValidationError) as caught:
        write(service.save_commitment, commitment_id, other, today=TODAY, reason=" ")
    assert caught.value.field == "reason"
    write(service.save_commitment, commitment_id, other, today=TODAY, reason="Chuyển công tác")
    facts = read(queries.commitment, commitment_id, today=TODAY)
    assert facts.row.holder_name == "Hoàng Thúy Nga"
    assert [(each.number, each.made_on, each.reason) for each in facts.amendments] == [(1, TODAY, "Chuyển công tác")]


def test_a_signed_commitment_keeps_a_day(write, read, signed):
    commitment_id, _ids = signed()
    details = read(queries.commitment, commitment_id, today=TODAY).details
    with pytest.raises(ValidationError) as caught:
        write(service.save_commitment, commitment_id, replace(details, signed_on=None), today=TODAY)
    assert caught.value.field == "signed_on"


def test_the_year_of_a_commitment_with_figures_stays(write, read, signed, enter):
    commitment_id, (target_id,) = signed()
    enter(target_id, Q1, "9/10")
    details = read(queries.commitment, commitment_id, today=TODAY).details
    with pytest.raises(ValidationError) as caught:
        write(service.save_commitment, commitment_id, replace(details, year=2022), today=TODAY, reason="Nhầm")
    assert caught.value.field == "year"


def test_it_is_counted_closed_and_opened_again(write, read, signed, enter):
    commitment_id, (target_id,) = signed(number())
    write(service.count, commitment_id, today=TODAY)
    write(service.count, commitment_id, today=TODAY)
    assert states(read) == {"C1": CommitmentState.COUNTED}
    enter(target_id, Q1, "7")
    write(service.close, commitment_id, today=TODAY)
    assert states(read) == {"C1": CommitmentState.CLOSED}
    assert read(queries.matrix, 2021, today=TODAY).rows[0].result.value == "not_met"
    for verb in (service.count, service.close):
        with pytest.raises(Conflict):
            write(verb, commitment_id, today=TODAY)
    with pytest.raises(Conflict):
        enter(target_id, Q1, "8")
    write(service.reopen, commitment_id)
    assert states(read) == {"C1": CommitmentState.COUNTED}
    write(service.reopen, commitment_id)
    assert states(read) == {"C1": CommitmentState.SIGNED}
    with pytest.raises(Conflict):
        write(service.reopen, commitment_id)


def test_a_draft_is_neither_counted_nor_closed(write):
    commitment_id, _changes = write(service.new_commitment, DETAILS, today=TODAY)
    for verb in (service.count, service.close):
        with pytest.raises(Conflict, match="chưa ký"):
            write(verb, commitment_id, today=TODAY)


def test_undo_takes_each_verb_back(write, read, signed, enter):
    commitment_id, (target_id,) = signed()
    enter(target_id, Q1, "9/10")
    write(service.close, commitment_id, today=TODAY)
    titles = []
    while read(history.next_undo) is not None:
        titles.append(write(history.undo).title)
    assert titles == [
        "Kết thúc: C1",
        "Số liệu C1.1, quý I/2021: 9/10 = 90%",
        "Ký ngày 15/01/2021: C1",
        "Chỉ tiêu mới: C1.1",
        "Cam kết mới: C1",
    ]
    assert states(read) == {}
    while read(history.next_redo) is not None:
        write(history.redo)
    assert read(queries.matrix, 2021, today=TODAY).rows[0].latest.text == "90%"


@pytest.mark.parametrize("holder", [ANH, OFFICE])
def test_a_second_commitment_of_a_holder_in_a_year_is_refused_whatever_its_reference(write, read, holder):
    write(service.new_commitment, CommitmentDetails(holder, 2021, "a"), today=TODAY)
    other, _changes = write(service.new_commitment, CommitmentDetails(holder, 2020, "b"), today=TODAY)
    with pytest.raises(ValidationError, match=r"đã có bản cam kết C1 năm 2021\. Mở bản đó để thêm chỉ tiêu\.$") as told:
        write(service.new_commitment, CommitmentDetails(holder, 2021, "c"), today=TODAY)
    assert told.value.field == "holder"
    with pytest.raises(ValidationError, match="C1"):
        write(service.save_commitment, other, CommitmentDetails(holder, 2021, "b"), today=TODAY)
    with pytest.raises(ValidationError, match="C1"):
        write(copying.copy_commitment, other, 2021, today=TODAY)
    write(service.save_commitment, other, CommitmentDetails(holder, 2020, "d"), today=TODAY)
    assert list(states(read)) == ["C1", "C2"]


def test_the_trash_keeps_a_commitment_whole_and_its_code(write, read, signed, enter):
    commitment_id, (target_id,) = signed()
    enter(target_id, Q1, "9/10")
    write(service.trash_commitments, [commitment_id])
    assert read(queries.commitment_rows, today=TODAY) == [] and read(queries.commitment_years) == []
    with pytest.raises(NotFound):
        read(queries.commitment, commitment_id, today=TODAY)
    with pytest.raises(Conflict):
        enter(target_id, Q1, "8/10")
    write(service.new_commitment, replace(DETAILS, reference="khác"), today=TODAY)
    assert list(states(read)) == ["C1", "C2"]
    write(trash.put_back, "commitment", commitment_id)
    assert read(queries.matrix, 2021, today=TODAY).rows[0].latest.text == "90%"


def test_what_would_stand_twice_stays_in_the_trash(write, read):
    commitment_id, _changes = write(service.new_commitment, DETAILS, today=TODAY)
    write(service.trash_commitments, [commitment_id])
    write(service.new_commitment, DETAILS, today=TODAY)
    with pytest.raises(Conflict, match="C1, C2"):
        write(trash.put_back, "commitment", commitment_id)


def test_emptying_the_trash_takes_all_parts_and_remembers_the_codes(data, write, read, signed, enter):
    commitment_id, (target_id,) = signed(number(values=(("2021-Q1", Decimal(6)),)))
    enter(target_id, Q1, "7")
    write(service.trash_commitments, [commitment_id])
    assert trash.empty(data).removed == 1
    assert states(read) == {}
    write(service.new_commitment, DETAILS, today=TODAY)
    assert list(states(read)) == ["C2"]


def test_an_older_version_that_would_stand_twice_is_refused(write, read):
    first, _changes = write(service.new_commitment, replace(DETAILS, reference="b"), today=TODAY)
    second, _changes = write(service.new_commitment, replace(DETAILS, year=2020, reference="b"), today=TODAY)
    write(service.save_commitment, second, replace(DETAILS, year=2019, reference="b"), today=TODAY)
    write(service.save_commitment, first, replace(DETAILS, year=2020, reference="b"), today=TODAY)
    change = read(audit.of_record, "commitment", second)[0].change_ids
    with pytest.raises(Conflict, match="C1, C2"):
        write(restoring.restore_change, change)


# ------------------------------------------------------------------------------------------------------------ copies


def test_a_copy_has_targets_and_values_but_no_figures(write, read, signed, enter):
    commitment_id, (target_id, _other) = signed(number(values=(("2021-Q1", Decimal(6)),)), share())
    enter(target_id, Q1, "7")
    copy_id, _changes = write(copying.copy_commitment, commitment_id, 2022, today=TODAY)
    facts = read(queries.commitment, copy_id, today=TODAY)
    assert (facts.row.code, facts.row.state, facts.row.reference) == ("C2", CommitmentState.DRAFT, "")
    assert [each.code for each in facts.targets] == ["C2.1", "C2.2"]
    assert facts.targets[0].details.values == (("2022-Q1", Decimal(6)),)
    assert [each.row.latest for each in facts.targets] == [None, None]
    assert title(read) == "Cam kết C2 năm 2022, chép từ C1"
    with pytest.raises(ValidationError):
        write(copying.copy_commitment, commitment_id, 2021, today=TODAY)


def test_a_year_is_copied_in_one_step_without_those_who_have_one(write, read, signed):
    signed(holder=ANH)
    signed(holder=OFFICE)
    write(service.new_commitment, CommitmentDetails(OFFICE, 2022), today=TODAY)
    copied, _changes = write(copying.copy_year, 2021, 2022, today=TODAY)
    assert len(copied.ids) == 1
    assert copied.left_out == (("C2", "đã có bản cam kết năm 2022"),)
    assert title(read) == "Cam kết năm 2022, chép từ năm 2021: C4"
    write(history.undo)
    assert [row.code for row in read(queries.commitment_rows, 2022, today=TODAY)] == ["C3"]


def test_a_year_with_nothing_to_copy_says_so(write, signed):
    signed(holder=ANH)
    with pytest.raises(NotFound, match="2019"):
        write(copying.copy_year, 2019, 2022, today=TODAY)
    write(copying.copy_year, 2021, 2022, today=TODAY)
    with pytest.raises(NotFound, match="Chưa chép bản nào"):
        write(copying.copy_year, 2021, 2022, today=TODAY)
