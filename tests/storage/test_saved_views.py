"""Named views of a list: kept once under a name, renamed, removed, and undone like everything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history, migrate
from cchc_desktop.storage.saved_views import drop_view, keep_view, rename_view, saved_views
from cchc_desktop.storage.sessions import DataFile


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataFile]:
    migrate.create(tmp_path / "a.cchc")
    with migrate.open_file(tmp_path / "a.cchc", rooms=ROOMS) as opened:
        yield opened


def keep(data: DataFile, name: str, value: str = "{}", list_name: str = "tasks") -> None:
    with data.writing() as session:
        assert keep_view(session, list_name, name, value).concerns("saved_view")


def names(data: DataFile, list_name: str = "tasks") -> list[str]:
    with data.reading() as session:
        return [view.name for view in saved_views(session, list_name)]


def first_id(data: DataFile) -> int:
    with data.reading() as session:
        return saved_views(session, "tasks")[0].id


def test_views_are_listed_as_in_a_vietnamese_dictionary(data: DataFile) -> None:
    for name in ("Việc của tôi", "Đôn đốc", "Ánh theo dõi", "Quý 10", "Quý 9"):
        keep(data, name)
    keep(data, "Giấy mời", list_name="archive")
    assert names(data) == ["Ánh theo dõi", "Đôn đốc", "Quý 9", "Quý 10", "Việc của tôi"]


def test_a_name_kept_again_takes_the_new_value(data: DataFile) -> None:
    keep(data, "Quá hạn", "1")
    keep(data, "  quá   hạn ", "2")
    with data.reading() as session:
        assert [(view.name, view.value) for view in saved_views(session, "tasks")] == [("Quá hạn", "2")]


def test_the_same_name_may_stand_in_another_list(data: DataFile) -> None:
    keep(data, "Quá hạn")
    keep(data, "Quá hạn", list_name="archive")
    assert names(data) == names(data, "archive") == ["Quá hạn"]


def test_a_view_is_renamed_but_not_to_the_name_of_another(data: DataFile) -> None:
    keep(data, "Một")
    keep(data, "Hai")
    with data.writing() as session:
        rename_view(session, first_id(data), "Hai việc")
    assert names(data) == ["Hai việc", "Một"]
    with pytest.raises(ValidationError) as refused, data.writing() as session:
        rename_view(session, first_id(data), "MỘT")
    assert refused.value.field == "name"
    assert names(data) == ["Hai việc", "Một"]


@pytest.mark.parametrize("name", ["", "   ", "x" * 101])
def test_a_view_needs_a_name_of_some_letters(data: DataFile, name: str) -> None:
    with pytest.raises(ValidationError), data.writing() as session:
        keep_view(session, "tasks", name, "{}")
    assert names(data) == []


def test_a_removed_view_comes_back_by_undo(data: DataFile) -> None:
    keep(data, "Quá hạn", "1")
    with data.writing() as session:
        drop_view(session, first_id(data))
    assert names(data) == []
    with data.writing() as session:
        assert "Quá hạn" in history.undo(session).title
    assert names(data) == ["Quá hạn"]


def test_a_view_that_is_gone_is_said_so(data: DataFile) -> None:
    with pytest.raises(NotFound), data.writing() as session:
        drop_view(session, 7)
