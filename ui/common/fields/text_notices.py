"""What a field says about its text without refusing it: old font encodings, characters that the page cannot show."""

from __future__ import annotations

from collections.abc import Callable

from cchc_desktop.documents.fonts import missing_characters
from cchc_desktop.i18n import _
from cchc_desktop.text import legacy
from ui.common.fields.field import Field, Message


class TextNotices:
    """Watches one field: offers to convert text of an old encoding, and names what the page will leave out."""

    def __init__(
        self, field: Field, missing_glyphs: Callable[[str], str] | None, replace_text: Callable[[str], None]
    ) -> None:
        self._field = field
        self._missing_glyphs = missing_glyphs
        self._replace_text = replace_text
        self._kept: set[str] = set()
        self._asked = ""

    def is_asking(self) -> bool:
        """Tell whether the user has yet to choose between converting and keeping."""
        return bool(self._asked)

    def look_at(self, text: str) -> None:
        """Show the notice that this text calls for, or none."""
        self._asked = text if text not in self._kept and legacy.detect_legacy(text) is not None else ""
        if self._asked:
            offers = ((_("Convert"), self._convert), (_("Keep as it is"), self._keep))
            self._field.show_notice(Message(_("This text looks like an old font encoding."), "notice", offers))
            return
        missing = self._missing_glyphs(text) if self._missing_glyphs is not None else ""
        if missing:
            sentence = _("Not on the printed page: {characters}").format(characters=" ".join(missing))
            self._field.show_notice(Message(sentence, "notice"))
        else:
            self._field.show_notice(None)

    def _convert(self) -> None:
        text, self._asked = self._asked, ""
        encoding = legacy.detect_legacy(text)
        if encoding is not None:
            converted = legacy.convert_legacy(text, encoding)
            self._kept.add(converted)
            self._replace_text(converted)
        self.look_at(self._field.value())

    def _keep(self) -> None:
        self._kept |= {self._asked, self._field.value()}
        self._asked = ""
        self.look_at(self._field.value())


def unprintable(text: str) -> str:
    """Return the characters of a text that the page leaves out, parted by spaces."""
    return " ".join(missing_characters(text))
