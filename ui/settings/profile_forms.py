"""The three forms of organ, committee and papers; field names are those of ``Profile``."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox

from cchc_desktop.committee.records import AddressForm
from cchc_desktop.documents.content import SizePreset
from cchc_desktop.i18n import _
from ui.common.fields import FULL, HALF, THREE_QUARTERS, CheckField, ChoiceField, DateField, Form, LineField, TextField
from ui.common.fields.text_notices import unprintable
from ui.common.fields.word_field import PercentField
from ui.settings.seal_field import SealField


def organisation_form() -> Form:
    """The People's Committee: its names, place and symbol."""
    form = Form()
    name = LineField(max_length=200, missing_glyphs=unprintable)
    hint = _("In full, such as “Ủy ban nhân dân phường Đức Sen”")
    form.add("organisation", _("Name of the People's Committee"), name, span=FULL, required=True, hint=hint)
    short = LineField(max_length=200, missing_glyphs=unprintable)
    form.add("organisation_short", _("Short name on papers"), short, span=HALF)
    form.add("organisation_symbol", _("Symbol"), LineField(max_length=30), hint=_("As in 12/TB-UBND"))
    form.add("place_name", _("Place before the date"), LineField(max_length=100), hint=_("As in “Đức Sen, ngày …”"))
    form.add("superior", _("Next higher organ"), LineField(max_length=200), span=HALF)
    form.add("province", _("Province or city"), LineField(max_length=200), span=HALF)
    return form


def committee_form(today: date) -> Form:
    """The committee: its name as founded, its symbol, and what stands at the head of its papers."""
    form = Form()
    name = LineField(max_length=200, missing_glyphs=unprintable)
    hint = _("Exactly as in the decision that founds it")
    form.add("committee", _("Name of the committee"), name, span=THREE_QUARTERS, required=True, hint=hint)
    form.add("committee_symbol", _("Symbol"), LineField(max_length=30), hint=_("As in 05/BB-BCĐ"))
    lines = TextField(min_lines=2, max_lines=4, missing_glyphs=unprintable)
    form.add("letterhead_lines", _("Lines at the head of papers"), lines, span=HALF)
    number = LineField(max_length=50, placeholder="28/QĐ-UBND")
    form.add("founded_by_number", _("Founding decision no."), number, new_row=True)
    form.add("founded_on", _("Of the day"), DateField(near=lambda: today))
    form.add("founded_by_title", _("Abstract of the decision"), LineField(max_length=500), span=HALF)
    return form


def seal_form() -> Form:
    """Whose head and seal papers carry."""
    form = Form()
    form.add("seal_case", _("Whose head and seal"), SealField(), span=FULL)
    return form


def papers_form() -> Form:
    """How papers look and what they say."""
    form = Form()
    sizes = [
        (SizePreset.LARGE.value, _("Large: motto 14, text 14 pt")),
        (SizePreset.SMALL.value, _("Small: motto 13, text 13 pt")),
    ]
    form.add("size_preset", _("Type size"), ChoiceField(sizes), span=HALF)
    forms = [(AddressForm.COMRADE, "Đồng chí"), (AddressForm.MR_MRS, "Ông, bà")]
    form.add("address_form", _("Form of address"), ChoiceField(forms), span=HALF)
    sentence = CheckField("“Biên bản đã được đọc lại cho các thành viên dự họp cùng nghe, thống nhất.”")
    assert isinstance(sentence.box, QCheckBox)
    form.add("read_back_sentence", _("Sentence at the end of minutes"), sentence, span=FULL)
    quorum = PercentField()
    hint = _("A meeting counts with more than this share of the invited")
    recipients = TextField(min_lines=2, max_lines=8, missing_glyphs=unprintable)
    form.add("minutes_recipients", _("Recipients of minutes"), recipients, span=HALF, hint=_("One a line"))
    form.add("quorum_percent", _("Quorum, %"), quorum, hint=hint)
    unit = LineField(max_length=30)
    form.add("drafting_unit", _("Unit that drafts letters"), unit, new_row=True, hint=_("As in 12/UBND-VP"))
    return form
