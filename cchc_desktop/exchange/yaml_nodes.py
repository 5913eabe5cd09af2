"""Reads a YAML file into plain nodes that know their line, safely and without YAML's own idea of types.

Values stay the texts that stand in the file: ``no``, ``12:30`` and ``08`` mean what the key that holds them expects,
not what YAML 1.1 makes of them. An alias points at the node it names, so a file can never grow in memory; what it
would grow to is counted, and a file that explodes is refused while it is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import os_errors

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; 1,000 meetings with full minutes are 5 MB."""

MOST_NODES = 1_000_000
MOST_ALIASED = 100_000
LONGEST_KEY = 200
DEEPEST = 24

_CHARACTERS_PER_NODE = 200
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp"))
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Node:
    """A place in the file; ``line`` counts from 1."""

    line: int
    weight: int = 1


@dataclass(slots=True)
class TextNode(Node):
    """A single value, as it stands in the file."""

    text: str = ""
    is_null: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands here: null, or a text of blanks."""
        return self.is_null or not self.text.strip()


@dataclass(slots=True)
class ListNode(Node):
    """A list."""

    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class MapNode(Node):
    """A mapping; keys are texts in NFC."""

    entries: dict[str, Node] = field(default_factory=dict)
    key_lines: dict[str, int] = field(default_factory=dict)
    pending_key: str | None = None


def read_nodes(path: Path) -> Node:
    """Read a file of UTF-8 YAML. Raises NotFound, StorageError or ValidationError with one sentence."""
    return parse_nodes(_decoded(path), path.name)


def parse_nodes(text: str, name: str) -> Node:
    """Read YAML text; ``name`` is the file's name in sentences. Raises ValidationError."""
    builder = _Builder(name)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise _syntax(name, line, _excerpt(text, line)) from error
    except yaml.YAMLError as error:
        raise _syntax(name, 1, _excerpt(text, 1)) from error
    if builder.root is None or (isinstance(builder.root, TextNode) and builder.root.is_null):
        raise ValidationError(_("The data set “{name}” is empty; choose another file.").format(name=name))
    return builder.root


def _events(text: str) -> Iterator[yaml.Event]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    events: Iterator[yaml.Event] = yaml.parse(_UNPRINTABLE.sub("", text), Loader=loader)
    return events


def _decoded(path: Path) -> str:
    if not path.exists():
        raise NotFound(_("There is no file “{name}”; check its name and folder.").format(name=path.name))
    if not path.is_file():
        raise ValidationError(_("“{name}” is a folder, not a data set; choose a file.").format(name=path.name))
    with os_errors.translated(path), path.open("rb") as stream:
        data = stream.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ValidationError(
            _("The data set “{name}” is larger than {megabytes} MB; split it or choose another file.").format(
                name=path.name, megabytes=LARGEST_FILE // (1024 * 1024)
            )
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _not_utf8(path.name, data, error.start) from error
    if "\0" in text:
        raise _not_utf8(path.name, data, data.index(b"\0"))
    return text


def _not_utf8(name: str, data: bytes, at: int) -> ValidationError:
    line_start = data.rfind(b"\n", 0, at) + 1
    return ValidationError(
        _(
            "The data set “{name}” is not UTF-8 text (line {line}, byte {byte}: 0x{value:02X}); "
            "nothing was written – save it as UTF-8 and load it again."
        ).format(name=name, line=data.count(b"\n", 0, at) + 1, byte=at - line_start + 1, value=data[at])
    )


def _excerpt(text: str, line: int) -> str:
    lines = text.split("\n", line)
    words = " ".join(lines[line - 1].split()) if len(lines) >= line else ""
    return f"“{words[:60]}”" if words else _("the text ends too early")


def _syntax(name: str, line: int, problem: str) -> ValidationError:
    return ValidationError(
        _(
            "The data set “{name}” breaks the YAML notation in line {line} ({problem}); "
            "nothing was written – correct that line and load it again."
        ).format(name=name, line=line, problem=problem)
    )


class _Builder:
    """Puts parser events together, one container on the stack per open level."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.root: Node | None = None
        self._stack: list[ListNode | MapNode] = []
        self._anchors: dict[str, Node] = {}
        self._open_anchors: list[str | None] = []
        self._nodes = 0
        self._aliased = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event of the parser."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        match event:
            case yaml.ScalarEvent():
                self._add(self._text(event, line), event.anchor)
            case yaml.AliasEvent():
                self._add_alias(event.anchor, line)
            case yaml.SequenceStartEvent():
                self._open(ListNode(line), event)
            case yaml.MappingStartEvent():
                self._open(MapNode(line), event)
            case yaml.CollectionEndEvent():
                self._close()
            case yaml.DocumentStartEvent() if self.root is not None:
                raise _syntax(self.name, line, _("a second document begins"))

    def _text(self, event: yaml.ScalarEvent, line: int) -> TextNode:
        if event.tag not in (None, "!") and event.tag not in _PLAIN_TAGS:
            raise _syntax(self.name, line, event.tag)
        is_null = event.style in (None, "") and event.value in _NULLS
        return TextNode(line, 1 + len(event.value) // _CHARACTERS_PER_NODE, event.value, is_null)

    def _open(self, node: ListNode | MapNode, event: yaml.CollectionStartEvent) -> None:
        if event.tag not in (None, "!", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"):
            raise _syntax(self.name, node.line, event.tag)
        if len(self._stack) >= DEEPEST:
            raise _syntax(self.name, node.line, _("nested too deeply"))
        self._stack.append(node)
        self._open_anchors.append(event.anchor)

    def _close(self) -> None:
        self._add(self._stack.pop(), self._open_anchors.pop())

    def _add_alias(self, anchor: str | None, line: int) -> None:
        node = self._anchors.get(anchor or "")
        if node is None:  # libyaml refuses unknown anchors itself, except one that is still open
            raise _syntax(self.name, line, f"*{anchor}")
        self._aliased += node.weight
        if self._aliased > MOST_ALIASED:
            raise ValidationError(
                _(
                    "The aliases of the data set “{name}” explode (line {line}, alias “{alias}”); "
                    "nothing was written – write the values out and load it again."
                ).format(name=self.name, line=line, alias=str(anchor)[:40])
            )
        self._attach(node, line)

    def _add(self, node: Node, anchor: str | None) -> None:
        self._nodes += 1
        if self._nodes > MOST_NODES:
            raise _syntax(self.name, node.line, _("too many values"))
        if anchor is not None:
            self._anchors[anchor] = node
        self._attach(node, node.line)

    def _attach(self, node: Node, line: int) -> None:
        if not self._stack:
            self.root = node
            return
        parent = self._stack[-1]
        parent.weight += node.weight
        if isinstance(parent, ListNode):
            parent.items.append(node)
        elif parent.pending_key is None:
            self._take_key(parent, node, line)
        else:
            parent.entries[parent.pending_key] = node
            parent.pending_key = None

    def _take_key(self, parent: MapNode, node: Node, line: int) -> None:
        if not isinstance(node, TextNode) or len(node.text) > LONGEST_KEY:
            raise _syntax(self.name, line, _("a key must be one word"))
        key = unicodedata.normalize("NFC", node.text)
        if key in parent.entries:
            raise ValidationError(
                _(
                    "The key “{key}” stands twice in the data set “{name}” (lines {first} and {line}); "
                    "nothing was written – remove one and load it again."
                ).format(key=key[:60], name=self.name, first=parent.key_lines[key], line=line),
                key,
            )
        parent.pending_key = key
        parent.key_lines[key] = line
