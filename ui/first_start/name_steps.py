"""The first two pages: the organ and its committee, with the head of their papers drawn as they are typed."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from cchc_desktop.i18n import _
from ui.common.fields import FULL, HALF, QUARTER, THREE_QUARTERS, DateField, Form, LineField
from ui.common.fields.text_notices import unprintable
from ui.first_start.names import Names
from ui.first_start.step import Step, block_title
from ui.settings.paper_picture import PaperPicture, PictureSource


class FormStep(Step):
    """A page with a form and the head of the paper below it."""

    def __init__(self, title: str, sentence: str, form: Form, source: PictureSource) -> None:
        super().__init__(title, sentence)
        self.form = form
        self.picture = PaperPicture(source)
        self.column.addWidget(form)
        self.column.addWidget(block_title(_("Papers will begin like this"), _("Minutes of the committee")))
        self.column.addWidget(self.picture)
        self.column.addStretch(1)

    def focus_first(self) -> None:
        next(iter(self.form.fields.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def check(self) -> bool:
        return self.form.validate()


def organ_step(names: Names, source: PictureSource) -> FormStep:
    """Return the page of the People's Committee."""
    form = Form()
    name = LineField(max_length=200, missing_glyphs=unprintable, placeholder="Ủy ban nhân dân phường Đức Sen")
    form.add("organisation", _("Name of the organ"), name, span=FULL, required=True)
    short = LineField(max_length=200, missing_glyphs=unprintable)
    form.add("organisation_short", _("Short name in print"), short, span=HALF, required=True)
    place = LineField(max_length=100, missing_glyphs=unprintable)
    form.add("place_name", _("Place named on papers"), place, span=HALF, required=True)
    form.add("superior", _("Organ directly above"), LineField(max_length=200), span=HALF)
    form.add("province", _("Province, city"), LineField(max_length=200), span=HALF, required=True)
    sentence = _("Names exactly as in the founding decision; they can be changed later under Tools › Settings.")
    return FormStep(_("Organ"), sentence, names.take(form), source)


def committee_step(names: Names, source: PictureSource, today: date) -> FormStep:
    """Return the page of the committee and the decision that founds it."""
    form = Form()
    name = LineField(max_length=200, missing_glyphs=unprintable)
    form.add("committee", _("Name of the committee"), name, span=THREE_QUARTERS, required=True)
    symbol = LineField(max_length=30, missing_glyphs=unprintable)
    form.add("committee_symbol", _("Symbol"), symbol, span=QUARTER, required=True, hint=_("As in 05/BB-BCĐ"))
    number = LineField(max_length=50, placeholder="28/QĐ-UBND")
    form.add("founded_by_number", _("Founding decision no."), number, span=QUARTER)
    form.add("founded_on", _("Of the day"), DateField(near=lambda: today), span=QUARTER)
    form.add("founded_by_title", _("Abstract of the decision"), LineField(max_length=500), span=HALF)
    sentence = _("The name stands at the head of papers; the decision may be entered later.")
    return FormStep(_("Committee"), sentence, names.take(form), source)
