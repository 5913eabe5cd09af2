"""The page "Mẫu cuộc họp": what meetings of a kind start from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings import templates
from cchc_desktop.meetings.draft_records import MeetingDraft, Template, TemplateRow
from cchc_desktop.meetings.drafting import example_values, from_template
from cchc_desktop.meetings.records import MeetingKind
from ui.catalogue.rows_list import ListRow
from ui.catalogue.rows_pane import RowsPane
from ui.common.empty_state import EmptyState
from ui.meetings.names import KINDS, period_name
from ui.templates.kept_page import KeptPage
from ui.templates.template_form import TemplateForm
from ui.workspace import Workspace

NEW = Template(name="", kind=MeetingKind.MONTHLY)


class TemplatesPage(KeptPage[Template]):
    """Edits templates of meetings, listed by name."""

    form: TemplateForm

    def __init__(self, workspace: Workspace) -> None:
        empty = EmptyState(
            "form_new",
            _("No template yet"),
            _("A template holds what is the same in every meeting of a kind: name, agenda, guests, recipients."),
        )
        first_step = empty.add_primary(_("New template"), self.begin_new)
        first_step.setAutoDefault(False)
        pane = RowsPane(find=_("Find a template"), new=_("New template"), show_all="")
        for button in (pane.up_button, pane.down_button):
            button.hide()  # templates stand by name
        super().__init__(workspace, pane, TemplateForm(), empty, new=NEW, badge=("form_new", _("TEMPLATE")))
        self.first_step = first_step

    def read_rows(self) -> Sequence[tuple[int, ListRow]]:
        return [(row.id, _list_row(row)) for row in self.workspace.read(templates.template_rows)]

    def read_one(self, session: Session, row_id: int) -> Template:
        return templates.template(session, row_id)

    def save_one(self, session: Session, row: Template) -> tuple[int, Changes]:
        return templates.save_template(session, row)

    def trash_one(self, session: Session, row_id: int) -> Changes:
        return templates.trash_template(session, row_id)

    def arrange(self, order: Sequence[int]) -> None:
        """Keep the order by name."""

    def examples(self) -> Mapping[str, str]:
        template, day = self.typed()[0], self.workspace.today
        try:
            return self.workspace.read(lambda session: example_values(session, template, day=day))
        except AppError:
            return {}  # a file without a committee has no next meeting yet

    def show_example(self) -> None:
        draft = self._example()
        if draft is None:
            return
        unnamed = self.form.title.is_empty()
        self.form.show_example(draft.details.title if unnamed else "", self.examples())
        period = period_name(Period.parse(draft.details.period))
        self.head.say(_("The next meeting made from it would be about {period}.").format(period=period))

    def _example(self) -> MeetingDraft | None:
        template, day = self.typed()[0], self.workspace.today
        try:
            return self.workspace.read(lambda session: from_template(session, template, day=day))
        except AppError:
            return None


def _list_row(row: TemplateRow) -> ListRow:
    lines = ngettext("{n} agenda line", "{n} agenda lines", row.agenda_lines).format(n=row.agenda_lines)
    return ListRow(row.id, row.name, " · ".join((_(dict(KINDS)[row.kind]), lines)))
