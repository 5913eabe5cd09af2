"""Every work of others that the bundle carries has its licence beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LICENCES = ROOT / "resources" / "licences"
UNDER_QT = {"pyside6", "pyside6-addons", "pyside6-essentials", "shiboken6"}


def packages() -> list[str]:
    """Every package that the program runs with."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    return re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)


@pytest.mark.parametrize("package", packages())
def test_every_package_has_its_licence(package: str) -> None:
    text = (LICENCES / f"{'qt' if package in UNDER_QT else package}.txt").read_text(encoding="utf-8")
    assert re.search(r"copyright", text, re.IGNORECASE)


def test_the_list_names_every_licence_file_that_is_not_a_packages_own() -> None:
    listed = (LICENCES / "README.md").read_text(encoding="utf-8")
    own = {f"{package}.txt" for package in packages()}
    assert [path.name for path in LICENCES.glob("*.txt") if path.name not in own and path.name not in listed] == []


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_fonts_and_icons_carry_their_licence(folder: str) -> None:
    assert [path.name for path in (ROOT / "resources" / folder).iterdir() if "LICEN" in path.name.upper()]
