"""The ways to look at a list that were given a name ("Cách xem"): kept in the data file, undone like everything."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.storage.model import SavedView
from cchc_desktop.text.collation import natural_key
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line

LONGEST_NAME = 100
KIND = "saved_view"


@dataclass(frozen=True)
class KeptView:
    """One view of a list; ``value`` is text that only the list reads."""

    id: int
    name: str
    value: str


def saved_views(session: Session, list_name: str) -> list[KeptView]:
    """Return the views of a list by name, as in a Vietnamese dictionary."""
    query = select(SavedView.id, SavedView.name, SavedView.value).where(SavedView.list_name == list_name)
    return sorted((KeptView(*row) for row in session.execute(query)), key=lambda view: natural_key(view.name))


def keep_view(session: Session, list_name: str, name: str, value: str) -> Changes:
    """Keep a view under a name; one that has this name already takes the new value. Raises ValidationError."""
    name = _checked(name)
    view = _named(session, list_name, name)
    if view is None:
        session.add(SavedView(list_name=list_name, name=name, value=value))
    else:
        view.value = value
    history.name_step(session, _("Keep the view “{name}”").format(name=name))
    return Changes.of(KIND)


def rename_view(session: Session, view_id: int, name: str) -> Changes:
    """Give a view another name. Raises ValidationError when another one has it, NotFound."""
    name = _checked(name)
    view = _view(session, view_id)
    other = _named(session, view.list_name, name)
    if other is not None and other.id != view.id:
        raise ValidationError(_("Another view has the name “{name}”.").format(name=other.name), "name")
    history.name_step(session, _("Rename the view “{name}”").format(name=view.name))
    view.name = name
    return Changes.of(KIND)


def drop_view(session: Session, view_id: int) -> Changes:
    """Remove a view; undo brings it back. Raises NotFound."""
    view = _view(session, view_id)
    history.name_step(session, _("Remove the view “{name}”").format(name=view.name))
    session.delete(view)
    return Changes.of(KIND)


def _checked(name: str) -> str:
    name = clean_line(name)
    if not name:
        raise ValidationError(_("Give the view a name."), "name")
    if len(name) > LONGEST_NAME:
        words = _("{length} characters, at most {limit}.")
        raise ValidationError(words.format(length=len(name), limit=LONGEST_NAME), "name")
    return name


def _named(session: Session, list_name: str, name: str) -> SavedView | None:
    views = session.scalars(select(SavedView).where(SavedView.list_name == list_name))
    return next((view for view in views if search_key(view.name) == search_key(name)), None)


def _view(session: Session, view_id: int) -> SavedView:
    view = session.get(SavedView, view_id)
    if view is None:
        raise NotFound(_("This view is no longer there."))
    return view
