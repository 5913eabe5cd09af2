"""The name of a kind of paper in the window. In the papers themselves, and in file names, it is always Vietnamese."""

from __future__ import annotations

from typing import Protocol

from cchc_desktop.i18n import DEFAULT_LANGUAGE, language


class Named(Protocol):
    """A kind of paper, about a meeting or not."""

    @property
    def name(self) -> str:
        """Its name on the command line."""

    @property
    def label(self) -> str:
        """Its Vietnamese name."""


def kind_name(kind: Named) -> str:
    """Return "Biên bản", or "Minutes" where the window speaks English."""
    return kind.label if language() == DEFAULT_LANGUAGE else kind.name.replace("_", " ").capitalize()
