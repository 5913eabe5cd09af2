"""May the task on screen give way? Nothing typed is lost without a word."""

from __future__ import annotations

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from ui.common.prompts import Action, Prompts, Question
from ui.tasks.detail.pane import TaskPane


def may_leave(pane: TaskPane, prompts: Prompts) -> bool:
    """Save; what cannot be kept is named, and the user chooses to go back to it or to let it go."""
    try:
        pane.edit.save_now()
    except AppError as error:
        return _lets_go(pane, prompts, error.sentence)
    faults = pane.edit.form.faults() if pane.is_editing() else []
    return not faults or _lets_go(pane, prompts, "\n".join(faults))


def _lets_go(pane: TaskPane, prompts: Prompts, sentence: str) -> bool:
    title = _("A field cannot be kept as it stands")
    question = Question(title, sentence, icon="warning", role="amber", filled=True)
    actions = (Action("drop", _("Go on without it")), Action("back", _("Go back"), primary=True))
    if prompts.ask(question, actions) == "drop":
        pane.edit.forget()
        return True
    pane.edit.form.validate()
    return False
