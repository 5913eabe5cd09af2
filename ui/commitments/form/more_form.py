"""What a target says beside its cells: how it is measured, by when, how it is counted, where its figures come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.commitments.records import Comparison, CountedBy, FigureKind
from cchc_desktop.commitments.sources import ActualSource
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, mark
from ui.commitments.form.target_line import TargetLine, read_values, values_words
from ui.commitments.form.tied_tasks_field import TiedTasksField
from ui.commitments.words import EVERY
from ui.common.fields import FULL, HALF, CheckField, ChoiceField, Form, LineField, TextField

KINDS: Final = {
    FigureKind.SHARE: mark("share: number of number"),
    FigureKind.COUNT: mark("number that adds up"),
    FigureKind.LEVEL: mark("number as it stands"),
}
_NOBODY: Final = ""
_WIDE: Final = 3


class MoreForm(QWidget):
    """Edits what the table has no cell for.

    Signals: ``edited`` a field was changed.
    """

    edited = Signal()

    def __init__(self, tasks: TiedTasksField, sources: Sequence[ActualSource], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form, self.tasks = Form(), tasks
        self._year = 0
        self._add(sources)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        for field in self.form.fields.values():
            field.edited.connect(self.edited)

    def show_line(self, line: TargetLine, year: int) -> None:
        """Show a target; the field in use keeps what is being typed."""
        self._year = year
        self.form.refresh_values(_values(line))
        self._follow(line)

    def line(self, line: TargetLine) -> TargetLine:
        """Return a target with what stands in the fields; what cannot be read stays as it was."""
        values = self.form.values()
        counted_by = values["counted_by"]
        try:
            periods = read_values(values["values"], self._year, counted_by)
        except ValidationError:
            periods = line.more.values
        more = replace(
            line.more,
            kind=values["kind"],
            counted_by=counted_by,
            is_by_window=values["is_by_window"],
            measure=values["measure"],
            term=values["term"],
            counted_words=values["counted_words"],
            among_words=values["among_words"],
            values=periods,
            actual_from=values["actual_from"],
        )
        changed = replace(line, more=more, task_ids=tuple(values["tasks"]))
        self._follow(changed)
        return changed

    def faults(self) -> list[str]:
        """Return what is wrong with what stands in the fields."""
        return [sentence for field in self.form.fields.values() if (sentence := field.check())]

    def _follow(self, line: TargetLine) -> None:
        """Switch off what means nothing for a target."""
        is_number = line.comparison is not Comparison.PASS
        is_share = is_number and line.more.kind is FigureKind.SHARE
        for name, is_on in (
            ("kind", is_number),
            ("values", is_number),
            ("counted_words", is_share),
            ("among_words", is_share),
            ("actual_from", is_number),
            ("tasks", is_number and bool(line.more.actual_from or line.task_ids)),
        ):
            self.form.fields[name].setEnabled(is_on)

    def _add(self, sources: Sequence[ActualSource]) -> None:
        form = self.form
        form.add("measure", _("How it is measured"), TextField(min_lines=1, max_lines=3), span=FULL)
        kinds = [(kind, _(words)) for kind, words in KINDS.items()]
        form.add("kind", _("Figure"), ChoiceField(kinds), span=_WIDE)
        form.add("counted_by", _("How often"), ChoiceField([(each, _(words)) for each, words in EVERY.items()]))
        form.add("is_by_window", _("Reporting periods"), CheckField(_("From the 15th to the 14th")), span=_WIDE)
        form.add("counted_words", _("Words of the numerator"), LineField(max_length=200), span=HALF)
        form.add("among_words", _("Words of the denominator"), LineField(max_length=200), span=HALF)
        form.add("values", _("Value of single periods"), ValuesField(self), span=HALF, hint=_("I: 6; II: 12"))
        form.add("term", _("By when"), LineField(max_length=200), span=HALF)
        taken = [(each.name, _(each.label)) for each in sources]
        form.add("actual_from", _("Figures come from"), ChoiceField([(_NOBODY, _("typed in")), *taken]), span=HALF)
        form.add("tasks", _("Tied tasks"), self.tasks, span=HALF)

    def read_values(self, text: str) -> str:
        """Return what is wrong with the values of single periods."""
        try:
            read_values(text, self._year, self.form.fields["counted_by"].value() or CountedBy.QUARTER)
        except ValidationError as error:
            return error.sentence
        return ""


class ValuesField(LineField):
    """The values of single periods on one line."""

    def __init__(self, owner: MoreForm) -> None:
        super().__init__(max_length=400)
        self._owner = owner

    def check(self) -> str:
        return super().check() or self._owner.read_values(self.value())


def _values(line: TargetLine) -> Mapping[str, Any]:
    more = line.more
    return {
        "measure": more.measure,
        "kind": more.kind,
        "counted_by": more.counted_by,
        "is_by_window": more.is_by_window,
        "counted_words": more.counted_words,
        "among_words": more.among_words,
        "values": values_words(more.values),
        "term": more.term,
        "actual_from": more.actual_from,
        "tasks": line.task_ids,
    }
