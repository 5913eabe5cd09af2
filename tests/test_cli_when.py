"""The command `when`: a date, a recurrence or none, as words and as one object; needs no file."""

from __future__ import annotations

import json

import pytest

from cchc_desktop import cli


def test_when_says_the_date_and_the_reason(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["when", "trước ngày 15/12/2020", "--from", "2020-12-04"]) == 0
    assert capsys.readouterr().out == "14/12/2020\nTrước ngày 15/12/2020 → 14/12/2020\n"


def test_when_prints_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["when", "chậm nhất ngày 25 hằng tháng", "--from", "2021-04-01", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == [
        *("kind", "date", "recurrence", "reason", "is_rest_day", "working_day_before", "working_day_after"),
    ]
    assert (said["kind"], said["date"], said["recurrence"]) == (
        "recurrence",
        "2021-04-25",
        {"every": "month", "day": 25},
    )
    assert (said["is_rest_day"], said["working_day_before"]) == (True, "2021-04-23")
    assert said["working_day_after"] == "2021-04-26"


@pytest.mark.parametrize("words", ["thực hiện ngay", "", "-"])
def test_when_says_why_there_is_no_date(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["when", words, "--from", "2020-12-04", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["kind"], said["date"], said["working_day_before"]) == ("none", None, None)
    assert said["reason"]


def test_when_takes_a_phrase_that_begins_with_a_sign(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["when", "+7", "--from", "2020-12-04"]) == 0
    assert capsys.readouterr().out.startswith("11/12/2020\n")


def test_when_refuses_a_date_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["when", "31/02", "--from", "2020-12-04", "--json"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Tháng 02/2021 có 28 ngày.\n")


@pytest.mark.parametrize("words", [["when"], ["when", "mai"], ["when", "mai", "--from", "2020-13-01"]])
def test_when_used_wrongly_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    assert stopped.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
