from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_desktop.errors import StorageError
from cchc_desktop.settings import RECENT_FILES, Settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "CCHC" / "settings.json"


def test_a_first_start_has_defaults_and_writes_nothing(path):
    settings = Settings.load(path)
    assert settings.language == "vi"
    assert settings.last_file is None
    assert settings.recent_files == []
    assert not path.parent.exists()


def test_every_value_comes_back(path):
    settings = Settings.load(path)
    settings.language = "en"
    settings.remember_file(Path("/hồ sơ/a.cchc"))
    settings.place = [0, 12, 3]
    settings.geometry = "AdnQywAD"
    settings.states["tasks.header"] = "AAAA"
    settings.splitters["meetings"] = [256, 612, 452]
    settings.print_settings |= {"printer": "Canon LBP", "copies": 2, "duplex": True}
    settings.save()
    assert Settings.load(path) == settings


def test_recent_files_are_newest_first_without_repeats_and_few(path):
    settings = Settings.load(path)
    for number in range(RECENT_FILES + 5):
        settings.remember_file(Path(f"/{number}.cchc"))
    settings.remember_file(Path("/8.cchc"))
    assert settings.recent_files[:2] == [Path("/8.cchc"), Path(f"/{RECENT_FILES + 4}.cchc")]
    assert len(settings.recent_files) == RECENT_FILES
    assert len(set(settings.recent_files)) == RECENT_FILES
    assert settings.last_file == Path("/8.cchc")


def test_a_file_that_is_gone_is_forgotten(path):
    settings = Settings.load(path)
    settings.remember_file(Path("/a.cchc"))
    settings.forget_file(Path("/a.cchc"))
    assert settings.recent_files == []
    assert settings.last_file is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe\x00", b"[1, 2]", b"null", b'{"language": "vi"', b"[" * 100_000]
)
def test_damaged_settings_are_put_aside_and_defaults_used(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert Settings.load(path) == Settings(path)
    assert path.with_name("settings.damaged.json").read_bytes() == content
    assert not path.exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("geometry", "abc"),
        ("geometry", "ầ"),
        ("splitters", {"meetings": [10**30, 1, 1]}),
        ("splitters", {"meetings": [-5, 1, 1]}),
        ("place", [0, "12", 3]),
        ("place", [0, -1, 3]),
        ("place", [0, 12]),
    ],
)
def test_a_place_that_no_window_can_have_is_forgotten(path, name, value):
    path.parent.mkdir()
    path.write_text(json.dumps({name: value}), encoding="utf-8")
    assert Settings.load(path) == Settings(path)


def test_values_of_another_kind_are_defaults(path):
    path.parent.mkdir()
    path.write_text(
        json.dumps(
            {
                "language": 3,
                "last_file": ["a"],
                "recent_files": ["/a.cchc", 5, None],
                "geometry": None,
                "states": {"a": 1, "b": "x"},
                "splitters": {"a": [1, "2"], "b": [1, 2], "c": [True]},
                "print_settings": {"copies": 2, "pages": [1]},
            }
        )
    )
    settings = Settings.load(path)
    assert settings.language == "vi"
    assert settings.last_file is None
    assert settings.recent_files == [Path("/a.cchc")]
    assert settings.geometry == ""
    assert settings.states == {"b": "x"}
    assert settings.splitters == {"b": [1, 2]}
    assert settings.print_settings == {"copies": 2}


def test_what_a_newer_version_wrote_is_kept(path):
    path.parent.mkdir()
    path.write_text('{"theme": "dark", "language": "en"}')
    Settings.load(path).save()
    assert json.loads(path.read_text())["theme"] == "dark"


def test_a_name_of_the_class_itself_is_not_taken_from_the_file(path):
    path.parent.mkdir()
    path.write_text('{"path": "/elsewhere", "unknown": 1}')
    settings = Settings.load(path)
    assert settings.path == path
    assert settings.unknown == {"path": "/elsewhere", "unknown": 1}


def test_saving_where_a_file_stands_in_the_way_says_so(tmp_path):
    (tmp_path / "CCHC").write_bytes(b"a file")
    with pytest.raises(StorageError, match="CCHC"):
        Settings(tmp_path / "CCHC" / "settings.json").save()
