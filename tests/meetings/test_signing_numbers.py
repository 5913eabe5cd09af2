"""A number just given to minutes: free, neither void nor reserved, in the order of days."""

from __future__ import annotations

from datetime import date

import pytest

from cchc_desktop.errors import ValidationError
from cchc_desktop.meetings.signing import require_in_order
from cchc_desktop.register.entering import enter_paper
from cchc_desktop.register.marks import reserve_number, void_number
from cchc_desktop.register.records import Paper, PaperEntry
from cchc_desktop.storage.sessions import DataFile

FIRST, NEXT = date(2021, 4, 2), date(2021, 4, 3)


@pytest.fixture
def register(data: DataFile) -> DataFile:
    """Minutes 40 of 02/4/2021; 41 is void, 42 reserved."""
    with data.writing() as session:
        enter_paper(session, PaperEntry("BB", "40", "BB-BCĐ", FIRST))
        void_number(session, "bb-bcđ", 2021, 41, "ghi nhầm", day=FIRST)
        reserve_number(session, "bb-bcđ", 2021, 42, "quý I", day=FIRST)
    return data


@pytest.mark.parametrize(
    ("number", "day", "field"),
    [
        ("39", NEXT, "number"),
        ("41", NEXT, "number"),
        ("42", NEXT, "number"),
        ("43", date(2021, 4, 1), "signed_on"),
    ],
)
def test_what_no_minutes_may_have_is_refused_at_its_field(
    register: DataFile, number: str, day: date, field: str
) -> None:
    with register.reading() as session, pytest.raises(ValidationError) as refused:
        require_in_order(session, None, Paper("BB", number, "BB-BCĐ", day))
    assert refused.value.field == field


def test_a_number_in_order_a_blank_one_and_one_given_before_pass(register: DataFile) -> None:
    given = Paper("BB", "43", "BB-BCĐ", date(2021, 4, 1), is_frozen=True)
    with register.reading() as session:
        require_in_order(session, given, given)
        for paper in (Paper("BB", "43", "BB-BCĐ", NEXT), Paper("BB", "", "BB-BCĐ", NEXT), Paper("BB", "9", "BB-BCĐ")):
            require_in_order(session, None, paper)
