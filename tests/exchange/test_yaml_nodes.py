"""Files that are no data set, or are made to do harm: refused quickly, in little memory, with one sentence."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.exchange.dataset_reading import read_dataset
from cchc_desktop.exchange.yaml_nodes import LARGEST_FILE, ListNode, MapNode, TextNode, parse_nodes, read_nodes
from tests.work import work_of

Written = Callable[[str | bytes], Path]

BILLION_LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
WIDE_ALIASES = "a: &a [" + "x," * 5000 + "x]\nb: [" + "*a," * 5000 + "*a]\n"
LONG_ALIASES = "a: &a " + "x" * 1_000_000 + "\nb: [" + "*a," * 5000 + "*a]\n"


@pytest.mark.parametrize("text", [BILLION_LAUGHS, WIDE_ALIASES, LONG_ALIASES], ids=["laughs", "wide", "long"])
def test_exploding_aliases_are_refused_with_little_work_and_memory(written: Written, text: str) -> None:
    path = written(text)

    def refuse() -> None:
        with pytest.raises(ValidationError, match=r"data\.yaml"):
            read_dataset(path)

    tracemalloc.start()
    refuse()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 50_000_000
    assert work_of(refuse) < 100_000 + 50 * len(text)


def test_few_aliases_are_read_as_what_they_name() -> None:
    root = parse_nodes("a: &x {b: 1}\nc: [*x, *x]\n", "d")
    assert isinstance(root, MapNode)
    twice = root.entries["c"]
    assert isinstance(twice, ListNode) and twice.items == [root.entries["a"]] * 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1\nb: 2", 2),
        ("a:\n\t- b", 2),
        ("a: 1\n b: 2", 2),
        ("a: *nobody", 1),
        ("a: &x [*x]", 1),
        ("a: 1\n---\nb: 2", 2),
        ("a: 1\nb: !!python/object/apply:os.system [x]", 2),
        ("? [a, b]\n: c", 1),
        ("? " + "k" * 5000 + "\n: c", 1),
        ("a: 'open", 1),
        ("[" * 5000, 1),
        ("a: 1\n" + "b: {" * 100, 2),
        ("\n\n%YAML 9.9\n--- a", 3),
    ],
)
def test_broken_notation_is_refused_with_its_line(written: Written, text: str, line: int) -> None:
    with pytest.raises(ValidationError, match=rf"data\.yaml.*\b{line}\b"):
        read_dataset(written(text))


def test_duplicate_key_is_refused_with_both_lines(written: Written) -> None:
    with pytest.raises(ValidationError, match=r"hop.*2.*4") as refusal:
        read_dataset(written("a: 1\nhop: []\nb: 2\nhop: []\n"))
    assert refusal.value.field == "hop"


@pytest.mark.parametrize("content", ["", "   \n", "# nothing\n", "---\n", "null", b"\xef\xbb\xbf"])
def test_empty_file_is_refused(written: Written, content: str | bytes) -> None:
    with pytest.raises(ValidationError, match=r"data\.yaml"):
        read_dataset(written(content))


@pytest.mark.parametrize("content", ["- a\n- b\n", "chỉ là chữ", "42"])
def test_file_without_keys_is_refused(written: Written, content: str) -> None:
    with pytest.raises(ValidationError, match="don_vi"):
        read_dataset(written(content))


@pytest.mark.parametrize(
    ("content", "line", "value"),
    [
        ("don_vi:\n  ten: Ủy ban\n".encode("utf-16"), 1, "0xFF"),
        (b"don_vi:\n  ten: \xd0\xe0ng\n", 2, "0xD0"),
        (b"don_vi:\n\n  ten: a\x00b\n", 3, "0x00"),
        (b"PK\x03\x04\x14\x00\x06\x00", 1, "0x00"),
    ],
)
def test_file_that_is_not_utf8_is_refused_with_line_and_byte(
    written: Written, content: bytes, line: int, value: str
) -> None:
    with pytest.raises(ValidationError, match=rf"data\.yaml.*\b{line}\b.*{value}"):
        read_dataset(written(content))


def test_byte_order_mark_is_no_fault(written: Written) -> None:
    root = read_nodes(written(b"\xef\xbb\xbfa: 1"))
    assert isinstance(root, MapNode) and list(root.entries) == ["a"]


def test_control_characters_are_left_out_before_reading() -> None:
    root = parse_nodes("a: x\x07y\x1b\n", "d")
    assert isinstance(root, MapNode)
    assert root.entries["a"] == TextNode(1, 1, "xy")


def test_file_of_100_megabytes_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)
    tracemalloc.start()
    with pytest.raises(ValidationError, match=r"large\.yaml.*20 MB"):
        read_dataset(path)
    assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST_FILE
    tracemalloc.stop()


def test_folder_and_missing_file_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match=tmp_path.name):
        read_dataset(tmp_path)
    with pytest.raises(NotFound, match=r"none\.yaml"):
        read_dataset(tmp_path / "none.yaml")


def test_python_reader_gives_the_same_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: &x [1, 'b', ~]\nc: {d: *x, e: 12:30}\n"
    expected = parse_nodes(text, "d")
    monkeypatch.delattr("yaml.CSafeLoader", raising=False)
    assert parse_nodes(text, "d") == expected
