"""Files dropped on a part of the window from the system's file window. They are copied, never moved."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ui.common.attaching import files_in

_ENTER, _MOVE, _LEAVE, _DROP = QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop


class FileDrops(QObject):
    """Lets a widget and what lies in it take files.

    Signals: ``hovering(place)`` a file is over the widget; ``left()`` it is not any more; ``dropped(paths, place)``.
    """

    hovering = Signal(QPoint)
    left = Signal()
    dropped = Signal(object, QPoint)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == _LEAVE:
            self.left.emit()
        elif isinstance(event, QDropEvent) and event.type() in (_ENTER, _MOVE, _DROP):
            self._take(event)
            return True
        return super().eventFilter(watched, event)

    def _take(self, event: QDropEvent) -> None:
        paths, place = files_in(event.mimeData()), event.position().toPoint()
        if not paths:
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)  # moving would take the file from where it lies
        event.accept()
        if event.type() == _DROP:
            self.left.emit()
            self.dropped.emit(paths, place)
        else:
            self.hovering.emit(place)
