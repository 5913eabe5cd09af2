"""The commitments of a data set: the sample as it expects itself, what is read besides, and what is refused."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.commitments.queries import commitment, commitment_rows, matrix
from cchc_desktop.commitments.records import CommitmentState, CountedBy, FigureKind, Result
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.dataset_reading import read_dataset
from cchc_desktop.exchange.exporting import export_file
from cchc_desktop.exchange.listing import as_json, rows_of
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from tests.meetings.conftest import sample_file

__all__ = ["sample_file"]

TODAY = date(2021, 4, 5)
WORDS = {"đạt": "met", "không đạt": "not_met", "chưa phát sinh": "no_case_yet"}
Changed = Callable[[Callable[[dict[str, Any]], object]], Path]


def targets(tree: dict[str, Any]) -> list[dict[str, Any]]:
    return [target for item in tree["cam_ket"]["danh_sach"] for target in item["chi_tieu"]]


def test_every_result_and_rate_that_the_sample_expects_is_printed(
    sample_file: Path, sample_tree: dict[str, Any]
) -> None:
    rows = {row["code"]: row for row in json.loads(as_json(rows_of(sample_file, "commitments", today=TODAY)))}
    for target in targets(sample_tree):
        row = rows[target["ma"]]
        assert row["result"] == WORDS[target["mong_doi"]], target["ma"]
        assert row["value_text"] == target.get("ty_le_in_ra", str(target.get("thuc_hien_quy1"))), target["ma"]
        assert (row["title"], row["period"]) == (target["ten"], "2021-Q1")
    wanted = sample_tree["cam_ket"]["mong_doi"]
    counted = Counter(row["result"] for row in rows.values())
    assert len(rows) == wanted["so_chi_tieu"]
    assert counted == {
        "met": wanted["dat"],
        "not_met": wanted["khong_dat"],
        "no_case_yet": wanted["chua_phat_sinh"],
    }


def test_the_matrix_of_the_sample_has_the_same_totals(sample_file: Path, sample_tree: dict[str, Any]) -> None:
    with open_file(sample_file, read_only=True, rooms=ROOMS) as data, data.reading() as session:
        found = matrix(session, 2021, today=TODAY)
    assert found.commitment_count == sample_tree["cam_ket"]["mong_doi"]["so_ban_cam_ket"]
    assert (found.totals[Result.MET], found.totals[Result.NOT_MET], found.totals[Result.NO_CASE_YET]) == (6, 4, 1)
    assert found.rows[0].holder_name == "Vũ Đình Ý"


def test_rows_have_the_fields_of_the_contract_and_are_searched(sample_file: Path) -> None:
    rows = rows_of(sample_file, "commitments", today=TODAY, search="bui ngoc uoc xin loi")
    assert [dict(row) for row in rows] == [
        {
            "code": "C2.2",
            "holder": "Bùi Ngọc Ước",
            "title": "Tỷ lệ hồ sơ trễ hẹn có văn bản xin lỗi, nêu rõ lý do và hẹn lại ngày trả",
            "period": "2021-Q1",
            "result": "not_met",
            "value_text": "84,62%",
        }
    ]


@pytest.mark.parametrize(
    ("day", "period", "result"),
    [
        (date(2020, 12, 31), "2021-Q1", "no_data"),
        (date(2021, 1, 1), "2021-Q1", "met"),
        (date(2021, 9, 1), "2021-Q1", "met"),
        (date(2022, 5, 1), "2021-Q1", "met"),
    ],
)
def test_the_last_period_begun_that_has_figures_is_shown(
    sample_file: Path, day: date, period: str, result: str
) -> None:
    row = next(row for row in rows_of(sample_file, "commitments", today=day) if row["code"] == "C2.1")
    assert (row["period"], row["result"]) == (period, result)


def test_a_target_without_figures_names_the_period_they_are_expected_for(changed: Changed, tmp_path: Path) -> None:
    def change(tree: dict[str, Any]) -> None:
        for target in targets(tree):
            for key in ("tu", "mau", "thuc_hien_quy1"):
                target.pop(key, None)

    load_file(tmp_path / "a.cchc", changed(change))
    for day, period in ((TODAY, "2021-Q2"), (date(2020, 6, 1), "2021-Q1"), (date(2022, 6, 1), "2021-Q4")):
        rows = rows_of(tmp_path / "a.cchc", "commitments", today=day)
        assert {(row["period"], row["result"], row["value_text"]) for row in rows} == {(period, "no_data", "")}


def test_a_commitment_is_signed_at_its_meeting(sample_file: Path) -> None:
    with open_file(sample_file, read_only=True, rooms=ROOMS) as data, data.reading() as session:
        rows = commitment_rows(session, today=TODAY)
        facts = commitment(session, rows[4].id, today=TODAY)
    assert {(row.state, row.signed_on) for row in rows} == {(CommitmentState.SIGNED, date(2021, 1, 15))}
    assert [row.reference for row in rows][:2] == ["01/CK-2021", "02/CK-2021"]
    assert rows[0].meeting_id is not None
    assert facts.targets[0].details.values == (("2021-Q1", Decimal(6)),)


def test_without_meeting_and_reference_it_is_a_draft(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        del tree["cam_ket"]["hoi_nghi"]
        tree["cam_ket"]["danh_sach"][0]["so"] = None

    found = read_dataset(changed(change)).commitments
    assert [each.state for each in found[:2]] == [CommitmentState.DRAFT, CommitmentState.SIGNED]
    assert found[1].signed_on is None


def test_a_department_commits_too(changed: Changed, tmp_path: Path) -> None:
    def change(tree: dict[str, Any]) -> None:
        item = tree["cam_ket"]["danh_sach"][0]
        item["bo_phan"] = "MC"
        del item["nguoi"]

    load_file(tmp_path / "a.cchc", changed(change))
    row = rows_of(tmp_path / "a.cchc", "commitments", today=TODAY)[0]
    assert str(row["holder"]).startswith("Bộ phận")


def test_met_or_not_and_a_rate_given_as_a_number_are_read(changed: Changed, tmp_path: Path) -> None:
    def change(tree: dict[str, Any]) -> None:
        first = tree["cam_ket"]["danh_sach"][0]["chi_tieu"]
        first[0] = {"ma": "C1.1", "ten": "Công khai", "so_sanh": "đạt/không đạt", "thuc_hien_quy1": "không đạt"}
        first[1] = {"ma": "C1.2", "ten": "Hài lòng", "so_sanh": ">=", "muc_tieu": 90, "don_vi_tinh": "%"}
        first[1]["thuc_hien_quy1"] = 91.25

    path = changed(change)
    assert read_dataset(path).commitments[0].targets[1].kind is FigureKind.LEVEL
    load_file(tmp_path / "a.cchc", path)
    rows = rows_of(tmp_path / "a.cchc", "commitments", today=TODAY)[:2]
    assert [(row["result"], row["value_text"]) for row in rows] == [("not_met", "không đạt"), ("met", "91,25%")]


def test_figures_of_a_month_are_kept_by_month(changed: Changed) -> None:
    found = read_dataset(changed(lambda tree: tree["cam_ket"].update(ky_so_lieu="2021-03"))).commitments
    assert {target.counted_by for each in found for target in each.targets} == {CountedBy.MONTH}


def one(**keys: object) -> Callable[[dict[str, Any]], object]:
    """Change keys of the target C1.2; None removes a value."""
    return lambda tree: tree["cam_ket"]["danh_sach"][0]["chi_tieu"][1].update(keys)


def first(**keys: object) -> Callable[[dict[str, Any]], object]:
    return lambda tree: tree["cam_ket"]["danh_sach"][0].update(keys)


def top(**keys: object) -> Callable[[dict[str, Any]], object]:
    return lambda tree: tree["cam_ket"].update(keys)


REFUSALS: dict[str, tuple[Callable[[dict[str, Any]], object], tuple[str, ...]]] = {
    "negative target": (one(muc_tieu=-1), ("chi_tieu[C1.2].muc_tieu", "-1")),
    "numerator over zero": (one(mau=0), ("chi_tieu[C1.2].mau", "96")),
    "numerator above denominator": (one(tu=99), ("chi_tieu[C1.2].tu", "99", "98")),
    "target without a unit": (one(don_vi_tinh=None), ("chi_tieu[C1.2].don_vi_tinh",)),
    "share of another unit": (one(don_vi_tinh="hồ sơ"), ("chi_tieu[C1.2].don_vi_tinh", "%")),
    "target without a value": (one(muc_tieu=None), ("chi_tieu[C1.2].muc_tieu",)),
    "share above the whole": (one(muc_tieu=120), ("chi_tieu[C1.2].muc_tieu", "100%")),
    "two kinds of figures": (one(thuc_hien_quy1=5), ("chi_tieu[C1.2].thuc_hien_quy1",)),
    "figure that is no number": (one(tu="nhiều"), ("chi_tieu[C1.2].tu", "nhiều")),
    "unknown comparison": (one(so_sanh="~"), ("chi_tieu[C1.2].so_sanh", "~")),
    "numbers where a pass belongs": (
        one(so_sanh="đạt/không đạt", muc_tieu="đạt", don_vi_tinh=None), ("chi_tieu[C1.2].tu",),
    ),
    "code of another target": (one(ma="C2.1"), ("C2.1", "C1")),
    "code of another commitment": (first(ma="C2"), ("danh_sach", "C2")),
    "unknown person": (first(nguoi="P99"), ("danh_sach[C1].nguoi", "P99")),
    "unknown department": (first(nguoi=None, bo_phan="XX"), ("danh_sach[C1].bo_phan", "XX")),
    "nobody": (first(nguoi=None), ("danh_sach[C1].nguoi",)),
    "both": (first(bo_phan="MC"), ("danh_sach[C1].bo_phan",)),
    "reference twice": (first(so="02/CK-2021"), ("danh_sach[C2].so", "02/CK-2021")),
    "holder twice": (
        lambda tree: [item.update(nguoi="P07", so=None) for item in tree["cam_ket"]["danh_sach"][:2]],
        ("danh_sach[C2].nguoi", "P07"),
    ),
    "figures of a half year": (top(ky_so_lieu="2021-H1"), ("cam_ket.ky_so_lieu",)),
    "figures of another year": (top(nam=2022), ("cam_ket.ky_so_lieu", "2022")),
    "figures of no period": (top(ky_so_lieu=None), ("chi_tieu[C1.1].thuc_hien_quy1", "ky_so_lieu")),
    "figures of a period to come": (top(ky_so_lieu="2021-Q3"), ("chi_tieu[C1.1].thuc_hien_quy1", "01/7/2021")),
    "unknown key": (one(muc_tieuu=1), ("chi_tieu[C1.2].muc_tieuu", "muc_tieu")),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSALS)
def test_what_cannot_be_is_refused_in_one_sentence_that_names_it(changed: Changed, name: str) -> None:
    change, named = REFUSALS[name]
    with pytest.raises(ValidationError) as caught:
        read_dataset(changed(change))
    assert caught.value.sentence.count("\n") == 0
    for word in named:
        assert word in caught.value.sentence


def test_shortcomings_still_point_at_commitments(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        shortcoming = next(item for meeting in tree["hop"] for item in meeting["ton_tai"] if item.get("cam_ket"))
        shortcoming["cam_ket"] = "C77"

    assert any("C77" in warning for warning in read_dataset(changed(change)).warnings)


def test_commitments_and_figures_leave_as_lists(sample_file: Path, tmp_path: Path) -> None:
    written = {path.name: path for path in export_file(sample_file, tmp_path / "ra", today=TODAY)}
    with written["commitments.csv"].open(encoding="utf-8-sig", newline="") as stream:
        found = {row["Mã chỉ tiêu"]: row for row in csv.DictReader(stream, delimiter=";")}
    assert len(found) == 11
    assert (found["C2.1"]["Mục tiêu"], found["C2.1"]["Lũy kế"], found["C2.1"]["Tử số/mẫu số"]) == (
        "≥ 98%",
        "98,60%",
        "918/931",
    )
    assert (found["C2.1"]["Số"], found["C2.1"]["Ngày ký"], found["C2.1"]["Kết quả đến nay"]) == (
        "02/CK-2021",
        "15/01/2021",
        "Đạt",
    )
    with written["commitment_figures.csv"].open(encoding="utf-8-sig", newline="") as stream:
        figures = list(csv.DictReader(stream, delimiter=";"))
    assert len(figures) == 11
    assert {row["Kỳ"] for row in figures} == {"quý I/2021"}
    assert next(row for row in figures if row["Mã chỉ tiêu"] == "C5.1")["Mức của kỳ"] == "6"


def test_several_commitments_of_a_holder_are_loaded_with_a_warning(changed: Changed) -> None:
    def change(tree: dict[str, Any]) -> None:
        first, second = tree["cam_ket"]["danh_sach"][:2]
        for key in ("nguoi", "bo_phan"):
            second.pop(key, None)
            if key in first:
                second[key] = first[key]

    (warning,) = [each for each in read_dataset(changed(change)).warnings if "bản cam kết" in each]
    assert "C1, C2" in warning
