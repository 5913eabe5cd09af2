"""The columns of a list of tasks: as offices head them, accents or not, and as the program writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cchc_desktop.exchange.people_columns import Header
from cchc_desktop.exchange.workbook import SheetRow
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line


@dataclass(frozen=True)
class TaskColumn:
    """One column: its field, the title the program writes, its width there, and what else it is called.

    ``pattern`` meets the whole folded title.
    """

    field: str
    title: str
    width: int
    pattern: str


_UNIT = r"(don vi|bo phan|nguoi|co quan|can bo|phong(,? ban)?|to chuc)(,? ?/?(don vi|bo phan|nguoi|co quan|can bo))*"

# What stands in the sheet is Vietnamese in every language of the window: it is sent round the offices.
COLUMNS: Final = (
    TaskColumn("number", "STT", 6, r"stt|tt|so tt|so thu tu|no"),
    TaskColumn("code", "Mã", 10, r"ma( so)?( nhiem vu| nv| cong viec)?"),
    TaskColumn("parent", "Thuộc nhiệm vụ", 10, r"thuoc (nhiem vu|viec)|(ma )?nhiem vu (cha|me|lon|cap tren)"),
    TaskColumn(
        "work",
        "Nội dung nhiệm vụ",
        60,
        r"(noi dung|ten|mo ta|y kien)( cua)?( cac)?( nhiem vu| cong viec| cong tac| chi dao| ket luan| thuc hien| viec"
        r"| duoc giao| giao| y kien| cu the)*|(nhiem vu|cong viec|viec)( duoc)?( giao| thuc hien| phai lam)*( cu the)?",
    ),
    TaskColumn(
        "source",
        "Số, ký hiệu văn bản",
        28,
        r"so(,| ?/| va)? ?k[yi] hieu( cua)?( van ban| vb| chi dao| giao| nhiem vu)*|so( cua)? (van ban|vb|vbcd)"
        r"|van ban( giao| chi dao| den| lien quan| so)*( nhiem vu| viec)?|nguon( goc)?( giao| nhiem vu)*"
        r"|can cu( giao| phap ly)?|ket luan( so)?|co so giao( nhiem vu)?",
    ),
    TaskColumn("source_kind", "Loại nguồn", 18, r"loai nguon( goc)?"),
    TaskColumn(
        "assigned_on",
        "Ngày giao",
        13,
        r"(ngay|thoi gian|thoi diem)( thang)?( duoc)? (giao|ban hanh|van ban|vb|ky)( nhiem vu| viec| van ban)*"
        r"|ngay(,)? thang(,)?( nam)?( van ban| ban hanh)*",
    ),
    TaskColumn("due_wording", "Thời hạn (bằng chữ)", 28, r"(thoi )?han( hoan thanh)? ?\(?(bang|ghi) (chu|loi)\)?"),
    TaskColumn("original_due", "Hạn gốc", 13, r"(thoi )?han( hoan thanh)? (goc|ban dau|dau|cu|lan dau)"),
    TaskColumn(
        "extended",
        "Gia hạn đến",
        13,
        r"(thoi )?(han )?(duoc )?(xin )?gia han( den| toi)?( ngay)?"
        r"|(thoi )?han( hoan thanh)? (moi|sau gia han|dieu chinh)",
    ),
    TaskColumn(
        "due",
        "Thời hạn",
        16,
        r"(thoi )?han( chot| cuoi)?( phai)?( hoan thanh| xu ly| thuc hien| giai quyet| bao cao| tra loi)*"
        r"|thoi gian( hoan thanh| thuc hien| xu ly| giai quyet)+|ngay( den| het) han",
    ),
    TaskColumn(
        "lead",
        "Chủ trì",
        26,
        rf"({_UNIT} )?(chu tri|dau moi|chiu trach nhiem)( thuc hien| tham muu| chinh)*"
        rf"|{_UNIT}( duoc giao)?( chu tri| thuc hien| xu ly| phu trach| tham muu| dau moi)*",
    ),
    TaskColumn("co_workers", "Phối hợp", 30, rf"({_UNIT} )?(cung )?phoi hop( thuc hien| xu ly)?"),
    TaskColumn(
        "supervisor",
        "Lãnh đạo chỉ đạo",
        24,
        r"(lanh dao|ld|dong chi|nguoi)( ubnd| phuong| xa| uy ban)*( truc tiep)?( phu trach| chi dao| theo doi)+"
        r"|lanh dao( ubnd)?|chi dao",
    ),
    TaskColumn("assigned_by", "Người giao", 24, r"nguoi giao( viec| nhiem vu)?"),
    TaskColumn("approved_by", "Người phê duyệt", 24, r"(nguoi|cap|lanh dao) (phe )?duyet"),
    TaskColumn("from_above", "Cấp giao", 20, r"(cap|co quan) giao( nhiem vu)?"),
    TaskColumn("is_from_above", "Cấp trên giao", 10, r"(do )?cap tren giao"),
    TaskColumn("area", "Lĩnh vực", 24, r"linh vuc( cchc| cai cach)?|noi dung (cchc|cai cach hanh chinh)"),
    TaskColumn("initiative", "Mô hình, sáng kiến", 24, r"mo hinh(,? ?/? ?sang kien)?|sang kien"),
    TaskColumn("index_name", "Chỉ số", 18, r"chi so( lien quan)?"),
    TaskColumn("tags", "Nhãn", 18, r"nhan( dan)?|tu khoa"),
    TaskColumn("is_outside_reform", "Ngoài CCHC", 10, r"ngoai (cchc|cai cach hanh chinh)"),
    TaskColumn("reporting", "Chế độ báo cáo", 18, r"che do bao cao|bao cao dinh ky"),
    TaskColumn("deliverable", "Sản phẩm", 30, r"san pham.*|ket qua (dau ra|can dat|phai dat|du kien)"),
    TaskColumn("recurrence", "Lặp lại", 24, r"lap lai|chu ky|dinh ky( thuc hien)?"),
    TaskColumn("recurs_from", "Lặp từ", 13, r"lap( lai)? tu( ngay)?"),
    TaskColumn("recurs_until", "Lặp đến", 13, r"lap( lai)? den( ngay)?"),
    TaskColumn("period", "Kỳ", 12, r"ky( nay| hien tai)?"),
    TaskColumn("periods_done", "Các kỳ đã hoàn thành", 30, r"(cac )?ky (da )?hoan thanh"),
    TaskColumn(
        "progress",
        "Tiến độ (%)",
        10,
        r"(tien do|ty le|ti le|muc do|phan tram|%)( thuc hien| hoan thanh| dat| dat duoc)*( ?\(?(%|phan tram)\)?)?",
    ),
    TaskColumn("state", "Trạng thái", 26, r"(trang thai|tinh trang)( xu ly| thuc hien| nhiem vu| hien tai)*"),
    TaskColumn(
        "result",
        "Kết quả xử lý",
        40,
        r"(ket qua|tinh hinh)( xu ly| thuc hien| giai quyet| den nay| nhiem vu)*|noi dung (cap nhat|tra loi|da lam)",
    ),
    TaskColumn("updated_on", "Ngày cập nhật", 13, r"(ngay|thoi gian) cap nhat"),
    TaskColumn(
        "completed_on",
        "Ngày hoàn thành",
        13,
        r"(ngay|thoi diem)( da)?( thuc te)?( hoan thanh| ht| hoan tat| ket thuc| xong)+( thuc te)?|hoan thanh ngay",
    ),
    TaskColumn("confirmed_on", "Ngày xác nhận", 13, r"ngay xac nhan"),
    TaskColumn(
        "evidence",
        "Minh chứng",
        30,
        r"(tai lieu |van ban )?minh chung|bang chung|(so )?van ban( ket qua| bao cao| tra loi| hoan thanh)+",
    ),
    TaskColumn("cause", "Nguyên nhân", 30, r"nguyen nhan.*|ly do (cham|qua han|chua hoan thanh).*"),
    TaskColumn("measure", "Giải pháp", 30, r"(giai|bien) phap.*|huong (xu ly|khac phuc|giai quyet)"),
    TaskColumn("stopped_on", "Dừng từ ngày", 13, r"(ngay dung|dung tu ngay)"),
    TaskColumn("stopped_reason", "Lý do dừng", 30, r"ly do( tam)? (dung|huy|tra lai|thoi theo doi)"),
    TaskColumn("stopped_by", "Người quyết định dừng", 24, r"nguoi quyet dinh( dung| huy)?"),
    TaskColumn("note", "Ghi chú", 30, r"ghi chu.*|luu y"),
)
BY_FIELD: Final = {column.field: column for column in COLUMNS}

TRACKING: Final = (
    "number", "work", "source", "assigned_on", "due", "lead", "co_workers", "supervisor", "progress", "state",
    "result", "note",
)  # fmt: skip
"""The sheet of twelve columns by which offices follow tasks (domain.md 2.8)."""

FULL: Final = tuple(column.field for column in COLUMNS if column.field != "extended")
"""Everything that can be read back; the deadline stands there with the first one beside it."""

EMPTY_LIST: Final = (
    "number", "work", "source", "assigned_on", "due", "lead", "co_workers", "supervisor", "deliverable", "progress",
    "state", "completed_on", "result", "note",
)  # fmt: skip
"""What the empty list offers to be filled in."""

_PATTERNS: Final = tuple((column.field, re.compile(column.pattern)) for column in COLUMNS)
_BESIDE_WORK: Final = 1


def read_header(number: int, row: SheetRow) -> Header | None:
    """Return the header that a row is, or None when it names no work or nothing besides it."""
    header = _header(number, row)
    named = header.columns.keys() - {"number", "code"}
    return header if "work" in named and len(named) > _BESIDE_WORK else None


def with_second_row(header: Header, row: SheetRow) -> Header | None:
    """Return the header with the titles of a row below it, or None when that row is no part of it.

    A title over several columns ("Văn bản giao") gives way to those below it ("Số, ký hiệu" and "Ngày ban hành"); a
    row that only counts the columns is passed over.
    """
    titles = _titles(row)
    if _counts_columns(titles.values()):
        return header
    below = _header(header.row, row)
    is_long = any(len(words) > _LONGEST_TITLE for words in titles.values())
    if not below.columns or below.columns.keys() == {"number"} or is_long or len(below.columns) < len(titles):
        return None
    above = {name: place for name, place in header.columns.items() if place not in titles}
    unused = tuple(words for words in header.unused if words not in {header.titles.get(place) for place in titles})
    return Header(header.row, {**above, **below.columns}, {**header.titles, **titles}, unused)


def settled(header: Header) -> Header:
    """Return a whole header: where only a first deadline and an extension have columns, the first is the deadline."""
    columns = dict(header.columns)
    if "due" not in columns and "original_due" in columns:
        columns["due"] = columns.pop("original_due")
    return Header(header.row, columns, header.titles, header.unused)


_LONGEST_TITLE: Final = 60


def _header(number: int, row: SheetRow) -> Header:
    titles = _titles(row)
    columns: dict[str, int] = {}
    unused: list[str] = []
    for place, words in titles.items():
        name = field_of(words)
        if name and name not in columns:
            columns[name] = place
        else:
            unused.append(words)
    return Header(number, columns, titles, tuple(unused))


def field_of(words: str) -> str:
    """Return the field that a title names, "" for any other words."""
    key = search_key(re.sub(r"\([^)%]*\)$", "", words.strip()) or words).strip(" .:*-")
    key = re.sub(r"^\(?\d+\)?[.)]? ", "", key)
    whole = search_key(words).strip(" .:*")
    return next((name for name, pattern in _PATTERNS if pattern.fullmatch(whole) or pattern.fullmatch(key)), "")


def _titles(row: SheetRow) -> dict[int, str]:
    return {place: clean_line(cell.text) for place, cell in enumerate(row) if cell is not None}


def _counts_columns(words: Iterable[str]) -> bool:
    """Tell whether a row counts the columns: (1) (2) (3), 1 2 3, A B C, also (9)=(8)/(7)."""
    plain = [re.sub(r"[\s()\[\]]", "", text).split("=")[0].casefold() for text in words]
    return len(plain) > 1 and all(re.fullmatch(r"\d{1,2}|[a-z]", text, re.ASCII) for text in plain)
