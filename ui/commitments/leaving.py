"""May the matrix give way? A figure that was refused is not let go without a word."""

from __future__ import annotations

from collections.abc import Callable

from cchc_desktop.i18n import _
from ui.commitments.matrix_model import MatrixModel
from ui.common.prompts import Action, Prompts, Question


def may_leave(model: MatrixModel, prompts: Prompts, go_there: Callable[[], object]) -> bool:
    """Name what cannot be kept; the user chooses to go back to it or to let it go."""
    refused = model.refused()
    if not refused:
        return True
    lines = dict.fromkeys(f"“{pending.text}”: {pending.sentence}" for pending in refused.values())
    question = Question(
        _("A figure cannot be kept as it stands"), "\n".join(lines), icon="warning", role="amber", filled=True
    )
    actions = (Action("drop", _("Go on without it")), Action("back", _("Go back"), primary=True))
    if prompts.ask(question, actions) == "drop":
        for place in refused:
            model.set_pending(place, None)
        return True
    go_there()
    return False
