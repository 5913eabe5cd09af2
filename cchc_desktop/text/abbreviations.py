"""Abbreviations that papers of a ward write in place of their words, for searching in both directions.

Abbreviations of two letters are left out: while a word is being typed they would match too much.
"""

from __future__ import annotations

ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    ("UBND", "ủy ban nhân dân"),
    ("HĐND", "hội đồng nhân dân"),
    ("MTTQ", "mặt trận tổ quốc"),
    ("UBMTTQ", "ủy ban mặt trận tổ quốc"),
    ("BCĐ", "ban chỉ đạo"),
    ("CCHC", "cải cách hành chính"),
    ("TTHC", "thủ tục hành chính"),
    ("KSTTHC", "kiểm soát thủ tục hành chính"),
    ("PCT", "phó chủ tịch"),
    ("CNTT", "công nghệ thông tin"),
    ("CĐS", "chuyển đổi số"),
    ("DVC", "dịch vụ công"),
    ("DVCTT", "dịch vụ công trực tuyến"),
    ("HCC", "hành chính công"),
    ("TTPVHCC", "trung tâm phục vụ hành chính công"),
    ("BPMC", "bộ phận một cửa"),
    ("TDP", "tổ dân phố"),
    ("CBCC", "cán bộ công chức"),
    ("CBCCVC", "cán bộ công chức viên chức"),
    ("LĐTBXH", "lao động thương binh và xã hội"),
    ("VHXH", "văn hóa xã hội"),
    ("KTHT", "kinh tế hạ tầng"),
    ("QLĐT", "quản lý đô thị"),
    ("QLNN", "quản lý nhà nước"),
    ("PAKN", "phản ánh kiến nghị"),
    ("ATGT", "an toàn giao thông"),
    ("ANTT", "an ninh trật tự"),
    ("PCTN", "phòng chống tham nhũng"),
    ("QPPL", "quy phạm pháp luật"),
    ("VPCP", "văn phòng chính phủ"),
    ("BNV", "bộ nội vụ"),
    ("TTCP", "thủ tướng chính phủ"),
)
