from __future__ import annotations

from pathlib import PurePosixPath, PureWindowsPath

import pytest

from cchc_desktop.storage import places
from cchc_desktop.storage.places import is_network_or_synced

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
may-chu:/chung /mnt/chung nfs4 rw 0 0
//may-chu/o /media/O\\040chung cifs rw 0 0
/dev/sdb1 /mnt/chung/usb vfat rw 0 0
"""


@pytest.fixture(autouse=True)
def mounts(tmp_path, monkeypatch):
    listing = tmp_path / "mounts"
    listing.write_text(MOUNTS)
    monkeypatch.setattr(places, "_MOUNTS", listing)


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"C:\Users\an\OneDrive\a.cchc"),
        PureWindowsPath(r"C:\Users\an\OneDrive - UBND phường\hồ sơ\a.cchc"),
        PureWindowsPath(r"C:\Users\an\Dropbox\a.cchc"),
        PureWindowsPath(r"G:\My Drive\a.cchc"),
        PureWindowsPath(r"G:\Drive của tôi\a.cchc"),
        PurePosixPath("/home/an/Google Drive/a.cchc"),
        PurePosixPath("/home/an/Nextcloud/a.cchc"),
    ],
)
def test_a_folder_that_is_synced_is_warned_about(path):
    assert "sync program" in (is_network_or_synced(path) or "")


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"\\may-chu\chung\a.cchc"),
        PureWindowsPath(r"\\?\UNC\may-chu\chung\a.cchc"),
        PurePosixPath("/mnt/chung/a.cchc"),
        PurePosixPath("/media/O chung/cchc/a.cchc"),
    ],
)
def test_a_network_drive_is_warned_about(path):
    assert "network drive" in (is_network_or_synced(path) or "")


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"C:\Users\an\Documents\a.cchc"),
        PureWindowsPath(r"D:\CCHC\onedrive.cchc"),
        PureWindowsPath(r"\\?\C:\CCHC\a.cchc"),
        PurePosixPath("/home/an/a.cchc"),
        PurePosixPath("/mnt/chung/usb/a.cchc"),
        PurePosixPath("/home/an/megaphone/a.cchc"),
    ],
)
def test_a_disk_of_this_computer_is_not_warned_about(path):
    assert is_network_or_synced(path) is None


def test_a_system_without_a_list_of_mounts_is_not_warned_about(monkeypatch, tmp_path):
    monkeypatch.setattr(places, "_MOUNTS", tmp_path / "none")
    assert is_network_or_synced(PurePosixPath("/mnt/chung/a.cchc")) is None
