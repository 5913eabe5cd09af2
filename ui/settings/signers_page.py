"""The page "Người ký": who signs each kind of paper, and where a kind or a signer differs from the committee's way."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee import service
from cchc_desktop.committee.paper_texts import save_kind_signing
from cchc_desktop.committee.records import KindSigning, PersonAtDate, Profile, SealCase, SigningException
from cchc_desktop.documents.paper_kinds import signed_kinds
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from ui import style
from ui.catalogue.saving import Saving
from ui.common.fields import ChoiceField, Field, LineField, PersonField, PersonRow
from ui.common.icon_label import IconLabel
from ui.common.kind_names import kind_name
from ui.settings.kind_signers import KindSigners
from ui.workspace import Workspace

POST_LENGTH = 200


class RuleRow(QFrame):
    """One rule: paper, signer, seal case, post above the name.

    Signals: ``edited()``, ``left()``, ``remove_wanted()``.
    """

    edited = Signal()
    left = Signal()
    remove_wanted = Signal()

    def __init__(self, people: Sequence[PersonRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceField([(kind.name, kind_name(kind)) for kind in signed_kinds()])
        self.signer = PersonField(people, placeholder=_("Whoever signs"))
        cases: list[tuple[SealCase | None, str]] = [(None, _("As the committee"))]
        self.case = ChoiceField([*cases, *((case, case.value) for case in SealCase)])
        self.post = LineField(max_length=POST_LENGTH, placeholder=_("The person's own post"))
        self.remove = QToolButton()
        style.set_kind(self.remove, "tool")
        self.remove.setIcon(style.icon("delete"))
        self.remove.setToolTip(_("Remove this line"))
        self.remove.setAccessibleName(_("Remove this line"))
        self.remove.clicked.connect(self.remove_wanted)
        self._build()

    def fields(self) -> tuple[Field, ...]:
        """Return the fields from left to right."""
        return self.kind, self.signer, self.case, self.post

    def show_rule(self, rule: SigningException) -> None:
        """Show a rule."""
        values: tuple[Any, ...] = (rule.paper_kind, rule.person_id, rule.seal_case, rule.post_above_name)
        for field, value in zip(self.fields(), values, strict=True):
            field.set_value(value)

    def rule(self) -> SigningException:
        """Return the rule as typed; a post needs its signer."""
        person_id = self.signer.value()
        post = self.post.value() if person_id is not None else ""
        return SigningException(self.kind.value(), person_id, self.case.value(), post)

    def refusal(self) -> str:
        """Return what is wrong with this line, or nothing."""
        if sentence := self.signer.check() or self.post.check():
            return sentence
        if self.post.value() and self.signer.value() is None:
            return _("A post above the name needs its signer. Choose the person.")
        return ""

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        self.words = IconLabel("error", wraps=True)
        self.words.hide()
        names = (_("Kind of paper"), _("Signer"), _("Whose head and seal"), _("Post above the name (case B)"))
        for column, (field, name, stretch) in enumerate(zip(self.fields(), names, (3, 5, 4, 5), strict=True)):
            label = QLabel(name)
            label.setBuddy(field.editor())
            style.set_kind(label, "label")
            field.setAccessibleName(name)
            grid.addWidget(label, 0, column)
            grid.addWidget(field, 1, column)
            grid.setColumnStretch(column, stretch)
            field.edited.connect(self.edited)
            field.left.connect(self._on_left)
        grid.addWidget(self.remove, 1, len(names))
        grid.addWidget(self.words, 2, 0, 1, len(names))

    def _on_left(self) -> None:
        self.show_refusal(self.refusal())
        self.left.emit()

    def show_refusal(self, sentence: str) -> None:
        """Show what is wrong under the line, or nothing."""
        self.words.setVisible(bool(sentence))
        self.words.show_text(sentence, "error_circle", "red", filled=True)


class SignersPage(QWidget):
    """Lists the kinds with their signers, then the rules; what is typed is saved by itself."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.saving = Saving(self._store, self)
        self.rows: list[RuleRow] = []
        self._people: list[PersonRow] = []
        self._stored: tuple[SigningException, ...] = ()
        self.kinds = KindSigners()
        self.add_button = QPushButton(_("Add a rule"))
        self._column = QVBoxLayout()
        self._build()
        self.saving.refused.connect(self._show_refused)

    def show_profile(self, profile: Profile, people: Sequence[PersonAtDate]) -> None:
        """Show signers and rules as stored; what is being typed stays."""
        self.kinds.show_profile(profile, people)
        self._show_rules(profile.signing, people)

    def _show_rules(self, rules: Sequence[SigningException], people: Sequence[PersonAtDate]) -> None:
        named = {rule.person_id for rule in rules}
        kept = [person for person in people if not person.is_hidden or person.id in named]
        self._people = [PersonRow(person.id, person.full_name, person.post) for person in kept]
        for row in self.rows:
            row.signer.set_rows(self._people)
        if tuple(rules) == self._stored and (self.rows or not rules):
            return
        self._stored = tuple(rules)
        if self._told() == self._stored:
            return
        for row in list(self.rows):
            self._drop(row)
        for rule in rules:
            self._add_row().show_rule(rule)

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each line that cannot be kept as it stands."""
        return (*self.kinds.refusals(), *(sentence for row in self.rows if (sentence := row.refusal())))

    def first_field(self) -> QWidget:
        """Return where the keyboard begins."""
        return self.kinds.lines[0].signer if self.kinds.lines else self.add_button

    def add_rule(self) -> None:
        """Begin a rule; it counts as soon as it says something."""
        self._add_row().signer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        usual = _words(
            _(
                "Whoever is chosen here is proposed for every new paper of the kind; another can be chosen for one"
                " paper. The chair signs minutes."
            )
        )
        head = QLabel(_("Where head and seal differ"))
        style.set_kind(head, "block")
        rules = _words(
            _(
                "Papers follow the seal case chosen under Look of papers. Enter only what differs from it: for one kind"
                " of paper, or for one signer, such as a deputy."
            )
        )
        self.add_button.setIcon(style.icon("add", "accent", size=16))
        self.add_button.setAutoDefault(False)
        self.add_button.clicked.connect(self.add_rule)
        self.kinds.edited.connect(self.saving.touch)
        self.kinds.left.connect(self.saving.save_if_waiting)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(usual)
        column.addWidget(self.kinds)
        column.addWidget(head)
        column.addWidget(rules)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_row(self) -> RuleRow:
        row = RuleRow(self._people)
        row.edited.connect(self.saving.touch)
        row.left.connect(self.saving.save_if_waiting)
        row.remove_wanted.connect(partial(self._remove, row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _drop(self, row: RuleRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _remove(self, row: RuleRow) -> None:
        self._drop(row)
        self.add_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.saving.save_now()

    def _told(self) -> tuple[SigningException, ...]:
        """The rules that say something and can be kept."""
        rules = [row.rule() for row in self.rows if not row.refusal()]
        return tuple(rule for rule in rules if rule.seal_case is not None or rule.post_above_name)

    def _store(self) -> bool:
        told, signers = self._told(), self.kinds.changed()
        if told == self._stored and not signers:
            return False
        rules = None if told == self._stored else told
        self.workspace.write(partial(_save, rules=rules, signers=signers), origin=self)
        self._stored = told
        self.kinds.keep()
        for row in self.rows:
            row.show_refusal(row.refusal() if not any(field.is_in_use() for field in row.fields()) else "")
        return True

    def _show_refused(self, error: AppError) -> None:
        if self.rows:
            self.rows[-1].show_refusal(error.sentence)


def _save(session: Session, *, rules: Sequence[SigningException] | None, signers: Sequence[KindSigning]) -> Changes:
    """Keep the rules, if they are other ones, and the signers that are."""
    for signing in signers:
        save_kind_signing(session, signing)
    names = [kind_name(kind) for kind in signed_kinds() if any(kind.name == each.paper_kind for each in signers)]
    if names:
        history.name_step(session, _("Signer of {papers}").format(papers=", ".join(names)))
    if rules is not None:
        service.save_signing_rules(session, rules)
    return Changes.of("committee")


def _words(text: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    style.set_kind(label, "sub")
    return label
