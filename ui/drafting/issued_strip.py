"""What comes after issuing: the paper is printed as it was kept, and the signed sheet is attached."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.register.queries import kept_versions
from cchc_desktop.register.rules import PAPER, SCAN
from cchc_desktop.storage.attaching import Attached, Owner
from cchc_desktop.storage.stored_files import read_bytes
from cchc_desktop.text.dates import short_date
from ui.common.attaching import Attaching
from ui.common.strips import Offer, Strip
from ui.drafting.names import paper_label
from ui.workspace import Workspace


class IssuedStrip(Strip):
    """Stands above the pages once they are kept.

    Signals: ``print_wanted``; ``done(sentence)`` a scan is attached.
    """

    print_wanted = Signal()
    done = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__("head", "lock_closed", "green")
        self._workspace = workspace
        self._paper_id = 0
        self._name = ""
        self._attaching = Attaching(
            workspace.data, workspace.worker, workspace.prompts, lambda changes: workspace.announce(changes, self), self
        )
        self._attaching.finished.connect(self._tell)
        self.setParent(parent)
        self.hide()

    def show_paper(self, issuable: Issuable, paper_id: int) -> None:
        """Say that a paper is issued, and offer what comes next."""
        self._paper_id, paper = paper_id, issuable.paper
        self._name = paper_label(issuable)
        sentence = _("Issued as {reference} on {day}. Its number, its day and its pages stay as they are.")
        day = short_date(paper.issued_on) if paper.issued_on else ""
        ways = ((_("Print"), self.print_wanted.emit), (_("Attach the signed scan…"), self.attach_scan))
        self.show_offer(Offer(sentence.format(reference=paper.cited, day=day), ways))

    def attach_scan(self) -> None:
        """Ask for a scan of the signed paper and keep it."""
        path = self._workspace.prompts.choose_open_file(
            _("Attach the scan of {paper}").format(paper=self._name),
            _("Scans ({types})").format(types="*.pdf *.jpg *.jpeg *.png *.tif *.tiff"),
            self._workspace.documents_folder,
        )
        if path is not None:
            self._attaching.add([path], Owner(PAPER, self._paper_id, SCAN, pages_only=True))

    def _tell(self, made: Sequence[Attached]) -> None:
        for each in made:
            words = _("The scan “{name}” is attached.") if each.is_new else _("“{name}” is attached already.")
            self.done.emit(words.format(name=each.name))


def kept_bytes(workspace: Workspace, paper_id: int, file_format: str) -> bytes:
    """Return an issued paper as it was kept. Raises NotFound, StorageError when it is damaged."""
    with workspace.data.reading() as session:
        versions = kept_versions(session, paper_id)
        file_id = (versions[0].pdf_id if file_format == "pdf" else versions[0].docx_id) if versions else None
        if file_id is None:
            raise NotFound(_("Nothing of this paper is kept in this format."))
        return read_bytes(session, file_id)
