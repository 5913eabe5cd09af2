"""Whatever stands in a data set, it is read or refused with one sentence; nothing else ever happens."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cchc_desktop.errors import AppError
from cchc_desktop.exchange.dataset_reading import read_dataset
from cchc_desktop.exchange.dataset_rows import write_dataset
from cchc_desktop.storage.migrate import making

_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=80),
    st.sampled_from(["P01", "T01", "LD", "14:00", "2021-02-29", "đạt", "\u0301" * 70, "ph­êng", "=1+1", "x" * 600]),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.sampled_from(["ma", "ten", "nguoi", "ngay", "so"]), st.text(max_size=5), max_size=3),
)


def places(tree: Any) -> list[tuple[Any, Any]]:
    """Return every (container, key) of a tree."""
    found: list[tuple[Any, Any]] = []
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        items = (
            list(node.items()) if isinstance(node, dict) else list(enumerate(node)) if isinstance(node, list) else []
        )
        found += [(node, key) for key, _child in items]
        waiting += [child for _key, child in items]
    return found


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_value_of_the_sample_replaced_is_read_or_refused(
    data: st.DataObject, sample_tree: dict[str, Any], tmp_path: Path
) -> None:
    tree = deepcopy({key: sample_tree[key] for key in sample_tree if "kiem_thu" not in key})
    for _change in range(data.draw(st.integers(1, 2))):
        found = places(tree)
        container, key = found[data.draw(st.integers(0, len(found) - 1))]
        container[key] = data.draw(_VALUES)
    path = tmp_path / "data.yaml"
    path.write_text(yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True), "utf-8", "surrogatepass")
    try:
        dataset = read_dataset(path)
    except AppError as error:
        assert error.sentence.count("\n") == 0 and error.sentence.endswith(".")
        return
    file = tmp_path / "data.cchc"
    file.unlink(missing_ok=True)
    with making(file) as made, made.writing() as session:
        write_dataset(session, dataset)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=300), st.text(alphabet="{}[]:,-&*!|>'\"?%@ \n\tab1~#", max_size=60).map(str.encode)
    )
)
def test_any_bytes_are_refused_with_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "data.yaml"
    path.write_bytes(content)
    with pytest.raises(AppError) as refusal:
        read_dataset(path)
    assert refusal.value.sentence.endswith(".")
