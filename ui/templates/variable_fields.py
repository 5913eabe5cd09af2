"""Fields whose text may hold variables: a name in braces that is none is refused where it stands."""

from __future__ import annotations

from cchc_desktop.errors import ValidationError
from cchc_desktop.meetings.variables import check_variables
from ui.common.fields import LineField, TextField


def variables_fault(text: str) -> str:
    """Return what is wrong with the names in braces of a text."""
    try:
        check_variables(text)
    except ValidationError as error:
        return error.sentence
    return ""


class VariableLine(LineField):
    """A line with variables."""

    def check(self) -> str:
        return super().check() or variables_fault(self.value())


class VariableText(TextField):
    """Several lines with variables."""

    def check(self) -> str:
        return super().check() or variables_fault(self.value())
