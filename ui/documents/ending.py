"""How an issued paper ends: the dialogs "Thu hồi" and "Thay thế bằng"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.documents.issue import begin_replacement
from cchc_desktop.documents.paper_owners import paper_owners
from cchc_desktop.documents.paper_places import PaperPlace
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.register import recalling
from cchc_desktop.register.queries import archived_papers
from cchc_desktop.register.records import ArchivedPaper, PaperState
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.text.dates import short_date
from ui.common.error_dialog import show_error
from ui.common.fields import FULL, HALF, ChoiceField, DateField, Form, TextField
from ui.common.form_dialog import FormDialog
from ui.documents.open_paper import paper_name
from ui.drafting.opening import PaperDesks
from ui.workspace import Workspace

_REASON: Final = 500
_NEW: Final = 0
"""Stands in the choice for a paper still to be written."""


def can_end(paper: ArchivedPaper) -> bool:
    """Tell whether a paper may be recalled: it holds, and is no minutes, which are reopened instead."""
    return paper.state is PaperState.ISSUED and paper.type_code != MINUTES


def can_be_replaced(paper: ArchivedPaper) -> bool:
    """Tell whether another paper may take its place."""
    return paper.state in (PaperState.ISSUED, PaperState.RECALLED) and paper.type_code != MINUTES


class Ending(QObject):
    """Asks, and recalls or replaces.

    Signals: ``done(sentence)``; ``record_wanted(kind, id)``.
    """

    done = Signal(str)
    record_wanted = Signal(str, int)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._window = parent
        self.desks = PaperDesks(workspace, parent)
        self.desks.record_wanted.connect(self.record_wanted)
        self.dialog: QDialog | None = None

    def recall(self, paper: ArchivedPaper) -> None:
        """Ask why and from which day, then recall the paper."""
        form, near = Form(), self._workspace.today
        reason = TextField(min_lines=2, max_lines=4, max_length=_REASON)
        form.add("reason", _("Reason"), reason, span=FULL, required=True)
        form.add("day", _("Recalled on"), DateField(near=lambda: near), span=HALF, required=True)
        form.set_values({"day": near})

        def verb(session: Session) -> Changes:
            values = form.values()
            return recalling.recall(session, paper.id, values["reason"], values["day"])

        name = paper_name(paper)
        self._open(
            _("Recall {paper}").format(paper=name),
            _("Its number stays its own and its pages stay in the archive. Undo does not pass a recall."),
            form,
            _("Recall"),
            verb,
            _("{paper} is recalled.").format(paper=name),
        )

    def replace(self, paper: ArchivedPaper) -> None:
        """Ask which paper takes its place: one that was issued, or one to be written from it."""
        later = self._later(paper)
        new = [(_NEW, _("A new paper, written from this one"))] if paper.kind or paper.owner_kind == "meeting" else []
        choices = [*new, *((each.id, _named(each)) for each in later)]
        if not choices:
            self.done.emit(_("No later paper of this type is in the register. Issue it first, then replace this one."))
            return
        form = Form()
        form.add("by", _("Replaced by"), ChoiceField(choices), span=FULL)
        begun: list[PaperPlace] = []

        def verb(session: Session) -> Changes:
            by = form.values()["by"]
            if by != _NEW:
                return recalling.replace(session, paper.id, by)
            place, changes = begin_replacement(session, paper.id, today=self._workspace.today)
            begun.append(place)
            return changes

        name = paper_name(paper)
        dialog = self._open(
            _("Replace {paper}").format(paper=name),
            _("A new paper is a draft first; issued, it takes the place of this one. Undo does not pass that."),
            form,
            _("Go on"),
            verb,
            "",
        )
        dialog.accepted.connect(lambda: self._after_replace(paper, name, begun))

    def _after_replace(self, paper: ArchivedPaper, name: str, begun: Sequence[PaperPlace]) -> None:
        if begun:
            self.desks.write(begun[0], replaces=paper.id)
        else:
            self.done.emit(_("{paper} is replaced.").format(paper=name))

    def _later(self, paper: ArchivedPaper) -> list[ArchivedPaper]:
        try:
            papers = self._workspace.read(lambda session: archived_papers(session, paper_owners()))
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return []
        return [
            each
            for each in papers
            if each.type_code == paper.type_code
            and each.id != paper.id
            and each.state is PaperState.ISSUED
            and (paper.issued_on is None or each.issued_on is None or each.issued_on >= paper.issued_on)
        ]

    def _open(
        self, title: str, sentence: str, form: Form, words: str, verb: Callable[[Session], Changes], told: str
    ) -> QDialog:
        dialog = FormDialog(
            title,
            sentence,
            form,
            words=words,
            store=lambda: self._workspace.write(verb, origin=self),
            parent=self._window.window(),
        )
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        if told:
            dialog.accepted.connect(lambda: self.done.emit(told))
        dialog.open()
        return dialog


def _named(paper: ArchivedPaper) -> str:
    day = short_date(paper.issued_on) if paper.issued_on else ""
    return ", ".join(filter(None, (paper_name(paper), day, paper.title)))
