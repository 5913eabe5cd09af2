"""What invitation and notice of conclusions share: which entry holds, the meeting and its people in words, slots."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from cchc_desktop.committee.records import AddressForm, PersonAtDate, SealCase
from cchc_desktop.committee.rules import addressed, ward_of
from cchc_desktop.documents.decree30 import DATE_BLANK, END_MARK
from cchc_desktop.documents.kinds.common import number_of
from cchc_desktop.documents.kinds.issued_parts import case_of, signer_of
from cchc_desktop.documents.kinds.minutes_text import without_end_mark
from cchc_desktop.documents.slots import Slot, filled_text, wording
from cchc_desktop.meetings.attendance import address_form, sites_phrase
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.rules import NOUNS
from cchc_desktop.register.records import Paper, PaperForm, PaperState
from cchc_desktop.register.rules import TYPE_NAMES
from cchc_desktop.text.academic_titles import without_academic_titles
from cchc_desktop.text.dates import clock, long_date, weekday_name

COMMON_VARIABLES = (
    "cơ quan ban hành",
    "cuộc họp",
    "loại họp",
    "chủ trì",
    "thư ký",
    "ngày họp",
    "thời gian",
    "địa điểm",
    "phường",
    "đơn vị soạn thảo",
    "các đồng chí",
)
"""What the texts of every paper about a meeting may name."""

_HOLDING = (PaperState.DRAFT, PaperState.ISSUED)
_VARIABLE = re.compile(r"\{([^{}\n]*)\}")
_NAMES = tuple(
    "ủy ban |đảng ủy |thường trực |hội đồng |ban chỉ đạo |ban thường vụ |ban chấp hành |bộ phận |văn phòng |phòng |sở |"
    "mặt trận |đoàn thanh niên |hội liên hiệp |hội nông dân |công an |nhà nước |nhân dân |quốc hội |chính phủ |"
    "trung tâm ".split("|")
)
"""What organs and their parts begin with: they keep their capital inside a sentence (Annex II)."""
_PLAIN_MEETING = re.compile(r"^(cuộc\s+)?họp\b\s*", re.IGNORECASE)


def current_paper(facts: MeetingFacts, kind: str, type_code: str) -> Paper:
    """Return the entry that holds: issued by the program, else with a number, else the draft; a new one for none."""
    found = [
        paper
        for paper in facts.papers
        if paper.type_code == type_code and paper.form.kind in ("", kind) and paper.state in _HOLDING
    ]
    chosen = [paper for paper in found if paper.is_frozen] or [paper for paper in found if paper.number] or found
    return chosen[-1] if chosen else Paper(type_code, form=PaperForm(kind=kind), state=PaperState.DRAFT)


def is_unissued(paper: Paper) -> bool:
    """Tell whether a paper is a draft: it has no number yet (documents.md 4.5)."""
    return not paper.number and not paper.is_frozen


def kept_entry(paper: Paper) -> Paper | None:
    """Return the entry under which the program keeps the pages as issued, None while they are made anew."""
    return paper if paper.is_frozen else None


@dataclass(frozen=True)
class Signing:
    """Who signs a paper, and whose head it carries."""

    signer: PersonAtDate | None
    case: SealCase
    organ: str


def signing_of(facts: MeetingFacts, kind: str, paper: Paper) -> Signing:
    """Return signer, seal case and the full name of the issuing organ."""
    signer = signer_of(facts.profile, kind, paper, facts.people.values())
    case = case_of(facts.profile, kind, paper, signer.id if signer is not None else None)
    return Signing(signer, case, facts.profile.organisation if case is SealCase.A else facts.profile.committee)


def common_values(facts: MeetingFacts, organ: str) -> Mapping[str, str]:
    """Return what the common variables say about a meeting."""
    details, form = facts.details, address_form(facts)
    return {
        "cơ quan ban hành": organ,
        "cuộc họp": meeting_named(facts),
        "loại họp": noun_of(facts),
        "chủ trì": cited(facts.person(details.chair_id), form),
        "thư ký": _secretary(facts, form),
        "ngày họp": long_date(details.start_date),
        "thời gian": time_words(facts),
        "địa điểm": place_words(facts),
        "phường": ward_of(facts.profile.organisation).partition(" ")[0].casefold() or "phường",
        "đơn vị soạn thảo": facts.profile.drafting_unit,
        "các đồng chí": everybody(form),
    }


def attached_to_paper(facts: MeetingFacts, paper: Paper, signing: Signing, day: date) -> tuple[str, ...]:
    """Return "(Kèm theo Thông báo số … ngày … của …)", blank where not given; ``day`` says the year of an open date."""
    number = number_of(facts.profile, signing.case, paper.type_code, paper).removeprefix("Số:").strip(" ")
    dated = f"ngày {DATE_BLANK} tháng {DATE_BLANK} năm {day.year}"
    if paper.issued_on is not None:
        dated = long_date(paper.issued_on)
    return (f"(Kèm theo {TYPE_NAMES[paper.type_code]} số {number} {dated} của {signing.organ})",)


def everybody(form: AddressForm) -> str:
    """Return how many people are addressed at once."""
    return "các đồng chí" if form is AddressForm.COMRADE else "các ông (bà)"


def noun_of(facts: MeetingFacts) -> str:
    """Return "cuộc họp", "hội nghị", "hội thảo"."""
    return facts.details.noun.strip().casefold() or NOUNS[0].casefold()


def meeting_named(facts: MeetingFacts) -> str:
    """Return the meeting inside a sentence: "cuộc họp giao ban … tháng 12 năm 2020", "Hội nghị tổng kết …"."""
    title = without_end_mark(facts.details.title).strip(" .")
    return _PLAIN_MEETING.sub("cuộc họp ", title).strip()


def cited(person: PersonAtDate | None, form: AddressForm) -> str:
    """Return "đồng chí Nguyễn Thị Minh Hằng - Chủ tịch UBND phường", "" for nobody."""
    if person is None:
        return ""
    name = addressed(without_academic_titles(person.full_name), person.gender, form)
    return f"{name} - {person.post or person.role}" if person.post or person.role else name


def _secretary(facts: MeetingFacts, form: AddressForm) -> str:
    person = facts.person(facts.details.secretary_id)
    if person is None:
        return ""
    name = addressed(without_academic_titles(person.full_name), person.gender, form)
    return ", ".join(filter(None, (name, person.role or person.post)))


def time_words(facts: MeetingFacts) -> str:
    """Return "14 giờ 00 phút, ngày 04 tháng 12 năm 2020 (thứ Sáu)"; a meeting over days names its last one too."""
    details = facts.details
    at = clock(details.start_time) if details.start_time is not None else "…… giờ …… phút"
    words = f"{at}, {_day(details.start_date)}"
    last = details.end_date
    return f"{words} đến {_day(last)}" if last is not None and last > details.start_date else words


def place_words(facts: MeetingFacts) -> str:
    """Return the place, with what sites are connected."""
    place, phrase = without_end_mark(facts.details.place).strip(" ."), sites_phrase(facts)
    return f"{place} ({phrase})" if place and phrase else place or phrase


def slot_lines(
    slot: Slot, kind: str, facts: MeetingFacts, paper: Paper, values: Mapping[str, str], optional: Collection[str] = ()
) -> tuple[str, ...]:
    """Return the lines of a text as printed; one about an ``optional`` variable is left out while that says nothing."""
    said: list[str] = []
    for line in wording(slot, kind, facts.profile, paper.form).split("\n"):
        names = [" ".join(name.casefold().split()) for name in _VARIABLE.findall(line)]
        if any(name in optional and not values.get(name) for name in names):
            continue
        said += filled_text(slot, line, values).split("\n")
    return tuple(" ".join(line.split()) for line in said if line.strip())


def choice_of(slot: Slot, paper: Paper) -> str:
    """Return what was chosen for a paper, the slot's default for anything unknown."""
    chosen = (paper.form.text_of(slot.name) or slot.default).strip()
    return chosen if chosen in dict(slot.choices) else slot.default


def sentence(text: str, *, is_last: bool = False) -> str:
    """Return a text that ends as a sentence, or with "./." where it ends the paper; a colon at its end stays."""
    bare = without_end_mark(text).rstrip()
    if is_last:
        return f"{bare.rstrip(' .;:,')}{END_MARK}"
    return bare if bare.endswith((".", ":", ";", "!", "?", "…")) else f"{bare}."


def inside(text: str) -> str:
    """Return a text as it goes on inside a sentence: with a small letter, unless it begins with a name or numeral."""
    is_abbreviation = not text[1:2].isalpha() or text[1:2].isupper()
    return text if is_abbreviation or text.casefold().startswith(_NAMES) else text[:1].lower() + text[1:]


def _day(day: date) -> str:
    return f"{long_date(day)} ({weekday_name(day)})"
