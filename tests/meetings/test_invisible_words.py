"""Words that nobody can see are no words: reasons and names that must be given are asked for again."""

from __future__ import annotations

import pytest

from cchc_desktop.errors import ValidationError
from cchc_desktop.meetings import planning, templates
from cchc_desktop.meetings.draft_records import PhraseEntry, Template
from cchc_desktop.meetings.records import MeetingKind
from cchc_desktop.meetings.signing_rules import check_reason
from cchc_desktop.storage.sessions import DataFile
from tests.meetings.verbs import create

INVISIBLE = " \u00a0\u200b\ufeff\u2028\t\x01\ud800"


def test_a_reason_for_reopening_that_nobody_can_see_is_refused() -> None:
    with pytest.raises(ValidationError) as refusal:
        check_reason(INVISIBLE)
    assert refusal.value.field == "reason"
    assert check_reason(f"Sai\u200b{INVISIBLE}số liệu") == "Sai số liệu"


def test_a_reason_for_putting_off_that_nobody_can_see_is_refused(data: DataFile) -> None:
    meeting = create(data)
    for verb in (planning.postpone_meeting, planning.cancel_meeting):
        with pytest.raises(ValidationError) as refusal, data.writing() as session:
            verb(session, meeting, INVISIBLE)
        assert refusal.value.field == "reason"


def test_templates_and_phrases_need_a_name_that_can_be_seen(data: DataFile) -> None:
    with pytest.raises(ValidationError), data.writing() as session:
        templates.save_template(session, Template(INVISIBLE, MeetingKind.MONTHLY))
    with pytest.raises(ValidationError), data.writing() as session:
        templates.save_phrase(session, PhraseEntry(INVISIBLE, "Giao Văn phòng."))
    with pytest.raises(ValidationError), data.writing() as session:
        templates.save_phrase(session, PhraseEntry("Giao việc", INVISIBLE))


def test_a_template_without_agenda_is_kept_and_found_again(data: DataFile) -> None:
    with data.writing() as session:
        made, _changes = templates.save_template(session, Template(" Mẫu\u200b  trống ", MeetingKind.MONTHLY))
    with data.reading() as session:
        found = templates.template(session, made)
    assert (found.name, found.agenda) == ("Mẫu trống", ())
