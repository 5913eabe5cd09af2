"""The parts of a form, each with the same signs: ``value``, ``set_value``, ``edited``, ``left``, ``show_error``."""

from ui.common.fields.choice_field import CheckField, ChoiceBox, ChoiceField
from ui.common.fields.date_field import DateField, shown_date
from ui.common.fields.field import Field, Message, commit_input_method
from ui.common.fields.form import FULL, HALF, QUARTER, THREE_QUARTERS, TIME, Form
from ui.common.fields.line_field import LineField
from ui.common.fields.person_field import PersonField
from ui.common.fields.person_list import PersonRow
from ui.common.fields.text_field import TextField
from ui.common.fields.time_field import TimeField

__all__ = [
    "FULL",
    "HALF",
    "QUARTER",
    "THREE_QUARTERS",
    "TIME",
    "CheckField",
    "ChoiceBox",
    "ChoiceField",
    "DateField",
    "Field",
    "Form",
    "LineField",
    "Message",
    "PersonField",
    "PersonRow",
    "TextField",
    "TimeField",
    "commit_input_method",
    "shown_date",
]
