"""The field of one text of a kind of paper: variables are completed as they are begun, an unknown one is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from cchc_desktop.documents.slots import Slot, check_text
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from ui.common.fields import ChoiceField, Field
from ui.common.fields.text_field import TextEdit, TextField
from ui.common.fields.text_notices import unprintable
from ui.texts.variable_list import VariableList, VariablesEdit

TEXT_LENGTH: Final = 4000
_WHOLE: Final = re.compile(r"\{[^{}\n]*\}")
Values = Callable[[], Mapping[str, str]]


class SlotText(TextField):
    """A sentence, or a list with one entry a line; ``values`` are what the variables say now."""

    def __init__(self, slot: Slot, values: Values) -> None:
        super().__init__(
            min_lines=3 if slot.is_list else 1,
            max_lines=12 if slot.is_list else 8,
            max_length=TEXT_LENGTH,
            missing_glyphs=unprintable,
        )
        self.slot = slot
        assert isinstance(self.text_edit, VariablesEdit)
        self.variables = VariableList(self.text_edit, slot.variables, values)

    def make_edit(self) -> TextEdit:
        """Return a part that opens the list of variables."""
        return VariablesEdit()

    def check(self) -> str:
        if sentence := super().check():
            return sentence
        try:
            check_text(self.slot, self.value())
        except ValidationError as error:
            return error.sentence
        return self._half_typed()

    def _half_typed(self) -> str:
        """Refuse a brace without its other one: a variable that is being typed is not saved half."""
        rest = _WHOLE.sub("", self.value())
        if self.slot.variables and ("{" in rest or "}" in rest):
            example = f"{{{self.slot.variables[0]}}}"
            return _("A brace stands alone. A variable has both, such as {example}.").format(example=example)
        return ""


def slot_field(slot: Slot, values: Values) -> Field:
    """Return the field of a slot: one of a few choices, else a text."""
    if slot.choices:
        return ChoiceField([(value, _(words)) for value, words in slot.choices])
    return SlotText(slot, values)
