"""Targets are added, changed, removed and put in order; a signed commitment asks why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select

from cchc_desktop.commitments import figures, queries, service, targets
from cchc_desktop.commitments.model import CommitmentTarget, Measurement
from cchc_desktop.commitments.records import (
    CommitmentDetails,
    Comparison,
    CountedBy,
    FigureKind,
    evidence_role,
)
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.storage import attaching, history
from cchc_desktop.storage.attachments import attachments_of
from cchc_desktop.tasks.records import Actor
from tests.commitments.conftest import Q1, TODAY, number, passing, share


@pytest.fixture
def draft(write):
    return write(service.new_commitment, CommitmentDetails(Actor(person_id=1), 2021), today=TODAY)[0]


def codes(read, commitment_id):
    return [each.code for each in read(queries.commitment, commitment_id, today=TODAY).targets]


def test_targets_stand_in_their_order_with_codes_of_their_commitment(write, read, draft):
    for details in (share(), number(), passing()):
        write(targets.add_target, draft, details, today=TODAY)
    assert codes(read, draft) == ["C1.1", "C1.2", "C1.3"]
    third = read(queries.commitment, draft, today=TODAY).targets[2].id
    write(targets.move_target, third, 0)
    assert codes(read, draft) == ["C1.3", "C1.1", "C1.2"]
    write(history.undo)
    assert codes(read, draft) == ["C1.1", "C1.2", "C1.3"]


def test_the_code_of_a_removed_target_is_not_given_again(write, read, draft):
    ids = [write(targets.add_target, draft, each, today=TODAY)[0] for each in (share(), number())]
    write(targets.remove_target, ids[1], today=TODAY)
    write(targets.add_target, draft, passing(), today=TODAY)
    assert codes(read, draft) == ["C1.1", "C1.3"]


@pytest.mark.parametrize(
    ("details", "field"),
    [
        (share(name=" "), "name"),
        (number(unit=" "), "unit"),
        (share(unit="hồ sơ"), "unit"),
        (number(value=None), "value"),
        (number(value=Decimal(-1)), "value"),
        (number(value=Decimal("NaN")), "value"),
        (share(value=Decimal(101)), "value"),
        (passing(value=Decimal(1)), "value"),
        (passing(values=(("2021-Q1", Decimal(1)),)), "value"),
        (number(values=(("2022-Q1", Decimal(1)),)), "values"),
        (number(values=(("2021", Decimal(1)),)), "values"),
        (number(values=(("2021-03", Decimal(1)),)), "values"),
        (number(values=(("2021-Q1", Decimal(1)), ("2021-Q1", Decimal(2)))), "values"),
        (number(values=(("2021-Q1", Decimal(-2)),)), "values"),
        (share(values=(("2021-Q1", Decimal(120)),)), "values"),
        (number(actual_from="weather"), "actual_from"),
        (number(actual_from="tied_tasks"), "actual_from"),
        (share(actual_from="led_completed"), "actual_from"),
        (passing(actual_from="tied_tasks"), "actual_from"),
    ],
)
def test_what_a_target_cannot_say_is_refused_with_its_field(write, read, draft, details, field):
    with pytest.raises(ValidationError) as caught:
        write(targets.add_target, draft, details, today=TODAY)
    assert caught.value.field == field and caught.value.sentence.count("\n") == 0
    assert codes(read, draft) == []


def test_a_share_without_a_unit_is_counted_in_per_cent(write, read, draft):
    write(targets.add_target, draft, share(unit=""), today=TODAY)
    assert read(queries.commitment, draft, today=TODAY).targets[0].details.unit == "%"


def test_every_field_of_a_target_is_kept(write, read, draft):
    details = number(
        comparison=Comparison.AT_MOST,
        value=Decimal("2.5"),
        counted_by=CountedBy.MONTH,
        is_by_window=True,
        measure="Theo sổ theo dõi",
        term="Hằng tháng",
        counted_words="tin",
        among_words="kế hoạch",
        actual_from="led_completed",
        note="ghi chú",
        values=(("2021-01", Decimal(1)), ("2021-Q1", Decimal(3)), ("2021-H1", Decimal(6))),
    )
    target_id, _changes = write(targets.add_target, draft, details, today=TODAY)
    assert read(queries.commitment, draft, today=TODAY).targets[0].details == details
    write(targets.save_target, target_id, replace(details, values=(("2021-9M", Decimal(9)),)), today=TODAY)
    assert read(queries.commitment, draft, today=TODAY).targets[0].details.values == (("2021-9M", Decimal(9)),)
    write(history.undo)
    assert read(queries.commitment, draft, today=TODAY).targets[0].details == details


def test_exact_decimals_are_kept_exactly(write, read, draft):
    write(targets.add_target, draft, share(value=Decimal("98.60")), today=TODAY)
    kept = read(lambda session: session.scalars(select(CommitmentTarget)).one().value)
    assert kept == Decimal("98.6") and isinstance(kept, Decimal)
    assert read(queries.matrix, 2021, today=TODAY).rows[0].committed == "≥ 98,6%"


def test_a_signed_target_changes_with_a_reason_that_is_kept(write, read, signed):
    commitment_id, (target_id,) = signed()
    for verb, arguments in (
        (targets.save_target, (target_id, share(value=Decimal(95)))),
        (targets.add_target, (commitment_id, number())),
        (targets.remove_target, (target_id,)),
    ):
        with pytest.raises(ValidationError) as caught:
            write(verb, *arguments, today=TODAY)
        assert caught.value.field == "reason"
    write(targets.save_target, target_id, share(value=Decimal(95)), today=TODAY, reason="Kết luận 3")
    write(targets.add_target, commitment_id, number(), today=TODAY, reason="Bổ sung")
    write(targets.remove_target, target_id, today=TODAY, reason="Thay bằng C1.2")
    amendments = read(queries.commitment, commitment_id, today=TODAY).amendments
    assert [(each.number, each.reason, each.what) for each in amendments] == [
        (1, "Kết luận 3", "Sửa chỉ tiêu C1.1"),
        (2, "Bổ sung", "Thêm chỉ tiêu C1.2"),
        (3, "Thay bằng C1.2", "Bỏ chỉ tiêu C1.1"),
    ]
    write(history.undo)
    assert len(read(queries.commitment, commitment_id, today=TODAY).amendments) == 2


def test_what_was_not_signed_changes_without_a_reason(write, read, signed):
    commitment_id, (target_id,) = signed()
    write(targets.save_target, target_id, share(note="xem sổ", actual_from="led_on_time"), today=TODAY)
    assert read(queries.commitment, commitment_id, today=TODAY).amendments == ()


def test_nothing_in_a_closed_commitment_changes(write, signed):
    commitment_id, (target_id,) = signed()
    write(service.close, commitment_id, today=TODAY)
    for verb, arguments in (
        (targets.save_target, (target_id, share(value=Decimal(95)))),
        (targets.add_target, (commitment_id, number())),
        (targets.remove_target, (target_id,)),
    ):
        with pytest.raises(Conflict):
            write(verb, *arguments, today=TODAY, reason="x")
    with pytest.raises(Conflict):
        write(targets.move_target, target_id, 0)


@pytest.mark.parametrize(
    "other",
    [
        number(),
        passing(),
        share(kind=FigureKind.LEVEL),
        share(counted_by=CountedBy.MONTH),
    ],
)
def test_another_way_of_counting_is_refused_while_there_are_figures(write, signed, enter, other):
    _commitment_id, (target_id,) = signed()
    enter(target_id, Q1, "9/10")
    with pytest.raises(ValidationError) as caught:
        write(targets.save_target, target_id, other, today=TODAY, reason="x")
    assert caught.value.field == "kind"
    write(figures.clear_figure, target_id, Q1, today=TODAY)
    write(targets.save_target, target_id, other, today=TODAY, reason="x")


def test_a_removed_target_comes_back_with_figures_and_evidence(data, write, read, signed, enter):
    commitment_id, (target_id, _other) = signed(number(values=(("2021-Q1", Decimal(6)),)), share())
    enter(target_id, Q1, "7")
    owner = write(figures.evidence_owner, target_id, Q1, today=TODAY)
    attaching.attach_bytes(data, b"%PDF-1.4 x", "minh chứng.pdf", owner, now=datetime.now(UTC))
    assert owner.role == evidence_role(target_id, Q1)
    write(targets.remove_target, target_id, today=TODAY, reason="Trùng")
    assert read(lambda session: session.scalars(select(Measurement)).all()) == []
    assert read(attachments_of, "commitment", [commitment_id]) == {}
    write(history.undo)
    row = read(queries.matrix, 2021, today=TODAY).rows[0]
    assert (row.code, row.latest.text, row.latest.committed, row.latest.file_count) == ("C1.1", "7", "6", 1)
