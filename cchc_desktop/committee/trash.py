"""A person entered by mistake, thrown away; whoever is named anywhere can only be hidden."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.model import Person
from cchc_desktop.committee.tracked import PERSON, TRACKED, TRASHED
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.storage import history, trash


def trash_person(session: Session, person_id: int) -> Changes:
    """Put a person into the trash. Raises Conflict when a record names the person."""
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound(_("This person is no longer in the file."))
    kind = next(each for each in TRASHED if each.kind == PERSON)
    if trash.is_named(session, kind, person_id, tracked=TRACKED):
        sentence = _("“{name}” stays: meetings or papers name this person. Hide the person instead.")
        raise Conflict(sentence.format(name=person.full_name))
    person.trashed_at = datetime.now(UTC)
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=person.full_name))
    return Changes.of("person", record_id=person_id)
