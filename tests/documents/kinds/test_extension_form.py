"""The slip that asks to extend a deadline: of the last request, decided or not, or to be filled in by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import Document, Paragraph, SignatureRow, SizePreset, block_texts
from cchc_desktop.documents.kinds import extension_form
from cchc_desktop.documents.kinds.letter_facts import ExtensionFacts, Request
from cchc_desktop.documents.sheets.asked import Asked
from cchc_desktop.documents.sheets.extensions import read_extension
from cchc_desktop.errors import NotFound
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.tasks.extensions import ExtensionRequest, ask_extension, decide_extension
from cchc_desktop.tasks.facts import task_id_of
from cchc_desktop.tasks.records import ExtensionResult
from tests.documents.measure import assert_decree30_pdf
from tests.documents.pdf_paper import Paper

TODAY = date(2021, 4, 5)


def read(file: Path, of: str) -> ExtensionFacts:
    with open_file(file, read_only=True) as data, data.reading() as session:
        found = read_extension(session, Asked(TODAY, of=of))[0].build.args[0]  # type: ignore[attr-defined]
    assert isinstance(found, ExtensionFacts)
    return found


def lines(document: Document) -> dict[str, str]:
    blocks = (block for block in document.sections[0].blocks if isinstance(block, Paragraph))
    return {block.anchor or "": block_texts(block)[0] for block in blocks}


@pytest.fixture(scope="module")
def decided(sample_file: Path) -> ExtensionFacts:
    return read(sample_file, "T05")


def with_request(facts: ExtensionFacts, **changes: object) -> dict[str, str]:
    assert facts.request is not None
    return lines(extension_form.build(replace(facts, request=replace(facts.request, **changes))))  # type: ignore[arg-type]


def test_request_granted_names_both_days_the_reason_and_who_decided(decided: ExtensionFacts) -> None:
    made = lines(extension_form.build(decided))
    assert made["deadline"] == "Thời hạn: 14/12/2020 (xong trước ngày 15/12/2020)."
    assert made["to_due"] == "Đề nghị gia hạn đến ngày: 31/12/2020 (thêm 17 ngày)."
    assert made["reason"] == "Lý do: chờ định hướng tuyên truyền của quận."
    assert made["decision"].endswith("31/12/2020 (Nguyễn Thị Minh Hằng, ngày 14 tháng 12 năm 2020).")


def test_request_refused_says_so(decided: ExtensionFacts) -> None:
    made = with_request(decided, result=ExtensionResult.REFUSED, decided_by="", decided_on=None)
    assert made["decision"] == "Ý kiến của lãnh đạo: không đồng ý gia hạn."


def test_request_not_decided_leaves_both_answers_to_strike_out(decided: ExtensionFacts) -> None:
    made = with_request(decided, result=ExtensionResult.PENDING)
    assert made["decision"].endswith("đồng ý / không đồng ý gia hạn đến ngày 31/12/2020 (gạch bỏ ý không chọn).")


def test_second_request_starts_from_the_extended_deadline(decided: ExtensionFacts) -> None:
    made = with_request(decided, number=2, from_due=date(2020, 12, 31), to_due=date(2021, 1, 15))
    assert made["deadline"] == "Thời hạn: 31/12/2020."
    assert made["original"] == "Hạn gốc: 14/12/2020."
    assert made["to_due"].endswith("15/01/2021 (thêm 15 ngày).")


def test_last_request_of_the_task_is_printed(sample_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "m.cchc"
    path.write_bytes(sample_file.read_bytes())
    with open_file(path) as data, data.writing() as session:
        task_id = task_id_of(session, "T11")
        first, _changes = ask_extension(session, task_id, ExtensionRequest(date(2021, 4, 12)), today=TODAY)
        decide_extension(session, first, ExtensionResult.REFUSED, None, TODAY, today=TODAY)
        ask_extension(session, task_id, ExtensionRequest(date(2021, 4, 20), reason="chờ kho"), today=TODAY)
    facts = read(path, "T11")
    assert facts.request == Request(
        2, date(2021, 4, 8), date(2021, 4, 20), "chờ kho", ExtensionResult.PENDING, asked_on=TODAY
    )
    assert facts.leader == "Nguyễn Thị Minh Hằng"


@pytest.mark.parametrize("preset", SizePreset)
def test_task_without_request_gives_a_form_to_fill_in_whose_dots_fill_lines(
    sample_file: Path, preset: SizePreset
) -> None:
    facts = read(sample_file, "T11")
    assert facts.request is None
    profile = replace(facts.office.profile, size_preset=preset.value)
    document = extension_form.build(replace(facts, office=replace(facts.office, profile=profile)))
    made = lines(document)
    assert made["to_due"] == f"Đề nghị gia hạn đến ngày: {extension_form.DAY}"
    data = pdf.render(document).data
    assert_decree30_pdf(data, document)
    dotted = [line.text for line in Paper(data).lines if set(line.text) == {"…"}]
    assert dotted == [extension_form.LINE] * 2, "no line of dots breaks"
    assert any(line.text.startswith("Lý do: …") for line in Paper(data).lines)


def test_two_sign_the_form(decided: ExtensionFacts) -> None:
    end = extension_form.build(decided).sections[0].blocks[-1]
    assert isinstance(end, SignatureRow)
    assert [(each.title[0], each.name) for each in end.signatures] == [
        ("NGƯỜI ĐỀ NGHỊ", "Trịnh Xuân Ân"),
        ("Ý KIẾN CỦA LÃNH ĐẠO", "Nguyễn Thị Minh Hằng"),
    ]


def test_unknown_task_is_answered_by_naming_tasks_of_the_file(sample_file: Path) -> None:
    with pytest.raises(NotFound, match="T99"):
        read(sample_file, "T99")


def test_form_of_a_unit_without_deadline_is_still_valid(decided: ExtensionFacts) -> None:
    bare = replace(decided, asker="", asker_post="", source="", deadline="", due_on=None, original_due_on=None)
    document = extension_form.build(replace(bare, request=None))
    assert lines(document)["deadline"] == "Thời hạn: không thời hạn."
    assert docx.render(document)[:2] == b"PK"
