"""The names typed so far on all pages of the first start: what follows from what, and the profile they make."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal

from cchc_desktop.committee.records import Profile
from cchc_desktop.i18n import _
from ui.common.fields import Form
from ui.settings.profile_values import NEW_PROFILE, followed, profile_of, values_of


class Names(QObject):
    """Gathers the fields of several forms by the names of ``Profile``.

    Short name, place and committee follow the organ's name as long as they are the proposed ones.
    Signals: ``changed()`` a field of one of the forms was edited.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values: dict[str, Any] = values_of(NEW_PROFILE)
        self._forms: list[Form] = []
        self._before = ""

    def take(self, form: Form) -> Form:
        """Fill a form and follow it from now on; return it."""
        self._forms.append(form)
        form.set_values({name: self.values[name] for name in form.fields})
        for field in form.fields.values():
            field.edited.connect(self._on_edited)
        return form

    def profile(self) -> Profile:
        """Return what the fields make."""
        return profile_of(self.values, NEW_PROFILE)

    def shown_profile(self) -> Profile:
        """Return what the fields make for the picture of the paper; what is still empty is dotted."""
        organ = self.values["organisation"] or "Ủy ban nhân dân phường …"
        shown = {**self.values, "organisation": organ}
        shown |= {name: value for name, value in followed(shown, "").items() if not self.values[name]}
        shown["committee"] = shown["committee"] or _("Steering committee")
        return profile_of(shown, NEW_PROFILE)

    def _on_edited(self) -> None:
        for form in self._forms:
            self.values |= form.values()
        organ = self.values["organisation"]
        if organ != self._before:
            self._follow(followed(self.values, self._before))
            self._before = organ
        self.changed.emit()

    def _follow(self, proposals: dict[str, str]) -> None:
        self.values |= proposals
        for form in self._forms:
            for name in proposals.keys() & form.fields.keys():
                if not form.fields[name].is_in_use():
                    form.fields[name].set_value(proposals[name])
