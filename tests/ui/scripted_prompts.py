"""Answers questions from a script, for tests of the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.common.prompts import Action, Prompts, Question


class ScriptedPrompts(Prompts):
    """Gives the answers it was made with, in order, and keeps what it was asked."""

    def __init__(self, *answers: str | Path | None) -> None:
        super().__init__()
        self.answers = list(answers)
        self.asked: list[Question] = []
        self.titles: list[str] = []

    def ask(self, question: Question, actions: Sequence[Action]) -> str:
        self.asked.append(question)
        answer = str(self.answers.pop(0))
        assert answer in {action.key for action in actions}
        return answer

    def inform(self, question: Question) -> None:
        self.asked.append(question)

    def choose_open_file(self, title: str, file_types: str = "", folder: Path | None = None) -> Path | None:
        return self._file(title)

    def choose_open_files(self, title: str, file_types: str = "", folder: Path | None = None) -> list[Path]:
        chosen = self._file(title)
        return [] if chosen is None else [chosen]

    def choose_save_file(self, title: str, proposed: Path, file_types: str = "") -> Path | None:
        return self._file(title)

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        return self._file(title)

    def _file(self, title: str) -> Path | None:
        self.titles.append(title)
        answer = self.answers.pop(0)
        return Path(answer) if answer is not None else None
