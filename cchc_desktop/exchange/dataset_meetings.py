"""The meetings of a data set as plain values: state, agenda, sites, roll call, conclusions and papers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cchc_desktop.exchange.dataset import AgendaData, AttendanceData, MeetingData, PersonData
from cchc_desktop.exchange.dataset_minutes import apply_whole_text
from cchc_desktop.exchange.records import Record
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingKind, MeetingMode, MeetingState, Presence, SiteEntry, SiteState
from cchc_desktop.meetings.rules import default_period, proposed_noun
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES

BEFORE_THE_PROGRAM = "có trước khi dùng chương trình"
"""The register's note on a paper that came with the data set, without stored bytes (product.md 7)."""

_KINDS = {
    "giao_ban_thang": MeetingKind.MONTHLY,
    "giao_ban_quy": MeetingKind.QUARTERLY,
    "so_ket_6_thang": MeetingKind.HALF_YEAR,
    "giao_ban_9_thang": MeetingKind.NINE_MONTHS,
    "tong_ket_nam": MeetingKind.YEAR_END,
    "kiem_tra": MeetingKind.INSPECTION,
    "dot_xuat": MeetingKind.EXTRAORDINARY,
}
_MODES = {"truc_tiep": MeetingMode.IN_PERSON, "truc_tuyen": MeetingMode.ONLINE, "ket_hop": MeetingMode.HYBRID}
_STATES = {
    "du_kien": MeetingState.PLANNED,
    "da_hop": MeetingState.HELD,
    "du_thao": MeetingState.DRAFT_MINUTES,
    "da_ky": MeetingState.SIGNED,
    "hoan": MeetingState.POSTPONED,
    "huy": MeetingState.CANCELLED,
}
_ROLL_CALL = (
    ("co_mat", Presence.PRESENT),
    ("vang_co_ly_do", Presence.ABSENT_WITH_REASON),
    ("vang_khong_ly_do", Presence.ABSENT_WITHOUT_REASON),
    ("cu_nguoi_du_thay", Presence.SUBSTITUTE),
)


def read_meetings(
    records: Iterable[Record], people: Sequence[PersonData], today: date
) -> tuple[tuple[MeetingData, ...], tuple[str, ...]]:
    """Return the meetings and one warning for each whose text and fields differ."""
    names = {person.full_name: person.code for person in people}
    ranks = {person.code: rank for rank, person in enumerate(people)}
    meetings, warnings = [], []
    for record in records:
        meeting, differences = apply_whole_text(_meeting(record, ranks, today), names)
        meetings.append(meeting)
        if differences:
            warnings.append(
                _("{place}.bien_ban: the text differs from the fields, which were kept: {differences}.").format(
                    place=record.place, differences="; ".join(differences)
                )
            )
    return tuple(meetings), tuple(warnings)


def state_of(record: Record, today: date) -> MeetingState:
    """Return where a meeting stands on ``today`` (product.md 7): signed, draft minutes or planned."""
    if record.has("trang_thai"):
        return _STATES[record.text("trang_thai")]
    if any(
        paper.text("loai") == MINUTES and paper.has("so") and paper.has("ngay") for paper in record.records("tai_lieu")
    ):
        return MeetingState.SIGNED
    day = record.day("ngay")
    has_minutes = any(record.has(key) for key in ("bien_ban", "ket_luan", "diem_danh"))
    if day is not None and (day < today or (day == today and has_minutes)):
        return MeetingState.DRAFT_MINUTES
    return MeetingState.PLANNED


def _meeting(record: Record, ranks: dict[str, int], today: date) -> MeetingData:
    kind, day = _KINDS[record.text("loai")], record.day("ngay")
    assert day is not None
    sites = record.record("diem_cau")
    entries = _sites(sites)
    return MeetingData(
        code=record.text("ma"),
        kind=kind,
        period=record.text("ky") or default_period(kind, day).code,
        title=record.text("ten"),
        noun=proposed_noun(record.text("ten")),
        start_date=day,
        state=state_of(record, today),
        mode=_MODES[record.text("hinh_thuc") or ("ket_hop" if sites else "truc_tiep")],
        start_time=record.clock("bat_dau"),
        end_time=record.clock("ket_thuc"),
        place=record.text("dia_diem"),
        chair=record.text("chu_tri"),
        secretary=record.text("thu_ky"),
        agenda=tuple(_agenda_item(item) for item in in_order(record.records("chuong_trinh"))),
        sites=entries,
        branch_site_kind=_branches(sites).text("loai"),
        connected_sites_recorded=_recorded_connections(sites, entries),
        attendance=tuple(_attendance(record.record("diem_danh"), ranks)),
        participants_wording=tuple(line for line in record.texts("thanh_phan_ghi") if line),
        conclusions_lead_in=record.text("ket_luan_mo_dau"),
        conclusions=tuple(item.text("noi_dung") for item in in_order(record.records("ket_luan"))),
        proceedings=record.text("bien_ban"),
        papers=tuple(_paper(paper) for paper in record.records("tai_lieu")),
    )


def in_order(items: tuple[Record, ...]) -> list[Record]:
    """Return the items by their number; those without one stay where they stand."""
    return (
        sorted(items, key=lambda item: item.whole("stt") or 0) if all(item.has("stt") for item in items) else [*items]
    )


def _agenda_item(item: Record) -> AgendaData:
    return AgendaData(item.text("noi_dung"), item.clock("tu"), item.clock("den"), item.text("nguoi"))


def _branches(sites: Record | None) -> Record:
    return (sites.record("nhanh") if sites else None) or Record("", 0, {}, {})


def _sites(sites: Record | None) -> tuple[SiteEntry, ...]:
    if sites is None:
        return ()
    branches = _branches(sites)
    lost = {item.whole("so"): item for item in branches.records("mat_ket_noi")}
    entries = [SiteEntry(name=sites.text("chinh"), is_main=True)] if sites.has("chinh") else []
    for number in range(1, (branches.whole("so_luong") or 0) + 1):
        entry = SiteEntry(name=branches.text("loai"), number=number)
        if number in lost:
            item = lost[number]
            entry = SiteEntry(
                name=entry.name,
                number=number,
                state=SiteState.LOST,
                lost_at=item.clock("tu"),
                note=item.text("ghi_chu"),
            )
        entries.append(entry)
    return tuple(entries)


def _recorded_connections(sites: Record | None, entries: Iterable[SiteEntry]) -> int | None:
    """Return the count of connected branch sites where it differs from what the sites say."""
    recorded = _branches(sites).whole("co_ket_noi")
    connected = sum(1 for entry in entries if not entry.is_main and entry.state is SiteState.CONNECTED)
    return None if recorded == connected else recorded


def _attendance(roll_call: Record | None, ranks: dict[str, int]) -> list[AttendanceData]:
    if roll_call is None:
        return []
    entries = [
        entry
        for key, presence in _ROLL_CALL
        for entry in (
            *(AttendanceData(code, presence) for code in roll_call.texts(key)),
            *(
                AttendanceData(item.text("nguoi"), presence, item.text("ly_do"), item.text("thay_boi"))
                for item in roll_call.records(key)
            ),
        )
    ]
    return sorted(entries, key=lambda entry: ranks[entry.person])


def _paper(record: Record) -> Paper:
    number, _slash, symbol = record.text("so").partition("/")
    return Paper(
        type_code=record.text("loai"),
        number=number,
        symbol=symbol,
        issued_on=record.day("ngay"),
        title=record.text("trich_yeu"),
        note=BEFORE_THE_PROGRAM,
    )
