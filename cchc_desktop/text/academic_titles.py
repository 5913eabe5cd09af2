"""The titles of learning and honour that stand before names, as people type them: "PGS.TS.", "Thạc sĩ", "BS CKII"."""

from __future__ import annotations

import re

_TITLES = re.compile(
    r"^(?:(?:PGS|GS|TSKH|TS|ThS|BS|DS|KS|CN|LS|CKII?|NGƯT|NGND|(?:phó )?giáo sư|tiến sĩ|thạc sĩ|bác sĩ|dược sĩ|kỹ sư"
    r"|cử nhân|luật sư|chuyên khoa (?:II?|1|2)|nhà giáo (?:ưu tú|nhân dân))(?:\s*[.,]\s*|\s+))+(?=\S)",
    re.IGNORECASE,
)


def without_academic_titles(name: str) -> str:
    """Strip titles that may not stand before a signer's name (Decree 30/2020, Annex I, II.7)."""
    return _TITLES.sub("", name).strip()


def has_academic_title(name: str) -> bool:
    """Tell whether a name begins with such a title."""
    return _TITLES.match(name) is not None
