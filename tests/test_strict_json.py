"""JSON is read strictly, and what is said of what is none holds no word of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.strict_json import DEEPEST, TOO_DEEP, NoJson, json_in, too_deep

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, 1]))
def test_what_is_json_is_read_as_it_stands(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent)
    assert json_in(text) == value
    assert json_in(text.encode()) == value
    assert json_in(b"\xef\xbb\xbf" + text.encode()) == value


@pytest.mark.parametrize(
    ("text", "line", "behind"),
    [
        ('{"a": 1, "a": 1}', 1, '"a": 1}'),
        ('{\n"a": 1,\n"b": {"a": 2},\n"a": 3}', 4, '"a": 3}'),
        ('[{"a": 1}, {"a": [{"b\\"}": 1, "c": ": {",\n"b\\"}": 2}]}]', 2, '"b\\"}": 2}]}]'),
        ('{"a": 1, "\\u0061": 2}', 1, '"\\u0061": 2}'),
        ('{"a": "a", "a": "x", "b": nothing', 0, ""),
    ],
)
def test_a_key_that_stands_twice_is_told_by_its_place(text: str, line: int, behind: str) -> None:
    with pytest.raises(NoJson) as told:
        json_in(text)
    assert str(told.value) == ("has a key twice in one object" if line else "is not JSON")
    if line:
        assert (told.value.line, text[told.value.at :]) == (line, behind)


@given(VALUES, st.text())
def test_wherever_the_object_stands_its_second_key_is_found(value: Any, key: str) -> None:
    text = json.dumps([value, "MARK", value]).replace('"MARK"', f"{{{json.dumps(key)}: 1,\n{json.dumps(key)}: 2}}")
    with pytest.raises(NoJson) as told:
        json_in(text)
    assert (told.value.line, text[told.value.at :].startswith(json.dumps(key))) == (2, True)


def test_a_gap_of_a_table_is_null_where_it_may_be() -> None:
    assert json_in('{"id": NaN, "text": "NaN", "scores": [1, NaN]}', gaps=True) == {
        "id": None, "text": "NaN", "scores": [1, None],
    }  # fmt: skip
    for text in ("[Infinity]", "[-Infinity]", '{"a": NaN, "a": NaN}', "[nan]"):
        with pytest.raises(NoJson):
            json_in(text, gaps=True)


@pytest.mark.parametrize(
    "content",
    ["", "{", "nobody", "[NaN]", "[-Infinity]", "[" * 100_000, "9" * 5_000, b'"\xff"', '{"nobody": 1, "nobody": 2}'],
)
def test_what_is_no_json_is_told_by_an_error_that_holds_nothing_of_it(content: str | bytes) -> None:
    with pytest.raises(NoJson) as told:
        json_in(content)
    assert (told.value.__cause__, told.value.__context__) == (None, None)
    assert "nobody" not in repr((told.value, vars(told.value)))


@given(st.integers(1, 3 * DEEPEST))
def test_what_is_nested_too_deep_is_told_before_the_stack_ends(depth: int) -> None:
    text = "[" * (depth - 1) + '{"]": "}", "[": ["{"]}' + "]" * (depth - 1)
    if depth < DEEPEST:
        assert json_in(text) == json.loads(text)
    else:
        with pytest.raises(NoJson, match=TOO_DEEP):
            json_in(text)


@pytest.mark.parametrize("beside", ["[]", "{}", '"["', '"\\"["', '"\\\\"', '[{"a": "}]"}]'])
def test_what_stands_side_by_side_is_not_deep(beside: str) -> None:
    text = "[" + ", ".join([beside] * 1_000) + "]"
    assert json_in(text) == json.loads(text)


@pytest.mark.parametrize("text", ['"' + '\\"[' * 200_000, '"' + "[" * 200_000 + "\\"])
def test_what_stands_in_a_string_without_an_end_is_not_deep(text: str) -> None:
    assert not too_deep(text)
    with pytest.raises(NoJson, match="is not JSON"):
        json_in(text)


@pytest.mark.parametrize(("more", "deep"), [(0, False), (1, True)])
def test_what_is_as_deep_as_may_be_is_read_whatever_stands_beside_it(more: int, deep: bool) -> None:
    inner = DEEPEST - 1 + more
    assert too_deep("[" + "[" * inner + "]" * inner + ", {}" * 9 + "]") is deep
