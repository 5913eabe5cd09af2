"""Every rule of the layout check by a paper that breaks it and the same paper mended, whatever kind it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Block,
    Column,
    Document,
    Heading,
    Letterhead,
    Orientation,
    Paragraph,
    Recipients,
    Role,
    Row,
    Run,
    Section,
    SheetHead,
    Signature,
    SignatureRow,
    SizePreset,
    Table,
    Title,
)
from cchc_desktop.documents.layout_check import Finding, check_layout
from tests.documents import letter_trees, trees

HEAD = Letterhead(
    (),
    ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN"),
    "Số: 06/UBND-VP",
    "Đức Sen, ngày 05 tháng 4 năm 2021",
    anchor="number",
    subject="V/v đôn đốc nhiệm vụ",
)
SIGNER = Signature(("CHỦ TỊCH",), "Nguyễn Thị Minh Hằng", anchor="signer")
LISTED = Recipients(("- Như trên;", "- Lưu: VT, VP."), anchor="recipients")
TEXT = Paragraph.of("Đề nghị báo cáo./.", anchor="demands")
TO = Addressees.of(["Văn phòng - Thống kê"], anchor="addressees")
NOTICE_HEAD = replace(HEAD, subject=None, number="Số: 06/TB-UBND")
NOTICE = Title("THÔNG BÁO", "Kết luận của Chủ tịch", anchor="title")
NOTICE_END = SignatureRow(SIGNER, recipients=Recipients(("- Thành viên Ban Chỉ đạo;", "- Lưu: VT, VP.")))


def file_of(*sections: Section, kind: str = "reminder_letter") -> Document:
    return Document(kind, "", "", sections, SizePreset.LARGE)


def letter(*content: Block, head: Letterhead = HEAD, to: Block | None = TO, end: Block | None = None) -> Document:
    middle = content or (TEXT,)
    last = end or SignatureRow(SIGNER, recipients=LISTED)
    return file_of(Section((head, *([to] if to is not None else []), *middle, last)))


def notice(*content: Block, head: Letterhead = NOTICE_HEAD, title: Title = NOTICE, end: Block = NOTICE_END) -> Document:
    return file_of(Section((head, title, *(content or (TEXT,)), end)), kind="conclusion_notice")


def rules(document: Document) -> list[str]:
    return [finding.rule for finding in check_layout(document)]


def only(document: Document) -> Finding:
    (finding,) = check_layout(document)
    return finding


def test_papers_in_order_have_nothing_to_mend() -> None:
    assert rules(letter()) == [] and rules(notice()) == []
    for name, document in letter_trees.letters():
        if name.startswith("letter") and name != "letter-none" and "table" not in name:
            assert rules(document) == [], name


# ------------------------------------------------------------------------------------------------------- head


@pytest.mark.parametrize("issuer", [(), ("",), (" ", "")])
def test_missing_name_of_the_organ_is_named(issuer: tuple[str, ...]) -> None:
    finding = only(notice(head=replace(NOTICE_HEAD, issuer=issuer)))
    assert (finding.rule, finding.anchor) == ("organ", "number")


@pytest.mark.parametrize(
    ("document", "mended"),
    [
        (notice(head=replace(NOTICE_HEAD, number="Số: 06/GM-UBND")), notice()),
        (notice(head=replace(NOTICE_HEAD, number="Số: 06/TB-BCĐ")), notice()),
        (
            notice(head=replace(NOTICE_HEAD, issuer=("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"))),
            notice(head=replace(NOTICE_HEAD, issuer=("BAN CHỈ ĐẠO",), number="Số: 06/TB-BCĐCCHC")),
        ),
        (letter(head=replace(HEAD, number="Số: 06/TB-UBND")), letter()),
        (letter(head=replace(HEAD, number="Số: 06/BCĐ-VP")), letter(head=replace(HEAD, number="Số: 06/UBND-VX"))),
        (
            letter(head=replace(HEAD, number=decree30.number_line(None, "BCĐ-VP"))),
            letter(head=replace(HEAD, number=decree30.number_line(None, "UBND-VP"))),
        ),
    ],
)
def test_symbol_of_another_type_or_organ_keeps_the_paper_back(document: Document, mended: Document) -> None:
    finding = only(document)
    assert (finding.rule, finding.blocking, finding.anchor) == ("symbol", True, "number")
    assert rules(mended) == []


def test_longest_name_of_a_type_decides_about_its_symbol() -> None:
    title = Title("QUY CHẾ", "Làm việc của Ban Chỉ đạo")
    assert rules(notice(head=replace(NOTICE_HEAD, number="Số: 06/QC-UBND"), title=title)) == []


def test_minutes_have_no_place_and_date_in_the_head_and_others_have() -> None:
    head = replace(trees.letterhead(), place_date="Đức Sen, ngày 05 tháng 4 năm 2021")
    minutes = trees.minutes().sections[0].blocks
    assert rules(file_of(Section((head, *minutes[1:])), kind="minutes")) == ["place_date"]
    assert rules(file_of(Section(minutes), kind="minutes")) == []
    assert rules(notice(head=replace(NOTICE_HEAD, place_date=None))) == ["place_date"]
    assert rules(notice(head=replace(NOTICE_HEAD, place_date=", ngày 05 tháng 4 năm 2021"))) == ["place_date"]


def test_date_in_the_head_out_of_form_keeps_back_one_in_the_text_does_not() -> None:
    fixed = only(letter(head=replace(HEAD, place_date="Đức Sen, ngày 05 tháng 04 năm 2021")))
    typed = only(letter(Paragraph.of("Từ ngày 5 tháng 04 năm 2021./.", anchor="opening")))
    assert (fixed.rule, fixed.blocking) == ("date", True)
    assert (typed.rule, typed.blocking, typed.anchor) == ("date", False, "opening")
    line = Paragraph.of("Đức Sen, ngày 5 tháng 4 năm 2021", role=Role.PLACE_DATE)
    assert only(letter(TEXT, line)).blocking


# --------------------------------------------------------------------------------------------- subject, addressee


@pytest.mark.parametrize("subject", [None, "", "V/v", "V/v ……", "V/v .", "Đôn đốc", "v/v đôn đốc", "V/v đôn đốc.",
                                     "V/v Đôn đốc nhiệm vụ"])  # fmt: skip
def test_letter_says_in_form_what_it_is_about(subject: str | None) -> None:
    found = rules(letter(head=replace(HEAD, subject=subject)))
    assert [rule for rule in found if rule != "blank"] == ["subject"]


@pytest.mark.parametrize("subject", ["V/v đôn đốc", "V/v CCHC năm 2021", "V/v Đức Sen hưởng ứng"])
def test_subject_in_form_is_let_through(subject: str) -> None:
    assert rules(letter(head=replace(HEAD, subject=subject))) == []


def test_paper_with_a_type_has_no_subject() -> None:
    head = replace(NOTICE_HEAD, subject="V/v kết luận")
    assert rules(notice(head=head)) == ["subject"]
    assert rules(notice(title=replace(NOTICE, abstract="V/v kết luận"))) == ["subject"]


def test_empty_abstract_is_said_in_the_words_of_its_own_type() -> None:
    finding = only(notice(title=replace(NOTICE, abstract=" ")))
    assert (finding.rule, finding.anchor) == ("title", "title") and "THÔNG BÁO" in finding.sentence
    assert "cuộc họp" not in finding.sentence
    assert rules(notice(title=replace(NOTICE, name=""))) == ["title"]


def test_sheets_and_annex_pages_have_a_title() -> None:
    assert rules(file_of(Section((SheetHead((), ("UBND",), ""),)), kind="count")) == ["title"]
    assert rules(file_of(Section((SheetHead((), ("UBND",), "BẢNG"),)), kind="count")) == []
    assert rules(file_of(Section((AppendixTitle("Phụ lục", " "),)), kind="task_annex")) == ["title"]


def test_letter_without_addressee_is_named() -> None:
    end = SignatureRow(SIGNER, recipients=Recipients(("- Lưu: VT, VP.",)))
    assert rules(letter(to=None, end=end)) == ["addressee"]
    assert "addressee" in rules(letter(to=Addressees.of([])))


@pytest.mark.parametrize("lines", [("Sở Nội vụ.",), ("- A;", "- B;"), ("- A.", "- B."), ("A;", "B."), ("- A;", "- B")])
def test_addressees_out_of_form_are_named(lines: tuple[str, ...]) -> None:
    assert rules(letter(to=Addressees(lines, "addressees"))) == ["addressee"]
    assert rules(letter(to=Addressees.of(lines))) == []


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("conclusion_notice", "THÔNG BÁO", ["addressee"]),
        ("periodic_report", "BÁO CÁO", []),
        ("commitment", "BẢN CAM KẾT", []),
        ("submission", "TỜ TRÌNH", []),
    ],
)
def test_addressee_belongs_to_letters_and_what_goes_upward(kind: str, name: str, found: list[str]) -> None:
    code = decree30.TYPE_CODES.get(name, "CK")
    head = replace(NOTICE_HEAD, number=f"Số: 06/{code}-UBND")
    end = SignatureRow(SIGNER, recipients=LISTED)
    document = file_of(Section((head, Title(name, "Năm 2021"), TO, TEXT, end)), kind=kind)
    assert rules(document) == found


# ---------------------------------------------------------------------------------------------------------- text


@pytest.mark.parametrize(
    ("content", "anchor"),
    [
        ((Paragraph.of("Hết.", anchor="demands"),), "demands"),
        ((Paragraph.of("Một./. Hai./.", anchor="demands"),), "demands"),
        ((Paragraph.of("Một./.", anchor="opening"), TEXT), "opening"),
        ((TEXT, Table((Column("A", 20),), (Row(("a",)),), anchor="tasks")), "tasks"),
    ],
)
def test_end_mark_stands_once_at_the_end_of_the_text(content: tuple[Block, ...], anchor: str) -> None:
    finding = only(letter(*content))
    assert (finding.rule, finding.anchor) == ("end_mark", anchor)


def annex(*blocks: Block, label: str | None = "Phụ lục", reference: tuple[str, ...] = ()) -> Section:
    return Section((AppendixTitle(label, "DANH MỤC", reference, anchor="annex"), *blocks))


REFERRING = Paragraph.of("Chi tiết tại Phụ lục kèm theo./.")


def with_annexes(*annexes: Section, text: Paragraph = REFERRING) -> Document:
    return file_of(letter(text).sections[0], *annexes)


def test_end_mark_of_an_annex_stands_at_its_end_only() -> None:
    assert rules(with_annexes(annex(Paragraph.of("Danh mục.")))) == []
    assert rules(with_annexes(annex(Paragraph.of("Danh mục./.")))) == []
    assert rules(with_annexes(annex(Paragraph.of("Một./."), Paragraph.of("Hai.")))) == ["end_mark"]


def test_open_place_late_in_a_text_is_shown_with_its_surroundings() -> None:
    finding = only(letter(Paragraph.of("Chữ " * 40 + "trước ngày …… để tổng hợp./.")))
    assert finding.rule == "blank" and "trước ngày ……" in finding.sentence


def test_form_to_fill_in_is_named_once() -> None:
    head = SheetHead((), ("UBND",), "PHIẾU")
    lines = tuple(Paragraph.of("………………", anchor=f"line{number}") for number in range(4))
    finding = only(file_of(Section((head, *lines)), kind="extension_form"))
    assert (finding.rule, finding.anchor) == ("blank", "line0") and "4" in finding.sentence


@pytest.mark.parametrize(
    ("texts", "italic", "found"),
    [
        (("Căn cứ Luật A;", "Căn cứ Luật B."), True, []),
        (("Căn cứ Luật A.", "Căn cứ Luật B."), True, ["basis"]),
        (("Căn cứ Luật A;", "Căn cứ Luật B;"), True, ["basis"]),
        (("Căn cứ Luật A;", "Căn cứ Luật B."), False, ["basis"]),
    ],
)
def test_legal_bases_of_a_decision_are_in_form(texts: tuple[str, ...], italic: bool, found: list[str]) -> None:
    bases = tuple(Paragraph((Run(text, italic=italic),), anchor="basis") for text in texts)
    head, title = replace(NOTICE_HEAD, number="Số: 06/QĐ-UBND"), Title("QUYẾT ĐỊNH", "Về việc thành lập Tổ giúp việc")
    assert rules(notice(*bases, TEXT, head=head, title=title)) == found


def test_empty_section_is_named() -> None:
    assert rules(notice(Heading("I. ĐÁNH GIÁ"), Heading("II. NHIỆM VỤ"), TEXT)) == ["heading"]
    assert rules(notice(Heading("I. ĐÁNH GIÁ"), Paragraph.of("Tốt."), Heading("II. NHIỆM VỤ"), TEXT)) == []


def columns(number: int, width: float) -> Table:
    return Table((Column("A", width),) * number, (Row(("a",) * number),), anchor="tasks")


def test_table_fits_the_page_and_a_wide_one_lies() -> None:
    assert rules(letter(columns(5, 33), TEXT)) == []
    assert rules(letter(columns(5, 34), TEXT)) == ["table"]
    assert rules(letter(columns(7, 20), TEXT)) == ["table"]
    lying = replace(annex(columns(7, 36)), orientation=Orientation.LANDSCAPE)
    assert rules(with_annexes(lying)) == []
    too_wide = replace(annex(columns(7, 37)), orientation=Orientation.LANDSCAPE)
    assert rules(with_annexes(too_wide)) == ["table"]


def test_character_without_a_shape_is_named() -> None:
    assert rules(letter(Paragraph.of("Xong 🙂./."))) == ["characters"]


# ----------------------------------------------------------------------------------------------------------- end


def signed(*title: str, name: str = "Nguyễn Văn An", post: tuple[str, ...] = (), due: bool | None = None) -> Document:
    signer = Signature(title, name, post, anchor="signer", is_post_due=due)
    return letter(end=SignatureRow(signer, recipients=LISTED))


@pytest.mark.parametrize(
    "title",
    [
        ("CHỦ TỊCH",),
        ("Q. CHỦ TỊCH",),
        ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TM. BAN CHỈ ĐẠO", "Q. TRƯỞNG BAN"),
        ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"),
        ("TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI"),
        ("BÊN GIAO",),
    ],
)
def test_titles_as_the_decree_has_them_are_let_through(title: tuple[str, ...]) -> None:
    assert rules(signed(*title)) == []


@pytest.mark.parametrize(
    "title",
    [
        (),
        (" ",),
        ("Chủ tịch",),
        ("PHÓ CHỦ TỊCH",),
        ("TM. ỦY BAN NHÂN DÂN",),
        ("TM. ỦY BAN NHÂN DÂN", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"),
        ("CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN"),
        ("KT. CHỦ TỊCH",),
        ("KT. CHỦ TỊCH", "CHỦ TỊCH"),
        ("KT. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TL. CHỦ TỊCH",),
        ("TL. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("TUQ. CHỦ TỊCH",),
        ("Q. CHỦ TỊCH", "CHỦ TỊCH"),
    ],
)
def test_title_against_the_rules_of_capacity_is_named_once(title: tuple[str, ...]) -> None:
    finding = only(signed(*title))
    assert (finding.rule, finding.blocking, finding.anchor) == ("signer_title", False, "signer")


@pytest.mark.parametrize("name", ["", "ThS. Nguyễn Văn An"])
def test_signer_has_a_name_without_academic_title_wherever_he_signs(name: str) -> None:
    good = Signature(("BÊN GIAO",), "Lê B")
    for place in ("left", "middle", "below"):
        row = replace(
            SignatureRow(SIGNER, left=good, recipients=LISTED), **{place: Signature(("X",), name, anchor="x")}
        )
        finding = only(letter(end=row))
        assert (finding.rule, finding.anchor) == ("signer", "x"), place


def test_missing_name_leads_to_the_field_where_it_is_chosen() -> None:
    row = SignatureRow(Signature(("CHỦ TỌA",), ""), Signature(("THƯ KÝ",), ""), LISTED)
    assert [each.anchor for each in check_layout(letter(end=row))] == ["secretary", "chair"]


def test_post_above_the_name_follows_the_seal() -> None:
    post = ("CHỦ TỊCH UBND PHƯỜNG",)
    assert rules(signed("TRƯỞNG BAN", post=post, due=True)) == rules(signed("TRƯỞNG BAN", due=False)) == []
    assert rules(signed("TRƯỞNG BAN", due=True)) == rules(signed("TRƯỞNG BAN", post=(" ",), due=True)) == ["post"]
    assert rules(signed("TRƯỞNG BAN", post=post, due=False)) == ["post"]
    assert rules(signed("XÁC NHẬN CỦA LÃNH ĐẠO", post=post)) == []


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("- Như trên;",),
        ("- Như trên.", "- Lưu: VT."),
        ("- Như trên;", "- Lưu: VT, VP"),
        ("- Như trên;", "Sở Nội vụ;", "- Lưu: VT."),
        ("- Sở Nội vụ;", "- Lưu: VT."),
    ],
)
def test_recipients_of_a_letter_out_of_form_are_named_once(lines: tuple[str, ...]) -> None:
    finding = only(letter(end=SignatureRow(SIGNER, recipients=Recipients(lines, "recipients"))))
    assert (finding.rule, finding.anchor) == ("recipients", "recipients")


def test_as_above_needs_somebody_above() -> None:
    assert rules(notice(end=SignatureRow(SIGNER, recipients=LISTED))) == ["recipients"]


# ------------------------------------------------------------------------------------------------------- minutes


def minutes(end: str = "16 giờ 40 phút, ngày 04 tháng 12 năm 2020", **row: object) -> Document:
    blocks = (
        trees.letterhead(),
        Title("BIÊN BẢN", "Họp giao ban"),
        Paragraph.of("Thời gian bắt đầu: 14 giờ 00 phút, ngày 04 tháng 12 năm 2020.", anchor="start"),
        Paragraph.of(f"Cuộc họp kết thúc vào {end}./.", anchor="end"),
        replace(trees.signatures(), **row),
    )
    return file_of(Section(blocks), kind="minutes")


@pytest.mark.parametrize(
    ("end", "found"),
    [
        ("16 giờ 40 phút, ngày 04 tháng 12 năm 2020", []),
        ("08 giờ, ngày 05 tháng 12 năm 2020", []),
        ("14 giờ 00 phút, ngày 04 tháng 12 năm 2020", ["time"]),
        ("13 giờ 40 phút, ngày 04 tháng 12 năm 2020", ["time"]),
        ("lúc tan họp", []),
    ],
)
def test_meeting_ends_after_it_began(end: str, found: list[str]) -> None:
    findings = check_layout(minutes(end))
    assert [each.rule for each in findings] == found
    assert all(each.anchor == "end" for each in findings)


def test_secretary_signs_left_and_is_not_the_chair() -> None:
    chair, secretary = trees.signatures().right, trees.signatures().left
    assert secretary is not None
    assert rules(minutes()) == []
    assert rules(minutes(left=chair, right=secretary)) == ["sides"]
    assert rules(minutes(left=replace(secretary, name=chair.name))) == ["sides"]


# ------------------------------------------------------------------------------------------------------- annexes


def test_one_annex_has_no_number_and_several_have_roman_ones() -> None:
    both = Paragraph.of("Theo Phụ lục I và Phụ lục II./.")
    assert rules(with_annexes(annex())) == []
    assert rules(with_annexes(annex(label="Phụ lục I"), annex(label="Phụ lục II"), text=both)) == []
    assert "annex" in rules(with_annexes(annex(), annex(), text=both))
    assert rules(with_annexes(annex(label="Phụ lục I"), annex(label="Phụ lục III"), text=both)) == ["annex", "annex"]


def test_text_refers_to_every_annex() -> None:
    assert rules(with_annexes(annex(), text=TEXT)) == ["annex"]
    one = Paragraph.of("Theo Phụ lục I./.")
    assert rules(with_annexes(annex(label="Phụ lục I"), annex(label="Phụ lục II"), text=one)) == ["annex"]
    listed = Paragraph.of("Theo danh sách kèm theo./.")
    assert rules(with_annexes(annex(label=None), text=listed)) == []


def test_annex_begins_on_a_sheet_of_its_own() -> None:
    assert rules(letter(REFERRING, AppendixTitle("Phụ lục", "DANH MỤC", anchor="annex"))) == ["annex"]


def test_annex_names_the_number_of_its_paper() -> None:
    right, wrong = ("(Kèm theo Công văn số 06/UBND-VP ngày …)",), ("(Kèm theo Công văn số 07/UBND-VP ngày …)",)
    assert rules(with_annexes(annex(reference=right))) == []
    assert rules(with_annexes(annex(reference=wrong))) == ["annex"]


def test_annex_page_of_its_own_file_refers_to_a_paper_elsewhere() -> None:
    assert rules(file_of(annex(label="Phụ lục II"), kind="task_annex")) == []


# ---------------------------------------------------------------------------------------------- districts, files


@pytest.mark.parametrize(
    ("place_date", "found"),
    [
        ("Đức Sen, ngày 30 tháng 6 năm 2025", []),
        ("Đức Sen, ngày 01 tháng 7 năm 2025", ["district"]),
        (decree30.place_date_line("Đức Sen", None, 2026), ["district"]),
        (decree30.place_date_line("Đức Sen", None, 2025), []),
    ],
)
def test_district_is_named_in_fixed_texts_since_july_2025(place_date: str, found: list[str]) -> None:
    head = replace(HEAD, place_date=place_date)
    assert rules(letter(head=head, to=Addressees.of(["Phòng Nội vụ quận Ba"]))) == found
    recipients = Recipients(("- Như trên;", "- UBND huyện (để b/c);", "- Lưu: VT."), "recipients")
    assert rules(letter(head=head, end=SignatureRow(SIGNER, recipients=recipients))) == found
    assert rules(letter(Paragraph.of("Việc quận giao năm trước./."), head=head)) == []


def test_district_of_minutes_is_named_by_the_day_they_were_made() -> None:
    head = trees.letterhead(superior=("UBND QUẬN BA",))
    blocks = (head, *trees.minutes().sections[0].blocks[1:])
    made = {year: replace(trees.paper(*blocks), created=datetime(year, 8, 1, tzinfo=UTC)) for year in (2024, 2025)}
    assert (rules(made[2024]), rules(made[2025])) == ([], ["district"])


def test_slip_that_every_sheet_of_a_file_shares_is_said_once() -> None:
    sheet = notice(title=replace(NOTICE, abstract="Kết luận.")).sections[0]
    document = file_of(sheet, sheet, sheet, kind="invitation")
    assert rules(document) == ["title"]


def test_every_finding_of_every_rule_names_its_source_and_is_a_sentence() -> None:
    bad = letter(
        Paragraph.of("Ngày 5 tháng 04 năm 2026 🙂 ……", anchor="opening"),
        columns(9, 40),
        AppendixTitle("Phụ lục", ""),
        head=replace(
            HEAD, issuer=(), number="Số: 6/TB-UBND", subject="Về việc.", place_date=", ngày 5 tháng 04 năm 2026"
        ),
        to=Addressees(("Quận Ba.",)),
        end=SignatureRow(Signature(("PHÓ CHỦ TỊCH",), "", is_post_due=True), recipients=Recipients(("- A.",))),
    )
    findings = check_layout(bad)
    assert len({finding.rule for finding in findings}) >= 12
    for finding in findings:
        assert finding.source and finding.sentence[-1] in ".”🙂", finding
