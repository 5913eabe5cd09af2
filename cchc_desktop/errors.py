"""Errors a user can meet: each is one sentence, in her language, that says what to do.

They are raised in the core and shown once, by the window or by the command line.
Anything else that is raised is a bug.
"""


class AppError(Exception):
    """Say in one sentence what happened, what is safe and what to do."""

    @property
    def sentence(self) -> str:
        """The sentence to show."""
        return str(self)


class ValidationError(AppError):
    """A value that cannot be kept; ``field`` names the form field or data-set key."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class NotFound(AppError):
    """A record, file or code that does not exist."""


class Conflict(AppError):
    """A change that the present state of the record refuses."""


class StorageError(AppError):
    """The file or the disk refuses: full, read-only, locked, damaged, no database."""


class NewerDatabaseError(StorageError):
    """The file was written by a newer version of the program."""


class DocumentError(AppError):
    """A paper that cannot be made from what is recorded."""
