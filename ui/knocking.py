"""A second start asks the program that is running to come forward, over a local socket named after the file."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from cchc_desktop.storage.instance import FileInUse

_RAISE: Final = b"raise\n"
_ANSWER_MS: Final = 2000


def socket_name(path: Path) -> str:
    """Return the name of the local socket of the program that has this file open, or is about to make it."""
    return "cchc-" + hashlib.sha256(str(path.absolute()).encode()).hexdigest()[:24]


def knock(busy: FileInUse) -> bool:
    """Ask the program that has the file open on this computer to come forward; tell whether it answered."""
    holder = busy.holder
    if holder is None or not holder.is_this_computer or not holder.socket:
        return False
    return knock_at(holder.socket)


def knock_at(name: str) -> bool:
    """Ask whoever listens on this socket to come forward; tell whether somebody answered."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(_RAISE)
    socket.flush()
    answered = socket.waitForReadyRead(_ANSWER_MS)
    socket.disconnectFromServer()
    return answered


class Door(QObject):
    """Listens for other starts. Signals: ``knocked()`` another start asks this program to come forward."""

    knocked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: QLocalServer | None = None

    def listen(self, name: str) -> None:
        """Listen under this name from now on, and under no other."""
        if self._server is not None:
            self._server.close()
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(name)

    def _on_connection(self) -> None:
        assert self._server is not None
        connection = self._server.nextPendingConnection()
        connection.disconnected.connect(connection.deleteLater)
        connection.readyRead.connect(lambda: self._answer(connection))

    def _answer(self, connection: QLocalSocket) -> None:
        """Answer once the other program has said what it wants; it closes the connection."""
        if not connection.readAll().isEmpty():
            self.knocked.emit()
            connection.write(b"ok\n")
            connection.flush()
