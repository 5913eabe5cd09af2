"""The tabs of the window in their order. A room is imported and made when it is first shown."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import mark
from ui.room import Item, Room, Tab
from ui.workspace import Workspace


def _overview(workspace: Workspace, parent: QWidget) -> Room:
    from ui.overview.tab import OverviewTab

    return OverviewTab(workspace, parent)


def _meetings(workspace: Workspace, parent: QWidget) -> Room:
    from ui.meetings.tab import MeetingsTab

    return MeetingsTab(workspace, parent)


def _tasks(workspace: Workspace, parent: QWidget) -> Room:
    from ui.tasks.tab import TasksTab

    return TasksTab(workspace, parent)


def _deadlines(workspace: Workspace, parent: QWidget) -> Room:
    from ui.deadlines.tab import DeadlinesTab

    return DeadlinesTab(workspace, parent)


def _commitments(workspace: Workspace, parent: QWidget) -> Room:
    from ui.commitments.tab import CommitmentsTab

    return CommitmentsTab(workspace, parent)


def _documents(workspace: Workspace, parent: QWidget) -> Room:
    from ui.documents.tab import DocumentsTab

    return DocumentsTab(workspace, parent)


def _meeting_menu() -> tuple[Item[Any], ...]:
    from ui.meetings.menu import items

    return items()


def _task_menu() -> tuple[Item[Any], ...]:
    from ui.tasks.menu import items

    return items()


def _commitment_menu() -> tuple[Item[Any], ...]:
    from ui.commitments.menu import items

    return items()


TABS: Final = (
    Tab(mark("Overview"), "home", _overview),
    Tab(mark("Meetings"), "people_team", _meetings, ("meeting",), mark("&Meeting"), _meeting_menu),
    Tab(mark("Tasks"), "clipboard_task", _tasks, ("task",), mark("&Tasks"), _task_menu),
    Tab(mark("Deadlines"), "calendar_clock", _deadlines, ("deadline",)),
    Tab(
        mark("Commitments"),
        "handshake",
        _commitments,
        ("commitment",),
        mark("&Commitments"),
        _commitment_menu,
    ),
    Tab(mark("Documents"), "document_text", _documents, ("paper",)),
)
