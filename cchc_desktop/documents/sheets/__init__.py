"""Papers that are about more than one meeting; each room has its readings in a file of its own."""

from __future__ import annotations

from cchc_desktop.documents.kinds import (
    commitment,
    commitment_register,
    count,
    day_digest,
    document_register,
    extension_form,
    handover_minutes,
    reminder_letter,
    task_register,
    task_slip,
)
from cchc_desktop.documents.sheets.asked import SAMPLE_DAY, Asked, Asks, SheetKind
from cchc_desktop.documents.sheets.commitments import (
    newest_commitment,
    read_commitment_register,
    read_commitments,
)
from cchc_desktop.documents.sheets.extensions import read_extension
from cchc_desktop.documents.sheets.handovers import newest_handover, read_handover
from cchc_desktop.documents.sheets.letters import newest_reminder, read_reminders
from cchc_desktop.documents.sheets.mornings import read_morning
from cchc_desktop.documents.sheets.outgoing import read_outgoing
from cchc_desktop.documents.sheets.tasks import read_count, read_register, read_slips

_TODAY = Asked(SAMPLE_DAY)
_QUARTER = Asked(SAMPLE_DAY, period="2021-Q1")
_PERSON = Asked(SAMPLE_DAY, of="P04")

SHEET_KINDS = (
    SheetKind(task_register.KIND, "Bảng theo dõi nhiệm vụ", Asks.MAYBE_PERIOD, read_register, _TODAY),
    SheetKind(count.KIND, "Bảng kiểm đếm", Asks.PERIOD, read_count, _QUARTER),
    SheetKind(task_slip.KIND, "Phiếu nhiệm vụ cá nhân", Asks.MAYBE_PERSON, read_slips, _PERSON),
    SheetKind(day_digest.KIND, "Báo cáo đầu ngày", Asks.NOTHING, read_morning, _TODAY),
    SheetKind(
        reminder_letter.KIND,
        "Công văn đôn đốc",
        Asks.MAYBE_ONE,
        read_reminders,
        Asked(SAMPLE_DAY, of="MC"),
        slots=reminder_letter.SLOTS,
        is_signed=True,
        newest=newest_reminder,
    ),
    SheetKind(
        extension_form.KIND,
        "Phiếu đề nghị gia hạn",
        Asks.ONE,
        read_extension,
        Asked(SAMPLE_DAY, of="T05"),
    ),
    SheetKind(
        handover_minutes.KIND,
        "Biên bản bàn giao công việc",
        Asks.ONE,
        read_handover,
        Asked(SAMPLE_DAY, of="BG1"),
        slots=handover_minutes.SLOTS,
        is_signed=True,
        is_confirmed=True,
        newest=newest_handover,
    ),
    SheetKind(
        commitment.KIND,
        "Bản cam kết",
        Asks.ONE_OR_PERIOD,
        read_commitments,
        Asked(SAMPLE_DAY, of="C2"),
        slots=commitment.SLOTS,
        is_signed=True,
        is_confirmed=True,
        newest=newest_commitment,
    ),
    SheetKind(
        commitment_register.KIND,
        "Bảng theo dõi cam kết",
        Asks.PERIOD,
        read_commitment_register,
        Asked(SAMPLE_DAY, period="2021"),
    ),
    SheetKind(
        document_register.KIND,
        "Sổ đăng ký văn bản đi",
        Asks.PERIOD,
        read_outgoing,
        Asked(SAMPLE_DAY, period="2020"),
    ),
)
