"""The small language in which the keys of a data set are declared, and the reading of nodes by it.

A shape says what a node must look like. Reading checks the node, turns its texts into values and gathers the codes it
defines and the codes it points at, which can only be compared once everything is read.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.exchange.faults import Fault, quoted, refused
from cchc_desktop.exchange.records import Record
from cchc_desktop.exchange.scalars import ScalarKind
from cchc_desktop.exchange.yaml_nodes import ListNode, MapNode, Node, TextNode
from cchc_desktop.i18n import _
from cchc_desktop.text.legacy import detect_legacy

MOST_ITEMS = 100_000
_LABEL_KEYS = ("ma", "stt", "lan")
_LABEL = re.compile(r"[\w.-]{1,30}")
_PERIOD_LABEL = re.compile(r"[\w ./-]{1,30}")
_BETWEEN_CODES = re.compile(r"[,;/+&\s]+(?:và\s+)?")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]")
_IGNORED = frozenset({"doc_duoc", "canh_bao", "ty_le_in_ra", "han_bao_cao_khac_phuc"})


@dataclass(frozen=True)
class Reference:
    """A code that must exist in one of the sets named by ``kinds``."""

    place: str
    line: int
    code: str
    kinds: tuple[str, ...]


@dataclass
class Found:
    """What reading gathers across the whole data set."""

    codes: dict[str, set[str]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    without_room: dict[str, None] = field(default_factory=dict)


class Shape(Protocol):
    """What a node must look like."""

    def read(self, node: Node, place: str, found: Found) -> object:
        """Return the value of a node; raises ValidationError."""


@dataclass(frozen=True)
class One:
    """A single value; ``defines`` names the set its code joins, ``refers`` the sets it must be found in."""

    kind: ScalarKind
    defines: str = ""
    refers: tuple[str, ...] = ()

    def read(self, node: Node, place: str, found: Found) -> object:
        if not isinstance(node, TextNode):
            raise refused(place, node.line, _("a single value is expected here, not a list or a group of keys"))
        check_encoding(node.text, place, node.line)
        try:
            value = self.kind.value(node.text)
        except Fault as fault:
            raise refused(place, node.line, str(fault)) from fault
        if self.defines:
            found.codes.setdefault(self.defines, set()).add(str(value))
        if self.refers:
            found.references.append(Reference(place, node.line, str(value), self.refers))
        return value


@dataclass(frozen=True)
class Lead:
    """The lead of a task: one person or one department, never two."""

    one: One

    def read(self, node: Node, place: str, found: Found) -> object:
        count = len(node.items) if isinstance(node, ListNode) else 1
        if isinstance(node, TextNode):
            count = len([code for code in _BETWEEN_CODES.split(node.text) if code])
        if count > 1 or isinstance(node, ListNode):
            raise refused(place, node.line, _("a task has one lead, here stand {count}").format(count=count))
        return self.one.read(node, place, found)


@dataclass(frozen=True)
class Many:
    """A list; the codes of its items differ, and so do the values of the key ``unique``."""

    item: Shape
    unique: str = ""

    def read(self, node: Node, place: str, found: Found) -> object:
        if not isinstance(node, ListNode):
            raise refused(place, node.line, _("a list is expected here"))
        if len(node.items) > MOST_ITEMS:
            raise refused(place, node.line, _("the list has more than {most} items").format(most=MOST_ITEMS))
        seen: dict[str, int] = {}
        values = []
        for position, item in enumerate(node.items, start=1):
            label, is_code = _label(item, position, self.unique)
            below = f"{place}[{label}]"
            if isinstance(item, TextNode) and item.is_empty:
                raise refused(below, item.line, _("an item of the list is empty"))
            if is_code and label in seen:
                fault = _("the code stands twice (first in line {line})").format(line=seen[label])
                raise refused(below, item.line, fault)
            if is_code:
                seen[label] = item.line
            values.append(self.item.read(item, below, found))
        return tuple(values)


@dataclass(frozen=True)
class Keys:
    """A group of keys: those in ``required`` must be there, others than these two and the ignored ones must not.

    Keys in ``without_room`` are checked like all others and named in the warning, because the program has no place
    for them yet.
    """

    required: Mapping[str, Shape] = field(default_factory=dict)
    optional: Mapping[str, Shape] = field(default_factory=dict)
    without_room: Mapping[str, Shape] = field(default_factory=dict)

    def read(self, node: Node, place: str, found: Found) -> object:
        if not isinstance(node, MapNode):
            raise refused(place, node.line, _("a group of keys is expected here"))
        values: dict[str, object] = {}
        for key, child in node.entries.items():
            if is_ignored(key):
                continue
            below, line = f"{place}.{key}" if place else key, node.key_lines[key]
            shape = self._shape(key, below, line)
            if isinstance(child, TextNode) and child.is_empty:
                continue
            if key in self.without_room:
                found.without_room.setdefault(_IN_BRACKETS.sub("[]", below))
            values[key] = shape.read(child, below, found)
        for key in self.required:
            if values.get(key) in (None, ""):
                below = f"{place}.{key}" if place else key
                raise refused(below, node.key_lines.get(key, node.line), _("this key is missing or empty"))
        return Record(place, node.line, values, node.key_lines)

    def _shape(self, key: str, place: str, line: int) -> Shape:
        shape = self.required.get(key) or self.optional.get(key) or self.without_room.get(key)
        if shape is not None:
            return shape
        known = (*self.required, *self.optional, *self.without_room)
        near = difflib.get_close_matches(key, known, n=1)
        if near:
            raise refused(place, line, _("the key is unknown; did you mean {key}?").format(key=quoted(near[0])))
        raise refused(place, line, _("the key is unknown"))


@dataclass(frozen=True)
class Table:
    """A group of keys that the data set names itself, such as the years of the working calendar."""

    key: ScalarKind
    item: Shape

    def read(self, node: Node, place: str, found: Found) -> object:
        if not isinstance(node, MapNode):
            raise refused(place, node.line, _("a group of keys is expected here"))
        values: dict[str, object] = {}
        for key, child in node.entries.items():
            below = f"{place}.{key[:40]}"
            check_encoding(key, below, node.key_lines[key])
            try:
                self.key.value(key)
            except Fault as fault:
                raise refused(below, node.key_lines[key], str(fault)) from fault
            if not (isinstance(child, TextNode) and child.is_empty):
                values[key.strip()] = self.item.read(child, below, found)
        return Record(place, node.line, values, node.key_lines)


@dataclass(frozen=True)
class TextOrKeys:
    """A value that is either written as one text or as a group of keys."""

    text: Shape
    keys: Shape

    def read(self, node: Node, place: str, found: Found) -> object:
        return (self.keys if isinstance(node, MapNode) else self.text).read(node, place, found)


@dataclass(frozen=True)
class PeriodOfTime:
    """A period as text, or as a group of the keys nam, thang, quy; the value is its code."""

    text: Shape
    keys: Shape

    def read(self, node: Node, place: str, found: Found) -> object:
        if not isinstance(node, MapNode):
            return self.text.read(node, place, found)
        record = self.keys.read(node, place, found)
        assert isinstance(record, Record)
        year, month, quarter = record.whole("nam") or 0, record.whole("thang"), record.whole("quy")
        if month is not None and quarter is not None:
            raise refused(place, node.line, _("a period has either a month or a quarter"))
        if month is not None:
            return Period(PeriodKind.MONTH, year, month).code
        return (Period(PeriodKind.YEAR, year) if quarter is None else Period(PeriodKind.QUARTER, year, quarter)).code


def is_ignored(key: str) -> bool:
    """Tell whether a key holds expected results of tests (product.md 7), which are not read."""
    return key in _IGNORED or key.endswith("mong_doi") or "kiem_thu" in key


def check_encoding(text: str, place: str, line: int) -> None:
    """Refuse text in an encoding older than Unicode (TCVN3, VNI). Raises ValidationError."""
    if text.isascii():
        return
    encoding = detect_legacy(text)
    if encoding is not None:
        fault = _("{value} is written in an old encoding ({encoding}); convert it to Unicode first")
        raise refused(place, line, fault.format(value=quoted(text), encoding=encoding.value))


def _label(item: Node, position: int, unique: str) -> tuple[str, bool]:
    """Return what names an item in sentences, and whether that is a code which may stand only once."""
    if isinstance(item, MapNode):
        for key in (unique, *_LABEL_KEYS):
            value = item.entries.get(key)
            if isinstance(value, TextNode) and _LABEL.fullmatch(value.text):
                return value.text, True
        period = item.entries.get("ky")
        if isinstance(period, TextNode) and _PERIOD_LABEL.fullmatch(period.text):
            return period.text, False
    return str(position), False
