"""Templates of meetings and the phrase bank: texts kept to be used again, with variables that fill themselves in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import PhraseEntry, Template, TemplateLine, TemplateRow
from cchc_desktop.meetings.model import MeetingTemplate, Phrase, TemplateAgendaItem
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.rules import OUTLINE
from cchc_desktop.meetings.tracked import PHRASE, TEMPLATE
from cchc_desktop.meetings.variables import check_variables, values_of, with_variables
from cchc_desktop.storage import history
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line

_TEXTS = ("title", "place", "guests", "proceedings", "conclusions_lead_in", "recipients")
_COLUMNS = tuple(each.name for each in fields(Template) if each.name not in ("agenda", "id"))
_LINE_COLUMNS = tuple(each.name for each in fields(TemplateLine))


def template_rows(session: Session) -> list[TemplateRow]:
    """Return the templates by name."""
    lines = (
        select(func.count())
        .where(TemplateAgendaItem.template_id == MeetingTemplate.id)
        .correlate(MeetingTemplate)
        .scalar_subquery()
    )
    query = select(MeetingTemplate.id, MeetingTemplate.name, MeetingTemplate.kind, lines)
    rows = session.execute(query.where(MeetingTemplate.trashed_at.is_(None)))
    return sorted((TemplateRow(*row) for row in rows), key=lambda row: search_key(row.name))


def template(session: Session, template_id: int) -> Template:
    """Return one template. Raises NotFound."""
    row = _template(session, template_id)
    lines = session.scalars(
        select(TemplateAgendaItem)
        .where(TemplateAgendaItem.template_id == template_id)
        .order_by(TemplateAgendaItem.position)
    )
    agenda = tuple(TemplateLine(**{name: getattr(line, name) for name in _LINE_COLUMNS}) for line in lines)
    return Template(**{name: getattr(row, name) for name in _COLUMNS}, agenda=agenda, id=row.id)


def save_template(session: Session, entry: Template) -> tuple[int, Changes]:
    """Store a template and return its id.

    Raises ValidationError for a missing or doubled name, an unknown variable, NotFound.
    """
    _check_template(session, entry)
    row = MeetingTemplate() if entry.id is None else _template(session, entry.id)
    for name in _COLUMNS:
        setattr(row, name, getattr(entry, name))
    row.name = clean_line(entry.name)
    session.add(row)
    session.flush()
    _save_lines(session, row.id, entry.agenda)
    return row.id, Changes.of(TEMPLATE, record_id=row.id)


def trash_template(session: Session, template_id: int) -> Changes:
    """Put a template into the trash."""
    row = _template(session, template_id)
    row.trashed_at = datetime.now(UTC)
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=row.name))
    return Changes.of(TEMPLATE, record_id=template_id)


def template_of(facts: MeetingFacts, name: str) -> Template:
    """Return a template that makes meetings like this one; its period becomes a variable."""
    values = values_of(facts)

    def general(text: str) -> str:
        return with_variables(text, values)

    details = facts.details
    return Template(
        name=name,
        kind=details.kind,
        title=general(details.title),
        noun=details.noun,
        mode=details.mode,
        start_time=details.start_time,
        end_time=details.end_time if details.end_date in (None, details.start_date) else None,
        place=details.place,
        address_form=details.address_form,
        guests="\n".join(entry.guest for entry in facts.attendance if entry.guest),
        agenda=tuple(
            TemplateLine(
                general(entry.content),
                entry.start_time,
                entry.end_time,
                _presenter(facts, entry.presenter_id) or entry.presenter_text,
            )
            for entry in facts.agenda
        ),
        proceedings=OUTLINE,
        conclusions_lead_in=general(facts.conclusions_lead_in),
        recipients=details.recipients,
    )


def phrases(session: Session) -> list[PhraseEntry]:
    """Return the phrase bank in its order."""
    query = select(Phrase).where(Phrase.trashed_at.is_(None)).order_by(Phrase.position, Phrase.id)
    rows = session.scalars(query)
    return [PhraseEntry(row.name, row.text, row.id, search_key(f"{row.name} {row.text}")) for row in rows]


def save_phrase(session: Session, entry: PhraseEntry) -> tuple[int, Changes]:
    """Store one phrase, a new one at the end, and return its id.

    Raises ValidationError for a missing or doubled name, an empty text and an unknown variable, NotFound.
    """
    _check_phrase(entry)
    others = [other for other in phrases(session) if other.id != entry.id]
    if any(search_key(other.name) == search_key(entry.name) for other in others):
        raise ValidationError(_("Another phrase has this name. Choose another one."), "name")
    row = Phrase(position=len(others)) if entry.id is None else _phrase(session, entry.id)
    row.name, row.text = clean_line(entry.name), entry.text.strip()
    session.add(row)
    session.flush()
    return row.id, Changes.of(PHRASE, record_id=row.id)


def order_phrases(session: Session, phrase_ids: Sequence[int]) -> Changes:
    """Put the phrases in this order."""
    for position, phrase_id in enumerate(phrase_ids):
        _phrase(session, phrase_id).position = position
    session.flush()
    return Changes.of(PHRASE)


def trash_phrase(session: Session, phrase_id: int) -> Changes:
    """Put a phrase into the trash."""
    row = _phrase(session, phrase_id)
    row.trashed_at = datetime.now(UTC)
    session.flush()
    history.name_step(session, _("Put into the trash: {name}").format(name=row.name))
    return Changes.of(PHRASE, record_id=phrase_id)


def add_phrases(session: Session, entries: Iterable[PhraseEntry]) -> Changes:
    """Add phrases at the end; one whose name is there already is left out."""
    known = {search_key(entry.name) for entry in phrases(session)}
    new = [entry for entry in entries if search_key(entry.name) not in known]
    for entry in new:
        save_phrase(session, entry)
    history.name_step(session, _("Usual phrases added"))
    return Changes.of(PHRASE)


def _check_template(session: Session, entry: Template) -> None:
    if not clean_line(entry.name):
        raise ValidationError(_("Give the template a name."), "name")
    key = search_key(entry.name)
    if any(row.id != entry.id and search_key(row.name) == key for row in template_rows(session)):
        raise ValidationError(_("Another template has this name. Choose another one."), "name")
    for field in _TEXTS:
        check_variables(getattr(entry, field), field)
    for line in entry.agenda:
        for text in (line.content, line.presenter_text, line.paper):
            check_variables(text, "agenda")


def _check_phrase(entry: PhraseEntry) -> None:
    if not clean_line(entry.name):
        raise ValidationError(_("Give the phrase a name by which to find it."), "name")
    if not clean_line(entry.text):
        raise ValidationError(_("“{name}” has no text yet.").format(name=clean_line(entry.name)), "text")
    check_variables(entry.text, "text")


def _save_lines(session: Session, template_id: int, agenda: Iterable[TemplateLine]) -> None:
    query = select(TemplateAgendaItem).where(TemplateAgendaItem.template_id == template_id)
    rows = list(session.scalars(query.order_by(TemplateAgendaItem.position)))
    lines = list(agenda)
    for row in rows[len(lines) :]:
        session.delete(row)
    for position, line in enumerate(lines):
        row = rows[position] if position < len(rows) else TemplateAgendaItem(template_id=template_id)
        row.position = position
        for name in _LINE_COLUMNS:
            setattr(row, name, getattr(line, name))
        session.add(row)
    session.flush()


def _presenter(facts: MeetingFacts, person_id: int | None) -> str:
    person = facts.person(person_id)
    return "" if person is None else ", ".join(part for part in (person.full_name, person.post) if part)


def _phrase(session: Session, phrase_id: int) -> Phrase:
    row = session.get(Phrase, phrase_id)
    if row is None:
        raise NotFound(_("This phrase is no longer in the file."))
    return row


def _template(session: Session, template_id: int) -> MeetingTemplate:
    row = session.get(MeetingTemplate, template_id)
    if row is None:
        raise NotFound(_("This template is no longer in the file."))
    return row
