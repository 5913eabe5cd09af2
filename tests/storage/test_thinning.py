from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.storage.thinning import FEWEST, Aged, to_remove

NOW = datetime(2026, 11, 22, 10, 0)
PLENTY = 10**15


def kept(copies: list[Aged], *, free: int = PLENTY, now: datetime = NOW) -> list[Aged]:
    gone = set(to_remove(copies, free=free, now=now))
    return [copy for place, copy in enumerate(copies) if place not in gone]


def daily(days: int, size: int = 1, *, until: datetime = NOW) -> list[Aged]:
    return [Aged(until - timedelta(days=number), size) for number in range(days)]


def test_nothing_goes_while_there_are_few():
    assert kept(daily(7)) == daily(7)
    assert to_remove([], free=0, now=NOW) == []


def test_of_one_day_the_newest_stays():
    hours = [Aged(NOW - timedelta(days=day, hours=hour), 1) for day in range(7) for hour in range(9)]
    assert kept(hours) == daily(7)


def test_ten_years_of_days_leave_seven_days_four_weeks_and_twelve_months():
    left = [copy.moment for copy in kept(daily(3650))]
    assert left[:7] == [NOW - timedelta(days=number) for number in range(7)]
    assert len({moment.isocalendar()[:2] for moment in left}) >= 4
    assert len({(moment.year, moment.month) for moment in left}) == 12
    assert len(left) <= 7 + 4 + 12
    assert min(left) == datetime(2025, 12, 31, 10, 0)


def test_the_newest_of_each_month_is_what_stays():
    months = [moment for moment in (copy.moment for copy in kept(daily(3650))) if moment.month != 11]
    assert all((moment + timedelta(days=1)).day == 1 for moment in months if moment.month not in (10, 11))


def test_a_long_pause_removes_nothing():
    old = daily(7, until=NOW - timedelta(days=400))
    assert kept(old) == old


def test_a_disk_that_grows_full_takes_the_oldest_first():
    copies = daily(7, size=100)
    assert kept(copies, free=2800) == copies
    # Each copy that goes makes room for its own size: (500 left) × 4 = 2000 ≤ 1800 + 200.
    assert kept(copies, free=1800) == copies[:5]


@pytest.mark.parametrize("free", [0, 1, 100])
def test_three_stay_on_the_fullest_disk(free):
    assert kept(daily(7, size=100), free=free) == daily(3, size=100)


def test_three_stay_although_all_are_of_one_day():
    copies = [Aged(NOW - timedelta(minutes=number), 1) for number in range(9)]
    assert kept(copies) == copies[:3]


def test_the_way_back_stays_a_month():
    way_back = Aged(NOW - timedelta(days=3, hours=5), 1, is_way_back=True)
    assert way_back in kept([*daily(40), way_back])
    old = Aged(NOW - timedelta(days=31, hours=5), 1, is_way_back=True)
    assert old not in kept([*daily(60), old])


def test_copies_from_the_future_take_no_place_of_others():
    """The clock ran ahead for a month and was set right."""
    future = daily(30, until=NOW + timedelta(days=3650))
    assert kept([*future, *daily(7)]) == [*future, *daily(7)]


def test_a_clock_set_back_removes_nothing_made_before():
    then = datetime(2001, 1, 1, 8, 0)
    real = daily(20)
    assert kept([*real, Aged(then, 1)], now=then + timedelta(hours=1)) == [*real, Aged(then, 1)]


def test_on_a_full_disk_the_newest_outlive_those_from_the_future():
    future = daily(5, size=100, until=NOW + timedelta(days=3650))
    assert kept([*future, *daily(5, size=100)], free=0) == daily(3, size=100)


copies = st.lists(
    st.builds(
        Aged,
        st.datetimes(datetime(2001, 1, 1), datetime(2050, 1, 1)),
        st.integers(0, 10**9),
        st.booleans(),
    ),
    max_size=60,
)


@given(copies, st.integers(0, 10**12))
def test_never_fewer_than_three_and_the_newest_always_stays(some, free):
    left = kept(some, free=free)
    assert len(left) >= min(FEWEST, len(some))
    past = [copy for copy in some if copy.moment <= NOW]
    assert not past or max(copy.moment for copy in past) in {copy.moment for copy in left}


@given(copies, st.integers(0, 10**12))
def test_what_stays_fits_a_quarter_or_is_down_to_three(some, free):
    gone = to_remove(some, free=free, now=NOW)
    left = kept(some, free=free)
    then_free = free + sum(some[place].size for place in gone)
    assert len(left) <= FEWEST or sum(copy.size for copy in left) * 4 <= then_free


@given(copies, st.integers(0, 10**12))
def test_thinning_twice_removes_nothing_more(some, free):
    left = kept(some, free=free)
    freed = free + sum(copy.size for copy in some) - sum(copy.size for copy in left)
    assert kept(left, free=freed) == left
