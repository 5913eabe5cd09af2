"""What must fit together across the keys of a data set: codes, meetings, tasks, commitments, inspections, figures."""

from __future__ import annotations

from datetime import date

from cchc_desktop.exchange.dataset_commitments import check_commitments
from cchc_desktop.exchange.faults import quoted, refused
from cchc_desktop.exchange.paper_checks import check_papers
from cchc_desktop.exchange.records import Record
from cchc_desktop.exchange.shapes import Found, Reference
from cchc_desktop.exchange.task_checks import check_completion, check_tasks
from cchc_desktop.i18n import _

_HOMES = {
    "task": "nhiem_vu",
    "meeting": "hop",
    "commitment": "cam_ket",
    "inspection": "kiem_tra",
    "initiative": "mo_hinh",
    "index": "chi_so",
}
"""Where the codes of the other sets are defined; a data set without that key leaves those records out on purpose."""

_MOST_NAMED = 5


def check_all(data: Record, found: Found, today: date) -> None:
    """Raise ValidationError for the first thing that does not fit; ``today`` is the day the data set is looked at."""
    _check_codes(data, found)
    for reference in found.references:
        _check_reference(reference, found)
    for meeting in data.records("hop"):
        _check_meeting(meeting)
    check_papers(data)
    check_tasks(data, today)
    check_commitments(data)
    for inspection in data.records("kiem_tra"):
        for finding in inspection.records("phat_hien"):
            check_completion(finding, "xong", today)
    for record in (*data.records("ban_giao"), *_pauses(data)):
        check_interval(record, "tu", "den")
    for handover in data.records("ban_giao"):
        if handover.text("nguoi") == handover.text("nguoi_nhan"):
            fault = _("{code} hands over and takes over").format(code=handover.text("nguoi"))
            raise handover.refused("nguoi_nhan", fault)
    for record in data.records("ho_so_tthc"):
        check_interval(record, "tu_ngay", "den_ngay")


def check_interval(record: Record, start: str, end: str) -> None:
    """Refuse an end before its start, for dates and for times."""
    first_day, last_day, first, last = record.day(start), record.day(end), record.clock(start), record.clock(end)
    fault = _("the end {end} lies before the start {start}")
    if first_day is not None and last_day is not None and last_day < first_day:
        raise record.refused(end, fault.format(end=last_day, start=first_day))
    if first is not None and last is not None and last < first:
        raise record.refused(end, fault.format(end=f"{last:%H:%M}", start=f"{first:%H:%M}"))


def dossier_difference(record: Record) -> int:
    """Return (carried over + received) − (on time + late + in hand); 0 when a figure is missing or all fits."""
    figures = [record.whole(key) for key in ("tiep_nhan", "dung_han", "tre_han", "dang_giai_quyet")]
    received, on_time, late, in_hand = (figure or 0 for figure in figures)
    if None in figures:
        return 0
    return (record.whole("ton_ky_truoc") or 0) + received - on_time - late - in_hand


def loose_ends(data: Record, found: Found) -> list[str]:
    """Return "place → code" for each reference to a task, meeting or the like that the data set does not hold."""
    loose = [
        f"{reference.place} → {reference.code}"
        for reference in found.references
        if data.has(_HOMES.get(reference.kinds[0], "")) and not _exists(reference, found)
    ]
    return [*loose[:_MOST_NAMED], "…"] if len(loose) > _MOST_NAMED else loose


def _check_codes(data: Record, found: Found) -> None:
    people = found.codes.get("person", set())
    for key in ("bo_phan", "bo_phan_2_cap"):
        for department in data.records(key):
            if department.text("ma") in people:
                raise department.refused("ma", _("a person has the same code"))


def _check_reference(reference: Reference, found: Found) -> None:
    """Refuse an unknown person or department; of other records only parts may stand in a data set."""
    if reference.kinds[0] in _HOMES or _exists(reference, found):
        return
    faults = {
        ("person",): _("there is no person {code}"),
        ("department",): _("there is no department {code}"),
        ("person", "department"): _("there is no person or department {code}"),
    }
    raise refused(reference.place, reference.line, faults[reference.kinds].format(code=quoted(reference.code)))


def _exists(reference: Reference, found: Found) -> bool:
    return any(reference.code in found.codes.get(kind, ()) for kind in reference.kinds)


def _check_meeting(meeting: Record) -> None:
    start, end = meeting.clock("bat_dau"), meeting.clock("ket_thuc")
    if start is not None and end is not None and end <= start:
        raise meeting.refused(
            "ket_thuc",
            _("the end {end} does not lie after the start {start}").format(end=f"{end:%H:%M}", start=f"{start:%H:%M}"),
        )
    if meeting.has("chu_tri") and meeting.text("chu_tri") == meeting.text("thu_ky"):
        raise meeting.refused("thu_ky", _("{code} is the chair and the secretary").format(code=meeting.text("thu_ky")))
    for item in meeting.records("chuong_trinh"):
        check_interval(item, "tu", "den")
    if roll_call := meeting.record("diem_danh"):
        _check_roll_call(roll_call)
    if (sites := meeting.record("diem_cau")) and (branches := sites.record("nhanh")):
        _check_branches(branches)


def _check_roll_call(roll_call: Record) -> None:
    seen: dict[str, str] = {}
    for key in ("co_mat", "vang_co_ly_do", "vang_khong_ly_do", "cu_nguoi_du_thay"):
        for code in (*roll_call.texts(key), *(item.text("nguoi") for item in roll_call.records(key))):
            if code in seen:
                raise roll_call.refused(
                    key, _("{code} stands in the roll call twice (first in {key})").format(code=code, key=seen[code])
                )
            seen[code] = key


def _check_branches(branches: Record) -> None:
    count = branches.whole("so_luong") or 0
    connected = branches.whole("co_ket_noi")
    if connected is not None and connected > count:
        raise branches.refused(
            "co_ket_noi", _("{connected} of {count} sites cannot be connected").format(connected=connected, count=count)
        )
    for lost in branches.records("mat_ket_noi"):
        if (lost.whole("so") or 0) > count:
            raise lost.refused("so", _("there are only {count} sites").format(count=count))


def _pauses(data: Record) -> list[Record]:
    return [pause for task in data.records("nhiem_vu") if (pause := task.record("tam_dung"))]
