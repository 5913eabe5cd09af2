"""Templates and phrases: kept, changed, found again, refused with a sentence."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from cchc_desktop.errors import ValidationError
from cchc_desktop.meetings import templates
from cchc_desktop.meetings.draft_records import PhraseEntry, Template, TemplateLine
from cchc_desktop.meetings.drafting import example_values, from_template
from cchc_desktop.meetings.records import MeetingKind
from cchc_desktop.meetings.tracked import TEMPLATE
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile

PLAIN = Template(
    name="Giao ban",
    kind=MeetingKind.MONTHLY,
    title="Giao ban {kỳ}",
    agenda=(TemplateLine("Khai mạc", time(8), time(8, 15), "{chủ trì}"), TemplateLine("Thảo luận")),
)


def _save(data, entry):
    with data.writing() as session:
        return templates.save_template(session, entry)[0]


def _read(data, query, *arguments):
    with data.reading() as session:
        return query(session, *arguments)


def test_a_template_comes_back_as_it_was_stored(data: DataFile) -> None:
    made = _save(data, PLAIN)
    assert _read(data, templates.template, made) == replace(PLAIN, id=made)


def test_a_shorter_agenda_takes_lines_away(data: DataFile) -> None:
    made = _save(data, PLAIN)
    _save(data, replace(PLAIN, id=made, agenda=PLAIN.agenda[1:]))
    assert _read(data, templates.template, made).agenda == PLAIN.agenda[1:]


def test_templates_are_listed_by_name_without_those_in_the_trash(data: DataFile) -> None:
    _save(data, replace(PLAIN, name="Đột xuất"))
    gone = _save(data, replace(PLAIN, name="Cũ"))
    _save(data, replace(PLAIN, name="Bất thường", agenda=()))
    with data.writing() as session:
        templates.trash_template(session, gone)
    rows = _read(data, templates.template_rows)
    assert [(row.name, row.agenda_lines) for row in rows] == [("Bất thường", 0), ("Đột xuất", 2)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "giao BAN"}, "name"),
        ({"title": "Họp {tháng này}"}, "title"),
        ({"agenda": (TemplateLine("Báo cáo {chu tri}"),)}, "agenda"),
        ({"proceedings": "I. KHAI MẠC\n{}"}, "proceedings"),
    ],
)
def test_a_template_that_cannot_work_is_refused(data: DataFile, change, field) -> None:
    _save(data, PLAIN)
    with pytest.raises(ValidationError) as refused:
        _save(data, replace(PLAIN, name="Khác", **change) if "name" not in change else replace(PLAIN, **change))
    assert refused.value.field == field
    assert len(_read(data, templates.template_rows)) == 1


def test_a_template_made_from_a_meeting_makes_one_like_it(data: DataFile, monthly) -> None:
    template = templates.template_of(monthly, "Như tháng 12")
    assert "{kỳ}" in template.title
    made = _save(data, template)
    with data.reading() as session:
        draft = from_template(session, templates.template(session, made), day=date(2021, 5, 7))
    assert "tháng 5 năm 2021" in draft.details.title
    assert [line.content for line in draft.agenda] == [line.content for line in monthly.agenda]
    assert draft.details.place == monthly.details.place


def _phrases(data):
    return [(entry.name, entry.text) for entry in _read(data, templates.phrases)]


@pytest.mark.parametrize("entry", [PhraseEntry("", "a"), PhraseEntry("a", " "), PhraseEntry("a", "{ai đó}")])
def test_a_phrase_that_cannot_be_used_is_refused(data: DataFile, entry: PhraseEntry) -> None:
    with pytest.raises(ValidationError), data.writing() as session:
        templates.save_phrase(session, entry)
    assert _phrases(data) == []


def _store(data, verb, *arguments):
    with data.writing() as session:
        return verb(session, *arguments)


def test_one_phrase_is_added_at_the_end_changed_and_put_into_the_trash(data: DataFile) -> None:
    first, _changes = _store(data, templates.save_phrase, PhraseEntry("Bế mạc", "Hết."))
    second, _changes = _store(data, templates.save_phrase, PhraseEntry("Khai mạc", "Bắt đầu."))
    _store(data, templates.save_phrase, PhraseEntry("Bế mạc", "Hết giờ.", first))
    assert _phrases(data) == [("Bế mạc", "Hết giờ."), ("Khai mạc", "Bắt đầu.")]
    _store(data, templates.order_phrases, [second, first])
    assert _phrases(data)[0][0] == "Khai mạc"
    _store(data, templates.trash_phrase, second)
    assert _phrases(data) == [("Bế mạc", "Hết giờ.")]


def test_a_doubled_phrase_is_refused_at_its_name(data: DataFile) -> None:
    _store(data, templates.save_phrase, PhraseEntry("Bế mạc", "Hết."))
    with pytest.raises(ValidationError) as refused:
        _store(data, templates.save_phrase, PhraseEntry("BE MAC", "Hết giờ."))
    assert refused.value.field == "name"


def test_usual_phrases_leave_what_is_there_already(data: DataFile) -> None:
    _store(data, templates.save_phrase, PhraseEntry("Bế mạc", "Của tôi."))
    _store(data, templates.add_phrases, [PhraseEntry("Bế mạc", "Hết."), PhraseEntry("Khai mạc", "Bắt đầu.")])
    assert _phrases(data) == [("Bế mạc", "Của tôi."), ("Khai mạc", "Bắt đầu.")]


def test_putting_into_the_trash_is_a_named_step_that_undo_takes_back(sample_file: Path, tmp_path: Path) -> None:
    with open_file(Path(shutil.copy(sample_file, tmp_path / "họp.cchc")), rooms=ROOMS) as data:
        made = _save(data, PLAIN)
        _store(data, templates.trash_template, made)
        with data.writing() as session:
            step = history.next_undo(session)
            done = history.undo(session)
        assert step is not None and PLAIN.name in step.title
        assert done.changes.concerns(TEMPLATE)
        assert [row.id for row in _read(data, templates.template_rows)] == [made]


def test_the_variables_of_an_example_speak_of_the_meeting_to_come(data: DataFile) -> None:
    with data.reading() as session:
        values = example_values(session, PLAIN, day=date(2021, 5, 7))
    assert values["kỳ"] == "tháng 5 năm 2021"
    assert "Trưởng Ban" in values["chủ trì"]
