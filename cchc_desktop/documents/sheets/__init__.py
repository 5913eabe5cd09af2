"""Papers that are about more than one meeting; each room has its readings in a file of its own."""

from __future__ import annotations

from cchc_desktop.documents.kinds import count, day_digest, task_register, task_slip
from cchc_desktop.documents.sheets.asked import SAMPLE_DAY, Asked, Asks, SheetKind
from cchc_desktop.documents.sheets.mornings import read_morning
from cchc_desktop.documents.sheets.tasks import read_count, read_register, read_slips

_TODAY = Asked(SAMPLE_DAY)
_QUARTER = Asked(SAMPLE_DAY, period="2021-Q1")
_PERSON = Asked(SAMPLE_DAY, of="P04")

SHEET_KINDS = (
    SheetKind(task_register.KIND, "Bảng theo dõi nhiệm vụ", Asks.MAYBE_PERIOD, read_register, _TODAY),
    SheetKind(count.KIND, "Bảng kiểm đếm", Asks.PERIOD, read_count, _QUARTER),
    SheetKind(task_slip.KIND, "Phiếu nhiệm vụ cá nhân", Asks.MAYBE_PERSON, read_slips, _PERSON),
    SheetKind(day_digest.KIND, "Báo cáo đầu ngày", Asks.NOTHING, read_morning, _TODAY),
)
