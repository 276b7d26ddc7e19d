"""A short reply in another language is told so, and no English one ever is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import language_of
from tearwise.errors import DataError
from tearwise.replies.reply_check.language import borrowed_in, known, language_in, parsed

DATA = Path(__file__).parents[2] / "data"
ONE = {"code": "es", "words": "llores", "beside": "no"}


@pytest.mark.parametrize(
    ("reply", "language"),
    [
        ("No llores, no es para tanto", "Spanish"),
        ("no llores mi amor", "Spanish"),
        ("Tranquilo.", "Spanish"),
        ("Estoy aquí, contigo.", "Spanish"),
        ("No me digas eso", "Spanish"),
        ("Ne pleure pas", "French"),
        ("ca va aller", "French"),
        ("Calme-toi !", "French"),
        ("Anna, ne pleure pas", "French"),
        ("Je t’aime", "French"),
        ("Nicht weinen", "German"),
        ("Es tut mir leid", "German"),
        ("Ich bin da.", "German"),
        ("Hoer auf, wein nicht", "German"),
        ("Não chore", "Portuguese"),
        ("NAO CHORA", "Portuguese"),
        ("Calma, estou aqui", "Portuguese"),
        ("Перестань плакать", "Russian"),
        ("C'est la vie, ne pleure pas", "French"),
    ],
)
def test_a_few_words_of_another_language_tell_it(reply: str, language: str) -> None:
    found = language_in(reply)
    assert (found.name, found.certain) == (language, True)


@pytest.mark.parametrize(
    "reply",
    [
        "No.",
        "No no no, come here",
        "Mom, no",
        "Te quiero, mi amor, I'm here",
        "I said no llores, and I am sorry",
        "Gracias.",
        "So sorry",
        "Was it me?",
        "Die Hard tonight?",
        "Courage!",
        "Pero like, are you ok?",
        "Ana, Luisa, llores",
        "Aww Zoë",
        "Björk",
        "habibi",
        "hun x",
        "hmm",
        "ok",
        "",
    ],
)
def test_what_may_be_english_is_left_to_the_check_of_accounts(reply: str) -> None:
    assert language_in(reply) == language_of(reply)
    assert language_in(reply).code == "en"


@pytest.mark.parametrize("reply", ["C'est la vie.", "c’est la vie mate", "Que será será", "Voilà", "de nada x"])
def test_what_is_said_in_english_too_tells_no_language(reply: str) -> None:
    assert language_in(reply).code == "en"


@pytest.mark.parametrize("reply", ["¯\\_(ツ)_/¯", "k ¯\\_(ツ)_/¯", "x ツ", "ಠ_ಠ", "ヽ(`Д´)ﾉ no", "hugs (っ◔◡◔)っ"])
def test_letters_that_draw_a_face_tell_no_language(reply: str) -> None:
    assert language_in(reply).code == "en"


@pytest.mark.parametrize("name", ["plain.jsonl", "pairs.jsonl"])
def test_no_text_in_english_is_told_that_it_is_not(name: str) -> None:
    rows = [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]
    texts = {value for row in rows for value in row.values() if isinstance(value, str)}
    pieces = {piece for text in texts for piece in (text, *text.split(". "), *text.split(", "))}
    assert pieces
    assert [one for one in pieces if language_in(one).certain and language_in(one).code != "en"] == []


# "mais" is one of them: it tells Portuguese, and nothing of French
TELLING = {word for one in known() for word in one.words}


@given(st.lists(st.sampled_from(sorted({w for one in known() for w in one.beside} - TELLING)), min_size=1, max_size=6))
def test_words_that_tell_no_language_tell_nothing_together(words: list[str]) -> None:
    assert language_in(" ".join(words)) == language_of(" ".join(words))


@given(st.text())
def test_any_text_has_one_language(text: str) -> None:
    assert language_in(text).name


@pytest.mark.parametrize("entries", [None, [], ["C'est la vie"], "voila"])
def test_what_is_said_in_english_too_is_checked(entries: object) -> None:
    with pytest.raises(DataError, match=r"languages\.toml: borrowed"):
        borrowed_in({"borrowed": entries})


@pytest.mark.parametrize(
    ("entry", "wrong"),
    [
        (ONE | {"words": "Llores"}, "must be a word in lower case"),
        (ONE | {"words": "llorés"}, "must be a word in lower case"),
        (ONE | {"words": ""}, "there must be words"),
        (ONE | {"beside": ["no"]}, "there must be words"),
        (ONE | {"words": "llores crying"}, "'crying' is an English word"),
        (ONE | {"words": "llores", "beside": "no llores"}, "'llores' stands in words and in beside"),
        (ONE | {"code": ["es"]}, "has no name"),
        (ONE | {"code": "xx"}, "'xx' has no name"),
        (ONE | {"word": "llores"}, "there is no 'word'"),
    ],
)
def test_a_list_that_is_none_is_told_by_its_entry(entry: dict[str, Any], wrong: str) -> None:
    with pytest.raises(DataError, match=rf"languages\.toml: language 1.*{wrong}"):
        parsed({"language": [entry]})
