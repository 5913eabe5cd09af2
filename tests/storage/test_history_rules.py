from __future__ import annotations

import pytest

from cchc_desktop.storage.history_rules import RowChange, compose, packed, read, unpacked, written
from cchc_desktop.storage.model import RowAction
from cchc_desktop.storage.text_edits import Side

INSERT, UPDATE, DELETE = RowAction.INSERT, RowAction.UPDATE, RowAction.DELETE
LONG = "dòng chữ dài. " * 50


def change(action, before=None, after=None):
    return RowChange("note", 7, action, before or {}, after or {})


@pytest.mark.parametrize(
    ("first", "second", "both"),
    [
        (change(INSERT, after={"id": 7, "a": 1}), change(UPDATE, {"a": 1}, {"a": 2}), (INSERT, {}, {"id": 7, "a": 2})),
        (
            change(UPDATE, {"a": 1}, {"a": 2}),
            change(UPDATE, {"a": 2, "b": 0}, {"a": 3, "b": 1}),
            (UPDATE, {"a": 1, "b": 0}, {"a": 3, "b": 1}),
        ),
        (change(UPDATE, {"a": 1}, {"a": 2}), change(DELETE, {"id": 7, "a": 2}), (DELETE, {"id": 7, "a": 1}, {})),
        (
            change(DELETE, {"id": 7, "a": 1, "b": 1}),
            change(INSERT, after={"id": 7, "a": 2, "b": 1}),
            (UPDATE, {"a": 1}, {"a": 2}),
        ),
    ],
)
def test_two_changes_of_a_row_add_up_to_one(first, second, both):
    found = compose(first, second)
    assert (found.action, found.before, found.after) == both


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (change(INSERT, after={"id": 7}), change(DELETE, {"id": 7})),
        (change(UPDATE, {"a": 1}, {"a": 2}), change(UPDATE, {"a": 2}, {"a": 1})),
        (change(DELETE, {"id": 7, "a": 1}), change(INSERT, after={"id": 7, "a": 1})),
    ],
)
def test_a_row_that_is_as_before_has_no_change(first, second):
    assert compose(first, second) is None


def test_a_row_is_not_made_twice():
    with pytest.raises(RuntimeError):
        compose(change(INSERT, after={"id": 7}), change(INSERT, after={"id": 7}))


def test_turning_a_change_twice_gives_it_back():
    for each in (change(INSERT, after={"id": 7}), change(DELETE, {"id": 7}), change(UPDATE, {"a": 1}, {"a": 2})):
        assert each.turned().turned() == each


def test_a_long_text_is_written_as_the_places_that_differ_and_read_again():
    whole = change(UPDATE, {"text": LONG, "n": 1}, {"text": f"{LONG}thêm", "n": 2})
    short = packed(whole)
    assert isinstance(short.after["text"], Side)
    assert len(written(short.after)) < 120
    kept = RowChange("note", 7, UPDATE, read(written(short.before)), read(written(short.after)))
    assert kept == short
    assert unpacked(kept, {"text": f"{LONG}thêm"}) == whole


def test_a_visit_that_goes_on_is_derived_from_its_beginning():
    first = packed(change(UPDATE, {"text": LONG}, {"text": f"{LONG}một"}))
    more = change(UPDATE, {"text": f"{LONG}một"}, {"text": f"{LONG}một hai"})
    both = packed(compose(unpacked(first, more.before), more))
    assert both == packed(change(UPDATE, {"text": LONG}, {"text": f"{LONG}một hai"}))


def test_a_column_that_the_visit_does_not_touch_again_stays_as_it_is_written():
    first = packed(change(UPDATE, {"text": LONG}, {"text": f"{LONG}một"}))
    more = change(UPDATE, {"n": 1}, {"n": 2})
    both = compose(unpacked(first, more.before), more)
    assert both.after == {**first.after, "n": 2}


def test_a_removed_row_keeps_its_texts_whole():
    removed = change(DELETE, {"id": 7, "text": LONG})
    assert packed(removed) == removed
