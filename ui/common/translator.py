"""Qt's own words in the user's language: Qt ships no Vietnamese catalogue, ours has its strings by context."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, QTranslator

from cchc_desktop.i18n import pgettext

# "Left to right" is not for translators to change.
_NOT_FOR_TRANSLATION = ("QT_LAYOUT_DIRECTION",)


class GettextTranslator(QTranslator):
    """Answers Qt from the program's own catalogue, context by context."""

    # None, not "", means "unknown": Qt then shows its English.
    def translate(  # type: ignore[override]
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if not source or source in _NOT_FOR_TRANSLATION:
            return None
        found = pgettext(context, source)
        return found if found != source else None

    def isEmpty(self) -> bool:
        return False


def install_translator(app: QCoreApplication, parent: QObject | None = None) -> GettextTranslator:
    """Let Qt speak the user's language; keep the translator for as long as the program runs."""
    translator = GettextTranslator(parent or app)
    app.installTranslator(translator)
    return translator
