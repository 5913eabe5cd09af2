"""What can be typed and chosen of one paper: what it is about, the texts of its kind, who signs and how."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.committee.records import Capacity, PersonAtDate
from cchc_desktop.committee.signing_titles import default_capacity, default_signer, is_collective_by_default
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.issue_checks import seal_case_of
from cchc_desktop.i18n import _
from cchc_desktop.register.records import Paper
from ui import style
from ui.common.fields import FULL, HALF, CheckField, ChoiceField, Field, Form, PersonField, PersonRow, TextField
from ui.drafting.slot_fields import own_text, places_of, show_slot, slot_field, with_text

TITLE_LENGTH: Final = 500
TITLE, SIGNER, CAPACITY, COLLECTIVE = "title", "signer_id", "capacity", "is_collective"
_SLOT: Final = "slot:"
_ABSTRACT: Final = "abstract"
_PLACES: Final = {
    "title": TITLE,
    "abstract": TITLE,
    "signer": SIGNER,
    "signer_id": SIGNER,
    "signatures": SIGNER,
    "chair": SIGNER,
}
"""Where a place of the page is typed; a text of the kind is called there as its slot."""


class DraftForm(QScrollArea):
    """The fields of one paper.

    Signals: ``edited(anchor)`` something printed at ``anchor`` was changed; ``place_changed(anchor)``.
    """

    edited = Signal(str)
    place_changed = Signal(str)

    def __init__(self, issuable: Issuable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._issuable = issuable
        self.form = Form()
        self.slots: dict[str, Field] = {}
        self._add_fields(issuable)
        self._build()
        self.show_issuable(issuable)
        self._connect()

    def show_issuable(self, issuable: Issuable, *, refresh: bool = False) -> None:
        """Show the paper; with ``refresh`` what is being typed, and what could not be kept, stays as it is."""
        self._issuable = issuable
        for name, value in self._values_of(issuable).items():
            field = self.form.fields[name]
            if not (refresh and field.check()):
                (field.refresh_value if refresh else field.set_value)(value)
        places = places_of(issuable)
        for slot in issuable.slots:
            field = self.slots[slot.name]
            if not (refresh and field.check()):
                show_slot(field, slot, issuable, field.refresh_value if refresh else field.set_value, places)

    def overlay(self, paper: Paper) -> Paper:
        """Return the entry with what stands in the fields; one that cannot be kept stays as it was. Never raises."""
        texts = paper.form
        for slot in self._issuable.slots:
            own = own_text(self.slots[slot.name], slot, self._issuable)
            texts = replace(texts, texts=with_text(texts, slot, own))
        form = replace(texts, kind=self._issuable.kind)
        return self._with_signer(replace(paper, title=self._title(paper), form=form))

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each field that cannot be kept as it stands."""
        return tuple(sentence for field in self.form.fields.values() if (sentence := field.check()))

    def go_to_refused(self) -> None:
        """Put the keyboard into the first field that cannot be kept."""
        self.form.validate([name for name, field in self.form.fields.items() if field.check()])

    def go_to(self, anchor: str) -> bool:
        """Put the keyboard to the field that is printed at a place of the page; tell whether there is one."""
        field = self.slots.get(anchor) or self.form.fields.get(_PLACES.get(anchor, ""))
        if field is None and anchor == "title":
            field = self.slots.get(_ABSTRACT)
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        editor = field.editor()
        if isinstance(editor, QLineEdit):
            editor.selectAll()
        self.ensureWidgetVisible(field, 0, 32)
        return True

    def show_error(self, name: str, sentence: str) -> bool:
        """Show a sentence at a field; tell whether there is one of this name."""
        return self.form.show_error(_PLACES.get(name, name), sentence)

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self.form.fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_read_only(self, read_only: bool) -> None:
        """Show the paper without letting it change."""
        self.form.set_read_only(read_only)

    def anchor_of(self, field: Field) -> str:
        """Return where on the page a field is printed."""
        for name, each in self.slots.items():
            if each is field:
                return name
        return "title" if field is self.form.fields.get(TITLE) else "signer"

    # -- parts

    def _add_fields(self, issuable: Issuable) -> None:
        form = self.form
        if not _words_its_abstract(issuable):
            form.add(TITLE, _("About"), TextField(min_lines=1, max_lines=3, max_length=TITLE_LENGTH), span=FULL)
        for slot in issuable.slots:
            field = slot_field(slot)
            hint = _("One a line") if slot.is_list else ""
            form.add(f"{_SLOT}{slot.name}", _(slot.label), field, span=FULL, hint=hint)
            self.slots[slot.name] = field
        if issuable.is_signed:
            form.add(SIGNER, _("Signer"), PersonField(person_rows(issuable)), span=HALF, new_row=True)
            form.add(CAPACITY, _("Signs as"), ChoiceField(_capacities()), span=HALF)
            form.add(COLLECTIVE, "", CheckField(_("For the whole body (TM.)")), span=FULL)

    def _values_of(self, issuable: Issuable) -> dict[str, Any]:
        paper, form = issuable.paper, issuable.paper.form
        values: dict[str, Any] = {}
        if not _words_its_abstract(issuable):
            values[TITLE] = paper.title or issuable.abstract
        if issuable.is_signed:
            usual = self._usual_signer()
            values[SIGNER] = form.signer_id or (usual.id if usual is not None else None)
            values[CAPACITY] = form.capacity or self._usual_capacity(values[SIGNER])
            values[COLLECTIVE] = self._usual_collective() if form.is_collective is None else form.is_collective
        return values

    def _title(self, paper: Paper) -> str:
        """Return what the paper is about where it was typed; "" follows its record."""
        field = self.form.fields.get(TITLE)
        if field is None or field.check():
            return paper.title
        said = " ".join(str(field.value()).split())
        return "" if said == self._issuable.abstract else said

    def _with_signer(self, paper: Paper) -> Paper:
        if not self._issuable.is_signed:
            return paper
        values = {name: self.form.fields[name].value() for name in (SIGNER, CAPACITY, COLLECTIVE)}
        usual = self._usual_signer()
        signer_id = values[SIGNER]
        chosen = None if usual is not None and signer_id == usual.id else signer_id
        form = replace(
            paper.form,
            signer_id=chosen,
            capacity=None if values[CAPACITY] == self._usual_capacity(signer_id) else values[CAPACITY],
            is_collective=None if values[COLLECTIVE] == self._usual_collective() else values[COLLECTIVE],
        )
        people = {person.id: person for person in self._issuable.people}
        return replace(paper, form=form, signer=people.get(chosen) if chosen is not None else None)

    def _usual_signer(self) -> PersonAtDate | None:
        return default_signer(self._issuable.profile, self._issuable.kind, self._issuable.people)

    def _usual_capacity(self, signer_id: int | None) -> Capacity | None:
        return default_capacity(self._issuable.profile, self._issuable.kind, signer_id)

    def _usual_collective(self) -> bool:
        return is_collective_by_default(self._issuable.profile, self._issuable.kind, seal_case_of(self._issuable))

    def _build(self) -> None:
        inside = QFrame()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.GUTTER, 12, style.GUTTER, style.GUTTER)
        column.addWidget(self.form)
        column.addStretch(1)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        for field in self.form.fields.values():
            field.edited.connect(lambda field=field: self.edited.emit(self.anchor_of(field)))
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        field = next((each for each in self.form.fields.values() if new is not None and each.editor() is new), None)
        if field is not None:
            self.ensureWidgetVisible(field, 0, 32)
            self.place_changed.emit(self.anchor_of(field))


def _words_its_abstract(issuable: Issuable) -> bool:
    """Tell whether what the paper is about is one of the texts of its kind."""
    return any(slot.name == _ABSTRACT for slot in issuable.slots)


def person_rows(issuable: Issuable) -> list[PersonRow]:
    """Return the people to choose a signer from; a hidden person only where already chosen."""
    chosen = issuable.paper.form.signer_id
    people = [person for person in issuable.people if not person.is_hidden or person.id == chosen]
    return [PersonRow(person.id, person.full_name, person.post or person.role) for person in people]


def _capacities() -> list[tuple[Capacity | None, str]]:
    return [
        (None, _("By post or role")),
        (Capacity.HEAD, _("Head")),
        (Capacity.ACTING, _("Acting head (Q.)")),
        (Capacity.DEPUTY, _("Deputy for the head (KT.)")),
        (Capacity.BY_ORDER, _("By order (TL.)")),
        (Capacity.DEPUTY_BY_ORDER, _("Deputy, by order (TL., KT.)")),
        (Capacity.AUTHORISED, _("By authorisation (TUQ.)")),
    ]
