"""Telling an instruction from praise, blame and remarks, which give nobody anything to do."""

from __future__ import annotations

import re

from cchc_desktop.tasks.instructions.scene import ALL, DUE, WHO

_PRAISE = re.compile(
    rf"^(?:{WHO}+ )?(?:nhin chung|ve co ban|co ban|danh gia (?:cao|chung)|ghi nhan|bieu duong|khen ngoi|hoan nghenh"
    r"|cam on|(?:co ban )?(?:thong nhat|nhat tri|dong y|tan thanh)\b(?! giao))"
)
_OPENING = re.compile(
    r"^(?:tuy nhien|ben canh (?:do|nhung)|mac du"
    r"|(?:trong )?(?:nam|thang|quy|6 thang|9 thang|thoi gian|ky)[^,]{0,30}(?:vua qua|qua|da qua)\b"
    r"|(?:van )?con (?:mot so|ton tai|nhieu|tinh trang)|ket qua|nguyen nhan|hoi nghi (?:da|ghi nhan|danh gia|nghe|thong"
    r" nhat)|cuoc hop|sau khi nghe|cac y kien|bao cao (?:cua|da)|cong tac)"
)
_STATE = re.compile(
    r"\b(?:da (?:dat|co|duoc|hoan thanh|thuc hien|trien khai|bam sat|tich cuc|quan tam|ban hanh|tham muu"
    r"|phoi hop|chu dong)|con (?:ton tai|han che|cham|thap|mot so|tinh trang|nhieu)|van con|chua (?:cao|dat"
    r"|day du|thuong xuyen|tot|kip thoi|phat sinh|bao dam|dam bao|duoc|quan tam|nghiem|cap nhat|hoan thanh)"
    r"|dat (?:duoc|ket qua|nhieu|mot so|\d)|co (?:nhieu )?(?:chuyen bien|tien bo|co gang|no luc)"
    r"|tang so voi|giam so voi|bang \d)"
)
_ORDER = re.compile(
    r"\b(?:phai|can(?! bo)|khong de|khong duoc|nghiem cam|yeu cau|de nghi(?! cua)|chu tri|chiu trach nhiem)\b"
    rf"|\bgiao (?:cho )?[{WHO}{ALL}]"
)


def is_appraisal(masked: str) -> bool:
    """Tell whether a clause only says how things stand: it opens so or reads so, and orders nothing."""
    text = masked.strip(" ;,:.")
    if _ORDER.search(text):
        return False
    return bool(_PRAISE.match(text)) or (DUE not in text and bool(_OPENING.match(text) or _STATE.search(text)))
