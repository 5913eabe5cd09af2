"""Where a text typed as whole minutes says something else than the fields, which are what is printed.

The field wins and one warning names the difference (documents.md 7), so that nothing typed is lost without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cchc_desktop.meetings.attendance import attendance_sentence, participant_lines, typed_roll_call
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.whole_text import WholeText, read_moment, take_apart
from cchc_desktop.text.folding import search_key


def overruled_parts(facts: MeetingFacts) -> tuple[str, ...]:
    """Return the labels, as they stand on the page, of typed parts that are not printed because a field differs."""
    typed = take_apart(facts.proceedings)
    return tuple(label for label, differs in _comparisons(facts, typed) if differs)


def _comparisons(facts: MeetingFacts, typed: WholeText) -> Iterator[tuple[str, bool]]:
    details = facts.details
    start, day = read_moment(typed.start)
    end, last_day = read_moment(typed.end)
    yield "Biên bản", _differ([details.title], [typed.title])
    yield "Thời gian bắt đầu", _other(details.start_time, start) or _other(details.start_date, day)
    yield "Địa điểm", _differ([details.place], [typed.place])
    yield (
        "Thành phần tham dự",
        _differ(participant_lines(facts), typed.participants)
        or _differ([attendance_sentence(facts)], [typed_roll_call(facts) or typed.attendance]),
    )
    yield "Chủ trì", _is_another(facts, details.chair_id, typed.chair)
    yield "Thư ký", _is_another(facts, details.secretary_id, typed.secretary)
    own = [entry.text for entry in facts.conclusions]
    yield "Kết luận", _differ(own, typed.conclusions) or _differ([facts.conclusions_lead_in], [typed.lead_in])
    yield "Kết thúc", _other(details.end_time, end) or _other(details.end_date or details.start_date, last_day)


def _differ(own: Iterable[str], said: Iterable[str]) -> bool:
    """Tell whether both sides say something and not the same."""
    ours, theirs = (" ".join(search_key(text).strip(" .;") for text in texts if text.strip()) for texts in (own, said))
    return bool(ours and theirs) and ours != theirs


def _other(own: object, said: object) -> bool:
    return own is not None and said is not None and own != said


def _is_another(facts: MeetingFacts, person_id: int | None, said: str) -> bool:
    person = facts.person(person_id)
    return person is not None and bool(said) and search_key(person.full_name) not in search_key(said)
