"""The stack that a start is measured against: Qt, SQLAlchemy, 40 tables, one file, one SELECT, one empty table.

As a command: ``stack.py FILE``. It prints ``ready`` when the table is painted, and ends.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView
from sqlalchemy import ForeignKey, create_engine, select
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlcipher3 import dbapi2

TABLES = 40


class Base(DeclarativeBase):
    """The base of the 40 tables."""


class Meeting(Base):
    """The one table that is read."""

    __tablename__ = "meeting"
    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    title: Mapped[str]


def mapped(number: int) -> type[Base]:
    """Map a table with ten columns and a foreign key."""
    columns = {f"column_{n}": mapped_column() for n in range(8)}
    kinds = {name: Mapped[str] if n % 2 else Mapped[int | None] for n, name in enumerate(columns)}
    parts = {
        "__tablename__": f"table_{number}",
        "__annotations__": {"id": Mapped[int], "meeting_id": Mapped[int], **kinds},
        "id": mapped_column(primary_key=True),
        "meeting_id": mapped_column(ForeignKey("meeting.id")),
        **columns,
    }
    return type(f"Table{number}", (Base,), parts)


def main(file: str) -> None:
    """Do what every program of this kind must do before its first screen."""
    tables = [mapped(number) for number in range(TABLES - 1)]
    engine = create_engine("sqlite://", module=dbapi2, creator=lambda: dbapi2.connect(file, check_same_thread=False))
    with Session(engine) as session:
        session.execute(select(Meeting.id, Meeting.code, Meeting.title)).all()
    app = QApplication([])
    window = QMainWindow()
    table = QTableView()
    window.setCentralWidget(table)
    window.resize(1366, 688)
    window.show()

    def ready() -> None:
        table.viewport().repaint()
        print("ready", flush=True)
        app.quit()

    QTimer.singleShot(0, ready)
    app.exec()
    assert len(tables) == TABLES - 1


if __name__ == "__main__":
    main(sys.argv[1])
