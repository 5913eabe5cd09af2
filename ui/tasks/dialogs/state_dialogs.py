"""The small forms before a task is completed, paused, given back, opened again, given up, reminded of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from cchc_desktop.i18n import _
from ui.common.fields import FULL, HALF, Form, LineField, PersonField, TextField
from ui.common.fields.word_field import WordField
from ui.tasks.dialogs.asking import Desk


def ask_completion(desk: Desk, names: str, store: Callable[[date, str], None]) -> bool:
    """Ask on which day it was done, and what shows it."""
    form = Form()
    form.add("day", _("Completed on"), desk.day_field(desk.today), span=HALF, required=True)
    form.add("evidence", _("Evidence"), TextField(min_lines=2, max_lines=4), span=FULL)

    def kept() -> None:
        store(form.fields["day"].value(), form.fields["evidence"].value())

    return desk.ask(_("Complete {tasks}").format(tasks=names), "", form, _("Complete"), kept)


def ask_progress(desk: Desk, names: str, store: Callable[[date, int | None, str], None]) -> bool:
    """Ask how far several tasks have come, the same for each."""
    form = Form()
    form.add("day", _("On the day"), desk.day_field(desk.today), span=HALF, required=True)
    form.add("progress", _("Progress in %"), LineField(max_length=4, placeholder="0–100"), span=HALF)
    form.add("text", _("Result"), TextField(min_lines=2, max_lines=5), span=FULL)

    def kept() -> None:
        store(form.fields["day"].value(), percent_of(form.fields["progress"].value()), form.fields["text"].value())

    return desk.ask(_("Progress of {tasks}").format(tasks=names), "", form, _("Keep"), kept)


def percent_of(text: str) -> int | None:
    """Read "60", "60%" or nothing. Raises ValidationError."""
    from cchc_desktop.errors import ValidationError

    words = text.strip().rstrip("%").strip()
    if not words:
        return None
    if not words.isdecimal() or not 0 <= int(words) <= 100:
        raise ValidationError(_("Progress is a whole number from 0 to 100."), "progress")
    return int(words)


def ask_reminder(desk: Desk, names: str, forms: tuple[str, ...], store: Callable[[date, str, str], None]) -> bool:
    """Ask when and how somebody was reminded; ``forms`` are offered."""
    form = Form()
    form.add("sent_on", _("On the day"), desk.day_field(desk.today), span=HALF, required=True)
    how = WordField(max_length=100)
    how.set_words(forms)
    how.set_value(forms[0] if forms else "")
    form.add("form", _("How"), how, span=HALF)
    form.add("reference", _("Number of the letter"), LineField(max_length=100), span=HALF)

    def kept() -> None:
        values = form.values()
        store(values["sent_on"], values["form"], values["reference"])

    return desk.ask(_("Remind of {tasks}").format(tasks=names), "", form, _("Keep"), kept)


def ask_pause(desk: Desk, names: str, store: Callable[[date, str, str], None]) -> bool:
    """Ask since when work rests and why."""
    form = Form()
    form.add("since", _("Paused since"), desk.day_field(desk.today), span=HALF, required=True)
    form.add("reason", _("Reason"), TextField(min_lines=2, max_lines=4), span=FULL, required=True)
    form.add("basis", _("Basis"), LineField(max_length=300, placeholder=_("the paper that says so")), span=FULL)

    def kept() -> None:
        values = form.values()
        store(values["since"], values["reason"], values["basis"])

    sentence = _("A pause moves no deadline; only an extension does.")
    return desk.ask(_("Pause {tasks}").format(tasks=names), sentence, form, _("Pause"), kept)


def ask_resumption(desk: Desk, names: str, store: Callable[[date], None]) -> bool:
    """Ask from which day on work goes on."""
    form = Form()
    form.add("day", _("Goes on since"), desk.day_field(desk.today), span=HALF, required=True)
    sentence = _("The deadline stays as it was.")
    title = _("Go on with {tasks}").format(tasks=names)
    return desk.ask(title, sentence, form, _("Go on"), lambda: store(form.fields["day"].value()))


def ask_day_and_reason(desk: Desk, title: str, sentence: str, words: str, store: Callable[[date, str], None]) -> bool:
    """Ask for a day and a reason: what was completed is given back."""
    form = Form()
    form.add("day", _("On the day"), desk.day_field(desk.today), span=HALF, required=True)
    form.add("reason", _("Reason"), TextField(min_lines=2, max_lines=4), span=FULL, required=True)

    def kept() -> None:
        store(form.fields["day"].value(), form.fields["reason"].value())

    return desk.ask(title, sentence, form, words, kept)


def ask_reason(desk: Desk, title: str, sentence: str, words: str, store: Callable[[str], None]) -> bool:
    """Ask for a reason alone: a task is opened again."""
    form = Form()
    form.add("reason", _("Reason"), TextField(min_lines=2, max_lines=4), span=FULL, required=True)
    return desk.ask(title, sentence, form, words, lambda: store(form.fields["reason"].value()))


def ask_day(desk: Desk, title: str, sentence: str, words: str, store: Callable[[date], None]) -> bool:
    """Ask for a day alone: a completion is confirmed."""
    form = Form()
    form.add("day", _("On the day"), desk.day_field(desk.today), span=HALF, required=True)
    return desk.ask(title, sentence, form, words, lambda: store(form.fields["day"].value()))


def ask_cancellation(desk: Desk, names: str, store: Callable[[date, str, int | None], None]) -> bool:
    """Ask since when a task is no longer followed, why, and who decided it."""
    form = Form()
    form.add("day", _("Not followed since"), desk.day_field(desk.today), span=HALF, required=True)
    form.add("decided_by_id", _("Decided by"), PersonField(desk.people.person_rows), span=HALF)
    form.add("reason", _("Reason"), TextField(min_lines=2, max_lines=4), span=FULL, required=True)

    def kept() -> None:
        values = form.values()
        store(values["day"], values["reason"], values["decided_by_id"])

    sentence = _("The task stays in the record under its own label.")
    return desk.ask(_("Follow {tasks} no longer").format(tasks=names), sentence, form, _("Follow no longer"), kept)
