"""The fields for the texts of one paper: what will be printed stands in them, whoever worded it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Final

from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.slots import BLANK, Slot, check_text, filled_text, office_wording
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.records import PaperForm
from ui.common.fields import ChoiceField, Field, Message, TextField

LONGEST: Final = 4000


class SlotField(TextField):
    """A text of one paper. While it is worded for this paper alone, a link leads back to the usual words."""

    def __init__(self, slot: Slot) -> None:
        super().__init__(min_lines=3 if slot.is_list else 2, max_lines=10, max_length=LONGEST)
        self.slot = slot
        self._usual = ""
        self._is_open = True

    def show_usual(self, usual: str) -> None:
        """Know what would be printed without words of its own."""
        self._usual = usual

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        self.message_changed.emit()

    def set_read_only(self, read_only: bool) -> None:
        """Show the text without letting it change: no way leads to other words then."""
        super().set_read_only(read_only)
        self._is_open = not read_only
        self.message_changed.emit()

    @property
    def own(self) -> str | None:
        """The words of this paper alone, None while they are the usual ones."""
        return None if self.value() == self._usual else self.value()

    def use_usual(self) -> None:
        """Go back to the usual words."""
        self._replace_text(self._usual)

    def check(self) -> str:
        try:
            check_text(self.slot, self.value())
        except ValidationError as error:
            return error.sentence
        return super().check()

    def message(self) -> Message | None:
        message = super().message()
        is_plain = message is None or message.kind == "hint"
        if self._is_open and is_plain and self.own is not None and self._usual:
            way = ((_("Use the usual words"), self.use_usual),)
            return Message(_("Worded for this paper alone."), "hint", way)
        return message

    def _on_edited(self) -> None:
        super()._on_edited()
        self.message_changed.emit()


def slot_field(slot: Slot) -> Field:
    """Return the field for a text of a kind: typed, or one of a few choices."""
    if slot.choices:
        return ChoiceField([(value, _(label)) for value, label in slot.choices])
    return SlotField(slot)


def show_slot(
    field: Field, slot: Slot, issuable: Issuable, show: Callable[[object], None], places: Collection[str]
) -> None:
    """Show in a field what the paper says there, as it is printed; ``show`` is how the field takes it.

    ``places`` are the anchors of the page: a sentence that has nothing to say yet is not printed, so it is not shown.
    """
    office = office_wording(slot, issuable.kind, issuable.profile)
    own = issuable.paper.form.text_of(slot.name)
    if not isinstance(field, SlotField):
        show(office if own is None else own)
        return
    usual = printed(slot, office, issuable)
    if own is None and BLANK in usual and slot.name not in places:
        usual = ""
    field.show_usual(usual)
    show(usual if own is None else printed(slot, own, issuable))


def places_of(issuable: Issuable) -> frozenset[str]:
    """Return the anchors of the page as it stands."""
    document = issuable.build(issuable.paper)
    blocks = (block for section in document.sections for block in section.blocks)
    return frozenset(anchor for block in blocks if (anchor := getattr(block, "anchor", None)))


def own_text(field: Field, slot: Slot, issuable: Issuable) -> str | None:
    """Return what the paper alone says there, None while the usual words hold."""
    if isinstance(field, SlotField):
        if field.check():
            return issuable.paper.form.text_of(slot.name)
        return field.own
    chosen = str(field.value() or "")
    return None if chosen == office_wording(slot, issuable.kind, issuable.profile) else chosen


def printed(slot: Slot, text: str, issuable: Issuable) -> str:
    """Return a text with its variables said, the entries of a list without empty ones."""
    said = filled_text(slot, text, issuable.values)
    return "\n".join(line.strip() for line in said.split("\n") if line.strip()) if slot.is_list else said


def with_text(form: PaperForm, slot: Slot, own: str | None) -> tuple[tuple[str, str], ...]:
    """Return the texts of a form with another one in a slot."""
    others = tuple(each for each in form.texts if each[0] != slot.name)
    return others if own is None else tuple(sorted((*others, (slot.name, own))))
