"""The small form that keeps a text of the minutes as a phrase of the bank."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import PhraseEntry
from ui.common.fields import FULL, Form, LineField, TextField
from ui.common.form_dialog import FormDialog

NAME_LENGTH = 200


def phrase_dialog(entry: PhraseEntry, store: Callable[[PhraseEntry], None], parent: QWidget) -> FormDialog:
    """Return the form for a new phrase; ``store`` may raise AppError."""
    form = Form()
    name = LineField(max_length=NAME_LENGTH)
    form.add("name", _("Name"), name, span=FULL, required=True)
    text = TextField(min_lines=3, max_lines=8)
    hint = _("Words in braces say in each meeting what is true there.")
    form.add("text", _("Text"), text, span=FULL, required=True, hint=hint)
    form.set_values({"name": entry.name, "text": entry.text})

    def keep() -> None:
        values = form.values()
        store(PhraseEntry(values["name"], values["text"]))

    dialog = FormDialog(
        _("Keep this phrase"),
        _("It stands in the phrase bank from now on (Ctrl+J)."),
        form,
        words=_("Keep the phrase"),
        store=keep,
        parent=parent.window(),
    )
    name.setFocus()
    name.line.selectAll()
    return dialog
