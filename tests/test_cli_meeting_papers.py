"""``print`` for invitation, notice of conclusions, assignment of tasks and the whole file of a meeting."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml

from cchc_desktop.documents import pdf
from cchc_desktop.documents.kinds import conclusion_notice
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.register import service
from cchc_desktop.register.records import Paper, PaperForm
from cchc_desktop.storage.migrate import open_file
from tests.documents.pdf_paper import Paper as Pages
from tests.documents.pdf_paper import squeezed
from tests.test_cli import SAMPLE, Run, file, is_one_sentence, made, run

__all__ = ["file", "made", "run"]

NOW = datetime(2021, 2, 1, 9, tzinfo=UTC)


def text_of(path: Path) -> str:
    return Pages(path.read_bytes()).text()


def print_pdf(run: Run, file: Path, *words: str) -> tuple[list[Path], str]:
    code, out, err = run("print", file, *words, "--format", "pdf", "--out", file.parent / "ra")
    assert code == 0
    return [Path(line) for line in out.splitlines()], err


@pytest.fixture
def loaded(run: Run, tmp_path: Path) -> Callable[..., Path]:
    """A file made from the sample with the first meeting changed."""

    def load(change: Callable[[dict], object]) -> Path:
        tree = yaml.load(SAMPLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        change(tree)
        data = tmp_path / "d.yaml"
        data.write_text(yaml.dump(tree, allow_unicode=True), encoding="utf-8")
        assert run("load", tmp_path / "m.cchc", data)[0] == 0
        return tmp_path / "m.cchc"

    return load


@pytest.mark.parametrize(
    ("kind", "code", "words"),
    [
        ("invitation", "GB-2020-12", ("Số: 12/GM-BCĐ", "Đức Sen, ngày 01 tháng 12 năm 2020", "TRƯỞNG BAN")),
        ("invitation", "TK-2020", ("Số: 01/GM-UBND", "ngày 11 tháng 01 năm 2021", "TM. ỦY BAN NHÂN DÂN")),
        ("conclusion_notice", "GB-2020-12", ("Số: 13/TB-BCĐ", "ngày 09 tháng 12 năm 2020", "biết, thực hiện./.")),
        ("conclusion_notice", "TK-2020", ("Số: 02/TB-BCĐ", "I. ĐÁNH GIÁ CHUNG", "trong quý I/2021 (31/3/2021)")),
        ("task_annex", "TK-2020", ("Kèm theo Thông báo số 02/TB-BCĐ ngày 25 tháng 01 năm 2021", "–: Không thời hạn")),
    ],
)
def test_papers_of_the_data_set_keep_number_day_and_organ(
    run: Run, file: Path, kind: str, code: str, words: tuple[str, ...]
) -> None:
    (path,), err = print_pdf(run, file, kind, "--of", code)
    assert (path.name, err) == (f"{kind}-{code}.pdf", "")
    text = text_of(path)
    assert all(squeezed(each) in text for each in words)


def test_paper_without_a_number_is_a_draft(run: Run, loaded: Callable[..., Path]) -> None:
    file = loaded(lambda tree: tree["hop"][0].pop("tai_lieu"))
    for kind in ("invitation", "conclusion_notice"):
        (path,), _err = print_pdf(run, file, kind, "--of", "GB-2020-12")
        assert path.name == f"{kind}-GB-2020-12-du-thao.pdf"
        assert squeezed("DỰ THẢO") in text_of(path)


def test_issued_paper_is_printed_as_it_was_kept(run: Run, file: Path) -> None:
    with open_file(file) as data:
        with data.writing() as session:
            facts = meeting_facts(session, meeting_id(session, "GB-2020-12"))
            other = replace(facts, details=replace(facts.details, place="Nơi đã ghi khi ban hành"), papers=())
            kept = pdf.render(conclusion_notice.build(other)).data
            paper = Paper(
                "TB", "20", "TB-BCĐ", date(2021, 2, 1), "Kết luận", form=PaperForm("conclusion_notice", signer_id=1)
            )
            paper_id = service.issue(session, MEETING, facts.id, paper, now=NOW)
            service.keep_pages(session, paper_id, {"pdf": kept}, now=NOW)
    (path,), _err = print_pdf(run, file, "conclusion_notice", "--of", "GB-2020-12")
    assert path.read_bytes() == kept


def test_each_guest_of_a_draft_gets_a_file(run: Run, file: Path) -> None:
    from cchc_desktop.register.drafting import begin_draft

    with open_file(file) as data, data.writing() as session:
        meeting = meeting_id(session, "GB-2020-12")
        facts = meeting_facts(session, meeting)
        service.save_papers(session, MEETING, meeting, [each for each in facts.papers if each.type_code != "GM"])
        begin_draft(session, MEETING, meeting, "GM", PaperForm("invitation", texts=(("form", "each"),)), "")
    paths, _err = print_pdf(run, file, "invitation", "--of", "GB-2020-12")
    assert [path.name for path in paths][:2] == [
        "invitation-GB-2020-12-P02-du-thao.pdf", "invitation-GB-2020-12-P03-du-thao.pdf"
    ]  # fmt: skip
    assert len({path.name for path in paths}) == len(paths) == 15
    assert all(Pages(path.read_bytes()).page_count == 1 for path in paths)


# -------------------------------------------------------------------------------------------------------- whole file


def test_whole_file_is_one_pdf_one_word_file_and_a_folder(run: Run, file: Path) -> None:
    folder = file.parent / "ra"
    code, out, err = run("print", file, "meeting_file", "--of", "GB-2020-12", "--out", folder)
    assert (code, err) == (0, "")
    name = "meeting_file-GB-2020-12"
    assert [str(Path(line).relative_to(folder)) for line in out.splitlines()] == [
        f"{name}.docx",
        f"{name}.pdf",
        f"{name}/01-giay-moi.docx",
        f"{name}/02-chuong-trinh-hop.docx",
        f"{name}/03-danh-sach-ky-ten.docx",
        f"{name}/04-bien-ban.docx",
        f"{name}/05-thong-bao-ket-luan.docx",
    ]
    written = [path for path in folder.rglob("*") if path.is_file()]
    assert len(written) == 7
    assert all(zipfile.is_zipfile(path) for path in written if path.suffix == ".docx")
    pdf_path = folder / f"{name}.pdf"
    assert pdf_path.read_bytes()[:8] == b"%PDF-1.4"
    before = pdf_path.read_bytes()
    assert run("print", file, "meeting_file", "--of", "GB-2020-12", "--out", folder)[0] == 0
    assert pdf_path.read_bytes() == before


def test_whole_file_with_a_draft_says_so_in_its_name_and_names_what_is_missing(
    run: Run, loaded: Callable[..., Path]
) -> None:
    def change(tree: dict) -> None:
        meeting = tree["hop"][0]
        meeting.pop("tai_lieu"), meeting.pop("chuong_trinh")

    (path,), err = print_pdf(run, loaded(change), "meeting_file", "--of", "GB-2020-12")
    assert path.name == "meeting_file-GB-2020-12-du-thao.pdf"
    assert is_one_sentence(err) and "Chương trình họp" in err


def test_whole_file_of_a_meeting_without_content_is_refused_in_one_sentence(
    run: Run, loaded: Callable[..., Path]
) -> None:
    def change(tree: dict) -> None:
        bare = {key: tree["hop"][0][key] for key in ("loai", "ky", "ten", "hinh_thuc")}
        tree["hop"].append({**bare, "ma": "RONG", "ngay": date(2021, 4, 20), "chu_tri": "P01", "thu_ky": "P05"})

    file = loaded(change)
    code, out, err = run("print", file, "meeting_file", "--of", "RONG", "--out", file.parent / "ra")
    assert (code, out) == (1, "") and is_one_sentence(err)
    assert not (file.parent / "ra").exists()
    for kind in ("invitation", "conclusion_notice", "task_annex"):
        assert run("print", file, kind, "--of", "RONG", "--out", file.parent / "ra")[0] == 0


@pytest.mark.parametrize("kind", ["invitation", "conclusion_notice", "task_annex", "meeting_file"])
def test_wrong_usage_exits_with_2_and_an_unknown_meeting_with_1(run: Run, file: Path, kind: str) -> None:
    assert run("print", file, kind)[0] == 2
    assert run("print", file, kind, "--of", "GB-2020-12", "--period", "2020")[0] == 2
    code, out, err = run("print", file, kind, "--of", "GB-1999-01", "--out", file.parent / "ra")
    assert (code, out) == (1, "") and is_one_sentence(err) and "GB-2020-12" in err
    assert not (file.parent / "ra").exists()
