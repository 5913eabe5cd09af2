"""The fields of a task that are seldom asked: where it comes from, its area, evidence, cause and measure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import ReformArea, Source, SourceKind, TaskDetails
from cchc_desktop.tasks.tracked import AREAS, SOURCES
from ui.common.fields import FULL, HALF, CheckField, ChoiceField, Form, LineField, PersonField, TextField


def add_more(form: Form, *, narrow: bool, today: Callable[[], date]) -> None:
    """Put the fields into a form."""
    half = FULL if narrow else HALF
    kinds = [(kind, _sentence(SOURCES[kind])) for kind in SourceKind]
    form.add("source_kind", _("Source"), ChoiceField(kinds), span=half)
    form.add("source_text", _("Source in words"), LineField(max_length=500), span=half)
    form.add("assigned_by", _("Assigned by"), PersonField(), span=half)
    form.add("approved_by", _("Approved by"), PersonField(), span=half)
    form.add(
        "from_above",
        _("Assigned from above by"),
        LineField(max_length=200, placeholder=_("empty: set by ourselves")),
        span=half,
    )
    form.add("reporting", _("Reports"), LineField(max_length=100, placeholder=_("every week, every month")), span=half)
    areas = [(None, _("not chosen")), *((area, _(AREAS[area])) for area in ReformArea)]
    form.add("area", _("Area of reform"), ChoiceField(areas), span=half)
    form.add("initiative", _("Initiative"), LineField(max_length=200), span=half)
    form.add("index_name", _("Index"), LineField(max_length=200), span=half)
    form.add("tags", _("Tags"), LineField(max_length=300, placeholder=_("with commas between them")), span=half)
    outside = CheckField(_("Outside administrative reform"))
    form.add("is_outside_reform", _("Reports"), outside, span=FULL, hint=_("Kept out of the reports of the reform."))
    for name, words in (
        ("evidence", _("Evidence")),
        ("cause", _("Cause of the delay")),
        ("measure", _("Measure")),
        ("note", _("Note")),
    ):
        form.add(name, words, TextField(min_lines=1, max_lines=6), span=FULL)


def more_values(details: TaskDetails) -> Mapping[str, Any]:
    """Return what the fields show of a task."""
    return {
        "source_kind": details.source.kind,
        "source_text": details.source.text,
        "assigned_by": details.assigned_by_id,
        "approved_by": details.approved_by_id,
        "from_above": details.from_above,
        "reporting": details.reporting,
        "area": details.area,
        "initiative": details.initiative,
        "index_name": details.index_name,
        "tags": ", ".join(details.tags),
        "is_outside_reform": details.is_outside_reform,
        "evidence": details.evidence,
        "cause": details.cause,
        "measure": details.measure,
        "note": details.note,
    }


def more_details(fields: Mapping[str, Any], base: TaskDetails) -> dict[str, Any]:
    """Return the parts of a task that stand in the fields; a source that is a record keeps it with its kind."""
    kept = base.source.id if fields["source_kind"] is base.source.kind else None
    return {
        "source": Source(fields["source_kind"], kept, fields["source_text"]),
        "assigned_by_id": fields["assigned_by"],
        "approved_by_id": fields["approved_by"],
        "is_from_above": bool(fields["from_above"]) or (base.is_from_above and not base.from_above),
        "from_above": fields["from_above"],
        "reporting": fields["reporting"],
        "area": fields["area"],
        "initiative": fields["initiative"],
        "index_name": fields["index_name"],
        "tags": tuple(filter(None, (tag.strip() for tag in fields["tags"].split(",")))),
        "is_outside_reform": fields["is_outside_reform"],
        "evidence": fields["evidence"],
        "cause": fields["cause"],
        "measure": fields["measure"],
        "note": fields["note"],
    }


def _sentence(words: str) -> str:
    shown = _(words)
    return shown[:1].upper() + shown[1:]
