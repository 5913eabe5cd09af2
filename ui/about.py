"""What "Giới thiệu" says."""

from __future__ import annotations

from PySide6.QtCore import qVersion

from cchc_desktop import __version__, paths
from cchc_desktop.i18n import _
from ui.common.prompts import Question


def about() -> Question:
    """Return version, purpose and licences."""
    return Question(
        _("CCHC {version}").format(version=__version__),
        _("Meetings of the reform committee, from the agenda to the printed minutes. Nothing leaves this computer."),
        _("Do not enter documents that are state secrets."),
        _("Qt {qt}. Licences of what is inside: {folder}").format(qt=qVersion(), folder=paths.resources("licences")),
        icon="info",
        role="accent",
    )
