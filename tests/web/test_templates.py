"""The fields that somebody types into: what is typed goes nowhere, not to the vendor of a browser either, to have its
spelling checked; and it stands as it is written."""

from __future__ import annotations

import re

import pytest

from tearwise.web.rendered import folder

TEMPLATES = sorted(one for one in folder("templates").iterdir() if one.name.endswith(".html"))
_SHOWN = re.compile(r'<\w+ class="(?:text|beginning)"[^>]*>')
_TYPED = re.compile(r'<textarea[^>]*>|<input (?![^>]*\btype="(?!text|search))[^>]*>')


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_no_field_that_words_are_typed_into_has_its_spelling_checked(template: object) -> None:
    text = template.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert 'spellcheck="true"' not in text
    for field in _TYPED.findall(text):
        assert 'spellcheck="false"' in field, field


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_what_is_written_from_right_to_left_stands_so_in_its_field(template: object) -> None:
    text = template.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    for field in _TYPED.findall(text):
        assert 'dir="auto"' in field, field


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_what_was_written_from_right_to_left_is_shown_so(template: object) -> None:
    text = template.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    for place in _SHOWN.findall(text):
        assert 'dir="auto"' in place, place


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.name)
def test_no_browser_remembers_what_was_written_or_when_it_happened(template: object) -> None:
    text = template.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    for field in (*_TYPED.findall(text), *re.findall(r'<input [^>]*type="date"[^>]*>', text)):
        assert 'autocomplete="off"' in field, field


def test_there_are_such_fields_and_places() -> None:
    found = [field for one in TEMPLATES for field in _TYPED.findall(one.read_text(encoding="utf-8"))]
    assert sum(field.startswith("<textarea") for field in found) >= 6
    assert sum(field.startswith("<input") for field in found) >= 6
    assert sum(len(_SHOWN.findall(one.read_text(encoding="utf-8"))) for one in TEMPLATES) >= 6
