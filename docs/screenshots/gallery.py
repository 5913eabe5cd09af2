"""Draw every part of the window, to be held beside the wanted look: ``python docs/screenshots/gallery.py``.

Usage: gallery.py FOLDER [light|dark]. Writes parts, form, empty, dialog and table as PNG files into the folder.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QLocale, Qt  # noqa: E402
from PySide6.QtGui import QPainter, QPaintEvent  # noqa: E402
from PySide6.QtWidgets import (  # noqa: E402
    QApplication,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui import style  # noqa: E402
from ui.common.empty_state import EmptyState  # noqa: E402
from ui.common.fields import (  # noqa: E402
    FULL,
    HALF,
    TIME,
    ChoiceField,
    DateField,
    Form,
    LineField,
    PersonField,
    PersonRow,
    TextField,
    TimeField,
)
from ui.common.message_dialog import Action, MessageDialog, Question  # noqa: E402
from ui.common.notice import NoticeBar  # noqa: E402
from ui.common.pills import MEETING_STATES, FilterChip, Pill, meeting_pill  # noqa: E402
from ui.common.table_model import Column, TableModel  # noqa: E402
from ui.common.table_view import TableView  # noqa: E402
from ui.common.tabs import Tabs  # noqa: E402
from ui.common.translator import install_translator  # noqa: E402

PEOPLE = (
    PersonRow(1, "Nguyễn Thị Minh Hằng", "Trưởng Ban"),
    PersonRow(2, "Hoàng Thị Thúy Nga"),
    PersonRow(3, "Trần Quốc Đạt", "Phó Chủ tịch UBND phường · Phó Trưởng ban Thường trực"),
)
PAGES = ("Thông tin", "Chương trình", "Thành phần", "Diễn biến", "Kết luận & giao việc", "Tài liệu")


@dataclass(frozen=True)
class Attendee:
    """A row of the sample table."""

    id: int
    name: str
    post: str
    state: str


class Swatch(QWidget):
    """One colour of the palette."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._role = role
        self.setFixedSize(101, 37)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(style.color("strong_line"))
        painter.setBrush(style.color(self._role))
        painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 4, 4)


def text(words: str, kind: str = "") -> QLabel:
    """Return a label of a kind."""
    label = QLabel(words)
    if kind:
        style.set_kind(label, kind)
    return label


def pane() -> tuple[QFrame, QVBoxLayout]:
    """Return a white page and its column."""
    frame = QFrame()
    style.set_kind(frame, "pane")
    column = QVBoxLayout(frame)
    column.setContentsMargins(24, 20, 24, 20)
    column.setSpacing(10)
    return frame, column


def row_of(*parts: QWidget) -> QHBoxLayout:
    """Put parts beside each other."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row


def colours() -> QGridLayout:
    """Return the palette."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(9)
    grid.setVerticalSpacing(4)
    roles = [role for role in style.TOKENS if not role.startswith(("page", "notice", "on_", "marked"))]
    for number, role in enumerate(roles):
        place = 3 * (number // 12), number % 12
        grid.addWidget(Swatch(role), *place)
        grid.addWidget(text(role, "label"), place[0] + 1, place[1])
        grid.addWidget(text(style.color(role).name().upper(), "small"), place[0] + 2, place[1])
    return grid


def button(words: str, kind: str, *, enabled: bool = True, icon: str = "") -> QPushButton:
    """Return a button of a kind."""
    made = QPushButton(words)
    style.set_kind(made, kind)
    made.setEnabled(enabled)
    if icon:
        made.setIcon(style.icon(icon, "on_accent" if kind == "primary" else "text2", size=16))
    return made


def line(words: str, *, invalid: bool = False) -> QLineEdit:
    """Return a field."""
    made = QLineEdit(words)
    made.setFixedWidth(128)
    style.set_mark(made, "invalid", invalid)
    return made


def parts_page() -> QFrame:
    """Return the page that answers picture 00."""
    frame, column = pane()
    column.addWidget(text("Màu", "block"))
    column.addLayout(colours())
    column.addWidget(text("Nhãn cuộc họp", "block"))
    column.addLayout(row_of(*(Pill(*meeting_pill(state)) for state in MEETING_STATES)))
    column.addWidget(text("Nút", "block"))
    kinds = (("Chính", "primary"), ("Thường", "normal"), ("Phẳng", "flat"), ("Liên kết", "link"))
    column.addLayout(row_of(*(button(words, kind) for words, kind in kinds), button("In", "normal", icon="print")))
    off = (button("Mờ", "normal", enabled=False), button("Mờ", "primary", enabled=False))
    column.addLayout(row_of(button("Thêm kết luận", "primary", icon="add"), *off))
    column.addWidget(text("Ô nhập", "block"))
    column.addLayout(row_of(line("04/12/2020"), line("ẶẪỔỄ ặẫổễ"), line("31/02/2021", invalid=True)))
    chips = [FilterChip("Tất cả", 14), FilterChip("Sắp đến hạn", 2, "warning", "amber", True)]
    chips[0].setChecked(True)
    column.addLayout(row_of(*chips, FilterChip("Tạm dừng", 1, "pause_circle")))
    column.addWidget(text("Tiêu đề trang 15 pt: Ặ Ẫ Ễ Ỗ Ữ", "title"))
    column.addWidget(text("Tiêu đề khối 12 pt: Ặ Ẫ Ễ Ỗ Ữ", "block"))
    column.addWidget(text("Chữ thường 10 pt: Ủy ban, Ổn, Ước, Ặ Ẫ Ễ Ỗ Ữ"))
    column.addWidget(text("Chữ phụ 9 pt: 14/12/2020 · 11/13", "small"))
    ticked, chosen = QCheckBox("Gửi kèm phụ lục"), QRadioButton("Từ 01/7/2025")
    ticked.setChecked(True)
    chosen.setChecked(True)
    column.addLayout(row_of(ticked, chosen, QCheckBox("Không"), QRadioButton("Trước đó")))
    column.addStretch(1)
    frame.resize(1366, 768)
    return frame


def sample_form() -> Form:
    """Return the form of picture 01."""
    form = Form()
    form.add("title", "Tên cuộc họp", LineField(), span=FULL, required=True, hint="In đậm dưới chữ BIÊN BẢN")
    form.add("kind", "Loại họp", ChoiceField([(1, "Giao ban tháng"), (2, "Đột xuất")]), required=True)
    form.add("period", "Kỳ", ChoiceField([(1, "Tháng 12/2020")]), required=True)
    form.add("way", "Hình thức", ChoiceField([(1, "Trực tiếp")]))
    form.add("day", "Ngày họp", DateField(), required=True, new_row=True)
    form.add("start", "Từ", TimeField(), span=TIME, required=True)
    form.add("end", "Đến", TimeField(), span=TIME)
    form.add("place", "Địa điểm", LineField(), span=FULL, required=True)
    form.add("chair", "Chủ trì", PersonField(PEOPLE), span=HALF, required=True)
    form.add("secretary", "Thư ký", PersonField(PEOPLE), span=HALF, required=True)
    form.add("note", "Ghi chú", TextField(), span=FULL)
    form.set_values(
        {
            "title": "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 12 năm 2020",
            "day": date(2020, 12, 4),
            "start": time(14),
            "end": time(16, 40),
            "place": "Phòng họp số 305, trụ sở UBND phường Đức Sen",
            "chair": 1,
            "secretary": 2,
        }
    )
    return form


def form_page() -> QFrame:
    """Return tabs and form as in picture 01, with an error on show."""
    frame, column = pane()
    column.setContentsMargins(16, 12, 16, 16)
    main = Tabs(main=True)
    main.add_page("Cuộc họp", "people_team")
    main.add_page("Văn bản", "document_text")
    title = row_of(text("Giao ban tháng 12/2020", "title"), Pill(*meeting_pill("draft_minutes")))
    title.addWidget(button("In", "normal", icon="print"))
    pages = Tabs()
    for words in PAGES:
        pages.add_page(words)
    form = sample_form()
    column.addWidget(main)
    column.addLayout(title)
    column.addWidget(pages)
    column.addWidget(form)
    column.addStretch(1)
    frame.resize(656, 768)
    form.fields["end"].show_error("Giờ kết thúc phải sau giờ bắt đầu.")
    return frame


def table_page() -> QFrame:
    """Return a table with its current row."""
    columns = (
        Column[Attendee]("Họ và tên", lambda row: row.name, width=200),
        Column[Attendee]("Chức vụ", lambda row: row.post),
        Column[Attendee]("Trạng thái", lambda row: row.state, width=140, align_right=True),
    )
    model = TableModel(columns)
    long = "Công chức Văn phòng - Thống kê kiêm nhiệm theo dõi công tác cải cách hành chính của phường Đức Sen"
    model.set_rows(
        [Attendee(1, "Nguyễn Thị Minh Hằng", "Chủ tịch", "có mặt"), Attendee(2, "Ặ Ẫ Ổ Ễ", long, "vắng")]
        + [Attendee(number, f"Người {number}", "Ủy viên", "có mặt") for number in range(3, 12)]
    )
    frame, column = pane()
    column.setContentsMargins(0, 0, 0, 0)
    view = TableView(model)
    view.let_sort()
    view.selectRow(1)
    view.setFocus()
    column.addWidget(view)
    frame.resize(656, 400)
    return frame


def empty_page() -> QWidget:
    """Return picture 09."""
    page = EmptyState(
        "people_team",
        "Chưa có cuộc họp nào",
        "Ghi cuộc họp đầu tiên: biên bản hiện ra bên cạnh trong lúc nhập, đúng thể thức để in.",
    )
    page.add_primary("Cuộc họp mới", lambda: None).setFocus()
    page.add_second("Nạp dữ liệu", lambda: None, "document")
    page.add_link("Xem thử với dữ liệu mẫu", lambda: None)
    page.resize(1366, 560)
    NoticeBar(page).show_notice("Đã ghi biên bản thành tệp Word", icon="document", action="Mở", act=lambda: None)
    return page


def dialog_page() -> QWidget:
    """Return picture 10."""
    question = Question(
        "Chưa ghi được tệp Word",
        "Tệp “Bien ban 2020-12-04.docx” đang mở trong Word nên không ghi đè được. "
        "Nội dung cuộc họp vẫn được lưu đủ trong chương trình.",
        "Đóng tệp trong Word rồi bấm Thử lại, hoặc ghi thành một tệp mới.",
        "PermissionError: …",
        "warning",
        "amber",
        True,
    )
    actions = (Action("retry", "Thử lại", True), Action("new", "Ghi thành tệp mới"), Action("later", "Để sau"))
    return MessageDialog(question, actions)


def main(folder: Path, scheme: str) -> None:
    """Write the pictures."""
    app = QApplication([])
    QLocale.setDefault(QLocale("vi_VN"))
    install_translator(app)
    style.apply(app, scheme)
    folder.mkdir(parents=True, exist_ok=True)
    pages = {
        "parts": parts_page(),
        "form": form_page(),
        "table": table_page(),
        "empty": empty_page(),
        "dialog": dialog_page(),
    }
    for name, page in pages.items():
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        page.show()
        page.activateWindow()
        for _turn in range(5):
            app.processEvents()
        page.grab().save(str(folder / f"{name}-{scheme}-{round(page.devicePixelRatio() * 100)}.png"))
        page.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out/gallery"), sys.argv[2] if len(sys.argv) > 2 else "light")
