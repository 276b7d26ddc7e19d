"""Other languages are found; English, however it is written, is never taken for one."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tearwise.accounts import Language, language_of
from tearwise.accounts.language import _NOISE, _NOISE_WITHOUT_AT, _NOISY, _QUOTED, _known, parsed
from tearwise.errors import DataError

HERE = Path(__file__).parent
FOREIGN = tomllib.loads((HERE / "foreign.toml").read_text(encoding="utf-8"))
ENGLISH = tomllib.loads((HERE / "english.toml").read_text(encoding="utf-8"))
OURS = sorted((HERE.parents[1] / "training/data").glob("accounts-*.jsonl"))
PARAGRAPH = (
    "My husband cried last night, and I did not know what to say. He told me that he had never said it to anyone, "
    "and then he asked me to stay with him until he slept."
)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, entry in FOREIGN.items() for text in entry["texts"]])
def test_another_language_is_found_with_its_english_name(name: str, text: str) -> None:
    found = language_of(text)
    assert (found.name, found.code) == (name, FOREIGN[name]["code"])


def test_the_foreign_sentences_are_many_and_of_many_languages() -> None:
    assert len(FOREIGN) >= 14
    assert sum(len(entry["texts"]) for entry in FOREIGN.values()) >= 60


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in ENGLISH.items() for text in texts])
def test_english_however_written_stays_english(kind: str, text: str) -> None:
    assert language_of(text).code == "en"


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_no_account_that_we_train_on_is_called_foreign(path: Path) -> None:
    texts = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(texts) >= 100
    found = [language_of(text) for text in texts]
    assert [language.name for language in found if language.code != "en"] == []
    assert sum(language.certain for language in found) >= 0.9 * len(found)


@pytest.mark.parametrize(
    "text", ["", "ok", "he cried ok", "Marco cried.", "😭", "12/03", "...", "mi amor", "er ist da"]
)
def test_what_is_too_short_to_tell_is_english_and_not_certain(text: str) -> None:
    assert language_of(text) == Language("en", "English", certain=False)


def test_a_plain_english_paragraph_is_certain() -> None:
    assert language_of(PARAGRAPH) == Language("en", "English", certain=True)


@pytest.mark.parametrize("name", ["Spanish", "German", "Polish", "Russian", "Japanese"])
def test_a_whole_foreign_account_is_certain(name: str) -> None:
    assert language_of(" ".join(FOREIGN[name]["texts"][:3])).certain


@pytest.mark.parametrize("name", ["Spanish", "French", "German", "Italian", "Dutch"])
def test_a_long_foreign_quote_does_not_make_an_english_account_foreign(name: str) -> None:
    quote = " ".join(FOREIGN[name]["texts"][:2])
    for opening, closing in ['""', "“”", "«»"]:
        assert language_of(f"He held my hand and said {opening}{quote}{closing} before he cried.").code == "en"


def test_an_english_quote_does_not_make_a_foreign_account_english() -> None:
    text = 'Mi esposo me dijo "I love you so much, please don\'t leave me" y se puso a llorar.'
    assert language_of(text).name == "Spanish"


def test_what_is_quoted_tells_the_language_where_hardly_anything_else_is_said() -> None:
    assert language_of('Papá: "I love you so much, and I am sorry"') == Language("en", "English", certain=True)


def test_another_language_with_english_in_it_is_not_certain() -> None:
    found = language_of("Mi padre lloró, cried, cuando le dije que me iba a otra ciudad con mi novia. Sorry, sorry.")
    assert (found.name, found.certain) == ("Spanish", False)


@pytest.mark.parametrize("text", ["𝓱𝓮 𝓬𝓻𝓲𝓮𝓭 𝓲𝓷 𝓽𝓱𝓮 𝓬𝓪𝓻 𝔀𝓲𝓽𝓱 𝓶𝔂 𝓭𝓪𝓭", "ｈｅ ｃｒｉｅｄ ｗｉｔｈ ｍｙ ｄａｄ"])
def test_letters_in_another_dress_are_letters(text: str) -> None:
    assert language_of(text) == Language("en", "English", certain=True)


@pytest.mark.parametrize("text", ["ᎣᏏᏲ ᏙᎯᏧ ᎠᏓᏅᏙ", "བོད་སྐད་ཡིན་པ་རེད།"])
def test_a_script_without_a_name_here_is_another_language(text: str) -> None:
    assert language_of(text) == Language("und", "another language", certain=False)


def test_a_little_kana_makes_japanese_of_han_and_a_letter_without_a_name_nothing_of_cyrillic() -> None:
    assert language_of("父号泣。祖母死去の夜、家族は沈黙。").name == "Japanese"
    assert language_of("父亲昨晚哭了，我不知道该说什么。").name == "Chinese"
    assert language_of("Мой муж плакал вчера вечером ᏣᎳᎩ").name == "Russian"


def test_cyrillic_too_short_to_tell_is_russian_and_not_certain() -> None:
    assert language_of("Привет") == Language("ru", "Russian", certain=False)


@given(st.text(max_size=400))
def test_any_text_has_a_language_with_a_name_and_always_the_same(text: str) -> None:
    found = language_of(text)
    assert found.name
    assert re.fullmatch("[a-z]{2,3}", found.code)
    assert language_of(text) == found


@given(st.text(st.characters(categories=["Nd", "P", "S", "Z"]), max_size=60))
def test_marks_digits_and_emoji_around_it_do_not_change_english(noise: str) -> None:
    assert language_of(f"{noise} {PARAGRAPH} {noise}").code == "en"


@pytest.mark.parametrize("piece", ["a@", "'", "“", "x'y ", "http://", "@", "1", "' '", "я", "er weint leise "])
def test_a_text_of_full_length_is_answered_whatever_it_repeats(piece: str) -> None:
    assert language_of(piece * (20_000 // len(piece))).name


def test_neither_importing_accounts_nor_reading_english_loads_anything_heavy() -> None:
    program = (
        "import sys; from tearwise.accounts import language_of; "
        f"assert language_of({PARAGRAPH!r}).certain; "
        "assert not {'py3langid', 'numpy', 'onnxruntime', 'rich', 'typer'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_common_words_left_out_because_others_use_them_are_left_out() -> None:
    assert not {"in", "was", "of", "he", "so", "for", "her", "had", "want"} & _known().english
    assert {"the", "and", "cried", "because"} <= _known().english


def test_the_data_that_ships_names_every_language_it_leads_to() -> None:
    known = _known()
    assert set(known.variants.values()) <= set(known.names)
    assert all(code in known.names for script in known.scripts for code in script.languages)


GOOD = {"names": {"en": "English", "el": "Greek"}, "english": {"words": "the and"}}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"names": {"el": "Greek"}}, "must hold en"),
        ({"english": {"words": ""}}, "english"),
        ({"variants": {"grc": "gr"}}, "grc"),
        ({"scripts": [{"letters": "α-ω", "languages": ["el"]}, {"letters": "", "languages": ["el"]}]}, "script 2"),
        ({"scripts": [{"letters": "а-я", "languages": ["ru"]}]}, "script 1"),
        ({"scripts": [{"letters": "а-я"}]}, "script 1"),
        ({"crying": [{"words": "κλαίει", "languages": ["el"]}, {"words": "pleure", "languages": ["fr"]}]}, "crying 2"),
        ({"crying": [{"words": " ", "languages": ["el"]}]}, "crying 1"),
        ({"crying": [{"words": 5, "languages": ["el"]}]}, "crying 1"),
        ({"crying": [{"words": "κλαίει", "languages": [["el"]]}]}, "crying 1"),
        ({"scripts": [{"letters": "α-ω", "languages": ["el"], "weight": "2"}]}, "script 1"),
        ({"scripts": [{"letters": "ω-α", "languages": ["el"]}]}, "script 1: 'letters' are no range"),
        ({"names": ["en"]}, "names"),
        ({"variants": ["grc"]}, "variants"),
        ({"crying": [{"words": "the", "languages": ["el"]}]}, "crying 1: 'the' is an English word"),
    ],
)
def test_wrong_data_is_refused_by_its_entry(change: dict[str, object], message: str) -> None:
    assert parsed(GOOD).names["en"] == "English"
    with pytest.raises(DataError, match=message):
        parsed({**GOOD, **change})


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(list("wW.@#/h:tps1 xé")), max_size=20).map("".join)))
def test_there_is_no_noise_where_none_of_its_signs_is(text: str) -> None:
    assert _NOISY.search(text) or not _NOISE.search(text)


@given(
    st.one_of(st.text(max_size=60), st.lists(st.sampled_from(list("wW./#h:tps1 x\n\xe9")), max_size=25).map("".join))
)
def test_noise_in_a_text_without_an_at_sign_is_the_same_noise(text: str) -> None:
    text = text.replace("@", "")
    assert _NOISE_WITHOUT_AT.sub("_", text) == _NOISE.sub("_", text)


QUOTED = re.compile(
    r"\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|„[^“”\n]{1,400}[“”]|«[^»\n]{1,400}»|(?<!\w)['‘][^'’\n]{1,400}['’](?!\w)"
)


@given(st.lists(st.sampled_from([*"\"“”„«»'‘’ ab\n", "c" * 399, "don't"]), max_size=40).map("".join))
def test_what_is_quoted_stands_between_marks_that_belong_together(text: str) -> None:
    assert _QUOTED.sub("_", text) == QUOTED.sub("_", text)


@pytest.mark.parametrize("text", ["oma weint", "babcia płacze", "nonna piange"])
def test_a_foreign_word_of_crying_behind_my_stands_in_english(text: str) -> None:
    assert language_of(text).code != "en"
    assert language_of(f"my {text}").code == "en"
