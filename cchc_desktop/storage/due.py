"""When a backup is due: a rule on plain values, so that every hour of a week can be tried."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from cchc_desktop.storage.copy_names import Reason

QUIET_SECONDS = 10
"""So long nothing was typed before a backup begins: every save begins it again."""

AT_MOST_EVERY = timedelta(hours=1)
ELSEWHERE_WITHIN = timedelta(days=7)
"""How old the copy on another disk may be."""

DRILL_EVERY = timedelta(days=30)


class Occasion(Enum):
    """The moments at which the window asks."""

    STARTED = "started"
    QUIET = "quiet"
    CLOSING = "closing"


@dataclass(frozen=True)
class Known:
    """What is known of a file and its backups: moments in local time, None where there is none.

    ``written`` is when the file was last written to, ``newest`` the newest backup that is not dated in the future.
    """

    written: datetime | None
    newest: datetime | None

    @property
    def is_changed(self) -> bool:
        """Tell whether the newest backup does not hold the last change; in doubt it does not."""
        if self.written is None:
            return False
        return self.newest is None or self.written >= self.newest


def newest_of(moments: Iterable[datetime], now: datetime) -> datetime | None:
    """Return the newest moment that is not in the future: a copy made under a wrong clock proves nothing."""
    return max((moment for moment in moments if moment <= now), default=None)


def due(occasion: Occasion, known: Known, *, now: datetime) -> Reason | None:
    """Return the reason for a backup at this moment, or None.

    At the first start of a day in any case; later only when something changed since, and while she works at most once
    an hour.
    """
    if occasion is Occasion.STARTED and (known.newest is None or known.newest.date() != now.date()):
        return Reason.DAILY
    if not known.is_changed:
        return None
    if occasion is Occasion.CLOSING:
        return Reason.CLOSING
    is_fresh = known.newest is not None and now - known.newest < AT_MOST_EVERY
    return None if is_fresh else Reason.CHANGED


def is_reminder_due(
    copied_elsewhere: datetime | None, first_seen: datetime, reminded: datetime | None, *, now: datetime
) -> bool:
    """Tell whether to say that no copy is on another disk: after seven days without one, at most once a day.

    ``first_seen`` is when this computer first had the file: a new file has seven days too. Days in the future (a
    wrong clock) count as never.
    """
    last = newest_of((moment for moment in (copied_elsewhere, first_seen) if moment is not None), now)
    is_late = last is None or now - last >= ELSEWHERE_WITHIN
    return is_late and (reminded is None or reminded.date() != now.date())


def is_drill_due(drilled: datetime | None, first_seen: datetime, *, now: datetime) -> bool:
    """Tell whether the monthly drill is due."""
    last = newest_of((moment for moment in (drilled, first_seen) if moment is not None), now)
    return last is None or now - last >= DRILL_EVERY
