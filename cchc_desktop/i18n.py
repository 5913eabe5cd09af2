"""The user's language: Vietnamese by default, English (the source) by choice.

``translations/<language>/LC_MESSAGES/cchc_desktop.po`` is compiled to ``.mo`` by ``run.py`` and ``build.spec``.
In a bare checkout without the ``.mo`` the ``.po`` itself is read, so the program never speaks another language
than the one chosen.
"""

from __future__ import annotations

import gettext
import io
from pathlib import Path

from cchc_desktop import paths

DOMAIN = "cchc_desktop"
DEFAULT_LANGUAGE = "vi"

_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_loaded: str | None = None


def set_language(language: str = DEFAULT_LANGUAGE) -> None:
    """Speak this language from now on; an unknown one falls back to English, the source."""
    global _catalogue, _loaded
    _catalogue = _load(paths.translations() / language / "LC_MESSAGES")
    _loaded = language


def language() -> str:
    """Return the language in use."""
    _ensure_loaded()
    return _loaded or DEFAULT_LANGUAGE


def gettext_(message: str) -> str:
    """Translate a whole sentence."""
    _ensure_loaded()
    return _catalogue.gettext(message)


def ngettext(singular: str, plural: str, n: int) -> str:
    """Translate a sentence with a count."""
    _ensure_loaded()
    return _catalogue.ngettext(singular, plural, n)


def pgettext(context: str, message: str) -> str:
    """Translate a string that Qt asks for in a context of its own."""
    _ensure_loaded()
    return _catalogue.pgettext(context, message)


def mark(message: str) -> str:
    """Mark a string for translation where it is declared; ``_`` translates it where it is shown."""
    return message


def _ensure_loaded() -> None:
    if _loaded is None:
        set_language()


def _load(folder: Path) -> gettext.NullTranslations:
    mo, po = folder / f"{DOMAIN}.mo", folder / f"{DOMAIN}.po"
    if mo.exists() and not (po.exists() and po.stat().st_mtime > mo.stat().st_mtime):
        with mo.open("rb") as stream:
            return gettext.GNUTranslations(stream)
    if po.exists():
        return gettext.GNUTranslations(io.BytesIO(compile_catalogue(po)))
    return gettext.NullTranslations()


def compile_catalogue(po: Path) -> bytes:
    """Return the ``.mo`` bytes of a ``.po`` file."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with po.open("rb") as stream:
        catalogue = read_po(stream, domain=DOMAIN)
    out = io.BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


_ = gettext_
