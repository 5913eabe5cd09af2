"""The fields of one person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from PySide6.QtWidgets import QWidget

from cchc_desktop.committee.records import DepartmentRow, Gender, WordsUsed
from cchc_desktop.committee.rules import is_valid_on
from cchc_desktop.committee.service import NAME_LENGTH, PersonEdit
from cchc_desktop.i18n import _
from cchc_desktop.text import folding
from cchc_desktop.text.dates import short_date
from ui.catalogue.saving import accepted_values, refresh_accepted
from ui.common.fields import HALF, ChoiceField, Form, LineField, Message
from ui.common.fields.text_notices import unprintable
from ui.common.fields.word_field import WordField

ROLES = (
    "Trưởng Ban Chỉ đạo",
    "Phó Trưởng ban Thường trực",
    "Phó Trưởng ban",
    "Ủy viên Thường trực",
    "Ủy viên",
    "Thư ký Ban Chỉ đạo",
    "Tổ giúp việc",
    "Khách mời",
)
KINDS = ("cán bộ", "công chức", "viên chức", "người hoạt động không chuyên trách")
POST_LENGTH, ROLE_LENGTH, CHARGE_LENGTH, KIND_LENGTH = 300, 100, 200, 100


class PersonForm(Form):
    """Name, post, department, role and what else is known of a person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.departments: tuple[DepartmentRow, ...] = ()
        self.roles: tuple[str, ...] = ROLES
        self._stored = PersonEdit("")
        name = LineField(max_length=NAME_LENGTH, missing_glyphs=unprintable)
        self.add("full_name", _("Full name"), name, span=HALF, required=True)
        genders = [(None, "–"), (Gender.FEMALE, _("Woman")), (Gender.MALE, _("Man"))]
        self.add("gender", _("Gender"), ChoiceField(genders), hint=_("For “ông”, “bà”"))
        self.kind = WordField(KINDS, max_length=KIND_LENGTH)
        self.add("kind", _("Employed as"), self.kind, hint=_("Civil servant…"))
        self.add("post", _("Post"), WordField(max_length=POST_LENGTH), span=HALF)
        self.add("department_id", _("Department"), ChoiceField(), span=HALF)
        self.role = WordField(ROLES, max_length=ROLE_LENGTH)
        self.add("role", _("Role in the committee"), self.role, span=HALF)
        self.add("in_charge_of", _("In charge of"), LineField(max_length=CHARGE_LENGTH), span=HALF)

    def offer(self, departments: Sequence[DepartmentRow], used: WordsUsed) -> None:
        """Take the departments there are, and offer the words used before."""
        self.departments = tuple(departments)
        self.roles = tuple(dict.fromkeys([*ROLES, *used.roles]))
        self.role.set_words(self.roles)
        self.kind.set_words([*KINDS, *used.kinds])
        post = self.fields["post"]
        assert isinstance(post, WordField)
        post.set_words(used.posts)

    def offer_departments(self, *, today: date, also: int | None) -> None:
        """Offer the departments of today, and one that has ended where the person still belongs to it."""
        field = self.fields["department_id"]
        assert isinstance(field, ChoiceField)
        field.set_choices(department_choices(self.departments, today=today, also=also))

    def show_edit(self, edit: PersonEdit, *, refresh: bool) -> None:
        """Show a person; ``refresh`` leaves the field in use as it is."""
        self._stored = edit
        values = {name: getattr(edit, name) for name in self.fields}
        if refresh:
            refresh_accepted(self, values)
        else:
            self.clear_errors()
            self.set_values(values)
            self.fields["full_name"].show_notice(None)

    def edit(self) -> tuple[PersonEdit, tuple[str, ...]]:
        """Return the person as typed, as stored where a field cannot be kept, and why for each of those."""
        values, refused = accepted_values(self, asdict(self._stored))
        return PersonEdit(**values), refused

    def is_blank(self) -> bool:
        """Tell whether nothing is typed."""
        return all(field.is_empty() for field in self.fields.values())

    def look_at_name(self, others: Iterable[str]) -> None:
        """Offer a name in capitals or small letters as names are written; tell of a second person of that name."""
        field = self.fields["full_name"]
        name = str(field.value())
        usual = " ".join(word.capitalize() for word in name.split(" "))
        if name != usual and (name.isupper() or name.islower()):
            write = (_("Write “{name}”").format(name=usual), lambda: self._rename(usual))
            field.show_notice(Message(_("Papers write names like this:"), "notice", (write,)))
        elif name and any(folding.search_key(name) == folding.search_key(other) for other in others):
            field.show_notice(Message(_("There is already a person of this name."), "notice"))

    def _rename(self, name: str) -> None:
        field = self.fields["full_name"]
        assert isinstance(field, LineField)
        field.line.setText(name)
        field.show_notice(None)
        field.edited.emit()


def department_choices(
    departments: Iterable[DepartmentRow], *, today: date, also: int | None
) -> list[tuple[int | None, str]]:
    """Return what a department field offers on a day; one that has ended says when."""
    choices: list[tuple[int | None, str]] = [(None, "–")]
    for row in departments:
        if is_valid_on(row.valid_from, row.valid_to, today):
            choices.append((row.id, row.name))
        elif row.id == also and row.valid_to is not None:
            ended = _("{name} (until {day})").format(name=row.name, day=short_date(row.valid_to))
            choices.append((row.id, ended))
        elif row.id == also:
            choices.append((row.id, row.name))
    return choices
