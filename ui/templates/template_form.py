"""The form of a template, and what it would make of the next meeting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from cchc_desktop.committee.records import AddressForm
from cchc_desktop.i18n import _
from cchc_desktop.meetings.rules import NOUNS
from cchc_desktop.meetings.variables import fill
from ui.common.fields import (
    FULL,
    HALF,
    TIME,
    CheckField,
    ChoiceField,
    Form,
    LineField,
    TextField,
    TimeField,
)
from ui.meetings.names import KINDS, MODES
from ui.templates.agenda_field import AgendaField
from ui.templates.variable_fields import VariableLine, VariableText

NAME_LENGTH: Final = 200
TITLE_LENGTH: Final = 500
PLACE_LENGTH: Final = 300
_NAME, _KIND = 5, 3  # of eight columns
_PREVIEWED: Final = ("title", "place", "conclusions_lead_in", "guests")


class TemplateForm(Form):
    """Every field of a template; the texts may hold variables."""

    def __init__(self) -> None:
        super().__init__()
        self.add("name", _("Name of the template"), LineField(max_length=NAME_LENGTH), span=_NAME, required=True)
        self.add("kind", _("Kind of meeting"), ChoiceField([(kind, _(words)) for kind, words in KINDS]), span=_KIND)
        self.title = VariableLine(max_length=TITLE_LENGTH)
        self.add("title", _("Name of the meeting"), self.title, span=FULL)
        self.add("start_time", _("From"), TimeField(), span=TIME)
        self.add("end_time", _("Until"), TimeField(), span=TIME)
        self.add("mode", _("How it is held"), ChoiceField([(mode, _(words)) for mode, words in MODES]))
        self.add("noun", _("Called in the minutes"), ChoiceField([(noun, noun) for noun in NOUNS]))
        self.add("address_form", _("Form of address"), ChoiceField(_address_choices()))
        self.add("place", _("Place"), VariableLine(max_length=PLACE_LENGTH), span=FULL, hint=_("Empty: the usual one"))
        self.add(
            "invites_committee", _("Invited"), CheckField(_("Everybody of the committee")), span=HALF, new_row=True
        )
        guests = _("Name and post, one guest a line")
        self.add("guests", _("Guests"), VariableText(min_lines=1, max_lines=6), span=HALF, hint=guests)
        self.agenda = AgendaField()
        self.add("agenda", _("Agenda"), self.agenda, span=FULL)
        outline = _("Headings and sentences that are always there; empty: the usual headings")
        self.add("proceedings", _("Proceedings"), VariableText(min_lines=3, max_lines=12), span=FULL, hint=outline)
        self.add("conclusions_lead_in", _("Words before the conclusions"), VariableText(max_lines=5), span=FULL)
        self.add("recipients", _("Recipients"), TextField(max_lines=5), span=FULL, hint=_("Empty: as in the settings"))
        self._hints = {name: self._hint_of(name) for name in _PREVIEWED}

    def show_example(self, usual_title: str, values: Mapping[str, str]) -> None:
        """Say under each text with variables what it would become; without a name the usual one is taken."""
        self.title.line.setPlaceholderText(usual_title)
        for name, hint in self._hints.items():
            text = self.fields[name].value()
            said = fill(text, values).text
            self.fields[name].set_hint(_("Becomes: {text}").format(text=said) if said != text else hint)

    def _hint_of(self, name: str) -> str:
        message = self.fields[name].message()
        return message.text if message is not None else ""


def _address_choices() -> list[tuple[AddressForm | None, str]]:
    return [(None, _("As set up")), (AddressForm.COMRADE, "Đồng chí"), (AddressForm.MR_MRS, "Ông, bà")]
