"""Imports every ``model.py`` once, so that ``Base.metadata`` knows all tables."""

from __future__ import annotations

from cchc_desktop.calendar import model as calendar_model
from cchc_desktop.commitments import model as commitments_model
from cchc_desktop.committee import model as committee_model
from cchc_desktop.meetings import model as meetings_model
from cchc_desktop.register import model as register_model
from cchc_desktop.storage import model as storage_model
from cchc_desktop.storage.base import Base
from cchc_desktop.tasks import model as tasks_model

MODELS = (
    storage_model,
    calendar_model,
    committee_model,
    register_model,
    tasks_model,
    commitments_model,
    meetings_model,
)

metadata = Base.metadata
