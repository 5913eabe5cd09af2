"""From the file of a data set to checked plain values; meetings and calendar have modules of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from cchc_desktop.committee.records import AddressForm, DepartmentKind, Gender, SealCase
from cchc_desktop.exchange.dataset import DataSet, DepartmentData, PersonData, UnitData
from cchc_desktop.exchange.dataset_calendar import counted_by, read_calendar
from cchc_desktop.exchange.dataset_checks import check_all, dossier_difference, loose_ends
from cchc_desktop.exchange.dataset_commitments import commitment_warnings, read_commitments
from cchc_desktop.exchange.dataset_keys import DATA_SET
from cchc_desktop.exchange.dataset_meetings import read_meetings
from cchc_desktop.exchange.dataset_tasks import read_handovers, read_tasks
from cchc_desktop.exchange.faults import refused
from cchc_desktop.exchange.paper_checks import paper_warnings
from cchc_desktop.exchange.records import Record
from cchc_desktop.exchange.shapes import Found
from cchc_desktop.exchange.yaml_nodes import MapNode, read_nodes
from cchc_desktop.i18n import _

LAST_DAY_OF_OLD_DEPARTMENTS = date(2025, 6, 30)
"""The day before wards got the departments of the two-tier government (Luật 72/2025/QH15)."""

FIRST_DAY_OF_NEW_DEPARTMENTS = date(2025, 7, 1)

_LEADERS_CODE = "LD"
_GENDERS = {"nam": Gender.MALE, "nữ": Gender.FEMALE}


def read_dataset(path: Path, *, today: date | None = None) -> DataSet:
    """Read and check a data set; ``today`` stands in where it has no ``meta.ngay_xet`` (default: the clock's).

    Raises NotFound, StorageError, or ValidationError with one sentence that names the key and line.
    """
    nodes, found = read_nodes(path), Found()
    if not isinstance(nodes, MapNode):
        raise refused("", nodes.line, _("“{name}” holds no keys such as don_vi, nguoi, hop").format(name=path.name))
    data = DATA_SET.read(nodes, "", found)
    assert isinstance(data, Record)
    meta = data.record("meta") or Record("meta", 1, {}, {})
    as_of = meta.day("ngay_xet")
    judged_on = as_of or today or date.today()
    check_all(data, found, judged_on)
    people = tuple(_person(record) for record in data.records("nguoi"))
    meetings, differences = read_meetings(data.records("hop"), people, judged_on)
    calendar = read_calendar(data)
    excludes = meta.text("quy_tac_truoc_ngay") != "gom"
    given = read_tasks(data, judged_on, counted_by(calendar), before_excludes_day=excludes)
    return DataSet(
        unit=_unit(data),
        departments=tuple(_departments(data)),
        people=people,
        meetings=meetings,
        tasks=given.tasks,
        without_task=given.without_task,
        handovers=read_handovers(data),
        commitments=read_commitments(data, judged_on),
        calendar=calendar,
        as_of_date=as_of,
        due_soon_days=meta.whole("nguong_sap_den_han"),
        before_is_exclusive=meta.text("quy_tac_truoc_ngay") == "khong_gom" if meta.has("quy_tac_truoc_ngay") else None,
        warnings=(*_warnings(data, found), *given.warnings, *differences),
    )


def _unit(data: Record) -> UnitData:
    unit = data.record("don_vi")
    assert unit is not None
    founding = unit.record("quyet_dinh_thanh_lap") or Record("", 0, {}, {})
    return UnitData(
        name=unit.text("ten"),
        short_name=unit.text("ten_viet_tat") or re.sub("^Ủy ban nhân dân", "UBND", unit.text("ten")),
        committee=unit.text("ban_chi_dao"),
        superior=unit.text("cap_tren"),
        province=unit.text("tinh_thanh"),
        place_name=unit.text("dia_danh"),
        symbol=unit.text("ky_hieu_co_quan") or "UBND",
        committee_symbol=unit.text("ky_hieu_bcd") or "BCĐ",
        letterhead_lines=unit.texts("bcd_tren_van_ban"),
        seal_case=SealCase(unit.text("mau_dau") or "A"),
        size_preset=unit.text("co_chu") or "lon",
        address_form=AddressForm.MR_MRS if unit.text("xung_ho").startswith("ông") else AddressForm.COMRADE,
        founded_by_number=founding.text("so"),
        founded_on=founding.day("ngay"),
        founded_by_title=founding.text("trich_yeu"),
    )


def _departments(data: Record) -> Iterable[DepartmentData]:
    """Return both sets; where both are there, each is valid on its side of 01/7/2025."""
    both = data.has("bo_phan") and data.has("bo_phan_2_cap")
    for key, since, until in (
        ("bo_phan", None, LAST_DAY_OF_OLD_DEPARTMENTS),
        ("bo_phan_2_cap", FIRST_DAY_OF_NEW_DEPARTMENTS, None),
    ):
        for record in data.records(key):
            code, name = record.text("ma"), record.text("ten")
            is_leaders = code == _LEADERS_CODE or name.startswith("Lãnh đạo")
            kind = DepartmentKind.LEADERS if is_leaders else DepartmentKind.UNIT
            yield DepartmentData(code, name, kind, since if both else None, until if both else None)


def _person(record: Record) -> PersonData:
    return PersonData(
        code=record.text("ma"),
        full_name=record.text("ho_ten"),
        gender=_GENDERS.get(record.text("gt")),
        post=record.text("chuc_vu"),
        department=record.text("bo_phan"),
        role=record.text("vai_tro"),
        in_charge_of=record.text("phu_trach"),
        kind=record.text("loai"),
    )


def _warnings(data: Record, found: Found) -> tuple[str, ...]:
    """Return what the keys themselves leave in doubt, a sentence each."""
    in_doubt = (*_dossier_warnings(data), *commitment_warnings(data), *paper_warnings(data))
    return (*_room_warning(found), *_loose_warning(data, found), *in_doubt)


def _room_warning(found: Found) -> tuple[str, ...]:
    """Return one line that names the keys which were checked and kept nowhere."""
    if not found.without_room:
        return ()
    keys = ", ".join(found.without_room)
    return (_("Checked, but not loaded because their room does not exist yet: {keys}.").format(keys=keys),)


def _loose_warning(data: Record, found: Found) -> tuple[str, ...]:
    loose = loose_ends(data, found)
    if not loose:
        return ()
    sentence = _("These keys point at records that the data set does not hold: {places}.")
    return (sentence.format(places="; ".join(loose)),)


def _dossier_warnings(data: Record) -> tuple[str, ...]:
    return tuple(
        _("{place}: the dossiers of the period {period} do not add up, the difference is {difference}.").format(
            place=record.place, period=record.text("ky"), difference=f"{difference:+d}"
        )
        for record in data.records("ho_so_tthc")
        if (difference := dossier_difference(record))
    )
