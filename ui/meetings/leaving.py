"""May the meeting on screen give way? Nothing typed is lost without a word."""

from __future__ import annotations

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from ui.common.prompts import Action, Prompts, Question
from ui.meetings.editor import MeetingEditor


def may_leave(editor: MeetingEditor, prompts: Prompts) -> bool:
    """Save; what cannot be kept is named, and the user chooses to go back to it or to let it go."""
    try:
        editor.save_now()
    except AppError as error:
        return _lets_go(prompts, _("Not saved yet"), error.sentence)
    refused = editor.refusals()
    if not refused:
        return True
    rest = _("Everything else is saved.")
    if _lets_go(prompts, _("A field cannot be kept as it stands"), "\n".join(refused), rest):
        return True
    editor.go_to_refused()
    return False


def may_print(editor: MeetingEditor, prompts: Prompts) -> bool:
    """Name a field that cannot be kept and go to it, so that nothing is printed but what is shown and saved."""
    refused = editor.refusals()
    if refused:
        rest = _("Correct it, then go on.")
        title = _("A field cannot be kept as it stands")
        prompts.inform(Question(title, "\n".join(refused), rest, icon="warning", role="amber", filled=True))
        editor.go_to_refused()
    return not refused


def _lets_go(prompts: Prompts, title: str, sentence: str, rest: str = "") -> bool:
    question = Question(title, sentence, rest, icon="warning", role="amber", filled=True)
    actions = (Action("drop", _("Go on without it")), Action("back", _("Go back"), primary=True))
    return prompts.ask(question, actions) == "drop"
