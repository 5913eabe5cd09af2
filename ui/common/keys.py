"""The keys that a part answers by itself, said beside its code: a widget class names them as ``KEYS``.

The list of keys (Ctrl+F1) shows them; F1 opens it at the part that has the keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Keys:
    """``lines`` are (keys, what they do); words and title are marked for translation, keys are not translated."""

    title: str
    lines: tuple[tuple[str, str], ...]


def keys_at(widget: QWidget | None) -> Keys | None:
    """Return the keys of the nearest part around a widget that names some."""
    while widget is not None:
        keys = getattr(widget, "KEYS", None)
        if isinstance(keys, Keys):
            return keys
        widget = widget.parentWidget()
    return None
