"""Pure rules of the roll call: counts, quorum, the lines of "Thành phần tham dự" and the sentence after them.

The wording is that of documents.md 7; it is content of an official paper, so it is always Vietnamese.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cchc_desktop.committee.records import AddressForm, DepartmentKind, PersonAtDate, RoleKind
from cchc_desktop.committee.rules import addressed, described
from cchc_desktop.meetings.records import (
    AttendanceEntry,
    MeetingFacts,
    MeetingMode,
    Presence,
    SiteEntry,
    SiteState,
)
from cchc_desktop.text.dates import clock
from cchc_desktop.text.folding import fold
from cchc_desktop.text.numbers import format_count

GROUPED_ABOVE = 15
"""With more persons than this the participants are named by groups."""

_GROUPS = ("guest", "leaders", "members", "support", "rest")
_DASHES = (" - ", " – ", " — ")
_ADDRESSED = ("ông", "bà", "đ/c", "anh", "chị", "các", "đại")
_VENUES = ("nhà sinh hoạt cộng đồng ", "nhà văn hóa ", "nhà văn hoá ", "hội trường ", "trụ sở ", "phòng họp ")


@dataclass(frozen=True)
class Counts:
    """The figures of a roll call; a substitute counts for the quorum, not for ``present``."""

    invited: int
    present: int
    substitutes: int
    absent_with_reason: int
    absent_without_reason: int

    @property
    def unrecorded(self) -> int:
        """How many are invited and not yet called."""
        recorded = self.present + self.substitutes + self.absent_with_reason + self.absent_without_reason
        return self.invited - recorded

    def has_quorum(self, percent: int) -> bool:
        """Tell whether more than ``percent`` per cent of the invited came or sent a substitute."""
        return (self.present + self.substitutes) * 100 > self.invited * percent


def count(entries: Iterable[AttendanceEntry]) -> Counts:
    """Count a roll call; only recorded presence counts."""
    marks = [entry.presence for entry in entries]
    return Counts(
        invited=len(marks),
        present=marks.count(Presence.PRESENT),
        substitutes=marks.count(Presence.SUBSTITUTE),
        absent_with_reason=marks.count(Presence.ABSENT_WITH_REASON),
        absent_without_reason=marks.count(Presence.ABSENT_WITHOUT_REASON),
    )


def address_form(facts: MeetingFacts) -> AddressForm:
    """Return how people are addressed on the papers of this meeting."""
    return facts.details.address_form or facts.profile.address_form


def attendance_sentence(facts: MeetingFacts) -> str:
    """Return "Có mặt: 14/16; cử người dự thay: 01 (…); vắng có lý do: 01 (…)." or "" without a roll call.

    Groups of zero are left out, several persons are parted by ";", several sites by ",".
    """
    counts = count(facts.attendance)
    parts: list[str] = []
    if counts.invited and counts.unrecorded < counts.invited:
        present = format_count(counts.present) if counts.present else "0"
        parts.append(f"Có mặt: {present}/{format_count(counts.invited)}")
        parts += _absence_parts(facts)
    if sites := _sites_part(facts):
        parts.append(sites)
    sentence = "; ".join(parts)
    return f"{capitalised(sentence)}." if sentence else ""


def participant_lines(facts: MeetingFacts, *, grouped_above: int = GROUPED_ABOVE) -> tuple[str, ...]:
    """Return the lines under "Thành phần tham dự:" without dash and punctuation.

    The wording kept for the meeting wins; else those present are named one by one in the order of the roll call, which
    is by rank unless the secretary moved somebody, and above ``grouped_above`` persons by groups.
    """
    if wording := [line for line in facts.participants_wording if not _is_roll_call(line)]:
        return tuple(wording)
    came = [entry for entry in facts.attendance if entry.presence in (Presence.PRESENT, Presence.SUBSTITUTE)]
    if len(came) > grouped_above:
        return _group_lines(facts, came)
    return tuple(_person_line(facts, entry) for entry in came)


def typed_roll_call(facts: MeetingFacts) -> str:
    """Return what the wording of the participants says of a roll call ("Có mặt: 14/16"), "" for nothing."""
    return " ".join(line for line in facts.participants_wording if _is_roll_call(line))


def sites_of(facts: MeetingFacts) -> tuple[SiteEntry, ...]:
    """Return the sites, none for a meeting at one place, whatever was entered before its mode was changed."""
    return () if facts.details.mode is MeetingMode.IN_PERSON else facts.sites


def sites_phrase(facts: MeetingFacts) -> str:
    """Return "điểm cầu chính và 22 điểm cầu tổ dân phố", "" for a meeting at one place."""
    branches = [site for site in sites_of(facts) if not site.is_main]
    if not branches:
        return ""
    kind = facts.branch_site_kind
    for venue in _VENUES:
        if kind.casefold().startswith(venue) and len(kind) > len(venue):
            kind = kind[len(venue) :]
            break
    return f"điểm cầu chính và {format_count(len(branches))} điểm cầu {kind}".rstrip()


def connected_sites(facts: MeetingFacts) -> int:
    """Return how many branch sites stayed connected."""
    if facts.connected_sites_recorded is not None:
        return facts.connected_sites_recorded
    return sum(1 for site in sites_of(facts) if not site.is_main and site.state is SiteState.CONNECTED)


def guest_words(typed: str, form: AddressForm) -> str:
    """Return somebody known by words only as papers address them: "Đồng chí Lê Văn B, Giám đốc Công ty C"."""
    return capitalised(_outsider(_commas(typed), form))


def substitute_name(substitute: str) -> str:
    """Return the name of "Mai Thị Phượng - Phó Bí thư Đoàn Thanh niên phường"."""
    for mark in (*_DASHES, ",", "("):
        substitute = substitute.split(mark)[0]
    return substitute.strip()


def name_and_post(typed: str) -> tuple[str, str]:
    """Split a guest or substitute typed as "họ tên, chức vụ" or "họ tên - chức vụ"."""
    name, _comma, post = _commas(typed).partition(",")
    return name.strip(), post.strip()


def capitalised(text: str) -> str:
    """Return the text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def _is_roll_call(line: str) -> bool:
    return fold(line.lstrip("-–— ")).startswith("co mat:")


def _small(text: str) -> str:
    """Return the text with a small letter at its beginning unless it begins with an abbreviation (UBND)."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _commas(typed: str) -> str:
    for mark in _DASHES:
        typed = typed.replace(mark, ", ", 1)
    return typed.strip()


def _outsider(typed: str, form: AddressForm) -> str:
    """Address somebody known by words only; groups ("đại diện Phòng Nội vụ") and words that address already stay."""
    name = substitute_name(typed)
    first = name.split(" ")[0].casefold() if name else ""
    if first in _ADDRESSED or name.casefold().startswith("đồng chí "):
        return _small(typed)
    is_name = len(name.split()) > 1 and all(word[:1].isupper() for word in name.split())
    return addressed(typed, None, form) if is_name else typed


def _absence_parts(facts: MeetingFacts) -> list[str]:
    form = address_form(facts)

    def of(presence: Presence) -> list[AttendanceEntry]:
        return [entry for entry in facts.attendance if entry.presence is presence]

    substitutes = [
        f"{_outsider(substitute_name(entry.substitute), form)} dự thay {_name(facts, entry)}".strip()
        for entry in of(Presence.SUBSTITUTE)
    ]
    excused = [
        ", ".join(part for part in (_name(facts, entry), entry.reason.strip(" .;,")) if part)
        for entry in of(Presence.ABSENT_WITH_REASON)
    ]
    unexcused = [_name(facts, entry) for entry in of(Presence.ABSENT_WITHOUT_REASON)]
    groups = (("cử người dự thay", substitutes), ("vắng có lý do", excused), ("vắng không có lý do", unexcused))
    return [f"{label}: {format_count(len(names))} ({'; '.join(names)})" for label, names in groups if names]


def _sites_part(facts: MeetingFacts) -> str:
    branches = [site for site in sites_of(facts) if not site.is_main]
    if not branches:
        return ""
    parts = [f"kết nối {format_count(connected_sites(facts))}/{format_count(len(branches))} điểm cầu"]
    parts += [_lost(site) for site in branches if site.state is not SiteState.CONNECTED]
    return ", ".join(parts)


def _lost(site: SiteEntry) -> str:
    name = f"điểm cầu số {format_count(site.number)}" if site.number is not None else f"điểm cầu {site.name}".rstrip()
    if site.state is SiteState.NOT_CONNECTED:
        return f"{name} không kết nối được"
    return f"{name} mất tín hiệu" + (f" từ {clock(site.lost_at)}" if site.lost_at else "")


def _name(facts: MeetingFacts, entry: AttendanceEntry) -> str:
    form, person = address_form(facts), facts.person(entry.person_id)
    if person is None:
        return _outsider(substitute_name(entry.guest), form)
    return addressed(person.full_name, person.gender, form)


def _person_line(facts: MeetingFacts, entry: AttendanceEntry) -> str:
    form = address_form(facts)
    if entry.presence is Presence.SUBSTITUTE:
        came = _outsider(_commas(entry.substitute), form)
        instead = f"dự thay {_name(facts, entry)}"
        return capitalised(f"{came} ({instead})" if came else f"người {instead}")
    person = facts.person(entry.person_id)
    if person is None:
        return guest_words(entry.guest, form)
    return capitalised(described(person, form))


def _group_lines(facts: MeetingFacts, came: Sequence[AttendanceEntry]) -> tuple[str, ...]:
    """Guests one by one, then the leaders, the members, the support group, others by department."""
    grouped: dict[str, list[AttendanceEntry]] = {name: [] for name in _GROUPS}
    for entry in came:
        grouped[_group(facts.person(entry.person_id))].append(entry)
    lines = [_person_line(facts, entry) for entry in grouped["guest"]]
    lines += _department_lines(facts, grouped["leaders"])
    members, support = grouped["members"], grouped["support"]
    if members:
        lines.append(f"Các thành viên {facts.profile.committee}" + (" và Tổ giúp việc" if support else ""))
    elif support:
        lines.append("Tổ giúp việc")
    lines += _department_lines(facts, grouped["rest"])
    return (*lines[:-1], f"{lines[-1]} (có danh sách kèm theo)")


def _department_lines(facts: MeetingFacts, entries: Iterable[AttendanceEntry]) -> list[str]:
    """Name each department that came; one person of it alone is named instead."""
    plural = "Các đồng chí" if address_form(facts) is AddressForm.COMRADE else "Các ông (bà)"
    grouped: dict[str, list[AttendanceEntry]] = {}
    for entry in entries:
        person = facts.person(entry.person_id)
        grouped.setdefault(person.department if person is not None else "", []).append(entry)
    lines = []
    for department, group in grouped.items():
        person = facts.person(group[0].person_id)
        if len(group) == 1:
            lines.append(_person_line(facts, group[0]))
        elif person is not None and person.department_kind is DepartmentKind.LEADERS:
            lines.append(f"{plural} {_small(department)}")
        else:
            lines.append(f"{plural} thuộc {department}" if department else f"{plural} khác")
    return lines


def _group(person: PersonAtDate | None) -> str:
    if person is None or person.role_kind is RoleKind.GUEST:
        return "guest"
    if person.department_kind is DepartmentKind.LEADERS:
        return "leaders"
    if person.role_kind is RoleKind.SUPPORT:
        return "support"
    return "members" if person.role_kind is not None else "rest"
