"""The rooms behind the tabs: each is made when it is first shown, so that the start pays for one only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.room import Room, Tab
from ui.workspace import Workspace


class RoomStack(QStackedWidget):
    """Holds the rooms in the order of their tabs.

    Signals: ``room_made(Room)`` before it reads anything.
    """

    room_made = Signal(object)

    def __init__(self, workspace: Workspace, tabs: Sequence[Tab], parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._tabs = tuple(tabs)
        self._rooms: dict[int, Room] = {}

    @property
    def room(self) -> Room:
        """The room on top."""
        room = self.currentWidget()
        assert isinstance(room, Room)
        return room

    def made(self) -> tuple[Room, ...]:
        """Return the rooms that are made already, in the order of their tabs."""
        return tuple(self._rooms[index] for index in sorted(self._rooms))

    def number_of(self, room: Room) -> int:
        """Return the number of the room's tab."""
        return next(index for index, each in self._rooms.items() if each is room)

    def showing(self, kind: str) -> int:
        """Return the number of the tab that shows this kind of record, or -1."""
        return next((index for index, tab in enumerate(self._tabs) if kind in tab.kinds), -1)

    def at(self, index: int) -> Room:
        """Return the room of a tab. Raises AppError when what it shows cannot be read; it is tried again then."""
        room = self._rooms.get(index)
        if room is None:
            room = self._tabs[index].make(self._workspace, self)
            self._rooms[index] = room
            self.addWidget(room)
            try:
                self.room_made.emit(room)
                room.fill()
            except Exception:
                del self._rooms[index]
                self.removeWidget(room)
                room.deleteLater()
                raise
        return room

    def show_room(self, index: int) -> Room:
        """Put a room on top. Raises AppError as ``at`` does; the one before then stays."""
        room = self.at(index)
        self.setCurrentWidget(room)
        return room
