"""Papers from draft to issue: what is chosen and typed for each, series of numbers, texts and signers of the kinds."""

from __future__ import annotations

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables and columns."""
