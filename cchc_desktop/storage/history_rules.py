"""How changes of one row add up, and how they are written down. Pure: no session, no clock."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cchc_desktop.storage.history_values import Plain
from cchc_desktop.storage.model import RowAction
from cchc_desktop.storage.text_edits import LONG, Side, sides, turned

Value = Plain | Side
"""A column in the history: its value, or one side of a change of a long text."""

Values = Mapping[str, Value]

_SIDES = {RowAction.INSERT: (False, True), RowAction.UPDATE: (True, True), RowAction.DELETE: (True, False)}
"""Whether a change of this kind says what stood before it, and what after."""


@dataclass(frozen=True)
class RowChange:
    """What happened to one row: the columns concerned before and after (all of them for a new or a removed row).

    ``record_kind`` and ``record_id`` name the record that the user sees changed.
    """

    table: str
    row_id: int
    action: RowAction
    before: Values = field(default_factory=dict)
    after: Values = field(default_factory=dict)
    record_kind: str = ""
    record_id: int | None = None

    @property
    def row(self) -> tuple[str, int]:
        """The table and the id: two changes with the same are of the same row."""
        return self.table, self.row_id

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns concerned."""
        return tuple(self.after if self.action is RowAction.INSERT else self.before)

    def turned(self) -> RowChange:
        """Return the change that takes this one back."""
        back = {RowAction.INSERT: RowAction.DELETE, RowAction.DELETE: RowAction.INSERT}
        return replace(self, action=back.get(self.action, self.action), before=self.after, after=self.before)


def compose(first: RowChange, second: RowChange) -> RowChange | None:
    """Return one change for two that followed each other on one row; None when the row is as it was before both."""
    match first.action, second.action:
        case RowAction.INSERT, RowAction.UPDATE:
            return replace(first, after={**first.after, **second.after})
        case RowAction.INSERT, RowAction.DELETE:
            return None
        case RowAction.UPDATE, RowAction.DELETE:
            return replace(second, before={**second.before, **first.before})
        case RowAction.DELETE, RowAction.INSERT:
            return _differing(replace(second, action=RowAction.UPDATE, before=first.before))
        case RowAction.UPDATE, RowAction.UPDATE:
            before, after = {**second.before, **first.before}, {**first.after, **second.after}
            return _differing(replace(first, before=before, after=after))
    raise RuntimeError(f"a row was {first.action.value} and then {second.action.value}")


def unpacked(written: RowChange, present: Values) -> RowChange:
    """Return a change with its long texts whole where ``present`` says how they stand after it."""
    before, after = dict(written.before), dict(written.after)
    for name, value in present.items():
        here, there = after.get(name), before.get(name)
        if isinstance(here, Side) and isinstance(there, Side) and isinstance(value, str):
            before[name], after[name] = turned(value, here, there), value
    return replace(written, before=before, after=after)


def packed(change: RowChange) -> RowChange:
    """Return a change with its long texts as the places that differ."""
    if change.action is not RowAction.UPDATE:
        return change
    before, after = dict(change.before), dict(change.after)
    for name, old in change.before.items():
        new = change.after[name]
        if isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) > LONG:
            before[name], after[name] = sides(old, new)
    return replace(change, before=before, after=after)


def written(values: Values) -> str:
    """Return the JSON of columns, "" for none."""
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_side_as_json) if values else ""


def read(text: str) -> Values:
    """Return the columns of a JSON text. Raises ValueError for what ``written`` never wrote."""
    if not text:
        return {}
    try:
        return {name: _side(value) if isinstance(value, dict) else value for name, value in json.loads(text).items()}
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ValueError("not columns of the history") from error


def recorded(change: RowChange) -> RowChange:
    """Return a change that was read. Raises ValueError when it lacks the sides that its action has."""
    if (bool(change.before), bool(change.after)) != _SIDES[change.action]:
        raise ValueError("a side of the change is missing")
    for name in change.before if change.action is RowAction.UPDATE else ():
        if isinstance(change.before[name], Side) != isinstance(change.after[name], Side):
            raise ValueError("a side of the text is missing")
    if change.action is RowAction.UPDATE and change.before.keys() != change.after.keys():
        raise ValueError("the sides have other columns")
    return change


def _differing(change: RowChange) -> RowChange | None:
    names = [name for name, value in change.after.items() if change.before.get(name) != value]
    if not names:
        return None
    before, after = change.before, change.after
    return replace(
        change, before={name: before.get(name) for name in names}, after={name: after[name] for name in names}
    )


def _side_as_json(side: Side) -> dict[str, Any]:
    return {"length": side.length, "sum": side.checksum, "at": side.places}


def _side(value: dict[str, Any]) -> Side:
    return Side(value["length"], value["sum"], tuple((at, words) for at, words in value["at"]))
