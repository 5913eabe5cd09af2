"""The line from count to count: the newest of each period, one series, at most twelve."""

from __future__ import annotations

from datetime import date

from cchc_desktop.calendar.periods import Period
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.counts import counts, take_count
from cchc_desktop.tasks.trend import trend
from tests.tasks.verbs import create

TODAY = date(2021, 4, 5)


def take(data: DataFile, *codes: str) -> None:
    for code in codes:
        with data.writing() as session:
            take_count(session, Period.parse(code), today=TODAY)


def periods(data: DataFile) -> list[str]:
    with data.reading() as session:
        return [row.period for row in trend(session)]


def test_a_file_without_counts_has_no_trend(data: DataFile) -> None:
    assert periods(data) == []


def test_months_stand_in_their_order_and_quarters_apart(data: DataFile) -> None:
    take(data, "2021-03", "2021-Q1", "2021-01")
    assert periods(data) == ["2021-01", "2021-03"]
    take(data, "2020-Q4", "2020-Q3")
    assert periods(data) == ["2020-Q3", "2020-Q4", "2021-Q1"]


def test_only_the_last_twelve_stand(data: DataFile) -> None:
    months = [f"2020-{month:02d}" for month in range(1, 13)]
    take(data, *months, "2021-01")
    assert periods(data) == [*months[1:], "2021-01"]


def test_a_period_counted_again_stands_once_with_its_newest_numbers(data: DataFile) -> None:
    take(data, "2021-03")
    create(data, due_on=date(2021, 3, 20), assigned_on=date(2021, 3, 1))
    take(data, "2021-03")
    with data.reading() as session:
        (point,) = trend(session)
        newest = next(row for row in counts(session) if row.is_newest)
        assert (point.id, point.version, point.totals) == (newest.id, 2, newest.totals)
        assert point.totals.all == 1
