"""Many ids in one statement: SQLite takes a limited number of values, but one JSON array of any length."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql import ColumnElement


def is_among(column: InstrumentedAttribute[Any], ids: str) -> ColumnElement[bool]:
    """Return whether the column has one of the ids of a JSON array, however many there are."""
    return column.in_(select(func.json_each(ids).table_valued("value").c.value))


def as_array(ids: Iterable[int]) -> str:
    """Return ids as ``is_among`` takes them."""
    return json.dumps(list(ids))
