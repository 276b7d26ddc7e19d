"""Lists of words and phrases become patterns, and damaged ones are named."""

from __future__ import annotations

import re

import pytest

from tearwise.accounts.phrases import (
    BECAUSE,
    SPEECH,
    UNTIL,
    WORD_BEGINS,
    any_of,
    any_of_each,
    checked_entries,
    composed,
    one_of,
    plain,
    with_and_without_apostrophes,
)
from tearwise.errors import DataError


@pytest.mark.parametrize(
    ("entry", "found", "not_found"),
    [
        ("its cancer", ["its cancer, he said"], ["its a cancer", "cancer"]),
        ("miscarr*", ["miscarriage", "she miscarried"], ["carried"]),
        ("to get ~ way", ["to get way", "to get his own way"], ["to get it all done his own way"]),
        ("all-clear", ["the all-clear"], ["allxclear"]),
        ("didn't come", ["he didn't come"], ["he didnt come"]),
    ],
)
def test_an_entry_is_looked_for_as_it_is_written(entry: str, found: list[str], not_found: list[str]) -> None:
    pattern = re.compile(rf"\b{any_of([entry, 'zzz'], 'x.toml: x')}\b")
    assert all(pattern.search(text) for text in found)
    assert not any(pattern.search(text) for text in not_found)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("It would of been her birthday", "it would have been her birthday"),
        ("i shouldnt of said it", "i shouldnt have said it"),
        ("he couldn’t of known", "he couldn't have known"),
        ("she could of course stay", "she could of course stay"),
        ("the must-have of the year", "the must-have of the year"),
    ],
)
def test_have_is_have_where_it_is_typed_as_it_is_heard(typed: str, meant: str) -> None:
    assert plain(typed) == meant


def test_a_mistaken_encoding_hides_no_word() -> None:
    assert plain("He didnâ€™t cry, and I donâ\x80\x99t") == "he didn't cry, and i don't"


@pytest.mark.parametrize("entries", [None, "word", [], [""], ["Word"], [1], ["(a|b)"], ["a ~"], ["~ a"], ["a* b"]])
def test_a_damaged_list_is_named(entries: object) -> None:
    with pytest.raises(DataError, match=r"x\.toml: x"):
        any_of(entries, "x.toml: x")


@pytest.mark.parametrize("entry", ["cry*", "to get ~ way"])
def test_words_alone_have_no_stars(entry: str) -> None:
    assert checked_entries(["cry", "well up"], "x.toml: x") == ("cry", "well up")
    with pytest.raises(DataError, match=r"x\.toml: x: .* must be words alone"):
        checked_entries(["cry", entry], "x.toml: x")


def test_one_of_no_words_is_found_nowhere() -> None:
    assert re.search(rf"\b{one_of([])}\b", "a text, of course") is None


def test_one_of_some_words_is_the_longest() -> None:
    pattern = re.compile(one_of(["tear", "tear up", "tears", "fiancé", "a", "co-worker"]))
    for word in ("tear up", "tears", "tear", "fiancé", "a", "co-worker"):
        found = pattern.match(word)
        assert found is not None
        assert found[0] == word
    assert pattern.match("fiance") is None


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no, I can't” and left", ["no, I can't"]),
        ('"Stay", she said. "Please."', ["Stay", "Please."]),
        ("He said 'I don't know' and cried", ["I don't know"]),
        ("She said ‘it’s fine’, my parents’ words", ["it’s fine"]),
        ("I don't know why he can't", []),
        ("it's my parents' house", []),
        ("i left 'cause it's late, at my parents' house", []),
    ],
)
def test_what_is_quoted_is_found(text: str, quoted: list[str]) -> None:
    assert [next(filter(None, found.groups())) for found in SPEECH.finditer(text)] == quoted


def test_a_file_of_lists_has_a_pattern_of_each_in_their_order_and_no_other_list() -> None:
    found = any_of_each({"b": ["to hug"], "a": ["met", "saw"]}, ("a", "b"), "words.toml")
    assert list(found) == ["a", "b"]
    assert re.fullmatch(found["a"], "saw")
    assert not re.fullmatch(found["a"], "to hug")


def test_a_list_may_be_found_without_its_apostrophes_and_is_not_unless_it_is_asked_for() -> None:
    data = {"a": ["didn't"]}
    assert re.fullmatch(any_of_each(data, ("a",), "words.toml", apostrophes_may_lack=True)["a"], "didnt")
    assert not re.fullmatch(any_of_each(data, ("a",), "words.toml")["a"], "didnt")


@pytest.mark.parametrize(
    ("data", "named"),
    [({"a": ["met"]}, "'b'"), ({"a": ["met"], "b": ["saw"], "c": ["fed"]}, "'c'"), ({"a": ["met"], "b": []}, "b")],
)
def test_a_list_that_is_lacking_unknown_or_empty_is_named_with_its_file(data: dict[str, list[str]], named: str) -> None:
    with pytest.raises(DataError, match=rf"words\.toml.*{named}"):
        any_of_each(data, ("a", "b"), "words.toml")


def test_an_apostrophe_may_be_left_out_and_what_is_no_list_is_refused_all_the_same() -> None:
    assert with_and_without_apostrophes(["didn't", "never"]) == ["didn't", "never", "didnt"]
    with pytest.raises(DataError, match=r"x\.toml: x must be a list"):
        any_of(with_and_without_apostrophes("didn't"), "x.toml: x")


def test_a_word_with_hyphens_begins_once() -> None:
    text = "ha-ha-ha, -mum's ex-wife: don't--so a --dad"
    words = re.findall(rf"{WORD_BEGINS}[\w-]+", text)
    assert words == ["ha-ha-ha", "mum", "s", "ex-wife", "don", "t--so", "a", "dad"]
    assert [found.start() for found in re.finditer(WORD_BEGINS, "ha-ha--ha---ha----ha-")] == [0]


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u200e", "\u2060", "\u00ad", "\u2066"])
def test_what_shows_nothing_is_looked_past(mark: str) -> None:
    assert plain(f"{mark}He{mark} cr{mark}ied, I{mark}\u2019m sorry") == "he cried, i'm sorry"


@pytest.mark.parametrize("hyphen", ["\u2010", "\u2011"])
def test_a_hyphen_is_one_however_a_program_writes_it(hyphen: str) -> None:
    assert plain(f"My mother{hyphen}in{hyphen}law cried") == "my mother-in-law cried"
    assert plain("He cried \u2013 and left") == "he cried \u2013 and left"


def test_a_sign_for_and_is_the_word() -> None:
    assert plain("Mum & Dad cried,  me &\nhim too") == "mum and dad cried, me and him too"
    assert plain("Mum &amp; Dad cried") == "mum and dad cried"
    assert plain("R&B, Q&A &c. & so on &") == "r&b, q&a &c. and so on &"


def test_a_letter_and_its_accent_are_one_character() -> None:
    assert plain("My Fiance\u0301e cried") == "my fianc\u00e9e cried"
    assert composed("\U0001f62d\ufe0f e\u0301") == "\U0001f62d\ufe0f \u00e9"


def test_because_is_found_however_it_is_written() -> None:
    for word in ("because", "becuase", "becos", "becuz", "cause", "'cause", "cos", "'cos", "coz", "cuz", "bc", "bcos"):
        assert re.fullmatch(BECAUSE, word), word
    for word in ("be", "causes", "bce", "abc", "since", "cost"):
        assert not re.fullmatch(rf"{BECAUSE}\b", word), word


def test_until_is_found_however_it_is_written_and_a_till_is_none() -> None:
    for word in ("until", "untill", "till", "'till", "til", "'til"):
        assert re.search(rf"\bshouted {UNTIL}\b", f"shouted {word} he cried"), word
    assert not re.search(rf"\b{UNTIL}\b", "she stood at the till and cried")
