"""The menu "Cuộc họp", as data: what can be done with the meeting on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cchc_desktop.documents.kinds import KINDS, Kind
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.rules import MINUTES
from ui.common.kind_names import kind_name
from ui.meetings.pages import PAGES
from ui.meetings.starting.starting import can_be_called_off, can_be_planned_again, can_be_put_off
from ui.room import LINE, Item

if TYPE_CHECKING:
    from ui.meetings.tab import MeetingsTab


def items() -> tuple[Item[Any], ...]:
    """Return the lines of the menu; each is called with the tab of the meetings."""
    return (
        Item(_("&New meeting"), lambda room: room.new_record(), shown="Ctrl+N"),
        Item(_("&Rename"), lambda room: room.rename(), shown="F2"),
        Item(
            _("P&ut off…"),
            lambda room: room.starting.put_off(room.editor.stored),
            applies=lambda room: can_be_put_off(room.editor.stored),
        ),
        Item(
            _("&Call off…"),
            lambda room: room.starting.call_off(room.editor.stored),
            applies=lambda room: can_be_called_off(room.editor.stored),
        ),
        Item(
            _("Plan &again…"),
            lambda room: room.starting.plan_again(room.editor.stored),
            applies=lambda room: can_be_planned_again(room.editor.stored),
        ),
        Item(
            _("Keep as a temp&late…"),
            lambda room: room.starting.keep_as_template(room.editor.facts),
            applies=lambda room: room.editor.stored is not None,
        ),
        Item(_("&List to Excel…"), lambda room: room.export_list()),
        Item(_("Move to the &trash"), lambda room: room.remove()),
        LINE,
        *_signing(),
        LINE,
        *(_written(kind) for kind in KINDS if kind.issuable is not None),
        *(_issued(kind) for kind in KINDS if kind.issuable is not None),
        LINE,
        *_whole_file(),
        LINE,
        *(_page(number, title) for number, (title, _make) in enumerate(PAGES)),
        LINE,
        *(_paper(kind) for kind in KINDS),
    )


def _signing() -> tuple[Item[Any], ...]:
    """Return the lines about signed minutes."""
    return (
        Item(_("&Sign and lock the minutes…"), lambda room: room.sign(), "F12"),
        Item(
            _("Reop&en the minutes…"),
            lambda room: room.signing.reopen(room.editor.meeting_id),
            applies=lambda room: _is_locked(room.editor.stored),
        ),
        Item(
            _("Supplementary &minutes…"),
            lambda room: room.signing.write_supplement(room.editor.meeting_id),
            applies=lambda room: _is_locked(room.editor.stored),
        ),
        Item(
            _("Fill in the num&ber…"),
            lambda room: room.signing.fill_number(room.editor.meeting_id),
            applies=lambda room: _has_no_number(room.editor.stored),
        ),
    )


def _whole_file() -> tuple[Item[Any], ...]:
    """Return the lines about all papers of the meeting at once."""

    def is_open(room: MeetingsTab) -> bool:
        return room.editor.stored is not None

    group = _("All papers of the &file")
    lines = (
        (_("&Print the whole file…"), lambda room: room.with_facts(room.whole_file.print)),
        (_("W&hole file as one PDF…"), lambda room: room.with_facts(room.whole_file.export_pdf)),
        (_("Whole file as &Word files…"), lambda room: room.with_facts(room.whole_file.export_word)),
    )
    return tuple(Item(words, call, applies=is_open, group=group) for words, call in lines)


def _written(kind: Kind) -> Item[Any]:
    words = _("Write: {paper}…").format(paper=kind_name(kind))
    return Item(words, lambda room: room.write_paper(kind.name), applies=_has_meeting, group=_("Write and &issue"))


def _issued(kind: Kind) -> Item[Any]:
    words = _("Issue: {paper}…").format(paper=kind_name(kind))
    return Item(
        words,
        lambda room: room.write_paper(kind.name, issue=True),
        applies=_has_meeting,
        group=_("Write and &issue"),
    )


def _has_meeting(room: MeetingsTab) -> bool:
    return room.editor.stored is not None


def _is_locked(facts: MeetingFacts | None) -> bool:
    return facts is not None and facts.is_locked


def _has_no_number(facts: MeetingFacts | None) -> bool:
    paper = facts.paper(MINUTES) if facts is not None else None
    return _is_locked(facts) and not (paper is not None and paper.number)


def _page(number: int, title: str) -> Item[MeetingsTab]:
    words = _(title).replace("&", "&&")  # no key of the menu: the word "and"
    return Item(words, lambda room: room.show_page(number), shown=f"Alt+{number + 1}")


def _paper(kind: Kind) -> Item[MeetingsTab]:
    return Item(kind_name(kind), lambda room: room.paper.show_kind(kind), group=_("&Pages to print"))
