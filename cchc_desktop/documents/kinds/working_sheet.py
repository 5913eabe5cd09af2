"""What working sheets have in common: their head, their end, the words for labels and rates (documents.md 8.8)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from cchc_desktop.committee.records import SealCase
from cchc_desktop.committee.rules import post_above_name, seal_case_for
from cchc_desktop.documents.content import Paragraph, Role, SheetHead, Signature, SignatureRow
from cchc_desktop.documents.kinds.common import letterhead, signer_name
from cchc_desktop.documents.kinds.sheet_facts import Office
from cchc_desktop.tasks.count_records import CountLine
from cchc_desktop.tasks.deadline_words import deadline_words
from cchc_desktop.tasks.records import DeadlineLabel, Totals
from cchc_desktop.tasks.rules import rates
from cchc_desktop.text.dates import long_date, short_date
from cchc_desktop.text.numbers import format_number, format_rate

MAKER = "NGƯỜI LẬP BIỂU"
NO_TASKS = "Không có nhiệm vụ nào."

LABELS: Mapping[DeadlineLabel, str] = MappingProxyType(
    {
        DeadlineLabel.DONE_ON_TIME: "Hoàn thành đúng hạn",
        DeadlineLabel.DONE_LATE: "Hoàn thành quá hạn",
        DeadlineLabel.DONE_NO_DEADLINE: "Hoàn thành không hạn",
        DeadlineLabel.ON_TRACK: "Đang thực hiện trong hạn",
        DeadlineLabel.DUE_SOON: "Sắp đến hạn",
        DeadlineLabel.OVERDUE: "Quá hạn chưa hoàn thành",
        DeadlineLabel.NO_DEADLINE: "Đang thực hiện không hạn",
        DeadlineLabel.PAUSED: "Tạm dừng",
        DeadlineLabel.CANCELLED: "Thôi theo dõi",
    }
)
"""The labels in the order in which sheets print them."""

_SHARES = MappingProxyType(
    {
        "completed_of_all": "hoàn thành {share} tổng số nhiệm vụ",
        "on_time_of_completed": "hoàn thành đúng hạn {share} số đã hoàn thành",
        "on_time_of_all": "hoàn thành đúng hạn {share} tổng số nhiệm vụ",
        "overdue_of_all_with_deadline": "quá hạn chưa hoàn thành {share} số nhiệm vụ có thời hạn",
    }
)


def sheet_head(office: Office, kind: str, title: str, *reference: str) -> SheetHead:
    """Return the head of a sheet: the organ by seal case, the day of printing, the title."""
    profile, printed = office.profile, f"Ngày in: {short_date(office.printed_on)}"
    head = letterhead(profile, seal_case_for(profile, kind, None), number=None, draft=False)
    return SheetHead(head.superior, head.issuer, title, reference, printed, anchor="title")


def organ(office: Office, kind: str) -> str:
    """Return the organ whose sheet it is."""
    is_organisation = seal_case_for(office.profile, kind, None) is SealCase.A
    return office.profile.organisation if is_organisation else office.profile.committee


def as_of_words(day: date) -> str:
    """Return "Tính đến ngày 05 tháng 4 năm 2021"."""
    return f"Tính đến {long_date(day)}"


def signatures(office: Office, kind: str) -> SignatureRow:
    """Return the one row at the end: who made the sheet, and who signs it, by seal case."""
    case = seal_case_for(office.profile, kind, office.head.id if office.head else None)
    title = "CHỦ TỊCH" if case is SealCase.A else "TRƯỞNG BAN"
    post = post_above_name(office.profile, kind, office.head, case)
    signer = Signature((title,), signer_name(office.head), post, anchor="signer")
    return SignatureRow(signer, Signature((MAKER,), signer_name(office.maker), anchor="maker"))


def legend(*lines: str) -> tuple[Paragraph, ...]:
    """Return the small lines under a table."""
    return tuple(Paragraph.of(line, role=Role.LEGEND) for line in lines)


def due_words(line: CountLine) -> str:
    """Return the deadline as papers print it; work that comes back adds the day of its period."""
    words = deadline_words(line.due_wording, line.due_on, original=line.original_due_on, is_recurring=bool(line.period))
    if line.period and line.due_on is not None:
        return f"{words} ({short_date(line.due_on)})"
    return words


def state_words(line: CountLine) -> str:
    """Return the label, and how late: "Quá hạn chưa hoàn thành 112 ngày (77 ngày làm việc)"."""
    words = LABELS[line.label]
    if line.days_late:
        words += f" {format_number(line.days_late)} ngày ({format_number(line.working_days_late)} ngày làm việc)"
    if line.completed_on is not None:
        words += f"; xong {short_date(line.completed_on)}"
    return words


def sum_words(totals: Totals) -> str:
    """Return the labels that occur with their numbers: "hoàn thành đúng hạn 6; sắp đến hạn 2"."""
    return "; ".join(
        f"{words[0].lower()}{words[1:]} {format_number(totals.of(label))}"
        for label, words in LABELS.items()
        if totals.of(label)
    )


def addition_words(totals: Totals) -> str:
    """Return the sum with its parts: "14 nhiệm vụ = 6 hoàn thành đúng hạn + 2 sắp đến hạn"."""
    parts = " + ".join(
        f"{format_number(totals.of(label))} {words[0].lower()}{words[1:]}"
        for label, words in LABELS.items()
        if totals.of(label)
    )
    return f"{format_number(totals.all)} nhiệm vụ = {parts}" if parts else "0 nhiệm vụ"


def share(numerator: int, denominator: int) -> str:
    """Return "6/8 (75%)"; without cases there is no rate."""
    fraction = f"{format_number(numerator)}/{format_number(denominator)}"
    return f"{fraction} ({format_rate(numerator, denominator)})" if denominator else fraction


def rate_words(totals: Totals) -> str:
    """Return the rates of a sheet, each with its denominator named."""
    found = rates(totals)
    return "Tỷ lệ: " + "; ".join(words.format(share=share(*found[name])) for name, words in _SHARES.items()) + "."


def explanation(office: Office) -> str:
    """Return what the words of a sheet mean."""
    return (
        "Chú giải: thời hạn là ngày cuối cùng được coi là đúng hạn, đến hạn trong ngày chưa là quá hạn; “–”: Không "
        f"thời hạn; sắp đến hạn: còn không quá {office.soon_days} ngày; số ngày quá hạn tính từ ngày sau thời hạn, "
        "trong ngoặc là ngày làm việc; nhiệm vụ con ghi dưới nhiệm vụ cha, không cộng vào tổng."
    )
