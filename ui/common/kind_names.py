"""The name of a kind of paper in the window. In the papers themselves, and in file names, it is always Vietnamese."""

from __future__ import annotations

from cchc_desktop.documents.kinds import Kind
from cchc_desktop.i18n import DEFAULT_LANGUAGE, language


def kind_name(kind: Kind) -> str:
    """Return "Biên bản", or "Minutes" where the window speaks English."""
    return kind.label if language() == DEFAULT_LANGUAGE else kind.name.replace("_", " ").capitalize()
