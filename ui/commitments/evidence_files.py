"""The files that prove a figure: attached, opened, taken away, from the button beside its evidence."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.records import COMMITMENT, SCAN, evidence_role
from cchc_desktop.i18n import _
from cchc_desktop.storage.attaching import Owner
from cchc_desktop.storage.attachments import AttachmentRow, attachments_of
from ui import style
from ui.attachments.filing import Filing
from ui.commitments.lines import Line
from ui.common.notice import NoticeBar
from ui.workspace import Workspace


class EvidenceFiles(QObject):
    """Knows the figure whose files the button shows."""

    def __init__(self, workspace: Workspace, notice: NoticeBar, button: QPushButton, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._button = workspace, button
        self.filing = Filing(workspace, notice, self)
        self._owner: Owner | None = None

    def show_figure(self, line: Line | None, period: Period | None) -> None:
        """Attach to this figure from now on."""
        row = line.row if line is not None else None
        self._owner = None
        if row is not None and period is not None:
            self._owner = Owner(COMMITMENT, row.commitment_id, evidence_role(row.target_id, period))

    def files(self) -> tuple[AttachmentRow, ...]:
        """Return the files of the figure."""
        owner = self._owner
        if owner is None:
            return ()
        found = self._workspace.read(lambda session: attachments_of(session, owner.kind, [owner.id], role=owner.role))
        return found.get(owner.id, ())

    def press(self) -> None:
        """Ask for files where there is none; else offer those there are, and more."""
        rows = self.files()
        if not rows:
            self.choose()
            return
        menu = QMenu(self._button)
        for row in rows:
            each = menu.addMenu(style.icon("attach", size=16), row.name.replace("&", "&&"))
            each.addAction(_("Open"), partial(self.filing.open, row))
            each.addAction(_("Save a copy…"), partial(self.filing.save_copy, row))
            each.addAction(_("Take away"), partial(self.filing.remove, row))
        menu.addSeparator()
        menu.addAction(_("Attach…"), partial(self._choose_for, self._owner))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height() + 2)))

    def press_scan(self, line: Line) -> None:
        """The same for the signed sheet of a whole commitment."""
        kept, self._owner = self._owner, Owner(COMMITMENT, line.commitment_id, SCAN, pages_only=True)
        self.press()
        self._owner = kept

    def choose(self) -> None:
        """Ask for files and attach them."""
        self._choose_for(self._owner)

    def _choose_for(self, owner: Owner | None) -> None:
        if owner is not None:
            title = _("Attach the signed sheet") if owner.role == SCAN else _("Attach evidence")
            self.filing.attaching.add(self.filing.choose(title), owner)
