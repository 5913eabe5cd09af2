"""Three invented committees: the sample, a ward since 01/7/2025 and a commune before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import yaml

from cchc_desktop import paths
from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow, Gender, PersonAtDate
from cchc_desktop.tasks.instructions import Known, ProposedTask, read_instruction

CALENDAR = default_calendar()
SAMPLE: dict[str, Any] = yaml.safe_load(paths.resources("sample", "sample.yaml").read_text(encoding="utf-8"))

_NEW_UNITS = (
    ("VP", "Văn phòng HĐND và UBND"),
    ("VPDU", "Văn phòng Đảng ủy"),
    ("KTHT", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ("VHXH", "Phòng Văn hóa - Xã hội"),
    ("HCC", "Trung tâm Phục vụ hành chính công"),
    ("BQLDA", "Ban Quản lý dự án"),
    ("TYT", "Trạm Y tế"),
    ("CA", "Công an phường"),
    ("QS", "Ban Chỉ huy Quân sự phường"),
    ("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam phường và các tổ chức chính trị - xã hội"),
    ("LD", "Lãnh đạo UBND phường"),
)
_NEW_PEOPLE = (
    ("N01", "Trịnh Hoài Phương", "nữ", "Chủ tịch UBND phường", "LD", "Trưởng Ban Chỉ đạo", ""),
    ("N02", "Lương Gia Bảo", "nam", "Phó Chủ tịch UBND phường", "LD", "", "khối kinh tế - đô thị"),
    ("N03", "Mạc Thị Diễm", "nữ", "Phó Chủ tịch UBND phường", "LD", "", "khối văn hóa - xã hội"),
    ("N04", "Đoàn Hữu Tâm", "nam", "Chánh Văn phòng HĐND và UBND", "VP", "Thư ký Ban Chỉ đạo", ""),
    ("N05", "Quách Thu Trà", "nữ", "Phó Chánh Văn phòng HĐND và UBND", "VP", "", ""),
    ("N06", "Ninh Xuân Lộc", "nam", "Trưởng phòng Kinh tế, Hạ tầng và Đô thị", "KTHT", "", ""),
    ("N07", "Thái Bích Ngân", "nữ", "Trưởng phòng Văn hóa - Xã hội", "VHXH", "", ""),
    ("N08", "Hồ Minh Tuệ", "nam", "Giám đốc Trung tâm Phục vụ hành chính công", "HCC", "", ""),
    ("N09", "Triệu Quang Vinh", "nam", "Trưởng Công an phường", "CA", "", ""),
    ("N10", "Giang Thị Mơ", "nữ", "Chuyên viên Phòng Văn hóa - Xã hội", "VHXH", "", ""),
    ("N11", "Kiều Anh Thơ", "nữ", "Chuyên viên Văn phòng HĐND và UBND", "VP", "", ""),
    ("N12", "Vi Đức Long", "nam", "Phó Chủ tịch HĐND phường", "LD", "", ""),
    ("N13", "La Thị Hạnh", "nữ", "Chủ tịch Ủy ban MTTQ Việt Nam phường", "MTTQ", "", ""),
)
_COMMUNE_UNITS = (
    ("LD", "Lãnh đạo UBND xã"),
    ("VPTK", "Văn phòng - Thống kê"),
    ("TCKT", "Tài chính - Kế toán"),
    ("DCNN", "Địa chính - Nông nghiệp - Xây dựng và Môi trường"),
    ("MC", "Bộ phận Tiếp nhận và Trả kết quả"),
    ("CA", "Công an xã"),
    ("HPN", "Hội Liên hiệp Phụ nữ xã"),
    ("HCCB", "Hội Cựu chiến binh xã"),
    ("HND", "Hội Nông dân xã"),
)
_COMMUNE_PEOPLE = (
    ("X01", "Sùng A Páo", "nam", "Chủ tịch UBND xã", "LD", "Trưởng Ban Chỉ đạo", ""),
    ("X02", "Lò Thị Xuân", "nữ", "Phó Chủ tịch UBND xã", "LD", "", ""),
    ("X03", "Hà Văn Quý", "nam", "Công chức Văn phòng - Thống kê", "VPTK", "", ""),
    ("X04", "Lò Văn Xuân", "nam", "Công chức Tài chính - Kế toán", "TCKT", "", ""),
    ("X05", "Đinh Văn Thơm", "nam", "Trưởng Công an xã", "CA", "", ""),
)


def units(rows: Sequence[tuple[str, str]]) -> list[DepartmentRow]:
    """Departments from codes and names."""
    return [
        DepartmentRow(number, code, name, "", DepartmentKind.UNIT, None, None)
        for number, (code, name) in enumerate(rows, start=1)
    ]


def people(
    rows: Sequence[tuple[str, str, str, str, str, str, str]], departments: Sequence[DepartmentRow]
) -> list[PersonAtDate]:
    """People from code, name, gender, post, unit, role and what they are in charge of."""
    by_code = {row.code: row for row in departments}
    return [
        PersonAtDate(
            id=number,
            code=code,
            full_name=name,
            gender=Gender.FEMALE if gender == "nữ" else Gender.MALE,
            post=post,
            department_id=by_code[unit].id,
            department_code=unit,
            department=by_code[unit].name,
            role=role,
            in_charge_of=charge,
        )
        for number, (code, name, gender, post, unit, role, charge) in enumerate(rows, start=1)
    ]


def _sample() -> Known:
    departments = units([(row["ma"], row["ten"]) for row in SAMPLE["bo_phan"]])
    keys = ("ma", "ho_ten", "gt", "chuc_vu", "bo_phan", "vai_tro")
    rows: Any = [(*(row[key] for key in keys), row.get("phu_trach", "")) for row in SAMPLE["nguoi"]]
    return Known.of(people(rows, departments), departments)


def _invented(unit_rows: Any, people_rows: Any) -> Known:
    departments = units(unit_rows)
    return Known.of(people(people_rows, departments), departments)


KNOWN = {
    "A": _sample(),
    "B": _invented(_NEW_UNITS, _NEW_PEOPLE),
    "C": _invented(_COMMUNE_UNITS, _COMMUNE_PEOPLE),
}
SAID = {"A": date(2020, 12, 4), "B": date(2025, 10, 6), "C": date(2020, 12, 4)}
"""The day each committee met: a Friday, a Monday, a Friday."""


def read(text: str, ward: str = "A", **more: Any) -> tuple[ProposedTask, ...]:
    """What a sentence proposes to a committee."""
    return read_instruction(text, SAID[ward], KNOWN[ward], CALENDAR, **more)


def shown(tasks: Sequence[ProposedTask]) -> str:
    """The tasks in the notation of ``sentences.tsv``."""
    return " + ".join(map(_shown, tasks)) or "none"


def _shown(task: ProposedTask) -> str:
    parts = [task.lead.code if task.lead else "-"]
    if task.co_workers:
        parts.append("&" + ",".join(owner.code for owner in task.co_workers))
    if task.for_all_units:
        parts.append("!all")
    if task.recurrence:
        plain = task.recurrence.as_plain()
        month = f"{plain['month']}/" if "month" in plain else ""
        parts.append(f"@{plain['every']} {month}{plain['day']}")
    elif task.due_date:
        parts.append(f"@{task.due_date.isoformat()}")
    return " ".join(parts)
