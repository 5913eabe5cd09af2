"""How the list of tasks is filtered: a plain value of every filter, its words, and its form in saved views."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, Final

from cchc_desktop.i18n import _
from cchc_desktop.tasks.filtering import Levels, TaskFilter
from cchc_desktop.tasks.records import Actor, Clarity, DeadlineLabel, ReformArea, SourceKind
from cchc_desktop.tasks.tracked import AREAS, SOURCES
from ui.common.lists.filter_chips import ChipFilter
from ui.common.lists.list_state import Plain
from ui.common.task_pills import DRAFT, LABELS
from ui.task_fields.people import TaskPeople
from ui.tasks.words import clarity_words

DRAFTS: Final = "draft"
_GROUPS: Final = {
    DeadlineLabel.OVERDUE: "overdue",
    DeadlineLabel.DUE_SOON: "soon",
    DeadlineLabel.CANCELLED: "cancelled",
    DeadlineLabel.ON_TRACK: "going",
    DeadlineLabel.NO_DEADLINE: "going",
    DeadlineLabel.PAUSED: "going",
    DeadlineLabel.DONE_ON_TIME: "done",
    DeadlineLabel.DONE_LATE: "done",
    DeadlineLabel.DONE_NO_DEADLINE: "done",
}
_SELDOM: Final = (DeadlineLabel.DONE_NO_DEADLINE, DeadlineLabel.CANCELLED)


@dataclass(frozen=True)
class Filters:
    """The filters beside the search; ``labels`` are the chips in use, ``DRAFTS`` among them."""

    labels: tuple[str, ...] = ()
    department_id: int | None = None
    person_id: int | None = None
    supervisor_id: int | None = None
    co_worker_id: int | None = None
    source_kind: SourceKind | None = None
    area: ReformArea | None = None
    unclear: Clarity | None = None
    is_outside_reform: bool | None = None
    has_pending_extension: bool = False
    is_recurring: bool = False
    base: TaskFilter = field(default_factory=TaskFilter)
    base_words: str = ""
    """What a number elsewhere asked for beyond these filters, and how it is called."""

    @classmethod
    def of(cls, wanted: TaskFilter, words: str = "") -> Filters:
        """Return the filters of a number that was clicked elsewhere."""
        labels = [label.value for label in DeadlineLabel if label in wanted.labels]
        labels += [DRAFTS] if wanted.only_drafts else []
        own = {name: getattr(wanted, name) for name in _OWN}
        nothing: dict[str, Any] = dict.fromkeys(_OWN)
        base = replace(wanted, labels=frozenset(), search="", only_drafts=False, **nothing)
        found = cls(
            labels=tuple(labels),
            has_pending_extension=bool(wanted.has_pending_extension),
            is_recurring=bool(wanted.is_recurring),
            **own,
        )
        base = replace(base, has_pending_extension=None, is_recurring=None)
        return replace(found, base=base, base_words=words or _("chosen elsewhere")) if base != TaskFilter() else found

    def wanted(self, search: str) -> TaskFilter:
        """Return what the core is asked for."""
        is_drafts = DRAFTS in self.labels
        return replace(
            self.base,
            labels=frozenset(DeadlineLabel(value) for value in self.labels if value != DRAFTS),
            search=search,
            department_id=self.department_id,
            person_id=self.person_id,
            supervisor_id=self.supervisor_id,
            co_worker=Actor(person_id=self.co_worker_id) if self.co_worker_id else self.base.co_worker,
            source_kind=self.source_kind,
            area=self.area,
            unclear=self.unclear,
            is_outside_reform=self.is_outside_reform,
            has_pending_extension=True if self.has_pending_extension else None,
            is_recurring=True if self.is_recurring else None,
            only_drafts=is_drafts,
            levels=Levels.ALL if is_drafts else self.base.levels,
        )

    def words(self, people: TaskPeople) -> list[str]:
        """Name the filters in use beside the chips, each so that it stands for itself."""
        found = [
            people.name(Actor(department_id=self.department_id)) if self.department_id else "",
            people.name(Actor(person_id=self.person_id)) if self.person_id else "",
            _with(_("supervised by {name}"), people, self.supervisor_id),
            _with(_("with {name}"), people, self.co_worker_id),
            _(SOURCES[self.source_kind]) if self.source_kind is not None else "",
            _(AREAS[self.area]) if self.area is not None else "",
            _("{what} not clear").format(what=clarity_words(self.unclear)) if self.unclear is not None else "",
            {True: _("outside the reform"), False: _("of the reform"), None: ""}[self.is_outside_reform],
            _("extension undecided") if self.has_pending_extension else "",
            _("comes back") if self.is_recurring else "",
            self.base_words,
        ]
        return [words for words in found if words]

    def without_more(self) -> Filters:
        """Return the chips alone."""
        return Filters(labels=self.labels)

    def to_plain(self) -> Mapping[str, Plain]:
        """Return the filters as a saved view keeps them."""
        plain: dict[str, Plain] = {"labels": list(self.labels)}
        for name in _NUMBERS:
            plain[name] = getattr(self, name)
        for name in _ENUMS:
            value = getattr(self, name)
            plain[name] = value.value if value is not None else None
        return plain

    @classmethod
    def from_plain(cls, plain: Mapping[str, Plain]) -> Filters:
        """Read what ``to_plain`` wrote; what is strange is left out."""
        found = cls()
        labels = plain.get("labels")
        known = {DRAFTS, *(label.value for label in DeadlineLabel)}
        if isinstance(labels, list):
            found = replace(found, labels=tuple(str(value) for value in labels if value in known))
        for name, kinds in _NUMBERS.items():
            value = plain.get(name)
            if type(value) in kinds:
                found = replace(found, **{name: value})  # type: ignore[arg-type]
        for name, enum in _ENUMS.items():
            with suppress(ValueError):
                found = replace(found, **{name: enum(plain.get(name))})  # type: ignore[arg-type]
        return found


def chip_filters() -> tuple[ChipFilter, ...]:
    """Return the chips, the most urgent first; those of a group merge where there is little room."""
    words = {
        "overdue": _("Overdue"),
        "soon": _("Due soon"),
        "going": _("Under way"),
        "done": _("Completed"),
        "cancelled": _("No longer followed"),
    }
    chips = [
        ChipFilter(
            label.value,
            _(word),
            look.icon,
            look.role,
            look.filled,
            words.get(_GROUPS.get(label, ""), ""),
            seldom=label in _SELDOM,
        )
        for label, (word, look) in LABELS.items()
    ]
    word, look = DRAFT
    return (*chips, ChipFilter(DRAFTS, _(word), look.icon, look.role, look.filled, _(word), seldom=True))


def _with(words: str, people: TaskPeople, person_id: int | None) -> str:
    return words.format(name=people.name(Actor(person_id=person_id))) if person_id else ""


_OWN: Final = (
    "department_id",
    "person_id",
    "supervisor_id",
    "source_kind",
    "area",
    "unclear",
    "is_outside_reform",
)
"""Filters that have the same name in the core."""

_NUMBERS: Final[dict[str, tuple[type, ...]]] = {
    "department_id": (int,),
    "person_id": (int,),
    "supervisor_id": (int,),
    "co_worker_id": (int,),
    "is_outside_reform": (bool,),
    "has_pending_extension": (bool,),
    "is_recurring": (bool,),
}
_ENUMS: Final[dict[str, type[SourceKind] | type[ReformArea] | type[Clarity]]] = {
    "source_kind": SourceKind,
    "area": ReformArea,
    "unclear": Clarity,
}
