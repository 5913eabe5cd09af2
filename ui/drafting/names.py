"""What a paper is called in the window, and in the name of its file."""

from __future__ import annotations

from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.paper_kinds import PaperKind, paper_kinds
from cchc_desktop.register.rules import type_name
from ui.common.kind_names import kind_name


def paper_label(issuable: Issuable) -> str:
    """Return "Giấy mời · GB-2021-04", the kind in the language of the window."""
    return " · ".join(filter(None, (kind_words(issuable.kind, issuable.type_code), issuable.owner_code)))


def file_label(issuable: Issuable) -> str:
    """Return "Giấy mời GB-2021-04", Vietnamese in every language."""
    kind = _kind(issuable.kind)
    return f"{kind.label if kind is not None else type_name(issuable.type_code)} {issuable.owner_code}".strip()


def kind_words(name: str, type_code: str = "") -> str:
    """Return what a kind of paper is called; by its type where the program does not know the kind."""
    kind = _kind(name)
    return kind_name(kind) if kind is not None else type_name(type_code)


def _kind(name: str) -> PaperKind | None:
    return next((kind for kind in paper_kinds() if kind.name == name), None)
