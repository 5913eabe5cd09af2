"""What this office asks of tasks, kept in its file: when a deadline is soon, what "trước ngày" means, the "rõ", and how
often and how long a deadline may be extended.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.committee.service import set_file_setting
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.clarity import ALL, ask_for_clarity, asked_clarity
from cchc_desktop.tasks.extensions import ExtensionRule, extension_rule, set_extension_rule
from cchc_desktop.tasks.looking import SOON_SETTING, soon_days
from cchc_desktop.tasks.records import TASK, Clarity
from cchc_desktop.tasks.rules import DUE_SOON_DAYS

BEFORE_SETTING: Final = "before_is_exclusive"
MOST_SOON_DAYS: Final = 60
"""A warning that comes earlier warns of everything."""


@dataclass(frozen=True)
class TaskCustoms:
    """The customs of one office; what a new file has without any choice.

    ``before_is_exclusive``: "trước ngày 15/12" ends on 14/12, as in the report of 14/12/2020.
    """

    soon_days: int = DUE_SOON_DAYS
    before_is_exclusive: bool = True
    clarities: tuple[Clarity, ...] = ALL
    extensions: ExtensionRule = field(default_factory=ExtensionRule)


def task_customs(session: Session) -> TaskCustoms:
    """Return what this office chose."""
    return TaskCustoms(
        soon_days=soon_days(session),
        before_is_exclusive=before_is_exclusive(session),
        clarities=asked_clarity(session),
        extensions=extension_rule(session),
    )


def before_is_exclusive(session: Session) -> bool:
    """Tell whether "trước ngày X" ends on the day before X."""
    return file_setting(session, BEFORE_SETTING, "true") != "false"


def save_task_customs(session: Session, customs: TaskCustoms) -> Changes:
    """Keep what this office chose; no deadline already given moves. Raises ValidationError, then nothing is kept."""
    if not 0 <= customs.soon_days <= MOST_SOON_DAYS:
        sentence = _("Soon is a whole number of days from 0 to {most}.")
        raise ValidationError(sentence.format(most=MOST_SOON_DAYS), "soon_days")
    changes = set_extension_rule(session, customs.extensions) | ask_for_clarity(session, customs.clarities)
    soon = "" if customs.soon_days == DUE_SOON_DAYS else str(customs.soon_days)
    changes |= set_file_setting(session, SOON_SETTING, soon)
    changes |= set_file_setting(session, BEFORE_SETTING, "" if customs.before_is_exclusive else "false")
    return changes | Changes.of(TASK)
