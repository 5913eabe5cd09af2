"""A paper of the register as a plain value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Paper:
    """One register entry; ``number`` "12" and ``symbol`` "BB-BCĐ" print as "12/BB-BCĐ"."""

    type_code: str
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    title: str = ""
    note: str = ""
    id: int | None = None

    @property
    def reference(self) -> str:
        """The number and symbol as written, "" when there is no number."""
        return f"{self.number}/{self.symbol}" if self.number else ""

    @property
    def cited(self) -> str:
        """The number and symbol as papers print them, a number below 10 padded (documents.md 4.2)."""
        digits = self.number.strip()
        return f"{int(digits):02d}/{self.symbol}" if digits.isdecimal() else self.reference
