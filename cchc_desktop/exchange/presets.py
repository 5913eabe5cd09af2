"""What a new file is offered to start from: sets of departments before and since 01/7/2025 (domain.md 4), phrases."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop import paths
from cchc_desktop.exchange.common_keys import DAY, LINE, NAME
from cchc_desktop.exchange.records import Record
from cchc_desktop.exchange.scalars import Code
from cchc_desktop.exchange.shapes import Found, Keys, Many, One
from cchc_desktop.exchange.yaml_nodes import read_nodes
from cchc_desktop.meetings.draft_records import PhraseEntry

_FILES = ("departments-until-2025-06-30.yaml", "departments-since-2025-07-01.yaml")
_PRESET = Keys(
    required={"ten": NAME, "bo_phan": Many(Keys({"ma": One(Code(20)), "ten": NAME}))},
    optional={"tu": DAY, "den": DAY},
)
_PHRASES = Keys(required={"cau": Many(Keys({"ten": NAME, "cau": LINE}))})


@dataclass(frozen=True)
class DepartmentPreset:
    """A set of departments by rank, as (code, name); it holds from ``since`` to ``until``, both inclusive."""

    name: str
    departments: tuple[tuple[str, str], ...]
    since: date | None = None
    until: date | None = None


def department_presets() -> tuple[DepartmentPreset, ...]:
    """Return the set before and the set since 01/7/2025, in this order."""
    return tuple(_preset(file) for file in _FILES)


def _preset(file: str) -> DepartmentPreset:
    record = _PRESET.read(read_nodes(paths.resources("presets", file)), "", Found())
    assert isinstance(record, Record)
    return DepartmentPreset(
        name=record.text("ten"),
        departments=tuple((row.text("ma"), row.text("ten")) for row in record.records("bo_phan")),
        since=record.day("tu"),
        until=record.day("den"),
    )


def phrase_presets() -> tuple[PhraseEntry, ...]:
    """Return the phrases that an empty phrase bank is offered."""
    record = _PHRASES.read(read_nodes(paths.resources("presets", "phrases.yaml")), "", Found())
    assert isinstance(record, Record)
    return tuple(PhraseEntry(row.text("ten"), row.text("cau")) for row in record.records("cau"))
