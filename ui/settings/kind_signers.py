"""Who signs each kind of paper, in which capacity, and the title lines that this prints."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cchc_desktop.committee.records import Capacity, KindSigning, PersonAtDate, Profile
from cchc_desktop.committee.signing_titles import default_signer, is_collective_by_default
from cchc_desktop.documents.kinds.issued_parts import case_of, confirmation, signature
from cchc_desktop.documents.paper_kinds import PaperKind, signed_kinds
from cchc_desktop.i18n import _, mark
from cchc_desktop.register.records import Paper
from ui import style
from ui.common.fields import ChoiceField, Field, PersonField, PersonRow
from ui.common.icon_label import IconLabel
from ui.common.kind_names import kind_name

CAPACITIES: Final = (
    (None, mark("By the post")),
    (Capacity.BY_ORDER, mark("TL. – by order")),
    (Capacity.AUTHORISED, mark("TUQ. – authorised")),
    (Capacity.ACTING, mark("Q. – acting")),
)
_MORE: Final = (
    (Capacity.HEAD, mark("as the head")),
    (Capacity.DEPUTY, mark("KT. – deputy")),
    (Capacity.DEPUTY_BY_ORDER, mark("TL., KT.")),
)
"""What the post decides by itself; offered only where the file says it."""
_STRETCH: Final = (0, 5, 4, 4)
_NAME: Final = 132
"""The width of the names of the kinds, in pixels; a longer one takes two lines."""
_ROWS: Final = 2


class KindSigner(QObject):
    """The fields of one kind: usual signer, capacity, ``TM.``, and the words of what they print.

    Signals: ``edited()``, ``left()``.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, kind: PaperKind, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = kind
        self.stored = KindSigning(kind.name)
        self.signer = PersonField(placeholder=_("The head of the committee"))
        self.capacity = ChoiceField([(value, _(words)) for value, words in CAPACITIES])
        self.collective = ChoiceField()
        self.printed = IconLabel("small", wraps=True)
        for field in self.fields():
            field.edited.connect(self.edited)
            field.left.connect(self.left)

    def fields(self) -> tuple[Field, ...]:
        """Return the fields from left to right."""
        return self.signer, self.capacity, self.collective

    def show_signing(self, profile: Profile, people: Sequence[PersonRow]) -> None:
        """Show what holds; a field in use, and a name that is nobody's, stay as they are."""
        name = self.kind.name
        stored = next((each for each in profile.signers if each.paper_kind == name), KindSigning(name))
        self.stored = stored
        self.signer.set_rows(people)
        more = [(value, words) for value, words in _MORE if value is stored.capacity]
        self.capacity.set_choices([(value, _(words)) for value, words in (*CAPACITIES, *more)])
        if not self.signer.check():
            self.signer.refresh_value(stored.signer_id)
        self.capacity.refresh_value(stored.capacity)
        self.collective.set_choices(_collective_choices(profile, self.kind))
        self.collective.refresh_value(stored.is_collective)

    def typed(self) -> KindSigning:
        """Return what is chosen, the signer as stored while nobody has the name typed."""
        signer = self.stored.signer_id if self.signer.check() else self.signer.value()
        return KindSigning(self.kind.name, signer, self.capacity.value(), self.collective.value())

    def refusal(self) -> str:
        """Return what is wrong with this line, or nothing."""
        return self.signer.check()

    def show_printed(self, profile: Profile, people: Sequence[PersonAtDate]) -> None:
        """Show the title lines as they will be printed, or what is wrong."""
        if self.refusal() and not self.signer.is_in_use():
            self.printed.show_text(self.refusal(), "error_circle", "red", kind="error", filled=True)
            return
        lines = printed_lines(profile, self.typed(), people, is_confirmed=self.kind.is_confirmed)
        self.printed.show_text(_("Prints: {lines}").format(lines=" / ".join(lines)), "", kind="small")


class KindSigners(QWidget):
    """One line for each kind of paper with a title above the signature.

    Signals: ``edited()`` something was chosen or typed, ``left()`` a field was left.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = [KindSigner(kind, self) for kind in signed_kinds() if kind.has_title]
        self._profile: Profile | None = None
        self._people: tuple[PersonAtDate, ...] = ()
        self._build()
        for line in self.lines:
            line.edited.connect(self._on_edited)
            line.left.connect(self._on_left)

    def show_profile(self, profile: Profile, people: Sequence[PersonAtDate]) -> None:
        """Show who signs what; what is being typed stays."""
        self._profile, self._people = profile, tuple(people)
        named = {each.signer_id for each in profile.signers}
        rows = [
            PersonRow(each.id, each.full_name, each.post) for each in people if not each.is_hidden or each.id in named
        ]
        for line in self.lines:
            line.show_signing(profile, rows)
        self._show_printed()

    def changed(self) -> list[KindSigning]:
        """Return what is to be stored."""
        return [typed for line in self.lines if (typed := line.typed()) != line.stored]

    def keep(self) -> None:
        """Take what is chosen for stored."""
        for line in self.lines:
            line.stored = line.typed()

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each line that cannot be kept as it stands."""
        found = ((kind_name(line.kind), line.refusal()) for line in self.lines)
        return tuple(f"{name}: {sentence}" for name, sentence in found if sentence)

    # -- parts

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        titles = (_("Kind of paper"), _("Usual signer"), _("Signs as"), _("For the whole body"))
        for column, (title, stretch) in enumerate(zip(titles, _STRETCH, strict=True)):
            label = QLabel(title)
            style.set_kind(label, "label")
            grid.addWidget(label, 0, column)
            grid.setColumnStretch(column, stretch)
        for number, line in enumerate(self.lines):
            row = 1 + number * _ROWS
            name = QLabel(kind_name(line.kind))
            name.setBuddy(line.signer.editor())
            name.setWordWrap(True)
            name.setFixedWidth(_NAME)
            grid.addWidget(name, row, 0)
            for column, (field, title) in enumerate(zip(line.fields(), titles[1:], strict=True), start=1):
                field.setAccessibleName(f"{kind_name(line.kind)} – {title}")
                grid.addWidget(field, row, column)
                field.setVisible(column == 1 or not line.kind.is_confirmed)  # who confirms does so in no capacity
            line.printed.setContentsMargins(0, 0, 0, 6)
            grid.addWidget(line.printed, row + 1, 1, 1, len(titles) - 1, Qt.AlignmentFlag.AlignTop)

    def _show_printed(self) -> None:
        for line in self.lines:
            if self._profile is not None:
                line.show_printed(self._profile, self._people)

    def _on_edited(self) -> None:
        self._show_printed()
        self.edited.emit()

    def _on_left(self) -> None:
        self._show_printed()
        self.left.emit()


def printed_lines(
    profile: Profile, signing: KindSigning, people: Sequence[PersonAtDate], *, is_confirmed: bool = False
) -> tuple[str, ...]:
    """Return what stands above the name on a paper of this kind, and the name."""
    others = tuple(each for each in profile.signers if each.paper_kind != signing.paper_kind)
    settled = replace(profile, signers=(*others, signing))
    signer = default_signer(settled, signing.paper_kind, people)
    case = case_of(settled, signing.paper_kind, Paper(""), signer.id if signer is not None else None)
    make = confirmation if is_confirmed else signature
    printed = make(settled, signing.paper_kind, Paper(""), case, signer)
    return tuple(filter(None, (*printed.title, *printed.post, printed.name)))


def _collective_choices(profile: Profile, kind: PaperKind) -> list[tuple[bool | None, str]]:
    """Return whether ``TM.`` stands above the title; what holds by itself says what it is."""
    bare = replace(profile, signers=())
    usual = is_collective_by_default(bare, kind.name, case_of(bare, kind.name, Paper(""), None))
    words = _("Usual: TM.") if usual else _("Usual: no")
    return [(None, words), (True, _("TM.")), (False, _("No TM."))]
